"""The backups of a library as files, and the way back to them that a sentence about a damaged library names."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader import paths

if TYPE_CHECKING:
    from pathlib import Path

_TIME = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d+))?")
_FORMAT = "%Y%m%dT%H%M%S%z"


class Backup(NamedTuple):
    """One backup.

    Attributes:
        time: when it was made, in UTC.
        articles: in it, removed ones left out; None when that cannot be read.
    """

    path: Path
    time: datetime
    size_bytes: int
    articles: int | None = None


def folder_of(library: Path) -> Path:
    """Where the backups of a library are."""
    return library.resolve().parent / "backups"


def backups(library: Path) -> list[Backup]:
    """The backups of a library, the newest first; their names and sizes alone are looked at."""
    found: list[tuple[int, Backup]] = []
    prefix = f"{library.resolve().stem}-"
    with suppress(OSError):
        for file in folder_of(library).iterdir():
            middle = file.name.removeprefix(prefix).removesuffix(".db")
            time = _TIME.fullmatch(middle)
            if time is not None and file.name == f"{prefix}{middle}.db":
                with suppress(ValueError, OSError):
                    made = datetime.strptime(time[1], _FORMAT)  # noqa: DTZ007 - it has a zone
                    found.append((int(time[2] or 1), Backup(file, made, file.stat().st_size)))
    found.sort(key=lambda numbered: (numbered[1].time, numbered[0]), reverse=True)
    return [backup for _, backup in found]


def found(library: Path, name: Path) -> Path:
    """The backup that a user names: a file, or else the name of one in the folder of backups."""
    in_folder = folder_of(library) / name.name
    return in_folder if not name.exists() and len(name.parts) == 1 and in_folder.exists() else name


def last_change(library: Path) -> datetime:
    """When a library was last written to; opening and reading it is no change.

    Raises:
        OSError: it is not there.
    """
    times = [library.stat().st_mtime]
    log = library.resolve().with_name(f"{library.resolve().name}-wal")
    if log.exists() and log.stat().st_size:
        times.append(log.stat().st_mtime)
    return datetime.fromtimestamp(max(times), tz=UTC)


def way_back(library: Path, *, is_mendable: bool) -> str:
    """The end of a sentence about a damaged library: which backup to put in its place, and how."""
    made = backups(library)
    if not made:
        return "Put a copy of the library in its place, or name another file with --library."
    usual = library.absolute() == paths.library_file().absolute()
    named = "" if usual else f" --library {library}"
    day = made[0].time.astimezone().strftime("%Y-%m-%d %H:%M")
    restoring = f"Its latest backup is of {day}: “nutgraf restore {made[0].path.name}{named}” puts it in its place"
    if not is_mendable:
        return f"{restoring}, and keeps the damaged file under another name."
    mending = f"“nutgraf doctor --repair{named}” mends what can be mended"
    return f"{restoring}, {mending}; both keep the damaged file under another name."
