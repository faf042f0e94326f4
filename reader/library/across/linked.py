"""The entities of a library as people see them: those that are one together, counted without removed articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.across import LinkedEntity
from reader.library.across.entities import (
    FIRST_DAY,
    FORM_BITS,
    FORMS,
    KINDS,
    day_text,
    form_numbers,
    form_text,
    matching,
    unpacked_counts,
    unpacked_ids,
)
from reader.library.across.kin import kin_of
from reader.library.across.linking import shown_name
from reader.library.articles.ids import AMONG, REMOVED, json_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.model import EntityKind

_SPARE = 50
"""So many more are looked at than are asked for: some are one, and some are only in removed articles."""
_AT_ONCE = 2_000
"""Entities that are described at once."""


class Counted(NamedTuple):
    """Entities that are one, and how many of some articles name them.

    Attributes:
        members: their ids, the most named first.
    """

    members: tuple[int, ...]
    kind: EntityKind
    name: str
    articles: int


class _Away(NamedTuple):
    """What only stands in removed articles: how many of them name an entity, and how often."""

    articles: Counter[int]
    mentions: Counter[int]

    @classmethod
    def of(cls, connection: sqlite3.Connection, members: Sequence[int] | None = None) -> _Away:
        """Count the removed articles; where only some entities are asked about, at least those that name any of them.

        10,000 removed articles take some 0.1 s. For a few entities that fewer articles name, only those are looked at.
        """
        away = cls(Counter(), Counter())
        chosen, parameters = REMOVED, []
        if members is not None and _are_fewer_than_removed(connection, members):
            chosen = f"(SELECT article FROM named WHERE entity {AMONG} AND article IN {REMOVED})"  # noqa: S608 - ours
            parameters = [json_values(members)]
        rows = connection.execute(f"SELECT entities, mentions FROM naming WHERE article IN {chosen}", parameters)  # noqa: S608
        for entities, mentions in rows:
            ids = unpacked_ids(entities)
            away.articles.update(ids)
            for number, count in zip(ids, unpacked_counts(mentions, len(ids)), strict=True):
                away.mentions[number] += count
        return away


def _are_fewer_than_removed(connection: sqlite3.Connection, members: Sequence[int]) -> bool:
    """Whether fewer articles name some entities than are removed; told by counts alone."""
    naming = connection.execute(
        f"SELECT sum(articles) FROM entity WHERE id {AMONG}",  # noqa: S608 - put together from constants
        (json_values(members),),
    )
    return bool(naming.fetchone()[0] < connection.execute(f"SELECT count(*) FROM {REMOVED}").fetchone()[0])  # noqa: S608


def listed(
    connection: sqlite3.Connection, query: str, limit: int, kind: EntityKind | None = None
) -> list[LinkedEntity]:
    """The entities that most articles name, at most `limit`, most articles first.

    Args:
        connection: in a transaction.
        query: words that a form of each must have, in this order; empty for all entities.
        limit: most entities.
        kind: only of this kind.
    """
    kinds = (kind,) if kind else KINDS
    away = _Away.of(connection)
    wanted = limit + _SPARE
    while True:
        named = _most_named(connection, query, kinds, wanted)
        least = named[-1][1] if len(named) == wanted else 0
        kin = kin_of(connection, [number for number, _ in named])
        groups = list(dict.fromkeys(kin[number] for number, _ in named))
        found = [
            entity
            for first in range(0, len(groups), _AT_ONCE)
            for entity in _described(connection, groups[first : first + _AT_ONCE], away)
        ]
        found.sort(key=lambda entity: (-entity.articles, entity.name, entity.kind))
        # What was not looked at has `least` articles at most: it could stand before none of these.
        if least == 0 or (len(found) >= limit and found[limit - 1].articles >= least):
            return found[:limit]
        wanted *= 4


def described(connection: sqlite3.Connection, members: tuple[int, ...]) -> LinkedEntity | None:
    """Entities that are one; None when no article that is not removed names them."""
    return next(iter(_described(connection, [members], _Away.of(connection, members))), None)


def of_article(connection: sqlite3.Connection, article_id: int, kind: EntityKind, name: str) -> LinkedEntity | None:
    """What an article calls by a name; None when it names nothing of that kind so, or is not in the tables."""
    naming = connection.execute("SELECT entities, forms FROM naming WHERE article = ?", (article_id,)).fetchone()
    if naming is None:
        return None
    wanted = form_text(name)
    for number, used in zip(unpacked_ids(naming[0]), form_numbers(naming[1]), strict=True):
        forms = json_values(number << FORM_BITS | form for form in used)
        found = connection.execute(
            f"SELECT 1 FROM form JOIN entity ON entity.id = ? WHERE form.id {AMONG} AND form = ? AND kind = ?",  # noqa: S608
            (number, forms, wanted, KINDS.index(kind)),
        ).fetchone()
        if found:
            return described(connection, kin_of(connection, [number])[number])
    return None


class Naming:
    """Who and what some articles name, counted: 10,000 articles take some 30 ms, and each question a few more."""

    def __init__(self, connection: sqlite3.Connection, articles: Iterable[int]) -> None:
        """Read what articles name, none of them removed; to be used inside the transaction."""
        self._connection = connection
        rows = connection.execute(
            f"SELECT article, entities FROM naming WHERE article {AMONG}",  # noqa: S608 - put together from constants
            (json_values(articles),),
        )
        self._packed: dict[int, bytes] = dict(rows.fetchall())
        self._counts = Counter(unpacked_ids(b"".join(self._packed.values())))
        self._ranked: dict[int, list[int]] = {}  # by how many were asked for

    def most(self, kinds: Collection[EntityKind], limit: int) -> list[Counted]:
        """What most of the articles name, of some kinds, at most `limit`, most articles first."""
        most = self._most_of(kinds, limit + limit // 2)  # some are one
        kin = kin_of(self._connection, most)
        groups = list(dict.fromkeys(kin[number] for number in most))
        totals = {group: self._in_any(group) for group in groups}
        groups.sort(key=lambda group: -totals[group])
        return [
            Counted(group, kind, name, totals[group])
            for group, (kind, name) in zip(groups[:limit], names_of(self._connection, groups[:limit]), strict=True)
        ]

    def _most_of(self, kinds: Collection[EntityKind], limit: int) -> list[int]:
        """The most counted entities of some kinds, as the tables have them."""
        chosen = json_values(KINDS.index(kind) for kind in kinds)
        wanted = 4 * limit
        while True:
            most = self._most_common(wanted)
            of_kind = {
                number
                for (number,) in self._connection.execute(
                    f"SELECT id FROM entity WHERE id {AMONG} AND kind {AMONG}",  # noqa: S608 - as above
                    (json_values(most), chosen),
                )
            }
            if len(of_kind) >= limit or len(most) == len(self._counts):
                return list(islice((number for number in most if number in of_kind), limit))
            wanted *= 4

    def _most_common(self, limit: int) -> list[int]:
        """What is counted most, at least `limit` of it where there is so much; a third of the time of a heap."""
        if limit not in self._ranked:
            left, least = limit, 1
            for count, times in sorted(Counter(self._counts.values()).items(), reverse=True):
                least, left = count, left - times
                if left <= 0:
                    break
            most = [(-count, number) for number, count in self._counts.items() if count >= least]
            self._ranked[limit] = [number for _, number in sorted(most)]
        return self._ranked[limit]

    def _in_any(self, group: tuple[int, ...]) -> int:
        """How many of the articles name any of a group."""
        present = sorted((number for number in group if self._counts[number]), key=lambda number: -self._counts[number])
        first, *others = present
        more = 0
        if others:
            rows = self._connection.execute(
                f"SELECT DISTINCT article FROM named WHERE entity {AMONG}",  # noqa: S608 - put together from constants
                (json_values(others),),
            )
            more = sum(number in self._packed and first not in unpacked_ids(self._packed[number]) for (number,) in rows)
        return self._counts[first] + more


def _most_named(
    connection: sqlite3.Connection, query: str, kinds: Collection[EntityKind], limit: int
) -> list[tuple[int, int]]:
    """Entities as the tables have them, with all articles that name them, most first."""
    chosen = json_values(KINDS.index(kind) for kind in kinds)
    if query.strip():
        return connection.execute(
            f"SELECT id, articles FROM entity WHERE id {AMONG} ORDER BY articles DESC, key LIMIT ?",  # noqa: S608
            (json_values(matching(connection, kinds, query)), limit),
        ).fetchall()
    return connection.execute(
        f"SELECT id, articles FROM entity WHERE kind {AMONG} ORDER BY articles DESC, key LIMIT ?",  # noqa: S608
        (chosen, limit),
    ).fetchall()


def _described(
    connection: sqlite3.Connection, groups: Sequence[tuple[int, ...]], away: _Away
) -> Iterator[LinkedEntity]:
    """The entities of which any article is left."""
    members = json_values(number for group in groups for number in group)
    rows = {
        number: known
        for number, *known in connection.execute(
            f"SELECT id, kind, country, articles, mentions, key FROM entity WHERE id {AMONG}",  # noqa: S608
            (members,),
        )
    }
    forms, days = _forms(connection, groups), _days(connection, members)
    for group in groups:
        articles = _articles(connection, group, {number: rows[number][2] for number in group}, away)
        known = [days[number] for number in group if number in days]
        if articles and known:
            kind = KINDS[rows[group[0]][0]]
            name = shown_name(kind, {rows[number][4] for number in group}, forms[group])
            others = sorted(forms[group], key=lambda form, count=forms[group]: (-count[form], form))  # type: ignore[misc]
            yield LinkedEntity(
                id=group[0],
                kind=kind,
                name=name,
                aliases=tuple(form for form in others if form != name),
                country=rows[group[0]][1],
                articles=articles,
                mentions=sum(rows[number][3] - away.mentions[number] for number in group),
                first=_day_text(min((first for first, _ in known if first is not None), default=None)),
                last=_day_text(max((last for _, last in known if last is not None), default=None)),
            )


def _day_text(day: int | None) -> str | None:
    return None if day is None else day_text(day)


def _forms(
    connection: sqlite3.Connection, groups: Sequence[tuple[int, ...]]
) -> Mapping[tuple[int, ...], Mapping[str, int]]:
    """The forms of each group with the articles that have them."""
    of = {number: group for group in groups for number in group}
    forms: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    rows = connection.execute(
        f"SELECT value, form, articles FROM json_each(?) JOIN form"  # noqa: S608 - put together from constants
        f" ON form.id BETWEEN value << {FORM_BITS} AND (value << {FORM_BITS} | {FORMS})",
        (json_values(of),),
    )
    for number, form, articles in rows:
        forms[of[number]][form] += articles
    return forms


def names_of(connection: sqlite3.Connection, groups: Sequence[tuple[int, ...]]) -> Iterator[tuple[EntityKind, str]]:
    """Kind and name of each group of entities that are one."""
    rows = {
        number: (kind, key)
        for number, kind, key in connection.execute(
            f"SELECT id, kind, key FROM entity WHERE id {AMONG}",  # noqa: S608 - put together from constants
            (json_values(number for group in groups for number in group),),
        )
    }
    forms = _forms(connection, groups)
    for group in groups:
        kind = KINDS[rows[group[0]][0]]
        yield kind, shown_name(kind, {rows[number][1] for number in group}, forms[group])


def _articles(connection: sqlite3.Connection, group: tuple[int, ...], articles: Mapping[int, int], away: _Away) -> int:
    """How many articles that are not removed name any of a group."""
    first, *others = group
    count = articles[first] - away.articles[first]
    if others:
        count += sum(
            first not in unpacked_ids(entities)
            for (entities,) in connection.execute(
                "SELECT entities FROM naming WHERE article IN"  # noqa: S608 - put together from constants
                f" (SELECT article FROM named WHERE entity {AMONG}) AND article NOT IN {REMOVED}",
                (json_values(others),),
            )
        )
    return count


def _days(connection: sqlite3.Connection, members: str) -> dict[int, tuple[int | None, int | None]]:
    """The days on which the first and the last article of each entity were published, None where none has a date.

    What no article names that is there is left out, whatever damage has made of its count.
    """
    there = f"FROM named WHERE entity = value AND article NOT IN {REMOVED}"
    day = f"(SELECT day {there} AND day >= {FIRST_DAY} ORDER BY day {{}} LIMIT 1)"
    rows = connection.execute(
        f"SELECT value, {day.format('ASC')}, {day.format('DESC')} FROM json_each(?) WHERE EXISTS (SELECT 1 {there})",  # noqa: S608
        (members,),
    )
    return {number: (first, last) for number, first, last in rows}
