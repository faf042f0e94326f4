"""What the analysed articles name and count, in tables that are looked up across articles.

All of it is made from the analyses that are kept, and can be made again from them: an article whose analysis came
before the tables did, or whose names are read in another way by now, is put in by the background, little by little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from reader.model import Analysis

TABLES = frozenset({"entity", "form", "named", "naming", "corrected", "term", "sort", "figure", "counting"})
"""The tables that `put` fills, as far as a library has them."""


def put(connection: sqlite3.Connection, article_id: int, analysis: Analysis | None) -> None:
    """Put what an analysis found in an article into the tables, in place of what was there.

    Args:
        connection: in a transaction.
        article_id: of the article.
        analysis: as the user has corrected it; None where the article could not be analysed.
    """
    from reader.library.across import entities, figures  # noqa: PLC0415 - the start puts nothing in

    figures.take_out(connection, article_id)
    if analysis is None:
        entities.take_out(connection, article_id)
    else:
        linked = entities.put(connection, article_id, analysis)
        figures.put(connection, article_id, analysis, linked)
    connection.execute("UPDATE article SET is_put = 1 WHERE id = ?", (article_id,))


def take_out(connection: sqlite3.Connection, article_id: int) -> None:
    """Take all that is known of an article out of the tables; it is put in again when it has an analysis."""
    from reader.library.across import entities, figures  # noqa: PLC0415 - as above

    figures.take_out(connection, article_id)
    entities.take_out(connection, article_id)
    connection.execute("UPDATE article SET is_put = 0 WHERE id = ?", (article_id,))


def empty(connection: sqlite3.Connection) -> None:
    """Take all articles out, whatever is in the tables: counts that damage has changed are made again with the rest.

    What stays are the corrections that the tables are made with, and the sorts of dates, whose numbers are known.
    """
    from reader.library.across import figures  # noqa: PLC0415 - as above

    for table in TABLES - {"corrected", "sort"}:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    connection.execute("DELETE FROM sort WHERE id > ?", (figures.LAST_OF_DATES,))
    connection.execute("INSERT INTO form_search (form_search) VALUES ('rebuild')")
    connection.execute("UPDATE article SET is_put = 0 WHERE is_put = 1")


def missing(connection: sqlite3.Connection, limit: int) -> list[int]:
    """The newest articles, at most `limit`, that have been analysed and are not in the tables."""
    found = connection.execute(
        "SELECT id FROM article INDEXED BY article_unput"
        " WHERE is_put = 0 AND tried IS NOT NULL AND removed = 0 ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [row[0] for row in found]


def to_come(connection: sqlite3.Connection) -> int:
    """How many articles are not in the tables yet, but for those that cannot be analysed; two indexes tell it."""
    found = connection.execute(
        "SELECT (SELECT count(*) FROM article INDEXED BY article_tried WHERE removed = 0 AND tried IS NULL)"
        " + (SELECT count(*) FROM article INDEXED BY article_unput"
        " WHERE is_put = 0 AND tried IS NOT NULL AND removed = 0 AND failed IS NULL)"
    ).fetchone()
    return int(found[0])


def unput(connection: sqlite3.Connection) -> int:
    """How many articles that are not removed are not in the tables."""
    count: int = connection.execute("SELECT count(*) FROM article WHERE removed = 0 AND is_put = 0").fetchone()[0]
    return count
