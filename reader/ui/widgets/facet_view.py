"""The facets: who, where, how much and when, of all that is listed; choosing one narrows the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.strip import Strip

from reader.ui.across_wording import COUNTING, number
from reader.ui.drawing import cells, fit, segment
from reader.ui.facet_rows import FacetRow, rows_of
from reader.ui.keymap import Context
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from reader.across import Facet, FacetKind, FacetValue


_CURSOR = "▌"
"""Not the sign of a closed fold."""


class FacetView(RowList):
    """Lists the values by groups, with how many articles have each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.FACETS)
    LOOKS = "panel"

    class Chosen(Message):
        """A value was chosen, to be narrowed to."""

        def __init__(self, value: FacetValue) -> None:
            super().__init__()
            self.value = value

    class CursorMoved(Message):
        """The reader moved the cursor, or opened or closed a fold."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._facets: Sequence[Facet] = ()
        self._narrowed: Sequence[str] = ()
        self._note = ""
        self._unfolded: set[FacetKind] = set()
        self._rows = [FacetRow(COUNTING, "quiet")]
        self.is_counting = True
        """Whether the values are those of an earlier list, until the new ones are here."""

    def on_mount(self) -> None:
        """Say that they are being counted."""
        self.count()

    # What is shown

    def count(self) -> None:
        """The list is another one: what is here is dimmed until its values are counted."""
        self.is_counting = True
        self.set_row_count(len(self._rows))

    def show(self, facets: Sequence[Facet], narrowed: Sequence[str], note: str = "") -> None:
        """Show the values of what is listed.

        Args:
            facets: in order; the cursor stays on its value, or goes to the first one.
            narrowed: what was chosen before, the first choice first.
            note: what is to be said of the counts, in short lines.
        """
        at = self.value_at_cursor
        self.is_counting = False
        self._facets, self._narrowed, self._note = facets, narrowed, note
        self._build()
        same = (i for i, row in enumerate(self._rows) if at is not None and row.value and row.value.query == at.query)
        index = next(same, -1)
        if index < 0:
            self.scroll_to(y=0, animate=False)
            index = next((i for i in range(self.row_count) if self.can_rest_on(i)), -1)
        self.place_cursor(index)

    @property
    def value_at_cursor(self) -> FacetValue | None:
        """The value that the cursor is on, if it is on one."""
        return self._rows[self.cursor].value if 0 <= self.cursor < len(self._rows) else None

    @property
    def fold_at_cursor(self) -> bool | None:
        """Whether the fold that the cursor is on is open; None when it is on none."""
        fold = self._rows[self.cursor].fold if 0 <= self.cursor < len(self._rows) else None
        return None if fold is None else fold in self._unfolded

    def _build(self) -> None:
        self._rows = rows_of(self._facets, self._unfolded, self._narrowed, self._note)
        self.set_row_count(len(self._rows))

    # What moving means

    def can_rest_on(self, index: int) -> bool:
        """Values and folds; headings say no."""
        return self._rows[index].value is not None or self._rows[index].fold is not None

    def cursor_moved(self, index: int) -> None:  # noqa: ARG002 - as RowList has it
        """Tell it."""
        self.post_message(self.CursorMoved())

    def row_chosen(self, index: int) -> None:
        """Tell which value, or open or close a fold; what is counted still is not chosen from."""
        row = self._rows[index]
        if row.value is not None and not self.is_counting:
            self.post_message(self.Chosen(row.value))
        elif row.fold is not None:
            self._unfolded ^= {row.fold}
            self._build()
            self._move_to(index)

    # Drawing

    def draw_row(self, index: int, part: int, width: int) -> Strip:  # noqa: ARG002 - rows of one line
        """Draw a heading, a fold, or a value with its count."""
        row = self._rows[index]
        base = self.rich_style
        is_current = index == self.cursor and self.has_focus
        if is_current:
            base += self.look("cursor")
        elif index == self.pointed:
            base += self.look("pointed")
        quiet = base + self.ink("count")
        ink = quiet if self.is_counting else base + self.ink("lit" if is_current else row.look)
        if row.value is None:
            return Strip([segment(fit(f"{_CURSOR if is_current else ' '}{row.words}", width), ink)])
        count = f" {number(row.value.articles)} "
        words = fit(row.words, max(0, width - 2 - cells(count)))
        return Strip([segment(f"{_CURSOR} " if is_current else "  ", ink), segment(words, ink), segment(count, quiet)])
