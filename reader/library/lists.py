"""Searches that are kept under a name, and the lists that they make: which articles, and how many are unread."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.library.articles import saved, steps
from reader.library.articles.ids import AMONG, json_values
from reader.library.finding.search import count_unread, local_now, search_ids
from reader.model import ArticleId, ListOrder, ListView, SearchOrder
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.library.articles.own_steps import OwnSteps
    from reader.library.file.connection import Connections
    from reader.model import SavedSearch

MAX_COUNTED = 10_000
"""Unread articles of a list that are counted: nobody reads on from here by number."""

_GONE = "That list is there no more."
_ORDERS = {
    ListOrder.OLDEST: "id",
    ListOrder.TITLE: "sort_key, id",
    ListOrder.UNREAD: "unread DESC, id DESC",
}
"""How the articles of a query are ordered, where that is not the newest first, in which they are found."""


class Lists:
    """The saved searches of a library, in their order; what is done to them is undone as deeds on articles are.

    Every method may be called from any thread.

    Every method can raise `StorageError`.
    """

    def __init__(self, connections: Connections, own_steps: OwnSteps) -> None:
        self._connections = connections
        self._own_steps = own_steps

    def saved(self) -> list[SavedSearch]:
        """All of them."""
        with self._connections.reading() as connection:
            return saved.everything(connection)

    def save(self, name: str, query: str) -> str:
        """Keep a query under a name, after all others; one of this name gets the query and keeps its place and name.

        Returns:
            The name of the one that there was; empty for none.
        """
        with self._own_steps.writing() as connection:
            before = saved.named(connection, name)
            if before is not None:
                with _step(connection, f"List “{before.name}” is as it was before."):
                    connection.execute("UPDATE saved SET query = ? WHERE id = ?", (query, before.id))
                return before.name
            with _step(connection, f"Took out list “{name}” again."):
                connection.execute(
                    "INSERT INTO saved (name, query, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1"
                    " FROM saved))",
                    (name, query),
                )
            return ""

    def rename(self, saved_id: int, name: str) -> str:
        """Give one another name.

        Returns:
            The name of another one that has it, whatever case and accents; nothing is changed then. Empty for none.

        Raises:
            StorageError: it is there no more.
        """
        with self._own_steps.writing() as connection:
            old = _name_of(connection, saved_id)
            other = saved.named(connection, name)
            if other is not None and other.id != saved_id:
                return other.name
            with _step(connection, f"List “{old}” has its name again."):
                connection.execute("UPDATE saved SET name = ? WHERE id = ?", (name, saved_id))
        return ""

    def take_out(self, saved_id: int) -> str:
        """Forget one; returns its name.

        Raises:
            StorageError: it is there no more.
        """
        with self._own_steps.writing() as connection:
            name = _name_of(connection, saved_id)
            with _step(connection, f"List “{name}” is back."):
                connection.execute("DELETE FROM saved WHERE id = ?", (saved_id,))
            return name

    def move(self, saved_id: int, step: int) -> bool:
        """Let one change places with the one after it (1) or before it (-1); False where there is none.

        Raises:
            StorageError: it is there no more.
        """
        with self._own_steps.writing() as connection:
            _name_of(connection, saved_id)
            those = saved.everything(connection)
            here = next(at for at, one in enumerate(those) if one.id == saved_id)
            there = here + step
            if not 0 <= there < len(those):
                return False
            with _step(connection, f"List “{those[here].name}” is where it was."):
                those[here], those[there] = those[there], those[here]
                connection.executemany(
                    "UPDATE saved SET position = ? WHERE id = ?", [(at, one.id) for at, one in enumerate(those, 1)]
                )
        return True

    def ids(self, query: str, view: ListView, limit: int) -> list[ArticleId]:
        """The newest articles that answer a query, at most `limit`, as a view shows and orders them."""
        with self._connections.reading() as connection:
            return ids_in(connection, query, view, limit)

    def size(self, query: str) -> int:
        """How many articles answer a query, counted up to `MAX_COUNTED`."""
        with self._connections.reading() as connection:
            return len(search_ids(connection, query, SearchOrder.NEWEST, MAX_COUNTED, local_now()))

    def unread(self, query: str) -> int:
        """How many of the articles that answer a query are unread, counted up to `MAX_COUNTED`."""
        with self._connections.reading() as connection:
            return count_unread(connection, query, MAX_COUNTED, local_now())


def _name_of(connection: sqlite3.Connection, saved_id: int) -> str:
    found = connection.execute("SELECT name FROM saved WHERE id = ?", (saved_id,)).fetchone()
    if found is None:
        raise StorageError(_GONE)
    return str(found[0])


@contextmanager
def _step(connection: sqlite3.Connection, said: str) -> Iterator[None]:
    """What is done to the lists meanwhile, as one step to undo if it makes a difference."""
    before = saved.everything(connection)
    yield
    if saved.everything(connection) != before:
        steps.keep_lists(connection, before, said)


def ids_in(connection: sqlite3.Connection, query: str, view: ListView, limit: int) -> list[ArticleId]:
    """The newest articles that answer a query and that a view shows, at most `limit`, as it orders them."""
    is_filtered = view.unread_only or bool(view.title_filter)
    ids = search_ids(connection, query, SearchOrder.NEWEST, sys.maxsize if is_filtered else limit, local_now())
    order = _ORDERS.get(view.order)
    if order is None and not is_filtered:
        return list(ids)
    found = connection.execute(
        f"SELECT id FROM (SELECT id, sort_key, unread FROM article WHERE id {AMONG}"  # noqa: S608 - ours
        f" AND (unread OR NOT ?) AND instr(sort_key, ?) ORDER BY id DESC LIMIT ?) ORDER BY {order or 'id DESC'}",
        (json_values(ids), view.unread_only, fold(view.title_filter.encode(errors="replace").decode()), limit),
    )
    return [ArticleId(row[0]) for row in found]
