"""Two readers of one library in two terminals: each sees what the other one does, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.program import run
from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

CALL = "Biden-Netanyahu Talks: World Leaders Discuss Situation in Gaza"
CANAL = "Six Days That Stopped Suez: The Ever Given Sails at Last"
TEXT = 32
"""Column from which on there is the article in a window of 133."""


def test_two_readers_see_what_each_other_does(library: Path, tmp_path: Path) -> None:
    """What is read, brought in and removed by one process shows in the others; nobody's page or cursor moves."""
    heron = tmp_path / "heron.txt"
    heron.write_text("A heron on the roof\n\nIt sat there from noon to dusk, and all of the village came to see it.\n")
    with Terminal() as one, Terminal() as other:
        one.see(CALL, left=TEXT)
        other.see("All 2 · Unread 2")
        other.press("j\r")
        other.see(CANAL, left=TEXT)
        one.see("Unread 1")
        one.press("m")
        other.see("Unread 0")
        assert run("add", str(heron), home=library).returncode == 0
        for terminal, title in ((one, CALL), (other, CANAL)):
            terminal.see("All 3 · Unread 1")
            terminal.see("A heron on the roof", right=TEXT)
            terminal.see(title, left=TEXT)
        one.press("D")  # the article on its page, which still is the one with the cursor
        one.see("Removed")
        other.see("All 2")
        other.wait_until(lambda: other.find("Biden", right=TEXT) is None, "a list without it")
        other.see(CANAL, left=TEXT)
        one.press("U")
        other.see("All 3")
        other.see("Biden", right=TEXT)


def test_search_that_one_reader_saves_is_a_list_of_the_other(library: Path) -> None:
    """Lists are part of the library; at 80x24 they are chosen, saved and listed by keys without modifiers."""
    with Terminal(columns=80, rows=24) as one, Terminal(columns=80, rows=24) as other:
        one.see("Biden")
        other.see("Biden")
        one.press("S")
        one.see("search the library")
        one.press("sandstorm\r")
        one.see("“sandstorm” in 1 article")
        one.press("B")
        one.see("save the search as a list called: sandstorm")
        one.press("\r")
        one.see("Saved as list “sandstorm”")
        other.press("0")
        column, row = other.see("sandstorm", right=26)
        number = other.lines[row][:column].strip(" ▌")
        other.see("Samples", right=26)
        other.press(number)
        other.see("sandstorm 1 · Unread 1")
