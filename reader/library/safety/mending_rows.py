"""Rows of a library that is being mended, and of the backup beside it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import Any

from reader.library.articles import tags
from reader.library.safety import checking
from reader.library.safety.checking import Stored

_OF_ARTICLES = "SELECT {0}, content_hash FROM {1} JOIN article ON article.id = {1}.{2}"
_TO_ARTICLES = "INSERT OR IGNORE INTO {} SELECT ?, id FROM article WHERE content_hash = ?"
_MISSING = {
    "tag": (_OF_ARTICLES.format("name", "tag", "article"), _TO_ARTICLES.format("tag")),
    "place": (_OF_ARTICLES.format("place.location", "place", "id"), _TO_ARTICLES.format("place")),
    "choice": ("SELECT source, line, is_part FROM choice", "INSERT OR IGNORE INTO choice VALUES (?, ?, ?)"),
}
"""How the rows of a table are read in the backup, and put where they are missing: articles are told by their texts."""


class Rows:
    """Both, by the numbers of articles."""

    def __init__(self, connection: sqlite3.Connection, backup: sqlite3.Connection | None) -> None:
        self._connection = connection
        self._backup = backup

    def _named(self, article_id: int) -> str:
        return checking.named(self._connection, article_id)

    def _stored(self, article_id: int) -> Stored:
        return Stored(
            *self._connection.execute(
                f"SELECT {checking.STORED_COLUMNS} FROM article JOIN body ON body.id = article.id"  # noqa: S608 - ours
                " WHERE article.id = ?",
                (article_id,),
            ).fetchone()
        )

    def _ids(self, statement: str) -> list[int]:
        return [row[0] for row in self._connection.execute(statement)]

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return found

    def _of_backup(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """A row of the backup; None where there is none, or none that can be read."""
        if self._backup is None:
            return None
        try:
            found: tuple[Any, ...] | None = self._backup.execute(statement, values).fetchone()
        except sqlite3.DatabaseError:  # it was whole when it was made; its disk may have changed it since
            return None
        return found

    def _take(self, table: str, article_id: int) -> bool:
        """Take a row of the backup over that of the library; returns whether there was one that fits."""
        if self._backup is None:
            return False
        columns = self._shared_columns(table)
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        found = self._of_backup(f"SELECT {names} FROM {table} WHERE id = ?", article_id)  # noqa: S608 - names of ours
        if found is None:
            return False
        try:
            self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", found)  # noqa: S608 - as above
        except sqlite3.IntegrityError:  # there is one, or another article has its text by now
            return False
        return True

    def _take_tags(self, article_id: int) -> None:
        """Give an article that came from the backup the tags that it had there, unless its own are left."""
        if self._one("SELECT 1 FROM tag WHERE article = ?", article_id):
            return
        before = self._connection.total_changes
        if self._backup is not None:
            with suppress(sqlite3.DatabaseError):  # damaged, or of a version that has no such table
                found = self._backup.execute("SELECT name, article FROM tag WHERE article = ?", (article_id,))
                self._connection.executemany("INSERT INTO tag VALUES (?, ?)", found)
        if self._connection.total_changes == before:
            self._give_tags(article_id)

    def _give_tags(self, article_id: int) -> None:
        """Give an article the tags of its source."""
        tags.put_given(self._connection, article_id, tags.given_before(self._connection, article_id))

    def _take_missing(self, table: str) -> int:
        """Take the rows of the backup that a table without row ids has lost; returns how many there were."""
        if self._backup is None or table not in _MISSING:
            return 0
        statement, insert = _MISSING[table]
        before = self._connection.total_changes
        with suppress(sqlite3.DatabaseError):  # damaged, or of a version that has no such table
            self._connection.executemany(insert, self._backup.execute(statement))
        return self._connection.total_changes - before

    def _shared_columns(self, table: str) -> list[str]:
        assert self._backup is not None
        there = {row[1] for row in self._backup.execute(f"PRAGMA table_info({table})")}
        return [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})") if row[1] in there]

    def _delete(self, article_id: int) -> None:
        for table in ("raw", "body", "place", "article"):
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (article_id,))  # noqa: S608 - names of ours
