"""How well a network does: names found exactly, against those that were marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import onnxruntime
import torch

from reader.analysis.names.tagger.decode import Decoder
from reader.analysis.names.tagger.training.batches import LABELS, padded
from reader.analysis.names.tagger.training.corpora import KINDS, spans_of
from reader.analysis.names.tagger.windows import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from reader.analysis.names.tagger.training.corpora import Document, Spans
    from reader.analysis.names.tagger.training.network import Tagger
    from reader.analysis.names.tagger.wordpiece import WordPiece

    Run: TypeAlias = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Score:
    """Names of one kind in one corpus."""

    right: int
    found: int
    marked: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was right."""
        return 2 * self.right / max(1, self.found + self.marked)


def network(tagger: Tagger) -> Run:
    """The network as it was trained, in style 0."""
    tagger.eval()

    @torch.inference_mode()
    def run(pieces: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = tagger(
                torch.from_numpy(pieces), torch.from_numpy(shapes), torch.zeros(len(pieces), dtype=torch.int64)
            )
        answer: NDArray[np.float32] = scores.float().numpy()
        return answer

    return run


def exported(path: Path) -> Run:
    """The network as it is shipped."""
    session = onnxruntime.InferenceSession(str(path))

    def run(pieces: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        answer: NDArray[np.float32] = session.run(["scores"], {"pieces": pieces, "shapes": shapes})[0]
        return answer

    return run


def predict(run: Run, document: Document, wordpiece: WordPiece) -> list[Spans]:
    """What a network finds in each sentence: first word, word after the last, kind."""
    decoder = Decoder(LABELS)
    found: list[Spans] = [[] for _ in document]
    cut = list(windows((sentence.words for sentence in document), wordpiece))
    for at in range(0, len(cut), 4):
        row = cut[at : at + 4]
        pieces = padded([window.pieces for window in row], 0).numpy()
        shapes = padded([window.shapes for window in row], 0).numpy()
        for window, scores in zip(row, run(pieces, shapes), strict=True):
            used = 0
            for sentence, start, count in window.sentences:
                firsts = window.firsts[used : used + count]
                used += count
                found[sentence] += [
                    (first + start, stop + start, kind) for first, stop, kind, _ in decoder.names(scores[firsts])
                ]
    return found


def score(documents: Sequence[Document], found: Sequence[Sequence[Spans]]) -> dict[str, Score]:
    """Scores by kind, for kinds that the corpus marks at all."""
    right: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for document, answers in zip(documents, found, strict=True):
        for sentence, answer in zip(document, answers, strict=True):
            gold = set(spans_of(sentence.tags))
            right.update(kind for _, _, kind in gold & set(answer))
            guessed.update(kind for _, _, kind in answer)
            marked.update(kind for _, _, kind in gold)
    return {kind: Score(right[kind], guessed[kind], marked[kind]) for kind in KINDS if marked[kind]}


def line(name: str, scores: dict[str, Score]) -> str:
    """One line for the log."""
    return f"{name}: " + "  ".join(f"{kind} {100 * found.f1:.2f}" for kind, found in scores.items())
