"""Money: signs, words and codes of currencies, all to ISO 4217."""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms
from reader.analysis.tables import words

CURRENCY_SIGNS: Final = {
    "$": "USD", "US$": "USD", "USD$": "USD", "NZ$": "NZD", "NZD$": "NZD", "AU$": "AUD", "AUD$": "AUD", "A$": "AUD",
    "CA$": "CAD", "C$": "CAD", "CAD$": "CAD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "MEX$": "MXN",
    "MXN$": "MXN", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₾": "GEL", "₿": "XBT",
    "₭": "LAK", "RS": "INR", "RMB": "CNY", "RM": "MYR",
}  # fmt: skip
"""Without white space and full stops, in capitals. A plain "$" is the US dollar."""
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
    DEM: mark marks deutschmarks
    FIM: markka
    XBT: bitcoin bitcoins btc
""")
AMBIGUOUS_WORDS: Final = words("won mark marks sterling rand")
"""Money only after a magnitude or a nation: a team has "won" too."""
CURRENCY_PARTS: Final = {
    "cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "satoshi": "XBT",
    "satoshis": "XBT",
}  # fmt: skip
"""Parts of a currency."""
PARTS_OF_ONE: Final = {"satoshi": 10**8, "satoshis": 10**8}
"""How many of them are one, where it is not a hundred."""
CURRENCY_CODES: Final = words("""
    USD EUR GBP JPY CNY INR AUD CAD NZD HKD SGD CHF SEK NOK DKK RUB BRL ZAR KRW ILS TRY UAH MXN PLN RMB CZK HUF THB IDR
    BTC
""")
SUFFIXES: Final = {"元": "CNY", "円": "JPY", "kr": "SEK"}
"""Words of money that touch the digits."""
LINES: Final = frozenset({360, 480, 720, 1080, 1440, 2160})
"""Numbers of lines on a screen, whose "p" is no penny."""
CODE_MEANINGS: Final = {"RMB": "CNY", "BTC": "XBT"}
"""Codes in use that are not those of ISO 4217."""
NATIONS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "zealand": "NZD", "british": "GBP", "sterling": "GBP", "indian": "INR", "pakistani": "PKR", "swiss": "CHF",
    "kong": "HKD", "hongkong": "HKD", "chinese": "CNY", "japanese": "JPY", "turkish": "TRY", "russian": "RUB",
    "finnish": "FIM", "dutch": "NLG", "german": "DEM", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP",
    "sri": "LKR", "nepalese": "NPR", "danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "philippine": "PHP",
    "colombian": "COP", "argentine": "ARS", "chilean": "CLP", "cuban": "CUP", "iranian": "IRR", "qatari": "QAR",
    "south": "ZAR", "taiwan": "TWD", "mexican": "MXN", "french": "FRF", "belgian": "BEF",
}  # fmt: skip
"""A word before that of the currency which says whose it is."""
PER_WORDS: Final = words(
    "share barrel gallon ton tonne pound head person mile litre liter kilo ounce unit kilogram ticket acre"
)
"""What an amount may be for one of, besides a unit of time."""
