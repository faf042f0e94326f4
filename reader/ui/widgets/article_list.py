"""The list of articles, or of what a search found, two or four lines a row, of any length.

It holds the pages of rows around the ones in sight and asks for others when they are seen: whoever composed
it answers `PageWanted` with `fill`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip

from reader.frozen import replace
from reader.model import ArticleRow, SearchHit
from reader.text.wrap import wrap
from reader.ui.ages import age
from reader.ui.drawing import cells, fit, segment
from reader.ui.keymap import Context
from reader.ui.listing import MAX_PAGES, PAGE_ROWS, Sight
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from textual.binding import BindingType

    from reader.model import ArticleId


CHOSEN = "✓"
"""Stands before an article that the next deed is done to."""
STAR = "★"
"""Stands below the mark of an unread article."""
_SUPPLIED = frozenset({"file", "derived"})
"""Origins of titles that nobody gave and the text does not have: they stand in italics."""


class ArticleList(RowList):
    """Shows `ArticleRow`s, or `SearchHit`s with their snippets."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.LIST)
    LOOKS = "article-list"

    class PageWanted(Message):
        """Rows came into sight that are not here yet."""

        def __init__(self, listing: int, first: int, limit: int) -> None:
            super().__init__()
            self.listing = listing
            self.first = first
            self.limit = limit

    class CursorMoved(Message):
        """The reader moved the cursor to an article."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class ArticleChosen(Message):
        """The reader wants to read an article."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.listing = 0
        """Number of the listing on screen; pages of an older one are dropped."""
        self._pages: LRUCache[int, Sequence[ArticleRow | SearchHit]] = LRUCache(MAX_PAGES)
        self._asked: set[int] = set()
        self._snippets: LRUCache[tuple[int, int], list[tuple[int, int]]] = LRUCache(64)
        self._chosen: Container[ArticleId] = ()

    # Rows

    def show(self, count: int, cursor: int, *, as_hits: bool = False) -> int:
        """Start a new listing.

        Args:
            count: of its rows.
            cursor: row with the cursor.
            as_hits: whether the rows are search hits.

        Returns:
            The number of the listing, which `fill` wants back.
        """
        self.listing += 1
        self.forget()
        self.set_row_count(count, 4 if as_hits else 2)
        self.place_cursor(min(cursor, count - 1))
        return self.listing

    def renew(self, count: int, cursor: int, pages: Mapping[int, Sequence[ArticleRow | SearchHit]]) -> None:
        """Show the listing as it is by now; the cursor's row stays where it is on the screen.

        Only a list that is seen from its beginning stays so, as far as the cursor stays in sight: what has come shows.

        Args:
            count: of its rows.
            cursor: row of the article that has the cursor.
            pages: index of the first row -> rows that are in sight.
        """
        y = self.scroll_offset.y
        shift = cursor - self.cursor
        self.listing += 1
        self.forget()
        for first, rows in pages.items():
            self._keep(first, rows)
        self.set_row_count(count, self.row_height)
        self.place_cursor(cursor, scroll=False)
        is_in_sight = (cursor + 1) * self.row_height <= self.scrollable_content_region.height
        if y or not is_in_sight:
            self.scroll_to(y=y + shift * self.row_height, animate=False, immediate=True)

    @property
    def sight(self) -> Sight:
        """What is seen of the listing."""
        first = self.scroll_offset.y // self.row_height
        last = (self.scroll_offset.y + self.scrollable_content_region.height) // self.row_height
        row = self.row(self.cursor) if self.cursor >= 0 else None
        return Sight(self.listing, self.cursor, None if row is None else row.id, first, min(last, self.row_count - 1))

    def ids_in_sight(self) -> list[ArticleId]:
        """The articles whose rows are on the screen, from the top."""
        seen = self.sight
        return [row.id for index in range(seen.first, seen.last + 1) if (row := self.row(index)) is not None]

    def fill(self, listing: int, first: int, rows: Sequence[ArticleRow | SearchHit]) -> None:
        """Take a page of rows; one of an older listing is dropped."""
        if listing == self.listing:
            self._keep(first, rows)
            self._asked.discard(first)
            self.refresh()

    def _keep(self, first: int, rows: Sequence[ArticleRow | SearchHit]) -> None:
        self._pages.discard(first)  # setting a key that is there already changes nothing
        self._pages[first] = rows

    def forget(self) -> None:
        """Drop the rows, so that they are asked for anew: something in them has changed."""
        self._pages.clear()
        self._asked.clear()
        self._snippets.clear()
        self.refresh()

    def item(self, index: int) -> ArticleRow | SearchHit | None:
        """The row at an index, as far as it is here."""
        page = self._pages.get(index - index % PAGE_ROWS)
        offset = index % PAGE_ROWS
        return page[offset] if page is not None and offset < len(page) else None

    def row(self, index: int) -> ArticleRow | None:
        """The article at an index, as far as it is here."""
        item = self.item(index)
        return item.row if isinstance(item, SearchHit) else item

    def replace(self, row: ArticleRow) -> None:
        """Show what has changed of an article, where it is in the list."""
        for first in list(self._pages.keys()):
            page = self._pages[first]
            for offset, item in enumerate(page):
                old = item.row if isinstance(item, SearchHit) else item
                if old.id == row.id:
                    changed = replace(item, row=row) if isinstance(item, SearchHit) else row
                    self._keep(first, [*page[:offset], changed, *page[offset + 1 :]])
                    self.refresh_row(first + offset)

    def show_chosen(self, chosen: Container[ArticleId]) -> None:
        """Mark the articles that the next deed is done to, and no others."""
        self._chosen = chosen
        self.refresh()

    def neighbours(self, index: int, reach: int = 2) -> list[ArticleId]:
        """The articles around an index, nearest first, the following before the preceding."""
        around = [index + step * sign for step in range(1, reach + 1) for sign in (1, -1)]
        return [row.id for i in around if i >= 0 and (row := self.row(i)) is not None]

    def _wanted(self, index: int) -> None:
        first = index - index % PAGE_ROWS
        if first not in self._asked and first not in self._pages:
            self._asked.add(first)
            self.post_message(self.PageWanted(self.listing, first, min(PAGE_ROWS, self.row_count - first)))

    # What moving means

    def cursor_moved(self, index: int) -> None:
        """Tell it, and have the rows beyond ready."""
        for ahead in (index + PAGE_ROWS // 2, index - PAGE_ROWS // 2):
            if 0 <= ahead < self.row_count:
                self._wanted(ahead)
        self.post_message(self.CursorMoved(index))

    def row_chosen(self, index: int) -> None:
        """Tell it."""
        self.post_message(self.ArticleChosen(index))

    # Drawing

    def draw_row(self, index: int, part: int, width: int) -> Strip:
        """Draw the title, the snippet's lines, or what is to know of an article."""
        item = self.item(index)
        base = self.rich_style
        if index == self.cursor:
            base += self.look("cursor")
        elif index == self.pointed:
            base += self.look("pointed")
        is_current = index == self.cursor and self.has_focus
        bar = segment("▌" if is_current else " ", base + self.ink("bar"))
        if item is None:
            self._wanted(index)
            words = "…" if part == 0 else ""
            return Strip([bar, segment(fit(f"  {words}", width - 1), base + self.ink("meta"))])
        row = item.row if isinstance(item, SearchHit) else item
        if part == 0 and row.id in self._chosen:
            bar = segment(CHOSEN, base + self.ink("bar"))
        last = self.row_height - 1
        if part == 0:
            look = "unread" if row.unread else "title"
            dot = "● " if row.unread else "  "
            ink = base + self.ink(look)
            if row.title_origin in _SUPPLIED:
                ink += Style(italic=True)
            return Strip([bar, segment(fit(f"{dot}{row.title} ", width - 1), ink)])
        if part == last or not isinstance(item, SearchHit):
            ink = base + self.ink("meta")
            if row.starred:
                star = segment(f"{STAR} ", base + self.ink("star"))
                return Strip([bar, star, segment(fit(f"{_meta(row)} ", width - 3), ink)])
            return Strip([bar, segment(fit(f"  {_meta(row)} ", width - 1), ink)])
        return Strip([bar, *self._snippet(index, item, part - 1, width - 4, base)]).adjust_cell_length(width, base)

    def _snippet(self, index: int, hit: SearchHit, line: int, width: int, base: Style) -> list[Segment]:
        lines = self._snippets.get((index, width))
        if lines is None:
            lines = _lines_around(hit, max(4, width))
            self._snippets[index, width] = lines
        indent = Segment("  ", base)
        if line >= len(lines):
            return [indent]
        start, end = lines[line]
        plain, marked = base + self.ink("snippet"), base + self.ink("hit")
        segments, position = [indent], start
        for hit_start, hit_end in hit.hits:
            if hit_end <= position or hit_start >= end:
                continue
            segments.append(segment(hit.snippet[position : max(position, hit_start)], plain))
            segments.append(segment(hit.snippet[max(position, hit_start) : min(end, hit_end)], marked))
            position = min(end, hit_end)
        segments.append(segment(hit.snippet[position:end], plain))
        return [s for s in segments if s.text]


def _lines_around(hit: SearchHit, width: int) -> list[tuple[int, int]]:
    """The lines of a snippet, from the one before the first hit on: the hit must be among those that are seen."""
    lines = wrap(hit.snippet, 0, len(hit.snippet), width, cells)
    if not hit.hits:
        return lines
    first = next((number for number, (_start, end) in enumerate(lines) if hit.hits[0][0] < end), 0)
    return lines[max(0, first - 1) :]


def _meta(row: ArticleRow) -> str:
    """Source, time to read, age, and what is special about an article."""
    special = (("removed", row.removed), ("updated", row.updated), ("not analysed", row.failed))
    parts = [words for words, is_so in special if is_so]
    parts += ["sample"] if row.sample else [row.source] if row.source else []
    parts.append(f"{row.minutes} min")
    when = age(row.published or row.added, datetime.now(UTC)) if not row.sample else ""
    if when:
        parts.append(when)
    return " · ".join(parts)
