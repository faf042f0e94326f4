"""Windows: a few sentences side by side, as the network sees them.

A sentence is easier to read beside its neighbours. Windows hold whole sentences as long as they fit; a sentence that is
too long for one is cut, after punctuation where there is some.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.analysis.names.tagger.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.names.tagger.wordpiece import WordPiece
    from reader.analysis.names.tagger.words import Word

MAX_PIECES = 160
"""Of one window, the marks between sentences included. More costs time and memory and finds no more names."""

_SAFE_ENDS = frozenset({";", ":", ",", ".", "!", "?", "…", "—", "–", ")", '"', "”"})


@dataclass(slots=True)
class Window:
    """Input of the network.

    Attributes:
        pieces: numbers of the pieces, the mark at the start and the one after each sentence included.
        shapes: as long as `pieces`; 0 at the marks.
        firsts: for every word, where its first piece stands in `pieces`.
        sentences: for every sentence, or part of one: which it is, its first word and its number of words.
    """

    pieces: list[int]
    shapes: list[int]
    firsts: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int, int]] = field(default_factory=list)


def windows(
    sentences: Iterable[Sequence[Word]], wordpiece: WordPiece, max_pieces: int = MAX_PIECES
) -> Iterator[Window]:
    """Windows that together hold every word of every sentence once, in order. Linear in the number of words."""
    room = max_pieces - 2
    window = Window([wordpiece.start], [0])
    for number, sentence in enumerate(sentences):
        encoded = [wordpiece.pieces(word.text)[:room] for word in sentence]
        for start, stop in _parts(sentence, [len(pieces) for pieces in encoded], room):
            length = sum(len(pieces) for pieces in encoded[start:stop])
            if window.firsts and len(window.pieces) + length + 1 > max_pieces:
                yield window
                window = Window([wordpiece.start], [0])
            window.sentences.append((number, start, stop - start))
            for word, pieces in zip(sentence[start:stop], encoded[start:stop], strict=True):
                window.firsts.append(len(window.pieces))
                window.pieces += pieces
                window.shapes += [shape(word.text, is_glued=word.is_glued)] * len(pieces)
            window.pieces.append(wordpiece.break_)
            window.shapes.append(0)
    if window.firsts:
        yield window


def _parts(sentence: Sequence[Word], lengths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Ranges of words that have room in a window: the whole sentence, or cut where no name is likely to be."""
    start = safe = used = 0
    for at, length in enumerate(lengths):
        while used + length > room:
            cut = safe if safe > start else at
            yield start, cut
            used -= sum(lengths[start:cut])
            start = cut
        used += length
        word = sentence[at].text
        if word in _SAFE_ENDS or (len(word) > 3 and word.islower()):
            safe = at + 1
    if start < len(sentence):
        yield start, len(sentence)
