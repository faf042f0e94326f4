"""The panel: who, where and how much, from the text on screen; what is pointed at lights up in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.strip import Strip

from reader.text.display import shorten
from reader.text.wrap import wrap
from reader.ui.drawing import cells, fit, segment
from reader.ui.highlights import Highlights
from reader.ui.keymap import Context
from reader.ui.panel_rows import TIMELINE, Row, rows_of
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from reader.ui.highlights import Entry

_INDENT = "  "
"""Stands before what belongs to the entry above it."""
_WIDE = 56
"""Cells from which on a line has room for a date and what happened."""
_DATE_CHARS = 12
"""Of a date in a column: "23 Dec 2023"; ranges are longer and stand out."""
_LINES_BELOW = 2
_UNDER_A_DATE = "   "
"""Stands before what happened on it."""
_LEAST_BESIDE = 8
"""Cells that a country beside its city has at least, when it must be cut: " · Gaza…"; with fewer it is left out."""
_LEAST_ROOM = 16
"""Cells that a line of a notice has at least, also before the panel knows its size."""


class Panel(RowList):
    """Lists the entries of the article on screen, by groups."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.PANEL)
    LOOKS = "panel"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._highlights = Highlights()
        self._message = ""
        self._rows: list[Row] = []
        self._unfolded: set[str] = set()
        self._lit: int | None = None
        self._pinned: int | None = None
        self._lines_below = _LINES_BELOW

    # What is shown

    def show(self, highlights: Highlights, message: str = "") -> None:
        """List the entries of an article.

        Args:
            highlights: the entries; the cursor goes to the first of them.
            message: what to say while there are none.
        """
        self._highlights = highlights
        self._message = message
        self._lit = self._pinned = None
        self._build()
        self.scroll_to(y=0, animate=False)
        self.place_cursor(next((i for i in range(self.row_count) if self.can_rest_on(i)), -1))

    def change(self, highlights: Highlights, message: str = "") -> None:
        """List the entries of the same article as they are now; see `show`.

        The cursor stays with its entry, whose group is opened if need be, else it goes to the next one that is left.
        """
        self._highlights = highlights
        self._message = message
        self._lit = self._pinned = None
        self._build_anew()

    def _build_anew(self) -> None:
        """Make the rows anew; the cursor stays with its entry as far as it can."""
        at = max(0, self.cursor)
        rows = [*self._rows[at:], *reversed(self._rows[:at])]
        self._build()
        if rows and rows[0].entry and (index := self._row_now(rows[0])) >= 0 and self._rows[index].fold:
            self._unfolded.add(self._rows[index].fold)
            self._build()
        self.place_cursor(next((index for row in rows if (index := self._row_now(row)) >= 0), -1))

    def place_on(self, key: int) -> None:
        """Put the cursor on an entry without telling anybody; its group is opened if need be."""
        index = self._row_of(key)
        if index is not None and self._rows[index].fold:
            self._unfolded.add(self._rows[index].fold)
            self._build()
            index = self._row_of(key)
        if index is not None:
            self.place_cursor(index)

    def _row_now(self, row: Row) -> int:
        """Where the entry or the fold of an earlier row is now; -1 when it is there no more."""
        if row.entry:
            index = self._row_of(self._highlights.key_of(row.entry), is_dated=row.is_dated)
            return -1 if index is None else index
        return next((i for i, now in enumerate(self._rows) if row.fold and now.fold == row.fold), -1)

    def light(self, key: int | None, *, pinned: int | None) -> None:
        """Show which entry is lit in the text and which one is pinned."""
        if (key, pinned) == (self._lit, self._pinned):
            return
        self._lit, self._pinned = key, pinned
        at_cursor = self.entry_at_cursor
        index = self.cursor if at_cursor is not None and at_cursor.key == key else self._row_of(key)
        if index is not None and not self.has_focus and self.pointed < 0:
            self.place_cursor(index)
        self.refresh()

    def toggle_timeline(self) -> None:
        """Open the timeline, and put the cursor on the date that it was on, or else on the first; from there, fold it.

        Does nothing for an article that has none.
        """
        at = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        if at is not None and (at.is_dated or (at.fold == TIMELINE and TIMELINE in self._unfolded)):
            self._unfolded.discard(TIMELINE)
            self._build()
            self._move_to(next(i for i, row in enumerate(self._rows) if row.fold == TIMELINE))
        elif self._highlights.has_timeline:
            self._unfolded.add(TIMELINE)
            self._build()
            dates = [i for i, row in enumerate(self._rows) if row.is_dated]
            self.show_rows(dates[0] - 1, dates[-1])
            self._move_to(next((i for i in dates if at is not None and self._rows[i].entry == at.entry), dates[0]))

    @property
    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on, if it is on one."""
        return self._rows[self.cursor].entry if 0 <= self.cursor < len(self._rows) else None

    @property
    def _marked(self) -> int:
        """The one row with the mark of what is lit, where a date has two: that at the mouse or the cursor; or -1."""
        at = [self.main_row(self.pointed)] if self.pointed >= 0 else []
        for index in (*at, self.cursor):
            if 0 <= index < len(self._rows) and (entry := self._rows[index].entry) and entry.key == self._lit:
                return index
        found = self._row_of(self._lit)
        return -1 if found is None else found

    @property
    def is_on_timeline(self) -> bool:
        """Whether the cursor is on a date of the timeline."""
        return 0 <= self.cursor < len(self._rows) and self._rows[self.cursor].is_dated

    @property
    def fold_at_cursor(self) -> bool | None:
        """Whether the fold that the cursor is on is open; None when it is on none."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row.fold in self._unfolded if row is not None and row.fold else None

    def _row_of(self, key: int | None, *, is_dated: bool = False) -> int | None:
        """The row of an entry, or of the fold that hides it; of a date in the timeline or in its group."""
        if key is None:
            return None
        found = [i for i, row in enumerate(self._rows) if (row.entry and row.entry.key == key) or key in row.keys]
        return min(found, key=lambda index: self._rows[index].is_dated != is_dated, default=None)

    def _build(self) -> None:
        self._lines_below = self._room_below
        self._rows = [
            *self._notice_rows(),
            *rows_of(self._highlights, self._unfolded, self._message, lines_below=self._lines_below),
        ]
        self.set_row_count(len(self._rows))

    @property
    def _room_below(self) -> int:
        """Rows below a date of the timeline; in a wide panel what happened stands beside it."""
        return 0 if self.line_width >= _WIDE else _LINES_BELOW

    def _notice_rows(self) -> list[Row]:
        """What the reader should know of all that follows, in as many lines as it takes."""
        room = max(_LEAST_ROOM, self.line_width - 1)
        rows = []
        for notice in self._highlights.notices:
            lines = wrap(notice, 0, len(notice), room, cells)
            rows += [*(Row(notice[start:end], "subheading") for start, end in lines), Row("", "entry")]
        return rows

    def on_resize(self) -> None:
        """Wrap notices anew, and put what happened beside the dates, or below them."""
        is_moved = self._lines_below != self._room_below and TIMELINE in self._unfolded
        if is_moved or self._highlights.notices:
            self._build_anew()

    # What moving means

    def can_rest_on(self, index: int) -> bool:
        """Entries and folds; headings say no."""
        return bool(self._rows[index].entry or self._rows[index].fold)

    def main_row(self, index: int) -> int:
        """What is said of a date belongs to the date."""
        return index - self._rows[index].line

    def cursor_moved(self, index: int) -> None:
        """Light the entry in the text."""
        entry = self._rows[index].entry
        self.post_message(EntryPointed(entry.key if entry else None, self._highlights, reveal=True))

    def row_pointed(self, index: int) -> None:
        """Light the entry under the mouse; without one, that of the cursor while the panel has the focus."""
        if index < 0 and self.has_focus:
            index = self.cursor
        entry = self._rows[index].entry if 0 <= index < len(self._rows) else None
        self.post_message(EntryPointed(entry.key if entry else None, self._highlights, reveal=True))

    def row_chosen(self, index: int) -> None:
        """Choose an entry, or open or close a fold."""
        row = self._rows[index]
        if row.entry:
            self.post_message(EntryChosen(row.entry.key, self._highlights, leads_there=row.is_dated))
        elif row.fold:
            self._unfolded ^= {row.fold}
            self._build()
            self._move_to(index)
            if row.fold == TIMELINE:
                self.show_rows(index, max((i for i, row in enumerate(self._rows) if row.is_dated), default=index))

    # Drawing

    def draw_row(self, index: int, part: int, width: int) -> Strip:  # noqa: ARG002 - rows of one line
        """Draw a heading, a fold, an entry with its count, or what happened on a date."""
        row = self._rows[index]
        entry = row.entry
        is_lit = self._lit is not None and ((entry and entry.key == self._lit) or self._lit in row.keys)
        base = self.rich_style
        if self.main_row(index) == self.cursor and self.has_focus:
            base += self.look("cursor")
        if row.about is not None:
            words = f"{_UNDER_A_DATE}{self._line_about(row.about, row.line, width - len(_UNDER_A_DATE))}"
            return Strip([segment(fit(words, width), base + self.ink(row.look))])
        is_at_fold = entry is None and index == self.cursor and self.has_focus
        style = base + self.ink("lit" if is_lit or is_at_fold else row.look)
        marker = "▸" if index == self._marked or (entry and index == self.cursor and self.has_focus) else " "
        if entry is None:
            return Strip([segment(fit(f" {row.words}", width), style)])
        pin = "•" if entry.key == self._pinned else " "
        count = f" {entry.count} " if entry.count > 1 or not entry.group.is_number else " "
        room = width - 2 - cell_len(count)
        has_words_beside = row.is_dated and not self._lines_below
        is_number = entry.group.is_number and not row.is_dated
        label = f"{entry.label} ({entry.detail})" if is_number and entry.detail else entry.label
        if cells(label) > room:
            label = entry.label
        label = f"{_INDENT}{label}" if row.is_sub else label
        if has_words_beside:
            apart = " " if cells(label) <= _DATE_CHARS else " · "
            label = label.ljust(_DATE_CHARS)
            happening = self._highlights.happening(entry)
            beside = f"{apart}{shorten(happening, max(1, room - cells(label) - len(apart)))}" if happening else ""
        else:
            beside = f" · {entry.within}" if entry.within else ""
        rest = room - cells(label)
        if rest < min(cells(beside), _LEAST_BESIDE):
            beside, rest = "", 0
        quiet = style if is_lit else base + self.ink("count")
        return Strip(
            [
                segment(marker, style),
                segment(pin, style),
                segment(fit(label, room - rest), style),
                segment(fit(beside, rest), quiet),
                segment(count, quiet),
            ]
        )

    def _line_about(self, entry: Entry, line: int, width: int) -> str:
        """One of the lines that say what happened on a date, from 1; the last one has all the rest."""
        words = self._highlights.happening(entry)
        lines = wrap(words, 0, len(words), max(1, width), cells)
        if line > len(lines):
            return ""
        start, end = lines[line - 1]
        return shorten(words[start:], max(1, width)) if line == self._lines_below else words[start:end]
