"""A page that scrolls: the lines of an article, wrapped to the width of the widget, from any place on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Size
from textual.message import Message

from reader.model import StoredArticle, Summary
from reader.ui.drawing import cells
from reader.ui.later import later
from reader.ui.page import WRAP_AT_ONCE, Digest, Heading, Page
from reader.ui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.model import ArticleId

WRAP_PAUSE_S = 0.01
"""Time for everything else between two pieces of a long text that are wrapped."""
_HEADING = -1
"""As the character of a place: the first line of the page."""


class Place(NamedTuple):
    """A character of the text and the row of the screen that it stands on; what a reader would call "here"."""

    offset: int
    row: int


class PageView(LineView):
    """Lays an article out and keeps the reader's place when the width or the summary changes.

    A subclass draws the lines.
    """

    DEFAULT_CSS = """
    PageView { width: 1fr; height: 1fr; }
    """

    class Scrolled(Message):
        """Another part of an article is on screen."""

        def __init__(self, article_id: ArticleId, percent: int) -> None:
            super().__init__()
            self.article_id = article_id
            self.percent = percent

    class EndPassed(Message):
        """The reader asked to go on at the end of the article."""

    def __init__(self, *, text_width: int = 76, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.text_width = text_width
        self._stored: StoredArticle | None = None
        self._heading = Heading("", "")
        self._is_clean = False
        self._is_whole = False  # what was left out of this article had to be shown
        self._page: Page | None = None
        self._page_width = 0
        self._left = 0
        self._returns: list[Place | None] = []
        self._coming: int | None = None
        """The character that comes into view when the page is laid out; until then it is hidden, or has no size."""
        self.was_moved = False
        """Whether the reader went anywhere in this article by himself."""

    # For subclasses

    @property
    def digest(self) -> Digest:
        """What stands between the heading and the text."""
        return Digest(Summary())

    def page_changed(self) -> None:
        """The lines are others than before."""

    def moved_by_reader(self) -> None:
        """The reader went elsewhere by himself."""
        self.was_moved = True
        self._returns.clear()

    # The page

    def change_heading(self, heading: Heading) -> None:
        """Say something else above the text, which stays where it is."""
        self._heading = heading
        self._lay_out(self._place())

    def set_text_width(self, width: int) -> None:
        """Give the text column another width, in cells."""
        self.text_width = width
        self._lay_out(self._place())

    def toggle_clean(self) -> None:
        """Leave out what is no part of the article, or show it again; the text stays where it is."""
        place = self._place()
        self._is_clean = not self.shows_clean_alone
        self._is_whole = False
        self._lay_out(place)

    @property
    def shows_clean_alone(self) -> bool:
        """Whether what is no part of the article is left out."""
        return self._is_clean and not self._is_whole

    @property
    def left_out(self) -> int:
        """How many lines of the text are left out."""
        return self._page.left_out if self._page is not None else 0

    @property
    def reading_offset(self) -> int:
        """The character at the top of the page; 0 while the heading is in sight."""
        if self._page is None:  # not laid out: in a small terminal the list hides it
            return self._stored.position if self._stored else 0
        return self._page.offset_of(self.scroll_offset.y) if self.scroll_offset.y else 0

    @property
    def _margin(self) -> int:
        return 3 if self.line_width >= 60 else 2

    @property
    def column_width(self) -> int:
        """Room of a line of text, in cells; the most there can be while the size is not known."""
        width = self.line_width
        return max(8, min(self.text_width, width - 2 * self._margin)) if width else self.text_width

    def _place(self) -> Place | None:
        """What of the text is where on the screen; None at the very top."""
        top = self.scroll_offset.y
        if self._page is None:
            return Place(self._stored.position, 0) if self._stored and self._stored.position else None
        if not top:
            return None
        offset = self._page.offset_of(max(top, self._page.text_from))
        return Place(offset, self._page.line_of(offset) - top)

    def _place_beside_summary(self) -> Place | None:
        """What stays where it is when the summary grows or shrinks: what is above it, or the text once it is passed."""
        top = self.scroll_offset.y
        is_in_sight = self._page is not None and top < self._page.text_from - 1
        return Place(_HEADING, -top) if is_in_sight else self._place()

    def _return_to(self, place: Place | None) -> None:
        line = 0
        if place is not None and place.offset == _HEADING:
            line = -place.row
        elif place is not None and self._page is not None:
            line = max(0, self._page.line_of(place.offset, below=self.size.height) - place.row)
            self._fit_height()
        self.scroll_to(y=line, animate=False)

    @property
    def percent(self) -> int:
        """How much of the text has been on screen, in per cent."""
        if self._page is None:
            return 0
        return self._page.progress(min(self.scroll_offset.y + self.size.height, len(self._page.lines)) - 1)

    def _lay_out(self, place: Place | None) -> None:
        room = self.line_width
        if self._stored is None or not room:
            self._page_width = 0  # laid out when it is drawn
            return
        width = self.column_width
        self._left = max(self._margin, (room - width) // 2)
        self._page_width = room
        self._page = Page(
            self._stored.article, self._heading, self.digest, width, cells, clean_alone=self.shows_clean_alone
        )
        self.page_changed()
        self._fit_height()
        self._return_to(place)
        if self._coming is not None:
            self._bring_into_view(self._coming)
        self.refresh()
        self._tell_scrolled()
        self._wrap_soon(self._page)

    def _wrap_soon(self, page: Page) -> None:
        if not page.is_complete:
            later(self, WRAP_PAUSE_S, partial(self._wrap_more, page))

    def _wrap_more(self, page: Page) -> None:
        if page is not self._page:  # laid out anew
            return
        page.extend(WRAP_AT_ONCE)
        self._fit_height()
        if page.is_complete:
            self._tell_scrolled()
        self._wrap_soon(page)

    def _fit_height(self) -> None:
        assert self._page is not None
        self.virtual_size = Size(self._page_width, len(self._page.lines) + 1)

    # Places

    def go_to(self, offset: int) -> None:
        """Bring a character of the text into view and remember where the reader was."""
        self._returns.append(self._place())
        self._bring_into_view(offset)

    def go_back(self) -> bool:
        """Return to where the reader was before `go_to`; False if nowhere else."""
        while self._returns:
            place = self._returns.pop()
            if place != self._place():
                self._return_to(place)
                return True
        return False

    def _bring_into_view(self, offset: int) -> None:
        self._coming = offset if self._page is None else None
        if self._page is None:
            return
        if not self._page.has(offset):  # what is gone to is shown, until the next article
            self._is_whole = True
            self._lay_out(self._place())
        line = self._page.line_of(offset, below=self.size.height)
        self._fit_height()
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False)

    def _top_offset(self) -> int:
        if self._page is None:
            return self._stored.position if self._stored else 0
        return self._page.offset_of(self.scroll_offset.y)

    # Moving

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self._move_to(self.scroll_offset.y + lines)

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll by pages, which overlap by two lines."""
        self._move_to(self.scroll_offset.y + round(pages * max(1, self.size.height - 2)))

    def action_scroll_edge(self, edge: int) -> None:
        """Scroll to the top (-1) or the bottom (1)."""
        if edge > 0 and self._page:
            self._page.line_of(len(self._stored.article.text) if self._stored else 0)
            self._fit_height()
        self._move_to(0 if edge < 0 else self.max_scroll_y)

    def action_read_on(self) -> None:
        """Scroll a page down, or say that the end is passed."""
        if self.scroll_offset.y >= self.max_scroll_y and (self._page is None or self._page.is_complete):
            self.post_message(self.EndPassed())
        else:
            self.action_scroll_pages(1)

    def _move_to(self, line: float) -> None:
        self.moved_by_reader()
        self.scroll_to(y=line, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_scrolled()

    def _tell_scrolled(self) -> None:
        if self._stored is not None:
            self.post_message(self.Scrolled(self._stored.row.id, self.percent))

    def on_resize(self) -> None:
        """Wrap anew for the new width; the line at the top stays at the top."""
        if self._page_width != self.line_width:
            self._lay_out(self._place())
        else:
            self._tell_scrolled()
