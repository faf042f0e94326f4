"""A program in a pseudo-terminal of its own, with the CPU time and the memory that it alone has used.

For Linux, which lets one process read the CPU clock of another to the nanosecond.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 120, 40
"""Size of the terminal, in cells."""
WAIT_S = 30.0
"""Longest wait for what a program shall show."""
QUIET_S = 0.5
"""A program that has drawn nothing for so long has drawn what it had to draw."""

_SCHEDULER_CLOCK = 2
"""CPUCLOCK_SCHED of the kernel: time on a processor, of all threads; its clock ids hold the process's number."""


class TerminalProcess:
    """A running program; ends with the ``with`` block."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._started = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
            variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has been compiled
            # The child has to know the size before it runs, or it would be drawn twice.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            os.execvpe(command[0], list(command), variables)
        self._status: int | None = None
        self._seen = b""
        self._drawn = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end(signal.SIGKILL)
        os.close(self._descriptor)

    def wait_for(self, words: str) -> float:
        """Read until words are drawn that were not drawn before.

        Words within one style and one line: what is drawn between them is not looked through.

        Returns:
            Seconds on the clock since the start of this wait.

        Raises:
            TimeoutError: they did not come within `WAIT_S`.
        """
        begin, wanted = time.perf_counter(), words.encode()
        while (found := self._seen.find(wanted)) < 0:
            left = WAIT_S - (time.perf_counter() - begin)
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"{words!r} was not drawn; the last bytes were {self._seen[-2000:]!r}")
        self._seen = self._seen[found + len(wanted) :]
        return time.perf_counter() - begin

    def settle(self) -> None:
        """Read until nothing is drawn any more."""
        while self._read(QUIET_S):
            pass
        self._seen = b""

    def drain(self, seconds: float) -> None:
        """Read what is drawn in this time on the clock."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        self._seen = b""

    def lines(self) -> list[str]:
        """What the terminal shows, a line a row."""
        screen = pyte.Screen(WIDTH, HEIGHT)
        pyte.ByteStream(screen).feed(bytes(self._drawn))
        return list(screen.display)

    def spent_ms(self, keys: str, seconds: float) -> float:
        """CPU time that the program spends on keys, in so long on the clock."""
        before = self.cpu_ms()
        self.send(keys)
        self.drain(seconds)
        return self.cpu_ms() - before

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._descriptor, keys.encode())

    def cpu_ms(self) -> float:
        """CPU time of the program until now, without its children."""
        return process_cpu_ms(self.pid)

    def memory_bytes(self) -> int:
        """Memory that is the program's alone or shared (resident set)."""
        return resident_bytes(self.pid)

    def children(self) -> list[int]:
        """The processes that it has started and that run."""
        listed = (Path(f"/proc/{self.pid}/task") / str(self.pid) / "children").read_text()
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        every = [listed, *((thread / "children").read_text() for thread in threads)]
        return sorted({int(number) for text in every for number in text.split()})

    def end(self, by: signal.Signals | str) -> float:
        """End the program by a signal or by keys, and wait for it.

        Returns:
            Seconds on the clock until it was gone.

        Raises:
            TimeoutError: it did not go within `WAIT_S`.
        """
        begin = time.perf_counter()
        if self._status is not None:
            return 0.0
        if isinstance(by, str):
            self.send(by)
        else:
            os.kill(self.pid, by)
        while time.perf_counter() - begin < WAIT_S:
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            if gone:
                self._status = status
                return time.perf_counter() - begin
            self._read(0.005)
        raise TimeoutError(f"the program did not end by {by!r}")

    def _read(self, timeout_s: float) -> bool:
        """Whether anything was drawn in this time."""
        readable, _, _ = select.select([self._descriptor], [], [], timeout_s)
        data = b""
        if readable:
            with contextlib.suppress(OSError):  # how a pseudo-terminal says that nobody holds its other end
                data = os.read(self._descriptor, 65_536)
        self._seen += data
        self._drawn += data
        return bool(data)


def program() -> list[str]:
    """The command that starts the reader."""
    return [str(Path(sys.executable).with_name("nutgraf"))]


def process_cpu_ms(pid: int) -> float:
    """CPU time of a process until now."""
    return time.clock_gettime(~pid << 3 | _SCHEDULER_CLOCK) * 1000


def resident_bytes(pid: int) -> int:
    """Resident set of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
