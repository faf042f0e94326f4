"""What the text, the panel and the strip tell alike: an entry is pointed at, or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.ui.highlights import Highlights


class EntryPointed(Message):
    """The mouse or a cursor came to an entry, or left the entries (key None).

    Attributes:
        highlights: that the key is of; they may be others by the time the message is read.
        reveal: whether its first mention shall come into view if none is.
    """

    def __init__(self, key: int | None, highlights: Highlights, *, reveal: bool) -> None:
        super().__init__()
        self.key = key
        self.highlights = highlights
        self.reveal = reveal


class EntryChosen(Message):
    """An entry was chosen.

    Attributes:
        highlights: that the key is of.
        leads_there: to be read about where the text names it first; otherwise to stay lit.
    """

    def __init__(self, key: int, highlights: Highlights, *, leads_there: bool = False) -> None:
        super().__init__()
        self.key = key
        self.highlights = highlights
        self.leads_there = leads_there
