"""The prompt, and the lines above and below the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.events import Paste

from reader.ui.widgets.lines import Hint, HintChosen, StatusLine, TopBar
from reader.ui.widgets.prompt import Asking, Prompt

if TYPE_CHECKING:
    from tests.widgets.conftest import Show, Stage

SEARCH = Hint("/", "search", "screen.search")
HELP = Hint("?", "help", "screen.help")


def changes(app: Stage[Prompt]) -> list[tuple[Asking, str]]:
    """What the prompt has told of changes."""
    return [(event.asking, event.words) for event in app.said(Prompt.Changed)]


async def test_prompt_tells_every_change(show: Show) -> None:
    """Each letter is told with what it is for."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.SEARCH)
        await app.press("a", "b", "backspace")
        assert changes(app) == [(Asking.SEARCH, "a"), (Asking.SEARCH, "ab"), (Asking.SEARCH, "a")]
        assert "search the library:" in app.lines[0]


async def test_prompt_tells_its_end(show: Show) -> None:
    """Enter tells the words, and once."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.FIND)
        await app.press("x", "enter")
        assert [(event.asking, event.words) for event in app.said(Prompt.Submitted)] == [(Asking.FIND, "x")]


async def test_prompt_starts_with_words_without_telling(show: Show) -> None:
    """What stood there before can be changed at its end."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.FILTER, "suez")
        await app.pilot.pause()
        assert changes(app) == []
        await app.press("s")
        assert changes(app) == [(Asking.FILTER, "suezs")]


async def test_prompt_that_is_closed_tells_nothing(show: Show) -> None:
    """After it was closed neither change nor Enter is told."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.ADD)
        app.widget.close()
        await app.press("x", "enter")
        assert app.widget.asking is None
        assert changes(app) == []
        assert app.said(Prompt.Submitted) == []


async def test_prompt_makes_pasted_words_safe(show: Show) -> None:
    """Controls and direction marks never stand in the prompt, and are not told."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.SEARCH)
        app.post_message(Paste("a\x1b[31mb\u202e\x07[/b]"))
        await app.pilot.pause()
        assert app.widget.words == "ab[/b]"
        assert changes(app) == [(Asking.SEARCH, "ab[/b]")]


async def test_prompt_underlines_places(show: Show) -> None:
    """What is marked is underlined, and nothing else; the next time the prompt opens nothing is."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.SEARCH, "ab cd")
        app.widget.mark(((3, 5),))
        await app.pilot.pause()
        at = app.lines[0].index("ab cd")
        assert [bool(app.screen.get_style_at(at + n, 0).underline) for n in range(5)] == [False] * 3 + [True] * 2
        app.widget.open(Asking.SEARCH, "ab cd")
        await app.pilot.pause()
        assert not app.screen.get_style_at(at + 3, 0).underline


async def test_prompt_puts_words_in_place_of_others(show: Show) -> None:
    """The cursor goes behind them, and the change is told."""
    async with show(Prompt()) as app:
        app.widget.open(Asking.SEARCH, "is:un ship")
        app.widget.replace(3, 5, "unread")
        await app.pilot.pause()
        assert (app.widget.words, app.widget.cursor) == ("is:unread ship", 9)
        assert changes(app) == [(Asking.SEARCH, "is:unread ship")]


async def test_top_bar_gives_hints_the_room_that_is_left(show: Show) -> None:
    """What is listed comes first; hints are cut."""
    async with show(TopBar((SEARCH, HELP)), (40, 3)) as app:
        app.widget.show_scope("All 3")
        await app.pilot.pause()
        assert app.lines[0] == " nutgraf   All 3    / search   ? help   "
        app.widget.show_scope("All 3 " * 20)
        await app.pilot.pause()
        assert app.lines[0].startswith(" nutgraf   All 3 All 3")
        assert "…" in app.lines[0]


@pytest.mark.parametrize("width", [1, 5, 9, 20, 40, 80])
async def test_lines_fit_any_width(show: Show, width: int) -> None:
    """However little room there is, a line is as wide as the screen."""
    async with show(StatusLine(), (width, 3)) as app:
        app.widget.show_message("漢字 " * 20)
        app.widget.show_hints((SEARCH, HELP))
        app.widget.show_percent(7)
        await app.pilot.pause()
        assert [cell_len(line) for line in app.lines[:1]] == [width]
    async with show(TopBar((SEARCH,)), (width, 3)) as app:
        app.widget.show_scope("漢字 " * 20)
        await app.pilot.pause()
        assert [cell_len(line) for line in app.lines[:1]] == [width]


async def test_status_line_drops_hints_from_the_right(show: Show) -> None:
    """The message keeps its room; of the hints as many stay as fit, the first ones."""
    async with show(StatusLine(), (40, 3)) as app:
        app.widget.show_message("Something has happened.")
        app.widget.show_hints((Hint("a", "one", "x"), Hint("b", "two", "y"), Hint("c", "three", "z")))
        app.widget.show_percent(42)
        await app.pilot.pause()
        assert app.lines[0] == " Something has happened.  a one    42 % "
        assert app.widget.message == "Something has happened."


async def test_status_line_without_an_article_has_no_percent(show: Show) -> None:
    """Nothing is read where there is nothing to read."""
    async with show(StatusLine(), (40, 3)) as app:
        app.widget.show_percent(42)
        app.widget.show_percent(None)
        await app.pilot.pause()
        assert "%" not in app.lines[0]


async def test_status_line_draws_markup_as_words(show: Show) -> None:
    """A message may quote a headline."""
    async with show(StatusLine(), (40, 3)) as app:
        app.widget.show_message("[/b] \x1b[31mred\nline")
        await app.pilot.pause()
        assert app.lines[0].startswith(" [/b] red line")


async def test_hint_is_as_good_as_its_key(show: Show) -> None:
    """A click on a hint tells the action that its key starts; one beside it tells nothing."""
    async with show(TopBar((SEARCH, HELP)), (40, 3)) as app:
        await app.click("? help")
        await app.click("nutgraf")
        assert [event.action for event in app.said(HintChosen)] == [HELP.action]
