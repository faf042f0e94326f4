"""The single lines above and below the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.drawing import fit, segment

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style


class _Line(Widget):
    """One line with words on the left and on the right."""

    DEFAULT_CSS = """
    _Line { height: 1; width: 1fr; }
    """

    def _strip(self, left: list[Segment], right: str, right_style: Style) -> Strip:
        width = self.size.width
        used = sum(segment_.cell_length for segment_ in left)
        right = fit(right, min(cell_len(right), max(0, width - used - 1))) if used < width else ""
        base = self.rich_style
        gap = segment(" " * max(0, width - used - cell_len(right)), base)
        return Strip([*left, gap, segment(right, right_style)]).adjust_cell_length(width, base)


class TopBar(_Line):
    """Name of the program, what is listed, and where to find more."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-bar--name", "top-bar--scope", "top-bar--hint"}

    def __init__(self, hints: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._hints = hints
        self._scope = ""

    def show_scope(self, words: str) -> None:
        """Say what is listed."""
        self._scope = words
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - one line
        """Draw the line."""
        base = self.rich_style
        hint = base + self.get_component_rich_style("top-bar--hint")
        left = [segment(" nutgraf ", base + self.get_component_rich_style("top-bar--name"))]
        room = self.size.width - left[0].cell_length - 1
        words = f"  {self._scope}"
        words = fit(words, min(cell_len(words), max(0, room)))
        left.append(segment(words, base + self.get_component_rich_style("top-bar--scope")))
        return self._strip(left, f"{self._hints} ", hint)


class StatusLine(_Line):
    """What is lit or what has just happened, the keys that help now, and how much is read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--message", "status-line--hint", "status-line--percent"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._message = ""
        self._hints = ""
        self._percent = ""

    def show_message(self, words: str) -> None:
        """Say what has happened, or what is lit."""
        if words != self._message:
            self._message = words
            self.refresh()

    def show_hints(self, words: str) -> None:
        """Name the keys that help now."""
        if words != self._hints:
            self._hints = words
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
        base = self.rich_style
        width = self.size.width
        percent = f"{self._percent} "
        room = max(0, width - cell_len(percent) - 1)
        message = f" {self._message}"
        words = fit(message, min(cell_len(message), room))
        left = [segment(words, base + self.get_component_rich_style("status-line--message"))]
        hints = self._hints
        spare = room - cell_len(words) - 2
        while hints and cell_len(hints) > spare:
            hints = hints.rpartition("   ")[0]
        if hints:
            gap = spare - cell_len(hints) + 1
            style = base + self.get_component_rich_style("status-line--hint")
            left += [segment(" " * gap, base), segment(hints, style)]
        return self._strip(left, percent, base + self.get_component_rich_style("status-line--percent"))
