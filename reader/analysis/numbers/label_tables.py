"""Words about numbers that are no quantities: what is numbered, streets, events; and words that end a noun phrase."""

from __future__ import annotations

from typing import Final

from reader.analysis.tables import words

NUMBERED: Final = words("""
    flight gate runway terminal section article chapter page pages figure fig table route interstate highway
    room ticket version windows internet explorer html isbn id boeing airbus phase apollo channel studio
    building apartment apt suite box no nos formula bbc act title rule amendment resolution psalm iphone android
    playstation xbox covid group part volume episode season grade zone sector line platform model bus train
    number pier ward area district precinct unit level tier radio exit junction lot row seat slide step stage
    appendix clause paragraph verse sonnet symphony opus expedition falcon soyuz voyager pioneer ariane galaxy
    pixel nintendo gemini proposition prop bowl war type mark schedule annex item exercise
    exercises nr nrs class category catch spf factor size vitamin player jersey shirt bay car squadron regiment brigade
    battalion division firefox chrome python java ios macos photoshop office psalms
""")
"""Words that are numbered: what follows them is no quantity."""
SHORTENED: Final = words("no nos fig figs vol vols nr nrs art arts sec secs ch chs pp p para paras")
"""The same, shortened and with a full stop: "Figs. 3 and 4"."""
LAWS: Final = words("h.r. u.s.c. c.f.r. s.b. h.b.")
"""Collections of laws and bills, shortened: "H.R. 815", "18 U.S.C."."""
PLAIN_TOO: Final = words("""
    no car bus train area war room seat unit act bay lot row line zone district stage step player shirt bowl mark exit
    building box part group season class radio ward pier route highway interstate terminal gate junction
    platform section level office slide model studio apartment schedule exercise precinct title rule
    resolution expedition ticket flight runway episode grade table factor
""")
"""Those that in small letters may also end one phrase before a quantity: "by car 40 miles away"."""
STREETS: Final = words("""
    ave avenue st street road rd blvd boulevard lane drive square terrace crescent plaza parkway highway way court
""")
RANKED: Final = words("""
    legion airborne infantry brigade battalion division regiment street avenue fleet circuit amendment st ave congress
    army corps squadron wing precinct district parliament
""")
"""What is named by a rank in digits: "501st Legion"."""
STATES: Final = words("""
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI SC SD TN TX UT VT VA WA WV WI WY
""")
"""Before a postal code of the United States."""
STOP_WORDS: Final = words("""
    the a an of to in on at by for with from and or but as is are was were be been being has have had do does
    did will would could should may might can must shall that this these those it its he she they we you i his
    her their our my not no nor who whom whose which what when where while than then if so because after before
    during since until under over about into out off up down per each said says say also just only still between
    among against within without through across around near any both such very too now here there how why him
    them us me ago later earlier away via like most least versus vs according including despite though although
    however yet amid every again ever never already next last together apart instead once
""")
"""Words that are never part of a counted thing."""
PARTICIPLES: Final = words("killed wounded injured dead")
"""Counted like nouns when they follow the number at once: "12 killed"."""
VERBS: Final = words("""
    taken left hurt missing arrested died voted won lost scored came went saw took told made found held led began
    rescued displaced infected elected homeless hospitalised hospitalized burned saved aboard remain remained fled
    admitted writing posted scheduled worth alive due meant
""")
"""What says something of counted ones that are not named: "200 hurt"."""
VERBS_IN_S: Final = words("""
    comes goes gives becomes seems brings contains includes gets belongs consists appears happens
""")
"""Behind a noun these are no plurals: "one expert gives"."""
SIZES: Final = words("page bedroom seat storey")
"""What a number says of one thing, also without a hyphen: "a 180 page book"."""
PLURALS: Final = words("""
    people men women children police cattle troops personnel staff lives wives wolves fish sheep aircraft series
    species data media teeth feet mice geese criteria crew schoolchildren grandchildren spacecraft offspring folk
    clergy youth vertebrae alumni bacteria larvae fungi phenomena poultry livestock firemen policemen congressmen
    lawmakers craft
""")
"""Plurals without an s."""
NO_ONE: Final = words("no any every some this that each which the another only such new right wrong last")
"""Before the word "one" where it stands for a noun."""
OUTCOMES: Final = words("""
    win victory loss defeat draw vote ruling decision lead score majority margin triumph rout verdict tie record
    upset
""")
SCORING: Final = words("""
    won win beat beating lost lose drew defeated ahead lead led score voted passed scored winning tied trailed ruled
    leading trailing thrashed edged defeating losing
""")
CHANGES: Final = words("""
    rose rise risen rising fell fall fallen falling grew grow grown growing up down increased increase increasing
    decreased decrease dropped drop declined decline climbed jumped cut raised raising raise lowered widened narrowed
    surged slipped slid went gone changed change shrank reduced reduce reducing improved moved expanded doubled
    upgraded boosted swelled edged gained gain gaining soared rallied advanced plunged tumbled slumped eased sank
    shed added
""")
"""Verbs of change: "rose from 9 to 10 seats" gives two numbers, not a range."""
PLACE_IDIOMS: Final = words("lady name foremost hand aid glance class minister degree")
"""What follows a "first" that counts nothing."""
NOUNS_IN_ING: Final = words("""
    building meeting shooting killing hearing reading showing bombing being painting drawing ruling listing warning
    offering filing wedding crossing morning evening thing housing parking opening closing running starting leading
    remaining existing outstanding missing living working following competing training sporting sitting
""")
"""Nouns and adjectives that are no participles."""
ADJECTIVES_IN_ED: Final = words("""
    armed wounded injured unnamed unarmed red united alleged proposed suspected masked unidentified registered planned
    detailed limited related used bed seed speed breed deed shed wed feed hundred kindred added dedicated separated
    mixed confirmed reported detained abandoned abducted captured trained experienced talented married retired elected
    skilled paid undecided selected displaced convicted
""")
"""The same of forms of the past."""
