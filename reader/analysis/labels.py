"""Figures in words and signs as people read them: "≈ 25,000 Palestinians", "$4.5 million", "7 Oct"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.text.digits import in_digits, in_words, ordinal, span_in_words

if TYPE_CHECKING:
    from reader.model import Bound, NumberMention

_SIGNS: dict[Bound, str] = {"=": "", "~": "≈ ", "<~": "≈ ", ">~": "≈ ", "<": "< ", ">": "> ", "<=": "≤ ", ">=": "≥ "}
_NOTES: dict[Bound, str] = {"<~": "just under", ">~": "just over"}
_RANGE_NOTES: dict[Bound, str] = {
    **_NOTES, "~": "roughly", "<": "under", ">": "over", "<=": "at most", ">=": "at least",
}  # fmt: skip
_CURRENCY_SIGNS = {
    "USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "ILS": "₪", "KRW": "₩", "UAH": "₴", "RUB": "₽",
    "TRY": "₺", "NGN": "₦", "PHP": "₱", "AUD": "A$", "CAD": "C$", "HKD": "HK$", "NZD": "NZ$", "SGD": "S$", "XBT": "₿",
}  # fmt: skip
_SHORT_UNITS = {"second": "s", "minute": "min", "hour": "h"}
_LARGER_UNITS = {
    "month": ("year", 12, r"\byears?\b"), "day": ("week", 7, r"\bweeks?\b"), "hour": ("day", 24, r"\bdays?\b"),
    "minute": ("hour", 60, r"\bhours?\b|\dh"), "second": ("minute", 60, r"\bmin(?:ute)?s?\b"),
}  # fmt: skip
"""For a unit the next larger one, how many make one, and how the text names that beside it."""
_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "hertz": "hertz", "horsepower": "horsepower",
    "stone": "stone", "megahertz": "megahertz", "gigahertz": "gigahertz",
}  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_INCHES_A_FOOT = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ERA_UNTIL = 1000
"""Years before this one have their era named."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = re.compile(r"-?\d{4}$")
_LONG_PERIOD = re.compile(r"(-?)(\d\d)(\d?)X+$")
_DAY = re.compile(r"(-?\d{4}|XXXX)-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(-?\d{4}|XXXX)-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_PART = re.compile(r"(\d{4}|XXXX)-([QH]\d)$")


def label_and_note(text: str, number: NumberMention) -> tuple[str, str]:
    """The label of a figure, and what the label leaves out, or an empty note."""
    if number.kind == "date":
        return _date_label(text, number)
    if number.kind == "time":
        return (number.date or text[number.start : number.end]).replace("/", "–"), ""
    if number.kind == "duration" and number.resolved:
        return f"{_quantity(text, number)} ago", _one_date(number.resolved) or ""
    is_range = number.low is not None and number.high is not None
    sign = "" if is_range or number.value is None else _SIGNS[number.bound]
    note = (_RANGE_NOTES if is_range else _NOTES).get(number.bound, "")
    return sign + _quantity(text, number), note


def _quantity(text: str, number: NumberMention) -> str:
    what = f" {number.what}" if number.what else ""
    unit = number.unit or ""
    if number.kind == "score":
        return f"{number.low}–{number.high}"
    if number.kind == "fraction":
        return text[number.start : number.end] + (f" of {number.what}" if number.what else "")
    if number.kind == "ordinal":
        return ordinal(int(number.value or 0)) + what
    size = _size(number)
    if number.kind == "money":
        sign = _CURRENCY_SIGNS.get(unit, f"{unit} ")
        size += "0" if re.search(r"\.\d$", size) else ""
        return sign + size + (f" per {number.per}" if number.per else "")
    if number.kind == "percent":
        return f"{size}%" if unit == "percent" else f"{size} percentage points"
    if number.kind == "age":
        return f"{_in_several_units(text, number) or f'{size} {_plural(unit, size)}'} old"
    if number.kind == "multiple":
        return f"{size} times"
    if number.kind in {"duration", "measure"}:
        if unit == "magnitude":
            return f"magnitude {size}"
        if unit == "inch" and number.value and re.search(r"\b(?:foot|feet|ft)\b", text[number.start : number.end]):
            feet, inches = divmod(Decimal(number.value), _INCHES_A_FOOT)
            return f"{in_digits(feet)} ft {in_digits(inches)} in"
        if number.kind == "duration" and (parts := _in_several_units(text, number)):
            return parts
        if size == "0.5":
            return f"½ {_SHORT_UNITS.get(unit) or unit}"
        return f"{size} {_SHORT_UNITS.get(unit) or _plural(unit, size)}"
    return size + what


def _in_several_units(text: str, number: NumberMention) -> str:
    """A length of time in the units that it is written in, "2 h 51 min", or as on a stopwatch; empty for one unit."""
    written = text[number.start : number.end]
    if ":" in written:
        return written
    amount, unit, parts = Decimal(number.value or 0), number.unit or "", [""]
    while unit in _LARGER_UNITS and re.search(_LARGER_UNITS[unit][2], written, re.IGNORECASE):
        larger, many, _ = _LARGER_UNITS[unit]
        amount, rest = divmod(amount, many)
        parts.insert(0, _in_unit(rest, unit))
        unit = larger
    return f"{_in_unit(amount, unit)} {' '.join(parts)}".rstrip() if len(parts) > 1 else ""


def _in_unit(amount: Decimal, unit: str) -> str:
    size = in_digits(amount)
    return f"{size} {_SHORT_UNITS.get(unit) or _plural(unit, size)}"


def _size(number: NumberMention) -> str:
    """Digits of a value, a range, or an open range ("100+")."""
    if number.value is not None:
        return in_words(Decimal(number.value))
    if number.low is not None and number.high is not None:
        return span_in_words(Decimal(number.low), Decimal(number.high))
    return in_words(Decimal(number.low or number.high or 0)) + "+"


def _plural(unit: str, size: str) -> str:
    if size == "1" or not unit:
        return unit
    first, _, rest = unit.partition(" ")
    if first in {"square", "cubic", "metric", "nautical"}:
        return f"{first} {_plural(rest, size)}"
    return " ".join(filter(None, (_PLURALS.get(first, first + "s"), rest)))


def _date_label(text: str, number: NumberMention) -> tuple[str, str]:
    written = text[number.start : number.end]
    date = number.date or ""
    parts = [_one_date(part) for part in (number.resolved or date).split("/")]
    if not all(parts):
        return written, "no date"
    label = " – ".join(part for part in parts if part)
    if number.resolved is None:
        return label, ("no date" if "W" in date else "no year") if "XXXX" in date else ""
    return f"{label} ← {written}", "year inferred" if re.match(
        r"XXXX-(?:Q|[01]\d)", date
    ) and "XX-XX" not in date else ""


def _one_date(date: str) -> str | None:
    """One ISO 8601 date in words; None when it names no point in time."""
    if match := _DAY.match(date):
        return f"{int(match[3])} {_month(match[2])} {_year(match[1])}".rstrip()
    if match := _MONTH.match(date):
        if match[2] in _SEASONS:
            return f"{_SEASONS[match[2]]} {_year_of_season(match[1], match[2])}".rstrip()
        return f"{_month(match[2])} {_year(match[1])}".rstrip()
    if match := _WEEK.match(date):
        return f"week {int(match[2])}, {match[1]}"
    if match := _PART.match(date):
        return f"{match[2]} {_year(match[1])}".rstrip()
    if date.startswith("XXXX-WXX-") and date[-1:] in "1234567":
        return _WEEKDAYS[int(date[-1]) - 1]
    if match := _LONG_PERIOD.match(date):
        era = " BC" if match[1] else ""
        return f"{match[2]}{match[3]}0s{era}" if match[3] else f"{ordinal(int(match[2]) + 1)} century{era}"
    return _year(date) if _YEAR.match(date) else None


def _year(year: str) -> str:
    """A year of ISO 8601 as it is said: -0043 is 44 BC, 0079 is AD 79; empty where it is not known."""
    if year == "XXXX":
        return ""
    if int(year) < 1:
        return f"{1 - int(year)} BC"
    return f"AD {int(year)}" if int(year) < _ERA_UNTIL else year


def _year_of_season(year: str, season: str) -> str:
    """A winter ends in the next year, and is named by both."""
    return f"{year}–{(int(year) + 1) % 100:02}" if _SEASONS[season] == "winter" and year.isdecimal() else _year(year)


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1]
