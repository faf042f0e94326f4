"""A page on which a reader goes from line to line, to say what each one is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from reader.ui.widgets.summary_view import SummaryView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Block, StoredArticle
    from reader.ui.page import PageLine


class ChoosingView(SummaryView):
    """Marks one line of the text while lines are chosen; a line is a block here, however it is wrapped.

    The keys that scroll by lines go from one to the next. All lines are shown meanwhile.
    """

    class LineMarked(Message):
        """Another line is marked."""

    _marked: int | None = None  # character that the marked line starts with

    # For subclasses

    def marked_changed(self) -> None:
        """Another line is marked, or none."""

    def is_marked(self, index: int, line: PageLine) -> bool:
        """Whether a line of the page is of the marked line of the text."""
        block = self.marked_block
        is_text = self._page is not None and index >= self._page.text_from
        return block is not None and is_text and block.start <= line.start < block.end

    # Choosing

    @property
    def is_choosing(self) -> bool:
        """Whether lines are chosen."""
        return self._marked is not None

    @property
    def shows_clean_alone(self) -> bool:
        """Whether the page leaves out what is no part of the article; what is chosen among is shown."""
        return super().shows_clean_alone and not self.is_choosing

    @property
    def marked_block(self) -> Block | None:
        """The line that is marked."""
        if self._marked is None or self._stored is None:
            return None
        blocks = self._stored.article.blocks
        return blocks[bisect_left(blocks, self._marked, key=lambda block: block.start)]

    def start_choosing(self) -> bool:
        """Mark the first line that stands on the screen; False when there is none to choose."""
        blocks = self._blocks
        if not blocks or self._page is None:
            return False
        place = self._place()
        self._marked = blocks[0].start
        if super().shows_clean_alone:
            self._lay_out(place)
        self.marked_changed()
        self._follow()
        return True

    def stop_choosing(self) -> bool:
        """Mark nothing; False if nothing was marked."""
        if self._marked is None:
            return False
        self._marked = None
        self.marked_changed()
        if super().shows_clean_alone:
            self._lay_out(self._place())
        return True

    def change_roles(self, stored: StoredArticle) -> None:
        """Show the same text with other roles; it stays where the eye is."""
        place = self._place()
        self._stored = stored
        self._lay_out(place)

    def mark_line(self, index: int) -> None:
        """Mark the line of the text that a line of the page belongs to, if it can be chosen."""
        if self._page is not None and self._page.text_from <= index < len(self._page.lines):
            start = self._page.lines[index].start
            block = next((block for block in self._blocks if block.start <= start < block.end), None)
            if block is not None:
                self._mark(block.start)

    def _step(self, step: int) -> None:
        blocks = self._blocks
        here = next((i for i, block in enumerate(blocks) if block.start == self._marked), 0)
        block = blocks[max(0, min(len(blocks) - 1, here + step))]
        self._mark(block.start)
        self._bring_into_view(block.start)
        if self._page is not None and block is blocks[0]:  # with the heading above it
            self.scroll_to(y=0, animate=False)

    def _mark(self, start: int) -> None:
        if start != self._marked:
            self._marked = start
            self.marked_changed()
            self.post_message(self.LineMarked())

    def _follow(self) -> None:
        """Mark the first line that begins on the screen, unless the marked one does, or the one that fills it."""
        if self._page is None or not self.is_choosing:
            return
        top = self.scroll_offset.y
        lines = self._page.lines[max(top, self._page.text_from) : top + self.size.height]
        begun = {line.start for line in lines}
        if self._marked not in begun:
            blocks, offset = self._blocks, self._top_offset()
            filling = next((block for block in reversed(blocks) if block.start <= offset), blocks[0])
            self._mark(next((block for block in blocks if block.start in begun), filling).start)

    @property
    def _blocks(self) -> Sequence[Block]:
        """The lines that can be chosen."""
        return [block for block in self._stored.article.blocks if block.can_be_chosen] if self._stored else ()

    # Moving

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by lines, or mark the next or previous line."""
        if self.is_choosing:
            self._step(lines)
        else:
            super().action_scroll_lines(lines)

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll by pages; the mark comes along."""
        super().action_scroll_pages(pages)
        if self.is_choosing:
            self.call_after_refresh(self._follow)

    def action_scroll_edge(self, edge: int) -> None:
        """Scroll to the top or the bottom; the mark comes along."""
        if not self.is_choosing:
            super().action_scroll_edge(edge)
        else:
            self._step(edge * len(self._blocks))

    def action_read_on(self) -> None:
        """Scroll a page down, or say that the end is passed; while lines are chosen no other article comes."""
        if self.is_choosing:
            self.action_scroll_pages(1)
        else:
            super().action_read_on()
