"""The program as a process, and where the checkout is that it runs from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
PROGRAM = (sys.executable, "-m", "reader")
CANAL = SEEDS / "suez-blocked.txt"
CALL = SEEDS / "000_aeedbe436eec667d.txt"


def run(*arguments: str | os.PathLike[str], home: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, with the home of the test or another one; nothing on standard input."""
    environment = dict(os.environ)
    if home is not None:
        environment["NUTGRAF_HOME"] = os.fspath(home)
    command = [*PROGRAM, *(os.fspath(argument) for argument in arguments)]
    return subprocess.run(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120
    )
