"""Sentences as sparse vectors of weighted words: one row each, of length 1, without a matrix of all pairs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = np.ndarray[Any, np.dtype[np.float64]]
Indices = np.ndarray[Any, np.dtype[np.intp]]


class SentenceVectors:
    """Sentences weighted by tf-idf, with ``log(1 + n / df)``; a sentence without words is all zero.

    Attributes:
        columns: word -> its column.
        frequencies: in how many sentences each word occurs, by column.
        idf: weight of each word, by column.
    """

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        """Weigh the words of each sentence; a word may come several times in it."""
        self.count = len(sentences)
        self.columns: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        counts: list[int] = []
        column_of = self.columns
        for row, words in enumerate(sentences):
            for word, count in Counter(words).items():
                rows.append(row)
                columns.append(column_of.setdefault(word, len(column_of)))
                counts.append(count)
        self._rows: Indices = np.array(rows, dtype=np.intp)
        self._columns: Indices = np.array(columns, dtype=np.intp)
        self.frequencies = np.bincount(self._columns, minlength=len(column_of))
        self.idf: Floats = np.log1p(self.count / np.maximum(self.frequencies, 1))
        values: Floats = np.array(counts, dtype=np.float64) * self.idf[self._columns]
        norms = np.sqrt(self._sums(values * values))
        self._values: Floats = values / norms[self._rows]

    def resemblance_to_following(self) -> Floats:
        """For each sentence the sum of its cosines with all sentences after it.

        Linear: a sentence's words are compared with what is left of each word's weight behind it.
        """
        order = np.argsort(self._columns, kind="stable")  # by word, and within a word by sentence
        values = self._values[order]
        upto = np.cumsum(values)
        ends = np.cumsum(self.frequencies)
        behind = np.empty_like(values)
        behind[order] = upto[ends[self._columns[order]] - 1] - upto
        return self._sums(self._values * behind)

    def cosines_with(self, row: int) -> Floats:
        """The cosine of every sentence with one of them."""
        dense = np.zeros(len(self.columns))
        mine = self._rows == row
        dense[self._columns[mine]] = self._values[mine]
        return self._sums(self._values * dense[self._columns])

    def overlap(self, words: set[str]) -> Floats:
        """What share of these words each sentence has, weighted by idf: 1 for a sentence that has them all."""
        known = [self.columns[word] for word in words if word in self.columns]
        rarest = float(np.log1p(self.count))  # the weight of a word that no sentence has
        total = float(self.idf[known].sum()) + rarest * (len(words) - len(known))
        if not total:
            return np.zeros(self.count)
        is_wanted = np.zeros(len(self.columns), dtype=bool)
        is_wanted[known] = True
        return self._sums(np.where(is_wanted[self._columns], self.idf[self._columns], 0.0)) / total

    def share_in_first(self, sentences: int, *, least: int) -> float:
        """What share of the words that `least` or more sentences have occurs in the first sentences; 0 without any."""
        is_frequent = self.frequencies >= least
        if not is_frequent.any():
            return 0.0
        in_first = np.zeros(len(self.columns), dtype=bool)
        in_first[self._columns[self._rows < sentences]] = True
        return float(in_first[is_frequent].mean())

    def _sums(self, values: Floats) -> Floats:
        """The sum of values for each sentence."""
        return np.bincount(self._rows, weights=values, minlength=self.count).astype(np.float64, copy=False)


def standardised(values: Floats) -> Floats:
    """Values with mean 0 and standard deviation 1; all 0 where they do not differ."""
    spread = float(values.std()) if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
