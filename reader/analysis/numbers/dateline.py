"""The day that an article gives at its head: "Thursday, May 7, 2015" by itself, "PHOENIX, July 8, 2024 –"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers.calendar import days_of
from reader.analysis.numbers.dates import plain_date
from reader.analysis.numbers.lexer import Tokens
from reader.analysis.numbers.time_tables import WEEKDAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from reader.model import Sentence

_HEAD_SENTENCES = 6
"""A dateline stands among the first sentences."""
_MOST_PLACE_TOKENS = 6
""" "NEW YORK", "ST. LOUIS, Mo."."""
_MOST_CHARS = 100
"""Of a sentence, that are read for it."""
_MOST_YEARS_AWAY = 1
"""From the publication; what lies farther away is a day that the article is about, unless more says that it is not."""
_PUBLISHED = frozenset({"published", "posted"})


def dateline(text: str, sentences: Sequence[Sentence], published: dt.date | None) -> dt.date | None:
    """The day that an article is of by its own words; None without one."""
    for sentence in sentences[:_HEAD_SENTENCES]:
        tokens = Tokens(text, sentence.start, min(sentence.end, sentence.start + _MOST_CHARS))
        is_cut = sentence.end > sentence.start + _MOST_CHARS
        at = _start(tokens)
        found = plain_date(tokens, at)
        days = days_of(found[0]) if found else None
        if not found or not days or days[0] != days[1]:
            continue
        says_published = tokens.low(0) in _PUBLISHED
        if not says_published and not _ends(tokens, found[1], is_place=at > 1, is_cut=is_cut):
            continue
        is_far = published is not None and abs(days[0].year - published.year) > _MOST_YEARS_AWAY
        if not is_far or says_published or tokens.low(0) in WEEKDAYS:
            return days[0]
    return None


def _start(tokens: Tokens) -> int:
    """The token where the date of a dateline may start: after a weekday, "Published", or a place and its comma."""
    if tokens.low(0) in WEEKDAYS or tokens.low(0) in _PUBLISHED:
        at = 1
        while tokens.low(at) in {",", ":", "on"}:
            at += 1
        return at
    return 0 if plain_date(tokens, 0) else _after_place(tokens)


def _after_place(tokens: Tokens) -> int:
    """The token after the place and its comma; 0 where the sentence does not start with one."""
    for at in range(1, _MOST_PLACE_TOKENS):
        if tokens.low(at) == "," and plain_date(tokens, at + 1):
            return at + 1
        if not (tokens.is_capitalised(at) or tokens.low(at) in {",", "."}):
            return 0
    return 0


def _ends(tokens: Tokens, stop: int, *, is_place: bool, is_cut: bool) -> bool:
    """Whether the date stands alone, or after a place before the dash or bracket at which the news begins."""
    if stop >= len(tokens) - (tokens.low(stop) == "."):
        return not is_cut
    return is_place and (tokens.kind(stop) == "dash" or tokens.low(stop) in {"(", "/"})
