"""Starting and ending the app as the command line does, and long lists in it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.config import Settings
from reader.errors import StorageError
from reader.library.library import Library
from reader.services import Services
from reader.ui.app import NutgrafApp, run_reader
from reader.ui.listing import PAGE_ROWS
from reader.ui.memory import recall
from reader.ui.terminal import TerminalGuard
from tests.ui_samples import TITLE, analysis_of, make_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.app.conftest import OpenReader

MANY = 6 * PAGE_ROWS


@pytest.fixture
def long_list(library_path: Path) -> Path:
    """A library of some two hundred more articles, number 0 the newest; some are read."""
    library = Library.open(library_path)
    articles = [make_article(f"Item {n:03d}\n\nAda Lind of Norby.") for n in reversed(range(MANY))]
    added = library.add_many((article, None) for article in articles)
    for article in articles:
        library.save_analysis(analysis_of(article))
    library.mark([one.id for one in added[1:]], unread=False)
    library.close()
    return library_path


@pytest.mark.usefixtures("long_list")
async def test_rows_come_when_they_are_seen(open_reader: OpenReader) -> None:
    """The end of a long list and its middle are loaded when they come into sight, and their articles open."""
    async with open_reader() as reader:
        await reader.press("G", "enter")
        assert reader.title == "The one that could not be analysed"
        assert "● The ferry" in reader.text
        await reader.press("h", "g", "enter")
        assert reader.title == "Item 000"
        reader.screen.articles.place_cursor(100)
        await reader.settle()
        assert "Item 100" in reader.text


@pytest.mark.usefixtures("long_list")
async def test_unread_article_far_down_is_found(open_reader: OpenReader) -> None:
    """Its row was never loaded before, and the list goes there."""
    async with open_reader() as reader:
        await reader.press("n")
        assert reader.title == f"Item {MANY - 1:03d}"
        await reader.press("n")
        assert reader.title == TITLE


@pytest.mark.usefixtures("long_list")
async def test_rows_that_cannot_be_loaded_are_told(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list shows dots, and the line at the bottom why."""

    def fail(*_arguments: object) -> None:
        raise StorageError("The disk is gone.")

    async with open_reader() as reader:
        monkeypatch.setattr(Services, "page", fail)
        await reader.press("G", "enter")
        assert reader.message == "The disk is gone."


@pytest.mark.usefixtures("library_path")
async def test_adding_can_be_stopped(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Esc leaves the prompt first, and then stops what is being brought in."""
    goes_on, stopped = threading.Event(), threading.Event()

    def add(
        _self: Services, _sources: tuple[str, ...], *, on_start: Callable[[int], None], **options: Callable[[], bool]
    ) -> Iterator[StorageError]:
        on_start(3)
        goes_on.set()
        while not options["is_cancelled"]():
            stopped.wait(0.01)
        stopped.set()
        return iter(())

    monkeypatch.setattr(Services, "add", add)
    async with open_reader() as reader:
        await reader.pilot.press("a")
        reader.screen.add_sources(("/somewhere",))
        await reader.until_set(goes_on)
        await reader.pilot.press("escape")
        assert reader.screen.prompt.asking is None
        assert not stopped.is_set()
        await reader.pilot.press("escape")
        await reader.until_set(stopped)
        assert reader.title == TITLE


@pytest.mark.usefixtures("library_path")
async def test_adding_that_fails_is_told(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that cannot keep anything more says so."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(Services, "add", fail)
    async with open_reader() as reader:
        await reader.press("a")
        await reader.paste("/somewhere")
        await reader.press("enter")
        assert reader.message == "The disk is full."


def test_run_reader_closes_and_remembers(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the app has ended, the library is closed and the choices are kept; the exit code is 0."""

    def run(app: NutgrafApp) -> None:
        app.choose_theme("nutgraf-light")
        app.exit()

    monkeypatch.setattr(NutgrafApp, "run", run)
    services = Services.open()
    assert run_reader(services, Settings()) == 0
    assert recall(paths.state_dir() / "screen.json").theme == "nutgraf-light"
    with pytest.raises(StorageError):
        services.tally()


def test_run_reader_gives_the_terminal_back_after_a_crash(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error goes on, after the terminal was restored and the library closed."""
    restored: list[TerminalGuard] = []

    def crash(_app: NutgrafApp) -> None:
        raise RuntimeError("a defect")

    def note(guard: TerminalGuard) -> None:
        restored.append(guard)

    monkeypatch.setattr(NutgrafApp, "run", crash)
    monkeypatch.setattr(TerminalGuard, "restore", note)
    services = Services.open()
    with pytest.raises(RuntimeError, match="a defect"):
        run_reader(services, Settings())
    assert len(restored) == 1
    with pytest.raises(StorageError):
        services.tally()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_guard_ends_the_program_on_a_signal(number: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    """TERM and HUP call for an orderly end, start the watchdog, and give the exit code of the shells."""
    watchdogs = []
    ended = asyncio.Event()

    class Watchdog:
        daemon = False

        def __init__(self, seconds: float, *_what: object) -> None:
            watchdogs.append(seconds)

        def start(self) -> None:
            """Do nothing."""

    monkeypatch.setattr(threading, "Timer", Watchdog)
    guard = TerminalGuard()
    assert guard.exit_code is None
    guard.watch(ended.set)
    os.kill(os.getpid(), number)
    await asyncio.wait_for(ended.wait(), 10)
    asyncio.get_running_loop().remove_signal_handler(number)
    assert guard.exit_code == 128 + number
    assert len(watchdogs) == 1
