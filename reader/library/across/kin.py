"""Which entities of the tables are one: what `reader.library.across.linking` tells of those around the given ones.

Only the people of the same surnames are looked at, and who is tied to them by another full name, so it costs the same
in every library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.across.entities import FORM_BITS, KINDS
from reader.library.across.linking import SURNAME_END, Node, Tie, organizations, people, surname
from reader.library.articles.ids import AMONG, json_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

_MOST_ROUNDS = 4
"""So often those are looked up who are tied to the ones found last; longer chains of names are cut."""
_OF_SURNAME = f"{{0}} > value || '{SURNAME_END}' AND {{0}} < value || '{chr(ord(SURNAME_END[0]) + 1)}'"
"""That a key has a surname and more; in the index they stand together."""
_PERSON, _ORGANIZATION = KINDS.index("person"), KINDS.index("organization")
# CROSS JOIN keeps SQLite from going through a whole table for each of what is looked up.


def kin_of(connection: sqlite3.Connection, ids: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """For each entity all that are one with it, itself included, the most named first; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    found = connection.execute(
        f"SELECT id, kind, key FROM entity WHERE id {AMONG}",  # noqa: S608 - put together from constants
        (json_values(wanted),),
    ).fetchall()
    groups: list[tuple[int, ...]] = []
    surnames = {surname(key) for _, kind, key in found if kind == _PERSON}
    if surnames:
        groups += people(*_people(connection, surnames))
    seeds = [number for number, kind, _ in found if kind == _ORGANIZATION]
    if seeds:
        groups += organizations(*_organizations(connection, seeds))
    kin = {number: group for group in groups for number in group}
    return {number: kin.get(number, (number,)) for number, _, _ in found}


def _people(connection: sqlite3.Connection, surnames: Collection[str]) -> tuple[list[Node], list[Tie]]:
    """All people of these surnames, and of those whom an article calls by one of these and another one."""
    nodes: list[Node] = []
    ties: list[Tie] = []
    known: set[str] = set()
    new = set(surnames)
    for _ in range(_MOST_ROUNDS):
        chosen = json_values(sorted(new))
        added = _nodes(connection, f"json_each(?) CROSS JOIN entity ON kind = {_PERSON} AND entity.key = value", chosen)
        added += _nodes(
            connection,
            f"json_each(?) CROSS JOIN entity ON kind = {_PERSON} AND {_OF_SURNAME.format('entity.key')}",
            chosen,
        )
        tied = _ties(connection, [node.id for node in added])
        owners = _owners(connection, _PERSON, _OF_SURNAME.format("tie"), chosen)
        nodes += added
        ties += tied
        known |= new
        new = {surname(key) for key in [*(tie.key for tie in tied), *(node.key for node in owners)]} - known
        if not new:
            break
    return nodes, ties


def _organizations(connection: sqlite3.Connection, seeds: Collection[int]) -> tuple[list[Node], list[Tie]]:
    """The organisations that are tied to these by a name."""
    nodes: dict[int, Node] = {}
    ties: list[Tie] = []
    new = _nodes(connection, "json_each(?) CROSS JOIN entity ON entity.id = value", json_values(seeds))
    for _ in range(_MOST_ROUNDS):
        nodes |= {node.id: node for node in new}
        tied = _ties(connection, [node.id for node in new])
        ties += tied
        keys = {tie.key for tie in tied}
        called = _nodes(
            connection,
            f"json_each(?) CROSS JOIN entity ON kind = {_ORGANIZATION} AND entity.key = value",
            json_values(sorted(keys)),
        )
        owners = _owners(
            connection, _ORGANIZATION, "tie = value", json_values(sorted(keys | {node.key for node in new}))
        )
        new = [node for node in dict.fromkeys(called + owners) if node.id not in nodes]
        if not new:
            break
    return list(nodes.values()), ties


def _nodes(connection: sqlite3.Connection, tables: str, chosen: str) -> list[Node]:
    rows = connection.execute(f"SELECT entity.id, entity.key, articles FROM {tables}", (chosen,))  # noqa: S608 - ours
    return list(map(Node._make, rows))


def _owners(connection: sqlite3.Connection, kind: int, condition: str, chosen: str) -> list[Node]:
    """Those whom an article also calls by a name for which a condition on each chosen value holds."""
    rows = connection.execute(
        f"SELECT entity.id, entity.key, entity.articles FROM json_each(?) CROSS JOIN form ON {condition}"  # noqa: S608
        f" JOIN entity ON entity.id = form.id >> {FORM_BITS} WHERE kind = {kind}",
        (chosen,),
    )
    return list(map(Node._make, rows))


def _ties(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Tie]:
    """What other full names these have; of one that is written in several ways the most common writing counts."""
    last = 2**FORM_BITS - 1
    rows = connection.execute(
        f"SELECT form.id >> {FORM_BITS}, tie, max(articles) FROM json_each(?) CROSS JOIN form"  # noqa: S608 - as above
        f" ON form.id BETWEEN value << {FORM_BITS} AND (value << {FORM_BITS} | {last})"
        f" WHERE tie IS NOT NULL GROUP BY form.id >> {FORM_BITS}, tie",
        (json_values(ids),),
    )
    return list(map(Tie._make, rows))
