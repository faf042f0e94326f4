"""What the text, the panel and the strip tell alike: an entry is pointed at, or chosen."""

from __future__ import annotations

from textual.message import Message


class EntryPointed(Message):
    """The mouse or a cursor came to an entry, or left the entries (key None).

    Attributes:
        reveal: whether its first mention shall come into view if none is.
    """

    def __init__(self, key: int | None, *, reveal: bool) -> None:
        super().__init__()
        self.key = key
        self.reveal = reveal


class EntryChosen(Message):
    """An entry was chosen, to stay lit."""

    def __init__(self, key: int) -> None:
        super().__init__()
        self.key = key
