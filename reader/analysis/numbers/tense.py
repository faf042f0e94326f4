"""Whether a date without a year or a week lies ahead or behind, by the verbs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import time_tables as time

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_BACK_TOKENS = 14
_ON_TOKENS = 14
_NOT_PAST = frozenset({"need", "indeed", "speed", "hundred", "united", "red", "bed", "feed", "seed", "wed"})


def direction(tokens: Tokens, start: int, stop: int) -> int:
    """1 for a date to come, -1 for one that is past, 0 where the words do not tell.

    The nearest verb before the date decides, else the nearest after it: "will vote on Friday", "On Friday, they met".
    """
    for at in range(start - 1, max(-1, start - 1 - _BACK_TOKENS), -1):
        told = _told(tokens, at)
        if told:
            return told
    for at in range(stop, min(len(tokens), stop + _ON_TOKENS)):
        told = _told(tokens, at)
        if told:
            return told
    return 0


def _told(tokens: Tokens, at: int) -> int:
    word = tokens.low(at)
    if tokens.kind(at) != "word":
        return 0
    if word in time.AHEAD or (word.endswith(("'ll", "’ll"))):
        return 0 if word in {"may", "begins", "aims"} and tokens.is_capitalised(at) else 1
    if word == "to" and tokens.low(at - 1) in {"is", "are", "am", "not", "going"}:
        return 1
    if "be" in {tokens.low(at - 1), tokens.low(at - 2)}:
        return 0
    if word in time.PAST:
        return -1
    is_past = word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and not tokens.is_capitalised(at)
    return -1 if is_past else 0
