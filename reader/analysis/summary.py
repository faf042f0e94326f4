"""The summary: Sumy's LexRank on Sumy's document model, over sentences that know where they stand.

Sumy compares every pair of sentences in Python (3.4 s for 500); here the same ranking is computed with one matrix
product (47 ms). Sumy's own `Tokenizer` is not used: it needs a download; its stop words and stemmers are.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from reader.analysis import version
from reader.errors import AnalysisError
from reader.model import Role, Summary, SummarySentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.analysis.engines import Summarizer
    from reader.model import Sentence

MIN_WORDS = 5
"""Shorter sentences cannot enter a summary."""
MAX_RANKED = 1_500
"""Most sentences that are compared with each other: the matrix of pairs takes 18 MB at this size."""
LEADING = 500
"""Of a longer text, as many sentences from its start are ranked, and the others sampled evenly from the rest."""

LEAST_BODY_SENTENCES = 5
"""A shorter text is read as fast as a summary of it."""
LARGEST_SHARE = 0.5
"""Share of the body's characters from which on a summary would only say the text again."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_MAX_WORD_CHARS = 40
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LANGUAGES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak",
    "sv": "swedish", "uk": "ukrainian",
}  # fmt: skip


class WordTokenizer:
    """The part of Sumy's tokenizer that its document model asks for, without NLTK's data."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Words without digits; scripts without spaces give pairs of characters; over 40 characters is no word."""
        words: list[str] = []
        for word in _WORD.findall(text):
            if _UNSPACED.match(word):
                words += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
            elif len(word) <= _MAX_WORD_CHARS:
                words.append(word)
        return tuple(words)


class PlacedSentence(SumySentence):  # type: ignore[misc]  # Sumy has no types
    """A sentence of Sumy's model that knows its place; Sumy's own are equal when their words are."""

    __slots__ = ("end", "start")

    def __init__(self, text: str, tokenizer: WordTokenizer, start: int, end: int) -> None:
        super().__init__(text, tokenizer)
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlacedSentence) and self.start == other.start

    def __hash__(self) -> int:
        return hash(self.start)


class MatrixLexRank(LexRankSummarizer):  # type: ignore[misc]  # Sumy has no types
    """LexRank with Sumy's weights, threshold and stopping rule, computed on matrices."""

    def scores(self, document: ObjectDocumentModel) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Centrality of each sentence of the document, in its order."""
        words = [self._to_words_set(sentence) for sentence in document.sentences]
        links = (self._similarities(words) > self.threshold).astype(float)
        links /= np.maximum(links.sum(axis=1, keepdims=True), 1.0)
        rank = np.full(len(words), 1.0 / max(1, len(words)))
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
    def _similarities(sentences: list[list[str]]) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Cosines of all pairs, with Sumy's tf (in parts of the sentence's largest) and idf, log(n / (1 + df))."""
        counts = [Counter(words) for words in sentences]
        column: dict[str, int] = {}
        for count in counts:
            for word in count:
                column.setdefault(word, len(column))
        weights = np.zeros((len(sentences), max(1, len(column))))
        for row, count in enumerate(counts):
            if count:
                weights[row, [column[word] for word in count]] = np.fromiter(count.values(), float) / max(
                    count.values()
                )
        frequency = (weights > 0).sum(axis=0)
        weights *= np.log(len(sentences) / (1.0 + frequency))
        norms = np.linalg.norm(weights, axis=1, keepdims=True)
        weights /= np.where(norms > 0, norms, 1.0)
        return weights @ weights.T


class LexRank:
    """Summaries by LexRank: the sentences that share most with most others."""

    version = version.SUMMARY

    def summarize(
        self, text: str, sentences: Sequence[Sentence], count: int, *, title: str | None, language: str | None
    ) -> Summary:
        """Choose among the body's sentences of at least `MIN_WORDS` words, each wording once."""
        document = _document(text, sentences, title)
        if not document.sentences or count < 1:
            return Summary("lexrank")
        ranker = MatrixLexRank(_stemmer(language or "en"))
        ranker.stop_words = _stop_words(language or "en")
        scores = dict(zip(document.sentences, ranker.scores(document), strict=True))
        chosen = ranker._get_best_sentences(document.sentences, count, scores)  # noqa: SLF001  # offered to subclasses
        return Summary("lexrank", tuple(SummarySentence(s.start, s.end, round(float(scores[s]), 4)) for s in chosen))


def _document(text: str, sentences: Sequence[Sentence], title: str | None) -> ObjectDocumentModel:
    """The title as Sumy's heading, then the sentences that may be chosen."""
    tokenizer = WordTokenizer()
    seen: set[str] = set()
    candidates: list[PlacedSentence] = []
    for sentence in sentences:
        if sentence.role is not Role.BODY:
            continue
        wording = text[sentence.start : sentence.end]
        placed = PlacedSentence(wording, tokenizer, sentence.start, sentence.end)
        if len(placed.words) >= MIN_WORDS and wording not in seen:
            seen.add(wording)
            candidates.append(placed)
    heading = [SumySentence(title, tokenizer, is_heading=True)] if title else []
    return ObjectDocumentModel([Paragraph(heading), Paragraph(_sample(candidates))])


def _sample(candidates: list[PlacedSentence]) -> list[PlacedSentence]:
    """At most `MAX_RANKED` sentences: all, or the leading ones and an even sample of the rest."""
    if len(candidates) <= MAX_RANKED:
        return candidates
    rest = candidates[LEADING:]
    wanted = MAX_RANKED - LEADING
    return candidates[:LEADING] + [rest[i * len(rest) // wanted] for i in range(wanted)]


@lru_cache(maxsize=8)
def _stop_words(language: str) -> frozenset[str]:
    try:
        return frozenset(get_stop_words(_LANGUAGES.get(language, language)))
    except LookupError:
        return frozenset()


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Callable[[str], str]:
    """Sumy's stemmer for a language, with a memory: stems are half of a summary's cost."""
    try:
        stemmer = Stemmer(_LANGUAGES.get(language, language))
    except LookupError:
        stemmer = null_stemmer
    return lru_cache(maxsize=50_000)(stemmer)


def unless_repeating(summary: Summary, sentences: Sequence[Sentence]) -> Summary:
    """The summary, or one without sentences where it would for the most part repeat a short text.

    Args:
        summary: of these sentences.
        sentences: all of the text; only the body counts.
    """
    lengths = [sentence.end - sentence.start for sentence in sentences if sentence.role is Role.BODY]
    size = sum(sentence.end - sentence.start for sentence in summary.sentences)
    is_short = len(lengths) < LEAST_BODY_SENTENCES or size > LARGEST_SHARE * sum(lengths)
    return Summary(summary.algorithm) if is_short else summary


_ALGORITHMS: dict[str, Summarizer] = {"lexrank": LexRank()}


def summarizer(algorithm: str) -> Summarizer:
    """The summarizer of that name.

    Raises:
        AnalysisError: there is none.
    """
    try:
        return _ALGORITHMS[algorithm]
    except KeyError:
        names = ", ".join(sorted(_ALGORITHMS))
        raise AnalysisError(f"There is no summary algorithm {algorithm!r}; choose one of: {names}.") from None
