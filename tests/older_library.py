"""Libraries as earlier versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.library.file.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = ("article", "body", "place", "raw", "analysis")


def make_older(path: Path, version: int) -> None:
    """Put a library of an earlier version in the place of one that is closed, with all that it could hold of it."""
    newer = path.rename(path.with_suffix(".newer"))
    with closing(sqlite3.connect(path)) as connection:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        connection.execute("ATTACH ? AS newer", (str(newer),))
        connection.execute("DELETE FROM tally")
        connection.execute("INSERT INTO tally VALUES (0, 0)")
        for table in _KEPT:
            known = {row[1] for row in connection.execute(f"PRAGMA newer.table_info({table})")}
            shared = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] in known)
            connection.execute(f"INSERT INTO main.{table} ({shared}) SELECT {shared} FROM newer.{table}")
        for index in ("search", "title_search"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    newer.unlink()
