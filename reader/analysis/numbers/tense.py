"""Whether a date without a year or a week lies ahead or behind, by the verbs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import tense_tables as t
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.words import is_plural

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_BACK_TOKENS = 14
_ON_TOKENS = 14
_NOUNS = frozenset({"word", "initials"})
_MOST_HEADLINE_TOKENS = 5
_MODAL_TOKENS = 4
"""A modal stands at most so far before its verb: "will not hit", "could then quickly spread"."""


def direction(tokens: Tokens, start: int, stop: int) -> int:
    """1 for a date to come, -1 for one that is past, 0 where the words do not tell.

    The nearest verb before the date in its clause decides, else the nearest after it: "will vote on Friday",
    "On Friday, they met", "said that on Friday they will vote".
    """
    if tokens.low(start - 1 - (tokens.low(start - 1) in t.PREPOSITIONS)) in {"is", "are"}:
        return 1
    for at in range(start - 1, max(-1, start - 1 - _BACK_TOKENS), -1):
        if tokens.low(at) == "that":
            break
        told = _told(tokens, at)
        if told:
            return told
    for at in range(stop, min(len(tokens), stop + _ON_TOKENS)):
        told = _told(tokens, at)
        if told:
            return told
    return 0


def _told(tokens: Tokens, at: int) -> int:
    """What one word tells; a verb after a modal leaves it to the modal."""
    word = tokens.low(at)
    if tokens.kind(at) != "word":
        return 0
    if word in t.AHEAD or word.endswith(("'ll", "’ll")):
        return 0 if word == "may" and tokens.is_capitalised(at) else 1
    if word in t.AHEAD_WITH_TO and tokens.low(at + 1) in {"to", "for"}:
        return 1
    if word == "to":
        return int(tokens.low(at - 1) in {"is", "are", "am", "not", "going"} or _is_of_headline(tokens, at))
    if word in {"has", "have"} and tokens.low(at + 1) in {"until", "till"}:
        return 1
    if word in t.PRESENT or word in t.PRESENT_PLURAL:
        return int(_is_present(tokens, at))
    if "be" in {tokens.low(at - 1), tokens.low(at - 2)}:
        return 0
    if word in t.PAST_AND_BARE:
        return 0 if _follows_modal(tokens, at) else -1
    if word in t.PAST:
        return 0 if word in {"have", "been"} and _follows_modal(tokens, at) else -1
    is_past = word.endswith("ed") and len(word) > 3 and word not in t.NOT_PAST and not tokens.is_capitalised(at)
    return -1 if is_past else 0


def _is_of_headline(tokens: Tokens, at: int) -> bool:
    """The "to" of "Ada Lind to visit Norby on Friday", which names alone stand before."""
    return 0 < at <= _MOST_HEADLINE_TOKENS and all(tokens.is_capitalised(here) for here in range(at))


def _follows_modal(tokens: Tokens, at: int) -> bool:
    """A modal or "to" governs the verb here."""
    for here in range(at - 1, at - 1 - _MODAL_TOKENS, -1):
        if tokens.kind(here) != "word" or tokens.low(here) in {"and", "that", "but"}:
            return False
        if tokens.low(here) in t.MODALS:
            return True
    return False


def _is_present(tokens: Tokens, at: int) -> bool:
    """A verb of a fixed plan stands here in the present, and is no noun, no infinitive, and not in a headline."""
    before = tokens.low(at - 1)
    if tokens.is_title() or tokens.is_capitalised(at) or not (tokens.kind(at - 1) in _NOUNS or before == ","):
        return False
    if tokens.low(at) in t.PRESENT:
        return before not in STOP_WORDS or before in t.SUBJECTS
    return is_plural(before) or before in t.PLURAL_SUBJECTS
