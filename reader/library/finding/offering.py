"""Names, units and counted things that fit what somebody types, most articles first.

The tables count removed articles, too; they are taken off what is offered, so that it has the numbers of other lists.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, cast

from reader.library.across.entities import FORM_BITS, KINDS, searched_words, unpacked_ids
from reader.library.across.figures import key_of
from reader.library.across.kin import kin_of
from reader.library.across.linked import names_of
from reader.library.articles.ids import AMONG, REMOVED, json_values
from reader.query.fields import Kind
from reader.query.units import as_asked_for, units_of
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.model import EntityKind
    from reader.query.fields import Field

MOST = 12
"""Values that are offered."""
_SPARE = 8
"""So many more are looked at: some entities are one, and some values are only in removed articles."""
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
    statement = f"SELECT id, articles FROM entity WHERE {matching}kind = ? ORDER BY articles DESC, id LIMIT ?"  # noqa: S608
    articles = _left(connection, statement, (*parameters, KINDS.index(kind)), "SELECT entities FROM naming")
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
    statement = f"SELECT id, articles FROM term WHERE articles > 0 AND {among} ORDER BY articles DESC, word LIMIT ?"  # noqa: S608
    parameters = (beginning, f"{beginning}{_LAST}", *others)
    articles = _left(connection, statement, parameters, "SELECT terms FROM counting")
    written = dict(connection.execute(f"SELECT id, written FROM term WHERE id {AMONG}", (json_values(articles),)))  # noqa: S608 - constants
    return [(written[number], count) for number, count in islice(articles.items(), MOST)]


def _left(
    connection: sqlite3.Connection, statement: str, parameters: Sequence[str | int], packed: str
) -> dict[int, int]:
    """Numbers of values with the articles that have them and are not removed, most articles first.

    Args:
        connection: in a transaction.
        statement: gives numbers and articles, removed ones among them, most first; its last parameter is how many.
        parameters: the others.
        packed: the statement that gives what each article has, packed.
    """
    removed = connection.execute(f"{packed} WHERE article IN {REMOVED}")
    away = Counter(unpacked_ids(b"".join(row[0] for row in removed)))
    wanted = MOST + _SPARE
    while True:
        found = connection.execute(statement, (*parameters, wanted)).fetchall()
        left = [(number, count - away[number]) for number, count in found if count > away[number]]
        if len(left) >= MOST or len(found) < wanted:
            return dict(sorted(left, key=lambda one: -one[1]))
        wanted *= 4
