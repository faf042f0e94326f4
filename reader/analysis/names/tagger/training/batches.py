"""Documents to batches of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from reader.analysis.names.tagger.training.corpora import KINDS
from reader.analysis.names.tagger.windows import windows

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from reader.analysis.names.tagger.training.corpora import Document
    from reader.analysis.names.tagger.windows import Window
    from reader.analysis.names.tagger.wordpiece import WordPiece

LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
IGNORED = -100
"""Target of the pieces that no word begins with; cross entropy leaves it out by default."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of like length, padded with zeros; all of rows x pieces, `styles` of rows."""

    pieces: torch.Tensor
    shapes: torch.Tensor
    styles: torch.Tensor
    targets: torch.Tensor


@dataclass(frozen=True, slots=True)
class Example:
    """One window with the targets of its pieces."""

    window: Window
    targets: list[int]
    style: int


def examples(document: Document, style: int, wordpiece: WordPiece, max_pieces: int) -> Iterator[Example]:
    """The windows of a document, each with what the network should say."""
    numbers = {label: number for number, label in enumerate(LABELS)}
    for window in windows((sentence.words for sentence in document), wordpiece, max_pieces):
        targets = [IGNORED] * len(window.pieces)
        tags = [
            tag for sentence, start, count in window.sentences for tag in document[sentence].tags[start : start + count]
        ]
        for first, tag in zip(window.firsts, tags, strict=True):
            targets[first] = numbers[tag]
        yield Example(window, targets, style)


def batches(given: Sequence[Example], max_pieces: int, rng: random.Random) -> list[Batch]:
    """All examples, shuffled, in batches of like length with at most so many pieces, padding included."""
    order = sorted(given, key=lambda example: len(example.targets) + rng.uniform(0, 12))
    rows: list[list[Example]] = [[]]
    longest = 0
    for example in order:
        longest = max(longest, len(example.targets))
        if rows[-1] and (len(rows[-1]) + 1) * longest > max_pieces:
            rows.append([])
            longest = len(example.targets)
        rows[-1].append(example)
    rng.shuffle(rows)
    return [batch(row) for row in rows]


def batch(row: Sequence[Example]) -> Batch:
    """A batch of some examples."""
    return Batch(
        padded([example.window.pieces for example in row], 0),
        padded([example.window.shapes for example in row], 0),
        torch.tensor([example.style for example in row]),
        padded([example.targets for example in row], IGNORED),
    )


def padded(rows: Sequence[Sequence[int]], filling: int) -> torch.Tensor:
    """Rows of different lengths as one tensor."""
    length = max(map(len, rows))
    return torch.tensor([[*row, *[filling] * (length - len(row))] for row in rows])
