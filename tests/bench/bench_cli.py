"""What commands cost: CPU time of the whole process tree, beside that of a bare Python from the same run.

Run with ``python tests/bench/bench_cli.py``; needs a system that has `resource`. Budgets: ``--version`` and ``--help``
0.15 s; adding text files 500 a second of CPU.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.jobs import Jobs  # noqa: E402 - found by the line above

RUNS = 9
ARTICLES = 1000
ROUND_TRIPS = 500


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "NUTGRAF_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
        program = [sys.executable, "-m", "reader"]
        _cpu_seconds([*program, "list"], env)  # the samples are made once
        bare = _median([sys.executable, "-c", "pass"], env)
        print(f"{'bare python':24} {bare * 1000:7.0f} ms CPU")
        for arguments in (["--version"], ["--help"], ["keys"], ["list"], ["list", "--json"], ["show", "1"]):
            cost = _median([*program, *arguments], env)
            print(f"{' '.join(arguments):24} {cost * 1000:7.0f} ms CPU  {cost / bare:5.1f} x bare python")
        _measure_adding(program, folder, env)
    _measure_round_trip()


def _measure_adding(program: list[str], folder: Path, env: dict[str, str]) -> None:
    texts = folder / "texts"
    texts.mkdir()
    body = (ROOT / "seeds" / "suez-blocked.txt").read_text(encoding="utf-8")
    for number in range(ARTICLES):
        (texts / f"{number:04}.txt").write_text(f"{body}\nThis is copy {number}.\n", encoding="utf-8")
    few = texts / "few"
    few.mkdir()
    (few / "one.txt").write_text(body, encoding="utf-8")
    fixed = _cpu_seconds([*program, "add", str(few)], env)
    cost = _cpu_seconds([*program, "add", str(texts)], env) - fixed
    kilobytes = len(body.encode()) / 1000
    print(f"{'add':24} {ARTICLES / cost:7.0f} articles of {kilobytes:.1f} kB a second of CPU, the index included")


def _measure_round_trip() -> None:
    jobs = Jobs()
    try:
        jobs.submit("warm", (), priority=0).result()
        start = time.process_time()
        for _ in range(ROUND_TRIPS):
            jobs.submit("warm", (), priority=0).result()
        cost = (time.process_time() - start) / ROUND_TRIPS
    finally:
        jobs.close()
    print(f"{'a job and back':24} {cost * 1000:7.2f} ms CPU of the program")


def _median(command: list[str], env: dict[str, str]) -> float:
    return statistics.median(_cpu_seconds(command, env) for _ in range(RUNS))


def _cpu_seconds(command: list[str], env: dict[str, str]) -> float:
    """CPU time of a command and all that it started and waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
