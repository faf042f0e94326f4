"""What scrolls and draws itself line by line, and so asks for its own style at every line."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.scroll_view import ScrollView


class LineView(ScrollView, can_focus=True):
    """Works its styles out once, until they change.

    Textual goes up to the screen for them each time, which was a sixth of what drawing costs (November 2026).
    """

    LOOKS: ClassVar[str]
    """What the names of the component classes begin with."""

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._kept_style: Style | None = None
        self._looks: dict[str, Style] = {}

    @property
    def rich_style(self) -> Style:
        """The style of the widget's ground, with those of its ancestors."""
        if self._kept_style is None:
            self._kept_style = super().rich_style
        return self._kept_style

    def look(self, name: str) -> Style:
        """The style of a component class, over the widget's ground."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.rich_style + self.get_component_rich_style(f"{self.LOOKS}--{name}")
        return style

    def ink(self, name: str) -> Style:
        """The same without a ground of its own, so that the cursor's shows."""
        look = self.look(name)
        return look.without_color + Style(color=look.color)

    def notify_style_update(self) -> None:
        """Work them out anew."""
        self._kept_style = None
        self._looks.clear()
        super().notify_style_update()
