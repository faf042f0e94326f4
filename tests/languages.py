"""Sentences and articles in many languages, invented for the tests."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "languages"


def sentences() -> dict[str, list[str]]:
    """Up to three sentences of news in each of 63 languages, by code."""
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        code, sentence = line.split("\t")
        found.setdefault(code, []).append(sentence)
    return found
