"""A number or a range of numbers: "30 to 40", "between 100 and 150", "$115 to $125 million", "three or four"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.numerals import Numeral, numeral

if TYPE_CHECKING:
    from decimal import Decimal

    from reader.analysis.numbers.lexer import Tokens

_CHANGE_WINDOW_TOKENS = 6


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers.

    Attributes:
        first: the (lower) numeral as it was read.
        stop: the token after it.
        value: None for a range, which has `low` and `high`.
        suffix: letters that touch the last digits and are no magnitude.
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


def amount(tokens: Tokens, at: int) -> Amount | None:
    """The number or range of numbers that starts at a token, or None. "three or four" is a range too."""
    first = numeral(tokens, at)
    if first is None:
        return None
    single = Amount(first, first.stop, first.value, suffix=first.suffix)
    joint, dashed = range_joint(tokens, at, first.stop)
    if not joint or first.suffix in t.ORDINAL_ENDINGS:
        return single
    currency = tokens.written(joint) if tokens.kind(joint) == "currency" else ""
    second = numeral(tokens, joint + bool(currency))
    if second is None or second.suffix in t.ORDINAL_ENDINGS:
        return single
    low = first.value
    if first.scale == 1 and second.scale > 1 and low < 1000:
        low *= second.scale
    if low >= second.value or (tokens.low(first.stop) == "or" and not _are_neighbours(first, second)):
        return single
    return Amount(first, second.stop, None, low, second.value, second.suffix or first.suffix, dashed, currency)


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
        return stop + 1, True
    if word not in {"to", "or", "and", "through", "~"}:
        return 0, False
    before = at - 1 - (tokens.kind(at - 1) == "currency" or tokens.low(at - 1) == "the")
    if tokens.low(before) in {"about", "around", "roughly"}:
        before -= 1
    if word == "and":
        return (stop + 1, False) if tokens.low(before) == "between" else (0, False)
    if word == "to" and tokens.low(before) == "from" and _tells_change(tokens, before):
        return 0, False
    return stop + 1, False


def _tells_change(tokens: Tokens, at: int) -> bool:
    """A verb of change stands before a "from": its two numbers are before and after, not a range."""
    return any(tokens.low(i) in names.CHANGES for i in range(max(0, at - _CHANGE_WINDOW_TOKENS), at))


def _are_neighbours(first: Numeral, second: Numeral) -> bool:
    return first.is_digits == second.is_digits and second.value <= max(2 * first.value, first.value + 2)
