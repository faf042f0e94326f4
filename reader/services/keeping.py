"""Backups by themselves: at most one a day, when the library has changed and rests, in a niced process of their own.

The process has nothing of the screen's: the copy goes in small steps with pauses, and its check (8 s of CPU for 10,000
articles, November 2026) runs behind everything else. When the program ends it is killed; what it has begun has no name
yet, and is used again or removed by the next one.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.errors import LibraryDamagedError, ReaderError
from reader.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_log = logging.getLogger(__name__)

FIRST_LOOK_S = 30.0
"""So long after its start the program looks for the first time whether a backup is due."""
LOOK_S = 120.0
"""After that it looks so often."""
RETRY_S = 3600.0
"""After a backup that could not be made the next is tried so much later."""
BACKUP_S = 3600.0
"""Longest that a backup may take."""
PAUSE_S = 0.02
"""Between two steps of the copying: a megabyte each, so it is some 25 MB a second."""
EVERY = timedelta(days=1)
"""A backup that is younger is new enough."""
QUIET = timedelta(seconds=20)
"""A library that was not written to for so long rests; one that never does is not waited for longer than `EVERY`."""


def is_due(library: Path, now: datetime) -> bool:
    """Whether a library has changed since its latest backup, that is old enough, and the library rests."""
    from reader.library.safety.backup_files import backups, last_change  # noqa: PLC0415 - long after the start

    try:
        changed = last_change(library)
    except OSError:
        return False
    made = [backup for backup in backups(library) if backup.time <= now]  # none of a clock that was wrong
    if not made:
        return now - changed >= QUIET
    age = now - made[0].time
    if changed <= made[0].time or age < EVERY:
        return False
    return now - changed >= QUIET or age >= 2 * EVERY


class Keeper:
    """Makes the backups of one library while the program runs; looks after nothing before `start`.

    Attributes:
        problem: a sentence about a damaged library, for the user; empty while none is known of.
    """

    def __init__(self, library: Path, has_articles: Callable[[], bool], log: Path | None) -> None:
        """Start nothing yet.

        Args:
            library: which.
            has_articles: tells whether there is anything in it.
            log: of the process.
        """
        self.problem = ""
        self._library = library
        self._has_articles = has_articles
        self._log_file = log
        self._jobs: Jobs | None = None
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Make no more backups; one that is being made is given up."""
        self._end.set()
        if self._jobs is not None:
            self._jobs.close()

    def abandon(self) -> None:
        """End the process without waiting for anything."""
        self._end.set()
        if self._jobs is not None:
            self._jobs.abandon()

    def _run(self) -> None:
        wait_s = FIRST_LOOK_S
        while not self._end.wait(wait_s):
            wait_s = LOOK_S
            if self._has_articles() and is_due(self._library, datetime.now(tz=UTC)) and not self._back_up():
                wait_s = RETRY_S

    def _back_up(self) -> bool:
        """Make a backup; returns whether it was made."""
        self._jobs = Jobs(job_seconds=BACKUP_S, log=self._log_file)
        try:
            if not self._end.is_set():
                self._jobs.submit("back_up", (str(self._library), PAUSE_S), priority=0).result()
        except CancelledError:
            return False
        except ReaderError as error:
            _log.warning("no backup was made: %s", error)
            self.problem = str(error) if isinstance(error, LibraryDamagedError) else ""
            return False
        finally:
            self._jobs.close()
        self.problem = ""
        return True
