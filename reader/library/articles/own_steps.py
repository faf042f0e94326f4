"""Which steps were made by this program: all readers of a library share them, and each undoes those of the others."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader.errors import StorageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.library.file.connection import Connections


class OwnSteps:
    """The steps of one opening of a library; the number of a step that was kept is never given again.

    Those from before count as its own: nobody knows who made them. So do all where that could not be looked up.
    """

    def __init__(self, connections: Connections) -> None:
        """Look up which steps there are already."""
        self._connections = connections
        self._made: set[int] = set()
        self._before = sys.maxsize
        with suppress(StorageError), connections.reading() as connection:  # who needs the steps is told of it
            self._before = _newest(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """As of `Connections.writing`; steps that are made meanwhile are this program's, once they are kept."""
        with self._connections.writing() as connection:
            before = _newest(connection)
            yield connection
            after = _newest(connection)
        self._made.update(range(before + 1, after + 1))

    def has(self, number: int) -> bool:
        """Whether a step is this program's own, or from before."""
        return number <= self._before or number in self._made


def _newest(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()[0]
    return number
