"""Names by spaCy, with a tiny pipeline that is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.names.spacy_engine import SpacyNames
from reader.errors import AnalysisError
from reader.model import Sentence

if TYPE_CHECKING:
    from pathlib import Path

spacy = pytest.importorskip("spacy", reason="spaCy is an extra")

TEXT = "Ana Ruiz met 12 Danes of the Harbour Trust at Norby Bridge. She left for Oslo."
SENTENCES = [Sentence(0, 59), Sentence(60, len(TEXT))]
PATTERNS = {
    "PERSON": "Ana Ruiz",
    "CARDINAL": "12",
    "NORP": "Danes",
    "ORG": "the Harbour Trust",
    "FAC": "Norby Bridge",
    "GPE": "Oslo",
}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pipeline that knows a few names."""
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for label, name in PATTERNS.items()])
    path: Path = tmp_path_factory.mktemp("spacy") / "tiny"
    made.to_disk(path)
    return path


def test_names_of_spacy_have_our_kinds_and_places(pipeline: Path) -> None:
    """Groups and facilities too; numbers are none; offsets are those of the whole text."""
    found = SpacyNames(str(pipeline)).find(TEXT, SENTENCES)
    assert [(TEXT[span.start : span.end], span.kind) for span in found] == [
        ("Ana Ruiz", "person"),
        ("Danes", "nationality"),
        ("the Harbour Trust", "organization"),
        ("Norby Bridge", "place"),
        ("Oslo", "place"),
    ]


def test_names_of_a_trained_pipeline(tmp_path: Path) -> None:
    """A pipeline with an ``ner`` of its own, trained for a moment, is taken like any other."""
    from spacy.training import Example

    made = spacy.blank("en")
    made.add_pipe("ner")
    examples = [
        Example.from_dict(made.make_doc(f"{name} spoke."), {"entities": [(0, len(name), "PER")]})
        for name in ("Ana Ruiz", "Bo Lind", "Cy Holt")
    ]
    optimizer = made.initialize(lambda: examples)
    for _round in range(30):
        made.update(examples, sgd=optimizer)
    made.to_disk(tmp_path / "trained")
    text = "Bo Lind spoke."
    found = SpacyNames(str(tmp_path / "trained")).find(text, [Sentence(0, len(text))])
    assert [(text[span.start : span.end], span.kind) for span in found] == [("Bo Lind", "person")]


def test_pipeline_that_is_not_there_is_told(tmp_path: Path) -> None:
    """In a sentence that names it."""
    with pytest.raises(AnalysisError, match=r"'no_such_pipeline', which config\.toml asks for, cannot be loaded"):
        SpacyNames("no_such_pipeline")
    with pytest.raises(AnalysisError, match="cannot be loaded"):
        SpacyNames(str(tmp_path))


def test_pipeline_without_names_is_told(tmp_path: Path) -> None:
    """It would find none in any text."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(AnalysisError, match="finds no names"):
        SpacyNames(str(tmp_path / "blank"))
