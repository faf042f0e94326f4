"""What stands behind the colon of a field: days, ages, amounts, quantities and names; read from text and written back.

A reader returns None for what it cannot read. Whatever it reads, `written` writes in a form that it reads as the same.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, cast, get_args

from reader.frozen import Frozen
from reader.text.digits import without_trailing_zeros

Unit = Literal["h", "d", "w", "m", "y"]
"""Hours, days, weeks, months, years."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGE = re.compile(rf"([<>]?)=?(\d{{1,4}})([{''.join(get_args(Unit))}])", re.ASCII | re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,9}", re.ASCII)
_SIZES = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12,
    "trillion": 12,
}  # fmt: skip
_QUANTITY = re.compile(
    r"(-?(?:\d{1,3}(?:[, '\u00a0\u2009\u202f]\d{3})+|\d{1,18})(?:\.\d{1,9})?|-?\.\d{1,9})"
    rf"[ \u00a0\u202f]?({'|'.join(_SIZES)})",
    re.ASCII | re.IGNORECASE,
)
_NAMED_DAYS = ("today", "yesterday")
_CODE = re.compile(r"[a-z]{2,3}", re.ASCII | re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
"""A name that needs no quotation marks."""


class Days(Frozen):
    """Days of the calendar, both ends included; None where it has no end, which is never both."""

    first: date | None
    last: date | None


class DayAgo(Frozen):
    """Today (0) or yesterday (1)."""

    days: int


class Age(Frozen):
    """Newer or older than so many units before now."""

    amount: int
    unit: Unit
    is_newer: bool


class Amount(Frozen):
    """A whole number from `low` to `high`, both included; None where it has no end, which is never both."""

    low: int | None
    high: int | None


class Quantity(Frozen):
    """A number from `low` to `high`; None where it has no end, which is never both.

    Attributes:
        is_open: the end that there is is left out; never where there are two.
    """

    low: Decimal | None
    high: Decimal | None
    is_open: bool = False


class Name(Frozen):
    """A word or a name, without quotation marks; not empty."""

    text: str


Value = Days | DayAgo | Age | Amount | Quantity | Name


def read_time(text: str) -> Days | DayAgo | Age | None:
    """A year, month or day, a range of them, ``today``, or an age such as ``<7d``."""
    if text.lower() in _NAMED_DAYS:
        return DayAgo(_NAMED_DAYS.index(text.lower()))
    if age := _AGE.fullmatch(text):
        return Age(int(age[2]), cast("Unit", age[3].lower()), age[1] != ">")
    ends = _ends(text)
    if ends is None:
        return None
    low, high, is_open = ends
    first, last = _days(low), _days(high)
    if (low and first is None) or (high and last is None):
        return None
    try:
        one = (first[1] + timedelta(1) if is_open else first[0]) if first else None
        other = (last[0] - timedelta(1) if is_open else last[1]) if last else None
    except OverflowError:  # before or after all days that there are
        return None
    if first and last and one and other and other < one:
        one, other = last[0], first[1]
    return Days(one, other)


def read_amount(text: str) -> Amount | None:
    """A number, ``>500``, ``<=200``, or a range such as ``500..1000``."""
    ends = _ends(text)
    if ends is None:
        return None
    low, high, is_open = ends
    if any(end and not _AMOUNT.fullmatch(end) for end in (low, high)):
        return None
    one = int(low) + is_open if low else None
    other = int(high) - is_open if high else None
    if other is not None and other < 0:
        return None
    if one is not None and other is not None and other < one:
        one, other = other, one
    return Amount(one, other)


def read_quantity(text: str) -> Quantity | None:
    """A number as in a text, ``20,000``, ``1.5m`` or ``2bn``, ``>20k``, ``<=5``, or a range such as ``5..10``."""
    ends = _ends(text)
    if ends is None:
        return None
    low, high, is_open = ends
    one, other = _number(low), _number(high)
    if (low and one is None) or (high and other is None):
        return None
    if one is not None and other is not None and other < one:
        one, other = other, one
    return Quantity(one, other, is_open)


def read_word(text: str) -> Name | None:
    """One word."""
    name = read_name(text)
    return name if name is not None and " " not in name.text else None


def read_name(text: str) -> Name | None:
    """Any words."""
    return Name(text) if (text := " ".join(text.replace("*", "").split())) else None


def read_code(text: str) -> Name | None:
    """Two or three letters."""
    return Name(text.lower()) if _CODE.fullmatch(text) else None


def written(value: Value) -> str:
    """A value as it is typed behind its field."""
    if isinstance(value, Name):
        return value.text if _PLAIN.fullmatch(value.text) else f'"{value.text}"'
    if isinstance(value, DayAgo):
        return _NAMED_DAYS[value.days]
    if isinstance(value, Age):
        return f"{'<' if value.is_newer else '>'}{value.amount}{value.unit}"
    if isinstance(value, Amount):
        return _range(*("" if end is None else str(end) for end in (value.low, value.high)))
    if isinstance(value, Quantity):
        low, high = ("" if end is None else _digits(end) for end in (value.low, value.high))
        return (f">{low}" if low else f"<{high}") if value.is_open else _range(low, high)
    first, last = value.first, value.last
    if first and last:
        for form in (f"{first.year:04}", f"{first.year:04}-{first.month:02}"):
            if _days(form) == (first, last):
                return form
    return _range(*("" if day is None else day.isoformat() for day in (first, last)))


def _number(text: str) -> Decimal | None:
    found = _QUANTITY.fullmatch(text)
    if found is None:
        return None
    digits = re.sub(r"[^\d.-]", "", found[1])
    return Decimal(digits).scaleb(_SIZES[found[2].lower()])


def _digits(number: Decimal) -> str:
    return without_trailing_zeros(f"{number:f}")


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}..{high}"


def _ends(text: str) -> tuple[str, str, bool] | None:
    """The two ends of a range as they are written, one of them perhaps empty, and whether they are left out of it."""
    for sign in (">=", "<=", ">", "<"):
        if text.startswith(sign):
            rest = text.removeprefix(sign)
            ends = (rest, "") if sign.startswith(">") else ("", rest)
            return (*ends, len(sign) == 1) if rest else None
    low, dots, high = text.partition("..")
    if not (low or high):
        return None
    return low, high if dots else low, False


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
