"""A widget of ours in an app of a few lines, which notes what the widget says."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Button

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from textual.message import Message
    from textual.pilot import Pilot

W = TypeVar("W", bound=Widget)
M = TypeVar("M", bound="Message")


class Stage(App[None], Generic[W]):
    """A widget, and a button so that the focus can be elsewhere."""

    CSS = "Button { dock: bottom; height: 1; border: none; }"

    def __init__(self, widget: W) -> None:
        super().__init__()
        self.widget = widget
        self.pilot: Pilot[None]
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        """The widget, with the focus, above the button."""
        yield self.widget
        yield Button("elsewhere", id="elsewhere")

    def said(self, kind: type[M]) -> list[M]:
        """Messages of a kind, since the last time that they were asked for; the hook hears them at each stop."""
        found = list({id(message): message for message in self.messages if isinstance(message, kind)}.values())
        self.messages[:] = [message for message in self.messages if not isinstance(message, kind)]
        return found

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    @property
    def lines(self) -> list[str]:
        """What the widget draws."""
        region = self.widget.region
        drawn = ["".join(s.text for s in strip) for strip in self.screen._compositor.render_strips()]
        return [line[region.x : region.right] for line in drawn[region.y : region.bottom]]

    def place_of(self, words: str) -> tuple[int, int]:
        """Cell (x, y) of the first character of words in the widget."""
        return next((line.index(words), y) for y, line in enumerate(self.lines) if words in line)

    async def hover(self, words: str) -> None:
        """Put the mouse over words."""
        await self.pilot.hover(self.widget, offset=self.place_of(words))
        await self.pilot.pause()

    async def click(self, words: str) -> None:
        """Click on words."""
        await self.pilot.click(self.widget, offset=self.place_of(words))
        await self.pilot.pause()

    async def leave(self) -> None:
        """Put the mouse elsewhere."""
        await self.pilot.hover("#elsewhere")
        await self.pilot.pause()


class Show(Protocol):
    """Puts a widget on the stage."""

    def __call__(self, widget: W, size: tuple[int, int] = (60, 20)) -> AbstractAsyncContextManager[Stage[W]]:
        """Show the widget, with the focus if it can have it, until the context ends."""


@pytest.fixture
def show() -> Show:
    """Put a widget on the stage."""

    @asynccontextmanager
    async def stage(widget: W, size: tuple[int, int] = (60, 20)) -> AsyncIterator[Stage[W]]:
        app: Stage[W] = Stage(widget)
        async with app.run_test(size=size, message_hook=app.messages.append) as pilot:
            app.pilot = pilot
            if widget.focusable:
                widget.focus()
            await pilot.pause()
            yield app

    return stage
