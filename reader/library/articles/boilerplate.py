"""What lines that come again in other articles of a source make of an article's roles. Pure; `repeats` counts them.

A line of navigation or promotion is the same on every page of a site, and a line of an article is not. What is learned
so is laid over an article whenever it is read; its text and its own roles stay as they were taken in. What a reader
said of a line by hand goes before what is learned, and that before the rules.

Dimming a line of the article does more harm than showing a line of noise, so a line is never dimmed for coming again
when it is long or an item of a list; when it stands among the paragraphs of the text (names of speakers, headings and
ingredients come again too), unless it is a sentence that very many have; when all that have it tell the same story;
or when so many lines would go that it must be something else that comes again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.frozen import replace
from reader.model import CLEAN_ROLES, Role
from reader.text.lines import is_sentence_end, line_key, repeated_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Block

LEAST_ARTICLES = 3
"""Stories of a source that have a line which is no part of any of them."""
LEAST_ARTICLES_SENTENCE = 10
"""The same for a line that ends like a sentence."""
LONGEST_LINE = 160
"""Longer lines are never learned, in characters."""
MOST_TAKEN = 0.3
"""Share of an article's characters that may be dimmed for coming again."""
BY_HAND = "by-hand"
"""Rule of a block whose role the reader gave."""
REPEATED = "repeated"
"""Rule of a block that comes again; the number of articles follows, after a colon."""

_EDGE_LINES = 15
"""Lines at either end of an article that are counted: what frames an article stands around it."""
_LEAST_PARAGRAPH = 40
"""A sentence of so many characters is a paragraph of the text; shorter ones ("Skip to content.") are often none."""
_PARAGRAPH = 110
"""A line of so many characters is one however it ends."""
_TELLING_PARAGRAPHS, _LEAST_TELLING = 3, 60
"""The longest paragraphs, which tell one story from another, and how long they are at least."""

_OPEN = frozenset({Role.BODY, Role.SUBHEAD})
"""Roles that what is learned may change."""

_PRIME = 6_890_883_389_224_604_293
"""A random prime below 2^63, the largest number that SQLite keeps."""


class Compared(NamedTuple):
    """What of an article is compared with others of its source.

    Attributes:
        lines: index of a block -> fingerprint of a line that may come again.
        telling: fingerprints of the longest paragraphs: articles that share them are versions of one story.
    """

    lines: Mapping[int, int]
    telling: tuple[int, ...]

    @property
    def fingerprints(self) -> set[int]:
        """All of them, each once."""
        return {*self.lines.values(), *self.telling}


def fingerprint(source: str, words: str) -> int:
    """A number below 2^63 that stands for words in a source.

    The remainder of the bytes as one number by a prime (Karp and Rabin 1987): the same on every machine, a microsecond,
    and no library to load at the start. Of a million lines two are alike with a chance of 1 in 10 million.
    """
    return int.from_bytes(f"{source}\0{words}".encode(errors="replace"), "big") % _PRIME


def compared(text: str, blocks: Sequence[Block], source: str) -> Compared:
    """What is counted of an article; also when it goes, so a change here needs all to be counted anew."""
    lines = {}
    last = len(blocks) - _EDGE_LINES
    for index, block in enumerate(blocks):
        is_short = block.end - block.start <= LONGEST_LINE
        if (index < _EDGE_LINES or index >= last) and is_short and block.role in _OPEN and not block.bullet:
            key = line_key(text[block.start : block.end])
            if any(map(str.isalpha, key)):
                lines[index] = fingerprint(source, key)
    longest = sorted((b for b in blocks if b.role in _OPEN), key=lambda b: b.start - b.end)[:_TELLING_PARAGRAPHS]
    telling = [text[b.start : b.end] for b in longest if b.end - b.start >= _LEAST_TELLING]
    return Compared(lines, tuple(fingerprint(source, f"¶{words}") for words in telling))


def learned(text: str, blocks: Sequence[Block], found: Compared, articles: Mapping[int, int]) -> dict[int, Block]:
    """The blocks that are boilerplate, by index.

    Args:
        text: of the article.
        blocks: of the article, as they were taken in.
        found: what is compared of it.
        articles: fingerprint -> how many articles of the source have it, this one included.
    """
    versions = _versions(found, articles)
    stories = {index: articles.get(line, 0) - versions + 1 for index, line in found.lines.items()}
    common = {index: number for index, number in stories.items() if number >= LEAST_ARTICLES}
    if not common:
        return {}
    sentences = {index for index in common if is_sentence_end(text[blocks[index].start : blocks[index].end])}
    roles = {index: Role.PROMO for index in sentences if common[index] >= LEAST_ARTICLES_SENTENCE}
    paragraphs = [i for i, block in enumerate(blocks) if i not in roles and _is_paragraph(text, block)]
    if paragraphs:
        for index in range(paragraphs[0]):
            if index in common and index not in sentences:
                roles[index] = Role.NAV
            elif index not in common and blocks[index].role in _OPEN:
                break  # above the text only an unbroken frame: a list of ingredients shares lines with others
        roles |= {index: Role.PROMO for index in common.keys() - sentences if index > paragraphs[-1]}
    taken = sum(blocks[index].end - blocks[index].start for index in roles)
    if taken > MOST_TAKEN * sum(block.end - block.start for block in blocks if block.role in _OPEN):
        return {}
    return {
        index: replace(blocks[index], role=role, rule=f"{REPEATED}:{articles[found.lines[index]]}")
        for index, role in roles.items()
    }


def is_laid_over(blocks: Sequence[Block]) -> bool:
    """Whether any of these blocks has a role from here, and not from when it was taken in."""
    return any(block.rule == BY_HAND or block.rule.startswith(f"{REPEATED}:") for block in blocks)


def _versions(found: Compared, articles: Mapping[int, int]) -> int:
    """How many articles tell the same story, this one included.

    Of three paragraphs the middle number counts: one may have been written anew, and one come again on its own.
    """
    numbers = sorted((articles.get(one, 0) for one in found.telling), reverse=True)
    return max(1, numbers[(len(numbers) - 1) // 2]) if numbers else 1


def _is_paragraph(text: str, block: Block) -> bool:
    length = block.end - block.start
    if block.role is not Role.BODY or length < _LEAST_PARAGRAPH:
        return False
    return length > _PARAGRAPH or is_sentence_end(text[block.start : block.end])


def chosen(text: str, blocks: Sequence[Block], choices: Mapping[str, bool]) -> tuple[Block, ...]:
    """The blocks as a reader wants them.

    Args:
        text: of the article.
        blocks: with what is learned.
        choices: `repeated_key` of a line -> whether it is a part of the article.
    """
    return tuple(_chosen(block, choices.get(repeated_key(text[block.start : block.end]))) for block in blocks)


def _chosen(block: Block, is_part: bool | None) -> Block:  # noqa: FBT001 - None for no choice
    if is_part is None or not block.can_be_chosen:
        return block
    role = block.role
    if is_part != (role in CLEAN_ROLES):
        role = Role.BODY if is_part else Role.PROMO
    return replace(block, role=role, rule=BY_HAND)
