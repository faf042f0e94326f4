"""Dates told from the day of writing or the date given last: "yesterday", "last month", "the year before"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import days_of, neighbour, relative, resolve, shifted
from reader.analysis.numbers.draft import Draft, told_from_now
from reader.analysis.numbers.tense import direction
from reader.analysis.numbers.weekdays import shifted_weekday, weekday_at

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_NEIGHBOURS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
_BEFORE_DAY = {"before": -1, "after": 1, "earlier": -1, "later": 1}


def relative_date(tokens: Tokens, at: int, published: dt.date | None, anchor: str | None) -> Draft | None:
    """The date that is told from another and starts at a token, or None.

    Args:
        tokens: of the sentence.
        at: where it starts.
        published: day of writing, from which most are told.
        anchor: the date last given in the story (ISO 8601), from which "the next day" is told.
    """
    low, following = tokens.low(at), tokens.low(at + 1)
    if low in time.WEEKDAYS and tokens.is_capitalised(at):
        return weekday_at(tokens, at, published)
    if low in time.DAYS:
        return _day_word(tokens, at, published)
    if low in time.SHIFTS:
        found = _shift(tokens, at, low, following, published)
        if found:
            return found
    if low in {"day", "year", "week", "month"} or low in _NEIGHBOURS:
        return _neighbour(tokens, at, anchor)
    if low == "weekend" and tokens.low(at - 1) == "the":
        return told_from_now(at, at + 1, time.UNKNOWN[low], _this_weekend(tokens, at, at + 1, published))
    if low == "end" and following == "of" and tokens.low(at + 2) == "the" and tokens.low(at + 3) in {"year", "month"}:
        unit = tokens.low(at + 3)
        return told_from_now(at, at + 4, time.UNKNOWN[unit], relative(unit, 0, published))
    return None


def _day_word(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The day of "yesterday", "today", "tomorrow"; but not "today" in the sense of nowadays."""
    word = tokens.low(at)
    if word == "today" and tokens.low(at - 1) in {"percent", "%", "of", "even", "until"}:
        return None
    if tokens.kind(at - 1) == "dash" and tokens.touches(at):
        return None
    day = told_from_now(at, at + 1, time.UNKNOWN["day"], relative("day", time.DAYS[word], published))
    if word == "today":  # often means nowadays, and makes no news of a history
        day.told_from = None
    return day


def _shift(tokens: Tokens, at: int, low: str, following: str, published: dt.date | None) -> Draft | None:
    """A unit, weekday, month or season after "last", "this" or "next"."""
    shift = time.SHIFTS[low]
    if following == "weekend" and low == "this":
        return told_from_now(at, at + 2, time.UNKNOWN[following], _this_weekend(tokens, at, at + 2, published))
    if following == "night" and low == "last":
        return told_from_now(at, at + 2, time.UNKNOWN["day"], relative("day", -1, published))
    if following == "day":
        return None
    if following in time.UNKNOWN:
        return told_from_now(at, at + 2, time.UNKNOWN[following], relative(following, shift, published))
    if following in time.WEEKDAYS:
        return shifted_weekday(at, low, time.WEEKDAYS[following], published)
    date = _month_or_season(tokens, at + 1)
    return told_from_now(at, at + 2, date, neighbour(date, shift, published)) if date else None


def _month_or_season(tokens: Tokens, at: int) -> str | None:
    """The month or season that a token names, without its year."""
    low = tokens.low(at)
    if low in time.MONTHS and tokens.is_capitalised(at):
        return f"XXXX-{time.MONTHS[low]:02}"
    return f"XXXX-{time.SEASONS[low]}" if low in time.SEASONS else None


def _this_weekend(tokens: Tokens, at: int, stop: int, published: dt.date | None) -> str | None:
    """Saturday and Sunday of the week; of the week before where they are over, unless it is weekend already."""
    is_over = published is not None and published.isoweekday() < time.SATURDAY and direction(tokens, at, stop) < 0
    return relative("weekend", -is_over, published)


def _neighbour(tokens: Tokens, at: int, anchor: str | None) -> Draft | None:
    """A date told from the one given last: "the next day", "the day before", "the year before", "the following May"."""
    low, following = tokens.low(at), tokens.low(at + 1)
    unit, shift = following, _NEIGHBOURS.get(low, 0)
    if low == "next" and following == "day":
        date = time.UNKNOWN["day"]
    elif low in _NEIGHBOURS and tokens.low(at - 1) == "the":
        weekday = time.WEEKDAYS.get(following)
        date = time.UNKNOWN.get(following) or (
            f"XXXX-WXX-{weekday}" if weekday else _month_or_season(tokens, at + 1) or ""
        )
    elif low in time.UNKNOWN and following in _BEFORE_DAY and tokens.low(at - 1) == "the" and _ends(tokens, at + 2):
        unit, shift, date = low, _BEFORE_DAY[following], time.UNKNOWN[low]
    else:
        return None
    if not date:
        return None
    days = days_of((anchor or "").rpartition("/")[2])
    resolved = _from_anchor(date, unit, shift, days) if days else None
    return Draft("date", at, at + 2, date=date, resolved=resolved, told_from="story")


def _ends(tokens: Tokens, at: int) -> bool:
    """A phrase ends here: "the day before." but not "the day before the vote"."""
    return tokens.kind(at) != "word" or tokens.low(at) in {"when", "and", "that", "was", "had", "but", "while"}


def _from_anchor(date: str, unit: str, shift: int, days: tuple[dt.date, dt.date]) -> str | None:
    """The date so many units from the days of the one given last; None where that is not exact enough to tell."""
    first, last = days
    if unit == "year":
        return relative(unit, shift, last)
    if unit in time.MONTHS or unit in time.SEASONS:
        return neighbour(date, shift, last if shift > 0 else first)
    if first != last or unit not in {"day", *time.WEEKDAYS}:
        return None
    if unit == "day":
        return shifted(first, shift)
    return resolve(date, dt.date.fromisoformat(shifted(first, shift) or str(first)), shift)
