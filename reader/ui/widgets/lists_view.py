"""The lists that one chooses from, with how many of their articles are unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.strip import Strip

from reader.ui import wording
from reader.ui.drawing import cells, fit, segment
from reader.ui.keymap import Context
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

_NUMBERED = 9
"""So many lists have a key of their own."""


class ListsView(RowList):
    """Shows names with their keys and counts; the one that is listed is marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.LISTS)
    LOOKS = "lists"

    class ListChosen(Message):
        """The reader wants another list."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._names: Sequence[str] = ()
        self._counts: Sequence[int] = ()
        self._sizes: Sequence[int] = ()
        self._listed = -1

    def show(self, names: Sequence[str], *, cursor: int, listed: int) -> None:
        """Show other lists.

        Args:
            names: of the lists, from the top.
            cursor: row with the cursor.
            listed: row of the list that is on the screen, or -1.
        """
        if list(names) != list(self._names):
            self._counts = self._sizes = ()
        self._names, self._listed = names, listed
        self.set_row_count(len(names))
        self.place_cursor(max(0, min(cursor, len(names) - 1)))

    def count(self, unread: Sequence[int], sizes: Sequence[int] = ()) -> None:
        """Show how many articles of each list are unread, or dim how many there are where none is."""
        if (list(unread), list(sizes)) != (list(self._counts), list(self._sizes)):
            self._counts, self._sizes = unread, sizes
            self.refresh()

    def row_chosen(self, index: int) -> None:
        """Tell it."""
        self.post_message(self.ListChosen(index))

    def draw_row(self, index: int, part: int, width: int) -> Strip:  # noqa: ARG002 - rows of one line
        """Draw the key, the name, and the count at the right."""
        base = self.rich_style
        if index == self.cursor:
            base += self.look("cursor")
        elif index == self.pointed:
            base += self.look("pointed")
        bar = segment("▌" if index == self.cursor and self.has_focus else " ", base + self.ink("bar"))
        key = f"{index + 1} " if index < _NUMBERED else "  "
        unread = self._counts[index] if index < len(self._counts) else 0
        shown = unread or (self._sizes[index] if index < len(self._sizes) else 0)
        count = f" {wording.unread(shown)} " if shown else " "
        look = "listed" if index == self._listed else "name"
        room = width - 1 - len(key) - cells(count)
        return Strip(
            [
                bar,
                segment(key, base + self.ink("key")),
                segment(fit(self._names[index], room), base + self.ink(look)),
                segment(count, base + self.ink("count" if unread else "key")),
            ]
        )
