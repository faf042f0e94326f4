"""Scores: "3-1", "1 – 2", "a 5–4 ruling", "5-to-4", "won 3 to 1"; two numbers that are no range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.numerals import Numeral, numeral
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.analysis.numbers.unit_tables import MEASURES

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_HIGHEST = 400
_WINDOW_TOKENS = 4
_UNITS = {"%", "percent", "per", "million", "billion", *TIME_UNITS, *MEASURES}


def score(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The score that starts with an amount, or None: a falling pair, or one beside words of winning and voting."""
    first = size.first
    if not first.is_digits or not _is_whole(first):
        return None
    stop = first.stop
    spoken = tokens.hyphen(stop) and tokens.low(stop + 1) == "to" and tokens.hyphen(stop + 2)
    worded = tokens.low(stop) == "to"
    if not (spoken or worded or tokens.kind(stop) == "dash"):
        return None
    second = numeral(tokens, stop + (3 if spoken else 1))
    if second is None or not second.is_digits or not _is_whole(second) or tokens.low(second.stop) in _UNITS:
        return None
    if tokens.kind(second.stop) == "dash" and tokens.kind(second.stop + 1) == "number" and tokens.touches(second.stop):
        return None
    about = {tokens.low(i) for i in range(max(0, at - _WINDOW_TOKENS), at)}
    told = tokens.low(second.stop) in names.OUTCOMES or bool(about & names.SCORING)
    if worded and not (told and tokens.low(at - 1) != "from"):
        return None
    if first.value < second.value and not (told or spoken):
        return None
    return Draft("score", at, second.stop, low=first.value, high=second.value)


def _is_whole(number: Numeral) -> bool:
    return not number.suffix and number.scale == 1 and 0 <= number.value < _HIGHEST and not number.value % 1
