"""Pictures of the main states, in three sizes and our three themes, compared with those that a person has looked at.

`pytest tests/app/test_snapshots.py --snapshot-update` makes them anew; look at each difference before it is kept.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from textual.widgets import Input

from reader import paths
from reader.analysis.pipeline import analyse
from reader.config import Settings
from reader.frozen import replace
from reader.ingest.extract import extract
from reader.ingest.load import load
from reader.library.library import Library
from reader.services import Services
from reader.ui.app import NutgrafApp
from tests.app.conftest import Reader

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import App
    from textual.pilot import Pilot

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11) or sys.platform != "linux",
    reason="the pictures are those of Python 3.11 on Linux; names of classes in them differ elsewhere",
)

WIDE, USUAL, SMALL = (133, 36), (80, 24), (60, 20)
PUBLISHED = "2024-01-20"
"""Stands in the list in place of an age, which would change from day to day."""


class Compare(Protocol):
    """Compares what an app shows with its picture."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool:
        """Whether they are the same."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the screen: its name, how big the screen is, the theme, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}-{self.size[0]}x{self.size[1]}-{self.theme}"


LIT = ("e", "down")
SEARCH = ("slash", *"gaza", "enter")
NAME = ("e", "w", "j")
FACETS = ("E", "j", "j")
NARROWED = ("E", "enter")
TIMELINE = ("J", "e", "t", "j")
WHYS = ("J", "plus", "W")
SKIM = ("J", "F", "e", "j")
ZEN = ("z",)
HELP = ("question_mark",)
ALONE = ("enter", "x")
CHOOSING = ("enter", "c", *"jjjjjj")
CHOSEN = ("s", "v", "v")
STATES = (
    State("lit", WIDE, "dark", LIT),
    State("lit", WIDE, "light", LIT),
    State("lit", WIDE, "contrast", LIT),
    State("lit", USUAL, "dark", LIT),
    State("lit", USUAL, "light", LIT),
    State("lit", SMALL, "contrast", LIT),
    State("list", SMALL, "dark"),
    State("search", WIDE, "dark", SEARCH),
    State("search", USUAL, "light", SEARCH),
    State("name", WIDE, "dark", NAME),
    State("name", USUAL, "light", NAME),
    State("name", SMALL, "contrast", NAME),
    State("facets", WIDE, "light", FACETS),
    State("facets", USUAL, "dark", FACETS),
    State("narrowed", WIDE, "dark", NARROWED),
    State("help", USUAL, "dark", HELP),
    State("timeline", WIDE, "dark", TIMELINE),
    State("timeline", USUAL, "light", TIMELINE),
    State("whys", WIDE, "dark", WHYS),
    State("whys", USUAL, "light", WHYS),
    State("skim", WIDE, "dark", SKIM),
    State("skim", USUAL, "light", SKIM),
    State("alone", WIDE, "light", ALONE),
    State("choosing", USUAL, "dark", CHOOSING),
    State("choosing", WIDE, "contrast", CHOOSING),
    State("chosen", USUAL, "dark", CHOSEN),
    State("zen", WIDE, "light", ZEN),
    State("zen", SMALL, "contrast", ZEN),
)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two of the samples, analysed."""
    path = tmp_path_factory.mktemp("pictures") / "library.db"
    library = Library.open(path)
    for name in ("suez-blocked.txt", "000_aeedbe436eec667d.txt"):
        document = load(str(paths.bundled("seeds") / name))
        article = replace(extract(document), published=PUBLISHED, source="news")
        library.add(article, None)
        library.save_analysis(analyse(article))
    library.close()
    return path


@pytest.fixture
def services(_made: Path, tmp_path: Path) -> Iterator[Services]:
    """The use cases over a copy of it, as reading changes it."""
    opened = Services.open(library_path=Path(shutil.copy(_made, tmp_path)))
    yield opened
    opened.close()


async def press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Press keys one after the other, each when what the one before it does is done; nothing moves or blinks."""
    pilot.app.animation_level = "none"
    assert isinstance(pilot.app, NutgrafApp)
    reader = Reader(pilot.app, pilot)
    await reader.settle()
    for key in keys:
        await reader.press(key)
    lit, entries = reader.screen._light.lit, reader.screen.view.highlights.entries
    if lit is not None and not entries[lit].group.is_number:
        await reader.until(lambda: lit in reader.screen._elsewhere)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False


@pytest.mark.parametrize("state", STATES, ids=str)
def test_screen_looks_as_it_did(snap_compare: Compare, services: Services, state: State) -> None:
    """A state of the screen is drawn as it was when somebody looked at it last."""
    app = NutgrafApp(services, Settings(theme=state.theme))
    assert snap_compare(app, terminal_size=state.size, run_before=lambda pilot: press(pilot, state.keys))


def test_empty_screen_looks_as_it_did(snap_compare: Compare, tmp_path: Path) -> None:
    """A library without articles says what to do."""
    services = Services.open(library_path=tmp_path / "empty.db")
    services.show_samples(on=False)
    try:
        app = NutgrafApp(services, Settings(theme="dark"))
        assert snap_compare(app, terminal_size=USUAL, run_before=lambda pilot: press(pilot, ()))
    finally:
        services.close()
