"""The article: heading, summary and text, of any length, with marks that light up.

A line-API widget: one line is drawn when it is seen, so a hover costs the lines that show the name, and a
text of 50,000 words costs its wrapping alone (measured in November 2026: 1/40 and less of a `Static`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from textual.cache import LRUCache
from textual.geometry import Size
from textual.strip import Strip

from reader.length import USUAL_LENGTH
from reader.model import Analysis, StoredArticle, Summary
from reader.ui.highlights import Highlights, Mark
from reader.ui.keymap import Context
from reader.ui.matches import MAX_MATCHES, Matches
from reader.ui.page import LineKind
from reader.ui.skim import Skim
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.choosing_view import ChoosingView
from reader.ui.widgets.line_drawing import Layer, LineDrawing
from reader.ui.widgets.page_view import Place
from reader.ui.widgets.pointing import EntryChosen, EntryPointed

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from reader.length import Length
    from reader.library.finding.answers import Sought
    from reader.model import Span
    from reader.ui.page import Heading, PageLine

_NOTHING = Analysis("", "")
"""What is known of a text before it is analysed."""
_Stretches = tuple[tuple[int, int], ...]
"""(start, end) of stretches of the text."""


class ArticleView(ChoosingView):
    """Shows one article, lights up its entries and finds words in it."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.ARTICLE)
    LOOKS = "article-view"

    def __init__(
        self,
        *,
        text_width: int = 76,
        length: Length = USUAL_LENGTH,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(text_width=text_width, length=length, id=id)
        self.highlights = Highlights()
        self._lit: int | None = None
        self._current: Mark | None = None
        self._pointed: int | None = None
        self._is_revealing = False
        self._revealed_from: Place | None = None
        self._known: Analysis | None = None
        self._matches = Matches()
        self.sought: Sought | None = None
        self.is_skimming = False
        self._skim: Skim | None = None
        self._strips: LRUCache[tuple[int, int | None, Mark | None, _Stretches], Strip] = LRUCache(1024)

    # What is shown

    def show(
        self,
        stored: StoredArticle,
        heading: Heading,
        analysis: Analysis | None,
        summary: Summary | None = None,
        *,
        offset: int = 0,
        room: int = 0,
    ) -> None:
        """Show an article, from a character on.

        Args:
            stored: the article.
            heading: what stands above its text.
            analysis: what is known of it, or None while it is not analysed.
            summary: in place of that of the analysis; as `ranked`.
            offset: character that shall stand at the top; 0 for the heading.
            room: sentences of a summary that is still to come, for which lines are kept free.
        """
        self._stored = stored
        self._heading = heading
        self._room_sentences = room
        self._take(analysis, summary)
        self._lit = self._current = self._pointed = self._marked = None
        self._is_revealing = self.was_moved = self._is_whole = False
        self._matches = Matches()
        self.sought = None
        self._returns = []
        self._coming = None
        self._forget_visited()
        self._page = None
        self._lay_out(Place(offset, 0) if offset else None)

    def show_analysis(self, heading: Heading, analysis: Analysis | None, summary: Summary | None = None) -> None:
        """Add what has become known of the article on screen; the text stays where the eye is. See `show`."""
        self._heading = heading
        place = self._place()
        self._take(analysis, summary)
        is_awaited = analysis is not None and not self.ranked.algorithm
        if not self._summary.sentences and not is_awaited:
            self._room_sentences = 0
        self._lit = self._current = self._pointed = None
        self._match_sought()
        self._lay_out(place)

    def change_entries(self, analysis: Analysis) -> None:
        """Mark the entries of an analysis that differs from the one on screen in nothing else; no line moves."""
        self._known = analysis
        self.highlights = self._highlights_of(analysis)
        self._lit = self._current = self._pointed = None
        self._match_sought()
        self._renew_skim()
        self.redraw()

    def clear(self) -> None:
        """Show nothing."""
        self._stored = None
        self._page = None
        self._page_width = 0
        self.highlights = Highlights()
        self._strips.clear()
        self.virtual_size = Size(0, 0)
        self.refresh()

    def _take(self, analysis: Analysis | None, summary: Summary | None) -> None:
        self._known = analysis
        self.highlights = self._highlights_of(analysis)
        analysis = analysis or _NOTHING
        self._take_summary(analysis.summary if summary is None else summary, analysis.sentences)

    def _highlights_of(self, analysis: Analysis | None) -> Highlights:
        return Highlights(analysis, self._stored.article.text if self._stored else "")

    def page_changed(self) -> None:
        """Forget what was drawn and selected of the old lines."""
        self._renew_skim()
        self._strips.clear()
        self.screen.clear_selection()

    def marked_changed(self) -> None:
        """Draw the mark elsewhere."""
        self._strips.clear()
        self.refresh()

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
            if self._current is None and reveal and (mark := self._mark_from(-1, 1, key)):
                self._current = mark
                if not self._is_revealing:
                    self._is_revealing, self._revealed_from = True, self._place()
                self._bring_into_view(mark.start)
        if before != (self._lit, self._current):
            self._refresh_entries(before[0], self._lit)

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
        position = self._current.start if self._current else self._top_offset() - 1
        mark = self._mark_from(position, step, key)
        if mark is None:
            return None
        self.moved_by_reader()
        self._bring_into_view(mark.start)
        self.light(mark.key, mark=mark)
        spans = self.highlights.entries[mark.key].marks
        return mark, spans.index((mark.start, mark.end)) + 1

    def visit(self, key: int) -> None:
        """Go to the first mention of an entry and light it; `go_back` returns to where the reader was."""
        mark = self._mark_from(-1, 1, key)
        if mark is None:
            return
        self._returns.append(self._revealed_from if self._is_revealing else self._place())
        self._is_revealing = False
        self._bring_into_view(mark.start)
        self.light(key, mark=mark)

    def _mark_from(self, position: int, step: int, key: int | None) -> Mark | None:
        """The nearest mark after (1) or before (-1) a position, round at the ends; None if there is none.

        One that stands in what the page leaves out comes only where all do.
        """
        find, edge = (self.highlights.next_mark, -1) if step > 0 else (self.highlights.previous_mark, sys.maxsize)
        first = mark = find(position, key) or find(edge, key)
        while mark is not None and self._page is not None and not self._page.has(mark.start):
            mark = find(mark.start, key) or find(edge, key)
            if mark == first:
                break
        return mark

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

    def _refresh_entries(self, before: int | None, now: int | None) -> None:
        top = self.scroll_offset.y
        for index, line in enumerate(self._lines_on_screen()):
            if line.start >= 0 and (
                any(mark.key in {before, now} for mark in self.highlights.between(line.start, line.end))
                or self._dimmed(line, before) != self._dimmed(line, now)
            ):
                self.refresh_lines(top + index, 1)

    # Skimming

    def skim(self, *, on: bool) -> None:
        """Let all of the text step back but the summary's sentences and those that name what is lit; or no more."""
        self.is_skimming = on
        self._renew_skim()
        self.redraw()

    def _renew_skim(self) -> None:
        wanted = self.is_skimming and self._sentences
        self._skim = Skim(self._sentences, self._summary.sentences, self.highlights) if wanted else None

    def _dimmed(self, line: PageLine, lit: int | None) -> _Stretches:
        if self._skim is None or line.kind is not LineKind.TEXT or line.start < 0:
            return ()
        return self._skim.dimmed(line.start, line.end, lit)

    # Words

    def find(self, *phrases: str) -> int:
        """Mark every place that has one of these phrases, whatever the case, and go to the first from here on.

        Returns:
            How many there are.
        """
        text = self._stored.article.text if self._stored else ""
        self._matches = Matches(text, phrases, self._top_offset())
        self.sought = None
        self._show_match()
        return len(self._matches)

    def mark_sought(self, sought: Sought, at: int | None = None) -> int | None:
        """Mark every place that has what a query asks for, also when more becomes known of the article; stays put.

        Args:
            sought: what is asked for.
            at: the first place from this character on becomes the current match, by default the first from here on.

        Returns:
            The character where the current match starts, or None without one.
        """
        self.sought = sought
        self._match_sought(self._top_offset() if at is None else at)
        self.redraw()
        return self._matches.position if len(self._matches) else None

    def _match_sought(self, after: int | None = None) -> None:
        """Look for what is sought; the current match stays, as far as it is one, where no character is given."""
        if self.sought is None or self._stored is None:
            return
        if after is None:
            after = self._matches.position if len(self._matches) else self._top_offset()
        spans = self.sought.places(self._stored.article.text, self._known, MAX_MATCHES)
        self._matches = Matches.at(spans, after)

    def forget_matches(self) -> bool:
        """Mark nothing any more; False if nothing was marked."""
        had_any = len(self._matches) > 0
        self._matches = Matches()
        self.sought = None
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
        if self._matches.current is not None:
            self._bring_into_view(self._matches.position)
        self.redraw()

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
        if self.is_choosing:
            self.mark_line(event.y + self.scroll_offset.y)
        elif "mark" in meta:
            self.post_message(EntryChosen(meta["mark"], self.highlights))
        elif "place" in meta:
            self.visit_place(meta["place"])
        elif "folds" in meta:
            self.call_later(self.run_action, "screen.toggle_summary")

    def _point(self, key: int | None) -> None:
        if key != self._pointed:
            self._pointed = key
            self.post_message(EntryPointed(key, self.highlights, reveal=False))

    # Selecting

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Draw the selection."""
        self.redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it stands in the article."""
        if self._page is None:
            return None
        first = selection.start.transpose if selection.start else (0, 0)
        last = selection.end.transpose if selection.end else None
        return self._page.words_between(first, last), "\n"

    # Drawing

    def redraw(self) -> None:
        """Draw all lines anew."""
        self._strips.clear()
        self.refresh()

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
        dimmed = self._dimmed(line, self._lit)
        key = (index, self._lit if is_lit else None, self._current if is_lit else None, dimmed)
        selection = self.text_selection
        if selection is None and (strip := self._strips.get(key)) is not None:
            return strip
        words = self._page.words_of(line)
        over = self._match_layers(line)
        if self.is_marked(index, line):
            is_first = line.start == self._marked
            line = line._replace(margin=f"▸{line.margin}" if is_first else line.margin)
            over.insert(0, Layer(0, len(words), self.look("marked")))
        if selection is not None and (span := selection.get_span(index)) is not None:
            over.append(Layer(span[0], len(words) if span[1] < 0 else span[1], self.look("selection")))
        drawing = LineDrawing(self.look, self._left, self._lit, self._current)
        under = [Layer(start - line.start, end - line.start, self.look("skimmed")) for start, end in dimmed]
        if self.visited is not None and line.kind is LineKind.TEXT:
            under.append(self._visited_layer(self.visited, line))
        strip = drawing.strip(index, line, words, marks, over, under=under).adjust_cell_length(width, self.rich_style)
        if selection is None:
            self._strips[key] = strip
        return strip

    def _visited_layer(self, visited: Span, line: PageLine) -> Layer:
        return Layer(visited.start - line.start, visited.end - line.start, self.look("visited"))

    def _match_layers(self, line: PageLine) -> list[Layer]:
        if line.start < 0:
            return []
        return [
            Layer(start - line.start, end - line.start, self.look("current-match" if is_current else "match"))
            for start, end, is_current in self._matches.between(line.start, line.end)
        ]
