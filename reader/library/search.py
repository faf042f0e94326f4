"""The full-text index: what goes into it, which articles answer a query, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import ArticleId, SearchOrder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reader.model import Article

RANKED_HITS = 2000
"""The best hits are chosen among so many of the newest: ranking all that contain "the" takes 100 ms and more."""

_NOT_REMOVED = (
    "NOT EXISTS (SELECT 1 FROM article INDEXED BY article_removed WHERE removed = 1 AND article.id = {table}.rowid)"
)
_NEWEST = """
    SELECT rowid FROM {table} WHERE {table} MATCH ? AND {not_removed} ORDER BY rowid DESC LIMIT ?
"""
_NEWEST_IN_TITLES = _NEWEST.format(table="title_search", not_removed=_NOT_REMOVED.format(table="title_search"))
_NEWEST_IN_ALL = _NEWEST.format(table="search", not_removed=_NOT_REMOVED.format(table="search"))
# A word in the title counts as much as ten in the text.
_BEST = f"""
    SELECT id FROM (
        SELECT rowid AS id, bm25(search, 10.0, 1.0) AS cost FROM search
        WHERE search MATCH ? AND {_NOT_REMOVED.format(table="search")} ORDER BY rowid DESC LIMIT {RANKED_HITS}
    ) ORDER BY cost, id DESC LIMIT ?
"""  # noqa: S608 - put together from constants


def search_ids(connection: sqlite3.Connection, typed: str, order: SearchOrder, limit: int) -> tuple[ArticleId, ...]:
    """The articles that answer what was typed, at most `limit`; the order of a single letter is always the newest."""
    from reader.library.query import parse_query  # noqa: PLC0415 - the start searches nothing

    query = parse_query(typed)
    if not query.required:
        return ()
    if query.is_title_only:
        rows = connection.execute(_NEWEST_IN_TITLES, (f"{query.required[0].expression} *", limit))
    else:
        statement = _BEST if order is SearchOrder.BEST else _NEWEST_IN_ALL
        rows = connection.execute(statement, (query.expression, limit))
    return tuple(ArticleId(row[0]) for row in rows)


def index(connection: sqlite3.Connection, articles: Mapping[int, Article]) -> None:
    """Put articles into the index, by id, at the end of a transaction.

    FTS5 collects words in memory until another table is written to: taking turns with the other tables would write
    a piece of index for each article and merge them all again, at twice the cost (measured July 2026).
    """
    connection.executemany(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        [(article_id, article.title, article.text) for article_id, article in articles.items()],
    )
    connection.executemany(
        "INSERT INTO title_search (rowid, title) VALUES (?, ?)",
        [(article_id, article.title) for article_id, article in articles.items()],
    )


def unindex(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index while its old text is still stored; FTS5 must be told what it was given."""
    title, text = connection.execute("SELECT title, text FROM searchable WHERE id = ?", (article_id,)).fetchone()
    connection.execute(
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", (article_id, title, text)
    )
    connection.execute(
        "INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', ?, ?)", (article_id, title)
    )
