"""What lists and pages have in common: the bar beside the lines, and styles by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Click
from textual.geometry import Size
from textual.strip import Strip

from reader.ui.drawing import segment
from reader.ui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events

    from tests.widgets.conftest import Show, Stage

LINES = 100


class Numbered(LineView):
    """Lines that say their number."""

    LOOKS = "numbered"

    def __init__(self, lines: int = LINES) -> None:
        super().__init__()
        self.line_count = lines
        self.is_moved = False
        self.clicks: list[int] = []
        self.points: list[int] = []
        self.is_left = False

    def on_mount(self) -> None:
        """Have a height."""
        self.virtual_size = Size(10, self.line_count)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw the number."""
        return Strip([segment(f"line {y + self.scroll_offset.y}")]).adjust_cell_length(width, self.rich_style)

    def moved_by_reader(self) -> None:
        """Take note."""
        self.is_moved = True

    def clicked(self, event: events.Click) -> None:
        """Take note."""
        self.clicks.append(event.y)

    def mouse_moved(self, event: events.MouseMove) -> None:
        """Take note."""
        self.points.append(event.y)
        self.is_left = False

    def mouse_left(self) -> None:
        """Take note."""
        self.is_left = True


def click_at(widget: Numbered, x: int, y: int) -> Click:
    """The click that ends a press, as Textual makes it where the button goes up."""
    return Click(widget, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False)


def thumb(app: Stage[Numbered]) -> list[int]:
    """The lines at whose end the thumb is drawn."""
    return [y for y, line in enumerate(app.lines) if line.endswith("▐")]


async def drag(app: Stage[Numbered], start: int, end: int) -> None:
    """Take hold of the bar in a line and draw it to another."""
    right = app.widget.size.width - 1
    await app.pilot.mouse_down(app.widget, offset=(right, start))
    await app.pilot.hover(app.widget, offset=(right, end))
    await app.pilot.mouse_up(app.widget, offset=(right, end))
    await app.pilot.pause()


async def test_bar_tells_what_part_is_in_sight(show: Show) -> None:
    """A fifth of the lines is a fifth of the bar, from the top to the bottom."""
    async with show(Numbered(), (40, 21)) as app:
        assert thumb(app) == [0, 1, 2, 3]
        app.widget.scroll_to(y=LINES, animate=False)
        await app.pilot.pause()
        assert thumb(app) == [16, 17, 18, 19]


async def test_bar_is_empty_when_all_is_in_sight(show: Show) -> None:
    """Where there is nothing to scroll there is nothing to hold."""
    async with show(Numbered(lines=5), (40, 21)) as app:
        assert thumb(app) == []
        await drag(app, 0, 10)
        assert app.widget.scroll_offset.y == 0
        assert not app.widget.is_moved


@pytest.mark.parametrize(("start", "end", "line"), [(0, 19, 80), (3, 3, 0), (1, 9, 40), (19, 19, 80), (19, 0, 0)])
async def test_bar_is_dragged(show: Show, start: int, end: int, line: int) -> None:
    """The thumb goes with the mouse; where there is none under the mouse it comes first."""
    async with show(Numbered(), (40, 21)) as app:
        await drag(app, start, end)
        assert app.widget.scroll_offset.y == line
        assert app.widget.is_moved


async def test_bar_is_let_go(show: Show) -> None:
    """After the button is up the mouse points again."""
    async with show(Numbered(), (40, 21)) as app:
        await drag(app, 0, 10)
        line = app.widget.scroll_offset.y
        app.widget.points.clear()
        await app.pilot.hover(app.widget, offset=(3, 2))
        await app.pilot.pause()
        assert app.widget.scroll_offset.y == line
        assert app.widget.points == [2]


async def test_drag_that_leaves_the_bar_chooses_no_line(show: Show) -> None:
    """The button went down on the bar, so it is no click on what is under it when it goes up."""
    async with show(Numbered(), (40, 21)) as app:
        right = app.widget.size.width - 1
        await app.pilot.mouse_down(app.widget, offset=(right, 0))
        await app.pilot.hover(app.widget, offset=(right - 4, 9))
        await app.pilot.mouse_up(app.widget, offset=(right - 4, 9))
        app.widget.post_message(click_at(app.widget, right - 4, 9))
        await app.pilot.pause()
        assert app.widget.clicks == []
        await app.pilot.click(app.widget, offset=(5, 6))
        assert app.widget.clicks == [6]


async def test_mouse_on_the_bar_points_at_no_line(show: Show) -> None:
    """It has left the lines."""
    async with show(Numbered(), (40, 21)) as app:
        await app.pilot.hover(app.widget, offset=(5, 2))
        await app.pilot.hover(app.widget, offset=(app.widget.size.width - 1, 2))
        await app.pilot.pause()
        assert app.widget.is_left


async def test_click_on_the_bar_is_none_on_a_line(show: Show) -> None:
    """Only the lines are clicked."""
    async with show(Numbered(), (40, 21)) as app:
        await app.pilot.click(app.widget, offset=(app.widget.size.width - 1, 4))
        await app.pilot.click(app.widget, offset=(5, 6))
        assert app.widget.clicks == [6]
