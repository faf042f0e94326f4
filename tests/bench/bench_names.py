"""What finding names costs: to load, in time for 600 words, and in memory of a worker. One core.

The text is made of the sample articles. Reference: the rules that need no model, over the same text.

Run in the root of the project: ``python -m tests.bench.bench_names``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import onnxruntime

from reader.analysis.names.capitals.engine import RuleNames
from reader.analysis.names.document.rules import refine
from reader.analysis.names.tagger import engine
from reader.analysis.names.tagger.engine import TaggerNames
from reader.analysis.sentences import RuledSentences
from reader.ingest.extract import article_from_text
from reader.paths import bundled
from tests.bench.figures import tell_value

ROUNDS = 9
WORDS = 600
SEEDS = ("suez-blocked.txt", "smallpox-eradicated.md", "transatlantic-cable.md", "000_aeedbe436eec667d.txt")
_LOAD = """
import time
import reader.analysis.engines, numpy, reader.model
start = time.process_time()
from reader.analysis.names.tagger import engine
from reader.analysis.names.tagger.engine import TaggerNames
engine = TaggerNames()
print((time.process_time() - start) * 1000)
"""
_WORKER = """
from pathlib import Path
from reader.analysis.pipeline import analyse
from reader.ingest.extract import article_from_text
from reader.paths import bundled
text = "\\n\\n".join((bundled("seeds") / name).read_text(encoding="utf-8") for name in {seeds})
for _ in range(3):
    analyse(article_from_text(text, title=None, published=None, language=None))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""
MIB = 1024**2


def main() -> None:
    """Print the figures."""
    text = "\n\n".join((bundled("seeds") / name).read_text(encoding="utf-8") for name in SEEDS)
    article = article_from_text(text, title=None, published=None, language=None)
    sentences = RuledSentences().split(article.text, article.blocks, "en")
    words = len(text.split())
    tagger, rules = TaggerNames(), RuleNames()
    of_rules = _milliseconds(lambda: rules.find(article.text, sentences)) * WORDS / words
    of_tagger = _milliseconds(lambda: tagger.find(article.text, sentences)) * WORDS / words
    found = tagger.find(article.text, sentences)
    of_document = _milliseconds(lambda: refine(article.text, sentences, found)) * WORDS / words
    tell_value(f"the tagger, {WORDS} words", of_tagger, of_rules, unit="ms CPU", most=120, of="rules alone")
    print(f"    {WORDS / of_tagger * 1000:,.0f} words a second; the rules of the document {of_document:.1f} ms more")
    tell_value("loading the tagger", statistics.median(_runs(_LOAD)), None, unit="ms CPU", most=600)
    worker = _runs(_WORKER.format(seeds=SEEDS), count=1)[0]
    tell_value("a worker that analyses, at its most", worker, None, unit="MiB", most=350)
    model = bundled_model()
    tell_value(
        "the model with its vocabulary", sum(path.stat().st_size for path in model) / MIB, None, unit="MiB", most=24
    )
    runtime = Path(onnxruntime.__file__).parent
    size = sum(path.stat().st_size for path in runtime.rglob("*") if path.is_file()) / MIB
    print(f"onnxruntime {onnxruntime.__version__}, installed: {size:.1f} MiB")


def bundled_model() -> list[Path]:
    """The files of the model that are shipped."""
    folder = Path(engine.__file__).parent / "data"
    return [folder / name for name in ("model.onnx", "vocabulary.txt", "model.json")]


def _milliseconds(job: object) -> float:
    assert callable(job)
    job()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        spent.append((time.process_time() - start) * 1000)
    return statistics.median(spent)


def _runs(code: str, count: int = 5) -> list[float]:
    command = [sys.executable, "-c", code]
    return [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(count)]


if __name__ == "__main__":
    main()
