"""Shares and multiples beside a number: "7.5 %", "two percentage points", "25 basis points", "18-fold"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers.draft import Draft, sized

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_PERCENTS = frozenset({"%", "percent", "pct", "percents", "per-cent"})
_POINTS = frozenset({"point", "points"})
_BASIS_POINTS = frozenset({"bp", "bps"})
_TIMES = frozenset({"times", "fold"})
_HUNDREDTH = Decimal("0.01")


def share(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """A share or multiple of an amount, or None. A basis point is a hundredth of a percentage point."""
    if size.suffix in _BASIS_POINTS:
        return sized("percent", at, size.stop, size.times(_HUNDREDTH), "percentage point")
    if size.suffix:
        return sized("multiple", at, size.stop, size) if size.suffix in {"x", "fold"} else None
    here = tokens.past_joint(size.stop)
    word, following = tokens.low(here), tokens.past_joint(here + 1)
    if word in _PERCENTS or (word == "per" and tokens.low(here + 1) == "cent"):
        stop = here + 1 + (word == "per")
        joined = tokens.past_joint(stop)
        if tokens.low(joined) in _POINTS:
            return sized("percent", at, joined + 1, size, "percentage point")
        return sized("percent", at, stop, size, "percent")
    if word == "percentage":
        if tokens.low(following) in _POINTS:
            return sized("percent", at, following + 1, size, "percentage point")
        return None if tokens.kind(here + 1) == "word" else sized("percent", at, here + 1, size, "percent")
    if word == "basis" and tokens.low(following) in _POINTS:
        return sized("percent", at, following + 1, size.times(_HUNDREDTH), "percentage point")
    if word in _BASIS_POINTS and tokens.written(here).islower():
        return sized("percent", at, here + 1, size.times(_HUNDREDTH), "percentage point")
    return sized("multiple", at, here + 1, size) if word in _TIMES else None
