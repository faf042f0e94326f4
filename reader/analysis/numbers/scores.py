"""Scores: "3-1", "1 – 2", "a 5–4 ruling", "5-to-4", "won 3 to 1"; two numbers that are no range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.numerals import Numeral, numeral
from reader.analysis.numbers.unit_tables import UNITS
from reader.analysis.numbers.words import is_plural
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_HIGHEST = 400
_WINDOW_TOKENS = 4
_MOST_WICKETS = 10
_NO_SCORES = frozenset({(9, 5), (24, 7)})
"""Pairs that are hours: "a 9-to-5 job", "24-7"."""


def score(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The score that starts with an amount, or None: a falling pair, or one beside words of winning and voting."""
    first = size.first
    if not first.is_digits or not _is_whole_score(first):
        return None
    stop = first.stop
    if tokens.low(stop) == "for":
        return _innings(tokens, at, first)
    spoken = tokens.hyphen(stop) and tokens.low(stop + 1) == "to" and tokens.hyphen(stop + 2)
    worded = tokens.low(stop) == "to"
    if not (spoken or worded or tokens.kind(stop) == "dash"):
        return None
    second = numeral(tokens, stop + (3 if spoken else 1))
    if second is None or not second.is_digits or not _is_whole_score(second) or _has_unit(tokens, second.stop):
        return None
    if tokens.kind(second.stop) == "dash" and tokens.kind(second.stop + 1) == "number" and tokens.touches(second.stop):
        return None
    if (int(first.value), int(second.value)) in _NO_SCORES:
        return None
    goes_on = tokens.low(at - 1) in {",", "(", "and"} and tokens.kind(at - 2) == "number" and tokens.hyphen(at - 3)
    if not goes_on and not _is_told(tokens, at, first, second, worded=worded, spoken=spoken):
        return None
    return Draft("score", at, second.stop, low=first.value, high=second.value)


def _is_told(tokens: Tokens, at: int, first: Numeral, second: Numeral, *, worded: bool, spoken: bool) -> bool:
    """Whether the words about two numbers tell that they are a score; not where they count, as "won 30 to 40 seats"."""
    if first.value < second.value and is_plural(tokens.low(second.stop)):
        return False
    about = {tokens.low(i) for i in range(max(0, at - _WINDOW_TOKENS), at)}
    told = tokens.low(second.stop) in names.OUTCOMES or bool(about & names.SCORING)
    if worded:
        return told and tokens.low(at - 1) != "from" and not is_plural(tokens.low(second.stop))
    return told or spoken or first.value >= second.value


def _has_unit(tokens: Tokens, at: int) -> bool:
    """A unit follows; in capitals, as in "5-1 SEC", it is a league."""
    written = tokens.written(at)
    return tokens.low(at) in UNITS and not (len(written) > 1 and written.isupper())


def _innings(tokens: Tokens, at: int, runs: Numeral) -> Draft | None:
    """Runs and wickets of cricket: "376 for 6 in 50 overs", "214 for 3 declared"."""
    wickets = numeral(tokens, runs.stop + 1)
    if wickets is None or not _is_whole_score(wickets) or wickets.value > _MOST_WICKETS:
        return None
    after = [tokens.low(wickets.stop + i) for i in range(3)]
    if after[0] not in {"declared", "off", "dec"} and not (after[0] in {"in", "from", "after"} and after[2] == "overs"):
        return None
    return Draft("score", at, wickets.stop, low=runs.value, high=wickets.value)


def _is_whole_score(number: Numeral) -> bool:
    return not number.suffix and number.scale == 1 and 0 <= number.value <= _HIGHEST and is_whole(number.value)
