"""How long the numbers of a text take: of 600 words of news, and of text that was made to be slow.

News are the Wikinews documents beside the checkout, or the sample articles where those are absent. The patterns are
14 that hold other libraries up; each is read at 10, 40 and 160 kB, as one sentence and as one article.

Run in the root of the project: ``python -m tests.bench.bench_numbers``.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.sentences import RuledSentences
from reader.model import Block, Sentence

NEWS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "numbers" / "news_dev.jsonl"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PATTERNS = (
    "9", "1,1,1,", "one ", "1-", "1,", "1.", "5% ", "%", "1:", "twenty-", "$1 to ", "May 1, ", "1/2 ", "1 to 2 or ",
)  # fmt: skip
SIZES = (10_000, 40_000, 160_000)
MOST_MS_A_600_WORDS = 8.0
MOST_US_A_CHAR = 30.0
MOST_RATIO = 4.5
_RUNS = 5


def seconds(text: str, sentences: list[Sentence], published: str | None, runs: int) -> float:
    """CPU time of the fastest of some runs."""
    engine = LexerNumbers()
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        engine.find(text, sentences, published)
        best = min(best, time.process_time() - started)
    return best


def news() -> list[tuple[str, str | None]]:
    """Texts with their published date."""
    if NEWS.exists():
        rows = [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
        return [(row["text"], row["doc_date"]) for row in rows]
    return [(path.read_text(encoding="utf-8"), None) for path in sorted(SEEDS.glob("*.md"))]


def main() -> None:
    """Measure, and print each figure with its goal."""
    total, words = 0.0, 0
    for text, published in news():
        split = list(RuledSentences().split(text, [Block(0, len(text))], "en"))
        total += seconds(text, split, published, _RUNS)
        words += len(text.split())
    taken = total / words * 600 * 1000
    print(f"600 words of news: {taken:.2f} ms; goal {MOST_MS_A_600_WORDS} ms: {_verdict(taken <= MOST_MS_A_600_WORDS)}")
    for pattern in PATTERNS:
        taken_s = {}
        for size in SIZES:
            text = (pattern * size)[:size]
            taken_s[size] = seconds(text, [Sentence(0, size)], "2024-01-20", _RUNS)
        a_char = taken_s[SIZES[-1]] / SIZES[-1] * 1e6
        ratio = taken_s[SIZES[-1]] / taken_s[SIZES[-2]]
        kept = a_char <= MOST_US_A_CHAR and ratio <= MOST_RATIO
        print(f"{pattern!r}: {a_char:.1f} µs a character at 160 kB, {ratio:.1f} x 40 kB: {_verdict(kept)}")


def _verdict(kept: bool) -> str:  # noqa: FBT001
    return "kept" if kept else "MISSED"


if __name__ == "__main__":
    main()
