"""How long a summary takes: of 1,000 words, of 5,000 sentences, the first one; LexRank and TextRank beside Sumy's own.

Texts are the news beside the checkout, or the sample articles where those are absent. Whether the matrices choose the
same five sentences as Sumy is counted on each text of at least 20 sentences.

Run in the root of the project: ``python -m tests.bench.bench_summary``.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from reader.analysis import pipeline
from reader.analysis.pipeline import summarise
from reader.analysis.summary.document import PlacedSentence, candidates_among, placed_sentences, with_title
from reader.analysis.summary.graphs import MatrixLexRank, MatrixTextRank
from reader.analysis.summary.words import WordTokenizer, vocabulary
from reader.ingest.extract import article_from_text
from reader.model import Role
from tests.bench.figures import tell_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from sumy.models.dom import ObjectDocumentModel

    from reader.model import Article, Sentence

ROOT = Path(__file__).resolve().parents[2]
NEWS = tuple((ROOT.parent / "shared" / "data" / "summary").glob("cnndm_*.jsonl"))
SEEDS = ROOT / "seeds"
MOST_MS_A_1000_WORDS = 8.0
MOST_S_LONG, MOST_MB_LONG, LONG = 0.5, 200.0, 5_000
LEAST_TIMES = {"LexRank": 50.0, "TextRank": 15.0}
MOST_S_FIRST = 1.2
COMPARED = 500
_RUNS = 5
_FIRST = """
import sys, time
from reader.ingest.extract import article_from_text
article = article_from_text(sys.stdin.read())
from reader.analysis import pipeline
sentences = pipeline.split(article)
before = pipeline.summarise(article, sentences, "nutgraf")
assert before.sentences
print(time.process_time())
"""


def news() -> list[str]:
    """Texts of news."""
    if NEWS:
        return [json.loads(line)["article"] for path in NEWS for line in path.read_text(encoding="utf-8").splitlines()]
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir())]


def seconds(work: Callable[[], object], runs: int = _RUNS) -> float:
    """CPU time of the fastest of some runs."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def document(text: str) -> ObjectDocumentModel:
    """Sumy's document of a text's body."""
    split = pipeline.split(article_from_text(text))
    body = [sentence for sentence in split if sentence.role is Role.BODY]
    return with_title(candidates_among(placed_sentences(text, body)), None)


def sumys(summarizer_class: type, model: ObjectDocumentModel) -> tuple[PlacedSentence, ...]:
    """The five sentences that a summarizer of Sumy's kind chooses."""
    known = vocabulary("en")
    summarizer: Any = summarizer_class(known.stem)
    summarizer.stop_words = known.stop_words
    chosen: tuple[PlacedSentence, ...] = summarizer(model, 5)
    return chosen


def tell_usual(texts: list[str]) -> None:
    """Of 1,000 words of news, from the blocks to the summary, when all words were stemmed once before."""
    total, words = 0.0, 0
    for text in texts[:60]:
        article = article_from_text(text)

        def work(article: Article = article) -> None:
            summarise(article, pipeline.split(article), "nutgraf")

        total += seconds(work)
        words += len(text.split())
    tell_value("1,000 words, sentences and summary", total / words * 1e6, None, unit="ms", most=MOST_MS_A_1000_WORDS)


def tell_long(texts: list[str]) -> None:
    """Of a text of 5,000 sentences."""
    sentences = [sentence for text in texts for sentence in _wordings(text)]
    generator = random.Random(5)
    text = "\n\n".join(" ".join(generator.choices(sentences, k=10)) + f" Number {i} ends." for i in range(LONG // 11))
    article = article_from_text(text)
    split: tuple[Sentence, ...] = pipeline.split(article)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken = seconds(lambda: summarise(article, split, "nutgraf"), 3)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    tell_value(f"summary of {len(split):,} sentences", taken, None, unit="s", most=MOST_S_LONG)
    tell_value("memory that it takes", more, None, unit="MB", most=MOST_MB_LONG)


def _wordings(text: str) -> list[str]:
    return [text[s.start : s.end] for s in pipeline.split(article_from_text(text)) if s.role is Role.BODY]


def tell_matrices(texts: list[str]) -> None:
    """How many times faster than Sumy, and on how many texts with the same result."""
    models = [model for model in map(document, texts) if len(model.sentences) >= 20]
    sentences = list({str(s): s for model in models for s in model.sentences}.values())[:COMPARED]
    tokenizer = WordTokenizer()
    placed = [PlacedSentence(str(one), tokenizer, 1000 * i, 1000 * i + 9, i) for i, one in enumerate(sentences)]
    large = with_title(placed, None)
    for name, ours, theirs in (
        ("LexRank", MatrixLexRank, LexRankSummarizer),
        ("TextRank", MatrixTextRank, TextRankSummarizer),
    ):
        sumys(ours, large)  # so that both find their words stemmed
        mine, reference = seconds(partial(sumys, ours, large)), seconds(partial(sumys, theirs, large), 1)
        times, least = reference / mine, LEAST_TIMES[name]
        verdict = "kept" if times >= least else "MISSED"
        print(f"{name} of {len(sentences)} sentences: {mine * 1000:.0f} ms, Sumy's {reference * 1000:.0f} ms")
        print(f"    {times:.0f} times as fast; goal {least:.0f}: {verdict}")
        same = sum(sumys(ours, model) == sumys(theirs, model) for model in models)
        print(f"    the same five sentences in {same} of {len(models)} texts")


def tell_first(texts: list[str]) -> None:
    """All that a fresh process does up to its first summary, Python itself included."""
    taken = []
    for _ in range(_RUNS):
        command = [sys.executable, "-c", _FIRST]
        run = subprocess.run(command, input=texts[0], capture_output=True, text=True, check=True, cwd=ROOT)
        taken.append(float(run.stdout))
    tell_value("first summary of a process, imports included", min(taken), None, unit="s", most=MOST_S_FIRST)


def main() -> None:
    """Measure, and print each figure with its goal."""
    texts = news()
    tell_usual(texts)
    tell_first(texts)
    tell_long(texts)
    tell_matrices(texts)


if __name__ == "__main__":
    main()
