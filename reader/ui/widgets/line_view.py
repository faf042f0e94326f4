"""What scrolls and draws itself line by line, and so asks for its own style at every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from rich.style import Style


class LineView(ScrollView, can_focus=True):
    """Works its style out once, until it changes.

    Textual goes up to the screen for it each time, which was a sixth of what drawing costs (November 2026).
    """

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    _kept_style: Style | None = None

    @property
    def rich_style(self) -> Style:
        """The style of the widget's ground, with those of its ancestors."""
        if self._kept_style is None:
            self._kept_style = super().rich_style
        return self._kept_style

    def notify_style_update(self) -> None:
        """Work it out anew."""
        self._kept_style = None
        super().notify_style_update()
