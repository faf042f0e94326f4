"""An article of any length with a name in every tenth word, and its analysis, the same on every machine."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

from reader.analysis.version import DEFAULT_ALGORITHM, PIPELINE_VERSION
from reader.model import Analysis, Article, Block, Entity, Role, Sentence, Span, Summary, SummarySentence

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = "The long way to the coast"
_OPENING = "slowly began to climb hill"
_WORDS = """
the of and to a in that for is on was with as it by at from be an have are this has not but who they will or which its
river bridge harbour council winter letter engineer market station valley forest morning paper village question road
""".split()  # noqa: SIM905 - a list of words would take many lines
NAMES = [
    f"{first} {last}"
    for first, last in itertools.product(
        ["Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Greta", "Hugo", "Ines", "Jon"],
        ["Lind", "Park", "Moss", "Berg", "Falk", "Holm", "Dahl", "Sten", "Vik", "Ros"],
    )
]
_PARAGRAPH_WORDS = 40
_SEED = 20_261_101


def opening(number: int = 0) -> str:
    """What follows the first name of an article; nothing else on the screen has these words in one style."""
    return f"{_OPENING} {number}"


def long_article(words: int, mentions: int, number: int = 0) -> tuple[Article, Analysis]:
    """An article and its analysis.

    Args:
        words: of the text, a name counted as one.
        mentions: of 100 people, evenly spread.
        number: of the article; each has another text.
    """
    choose = random.Random(_SEED + number)
    every = words // mentions
    pieces: list[str] = []
    blocks: list[Block] = []
    places: dict[str, list[Span]] = {}
    at = 0
    for paragraph in _paragraphs(words):
        start = at
        for position in paragraph:
            is_name = position % every == 0
            word = choose.choice(NAMES if is_name else _WORDS) if position != 1 else opening(number)
            if is_name:
                places.setdefault(word, []).append(Span(at, at + len(word)))
            pieces.append(word + (" " if position + 1 < paragraph.stop else "\n\n"))
            at += len(pieces[-1])
        blocks.append(Block(start, at - 2, Role.BODY, "paragraph"))
    text = "".join(pieces).rstrip()
    article = Article(
        text, tuple(blocks), TITLE, "given", location=f"/long/{number}.txt", source="bench", published="2001-01-01"
    )
    sentences = tuple(Sentence(block.start, block.end) for block in blocks)
    entities = tuple(
        Entity(entity_id, "person", name, tuple(spans), weight=len(spans))
        for entity_id, (name, spans) in enumerate(places.items(), 1)
    )
    chosen = tuple(SummarySentence(s.start, s.end, 1.0) for s in sentences[1:40:13])
    return article, Analysis(
        PIPELINE_VERSION, article.text_hash, "en", sentences, Summary(DEFAULT_ALGORITHM, chosen), entities
    )


def _paragraphs(words: int) -> Iterator[range]:
    for first in range(0, words, _PARAGRAPH_WORDS):
        yield range(first, min(words, first + _PARAGRAPH_WORDS))
