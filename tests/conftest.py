"""What every test rests on: a home of its own, no network, and a measure of what is linear."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put all folders of the user into a temporary one; keep the developer's environment and battery out."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NUTGRAF_HOME", str(folder))
    monkeypatch.setattr("reader.services.power.POWER_SUPPLIES", tmp_path / "none")
    for name in ("NO_COLOR", "COLUMNS", "LINES", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail every connection that a test or the program tries to make."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture
def assert_linear() -> Callable[[Callable[[int], object], int], None]:
    """Check that four times the input costs about four times the CPU time, and not sixteen times.

    The bound lies between the two, and the check is made again before it fails: the machine may be busy.
    """

    def cost(work: Callable[[int], object], size: int) -> float:
        started = time.process_time()
        work(size)
        return time.process_time() - started

    def check(work: Callable[[int], object], size: int) -> None:
        work(size // 4)
        for _attempt in range(4):
            small = min(cost(work, size) for _ in range(3))
            large = min(cost(work, 4 * size) for _ in range(2))
            if large < 10 * small + 0.02:
                return
        raise AssertionError(f"{size} took {small:.4f} s, four times as much {large:.4f} s")

    return check
