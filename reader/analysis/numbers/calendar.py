"""Incomplete dates made calendar dates by the date on which an article was published, and by nothing else."""

from __future__ import annotations

import datetime as dt
import re

RESOLVED_BY = "published"
"""How a date was resolved; the only way there is."""

MOST_DAYS_AHEAD = 120
"""A day and month without a year lies at most so far after the publication; otherwise it is the year's before."""
_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"XXXX-(\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)$")


def published_day(published: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date and time; None when there is none or it is no date."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def resolve(
    date: str, published: dt.date | None, *, ahead: bool = False, most_days_ahead: int = MOST_DAYS_AHEAD
) -> str | None:
    """The calendar date of an incomplete one ("XXXX-10-07" -> "2023-10-07"); None when it cannot be told.

    Args:
        date: ISO 8601 with X for unknown digits.
        published: day of publication.
        ahead: a weekday is one to come.
        most_days_ahead: how far after the publication a day or month may lie.
    """
    if published is None:
        return None
    if match := _DAY.match(date):
        return _nearest_day(int(match[1]), int(match[2]), published, most_days_ahead)
    if match := _MONTH.match(date):
        first = _nearest_day(int(match[1]), 1, published, most_days_ahead)
        return first[:7] if first else None
    if match := _WEEKDAY.match(date):
        back = (published.isoweekday() - int(match[1])) % 7
        return _shifted(published, 7 - back if ahead and back else -back)
    return None


def relative(unit: str, shift: int, published: dt.date | None) -> str | None:
    """The day, week, month or year some units away from the publication ("last year": year, -1)."""
    if published is None:
        return None
    if unit == "day":
        return _shifted(published, shift)
    if unit == "year":
        return f"{published.year + shift:04}" if 1 <= published.year + shift <= 9999 else None
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return f"{year:04}-{month + 1:02}"
    if unit == "weekend":
        saturday = published + dt.timedelta(days=7 * shift + 6 - published.isoweekday())
        return f"{saturday}/{saturday + dt.timedelta(days=1)}"
    week = _shifted(published, 7 * shift)
    if week is None:
        return None
    year, number, _ = dt.date.fromisoformat(week).isocalendar()
    return f"{year:04}-W{number:02}"


def _shifted(day: dt.date, days: int) -> str | None:
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _nearest_day(month: int, day: int, published: dt.date, most_days_ahead: int) -> str | None:
    """The last such day before, or the next one when it is near."""
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            candidate = dt.date(year, month, day)
        except ValueError:
            continue
        if (candidate - published).days <= most_days_ahead:
            return candidate.isoformat()
    return None
