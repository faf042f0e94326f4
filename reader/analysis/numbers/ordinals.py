"""Ranks: "first", "33rd", "twenty-fifth", "one hundred and fifth", "number 3", "#2", "day five"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.numerals import digits, numeral
from reader.text.digits import is_whole, ordinal_ending

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_BEFORE_RANK = frozenset(
    {"the", "to", "at", "is", "was", "been", "became", "ranked", "world", "as", "a", "from", "reached", "hit", "'s"}
)
_MOST_RANK = 100


def ordinal_at(tokens: Tokens, at: int) -> Draft | None:
    """The rank that starts at a token, or None."""
    return _numbered(tokens, at) or _ranked(tokens, at)


def rank(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The number of a rank in words or digits, and the token after it; or None."""
    word = tokens.low(at)
    if tokens.kind(at) == "number":
        stop = at + 1
        if tokens.touches(stop) and tokens.low(stop) in t.ORDINAL_ENDINGS:
            value = digits(tokens.written(at))
            return (
                (int(value), stop + 1) if is_whole(value) and tokens.low(stop) == ordinal_ending(int(value)) else None
            )
        return None
    if word in t.ORDINALS:
        return t.ORDINALS[word], at + 1
    if word in t.TENS:
        stop = tokens.past_joint(at + 1)
        ones = t.ORDINALS.get(tokens.low(stop), 10)
        return (t.TENS[word] + ones, stop + 1) if ones < 10 else None
    if word in t.ONES or word == "a":
        return _long_rank(tokens, at)
    return None


def _long_rank(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A rank of several words: "one hundred twenty-fifth", "two hundredth"."""
    base = numeral(tokens, at)
    value, stop = (int(base.value), base.stop) if base else (1, at + 1)
    if base and not is_whole(base.value):
        return None
    last = tokens.low(stop)
    if base and value >= 100 and tokens.low(stop - 1) in t.TENS:
        ones = tokens.past_joint(stop)
        if t.ORDINALS.get(tokens.low(ones), 10) < 10:
            return value + t.ORDINALS[tokens.low(ones)], ones + 1
    if base is None or (base.scale == 1 and t.ORDINALS.get(last, 0) >= 100):
        return (value * t.ORDINALS[last], stop + 1) if base and last in t.ORDINALS else None
    if base.scale == 1:
        return None
    stop += last == "and"
    tail = rank(tokens, stop) if tokens.low(stop) in t.ORDINALS or tokens.low(stop) in t.TENS else None
    if tail is None:
        return None
    return (value * tail[0] if tail[0] >= 100 else value + tail[0]), tail[1]


def _ranked(tokens: Tokens, at: int) -> Draft | None:
    found = rank(tokens, at)
    if found is None or _is_no_rank(tokens, at, found[1]):
        return None
    return Draft("ordinal", at, found[1], Decimal(found[0]), counted=found[1])


def _is_no_rank(tokens: Tokens, at: int, stop: int) -> bool:
    """A name ("Sixth Amendment", "501st Legion"), an idiom, or a second of time."""
    word, following, before = tokens.low(at), tokens.low(stop), tokens.low(at - 1)
    if tokens.kind(at - 1) == "dash" and tokens.touches(at):
        return True
    if tokens.is_capitalised(stop) and (
        following in names.STREETS
        or following in names.RANKED
        or (tokens.is_capitalised(at) and at > 0 and tokens.kind(at - 1) != "mark")
        or (tokens.is_capitalised(at) and following in {"world", "lady", "minister", "republic", "amendment"})
    ):
        return True
    if word == "first" and following == "and":
        return tokens.low(stop + 1) == "foremost"
    if word == "first" and (following in names.PLACE_IDIOMS or before == "at"):
        return True
    if following == "place" and before == "the" and tokens.low(at - 2) == "in":
        return True
    if word == "second":
        ends = tokens.kind(stop) != "word" or following in names.STOP_WORDS
        of_time = before in {"per", "split", "every"} or (before == "a" and ends) or tokens.kind(at - 1) == "dash"
        is_clause = before == "the" and following in {"he", "she", "they", "it", "i", "we", "you"}
        return of_time or is_clause or following in {"hand", "thoughts", "guess"}
    if word in t.ORDINALS and before in {"a", "an"} and t.ORDINALS[word] >= 1000:
        return True
    return tokens.kind(at) == "number" and tokens.kind(at - 1) == "slash"


def _numbered(tokens: Tokens, at: int) -> Draft | None:
    """A rank by its number: "#2", "number 3", "No. 1", "day five"."""
    word = tokens.low(at)
    if word == "day" and (tokens.low(at + 1) in t.ONES or tokens.kind(at + 1) == "number"):
        size = numeral(tokens, at + 1)
        if size and size.stop == at + 2 and not size.suffix and 0 < size.value <= _MOST_RANK and is_whole(size.value):
            return Draft("ordinal", at + 1, at + 2, size.value, counted=at, nouns=1)
        return None
    if word in {"#", "number"}:
        here = at + 1
    elif tokens.written(at) == "No" or (word == "no" and tokens.low(at + 1) == "."):
        here = at + 1 + (tokens.low(at + 1) == ".")
    else:
        return None
    text = tokens.written(here)
    if tokens.kind(here) != "number" or not text.isdecimal() or not 0 < int(text) <= _MOST_RANK:
        return None
    if (
        tokens.low(at - 1) not in _BEFORE_RANK
        or tokens.is_capitalised(here + 1)
        or (word == "#" and not tokens.touches(here))
    ):
        return None
    return Draft("ordinal", at, here + 1, Decimal(text), counted=here + 1)
