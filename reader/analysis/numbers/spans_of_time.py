"""Ages and durations: "20-year-old", "aged 8 to 10", "two and a half hours", "a month", "17 years ago"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers.ages import age_before, bare_age
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.analysis.tables import words

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
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "it"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "your"})


def time_span(tokens: Tokens, at: int) -> Draft | None:
    """One unit of time, "a month", where the words about it state a length; or None."""
    unit = tokens.low(at + 1)
    if tokens.low(at) not in {"a", "an"} or TIME_UNITS.get(unit) != unit or unit in {"second", "weekend", "night"}:
        return None
    before, after = tokens.low(at - 1), tokens.low(at + 2)
    if tokens.kind(at + 2) == "dash" and tokens.hyphen(at + 2):
        return _aged_one(tokens, at)
    if before not in _LENGTH_BEFORE and after not in _LENGTH_AFTER:
        return None
    if after == "old":
        return Draft("age", at, at + 3, Decimal(1), unit=unit)
    stop, value = at + 2, Decimal(1)
    if [tokens.low(stop), tokens.low(stop + 1), tokens.low(stop + 2)] == ["and", "a", "half"]:
        stop, value = stop + 3, Decimal("1.5")
    return Draft("duration", at, stop, value, unit=unit)


def _aged_one(tokens: Tokens, at: int) -> Draft | None:
    if tokens.low(at + 3) == "old":
        return Draft("age", at, at + 4, Decimal(1), unit=tokens.low(at + 1))
    return Draft("duration", at, at + 2, Decimal(1), unit=tokens.low(at + 1)) if tokens.low(at + 3) == "long" else None


def timed(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The age or duration of an amount, or None."""
    by_suffix = TIME_UNITS.get(size.suffix) if len(size.suffix) > 1 else None
    if size.suffix and not by_suffix and size.suffix not in {"yo", "y"}:
        return None
    here = tokens.past_joint(size.stop)
    unit = by_suffix or TIME_UNITS.get(tokens.low(here))
    if unit == "millisecond" and by_suffix is None and tokens.low(here) == "ms":
        unit = None
    if unit == "day" and _is_once(tokens, at, here):
        return None
    if unit and not (tokens.low(here) == "second" and size.value not in {None, 1} and here == size.stop):
        stop = size.stop if by_suffix else here + 1
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
    if size.value is not None and [tokens.low(stop + i) for i in range(3)] == ["and", "a", "half"]:
        draft.value, draft.stop = size.value + Decimal("0.5"), stop + 3
    return draft


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
