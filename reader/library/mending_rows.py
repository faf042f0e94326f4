"""Rows of a library that is being mended, and of the backup beside it."""

from __future__ import annotations

import sqlite3
from typing import Any

from reader.library import checking
from reader.library.checking import Stored


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

    def _shared_columns(self, table: str) -> list[str]:
        assert self._backup is not None
        there = {row[1] for row in self._backup.execute(f"PRAGMA table_info({table})")}
        return [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})") if row[1] in there]

    def _delete(self, article_id: int) -> None:
        for table in ("raw", "body", "place", "article"):
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (article_id,))  # noqa: S608 - names of ours
