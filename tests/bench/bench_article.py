"""CPU time of an article of 50,000 words with 5,000 mentions: the first paint, a page, a hover, also while skimming.

Run with ``python tests/bench/bench_article.py``. The whole program is measured, in a pseudo-terminal: the first paint
is the way from the key through the library to the drawn text, the hover with its panel and status line. Reference:
one `Static` with a `Content` of the same text and spans.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
from pathlib import Path

from reader.library.library import Library
from reader.model import Article, Block
from tests.bench.figures import percentile, tell_ratio, tell_value
from tests.bench.long_article import NAMES, long_article, opening
from tests.bench.terminal_process import TerminalProcess, program

WORDS, MENTIONS = 50_000, 5_000
ROUNDS = 9
_PAUSE_S = 0.3
_STATIC_PAUSE_S = 4.0
_OTHER_WORDS = "Something short to begin with"
_NAME = re.compile("|".join(NAMES))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library.db"
        _build(library)
        with TerminalProcess([*program(), "--library", str(library)], {"NUTGRAF_HOME": name}) as process:
            process.wait_for(_OTHER_WORDS)
            process.drain(2.0)
            first = []
            for _ in range(ROUNDS):
                first.append(_milliseconds_to_show(process))
                process.drain(1.0)
                process.send("K")
                process.wait_for(_OTHER_WORDS)
                process.drain(0.5)
            _milliseconds_to_show(process)
            process.drain(1.0)
            idle = statistics.median(process.spent_ms("", _PAUSE_S) for _ in range(ROUNDS))
            hovers = _hovers(process, _PAUSE_S, idle, left=36, right=88)
            process.send("l")
            process.drain(_PAUSE_S)
            pages = [process.spent_ms(" ", _PAUSE_S) - idle for _ in range(ROUNDS)]
            process.send("F")
            process.drain(_PAUSE_S)
            skims = _hovers(process, _PAUSE_S, idle, left=36, right=88)
            process.end("Q")
    command = [sys.executable, str(Path(__file__).parent / "apps" / "static_article.py"), str(WORDS), str(MENTIONS)]
    with TerminalProcess(command) as process:
        process.drain(2.0)
        static_first = _milliseconds_to_show(process)
        process.drain(_STATIC_PAUSE_S)
        static_hovers = _hovers(process, _STATIC_PAUSE_S, 0, left=0, right=110)
        process.send("\t")
        static_pages = [process.spent_ms("\x1b[6~", _PAUSE_S) for _ in range(ROUNDS)]
    of = "one Static"
    tell_value("first paint", statistics.median(first), static_first, unit="ms CPU", most=150, of=of)
    tell_value("page", statistics.median(pages), statistics.median(static_pages), unit="ms CPU", most=20, of=of)
    tell_value(
        "hover",
        statistics.median(hovers),
        statistics.median(static_hovers),
        unit="ms CPU",
        most=20,
        of=of,
        detail=f"slowest {percentile(hovers, 100):.1f} ms CPU",
    )
    tell_value(
        "hover while skimming",
        statistics.median(skims),
        statistics.median(static_hovers),
        unit="ms CPU",
        most=20,
        of=of,
        detail=f"slowest {percentile(skims, 100):.1f} ms CPU",
    )
    tell_ratio("hover", hovers, static_hovers, unit="ms CPU", of=of, most=1 / 40)


def _build(path: Path) -> None:
    library = Library.open(path)
    article, analysis = long_article(WORDS, MENTIONS)
    block = Block(0, len(_OTHER_WORDS))
    short = Article(_OTHER_WORDS, (block,), "Short", "given", location="/short.txt", published="2002-02-02")
    library.add_many([(article, None), (short, None)])
    library.save_analysis(analysis)
    library.close()


def _milliseconds_to_show(process: TerminalProcess) -> float:
    before = process.cpu_ms()
    process.send("J")
    process.wait_for(opening())
    return process.cpu_ms() - before


def _hovers(process: TerminalProcess, seconds: float, idle_ms: float, *, left: int, right: int) -> list[float]:
    """CPU time of pointing at one name after another, between two columns."""
    places = [
        (found.start() + 1, row)
        for row, line in enumerate(process.lines())
        for found in _NAME.finditer(line, left, right)
    ]
    return [process.spent_ms(f"\x1b[<35;{column + 1};{row + 1}M", seconds) - idle_ms for column, row in places[:ROUNDS]]


if __name__ == "__main__":
    main()
