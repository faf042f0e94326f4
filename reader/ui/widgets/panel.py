"""The panel: who, where and how much, from the text on screen; what is pointed at lights up in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from reader.ui.drawing import cells, fit, segment
from reader.ui.highlights import Entry, Group, Highlights
from reader.ui.keymap import Context
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.binding import BindingType

SMALL_NUMBERS = "small numbers"
"""Name of the fold of trivial figures, beside the names of the groups."""
FIRST_ENTRIES = 7
"""Entries of a group that stand open; who, where and how much should be seen at one glance."""
_INDENT = "  "
"""Stands before what belongs to the entry above it."""
_LEAST_BESIDE = 8
"""Cells that a country beside its city has at least, when it must be cut: " · Gaza…"; with fewer it is left out."""
_WHOLLY_FOLDED = frozenset({Group.ORGANIZATIONS, Group.NATIONALITIES})


class _Row(NamedTuple):
    """One line: an entry, a fold that opens and closes, or a heading.

    Attributes:
        fold: name of the group that it folds, or empty.
        keys: entries behind a closed fold.
        is_sub: it belongs to the entry above it.
    """

    words: str
    look: str
    entry: Entry | None = None
    fold: str = ""
    keys: frozenset[int] = frozenset()
    is_sub: bool = False


class Panel(RowList):
    """Lists the entries of the article on screen, by groups."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.PANEL)
    LOOKS = "panel"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._highlights = Highlights()
        self._message = ""
        self._rows: list[_Row] = []
        self._subs: dict[int, list[Entry]] = {}
        self._unfolded: set[str] = set()
        self._lit: int | None = None
        self._pinned: int | None = None

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
        at = max(0, self.cursor)
        rows = [*self._rows[at:], *reversed(self._rows[:at])]
        self._highlights = highlights
        self._message = message
        self._lit = self._pinned = None
        self._build()
        if rows and rows[0].entry and (index := self._row_now(rows[0])) >= 0 and self._rows[index].fold:
            self._unfolded.add(self._rows[index].fold)
            self._build()
        self.place_cursor(next((index for row in rows if (index := self._row_now(row)) >= 0), -1))

    def _row_now(self, row: _Row) -> int:
        """Where the entry or the fold of an earlier row is now; -1 when it is there no more."""
        if row.entry:
            index = self._row_of(self._highlights.key_of(row.entry))
            return -1 if index is None else index
        return next((i for i, now in enumerate(self._rows) if row.fold and now.fold == row.fold), -1)

    def light(self, key: int | None, *, pinned: int | None) -> None:
        """Show which entry is lit in the text and which one is pinned."""
        if (key, pinned) == (self._lit, self._pinned):
            return
        self._lit, self._pinned = key, pinned
        index = self._row_of(key)
        if index is not None and not self.has_focus and self.pointed < 0:
            self.place_cursor(index)
        self.refresh()

    @property
    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on, if it is on one."""
        return self._rows[self.cursor].entry if 0 <= self.cursor < len(self._rows) else None

    def _row_of(self, key: int | None) -> int | None:
        if key is None:
            return None
        for index, row in enumerate(self._rows):
            if (row.entry and row.entry.key == key) or key in row.keys:
                return index
        return None

    def _build(self) -> None:
        self._subs = {}
        for entry in self._highlights.entries:
            if entry.under is not None:
                self._subs.setdefault(entry.under, []).append(entry)
        rows: list[_Row] = []
        if not self._highlights.entries and self._message:
            rows = [_Row(words, "subheading") for words in self._message.split("\n")]
        for group in Group:
            if not group.is_number:
                rows += self._group_rows(group)
        rows += self._number_rows()
        self._rows = rows
        self.set_row_count(len(rows))

    def _group_rows(self, group: Group) -> list[_Row]:
        entries = [entry for entry in self._highlights.entries if entry.group is group and entry.under is None]
        if not entries:
            return []
        if group in _WHOLLY_FOLDED:
            return [*self._fold(group, f"{group.value} {len(entries)}", entries), _Row("", "entry")]
        return [_Row(group.value.upper(), "heading"), *self._first_rows(group, entries), _Row("", "entry")]

    def _number_rows(self) -> list[_Row]:
        numbers = [entry for entry in self._highlights.entries if entry.group.is_number]
        if not numbers:
            return []
        rows = [_Row("NUMBERS", "heading")]
        for group in Group:
            entries = [entry for entry in numbers if entry.group is group and not entry.trivial]
            if entries:
                rows += [_Row(group.value.lower(), "subheading"), *self._first_rows(group, entries)]
        trivial = [entry for entry in numbers if entry.trivial]
        if trivial:
            rows += self._fold(SMALL_NUMBERS, f"+{len(trivial)} small number{'s' if len(trivial) > 1 else ''}", trivial)
        return rows

    def _first_rows(self, group: Group, entries: list[Entry]) -> list[_Row]:
        """The weightiest entries, and a fold of the others if it hides more than one or two."""
        if len(entries) <= FIRST_ENTRIES + 2:
            return self._entry_rows(entries)
        first, others = entries[:FIRST_ENTRIES], entries[FIRST_ENTRIES:]
        return [*self._entry_rows(first), *self._fold(group, f"+{len(others)} more", others)]

    def _entry_rows(self, entries: list[Entry]) -> list[_Row]:
        """A row for each entry, and below it one for each entry that belongs to it."""
        rows = []
        for entry in entries:
            rows.append(_Row(entry.label, "entry", entry))
            rows += [_Row(sub.label, "entry", sub, is_sub=True) for sub in self._subs.get(entry.key, ())]
        return rows

    def _fold(self, name: str, words: str, entries: list[Entry]) -> list[_Row]:
        rows = self._entry_rows(entries)
        if name in self._unfolded:
            return [_Row(f"▾ {words}", "fold", fold=name), *rows]
        return [_Row(f"▸ {words}", "fold", fold=name, keys=frozenset(row.entry.key for row in rows if row.entry))]

    # What moving means

    def can_rest_on(self, index: int) -> bool:
        """Entries and folds; headings say no."""
        return bool(self._rows[index].entry or self._rows[index].fold)

    def cursor_moved(self, index: int) -> None:
        """Light the entry in the text."""
        entry = self._rows[index].entry
        self.post_message(EntryPointed(entry.key if entry else None, reveal=True))

    def row_pointed(self, index: int) -> None:
        """Light the entry under the mouse; without one, that of the cursor while the panel has the focus."""
        if index < 0 and self.has_focus:
            index = self.cursor
        entry = self._rows[index].entry if 0 <= index < len(self._rows) else None
        self.post_message(EntryPointed(entry.key if entry else None, reveal=True))

    def row_chosen(self, index: int) -> None:
        """Choose an entry, or open or close a fold."""
        row = self._rows[index]
        if row.entry:
            self.post_message(EntryChosen(row.entry.key))
        elif row.fold:
            self._unfolded ^= {row.fold}
            self._build()
            self.place_cursor(index)

    # Drawing

    def draw_row(self, index: int, part: int, width: int) -> Strip:  # noqa: ARG002 - rows of one line
        """Draw a heading, a fold, or an entry with its count."""
        row = self._rows[index]
        entry = row.entry
        is_lit = self._lit is not None and ((entry and entry.key == self._lit) or self._lit in row.keys)
        base = self.rich_style
        if index == self.cursor and self.has_focus:
            base += self.look("cursor")
        style = base + self.ink("lit" if is_lit else row.look)
        marker = "▸" if is_lit or (entry and index == self.cursor and self.has_focus) else " "
        if entry is None:
            return Strip([segment(fit(f" {row.words}", width), style)])
        pin = "•" if entry.key == self._pinned else " "
        count = f" {entry.count} " if entry.count > 1 or not entry.group.is_number else " "
        room = width - 2 - cell_len(count)
        label = f"{entry.label} ({entry.detail})" if entry.group.is_number and entry.detail else entry.label
        if cells(label) > room:
            label = entry.label
        label = f"{_INDENT}{label}" if row.is_sub else label
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
