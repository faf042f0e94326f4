"""Figures in words and signs as people read them: "≈ 25,000 Palestinians", "$4.5 million", "7 Oct"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers.money_tables import CURRENCY_SIGNS
from reader.analysis.numbers.words import plural
from reader.text.digits import in_digits, in_words, ordinal, span_in_words

if TYPE_CHECKING:
    from reader.model import Bound, NumberMention

_SIGNS: dict[Bound, str] = {
    "=": "", "~": "≈ ", "<~": "nearly ", ">~": "just over ", "<": "< ", ">": "> ", "<=": "≤ ", ">=": "≥ ",
}  # fmt: skip
"""What stands before a number; in front, as the end of a line may be cut off."""
_RANGE_NOTES: dict[Bound, str] = {
    "<~": "just under", ">~": "just over", "~": "roughly", "<": "under", ">": "over", "<=": "at most", ">=": "at least",
}  # fmt: skip
_CURRENCY_SIGNS: dict[str, str] = {}
for _sign, _code in CURRENCY_SIGNS.items():
    _CURRENCY_SIGNS.setdefault(_code, _sign)
_PARTS = {"0.25": "¼", "0.5": "½", "0.75": "¾"}
"""Parts of one unit, as they are written."""
_SHORT_UNITS = {"second": "s", "minute": "min", "hour": "h"}
_LARGER_UNITS = {
    "month": ("year", 12, r"\byears?\b"), "day": ("week", 7, r"\bweeks?\b"), "hour": ("day", 24, r"\bdays?\b"),
    "minute": ("hour", 60, r"\bhours?\b|\dh"), "second": ("minute", 60, r"\bmin(?:ute)?s?\b"),
}  # fmt: skip
"""For a unit the next larger one, how many make one, and how the text names that beside it."""
_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "acre-foot": "acre-feet", "hertz": "hertz",
    "horsepower": "horsepower", "stone": "stone", "megahertz": "megahertz", "gigahertz": "gigahertz",
}  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_INCHES_A_FOOT = 12
_POUNDS_A_STONE = 14
_FEET = re.compile(r"\b(?:foot|feet|ft)\b|\d['’′]\d")
_STONES = re.compile(r"\d ?st(?:one)?\b")
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
    if number.kind == "fraction" or (number.value is None and not is_range):
        return _as_written(text, number), ""
    sign = "" if is_range else _SIGNS[number.bound]
    note = _RANGE_NOTES.get(number.bound, "") if is_range else ""
    rate = f" per {number.per}" if number.per else ""
    return sign + _quantity(text, number) + rate, note


def _as_written(text: str, number: NumberMention) -> str:
    """Shares of things and open counts, which no digits could say better: "one in six people", "dozens of rescuers"."""
    sign = _SIGNS[number.bound] if number.kind == "fraction" else ""
    words = " ".join(text[number.start : number.full_end].split())
    return sign + (words[0].lower() + words[1:] if not words[1:2].isupper() else words)


def _quantity(text: str, number: NumberMention) -> str:
    what = f" {number.what}" if number.what else ""
    unit = number.unit or ""
    if number.kind == "score":
        return f"{number.low}–{number.high}"
    if number.kind == "ordinal":
        ends = (number.value,) if number.value is not None else (number.low, number.high)
        return "–".join(ordinal(int(Decimal(end))) for end in ends if end is not None) + what
    size = _size(number)
    if number.kind == "money":
        sign = _CURRENCY_SIGNS.get(unit, f"{unit} ")
        minus = "−" if size.startswith("-") else ""
        return minus + sign + size.removeprefix("-") + ("0" if re.search(r"\.\d$", size) else "")
    if number.kind == "percent":
        return _share(text, number, size)
    if number.kind == "age":
        return f"{_in_several_units(text, number) or f'{size} {_plural(unit, size)}'} old"
    if number.kind == "multiple":
        return f"{size} times"
    if number.kind in {"duration", "measure"}:
        if number.kind == "duration" and (parts := _in_several_units(text, number)):
            return parts
        return _measured(text, number, size)
    if number.what and number.start < number.end and text[number.end : number.end + 1] == "-" and size != "1":
        return f"{size} {plural(number.what)}"
    return size + what


def _share(text: str, number: NumberMention, size: str) -> str:
    if number.unit == "percent":
        return f"{size}%"
    if re.search(r"\b(?:basis|bps?)\b", text[number.start : number.end].lower().lstrip("0123456789.,–- ")):
        ends = [Decimal(end) * 100 for end in (number.value, number.low, number.high) if end is not None]
        size, unit = _span(ends), "basis point"
    else:
        unit = "percentage point"
    if size in _PARTS:
        return f"{_PARTS[size]} {unit}"
    return f"{size} {unit}" if size == "1" else f"{size} {unit}s"


def _measured(text: str, number: NumberMention, size: str) -> str:
    unit, written = number.unit or "", text[number.start : number.end]
    if unit == "magnitude":
        return f"magnitude {size}"
    if unit == "inch" and number.value and _FEET.search(written):
        feet, inches = divmod(Decimal(number.value), _INCHES_A_FOOT)
        return f"{in_digits(feet)} ft {in_digits(inches)} in"
    if unit == "pound" and number.value and _STONES.search(written):
        stones, pounds = divmod(Decimal(number.value), _POUNDS_A_STONE)
        return f"{in_digits(stones)} st {in_digits(pounds)} lb"
    if size in _PARTS:
        return f"{_PARTS[size]} {_SHORT_UNITS.get(unit) or unit}"
    return f"{size} {_SHORT_UNITS.get(unit) or _plural(unit, size)}"


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
    """Digits of a value or a range."""
    return _span([Decimal(end) for end in (number.value, number.low, number.high) if end is not None])


def _span(ends: list[Decimal]) -> str:
    if len(ends) == 1:
        return in_words(ends[0])
    return span_in_words(ends[0], ends[-1], " to " if ends[0] < 0 else "–")


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
