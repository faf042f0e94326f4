"""What answers a query in one text: the words, the names and the figures that it asks for, and where they stand.

Names and figures are found in the analysis of the article, by the same comparisons as in the tables that are looked up
across articles; what a name means there is looked up once, by `sought`. The rest is pure.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.library.across import entities
from reader.library.across.figures import Kept, kept_of, key_of
from reader.library.across.linking import identity
from reader.library.articles.ids import AMONG, json_values
from reader.library.finding.compiling import days_meant
from reader.query.fields import FIELDS, Kind
from reader.query.sought import Term, apart, places, sought_in_texts
from reader.query.tree import Condition, Either, Every, OneFigure
from reader.query.units import units_of
from reader.query.values import Name, Quantity
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from reader.model import Analysis, EntityKind, Figure
    from reader.query.parsing import Query
    from reader.query.tree import Node

Place = tuple[int, int]
"""Start and end in a text."""


class Named(NamedTuple):
    """That somebody or something is named.

    Attributes:
        keys: of all that is meant, as of `reader.library.across.linking.identity`.
    """

    kind: EntityKind
    keys: frozenset[str]

    def places(self, analysis: Analysis) -> Iterator[Place]:
        """All mentions of those who are meant."""
        for entity in analysis.entities:
            if entity.kind == self.kind and identity(entity) in self.keys:
                yield from ((mention.start, mention.end) for mention in entity.mentions)


class Given(NamedTuple):
    """That one figure is all that is asked of it.

    Attributes:
        numbers: what it must be.
        units: it must be of one of each of these.
        things: what it must count.
    """

    numbers: tuple[Quantity, ...] = ()
    units: tuple[tuple[str, ...], ...] = ()
    things: tuple[str, ...] = ()

    def places(self, analysis: Analysis) -> Iterator[Place]:
        """Wherever such a figure stands, with what it counts if that is asked."""
        for figure, kept in _figures(analysis, are_dates=False):
            if self._is_met_by(kept):
                for at in figure.mentions:
                    number = analysis.numbers[at]
                    is_wide = self.things and number.full_start <= number.start < number.end <= number.full_end
                    yield (number.full_start, number.full_end) if is_wide else (number.start, number.end)

    def _is_met_by(self, kept: Kept) -> bool:
        top = kept.low if kept.high is None else kept.high
        return (
            all(fold(kept.unit) in unit for unit in self.units)
            and all(fold(kept.what) == thing for thing in self.things)
            and all(_reaches(number, kept.low, top) for number in self.numbers)
        )


class Dated(NamedTuple):
    """That a date lies in some days, as counted by `date.toordinal`; None where there is no end."""

    first: int | None
    last: int | None

    def places(self, analysis: Analysis) -> Iterator[Place]:
        """Wherever such a date stands."""
        for figure, kept in _figures(analysis, are_dates=True):
            if self._is_met_by(kept):
                for at in figure.mentions:
                    yield analysis.numbers[at].start, analysis.numbers[at].end

    def _is_met_by(self, kept: Kept) -> bool:
        """All of a period must lie in the days, and of days that are named, one."""
        end = kept.low if kept.high is None else kept.high
        begins = self.last is None or kept.low <= self.last
        if kept.unit == "day":
            return begins and (self.first is None or end >= self.first)
        return (self.first is None or kept.low >= self.first) and (self.last is None or end <= self.last)


class Sought(NamedTuple):
    """What is to be lit in a text that answers a query.

    Attributes:
        terms: words and phrases.
        facts: what is to be found in the analysis, each once.
    """

    terms: tuple[Term, ...] = ()
    facts: tuple[Named | Given | Dated, ...] = ()

    def places(self, text: str, analysis: Analysis | None, most: int) -> list[Place]:
        """Where any of it stands, at most so many places, in the order of the text and without overlaps."""
        folded = fold(text) if self.terms else ""
        found = [place for term in self.terms for place in islice(places(folded, term), most)]
        found += [(start, end) for start, end, _ in self.places_of_facts(analysis, len(text))]
        return apart(sorted(found))[:most]

    def places_of_facts(self, analysis: Analysis | None, length: int) -> list[tuple[int, int, int]]:
        """Where facts stand within so many characters: (start, end, number), in the order of the text.

        The facts are numbered on from the terms.
        """
        if analysis is None:
            return []
        return sorted(
            (start, end, number)
            for number, fact in enumerate(self.facts, len(self.terms))
            for start, end in fact.places(analysis)
            if start < end <= length
        )


def sought(connection: sqlite3.Connection, asked: Query, now: datetime) -> Sought:
    """What a query asks for that can be shown in a text, and nothing of what must not be.

    Args:
        connection: in a transaction.
        asked: the query.
        now: with the zone in which days are meant.
    """
    facts = () if asked.tree is None else tuple(dict.fromkeys(_facts(connection, asked.tree, now)))
    return Sought(sought_in_texts(asked.tree), facts)


def _facts(connection: sqlite3.Connection, node: Node, now: datetime) -> Iterator[Named | Given | Dated]:
    if isinstance(node, Every | Either):
        for part in node.parts:
            yield from _facts(connection, part, now)
    elif isinstance(node, OneFigure):
        yield _given(node)
    elif isinstance(node, Condition):
        field = FIELDS[node.field]
        if field.kind is Kind.ENTITY and isinstance(node.value, Name):
            kind = cast("EntityKind", field.column)
            yield Named(kind, _keys(connection, kind, node.value.text))
        elif field.kind is Kind.MENTIONED:
            yield Dated(*days_meant(node.value, now))


def _given(asked: OneFigure) -> Given:
    names = [(one.field, one.value.text) for one in asked.parts if isinstance(one.value, Name)]
    return Given(
        tuple(one.value for one in asked.parts if isinstance(one.value, Quantity)),
        tuple(units_of(name) for field, name in names if field == "unit"),
        tuple(key_of(name) for field, name in names if field == "what"),
    )


def _keys(connection: sqlite3.Connection, kind: EntityKind, name: str) -> frozenset[str]:
    ids = entities.ids_of(connection, (kind,), name)
    found = connection.execute(f"SELECT key FROM entity WHERE id {AMONG}", (json_values(ids),))  # noqa: S608 - constants
    return frozenset(row[0] for row in found)


def _figures(analysis: Analysis, *, are_dates: bool) -> Iterator[tuple[Figure, Kept]]:
    """The dates, or the other figures, that are looked up across articles."""
    for figure in analysis.figures:
        kept = None if figure.trivial else kept_of(figure, analysis.numbers)
        if kept is not None and (kept.kind == "date") is are_dates:
            yield figure, kept


def _reaches(number: Quantity, low: float, top: float) -> bool:
    """Whether what lies from `low` to `top` is, or may be, what is asked."""
    if number.low is not None and not (top > float(number.low) or (top == float(number.low) and not number.is_open)):
        return False
    return number.high is None or low < float(number.high) or (low == float(number.high) and not number.is_open)
