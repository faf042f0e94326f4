"""The table of saved searches, which lists are made of.

Every function runs inside a transaction of the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import SavedSearch
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_COLUMNS = "id, name, query, position"


def everything(connection: sqlite3.Connection) -> list[SavedSearch]:
    """All saved searches, in their order."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM saved ORDER BY position, id")  # noqa: S608 - names of ours
    return [SavedSearch(*row) for row in found]


def named(connection: sqlite3.Connection, name: str) -> SavedSearch | None:
    """The one of a name, whatever the case."""
    return next((saved for saved in everything(connection) if fold(saved.name) == fold(name)), None)


def put_back(connection: sqlite3.Connection, those: Sequence[SavedSearch]) -> bool:
    """Have these be all there are, each with the number that it had; returns whether that makes a difference."""
    if everything(connection) == list(those):
        return False
    connection.execute("DELETE FROM saved")
    connection.executemany(
        f"INSERT INTO saved ({_COLUMNS}) VALUES (?, ?, ?, ?)",  # noqa: S608 - names of ours
        [(saved.id, saved.name, saved.query, saved.position) for saved in those],
    )
    return True


def told_again(before: Sequence[SavedSearch], after: Sequence[SavedSearch]) -> str:
    """What is so when one deed has made the saved searches these again, in a sentence."""
    was, now = {one.id: one for one in before}, {one.id: one for one in after}
    if come := [one.name for one in after if one.id not in was]:
        return f"List “{come[0]}” is back."
    if gone := [one.name for one in before if one.id not in now]:
        return f"Took out list “{gone[0]}” again."
    for one in before:
        same = now[one.id]
        if same.name != one.name:
            return f"List “{one.name}” is “{same.name}” again."
        if same.query != one.query:
            return f"List “{same.name}” has its later search again."
    moved = [one.name for one, there in zip(before, after, strict=True) if one.id != there.id]
    return f"Lists {' and '.join(f'“{name}”' for name in moved)} have changed places again."
