"""Styles by name: every name stands in the style sheet, and is worked out anew with a new theme."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from reader import paths
from reader.ui.widgets.looks import Looks

if TYPE_CHECKING:
    from rich.style import Style

WIDGETS = Path(paths.__file__).parent / "ui" / "widgets"


@pytest.mark.parametrize("module", ["article_list", "line_drawing", "line_view", "lines", "panel", "strip_line"])
def test_look_of_every_name_is_in_the_style_sheet(module: str) -> None:
    """A name that is misspelt would be drawn like the ground."""
    source = (WIDGETS / f"{module}.py").read_text(encoding="utf-8")
    rules = (paths.bundled("styles") / "reading.tcss").read_text(encoding="utf-8")
    names = set(re.findall(r'(?:look|ink)\("([a-z-]+)"', source))
    assert names
    assert {name for name in names if not re.search(rf"--{name}\b", rules)} == set()


class Swatch(Looks, Widget):
    """One line in a look."""

    LOOKS = "swatch"

    def render_line(self, _y: int) -> Strip:
        """Draw it."""
        return Strip.blank(self.size.width, self.look("ink"))


class SwatchApp(App[None]):
    """Shows it."""

    CSS = ".swatch--ink { color: $primary; }"

    def compose(self) -> ComposeResult:
        """The swatch."""
        yield Swatch()


async def test_look_follows_the_theme() -> None:
    """What was worked out in the old colours is forgotten."""
    app = SwatchApp()
    async with app.run_test() as pilot:
        before: Style = app.query_one(Swatch).look("ink")
        app.theme = "textual-light" if app.theme != "textual-light" else "nord"
        await pilot.pause()
        after = app.query_one(Swatch).look("ink")
        assert before.color != after.color
        assert after.color is not None
        assert after.color.triplet is not None
        assert after.color.triplet.hex.lower() == app.theme_variables["primary"].lower()
