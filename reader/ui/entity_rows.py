"""The rows of the page of a name: who it is, when, in which articles, with whom, beside which numbers. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reader.text.display import shorten
from reader.text.wrap import wrap
from reader.ui import across_wording as wording
from reader.ui.ages import short_date
from reader.ui.drawing import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from reader.across import Companion, EntityPage, Nearby
    from reader.model import ArticleRow

T = TypeVar("T")

ARTICLES, COMPANIONS, FIGURES = "articles", "named with", "numbers beside the name"
"""Names of the groups, and of the folds of what they have more of."""
FIRST_ARTICLES, FIRST_COMPANIONS, FIRST_FIGURES = 8, 8, 6
"""Rows of a group that stand open; the others are one key away."""
SENTENCE_LINES = 2
"""Of the sentence below a figure, at most."""
SENTENCE_INDENT = 4
"""Cells before it."""
_FEW = 2
_HEIGHTS = "▁▂▃▄▅▆▇"
_NOTHING = "·"
"""Stands in the chart for a time without articles."""
MOST_BAR_CELLS = 6
_MONTHS_A_YEAR = 12


class EntityRow(NamedTuple):
    """One line of the page.

    Attributes:
        aside: at the right end: a date or a count.
        target: what choosing it leads to.
        fold: name of the group that it opens and closes, or empty.
        line: number of the row among those below the one that it belongs to, from 1; 0 for that one and all others.
    """

    words: str
    look: str
    aside: str = ""
    target: ArticleRow | Companion | Nearby | None = None
    fold: str = ""
    line: int = 0


_EMPTY = EntityRow("", "quiet")


class Span(NamedTuple):
    """A month, a year or a decade, and how many articles are of it."""

    words: str
    articles: int


def rows_of(page: EntityPage, unfolded: AbstractSet[str], width: int, today: date) -> list[EntityRow]:
    """All rows of a page; what is folded is not made.

    Args:
        page: what is known.
        unfolded: names of the folds that are open.
        width: room of a line, in cells.
        today: dates of this year are told without it.
    """
    count = len(page.rows)
    told = wording.number(page.entity.articles)
    if count < page.entity.articles:
        told = f"the latest {wording.number(count)} of {told}"
    groups = (
        _Group(ARTICLES, f"{ARTICLES} {told}", page.rows, FIRST_ARTICLES, lambda row: _article_rows(row, today)),
        _Group(COMPANIONS, COMPANIONS, page.companions, FIRST_COMPANIONS, _companion_rows),
        _Group(FIGURES, FIGURES, page.figures, FIRST_FIGURES, lambda figure: _figure_rows(figure, width, today)),
    )
    seen: tuple[str, ...] = wording.seen(page.entity)
    if cells(in_one := " · ".join(seen)) <= width:
        seen = (in_one,)
    heading = heading_rows(page.entity.name, (wording.who(page.entity), *seen), width)
    return [*heading, *_chart_rows(page, width), *(row for group in groups for row in group.rows(unfolded))]


def heading_rows(name: str, known: Sequence[str], width: int) -> list[EntityRow]:
    """The name and what is known of it, in as many lines as it takes, and an empty one below."""
    told = [EntityRow(words, "entry") for words in _lines(known[0], width)]
    told += [EntityRow(words, "quiet") for line in known[1:] for words in _lines(line, width)]
    return [*(EntityRow(words, "name") for words in _lines(name, width)), *told, _EMPTY]


class _Group(NamedTuple, Generic[T]):
    """Things of one kind below a heading.

    Attributes:
        first: how many stand open; a fold of the others comes only where it hides more than two.
    """

    name: str
    heading: str
    things: Sequence[T]
    first: int
    make: Callable[[T], list[EntityRow]]

    def rows(self, unfolded: AbstractSet[str]) -> list[EntityRow]:
        """Its rows, and an empty one below; none without things."""
        if not self.things:
            return []
        hidden = len(self.things) - self.first
        rows = [EntityRow(self.heading.upper(), "heading")]
        if hidden <= _FEW:
            return [*rows, *self._made(self.things), _EMPTY]
        is_open = self.name in unfolded
        rows += self._made(self.things[: self.first])
        rows.append(EntityRow(f"{'▾' if is_open else '▸'} {wording.more(hidden)}", "fold", fold=self.name))
        return [*rows, *(self._made(self.things[self.first :]) if is_open else ()), _EMPTY]

    def _made(self, things: Sequence[T]) -> list[EntityRow]:
        return [row for thing in things for row in self.make(thing)]


def _article_rows(row: ArticleRow, today: date) -> list[EntityRow]:
    return [EntityRow(row.title, "unread" if row.unread else "title", _short(row.published, today), row)]


def _companion_rows(other: Companion) -> list[EntityRow]:
    return [EntityRow(wording.companion(other), "entry", wording.number(other.articles), other)]


def _figure_rows(figure: Nearby, width: int, today: date) -> list[EntityRow]:
    rows = [EntityRow(figure.label, "entry", _short(figure.day, today), figure)]
    room = max(1, width - SENTENCE_INDENT)
    lines = _lines(figure.words, room)
    if len(lines) > SENTENCE_LINES:
        last = shorten(" ".join(lines[SENTENCE_LINES - 1 :]), room)
        lines = [*lines[: SENTENCE_LINES - 1], last]
    return rows + [EntityRow(words, "quiet", line=number) for number, words in enumerate(lines, 1)]


def _lines(words: str, width: int) -> list[str]:
    return [words[start:end] for start, end in wrap(words, 0, len(words), max(1, width), cells)]


# When


def _chart_rows(page: EntityPage, width: int) -> list[EntityRow]:
    """A bar for each month, year or decade, and in words what they tell; nothing where all is of one of them.

    What has no date is in no bar.
    """
    spans = spans_of([row.published for row in page.rows if row.published], width)
    if len(spans) < 2:
        return []
    most = max(spans, key=lambda span: span.articles)
    told = wording.when(spans[0].words, spans[-1].words, most.words, most.articles)
    count = sum(span.articles for span in spans)
    if count < page.entity.articles:
        told = f"{told} · {wording.dated(count, page.entity.articles)}"
    return [
        EntityRow(bars([span.articles for span in spans], width), "bars"),
        *(EntityRow(words, "quiet") for words in _lines(told, width)),
        _EMPTY,
    ]


def bars(counts: Sequence[int], width: int) -> str:
    """A bar of a cell or more for each count, as high as it is beside the highest; one of nothing is a dot."""
    room = max(1, min(MOST_BAR_CELLS, width // max(1, len(counts))))
    highest = max(counts, default=0)
    drawn = (_NOTHING if not count else _HEIGHTS[-(-count * len(_HEIGHTS) // highest) - 1] for count in counts)
    if room == 1:
        return "".join(drawn)
    return "".join(bar.ljust(room) if bar == _NOTHING else bar * (room - 1) + " " for bar in drawn).rstrip()


def spans_of(days: Iterable[str], most: int) -> list[Span]:
    """The months from the first to the last day, or the years or decades where there are more than so many months.

    Args:
        days: ISO 8601, in any order; what gives no month is left out.
        most: spans, at least 1; the earliest are left out where even the decades are more.
    """
    months = sorted(month for day in days if (month := _month(day)) is not None)
    if not months:
        return []
    sizes = ((1, _month_words), (_MONTHS_A_YEAR, _year_words), (10 * _MONTHS_A_YEAR, _decade_words))
    size, name = next((size for size in sizes if months[-1] // size[0] - months[0] // size[0] < most), sizes[-1])
    last = months[-1] // size
    first = max(months[0] // size, last - most + 1)
    counts = [0] * (last - first + 1)
    for month in months:
        if month // size >= first:
            counts[month // size - first] += 1
    return [Span(name((first + index) * size), count) for index, count in enumerate(counts)]


def _month(day: str) -> int | None:
    """Months since the year 0."""
    year, month = day[:4], day[5:7]
    if not (year.isascii() and year.isdigit() and month.isascii() and month.isdigit()):
        return None
    return int(year) * _MONTHS_A_YEAR + int(month) - 1 if 1 <= int(month) <= _MONTHS_A_YEAR else None


def _month_words(month: int) -> str:
    year, index = divmod(month, _MONTHS_A_YEAR)
    return f"{date(2000, index + 1, 1):%b} {year}"


def _year_words(month: int) -> str:
    return str(month // _MONTHS_A_YEAR)


def _decade_words(month: int) -> str:
    return f"the {month // _MONTHS_A_YEAR}s"


def _short(day: str | None, today: date) -> str:
    if day is None:
        return ""
    try:
        return short_date(date.fromisoformat(day[:10]), today)
    except ValueError:
        return day[:10]
