"""An application whose event loop notes every 10 ms how late it is: the reader, or the bare app beside it.

``ticking.py FILE`` runs the bare app, ``ticking.py FILE LIBRARY`` the reader; FILE gets the lateness of every tick, in
milliseconds as JSON, when the application ends.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.config import Settings
from reader.services.services import Services
from reader.ui.app import NutgrafApp
from tests.bench.apps.bare import BareApp

if TYPE_CHECKING:
    from textual.app import App

TICK_S = 0.01


async def _tick(late_ms: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + TICK_S
        await asyncio.sleep(TICK_S)
        late_ms.append((loop.time() - due) * 1000)


def _run(app: App[Any], file: Path) -> None:
    late_ms: list[float] = []

    async def run() -> None:
        ticking = asyncio.create_task(_tick(late_ms))
        await app.run_async()
        ticking.cancel()

    asyncio.run(run())
    file.write_text(json.dumps(late_ms))


def main() -> None:
    """Run one of the applications."""
    if len(sys.argv) > 2:
        services = Services.open(library_path=Path(sys.argv[2]))
        services.warm()
        _run(NutgrafApp(services, Settings()), Path(sys.argv[1]))
        services.close()
    else:
        _run(BareApp(), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
