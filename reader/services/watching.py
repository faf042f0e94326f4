"""The thread that looks, every second, whether the library has changed: here, or by another program."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from reader.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.library import Library

_log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often it looks."""
REST_S = 3.0
"""How long it waits after a change by another program, which may be one of many: an import, an analysis."""


class Watching:
    """Tells when the library has changed."""

    def __init__(self, library: Library, on_change: Callable[[bool], None]) -> None:
        """Start nothing yet.

        Args:
            library: which.
            on_change: called in the thread after each look that found changes, with whether another program made any.
        """
        self._library = library
        self._on_change = on_change
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Look no more; does not wait for the thread, which holds nothing but for a moment."""
        self._is_over.set()

    def _run(self) -> None:
        commits = self._library.commits
        wait_s = LOOK_S
        while not self._is_over.wait(wait_s):
            wait_s = LOOK_S
            before, commits = commits, self._library.commits
            try:
                is_changed_elsewhere = self._library.has_changed_elsewhere()
                if is_changed_elsewhere or commits != before:
                    wait_s = REST_S if is_changed_elsewhere else LOOK_S
                    self._on_change(is_changed_elsewhere)
            except StorageError:  # closed just now, or trouble that whoever reads next is told of
                if not self._is_over.is_set():
                    _log.exception("the library could not be looked at")
