"""LexRank and TextRank with Sumy's own weights and stopping rules, computed on matrices instead of pair by pair.

Sumy compares every pair of sentences in Python (3.4 s for LexRank on 500 sentences, 1.0 s for TextRank). The scores
here are the same; a property test compares them with Sumy's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sumy.models.dom import ObjectDocumentModel
    from sumy.models.dom import Sentence as SumySentence

    from reader.analysis.summary.vectors import Floats


PAIR_COST = 50
"""A pair of entries costs as much as so many multiplications of matrices (November 2026)."""


class _PlainWords:
    """Words of a sentence as Sumy's two graph methods take them, in half of the time: its words are strings already."""

    _stemmer: Callable[[str], str]
    _stop_words: frozenset[str]

    def _to_words_set(self, sentence: SumySentence) -> list[str]:
        return [self._stemmer(word) for word in map(str.lower, sentence.words) if word not in self._stop_words]


class MatrixLexRank(_PlainWords, LexRankSummarizer):  # type: ignore[misc]  # Sumy has no types
    """LexRank: the sentences that resemble most others, and others that do."""

    def scores(self, document: ObjectDocumentModel) -> Floats:
        """Centrality of each sentence of the document, in its order."""
        links = (self._cosines([self._to_words_set(s) for s in document.sentences]) > self.threshold).astype(float)
        links /= np.maximum(links.sum(axis=1, keepdims=True), 1.0)
        rank = np.full(len(links), 1.0 / max(1, len(links)))
        change = 1.0
        while change > self.epsilon:
            step = links.T @ rank
            length = np.linalg.norm(step)
            if length == 0.0:  # no sentence resembles another: all are equal
                break
            step /= length
            change = float(np.linalg.norm(step - rank))
            rank = step
        return rank

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[SumySentence, ...]:
        """The best sentences in their order, as every summarizer of Sumy gives them."""
        ratings = dict(zip(document.sentences, self.scores(document), strict=True))
        return tuple(self._get_best_sentences(document.sentences, sentences_count, ratings))

    @staticmethod
    def _cosines(sentences: Sequence[Sequence[str]]) -> Floats:
        """Cosines of all pairs, with Sumy's tf (in parts of the sentence's largest) and idf, log(n / (1 + df))."""
        words = WordCounts(sentences)
        weights = words.counts / np.maximum(words.largest, 1.0)[words.rows]
        weights *= np.log(len(sentences) / (1.0 + words.frequencies))[words.columns]
        norms = np.sqrt(words.sums(weights * weights))
        weights /= np.where(norms > 0, norms, 1.0)[words.rows]
        return words.products(weights)


class MatrixTextRank(_PlainWords, TextRankSummarizer):  # type: ignore[misc]  # Sumy has no types
    """TextRank: the sentences that share most words with others, and others that do."""

    def rate_sentences(self, document: ObjectDocumentModel) -> dict[SumySentence, float]:
        """Rank of each sentence; what Sumy's own `__call__` chooses by."""
        return dict(zip(document.sentences, self.scores(document).tolist(), strict=True))

    def scores(self, document: ObjectDocumentModel) -> Floats:
        """Rank of each sentence of the document, in its order."""
        sentences = [self._to_words_set(sentence) for sentence in document.sentences]
        count = len(sentences)
        words = WordCounts(sentences)
        links = words.products(words.counts)
        logs = np.log(np.maximum([len(words) for words in sentences], 1))
        lengths = logs[:, None] + logs[None, :]
        links /= np.where(lengths > 0.0, lengths, 1.0)  # two sentences of one word each
        links /= links.sum(axis=1, keepdims=True) + self._ZERO_DIVISION_PREVENTION
        rank = np.full(count, 1.0 / max(1, count))
        change = 1.0
        while change > self.epsilon:
            step = self.damping * (links.T @ rank) + (1.0 - self.damping) / count * rank.sum()
            change = float(np.linalg.norm(step - rank))
            rank = step
        return rank


class WordCounts:
    """How often each sentence has each word: one entry for each word of each sentence.

    Attributes:
        rows, columns: sentence and word of each entry.
        counts: how often the sentence has the word, by entry.
        frequencies: in how many sentences each word occurs, by column.
        largest: the largest count of each sentence, by row; 0 for one without words.
    """

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        columns: dict[str, int] = {}
        counted = [Counter(words) for words in sentences]
        self._size = len(sentences)
        self.rows = np.repeat(np.arange(self._size), [len(count) for count in counted])
        self.columns = np.array(
            [columns.setdefault(word, len(columns)) for count in counted for word in count], dtype=int
        )
        self.counts: Floats = np.array([number for count in counted for number in count.values()], dtype=np.float64)
        self.frequencies = np.bincount(self.columns, minlength=len(columns))
        self.largest = np.array([max(count.values(), default=0) for count in counted], dtype=np.float64)

    def sums(self, weights: Floats) -> Floats:
        """The sum of weights, given by entry, of each sentence."""
        return np.bincount(self.rows, weights=weights, minlength=self._size).astype(np.float64, copy=False)

    def products(self, weights: Floats) -> Floats:
        """The product of each pair of sentences with these weights, given by entry.

        Sentences share few words, so that it is faster to multiply the pairs of entries of each word than matrices;
        where many sentences share many words, matrices are.
        """
        pairs = int((self.frequencies.astype(np.int64) ** 2).sum())
        if pairs * PAIR_COST > self._size**2 * len(self.frequencies):
            dense: Floats = np.zeros((self._size, len(self.frequencies)))
            dense[self.rows, self.columns] = weights
            product: Floats = dense @ dense.T
            return product
        order = np.argsort(self.columns, kind="stable")
        sizes = self.frequencies[self.columns[order]]  # of the word of each entry: so many partners it has
        first = (np.cumsum(self.frequencies) - self.frequencies)[self.columns[order]]
        left = np.repeat(np.arange(len(order)), sizes)
        nth = np.arange(pairs) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        left, right = order[left], order[first[left] + nth]
        cells = self.rows[left] * self._size + self.rows[right]
        sums = np.bincount(cells, weights=weights[left] * weights[right], minlength=self._size**2)
        return sums.reshape(self._size, self._size).astype(np.float64, copy=False)
