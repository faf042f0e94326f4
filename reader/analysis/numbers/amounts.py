"""A number or a range of numbers: "30 to 40", "between 100 and 150", "$115 to $125 million", "three or four"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.hedge_tables import HEDGES
from reader.analysis.numbers.numerals import Numeral, in_full, is_minus, numeral
from reader.frozen import Frozen, replace

if TYPE_CHECKING:
    from decimal import Decimal

    from reader.analysis.numbers.lexer import Tokens

_CHANGE_WINDOW_TOKENS = 6
_BEFORE_CHANGE = frozenset({"by", "a", "an", "another", "further", "to", *HEDGES})
"""What may stand between a verb of change and its amount."""
_LEAST_RESULT = 3
"""What something has changed to is most times larger than the change by more than that, the ends of a range are not."""


class Amount(Frozen):
    """A number or a range of numbers.

    Attributes:
        first: the (lower) numeral as it was read.
        stop: the token after it.
        value: None for a range, which has `low` and `high`.
        suffix: letters that touch the last digits and are no sure magnitude; see `Numeral`.
        dashed: a range that is written with a dash alone.
        currency: sign before the upper number, or empty.
    """

    first: Numeral
    stop: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    suffix: str = ""
    dashed: bool = False
    currency: str = ""

    def times(self, factor: Decimal | int) -> Amount:
        """So many times the amount."""
        value, low, high = (None if end is None else end * factor for end in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)

    def in_full(self) -> Amount:
        """The amount with its letter read as a magnitude: "10-15m" as 10,000,000 to 15,000,000."""
        if self.suffix not in t.LETTERS:
            return self
        scale = t.SCALE_ABBREVIATIONS[self.suffix]
        return replace(self.times(scale), first=replace(self.first, scale=scale, suffix=""), suffix="")


def amount(tokens: Tokens, at: int, sign: int = 1) -> Amount | None:
    """The number or range of numbers that starts at a token, or None. "three or four" is a range too.

    Args:
        tokens: of the sentence.
        at: past a minus sign.
        sign: -1 after one.
    """
    first = numeral(tokens, at)
    if first is None:
        return None
    first = replace(first, value=first.value * sign) if sign < 0 else first
    single = Amount(first, first.stop, first.value, suffix=first.suffix)
    joint, dashed = range_joint(tokens, at, first.stop)
    if not joint or first.suffix in t.ORDINAL_ENDINGS:
        return single
    currency = tokens.written(joint) if tokens.kind(joint) == "currency" else ""
    second = _upper(tokens, joint + bool(currency), first)
    if second is None or second.suffix in t.ORDINAL_ENDINGS:
        return single
    if first.suffix != second.suffix:
        first = in_full(first)
    low = first.value
    if first.scale == 1 and second.scale > 1 and low < 1000:
        low *= second.scale
    if low >= second.value or (tokens.low(first.stop) == "or" and not _are_neighbours(first, second)):
        return single
    if tells_result(tokens, at, low, second.value):
        return single
    return Amount(first, second.stop, None, low, second.value, second.suffix or first.suffix, dashed, currency)


def _upper(tokens: Tokens, at: int, first: Numeral) -> Numeral | None:
    """The upper end of a range; its letter is a magnitude where it cannot belong to the lower end as well."""
    is_below_zero = is_minus(tokens, at)
    second = numeral(tokens, at + is_below_zero)
    if second is None:
        return None
    if is_below_zero:
        return replace(second, value=-second.value)
    is_shared = first.suffix == second.suffix or (not first.suffix and first.scale == 1 and first.value < second.value)
    return second if is_shared else in_full(second)


def range_joint(tokens: Tokens, at: int, stop: int) -> tuple[int, bool]:
    """The token where a range goes on, or 0; and whether a dash alone joins it.

    Args:
        tokens: of the sentence.
        at: where the first quantity starts.
        stop: the token after it.
    """
    word, kind = tokens.low(stop), tokens.kind(stop)
    if kind == "dash":
        if tokens.hyphen(stop) and tokens.low(stop + 1) in {"to", "or"} and tokens.hyphen(stop + 2):
            return stop + 3, False
        if tokens.touches(stop) and not tokens.touches(stop + 1) and tokens.low(stop + 1) in {"to", "or"}:
            return stop + 2, False
        return stop + 1, True
    if word not in {"to", "or", "and", "through", "~"}:
        return 0, False
    before = at - 1
    before -= is_minus(tokens, before)
    before -= tokens.kind(before) == "currency" or tokens.low(before) == "the"
    if tokens.low(before) in {"about", "around", "roughly"}:
        before -= 1
    if word == "and":
        return (stop + 1, False) if tokens.low(before) == "between" else (0, False)
    if word == "to" and tokens.low(before) == "from" and _tells_change(tokens, before):
        return 0, False
    return stop + 1, False


def tells_result(tokens: Tokens, at: int, low: Decimal, high: Decimal) -> bool:
    """A change and what it has led to, instead of a range: "rose $1.20 to $78.56", "fell by 12 to 45"."""
    here = at - 1
    while tokens.kind(here) == "currency" or (tokens.low(here) in _BEFORE_CHANGE and here > at - 5):
        here -= 1
    return tokens.low(here) in names.CHANGES and low * _LEAST_RESULT < high


def _tells_change(tokens: Tokens, at: int) -> bool:
    """A verb of change stands before a "from": its two numbers are before and after, not a range."""
    return any(tokens.low(i) in names.CHANGES for i in range(max(0, at - _CHANGE_WINDOW_TOKENS), at))


def _are_neighbours(first: Numeral, second: Numeral) -> bool:
    return first.is_digits == second.is_digits and second.value <= max(2 * first.value, first.value + 2)
