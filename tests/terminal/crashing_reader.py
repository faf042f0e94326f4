"""The reader with a fault of its own making: the key ``!`` crashes it. A driver for tests, no test."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader import cli
from reader.ui import app

if TYPE_CHECKING:
    from textual import events


class CrashingApp(app.NutgrafApp):
    """Crashes in the handler of one key."""

    def on_key(self, event: events.Key) -> None:
        """Raise what nobody catches."""
        if event.character == "!":
            raise RuntimeError("a fault of the program")


if __name__ == "__main__":
    app.NutgrafApp = CrashingApp  # type: ignore[misc] # the reader starts this one instead
    sys.exit(cli.main())
