"""What an amount is for one of: "an hour", "per barrel", "a share", "per square kilometre", "per person per day"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.numbers import unit_tables as u
from reader.analysis.numbers.money_tables import PER_WORDS
from reader.analysis.numbers.numerals import numeral
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.analysis.tables import words

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_PER = frozenset({"per", "/"})
_ARTICLES = frozenset({"a", "an", "each", "every"})
_SHIFTS = words("earlier ago later previously prior")
"""After these "a year" is when, and not a base: "$8.1bn a year earlier"."""
_ORDERS = frozenset({"before", "after"})
_TAKEN_OFF = words("tax taxes deductions expenses costs inflation interest bonuses benefits housing")
"""What follows a "before" or "after" that says how an amount is counted: "£30,000 a year before tax"."""
_MOST_BASES = 3


class Rate(NamedTuple):
    """The base of a rate, units in their singular English names, and the token after it."""

    base: str
    stop: int


def rate_at(tokens: Tokens, at: int) -> Rate | None:
    """The base of a rate that starts at a token, "per person per day" as "person per day"; or None."""
    bases: list[str] = []
    while len(bases) < _MOST_BASES:
        found = _base(tokens, at)
        if found is None or (bases and tokens.low(at) != "per"):
            break
        bases.append(found.base)
        at = found.stop
    return Rate(" per ".join(bases), at) if bases else None


def _base(tokens: Tokens, at: int) -> Rate | None:
    joint, here = tokens.low(at), at + 1
    word = tokens.low(here)
    if joint in _ARTICLES and tokens.kind(here) == "word":
        if _is_when(tokens, here + 1) or not (word in TIME_UNITS or word in PER_WORDS):
            return None
        return Rate(TIME_UNITS.get(word, word), here + 1)
    if joint not in _PER:
        return None
    many = numeral(tokens, here) if joint == "per" else None
    if many and not many.suffix:
        noun = tokens.kind(many.stop) == "word" and tokens.low(many.stop) not in {"and", "or", "in", "of"}
        stop = many.stop + noun
        return Rate(tokens.text[tokens.starts[here] : tokens.ends[stop - 1]], stop)
    if tokens.kind(here) != "word" or word == "cent":
        return None
    if word in u.POWERS and tokens.low(here + 1) in u.MEASURES:
        return Rate(f"{u.POWERS[word]} {u.MEASURES[tokens.low(here + 1)]}", here + 2)
    return Rate(TIME_UNITS.get(word) or u.MEASURES.get(word, word), here + 1)


def _is_when(tokens: Tokens, at: int) -> bool:
    """Words after a unit of time that make a date of it."""
    word = tokens.low(at)
    return word in _SHIFTS or (word in _ORDERS and tokens.low(at + 1) not in _TAKEN_OFF)
