"""How a result divides: who, where, how much and when, with counts, and what to ask to narrow it.

A value counts the articles that its query finds among those of the result, and not those of one entity of the tables:
a name may mean several. So choosing it shows as many articles as it said. A surname or a first name alone that finds
others too is no person to choose, and is left out: those others stand there with their full names.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from reader.across import Facet, FacetKind, FacetValue
from reader.library.across.entities import KINDS, ids_of, packed_ids, unpacked_ids
from reader.library.across.kin import kin_of
from reader.library.across.linked import names_of
from reader.library.articles.ids import AMONG, json_values
from reader.query.naming import asking, naming
from reader.query.tree import Every, OneFigure, is_letter
from reader.query.units import as_asked_for

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.model import ArticleId, EntityKind
    from reader.query.tree import Node

MOST_ARTICLES = 10_000
"""The newest so many of a result are counted."""
_SPARE = 2
"""So many more values are looked at than are wanted: some narrow nothing."""
_ROUNDS = 3
"""So often others are looked at in place of those that are left out."""
_SAMPLE = 1_000
"""Who is named most is told from so many articles; how often, is counted in all."""
_AT_ONCE = 200
"""Of so many entities the kinds are looked up."""
_MONTHS_OF_YEARS = 36
"""A result that spans so many months is told in years."""
_END = "\0"
"""No entity has the id 0."""
_YEAR = re.compile(r"(?!0000)\d{4}", re.ASCII)
_MONTH = re.compile(rf"{_YEAR.pattern}-(?:0[1-9]|1[0-2])", re.ASCII)
_PRESENT = "INDEXED BY article_facts ON article.id = json_each.value AND removed = 0"
_REMOVED = "INDEXED BY article_removed ON article.id = json_each.value AND removed = 1"
_TIME_UNITS = "SELECT DISTINCT unit FROM sort WHERE kind IN ('duration', 'age', 'time')"
"""Units that nearly every article has, and that tell nothing of it: years, days, hours."""
_KINDS: dict[FacetKind, tuple[EntityKind, ...]] = {
    FacetKind.WHO: ("person",),
    FacetKind.WHERE: ("place",),
    FacetKind.ORGANISATIONS: ("organization",),
}
"""The kinds of entities of a facet. People stand apart: organisations are named in more articles."""


class _Result(NamedTuple):
    """What is known of the articles of a result.

    Attributes:
        articles: how many.
        months, years: how many were published in each, as of ISO 8601 and as `date:` finds them.
        entities: of each, packed; none of those that are not in the tables.
        terms: of all, packed, each as often as it is of one.
    """

    articles: int
    months: Mapping[str, int]
    years: Mapping[str, int]
    entities: Sequence[bytes]
    terms: bytes


class _Asked(NamedTuple):
    """What is asked for somebody or some place.

    Attributes:
        name: as people read it.
        query: what finds it.
        meant: the entities that this finds.
    """

    name: str
    query: str
    meant: Sequence[int]


def facets(
    connection: sqlite3.Connection, ids: Sequence[ArticleId], tree: Node | None, limit_values: int
) -> tuple[Facet, ...]:
    """How the articles divide; kinds without a value are left out, and values that all of them have.

    Args:
        connection: in a transaction.
        ids: the result, at most `MOST_ARTICLES`.
        tree: the query that found it, if one did; a single letter cannot be narrowed.
        limit_values: most values of a kind.
    """
    if is_letter(tree):
        return ()
    result = _read(connection, ids)
    values = _named(connection, result, limit_values)
    values[FacetKind.HOW_MUCH] = _counted(connection, result, tree, limit_values)
    values[FacetKind.WHEN] = _published(result, limit_values)
    return tuple(Facet(kind, tuple(values[kind])) for kind in FacetKind if values[kind])


def _read(connection: sqlite3.Connection, ids: Sequence[int]) -> _Result:
    chosen = (json_values(sorted(ids)),)
    months: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for those in _PRESENT, _REMOVED:  # a result is of the ones or of the others
        # In one value: to group them costs SQLite more than to read them, and each value more than its length.
        (days,) = connection.execute(
            f"SELECT group_concat(published, char(10)) FROM json_each(?) JOIN article {those}"  # noqa: S608 - ours
            " WHERE published IS NOT NULL",
            chosen,
        ).fetchone()
        if days:
            break
    first_day = lru_cache(maxsize=None)(_first_day)
    for day, articles in Counter((days or "").split("\n")).items():
        month, year = day[:7], day[:4]
        if first_day(month) and day[:10] >= first_day(month):
            months[month] += articles
        if first_day(year) and day[:10] >= first_day(year):
            years[year] += articles
    entities, terms = (
        list(
            chain.from_iterable(
                connection.execute(
                    f"SELECT {column} FROM json_each(?) JOIN {table} ON article = value",  # noqa: S608 - names of ours
                    chosen,
                )
            )
        )
        for table, column in (("naming", "entities"), ("counting", "terms"))
    )
    return _Result(len(ids), months, years, entities, b"".join(terms))


def _first_day(time: str) -> str:
    """The first day of a month or a year; empty for what is neither."""
    if _MONTH.fullmatch(time):
        return f"{time}-01"
    return f"{time}-01-01" if _YEAR.fullmatch(time) else ""


def _named(connection: sqlite3.Connection, result: _Result, limit: int) -> dict[FacetKind, list[FacetValue]]:
    """Who and where."""
    step = -(-len(result.entities) // _SAMPLE) or 1
    sample = Counter(unpacked_ids(b"".join(result.entities[::step])))
    asked = [(facet, one) for facet in _KINDS for one in _asked(connection, facet, sample, limit + _SPARE).values()]
    found: dict[FacetKind, list[FacetValue]] = {facet: [] for facet in FacetKind}
    totals = _articles_with(result, [one.meant for _, one in asked])
    for (facet, one), articles in zip(asked, totals, strict=True):
        found[facet].append(FacetValue(one.name, one.query, articles))
    return {facet: _most(values, result.articles, limit) for facet, values in found.items()}


def _asked(connection: sqlite3.Connection, facet: FacetKind, named: Counter[int], limit: int) -> dict[str, _Asked]:
    """What is asked for the most named entities of a facet, by query.

    A bare surname or first name is left out where others who have it are named as often: they stand there themselves.
    As many of the next stand in for those left out.

    Args:
        connection: in a transaction.
        facet: of names.
        named: how often entities are named.
        limit: most queries.
    """
    numbers = _of_kinds(connection, [number for number, _ in named.most_common()], _KINDS[facet])
    found: dict[str, _Asked] = {}
    wanted = limit
    for _ in range(_ROUNDS):
        kin = kin_of(connection, islice(numbers, wanted))
        groups = list(dict.fromkeys(kin.values()))
        wanted = 0
        for group, (kind, name) in zip(groups, names_of(connection, groups), strict=True):
            query = naming(kind, name)
            if not query:
                continue
            # For each value by itself, as a search does: what is one with what depends on where one begins to look.
            meant = ids_of(connection, (kind,), name)
            if facet is FacetKind.WHO and " " not in name and _are_others(named, group, meant):
                wanted += 1
            else:
                found[query] = _Asked(name, query, meant)
        if not wanted:
            break
    return found


def _are_others(named: Counter[int], group: Sequence[int], meant: Sequence[int]) -> bool:
    """Whether what a name means is, for half or more, not those whose name it is."""
    own = sum(named[number] for number in group)
    return 2 * own <= sum(named[number] for number in {*group, *meant})


def _of_kinds(connection: sqlite3.Connection, ordered: Sequence[int], kinds: Sequence[EntityKind]) -> Iterator[int]:
    """The entities that are of some kinds, in their order; looked up as they are taken."""
    chosen = json_values(KINDS.index(kind) for kind in kinds)
    for first in range(0, len(ordered), _AT_ONCE):
        some = ordered[first : first + _AT_ONCE]
        rows = connection.execute(
            f"SELECT id FROM entity WHERE id {AMONG} AND kind {AMONG}",  # noqa: S608 - constants
            (json_values(some), chosen),
        ).fetchall()
        of_kinds = {row[0] for row in rows}
        yield from (number for number in some if number in of_kinds)


def _articles_with(result: _Result, meant: Sequence[Sequence[int]]) -> list[int]:
    """How many articles of a result name any of these entities, for each list of them."""
    wanted = {number for ids in meant for number in ids}
    text, letters = _as_text(result.entities, wanted)
    groups = [[letters[number] for number in ids] for ids in meant]
    # Of each article no more than the first is taken.
    return [
        len(re.findall(f"[{''.join(map(re.escape, group))}][^{_END}]*", text))
        if len(group) > 1
        else sum(map(text.count, group))
        for group in groups
    ]


def _as_text(packed: Sequence[bytes], wanted: Collection[int]) -> tuple[str, Mapping[int, str]]:
    """What articles have of some ids as a text, with a letter for each, and `_END` behind each article.

    The id is the code point of the letter where all are small enough for that: so to find 100 ids among 150,000 takes
    3 ms instead of 10.
    """
    ends = packed_ids([0]).join((*packed, b""))
    try:
        letters = {number: chr(number) for number in wanted}
        text = ends.decode("utf-32-le", "surrogatepass")
    except (ValueError, OverflowError):
        letters = {number: chr(place) for place, number in enumerate(wanted, ord(_END) + 1)}
        return "".join(map({**letters, 0: _END}.get, unpacked_ids(ends), repeat(""))), letters
    return re.sub(f"[^{_END}{''.join(map(re.escape, letters.values()))}]+", "", text), letters


def _counted(connection: sqlite3.Connection, result: _Result, tree: Node | None, limit: int) -> list[FacetValue]:
    """What is counted, and the units. Beside a query that asks for a figure it is asked of any other one."""
    counts = Counter(unpacked_ids(result.terms))
    for (number,) in connection.execute(_TIME_UNITS):
        del counts[number]
    most = dict(counts.most_common(limit + _SPARE))
    rows = connection.execute(
        f"SELECT id, is_unit, written FROM term WHERE id {AMONG}",  # noqa: S608 - as above
        (json_values(most),),
    )
    parts = tree.parts if isinstance(tree, Every) else (tree,)
    form = "({})" if any(isinstance(part, OneFigure) for part in parts) else "{}"
    found = []
    for number, is_unit, label in rows:
        query = asking("unit", as_asked_for(label)) if is_unit else asking("what", label)
        if query:
            found.append(FacetValue(label, form.format(query), most[number]))
    return _most(found, result.articles, limit)


def _published(result: _Result, limit: int) -> list[FacetValue]:
    """The months in which the articles were published, or the years where these are many."""
    months = [_month_number(month) for month in result.months]
    is_long = bool(months) and max(months) - min(months) >= _MONTHS_OF_YEARS
    by = result.years if is_long else result.months
    found = [FacetValue(_when(time), f"date:{time}", articles) for time, articles in by.items()]
    return sorted(_most(found, result.articles, limit), key=lambda value: value.query, reverse=True)


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _when(time: str) -> str:
    year, _, month = time.partition("-")
    return f"{calendar.month_name[int(month)]} {year}" if month else year


def _most(values: Iterable[FacetValue], total: int, limit: int) -> list[FacetValue]:
    """The values of most articles; what all articles have narrows nothing."""
    fitting = [value for value in values if value.articles < total]
    return sorted(fitting, key=lambda value: (-value.articles, value.label))[:limit]
