"""Dates told from the day of writing: "yesterday", "Friday", "last month", "this weekend", "the year before"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import MOST_DAYS_AHEAD, relative, resolve, shifted
from reader.analysis.numbers.dates import plain_date
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.tense import direction

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_NEIGHBOURS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
_BEFORE_DAY = {"before": -1, "after": 1, "earlier": -1, "later": 1}
_YEAR_DAYS = 366
_WEEK = 7


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
        return _weekday(tokens, at, at, published)
    if low in time.DAYS:
        return _day_word(tokens, at, published)
    if low in time.SHIFTS:
        found = _shift(tokens, at, low, following, published)
        if found:
            return found
    if low in {"day", "year", "week", "month"} or low in _NEIGHBOURS:
        return _neighbour(tokens, at, anchor, published)
    if low == "weekend" and tokens.low(at - 1) == "the":
        shift = -1 if direction(tokens, at, at + 1) < 0 else 0
        return _dated(at, at + 1, "XXXX-WXX", _weekend(shift, published))
    if low == "end" and following == "of" and tokens.low(at + 2) == "the" and tokens.low(at + 3) in {"year", "month"}:
        unit = tokens.low(at + 3)
        return _dated(at, at + 4, time.UNKNOWN[unit], relative(unit, 0, published))
    return None


def _dated(at: int, stop: int, date: str, resolved: str | None = None) -> Draft:
    return Draft("date", at, stop, date=date, resolved=resolved)


def _day_word(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The day of "yesterday", "today", "tomorrow"; but not "today" in the sense of nowadays."""
    word = tokens.low(at)
    if word == "today" and (
        tokens.low(at - 1) in {"percent", "%", "of", "even", "until"} or tokens.low(at + 1) in {"'s", "’s"}
    ):
        return None
    if tokens.kind(at - 1) == "dash" and tokens.touches(at):
        return None
    return _dated(at, at + 1, time.UNKNOWN["day"], relative("day", time.DAYS[word], published))


def _shift(tokens: Tokens, at: int, low: str, following: str, published: dt.date | None) -> Draft | None:
    """A unit, weekday, month or season after "last", "this" or "next"."""
    shift = time.SHIFTS[low]
    if following == "weekend":
        back = low == "this" and direction(tokens, at, at + 2) < 0
        return _dated(at, at + 2, time.UNKNOWN["weekend"], _weekend(-1 if back else shift, published))
    if following == "night" and low == "last":
        return _dated(at, at + 2, time.UNKNOWN["day"], relative("day", -1, published))
    if following == "day":
        return None
    if following in time.UNKNOWN:
        return _dated(at, at + 2, time.UNKNOWN[following], relative(following, shift, published))
    if following in time.WEEKDAYS:
        return _weekday(tokens, at, at + 1, published)
    if following in time.MONTHS and tokens.is_capitalised(at + 1):
        date = f"XXXX-{time.MONTHS[following]:02}"
        far = {"last": 0, "this": MOST_DAYS_AHEAD, "next": _YEAR_DAYS}[low]
        return _dated(at, at + 2, date, resolve(date, published, most_days_ahead=far))
    if following in time.SEASONS and published:
        return _dated(at, at + 2, f"XXXX-{time.SEASONS[following]}", _season(following, shift, published))
    return None


def _season(name: str, shift: int, published: dt.date) -> str:
    """The year and number of a season: the last that is over, this year's, or the next to come."""
    month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    year = published.year
    if shift < 0 and published.month < month + 3:
        year -= 1
    elif shift > 0 and published.month >= month:
        year += 1
    return f"{year:04}-{time.SEASONS[name]}"


def _weekend(shift: int, published: dt.date | None) -> str | None:
    """Saturday and Sunday; what is past on a weekend itself is that weekend."""
    if published is not None and shift < 0 and published.isoweekday() >= 6:
        shift = 0
    return relative("weekend", shift, published)


def _neighbour(tokens: Tokens, at: int, anchor: str | None, published: dt.date | None) -> Draft | None:
    """A date told from the one given last: "the next day", "the day before", "the year before"."""
    low, following = tokens.low(at), tokens.low(at + 1)
    if low in _NEIGHBOURS and following in time.UNKNOWN and tokens.low(at - 1) == "the":
        unit, shift = following, _NEIGHBOURS[low]
    elif low == "next" and following == "day":
        unit, shift = "day", 1
    elif low in time.UNKNOWN and following in _BEFORE_DAY and tokens.low(at - 1) == "the" and _ends(tokens, at + 2):
        unit, shift = low, _BEFORE_DAY[following]
    else:
        return None
    return _dated(at, at + 2, time.UNKNOWN[unit], _from_anchor(unit, shift, anchor, published))


def _ends(tokens: Tokens, at: int) -> bool:
    """A phrase ends here: "the day before." but not "the day before the vote"."""
    return tokens.kind(at) != "word" or tokens.low(at) in {"when", "and", "that", "was", "had", "but", "while"}


def _from_anchor(unit: str, shift: int, anchor: str | None, published: dt.date | None) -> str | None:
    if unit == "year":
        year = anchor[:4] if anchor and anchor[:4].isdecimal() else str(published.year if published else "")
        return f"{int(year) + shift:04}" if year and 1 <= int(year) + shift <= 9999 else None
    if unit != "day" or anchor is None or anchor.count("-") != 2 or "X" in anchor or "/" in anchor:
        return None
    try:
        return shifted(dt.date.fromisoformat(anchor), shift)
    except ValueError:
        return None


def _weekday(tokens: Tokens, at: int, name: int, published: dt.date | None) -> Draft:
    comma = tokens.low(name + 1) == ","
    exact = plain_date(tokens, name + 1 + comma) if at == name else None
    if exact and exact[0].count("-") == 2:
        return _dated(at, exact[1], exact[0], resolve(exact[0], published, direction(tokens, at, exact[1])))
    date = f"XXXX-WXX-{time.WEEKDAYS[tokens.low(name)]}"
    low = tokens.low(at)
    towards = time.SHIFTS[low] or 1 if at != name else None
    resolved = resolve(date, published, direction(tokens, at, name + 1) if towards is None else towards)
    if resolved and published and towards and low != "this" and resolved == published.isoformat():
        resolved = shifted(published, _WEEK * towards)
    return _dated(at, name + 1, date, resolved)
