"""Units as people type them: signs, abbreviations and names, as the library keeps them."""

from __future__ import annotations

from reader.text.fold import fold
from reader.text.plurals import of_one

_TYPED = {
    "$": "usd", "us$": "usd", "dollar": "usd", "buck": "usd", "€": "eur", "euro": "eur", "£": "gbp", "sterling": "gbp",
    "quid": "gbp", "¥": "jpy", "yen": "jpy", "yuan": "cny", "renminbi": "cny", "rmb": "cny", "₹": "inr", "rupee": "inr",
    "₽": "rub", "ruble": "rub", "rouble": "rub", "₩": "krw", "₺": "try", "lira": "try", "₪": "ils", "shekel": "ils",
    "₴": "uah", "hryvnia": "uah", "฿": "thb", "baht": "thb", "₫": "vnd", "₦": "ngn", "naira": "ngn", "₱": "php",
    "a$": "aud", "au$": "aud", "c$": "cad", "ca$": "cad", "nz$": "nzd", "hk$": "hkd", "s$": "sgd", "r$": "brl",
    "peso": "mxn", "franc": "chf", "krona": "sek", "krone": "dkk", "rand": "zar", "zloty": "pln", "forint": "huf",
    "₿": "xbt", "bitcoin": "xbt", "btc": "xbt",
    "%": "percent", "pct": "percent", "percentage": "percent", "bp": "percentage point", "pp": "percentage point",
    "mi": "mile", "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "ft": "foot", "in": "inch",
    "yd": "yard", "ha": "hectare", "t": "tonne", "lb": "pound", "oz": "ounce", "kg": "kilogram", "kilo": "kilogram",
    "g": "gram", "mg": "milligram", "l": "liter", "ml": "milliliter", "mw": "megawatt", "gw": "gigawatt",
    "kw": "kilowatt", "tw": "terawatt", "hp": "horsepower", "kwh": "kilowatt-hour", "mwh": "megawatt-hour",
    "gwh": "gigawatt-hour", "twh": "terawatt-hour", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte",
    "tb": "terabyte", "°": "degree", "°c": "degree celsius", "celsius": "degree celsius", "°f": "degree fahrenheit",
    "fahrenheit": "degree fahrenheit", "hz": "hertz", "mhz": "megahertz", "ghz": "gigahertz", "db": "decibel",
    "kcal": "kilocalorie", "hpa": "hectopascal", "mph": "mile per hour", "kph": "kilometer per hour",
    "kmh": "kilometer per hour", "km/h": "kilometer per hour", "km²": "square kilometer", "km2": "square kilometer",
    "m²": "square meter", "m2": "square meter", "sec": "second", "min": "minute", "hr": "hour", "h": "hour",
    "yr": "year", "lbs": "pound", "kgs": "kilogram", "kms": "kilometer", "hrs": "hour", "yrs": "year",
    "bps": "percentage point",
}  # fmt: skip
_AMBIGUOUS = {"pound": ("gbp", "pound")}
"""Words that are several units; each of these has a name of its own besides."""
_OWN_NAMES = {"pound": "lb"}


def units_of(typed: str) -> tuple[str, ...]:
    """The units that are meant, as the library compares them: "km" and "Kilometres" are "kilometer"."""
    words = [_american(of_one(word)) for word in fold(typed).split()]
    unit = " ".join(words)
    return _AMBIGUOUS.get(unit) or (_TYPED.get(fold(typed)) or _TYPED.get(unit, unit),)


def as_asked_for(unit: str) -> str:
    """What to type for a unit, and none but it."""
    return _OWN_NAMES.get(unit, unit)


def _american(word: str) -> str:
    return f"{word[:-3]}ter" if word.endswith(("metre", "litre")) else word
