"""What a library knows of an entity: who and where it is named with, and the figures that stand beside it."""

from __future__ import annotations

import logging
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from reader.across import Companion, EntityPage, Nearby
from reader.library.across.entities import KINDS, LATEST_FIRST
from reader.library.across.kin import kin_of
from reader.library.across.linked import Naming, described
from reader.library.across.linking import identity
from reader.library.articles import store
from reader.library.articles.ids import AMONG, REMOVED, json_values
from reader.text.display import safe_line
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.model import Analysis, ArticleRow, NumberMention

_log = logging.getLogger(__name__)

ROWS = 500
"""Most articles of a page."""
COMPANIONS = 30
"""Most companions of a page."""
FIGURES_OF = 20
"""Latest articles of which figures are given."""
FIGURES = 60
"""Most figures of a page."""
FIGURES_OF_ONE = 6
"""Most figures of one article."""
MAX_WORDS_CHARS = 240
"""Of a longer sentence the part around the figure is given."""
_READ_CHARS = 200_000
"""Characters of an article in which figures are looked for."""


def page(connection: sqlite3.Connection, number: int, corrected: Callable[[Analysis], Analysis]) -> EntityPage | None:
    """What is known of an entity and those that are one with it; None when no article names it.

    Args:
        connection: in a transaction.
        number: id of the entity.
        corrected: makes of an analysis what the user says of its names.
    """
    members = kin_of(connection, [number]).get(number)
    entity = described(connection, members) if members else None
    if entity is None or members is None:
        return None
    ids = [
        row[0]
        for row in connection.execute(
            f"SELECT DISTINCT article FROM named WHERE entity {AMONG}"  # noqa: S608
            f" AND article NOT IN {REMOVED} ORDER BY {LATEST_FIRST}",
            (json_values(members),),
        )
    ]
    companions = [
        Companion(one.kind, one.name, one.articles, one.members[0])
        for one in Naming(connection, ids).most(KINDS, COMPANIONS + 1)
        if entity.id not in one.members
    ]
    rows = store.rows(connection, ids[:ROWS])
    keys = {
        (KINDS[kind], key)
        for kind, key in connection.execute(f"SELECT kind, key FROM entity WHERE id {AMONG}", (json_values(members),))  # noqa: S608 - constants
    }
    figures = (
        figure
        for row in rows[:FIGURES_OF]
        for figure in islice(_nearby(connection, row, keys, corrected), FIGURES_OF_ONE)
    )
    return EntityPage(entity, tuple(rows), tuple(companions[:COMPANIONS]), tuple(islice(figures, FIGURES)))


def _nearby(
    connection: sqlite3.Connection,
    row: ArticleRow,
    keys: set[tuple[str, str]],
    corrected: Callable[[Analysis], Analysis],
) -> Iterator[Nearby]:
    """The figures in the sentences of an article that name an entity of one of these kinds and keys."""
    try:
        analysis = store.kept_analysis(connection, row.id)
    except UNREADABLE:
        _log.warning("the analysis of article %s is damaged", row.id)
        return
    if analysis is None:
        return
    starts = [sentence.start for sentence in analysis.sentences]
    named = {
        bisect_right(starts, mention.start) - 1
        for entity in corrected(analysis).entities
        if (entity.kind, identity(entity)) in keys
        for mention in entity.mentions
    }
    labels = {at: figure.label for figure in analysis.figures if not figure.trivial for at in figure.mentions}
    told: set[str] = set()
    text = store.texts(connection, (row.id,), _READ_CHARS).get(row.id, "")
    beside = [
        (number, labels[position], at)
        for position, number in enumerate(analysis.numbers)
        if labels.get(position) and (at := bisect_right(starts, number.start) - 1) in named
        if at >= 0 and number.end <= len(text)
    ]
    explained = {_amount(number) for number, _, _ in beside if number.what}
    for number, label, at in beside:
        # A headline says "2 million" of what the text below calls "2 million people".
        if label not in told and (number.what or _amount(number) not in explained):
            told.add(label)
            sentence = analysis.sentences[at]
            words = _around(text[sentence.start : sentence.end], number.start - sentence.start)
            yield Nearby(row.id, label, words, number.start, row.published)


def _amount(number: NumberMention) -> tuple[str | None, ...]:
    """What makes two numbers the same but for what is counted."""
    return number.kind, number.value, number.low, number.high, number.unit


def _around(sentence: str, at: int) -> str:
    """A sentence as one line of plain text, of a long one the part around a character."""
    cut_before = cut_after = ""
    if len(sentence) > MAX_WORDS_CHARS:
        start = max(0, min(at - MAX_WORDS_CHARS // 2, len(sentence) - MAX_WORDS_CHARS))
        end = start + MAX_WORDS_CHARS
        if start:
            space = sentence.find(" ", start, at)
            start, cut_before = (space if space > 0 else start), "…"
        if end < len(sentence):
            space = sentence.rfind(" ", at, end)
            end, cut_after = (space if space > 0 else end), "…"
        sentence = sentence[start:end]
    return f"{cut_before}{' '.join(safe_line(sentence).split())}{cut_after}"
