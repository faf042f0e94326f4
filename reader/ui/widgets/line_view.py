"""What scrolls and draws itself line by line, with a slim bar at its right that tells how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.widgets.looks import Looks

if TYPE_CHECKING:
    from textual import events

_THUMB = "▐"


class LineView(Looks, ScrollView, can_focus=True):
    """Lines of a long page; a subclass draws them and says what pointing and clicking mean.

    The bar is drawn with the lines. Textual's own is a widget: three of them were 5 % of the start (November 2026), and
    one comes only with the layout after the one in which a page turned out to be long.
    """

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: hidden; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._held_at: int | None = None
        """Line of the thumb by which the mouse holds it."""
        self._is_pressed_on_bar = False

    # For subclasses

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a line of the screen, exactly so many cells wide."""
        raise NotImplementedError

    def mouse_moved(self, event: events.MouseMove) -> None:
        """The mouse moved over the lines."""

    def mouse_left(self) -> None:
        """The mouse is over the lines no more."""

    def clicked(self, event: events.Click) -> None:
        """The lines were clicked."""

    def moved_by_reader(self) -> None:
        """The reader went elsewhere by himself."""

    # Room

    @property
    def allow_vertical_scroll(self) -> bool:
        """Always; Textual would ask whether a scrollbar of its own is shown."""
        return True

    @property
    def line_width(self) -> int:
        """Cells of a line beside the bar; 0 while there is no size."""
        return max(0, self.scrollable_content_region.width - 1)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen and the bar beside it."""
        width = self.size.width - 1
        if width < 1:
            return Strip.blank(self.size.width, self.rich_style)
        return Strip([*self.draw_line(y, width), self._bar(y)], width + 1)

    # The bar

    @property
    def _thumb(self) -> tuple[int, int]:
        """First line of the thumb and its length; no length when all is in sight."""
        height, total = self.size.height, self.virtual_size.height
        if not 0 < height < total:
            return 0, 0
        length = max(1, height * height // total)
        return round((height - length) * self.scroll_offset.y / (total - height)), length

    def _bar(self, y: int) -> Segment:
        first, length = self._thumb
        if not first <= y < first + length:
            return Segment(" ", self.rich_style)
        return Segment(_THUMB, self.look("thumb" if self._held_at is None else "held"))

    def _is_on_bar(self, event: events.MouseEvent) -> bool:
        return event.x >= self.size.width - 1 and self._thumb[1] > 0

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the thumb, which comes to the mouse."""
        self._is_pressed_on_bar = self._is_on_bar(event)
        if self._is_pressed_on_bar:
            self.screen.clear_selection()  # which Textual has begun
            first, length = self._thumb
            self._held_at = event.y - first if first <= event.y < first + length else length // 2
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the thumb, or point at something."""
        if self._held_at is not None:
            self._drag_to(event.y)
        elif self._is_on_bar(event):
            self.mouse_left()
        else:
            self.mouse_moved(event)

    def on_leave(self) -> None:
        """Point at nothing."""
        self.mouse_left()

    def on_mouse_up(self) -> None:
        """Let the thumb go."""
        if self._held_at is not None:
            self._held_at = None
            self.release_mouse()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Click something, unless the bar was meant, wherever the button went up."""
        if not self._is_pressed_on_bar:
            self.clicked(event)

    def _drag_to(self, y: int) -> None:
        height, (_first, length) = self.size.height, self._thumb
        if self._held_at is not None and height > length:
            self.moved_by_reader()
            part = (y - self._held_at) / (height - length)
            self.scroll_to(y=round(part * self.max_scroll_y), animate=False)
            self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """The wheel was turned: nothing is scrolled back afterwards."""
        self.moved_by_reader()

    def on_mouse_scroll_up(self) -> None:
        """As `on_mouse_scroll_down`."""
        self.moved_by_reader()
