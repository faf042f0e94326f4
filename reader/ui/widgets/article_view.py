"""The article: heading, summary and text, of any length, with marks that light up.

A line-API widget: one line is drawn when it is seen, so a hover costs the lines that show the name, and a
text of 50,000 words costs its wrapping alone (measured in November 2026: 1/40 and less of a `Static`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.cache import LRUCache
from textual.geometry import Size
from textual.strip import Strip

from reader.model import Analysis, StoredArticle, Summary
from reader.ui.highlights import Highlights, Mark
from reader.ui.keymap import Context
from reader.ui.matches import Matches
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.line_drawing import Layer, LineDrawing
from reader.ui.widgets.page_view import PageView, Place
from reader.ui.widgets.pointing import EntryChosen, EntryPointed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from reader.query.sought import Term
    from reader.ui.page import Heading, PageLine


class ArticleView(PageView):
    """Shows one article, lights up its entries and finds words in it."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.ARTICLE)
    LOOKS = "article-view"

    def __init__(self, *, text_width: int = 76, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(text_width=text_width, id=id)
        self.highlights = Highlights()
        self._lit: int | None = None
        self._current: Mark | None = None
        self._pointed: int | None = None
        self._is_revealing = False
        self._revealed_from: Place | None = None
        self._matches = Matches()
        self._visited_place = -1
        self._strips: LRUCache[tuple[int, int | None, Mark | None], Strip] = LRUCache(1024)

    # What is shown

    def show(
        self, stored: StoredArticle, heading: Heading, analysis: Analysis | None, *, offset: int = 0, room: int = 0
    ) -> None:
        """Show an article, from a character on.

        Args:
            stored: the article.
            heading: what stands above its text.
            analysis: what is known of it, or None while it is not analysed.
            offset: character that shall stand at the top; 0 for the heading.
            room: lines to keep free for a summary that is still to come.
        """
        self._stored = stored
        self._heading = heading
        self._summary_room = room
        self._take(analysis)
        self._lit = self._current = self._pointed = None
        self._is_revealing = self.was_moved = False
        self._matches = Matches()
        self._returns = []
        self._visited_place = -1
        self._page = None
        self._lay_out(Place(offset, 0) if offset else None)

    def show_analysis(self, heading: Heading, analysis: Analysis | None) -> None:
        """Add what has become known of the article on screen; the text stays where the eye is."""
        self._heading = heading
        place = self._place()
        self._take(analysis)
        if not self._summary.sentences:
            self._summary_room = 0
        self._lit = self._current = self._pointed = None
        self._lay_out(place)

    def change_entries(self, analysis: Analysis) -> None:
        """Mark the entries of an analysis that differs from the one on screen in nothing else; no line moves."""
        self.highlights = self._highlights_of(analysis)
        self._lit = self._current = self._pointed = None
        self._strips.clear()
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._stored = None
        self._page = None
        self._page_width = 0
        self.highlights = Highlights()
        self._strips.clear()
        self.virtual_size = Size(0, 0)
        self.refresh()

    def _take(self, analysis: Analysis | None) -> None:
        self.highlights = self._highlights_of(analysis)
        self._summary = analysis.summary if analysis else Summary()

    def _highlights_of(self, analysis: Analysis | None) -> Highlights:
        return Highlights(analysis, self._stored.article.text if self._stored else "")

    def page_changed(self) -> None:
        """Forget what was drawn and selected of the old lines."""
        self._strips.clear()
        self.screen.clear_selection()

    def moved_by_reader(self) -> None:
        """Nothing is scrolled back any more."""
        super().moved_by_reader()
        self.keep_place()

    # Light

    def light(self, key: int | None, *, reveal: bool = False, mark: Mark | None = None) -> None:
        """Light up all mentions of an entry.

        Args:
            key: the entry; None for none.
            reveal: scroll to the first mention if none is on screen; the next `light(None)` scrolls back.
            mark: the mention that is meant most; by default the first one on screen.
        """
        before = (self._lit, self._current)
        self._lit = key
        if key is None:
            self._current = None
            if self._is_revealing:
                self._is_revealing = False
                self._return_to(self._revealed_from)
        else:
            self._current = mark or self._first_on_screen(key)
            if self._current is None and reveal and (mark := self.highlights.next_mark(-1, key)):
                self._current = mark
                if not self._is_revealing:
                    self._is_revealing, self._revealed_from = True, self._place()
                self._bring_into_view(mark.start)
        if before != (self._lit, self._current):
            self._refresh_entries({before[0], self._lit})

    def keep_place(self) -> None:
        """Stay where `light` scrolled to."""
        self._is_revealing = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether the page shows a mention for as long as it is pointed at, and not where the reader was."""
        return self._is_revealing

    def step_mention(self, step: int, key: int | None) -> tuple[Mark, int] | None:
        """Go to the next (1) or previous (-1) mention, of an entry or of any, round at the ends.

        Returns:
            The mention, and its number among those of its entry, from 1; None if there is none.
        """
        highlights = self.highlights
        position = self._current.start if self._current else self._top_offset() - 1
        if step > 0:
            mark = highlights.next_mark(position, key) or highlights.next_mark(-1, key)
        else:
            end = len(self._stored.article.text) + 1 if self._stored else 0
            mark = highlights.previous_mark(position, key) or highlights.previous_mark(end, key)
        if mark is None:
            return None
        self.moved_by_reader()
        self._bring_into_view(mark.start)
        self.light(mark.key, mark=mark)
        spans = highlights.entries[mark.key].marks
        return mark, spans.index((mark.start, mark.end)) + 1

    def visit(self, key: int) -> None:
        """Go to the first mention of an entry and light it; `go_back` returns to where the reader was."""
        mark = self.highlights.next_mark(-1, key)
        if mark is None:
            return
        self._returns.append(self._revealed_from if self._is_revealing else self._place())
        self._is_revealing = False
        self._bring_into_view(mark.start)
        self.light(key, mark=mark)

    def _first_on_screen(self, key: int) -> Mark | None:
        for line in self._lines_on_screen():
            if line.start >= 0:
                for mark in self.highlights.between(line.start, line.end):
                    if mark.key == key:
                        return mark
        return None

    def _lines_on_screen(self) -> list[PageLine]:
        top = self.scroll_offset.y
        return self._page.lines[top : top + self.size.height] if self._page else []

    def _refresh_entries(self, keys: set[int | None]) -> None:
        top = self.scroll_offset.y
        for index, line in enumerate(self._lines_on_screen()):
            if line.start >= 0 and any(mark.key in keys for mark in self.highlights.between(line.start, line.end)):
                self.refresh_lines(top + index, 1)

    # Places and words

    def go_to_summary_place(self) -> None:
        """Go to the place of the summary's next sentence, after the last one to the top."""
        places = [sentence.start for sentence in self._summary.sentences]
        if not places:
            return
        visited = self._visited_place
        following = next((place for place in places if place > visited), None)
        if following is None:
            self._visited_place = -1
            self._move_to(0)
        else:
            self._visited_place = following
            self.was_moved = True
            self.go_to(following)

    def find(self, *phrases: str) -> int:
        """Mark every place that has one of these phrases, whatever the case, and go to the first from here on.

        Returns:
            How many there are.
        """
        text = self._stored.article.text if self._stored else ""
        self._matches = Matches(text, phrases, self._top_offset())
        self._show_match()
        return len(self._matches)

    def mark_terms(self, terms: Sequence[Term]) -> None:
        """Mark every place that has what a query looked for, and go to the first from here on."""
        text = self._stored.article.text if self._stored else ""
        self._matches = Matches.of_terms(text, terms, self._top_offset())
        self._show_match()

    def forget_matches(self) -> bool:
        """Mark nothing any more; False if nothing was marked."""
        had_any = len(self._matches) > 0
        self._matches = Matches()
        self._show_match()
        return had_any

    def step_match(self, step: int) -> tuple[int, int] | None:
        """Go to the next or previous match, round at the ends.

        Returns:
            Its number, from 1, and how many there are; None if there are none.
        """
        self._matches.step(step)
        self._show_match()
        return None if self._matches.current is None else (self._matches.current + 1, len(self._matches))

    def _show_match(self) -> None:
        self._strips.clear()
        if self._matches.current is not None:
            self._bring_into_view(self._matches.position)
        self.refresh()

    # Events

    def mouse_moved(self, event: events.MouseMove) -> None:
        """Tell which mention is under the pointer."""
        self._point(event.style.meta.get("mark"))

    def mouse_left(self) -> None:
        """Tell that no mention is under the pointer."""
        self._point(None)

    def clicked(self, event: events.Click) -> None:
        """Follow a line of the summary to its place, or choose the mention under the pointer."""
        if self.screen.get_selected_text():
            return
        meta = event.style.meta
        if "mark" in meta:
            self.post_message(EntryChosen(meta["mark"], self.highlights))
        elif "place" in meta:
            self.was_moved = True
            self.go_to(meta["place"])
        elif "folds" in meta:
            self.call_later(self.run_action, "screen.toggle_summary")

    def _point(self, key: int | None) -> None:
        if key != self._pointed:
            self._pointed = key
            self.post_message(EntryPointed(key, self.highlights, reveal=False))

    # Selecting

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it stands in the article."""
        if self._page is None:
            return None
        first = selection.start.transpose if selection.start else (0, 0)
        last = selection.end.transpose if selection.end else None
        return self._page.words_between(first, last), "\n"

    # Drawing

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        self._strips.clear()
        super().notify_style_update()

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw one line of the screen."""
        if self._stored is not None and self._page_width != self.line_width:  # drawn before the new size is told
            self._lay_out(self._place())
        index = y + self.scroll_offset.y
        if self._page is None or index >= len(self._page.lines):
            return Strip.blank(width, self.rich_style)
        line = self._page.lines[index]
        marks = self.highlights.between(line.start, line.end) if line.start >= 0 else ()
        is_lit = any(mark.key == self._lit for mark in marks)
        key = (index, self._lit if is_lit else None, self._current if is_lit else None)
        selection = self.text_selection
        if selection is None and (strip := self._strips.get(key)) is not None:
            return strip
        words = self._page.words_of(line)
        over = self._match_layers(line)
        if selection is not None and (span := selection.get_span(index)) is not None:
            over.append(Layer(span[0], len(words) if span[1] < 0 else span[1], self.look("selection")))
        drawing = LineDrawing(self.look, self._left, self._lit, self._current)
        strip = drawing.strip(index, line, words, marks, over).adjust_cell_length(width, self.rich_style)
        if selection is None:
            self._strips[key] = strip
        return strip

    def _match_layers(self, line: PageLine) -> list[Layer]:
        if line.start < 0:
            return []
        return [
            Layer(start - line.start, end - line.start, self.look("current-match" if is_current else "match"))
            for start, end, is_current in self._matches.between(line.start, line.end)
        ]
