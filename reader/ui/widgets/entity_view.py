"""The page of a name: who it is, when and in which articles it is named, with whom, and beside which numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from reader.model import ArticleRow
from reader.ui import across_wording as wording
from reader.ui.drawing import cells, fit, segment
from reader.ui.entity_rows import SENTENCE_INDENT, EntityRow, heading_rows, rows_of
from reader.ui.keymap import Context
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from reader.across import Companion, Nearby
    from reader.ui.trail import NamePage

_MOST_CELLS = 80
"""Of a line; more are hard to read."""
_USUAL_CELLS = 53
"""Of a line in a terminal of 80 cells, while the page has no size yet."""
_INDENT = 2
"""Cells before what can be chosen; the dot of an unread article stands in them."""


class EntityView(RowList):
    """Shows a `NamePage`, and tells what of it is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.NAME)
    LOOKS = "panel"

    class Chosen(Message):
        """Something on the page was chosen, to be gone to."""

        def __init__(self, target: ArticleRow | Companion | Nearby) -> None:
            super().__init__()
            self.target = target

    class CursorMoved(Message):
        """The reader moved the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.shown: NamePage | None = None
        self._rows: list[EntityRow] = []
        self._width = _USUAL_CELLS  # of a line; while the page is hidden it has none, and is wrapped for that of before

    # What is shown

    def show(self, shown: NamePage) -> None:
        """Show a page as it was left, or from its top on."""
        self.shown = shown
        self._build()
        self.place_cursor(shown.cursor if shown.cursor >= 0 else self._first, scroll=False)
        self.scroll_to(y=shown.top, animate=False)

    def fill(self, shown: NamePage) -> None:
        """Show what has become known of the page on screen; the lines of its name stay where they are.

        So does the cursor on what it was on, or else on what has come there.
        """
        if shown is not self.shown:
            return
        was, index = self._meant(self.cursor), self.cursor
        self._build()
        there = [row for row in range(self.row_count) if self.can_rest_on(row)]
        same = (row for row in there if index >= 0 and self._meant(row) == was)
        behind = (row for row in there if row >= index >= 0)
        self.place_cursor(next(same, next(behind, self._first)), scroll=False)

    def _meant(self, index: int) -> object:
        """What a row is about, however it has changed."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        if row is None or row.target is None:
            return row and row.fold
        return row.target.id if isinstance(row.target, ArticleRow) else row.target

    def keep(self) -> None:
        """Note where the reader is on the page, for `show`."""
        if self.shown is not None:
            self.shown.cursor, self.shown.top = self.cursor, round(self.scroll_offset.y)

    def replace(self, row: ArticleRow) -> None:
        """Show what has changed of an article, if it stands on the page."""
        shown = self.shown
        if shown is not None and shown.page is not None and any(row.id == old.id for old in shown.page.rows):
            rows = tuple(row if row.id == old.id else old for old in shown.page.rows)
            shown.page = shown.page._replace(rows=rows)
            self._build()

    @property
    def target(self) -> ArticleRow | Companion | Nearby | None:
        """What the cursor is on, if it can be gone to."""
        return self._rows[self.cursor].target if 0 <= self.cursor < len(self._rows) else None

    @property
    def fold_at_cursor(self) -> bool | None:
        """Whether the fold that the cursor is on is open; None when it is on none."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row.fold in self.shown.unfolded if row is not None and row.fold and self.shown is not None else None

    @property
    def _first(self) -> int:
        return next((index for index in range(self.row_count) if self.can_rest_on(index)), -1)

    @property
    def _margin(self) -> int:
        return 3 if self._width >= 60 else 2

    @property
    def _column(self) -> int:
        """Cells of a line between the margins."""
        return max(1, min(_MOST_CELLS, self._width - 2 * self._margin))

    def _build(self) -> None:
        self._width = self.line_width or self._width
        shown = self.shown
        if shown is None:
            return
        if shown.page is None:
            self._rows = heading_rows(shown.name, (wording.kind(shown.kind), shown.message), self._column)
        else:
            self._rows = rows_of(shown.page, shown.unfolded, self._column, datetime.now(UTC).date())
        self.set_row_count(len(self._rows))

    def on_resize(self) -> None:
        """Wrap anew for the new width; the cursor stays on what it was on."""
        if self._width == self.line_width:
            return
        at = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        self._build()
        if at is not None:
            same = (i for i, row in enumerate(self._rows) if (row.target, row.fold) == (at.target, at.fold))
            self.place_cursor(next((i for i in same if self.can_rest_on(i)), self._first))

    # What moving means

    def can_rest_on(self, index: int) -> bool:
        """What leads somewhere, and folds."""
        return bool(self._rows[index].target or self._rows[index].fold)

    def main_row(self, index: int) -> int:
        """The sentence of a figure belongs to the figure."""
        return index - self._rows[index].line

    def cursor_moved(self, index: int) -> None:
        """Tell it; the first row that can be chosen brings the head of the page with it."""
        if index == self._first:
            self.scroll_to(y=0, animate=False)
        self.post_message(self.CursorMoved())

    def row_chosen(self, index: int) -> None:
        """Tell it, or open or close a fold."""
        row = self._rows[index]
        if row.target is not None:
            self.post_message(self.Chosen(row.target))
        elif row.fold and self.shown is not None:
            self.shown.unfolded ^= {row.fold}
            self._build()
            self._move_to(index)

    # Drawing

    def draw_row(self, index: int, part: int, width: int) -> Strip:  # noqa: ARG002 - rows of one line
        """Draw one line of the page."""
        row = self._rows[index]
        base = self.rich_style
        is_current = self.main_row(index) == self.cursor and self.has_focus
        if is_current:
            base += self.look("cursor")
        elif self.main_row(index) == self.pointed:
            base += self.look("pointed")
        ink = base + self.ink(row.look)
        column = min(self._column, width)
        left = max(self._margin, (width - column) // 2)
        at_cursor = is_current and not row.line
        aside = f" {row.aside}" if row.aside else ""
        indent = SENTENCE_INDENT if row.line else _INDENT if row.target else 0
        dot = "● " if row.look == "unread" else ""
        room = column - cells(aside)
        words = fit(f"{dot:{indent}}{row.words}", room)
        segments = [
            segment("▌ ".rjust(left) if at_cursor else " " * left, base + self.ink("lit")),
            segment(words, base + self.ink("lit") if at_cursor and not dot else ink),
            segment(aside, base + self.ink("count")),
            Segment(" " * max(0, width - left - column), base),
        ]
        return Strip(segments).adjust_cell_length(width, base)
