"""Sentences and articles in many languages, invented for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "languages"
END = "¦"
"""Marks the end of a sentence in the files of articles."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article of news in one language, as scraped from a page, and what is to be found in it.

    Attributes:
        text: its paragraphs, a blank line between them.
        roles: of each paragraph.
        sentences: of the paragraphs with the role ``body``, in order.
    """

    text: str
    title: str
    roles: list[str]
    sentences: list[str]


def codes() -> list[str]:
    """The languages that there is an article in."""
    return sorted(path.stem for path in _FOLDER.glob("*.txt"))


def sample(code: str) -> Sample:
    """The article in a language.

    Its file has a line for each paragraph: ``@``, the role, a blank and the text.
    """
    lines = (_FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = [(role[1:], text) for role, _, text in (line.partition(" ") for line in lines)]
    return Sample(
        text="\n\n".join(text.replace(END, "").rstrip() for _, text in paragraphs),
        title=next(text for role, text in paragraphs if role == "title"),
        roles=[role for role, _ in paragraphs],
        sentences=[
            sentence.strip()
            for role, text in paragraphs
            if role == "body"
            for sentence in text.split(END)
            if sentence.strip()
        ],
    )


def sentences() -> dict[str, list[str]]:
    """Up to three sentences of news in each of 63 languages, by code."""
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        code, sentence = line.split("\t")
        found.setdefault(code, []).append(sentence)
    return found
