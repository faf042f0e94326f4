"""Times of day: "10:30", "5 p.m.", "2 to 3 a.m.", "8.30pm", "five o'clock", "4 in the morning", "noon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.tables import ONES

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_HALVES = {"am": "am", "pm": "pm"}
_PARTS_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_DAY_WORDS = frozenset({"last", "this", "tonight", "yesterday", "tomorrow", *time.WEEKDAYS})
_HOURS = range(1, 13)


def time_at(tokens: Tokens, at: int) -> Draft | None:
    """The time of day or range of times that starts at a token, or None."""
    word = tokens.low(at)
    if word in {"noon", "midday", "midnight"}:
        ends_day = word == "midnight" and tokens.low(at - 1) in {"until", "till", "by", "to", "before"}
        return Draft("time", at, at + 1, date="24:00" if ends_day else "00:00" if word == "midnight" else "12:00")
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
    clock, stop, _ = first
    if tokens.low(stop) in {"to", "-", "–", "until"} or (tokens.low(stop) == "and" and tokens.low(at - 1) == "between"):
        second = _time(tokens, stop + 1)
        if second and second[2]:
            return Draft("time", at, _zoned(tokens, second[1]), date=f"{clock}/{second[0]}")
    return Draft("time", at, _zoned(tokens, stop), date=clock)


def _time(tokens: Tokens, at: int) -> tuple[str, int, str] | None:
    """A time as HH:MM, the token after it, and how it is known: "am", "pm", "clock", or empty when it may be none."""
    kind, text = tokens.kind(at), tokens.written(at)
    minute = 0
    if kind == "clock":
        hour, minute = int(text.split(":")[0]), int(text.split(":")[1])
    elif kind == "number" and len(text) in {4, 5} and text[-3:-2] == "." and text.replace(".", "").isdecimal():
        hour, minute = int(text[:-3]), int(text[-2:])
    elif kind == "number" and len(text) == 4 and text.isdecimal() and tokens.written(at + 1) in {"GMT", "UTC"}:
        return _clock(int(text[:2]), int(text[2:]), at + 1, "clock")
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
