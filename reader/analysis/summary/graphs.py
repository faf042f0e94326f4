"""LexRank and TextRank with Sumy's own weights and stopping rules, computed on matrices instead of pair by pair.

Sumy compares every pair of sentences in Python (3.4 s for LexRank on 500 sentences, 1.0 s for TextRank). The scores
here are the same; a property test compares them with Sumy's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sumy.models.dom import ObjectDocumentModel
    from sumy.models.dom import Sentence as SumySentence

    from reader.analysis.summary.vectors import Floats


class MatrixLexRank(LexRankSummarizer):  # type: ignore[misc]  # Sumy has no types
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
        counts, columns = _counts(sentences)
        frequency = (counts > 0).sum(axis=0)
        weights = counts / np.maximum(counts.max(axis=1, initial=0.0, keepdims=True), 1.0)
        weights *= np.log(len(sentences) / (1.0 + frequency)) if columns else 0.0
        norms = np.linalg.norm(weights, axis=1, keepdims=True)
        weights /= np.where(norms > 0, norms, 1.0)
        return _products(weights, frequency)


class MatrixTextRank(TextRankSummarizer):  # type: ignore[misc]  # Sumy has no types
    """TextRank: the sentences that share most words with others, and others that do."""

    def rate_sentences(self, document: ObjectDocumentModel) -> dict[SumySentence, float]:
        """Rank of each sentence; what Sumy's own `__call__` chooses by."""
        return dict(zip(document.sentences, self.scores(document).tolist(), strict=True))

    def scores(self, document: ObjectDocumentModel) -> Floats:
        """Rank of each sentence of the document, in its order."""
        sentences = [self._to_words_set(sentence) for sentence in document.sentences]
        count = len(sentences)
        counts, _ = _counts(sentences)
        links = _products(counts, (counts > 0).sum(axis=0))
        logs = np.log(np.maximum([len(words) for words in sentences], 1))
        lengths = logs[:, None] + logs[None, :]
        links /= np.where(np.isclose(lengths, 0.0), 1.0, lengths)
        links /= links.sum(axis=1, keepdims=True) + self._ZERO_DIVISION_PREVENTION
        rank = np.full(count, 1.0 / max(1, count))
        change = 1.0
        while change > self.epsilon:
            step = self.damping * (links.T @ rank) + (1.0 - self.damping) / count * rank.sum()
            change = float(np.linalg.norm(step - rank))
            rank = step
        return rank


def _counts(sentences: Sequence[Sequence[str]]) -> tuple[Floats, int]:
    """How often each sentence has each word, and the number of words."""
    columns: dict[str, int] = {}
    counted = [Counter(words) for words in sentences]
    for count in counted:
        for word in count:
            columns.setdefault(word, len(columns))
    counts: np.ndarray[Any, np.dtype[np.float64]] = np.zeros((len(sentences), max(1, len(columns))))
    for row, count in enumerate(counted):
        if count:
            counts[row, [columns[word] for word in count]] = list(count.values())
    return counts, len(columns)


def _products(weights: Floats, frequency: np.ndarray[Any, np.dtype[np.intp]]) -> Floats:
    """The product of each pair of rows; words of one sentence alone count in its product with itself only.

    They are half of the words of a text and more, and the cost is that of the others.
    """
    shared = weights[:, frequency > 1]
    own = weights[:, frequency == 1]
    products: Floats = shared @ shared.T
    products[np.diag_indices_from(products)] += np.einsum("ij,ij->i", own, own)
    return products
