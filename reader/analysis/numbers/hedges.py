"""How exact a number is: the words before and after it that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.numbers import hedge_tables as h

if TYPE_CHECKING:
    from reader.analysis.numbers.draft import Draft
    from reader.analysis.numbers.lexer import Tokens
    from reader.model import Bound

_AS_MANY = frozenset({("many", "as"), ("much", "as"), ("few", "as"), ("little", "as")})


class Hedge(NamedTuple):
    """How exact a number is.

    Attributes:
        start: the first token of the words before the number that say so, or the number's.
        stop: the token after those behind it, or after the number.
    """

    bound: Bound
    start: int
    stop: int


def hedge(tokens: Tokens, draft: Draft) -> Hedge:
    """How exact a number is, by the words right before and after it."""
    if draft.kind in {"date", "time"}:
        return Hedge(*_of_date(tokens, draft), draft.stop)
    after = bound_after(tokens, draft.stop)
    stop = draft.stop + 2 if after else draft.stop
    if draft.kind == "ordinal" and tokens.low(draft.start - 1) == "to":
        return Hedge(after or draft.bound, draft.start, stop)
    at = draft.start - 1
    if tokens.low(at) == "#":
        at -= 1
    stepped = tokens.low(at) in {"a", "an", "the"}
    if stepped and (tokens.low(at - 1) in h.OVER_ARTICLES or tokens.low(at - 1) in {"than", "to", "least", "most"}):
        at -= 1
    before = _phrase(tokens, at) or _word(tokens, draft, at)
    bound, start = before or (draft.bound, draft.start)
    return Hedge(after or bound, start, stop)


def bound_after(tokens: Tokens, at: int) -> Bound | None:
    """The bound of "or more", "or so" that start at a token; "or more than 6" is another number."""
    pair = tokens.low(at), tokens.low(at + 1)
    bound = h.AFTER.get(pair)
    if bound is None or tokens.kind(at + 2) == "number" or tokens.low(at + 2) == "than":
        return None
    if pair[0] == "and" and tokens.kind(at + 2) == "word" and tokens.low(at + 2) not in {"in", "are", "were"}:
        return None
    return bound


def _of_date(tokens: Tokens, draft: Draft) -> tuple[Bound, int]:
    word = tokens.low(draft.start - 1)
    if word == "by" or (word == "to" and tokens.low(draft.start - 2) == "up"):
        return "<=", draft.start
    if (
        word in {"day", "week", "month"}
        and tokens.low(draft.start - 2) == "the"
        and "by" in {tokens.low(i) for i in range(draft.start - 6, draft.start - 2)}
    ):
        return "<=", draft.start
    return (h.HEDGES[word], draft.start - 1) if word in h.DATE_HEDGES else (draft.bound, draft.start)


def _phrase(tokens: Tokens, at: int) -> tuple[Bound, int] | None:
    """Two words and more before the number: "more than", "no fewer than", "as many as", "less than or equal to"."""
    pair = tokens.low(at - 1), tokens.low(at)
    if tokens.low(at) == "to" and tokens.low(at - 1) == "equal":
        return _or_equal(tokens, at)
    if pair not in h.PHRASES:
        return None
    start = at - 1
    bound = h.PHRASES[pair]
    if pair in _AS_MANY:
        return bound, start - (tokens.low(start - 1) == "as")
    if pair[1] == "than":
        if tokens.low(start - 1) in {"no", "not"}:
            return (">=" if bound == "<" else "<="), start - 1
        if tokens.low(start - 1) == "or" and tokens.low(start - 2) in {"equal", "to"}:
            return (">=" if bound == ">" else "<="), start - 2
        if tokens.low(start - 1) in {"slightly", "little"}:
            return (">~" if bound == ">" else "<~"), start - 1
    return bound, start


def _or_equal(tokens: Tokens, at: int) -> tuple[Bound, int] | None:
    """The bound of "less than or equal to" and "at least or equal to"."""
    if tokens.low(at - 2) == "or":
        pair = tokens.low(at - 4), tokens.low(at - 3)
        if pair in h.PHRASES:
            return (">=" if h.PHRASES[pair] in {">", ">="} else "<="), at - 4
    return None


def _word(tokens: Tokens, draft: Draft, at: int) -> tuple[Bound, int] | None:
    word = tokens.low(at)
    if word == "than" and tokens.low(at - 1) == "equal" and tokens.low(at - 2) == "or":
        bound = h.PHRASES.get((tokens.low(at - 3), "than"))
        return ((">=" if bound == ">" else "<="), at - 3) if bound else None
    if word not in h.HEDGES:
        return None
    if word == "some" and draft.kind in {"age", "fraction", "multiple"}:
        return None
    if word == "over" and draft.kind == "duration" and tokens.low(at - 1) not in h.LASTING:
        return None
    if word in {"over", "under"} and tokens.low(at - 1) in {"just", "slightly", "little"}:
        return (">~" if word == "over" else "<~"), at - 1
    return h.HEDGES[word], at
