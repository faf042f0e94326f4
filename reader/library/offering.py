"""Names, units and counted things that fit what somebody types, most articles first.

The numbers of articles are those of the tables: removed articles are among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.library.entities import FORM_BITS, KINDS, searched_words
from reader.library.figures import key_of
from reader.library.kin import kin_of
from reader.library.linked import names_of
from reader.query.fields import Kind
from reader.query.units import as_asked_for, units_of
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3

    from reader.model import EntityKind
    from reader.query.fields import Field

MOST = 12
"""Values that are offered."""
_SPARE = 8
"""So many more entities are looked at: some of them are one."""
_LAST = "\U0010ffff"
"""Sorts behind all that begins like a word."""


def offered(connection: sqlite3.Connection, field: Field, typed: str) -> list[tuple[str, int]]:
    """Values of a field that has names, at most `MOST`, with the number of articles.

    Args:
        connection: in a transaction.
        field: as of `Field.has_names`.
        typed: the beginning of a word of a name, maybe after other words of it; empty for the most common values.
    """
    if field.kind is Kind.ENTITY:
        return _names(connection, cast("EntityKind", field.column), typed)
    return _units(connection, typed) if field.column == "unit" else _things(connection, typed)


def _names(connection: sqlite3.Connection, kind: EntityKind, typed: str) -> list[tuple[str, int]]:
    words = searched_words(typed)
    matching, parameters = "", []
    if words:
        matching = f"id IN (SELECT rowid >> {FORM_BITS} FROM form_search WHERE form_search MATCH ?) AND "  # noqa: S608
        parameters = [" ".join(f'"{word}"' for word in words) + "*"]
    rows = connection.execute(
        f"SELECT id, articles FROM entity WHERE {matching}kind = ? ORDER BY articles DESC, id LIMIT ?",  # noqa: S608
        (*parameters, KINDS.index(kind), MOST + _SPARE),
    ).fetchall()
    articles = dict(rows)
    kin = kin_of(connection, articles)
    groups = list(dict.fromkeys(kin[number] for number in articles))[:MOST]
    names = names_of(connection, groups)
    return [
        (name, max(articles.get(number, 0) for number in group)) for group, (_, name) in zip(groups, names, strict=True)
    ]


def _things(connection: sqlite3.Connection, typed: str) -> list[tuple[str, int]]:
    return _terms(connection, "is_unit = 0 AND (word BETWEEN ? AND ? OR word = ?)", typed, key_of(typed))


def _units(connection: sqlite3.Connection, typed: str) -> list[tuple[str, int]]:
    """Also of a sign or an abbreviation that is typed whole."""
    meant = units_of(typed)
    among = f"is_unit = 1 AND (word BETWEEN ? AND ? OR word IN ({', '.join('?' * len(meant))}))"
    return [(as_asked_for(unit), articles) for unit, articles in _terms(connection, among, typed, *meant)]


def _terms(connection: sqlite3.Connection, among: str, typed: str, *others: str) -> list[tuple[str, int]]:
    beginning = fold(typed.strip())
    return connection.execute(
        f"SELECT written, articles FROM term WHERE articles > 0 AND {among}"  # noqa: S608 - put together from constants
        " ORDER BY articles DESC, word LIMIT ?",
        (beginning, f"{beginning}{_LAST}", *others, MOST),
    ).fetchall()
