"""Weekdays: "Friday", "Wednesday last week", "last Monday", "from Monday to Friday", "Thursday, May 7"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import in_week, resolve, shifted
from reader.analysis.numbers.dates import is_of_day, joins, plain_date
from reader.analysis.numbers.draft import Draft, told_from_now
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.tense import direction

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_A_WEEK_AWAY = {("last", "week"): -1, ("this", "week"): 0, ("next", "week"): 1, ("week", "ago"): -1}
"""Words before "on Wednesday" that say of which week it is."""
_WEEK = 7


def weekday_at(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """A weekday, with the date or week that may be given, or a range of weekdays; None where it names no one day."""
    if _is_no_day(tokens, at):
        return None
    date = _unknown_weekday(tokens, at)
    after = at + 1
    if joins(tokens, after) and tokens.low(after + 1) in time.WEEKDAYS and tokens.is_capitalised(after + 1):
        return _weekdays(tokens, at, published)
    exact = plain_date(tokens, after + (tokens.low(after) == ","))
    if exact and is_of_day(exact[0]):
        towards = direction(tokens, at, exact[1])
        return Draft("date", at, exact[1], date=exact[0], resolved=resolve(exact[0], published, towards))
    weekday = time.WEEKDAYS[tokens.low(at)]
    if tokens.low(after) in time.SHIFTS and tokens.low(after + 1) == "week":
        return told_from_now(at, after + 2, date, in_week(weekday, time.SHIFTS[tokens.low(after)], published))
    if tokens.low(at - 1) == "on" and (tokens.low(at - 3), tokens.low(at - 2)) in _A_WEEK_AWAY:
        return told_from_now(
            at, after, date, in_week(weekday, _A_WEEK_AWAY[tokens.low(at - 3), tokens.low(at - 2)], published)
        )
    is_any = tokens.low(at - 1) in {"a", "any", "one"} and (
        tokens.kind(after) != "word" or tokens.low(after) in STOP_WORDS
    )
    resolved = None if is_any else resolve(date, published, direction(tokens, at, after))
    return Draft("date", at, after, date=date, resolved=resolved)


def _is_no_day(tokens: Tokens, at: int) -> bool:
    """A weekday of all weeks, or in a name: "every Monday", "Black Friday", "the Sunday Times"."""
    if tokens.low(at - 1) in {"every", "each"}:
        return True
    if tokens.low(at - 1) in time.MOVING_FEASTS and tokens.is_capitalised(at - 1):
        return True
    return tokens.low(at + 1) in time.AFTER_A_NAME_OF_A_DAY and tokens.is_capitalised(at + 1) and not tokens.is_title()


def _unknown_weekday(tokens: Tokens, at: int) -> str:
    return f"XXXX-WXX-{time.WEEKDAYS[tokens.low(at)]}"


def _weekdays(tokens: Tokens, at: int, published: dt.date | None) -> Draft:
    """A range of weekdays, "Monday to Friday": of one week only where a verb says so of "from Monday"."""
    first, last, stop = _unknown_weekday(tokens, at), _unknown_weekday(tokens, at + 2), at + 3
    towards = direction(tokens, at, stop) if tokens.low(at - 1) == "from" else 0
    end = resolve(last, published, towards) if towards else None
    start = resolve(first, dt.date.fromisoformat(end), -1) if end else None
    return Draft("date", at, stop, date=f"{first}/{last}", resolved=f"{start}/{end}" if start else None)


def shifted_weekday(at: int, low: str, weekday: int, published: dt.date | None) -> Draft:
    """A weekday after "last", "this" or "next": the nearest that is not the day of writing itself, but for "this"."""
    shift = time.SHIFTS[low]
    date = f"XXXX-WXX-{weekday}"
    resolved = resolve(date, published, shift or 1)
    if resolved and published and shift and resolved == published.isoformat():
        resolved = shifted(published, _WEEK * shift)
    return told_from_now(at, at + 2, date, resolved)
