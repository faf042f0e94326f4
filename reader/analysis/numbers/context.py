"""What stands beside a number: the hedge before it, the counted thing after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import tables as t

if TYPE_CHECKING:
    from reader.analysis.numbers.draft import Draft
    from reader.analysis.numbers.lexer import Tokens
    from reader.model import Bound

_BEFORE_NOUN = frozenset({"more", "other", "additional", "new", "of", "the", "all"})


def hedge(tokens: Tokens, draft: Draft) -> tuple[Bound, int]:
    """How exact a number is, and the first token of the words that say so."""
    at = draft.start - 1
    if tokens.low(at) in {"a", "an", "the"} or tokens.kind(at) == "currency":
        at -= 1
    word, before = tokens.low(at), tokens.low(at - 1)
    if (before, word) in t.PHRASE_HEDGES:
        start = at - 1
        if (before, word) in {("many", "as"), ("much", "as")}:
            return t.PHRASE_HEDGES[before, word], start - (tokens.low(start - 1) == "as")
        if tokens.low(start - 1) == "no" and word == "than":
            return (">=" if before in {"fewer", "less"} else "<="), start - 1
        return t.PHRASE_HEDGES[before, word], start
    if word in t.HEDGES and not (draft.kind in {"date", "time"} and word not in {"about", "around", "circa"}):
        return t.HEDGES[word], at
    if tokens.low(draft.stop) == "or" and tokens.low(draft.stop + 1) in {"more", "less", "fewer"}:
        return (">=" if tokens.low(draft.stop + 1) == "more" else "<="), draft.start
    if draft.kind == "date" and tokens.low(draft.start - 1) == "by":
        return "<=", draft.start
    return draft.bound, draft.start


def counted(tokens: Tokens, draft: Draft) -> tuple[int, int] | None:
    """The first and the last token of the counted thing right after a number, or None."""
    if draft.counted is None:
        return None
    first = draft.counted
    if tokens.low(first) in t.PARTICIPLES:
        return first, first
    while tokens.low(first) in _BEFORE_NOUN and first < draft.counted + 3:
        first += 1
    if tokens.low(first - 1) == "the" and first == draft.counted + 1:
        return None
    last = -1
    here = first
    nouns = 0
    while nouns < draft.nouns:
        if tokens.kind(here) == "dash" and tokens.touches(here):
            here += 1
            continue
        word = tokens.low(here)
        if tokens.kind(here) not in {"word", "initials", "name"} or word in t.STOP_WORDS:
            break
        if last >= 0 and word in t.PARTICIPLES:
            break
        last = here
        nouns += 1
        if _is_plural(word) and draft.value != 1:
            break
        here += 1
    if last < 0:
        return None
    if draft.kind == "count" and draft.value != 1 and not _is_plural(tokens.low(last)) and draft.counted == draft.stop:
        last = first if last > first and tokens.low(first).endswith("ed") else last
    return first, last


def _is_plural(word: str) -> bool:
    return (
        word in t.PLURALS
        or word.endswith("children")
        or (word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ous")))
    )
