"""Words that say what the capitalised words beside them are."""

from __future__ import annotations

from reader.analysis.tables import words

TITLES = words("""
    Mr. Mr Mrs. Mrs Ms. Ms Mx Miss Dr. Dr Prof. Prof Professor Sir Dame Lord Lady Madam Sen. Senator Rep. Reps.
    Representative Congressman Congresswoman Gov. Governor Gen. Col. Colonel Lt. Lieutenant Sgt. Sergeant Capt.
    Captain Cpl. Corporal Maj. Cmdr. Commander Adm. Admiral Rev. Reverend Hon. President Premier Minister
    Chancellor Secretary Ambassador Envoy Commissioner Mayor Councillor Councilman Councilwoman King Queen
    Prince Princess Duke Duchess Emperor Sultan Sheikh Emir Ayatollah Imam Rabbi Pope Cardinal Archbishop Bishop
    Father Sister Judge Justice Sheriff Detective Inspector Constable Officer Chairman Chairwoman Chair CEO CFO
    Director Manager Coach Speaker Leader Whip Spokesman Spokeswoman Spokesperson Attorney Prosecutor Lawyer
    Doctor Nurse Pilot Actor Actress Singer Author Journalist Reporter Correspondent MP MEP Deputy General
    Adviser Advisor Administrator Superintendent Marshal Undersecretary Treasurer
""")
"""Titles and roles that stand before a person's name and are no part of it."""

TITLE_MODIFIERS = words("""
    Prime Vice Deputy Foreign Defense Defence Interior Finance Home Health Education Justice Energy Trade Labor
    Environment Agriculture Transport Culture Treasury Shadow First Former Ex Acting Assistant Associate Senior
    Chief Executive Press State Attorney District Police Fire House Senate Majority Minority Opposition Party
    National Security Homeland Crown Supreme Grand Managing Permanent Special Secretary Major Lieutenant
    Brigadier Staff Head Team Education Communications of and Affairs
""")
"""Words inside a title, before its last word: "Deputy Prime Minister"."""

ROLES = words("""
    president premier minister chancellor secretary ambassador commissioner mayor king queen prince princess
    judge justice sheriff detective chairman chairwoman chair director manager coach speaker leader spokesman
    spokeswoman spokesperson attorney prosecutor lawyer doctor actor actress singer author journalist reporter
    correspondent senator congressman congresswoman adviser advisor analyst professor scientist researcher
    writer photographer striker midfielder defender goalkeeper captain star founder executive officer candidate
    nominee lawmaker activist son daughter wife husband brother sister mother father teammate economist
    historian billionaire comedian rapper model designer editor producer novelist driver pilot businessman
    businesswoman
""")
"""The same in lower case: two capitalised words after one of them are a person."""

SAYING = words("""
    said says told added adds explained wrote tweeted argued noted admitted insisted replied recalled testified
    tells warned confirmed announced denied claimed declined joked
""")
"""Verbs whose subject is a person when it is two capitalised words."""

ORGANISATION_ENDINGS = words("""
    Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board Brigade Brigades Brotherhood
    Bureau Cabinet Center Centre Chamber Church Club College Commission Committee Company Conference
    Confederation Congress Consortium Co. Corp Corps Corporation Council Court Department Directorate Federation
    Firm Force Forces Foundation Front Fund Gazette Guard Group Herald Hospital Inc Inquirer Institute
    Institution Journal League Legislature Limited Ltd Ministry Mission Museum Network News Observer Office
    Organisation Organization Parliament Party Partnership Police Post Press Program Radio School Secretariat
    Senate Service Services Society Star Taskforce Telegraph Television Times Tribune Tribunal Trust Union
    University Workers
""")
"""Last words of an organisation's name of two words or more."""

ORGANISATION_HEADS = words("""
    Academy Association Bank Board Bureau Center Centers Centre Church College Commission Committee
    Confederation Council Court Department Federation House Institute Ministry Museum Office Organisation
    Organization School Society Union University
""")
"""Words that take "of" and more into an organisation's name: "University of Khartoum"."""

PLACE_ENDINGS = words("""
    Airport Avenue Bay Beach Boulevard Bridge Canal Cape Castle Coast County Creek Desert Dam Falls Forest Gulf
    Harbor Harbour Heights Highway Hill Hills Island Islands Lake Mountain Mountains Ocean Park Peninsula
    Plateau Port Prison Province Railway Region Ridge River Road Sea Square Stadium Station Strait Street Strip
    Territory Tower Valley Village
""")
"""Last words of a place's name of two words or more."""

PLACE_BEGINNINGS = words("Lake Mount Mt. Fort Ft. Cape Camp Port San Santa St. Saint")
"""First words of a place's name, when no person's title."""

COMPASS = words("North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner Outer")
"""Words that belong to a place's name when they are capitalised."""

PARTICLES = words("al el bin ibn ben abu de del della da di dos do du la le van von der den ten ter y zu af av")
"""Small words inside a person's name."""

NOT_NAMES = words("""
    I A An The This That These Those He She It They We You His Her Its Their Our My Your In On At By For From To
    Of With And Or But Nor So Yet As If When While Where Who What Which Why How There Here After Before During
    Since Until Under Over Between Among Against About Not No Yes All Some Many Most Several Both Each Every
    Other Another Such Then Than However Although Though Because According Also Meanwhile Earlier Later Now
    Today Yesterday Tomorrow Last Next First January February March April May June July August September October
    November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Read Related Photo Image Video Watch Click See More New Via AM
    PM Working Despite Amid Amidst
""")
"""Capitalised words that start no name; weekdays and months among them."""

NAMESAKES = words("""
    Austin Carolina Chad Charlotte Chelsea Christian Cleveland Columbus Dallas Ferguson Florence Forbes Ford Fox
    Georgia Houston Israel Jackson Jersey Jordan Kent Kenya Lima Lincoln Orlando Paris Phoenix Santiago Sofia
    Sydney Virginia Wagner Washington
""")
"""Known names that are people's names too: before another capitalised word they prove nothing."""

COMMON_WORDS = words("""
    Amazon Apple Commons Economist Fed Fox Guardian Independent Labour Meta Mobile Nice Orthodox Poles Polish
    Queens Reading Telegram Treasury Fatah Arsenal Java
""")
"""Known names that are common words too: where a sentence starts they prove nothing."""

COMPOUND_ENDINGS = words("led based born style like owned run wide old era made bound held less free high only")
"""Words that follow a name and a hyphen and are no part of it."""

SMALL = words("of the and for in on & de la du des")
"""Words that initials skip."""
