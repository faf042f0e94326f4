"""Dates and times of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.numbers import tables as t
from reader.analysis.numbers.calendar import MOST_DAYS_AHEAD, relative, resolve
from reader.analysis.numbers.draft import Draft
from reader.analysis.tables import words

if TYPE_CHECKING:
    import datetime as dt

    from reader.analysis.numbers.lexer import Tokens

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d$", re.ASCII)
_MONTH_BEFORE = words("in since until till last next early late mid by this from to and through of during")
_YEAR_BEFORE = words("""
    in since from by of until till during before after early late mid and to through year january for the spring summer
    autumn fall winter
""")
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def is_year(tokens: Tokens, at: int) -> bool:
    """Four digits that may be a year, 1500 to 2199."""
    return tokens.kind(at) == "number" and bool(_YEAR.match(tokens[at].text))


def date_at(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The date, range of dates or time of day that starts at a token, or None."""
    return (
        _calendar_date(tokens, at, published)
        or _relative_date(tokens, at, published)
        or _decade(tokens, at)
        or _time(tokens, at)
    )


def _dated(at: int, stop: int, date: str, resolved: str | None = None) -> Draft:
    return Draft("date", at, stop, date=date, resolved=resolved)


def _calendar_date(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    found = _plain_date(tokens, at)
    if not found:
        return None
    date, stop = found
    joint = tokens.low(stop)
    if (
        joint in {"to", "through", "until"}
        or tokens.kind(stop) == "dash"
        or (joint == "and" and _opens_range(tokens, at))
    ):
        second = _plain_date(tokens, stop + 1)
        if second:
            start = _with_year_of(second[0], date)
            return _dated(at, second[1], f"{start}/{second[0]}", _resolved_range(start, second[0], published))
        last_day = _day(tokens, stop + 1)
        if last_day and date.count("-") == 2 and last_day[0] > int(date[-2:]):
            end, stop = f"{date[:-2]}{last_day[0]:02}", last_day[1]
            year = _year_after(tokens, stop)
            if year:
                date, end, stop = year[0] + date[4:], year[0] + end[4:], year[1]
            return _dated(at, stop, f"{date}/{end}", _resolved_range(date, end, published))
    return _dated(at, stop, date, resolve(date, published))


def _with_year_of(end: str, start: str) -> str:
    """The start of a range with the year of its end, or the year before when it would come after it."""
    if start[0] != "X" or end[0] == "X":
        return start
    year = int(end[:4]) - (start[4:] > end[4:])
    return f"{year}{start[4:]}"


def _opens_range(tokens: Tokens, at: int) -> bool:
    return tokens.low(at - 1) in {"between", "from"}


def _resolved_range(start: str, end: str, published: dt.date | None) -> str | None:
    if "X" not in start + end:
        return None
    first, last = resolve(start, published) or start, resolve(end, published) or end
    return f"{first}/{last}" if "X" not in first + last else None


def _plain_date(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """One date and the token after it: "Oct. 7", "7 October 2023", "October 2023", "2023-10-07", "12/23/2023"."""
    kind = tokens.kind(at)
    if kind == "iso":
        date = tokens[at].text
        return (date, at + 1) if int(date[5:7]) in range(1, 13) and int(date[8:]) in range(1, 32) else None
    if kind == "slash":
        return _slashed(tokens[at].text, at + 1)
    if kind == "word" and tokens.low(at) in t.MONTHS and tokens.is_capitalised(at):
        return _month_first(tokens, at)
    return _day_first(tokens, at)


def _month_first(tokens: Tokens, at: int) -> tuple[str, int] | None:
    name = tokens.low(at)
    month = t.MONTHS[name]
    here = at + 1 + (tokens.low(at + 1) == "." and len(name) < 5 and name != "may")
    day = _day(tokens, here)
    if day:
        year = _year_after(tokens, day[1])
        return (f"{year[0]}-{month:02}-{day[0]:02}", year[1]) if year else (f"XXXX-{month:02}-{day[0]:02}", day[1])
    year = _year_after(tokens, here + (tokens.low(here) == "of"))
    if year:
        return f"{year[0]}-{month:02}", year[1]
    if name in {"may", "march", "mar"} and tokens.low(at - 1) not in _MONTH_BEFORE - {"and", "to"}:
        return None
    return f"XXXX-{month:02}", here


def _day_first(tokens: Tokens, at: int) -> tuple[str, int] | None:
    day = _day(tokens, at)
    if not day:
        return None
    here = day[1] + (tokens.low(day[1]) == "of")
    name = tokens.low(here)
    if name not in t.MONTHS or not tokens.is_capitalised(here):
        return None
    month = t.MONTHS[name]
    stop = here + 1
    dotted = stop + (tokens.low(stop) == "." and len(name) < 5)
    year = _year_after(tokens, dotted)
    return (f"{year[0]}-{month:02}-{day[0]:02}", year[1]) if year else (f"XXXX-{month:02}-{day[0]:02}", stop)


def _day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month, "7" or "7th", and the token after it."""
    text = tokens.written(at)
    if tokens.kind(at) != "number" or len(text) > 2 or not text.isdecimal() or not 1 <= int(text) <= 31:
        return None
    stop = at + 1
    if tokens.kind(stop) == "word" and tokens.touches(stop):
        return (int(text), stop + 1) if tokens.low(stop) in t.ORDINAL_ENDINGS else None
    return int(text), stop


def _year_after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    here = at + (tokens.low(at) == ",")
    return (tokens[here].text, here + 1) if is_year(tokens, here) else None


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


def _relative_date(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    low = tokens.low(at)
    following = tokens.low(at + 1)
    if low in t.WEEKDAYS and tokens.is_capitalised(at):
        return _weekday(tokens, at, at, published)
    if low in _DAYS:
        return _dated(at, at + 1, _UNKNOWN["day"], relative("day", _DAYS[low], published))
    if low in _SHIFTS and following in _UNKNOWN:
        shift = _SHIFTS[low]
        return _dated(at, at + 2, _UNKNOWN[following], relative(following, shift, published))
    if low in _SHIFTS and following in t.WEEKDAYS:
        return _weekday(tokens, at, at + 1, published)
    if low in _SHIFTS and following in t.MONTHS and tokens.is_capitalised(at + 1):
        date = f"XXXX-{t.MONTHS[following]:02}"
        far = {"last": 0, "this": MOST_DAYS_AHEAD, "next": 366}[low]
        return _dated(at, at + 2, date, resolve(date, published, most_days_ahead=far))
    if tokens.kind(at) == "quarter" and is_year(tokens, at + 1):
        return _dated(at, at + 2, f"{tokens[at + 1].text}-{tokens.written(at).upper()}")
    return None


def _weekday(tokens: Tokens, at: int, name: int, published: dt.date | None) -> Draft:
    before = {tokens.low(position) for position in range(max(0, at - 8), at)}
    comma = tokens.low(name + 1) == ","
    exact = _plain_date(tokens, name + 1 + comma) if at == name else None
    if exact and exact[0].count("-") == 2:
        return _dated(at, exact[1], exact[0], resolve(exact[0], published))
    ahead = tokens.low(at) == "next" or "will" in before
    date = f"XXXX-WXX-{t.WEEKDAYS[tokens.low(name)]}"
    return _dated(at, name + 1, date, resolve(date, published, ahead=ahead))


def _decade(tokens: Tokens, at: int) -> Draft | None:
    """Decades such as "1960s", and centuries; bare "90s" only with an apostrophe."""
    if tokens.kind(at) == "decade":
        text = tokens[at].text
        if text[:4].isdecimal() and len(text) == 5 and text[3] == "0":
            return _dated(at, at + 1, text[:3] + "X")
        return _dated(at, at + 1, f"19{text[1]}X") if text[0] in "'’" else None
    ordinal, stop = t.ORDINALS.get(tokens.low(at)), at + 1
    if tokens.kind(at) == "number" and tokens.low(stop) in t.ORDINAL_ENDINGS and tokens.touches(stop):
        ordinal, stop = (
            int(tokens[at].text) if tokens[at].text.isdecimal() and len(tokens[at].text) < 3 else None,
            stop + 1,
        )
    stop += tokens.hyphen(stop)
    if ordinal and tokens.low(stop) == "century" and ordinal <= 30:
        return _dated(at, stop + 1, f"{ordinal - 1:02}XX")
    return None


def _time(tokens: Tokens, at: int) -> Draft | None:
    """A time of day: "10:30", "5 p.m.", "5pm", "noon"; with the zone when one follows."""
    kind, text = tokens.kind(at), tokens.written(at)
    stop = at + 1
    half = tokens.low(stop).replace(".", "")
    if tokens.low(at) in {"noon", "midnight"}:
        return Draft("time", at, stop, date="12:00" if tokens.low(at) == "noon" else "00:00")
    if kind == "clock":
        hour, minute = int(text.split(":")[0]), int(text.split(":")[1])
    elif kind == "number" and text.isdecimal() and len(text) <= 2 and half in {"am", "pm"} and 1 <= int(text) <= 12:
        hour, minute = int(text), 0
    else:
        return None
    if half in {"am", "pm"}:
        stop += 1
        hour = hour % 12 + 12 * (half == "pm") if hour <= 12 else hour
    if hour > 24 or minute > 59:
        return None
    stop += tokens.low(stop) in t.ZONES and tokens.written(stop).isupper()
    return Draft("time", at, stop, date=f"{hour:02}:{minute:02}")


def bare_year(tokens: Tokens, at: int) -> Draft | None:
    """A year alone, or a range of years: "in 2016", "1985–1987", "2003-04", "between 1985 and 1987"."""
    if not is_year(tokens, at) or (tokens.kind(at + 1) == "word" and tokens.touches(at + 1)):
        return None
    year = tokens[at].text
    joins = tokens.hyphen(at + 1) or (tokens.low(at + 1) in {"to", "and"} and _opens_range(tokens, at))
    if joins and is_year(tokens, at + 2) and tokens[at + 2].text > year:
        return _dated(at, at + 3, f"{year}/{tokens[at + 2].text}")
    if tokens.hyphen(at + 1) and tokens.kind(at + 2) == "number" and len(tokens[at + 2].text) == 2:
        end = year[:2] + tokens[at + 2].text
        return _dated(at, at + 3, f"{year}/{end}") if end > year else None
    if tokens.kind(at - 1) == "currency" or (_counts(tokens, at + 1) and tokens.low(at - 1) not in _YEAR_BEFORE):
        return None
    if any(tokens.low(at + i) in t.STREETS for i in range(2, 5)) and tokens.is_capitalised(at + 1):
        return None
    return None if tokens.low(at - 1) in {"than", "copyright"} else _dated(at, at + 1, year)


def _counts(tokens: Tokens, at: int) -> bool:
    """A plural noun stands here, so that the number before it is no year."""
    word = tokens.low(at)
    if tokens.kind(at) != "word" or word in t.STOP_WORDS:
        return word == "%"
    return (
        word in t.PLURALS
        or word in {"percent", "per", "more"}
        or word.endswith("children")
        or (word.endswith("s") and len(word) > 3)
    )
