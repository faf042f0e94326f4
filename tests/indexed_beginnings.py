"""What the index of beginnings has, and what it should have: it has no content that FTS5 could compare it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.finding.beginnings import beginnings

if TYPE_CHECKING:
    import sqlite3


def beginnings_in(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every beginning in the index, and the number of articles that have it."""
    return _terms(connection, "main", "beginnings")


def beginnings_of_texts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The same, made anew of all that is searchable."""
    connection.execute(
        "CREATE VIRTUAL TABLE temp.made USING fts5 (words, detail = 'none', tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.executemany(
        "INSERT INTO temp.made (rowid, words) VALUES (?, ?)",
        [(number, beginnings(title, text)) for number, title, text in connection.execute("SELECT * FROM searchable")],
    )
    found = _terms(connection, "temp", "made")
    connection.execute("DROP TABLE temp.made")
    return found


def _terms(connection: sqlite3.Connection, schema: str, table: str) -> list[tuple[str, int]]:
    connection.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab ({schema}, {table}, row)")
    found = connection.execute("SELECT term, doc FROM temp.terms").fetchall()
    connection.execute("DROP TABLE temp.terms")
    return found
