"""The engine: names with offsets from text, whatever the text; and what happens when its files are not whole."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import version
from reader.analysis.names.tagger import engine as engine_module
from reader.analysis.names.tagger.engine import TaggerNames
from reader.errors import AnalysisError
from reader.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(engine_module.__file__).parent / "data"
FILES = ("model.onnx", "vocabulary.txt", "model.json")
NEWS = "Moses Kato, a Ugandan farmer from Mbarara, told Reuters that Mr Museveni was at the United Nations in New York."


@pytest.fixture(scope="module")
def engine() -> TaggerNames:
    """The engine with the network of the package."""
    return TaggerNames()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the engine's files, to be damaged."""
    for name in FILES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def found(engine: TaggerNames, text: str) -> list[tuple[str, str]]:
    """The names of a text of one sentence, as (text, kind)."""
    sentences = [Sentence(0, len(text))] if text else []
    return [(text[span.start : span.end], span.kind) for span in engine.find(text, sentences)]


def test_engine_finds_the_names_of_a_sentence(engine: TaggerNames) -> None:
    """People without titles, places, organisations and nationalities."""
    assert found(engine, NEWS) == [
        ("Moses Kato", "person"),
        ("Ugandan", "nationality"),
        ("Mbarara", "place"),
        ("Reuters", "organization"),
        ("Museveni", "person"),
        ("United Nations", "organization"),
        ("New York", "place"),
    ]


def test_engine_marks_the_name_inside_a_compound(engine: TaggerNames) -> None:
    """What is hyphenated to a name is no part of it."""
    assert ("US", "place") in found(engine, "A US-led coalition bombed the town.")


def test_engine_says_how_sure_it_is(engine: TaggerNames) -> None:
    """Scores are probabilities."""
    assert all(0 < span.score <= 1 for span in engine.find(NEWS, [Sentence(0, len(NEWS))]))


def test_engine_keeps_offsets_of_the_whole_text(engine: TaggerNames) -> None:
    """A sentence in the middle of a text gives names where they stand in the text."""
    text = f"Nothing here.\n\n{NEWS}"
    spans = engine.find(text, [Sentence(15, len(text))])
    assert [text[span.start : span.end] for span in spans][:2] == ["Moses Kato", "Ugandan"]


def test_engine_reads_nothing_outside_the_sentences(engine: TaggerNames) -> None:
    """What belongs to no sentence has no names."""
    assert engine.find(NEWS, []) == []


@pytest.mark.parametrize("count", [1, 7, 450])
def test_engine_loses_no_sentence(engine: TaggerNames, count: int) -> None:
    """Windows, batches and groups begin and end anywhere, and every sentence is answered."""
    line = "Ana Ruiz left Lima.\n"
    sentences = [Sentence(at, at + len(line) - 1) for at in range(0, count * len(line), len(line))]
    spans = engine.find(line * count, sentences)
    assert [span.start for span in spans if span.kind == "person"] == [sentence.start for sentence in sentences]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("A b.'-"))), max_size=4))
def test_engine_answers_any_text_in_order(engine: TaggerNames, parts: list[str]) -> None:
    """Spans are ordered, apart, and each inside one sentence."""
    text = "\n".join(parts)
    sentences, at = [], 0
    for part in parts:
        sentences += [Sentence(at, at + len(part))] if part else []
        at += len(part) + 1
    spans = engine.find(text, sentences)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(any(s.start <= span.start and span.end <= s.end for s in sentences) for span in spans)


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "\N{PILE OF POO}" * 500, "שלום " * 200, "A. " * 1_000, "e\u0301" * 1_000],
    ids=["no space", "emoji", "right to left", "initials", "accents"],
)
def test_engine_survives_hostile_text(engine: TaggerNames, text: str) -> None:
    """Long words, other scripts and endless sentences are answered."""
    spans = engine.find(text, [Sentence(0, len(text))])
    assert all(span.end <= len(text) for span in spans)


def test_engine_takes_linear_time(
    engine: TaggerNames, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """A sentence without end costs no more than its length."""
    text = "the mayor of Lima said that " * 1_000
    assert_linear(lambda count: engine.find(text, [Sentence(0, 28 * count)]), 30)


@pytest.mark.parametrize("name", FILES)
def test_engine_says_when_a_file_is_missing(copied: Path, name: str) -> None:
    """The sentence names the folder and the way out."""
    (copied / name).unlink()
    with pytest.raises(AnalysisError, match=r"missing or damaged in .*: install nutgraf again"):
        TaggerNames(copied)


@pytest.mark.parametrize("name", FILES)
def test_engine_says_when_a_file_is_cut_short(copied: Path, name: str) -> None:
    """Half a file is damaged, also when it could be read."""
    whole = (copied / name).read_bytes()
    (copied / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(AnalysisError, match="missing or damaged"):
        TaggerNames(copied)


def test_engine_says_when_a_byte_is_wrong(copied: Path) -> None:
    """A network with another weight is not the network."""
    damaged = bytearray((copied / "model.onnx").read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (copied / "model.onnx").write_bytes(damaged)
    with pytest.raises(AnalysisError, match="missing or damaged"):
        TaggerNames(copied)


@pytest.mark.parametrize("content", ["[]", "{}", '{"version": 1, "labels": 3, "sha256": 4}', "null"])
def test_engine_says_when_its_description_is_nonsense(copied: Path, content: str) -> None:
    """Whatever stands in the file, the answer is a sentence and no traceback."""
    (copied / "model.json").write_text(content, encoding="utf-8")
    with pytest.raises(AnalysisError, match="missing or damaged"):
        TaggerNames(copied)


def test_engine_has_the_version_of_its_network() -> None:
    """A network that takes the place of another one makes all analyses anew."""
    assert TaggerNames().version == version.NAMES
