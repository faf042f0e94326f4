"""The tasks of the worker, called without one; and what its messages let through."""

from __future__ import annotations

import io
import json
import os
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import tasks
from reader.analysis.version import Options
from reader.corrections.rules import Correction, Corrections, Named
from reader.errors import SourceError
from reader.frames import read_frame, read_plain_frame, write_frame
from reader.frozen import replace
from reader.length import Length
from reader.library.articles.records import KeptAnalysis, packed_analysis
from reader.model import Article, Block, RawDocument, Role
from reader.tasks import Wanted

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Springfield flood\n\nThe mayor of Springfield said on Monday that 300 people asked for help.\n"


def _answer(request: object) -> tuple[dict[str, Any], str | None]:
    return tasks.answer_line((json.dumps(request).encode(), Wanted(Options())))


def test_task_ingest_answers_each_source_in_order(tmp_path: Path) -> None:
    """Files and documents in memory give an article with its bytes, or an error, each in its place."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    raw = RawDocument("stdin:1", "", "text/plain", "stdin", TEXT.encode())
    missing = str(tmp_path / "missing.txt")
    first, second, third = tasks.ingest([str(file), missing, raw])
    assert isinstance(first, tuple)
    assert first[1].data == TEXT.encode()
    assert isinstance(second, SourceError)
    assert second.location == missing
    assert isinstance(third, tuple)
    assert third[1] is raw


def test_task_ingest_names_a_source_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with it."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "blank.txt").write_text(" \n\n ")
    (tmp_path / "news" / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    given = ["news/blank.txt", "news/empty.txt", "news/missing.txt"]
    assert [str(error).partition(":")[0] for error in tasks.ingest(given)] == given


@pytest.mark.parametrize(("error", "words"), [(MemoryError, "memory"), (RecursionError, "nested")])
def test_task_ingest_names_what_is_too_much(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], words: str
) -> None:
    """A document that needs too much memory or nests too deeply fails alone."""

    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr("reader.ingest.load.load", fail)
    (outcome,) = tasks.ingest(["a.txt"])
    assert isinstance(outcome, SourceError)
    assert words in outcome.reason


def test_task_examine_raises_what_cannot_be_read(tmp_path: Path) -> None:
    """A single source that cannot be read is an error, not an answer."""
    with pytest.raises(SourceError):
        tasks.examine((str(tmp_path / "missing.txt"), Wanted(Options())))


def test_task_examine_gives_article_and_analysis() -> None:
    """The analysis is that of the article beside it, with the options asked for."""
    more = "".join(f"Rain fell on town number {number} for three days. " for number in range(9))
    raw = RawDocument("stdin:1", "", "text/plain", "stdin", (TEXT + more).encode())
    article, analysis = tasks.examine((raw, Wanted(Options(), Length(1))))
    assert analysis.text_hash == article.text_hash
    assert len(analysis.summary.sentences) == 1


def test_task_summarises_by_another_algorithm() -> None:
    """Of an article whose sentences are known, as its analysis would."""
    more = "".join(f"Rain fell on town number {number} for three days. " for number in range(9))
    raw = RawDocument("stdin:1", "", "text/plain", "stdin", (TEXT + more).encode())
    article, analysis = tasks.examine((raw, Wanted(Options(algorithm="lead"), Length(30))))
    assert tasks.summarise((article, analysis.sentences, "lead")) == analysis.summary
    assert tasks.summarise((article, analysis.sentences, "luhn")).algorithm == "luhn"


def test_task_corrects_names_as_it_is_told() -> None:
    """A single text and a line alike; the analysis that is kept in a library is not corrected."""
    text = TEXT + "Help came from Israel, and people in Israel had sent it.\n"
    wanted = Wanted(Options(), corrections=Corrections([Correction(Named("place", "Israel"), None)]))
    raw = RawDocument("stdin:1", "", "text/plain", "stdin", text.encode())
    article, analysis = tasks.examine((raw, pickle.loads(pickle.dumps(wanted))))
    record, _ = tasks.answer_line((json.dumps({"id": 1, "text": text}).encode(), wanted))
    assert "Israel" in [entity.name for entity in tasks.analyse((article, Options(), None)).entities]
    assert "Israel" not in [entity.name for entity in analysis.entities]
    assert "Israel" not in [entity["name"] for entity in record["entities"]]


def test_task_takes_an_earlier_analysis_as_it_is_kept() -> None:
    """Its names hold; one that is damaged is as good as none."""
    raw = RawDocument("stdin:1", "", "text/plain", "stdin", f"{TEXT}Help came from Israel, they said.".encode())
    article, made = tasks.examine((raw, Wanted(Options())))
    nameless = packed_analysis(replace(made, entities=()))
    assert made.language is not None
    for record, has_names in ((nameless, False), (nameless[:-9], True), (packed_analysis(made), True)):
        kept = KeptAnalysis(record, made.version, made.text_hash, made.language)
        found = tasks.analyse((article, Options(), pickle.loads(pickle.dumps(kept))))
        assert bool(found.entities) == has_names


def test_task_line_is_answered_with_what_was_given() -> None:
    """Id, title and language of the request come back, and the offsets fit the text of the answer."""
    record, problem = _answer({"id": 7, "text": TEXT, "title": "Given", "language": "en", "published": "2024-01-20"})
    assert problem is None
    assert (record["schema"], record["id"], record["title"], record["title_origin"]) == (1, 7, "Given", "given")
    assert (record["language"], record["published"]) == ("en", "2024-01-20")
    assert {"blocks", "sentences", "summary", "entities", "numbers", "figures"} <= set(record)


def test_task_empty_text_is_no_error() -> None:
    """An empty text is answered with empty arrays and no title."""
    record, problem = _answer({"id": 7, "text": ""})
    assert problem is None
    assert record["title"] is None
    assert [record[name] for name in ("blocks", "sentences", "entities", "numbers", "figures")] == [[]] * 5


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not valid JSON"),
        (b"[]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b'{"text": "x"}', '"id"'),
        (b'{"id": 1}', '"text"'),
        (b'{"id": 1, "text": null}', '"text"'),
        (b'{"id": 1, "text": "x", "title": 5}', '"title"'),
        (b'{"id": 1, "text": "x", "published": []}', '"published"'),
        (b'{"id": 1, "text": "x", "language": {}}', '"language"'),
        (b'{"id": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "not valid JSON"),
        (b"9" * 100_000, "not valid JSON"),
        (None, "longer than 50 MB"),
    ],
)
def test_task_bad_line_is_answered_in_a_sentence(line: bytes | None, words: str) -> None:
    """Whatever stands in a line, the answer is an object with an id and what is wrong."""
    record, problem = tasks.answer_line((line, Wanted(Options())))
    assert set(record) == {"id", "error"}
    assert record["error"] == problem
    assert problem is not None
    assert words in problem


@given(st.binary(max_size=60))
def test_task_any_line_has_an_answer(line: bytes) -> None:
    """No bytes make the task raise."""
    record, _ = tasks.answer_line((line, Wanted(Options())))
    assert "id" in record


def test_frame_carries_our_values() -> None:
    """What is written is what is read, one value after the other, and then the end."""
    values = [Article("a", (Block(0, 1, Role.TITLE),), "a", "text"), SourceError("x", "y").args, {"k": (1, b"2", None)}]
    stream = io.BytesIO()
    for value in values:
        write_frame(stream, value)
    for read in (read_frame, read_plain_frame):
        stream.seek(0)
        assert [read(stream) for _ in values] == values
        with pytest.raises(EOFError):
            read(stream)


def test_frame_cut_short_is_an_end() -> None:
    """A message of a process that died while writing is no message."""
    stream = io.BytesIO()
    write_frame(stream, "x" * 100)
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(stream.getvalue()[:-1]))


@pytest.mark.parametrize("value", [os.system, print, io.BytesIO, json, os.path.join, ValueError("x"), Role, range(3)])
def test_frame_of_a_worker_holds_no_foreign_class(value: object) -> None:
    """Functions, modules and classes from anywhere else are refused; our own value types are let in."""
    stream = io.BytesIO()
    if value is json:
        data = b"\x80\x04\x8c\x0creader.model\x94\x8c\x0bhashlib.new\x94\x93\x94."
        stream.write(len(data).to_bytes(8, "big") + data)
    else:
        write_frame(stream, value)
    stream.seek(0)
    if value is Role:
        assert read_plain_frame(stream) is Role
    else:
        with pytest.raises(pickle.UnpicklingError):
            read_plain_frame(stream)


@pytest.mark.parametrize("text", [b"NaN", b"[-Infinity]", b"1e400", b"{"])
def test_json_of_a_request_is_strict(text: bytes) -> None:
    """What JSON does not define is refused, though Python could read it."""
    with pytest.raises(ValueError):
        tasks.parse_json(text)
