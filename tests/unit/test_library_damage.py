"""What a disk can do to a library after it was opened: named in a sentence, never made worse, mended if possible."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.errors import LibraryDamagedError, LibraryReadOnlyError, StorageError
from reader.library.file import connection as connection_module
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, ListView, RawDocument, SearchOrder, Tally
from reader.wire import packed

ONE = ArticleId(1)


def _article(number: int = 1) -> Article:
    text = f"Words of article number {number}. " * 20
    return Article(text.strip(), (Block(0, len(text) - 1),), f"Title {number}", "given", f"/{number}.txt", "s")


def _raw(number: int) -> RawDocument:
    return RawDocument(f"/{number}.txt", f"{number}.txt", "text/plain", "s", b"words")


def _library_with(path: Path, count: int) -> Path:
    library = Library.open(path)
    library.add_many((_article(number), _raw(number)) for number in range(1, count + 1))
    library.save_analysis(Analysis("1", _article().text_hash))
    library.close()
    return path


def _change(path: Path, statement: str, data: bytes) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, (data,))
        connection.commit()


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_damage_once_met_ends_all_writing(tmp_path: Path) -> None:
    """After a page could not be read nothing more is written, and the library says why; reading goes on."""
    path = _library_with(tmp_path / "library.db", 200)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'body'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = _digest(path)
    library = Library.open(path)
    assert library.writable
    with pytest.raises(LibraryDamagedError):
        library.article(ONE)
    assert not library.writable
    assert library.notice is not None
    assert "is damaged" in library.notice
    for change in (lambda: library.mark([ONE], unread=False), lambda: library.save_position(ONE, 3)):
        with pytest.raises(LibraryDamagedError, match="is damaged"):
            change()
    assert len(library.page(ListView(), 0, 500)) == 200
    library.close()
    assert _digest(path) == before


_DAMAGED = [b"\0\x11", b"", b"\x01", packed([{}]), packed(3), packed("["), b"\x01" + packed([[[3], []]])]
"""What does not unpack, and what unpacks to something else."""


@pytest.mark.parametrize("data", _DAMAGED)
def test_damaged_blocks_are_a_sentence(tmp_path: Path, data: bytes) -> None:
    """Blocks that cannot be read are named with their article; all else goes on, and adding the source mends them."""
    path = _library_with(tmp_path / "library.db", 2)
    _change(path, "UPDATE body SET blocks = ? WHERE id = 1", data)
    library = Library.open(path)
    with pytest.raises(LibraryDamagedError, match=r"Article 1 in .* is damaged"):
        library.article(ONE)
    assert library.article(ArticleId(2)) is not None
    assert library.mark([ONE], unread=False) == [ONE]
    library.add(_article(), None)
    assert library.article(ONE) is not None
    library.close()


def test_damaged_bytes_are_a_sentence(tmp_path: Path) -> None:
    """The bytes of a source that do not unpack are named."""
    path = _library_with(tmp_path / "library.db", 2)
    _change(path, "UPDATE raw SET data = ? WHERE id = 1", b"\0")
    library = Library.open(path)
    with pytest.raises(LibraryDamagedError, match=r"Article 1 in .* is damaged"):
        library.raw(ONE)
    assert library.raw(ArticleId(2)) is not None
    library.close()


@pytest.mark.parametrize("data", _DAMAGED)
def test_damaged_analysis_is_made_again(tmp_path: Path, data: bytes) -> None:
    """An analysis that does not unpack is none, and the article is among those still to be analysed."""
    path = _library_with(tmp_path / "library.db", 1)
    _change(path, "UPDATE analysis SET record = ?", data)
    library = Library.open(path)
    assert library.unanalysed("1", 9) == []
    assert library.analysis(ONE, "1") is None
    assert not library.has_analysis(ONE, "1")
    assert library.unanalysed("1", 9) == [ONE]
    library.close()


def test_flipped_bit_in_a_text_is_named_and_mended_by_its_source(tmp_path: Path) -> None:
    """A text that is not the one that was stored is shown, and the library says so until its source was read again."""
    path = _library_with(tmp_path / "library.db", 2)
    data = path.read_bytes()
    at = data.find(b"Words of article number 1.")
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    library = Library.open(path)
    library.article(ArticleId(2))
    assert library.notice is None
    stored = library.article(ONE)
    assert stored is not None
    assert stored.article.text.startswith("Vords")
    assert library.notice is not None
    assert "article 1 in" in library.notice
    assert library.writable
    assert library.add(_article(), None).outcome == "known"
    stored = library.article(ONE)
    assert stored is not None
    assert stored.article == _article()
    assert library.notice is None
    with library._connections.writing() as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    library.close()


def _killed_while_writing(path: Path) -> Path:
    """A copy of a library and its log as a killed program leaves them: the fourth article is in the log alone."""
    library = Library.open(_library_with(path, 3))
    library.add(_article(4), None)
    copy = path.parent / "disk" / "library.db"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    shutil.copy(f"{path}-wal", f"{copy}-wal")
    library.close()
    return copy


@pytest.fixture
def cannot_share_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the test, no file can be made beside a library in a folder ``disk``."""
    real = connection_module._connect

    def connect(path: Path, access: str) -> sqlite3.Connection:
        if path.parent.name == "disk" and access == "mode=ro":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return real(path, access)

    monkeypatch.setattr(connection_module, "_connect", connect)
    monkeypatch.setattr(os, "access", lambda path, _mode: "disk" not in Path(path).parts)


@pytest.mark.usefixtures("cannot_share_log")
def test_read_only_library_shows_what_its_log_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that takes no byte the newest changes are read from a copy, which goes when the library is closed."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    path = _killed_while_writing(tmp_path / "library.db")
    library = Library.open(path)
    assert library.tally() == Tally(4, 4)
    assert library.search("number", SearchOrder.NEWEST) == (4, 3, 2, 1)
    assert library.notice is not None
    assert str(path) in library.notice
    with pytest.raises(LibraryReadOnlyError):
        library.mark([ONE], unread=False)
    assert list((tmp_path / "temporary").iterdir())
    library.close()
    assert not list((tmp_path / "temporary").iterdir())
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["library.db", "library.db-wal"]


@pytest.mark.usefixtures("cannot_share_log")
def test_read_only_library_that_cannot_be_copied_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for the copy nothing is shown that may be wrong."""
    path = _killed_while_writing(tmp_path / "library.db")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(StorageError, match="No space left"):
        Library.open(path)


def test_library_that_was_killed_in_the_making_is_new(tmp_path: Path) -> None:
    """A file with an unfinished first transaction and its journal is an empty library, not damage."""
    made = tmp_path / "made.db"
    code = "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; CREATE TABLE article (id, text);"
    connection = sqlite3.connect(made, isolation_level=None)
    for statement in code.split(";"):
        connection.execute(statement)
    connection.executemany("INSERT INTO article VALUES (?, ?)", [(n, "x" * 3000) for n in range(200)])
    path = tmp_path / "library.db"
    for end in ("", "-journal"):
        shutil.copy(f"{made}{end}", f"{path}{end}")
    connection.close()
    assert path.stat().st_size > 0
    assert Path(f"{path}-journal").stat().st_size > 0
    library = Library.open(path)
    assert library.add(_article(), None).outcome == "added"
    library.close()


def _seconds_to_close(library: Library) -> float:
    start = time.monotonic()
    library.close(0.2)
    return time.monotonic() - start


def test_close_does_not_wait_for_another_program(tmp_path: Path) -> None:
    """A writer that waits for another program's lock gives up when the library is closed."""
    path = _library_with(tmp_path / "library.db", 1)
    library = Library.open(path)
    errors: list[Exception] = []
    waiting = threading.Event()
    begin = library._connections._begin_writing

    def begin_and_tell(writer: sqlite3.Connection) -> None:
        waiting.set()
        begin(writer)

    library._connections._begin_writing = begin_and_tell  # type: ignore[method-assign] # to know when it waits

    def write() -> None:
        try:
            library.mark([ONE], unread=False)
        except StorageError as error:
            errors.append(error)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        thread = threading.Thread(target=write)
        thread.start()
        waiting.wait(10)
        assert _seconds_to_close(library) < 3  # of the five that a writer waits otherwise
        thread.join(10)
    assert len(errors) == 1


@pytest.mark.parametrize("way", ["reading", "writing"])
def test_close_stops_what_takes_long(tmp_path: Path, way: str) -> None:
    """A statement without an end is stopped; nothing of what it began is kept."""
    library = Library.open(_library_with(tmp_path / "library.db", 1))
    begun = threading.Event()
    errors: list[Exception] = []

    def endless() -> None:
        context: Any = getattr(library._connections, way)
        try:
            with context() as connection:
                begun.set()
                connection.execute(
                    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
                )
        except StorageError as error:
            errors.append(error)

    thread = threading.Thread(target=endless)
    thread.start()
    begun.wait(10)
    assert _seconds_to_close(library) < 3
    thread.join(10)
    assert len(errors) == 1
