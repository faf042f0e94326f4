"""Plain counts: numbers without a unit that count something, and the word "one" where it counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.designations import is_designation
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.hedge_tables import HEDGES
from reader.analysis.numbers.words import is_plural
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_AFTER_ONE = frozenset({"time", "way", "off", "sided", "upmanship", "handed", "stop"})
"""What makes an adjective of the word "one": "a one-time friend"."""
_SAYS_ONE = frozenset({"should", "cannot", "knows", "thinks", "wants", "sees", "says", "needs"})
_NO_NOUNS = frozenset({"another", "thing", "by", "day"})


def count(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The count of an amount, or None where it names or stands for something."""
    if _is_lettered_name(tokens, at, size) or is_designation(tokens, at, size) or _is_pronoun(tokens, at, size):
        return None
    size = size.in_full()
    if size.suffix or _is_symbol(tokens, at, size) or tokens.low(at - 1) == "per":
        return None
    stop = size.stop
    if size.first.is_digits and tokens.written(stop) == "m" and is_plural(tokens.low(stop + 1)):
        size, stop = size.times(t.SCALE_ABBREVIATIONS["m"]), stop + 1
    if tokens.hyphen(stop) and tokens.low(stop + 1) in {"odd", "plus", "something"}:
        end = stop + 2
        draft = Draft("count", at, end, size.value, size.low, size.high, bound="~", counted=end)
        if tokens.low(stop + 1) == "plus":
            draft.bound = ">="
        return draft
    if tokens.low(stop) == "+" and tokens.touches(stop):
        if tokens.kind(stop + 1) == "number":  # P5+1
            return None
        return Draft("count", at, stop + 1, size.value, size.low, size.high, bound=">=", counted=stop + 1)
    here = tokens.past_joint(stop)
    nouns = 1 if here != stop else 5
    return Draft("count", at, stop, size.value, size.low, size.high, counted=here, nouns=nouns)


def _is_lettered_name(tokens: Tokens, at: int, size: Amount) -> bool:
    """A letter after digits that makes a name of them, "3M", "a 10K race", "Qwen 32B", and no magnitude.

    That is a magnitude with decimals, before a plural, and in small letters also where nothing follows; and after a
    word that leads to an amount.
    """
    if size.suffix not in t.LETTERS or size.value is None or not is_whole(size.value):
        return False
    following = size.stop
    is_noun = tokens.kind(following) == "word" and tokens.low(following) not in names.STOP_WORDS
    if is_noun and (is_plural(tokens.low(following)) or is_plural(tokens.low(following + 1))):
        return False
    if size.suffix in {"k", "b"} and is_noun:
        return True
    leads = tokens.low(at - 1) in names.STOP_WORDS or tokens.low(at - 1) in HEDGES
    return tokens.written(size.stop - 1).isupper() and not leads


def _is_pronoun(tokens: Tokens, at: int, size: Amount) -> bool:
    """The word "one" where it counts nothing: "no one", "one of the", "the one that", "one another"."""
    if tokens.low(at) != "one" or size.stop > at + 1:
        return False
    following, before = tokens.low(size.stop), tokens.low(at - 1)
    if before == "for" and following in {"am", "would", "do", "think"}:
        return True
    if before in {"minus", "negative"} or following == "last":
        return False
    if tokens.kind(size.stop) == "dash":
        joined = tokens.low(size.stop + 1)
        return not tokens.joint(size.stop) or joined in names.STOP_WORDS or joined in _AFTER_ONE
    if tokens.kind(size.stop) != "word" or following in names.STOP_WORDS or following in _NO_NOUNS:
        return following != "more"
    if tokens.low(size.stop + 1) in {"and", "or"} and tokens.low(size.stop + 2) == "one":
        return True
    if before in names.NO_ONE and before not in {"the", "only", "last", "this", "that"}:
        return True
    if before in {"the", "this", "that"}:
        return following in names.VERBS or following.endswith(("ly", "ed", "ing"))
    return (
        following in names.VERBS
        or following in _SAYS_ONE
        or (
            following.endswith("s")
            and not tokens.is_capitalised(size.stop)
            and before in {"if", "when", "that", "as", "where"}
        )
    )


def _is_symbol(tokens: Tokens, at: int, size: Amount) -> bool:
    """A digit inside a formula or a mark: "5)", "(2)", "[3]" as references, "0" alone."""
    if not size.first.is_digits or size.stop != at + 1:
        return False
    before, following = tokens.low(at - 1), tokens.low(size.stop)
    if before == "[" and following == "]":
        return True
    return at == 0 and following == ")"
