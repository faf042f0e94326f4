"""Calendar dates and ranges of them: "Oct. 7", "7 October 2023", "July 3–5, 2020", "12/23/2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import resolve
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.tables import ORDINAL_ENDINGS, ORDINALS, TENS
from reader.analysis.numbers.tense import direction

if TYPE_CHECKING:
    import datetime as dt

    from reader.analysis.numbers.lexer import Tokens

_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d$", re.ASCII)
_NAMES_TOO = frozenset({"may", "march", "mar", "jan", "june", "april", "august"})
"""Names of months that are verbs or the names of people as well."""


def is_year(tokens: Tokens, at: int) -> bool:
    """Four digits that may be a year, 1000 to 2199."""
    return tokens.kind(at) == "number" and bool(_YEAR.match(tokens.written(at)))


def calendar_date(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The date or range of dates that starts at a token, or None."""
    found = plain_date(tokens, at)
    if not found:
        return None
    date, stop = found
    joint = tokens.low(stop)
    if (
        joint in {"to", "through", "until", "till"}
        or tokens.kind(stop) == "dash"
        or (joint == "and" and opens_range(tokens, at))
    ):
        there = stop + 1 + (tokens.low(stop + 1) == "the")
        second = plain_date(tokens, there, is_sure=True)
        if second:
            start = _with_year_of(second[0], date)
            return _range(tokens, (at, second[1]), start, second[0], published)
        last_day = _day(tokens, there)
        if last_day and date.count("-") == 2 and last_day[0] > int(date[-2:]):
            end, stop = f"{date[:-2]}{last_day[0]:02}", last_day[1]
            year = _year_after(tokens, stop)
            if year:
                date, end, stop = year[0] + date[4:], year[0] + end[4:], year[1]
            return _range(tokens, (at, stop), date, end, published)
    resolved = resolve(date, published, direction(tokens, at, stop)) if "X" in date else None
    if published and joint in time.SHIFTS and tokens.low(stop + 1) == "year" and date[:4] == "XXXX":
        resolved = f"{published.year + time.SHIFTS[joint]:04}{date[4:]}"
    return Draft("date", at, stop, date=date, resolved=resolved)


def opens_range(tokens: Tokens, at: int) -> bool:
    """Whether "between" or "from" stands before."""
    return tokens.low(at - 1) in {"between", "from"}


def plain_date(tokens: Tokens, at: int, *, is_sure: bool = False) -> tuple[str, int] | None:
    """One date and the token after it: "Oct. 7", "7 October 2023", "October 2023", "2023-10-07", "12/23/2023".

    The name of a month that may be another word is one only after a preposition, or where it `is_sure`.
    """
    kind = tokens.kind(at)
    if kind == "iso":
        date = tokens.written(at)
        return (date, at + 1) if int(date[5:7]) in range(1, 13) and int(date[8:]) in range(1, 32) else None
    if kind == "slash":
        return _slashed(tokens.written(at), at + 1)
    if kind == "word" and tokens.low(at) in time.MONTHS and tokens.is_capitalised(at):
        return _month_first(tokens, at, is_sure=is_sure)
    if kind == "number" or tokens.low(at) in ORDINALS:
        return _day_first(tokens, at)
    return None


def _range(tokens: Tokens, span: tuple[int, int], start: str, end: str, published: dt.date | None) -> Draft:
    at, stop = span
    resolved = None
    if "X" in start + end:
        towards = direction(tokens, at, stop)
        last = resolve(end, published, towards) or end
        first = resolve(start, published, towards) or start
        if "X" not in first + last and first > last:
            first = f"{int(last[:4]) - 1:04}{start[4:]}"
        resolved = f"{first}/{last}" if "X" not in first + last else None
    return Draft("date", at, stop, date=f"{start}/{end}", resolved=resolved)


def _with_year_of(end: str, start: str) -> str:
    """The start of a range with the year of its end, or the year before when it would come after it."""
    if start[0] != "X" or end[0] == "X":
        return start
    year = int(end[:4]) - (start[4:] > end[4:])
    return f"{year}{start[4:]}"


def _month_first(tokens: Tokens, at: int, *, is_sure: bool) -> tuple[str, int] | None:
    name = tokens.low(at)
    month = time.MONTHS[name]
    here = at + 1 + (tokens.low(at + 1) == "." and len(name) < 5 and name != "may")
    day = _day(tokens, here + (tokens.low(here) == "the"))
    if day:
        year = _year_after(tokens, day[1])
        return (f"{year[0]}-{month:02}-{day[0]:02}", year[1]) if year else (f"XXXX-{month:02}-{day[0]:02}", day[1])
    year = _year_after(tokens, here + (tokens.low(here) == "of"))
    if year:
        return f"{year[0]}-{month:02}", year[1]
    if name in _NAMES_TOO and not is_sure and tokens.low(at - 1) not in time.MONTH_BEFORE - {"and", "to"}:
        return None
    if tokens.is_capitalised(here) and at > 0 and tokens.low(at - 1) not in time.MONTH_BEFORE and not tokens.is_title():
        return None
    return f"XXXX-{month:02}", here if tokens.kind(here) in {"word", "mark", "number", "dash"} else at + 1


def _day_first(tokens: Tokens, at: int) -> tuple[str, int] | None:
    day = _day(tokens, at)
    if not day:
        return None
    here = day[1] + (tokens.low(day[1]) == "of")
    name = tokens.low(here)
    if name not in time.MONTHS or not tokens.is_capitalised(here):
        return None
    month = time.MONTHS[name]
    stop = here + 1
    dotted = stop + (tokens.low(stop) == "." and len(name) < 5)
    year = _year_after(tokens, dotted)
    return (f"{year[0]}-{month:02}-{day[0]:02}", year[1]) if year else (f"XXXX-{month:02}-{day[0]:02}", stop)


def _day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month, "7", "7th" or "seventh", and the token after it."""
    text = tokens.written(at)
    word = tokens.low(at)
    if word in ORDINALS and ORDINALS[word] <= 31:
        return ORDINALS[word], at + 1
    if word in {"twenty", "thirty"} and tokens.hyphen(at + 1) and ORDINALS.get(tokens.low(at + 2), 10) < 10:
        return TENS[word] + ORDINALS[tokens.low(at + 2)], at + 3
    if tokens.kind(at) != "number" or len(text) > 2 or not text.isdecimal() or not 1 <= int(text) <= 31:
        return None
    stop = at + 1
    if tokens.kind(stop) == "word" and tokens.touches(stop):
        return (int(text), stop + 1) if tokens.low(stop) in ORDINAL_ENDINGS else None
    return int(text), stop


def _year_after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    here = at + (tokens.low(at) == ",")
    return (tokens.written(here), here + 1) if is_year(tokens, here) else None


def _slashed(text: str, stop: int) -> tuple[str, int] | None:
    """A date with slashes when only one reading is possible, or both readings are the same day."""
    parts = [int(part) for part in text.split("/")]
    if len(parts) != 3 or not 1500 <= parts[2] <= 2199:
        return None
    first, second, year = parts
    if first == second or (first > 12 >= second):
        first, second = second, first
    elif second <= 12:
        return None
    return (f"{year}-{first:02}-{second:02}", stop) if 1 <= first <= 12 and 1 <= second <= 31 else None
