"""How many of the dates that GUM's news mark (``<date when=…>``) are found, and with the right calendar date.

Marks with ``from`` and ``to`` are ranges and count as well; those with bounds of not before and not after alone are
vague and do not. Run in the root of the project: ``python -m tests.peers.gum_dates [FOLDER] [--errors]``.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from reader.analysis.numbers.engine import LexerNumbers
from reader.model import NumberMention, Sentence

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "numbers" / "gum-news"
GOALS = (0.93, 0.88)

_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(slots=True)
class Document:
    """The text of one file with its sentences and gold dates (start, end, wanted)."""

    name: str
    published: str | None
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    gold: list[tuple[int, int, str]] = field(default_factory=list)


def read(path: Path) -> Document:
    """The tokens of a file joined by spaces, a sentence a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(_ATTRIBUTE.findall(lines[0]))
    document = Document(path.stem, None)
    opened: tuple[int, str] | None = None
    start = 0
    for line in lines[1:]:
        if line.startswith("<s ") or line == "<s>":
            start = len(document.text)
        elif line == "</s>":
            if len(document.text) > start:
                document.sentences.append(Sentence(start, len(document.text) - 1))
                document.text = document.text[:-1] + "\n"
        elif line.startswith("<date"):
            opened = len(document.text), wanted(dict(_ATTRIBUTE.findall(line)))
        elif line == "</date>" and opened:
            if opened[1]:
                document.gold.append((opened[0], len(document.text) - 1, opened[1]))
            opened = None
        elif line and not line.startswith("<"):
            document.text += line.split("\t")[0] + " "
    document.published = head.get("dateCreated")
    return document


def wanted(attributes: dict[str, str]) -> str:
    """The calendar date of a mark; "A/B" for a range; empty for vague ones."""
    if "from" in attributes and "to" in attributes:
        return f"{attributes['from']}/{attributes['to']}"
    return attributes.get("when", "")


def means(number: NumberMention) -> set[str]:
    """Every way in which a mention states its date."""
    return {date for date in (number.date, number.resolved) if date}


def is_right(gold: str, number: NumberMention) -> bool:
    """Whether a mention has the date of a mark; a time of day counts by its clock, a week by its days."""
    if number.kind == "time":
        return f"T{number.date}" in gold
    for date in means(number):
        if date == gold:
            return True
        week = _WEEK.fullmatch(date)
        if week and "/" in gold:
            monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            if gold == f"{monday}/{monday + dt.timedelta(days=6)}":
                return True
    return False


def measured(folder: Path, *, tells_errors: bool = False) -> tuple[int, int, int]:
    """How many dates there are, are found, and are right."""
    engine = LexerNumbers()
    total = detected = right = 0
    for path in sorted(folder.glob("*.xml")):
        document = read(path)
        found = engine.find(document.text, document.sentences, document.published)
        dates = [n for n in found if n.kind in {"date", "time"} or n.resolved]
        for start, end, gold in document.gold:
            overlapping = [n for n in dates if n.start < end and n.end > start]
            is_same = any(is_right(gold, n) for n in overlapping)
            total, detected, right = total + 1, detected + bool(overlapping), right + is_same
            if not is_same and tells_errors:
                got = [(document.text[n.start : n.end], n.date, n.resolved) for n in overlapping]
                print(f"  {document.name}: {document.text[start:end]!r} wanted {gold}, got {got}")
    return total, detected, right


def main() -> None:
    """Measure, and print both figures; with ``--errors`` what is missed or wrong."""
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    total, detected, right = measured(Path(arguments[0]) if arguments else FOLDER, tells_errors="--errors" in sys.argv)
    verdict = "kept" if detected >= GOALS[0] * total and right >= GOALS[1] * total else "MISSED"
    print(
        f"dates {total}: detected {detected / total:.3f}, value right {right / total:.3f};"
        f" goals {GOALS[0]} and {GOALS[1]}: {verdict}"
    )


if __name__ == "__main__":
    main()
