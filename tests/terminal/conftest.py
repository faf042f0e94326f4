"""A home with a small library that was made and analysed before, so that no test waits for that."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal.program import CALL, CANAL, run

if TYPE_CHECKING:
    from pathlib import Path

collect_ignore_glob = ["test_terminal_*", "test_hostile_*"] if sys.platform == "win32" else []
"""There are no pseudo-terminals on Windows."""


@pytest.fixture(scope="session")
def _stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    for arguments in (["add", CANAL, CALL], ["show", "1"], ["show", "2"]):
        assert run(*arguments, home=folder).returncode == 0
    return folder


@pytest.fixture
def library(_stock: Path, home: Path) -> Path:
    """Two articles, analysed: the one about a telephone call comes first, the one about a canal second."""
    shutil.copytree(_stock, home)
    return home
