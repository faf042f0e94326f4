"""Dates as an analysis writes them, as days of the calendar that can be compared."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|-W(?P<week>\d\d)(?:-(?P<weekday>\d))?"
    r"|-Q(?P<quarter>\d)|-H(?P<half>\d))?",
    re.ASCII,
)
"""ISO 8601 with X for unknown last digits of the year, and quarters and halves."""
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Month in which a season begins (in the north), by its number in the place of a month (ISO 8601-2:2019)."""


class CalendarDays(NamedTuple):
    """Days that follow each other, as counted by `date.toordinal`, both ends included.

    Attributes:
        are_named: each end was given as a day, and not as a month, year or the like.
    """

    first: int
    last: int
    are_named: bool


def calendar_days(written: str) -> CalendarDays | None:
    """The days of a date or of a range such as ``2023-05-03/2023-05-05``; None where the calendar has none.

    That is what has no year, what lies before our era, and a time of day alone.
    """
    low, slash, high = written.partition("/")
    start = _days(low)
    end = _days(high) if slash else start
    if start is None or end is None or end.last < start.first:
        return None
    return CalendarDays(start.first, end.last, start.are_named and end.are_named)


def _days(written: str) -> CalendarDays | None:
    found = _DATE.fullmatch(written)
    if found is None:
        return None
    parts = {name: int(part) for name, part in found.groupdict().items() if part and "X" not in part}
    year = int(found["year"].replace("X", "0"))
    try:
        first, last = _ends(year, 10 ** found["year"].count("X"), parts)
    except (ValueError, OverflowError, calendar.IllegalMonthError):  # no such day, or beyond all days that there are
        return None
    return CalendarDays(first.toordinal(), last.toordinal(), first == last)


def _ends(year: int, years: int, parts: dict[str, int]) -> tuple[date, date]:
    """First and last day of what the parts give, or of so many years."""
    if "day" in parts:
        day = date(year, parts["month"], parts["day"])
        return day, day
    if "weekday" in parts:
        day = date.fromisocalendar(year, parts["week"], parts["weekday"])
        return day, day
    if "week" in parts:
        monday = date.fromisocalendar(year, parts["week"], 1)
        return monday, monday + timedelta(6)
    if "quarter" in parts:
        return _months(year, parts["quarter"] * 3 - 2, 3)
    if "half" in parts:
        return _months(year, parts["half"] * 6 - 5, 6)
    if parts.get("month", 0) in _SEASONS:
        return _months(year, _SEASONS[parts["month"]], 3)
    if "month" in parts:
        return _months(year, parts["month"], 1)
    return date(year or 1, 1, 1), date(year + years - 1, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    until = year * 12 + month - 1 + count - 1
    last_year, last_month = until // 12, until % 12 + 1
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
