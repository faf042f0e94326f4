"""Sumy's document of a text: its title as the heading, and the sentences that a summary may choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence

from reader.analysis.summary.words import WordTokenizer
from reader.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Sentence

MIN_WORDS = 5
"""Shorter sentences cannot enter a summary."""

_TOKENIZER = WordTokenizer()


class PlacedSentence(SumySentence):  # type: ignore[misc]  # Sumy has no types
    """A sentence of Sumy's model that knows its place; Sumy's own are equal when their words are.

    Attributes:
        start, end: characters in the text.
        place: number among the sentences of the body, from 0, those that cannot be chosen counted.
        size: number of words.
    """

    __slots__ = ("end", "place", "size", "start")

    def __init__(self, text: str, tokenizer: WordTokenizer, start: int, end: int, place: int = 0) -> None:
        super().__init__(text, tokenizer)
        self.start = start
        self.end = end
        self.place = place
        self.size = count_words(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlacedSentence) and self.start == other.start

    def __hash__(self) -> int:
        return hash(self.start)


def placed_sentences(text: str, body: Sequence[Sentence]) -> list[PlacedSentence]:
    """All sentences of a text's body."""
    return [
        PlacedSentence(text[sentence.start : sentence.end], _TOKENIZER, sentence.start, sentence.end, place)
        for place, sentence in enumerate(body)
    ]


def candidates_among(body: Sequence[PlacedSentence]) -> list[PlacedSentence]:
    """The sentences that may be chosen, each wording once."""
    candidates: dict[str, PlacedSentence] = {}
    for sentence in body:
        # Figures are no words, pairs of characters are more.
        if str(sentence) not in candidates and min(len(sentence.words), sentence.size) >= MIN_WORDS:
            candidates[str(sentence)] = sentence
    return list(candidates.values())


def with_title(candidates: list[PlacedSentence], title: str | None) -> ObjectDocumentModel:
    """Sumy's document of a title and sentences."""
    heading = [SumySentence(title, _TOKENIZER, is_heading=True)] if title else []
    return ObjectDocumentModel([Paragraph(heading), Paragraph(candidates)])


def sampled(candidates: list[PlacedSentence], most: int) -> list[PlacedSentence]:
    """At most so many sentences: all, or a third of them from the start and an even sample of the rest."""
    if len(candidates) <= most:
        return candidates
    leading = most // 3
    rest, wanted = candidates[leading:], most - leading
    return candidates[:leading] + [rest[i * len(rest) // wanted] for i in range(wanted)]
