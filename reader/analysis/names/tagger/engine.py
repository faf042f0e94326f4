"""The engine: runs the network over the sentences of a text and says which names it saw.

It is the only module that needs onnxruntime, and is imported in the worker process alone.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime as ort

from reader.analysis.engines import NameSpan
from reader.analysis.names.tagger.decode import Decoder
from reader.analysis.names.tagger.windows import windows
from reader.analysis.names.tagger.wordpiece import WordPiece
from reader.analysis.names.tagger.words import words
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reader.analysis.names.tagger.windows import Window
    from reader.analysis.names.tagger.words import Word
    from reader.model import EntityKind, Sentence

_KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organization", "NAT": "nationality"}
_BATCH_PIECES = 640
"""Pieces that go through the network at once, padding included: more need memory and save no time."""
_GROUP_SENTENCES = 400
"""Sentences whose numbers are in memory at once."""

_DAMAGED = "the files that find names are missing or damaged in {}: install nutgraf again"


class TaggerNames:
    """Finds names with the network that lies beside this module, or with another of the same make."""

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        """Load the network, once per process (about 0.3 s).

        Args:
            folder: holds ``model.onnx``, ``vocabulary.txt`` and ``model.json``; None is the package's own.
            threads: that compute; the worker has one core.

        Raises:
            AnalysisError: a file is missing or damaged.
        """
        folder = folder or Path(__file__).parent / "data"
        try:
            about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self.version = str(about["version"])
            self._decoder = Decoder(about["labels"])
            is_whole = all(
                sha256((folder / name).read_bytes()).hexdigest() == known for name, known in about["sha256"].items()
            )
            pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
            self._wordpiece = WordPiece({piece: number for number, piece in enumerate(pieces)})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise AnalysisError(_DAMAGED.format(folder)) from error
        if not is_whole:
            raise AnalysisError(_DAMAGED.format(folder))
        try:
            self._session = ort.InferenceSession(str(folder / "model.onnx"), _options(threads))
        except Exception as error:
            raise AnalysisError(_DAMAGED.format(folder)) from error

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[NameSpan]:
        """Names in order, without overlap, each inside one sentence. Linear in the length of the text."""
        found: list[NameSpan] = []
        for at in range(0, len(sentences), _GROUP_SENTENCES):
            cut = [words(text, s.start, s.end) for s in sentences[at : at + _GROUP_SENTENCES]]
            found += self._find(cut)
        return sorted(found, key=lambda span: span.start)

    def _find(self, cut: Sequence[Sequence[Word]]) -> Iterator[NameSpan]:
        given = sorted(windows(cut, self._wordpiece), key=lambda window: len(window.pieces))
        for row in _batches(given):
            for window, scores in zip(row, self._scores(row), strict=True):
                used = 0
                for sentence, start, count in window.sentences:
                    firsts = window.firsts[used : used + count]
                    used += count
                    for first, stop, kind, score in self._decoder.names(scores[firsts]):
                        if kind in _KINDS:
                            begin, last = cut[sentence][start + first], cut[sentence][start + stop - 1]
                            yield NameSpan(begin.start, last.end, _KINDS[kind], score)

    def _scores(self, row: Sequence[Window]) -> NDArray[np.float32]:
        """Rows x pieces x labels."""
        length = max(len(window.pieces) for window in row)
        pieces = np.full((len(row), length), self._wordpiece.padding, dtype=np.int64)
        shapes = np.zeros((len(row), length), dtype=np.int64)
        for number, window in enumerate(row):
            pieces[number, : len(window.pieces)] = window.pieces
            shapes[number, : len(window.pieces)] = window.shapes
        scores: NDArray[np.float32] = self._session.run(["scores"], {"pieces": pieces, "shapes": shapes})[0]
        return scores


def _options(threads: int) -> ort.SessionOptions:
    """Little memory: what the network needs is given back after each batch."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return options


def _batches(given: Sequence[Window]) -> Iterator[list[Window]]:
    """Neighbours of like length, as many as fit; at least one."""
    row: list[Window] = []
    for window in given:
        if row and (len(row) + 1) * len(window.pieces) > _BATCH_PIECES:
            yield row
            row = []
        row.append(window)
    if row:
        yield row
