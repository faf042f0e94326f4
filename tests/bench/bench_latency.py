"""How long one waits: for the event loop while one scrolls and the worker works, for the next article, for the end.

Run with ``python tests/bench/bench_latency.py``. These figures are time on the clock, which other programs on the
machine make worse; the reference from the same run, a bare Textual app, tells by how much.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from reader.library.library import Library
from reader.model import ListOrder, ListView
from tests.bench import corpus
from tests.bench.figures import percentile, tell_value
from tests.bench.long_article import long_article, opening
from tests.bench.terminal_process import TerminalProcess, process_cpu_ms, program

APPS = Path(__file__).parent / "apps"
BACKLOG = 3_000
LONG = 20
"""Articles of 50,000 words, each of which keeps the worker busy for seconds."""
ROUNDS = 3
TICKING_S = 8.0
"""Watched in one round, after the start."""
KEYS_A_SECOND = 15
"""Rows that are gone down meanwhile: about what a key does that is held down."""
ARTICLES = 30
WORDS, MENTIONS = 600, 60
QUIT_AFTER_S = (0.0, 0.05, 0.2, 0.5, 1.0, 2.0, 4.0)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        backlog = folder / "backlog.db"
        corpus.build(backlog, BACKLOG, are_analysed=False)
        _measure_lateness(backlog, folder)
        _measure_next_article(folder)
        _measure_end(folder)


def _measure_lateness(backlog: Path, folder: Path) -> None:
    late: list[float] = []
    bare: list[float] = []
    busy: list[float] = []
    for _ in range(ROUNDS):
        late += _lateness_ms(folder, [str(backlog)], busy)
        bare += _lateness_ms(folder, [], [])
    detail = (
        f"median {statistics.median(late):.2f}, 99.9 % {percentile(late, 99.9):.1f}, "
        f"worst {max(late):.1f} ms of {len(late):,} ticks; the worker used {statistics.median(busy):.0%} of a processor"
    )
    of = "a bare app that counts keys, no worker"
    tell_value(
        "event loop late beside scrolling, while the worker analyses, p99",
        percentile(late, 99),
        percentile(bare, 99),
        unit="ms",
        most=16,
        of=of,
        detail=detail,
    )


def _lateness_ms(folder: Path, arguments: list[str], busy: list[float]) -> list[float]:
    """Lateness of every tick of one run, its start left out; how busy its children were is added to `busy`."""
    file = folder / "late.json"
    command = [sys.executable, str(APPS / "ticking.py"), str(file), *arguments]
    with TerminalProcess(command, {"NUTGRAF_HOME": str(folder)}) as process:
        process.wait_for("nutgraf" if arguments else "Hello")
        process.drain(2.0)
        children = process.children()
        before = sum(map(process_cpu_ms, children))
        for _ in range(round(TICKING_S * KEYS_A_SECOND)):
            process.send("j")
            process.drain(1 / KEYS_A_SECOND)
        if children:
            busy.append((sum(map(process_cpu_ms, children)) - before) / 1000 / TICKING_S)
        process.end("\x11")
    every: list[float] = json.loads(file.read_text())
    return every[-round(TICKING_S * 80) : -20]  # the last ones belong to the end


def _measure_next_article(folder: Path) -> None:
    path = folder / "analysed.db"
    library = Library.open(path)
    for number in range(ARTICLES):
        article, analysis = long_article(WORDS, MENTIONS, number)
        library.add(article, None)
        library.save_analysis(analysis)
    ids = [row.id for row in library.page(ListView(ListOrder.NEWEST), 0, ARTICLES)]
    numbers = [int(stored.article.location[6:-4]) for i in ids if (stored := library.article(i)) is not None]
    library.close()
    waits, bare = [], []
    with (
        TerminalProcess([*program(), "--library", str(path)], {"NUTGRAF_HOME": str(folder / "home")}) as process,
        TerminalProcess([sys.executable, str(APPS / "bare.py")]) as reference,
    ):
        process.wait_for(opening(numbers[0]))
        for process_at_rest in (process, reference):
            process_at_rest.drain(2.0)
        for key, number in enumerate(numbers[1:], 1):
            process.send("J")
            waits.append(process.wait_for(opening(number)) * 1000)
            reference.send("J")
            bare.append(reference.wait_for(str(key)) * 1000)
            process.drain(0.4)
            reference.drain(0.1)
    tell_value(
        "J to the next article painted, median",
        statistics.median(waits),
        statistics.median(bare),
        unit="ms",
        most=40,
        of="J counted by a bare app",
        detail=f"fastest {min(waits):.1f}, 90 % {percentile(waits, 90):.1f}, slowest {max(waits):.1f} ms",
    )


def _measure_end(folder: Path) -> None:
    path = folder / "long.db"
    library = Library.open(path)
    library.add_many((long_article(50_000, 5_000, number)[0], None) for number in range(LONG))
    library.close()
    ends, bare = [], []
    for after in QUIT_AFTER_S:
        with TerminalProcess([*program(), "--library", str(path)], {"NUTGRAF_HOME": str(folder / "end")}) as process:
            process.wait_for("climb hill")
            process.drain(after)
            ends.append(process.end("Q"))
        with TerminalProcess([sys.executable, str(APPS / "bare.py")]) as reference:
            reference.wait_for("Hello")
            bare.append(reference.end("\x11"))
    tell_value(
        "quit while the worker analyses, slowest",
        max(ends),
        max(bare),
        unit="s",
        most=1,
        of="a bare app",
        detail=f"after {', '.join(map(str, QUIT_AFTER_S))} s: {', '.join(f'{end:.2f}' for end in ends)} s",
    )


if __name__ == "__main__":
    main()
