"""One library file, open: a connection for reading and one for writing, and errors that a person understands.

Write-ahead logging lets readers go on while something is written, here and in other processes. ``BEGIN IMMEDIATE``
with a busy timeout makes writers queue; a deferred transaction that turns into a write fails at once instead
(measured July 2026: 40-50 % "database is locked").
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader.errors import LibraryReadOnlyError, ReaderError, ReadStoppedError, StorageError
from reader.library.header import check_version, damaged, has_content, is_new, log_of
from reader.library.schema import APPLICATION_ID, VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_TIMEOUT_S = 5.0
"""How long a writer waits for another one."""
_MAX_LOG_BYTES = 64 * 1024**2
"""The write-ahead log is cut back to this after a large import."""

_READER_CACHE_KIB = 4000
"""Holds half of the title order of 100,000 articles: the way to a page in the middle of the list."""

_CANNOT_SHARE_LOG = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
"""What SQLite answers when it may not make the files that readers of a log share."""


class Connections:
    """The connections to one library file; usable from any thread, one reader and one writer at a time.

    Attributes:
        writable: whether changes are kept.
    """

    def __init__(self, path: Path) -> None:
        """Open the library, making the file and its folder, or bringing an older one up to date.

        Raises:
            StorageError: as of `header.is_new`, or the file cannot be made or opened.
        """
        self._path = path
        self._read_lock = threading.Lock()
        self._write_lock = threading.Lock()
        self._stop_lock = threading.Lock()
        self._can_be_stopped = False
        self._writer: sqlite3.Connection | None = None
        new = is_new(path)
        if new:
            _make_folder(path)
        self.writable = new or all(os.access(place, os.W_OK) for place in (path, path.resolve().parent))
        with _explained(path):
            if not self.writable:
                self._reader = _open_for_reading(path)
                return
            if not new and has_content(log_of(path)):
                _check_with_log(path)
            self._writer = _connect(path, "mode=rwc" if new else "mode=rw")
            try:
                _prepare(self._writer, path, is_new=new)
                self._reader = _connect(path, "mode=rw")
                self._reader.execute("PRAGMA query_only = ON")
                self._reader.execute(f"PRAGMA cache_size = -{_READER_CACHE_KIB}")
            except BaseException:
                self._writer.close()
                raise

    def close(self) -> None:
        """Wait for what is running, and close; closing twice is harmless."""
        with self._write_lock, self._read_lock:
            self._reader.close()
            if self._writer is not None:
                self._writer.close()

    def interrupt(self) -> None:
        """Stop the read that is running in another thread, if it can be stopped; it raises `ReadStoppedError`."""
        with self._stop_lock, _explained(self._path):
            if self._can_be_stopped:
                self._reader.interrupt()

    @contextmanager
    def reading(self, *, can_be_stopped: bool = False) -> Iterator[sqlite3.Connection]:
        """The reader, for as long as the block runs; all its statements see the same state.

        Args:
            can_be_stopped: whether `interrupt` may stop it: somebody else may need what is read.

        Raises:
            ReadStoppedError: `interrupt` was called.
            StorageError: it cannot be read.
        """
        with self._read_lock, _explained(self._path), _transaction(self._reader, "BEGIN") as connection:
            self._allow_stop(can_be_stopped)
            try:
                yield connection
            finally:
                self._allow_stop(False)  # noqa: FBT003 - says what it does

    def _allow_stop(self, allowed: bool) -> None:  # noqa: FBT001 - as above
        with self._stop_lock:
            self._can_be_stopped = allowed

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writer in a transaction of its own: kept when the block ends, undone when it raises.

        Raises:
            LibraryReadOnlyError: nothing can be kept in this library.
            StorageError: it could not be written; nothing of the block was kept.
        """
        if self._writer is None:
            raise LibraryReadOnlyError(read_only_notice(self._path))
        with self._write_lock, _explained(self._path), _transaction(self._writer, "BEGIN IMMEDIATE") as connection:
            yield connection


def text_of(data: bytes) -> str:
    """Text as it was stored; after damage on the disk with replacement characters instead of a failure."""
    return data.decode(errors="replace")


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[sqlite3.Connection]:
    connection.execute(begin)
    try:
        yield connection
        connection.execute("COMMIT")
    finally:
        # On a full disk SQLite has already undone it, and a bare rollback would hide the reason.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _connect(path: Path, access: str) -> sqlite3.Connection:
    """Connect without a transaction; `access` is a parameter as of https://www.sqlite.org/uri.html."""
    uri = f"{path.absolute().as_uri()}?{access}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.text_factory = text_of
    return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {path.parent} for the library cannot be made: {error.strerror or error}."
        ) from error


def _prepare(writer: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    """Check what the header could not tell, migrate, and set the connection up."""
    version = 0 if is_new else _checked_version(writer, path)
    if version < VERSION:
        migrate(writer)
    _use_log(writer)
    writer.execute("PRAGMA synchronous = NORMAL")
    writer.execute("PRAGMA foreign_keys = ON")
    writer.execute(f"PRAGMA journal_size_limit = {_MAX_LOG_BYTES}")
    writer.execute("SELECT articles FROM tally").fetchone()


def _use_log(writer: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, which is then kept in the file.

    The switch does not wait for other connections by itself: two programs may make the same library at once.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            writer.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the library, if it is one of ours."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise damaged(path, "is not a library of Nutgraf")
    check_version(path, version)
    return version


def _check_with_log(path: Path) -> None:
    """Check a library whose log has more to say than its header, without writing to it."""
    with closing(_connect(path, "mode=ro")) as connection:
        _checked_version(connection, path)


def _open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a library that cannot be written to.

    In a folder that cannot be written to SQLite cannot share a log; ``immutable`` reads without one.
    """
    try:
        return _open_checked(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _CANNOT_SHARE_LOG:
            raise
    return _open_checked(path, "immutable=1")


def _open_checked(path: Path, access: str) -> sqlite3.Connection:
    connection = _connect(path, access)
    try:
        _check_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _checked_version(connection, path) < VERSION:
        raise LibraryReadOnlyError(
            f"{path} was written by an older version of Nutgraf and cannot be brought up to date, "
            "because it cannot be written to."
        )


def read_only_notice(path: Path) -> str:
    """What the user is told about a library that cannot be written to."""
    return f"{path} cannot be written to: nothing you do here is kept."


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in a sentence what SQLite could not do, and what to do about it."""
    try:
        yield
    except sqlite3.ProgrammingError as error:
        raise StorageError(f"The library {path} is closed.") from error
    except sqlite3.Error as error:
        raise _explanation(error, path) from error


def _explanation(error: sqlite3.Error, path: Path) -> ReaderError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return ReadStoppedError("The search was stopped.")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path, "is damaged")
    if code == sqlite3.SQLITE_ERROR and "no such table" in str(error):
        return damaged(path, "is damaged: tables are missing")
    if code == sqlite3.SQLITE_READONLY:
        return LibraryReadOnlyError(read_only_notice(path))
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        return StorageError(
            f"The library {path} could not be read or written ({error}): see that its disk is there and has space."
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StorageError(f"Another program is writing to the library {path}: try again in a moment.")
    return StorageError(f"The library {path} could not be used: {error}.")
