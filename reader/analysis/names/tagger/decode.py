"""From scores to names: the best row of BIO labels in which every name is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Decoder:
    """Reads the scores of one sentence at a time."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take over the labels in the order of the scores: O, B-X and I-X."""
        self.labels = tuple(labels)
        count = len(labels)
        self._entry = np.array([0.0 if label[0] != "I" else -np.inf for label in labels], dtype=np.float32)
        self._steps = np.zeros((count, count), dtype=np.float32)
        for after, label in enumerate(labels):
            if label[0] == "I":
                self._steps[:, after] = [0.0 if before[1:] == label[1:] else -np.inf for before in labels]

    def names(self, scores: NDArray[np.float32]) -> list[tuple[int, int, str, float]]:
        """First word, word after the last, kind and probability of each name, in order.

        Args:
            scores: words x labels, before any softmax.
        """
        if not len(scores):
            return []
        odds = scores - scores.max(axis=1, keepdims=True)
        odds -= np.log(np.exp(odds).sum(axis=1, keepdims=True))
        path = self._best(odds)
        found: list[tuple[int, int, str, float]] = []
        start = -1
        for at, number in enumerate([*path, -1]):
            label = self.labels[number] if number >= 0 else "O"
            if start >= 0 and label[0] != "I":
                chosen = odds[np.arange(start, at), path[start:at]]
                found.append((start, at, self.labels[path[start]][2:], float(np.exp(chosen.mean()))))
                start = -1
            if label[0] == "B":
                start = at
        return found

    def _best(self, odds: NDArray[np.float32]) -> list[int]:
        """The valid row of labels with the highest sum (Viterbi, 1967)."""
        total = odds[0] + self._entry
        back = np.zeros(odds.shape, dtype=np.int64)
        for at in range(1, len(odds)):
            ways = total[:, None] + self._steps
            back[at] = ways.argmax(axis=0)
            total = ways.max(axis=0) + odds[at]
        path = [int(total.argmax())]
        for at in range(len(odds) - 1, 0, -1):
            path.append(int(back[at][path[-1]]))
        return path[::-1]
