"""How far the analysis of the library has got, and how long the rest will take. Pure."""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW_S = 60.0
"""The rate is that of so long a time: a shorter one leaps with every long article."""
TOLD_S = 0.5
"""How often it is told how far one is."""
LEAST_S = 5.0
"""After so long a rate is told for the first time."""
_STEP_S = 1.0
"""Articles that come within so long are noted together."""


class Held(StrEnum):
    """Why the articles that nobody waits for are not analysed."""

    KEY = "key"
    """The reader said so."""
    BATTERY = "battery"
    """The computer runs on its battery."""


class Progress(NamedTuple):
    """How far it has got.

    Attributes:
        done: articles since there was last nothing to do.
        total: these, and those to come.
        left_s: seconds that the rest will take, on the clock; None while that cannot be said.
        held: why it does not go on.
    """

    done: int
    total: int
    left_s: float | None = None
    held: Held | None = None


class Pace:
    """The rate at which something is done, smoothed over the last minute."""

    def __init__(self) -> None:
        self._noted: deque[tuple[float, int]] = deque()  # time, and how many were done by then

    def note(self, now_s: float, done: int) -> None:
        """Note how many are done by now; fewer than before begin anew."""
        if self._noted and done < self._noted[-1][1]:
            self._noted.clear()
        if len(self._noted) < 2 or now_s - self._noted[-2][0] >= _STEP_S:
            self._noted.append((now_s, done))
        else:
            self._noted[-1] = (now_s, done)
        while len(self._noted) > 2 and now_s - self._noted[0][0] > WINDOW_S:
            self._noted.popleft()

    def restart(self) -> None:
        """Forget all: the clock went on while nothing was to be done."""
        self._noted.clear()

    def left_s(self, left: int) -> float | None:
        """Seconds that so many more will take; None while too little is known."""
        if len(self._noted) < 2:
            return None
        (begun_s, first), (now_s, last) = self._noted[0], self._noted[-1]
        if now_s - begun_s < LEAST_S or last <= first:
            return None
        return left * (now_s - begun_s) / (last - first)


class Counter:
    """Counts what is done, and tells it every now and then, when it is held back or goes on, and at the end.

    While it is held back, it tells whenever something else is left.
    """

    def __init__(self) -> None:
        self.on_progress: Callable[[Progress], None] | None = None
        """Who is told."""
        self._pace = Pace()
        self._done = 0
        self._held: Held | None = None
        self._told_s = 0.0
        self._told_left = 0

    def restart(self) -> None:
        """Begin anew."""
        self._done = 0
        self._pace.restart()

    def count(self, left: int, now_s: float) -> None:
        """One more is done, so many are left."""
        self._done += 1
        self._pace.note(now_s, self._done)
        if not left or now_s >= self._told_s + TOLD_S:
            self._tell(left, now_s)

    def hold(self, held: Held | None, left: int, now_s: float) -> None:
        """It is held back from now on, or goes on; while it is, how much is left changes by what other programs do."""
        if held is not self._held or (held is not None and left != self._told_left):
            self._held = held
            self._pace.restart()
            self._tell(left, now_s)

    def _tell(self, left: int, now_s: float) -> None:
        self._told_s = now_s
        self._told_left = left
        if self.on_progress is not None:
            self.on_progress(Progress(self._done, self._done + left, self._pace.left_s(left), self._held))
        if not left:
            self.restart()
