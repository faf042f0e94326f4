"""CPU time and memory of the list of articles, 100,000 rows and 1,000, beside an app with nothing in it.

Run with ``python tests/bench/bench_list.py``. The list stands alone in an application without a terminal; whoever
composed it answers with made rows, so that the library is not measured.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
import tracemalloc
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.widgets import Static

from reader import paths
from reader.model import ArticleId, ArticleRow
from reader.ui.themes import DEFAULT_THEME, THEMES
from reader.ui.widgets.article_list import ArticleList
from tests.bench.figures import tell_ratio, tell_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

ROUNDS = 9
STEPS = 40
MANY, SOME = 100_000, 1_000
SIZE = (40, 40)


class _EmptyApp(App[None]):
    """Nothing but a line, in the same colours."""

    CSS_PATH = paths.bundled("styles") / "reading.tcss"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    def compose(self) -> ComposeResult:
        yield Static("Nothing")


class _ListApp(_EmptyApp):
    """The list, and rows for it."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield ArticleList(id="articles")

    def on_mount(self) -> None:
        articles = self.query_one(ArticleList)
        articles.show(self._rows, 0)
        articles.focus()

    def on_article_list_page_wanted(self, event: ArticleList.PageWanted) -> None:
        rows = [_row(number) for number in range(event.first, event.first + event.limit)]
        self.query_one(ArticleList).fill(event.listing, event.first, rows)


@dataclass
class _Candidate:
    """An app, and all that was measured of it."""

    make: Callable[[], App[None]]
    mount_ms: list[float] = field(default_factory=list)
    memory_mib: list[float] = field(default_factory=list)
    step_ms: list[float] = field(default_factory=list)

    async def measure(self) -> None:
        """Mount it, move the cursor, and mount it again to see its memory, which takes time to watch."""
        app = self.make()
        begin = time.process_time()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            self.mount_ms.append((time.process_time() - begin) * 1000)
            await pilot.press("G", "g")
            self.step_ms.append(await _step_ms(pilot))
        app = self.make()
        tracemalloc.start()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            self.memory_mib.append(tracemalloc.get_traced_memory()[0] / 1024**2)
        tracemalloc.stop()


async def _step_ms(pilot: Pilot[None]) -> float:
    """CPU time of a row down until it is drawn, the driving of the app included."""
    spent = []
    for _ in range(STEPS):
        begin = time.process_time()
        await pilot.press("j")
        spent.append((time.process_time() - begin) * 1000)
    return statistics.median(spent)


def _row(number: int) -> ArticleRow:
    return ArticleRow(
        id=ArticleId(number + 1),
        title=f"What was written in the paper of day {number:,} of the year",
        title_origin="given",
        source=f"paper {number % 23}",
        location=f"/corpus/{number}.txt",
        published=f"{2000 + number % 25}-01-01",
        added="2026-11-01T12:00:00+00:00",
        words=640,
        language="en",
        unread=number % 3 > 0,
    )


async def _run(rounds: int) -> None:
    empty, some, many = _Candidate(_EmptyApp), _Candidate(lambda: _ListApp(SOME)), _Candidate(lambda: _ListApp(MANY))
    for number in range(rounds + 1):
        for candidate in (empty, some, many):
            await candidate.measure()
            if number == 0:  # imports and caches of Textual
                candidate.mount_ms.clear()
                candidate.memory_mib.clear()
                candidate.step_ms.clear()
    of, fewer = "an empty app", f"{SOME:,} rows"
    tell_ratio(f"mount of {MANY:,} rows", many.mount_ms, empty.mount_ms, unit="ms CPU", of=of, most=3)
    tell_ratio(f"mount of {MANY:,} rows", many.mount_ms, some.mount_ms, unit="ms CPU", of=fewer, most=1.2)
    memory, without = statistics.median(many.memory_mib), statistics.median(empty.memory_mib)
    tell_value(f"memory for {MANY:,} rows", memory - without, without, unit="MiB", most=5, of=of)
    tell_ratio("memory with it", many.memory_mib, some.memory_mib, unit="MiB", of=fewer, most=1.2)
    step, key = statistics.median(many.step_ms), statistics.median(empty.step_ms)
    tell_value("a row down", step, key, unit="ms CPU", most=10, of="a key that does nothing")
    tell_ratio("a row down", many.step_ms, some.step_ms, unit="ms CPU", of=fewer, most=1.2)


def main() -> None:
    """Print the figures."""
    asyncio.run(_run(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))


if __name__ == "__main__":
    main()
