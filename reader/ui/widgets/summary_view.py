"""A page with a summary: cut to the length that is wanted, folded, explained, and the way to its places and back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.analysis.version import DEFAULT_ALGORITHM
from reader.length import USUAL_LENGTH, Length
from reader.model import Role, Summary
from reader.ui.page import Digest
from reader.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from reader.model import Sentence, Span

SENTENCE_CHARS, WHY_CHARS = 142, 90
"""Of a sentence of a summary, and of the reasons for it, on average (the samples, November 2026)."""


class SummaryView(PageView):
    """Shows a summary above the text; a subclass draws the lines."""

    def __init__(
        self,
        *,
        text_width: int = 76,
        length: Length = USUAL_LENGTH,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(text_width=text_width, id=id)
        self.length = length
        """Of the summary, as it was asked for."""
        self.ranked = Summary()
        """The longest summary that may be asked for; one without an algorithm has not been made yet."""
        self._summary = Summary()
        self._sentences: tuple[Sentence, ...] = ()
        self._summary_open = True
        self._whys_open = False
        self._room_sentences = 0
        """Of a summary that is still to come: room is kept for them, until the summary gets another length."""
        self._visited: Span | None = None
        self._is_at_visited = False

    # For subclasses

    def redraw(self) -> None:
        """The lines are the same and look otherwise."""

    def _take_summary(self, ranked: Summary, sentences: tuple[Sentence, ...]) -> None:
        """Take the longest summary of a text, and all sentences of the text, without laying them out."""
        self._sentences = sentences
        self.ranked = ranked
        self._summary = ranked.of_length(self.length)

    # How it is shown

    def toggle_summary(self) -> None:
        """Fold or unfold the summary; the text stays where it is."""
        self._summary_open = not self._summary_open
        self._lay_out(self._place())

    @property
    def summary_open(self) -> bool:
        """Whether the summary is unfolded."""
        return self._summary_open

    def toggle_whys(self) -> None:
        """Say below each sentence why it was chosen, or say it no more; stays put as of `set_length`."""
        self._whys_open = not self.whys_open
        self._summary_open = True
        self._lay_out(self._place_beside_summary())

    @property
    def whys_open(self) -> bool:
        """Whether it can be seen why the sentences were chosen."""
        return self._whys_open and self._summary_open

    def set_length(self, length: Length) -> None:
        """Make the summary longer or shorter; what the reader looks at stays where it is, the summary or the text."""
        self.length = length
        self._room_sentences = 0
        self.show_summary(self.ranked)

    def show_summary(self, ranked: Summary) -> None:
        """Show another summary of the article on screen; stays put as of `set_length`."""
        self._take_summary(ranked, self._sentences)
        self._lay_out(self._place_beside_summary())

    @property
    def digest(self) -> Digest:
        """The summary, who made it if that is not as usual, and why if that is asked for."""
        summary, byline = self._summary, ""
        whys: tuple[str, ...] = ()
        if summary.algorithm not in {"", DEFAULT_ALGORITHM}:
            from reader.ui.reasons import byline_of  # noqa: PLC0415 - the start does without

            byline = byline_of(summary.algorithm)
        if self.whys_open:
            from reader.ui.reasons import why  # noqa: PLC0415 - as above

            starts = [sentence.start for sentence in self._sentences if sentence.role is Role.BODY]
            whys = tuple(
                why(chosen, summary.algorithm, place=bisect_right(starts, chosen.start), count=len(starts))
                for chosen in summary.sentences
            )
        return Digest(summary, byline, whys, self._summary_open, self._room)

    @property
    def _room(self) -> int:
        """Lines that so many sentences are likely to take."""
        width = max(20, self.column_width - 4)
        lines = -(-SENTENCE_CHARS // width) + (-(-WHY_CHARS // width) if self.whys_open else 0)
        return self._room_sentences * lines

    # Its places

    def step_summary_place(self) -> tuple[int, int] | None:
        """Go to the place of the summary's next sentence, after the last one back to where the reader was.

        Returns:
            The sentence's number, from 1, and how many there are; None if there are none, or it went back.
        """
        sentences = self._summary.sentences
        visited = self._visited.start if self._visited else -1
        number = next((number for number, sentence in enumerate(sentences, 1) if sentence.start > visited), None)
        if number is not None:
            self.visit_place(sentences[number - 1].start)
            return number, len(sentences)
        self._visited = None
        if sentences and not self.go_back():
            self._move_to(0)
        return None

    def visit_place(self, start: int) -> None:
        """Go to the summary's sentence that starts at a character; `go_back` returns to where the reader was before."""
        self.was_moved = True
        if self._is_at_visited:
            self._bring_into_view(start)
        else:
            self.go_to(start)
        self._visited = next((sentence for sentence in self._summary.sentences if sentence.start == start), None)
        self._is_at_visited = True
        self.redraw()

    @property
    def visited(self) -> Span | None:
        """The sentence that was gone to, until the reader goes elsewhere."""
        return self._visited if self._is_at_visited else None

    def go_back(self) -> bool:
        """As of the page; the sentence that was gone to is no more than the others then."""
        self._leave_visited()
        return super().go_back()

    def moved_by_reader(self) -> None:
        """As of the page, and as of `go_back`."""
        super().moved_by_reader()
        self._leave_visited()

    def _leave_visited(self) -> None:
        if self._is_at_visited:
            self._is_at_visited = False
            self.redraw()

    def _forget_visited(self) -> None:
        """The next place is the first one."""
        self._visited, self._is_at_visited = None, False
