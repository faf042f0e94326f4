"""The terminal is given back, however the program ends, and the program ends with its terminal."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.program import PROGRAM, ROOT
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.terminal

SOON_S = 2.0
"""Time on the clock in which the program must be gone."""
_SWITCHES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")


@pytest.fixture
def reading(library: Path) -> Terminal:
    """A reader with an article on its screen."""
    terminal = Terminal()
    terminal.see("PEOPLE")
    terminal.rest()
    return terminal


def assert_given_back(terminal: Terminal) -> None:
    """Main screen, cursor, wrapping, no mouse, no focus reports, no bracketed paste, the plain keyboard, echo."""
    last = {mode: switch for mode, switch in _SWITCHES.findall(terminal.written) if mode not in (b"2026", b"2048")}
    on = {mode for mode, switch in last.items() if switch == b"h"}
    assert terminal.written.count(b"\x1b[?1049h") == terminal.written.count(b"\x1b[?1049l") == 1, (
        "cursors move back too"
    )
    assert on == {b"25", b"7"}
    assert terminal.written.rindex(b"\x1b[<u") > terminal.written.rindex(b"\x1b[>")
    assert terminal.is_echoing


def test_terminal_is_given_back_on_quitting(reading: Terminal) -> None:
    """Quitting ends well and leaves the terminal as it was."""
    with reading:
        reading.press("Q")
        assert reading.wait_for_end() == 0
        assert_given_back(reading)


def test_terminal_is_given_back_on_leaving_from_the_list(reading: Terminal) -> None:
    """So does leaving with q, the key that goes back, from the list."""
    with reading:
        reading.press("q")
        assert reading.wait_for_end() == 0
        assert_given_back(reading)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_terminal_is_given_back_on_a_signal(reading: Terminal, number: int, code: int) -> None:
    """A signal ends the program soon, in order, with the exit code that shells use."""
    with reading:
        started = time.monotonic()
        reading.send_signal(number)
        assert reading.wait_for_end() == code
        assert time.monotonic() - started < SOON_S
        assert_given_back(reading)


def test_terminal_is_given_back_after_a_crash(library: Path) -> None:
    """A fault of the program ends it with an error, and with the terminal as it was."""
    with Terminal(program=[sys.executable, os.fspath(ROOT / "tests" / "terminal" / "crashing_reader.py")]) as terminal:
        terminal.see("PEOPLE")
        terminal.press("!")
        assert terminal.wait_for_end() == 1
        assert_given_back(terminal)
        assert b"a fault of the program" in terminal.written


def test_program_ends_in_the_midst_of_analysis() -> None:
    """Quitting does not wait for the samples that are being read ahead."""
    with Terminal() as terminal:
        terminal.see("The Wire Under the Ocean", left=32)
        started = time.monotonic()
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        assert time.monotonic() - started < SOON_S


def test_program_ends_with_its_terminal(reading: Terminal) -> None:
    """A closed window takes the program along, and the program takes its worker along."""
    started = time.monotonic()
    with reading:
        reading.hang_up()
        code, cpu_s = reading.wait_until_gone()
    assert code == 128 + signal.SIGHUP
    assert time.monotonic() - started < SOON_S
    assert cpu_s < 10


def test_program_ends_though_its_terminal_is_stopped(reading: Terminal) -> None:
    """A signal also ends a program that waits for its terminal to take what it writes."""
    with reading:
        for _ in range(60):  # nobody reads what this makes the program write
            reading.press("JK")
            time.sleep(0.02)
        started = time.monotonic()
        reading.send_signal(signal.SIGTERM)
        code, _ = reading.wait_until_gone()
        assert code == 128 + signal.SIGTERM
        assert time.monotonic() - started < SOON_S + 0.5


def test_program_ends_with_its_terminal_though_signals_are_ignored(library: Path) -> None:
    """Also where it was started so that a hang-up says nothing, as `nohup` does."""
    with Terminal(program=["/bin/sh", "-c", f"trap '' HUP; exec {' '.join(PROGRAM)}"]) as terminal:
        terminal.see("PEOPLE")
        terminal.rest()
        started = time.monotonic()
        terminal.hang_up()
        terminal.wait_until_gone()
        assert time.monotonic() - started < SOON_S


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_worker_ends_with_the_program(reading: Terminal, number: int) -> None:
    """No process of ours outlives the program, even one that was killed."""
    with reading:
        worker = children_of(reading.process)
        assert worker
        reading.send_signal(number)
        reading.wait_for_end()
        end = time.monotonic() + SOON_S
        while any(map(is_alive, worker)) and time.monotonic() < end:
            time.sleep(0.02)
        assert not any(map(is_alive, worker))


def children_of(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    running = [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]
    return [number for number in running if status_of(number)[1:2] == [str(process)]]


def is_alive(process: int) -> bool:
    """Whether a process runs; one that nobody has buried does not."""
    return status_of(process)[:1] not in ([], ["Z"])


def status_of(process: int) -> list[str]:
    """State and parent of a process, and more; empty if there is none."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
