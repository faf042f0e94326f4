"""Giving the terminal back, however the program ends.

Textual restores the terminal when it ends by itself; a signal leaves it in the alternate screen, with mouse
tracking on, and a closed terminal can leave the process alive (both measured in November 2026). So TERM and
HUP end the program in order, with a watchdog that ends it anyhow.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

WATCHDOG_S = 1.5
"""Time for an orderly end, after which the process goes without one."""

RESTORE_S = 0.2
"""Time for the last words to a terminal, which may be stopped and take none."""

_MODES_OFF = ("?1000l", "?1003l", "?1015l", "?1006l", "?1004l", "?2004l", "?2048l", "<u", "?7h", "?1049l", "?25h", "0m")
RESTORE = "".join(f"\x1b[{mode}" for mode in _MODES_OFF)
"""Mouse, focus reports, bracketed paste, resize reports, keyboard protocol off; wrapping, main screen, cursor on."""


class TerminalGuard:
    """Ends the program in order on a signal, and gives the terminal back if nobody else could."""

    def __init__(self) -> None:
        self._before: list[object] | None = _terminal_modes()
        self._leaving: threading.Timer | None = None
        self.signal: int | None = None
        """The signal that ended the program, if one did."""

    def watch(self, end: Callable[[], object]) -> None:
        """Call ``end`` on TERM or HUP; to be called from the running event loop, in the main thread.

        The handlers are no part of the loop: Textual's loop waits for a terminal that takes no more bytes.
        """
        loop = asyncio.get_running_loop()

        def arrived(number: int, _frame: FrameType | None) -> None:
            self.signal = number
            watchdog = threading.Timer(WATCHDOG_S, self._end_anyhow, (number,))
            watchdog.daemon = True
            watchdog.start()
            with suppress(RuntimeError):  # the loop may have ended by itself
                loop.call_soon_threadsafe(end)

        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":
                signal.signal(number, arrived)

    def leave_within(self, seconds: float, last: Callable[[], object]) -> None:
        """Leave the process after some time at most, whatever still runs in its threads; ``last`` is done before.

        For an ordinary end, when the terminal is given back already: a thread may wait for a slow disk.
        """

        def leave() -> None:
            last()
            os._exit(self.exit_code or 0)

        self._leaving = threading.Timer(seconds, leave)
        self._leaving.daemon = True
        self._leaving.start()

    def call_off(self) -> None:
        """All is in order: `leave_within` is not needed any more."""
        if self._leaving is not None:
            self._leaving.cancel()

    def _end_anyhow(self, number: int) -> None:
        restoring = threading.Thread(target=self.restore, daemon=True)
        restoring.start()
        restoring.join(RESTORE_S)
        os._exit(128 + number)

    def restore(self) -> None:
        """Write what gives the terminal back; harmless where there is none or it is given back already."""
        if self._before is not None:
            import termios  # noqa: PLC0415 - not everywhere

            with suppress(termios.error):  # which is no OSError; the terminal may have been closed
                termios.tcsetattr(0, termios.TCSANOW, self._before)  # type: ignore[arg-type] # as termios gave them
        with suppress(OSError, ValueError):
            if sys.__stderr__ is not None and sys.__stderr__.isatty():  # where Textual draws
                os.write(sys.__stderr__.fileno(), RESTORE.encode())

    @property
    def exit_code(self) -> int | None:
        """128 and the number of the signal that ended the program, by the shells' convention."""
        return None if self.signal is None else 128 + self.signal


def _terminal_modes() -> list[object] | None:
    try:
        import termios  # noqa: PLC0415 - not everywhere

        return list(termios.tcgetattr(0))
    except (ImportError, OSError, ValueError):
        return None
    except Exception as error:
        if type(error).__name__ == "error":  # termios.error, which is no OSError
            return None
        raise
