"""The calendar: what days a date covers, and incomplete dates made complete by a day from which they are told."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RESOLVED_BY = "published"
"""How a date was resolved: by the date of publication."""
RESOLVED_BY_DATELINE = "dateline"
"""The same by the date that the article itself gives at its head."""
RESOLVED_BY_STORY = "story"
"""By a date that the text has given before: "the next day"."""

MOST_DAYS_AHEAD = 120
"""A day and month without a year lies at most so far after the publication; otherwise it is the year's before."""
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)$")
_KNOWN = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$", re.ASCII)
_MONTHS_A_YEAR = 12
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season in the north, by its number in the place of a month (ISO 8601-2:2019)."""
_WINTER = "-24"
_LAST_OF_A_STARTED_WINTER = 6
"""Until this month "this winter" is the one that began in the year before."""
_YEARS_TO_A_LEAP_DAY = 8
"""From one 29 February to the next at most, about a year such as 1900."""
_A_LEAP_YEAR = 2000


def published_day(published: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date and time; None when there is none or it is no date."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def is_day(date: str) -> bool:
    """Whether a day of a month exists: "2023-02-29" does not, "XXXX-02-29" does in some year."""
    year = int(date[:-6]) if date[:-6].isdecimal() else _A_LEAP_YEAR
    try:
        dt.date(year, int(date[-5:-3]), int(date[-2:]))
    except ValueError:
        return False
    return True


def days_of(date: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, season, quarter, month or day; None where digits are unknown or none is such."""
    found = _KNOWN.match(date or "")
    if not found:
        return None
    year, quarter, month, day = (int(part or 0) for part in found.groups())
    try:
        if day:
            only = dt.date(year, month, day)
            return only, only
        if quarter:
            month, months = 3 * quarter - 2, 3
        elif month:
            month, months = _SEASON_MONTHS.get(month, month), 3 if month in _SEASON_MONTHS else 1
        else:
            month, months = 1, _MONTHS_A_YEAR
        later, after = divmod(month - 1 + months, _MONTHS_A_YEAR)
        return dt.date(year, month, 1), dt.date(year + later, after + 1, 1) - dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def resolve(date: str, published: dt.date | None, direction: int = 0) -> str | None:
    """The calendar date of an incomplete one ("XXXX-10-07" -> "2023-10-07"); None when it cannot be told.

    Args:
        date: ISO 8601 with X for unknown digits.
        published: the day from which it is told.
        direction: 1 when the date lies ahead, -1 when it is past, 0 when the text does not say. Ahead is the nearest
            that is not over; otherwise the last that has begun, or begins soon after where the text does not say.
    """
    if published is None or date[:4] != "XXXX":
        return None
    if match := _WEEKDAY.match(date):
        back = (published.isoweekday() - int(match[1])) % 7
        return shifted(published, 7 - back if direction > 0 and back else -back)
    if direction > 0:
        ahead = range(published.year, published.year + _YEARS_TO_A_LEAP_DAY + 1)
        return _of_years(date, ahead, lambda _, last: last >= published)
    is_past = direction < 0 or "Q" in date
    latest = published.toordinal() + (0 if is_past else MOST_DAYS_AHEAD)
    back_years = range(published.year + 1, published.year - _YEARS_TO_A_LEAP_DAY - 1, -1)
    return _of_years(date, back_years, lambda first, _: first.toordinal() <= latest)


def neighbour(date: str, shift: int, day: dt.date | None) -> str | None:
    """The month or season of which "last", "this" or "next" is said (-1, 0, 1) on a day: over, this year's, to come."""
    if day is None:
        return None
    if shift == 0:
        has_begun = date.endswith(_WINTER) and day.month <= _LAST_OF_A_STARTED_WINTER
        return _of_years(date, [day.year - has_begun], lambda *_: True)
    if shift < 0:
        return _of_years(date, range(day.year, day.year - 3, -1), lambda _, last: last < day)
    return _of_years(date, range(day.year, day.year + 2), lambda first, _: first > day)


def relative(unit: str, shift: int, published: dt.date | None) -> str | None:
    """The day, week, weekend, month, year, decade or century some units away from the publication ("last year": -1)."""
    if published is None:
        return None
    year = published.year + shift * {"decade": 10, "century": 100}.get(unit, 1)
    if unit in {"year", "decade", "century"}:
        return f"{year:04}" if 1 <= year <= 9999 else None
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else None
    if unit == "weekend":
        saturday, sunday = in_week(6, shift, published), in_week(7, shift, published)
        return f"{saturday}/{sunday}" if saturday and sunday else None
    if unit == "day":
        return shifted(published, shift)
    week = shifted(published, 7 * shift)
    if week is None:
        return None
    number = dt.date.fromisoformat(week).isocalendar()
    return f"{number.year:04}-W{number.week:02}"


def in_week(weekday: int, shift: int, published: dt.date | None) -> str | None:
    """A day (Monday 1 to Sunday 7) of the week that lies so many weeks away from that of the publication."""
    return None if published is None else shifted(published, 7 * shift + weekday - published.isoweekday())


def shifted(day: dt.date, days: int) -> str | None:
    """The day so many days later; None outside the calendar."""
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _of_years(date: str, years: Iterable[int], accepts: Callable[[dt.date, dt.date], bool]) -> str | None:
    """The date in the first of these years where it exists and its first and last day are accepted."""
    for year in years:
        told = f"{year:04}{date[4:]}"
        days = days_of(told)
        if days and accepts(*days):
            return told
    return None
