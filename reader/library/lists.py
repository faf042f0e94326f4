"""Searches that are kept under a name, and the lists that they make: which articles, and how many are unread."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.search import count_unread, search_ids
from reader.model import ArticleId, ListOrder, ListView, SavedSearch, SearchOrder
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.library.connection import Connections

MAX_COUNTED = 10_000
"""Unread articles of a list that are counted: nobody reads on from here by number."""

_COLUMNS = "id, name, query, position"
_ORDERS = {
    ListOrder.OLDEST: "id",
    ListOrder.TITLE: "sort_key, id",
    ListOrder.UNREAD: "unread DESC, id DESC",
}
"""How the articles of a query are ordered, where that is not the newest first, in which they are found."""


class Lists:
    """The saved searches of a library, in their order; every method may be called from any thread.

    Every method can raise `StorageError`.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def saved(self) -> list[SavedSearch]:
        """All of them."""
        with self._connections.reading() as connection:
            return _all(connection)

    def save(self, name: str, query: str) -> SavedSearch | None:
        """Keep a query under a name, after all others; one of this name gets the query and keeps its place.

        Returns:
            What there was under the name.
        """
        with self._connections.writing() as connection:
            before = _named(connection, name)
            if before is not None:
                connection.execute("UPDATE saved SET query = ? WHERE id = ?", (query, before.id))
            else:
                connection.execute(
                    "INSERT INTO saved (name, query, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1"
                    " FROM saved))",
                    (name, query),
                )
            return before

    def put(self, saved: SavedSearch) -> bool:
        """Put one back as it was, whatever became of it; always true, as undoing it did something."""
        with self._connections.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO saved ({_COLUMNS}) VALUES (?, ?, ?, ?)",  # noqa: S608 - names of ours
                (saved.id, saved.name, saved.query, saved.position),
            )
        return True

    def rename(self, saved_id: int, name: str) -> bool:
        """Give one another name; False where another one has it, whatever the case."""
        with self._connections.writing() as connection:
            other = _named(connection, name)
            if other is not None and other.id != saved_id:
                return False
            connection.execute("UPDATE saved SET name = ? WHERE id = ?", (name, saved_id))
        return True

    def take_out(self, name: str) -> SavedSearch | None:
        """Forget the one of a name; returns it as it was."""
        with self._connections.writing() as connection:
            found = _named(connection, name)
            if found is not None:
                connection.execute("DELETE FROM saved WHERE id = ?", (found.id,))
            return found

    def move(self, saved_id: int, step: int) -> bool:
        """Let one change places with the one after it (1) or before it (-1); False where there is none."""
        with self._connections.writing() as connection:
            ids = [saved.id for saved in _all(connection)]
            here = ids.index(saved_id) if saved_id in ids else -1
            there = here + step
            if here < 0 or not 0 <= there < len(ids):
                return False
            ids[here], ids[there] = ids[there], ids[here]
            connection.executemany("UPDATE saved SET position = ? WHERE id = ?", list(enumerate(ids, 1)))
        return True

    def ids(self, query: str, view: ListView, limit: int) -> list[ArticleId]:
        """The newest articles that answer a query, at most `limit`, as a view shows and orders them."""
        with self._connections.reading() as connection:
            found = search_ids(connection, query, SearchOrder.NEWEST, limit, _now())
            return _as_shown(connection, found, view)

    def unread(self, query: str) -> int:
        """How many of the articles that answer a query are unread, counted up to `MAX_COUNTED`."""
        with self._connections.reading() as connection:
            return count_unread(connection, query, MAX_COUNTED, _now())


def _all(connection: sqlite3.Connection) -> list[SavedSearch]:
    found = connection.execute(f"SELECT {_COLUMNS} FROM saved ORDER BY position, id")  # noqa: S608 - names of ours
    return [SavedSearch(*row) for row in found]


def _named(connection: sqlite3.Connection, name: str) -> SavedSearch | None:
    return next((saved for saved in _all(connection) if fold(saved.name) == fold(name)), None)


def _as_shown(connection: sqlite3.Connection, ids: Sequence[ArticleId], view: ListView) -> list[ArticleId]:
    """These articles, newest first, as a view shows and orders them."""
    order = _ORDERS.get(view.order)
    if order is None and not view.unread_only and not view.title_filter:
        return list(ids)
    found = connection.execute(
        f"SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) AND (unread OR NOT ?)"  # noqa: S608 - ours
        f" AND instr(sort_key, ?) ORDER BY {order or 'id DESC'}",
        (json.dumps(ids), view.unread_only, fold(view.title_filter.encode(errors="replace").decode())),
    )
    return [ArticleId(row[0]) for row in found]


def _now() -> datetime:
    return datetime.now(tz=UTC).astimezone()
