"""Going through everything that there is to see of a library, as a reader in a hurry would."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.terminal.terminal import Terminal

ESCAPE = "\x1b"
_CLEAR = "\x15"
ALL_ANALYSED_S = 240.0
"""Time on the clock for the analysis of a whole library of texts that are meant to be hard."""


def step_through(terminal: Terminal, articles: int) -> None:
    """Open every article of the list in turn, light up what its panel has first, and scroll down in it."""
    terminal.see("NUMBERS")
    terminal.wait_until(lambda: terminal.find("Analysing") is None, "an end to the analysis", patience_s=ALL_ANALYSED_S)
    for number in range(articles):
        if number:
            terminal.press("J")
            terminal.rest(0.06)
        for key in "ejjedd":
            terminal.press(key)
            terminal.rest(0.02)  # keys that come at once are not sure to be taken in their order
    terminal.press("J")
    terminal.see("That was the last one.")


def search_for(terminal: Terminal, words: list[str], *, left: int) -> None:
    """Search the library for one word after the other, each until the article stands there with it."""
    terminal.press("S")
    terminal.see("search the library")
    for word in words:
        terminal.press(word)
        for what in (f"“{word}” in ", f"library: {word}"):
            terminal.see(what)
        terminal.see(word, left=left)
        terminal.press(_CLEAR)
        terminal.wait_until(lambda: terminal.lines[-1].rstrip().endswith("library:"), "an empty prompt")
    terminal.press(ESCAPE)
    terminal.rest()


def quit_reader(terminal: Terminal) -> None:
    """Quit, in order."""
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
