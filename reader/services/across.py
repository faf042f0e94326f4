"""What is known across articles, brought up to date when something else changed it, or when somebody waits for it."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from reader.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.corrections.rules import Corrections
    from reader.library.library import Library

_log = logging.getLogger(__name__)

MAX_PUT = 1_000
"""Most analysed articles that are put where they are looked up while somebody waits, some 3 s; others wait."""
_AT_ONCE = 100
"""Of them in one transaction."""


def follow_corrections(libraries: Iterable[Library], corrections: Corrections | None) -> bool:
    """Have names looked up across articles as they are corrected now; returns whether there is anything to put in."""
    has_changed = False
    for library in libraries:
        if library.writable:
            try:
                has_changed |= library.follow(corrections)
            except StorageError:  # it is seen again at the next start
                _log.exception("names that are looked up across articles could not be corrected")
    return has_changed


def put_in_now(library: Library) -> int:
    """Put analysed articles where they are looked up, though not all of very many; returns how many are not there."""
    if library.writable:
        with contextlib.suppress(StorageError):  # another program writes just now: what is there can be read
            for _ in range(MAX_PUT // _AT_ONCE):
                if not library.put_contents(_AT_ONCE):
                    break
    return library.unput()
