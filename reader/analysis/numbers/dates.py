"""Calendar dates and ranges of them: "Oct. 7", "7 October 2023", "July 3–5, 2020", "12/23/2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import is_day, resolve
from reader.analysis.numbers.draft import Draft, told_from_now
from reader.analysis.numbers.eras import year_of_era
from reader.analysis.numbers.label_tables import NUMBERED, STOP_WORDS
from reader.analysis.numbers.tables import ORDINAL_ENDINGS, ORDINALS, TENS
from reader.analysis.numbers.tense import direction

if TYPE_CHECKING:
    import datetime as dt

    from reader.analysis.numbers.lexer import Tokens

_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d$", re.ASCII)
_NAMES_TOO = frozenset({"may", "march", "mar", "jan", "june", "april", "august"})
"""Names of months that are verbs or the names of people as well."""
_YEAR_OF = re.compile(r"-?\d{4}", re.ASCII)
_OF_DAY = re.compile(r"(?:-?\d{4}|XXXX)-\d\d-\d\d$")
_MOST_FEAST_TOKENS = 5
_MOST_LISTED_DAYS = 6


def is_year(tokens: Tokens, at: int) -> bool:
    """Four digits that may be a year, 1000 to 2199."""
    return tokens.kind(at) == "number" and bool(_YEAR.match(tokens.written(at)))


def calendar_date(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The date or range of dates that starts at a token, or None."""
    days = _days_before_month(tokens, at)
    if days:
        return _range(tokens, (at, days[2]), days[0], days[1], published)
    stage = 2 if tokens.low(at) in time.STAGES and tokens.hyphen(at + 1) and tokens.low(at + 2) in time.MONTHS else 0
    found = plain_date(tokens, at + stage, is_sure=stage > 0) or _day_of_list(tokens, at)
    if not found:
        return None
    date, stop = found
    joint = tokens.low(stop)
    if joins(tokens, stop) or (joint == "and" and opens_range(tokens, at)):
        there = stop + 1 + (tokens.low(stop + 1) == "the")
        second = plain_date(tokens, there, is_sure=True)
        if second:
            year_said = _year_said(tokens, second[1], published) if second[0][:4] == "XXXX" else ""
            if year_said:
                end = f"{year_said}{second[0][4:]}"
                start = _beside(date, end, -1) if date[:4] == "XXXX" else date
                return told_from_now(at, second[1], f"{date}/{second[0]}", f"{start}/{end}")
            return _range(tokens, (at, second[1]), date, second[0], published)
        last_day = _day(tokens, there)
        if last_day and is_of_day(date) and last_day[0] > int(date[-2:]):
            end, stop = f"{date[:-2]}{last_day[0]:02}", last_day[1]
            year = _year_after(tokens, stop)
            if year:
                date, end, stop = year[0] + date[4:], year[0] + end[4:], year[1]
            return _range(tokens, (at, stop), date, end, published)
    year_said = _year_said(tokens, stop, published) if date[:4] == "XXXX" else ""
    if year_said:
        return told_from_now(at, stop, date, f"{year_said}{date[4:]}")
    return Draft("date", at, stop, date=date, resolved=resolve(date, published, direction(tokens, at, stop)))


def _year_said(tokens: Tokens, at: int, published: dt.date | None) -> str:
    """The year of "last year" behind a date; empty without one."""
    shift = time.SHIFTS.get(tokens.low(at))
    if published is None or shift is None or tokens.low(at + 1) != "year":
        return ""
    return f"{published.year + shift:04}"


def is_of_day(date: str) -> bool:
    """Whether a date names a day of a month."""
    return _OF_DAY.search(date) is not None


def opens_range(tokens: Tokens, at: int) -> bool:
    """Whether "between" or "from" stands before."""
    return tokens.low(at - 1) in {"between", "from"}


def plain_date(tokens: Tokens, at: int, *, is_sure: bool = False) -> tuple[str, int] | None:
    """One date and the token after it: "Oct. 7", "7 October 2023", "October 2023", "12/23/2023", "Christmas Eve 2019".

    A day that no calendar has is none. The name of a month that may be another word is one only after a preposition, or
    where it `is_sure`.
    """
    found = _written_date(tokens, at, is_sure=is_sure)
    return None if found and is_of_day(found[0]) and not is_day(found[0]) else found


def _written_date(tokens: Tokens, at: int, *, is_sure: bool) -> tuple[str, int] | None:
    kind, word = tokens.kind(at), tokens.low(at)
    if kind == "iso":
        return tokens.written(at), at + 1
    if kind == "slash":
        return _slashed(tokens.written(at), at + 1)
    if kind == "dotted" and tokens.low(at - 1) not in NUMBERED:
        day, month, year = tokens.written(at).split(".")
        return f"{year}-{int(month):02}-{int(day):02}", at + 1
    if word in time.MONTHS and tokens.is_capitalised(at):
        return _month_first(tokens, at, is_sure=is_sure)
    if word in time.FEAST_STARTS and tokens.is_capitalised(at):
        return _feast(tokens, at)
    if kind == "number" or word in ORDINALS:
        return _day_first(tokens, at)
    return None


def _feast(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A feast that has its day in every year: "New Year's Eve"."""
    words: list[str] = []
    for here in range(at, at + _MOST_FEAST_TOKENS):
        if tokens.low(here) not in {"'", "’"}:
            words.append(tokens.low(here))
        day = time.FEASTS.get(tuple(words))
        if day:
            year = _year_after(tokens, here + 1 + (tokens.low(here + 1) == "in"))
            return (f"{year[0]}-{day}", year[1]) if year else (f"XXXX-{day}", here + 1)
    return None


def joins(tokens: Tokens, at: int) -> bool:
    """What joins the ends of a range by itself."""
    return tokens.low(at) in {"to", "through", "until", "till"} or tokens.kind(at) == "dash"


def _days_before_month(tokens: Tokens, at: int) -> tuple[str, str, int] | None:
    """Both ends of "3 to 5 May 2020", and the token after it; the first day has the month and year of the second."""
    first = _day(tokens, at)
    if not first or not (joins(tokens, first[1]) or (tokens.low(first[1]) == "and" and opens_range(tokens, at))):
        return None
    second = _day_first(tokens, first[1] + 1)
    if not second or first[0] >= int(second[0][-2:]) or not is_day(second[0]):
        return None
    return f"{second[0][:-2]}{first[0]:02}", second[0], second[1]


def _day_of_list(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A day of a list with one month for all, the "5" of "May 4, 5 and 6" and of "5 and 6 May"; the token after it."""
    if "and" not in tokens.lows[max(0, at - 3 * _MOST_LISTED_DAYS) : at + 3 * _MOST_LISTED_DAYS]:
        return None
    if not _is_bare_day(tokens, at):
        return None
    first, last = _end_of_list(tokens, at, -1), _end_of_list(tokens, at, 1)
    if first == last or "and" not in tokens.lows[first:last]:
        return None
    whole = _day_first(tokens, last)
    name = first - 1 - (tokens.low(first - 1) == ".")
    if not whole and tokens.low(name) in time.MONTHS and tokens.is_capitalised(name):
        counts = tokens.kind(last + 1) == "word" and tokens.low(last + 1) not in STOP_WORDS
        whole = None if counts else _month_first(tokens, name, is_sure=True)
        if whole and (year := _year_after(tokens, last + 1)):
            whole = f"{year[0]}{whole[0][4:]}", at
    return (f"{whole[0][:-2]}{int(tokens.low(at)):02}", at + 1) if whole else None


def _end_of_list(tokens: Tokens, at: int, step: int) -> int:
    """The last day of a list of days in a direction, which commas and "and" join."""
    for _ in range(_MOST_LISTED_DAYS):
        here = at + step
        here += step * (tokens.low(here) in {",", "and"})
        here += step * (tokens.low(here) in {",", "and"})
        if here == at + step or not _is_bare_day(tokens, here):
            break
        at = here
    return at


def _is_bare_day(tokens: Tokens, at: int) -> bool:
    day = _day(tokens, at) if tokens.kind(at) == "number" else None
    return day is not None and day[1] == at + 1


def _range(tokens: Tokens, span: tuple[int, int], start: str, end: str, published: dt.date | None) -> Draft:
    """A range whose ends are made complete together: the end is the first such day from the start on."""
    at, stop = span
    if start[:4] == "XXXX" != end[:4]:
        start = _beside(start, end, -1)
    elif end[:4] == "XXXX" != start[:4]:
        end = _beside(end, start, 1)
    resolved = None
    if "X" in start + end:
        last = resolve(end, published, direction(tokens, at, stop))
        resolved = f"{_beside(start, last, -1)}/{last}" if last else None
    resolved = None if resolved and "X" in resolved else resolved
    return Draft("date", at, stop, date=f"{start}/{end}", resolved=resolved)


def _beside(date: str, other: str, step: int) -> str:
    """A date in the year of the other end of its range, the one before (-1) or after (1); as it was if none is such."""
    found = _YEAR_OF.match(other)
    if not found:
        return date
    has_turned = date[4:] > other[found.end() :] if step < 0 else date[4:] < other[found.end() :]
    year = int(found[0]) + step * has_turned
    whole = f"{year:0{len(found[0])}}{date[4:]}"
    return date if is_of_day(whole) and not is_day(whole) else whole


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
    return year_of_era(tokens, here) or ((tokens.written(here), here + 1) if is_year(tokens, here) else None)


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
