"""Programs that are killed at random while they import, analyse and mark."""

from __future__ import annotations

import random
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.model import ArticleId
from tests.bench.kills import State, begin, compared, run_round

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5
"""Each kills two programs."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL") or sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_programs_lose_nothing_that_they_reported(tmp_path: Path) -> None:
    """After every kill all that was reported is there, nothing is half done, and the doctor finds nothing."""
    path = tmp_path / "library.db"
    choice = random.Random(7)
    known = begin(path)
    for _ in range(ROUNDS):
        reported, wrong = run_round(path, choice, known)
        assert wrong == []
        assert reported
    assert len(known) > 40


def test_what_is_lost_would_be_noticed(tmp_path: Path) -> None:
    """A report that the library does not bear out, an article that is gone, and half a deed are told."""
    path = tmp_path / "library.db"
    known = begin(path)
    known[3]["unread"] = 0
    known[999] = {"is_there": True}
    library = Library.open(path)
    library.mark([ArticleId(7)], unread=False)
    library.close()
    under_way: State = {7: {"unread": 0}, 8: {"unread": 0}}
    assert compared(path, known, [under_way]) == [
        f"half a deed: {under_way}",
        "article 3 is not unread 0",
        "article 999 is lost",
    ]
