"""Taking in when a document brings the worker down: the others come in all the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryReadOnlyError, SourceError, StorageError
from reader.jobs import Jobs
from reader.library.library import Library
from reader.model import Added
from reader.services import intake
from reader.services.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.articles.steps import Coming
    from reader.model import Article, RawDocument

_BOOT = """
import sys; sys.path[:] = sys.argv[1:]
import os, time
from reader.tasks import TASKS, ingest
from reader.worker import serve

def fragile(sources):
    for source in sources:
        if "crash" in source:
            os._exit(1)
        if "hang" in source:
            time.sleep(60)
    return ingest(sources)

serve({**TASKS, "ingest": fragile})
"""
COMMAND = [sys.executable, "-P", "-c", _BOOT, *sys.path]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """A worker that crashes and hangs over certain names."""
    made = Jobs(command=COMMAND, job_seconds=2, workers=2)
    yield made
    made.close()


def _write(folder: Path, *names: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(f"The mayor spoke about {name} on Monday. It was a long speech.\n")
    return [str(folder / name) for name in names]


def test_intake_document_that_brings_the_worker_down_is_named(tmp_path: Path, library: Library, jobs: Jobs) -> None:
    """A document over which the worker crashes or hangs fails in a sentence of its own; its batch comes in."""
    sources = _write(tmp_path / "news", "a.txt", "crash.txt", "b.txt", "hang.txt", "c.txt")
    outcomes = list(Intake(jobs, library, sources).outcomes(lambda: False))
    failed = {o.location: o.reason for o in outcomes if isinstance(o, SourceError)}
    assert set(failed) == {sources[1], sources[3]}
    assert "crashed" in failed[sources[1]]
    assert "took longer than 2 s" in failed[sources[3]]
    assert sorted(o.location for o in outcomes if isinstance(o, Added)) == [sources[0], sources[2], sources[4]]
    assert library.tally().articles == 3


@pytest.mark.parametrize("limit", [("MAX_BATCH_FILES", 3), ("MAX_BATCH_BYTES", 100)])
def test_intake_batches_are_bounded_and_complete(
    tmp_path: Path, library: Library, jobs: Jobs, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int]
) -> None:
    """However documents are batched, each has one outcome, in order."""
    monkeypatch.setattr(intake, *limit)
    sources = _write(tmp_path / "news", *(f"{number:02}.txt" for number in range(20)))
    run = Intake(jobs, library, sources)
    totals: list[int] = []
    outcomes = list(run.outcomes(lambda: False, totals.append))
    assert totals == [20]
    assert [o.location for o in outcomes] == sources
    assert all(len(batch) <= 3 for batch in intake._batches(list(sources)))


def test_intake_keeps_many_in_one_transaction(
    tmp_path: Path, library: Library, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles are kept by the dozen, as a transaction each would cost more than the article."""
    sizes: list[int] = []
    real = Library.add_many

    def counted(
        self: Library, items: list[tuple[Article, RawDocument | None]], coming: Coming | None = None
    ) -> list[Added]:
        sizes.append(len(items))
        return real(self, items, coming)

    monkeypatch.setattr(Library, "add_many", counted)
    sources = _write(tmp_path / "news", *(f"{number:03}.txt" for number in range(300)))
    assert len(list(Intake(jobs, library, sources).outcomes(lambda: False))) == 300
    assert sum(sizes) == 300
    assert len(sizes) <= 30


def test_intake_stops_when_nothing_can_be_kept(
    tmp_path: Path, library: Library, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that can only be read is an error, not a list of failed documents."""

    def refuse(*_: object) -> None:
        raise LibraryReadOnlyError("This library can only be read.")

    monkeypatch.setattr(Library, "add_many", refuse)
    with pytest.raises(StorageError):
        list(Intake(jobs, library, _write(tmp_path / "news", "a.txt")).outcomes(lambda: False))


def test_intake_tells_how_many_while_it_searches(
    tmp_path: Path, library: Library, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large folder the number grows while it is searched; the last one counts what failed, too."""
    monkeypatch.setattr(intake, "MAX_FOUND_UNTOLD", 2)
    sources = _write(tmp_path / "news", *(f"{number}.txt" for number in range(5)))
    totals: list[int] = []
    run = Intake(jobs, library, [str(tmp_path / "news"), str(tmp_path / "book.epub")])
    assert len(list(run.outcomes(lambda: False, totals.append))) == len(sources) + 1
    assert totals == [2, 4, 6]


def test_intake_can_be_cancelled_while_it_searches(tmp_path: Path, library: Library, jobs: Jobs) -> None:
    """Nothing is taken in, and nothing is said to be wrong with the folder."""
    _write(tmp_path / "news", "a.txt")
    assert list(Intake(jobs, library, [str(tmp_path / "news")]).outcomes(lambda: True)) == []
