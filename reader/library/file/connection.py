"""One library file, open: a connection for reading and one for writing, and errors that a person understands.

Write-ahead logging lets readers go on while something is written, here and in other processes. ``BEGIN IMMEDIATE``
with a busy timeout makes writers queue; a deferred transaction that turns into a write fails at once instead
(measured July 2026: 40-50 % "database is locked").
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import tempfile
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryDamagedError, LibraryReadOnlyError, ReaderError, ReadStoppedError, StorageError
from reader.library.file.header import check_version, damaged, has_content, is_new, log_of
from reader.library.file.schema import APPLICATION_ID, VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 5.0
"""How long a writer waits for another one."""
CLOSE_SECONDS = 0.3
"""How long `Connections.close` waits for what is running, unless told otherwise."""
_BUSY_STEP_S = 0.1
"""How long SQLite itself waits; in between, a writer looks whether the library is being closed."""
_MAX_LOG_BYTES = 64 * 1024**2
"""The write-ahead log is cut back to this after a large import."""

_READER_CACHE_KIB = 4000
"""Holds half of the title order of 100,000 articles: the way to a page in the middle of the list."""

_CANNOT_SHARE_LOG = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
"""What SQLite answers when it may not make the files that readers of a log share."""


class Connections:
    """The connections to one library file; usable from any thread, one reader and one writer at a time."""

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
        self._is_closing = False
        self._damage: str | None = None
        self._writer: sqlite3.Connection | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self.commits = 0
        """How often something was written."""
        self._others = 0  # as of `have_others_committed`
        new = is_new(path)
        if new:
            _make_folder(path)
        with explained(path):
            if not new and not all(os.access(place, os.W_OK) for place in (path, path.resolve().parent)):
                self._reader, self._copy = open_for_reading(path)
                return
            if not new and has_content(log_of(path)):
                _check_with_log(path)
            self._writer = _connect(path, "mode=rwc" if new else "mode=rw")
            try:
                _prepare(self._writer, path, is_new=new)
                self._reader = _connect(path, "mode=rw")
                self._reader.execute("PRAGMA query_only = ON")
                self._reader.execute(f"PRAGMA cache_size = -{_READER_CACHE_KIB}")
                self._others = _version_of_data(self._writer)
            except BaseException:
                self._writer.close()
                raise

    @property
    def writable(self) -> bool:
        """Whether changes are kept: the file can be written to, and no damage was met in it so far."""
        return self._writer is not None and self._damage is None

    @property
    def notice(self) -> str | None:
        """A sentence for the user when changes are not kept."""
        return self._damage or (None if self.writable else read_only_notice(self._path))

    def close(self, timeout_s: float = CLOSE_SECONDS) -> None:
        """Close; what is running for longer than `timeout_s` is stopped and undone. Closing twice is harmless."""
        self._is_closing = True
        deadline = time.monotonic() + timeout_s
        for lock, connection in ((self._write_lock, self._writer), (self._read_lock, self._reader)):
            if connection is not None:
                _close(lock, connection, deadline)
        if self._copy is not None:
            self._copy.cleanup()

    def interrupt(self) -> None:
        """Stop the read that is running in another thread, if it can be stopped; it raises `ReadStoppedError`."""
        with self._stop_lock, self._watched():
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
        begin = "BEGIN"
        with self._read_lock, self._watched(), _transaction(self._reader, lambda: self._reader.execute(begin)):
            self._allow_stop(can_be_stopped)
            try:
                yield self._reader
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
            LibraryDamagedError: damage was met in it before; writing could make it worse.
            StorageError: it could not be written; nothing of the block was kept.
        """
        writer = self._writer
        if writer is None:
            raise LibraryReadOnlyError(read_only_notice(self._path))
        if self._damage is not None:
            raise LibraryDamagedError(self._damage)
        with self._write_lock, self._watched():
            with _transaction(writer, lambda: self._begin_writing(writer)):
                yield writer
            self.commits += 1  # not before: who sees it reads what was written

    def have_others_committed(self) -> bool:
        """Whether anybody else has written to the file since this was asked last, or since it was opened.

        The writer is asked, which does not count what it has written itself. While it is busy, nothing is told; what
        there is to tell is told the next time.

        Raises:
            StorageError: it cannot be read, or is closed.
        """
        writer = self._writer
        if writer is None or not self._write_lock.acquire(blocking=False):
            return False
        try:
            with explained(self._path):
                before, self._others = self._others, _version_of_data(writer)
        finally:
            self._write_lock.release()
        return self._others != before

    def _begin_writing(self, writer: sqlite3.Connection) -> None:
        """Wait for other programs, but not for longer than the library stays open."""
        deadline = time.monotonic() + BUSY_TIMEOUT_S
        while True:
            try:
                writer.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or self._is_closing or time.monotonic() > deadline:
                    raise
            else:
                return

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Explain what SQLite could not do, and write no more once it met damage."""
        try:
            with explained(self._path):
                yield
        except LibraryDamagedError as error:
            if isinstance(error.__cause__, sqlite3.Error):  # not a single record, which says nothing of the others
                self._damage = str(error)
            raise


def _version_of_data(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def text_of(data: bytes) -> str:
    """Text as it was stored; after damage on the disk with replacement characters instead of a failure."""
    return data.decode(errors="replace")


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: Callable[[], object]) -> Iterator[None]:
    begin()
    try:
        yield
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


def _close(lock: threading.Lock, connection: sqlite3.Connection, deadline: float) -> None:
    """Close a connection when nobody uses it any more; one that is in use beyond the deadline is left to the end."""
    while not lock.acquire(timeout=0.05):
        with suppress(sqlite3.ProgrammingError):  # closed by another thread just now
            connection.interrupt()
        if time.monotonic() > deadline:
            _log.warning("the library is still in use and was left open")
            return
    try:
        connection.close()
    finally:
        lock.release()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {path.parent} for the library cannot be made: {error.strerror or error}."
        ) from error


def _prepare(writer: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    """Check what the header could not tell, migrate, and set the connection up."""
    version = 0 if is_new else checked_version(writer, path)
    if version < VERSION:
        migrate(writer)
    _use_log(writer)
    writer.execute("PRAGMA synchronous = NORMAL")
    writer.execute("PRAGMA foreign_keys = ON")
    writer.execute(f"PRAGMA journal_size_limit = {_MAX_LOG_BYTES}")
    writer.execute("SELECT articles FROM tally").fetchone()
    writer.execute(f"PRAGMA busy_timeout = {int(1000 * min(_BUSY_STEP_S, BUSY_TIMEOUT_S))}")


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


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the library, if it is one of ours; 0 for one that a killed program left unmade."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise damaged(path, "is not a library of Nutgraf", is_mendable=False)
    check_version(path, version)
    return version


def _check_with_log(path: Path) -> None:
    """Check a library whose log has more to say than its header, without writing to it."""
    with closing(_connect(path, "mode=ro")) as connection:
        checked_version(connection, path)


def open_for_reading(
    path: Path, *, of_any_version: bool = False
) -> tuple[sqlite3.Connection, tempfile.TemporaryDirectory[str] | None]:
    """Open a library that cannot be written to; of an older version only where `of_any_version` says so.

    In a folder that cannot be written to SQLite cannot share a log; ``immutable`` reads without one. As the log has
    the newest changes, and the file without it may be none of one moment, a copy of both is read where there is one.

    Returns:
        The connection, and the folder of the copy.
    """
    check = checked_version if of_any_version else _check_up_to_date
    try:
        return _open_checked(path, path, "mode=ro", check), None
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _CANNOT_SHARE_LOG:
            raise
    if not has_content(log_of(path)):
        return _open_checked(path, path, "immutable=1", check), None
    folder = tempfile.TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True)
    copy = Path(folder.name) / "library.db"
    try:
        shutil.copyfile(path, copy)
        shutil.copyfile(log_of(path), log_of(copy))
        return _open_checked(path, copy, "mode=ro", check), folder
    except OSError as error:
        folder.cleanup()
        raise StorageError(
            f"The library {path} cannot be read where it is, nor copied: {error.strerror or error}."
        ) from error
    except BaseException:
        folder.cleanup()
        raise


def _open_checked(
    path: Path, file: Path, access: str, check: Callable[[sqlite3.Connection, Path], object]
) -> sqlite3.Connection:
    """Open the library `path`, which is read from `file`."""
    connection = _connect(file, access)
    try:
        check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if checked_version(connection, path) < VERSION:
        raise LibraryReadOnlyError(
            f"{path} was written by an older version of Nutgraf and cannot be brought up to date, "
            "because it cannot be written to."
        )


def read_only_notice(path: Path) -> str:
    """What the user is told about a library that cannot be written to."""
    return f"{path} cannot be written to: nothing you do here is kept."


def connected(path: Path, access: str, timeout_s: float = BUSY_TIMEOUT_S) -> sqlite3.Connection:
    """A connection outside a transaction, whose file is checked by nobody; `access` as of `_connect`."""
    connection = _connect(path, access)
    connection.execute(f"PRAGMA busy_timeout = {int(1000 * timeout_s)}")
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
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
    if code == sqlite3.SQLITE_ERROR and "no such" in str(error):
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
