"""The backups of a library as files, and the way back to them that a sentence about a damaged library names."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader import paths

if TYPE_CHECKING:
    from pathlib import Path

_TIME = re.compile(r"\d{8}T\d{6}Z")
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
    found = []
    prefix = f"{library.resolve().stem}-"
    with suppress(OSError):
        for file in folder_of(library).iterdir():
            middle = file.name.removeprefix(prefix).removesuffix(".db")
            if file.name == f"{prefix}{middle}.db" and _TIME.fullmatch(middle):
                with suppress(ValueError, OSError):
                    made = datetime.strptime(middle, _FORMAT)  # noqa: DTZ007 - it has a zone
                    found.append(Backup(file, made, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def found(library: Path, name: str, here: Path) -> Path:
    """The backup that a user names: a path, or the name of one in the folder of backups."""
    return here if here.exists() else folder_of(library) / name


def way_back(library: Path) -> str:
    """The end of a sentence about a damaged library: which backup to put in its place, and how."""
    made = backups(library)
    if not made:
        return "Put a copy of the library in its place, or name another file with --library."
    usual = library.absolute() == paths.library_file().absolute()
    named = "" if usual else f" --library {library}"
    day = made[0].time.astimezone().strftime("%Y-%m-%d %H:%M")
    return (
        f"Its latest backup is of {day}: “nutgraf restore {made[0].path.name}{named}” puts it in its place, "
        f"“nutgraf doctor --repair{named}” mends what can be mended; both keep the damaged file under another name."
    )
