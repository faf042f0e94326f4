"""Times of day: "10:30", "5 p.m.", "2 to 3 a.m.", "8.30pm", "five o'clock", "4 in the morning", "noon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.tables import ONES

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_HALVES = {"am": "am", "pm": "pm"}
_PARTS_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_DAY_WORDS = frozenset({"last", "this", "tonight", "yesterday", "tomorrow", *time.WEEKDAYS})
_HOURS = range(1, 13)
_NOON = 12
_PARTS_OF_HOUR = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
"""Minutes from the hour."""


def time_at(tokens: Tokens, at: int) -> Draft | None:
    """The time of day or range of times that starts at a token, or None."""
    named = at + (_hour(tokens, at) == _NOON)
    word = tokens.low(named)
    if word in {"noon", "midday", "midnight"}:
        ends_day = word == "midnight" and tokens.low(at - 1) in {"until", "till", "by", "to", "before"}
        clock = "24:00" if ends_day else "00:00" if word == "midnight" else "12:00"
        return Draft("time", at, named + 1, date=clock)
    spoken = _after_part_of_hour(tokens, at)
    if spoken:
        return Draft("time", at, _zoned(tokens, spoken[1]), date=spoken[0])
    found = _time(tokens, at)
    if found and found[2]:
        return _with_end(tokens, at, found)
    hour = _hour(tokens, at)
    if hour is None:
        return None
    joint = at + 1
    if tokens.low(joint) in {"to", "and", "-", "–"}:
        second = _time(tokens, joint + 1)
        if second and second[2]:
            first = _in_half(hour, second[2]) if _in_half(hour, second[2]) < second[0] else f"{hour:02}:00"
            return Draft("time", at, _zoned(tokens, second[1]), date=f"{first}/{second[0]}")
    return None


def _with_end(tokens: Tokens, at: int, first: tuple[str, int, str]) -> Draft:
    """A time, or the range that it starts."""
    clock, stop, how = first
    if tokens.low(stop) in {"to", "-", "–", "until"} or (tokens.low(stop) == "and" and tokens.low(at - 1) == "between"):
        second = _time(tokens, stop + 1)
        if second and second[2]:
            return Draft("time", at, _zoned(tokens, second[1]), date=f"{clock}/{second[0]}")
        end = _hour(tokens, stop + 1)
        goes_on = tokens.kind(stop + 2) == "word" and tokens.low(stop + 2) not in STOP_WORDS
        if end and how in _HALVES and tokens.low(at - 1) in {"from", "between"} and not goes_on:
            return Draft("time", at, stop + 2, date=f"{clock}/{_next_at(end, clock)}")
    return Draft("time", at, _zoned(tokens, stop), date=clock)


def _next_at(hour: int, clock: str) -> str:
    """The next time after another at which a clock of twelve hours shows an hour: the 7 of "from 5 p.m. until 7"."""
    first = int(clock[:2])
    return f"{min((hour % 12 + half for half in (0, 12, 24)), key=lambda h: (h <= first, h)) % 24:02}:00"


def _after_part_of_hour(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A time as it is spoken, and the token after it: "half past three", "a quarter to six in the evening"."""
    here = at + (tokens.low(at) == "a")
    minutes = _PARTS_OF_HOUR.get((tokens.low(here), tokens.low(here + 1)))
    hour = _hour(tokens, here + 2)
    if minutes is None or hour is None:
        return None
    half, stop = _half(tokens, here + 3)
    if half in _HALVES:
        hour = hour % 12 + 12 * (half == "pm")
    hour, minute = divmod(hour * 60 + minutes, 60)
    return f"{hour:02}:{minute:02}", stop


def _time(tokens: Tokens, at: int) -> tuple[str, int, str] | None:
    """A time as HH:MM, the token after it, and how it is known: "am", "pm", "clock", or empty when it may be none."""
    kind, text = tokens.kind(at), tokens.written(at)
    minute = 0
    if kind == "clock":
        if _is_no_time(tokens, at):
            return None
        hour, minute = int(text.split(":")[0]), int(text.split(":")[1])
    elif kind == "number" and len(text) in {4, 5} and text[-3:-2] == "." and text.replace(".", "").isdecimal():
        hour, minute = int(text[:-3]), int(text[-2:])
    elif kind == "number" and len(text) == 4 and text.isdecimal() and tokens.written(at + 1) in {"GMT", "UTC"}:
        return _clock(int(text[:2]), int(text[2:]), at + 1, "clock")
    elif _is_of_hours(tokens, at):
        return _clock(int(text[:2]), int(text[2:]), at + 2, "clock")
    else:
        whole = _hour(tokens, at)
        if whole is None:
            return None
        hour = whole
        if kind == "word" and tokens.low(at + 1) == "am":
            return None
    half, stop = _half(tokens, at + 1)
    if (
        not half
        and kind == "number"
        and "." in text
        and tokens.low(at - 1) == "at"
        and tokens.low(at + 1) in _DAY_WORDS
    ):
        return _clock(hour, minute, at + 1, "clock")
    if not half and kind != "clock":
        return None
    if half in {"am", "pm"} and hour not in _HOURS and not (kind == "clock" and hour <= 24):
        return None
    if half in {"am", "pm"} and hour <= 12:
        hour = hour % 12 + 12 * (half == "pm")
    return _clock(hour, minute, stop, half or "clock")


def _is_no_time(tokens: Tokens, at: int) -> bool:
    """Digits and a colon that are a verse or a result: "John 3:16", "in 14:35"."""
    before = tokens.low(at - 1)
    if before in time.BOOKS and tokens.is_capitalised(at - 1):
        return True
    return before in time.BEFORE_A_RESULT and not _half(tokens, at + 1)[0] and _zoned(tokens, at + 1) == at + 1


def _is_of_hours(tokens: Tokens, at: int) -> bool:
    """Four digits before "hours" that are a time: "0900 hours", "at 1430 hours"."""
    text = tokens.written(at)
    is_clock = tokens.kind(at) == "number" and len(text) == len("0900") and text.isdecimal()
    return is_clock and tokens.low(at + 1) in {"hours", "hrs"} and (text[0] == "0" or tokens.low(at - 1) == "at")


def _clock(hour: int, minute: int, stop: int, how: str) -> tuple[str, int, str] | None:
    return (f"{hour:02}:{minute:02}", stop, how) if hour <= 24 and minute <= 59 else None


def _hour(tokens: Tokens, at: int) -> int | None:
    text = tokens.written(at)
    if tokens.kind(at) == "number":
        return int(text) if text.isdecimal() and len(text) <= 2 and 0 < int(text) <= 12 else None
    value = ONES.get(tokens.low(at), 0)
    return value if value in _HOURS else None


def _half(tokens: Tokens, at: int) -> tuple[str, int]:
    """The half of the day that a token and those after it name, and the token after them."""
    word = tokens.low(at).replace(".", "")
    if word in _HALVES and (tokens.kind(at) == "initials" or tokens.kind(at) == "word"):
        return word, at + 1
    if word in {"a", "p"} and tokens.low(at + 1) == "." and tokens.low(at + 2) == "m":
        return f"{word}m", at + 3 + (tokens.low(at + 3) == ".")
    if word in {"o'clock", "o’clock"}:
        part = _part_of_day(tokens, at + 1)
        return (part[0], part[1]) if part else ("clock", at + 1)
    part = _part_of_day(tokens, at)
    return part or ("", at)


def _part_of_day(tokens: Tokens, at: int) -> tuple[str, int] | None:
    if tokens.low(at) == "in" and tokens.low(at + 1) == "the" and tokens.low(at + 2) in _PARTS_OF_DAY:
        return _PARTS_OF_DAY[tokens.low(at + 2)], at + 3
    return None


def _in_half(hour: int, half: str) -> str:
    return f"{hour % 12 + 12 * (half == 'pm'):02}:00"


def _zoned(tokens: Tokens, stop: int) -> int:
    """Past the zone, where one follows."""
    return stop + (tokens.low(stop) in time.ZONES and tokens.written(stop).isupper())
