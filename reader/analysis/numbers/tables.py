"""Words of numbers, units, money, time and approximation. All keys are lower case."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reader.analysis.tables import words

if TYPE_CHECKING:
    from reader.model import Bound


def _forms(table: str) -> dict[str, str]:
    """Lines of "canonical: form form …" as form -> canonical."""
    pairs: dict[str, str] = {}
    for line in table.strip().splitlines():
        canonical, _, forms = line.strip().partition(": ")
        pairs.update(dict.fromkeys(forms.split(), canonical))
    return pairs


def _numbered(text: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * i for i, word in enumerate(text.split())}


ONES: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
SCALE_ABBREVIATIONS: Final = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
OPEN_COUNTS: Final = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
"""Plurals that give only the least that is meant."""
ORDINALS: Final = {
    **_numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100,
}  # fmt: skip
ORDINAL_ENDINGS: Final = words("st nd rd th")
FRACTIONS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
FRACTION_SIGNS: Final = {
    "½": Decimal("0.5"), "⅓": Decimal("0.333"), "⅔": Decimal("0.667"), "¼": Decimal("0.25"), "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"), "⅛": Decimal("0.125"),
}  # fmt: skip
MULTIPLES: Final = {
    "twice": "2", "thrice": "3", "doubled": "2", "doubling": "2", "tripled": "3", "tripling": "3", "quadrupled": "4",
    "halved": "0.5",
}  # fmt: skip

MONTHS: Final = {
    **_numbered("january february march april may june july august september october november december", 1),
    **_numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1),
    "sept": 9,
}  # fmt: skip
WEEKDAYS: Final = _numbered("monday tuesday wednesday thursday friday saturday sunday", 1)
TIME_UNITS: Final = _forms("""
    second: second seconds sec secs
    minute: minute minutes min mins
    hour: hour hours hr hrs
    day: day days
    night: night nights
    week: week weeks
    fortnight: fortnight fortnights
    weekend: weekend weekends
    month: month months
    year: year years yr yrs
    decade: decade decades
    century: century centuries
""")
ZONES: Final = words("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist et pt")

CURRENCY_SIGNS: Final = {
    "$": "USD", "US$": "USD", "NZ$": "NZD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH",
}  # fmt: skip
CURRENCY_WORDS: Final = _forms("""
    USD: dollar dollars
    EUR: euro euros
    GBP: pound pounds
    JPY: yen
    CNY: yuan renminbi
    INR: rupee rupees
    RUB: ruble rubles rouble roubles
    ILS: shekel shekels
    MXN: peso pesos
    CHF: franc francs
    SEK: krona kronor
    NGN: naira
    ZAR: rand
    TRY: lira
    UAH: hryvnia hryvnias
    IRR: rial rials
    IDR: rupiah
    THB: baht
""")
CURRENCY_PARTS: Final = {"cent": "USD", "cents": "USD", "pence": "GBP"}
"""Hundredths."""
CURRENCY_CODES: Final = words(
    "USD EUR GBP JPY CNY INR AUD CAD NZD HKD SGD CHF SEK NOK DKK RUB BRL ZAR KRW ILS TRY UAH MXN PLN"
)
CURRENCY_BEFORE: Final = {"rs": "INR", "rm": "MYR", "rmb": "CNY"}
CURRENCY_NATIONS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "zealand": "NZD", "british": "GBP", "sterling": "GBP", "indian": "INR", "pakistani": "PKR", "swiss": "CHF",
}  # fmt: skip

MEASURES: Final = _forms("""
    mile: mile miles mi
    kilometer: km kms kilometer kilometers kilometre kilometres
    meter: meter meters metre metres
    centimeter: cm centimeter centimeters centimetre centimetres
    millimeter: mm millimeter millimeters millimetre millimetres
    foot: foot feet ft
    inch: inch inches
    yard: yard yards
    acre: acre acres
    hectare: hectare hectares
    ton: ton tons
    tonne: tonne tonnes
    pound: lb lbs
    ounce: ounce ounces oz
    kilogram: kg kilogram kilograms kilo kilos
    gram: gram grams
    milligram: mg milligram milligrams
    mile per hour: mph
    kilometer per hour: kph kmh
    knot: knots
    barrel: barrel barrels
    gallon: gallon gallons
    liter: liter liters litre litres
    megawatt: mw megawatt megawatts
    gigawatt: gw gigawatt gigawatts
    kilowatt: kw kilowatt kilowatts
    gigabyte: gb gigabyte gigabytes
    terabyte: tb terabyte terabytes
    megabyte: mb megabyte megabytes
    degree: degree degrees °
    volt: volt volts
    watt: watt watts
    calorie: calorie calories
    magnitude: magnitude
""")

HEDGES: Final[dict[str, Bound]] = {
    "nearly": "<~", "almost": "<~", "about": "~", "around": "~", "roughly": "~", "approximately": "~", "some": "~",
    "estimated": "~", "circa": "~", "over": ">", "above": ">", "exceeding": ">", "exceeded": ">", "under": "<",
    "below": "<", "within": "<=",
}  # fmt: skip
PHRASE_HEDGES: Final[dict[tuple[str, str], Bound]] = {
    ("more", "than"): ">", ("greater", "than"): ">", ("higher", "than"): ">", ("larger", "than"): ">",
    ("less", "than"): "<", ("fewer", "than"): "<", ("lower", "than"): "<", ("smaller", "than"): "<",
    ("at", "least"): ">=", ("at", "most"): "<=", ("up", "to"): "<=", ("close", "to"): "~", ("closer", "to"): "~",
    ("many", "as"): "<=", ("much", "as"): "<=", ("just", "over"): ">~", ("just", "under"): "<~",
    ("well", "over"): ">", ("just", "about"): "~",
}  # fmt: skip

STOP_WORDS: Final = words("""
    the a an of to in on at by for with from and or but as is are was were be been being has have had do does
    did will would could should may might can must shall that this these those it its he she they we you i his
    her their our my not no nor who whom whose which what when where while than then if so because after before
    during since until under over about into out off up down per each said says say also just only still between
    among against within without through across around near any both such very too now here there how why him
    them us me ago later earlier away via like most least versus vs according including despite though although
    however yet amid
""")
"""Words that are never part of a counted thing."""
PARTICIPLES: Final = words("killed wounded injured dead")
"""Counted like nouns when they follow the number at once: "12 killed"."""
PLURALS: Final = words("""
    people men women children police cattle troops personnel staff lives wives wolves fish sheep aircraft series
    species data media teeth feet mice geese criteria crew
""")
"""Plurals without an s."""
NUMBERED: Final = words("""
    flight gate runway terminal section article chapter page pages figure fig table route interstate highway
    room ticket version windows internet explorer html isbn id boeing airbus phase apollo channel studio
    building apartment apt suite box no formula bbc act title rule amendment resolution psalm iphone android
    playstation xbox covid group part volume episode season grade zone sector line platform model bus train
    number
""")
"""Words that are numbered: what follows them is no quantity."""
STREETS: Final = words("ave avenue st street road rd blvd boulevard lane drive")
