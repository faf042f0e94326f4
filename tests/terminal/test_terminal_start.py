"""Starting in all kinds of terminals, with all kinds of streams, and without a terminal."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal.program import CALL as CALL_FILE
from tests.terminal.program import PROGRAM, ROOT, run
from tests.terminal.terminal import Terminal
from tests.terminal.vtscan import SCREEN, findings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

_LOOK = re.compile(rb"\x1b\[([0-9;]*)m")
_SHADE = re.compile(rb"[34]8;2;(\d+);\1;\1(?:;|$)")
_COLOUR = re.compile(rb"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;|$)")
READER = shlex.join(PROGRAM)


def test_terminal_reads_standard_input_and_the_keyboard() -> None:
    """A text from a pipe is opened, and the keys come from the terminal all the same."""
    words = "Ann Lee moved to Berlin with 300 books."
    with Terminal(program=["/bin/sh", "-c", f"echo '{words}' | {READER} -"]) as terminal:
        terminal.see(words)
        terminal.see("stdin")
        terminal.press("?")
        terminal.see("Go into the panel")
        terminal.press("\x1b")
        terminal.rest()
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_terminal_opens_a_file_that_is_named() -> None:
    """A file on the command line is brought in and stands open."""
    with Terminal(os.fspath(CALL_FILE)) as terminal:
        terminal.see("finally hold talks to discuss the situation", left=32)
        terminal.see("Joe Biden", left=99)


def test_program_without_a_terminal_names_the_command_that_needs_none() -> None:
    """With standard output in a file, the screen is not started, and a sentence says what to do instead."""
    ended = run()
    assert ended.returncode == 1
    assert ended.stdout == b""
    assert b"nutgraf analyze" in ended.stderr
    assert ended.stderr.count(b"\n") == 1
    assert b"\x1b" not in ended.stderr


def test_program_without_a_keyboard_names_the_command_that_needs_none() -> None:
    """With nothing to read keys from, not even a controlling terminal, the screen is not started."""
    main, terminal = os.openpty()
    ended = subprocess.run(
        PROGRAM,
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
        check=False,
        timeout=60,
    )
    os.close(terminal)
    os.close(main)
    assert ended.returncode == 1
    assert b"nutgraf analyze" in ended.stderr


def test_terminal_shows_no_colour_where_none_is_wanted(library: Path) -> None:
    """NO_COLOR leaves shades of grey; what is lit is then told by its weight or a line under it."""
    with Terminal(environment={"NO_COLOR": "1"}) as terminal:
        terminal.see("PEOPLE")
        terminal.press("e")
        terminal.wait_until(lambda: "Joe Biden" in terminal.lines[35], "the name in the status line")
        terminal.rest()
        column, row = terminal.see("Joe Biden", left=32, right=99)
        cell = terminal.screen.buffer[row][column]
        assert cell.bold or cell.underscore or cell.reverse
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        looks = {_SHADE.sub(b"", look) for look in _LOOK.findall(terminal.written)}
        assert [look for look in looks if _COLOUR.search(look)] == []


def test_terminal_may_be_dumb(library: Path) -> None:
    """A terminal that says it can do nothing is believed to show text at least."""
    with Terminal(environment={"TERM": "dumb", "COLORTERM": ""}) as terminal:
        terminal.see("Biden-Netanyahu Talks")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 2), (20, 5), (40, 10), (59, 19), (300, 80)])
def test_terminal_may_be_of_any_size(library: Path, columns: int, rows: int) -> None:
    """However small the window, the reader starts, takes keys, and quits in order."""
    with Terminal(columns=columns, rows=rows) as terminal:
        terminal.wait_until(lambda: b"\x1b[1;1H" in terminal.written, "a first paint")
        for key in ("J", "e", "j", "?", "\x1b", "/", "a", "\x1b", "z", "T"):
            terminal.press(key)
            terminal.rest(0.25 if key == "\x1b" else 0.05)  # an escape needs a while to be a key of its own
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert findings(terminal.written, SCREEN) == []


def test_terminal_may_change_its_size_at_any_time(library: Path) -> None:
    """Growing and shrinking to nothing and back loses neither the program nor the article."""
    sizes = itertools.cycle([(133, 36), (80, 24), (1, 1), (20, 5), (60, 20), (200, 50), (2, 60), (250, 2)])
    with Terminal() as terminal:
        terminal.see("PEOPLE")
        for columns, rows in itertools.islice(sizes, 24):
            terminal.resize(columns, rows)
            terminal.press("j")
            terminal.rest(0.05)
        terminal.resize(133, 36)
        terminal.see("PEOPLE", left=99)
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert findings(terminal.written, SCREEN) == []


def test_terminal_keeps_the_program_on_control_z(library: Path) -> None:
    """Ctrl-Z does nothing: no key stops the program and leaves the terminal in its modes."""
    with Terminal() as terminal:
        terminal.see("PEOPLE")
        terminal.press("\x1a")
        terminal.rest()
        terminal.press("J")
        terminal.see("Six Days That Stopped Suez: The Ever Given Sails at Last", left=32)
