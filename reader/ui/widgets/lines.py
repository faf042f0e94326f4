"""The single lines above and below the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.drawing import cells, fit, segment
from reader.ui.widgets.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from textual import events


class Hint(NamedTuple):
    """A key and what it does, in a few words."""

    key: str
    words: str
    action: str


class HintChosen(Message):
    """A hint was clicked."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class _Line(Looks, Widget):
    """One line with words on the left and on the right; a click on a hint is as good as its key."""

    DEFAULT_CSS = """
    _Line { height: 1; width: 1fr; }
    """

    def on_click(self, event: events.Click) -> None:
        """Tell which hint was clicked."""
        action = event.style.meta.get("hint")
        if action:
            self.post_message(HintChosen(action))

    def _filled(self, left: list[Segment], right: list[Segment]) -> Strip:
        """The line with what stands left and right, and a gap between; what is too much at the right is cut."""
        width = self.size.width
        gap = max(0, width - sum(s.cell_length for s in left) - sum(s.cell_length for s in right))
        base = self.rich_style
        return Strip([*left, segment(" " * gap, base), *right]).adjust_cell_length(width, base)


def _hint_segments(hints: Sequence[Hint], style: Style, room: int) -> list[Segment]:
    """The hints that fit, from the first on."""
    segments: list[Segment] = []
    for hint in hints:
        words = segment(f"{hint.key} {hint.words}", style + Style.from_meta({"hint": hint.action}))
        if words.cell_length + 3 > room:
            break
        room -= words.cell_length + 3
        segments += [words, segment("   ", style)]
    return segments


class TopBar(_Line):
    """Name of the program, what is listed, and where to find more."""

    LOOKS = "top-bar"

    def __init__(self, hints: Sequence[Hint], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._hints = hints
        self._scope = ""

    def show_scope(self, words: str) -> None:
        """Say what is listed."""
        self._scope = words
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - one line
        """Draw the line: what is listed has the room it needs, the hints what is left."""
        name = segment(" nutgraf ", self.look("name"))
        room = max(0, self.size.width - name.cell_length)
        words = f"  {self._scope} "
        scope = segment(fit(words, min(cells(words), room)), self.look("scope"))
        hint = self.look("hint")
        return self._filled([name, scope], _hint_segments(self._hints, hint, room - scope.cell_length))


class StatusLine(_Line):
    """What is lit or what has just happened, the keys that help now, and how much is read."""

    LOOKS = "status-line"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._message = ""
        self._hints: Sequence[Hint] = ()
        self._percent = ""

    def show_message(self, words: str) -> None:
        """Say what has happened, or what is lit."""
        if words != self._message:
            self._message = words
            self.refresh()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Name the keys that help now."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def show_percent(self, percent: int | None) -> None:
        """Say how much of the article has been on screen."""
        words = "" if percent is None else f"{percent:3d} %"
        if words != self._percent:
            self._percent = words
            self.refresh()

    @property
    def message(self) -> str:
        """What it says at the left."""
        return self._message

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - one line
        """Draw the line: the message has the room it needs, the hints what is left."""
        percent = segment(f"{self._percent} ", self.look("percent"))
        room = max(0, self.size.width - percent.cell_length)
        words = f" {self._message} "
        message = segment(fit(words, min(cells(words), room)), self.look("message"))
        hint = self.look("hint")
        hints = _hint_segments(self._hints, hint, room - message.cell_length)
        return self._filled([message], [*hints, percent])
