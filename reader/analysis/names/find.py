"""Which engine finds the names of a text, and the rules that follow it, whatever it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis import version
from reader.analysis.engines import NameSpan
from reader.analysis.language import is_english
from reader.analysis.names.capitals.engine import RuleNames
from reader.analysis.names.document.rules import refine
from reader.analysis.names.tagger.words import words
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameEngine
    from reader.model import Analysis, Sentence

MAX_TAGGED_WORDS = 24_000
"""An engine reads so much of a text, marks counted, in about four seconds; rules alone read on from there."""
# These are told from others in the analyses that are kept: other words need another number of the stage.
_FOREIGN = "Names by rules alone: what finds them best reads English, and this text is in another language."
_LONG = "Names after the first 20,000 words or so by rules alone, as the text is long."
_WITHOUT_ENGINE = "Names by rules alone. "
"""What begins the notice of why an engine could not be used."""


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
            notice = f"{_WITHOUT_ENGINE}{error}"
        else:
            spans += RuleNames().find(text, sentences[limit:])
            notice = _LONG if limit < len(sentences) else ""
    if spans is None:
        spans = RuleNames().find(text, sentences)
    return Naming(refine(text, sentences, spans), notice)


def names_held(
    before: Analysis | None, options: version.Options, language: str | None, sentences: tuple[Sentence, ...]
) -> Naming | None:
    """The names that an earlier analysis of a text has, where they would be found again.

    They take nine tenths of the time of an analysis. Every name is a mention of one entity, of its kind; how sure the
    engine was is not known any more. They are found anew where an engine could not be used, and maybe can now, and
    where spaCy's are asked for, whose pipelines change without a number of ours.

    Args:
        before: by any version; None if there is none.
        options: of the new analysis.
        language: of the text as it is told now, as of `Analysis.language`.
        sentences: of the text as they are split now.

    Returns:
        What `find_names` would, or None.
    """
    if before is None or (before.language, before.sentences) != (language, sentences):
        return None
    made_by, now = version.Stages.of(before.version), options.stages
    if made_by is None or (made_by.names, made_by.capitals) != (now.names, now.capitals):
        return None
    if options.names.startswith(version.SPACY) or any(n.startswith(_WITHOUT_ENGINE) for n in before.notices):
        return None
    spans = [NameSpan(m.start, m.end, kind=entity.kind) for entity in before.entities for m in entity.mentions]
    notice = next((notice for notice in before.notices if notice in {_FOREIGN, _LONG}), "")
    return Naming(sorted(spans, key=lambda span: span.start), notice)


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
