"""How many labelled numbers of news are found, with the right kind and value: sentences, and whole articles.

The files have a document a line: ``text``, ``doc_date``, and ``mentions`` with ``core_start``, ``core_end``, ``kind``,
``value``, or ``lo`` and ``hi`` of a range. Run in the root: ``python -m tests.peers.news_numbers [FOLDER]``.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.pipeline import split
from reader.ingest.extract import article_from_text

if TYPE_CHECKING:
    from reader.model import NumberMention

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "numbers"
FILES = ("dev.jsonl", "news_dev.jsonl")
GOALS = (1.0, 0.98, 0.97)
"""Least shares that are found, of the right kind, and of the right value."""
_TOLERANCE = Decimal("0.001")


def is_right(gold: dict[str, Any], number: NumberMention) -> bool:
    """Whether a number has the value of a label; a date counts as written or as resolved."""
    if gold["kind"] in {"date", "time"}:
        return (gold["value"] or f"{gold['lo']}/{gold['hi']}") in {number.date, number.resolved}
    if gold["value"] is not None:
        return _equal(gold["value"], number.value)
    return _equal(gold["lo"], number.low) and _equal(gold["hi"], number.high)


def _equal(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    try:
        a, b = Decimal(wanted), Decimal(got)
    except InvalidOperation:
        return False
    return abs(a - b) <= _TOLERANCE * max(Decimal(1), abs(a))


def measured(path: Path) -> tuple[int, int, int, int]:
    """How many labels a file has, and how many are found, of the right kind, and of the right value."""
    engine, total, detected, kinds, values = LexerNumbers(), 0, 0, 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        found = engine.find(text, split(article_from_text(text, language="en")), row.get("doc_date"))
        for gold in row["mentions"]:
            overlapping = [n for n in found if n.start < gold["core_end"] and n.end > gold["core_start"]]
            total += 1
            detected += bool(overlapping)
            kinds += any(n.kind == gold["kind"] for n in overlapping)
            values += any(is_right(gold, n) for n in overlapping)
    return total, detected, kinds, values


def main() -> None:
    """Measure, and print the figures of each file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name in FILES:
        total, *counts = measured(folder / name)
        shares = [count / total for count in counts]
        kept = all(share >= goal for share, goal in zip(shares, GOALS, strict=True))
        told = ", ".join(f"{what} {share:.3f}" for what, share in zip(("found", "kind", "value"), shares, strict=True))
        print(f"{name}: {total} labels, {told}; goals {GOALS}: {'kept' if kept else 'MISSED'}")


if __name__ == "__main__":
    main()
