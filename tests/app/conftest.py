"""The whole app over a small library that was analysed beforehand, so that no worker process has to start."""

from __future__ import annotations

import asyncio
import shutil
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Protocol, cast

import pytest
from textual.events import Paste
from textual.worker import WorkerCancelled

from reader import paths
from reader.analysis.version import PIPELINE_VERSION
from reader.config import Settings
from reader.library.library import Library
from reader.services import Services
from reader.ui.app import NutgrafApp
from tests.ui_samples import analysis_of, bridge, make_article

if TYPE_CHECKING:
    import threading
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.ui.screens.reading import ReadingScreen

PATIENCE_S = 20.0
"""Longest that a test waits for a fact, on a machine that does other work too."""
SHORT_ARTICLES = (
    ("Zebra crossing is painted anew", "2024-04-01"),
    ("A headline with [/b] and [@click=app.quit]markup[/] in it", "2024-03-01"),
    ("The ferry to Ostmark stops for ever", "2024-02-01"),
    ("An owl in the town hall", "2024-01-01"),
)
"""Title and date of the articles beside the long one, newest first."""
BROKEN = "The one that could not be analysed"
FAILURE = "The analysis took more than 20 seconds."


class Reader:
    """An app that runs, what it shows, and a way to wait for it."""

    def __init__(self, app: NutgrafApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen."""
        return cast("ReadingScreen", self.app.screen_stack[0])

    async def settle(self) -> None:
        """Wait until the threads have answered and the screen has drawn the answers."""
        while True:
            await self.pilot.pause()
            if not len(self.app.workers):
                break
            with suppress(WorkerCancelled):  # a newer request took the place of an older one
                await self.app.workers.wait_for_complete()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what they do."""
        await self.pilot.press(*keys)
        await self.settle()

    async def paste(self, words: str) -> None:
        """Paste words, which costs less than typing them."""
        self.app.post_message(Paste(words))
        await self.settle()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for a fact that time or another process brings."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < deadline, f"waited in vain; on screen:\n{self.text}"
            await asyncio.sleep(0.01)
        await self.settle()

    async def until_set(self, event: threading.Event) -> None:
        """Wait for another thread to get somewhere."""
        await asyncio.wait_for(asyncio.to_thread(event.wait, PATIENCE_S), PATIENCE_S)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line."""
        return ["".join(s.text for s in strip) for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is drawn."""
        return "\n".join(self.lines)

    @property
    def title(self) -> str | None:
        """Title of the article on screen."""
        shown = self.screen._stored
        return shown.article.title if shown else None

    @property
    def message(self) -> str:
        """What the line at the bottom says."""
        return self.screen.status.message

    def lit(self) -> str | None:
        """Name of the entry that is lit in the text."""
        view = self.screen.view
        return None if view._lit is None else view.highlights.entries[view._lit].label

    def place_of(self, words: str, within: str = "#article") -> tuple[int, int]:
        """Cell (x, y) on the screen of the first character of words that a widget shows."""
        region = self.app.screen.query_one(within).region
        for y in range(region.y, region.bottom):
            x = self.lines[y][region.x : region.right].find(words)
            if x >= 0:
                return region.x + x, y
        raise AssertionError(f"{words!r} is not in {within}:\n{self.text}")

    async def hover(self, words: str, within: str = "#article") -> None:
        """Put the mouse over words."""
        await self.pilot.hover(offset=self.place_of(words, within))
        await self.settle()

    async def click(self, words: str, within: str = "#article") -> None:
        """Click on words."""
        await self.pilot.click(offset=self.place_of(words, within))
        await self.settle()


class OpenReader(Protocol):
    """Starts an app over a library."""

    def __call__(
        self,
        size: tuple[int, int] = (133, 36),
        *,
        settings: Settings | None = None,
        library: Path | None = None,
        sources: tuple[str, ...] = (),
        stdin: bytes | None = None,
        samples: bool = False,
    ) -> AbstractAsyncContextManager[Reader]:
        """Start it, and end it with the context."""


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six articles: five analysed, one failed."""
    path = tmp_path_factory.mktemp("prepared") / "library.db"
    library = Library.open(path)
    broken = make_article(f"{BROKEN}\n\nIts words are there all the same.", published="2023-12-01")
    added = library.add(broken, None)
    library.save_failure(added.id, PIPELINE_VERSION, FAILURE)
    for title, published in reversed(SHORT_ARTICLES):
        article = make_article(f"{title}\n\nAda Lind of Norby tells of it in {published[:4]}.", published=published)
        library.add(article, None)
        library.save_analysis(analysis_of(article))
    library.add(bridge(), None)
    library.save_analysis(analysis_of(bridge()))
    library.close()
    return path


@pytest.fixture
def library_path(home: Path, _prepared: Path) -> Path:
    """A library of its own for one test."""
    path = paths.library_file()
    path.parent.mkdir(parents=True)
    shutil.copyfile(_prepared, path)
    return path


@pytest.fixture
def open_reader(home: Path) -> OpenReader:
    """Start the app over the library of the test, which is empty without `library_path`."""

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = (133, 36),
        *,
        settings: Settings | None = None,
        library: Path | None = None,
        sources: tuple[str, ...] = (),
        stdin: bytes | None = None,
        samples: bool = False,
    ) -> AsyncIterator[Reader]:
        services = Services.open(library_path=library, samples=samples)
        app = NutgrafApp(services, settings or Settings(), sources, stdin)
        try:
            async with app.run_test(size=size) as pilot:
                opened = Reader(app, pilot)
                await opened.settle()
                yield opened
        finally:
            services.close()
            app.keep_choices()

    return start
