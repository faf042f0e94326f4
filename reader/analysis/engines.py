"""The seams of the analysis: what each stage is asked and what it answers.

Every engine is a pure function over a frozen text: same input, same answer, no state that a caller could see.
All offsets count characters of the whole text, half open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Block, NumberMention, Sentence


class NameSpan(Span):
    """One place in the text that names somebody or something.

    Attributes:
        score: how sure the engine is, from 0 to 1.
    """

    kind: EntityKind = "person"
    score: float = 1.0


class SentenceEngine(Protocol):
    """Splits blocks into sentences."""

    version: str

    def split(self, text: str, blocks: Sequence[Block], language: str | None) -> tuple[Sentence, ...]:
        """Sentences of all blocks in order, trimmed, each inside one block."""


class NameEngine(Protocol):
    """Finds the names of people, places, organisations and nationalities."""

    version: str

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[NameSpan]:
        """Names in order, without overlap, each inside one sentence."""


class NumberEngine(Protocol):
    """Finds numbers, amounts and dates."""

    version: str

    def find(
        self, text: str, sentences: Sequence[Sentence], published: str | None, language: str | None = None
    ) -> list[NumberMention]:
        """Numbers in order, without overlap, each inside one sentence; `figure` is not yet set.

        Dates are resolved against `published` (ISO 8601) or the date at the head of the text, never against today.
        `language` is an ISO 639-1 code, None where it is not known; in languages other than English numbers are found
        in digits alone.
        """
