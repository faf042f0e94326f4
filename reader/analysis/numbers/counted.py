"""What a number counts: the noun phrase right after it, up to its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers.words import is_plural, is_verb_form

if TYPE_CHECKING:
    from reader.analysis.numbers.draft import Draft
    from reader.analysis.numbers.lexer import Tokens

_DETERMINERS = frozenset({"the", "all", "his", "her", "their", "its", "those", "these", "our", "every", "each"})
_WORDS = frozenset({"word", "initials", "name"})
_ADJECTIVES = frozenset({"strong", "capacity", "ish"})
"""What a hyphen joins to a number without being counted: "a 1,200-strong force"; with forms in -ed, "three-wheeled"."""
_NEVER_HEADS = frozenset({"more", "other", "additional", "new", "further", "different", "percent", "%"})


def counted(tokens: Tokens, draft: Draft) -> tuple[int, int, int] | None:
    """The first and the last token of the counted thing right after a number, and its head; or None."""
    start = first = draft.counted
    if start is None or first is None:
        return None
    if tokens.low(first) in names.PARTICIPLES and draft.kind == "count":
        return first, first, first
    if tokens.low(first) == "of":
        first += 1
        while tokens.low(first) in _DETERMINERS and first < start + 3:
            first += 1
        if tokens.low(first) in {"them", "whom", "which", "us", "you"}:
            return None
        if tokens.is_capitalised(first) and tokens.low(first + 1) in {"'", "’"}:
            return None
    last = _head(tokens, draft, first)
    return None if last is None else (first, _coordinated(tokens, last), last)


def _head(tokens: Tokens, draft: Draft, first: int) -> int | None:
    """The last token of the noun phrase: the first plural, or before a verb or a small word."""
    last = None
    here, nouns = first, 0
    is_compound = tokens.joint(first - 1)
    wants_plural = not is_compound and ((draft.kind == "count" and draft.value != 1) or draft.kind == "fraction")
    while nouns < draft.nouns:
        if tokens.kind(here) == "dash" and last is not None and tokens.hyphen(here):
            here += 1
            continue
        word = tokens.low(here)
        if tokens.kind(here) not in _WORDS or word in names.STOP_WORDS:
            break
        if last is not None and word in names.VERBS_IN_S:
            break
        if is_verb_form(word) and (last is not None or word in names.VERBS or not _goes_on(tokens, here + 1)):
            break
        last = here
        nouns += 1
        if is_plural(word) and wants_plural:
            return here
        here += 1
    if is_compound and (tokens.low(first) in _ADJECTIVES or tokens.low(first).endswith("ed")):
        return None
    if last is None or tokens.low(last) in _NEVER_HEADS:
        return None
    return None if wants_plural and draft.kind == "count" and tokens.low(first) not in names.SIZES else last


def _goes_on(tokens: Tokens, at: int) -> bool:
    """A word stands here that a participle may belong to: "two armed men", but not "the mother of two said that"."""
    return tokens.kind(at) == "word" and tokens.low(at) not in names.STOP_WORDS


def _coordinated(tokens: Tokens, last: int) -> int:
    """Past "and" to a second plural: "men and women"."""
    is_pair = (
        tokens.low(last + 1) == "and" and tokens.low(last) in names.PLURALS and tokens.low(last + 2) in names.PLURALS
    )
    return last + 2 if is_pair else last
