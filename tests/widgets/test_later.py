"""What is to be done in a while, on a machine that does other things too."""

from __future__ import annotations

import asyncio
import itertools
import threading
from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.ui.later import later

if TYPE_CHECKING:
    import pytest

    from tests.widgets.conftest import Show

STALL_S = 0.012
"""Less than a frame, which a clock may jump by between two looks of Textual's at it; more than `SOON_S`."""
SOON_S = 0.01


async def test_later_comes_in_the_order_of_time(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the machine stalls as long as it was to wait, which is when a timer of Textual's never comes."""
    done: list[str] = []
    ended = asyncio.Event()
    jumps = itertools.count()
    async with show(Widget()) as app:
        monkeypatch.setattr("textual._time.get_time", lambda: STALL_S * next(jumps))
        later(app.widget, 4 * SOON_S, ended.set)
        later(app.widget, 2 * SOON_S, lambda: done.append("second"))
        later(app.widget, SOON_S, lambda: done.append("first"))
        async with asyncio.timeout(20):
            await ended.wait()
        assert done == ["first", "second"]


async def test_later_is_called_off(show: Show) -> None:
    """Nothing is called then."""
    done: list[str] = []
    ended = asyncio.Event()
    async with show(Widget()) as app:
        later(app.widget, SOON_S, lambda: done.append("never")).cancel()
        later(app.widget, 2 * SOON_S, ended.set)
        async with asyncio.timeout(20):
            await ended.wait()
    assert done == []


async def test_later_is_called_off_when_its_time_has_come(show: Show) -> None:
    """Something else is still being done, which calls it off at its end."""
    done: list[str] = []
    goes_on, ended = asyncio.Event(), asyncio.Event()
    async with show(Widget()) as app:

        async def work() -> None:
            handle = later(app.widget, 0.0, lambda: done.append("never"))
            later(app.widget, 0.0, ended.set)
            await goes_on.wait()
            handle.cancel()

        app.widget.call_later(work)
        await asyncio.sleep(SOON_S)  # both have come by then, and wait
        goes_on.set()
        async with asyncio.timeout(20):
            await ended.wait()
    assert done == []


async def test_later_is_nothing_to_a_widget_that_is_gone(show: Show) -> None:
    """What was to be done on it is not done, and does no harm."""
    done: list[int] = []
    ended = asyncio.Event()
    async with show(Widget()) as app:
        later(app.widget, SOON_S, lambda: done.append(threading.get_ident()))
        await app.widget.remove()
        later(app, 2 * SOON_S, ended.set)
        async with asyncio.timeout(20):
            await ended.wait()
    assert done == []
