"""Ages and durations: "20-year-old", "aged 8 to 10", "two and a half hours", "a month", "17 years ago"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers.ages import age_before, bare_age
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.numerals import numeral
from reader.analysis.numbers.time_tables import TIME_UNITS, ZONES
from reader.analysis.tables import words
from reader.frozen import replace

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens
    from reader.model import Bound

_LENGTH_BEFORE = words("""
    nearly almost about over within for than in after least just take takes took lasted lasts around under roughly
    every approximately only spent half quite entire whole
""")
_LENGTH_AFTER = frozenset({"ago", "later", "earlier", "after", "before", "long", "away", "old", "into"})
_STAGES = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""Years of a decade of life that "early", "mid" and "late" mean."""
_SMALLER = {
    "year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
}  # fmt: skip
"""The unit that may follow another in one length of time, and how many of it make the other."""
_AFTER_TIME_OF_DAY = frozenset({"a.m", "p.m", "a.m.", "p.m.", "am", "pm", *ZONES})
_ALL_PARTS = 3
"""Hours, minutes and seconds."""
_MOST_WAR_TOKENS = 5
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "it"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "your"})


def time_span(tokens: Tokens, at: int) -> Draft | None:
    """One unit of time, "a month", where the words about it state a length; or None."""
    unit = tokens.low(at + 1)
    if tokens.low(at) not in {"a", "an"} or TIME_UNITS.get(unit) != unit or unit in {"second", "weekend", "night"}:
        return None
    before, after = tokens.low(at - 1), tokens.low(at + 2)
    has_half = _is_and_a_half(tokens, at + 2)
    if tokens.kind(at + 2) == "dash" and tokens.hyphen(at + 2):
        return _aged_one(tokens, at)
    if before not in _LENGTH_BEFORE and after not in _LENGTH_AFTER and not has_half:
        return None
    if after == "old":
        return Draft("age", at, at + 3, Decimal(1), unit=unit)
    if has_half:
        return Draft("duration", at, at + 5, Decimal("1.5"), unit=unit)
    return Draft("duration", at, at + 2, Decimal(1), unit=unit)


def _is_and_a_half(tokens: Tokens, at: int) -> bool:
    return [tokens.low(at + i) for i in range(3)] == ["and", "a", "half"]


def stopwatch(tokens: Tokens, at: int) -> Draft | None:
    """The seconds that a stopwatch shows, "2:01:09", "1:23.456", "0:03"; None for a time of day."""
    kind, parts = tokens.kind(at), tokens.written(at).split(":")
    if kind == "clock":
        is_of_day = tokens.low(at - 1) == "at" or tokens.low(at + 1) in _AFTER_TIME_OF_DAY
        if is_of_day or (len(parts) < _ALL_PARTS and parts[0] != "0"):
            return None
    elif kind != "stopwatch":
        return None
    seconds = Decimal(0)
    for part in parts:
        seconds = 60 * seconds + Decimal(part)
    return Draft("duration", at, at + 1, seconds, unit="second")


def is_named_war(tokens: Tokens, at: int, stop: int) -> bool:
    """The name of a war by its length: "Six-Day War", "Thirty Years' War"."""
    here = tokens.past_joint(stop) + 1
    while tokens.low(here) in {"'", "’", "s"} and here < stop + _MOST_WAR_TOKENS:
        here += 1
    return tokens.is_capitalised(at) and tokens.low(here) in {"war", "wars"} and tokens.is_capitalised(here)


def _aged_one(tokens: Tokens, at: int) -> Draft | None:
    if tokens.low(at + 3) == "old":
        return Draft("age", at, at + 4, Decimal(1), unit=tokens.low(at + 1))
    return Draft("duration", at, at + 2, Decimal(1), unit=tokens.low(at + 1)) if tokens.low(at + 3) == "long" else None


def timed(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The age or duration of an amount, or None."""
    both = _hours_and_minutes(tokens, at, size)
    if both:
        return both
    by_suffix = TIME_UNITS.get(size.suffix) if len(size.suffix) > 1 else None
    if size.suffix == "s" and "." in tokens.written(at):
        by_suffix = "second"
    if size.suffix and not by_suffix and size.suffix not in {"yo", "y"}:
        return None
    here = tokens.past_joint(size.stop)
    unit = by_suffix or TIME_UNITS.get(tokens.low(here))
    if unit == "millisecond" and by_suffix is None and tokens.low(here) == "ms":
        unit = None
    if unit == "day" and _is_once(tokens, at, here):
        return None
    if unit and not (tokens.low(here) == "second" and size.value not in {None, 1} and here == size.stop):
        stop, size, unit = _with_smaller_units(tokens, at, size.stop if by_suffix else here + 1, size, unit)
        return _age_of(tokens, at, stop, size, unit) or _duration(tokens, at, stop, size, unit)
    if tokens.low(here) == "yo" or size.suffix == "yo":
        return sized("age", at, size.stop if size.suffix else here + 1, size, "year")
    return None if size.suffix else bare_age(tokens, at, size)


def _is_once(tokens: Tokens, at: int, here: int) -> bool:
    """The "One day" that starts a sentence and means once; "One day after" is a length of time."""
    following = tokens.low(here + 1)
    if tokens.low(at) != "one" or here != at + 1:
        return False
    return following in _PRONOUNS or (tokens.written(at) == "One" and following not in _LENGTH_AFTER)


def _duration(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft:
    draft = sized("duration", at, stop, size, unit)
    if size.value is not None and _is_and_a_half(tokens, stop):
        draft.value, draft.stop = size.value + Decimal("0.5"), stop + 3
    return draft


def _with_smaller_units(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> tuple[int, Amount, str]:
    """The token after a length in several units, and how much it is of the last: "two hours and 51 minutes" is 171."""
    while size.value is not None and not size.value % 1 and unit in _SMALLER and tokens.low(at - 1) != "between":
        smaller, many = _SMALLER[unit]
        rest = numeral(tokens, stop + (tokens.low(stop) in {"and", ","}))
        if rest is None or rest.value >= many or TIME_UNITS.get(tokens.low(rest.stop)) != smaller:
            break
        stop, unit = rest.stop + 1, smaller
        size = replace(size, value=size.value * many + rest.value)
    return stop, size, unit


def _hours_and_minutes(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """Hours and minutes by their letters: "3h 20m"; an "m" by itself is a metre or a million."""
    rest = numeral(tokens, size.stop) if size.suffix == "h" and size.value is not None else None
    if rest is None or rest.suffix != "m" or size.value is None:
        return None
    return Draft("duration", at, rest.stop, size.value * 60 + rest.value / rest.scale, unit="minute")


def _age_of(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft | None:
    """An age in units of time: "-old", "of age", "aged", "at the age of"."""
    old = tokens.past_joint(stop)
    if tokens.low(old) in {"old", "olds"}:
        return sized("age", at, old + 1, size, unit)
    if tokens.low(stop) == "of" and tokens.low(stop + 1) == "age":
        return sized("age", at, stop + 2, size, unit)
    return sized("age", at, stop, size, unit) if age_before(tokens, at) else None


def decade_of_life(tokens: Tokens, at: int) -> Draft | None:
    """A decade of somebody's life, "in his 30s", "in their early 20s"; or None."""
    if tokens.low(at) in _STAGES and tokens.hyphen(at + 1):
        at += 2
    text = tokens.low(at).strip("'’")
    if tokens.kind(at) != "decade" or len(text) != len("30s"):
        return None
    owner, start = at - 1, at
    if tokens.kind(owner) == "dash" and tokens.low(owner - 1) in _STAGES:
        owner -= 1
    stage = tokens.low(owner)
    if stage in _STAGES:
        owner, start = owner - 1, owner
    if tokens.low(owner) not in _OWNERS and not (
        tokens.low(owner) == "in" and tokens.low(owner - 1) in {"men", "women", "people"}
    ):
        return None
    first, last = _STAGES.get(stage, (0, 9))
    decade = int(text[:2])
    bound: Bound = "~" if stage in _STAGES else "="
    return Draft(
        "age", start, at + 1, low=Decimal(decade + first), high=Decimal(decade + last), unit="year", bound=bound
    )
