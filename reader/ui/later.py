"""What is to be done in a while."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump


def later(pump: MessagePump, seconds: float, callback: Callable[[], object]) -> asyncio.TimerHandle:
    """Call something as soon as a widget, a screen or the app has time for it, but not before so many seconds.

    In place of Textual's `set_timer`, which drops the callback when the machine was busy with something else for the
    first so many seconds (`Timer._run` takes it for a beat that was missed).

    Returns:
        A handle to call it off, also when the time has come and something else is still being done.
    """

    def call() -> None:
        if not handle.cancelled():
            callback()

    handle = asyncio.get_running_loop().call_later(seconds, pump.call_later, call)
    return handle
