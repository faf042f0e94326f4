"""What can still be read of a malformed file, row by row, into a new library.

Full-text indexes, counts and all else that is made from the articles is left behind: `reader.library.safety.mending`
makes it anew. Tables that this module does not know are copied like any other.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import StorageError
from reader.library.across import contents
from reader.library.file.connection import connected
from reader.library.file.schema import APPLICATION_ID, VERSION, migrate
from reader.library.safety.checking import search_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOOKED_UP = 4
"""The first version in which what analyses found is looked up across articles."""
MAX_PROBED = 1_000_000
"""Most rows that are asked for one by one, where whole pages cannot be read."""


class Salvaged(NamedTuple):
    """What could not be read.

    Attributes:
        unreadable: for each table the row ids; there may have been nothing there.
        cut: tables whose rows have no ids, and of which some are lost.
    """

    unreadable: dict[str, list[int]]
    cut: set[str]


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Copy all that can be read of a damaged library into a new file, of the same version.

    Args:
        damaged: a copy that nobody else uses.
        target: the new file.

    Raises:
        StorageError: not even its tables are known any more.
    """
    with closing(connected(damaged, "mode=rw")) as source, closing(connected(target, "mode=rwc")) as made:
        try:
            source.execute("PRAGMA writable_schema = ON")  # also where the schema has damage
            version = source.execute("PRAGMA user_version").fetchone()[0]
            is_ours = source.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            known = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.DatabaseError as error:
            raise StorageError("The list of its tables is lost, so it cannot be mended: restore a backup.") from error
        if not (is_ours and 0 < version <= VERSION and {"article", "body"} <= known):
            raise StorageError("The list of its tables is lost, so it cannot be mended: restore a backup.")
        made.execute("PRAGMA synchronous = OFF")
        migrate(made, version)
        made.execute("PRAGMA foreign_keys = OFF")
        triggers = made.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            made.execute(f"DROP TRIGGER {name}")
        tables = _tables(made)
        salvaged = Salvaged({}, {table for table in tables if table not in known})
        for table in tables:
            if table in known:
                _copy(source, made, table, salvaged)
        for _, statement in triggers:
            made.execute(statement)
        _keep_numbers(source, made)
        if version >= _LOOKED_UP:
            made.execute("UPDATE article SET is_put = 0")
    return salvaged


def _tables(made: sqlite3.Connection) -> list[str]:
    """The tables whose rows are copied: not those of the indexes, nor what SQLite keeps for itself."""
    indexes = search_tables(made)
    names = [row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    derived = {"tally", *contents.TABLES, *indexes}
    return [
        name
        for name in names
        if name not in derived and not name.startswith(("sqlite_", *(f"{index}_" for index in indexes)))
    ]


def _copy(source: sqlite3.Connection, made: sqlite3.Connection, table: str, salvaged: Salvaged) -> None:
    """Copy a table, and note what of it could not be read."""
    columns = [row[1] for row in made.execute(f"PRAGMA table_info({table})")]
    keys = [row[1] for row in sorted(made.execute(f"PRAGMA table_info({table})"), key=lambda row: row[5]) if row[5]]
    with suppress(sqlite3.DatabaseError):
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
        columns = [name for name in columns if name in there]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of the schema
    made.execute("BEGIN")
    if _has_row_ids(made, table):
        insert = f"INSERT OR IGNORE INTO {table} (rowid, {names}) VALUES (?, {marks})"  # noqa: S608 - as above
        kept = salvaged.unreadable.setdefault(table, [])
        rows = _rows_by_id(source, table, names, kept, _numbered_like(made, table))
    else:
        rows = _rows_by_key(source, table, names, keys, salvaged.cut)
    for row in rows:
        with suppress(sqlite3.Error):  # a row that damage has made to something that its table refuses
            made.execute(insert, row)
    made.execute("COMMIT")


def _numbered_like(made: sqlite3.Connection, table: str) -> str:
    """The table whose last number no row of a table exceeds: where it keeps none of its own, that of articles."""
    sql = made.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return table if "AUTOINCREMENT" in sql else "article"


def _has_row_ids(made: sqlite3.Connection, table: str) -> bool:
    sql = made.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return "WITHOUT ROWID" not in sql


def _rows_by_id(
    source: sqlite3.Connection, table: str, names: str, unreadable: list[int], numbered_like: str
) -> Iterator[tuple[Any, ...]]:
    """The rows with their ids: from the front and from the back to the first that fails, those between one by one."""
    first, last = 0, None
    try:
        for row in source.execute(f"SELECT rowid, {names} FROM {table} WHERE rowid > 0 ORDER BY rowid"):  # noqa: S608
            first = row[0]
            yield row
    except sqlite3.DatabaseError:
        pass
    else:
        return
    with suppress(sqlite3.DatabaseError):
        backward = f"SELECT rowid, {names} FROM {table} WHERE rowid > ? ORDER BY rowid DESC"  # noqa: S608
        for row in source.execute(backward, (first,)):
            last = row[0]
            yield row
    if last is None:
        with suppress(sqlite3.DatabaseError):
            found = source.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (numbered_like,)).fetchone()
            last = found[0] + 1 if found else None
    for number in range(first + 1, min(last or 0, first + MAX_PROBED)):
        try:
            found = source.execute(f"SELECT rowid, {names} FROM {table} WHERE rowid = ?", (number,)).fetchone()  # noqa: S608
        except sqlite3.DatabaseError:
            unreadable.append(number)
        else:
            if found is not None:
                yield found


def _rows_by_key(
    source: sqlite3.Connection, table: str, names: str, keys: list[str], cut: set[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows from the front and, where that fails, from the back; between the two nothing can be asked for."""
    try:
        yield from source.execute(f"SELECT {names} FROM {table} ORDER BY {', '.join(keys)}")  # noqa: S608 - names of ours
    except sqlite3.DatabaseError:
        cut.add(table)
    else:
        return
    backward = ", ".join(f"{key} DESC" for key in keys)
    with suppress(sqlite3.DatabaseError):
        yield from source.execute(f"SELECT {names} FROM {table} ORDER BY {backward}")  # noqa: S608 - as above


def _keep_numbers(source: sqlite3.Connection, made: sqlite3.Connection) -> None:
    """No number of an article that was ever given is given again."""
    with suppress(sqlite3.DatabaseError):
        for name, last in source.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            made.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name))
