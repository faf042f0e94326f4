"""Styles by name from the style sheet, worked out when something is first drawn in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.dom import DOMNode

from reader.ui.drawing import without_ground

if TYPE_CHECKING:
    from rich.style import Style
    from textual.css.styles import RenderStyles
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # of two bases that are widgets Textual would take the style sheet of the first alone


class Looks(_Base):
    """What draws its own lines, in styles that have names: the rule ``.panel--lit`` is the look ``lit`` of the panel.

    They are Textual's component classes, which it would work out all at every change, seen or not, and whose ground it
    looks up in all ancestors at every line: a tenth of the start and a sixth of what drawing costs (November 2026).
    """

    LOOKS: ClassVar[str]
    """What the names of the rules begin with."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ground: Style | None = None
        self._looks: dict[str, Style] = {}

    @property
    def rich_style(self) -> Style:
        """The style of the widget's ground, with those of its ancestors."""
        if self._ground is None:
            self._ground = super().rich_style
        return self._ground

    def look(self, name: str) -> Style:
        """The style of a name, over the widget's ground."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.rich_style + self.get_component_rich_style(f"{self.LOOKS}--{name}")
        return style

    def ink(self, name: str) -> Style:
        """The same without a ground of its own, so that the cursor's shows."""
        return without_ground(self.look(name))

    def get_component_styles(self, *names: str) -> RenderStyles:
        """What the style sheet says of these classes."""
        for name in names:
            if name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)  # noqa: SLF001 - as Textual does it for all that are declared
                self.app.stylesheet.apply(node, animate=False)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Work them out anew."""
        self._ground = None
        self._looks.clear()
        self._component_styles.clear()
        super().notify_style_update()
