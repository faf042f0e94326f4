"""The backups of a library as files, and the way back to them that a sentence about a damaged library names."""

from __future__ import annotations

import re
import shlex
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


def prefix_of(library: Path) -> str:
    """What the names of the backups of a library begin with: its whole name, as another one may differ in the end."""
    return f"{library.resolve().name}-"


def backups(library: Path) -> list[Backup]:
    """The backups of a library, the newest first; their names and sizes alone are looked at."""
    found: list[tuple[int, Backup]] = []
    prefixes = [prefix_of(library)]
    if library.resolve().suffix == ".db":
        prefixes.append(f"{library.resolve().stem}-")  # until November 2026
    with suppress(OSError):
        for file in folder_of(library).iterdir():
            prefix = next(filter(file.name.startswith, prefixes), "")
            time = _TIME.fullmatch(file.name.removeprefix(prefix).removesuffix(".db"))
            if prefix and time is not None and file.suffix == ".db":
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
    named = "" if usual else f" --library {shlex.quote(str(library))}"
    name = shlex.quote(made[0].path.name)
    day = made[0].time.astimezone().strftime("%Y-%m-%d %H:%M")
    restoring = f"Its latest backup is of {day}: “nutgraf restore {name}{named}” puts it in its place"
    if not is_mendable:
        return f"{restoring}, and keeps the damaged file under another name."
    mending = f"“nutgraf doctor --repair{named}” mends what can be mended"
    return f"{restoring}, {mending}; both keep the damaged file under another name."
