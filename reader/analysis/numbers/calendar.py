"""Incomplete dates made calendar dates by the day on which an article was written, and by nothing else."""

from __future__ import annotations

import datetime as dt
import re

RESOLVED_BY = "published"
"""How a date was resolved: by the date of publication."""
RESOLVED_BY_DATELINE = "dateline"
"""The same by the date that the article itself gives at its head."""

MOST_DAYS_AHEAD = 120
"""A day and month without a year lies at most so far after the publication; otherwise it is the year's before."""
_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"XXXX-(\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)$")
_QUARTER = re.compile(r"XXXX-Q([1-4])$")
_YEAR_DAYS = 366


def published_day(published: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date and time; None when there is none or it is no date."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def resolve(
    date: str, published: dt.date | None, direction: int = 0, *, most_days_ahead: int = MOST_DAYS_AHEAD
) -> str | None:
    """The calendar date of an incomplete one ("XXXX-10-07" -> "2023-10-07"); None when it cannot be told.

    Args:
        date: ISO 8601 with X for unknown digits.
        published: day of publication.
        direction: 1 when the date lies ahead, -1 when it is past, 0 when the text does not say.
        most_days_ahead: how far after the publication a day or month may lie where the text does not say.
    """
    if published is None:
        return None
    ahead = {1: _YEAR_DAYS - 1, -1: 0}.get(direction, most_days_ahead)
    if match := _DAY.match(date):
        return _nearest_day(int(match[1]), int(match[2]), published, ahead, not_before=direction > 0)
    if match := _MONTH.match(date):
        first = _nearest_day(int(match[1]), 1, published, ahead)
        return first[:7] if first else None
    if match := _QUARTER.match(date):
        first = _nearest_day(3 * int(match[1]) - 2, 1, published, ahead if direction else 0)
        return f"{first[:4]}-Q{match[1]}" if first else None
    if match := _WEEKDAY.match(date):
        back = (published.isoweekday() - int(match[1])) % 7
        return shifted(published, 7 - back if direction > 0 and back else -back)
    return None


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
        saturday = shifted(published, 7 * shift + 6 - published.isoweekday())
        sunday = shifted(published, 7 * shift + 7 - published.isoweekday())
        return f"{saturday}/{sunday}" if saturday and sunday else None
    if unit == "day":
        return shifted(published, shift)
    week = shifted(published, 7 * shift)
    if week is None:
        return None
    number = dt.date.fromisoformat(week).isocalendar()
    return f"{number.year:04}-W{number.week:02}"


def shifted(day: dt.date, days: int) -> str | None:
    """The day so many days later; None outside the calendar."""
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _nearest_day(month: int, day: int, published: dt.date, most_ahead: int, *, not_before: bool = False) -> str | None:
    """The last such day that lies at most so many days ahead; not before the publication where that is asked."""
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            candidate = dt.date(year, month, day)
        except ValueError:
            continue
        days = (candidate - published).days
        if days <= most_ahead and not (not_before and days < 0):
            return candidate.isoformat()
    return None
