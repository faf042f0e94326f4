"""A real pseudo-terminal with the program in it: what it writes, what stands on its screen, and keys for it."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Self

import pexpect
import pyte

from tests.terminal.program import PROGRAM, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

PATIENCE_S = 30.0
"""Time on the clock after which something is not going to happen; a busy machine needs some of it."""

_TYPE = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
_UNKNOWN_TO_PYTE = b"\x1b[<u"


class Terminal:
    """A terminal of our own, of the type of xterm, with true colour and a mouse.

    Attributes:
        written: every byte that came out of the program so far.
        screen: what a person sees; an emulator that has no alternate screen.
    """

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] = PROGRAM,
        columns: int = 133,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start a program, the reader if nothing else is said, with some arguments."""
        command = [*program, *arguments]
        self.written = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            cwd=os.fspath(ROOT),
            env={**os.environ, **_TYPE, **(environment or {})},
        )
        self._child.delaybeforesend = None
        self._has_hung_up = self._is_gone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program if it still runs."""
        if self._has_hung_up:
            if not self._is_gone:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
        else:
            self._child.close(force=True)

    @property
    def process(self) -> int:
        """Number of the program's process, and of its session."""
        return int(self._child.pid)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, from the top, a character a cell; the second cell of a wide one is a space."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return ["".join(buffer[row][column].data[:1] or " " for column in columns) for row in range(self.screen.lines)]

    @property
    def is_echoing(self) -> bool:
        """Whether the terminal shows what is typed by itself, as it does for a shell's commands."""
        return bool(self._child.getecho())

    def press(self, keys: str) -> None:
        """Type, or send what a terminal sends for a key without a character."""
        self._child.send(keys)

    def hover(self, column: int, row: int) -> None:
        """Move the mouse over a cell (both from 0): a report in SGR form, no button pressed."""
        self.press(f"\x1b[<35;{column + 1};{row + 1}M")

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def send_signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.process, number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        self._child.ptyproc.fileobj.close()
        self._child.closed = self._child.ptyproc.closed = self._has_hung_up = True

    def find(self, words: str, *, left: int = 0, right: int | None = None) -> tuple[int, int] | None:
        """Column and row where words stand between two columns, or None."""
        for row, line in enumerate(self.lines):
            column = line[left:right].find(words)
            if column >= 0:
                return left + column, row
        return None

    def see(self, words: str, *, left: int = 0, right: int | None = None) -> tuple[int, int]:
        """Wait until words stand between two columns; returns their column and row."""
        self.wait_until(lambda: self.find(words, left=left, right=right) is not None, f"{words!r} on the screen")
        place = self.find(words, left=left, right=right)
        assert place is not None
        return place

    def wait_until(self, is_so: Callable[[], bool], what: str, *, patience_s: float = PATIENCE_S) -> None:
        """Read on until something is so; fails with the screen if it never is."""
        end = time.monotonic() + patience_s
        while not is_so():
            is_running = self._read()
            if not is_so() and (not is_running or time.monotonic() > end):
                raise AssertionError("\n".join([f"there never was {what}; the screen:", *self.lines]))

    def rest(self, seconds: float = 0.3) -> None:
        """Read on until nothing has been written for a while."""
        size = -1
        end = time.monotonic() + PATIENCE_S
        while size != len(self.written) and time.monotonic() < end:
            size = len(self.written)
            if not self._read(seconds):
                return

    def wait_for_end(self) -> int:
        """Read on to the end of the program; returns its exit code, or 128 and the signal that killed it."""
        end = time.monotonic() + PATIENCE_S
        while self._read():
            assert time.monotonic() < end, "the program did not end"
        self._child.wait()
        status, killed_by = self._child.exitstatus, self._child.signalstatus
        return int(status) if killed_by is None else 128 + int(killed_by)

    def wait_until_gone(self) -> tuple[int, float]:
        """Wait for the end without reading; returns the exit code and the CPU time that was used in all, in seconds."""
        end = time.monotonic() + PATIENCE_S
        while True:
            process, status, usage = os.wait4(self.process, os.WNOHANG)
            if process:
                self._is_gone = self._child.ptyproc.terminated = True
                return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
            assert time.monotonic() < end, "the program did not end"
            time.sleep(0.02)

    def _read(self, seconds: float = 0.1) -> bool:
        """Read what there is, waiting a while for it; tells whether the program still has the terminal open."""
        try:
            chunk = self._child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += chunk
        self._stream.feed(chunk.replace(_UNKNOWN_TO_PYTE, b""))
        return True
