"""Stories of one source, with the frame that its pages have around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Article, Block, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("Startseite", "Aus der Region")
TAIL = ("Folgen Sie uns", "Zur Redaktion")
SENTENCE = "Bestellen Sie unsere Zeitung für alle Tage."
TOWNS = (
    "Norby", "Ostmark", "Velden", "Harrow", "Kisumu", "Tallinn", "Lagos", "Quito", "Oslo", "Turin", "Split", "Accra",
)  # fmt: skip


def make(lines: Sequence[str], location: str, source: str = "paper") -> Article:
    """An article with a block for each line; the line that says "opens" is the title."""
    text = "\n\n".join(lines)
    title = next((line for line in lines if " opens " in line), lines[0])
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        role, rule = (Role.TITLE, "title-line") if " opens " in match[0] else (Role.BODY, "")
        blocks.append(Block(*match.span(), role, rule))
    return Article(text, tuple(blocks), title, "text", location, source)


def story(number: int, *, head: Sequence[str] = HEAD, tail: Sequence[str] = TAIL, source: str = "paper") -> Article:
    """The story of a bridge in one of `TOWNS`; no paragraph of two stories is the same."""
    town = TOWNS[number]
    paragraphs = (
        f"A bridge opens in {town}",
        f"The bridge in {town} opened on Tuesday, {number + 9} years after its council had decided so.",
        f"The mayor of {town} said that the bridge belonged to all of {town}, and that it would never be closed.",
        "What it cost",
        f"It had cost {number + 2} million dollars, which is more than {town} had planned when the work began.",
    )
    return make((*head, *paragraphs, *tail), f"/{source}/{number}.txt", source)
