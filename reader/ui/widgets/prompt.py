"""The prompt: one line at the bottom that asks for words, a path or a filter."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.text.sanitise import sanitise
from reader.ui.keymap import Context
from reader.ui.widgets.bindings import bindings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.binding import BindingType


class Asking(StrEnum):
    """What the prompt asks for; the value is what it says."""

    SEARCH = "search the library"
    FIND = "find in this article"
    FILTER = "filter the list"
    ADD = "add a file or folder"
    TAG = "tags, -tag to take one away"
    NAME = "save the search as a list called"
    RENAME = "call the list"


class _Marks(Highlighter):
    """Underlines some places of what is typed."""

    places: Sequence[tuple[int, int]] = ()

    def highlight(self, text: Text) -> None:
        """Mark them."""
        for start, end in self.places:
            text.stylize("underline", start, end)


class Prompt(Horizontal):
    """Tells every change while the reader types, and the end of it."""

    class Changed(Message):
        """The words changed."""

        def __init__(self, asking: Asking, words: str) -> None:
            super().__init__()
            self.asking = asking
            self.words = words

    class Submitted(Message):
        """The reader pressed Enter."""

        def __init__(self, asking: Asking, words: str) -> None:
            super().__init__()
            self.asking = asking
            self.words = words

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.PROMPT)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.asking: Asking | None = None
        """What it asks for; None while it is closed."""
        self._marks = _Marks()

    def open(self, asking: Asking, words: str = "") -> None:
        """Ask for something, starting with words that may be changed."""
        self.asking = asking
        if not self.children:  # the first time: the start does without
            from textual.widgets import Label  # noqa: PLC0415 - as above

            self.mount(Label("", markup=False), Input(compact=True, select_on_focus=False, highlighter=self._marks))
        self.query_one("Label", Static).update(f"{asking.value}:")
        self.mark(())
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = words
        field.cursor_position = len(words)
        self.add_class("-open")
        self.screen.set_focus(field)  # at once: keys that come in the same breath are for it

    def take(self, character: str) -> None:
        """Take a key that was pressed before the field had the focus."""
        self.query_one(Input).insert_text_at_cursor(character)

    def mark(self, places: Sequence[tuple[int, int]]) -> None:
        """Underline places, as (start, end), and no others."""
        self._marks.places = places
        self.query_one(Input).refresh()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put words in the place of characters, and the cursor behind them."""
        self.query_one(Input).replace(words, start, end)

    def close(self) -> None:
        """Ask for nothing any more."""
        self.asking = None
        self.remove_class("-open")

    @property
    def words(self) -> str:
        """What has been typed."""
        return self.query_one(Input).value

    @property
    def cursor(self) -> int:
        """How many characters stand before the cursor."""
        return self.query_one(Input).cursor_position

    def submit(self) -> None:
        """Tell that what is typed is meant."""
        if self.asking is not None:
            self.post_message(self.Submitted(self.asking, self.words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on with what it is for; what was pasted may hold anything and is made safe to draw first."""
        event.stop()
        if event.value != (safe := sanitise(event.value).replace("\n", " ").replace("\t", " ")):
            event.input.value = safe
        elif self.asking is not None:
            self.post_message(self.Changed(self.asking, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass it on with what it is for."""
        event.stop()
        self.submit()
