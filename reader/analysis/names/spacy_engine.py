"""Names by spaCy, for those who have it: any installed pipeline that has an ``ner``, or the folder of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.engines import NameSpan
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from reader.model import EntityKind, Sentence

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organization",
    "NORP": "nationality",
}
"""Labels of OntoNotes and of the four-class corpora; all others, such as ``MISC`` and ``DATE``, are no names here."""


class SpacyNames:
    """Finds names with a pipeline of spaCy's, sentence by sentence."""

    def __init__(self, pipeline: str) -> None:
        """Load a pipeline, which takes about a second.

        Args:
            pipeline: name of an installed package such as ``en_core_web_sm``, or a path.

        Raises:
            AnalysisError: spaCy or the pipeline is not installed, or the pipeline finds no names.
        """
        self._pipeline = _loaded(pipeline)
        self.version = f"spacy:{pipeline}"

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[NameSpan]:
        """Names in order, without overlap, each inside one sentence."""
        found: list[NameSpan] = []
        parts = (text[sentence.start : sentence.end] for sentence in sentences)
        for sentence, parsed in zip(sentences, self._pipeline.pipe(parts), strict=True):
            for entity in parsed.ents:
                kind = _KINDS.get(entity.label_)
                start, end = sentence.start + entity.start_char, sentence.start + entity.end_char
                if kind is not None and text[start:end].strip():
                    found.append(NameSpan(start, end, kind))
        return found


def _loaded(pipeline: str) -> Language:
    try:
        import spacy  # noqa: PLC0415 - an extra, and a second to import
    except ImportError as error:
        raise AnalysisError(
            "spaCy, which config.toml asks for, is not installed beside Nutgraf: install it, or leave the setting out."
        ) from error
    try:
        loaded = spacy.load(pipeline, exclude=["parser", "lemmatizer", "textcat"])
    except (OSError, ValueError) as error:
        raise AnalysisError(
            f"The spaCy pipeline {pipeline!r}, which config.toml asks for, cannot be loaded."
        ) from error
    if not {"ner", "entity_ruler"}.intersection(loaded.pipe_names):
        raise AnalysisError(f"The spaCy pipeline {pipeline!r}, which config.toml asks for, finds no names.")
    return loaded
