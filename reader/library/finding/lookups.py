"""What fields ask of names, figures and dates in the texts, as conditions on the article's number.

Each is looked up in one of two ways. What few figures or articles answer is read whole from an index by value, once.
What many do would take too long so; it is looked for in each article that the rest of the query comes to, and as the
newest come first, enough of them are found soon. Which of the two it is, is counted, as far as `most_read_whole`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from reader.library.across import entities
from reader.library.across.figures import LAST_OF_DATES, LONGEST_SPAN, NAMED_DAYS, PER_ARTICLE, PERIOD, key_of
from reader.library.articles.ids import AMONG, json_values
from reader.query.units import units_of
from reader.query.values import Name, Quantity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.model import EntityKind
    from reader.query.tree import Condition

FEW = 20_000
"""Up to so many are read whole, at least."""
_COST_RATIO = 3
"""To look into an article costs so many times what it costs to read one of a whole list (measured November 2026)."""
_MANY = 5_000
"""From so many articles on they are compared with all."""
_IN_FIGURES = f"SELECT at / {PER_ARTICLE} FROM figure"  # noqa: S608 - put together from constants
_HERE = f"at BETWEEN article.id * {PER_ARTICLE} AND article.id * {PER_ARTICLE} + {PER_ARTICLE - 1}"
_ALL_SORTS = f"sort IN (SELECT id FROM sort WHERE id > {LAST_OF_DATES})"  # noqa: S608 - as above
_LAST_DAY = 4_000_000
"""Beyond all days of the calendar."""

Sql = tuple[str, tuple[str | float, ...]]
"""A condition and its parameters."""


class _End(NamedTuple):
    """What a number is compared with.

    Attributes:
        is_least: it must be at least so much; of a range, its upper end.
    """

    sign: str
    value: float
    is_least: bool


_NEVER: Sql = ("+article.id < 0", ())


def most_read_whole(limit: int, articles: int) -> int:
    """How long a list is read whole if so many of all articles are asked for.

    The longer it is, the more articles answer, and the fewer must be looked into to find enough: from this length on
    that costs less.
    """
    return max(FEW, math.isqrt(_COST_RATIO * limit * articles))


class Lookups:
    """Makes the conditions of one query.

    Attributes:
        are_costly: one of them, at least, looks into each article anew.
    """

    def __init__(self, connection: sqlite3.Connection, limit: int) -> None:
        """Count in this connection, which is in a transaction; at most so many articles are asked for."""
        self.are_costly = False
        self._connection = connection
        self._limit = limit

    def named(self, kind: EntityKind, name: str) -> Sql:
        """That an article names somebody or something of a kind."""
        ids = entities.ids_of(self._connection, (kind,), name)
        return entities.condition(ids) if ids else _NEVER

    def figure(self, asked: Sequence[Condition]) -> Sql:
        """That an article gives a figure that is all that is asked."""
        ends = [end for one in asked if isinstance(one.value, Quantity) for end in _ends(one.value)]
        units = [units_of(one.value.text) for one in asked if one.field == "unit" and isinstance(one.value, Name)]
        things = [(key_of(one.value.text),) for one in asked if one.field == "what" and isinstance(one.value, Name)]
        if not units and not things:
            return self._figures(f"sort > {LAST_OF_DATES}", _ALL_SORTS, (), ends)
        sorts = self._sorts(units, things)
        among = f"sort {AMONG}"
        return self._figures(among, among, (json_values(sorts),), ends) if sorts else _NEVER

    def mentioned(self, first: int | None, last: int | None) -> Sql:
        """That an article gives a date in these days, as counted by `date.toordinal`; None where there is no end.

        All of a month or a year must lie in them, and of days that are named, one.
        """
        low, high = first or 0, last or _LAST_DAY
        by_start = f"sort = {NAMED_DAYS} AND low BETWEEN ? AND ?"
        by_end = (
            f"sort = {NAMED_DAYS} AND high BETWEEN ? AND ? AND low < ?",
            f"sort = {PERIOD} AND high BETWEEN ? AND ? AND low >= ?",
        )
        parameters = (low, high, low, low + LONGEST_SPAN, low, low, high, low)
        few = " UNION ALL ".join(
            (
                f"{_IN_FIGURES} INDEXED BY figure_value WHERE {by_start}",
                *(f"{_IN_FIGURES} INDEXED BY figure_range WHERE high IS NOT NULL AND {date}" for date in by_end),
            )
        )
        if (found := self._among_few(few, parameters)) is not None:
            return found
        either = " OR ".join(f"({date})" for date in (by_start, *by_end))
        return self._costly(f"FROM figure NOT INDEXED WHERE {_HERE} AND ({either})"), parameters

    def _sorts(self, units: Sequence[tuple[str, ...]], things: Sequence[tuple[str, ...]]) -> list[int]:
        """The sorts that have one of each of these units and things."""
        chosen, parameters = ["1"], []
        for column, is_unit, asked in (("unit", 1, units), ("what", 0, things)):
            for words in asked:
                chosen.append(
                    f"{column} IN (SELECT id FROM term WHERE is_unit = {is_unit}"  # noqa: S608 - as above
                    f" AND word {AMONG})"
                )
                parameters.append(json_values(words))
        found = self._connection.execute(
            f"SELECT id FROM sort WHERE {' AND '.join(chosen)}",  # noqa: S608 - put together from constants
            parameters,
        )
        return [row[0] for row in found]

    def _figures(self, sort: str, each_sort: str, chosen: tuple[str, ...], ends: Sequence[_End]) -> Sql:
        """That a figure of some sorts has these ends.

        Args:
            sort: condition on the sort of a figure.
            each_sort: the same, so that the index by value is asked for each sort.
            chosen: the parameters of either.
            ends: what the number must be.
        """
        values = tuple(end.value for end in ends)
        low = "".join(f" AND low {end.sign} ?" for end in ends)
        fits = "".join(f" AND {'coalesce(high, low)' if end.is_least else 'low'} {end.sign} ?" for end in ends)
        few = f"{_IN_FIGURES} INDEXED BY figure_value WHERE {each_sort}{low}"
        parameters: tuple[str | float, ...] = (*chosen, *values)
        if any(end.is_least for end in ends):  # a range that begins below may reach as far
            high = "".join(f" AND {'high' if end.is_least else 'low'} {end.sign} ?" for end in ends)
            few += f" UNION ALL {_IN_FIGURES} INDEXED BY figure_range WHERE high IS NOT NULL AND {each_sort}{high}"
            parameters *= 2
        if (found := self._among_few(few, parameters)) is not None:
            return found
        return self._costly(f"FROM figure NOT INDEXED WHERE {_HERE} AND {sort}{fits}"), (*chosen, *values)

    def _costly(self, among: str) -> str:
        """That there is any, asked for each article."""
        self.are_costly = True
        return f"EXISTS (SELECT 1 {among})"

    def _among_few(self, chosen: str, parameters: Sequence[str | float]) -> Sql | None:
        """That an article is among these; None where they are too many."""
        most = most_read_whole(self._limit, self._connection.execute("SELECT articles FROM tally").fetchone()[0])
        count = f"SELECT count(*) FROM ({chosen} LIMIT {most + 1})"  # noqa: S608 - put together from constants
        if self._connection.execute(count, parameters).fetchone()[0] > most:
            return None
        ids = sorted({row[0] for row in self._connection.execute(chosen, parameters)})
        # Of many, all articles are gone through sooner than each of them is looked up; the plus has that done.
        plus = "+" if len(ids) > _MANY else ""
        return f"{plus}article.id {AMONG}", (json_values(ids),)


def _ends(quantity: Quantity) -> Iterator[_End]:
    open_ = "" if quantity.is_open else "="
    if quantity.low is not None:
        yield _End(f">{open_}", float(quantity.low), is_least=True)
    if quantity.high is not None:
        yield _End(f"<{open_}", float(quantity.high), is_least=False)
