"""What must not be learned: names and phrases of the texts that are measured on.

Sentences and lists for the training are written by people who have read what the network gets wrong, and may have
carried the answers over. What they share with a measured text, and with no corpus that is learned from, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.names.tagger.training.corpora import spans_of
from reader.analysis.names.tagger.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.analysis.names.tagger.training.corpora import Document, Tagged

    Phrase = tuple[str, ...]

PHRASE_WORDS = 6
"""So many words in a row that are the same are no chance."""


class HeldOut:
    """Names and phrases that only measured texts have."""

    def __init__(self, measured: Iterable[Document], learned: Iterable[Document]) -> None:
        """Read both; `learned` are the corpora, without what was written for the training."""
        known = set(_names(learned))
        self._phrases: set[Phrase] = set()
        self._names: set[Phrase] = set()
        for document in measured:
            self._names.update(name for name in _names([document]) if name not in known)
            for sentence in document:
                self._phrases.update(_phrases(_folded(sentence)))

    def is_clean(self, sentence: Tagged) -> bool:
        """Whether a sentence has no name and no phrase that only a measured text has."""
        names = {_folded(sentence)[start:stop] for start, stop, _ in spans_of(sentence.tags)}
        return names.isdisjoint(self._names) and self._phrases.isdisjoint(_phrases(_folded(sentence)))

    def is_clean_name(self, name: str) -> bool:
        """Whether a name is none that only a measured text has."""
        return tuple(word.text.casefold() for word in words(name)) not in self._names


def _names(documents: Iterable[Document]) -> Iterator[Phrase]:
    for document in documents:
        for sentence in document:
            folded = _folded(sentence)
            for start, stop, kind in spans_of(sentence.tags):
                if kind != "NAT":  # peoples come from a list that everybody has
                    yield folded[start:stop]


def _folded(sentence: Tagged) -> Phrase:
    return tuple(word.text.casefold() for word in sentence.words)


def _phrases(folded: Phrase) -> Iterator[Phrase]:
    for start in range(len(folded) - PHRASE_WORDS + 1):
        yield folded[start : start + PHRASE_WORDS]
