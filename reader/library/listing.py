"""Pages of the list: which articles stand where, from one index and never from all rows.

A view is one stretch of an index, or two: unread articles first, then the others. As the length of each is known
from the tally, a page is walked to from the nearer end. Only a filter by title has to look at every title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import Frozen, replace
from reader.model import ArticleId, ListOrder, ListView, Tally
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3


class _Stretch(Frozen):
    """Articles that follow each other in an index.

    Attributes:
        length: how many, or None where only counting tells.
        condition: on the columns of the index, besides ``removed = 0``.
    """

    index: str
    condition: str
    by_title: bool
    newest_first: bool
    length: int | None
    needle: str = ""

    def ids(self, connection: sqlite3.Connection, first: int, limit: int) -> list[ArticleId]:
        """`limit` ids from position `first` on."""
        if self.length is not None:
            limit = max(0, min(limit, self.length - first))
            if first > self.length // 2:
                return self._walk(connection, self.length - first - limit, limit, backwards=True)[::-1]
        return self._walk(connection, first, limit, backwards=False)

    def _walk(self, connection: sqlite3.Connection, first: int, limit: int, *, backwards: bool) -> list[ArticleId]:
        down = "DESC" if self.newest_first != backwards else ""
        order = f"sort_key {down}, id {down}" if self.by_title else f"id {down}"
        found = connection.execute(
            f"SELECT id FROM {self._source()} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608 - names of ours
            (*self._values(), limit, first),
        )
        return [ArticleId(row[0]) for row in found]

    def count(self, connection: sqlite3.Connection) -> int:
        """How many there are."""
        if self.length is not None:
            return self.length
        found = connection.execute(
            f"SELECT count(*) FROM {self._source()}",  # noqa: S608 - names of ours
            self._values(),
        )
        return int(found.fetchone()[0])

    def count_before(self, connection: sqlite3.Connection, article_id: int) -> int | None:
        """How many stand before an article, or None when it stands elsewhere."""
        own = connection.execute(
            f"SELECT sort_key FROM article WHERE {self._condition()} AND id = ?",  # noqa: S608 - names of ours
            (*self._values(), article_id),
        ).fetchone()
        if own is None:
            return None
        before = "(sort_key, id) < (?, ?)" if self.by_title else f"id {'>' if self.newest_first else '<'} ?"
        place = (own[0], article_id) if self.by_title else (article_id,)
        found = connection.execute(
            f"SELECT count(*) FROM {self._source()} AND {before}",  # noqa: S608 - names of ours
            (*self._values(), *place),
        )
        return int(found.fetchone()[0])

    def _source(self) -> str:
        return f"article INDEXED BY {self.index} WHERE {self._condition()}"

    def _condition(self) -> str:
        return f"removed = 0{self.condition}{' AND instr(sort_key, ?)' if self.needle else ''}"

    def _values(self) -> tuple[str, ...]:
        return (self.needle,) if self.needle else ()


def tally(connection: sqlite3.Connection) -> Tally:
    """How many articles there are; kept by triggers, so it costs one row."""
    return Tally(*connection.execute("SELECT articles, unread FROM tally").fetchone())


def count_removed(connection: sqlite3.Connection) -> int:
    """How many articles were removed and are still kept."""
    statement = "SELECT count(*) FROM article INDEXED BY article_removed WHERE removed = 1"
    return int(connection.execute(statement).fetchone()[0])


def count(connection: sqlite3.Connection, view: ListView) -> int:
    """How many articles a view shows."""
    return sum(stretch.count(connection) for stretch in _stretches(connection, view))


def page_ids(connection: sqlite3.Connection, view: ListView, first: int, limit: int) -> list[ArticleId]:
    """The ids in positions `first` to `first + limit` of a view."""
    ids: list[ArticleId] = []
    for stretch in _stretches(connection, view):
        found = stretch.ids(connection, first, limit - len(ids))
        ids += found
        first = 0 if found else max(0, first - stretch.count(connection))
        if len(ids) == limit:
            break
    return ids


def index_of(connection: sqlite3.Connection, view: ListView, article_id: int) -> int | None:
    """Position of an article in a view, or None when the view does not show it."""
    before = 0
    for stretch in _stretches(connection, view):
        inside = stretch.count_before(connection, article_id)
        if inside is not None:
            return before + inside
        before += stretch.count(connection)
    return None


def unread_ids(connection: sqlite3.Connection, view: ListView) -> list[ArticleId]:
    """All unread articles that a view shows, in its order."""
    unread = replace(view, unread_only=True)
    return page_ids(connection, unread, 0, count(connection, unread))


def _stretches(connection: sqlite3.Connection, view: ListView) -> list[_Stretch]:
    found = tally(connection)
    needle = fold(view.title_filter.encode(errors="replace").decode())
    by_title = view.order is ListOrder.TITLE
    newest_first = view.order in {ListOrder.NEWEST, ListOrder.UNREAD}
    is_scan = by_title or bool(needle)

    def stretch(unread: int | None, length: int) -> _Stretch:
        """All articles, or those with this value of ``unread``."""
        if is_scan:
            index = "article_unread_title" if unread else "article_title"
        else:
            index = "article_live" if unread is None else "article_read"
        condition = "" if unread is None else f" AND unread = {unread}"
        return _Stretch(index, condition, by_title, newest_first, None if needle else length, needle)

    if view.unread_only:
        return [stretch(1, found.unread)]
    if view.order is ListOrder.UNREAD:
        return [stretch(1, found.unread), stretch(0, found.articles - found.unread)]
    return [stretch(None, found.articles)]
