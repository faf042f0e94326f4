"""Reading in a real terminal: the first paint, the mouse, the keys, all on the cells that a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

CALL = "Biden-Netanyahu Talks: World Leaders Discuss Situation in Gaza"
CANAL = "Six Days That Stopped Suez: The Ever Given Sails at Last"
TEXT, PANEL = 32, 99
"""Columns from which on there is the article, and the panel, in a window of 133."""
STATUS = 35
"""The last line of a window of 36."""


def test_terminal_shows_the_samples_at_the_first_start() -> None:
    """Who starts the reader for the first time reads a sample at once, and the status line offers keys."""
    with Terminal() as terminal:
        terminal.see("Samples 5")
        terminal.see("The Wire Under the Ocean", left=TEXT)
        terminal.see("sample", right=TEXT)
        terminal.see("PEOPLE", left=PANEL)
        assert "quit" in terminal.lines[STATUS]


def test_terminal_lights_what_is_under_the_mouse(library: Path) -> None:
    """A place in the text lights up when the mouse is over it, with its entry; the status line says what it is."""
    with Terminal() as terminal:
        terminal.see("PEOPLE", left=PANEL)
        column, row = terminal.see("Middle East", left=TEXT, right=PANEL)
        before = terminal.screen.buffer[row][column]
        terminal.hover(column + 2, row)
        terminal.wait_until(lambda: "Middle East" in terminal.lines[STATUS], "its name in the status line")
        lit = terminal.screen.buffer[row][column]
        assert lit.bg != before.bg
        assert lit.bold or lit.underscore
        column, row = terminal.see("▸ Middle East", left=PANEL)
        assert terminal.screen.buffer[row][column].bold


def test_terminal_puts_the_light_out_when_the_mouse_leaves(library: Path) -> None:
    """The light goes with the mouse."""
    with Terminal() as terminal:
        terminal.see("PEOPLE", left=PANEL)
        column, row = terminal.see("Middle East", left=TEXT, right=PANEL)
        before = terminal.screen.buffer[row][column]
        terminal.hover(column, row)
        terminal.wait_until(lambda: terminal.screen.buffer[row][column].bg != before.bg, "a lit name")
        terminal.hover(column, 0)
        terminal.wait_until(lambda: terminal.screen.buffer[row][column].bg == before.bg, "a name out of the light")


def test_terminal_lights_the_text_from_the_panel(library: Path) -> None:
    """An entry of the panel under the mouse lights its mentions in the text."""
    with Terminal() as terminal:
        terminal.see("PEOPLE", left=PANEL)
        column, row = terminal.see("Middle East", left=TEXT, right=PANEL)
        before = terminal.screen.buffer[row][column]
        terminal.hover(*terminal.see("Middle East", left=PANEL))
        terminal.wait_until(lambda: terminal.screen.buffer[row][column].bg != before.bg, "a lit name in the text")
        terminal.wait_until(lambda: "Middle East" in terminal.lines[STATUS], "its name in the status line")


def test_terminal_lights_by_keyboard(library: Path) -> None:
    """The panel's cursor lights as the mouse does."""
    with Terminal() as terminal:
        terminal.see("PEOPLE", left=PANEL)
        terminal.press("e")
        terminal.wait_until(lambda: "Joe Biden" in terminal.lines[STATUS], "the first name in the status line")
        terminal.press("j")
        terminal.wait_until(lambda: "Netanyahu" in terminal.lines[STATUS], "the second name in the status line")


def test_terminal_opens_the_next_article(library: Path) -> None:
    """One key goes to the next article."""
    with Terminal() as terminal:
        terminal.see(CALL, left=TEXT)
        terminal.press("J")
        terminal.see(CANAL, left=TEXT)


def test_terminal_searches_while_one_types(library: Path) -> None:
    """Words that are typed after a slash leave what has them, with the hit in a snippet; escape brings all back."""
    with Terminal() as terminal:
        terminal.see(CALL, left=TEXT)
        terminal.press("/")
        terminal.see("search the library")
        terminal.press("sandstorm")
        terminal.see("“sandstorm” in 1 article")
        terminal.see(CANAL, left=TEXT)
        terminal.see("sandstorm", right=TEXT)
        terminal.press("\x1b")
        terminal.see("All 2")


def test_terminal_pastes_hostile_words_harmlessly(library: Path) -> None:
    """What is pasted into the search is shown as text, without what terminals obey."""
    with Terminal() as terminal:
        terminal.see(CALL, left=TEXT)
        terminal.press("/")
        terminal.see("search the library")
        terminal.press("\x1b[200~ab\u202ecd\u009b31mef[/b]\x1b[201~")
        terminal.see("cd")
        terminal.rest()
        assert "\u202e".encode() not in terminal.written
        assert "\u009b".encode() not in terminal.written
