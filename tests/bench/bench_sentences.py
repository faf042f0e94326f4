"""How long the sentences of a text take: of 600 words of news, and of text that was made to be slow.

News are the sample articles. The patterns hold splitters up that look far ahead or behind from every mark; each is read
at 40 and 160 kB, and one of 1 MB in one line.

Run in the root of the project: ``python -m tests.bench.bench_sentences``.
"""

from __future__ import annotations

import time
from pathlib import Path

from reader.analysis.sentences import RuledSentences
from reader.model import Block

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PATTERNS = (
    ".", ". ", "...  ", "!?", '"', '." ', "“a", "Mr. ", "A. B. C. ", "He said “Mr. ", "a", "a ", "a.", "1. ", "(",
    ".) ", "• ", "Yes! ", "U.S. ", "5 p.m. ", ". [1] ", "。", "“好。” ", "\n", "At 5 a.m. ", "x.The ",
)  # fmt: skip
LANGUAGES = ("en", "de", "th")
SIZES = (40_000, 160_000)
LONG = 1_000_000
MOST_MS_A_600_WORDS = 8.0
MOST_US_A_CHAR = 30.0
MOST_RATIO = 4.5
_RUNS = 3


def seconds(text: str, language: str) -> float:
    """CPU time of the fastest of some runs."""
    engine, blocks = RuledSentences(), [Block(0, len(text))]
    best = float("inf")
    for _ in range(_RUNS):
        started = time.process_time()
        engine.split(text, blocks, language)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Measure, and print each figure with its goal."""
    news = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]
    words = sum(len(text.split()) for text in news)
    taken = sum(seconds(text, "en") for text in news) / words * 600 * 1000
    print(f"600 words of news: {taken:.2f} ms; goal {MOST_MS_A_600_WORDS} ms: {_verdict(taken <= MOST_MS_A_600_WORDS)}")
    for language in LANGUAGES:
        for pattern in PATTERNS:
            small, large = (seconds((pattern * size)[:size], language) for size in SIZES)
            a_char, ratio = large / SIZES[1] * 1e6, large / small
            kept = a_char <= MOST_US_A_CHAR and ratio <= MOST_RATIO
            print(f"{language} {pattern!r}: {a_char:.2f} µs a character, {ratio:.1f} x 40 kB: {_verdict(kept)}")
    for pattern in PATTERNS:
        a_char = seconds((pattern * LONG)[:LONG], "en") / LONG * 1e6
        print(f"{pattern!r}, 1 MB: {a_char:.2f} µs a character: {_verdict(a_char <= MOST_US_A_CHAR)}")


def _verdict(kept: bool) -> str:  # noqa: FBT001
    return "kept" if kept else "MISSED"


if __name__ == "__main__":
    main()
