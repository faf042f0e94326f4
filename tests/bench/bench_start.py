"""CPU time until the first article's text is on the screen, and memory at rest: 100,000 articles, 10, a bare app.

Run with ``python tests/bench/bench_start.py``. The screen's own process is measured, in a pseudo-terminal; what the
worker, which starts meanwhile, has used at that moment is told apart.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.library import Library
from reader.model import ListView
from tests.bench import corpus
from tests.bench.figures import spread, tell_ratio
from tests.bench.terminal_process import TerminalProcess, process_cpu_ms, program, resident_bytes

ROUNDS = 11
MANY, FEW = 100_000, 10
_MIB = 1024**2


@dataclass
class _Candidate:
    """What is started, and all that was measured of it.

    Attributes:
        words: that are drawn when it has started.
        cpu_ms: until then, one a round.
        memory_mib: at rest.
        worker_ms: CPU time of the children until then.
        worker_mib: of the children, at rest.
    """

    command: list[str]
    words: str
    home: str
    cpu_ms: list[float] = field(default_factory=list)
    memory_mib: list[float] = field(default_factory=list)
    worker_ms: list[float] = field(default_factory=list)
    worker_mib: list[float] = field(default_factory=list)

    def measure(self, *, is_kept: bool) -> None:
        """Start it once, and let it come to rest."""
        with TerminalProcess(self.command, {"NUTGRAF_HOME": self.home}) as process:
            process.wait_for(self.words)
            cpu = process.cpu_ms()
            children = process.children()
            worker = sum(map(process_cpu_ms, children))
            process.drain(1.0)
            if is_kept:
                self.cpu_ms.append(cpu)
                self.worker_ms.append(worker)
                self.memory_mib.append(process.memory_bytes() / _MIB)
                self.worker_mib.append(sum(map(resident_bytes, process.children())) / _MIB)
            process.end("\x11")


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = folder / "many.db", folder / "few.db"
        shutil.copyfile(corpus.library_file(MANY), many)
        corpus.build(few, FEW)
        bare = _Candidate([sys.executable, str(Path(__file__).parent / "apps" / "bare.py")], "Hello", name)
        large = _Candidate([*program(), "--library", str(many)], _first_words(many), str(folder / "many-home"))
        small = _Candidate([*program(), "--library", str(few)], _first_words(few), str(folder / "few-home"))
        for number in range(rounds + 1):
            for candidate in (bare, large, small):
                candidate.measure(is_kept=number > 0)  # the first one compiles what has changed, and is not counted
    of = "a bare Textual app"
    tell_ratio(f"start, {MANY:,} articles", large.cpu_ms, bare.cpu_ms, unit="ms CPU", of=of, most=1.3)
    tell_ratio(f"start, {MANY:,} articles", large.cpu_ms, small.cpu_ms, unit="ms CPU", of=f"{FEW} articles", most=1.1)
    tell_ratio("memory at rest", large.memory_mib, bare.memory_mib, unit="MiB", of=of, most=1.5)
    print(f"the worker until then: {spread(large.worker_ms, 'ms CPU')}; at rest {spread(large.worker_mib, 'MiB')}")


def _first_words(path: Path) -> str:
    """Words that the newest article begins with, few enough to stand in one line."""
    library = Library.open(path)
    stored = library.article(library.page(ListView(), 0, 1)[0].id)
    library.close()
    assert stored is not None
    return " ".join(stored.article.text.split()[:3])


if __name__ == "__main__":
    main()
