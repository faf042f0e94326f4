"""A list of rows of equal height, of any length: what the list of articles and the panel have in common.

A line-API widget that asks for a row when it is seen. Its cost does not grow with the list (measured in
November 2026: Textual's own lists take 10 to 20 s and 77 to 242 MB for 100,000 rows).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.ui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events


class RowList(LineView):
    """Rows with a cursor; a subclass draws them and says what moving, pointing and choosing mean."""

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The row with the cursor, or -1."""
    pointed: reactive[int] = reactive(-1, repaint=False)
    """The row under the mouse, or -1."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.row_height = 1
        self.row_count = 0

    # For subclasses

    def draw_row(self, index: int, part: int, width: int) -> Strip:
        """Draw the part-th line of a row, exactly so many cells wide."""
        raise NotImplementedError

    def can_rest_on(self, index: int) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the cursor may stand on a row; headings say no."""
        return True

    def main_row(self, index: int) -> int:
        """The row that this one is drawn below and belongs to: a click on it is one on that; by default itself."""
        return index

    def cursor_moved(self, index: int) -> None:
        """The cursor was moved by the reader."""

    def row_pointed(self, index: int) -> None:
        """The mouse came over a row, or left the rows (-1)."""

    def row_chosen(self, index: int) -> None:
        """A row was chosen with Enter or a click."""

    # Rows

    def set_row_count(self, count: int, row_height: int = 1) -> None:
        """Show so many rows; cursor and scroll position stay as far as they can."""
        self.row_count = count
        self.row_height = row_height
        self.virtual_size = Size(self.line_width, count * row_height)
        if self.cursor >= count:
            self.set_reactive(RowList.cursor, count - 1)
        self.set_reactive(RowList.pointed, -1)
        self.refresh()

    def place_cursor(self, index: int, *, scroll: bool = True) -> None:
        """Put the cursor on a row without telling anybody."""
        old = self.cursor
        self.set_reactive(RowList.cursor, index)
        self.refresh_row(old)
        self.refresh_row(index)
        if scroll and index >= 0:
            self.scroll_to_row(index)

    def scroll_to_row(self, index: int) -> None:
        """Scroll as little as needed to show a row, with the headings right above it and what belongs to it."""
        first = index
        while first > 0 and not self.can_rest_on(first - 1) and self.main_row(first - 1) == first - 1:
            first -= 1
        bottom = self._after(index) * self.row_height
        height = self.scrollable_content_region.height
        if not height:  # there is no size yet; `on_resize` comes back to it
            return
        y = self.scroll_offset.y
        if first * self.row_height < y:
            self.scroll_to(y=first * self.row_height, animate=False)
        elif bottom > y + height:
            last = bottom - height
            self.scroll_to(y=-(-last // self.row_height) * self.row_height, animate=False)

    def show_rows(self, first: int, last: int) -> None:
        """Scroll as little as needed to show all these rows, or the first of them at the top."""
        height = self.scrollable_content_region.height
        y = min(first * self.row_height, max(self.scroll_offset.y, self._after(last) * self.row_height - height))
        if height:
            self.scroll_to(y=y, animate=False)

    def refresh_row(self, index: int) -> None:
        """Draw one row anew."""
        if index >= 0:
            self.refresh_lines(index * self.row_height, (self._after(index) - index) * self.row_height)

    def _after(self, index: int) -> int:
        """The first row after this one that does not belong to it."""
        after = index + 1
        while after < self.row_count and self.main_row(after) == index:
            after += 1
        return after

    # Moving

    def action_move(self, step: int) -> None:
        """Move the cursor by rows, over what it may not rest on."""
        index = self.cursor + step
        while 0 <= index < self.row_count and not self.can_rest_on(index):
            index += 1 if step > 0 else -1
        if 0 <= index < self.row_count:
            self._move_to(index)

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages."""
        rows = max(1, self.scrollable_content_region.height // self.row_height - 1)
        direction = -1 if pages < 0 else 1
        before = self.cursor
        self._move_near(before + (round(pages * rows) or direction), -direction)
        if self.cursor == before:  # the page held nothing but headings
            self.action_move(direction)

    def action_edge(self, edge: int) -> None:
        """Move the cursor to the first (-1) or last (1) row."""
        self._move_near(0 if edge < 0 else self.row_count - 1, -edge)

    def action_choose(self) -> None:
        """Choose the row with the cursor."""
        if 0 <= self.cursor < self.row_count:
            self.row_chosen(self.cursor)

    def _move_near(self, index: int, direction: int) -> None:
        index = max(0, min(self.row_count - 1, index))
        while 0 <= index < self.row_count and not self.can_rest_on(index):
            index += direction
        if 0 <= index < self.row_count:
            self._move_to(index)

    def _move_to(self, index: int) -> None:
        self.place_cursor(index)
        self.cursor_moved(index)

    # Events

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.line_width, self.row_count * self.row_height)
        if self.cursor >= 0:
            self.scroll_to_row(self.cursor)

    def on_focus(self) -> None:
        """Show that the keys work here."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Show that the keys work elsewhere."""
        self.refresh_row(self.cursor)

    def mouse_moved(self, event: events.MouseMove) -> None:
        """Point at the row under the mouse."""
        index = self._row_under(event)
        self._point(index if index < self.row_count and self.can_rest_on(index) else -1)

    def mouse_left(self) -> None:
        """Point at nothing."""
        self._point(-1)

    def _point(self, index: int) -> None:
        old = self.pointed
        if index != old:
            self.set_reactive(RowList.pointed, index)
            self.refresh_row(old)
            self.refresh_row(index)
            self.row_pointed(index)

    def clicked(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        index = self._row_under(event)
        if 0 <= index < self.row_count and self.can_rest_on(index):
            self.place_cursor(index, scroll=False)
            self.row_chosen(index)

    def _row_under(self, event: events.MouseEvent) -> int:
        """The row under the mouse; one that there is not below the last one."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        return self.main_row(index) if index < self.row_count else index

    # Drawing

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw one line of the screen."""
        index, part = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        return self.draw_row(index, part, width)
