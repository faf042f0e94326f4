"""Which entities of the tables are one: what `reader.library.linking` tells of those around the given ones.

Only the people of the same surnames are looked at, and who is tied to them by another full name, so it costs the same
in every library.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.library.entities import FORM_BITS, KINDS
from reader.library.linking import Node, Tie, organizations, people, surname

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

_MOST_ROUNDS = 4
"""So often those are looked up who are tied to the ones found last; longer chains of names are cut."""
_PERSON, _ORGANIZATION = KINDS.index("person"), KINDS.index("organization")
_AMONG = "IN (SELECT value FROM json_each(?))"


def kin_of(connection: sqlite3.Connection, ids: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """For each entity all that are one with it, itself included, the most named first; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    found = connection.execute(
        f"SELECT id, kind, surname FROM entity WHERE id {_AMONG}",  # noqa: S608 - put together from constants
        (json.dumps(wanted),),
    ).fetchall()
    groups: list[tuple[int, ...]] = []
    surnames = {name for _, kind, name in found if kind == _PERSON}
    if surnames:
        nodes = _people(connection, surnames)
        groups += people(list(nodes.values()), _ties(connection, nodes))
    seeds = [number for number, kind, _ in found if kind == _ORGANIZATION]
    if seeds:
        nodes = _organizations(connection, seeds)
        groups += organizations(list(nodes.values()), _ties(connection, nodes))
    kin = {number: group for group in groups for number in group}
    known = {number for number, _, _ in found}
    return {number: kin.get(number, (number,)) for number in wanted if number in known}


def _people(connection: sqlite3.Connection, surnames: Collection[str]) -> dict[int, Node]:
    """All people of these surnames, and of those whom an article calls by one of these and another one."""
    nodes: dict[int, Node] = {}
    known: set[str] = set()
    new = set(surnames)
    for _ in range(_MOST_ROUNDS):
        rows = connection.execute(
            f"SELECT id, key, articles FROM entity WHERE surname {_AMONG}",  # noqa: S608 - as above
            (json.dumps(sorted(new)),),
        ).fetchall()
        added = {number: Node(number, key, articles) for number, key, articles in rows}
        nodes |= added
        known |= new
        keys = {tie.key for tie in _ties(connection, added)}
        owners = _owners(connection, _PERSON, [node.key for node in added.values()])
        new = {surname(key) for key in keys | {node.key for node in owners.values()}} - known
        if not new:
            break
    return nodes


def _organizations(connection: sqlite3.Connection, seeds: Collection[int]) -> dict[int, Node]:
    """The organisations that are tied to these by a name."""
    nodes: dict[int, Node] = {}
    new = _nodes(connection, f"id {_AMONG}", json.dumps(list(seeds)))
    for _ in range(_MOST_ROUNDS):
        nodes |= new
        keys = {tie.key for tie in _ties(connection, new)} | {node.key for node in new.values()}
        called = _nodes(connection, f"kind = {_ORGANIZATION} AND key {_AMONG}", json.dumps(sorted(keys)))
        owners = _owners(connection, _ORGANIZATION, keys)
        new = {number: node for number, node in (called | owners).items() if number not in nodes}
        if not new:
            break
    return nodes


def _nodes(connection: sqlite3.Connection, condition: str, parameter: str) -> dict[int, Node]:
    rows = connection.execute(
        f"SELECT id, key, articles FROM entity WHERE {condition}",  # noqa: S608 - put together from constants
        (parameter,),
    )
    return {number: Node(number, key, articles) for number, key, articles in rows}


def _owners(connection: sqlite3.Connection, kind: int, keys: Iterable[str]) -> dict[int, Node]:
    """Those whom an article calls by one of these names too."""
    rows = connection.execute(
        f"SELECT entity.id, key, entity.articles FROM form JOIN entity ON entity.id = form.id >> {FORM_BITS}"  # noqa: S608
        f" WHERE tie {_AMONG} AND kind = {kind}",
        (json.dumps(sorted(keys)),),
    )
    return {number: Node(number, key, articles) for number, key, articles in rows}


def _ties(connection: sqlite3.Connection, nodes: Collection[int]) -> list[Tie]:
    """What other full names these have; of one that is written in several ways the most common writing counts."""
    last = 2**FORM_BITS - 1
    rows = connection.execute(
        f"SELECT form.id >> {FORM_BITS}, tie, max(articles) FROM json_each(?) JOIN form"  # noqa: S608 - as above
        f" ON form.id BETWEEN value << {FORM_BITS} AND (value << {FORM_BITS} | {last})"
        f" WHERE tie IS NOT NULL GROUP BY form.id >> {FORM_BITS}, tie",
        (json.dumps(list(nodes)),),
    )
    return [Tie(*row) for row in rows]
