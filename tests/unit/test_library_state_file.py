"""The file beside a library that says what was read, starred and tagged, for the day on which the library is lost."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import StorageError
from reader.library.library import Library
from reader.library.safety import state_file
from reader.library.safety.state_file import path_beside
from reader.model import Article, ArticleId, Block, ListView
from reader.services import Services
from reader.services.replaying import Replayed, replay
from reader.text.tag_names import read_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from io import FileIO
    from pathlib import Path

ALL = [ArticleId(number) for number in range(1, 6)]
ONE, TWO, THREE = ALL[:3]


def article(number: int, text: str = "") -> Article:
    """An article with a location of its own."""
    text = text or f"Words of article number {number}."
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", f"/{number}.txt", "paper", tags=("given",))


def fill(library: Library) -> Library:
    """Take five articles in."""
    library.add_many((article(number), None) for number in ALL)
    return library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Five articles, and a file beside them once something is done."""
    opened = fill(Library.open(path, keeps_state=True))
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """The same articles in another library, under other numbers."""
    opened = Library.open(tmp_path / "other.db")
    opened.add(article(99), None)
    fill(opened)
    yield opened
    opened.close()


def records(path: Path) -> list[dict[str, Any]]:
    """The lines of the file of a library, but the first."""
    first, *lines = path_beside(path).read_text(encoding="utf-8").splitlines()
    assert "nutgraf" in json.loads(first)
    return [json.loads(line) for line in lines]


def state_of(library: Library) -> dict[str, tuple[bool, bool, tuple[str, ...]]]:
    """What is so of each article, by its title."""
    return {row.title: (row.unread, row.starred, row.tags) for row in library.page(ListView(), 0, 100)}


def do_all_kinds(library: Library) -> None:
    """Read, star and tag, and take some of it back."""
    library.mark([ONE, TWO], unread=False)
    library.mark([TWO], unread=True)
    library.mark([THREE], unread=False, is_step=False)
    library.star(ALL, on=True)
    library.star([ONE], on=False)
    library.tag([ONE, TWO], read_tags("gaza, -given"))
    library.tag([TWO], read_tags("-Gaza, Rail"))
    library.remove([ALL[4]])
    step = library.latest_step()
    assert step is not None
    library.undo(step)


def test_file_has_a_line_for_each_deed(library: Library, path: Path) -> None:
    """A person can read what was done, when, and to which article; undoing is a deed as well."""
    assert not path_beside(path).exists()
    library.star([ONE], on=True)
    library.mark([ONE, TWO], unread=False)
    step = library.latest_step()
    assert step is not None
    library.undo(step)
    star, tag, read, unread = records(path)
    assert (tag["deed"], tag["tag"], len(tag["articles"])) == ("tag", "given", 5)
    assert (star["deed"], star["articles"]) == ("star", [tag["articles"][0]])
    assert (read["deed"], len(read["articles"])) == ("read", 2)
    assert (unread["deed"], unread["articles"]) == ("unread", read["articles"])
    library.remove([TWO])
    assert (records(path)[-1]["deed"], records(path)[-1]["title"]) == ("remove", "Title 2")


def test_articles_that_are_taken_in_again_are_as_they_were(library: Library, other: Library, path: Path) -> None:
    """Read, starred and tagged, under whatever number; and that is one step to undo."""
    do_all_kinds(library)
    before = state_of(other)
    assert replay(other, path_beside(path)) == Replayed(articles=5, missing=0, read=2, starred=4, tagged=2)
    assert {title: state for title, state in state_of(other).items() if title != "Title 99"} == state_of(library)
    step = other.latest_step()
    assert step is not None
    other.undo(step)
    assert state_of(other) == before


def test_replay_again_changes_nothing(library: Library, other: Library, path: Path) -> None:
    """What is so already stays."""
    do_all_kinds(library)
    replay(other, path_beside(path))
    assert replay(other, path_beside(path)) == Replayed(5, 0, 0, 0, 0)


def test_articles_that_did_not_come_again_are_counted(library: Library, path: Path, tmp_path: Path) -> None:
    """A later one may bring them."""
    do_all_kinds(library)
    fresh = Library.open(tmp_path / "fresh.db")
    fresh.add(article(1), None)
    assert replay(fresh, path_beside(path)) == Replayed(articles=1, missing=4, read=1, starred=0, tagged=1)
    fresh.close()


def test_file_that_is_lost_is_made_again_whole(library: Library, other: Library, path: Path) -> None:
    """The next deed writes all that is so; a library of an older version begins so, too."""
    do_all_kinds(library)
    path_beside(path).unlink()
    library.star([ONE], on=True)
    replay(other, path_beside(path))
    assert {title: state[:2] for title, state in state_of(other).items() if title != "Title 99"} == {
        title: state[:2] for title, state in state_of(library).items()
    }


def test_state_follows_an_article_that_has_another_text(library: Library, path: Path, tmp_path: Path) -> None:
    """Star and tags stay with it, so the file speaks of the new text too."""
    do_all_kinds(library)
    library.add(article(2, "Another text."), None)
    fresh = Library.open(tmp_path / "fresh.db")
    fresh.add(article(2, "Another text."), None)
    replay(fresh, path_beside(path))
    assert state_of(fresh)["Title 2"] == (True, True, ("Rail", "given"))
    fresh.close()


def test_state_follows_a_removed_article_that_comes_back_with_another_text(
    library: Library, path: Path, tmp_path: Path
) -> None:
    """It is restored with its star and tags, which the file says of the new text."""
    do_all_kinds(library)
    library.remove([TWO])
    library.add(article(2, "Another text."), None)
    fresh = Library.open(tmp_path / "fresh.db")
    fresh.add(article(2, "Another text."), None)
    replay(fresh, path_beside(path))
    assert state_of(fresh)["Title 2"] == (True, True, ("Rail", "given"))
    fresh.close()


def test_lines_are_in_the_order_of_the_deeds(library: Library, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one program writes its line, no other one does the next deed."""
    library.star([TWO], on=True)
    other = Library.open(path, keeps_state=True)
    append = state_file.StateFile.append
    refused: list[str] = []

    def slow(file: state_file.StateFile, lines: Sequence[str]) -> None:
        monkeypatch.setattr(state_file.StateFile, "append", append)
        try:
            other.star([ONE], on=False)
        except StorageError as error:
            refused.append(str(error))
        append(file, lines)

    monkeypatch.setattr("reader.library.file.connection.BUSY_TIMEOUT_S", 0.1)
    monkeypatch.setattr(state_file.StateFile, "append", slow)
    library.star([ONE], on=True)
    assert len(refused) == 1
    other.star([ONE], on=False)
    other.close()
    assert [line["deed"] for line in records(path)][-2:] == ["star", "unstar"]


def test_first_lines_that_cannot_be_read_are_made_up_for(
    library: Library, other: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written before all that is so can be."""

    def fail(*_arguments: object) -> None:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(state_file.StateFile, "snapshot", fail)
        assert library.star([ONE], on=True) == [ONE]
    assert not path_beside(path).exists()
    library.star([TWO], on=True)
    assert replay(other, path_beside(path)).starred == 2


@pytest.mark.parametrize("begun", [False, True])
def test_lines_are_written_whole_or_not_at_all(
    library: Library, other: Library, path: Path, monkeypatch: pytest.MonkeyPatch, *, begun: bool
) -> None:
    """A disk that is full in the middle leaves nothing half, and an empty file is none."""
    library.mark([THREE], unread=False)
    if not begun:
        path_beside(path).write_bytes(b"")
    before = path_beside(path).read_bytes()

    def fail(file: FileIO, data: bytes) -> None:
        file.write(data[:50])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(state_file, "_write", fail)
        assert library.star([ONE], on=True) == [ONE]
        assert "No space left" in str(library.notice)
    assert path_beside(path).read_bytes() == before
    library.star([TWO], on=True)
    assert replay(other, path_beside(path))[2:] == (1, 1 if begun else 2, 0)


def test_draft_of_a_killed_program_does_not_stay(library: Library, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes the file anew next uses its name."""
    monkeypatch.setattr(state_file, "LEAST_BYTES", 10)
    library.star([ONE], on=True)

    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr(pathlib.Path, "replace", die)
        patch.setattr(os, "getpid", lambda: 1)
        for on in [False, True] * 20:
            library.star([ONE], on=on)
    assert len(list(path.parent.glob("*.jsonl.*"))) == 1
    for on in [False, True] * 20:
        library.star([ONE], on=on)
    assert list(path.parent.glob("*.jsonl.*")) == []


def test_file_is_written_anew_when_it_is_long(
    library: Library, other: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays bounded, and says the same."""
    monkeypatch.setattr(state_file, "LEAST_BYTES", 2000)
    do_all_kinds(library)
    for on in [True, False] * 100:
        library.star([ONE], on=on)
    assert path_beside(path).stat().st_size < 5000
    assert not list(path.parent.glob("*.jsonl.*"))
    replay(other, path_beside(path))
    assert {title: state for title, state in state_of(other).items() if title != "Title 99"} == state_of(library)


def test_file_written_anew_keeps_what_another_library_said(
    library: Library, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library may have been lost, and the new one does not know the articles yet."""
    do_all_kinds(library)
    library.close()
    for file in path.parent.glob("library.db*"):
        if file != path_beside(path):
            file.unlink()
    monkeypatch.setattr(state_file, "LEAST_BYTES", 10)
    fresh = Library.open(path, keeps_state=True)
    fresh.add(article(7), None)
    for on in [True, False] * 20:
        fresh.star([ONE], on=on)
    fill(fresh)
    assert replay(fresh, path_beside(path)).starred == 4
    fresh.close()


def test_lines_that_cannot_be_read_say_nothing(library: Library, other: Library, path: Path) -> None:
    """One that was cut off spoils none that follow."""
    library.star([ONE], on=True)
    with path_beside(path).open("ab") as file:
        file.write(
            b'\xff\n[]\n1\n{"deed": "star", "articles": 3}\n{"deed": "dance", "articles": ["x", 1]}\n'
            b'{"deed": [], "articles": ["x"]}\n{"deed": {}, "articles": ["x"]}\n{"deed": "st'
        )
    library.star([TWO], on=True)
    assert replay(other, path_beside(path)).starred == 2


@pytest.mark.parametrize(
    ("written", "tag"),
    [("a\ud800b", "a\ufffdb"), ("  -x,y\n", "x y"), ("", None), ("-", None), ([], None), (7, None), ("\x1b[31m", None)],
)
def test_tags_of_the_file_are_names_as_they_are_typed(
    library: Library, other: Library, path: Path, written: object, tag: str | None
) -> None:
    """Whoever has written there: what is no name of a tag is left out."""
    library.star([ONE], on=True)
    (known,) = (line["articles"] for line in records(path) if line["deed"] == "star")
    with path_beside(path).open("a") as file:
        file.write(json.dumps({"deed": "tag", "tag": written, "articles": known}) + "\n")
    assert replay(other, path_beside(path)).tagged == (tag is not None)
    assert state_of(other)["Title 1"][2] == tuple(sorted(filter(None, ["given", tag])))


def test_failure_to_write_stops_no_deed(library: Library, path: Path) -> None:
    """It is told, until it can be written again."""
    path_beside(path).mkdir()
    assert library.star([ONE], on=True) == [ONE]
    assert str(library.notice).startswith(f"{path_beside(path)} cannot be written (")
    path_beside(path).rmdir()
    library.star([TWO], on=True)
    assert library.notice is None
    assert len(records(path)) > 1


def test_file_that_another_program_holds_is_not_waited_for(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That one may have been stopped; the deed is done, and the next one writes again."""
    monkeypatch.setattr(state_file, "LONGEST_WAIT_S", 0.0)
    library.star([ONE], on=True)
    with state_file._locked(path_beside(path)):
        assert library.star([TWO], on=True) == [TWO]
    assert "cannot be written" in str(library.notice)
    library.star([THREE], on=True)
    assert library.notice is None


def test_file_is_beside_the_library_that_a_link_leads_to(tmp_path: Path) -> None:
    """A folder of links has no files of its own."""
    (tmp_path / "real").mkdir()
    link = tmp_path / "library.db"
    fill(Library.open(tmp_path / "real" / "lib.db")).close()
    link.symlink_to(tmp_path / "real" / "lib.db")
    assert path_beside(link) == tmp_path / "real" / "lib.db.state.jsonl"


def test_program_writes_the_file_for_libraries_that_are_kept(tmp_path: Path) -> None:
    """Not for one that is thrown away, and not for the samples."""
    kept = Services.open(library_path=tmp_path / "library.db")
    fill(kept._library).star([ONE], on=True)
    kept.close()
    assert path_beside(tmp_path / "library.db").exists()
    peeked = Services.open(peek=True)
    fill(peeked._library).star([ONE], on=True)
    assert [file.name for file in peeked._library._path.parent.iterdir() if "state" in file.name] == []
    peeked.close()


_WRITER = """
    import sys
    from pathlib import Path
    from reader.library.safety import state_file
    from reader.library.library import Library
    from reader.model import ArticleId

    state_file.LEAST_BYTES = 3000
    library = Library.open(Path(sys.argv[1]), keeps_state=True)
    for number in range(60):
        library.star([ArticleId(int(sys.argv[2]))], on=number % 2 == 0)
    library.star([ArticleId(int(sys.argv[2]))], on=True)
"""


def test_two_programs_lose_no_line(library: Library, other: Library, path: Path) -> None:
    """Also while each writes the file anew now and then."""
    program = [sys.executable, "-c", textwrap.dedent(_WRITER), os.fspath(path)]
    writers = [subprocess.Popen([*program, str(number)]) for number in (1, 2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert replay(other, path_beside(path)).starred == 2
