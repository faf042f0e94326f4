"""Reading sentences in tests: a text is written with "¦" where it is to be split."""

from __future__ import annotations

from reader.analysis.sentences import RuledSentences
from reader.model import Block, Sentence


def parts(text: str, *blocks: Block, language: str | None = "en") -> tuple[Sentence, ...]:
    """The sentences of a text; of one body block when none are given."""
    return RuledSentences().split(text, blocks or (Block(0, len(text)),), language)


def split(text: str, *blocks: Block, language: str | None = "en") -> list[str]:
    """The wordings of the sentences of a text."""
    return [text[s.start : s.end] for s in parts(text, *blocks, language=language)]


def marked(text: str, language: str | None = "en") -> str:
    """A text as it is split, with "¦" before every sentence but the first.

    Args:
        text: with such marks or without: they are taken out before it is read.
        language: as of `SentenceEngine.split`.
    """
    bare = text.replace("¦", "")
    starts = [sentence.start for sentence in parts(bare, language=language)][1:]
    return "¦".join(bare[a:b] for a, b in zip([0, *starts], [*starts, len(bare)], strict=True))
