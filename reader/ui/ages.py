"""How old something is, in the two or three characters that a list has room for. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def parse_time(text: str) -> datetime | None:
    """An ISO 8601 date, or date and time, as a moment; a date alone counts from its midnight (UTC)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def age(text: str, now: datetime) -> str:
    """Age of a moment: ``now``, ``5m``, ``3h``, ``2d``, then the date; empty for what is no date."""
    moment = parse_time(text)
    if moment is None:
        return ""
    seconds = (now - moment).total_seconds()
    if seconds < _MINUTE:
        return "now" if seconds > -_DAY else long_date(text)
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)}m"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)}h"
    if seconds < 7 * _DAY:
        return f"{int(seconds // _DAY)}d"
    return short_date(moment.date(), now.date())


def day_and_time(text: str, now: datetime) -> str:
    """A moment in the time zone of another one: ``today 14:02``, ``3 Nov 14:02``; empty for what is no date."""
    moment = parse_time(text)
    if moment is None:
        return ""
    here = moment.astimezone(now.tzinfo)
    day = "today" if here.date() == now.date() else short_date(here.date(), now.date())
    return f"{day} {here:%H:%M}"


def short_date(day: date, today: date) -> str:
    """A date without what goes without saying: ``3 Nov``, ``3 Nov 2023``."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"


def long_date(text: str) -> str:
    """An ISO date as people write it, ``23 December 2023``; other text unchanged."""
    moment = parse_time(text)
    return f"{moment.day} {moment:%B} {moment.year}" if moment else text
