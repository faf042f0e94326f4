"""How much and when, across articles: the figures of each analysis as numbers that can be compared.

- A `figure` is a number or date that an article gives, as often as it may. ``at`` is 256 times the article plus a
  number from 0 on, so that the figures of an article stand together and the newest last. ``high`` is NULL where the
  figure is one number. Dates are days as counted by `datetime.date.toordinal`.
- A `sort` is what figures have in common: the kind, a unit and a counted thing. There are some thousands, and each
  figure names its sort by number: so a figure costs 17 bytes, and 16 more in the index by value.
- A `term` is a unit or a counted thing, with the number of articles that have it, removed ones included.
- `counting` has the terms of each article, packed, to count them in a result.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from reader.library.across.days import calendar_days
from reader.library.across.entities import packed_ids, unpacked_ids
from reader.text.fold import fold
from reader.text.plurals import of_one

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from reader.model import Analysis, Figure, NumberMention

PER_ARTICLE = 256
"""Most figures that are kept of an article, those that weigh most."""
NAMED_DAYS, PERIOD = 1, 2
"""The sorts of dates: days that are named, one or from one to another; and months, years and the like."""
LAST_OF_DATES = PERIOD
LONGEST_SPAN = 62
"""Named days that are more than this are a period: what covers a day is looked for among those that begin before."""

_NO_AMOUNTS = frozenset({"date", "time", "ordinal", "score"})
_LONGEST_WORD = 40


class Kept(NamedTuple):
    """A figure as it is kept, but for its place.

    Attributes:
        kind, unit, what: the sort; empty where it has none.
        written: the counted thing as it is read.
    """

    kind: str
    unit: str
    what: str
    written: str
    low: float
    high: float | None


def put(connection: sqlite3.Connection, article_id: int, analysis: Analysis, linked: Mapping[int, int]) -> None:
    """Keep the figures of an article, in a transaction; nothing of it may be there.

    Args:
        connection: to write to.
        article_id: of the article.
        analysis: what was found in it.
        linked: as of `reader.library.across.entities.put`; figures hang on none of them.
    """
    del linked
    rows, terms = [], set()
    for number, kept in enumerate(_of_analysis(analysis)):
        if kept.kind == "date":
            sort = NAMED_DAYS if kept.unit == "day" else PERIOD
        else:
            unit = _term(connection, kept.unit, kept.unit, is_unit=True)
            what = _term(connection, kept.what, kept.written, is_unit=False)
            terms.update({unit, what} - {0})
            sort = _sort(connection, kept.kind, unit, what)
        rows.append((article_id * PER_ARTICLE + number, sort, kept.low, kept.high))
    connection.executemany("INSERT INTO figure (at, sort, low, high) VALUES (?, ?, ?, ?)", rows)
    if terms:
        connection.execute(
            "INSERT INTO counting (article, terms) VALUES (?, ?)", (article_id, packed_ids(sorted(terms)))
        )
        _count(connection, terms, 1)


def take_out(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the figures of an article out."""
    first = article_id * PER_ARTICLE
    connection.execute("DELETE FROM figure WHERE at BETWEEN ? AND ?", (first, first + PER_ARTICLE - 1))
    found = connection.execute("SELECT terms FROM counting WHERE article = ?", (article_id,)).fetchone()
    if found is not None:
        _count(connection, unpacked_ids(found[0]), -1)
        connection.execute("DELETE FROM counting WHERE article = ?", (article_id,))


def key_of(what: str) -> str:
    """The form in which a counted thing is compared: whatever its case, accents and number."""
    return of_one(fold(what))


def _of_analysis(analysis: Analysis) -> Iterator[Kept]:
    """What is kept of the figures that are not trivial, each once, those that weigh most."""
    figures = sorted(
        (figure for figure in analysis.figures if not figure.trivial), key=lambda figure: (-figure.weight, figure.id)
    )
    found = (kept for figure in figures if (kept := kept_of(figure, analysis.numbers)) is not None)
    for number, one in enumerate(dict.fromkeys(found)):
        if number == PER_ARTICLE:
            return
        yield one


def kept_of(figure: Figure, numbers: tuple[NumberMention, ...]) -> Kept | None:
    """A figure as it is kept, trivial or not; None for one that is none of the amounts and days that are compared."""
    mentions = [numbers[at] for at in figure.mentions]
    number = max(mentions, key=lambda mention: len(mention.what or ""))
    if number.kind in _NO_AMOUNTS:
        return _date(number)
    ends = _ends(number)
    if ends is None:
        return None
    low, high = ends
    head = number.what_head or ""
    # What holds a quotation mark or a star cannot be asked for.
    what = key_of(head) if len(head) <= _LONGEST_WORD and not set(head) & set('"* ') else ""
    return Kept(number.kind, number.unit or "", what, fold(head) if what else "", low, None if high == low else high)


def _date(number: NumberMention) -> Kept | None:
    days = calendar_days(number.resolved or number.date or "")
    if days is None:
        return None
    length = days.last - days.first
    unit = "day" if days.are_named and length < LONGEST_SPAN else "period"
    return Kept("date", unit, "", "", float(days.first), float(days.last) if length else None)


def _ends(number: NumberMention) -> tuple[float, float] | None:
    """The least and the most that a number may be; "more than 300" is 300 and a little more, and never 400.

    "Dozens", which have no upper end, are as many as they are at least, and a little more.
    """
    given = [float(end) for end in (number.value, number.low, number.high) if end is not None]
    if not given or not all(map(math.isfinite, given)):
        return None
    low, high = min(given), max(given)
    is_open_above = number.bound == ">" or (number.value is None and number.high is None)
    if is_open_above:
        high = math.nextafter(high, math.inf)
    elif number.bound == "<":
        low = math.nextafter(low, -math.inf)
    return low, high


def _term(connection: sqlite3.Connection, word: str, written: str, *, is_unit: bool) -> int:
    """The number of a term, made where it is new; 0 for none. The plural is the form that is read."""
    if not word:
        return 0
    key = fold(word)
    found = connection.execute("SELECT id, written FROM term WHERE is_unit = ? AND word = ?", (is_unit, key)).fetchone()
    if found is None:
        made = connection.execute("INSERT INTO term (is_unit, word, written) VALUES (?, ?, ?)", (is_unit, key, written))
        return made.lastrowid or 0
    if not is_unit and found[1] == key != written:
        connection.execute("UPDATE term SET written = ? WHERE id = ?", (written, found[0]))
    return int(found[0])


def _sort(connection: sqlite3.Connection, kind: str, unit: int, what: int) -> int:
    sort = (kind, unit, what)
    found = connection.execute("SELECT id FROM sort WHERE kind = ? AND unit = ? AND what = ?", sort).fetchone()
    if found is not None:
        return int(found[0])
    return connection.execute("INSERT INTO sort (kind, unit, what) VALUES (?, ?, ?)", sort).lastrowid or 0


def _count(connection: sqlite3.Connection, terms: Iterable[int], step: int) -> None:
    connection.executemany("UPDATE term SET articles = articles + ? WHERE id = ?", [(step, term) for term in terms])
