"""Backups of a library: made and checked beside a running program, listed, and few enough to be kept for years.

A backup is a library like any other, in the folder ``backups`` beside its own, named by its time. It has that name
only once everything in it was read and found to be as it was stored, so a damaged library never has a new backup,
and the good ones stay.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import LibraryDamagedError, StorageError
from reader.library.file.connection import connected, explained
from reader.library.file.header import is_new, is_of_another_program
from reader.library.safety import copying
from reader.library.safety.backup_files import Backup, backups, folder_of, prefix_of
from reader.library.safety.checking import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

MAX_BACKUPS = 7
"""So many are kept."""
OLDEST = timedelta(days=30)
"""The oldest goes when the one after it is as old as this."""

_COUNTED = ("article", "body", "raw", "analysis", "place", "choice")


def counted(backup: Backup) -> Backup:
    """A backup with the number of its articles."""
    articles = None
    with suppress(StorageError), copying.reading(backup.path) as connection:
        articles = connection.execute("SELECT articles FROM tally").fetchone()[0]
    return backup._replace(articles=articles)


def make_backup(
    library: Path,
    target: Path | None = None,
    *,
    pause_s: float = 0.0,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Path:
    """Copy a library, check the copy, and give it its name; returns that.

    Args:
        library: which; other programs go on reading and writing it.
        target: where; None for the folder of its backups, of which those that are too many are then deleted.
        pause_s: between two steps of the copying, for who has time.
        tell: as of `findings`.

    Raises:
        LibraryDamagedError: the library is damaged, and there is no new backup.
        StorageError: it cannot be read, there is no room, the target is there already, or it cannot be written.
    """
    if is_new(library):
        raise StorageError(f"There is no library {library}.")
    file = target or copying.free_name(folder_of(library) / f"{prefix_of(library)}{copying.moment()}.db")
    with copying.explained_files(file, "written"):
        if target is None:
            file.parent.mkdir(exist_ok=True)
        if file.exists():
            raise StorageError(f"{file} is there already: name another file for the backup.")
        with _only_one(file.with_name(f".{file.name if target else library.resolve().name}.part")) as unfinished:
            copying.check_room(file.parent, copying.size_bytes(library), "a backup")
            _copy(library, unfinished, pause_s)
            check(unfinished, library, tell)
            copying.write_out(unfinished)
            unfinished.rename(file)
            copying.write_out(file.parent)
    if target is None:
        for old in superfluous(backups(library)):
            old.path.unlink(missing_ok=True)
    return file


@contextmanager
def _only_one(unfinished: Path) -> Iterator[Path]:
    """A file for what is being made, which is removed in the end; a killed program's is used again.

    Raises:
        StorageError: another program is making it.
    """
    import fcntl  # noqa: PLC0415 - not on every platform

    with unfinished.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError("Another program is making or restoring a backup of this library just now.") from error
        if not _is_at(unfinished, file.fileno()):
            raise StorageError("Another program has just made a backup of this library.")  # which has this file now
        beside = [unfinished.with_name(f"{unfinished.name}{end}") for end in ("-wal", "-shm", "-journal")]
        try:
            for other in beside:  # of a killed program: SQLite would work it into the new file
                other.unlink(missing_ok=True)
            file.truncate(0)
            yield unfinished
        finally:
            if _is_at(unfinished, file.fileno()):  # else it is whole, and another program may make the next one there
                for other in (unfinished, *beside):
                    other.unlink(missing_ok=True)


def _is_at(path: Path, handle: int) -> bool:
    """Whether a path still leads to the file that was opened."""
    try:
        return os.path.samestat(os.stat(handle), path.stat())
    except FileNotFoundError:
        return False


def _copy(library: Path, target: Path, pause_s: float) -> None:
    with copying.reading(library) as source:
        copying.copy(source, target, pause_s=pause_s)
        with closing(sqlite3.connect(target)) as made:
            if _counts(made) != _counts(source):
                raise LibraryDamagedError(f"The copy of {library} does not hold what the library holds; try again.")


def _counts(connection: sqlite3.Connection) -> list[int]:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    return [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of ours
        for table in _COUNTED
        if table in tables
    ]


def check(copied: Path, library: Path, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """See that a copy that nobody else uses is whole.

    Raises:
        LibraryDamagedError: it is not; says so of `library`.
    """
    with explained(library), closing(connected(copied, "mode=rw")) as connection:
        first = next(findings(connection, tell), None)
    if first is not None:
        raise LibraryDamagedError(
            f"{library} is damaged: {first.words} “nutgraf doctor” tells more, and can mend it beside the original."
        )


def superfluous(made: Sequence[Backup]) -> list[Backup]:
    """Those of the backups, given newest first, that are too many.

    What stays grows apart with its age, as far as it can: of a backup a day the last days, the weeks before and a
    month. Days, weeks and months of the calendar do not: their ends fall together, and take a month in one day.
    """
    kept, gone = list(made), []
    while len(kept) > MAX_BACKUPS:
        gone.append(kept.pop(_least_missed(kept)))
    return gone


def _least_missed(made: Sequence[Backup]) -> int:
    """Which of the backups says least that others do not: its neighbours are nearest together for their age.

    The oldest goes once the one after it is old enough for its part; the latest never.
    """
    ages = [(made[0].time - backup.time).total_seconds() for backup in made]
    if ages[-2] >= OLDEST.total_seconds():
        return len(made) - 1
    return min(range(1, len(made) - 1), key=lambda at: (ages[at + 1] - ages[at - 1]) / max(1.0, ages[at + 1]))


def restore(library: Path, backup: Path, tell: Callable[[int, int], None] = lambda _done, _total: None) -> Path | None:
    """Put a copy of a backup in the place of a library; returns under which name the old one is kept, if there was one.

    Raises:
        LibraryDamagedError: the backup is damaged, or no library.
        LibraryTooNewError: a newer version of the program made it.
        StorageError: it cannot be read, another program has the library open, or it cannot be written.
    """
    library = library.resolve()
    if is_new(backup):
        raise StorageError(f"There is no backup {backup}.")
    try:
        is_new(library)
    except LibraryDamagedError:  # which is what backups are for
        if is_of_another_program(library):
            raise
    with copying.explained_files(library, "restored"):
        library.parent.mkdir(parents=True, exist_ok=True)
        with copying.alone(library) as held, _only_one(library.with_name(f".{library.name}.part")) as unfinished:
            copying.check_room(library.parent, copying.size_bytes(backup), "the library")
            _copy(backup, unfinished, 0)
            check(unfinished, backup, tell)
            copying.write_out(unfinished)
            name = library.with_name(f"{library.stem}-before-{copying.moment()}.db")
            return copying.put_in_place(unfinished, library, held, name)
