"""Lines that come again: how many articles of a source have them, and what the reader said of them.

Every function runs inside a transaction of the caller's. `reader.library.articles.boilerplate` says what comes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.articles import boilerplate
from reader.library.articles.ids import AMONG, json_values
from reader.library.articles.records import unpacked_blocks
from reader.text.lines import repeated_key
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.model import Block


def overlaid(connection: sqlite3.Connection, text: str, blocks: tuple[Block, ...], source: str) -> tuple[Block, ...]:
    """The blocks of an article with what is learned and what was chosen; some 0.1 ms for an ordinary one."""
    found = boilerplate.compared(text, blocks, source)
    counts = connection.execute(
        f"SELECT line, articles FROM repeated WHERE line {AMONG}",  # noqa: S608 - constants
        (json_values(found.fingerprints),),
    )
    learned = boilerplate.learned(text, blocks, found, dict(counts.fetchall()))
    if learned:
        blocks = tuple(learned.get(index, block) for index, block in enumerate(blocks))
    choices = connection.execute("SELECT line, is_part FROM choice WHERE source = ?", (source,)).fetchall()
    if choices:
        blocks = boilerplate.chosen(text, blocks, {line: bool(is_part) for line, is_part in choices})
    return blocks


def count(connection: sqlite3.Connection, article_id: int, text: str, blocks: Sequence[Block], source: str) -> None:
    """Count the lines of an article that are not counted."""
    found = boilerplate.compared(text, blocks, source).fingerprints
    connection.executemany(
        "INSERT INTO repeated VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
        [(line,) for line in sorted(found)],
    )
    connection.execute("UPDATE article SET counted = 1 WHERE id = ?", (article_id,))


def uncount(connection: sqlite3.Connection, article_id: int) -> bool:
    """Take back what an article has counted for, before it changes or goes; False if it counted for nothing."""
    if not connection.execute("SELECT counted FROM article WHERE id = ?", (article_id,)).fetchone()[0]:
        return False
    read = _read(connection, article_id)
    if read is not None:
        lines = [(line,) for line in sorted(boilerplate.compared(*read).fingerprints)]
        connection.executemany("UPDATE repeated SET articles = articles - 1 WHERE line = ?", lines)
        connection.executemany("DELETE FROM repeated WHERE line = ? AND articles <= 0", lines)
    connection.execute("UPDATE article SET counted = 0 WHERE id = ?", (article_id,))
    return True


def count_kept(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Count the lines of articles that are in the tables and not counted; one that is damaged counts for nothing."""
    for article_id in ids:
        read = _read(connection, article_id)
        count(connection, article_id, *(read or ("", (), "")))


def count_anew(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Count the lines of those articles that are there and not counted, and no longer those of removed ones."""
    for article_id in ids:
        counted, removed = connection.execute(
            "SELECT counted, removed FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        if removed:
            uncount(connection, article_id)
        elif not counted:
            count_kept(connection, (article_id,))


def miscounted(connection: sqlite3.Connection, limit: int) -> list[int]:
    """Articles that are not counted and should be, or the other way round, at most `limit`.

    An older version of the program took them in, or they were removed or restored with very many others.
    """
    found = connection.execute(
        "SELECT id FROM article INDEXED BY article_uncounted WHERE counted = 0 AND removed = 0"
        " UNION ALL SELECT id FROM article INDEXED BY article_still_counted WHERE counted = 1 AND removed = 1 LIMIT ?",
        (limit,),
    )
    return [row[0] for row in found]


def choose(connection: sqlite3.Connection, source: str, line: str, is_part: bool | None) -> bool | None:  # noqa: FBT001
    """Keep what a reader says of a line in a source.

    Args:
        connection: in a transaction.
        source: of the articles.
        line: in any of the forms that are the same to `repeated_key`.
        is_part: whether it is a part of the article; None for nothing.

    Returns:
        What was said before.
    """
    key = repeated_key(line)
    before = connection.execute("SELECT is_part FROM choice WHERE source = ? AND line = ?", (source, key)).fetchone()
    if is_part is None:
        connection.execute("DELETE FROM choice WHERE source = ? AND line = ?", (source, key))
    else:
        connection.execute("INSERT OR REPLACE INTO choice VALUES (?, ?, ?)", (source, key, is_part))
    return None if before is None else bool(before[0])


def _read(connection: sqlite3.Connection, article_id: int) -> tuple[str, tuple[Block, ...], str] | None:
    """Text, blocks as they were taken in, and source of an article; None when they are damaged."""
    found = connection.execute(
        "SELECT text, blocks, source FROM body JOIN article USING (id) WHERE id = ?", (article_id,)
    ).fetchone()
    try:
        return None if found is None else (found[0], unpacked_blocks(found[1]), found[2])
    except UNREADABLE:
        return None
