"""A backup put in the place of a library, with what was read, starred and tagged since it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.safety import making_backups
from reader.library.safety.state_file import path_beside
from reader.services.replaying import replayed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Restored(NamedTuple):
    """What became of a library.

    Attributes:
        kept: where the library is that was in its place; None when there was none.
        replayed: a sentence about what is newer than the backup and was brought back, or nothing.
    """

    kept: Path | None
    replayed: str = ""


def restore(library: Path, backup: Path, tell: Callable[[int, int], None]) -> Restored:
    """Put a copy of a backup in the place of a library, and bring back what was read, starred and tagged since.

    See `making_backups.restore` for what is raised.
    """
    kept = making_backups.restore(library, backup, tell)
    return Restored(kept, replayed(library, path_beside(library)))
