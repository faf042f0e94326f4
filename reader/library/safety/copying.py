"""Whole libraries as files: a copy of one moment beside a running program, and a file put in a library's place.

Decisions that outlive a change:

- A copy is made page by page with SQLite's online backup, inside a read transaction that stays open: readers and
  writers go on, and the copy need not begin again whenever somebody writes, as it would without. ``VACUUM INTO``
  would make a smaller file, at the price of building every table and index anew;
  a hard link is no copy, as SQLite changes a library in its place.
- What is written has another name until it is whole, checked and on the disk, and never takes the place of a file
  but of the library itself, which is kept under another name.
- SQLite deletes a log by its name, and would take an old one for that of a new file. So a file takes a library's
  place only while nobody else has that open, and with its log emptied or put away first.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.errors import LibraryDamagedError, StorageError
from reader.library.file.connection import connected, explained, open_for_reading
from reader.library.file.header import has_content, is_new, log_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEP_PAGES = 256
"""Pages that are copied at once, a megabyte; between two steps the disk is free for others."""
LEFT_FREE_BYTES = 50_000_000
"""So much of a disk is left free: a copy is worth less than the room that a program needs to go on."""
_CANNOT_WRITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_PIECE_BYTES = 1_000_000
_ALONE_WAIT_S = 1.0
"""How long the library's place is waited for; a program that has it open will not let go soon."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a library of any version that is not too new: it changes nothing, and reads one moment.

    Raises:
        StorageError: as of `header.is_new`, or there is none.
    """
    if is_new(path):
        raise StorageError(f"There is no library {path}.")
    with explained(path):
        # A log that a killed program left would be worked in when the connection is closed, unless it only reads;
        # and one that only reads leaves empty files behind.
        if not has_content(log_of(path)) and all(os.access(place, os.W_OK) for place in (path, path.resolve().parent)):
            connection, folder = connected(path, "mode=rw"), None
            connection.execute("PRAGMA query_only = ON")
        else:
            connection, folder = open_for_reading(path, of_any_version=True)
        with closing(connection), folder or contextlib.nullcontext():
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment is that of the first read
            yield connection


def copy(source: sqlite3.Connection, target: Path, *, pause_s: float = 0.0) -> None:
    """Copy what a connection reads into a new file, which needs nothing beside it.

    Args:
        source: in a read transaction, or the only connection that there is.
        target: overwritten.
        pause_s: between two steps.

    Raises:
        StorageError: it cannot be written.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # all of it is written out at the end
        try:
            source.backup(connection, pages=STEP_PAGES, progress=lambda *_: time.sleep(pause_s))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _CANNOT_WRITE:
                raise
            raise StorageError(f"{target} cannot be written: {error}; see that its disk has room.") from error
        with contextlib.suppress(sqlite3.DatabaseError):  # a damaged one: it is as it is
            connection.execute("PRAGMA journal_mode = DELETE")


def size_bytes(path: Path) -> int:
    """What a copy of a library takes at most."""
    return sum(file.stat().st_size for file in (path, log_of(path)) if file.exists())


def check_room(folder: Path, needed_bytes: int, what: str) -> None:
    """See that a folder's disk has room for so much, and some over.

    Raises:
        StorageError: it has not.
    """
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes + LEFT_FREE_BYTES:
        needed, free = (f"{size / 1_000_000:,.0f} MB" for size in (needed_bytes + LEFT_FREE_BYTES, free_bytes))
        raise StorageError(f"There is no room in {folder} for {what}: it needs {needed}, and {free} are free.")


def write_out(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def moment() -> str:
    """The present time as a part of a file's name, in UTC: names in their order are times in theirs."""
    return datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%SZ")


@contextmanager
def explained_files(path: Path, what: str) -> Iterator[None]:
    """Say in a sentence why files cannot be written; `what` could not be done with `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{path} cannot be {what}: {error.strerror or error}.") from error
    except sqlite3.OperationalError as error:
        raise StorageError(f"{path} cannot be {what}: {error}; see that the disk is there and has room.") from error


class Held(NamedTuple):
    """A library that is kept from all other programs.

    Attributes:
        connection: the only one; None where the library is too damaged to be opened, and where there is none: then
            nobody can be told of.
        file: its bytes; None where there is none. They are read through this alone: the lock of a process on a file
            goes when it closes any handle of it (POSIX locks).
    """

    connection: sqlite3.Connection | None = None
    file: BinaryIO | None = None


@contextmanager
def alone(path: Path) -> Iterator[Held]:
    """Keep a library from all other programs.

    Raises:
        StorageError: another program has it open.
    """
    if not path.exists() or not path.stat().st_size:
        yield Held()
        return
    with path.open("rb") as file, closing(connected(path, "mode=rw", _ALONE_WAIT_S)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the lock stays
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise StorageError(
                    f"Another program has the library {path} open: close it, and then try again."
                ) from error
            yield Held(None, file)
        else:
            yield Held(connection, file)


def put_in_place(new: Path, path: Path, held: Held, kept: Path) -> Path | None:
    """Let a file take the place of a library, which is kept under another name.

    Whenever that is cut off, the place has the old library or the new one, whole.

    Args:
        new: the file, in the same folder; written out.
        path: the place; no link.
        held: as of `alone`.
        kept: the other name; a number is added where it is taken.

    Returns:
        The name under which the old library is kept; None when there was none.
    """
    if held.connection is not None:
        with contextlib.suppress(sqlite3.DatabaseError):
            held.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = None
    if path.exists():
        name = free_name(kept)
        _keep(path, name, held.file)
        for end in ("-wal", "-journal"):
            if has_content(_beside(path, end)):
                _keep(_beside(path, end), _beside(name, end))
        write_out(path.parent)
    for end in ("-wal", "-journal", "-shm"):
        _beside(path, end).unlink(missing_ok=True)
    os.replace(new, path)  # noqa: PTH105 - says that it overwrites
    write_out(path.parent)
    return name


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def drop_other_names(path: Path) -> None:
    """Take from an open library the names that a program has given it which was killed before it put another there.

    Nobody can be about to do so while it is open. Under two names it would have two logs.
    """
    path = path.resolve()
    for name in path.parent.glob(f"{glob.escape(path.stem)}-*.db"):
        if _OTHER_NAME.fullmatch(name.stem.removeprefix(path.stem)) and name.samefile(path):
            for end in ("", "-wal", "-journal"):
                _beside(name, end).unlink(missing_ok=True)


_OTHER_NAME = re.compile(r"-(before|damaged)-\d{8}T\d{6}Z(-\d+)?")


def _keep(path: Path, name: Path, file: BinaryIO | None = None) -> None:
    """Give a file a second name, or where a disk has no such thing copy it, from where it is open if it is."""
    try:
        os.link(path, name)
    except OSError:
        _copy_bytes(path, name, file)
        write_out(name)


def _copy_bytes(path: Path, target: Path, file: BinaryIO | None) -> None:
    with target.open("wb") as copied, contextlib.nullcontext(file) if file is not None else path.open("rb") as source:
        source.seek(0)
        shutil.copyfileobj(source, copied, _PIECE_BYTES)


def free_name(path: Path) -> Path:
    """The path, with a number where that is taken."""
    found, number = path, 1
    while os.path.lexists(found) or os.path.lexists(log_of(found)):
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def damaged_copy(path: Path, target: Path, file: BinaryIO | None = None) -> None:
    """Copy a library byte for byte, with its log, where SQLite will not; what is missing at its end becomes zeros.

    Args:
        path: the library.
        target: the copy.
        file: the library where it is held, as of `alone`.

    Raises:
        LibraryDamagedError: it is nothing that SQLite ever wrote.
    """
    _copy_bytes(path, target, file)
    with target.open("rb") as copied:
        head = copied.read(100)
    if not head.startswith(b"SQLite format 3\0"):
        raise LibraryDamagedError(f"{path} is not a library of Nutgraf, or its beginning is lost: it cannot be mended.")
    if has_content(log_of(path)):
        shutil.copyfile(log_of(path), log_of(target))
    page_bytes = int.from_bytes(head[16:18], "big")
    whole_bytes = int.from_bytes(head[28:32], "big") * (65_536 if page_bytes == 1 else page_bytes)
    if target.stat().st_size < whole_bytes <= 2 * path.stat().st_size + 2**30:
        os.truncate(target, whole_bytes)
