"""The numbers of one sentence, for the tests of the numbers engine."""

from __future__ import annotations

from reader.analysis.numbers.engine import LexerNumbers
from reader.model import NumberMention, Sentence

PUBLISHED = "2024-01-20T09:00:00+00:00"
"""A Saturday."""


def found(text: str, published: str | None = PUBLISHED, language: str | None = None) -> list[NumberMention]:
    """The numbers of a text that is one sentence."""
    return LexerNumbers().find(text, [Sentence(0, len(text))], published, language) if text else []


def only(text: str, published: str | None = PUBLISHED) -> NumberMention:
    """The one number of a text."""
    numbers = found(text, published)
    assert len(numbers) == 1, [text[n.start : n.end] for n in numbers]
    return numbers[0]


def written(text: str, published: str | None = PUBLISHED) -> list[str]:
    """What the numbers of a text look like in it."""
    return [text[n.start : n.end] for n in found(text, published)]


def story(*sentences: str, published: str | None = "2024-01-20") -> list[NumberMention]:
    """The numbers of sentences on lines of their own."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return LexerNumbers().find(text, spans, published)
