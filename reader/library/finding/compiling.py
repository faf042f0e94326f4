"""A query as what SQLite can answer: expressions of FTS5, a condition on the table of articles, or both.

Words that must occur are looked for by FTS5, which goes through the newest first; what must be so besides is found in
one pass over `article_facts`. Words that only may occur, beside a field, become a condition on the article's number.

A word of which two or three letters are typed is looked for in `beginnings`, or, of a title, in `title_search`, which
also has the single letters. At the end of a phrase that has a star it is looked for like a longer one, at ten times
the cost.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.library.articles.ids import AMONG, json_values
from reader.library.finding.beginnings import LONGEST
from reader.model import least_words
from reader.query.fields import FIELDS, Kind
from reader.query.tree import Condition, Either, Every, OneFigure, Without, Words, either, every, is_letter
from reader.query.values import Age, Amount, DayAgo, Days, Name
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.finding.lookups import Lookups, Sql
    from reader.model import EntityKind
    from reader.query.fields import Field
    from reader.query.tree import Node
    from reader.query.values import Value

_WORDS, _BEGINNINGS, _TITLES = _INDEXES = ("search", "beginnings", "title_search")
"""The indexes: of all words, of short beginnings in title or text, and of the words of titles alone."""
_FIRST_YEAR = 2
"""What is older is as old as this; the year 1 begins before all times in some zones."""


class Asked(NamedTuple):
    """What an index is asked for.

    Attributes:
        table: one of `_INDEXES`.
        match: expression of FTS5.
    """

    table: str
    match: str


class Compiled(NamedTuple):
    """A query for SQLite.

    Attributes:
        indexes: what must all be found, at most one in each index; empty where no word must occur.
        condition: on the columns of `article_facts`, in SQL; empty where nothing else must be so.
        parameters: of the condition.
        can_be_ranked: whether telling the best from others costs little more than finding them.
        is_costly: a part of the condition looks further for each article.
        implied: what all that has the words has in `beginnings`, in the language of FTS5; may be empty.
    """

    indexes: tuple[Asked, ...]
    condition: str
    parameters: tuple[str | float, ...]
    can_be_ranked: bool
    is_costly: bool = False
    implied: str = ""


class Surroundings(NamedTuple):
    """What the meaning of a query depends on besides its words.

    Attributes:
        now: with the zone of the person who asks, whose days are meant.
        names: all values of a column that has few.
        lookups: what is asked of names, figures and dates in the texts.
    """

    now: datetime
    names: Callable[[str], Iterable[str]]
    lookups: Lookups


def compiled(tree: Node, surroundings: Surroundings) -> Compiled:
    """Make a query ready for SQLite."""
    if isinstance(tree, Words) and is_letter(tree):
        return Compiled((Asked(_TITLES, f"{_phrase(tree)} *"),), "", (), can_be_ranked=False)
    parts = tree.parts if isinstance(tree, Every) else (tree,)
    indexes, rest = _split(parts)
    condition, parameters = _all_of(rest, surroundings) if rest else ("", ())
    can_be_ranked = any(table == _WORDS for table, _ in indexes[:1]) and not _has_short_end(tree)
    implied = _implied(part for part in parts if isinstance(part, Words) and _index_of(part) == _WORDS)
    return Compiled(indexes, condition, parameters, can_be_ranked, surroundings.lookups.are_costly, implied)


def _implied(phrases: Iterable[Words]) -> str:
    """The beginnings of words. Of other letters than those of ASCII Python and FTS5 may think otherwise."""
    found = {word[:LONGEST] for phrase in phrases for word in phrase.words if len(word) > 1}
    return " AND ".join(f'"{beginning}"' for beginning in sorted(found) if beginning.isascii())


def _is_short(words: Words) -> bool:
    return words.is_beginning and len(words.words[-1]) <= LONGEST


def _has_short_end(node: Node) -> bool:
    """Whether a phrase ends in a short beginning: to rank it FTS5 goes through all words that begin so once more."""
    if isinstance(node, Words):
        return _is_short(node) and len(node.words) > 1
    if isinstance(node, Every | Either):
        return any(map(_has_short_end, node.parts))
    return isinstance(node, Without) and _has_short_end(node.part)


def _index_of(words: Words) -> str:
    """Where words are looked for."""
    if not _is_short(words) or len(words.words) > 1:
        return _WORDS
    return _TITLES if words.field else _BEGINNINGS


def _expression(node: Node, table: str) -> str:
    """A part of a query in the language of FTS5; empty for what an index cannot say: a field, or a mere exclusion."""
    if isinstance(node, Words):
        if _index_of(node) != table:
            return ""
        column = f"{{{FIELDS[node.field].column}}} : " if node.field and table == _WORDS else ""
        return f"({column}{_phrase(node)}{' *' if node.is_beginning and table != _BEGINNINGS else ''})"
    if isinstance(node, Either):
        parts = [_expression(part, table) for part in node.parts]
        return f"({' OR '.join(parts)})" if all(parts) else ""
    if isinstance(node, Every):
        wanted = [_expression(part, table) for part in node.parts]
        unwanted = [_excluded(part, table) for part in node.parts]
        if not any(wanted) or not all(one or other for one, other in zip(wanted, unwanted, strict=True)):
            return ""
        expression = f"({' AND '.join(filter(None, wanted))})"
        return f"({expression} NOT ({' OR '.join(filter(None, unwanted))}))" if any(unwanted) else expression
    return ""


def _excluded(node: Node, table: str) -> str:
    """What a part excludes, in the language of FTS5; empty for what is no exclusion, or cannot be said there."""
    return _expression(node.part, table) if isinstance(node, Without) else ""


def _phrase(words: Words) -> str:
    return f'"{" ".join(words.words)}"'


def _split(parts: Sequence[Node]) -> tuple[tuple[Asked, ...], list[Node]]:
    """What of these the indexes can look for, and the others; nothing where no word must occur."""
    indexes, rest = [], list(parts)
    for table in _INDEXES:
        in_index = every(part for part in rest if _expression(part, table) or _excluded(part, table))
        match = "" if in_index is None else _expression(in_index, table)
        if match:
            indexes.append(Asked(table, match))
            rest = [part for part in rest if not (_expression(part, table) or _excluded(part, table))]
    return tuple(indexes), rest


def _condition(node: Node, surroundings: Surroundings) -> Sql:
    """A part of a query in SQL, which is true or false and never NULL, so that it can be negated."""
    if isinstance(node, OneFigure):
        return surroundings.lookups.figure(node.parts)
    if isinstance(node, Condition):
        sql, parameters = _compared(FIELDS[node.field], node.value, surroundings)
        return f"({sql}) IS TRUE", parameters
    if isinstance(node, Without):
        sql, parameters = _condition(node.part, surroundings)
        return f"NOT ({sql})", parameters
    if isinstance(node, Every):
        indexes, rest = _split(node.parts)
        return _joined(" AND ", [*map(_matching, indexes), *([_all_of(rest, surroundings)] if rest else [])])
    if isinstance(node, Either):
        conditions, rest = [], list(node.parts)
        for table in _INDEXES:
            words = either(part for part in rest if _expression(part, table))
            if words is not None:
                conditions.append(_matching(Asked(table, _expression(words, table))))
                rest = [part for part in rest if not _expression(part, table)]
        return _joined(" OR ", [*conditions, *[_condition(part, surroundings) for part in rest]])
    table = _index_of(node)
    return _matching(Asked(table, _expression(node, table)))


def _all_of(parts: Sequence[Node], surroundings: Surroundings) -> Sql:
    return _joined(" AND ", [_condition(part, surroundings) for part in parts])


def _joined(operator: str, conditions: Sequence[Sql]) -> Sql:
    sql = operator.join(f"({sql})" for sql, _ in conditions)
    return sql, tuple(parameter for _, parameters in conditions for parameter in parameters)


def _matching(asked: Asked) -> Sql:
    """That an article is among those that an index finds."""
    table, match = asked
    # The plus keeps SQLite from asking the index anew for every article.
    return f"+id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", (match,)  # noqa: S608 - a name of ours


def _compared(field: Field, value: Value, surroundings: Surroundings) -> Sql:
    """A field in SQL; NULL where nothing is known of an article."""
    column = field.column
    if field.kind is Kind.MENTIONED:
        return surroundings.lookups.mentioned(*days_meant(value, surroundings.now))
    if field.kind is Kind.ENTITY and isinstance(value, Name):
        return surroundings.lookups.named(cast("EntityKind", column), value.text)
    if isinstance(value, Amount):
        return _amount(column, value, in_minutes=field.kind is Kind.MINUTES)
    if isinstance(value, Days | DayAgo | Age):
        return _time(column, value, surroundings.now, days_alone=field.kind is Kind.DAY)
    assert isinstance(value, Name)
    if field.kind is Kind.STATE:
        return field.states[value.text], ()
    if field.kind is Kind.CODE:
        return f"{column} = ?", (value.text,)
    wanted = fold(value.text)
    if field.kind is Kind.TAG:
        return "id IN (SELECT article FROM tag JOIN spelling USING (name) WHERE folded = ?)", (wanted,)
    names = [name for name in surroundings.names(column) if wanted in fold(name)]
    return f"{column} {AMONG}", (json_values(names),)


def _amount(column: str, value: Amount, *, in_minutes: bool) -> Sql:
    low, above = value.low, None if value.high is None else value.high + 1
    if in_minutes:
        low, above = (None if end is None else least_words(end) for end in (low, above))
    return _between(column, low, above)


def _time(column: str, value: Days | DayAgo | Age, now: datetime, *, days_alone: bool) -> Sql:
    if isinstance(value, Age):
        since = _ago(now, value)
        edge = since.date().isoformat() if days_alone else _as_stored(since)
        return _between(column, edge, None) if value.is_newer else _between(column, None, edge)
    if isinstance(value, DayAgo):
        day = now.date() - timedelta(value.days)
        value = Days(day, day)
    ends = value.first, None if value.last in {None, date.max} else value.last + timedelta(1)
    if days_alone:  # a day sorts before all moments of it
        low, above = (None if end is None else end.isoformat() for end in ends)
    else:
        low, above = (
            None if end in {None, date.min} else _as_stored(datetime.combine(end, time(), now.tzinfo)) for end in ends
        )
    return _between(column, low, above)


def days_meant(value: Value, now: datetime) -> tuple[int | None, int | None]:
    """First and last day that are meant, as counted by `date.toordinal`; None where there is no end."""
    if isinstance(value, Age):
        since = _ago(now, value).toordinal()
        return (since, None) if value.is_newer else (None, since - 1)
    if isinstance(value, DayAgo):
        day = now.toordinal() - value.days
        return day, day
    assert isinstance(value, Days)
    first, last = (None if day is None else day.toordinal() for day in (value.first, value.last))
    return first, last


def _between(column: str, low: str | int | None, above: str | int | None) -> Sql:
    """From `low` on, and below `above`."""
    ends = [(sign, end) for sign, end in ((">=", low), ("<", above)) if end is not None]
    sql = " AND ".join(f"{column} {sign} ?" for sign, _ in ends)
    return sql or f"{column} IS NOT NULL", tuple(end for _, end in ends)


def _as_stored(moment: datetime) -> str:
    """A moment as `reader.library.articles.store.now` writes it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _ago(now: datetime, age: Age) -> datetime:
    """The moment so long before now; months and years are those of the calendar."""
    if age.unit in "hdw":
        return now - {"h": timedelta(hours=1), "d": timedelta(1), "w": timedelta(7)}[age.unit] * age.amount
    months = now.year * 12 + now.month - 1 - age.amount * (12 if age.unit == "y" else 1)
    year, month = max(_FIRST_YEAR, months // 12), months % 12 + 1
    return now.replace(year=year, month=month, day=min(now.day, calendar.monthrange(year, month)[1]))
