"""Ages without a unit of time: "aged 12", "Smith, 34, was", "people over 60", "he turned 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.time_tables import MONTHS
from reader.analysis.numbers.unit_tables import UNITS
from reader.analysis.numbers.words import is_plural
from reader.analysis.tables import words
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_OLDEST = 120
_CLOSES = frozenset({",", ".", ")", ";", ""})
_PRONOUNS = frozenset({"he", "she"})
_BE = frozenset({"is", "was", "s"})
_I_AM = frozenset({"i'm", "i’m"})
_ADVERBS = words("nearly only just now almost already about barely")
_LIMITS = frozenset({"over", "under", "above", "below"})
_OWNERS = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "another"})
_ONE = words("""
    man woman boy girl child teenager student engineer teacher doctor nurse farmer driver actor actress singer player
    bachelor youth lad soldier lawyer
""")
"""Whoever is "of 24" is so old; a group or a team of 24 is not, and a mother of ten has them."""
_SEVERAL = words("""
    people men women children adults boys girls kids teenagers youths students patients voters workers residents
    citizens drivers pensioners males females americans britons those anyone everyone anybody everybody person
""")
"""Who can be over 60."""


def age_before(tokens: Tokens, at: int) -> bool:
    """Whether words of age stand before a number: "aged", "at the age of", "aged between"; also "aged 4 and"."""
    before = tokens.low(at - 1)
    if before in {"and", "or", "to"} and tokens.kind(at - 2) == "number":
        at, before = at - 2, tokens.low(at - 3)
    if before in {"between", "about", "around", "from", "only", "just", "over", "under"}:
        at, before = at - 1, tokens.low(at - 2)
    if before in {"aged", "age", "ages"}:
        return True
    return before == "of" and tokens.low(at - 2) in {"age", "ages"}


def bare_age(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The age that a number without a unit is, or None."""
    ends = [end for end in (size.value, size.low, size.high) if end is not None]
    if any(not is_whole(end) or not 0 < end < _OLDEST for end in ends) or size.first.scale > 1:
        return None
    if age_before(tokens, at) or _is_limit(tokens, at, size):
        return sized("age", at, size.stop, size, "year")
    if size.value is None or size.dashed:
        return None
    is_age = _is_said(tokens, at, size) or (size.first.is_digits and _is_apposition(tokens, at, size))
    return sized("age", at, size.stop, size, "year") if is_age else None


def _ends(tokens: Tokens, stop: int) -> bool:
    """Nothing that could be counted follows."""
    return tokens.low(stop) in _CLOSES or (
        tokens.low(stop) in names.STOP_WORDS and tokens.low(stop) not in {"of", "per"}
    )


def _is_limit(tokens: Tokens, at: int, size: Amount) -> bool:
    """People "over 60", "under the age of 5"."""
    before, who = tokens.low(at - 1), tokens.low(at - 2)
    if before == "than" and who in {"older", "younger"}:
        return _ends(tokens, size.stop)
    following = tokens.low(tokens.past_joint(size.stop))
    return before in _LIMITS and who in _SEVERAL and following not in UNITS and not is_plural(following)


def _is_said(tokens: Tokens, at: int, size: Amount) -> bool:
    """What he or she is or turns: "she is 37", "he turned 40", "at 33 he", "an engineer of 24"."""
    before = tokens.low(at - 1)
    if not _ends(tokens, size.stop):
        return False
    if before in {"turned", "turns", "turning"}:
        return True
    if before == "at" and tokens.low(size.stop) in _PRONOUNS:
        return True
    if before == "of" and tokens.low(at - 2) in _ONE:
        return True
    here = at - 1
    while tokens.low(here) in _ADVERBS and here > at - 3:
        here -= 1
    someone = here - 1 - (tokens.low(here) == "s")  # he's
    is_somebody = tokens.low(here) in _I_AM or (tokens.low(here) in _BE and tokens.low(someone) in _PRONOUNS)
    return is_somebody and tokens.low(size.stop) in {*_CLOSES, "and", "when", "but"}


def _is_apposition(tokens: Tokens, at: int, size: Amount) -> bool:
    """An age between commas or in brackets after a name, or between commas after a noun: "the minister, 54, said"."""
    opening, following = tokens.low(at - 1), tokens.low(size.stop)
    if opening == "(":
        return following == ")" and tokens.is_capitalised(at - 2) and tokens.is_capitalised(at - 3)
    if opening in {"then", "now"}:
        at, opening = at - 1, tokens.low(at - 2)
    if opening != "," or following not in _CLOSES:
        return False
    after = size.stop + 1
    if tokens.low(after) in MONTHS or tokens.kind(after) in {"number", "currency"}:
        return False
    return _names_somebody(tokens, at - 2) or (following == "," and _is_somebody(tokens, at - 2))


def _names_somebody(tokens: Tokens, at: int) -> bool:
    """A capitalised word that is no month stands here, not after a number: "Oct. 7, 12," is a list."""
    return tokens.is_capitalised(at) and tokens.low(at) not in MONTHS and tokens.kind(at - 1) != "number"


def _is_somebody(tokens: Tokens, at: int) -> bool:
    """A noun in the singular stands here, right after its article or owner or the word before it."""
    word = tokens.low(at)
    if tokens.kind(at) != "word" or word in names.STOP_WORDS or word in MONTHS or is_plural(word):
        return False
    return any(tokens.low(i) in _OWNERS for i in range(at - 3, at)) and word not in names.NUMBERED
