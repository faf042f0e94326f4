"""Money: signs, words and codes of currencies, all to ISO 4217."""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms
from reader.analysis.tables import words

CURRENCY_SIGNS: Final = {
    "$": "USD", "US$": "USD", "USD$": "USD", "NZ$": "NZD", "NZD$": "NZD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD",
    "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "CAD$": "CAD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "MX$": "MXN",
    "MEX$": "MXN", "MXN$": "MXN", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₾": "GEL",
    "₿": "XBT", "₭": "LAK",
}  # fmt: skip
"""Without white space and full stops, in capitals; the first of a currency is what we write. "$" is the US dollar."""
CURRENCY_CODES: Final = {
    **{code: code for code in words("""
        USD EUR GBP JPY CNY INR AUD CAD NZD HKD SGD CHF SEK NOK DKK ISK RUB BRL ZAR KRW ILS TRY UAH MXN PLN CZK HUF RON
        BGN THB IDR MYR PHP VND TWD PKR LKR BDT EGP NGN KES GHS SAR AED QAR ARS CLP COP PEN
    """)},
    "RMB": "CNY", "BTC": "XBT", "RS": "INR", "RM": "MYR",
}  # fmt: skip
"""Those of ISO 4217, and others in use, before a number or after it."""
SHORT_CODES: Final = frozenset({"RS", "RM"})
"""Those that stand before a number alone."""
CURRENCY_WORDS: Final = forms("""
    USD: dollar dollars buck bucks
    EUR: euro euros
    GBP: pound pounds sterling quid
    JPY: yen
    CNY: yuan renminbi rmb
    INR: rupee rupees
    RUB: ruble rubles rouble roubles
    ILS: shekel shekels
    MXN: peso pesos
    CHF: franc francs
    SEK: krona kronor
    DKK: krone kroner
    NGN: naira
    ZAR: rand
    TRY: lira liras
    UAH: hryvnia hryvnias
    IRR: rial rials
    IDR: rupiah
    THB: baht
    KRW: won
    PLN: zloty zlotys
    BRL: reais
    HUF: forint forints
    MYR: ringgit
    SAR: riyal riyals
    ESP: peseta pesetas
    NLG: guilder guilders
    DEM: marks deutschmark deutschmarks
    FIM: markka
    XBT: bitcoin bitcoins btc
""")
AMBIGUOUS_WORDS: Final = words("won marks sterling rand")
"""Money only after a magnitude or a nation: a team has "won" too."""
CURRENCY_PARTS: Final = {
    "cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "satoshi": "XBT",
    "satoshis": "XBT",
}  # fmt: skip
"""Parts of a currency."""
PARTS_OF_ONE: Final = {"satoshi": 10**8, "satoshis": 10**8}
"""How many of them are one, where it is not a hundred."""
SUFFIXES: Final = {"元": "CNY", "円": "JPY", "kr": "SEK"}
"""Words of money that touch the digits."""
LINES: Final = frozenset({360, 480, 720, 1080, 1440, 2160})
"""Numbers of lines on a screen, whose "p" is no penny."""
NATIONS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "new zealand": "NZD", "british": "GBP", "sterling": "GBP", "indian": "INR", "pakistani": "PKR", "swiss": "CHF",
    "hong kong": "HKD", "hongkong": "HKD", "chinese": "CNY", "japanese": "JPY", "turkish": "TRY", "russian": "RUB",
    "finnish": "FIM", "dutch": "NLG", "german": "DEM", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP",
    "sri lankan": "LKR", "sri lanka": "LKR", "nepalese": "NPR", "danish": "DKK", "norwegian": "NOK", "swedish": "SEK",
    "icelandic": "ISK", "philippine": "PHP", "colombian": "COP", "argentine": "ARS", "chilean": "CLP", "cuban": "CUP",
    "iranian": "IRR", "iraqi": "IQD", "qatari": "QAR", "saudi": "SAR", "kuwaiti": "KWD", "south african": "ZAR",
    "south korean": "KRW", "taiwan": "TWD", "new taiwan": "TWD", "mexican": "MXN", "french": "FRF", "belgian": "BEF",
    "polish": "PLN", "czech": "CZK", "hungarian": "HUF", "ukrainian": "UAH", "israeli": "ILS", "thai": "THB",
    "kenyan": "KES", "nigerian": "NGN", "brazilian": "BRL",
}  # fmt: skip
"""A word before that of the currency which says whose it is."""
PER_WORDS: Final = words(
    "share barrel gallon ton tonne pound head person mile litre liter kilo ounce unit kilogram ticket acre"
)
"""What an amount may be for one of, besides a unit of time."""
WEIGHED: Final = words("weigh weighs weighed weighing weight lost gained drop shed lose equal baby")
"""Before pounds that are a weight: "lost 20 pounds"."""
WEIGHED_AFTER: Final = words("of in heavier lighter overweight")
PAID: Final = words("""
    cash debt savings aid funding taxpayers bet bets betting gambling wager fine fines note notes prize fee reward bill
    rent deal loan grant bonus
""")
"""After pounds that are money all the same: "40 pounds of debt", "lost 20 pounds on a bet", "a 50-pound note"."""
SMALL_CHANGE: Final = words("cent cents pence øre centavos")
"""Parts after the whole: "13 dollars and 45 cents"."""
