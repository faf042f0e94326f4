"""The default summarizer: what the text goes on about, said early, in sentences that can stand alone.

The score of a sentence is a sum of four parts, each of them shown to the reader on request:

- *centrality*: how much it resembles the sentences after it, the sum of its tf-idf cosines with them, standardised
  within the text. That is PacSum's directed centrality (Zheng and Lapata 2019) with tf-idf in place of BERT; a sentence
  that only repeats what came before it gains nothing.
- *position*: falls off with the number of sentences before it, and weighs twice as much in a text whose first sentences
  tell it all, as news do, as in one whose first sentences tell nothing (see `foretold`).
- *title*: the share of the title's words that it has, weighted by idf; it weighs less in news, whose first sentences
  say these words anyhow.
- *form*: long, very short, leaning ("But he …"), asking and speaking ("I think …") sentences lose.

Sentences are chosen greedily; one that resembles a chosen one is left out. All costs are linear in the text's length.
The weights are round values, set by hand after a coarse search on 225 news articles and 93 other texts, which was
cross-validated in five folds (November 2026).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from reader.analysis.summary.document import PlacedSentence
from reader.analysis.summary.ranking import Choice
from reader.analysis.summary.vectors import SentenceVectors, standardised
from reader.analysis.summary.words import Vocabulary, vocabulary
from reader.analysis.version import LONG_WORDS, SHORT_WORDS
from reader.model import Reasons

if TYPE_CHECKING:
    from sumy.models.dom import ObjectDocumentModel
    from sumy.models.dom import Sentence as SumySentence

    from reader.analysis.summary.vectors import Floats

POSITION = (2.0, 4.0)
"""Weight of the first sentence's position, in a text whose first sentences foretell nothing, and everything."""
POSITION_REACH = 8.0
"""After so many sentences a position is worth 1/e of the first one's."""
TITLE = (3.0, 1.0)
"""Weight of the title's words, in the same two kinds of text."""
FORETELLING_SENTENCES = 3
FREQUENT = 3
"""A word that so many sentences have is one that the text goes on about."""
ALL_FORETOLD = 0.5
"""Share of those words in the first sentences from which on they tell it all: 0.6 on average in news, 0.1 in essays."""
LONG, SHORT = 1 / 20, 2 / 12
"""What a sentence loses for each word above `LONG_WORDS`, and for each below `SHORT_WORDS`."""
LEANING, SPEAKING, ASKING = 0.5, 1.0, 1.0
"""What it loses for a first word that leans on the sentence before, for "I" and "we", for ending in ? or !"""
SAME = 0.4
"""Sentences with a higher cosine say the same."""

_ENDS_ASKING = ("?", "!", "？", "！", "؟")
_CLOSING = "\"'”’»)]」』）"


class NutgrafSummarizer(AbstractSummarizer):  # type: ignore[misc]  # Sumy has no types
    """A summarizer like those of Sumy, for any of its documents; the headings of the document are its title."""

    def __init__(self, words: Vocabulary | None = None) -> None:
        """Summarize in the language of a vocabulary; English without one."""
        self._vocabulary = words or vocabulary("en")
        super().__init__(self._vocabulary.stem)

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[SumySentence, ...]:
        """The best sentences in their order, as every summarizer of Sumy gives them."""
        chosen = self.ranking(document, sentences_count)
        return tuple(document.sentences[index] for index in sorted(choice.place for choice in chosen))

    def ranking(self, document: ObjectDocumentModel, most: int) -> list[Choice]:
        """The best sentences, the best one first; a shorter ranking is the beginning of a longer one."""
        sentences = document.sentences
        vectors = SentenceVectors([self._vocabulary.stems(sentence.words) for sentence in sentences])
        parts = _Parts(self._vocabulary, document, vectors)
        total = parts.total
        is_free = np.ones(len(sentences), dtype=bool)
        chosen: list[Choice] = []
        for index in np.argsort(-total, kind="stable").tolist():
            if len(chosen) >= most:
                break
            if is_free[index]:
                is_free &= vectors.cosines_with(index) <= SAME
                chosen.append(Choice(index, float(total[index]), parts.reasons(index)))
        return chosen


class _Parts:
    """The parts of each sentence's score."""

    def __init__(self, words: Vocabulary, document: ObjectDocumentModel, vectors: SentenceVectors) -> None:
        self._sentences = document.sentences
        self._vocabulary = words
        self._title = {stem for heading in document.headings for stem in words.stems(heading.words)}
        told = foretold(vectors)
        places = np.array([_place(sentence, i) for i, sentence in enumerate(self._sentences)], dtype=np.float64)
        self._position = _between(POSITION, told) * np.exp(-places / POSITION_REACH)
        self._centrality = standardised(vectors.resemblance_to_following())
        self._titles = _between(TITLE, told) * vectors.overlap(self._title)
        self._form = -np.array([self._loss(sentence) for sentence in self._sentences], dtype=np.float64)

    @property
    def total(self) -> Floats:
        return self._position + self._centrality + self._titles + self._form

    def reasons(self, index: int) -> Reasons:
        shared = {
            word: None for word in self._sentences[index].words if set(self._vocabulary.stems((word,))) & self._title
        }
        position, centrality, title, form = (
            round(float(part[index]), 3) for part in (self._position, self._centrality, self._titles, self._form)
        )
        return Reasons(position, centrality, title, form, tuple(shared))

    def _loss(self, sentence: SumySentence) -> float:
        """What a sentence loses for its length and wording."""
        words, known = sentence.words, self._vocabulary
        size = sentence.size if isinstance(sentence, PlacedSentence) else len(words)
        return (
            LONG * max(0, size - LONG_WORDS)
            + SHORT * max(0, SHORT_WORDS - size)
            + LEANING * (bool(words) and words[0].lower() in known.leaning)
            + SPEAKING * (not known.speaking.isdisjoint(words))
            + ASKING * str(sentence).rstrip(_CLOSING).endswith(_ENDS_ASKING)
        )


def foretold(vectors: SentenceVectors) -> float:
    """How much the first sentences tell what the text goes on about, from 0 to 1.

    Told from the share of the words of three or more sentences that occur in the first three.
    """
    return min(1.0, vectors.share_in_first(FORETELLING_SENTENCES, least=FREQUENT) / ALL_FORETOLD)


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share


def _place(sentence: SumySentence, index: int) -> int:
    return sentence.place if isinstance(sentence, PlacedSentence) else index
