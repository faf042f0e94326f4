"""What kind of file a library is, told from its bytes before SQLite opens it: opening may already write."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryDamagedError, LibraryTooNewError, StorageError
from reader.library.file.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


class _Header(NamedTuple):
    """Fields of the first 100 bytes of an SQLite file (https://www.sqlite.org/fileformat2.html, section 1.3)."""

    page_bytes: int
    pages: int
    is_page_count_valid: bool
    version: int
    application_id: int

    @classmethod
    def parse(cls, data: bytes) -> _Header:
        def number(at: int, size: int = 4) -> int:
            return int.from_bytes(data[at : at + size], "big")

        return cls(
            page_bytes=65_536 if number(16, 2) == 1 else number(16, 2),
            pages=number(28),
            is_page_count_valid=number(24) == number(92),
            version=number(60),
            application_id=number(68),
        )


def is_new(path: Path) -> bool:
    """Whether there is no library yet: no file, or an empty one. Reads at most 100 bytes, writes none.

    Raises:
        LibraryDamagedError: the file is no library, or a part of it is missing.
        LibraryTooNewError: a newer version of the program wrote it.
        StorageError: it cannot be read.
    """
    try:
        if not path.exists():
            return True
        if not path.is_file():
            raise StorageError(f"{path} is not a file: name a file for the library.")
        had_journal = _journal_of(path).exists()  # before it is read, and after: it may be being made just now
        with path.open("rb") as file:
            data = file.read(_HEADER_BYTES)
        has_log = has_content(log_of(path))
        has_journal = had_journal or _journal_of(path).exists()
        size_bytes = path.stat().st_size  # last: another program that makes the library lets it grow meanwhile
    except OSError as error:
        raise StorageError(f"The library {path} cannot be read: {error.strerror or error}.") from error
    if not data and not has_log:
        return True
    _check(path, data, size_bytes, has_log=has_log, has_journal=has_journal)
    return False


def is_of_another_program(path: Path) -> bool:
    """Whether a file is an SQLite file without the sign of a library; one without the sign of either may be anything.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_HEADER_BYTES)
    return data.startswith(_MAGIC) and _Header.parse(data).application_id != APPLICATION_ID


def has_beginning(path: Path) -> bool:
    """Whether a file begins as SQLite files do: of one that does not, nothing can be told.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _journal_of(path: Path) -> Path:
    """What SQLite undoes a change with that was not finished, such as the making of a library."""
    return Path(f"{path.resolve()}-journal")


def log_of(path: Path) -> Path:
    """The write-ahead log beside a library, or beside the file that a link leads to."""
    return Path(f"{path.resolve()}-wal")


def has_content(path: Path) -> bool:
    """Whether the file is there and not empty."""
    return path.exists() and path.stat().st_size > 0


def check_version(path: Path, version: int) -> None:
    """Refuse a library of a newer program.

    Raises:
        LibraryTooNewError: `version` is above ours.
    """
    if version > VERSION:
        raise LibraryTooNewError(
            f"{path} was written by a newer version of Nutgraf: update Nutgraf, or name another file with --library."
        )


def damaged(path: Path, what: str, *, is_mendable: bool = True) -> LibraryDamagedError:
    """The error for a file that must not be written to; `what` is wrong with it."""
    from reader.library.safety.backup_files import way_back  # noqa: PLC0415 - a start with a whole library needs none

    return LibraryDamagedError(
        f"{path} {what}; nothing more is written to it. {way_back(path, is_mendable=is_mendable)}"
    )


def _check(path: Path, data: bytes, size_bytes: int, *, has_log: bool, has_journal: bool) -> None:
    if len(data) < _HEADER_BYTES or not data.startswith(_MAGIC):
        if has_journal and not data.strip(b"\0"):
            return  # pages behind the first were written before it
        is_zeros = not data.strip(b"\0")
        what = "is damaged: its" if is_zeros else "is not a library of Nutgraf, or its"
        raise damaged(path, f"{what} beginning is lost, and it cannot be mended", is_mendable=False)
    header = _Header.parse(data)
    # What the log holds may be newer than this header, and longer than this file; a journal may undo both.
    if has_log or has_journal:
        return
    if header.application_id != APPLICATION_ID:
        raise damaged(path, "is not a library of Nutgraf", is_mendable=False)
    check_version(path, header.version)
    if header.is_page_count_valid and header.pages * header.page_bytes > size_bytes:
        raise damaged(path, "is damaged: its end is missing")
