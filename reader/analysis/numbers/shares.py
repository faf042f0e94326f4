"""Shares and multiples beside a number: "7.5 %", "two percentage points", "25 basis points", "18-fold"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.numbers.draft import Draft, sized

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_PERCENTS = frozenset({"%", "percent", "pct", "percents", "per-cent"})
_POINTS = frozenset({"point", "points"})
_TIMES = frozenset({"times", "fold"})


def share(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """A share or multiple of an amount, or None."""
    if size.suffix:
        return sized("multiple", at, size.stop, size) if size.suffix in {"x", "fold"} else None
    here = tokens.past_joint(size.stop)
    word, following = tokens.low(here), tokens.low(here + 1)
    if word in _PERCENTS or (word == "per" and following == "cent"):
        stop = here + 1 + (word == "per")
        joined = tokens.past_joint(stop)
        if tokens.low(joined) in _POINTS:
            return sized("percent", at, joined + 1, size, "percentage point")
        return sized("percent", at, stop, size, "percent")
    if word == "percentage":
        points = tokens.past_joint(here + 1)
        if tokens.low(points) in _POINTS:
            return sized("percent", at, points + 1, size, "percentage point")
        return None if tokens.kind(here + 1) == "word" else sized("percent", at, here + 1, size, "percent")
    if word == "basis" and following in _POINTS:
        hundredths = replace(
            size,
            value=None if size.value is None else size.value / 100,
            low=None if size.low is None else size.low / 100,
            high=None if size.high is None else size.high / 100,
        )
        return sized("percent", at, here + 2, hundredths, "percentage point")
    return sized("multiple", at, here + 1, size) if word in _TIMES else None
