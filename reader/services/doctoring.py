"""A library examined, and mended: never the file itself, but a copy of it, which takes its place when it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryDamagedError, SourceError, StorageError
from reader.jobs import JobError, Jobs
from reader.library.file.connection import connected, explained
from reader.library.file.header import has_beginning, is_new, is_of_another_program
from reader.library.file.schema import migrate
from reader.library.safety import copying
from reader.library.safety.backup_files import backups
from reader.library.safety.checking import Finding, Kind, findings
from reader.library.safety.mending import Mender
from reader.library.safety.salvage import Salvaged, salvage
from reader.library.safety.state_file import path_beside
from reader.services.replaying import replayed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.model import Article, RawDocument


class Repaired(NamedTuple):
    """What a repair has done.

    Attributes:
        found: what was wrong, as sentences.
        mended: sentences about what is whole again.
        lost: sentences about what is not.
        kept: where the damaged library is; None when nothing was wrong and nothing was done.
    """

    found: list[str]
    mended: list[str]
    lost: list[str]
    kept: Path | None


def examine(library: Path, tell: Callable[[int, int], None]) -> Iterator[Finding]:
    """Tell everything that is wrong with a library, as it is found; the library is only read.

    Args:
        library: which.
        tell: called with how many rows of how many have been looked at.

    Raises:
        LibraryDamagedError: the file is no library, and perhaps never was one.
        LibraryTooNewError: a newer version of the program wrote it.
        StorageError: it cannot be read, or there is no room for the copy that is looked at.
    """
    with _workshop(library) as folder:
        copied = folder / "copy.db"
        trouble = _copied(library, copied)
        if trouble is not None:
            yield Finding(Kind.FILE, trouble)
        yield from _findings(copied, library, tell)


def _findings(copied: Path, library: Path, tell: Callable[[int, int], None]) -> Iterator[Finding]:
    with explained(library), closing(connected(copied, "mode=rw")) as connection:
        yield from findings(connection, tell)


def repair(library: Path, jobs: Jobs, tell: Callable[[str, int, int], None]) -> Repaired:
    """Mend a library in a copy, check that, and put it in its place; the damaged one is kept under another name.

    Args:
        library: which.
        jobs: makes articles again from the bytes of their sources.
        tell: called with what is being done, and how much of how much.

    Raises:
        LibraryDamagedError: the file is no library, or nothing of it can be read.
        StorageError: as of `examine`; or another program has it open, or the folder cannot be written to. Nothing has
            been changed.
    """
    library = library.resolve()
    trouble = _trouble(library)  # before the lock, which would go with any other handle of the file (POSIX locks)
    with copying.explained_files(library, "mended"), copying.alone(library) as held, _workshop(library) as folder:
        if folder.parent != library.parent:
            raise StorageError(f"{library.parent} cannot be written to: copy the library to another folder to mend it.")
        copied = folder / "copy.db"
        if trouble is None and held.connection is not None:
            try:
                with explained(library):
                    copying.copy(held.connection, copied)
            except LibraryDamagedError as error:
                trouble = f"{str(error).split(';')[0]}."
        if trouble is not None or held.connection is None:
            copying.damaged_copy(library, copied, held.file)
        found = [] if trouble is None else [Finding(Kind.FILE, trouble)]
        found += _findings(copied, library, lambda done, total: tell("Looking", done, total))
        if not found:
            return Repaired([], [], [], None)
        salvaged = Salvaged({}, set())
        if any(finding.kind is Kind.FILE for finding in found):
            made = folder / "library.db"
            salvaged = salvage(copied, made)
            copied.unlink()
        else:
            made = copied
        with explained(library), _latest_backup(library) as backup, closing(connected(made, "mode=rw")) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA foreign_keys = OFF")
            migrate(connection)
            mender = Mender(connection, backup, lambda raw: _made_again(jobs, raw))
            mender.mend(salvaged, lambda done, total: tell("Mending", done, total))
        if mender.is_state_lost:
            brought_back = replayed(made, path_beside(library))
            mender.outcome.mended.extend([brought_back] if brought_back else [])
        with explained(library), closing(connected(made, "mode=rw")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        left = next(_findings(made, library, lambda done, total: tell("Checking", done, total)), None)
        if left is not None:
            raise LibraryDamagedError(
                f"{library} could not be mended, and nothing was changed: {left.words} Restore a backup."
            )
        copying.write_out(made)
        name = library.with_name(f"{library.stem}-damaged-{copying.moment()}.db")
        kept = copying.put_in_place(made, library, held, name)
    return Repaired([finding.words for finding in found], *mender.outcome, kept)


def _trouble(library: Path) -> str | None:
    """Why a library cannot be opened as it is, in a sentence; None when it can.

    Raises:
        LibraryDamagedError: nothing shows that it ever was one.
    """
    try:
        if is_new(library):
            raise StorageError(f"There is no library {library}.")
    except LibraryDamagedError as error:
        if not has_beginning(library) or is_of_another_program(library):
            raise
        return f"{str(error).split(';')[0]}."
    return None


def _copied(library: Path, target: Path) -> str | None:
    """Copy the library of one moment; where SQLite will not, byte for byte, and why is told in a sentence."""
    trouble = _trouble(library)
    if trouble is None:
        try:
            with copying.reading(library) as source:
                copying.copy(source, target)
        except LibraryDamagedError as error:
            trouble = f"{str(error).split(';')[0]}."
    if trouble is not None:
        copying.damaged_copy(library, target)
    return trouble


@contextmanager
def _workshop(library: Path) -> Iterator[Path]:
    """A folder for copies, which goes again: beside the library, or where that cannot be written to, elsewhere."""
    place = library.resolve().parent
    elsewhere = None if os.access(place, os.W_OK) else tempfile.gettempdir()
    try:
        folder = Path(tempfile.mkdtemp(prefix=".nutgraf-doctor-", dir=elsewhere or place))
    except OSError as error:
        raise StorageError(f"A folder for a copy of {library} cannot be made: {error.strerror or error}.") from error
    try:
        with suppress(FileNotFoundError):
            copying.check_room(folder, 2 * copying.size_bytes(library), "the copies that are worked on")
        with copying.explained_files(library, "copied"):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _latest_backup(library: Path) -> Iterator[sqlite3.Connection | None]:
    """The latest backup that can be read, if there is one."""
    for backup in backups(library):
        try:
            reading = copying.reading(backup.path)
            connection = reading.__enter__()
        except StorageError:
            continue
        try:
            yield connection
        finally:
            reading.__exit__(None, None, None)
        return
    yield None


def _made_again(jobs: Jobs, raw: RawDocument) -> Article | None:
    """The article of a document, or None when it gives none."""
    try:
        (made,) = jobs.submit("ingest", [raw], priority=0).result()
    except JobError:
        return None
    return None if isinstance(made, SourceError) else made[0]
