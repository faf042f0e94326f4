"""Sentences with offsets, split inside blocks and never across them.

`reader.analysis.sentence_ends` finds their ends. It stands in for sentencex (Wikimedia), which cut zones off times of
day and took "me." and "etc." for abbreviations: boundary F1 on GUM news rose from 96.9 to SCORE (2026).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.analysis import noise, version
from reader.analysis.language import primary_code
from reader.analysis.listed import item_starts
from reader.analysis.sentence_ends import SentenceEnds
from reader.model import Role, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Block

MAX_SENTENCE_CHARS: Final = 20_000
"""Longer stretches without an end are cut, so that what follows reads no sentence without bounds."""

_WHOLE: Final = frozenset({Role.TITLE, Role.SUBHEAD, Role.SEPARATOR})
_UNKNOWN: Final = "en"
"""How a text of an unknown language is read."""


class RuledSentences:
    """Splits by the marks of a language and the words beside them."""

    version = version.SENTENCES

    def split(self, text: str, blocks: Sequence[Block], language: str | None) -> tuple[Sentence, ...]:
        """Sentences of all blocks; headings stay whole. Linear in the length of the text.

        A sentence has the role of its block, unless it is noise that stands inside a body block.
        """
        ends = SentenceEnds(primary_code(language or _UNKNOWN))
        found: list[Sentence] = []
        for block in blocks:
            for start, end in _pieces(text, block, ends):
                trimmed = _trimmed(text, start, end)
                if trimmed:
                    found += noise.with_roles(text, Sentence(*trimmed, block.role))
        return tuple(found)


def _pieces(text: str, block: Block, ends: SentenceEnds) -> Iterator[tuple[int, int]]:
    if block.role in _WHOLE:
        yield block.start, block.end
        return
    for item in pairwise((block.start, *item_starts(text, block.start, block.end), block.end)):
        for sentence in pairwise((item[0], *ends.find(text, *item), item[1])):
            yield from _bounded(text, *sentence)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into pieces of at most `MAX_SENTENCE_CHARS`: at a space, else anywhere."""
    while end - start > MAX_SENTENCE_CHARS:
        limit = start + MAX_SENTENCE_CHARS
        cut = text.rfind(" ", start + 1, limit) + 1 or limit
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without white space at its ends; None when nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None
