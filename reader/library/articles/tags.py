"""Tags: of the reader, and of those who wrote the articles; one table for both.

Every function runs inside a transaction of the caller's. Two names that differ in case or accents alone are one tag,
which keeps the spelling that it came with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.articles.ids import AMONG, REMOVED, json_ids, json_parts, those
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.model import ArticleId

_HAS_IT = "EXISTS (SELECT 1 FROM tag WHERE name = ? AND tag.article = article.id)"


def counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """All tags with the number of articles, removed ones left out, the most common first."""
    return connection.execute(
        f"SELECT name, count(*) FROM tag WHERE article NOT IN {REMOVED}"  # noqa: S608 - constants
        " GROUP BY name ORDER BY count(*) DESC, name"
    ).fetchall()


def of_articles(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The tags of those articles that have any, in their order."""
    found: dict[int, tuple[str, ...]] = {}
    for article_id, name in connection.execute(
        f"SELECT article, name FROM tag INDEXED BY tag_article WHERE article {AMONG} ORDER BY article, name",  # noqa: S608 - constants
        (json_ids(ids),),
    ):
        found[article_id] = (*found.get(article_id, ()), name)
    return found


def spelt(connection: sqlite3.Connection, name: str) -> str | None:
    """How a tag is spelt that may be written in another case; None for one that there is not."""
    found = connection.execute("SELECT name FROM spelling WHERE folded = ?", (fold(name),)).fetchone()
    return None if found is None else found[0]


def made(connection: sqlite3.Connection, name: str) -> str:
    """The same for one that there will be: one that no article has any more is spelt as it is written now."""
    known = spelt(connection, name)
    if known is not None and connection.execute("SELECT 1 FROM tag WHERE name = ? LIMIT 1", (known,)).fetchone():
        return known
    connection.execute("INSERT OR REPLACE INTO spelling VALUES (?, ?)", (fold(name), name))
    return name


def give(connection: sqlite3.Connection, ids: Sequence[int], name: str) -> list[ArticleId]:
    """Give articles a tag that is spelt so; returns those that had it not, removed ones left out."""
    changed = those(connection, ids, f"removed = 0 AND NOT {_HAS_IT}", name)
    for part in json_parts(changed):
        connection.execute("INSERT INTO tag SELECT ?, value FROM json_each(?)", (name, part))
    return changed


def take(connection: sqlite3.Connection, ids: Sequence[int], name: str) -> list[ArticleId]:
    """Take a tag that is spelt so from articles; returns those that had it, removed ones left out."""
    changed = those(connection, ids, f"removed = 0 AND {_HAS_IT}", name)
    for part in json_parts(changed):
        connection.execute(f"DELETE FROM tag WHERE name = ? AND article {AMONG}", (name, part))  # noqa: S608 - constants
    return changed


def spell_anew(connection: sqlite3.Connection) -> None:
    """Make the spellings anew of the tags that articles have; of several of one tag the most common stays."""
    from reader.text.tag_names import clean_tag  # noqa: PLC0415 - nobody mends a library while the program starts

    written = connection.execute("SELECT CAST(name AS BLOB) FROM tag GROUP BY 1 ORDER BY count(*) DESC, 1").fetchall()
    spellings: dict[str, str] = {}
    for (found,) in written:
        name = clean_tag(found.decode(errors="replace"))
        kept = spellings.setdefault(fold(name), name) if name else ""
        if not kept or kept.encode() != found:
            if kept:
                connection.execute(
                    "INSERT OR IGNORE INTO tag SELECT ?, article FROM tag WHERE CAST(name AS BLOB) = ?", (kept, found)
                )
            connection.execute("DELETE FROM tag WHERE CAST(name AS BLOB) = ?", (found,))
    connection.execute("DELETE FROM spelling")
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", list(spellings.items()))


def given_before(connection: sqlite3.Connection, article_id: int) -> set[str]:
    """The tags that the source of an article gave it, as far as they can be read."""
    found = connection.execute(
        "SELECT value FROM article, json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END)"
        " WHERE article.id = ? AND type = 'text'",
        (article_id,),
    )
    return {row[0] for row in found}


def put_given(connection: sqlite3.Connection, article_id: int, given: Iterable[str]) -> None:
    """Give an article the tags that its source gives it; what else it has stays."""
    from reader.text.tag_names import clean_tag  # noqa: PLC0415 - the start takes nothing in

    for name in filter(None, map(clean_tag, given)):
        connection.execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", (made(connection, name), article_id))
