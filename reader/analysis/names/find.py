"""Which engine finds the names of a text, and the rules that follow it, whatever it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis import version
from reader.analysis.language import is_english
from reader.analysis.names.capitals.engine import RuleNames
from reader.analysis.names.document.rules import refine
from reader.analysis.names.tagger.words import words
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameEngine, NameSpan
    from reader.model import Sentence

MAX_TAGGED_WORDS = 24_000
"""An engine reads so much of a text, marks counted, in about four seconds; rules alone read on from there."""
_FOREIGN = "Names by rules alone: what finds them best reads English, and this text is in another language."
_LONG = "Names after the first 20,000 words or so by rules alone, as the text is long."


class Naming(NamedTuple):
    """The names of a text.

    Attributes:
        spans: in order, without overlap.
        notice: a sentence for the reader when they are not what they could be, or empty.
    """

    spans: list[NameSpan]
    notice: str


def find_names(text: str, sentences: Sequence[Sentence], engine: str, language: str) -> Naming:
    """Find the names in some sentences of a text.

    Where an engine raises `AnalysisError`, rules alone do what they can, and that is said.

    Args:
        text: of an article.
        sentences: of it, in order.
        engine: `version.DEFAULT_NAMES`, `version.RULES_ALONE`, or ``spacy:`` and the name of a pipeline.
        language: code of the text, as `language_of` gives it.
    """
    spans, notice = None, ""
    if engine == version.DEFAULT_NAMES and not is_english(language):
        notice = _FOREIGN
    elif engine != version.RULES_ALONE:
        limit = _within(text, sentences)
        try:
            spans = _engine(engine).find(text, sentences[:limit])
        except AnalysisError as error:
            notice = f"Names by rules alone. {error}"
        else:
            spans += RuleNames().find(text, sentences[limit:])
            notice = _LONG if limit < len(sentences) else ""
    if spans is None:
        spans = RuleNames().find(text, sentences)
    return Naming(refine(text, sentences, spans), notice)


def _within(text: str, sentences: Sequence[Sentence]) -> int:
    """How many sentences an engine reads."""
    left = MAX_TAGGED_WORDS
    for number, sentence in enumerate(sentences):
        left -= len(words(text, sentence.start, sentence.end))
        if left < 0:
            return number
    return len(sentences)


@lru_cache(maxsize=2)
def _engine(engine: str) -> NameEngine:
    """Load an engine, once per process.

    Raises:
        AnalysisError: it cannot be loaded; asked again, it is tried again.
    """
    if engine == version.DEFAULT_NAMES:
        from reader.analysis.names.tagger.engine import TaggerNames  # noqa: PLC0415 - onnxruntime takes a third of a second

        return TaggerNames()
    from reader.analysis.names.spacy_engine import SpacyNames  # noqa: PLC0415 - few have it

    return SpacyNames(engine.removeprefix(version.SPACY))
