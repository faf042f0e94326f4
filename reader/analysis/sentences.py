"""Sentences with offsets, split inside blocks and never across them.

`reader.analysis.sentence_ends` finds their ends, by rules of our own and no library: sentencex (Wikimedia, 1.0.32) cut
the zone off a time of day, took "me." for an abbreviation and kept speech in single quotation marks whole. Boundary F1
with it was 96.9 on GUM and 88.3 on EWT (development parts); with the rules it is 97.9 and 88.7 (2026).
"""

from __future__ import annotations

import re
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

_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
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
    for piece in _legible(text, _split(text, block, ends)):
        yield from _bounded(text, *piece)


def _split(text: str, block: Block, ends: SentenceEnds) -> Iterator[tuple[int, int]]:
    for start, end in pairwise((block.start, *item_starts(text, block.start, block.end), block.end)):
        yield from pairwise((start, *ends.find(text, start, end), end))


def _legible(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what has neither letter nor digit to the piece before it, or to the one after when it is the first."""
    held = next(pieces)
    is_legible = _is_legible(text, *held)
    for start, end in pieces:
        is_next_legible = _is_legible(text, start, end)
        if is_legible and is_next_legible:
            yield held
            held = start, end
        else:
            held = held[0], end
            is_legible = is_legible or is_next_legible
    yield held


def _is_legible(text: str, start: int, end: int) -> bool:
    return _LETTER_OR_DIGIT.search(text, start, end) is not None


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
