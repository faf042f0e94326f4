"""Articles and analyses made by hand, so that tests of the screen do not depend on what the engines find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.version import DEFAULT_ALGORITHM, PIPELINE_VERSION
from reader.frozen import replace
from reader.model import (
    Analysis,
    Article,
    ArticleId,
    ArticleRow,
    Block,
    Entity,
    EntityKind,
    Figure,
    NumberKind,
    NumberMention,
    Reasons,
    Role,
    Sentence,
    Span,
    StoredArticle,
    Summary,
    SummarySentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TITLE = "A bridge opens in Norby"
FIRST = "Ada Lind opened the bridge in Norby on 3 May, and 4,000 people came to see it."
MIDDLE = "The bridge cost $12 million, which is 40 percent more than Norby had planned."
LATER = "Part 45 quotes Ada Lind, whom the Bridge Board had asked in two Swedish letters."
LAST = "Bo Park, who drew it, stayed at home in Ostmark."
PARAGRAPHS = 60
"""Paragraphs of the long article between the first and the last one."""

_SENTENCE = re.compile(r"\S.*?(?:\.(?=\s|$)|$)")
_NAMES: tuple[tuple[EntityKind, str], ...] = (
    ("person", "Ada Lind"),
    ("person", "Bo Park"),
    ("place", "Norby"),
    ("place", "Ostmark"),
    ("organization", "the Bridge Board"),
    ("nationality", "Swedish"),
)
_NUMBERS: tuple[tuple[NumberKind, str, bool], ...] = (
    ("money", "$12 million", False),
    ("percent", "40 percent", False),
    ("count", "4,000 people", False),
    ("date", "3 May", False),
    ("duration", "nine years", False),
    ("count", "two", True),
)


def make_article(
    text: str, *, title: str | None = None, roles: Mapping[int, Role] | None = None, published: str | None = None
) -> Article:
    """An article with a block for each line that is not empty.

    Args:
        text: of the article.
        title: of the article; the first line, marked as the title, when not given.
        roles: of lines, by their number among those that are not empty; all others are body.
        published: ISO 8601 date.
    """
    roles = roles if roles is not None or title is not None else {0: Role.TITLE}
    spans = [line.span() for line in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(start, end, (roles or {}).get(index, Role.BODY)) for index, (start, end) in enumerate(spans))
    first = text[spans[0][0] : spans[0][1]] if spans else None
    title = title or first
    return Article(text, blocks, title, "text", location=f"/news/{title}.txt", source="news", published=published)


def bridge() -> Article:
    """A long article: who opened it is named all along, who drew it at the very end alone."""
    body = [
        f"Part {number} of the report says that work on the river went on as it had been planned."
        if number % 5
        else f"Part {number} quotes Ada Lind, whom the Bridge Board had asked in two Swedish letters."
        for number in range(1, PARAGRAPHS + 1)
    ]
    middle = PARAGRAPHS // 2
    text = "\n\n".join([TITLE, FIRST, *body[:middle], f"{MIDDLE} It took nine years.", *body[middle:], LAST])
    return make_article(text, published="2024-05-03")


def analysis_of(article: Article, summary: Sequence[str] = (FIRST, MIDDLE, LATER)) -> Analysis:
    """What a pipeline could have found in an article about the bridge."""
    text = article.text
    entities = [
        Entity(order + 1, kind, name, mentions, aliases=("Lind",) if name == "Ada Lind" else (), weight=-float(order))
        for order, (kind, name) in enumerate(_NAMES)
        if (mentions := tuple(Span(*span) for span in _spans(text, name)))
    ]
    numbers: list[NumberMention] = []
    figures: list[Figure] = []
    for kind, words, trivial in _NUMBERS:
        spans = list(_spans(text, words))
        if spans:
            positions = tuple(range(len(numbers), len(numbers) + len(spans)))
            numbers += [NumberMention(start, end, kind, start, end) for start, end in spans]
            note = "year inferred" if kind == "date" else ""
            figures.append(Figure(len(figures) + 1, kind, words, positions, note, trivial))
    wanted = [span for sentence in summary for span in _spans(text, sentence)]
    chosen = (
        SummarySentence(*span, rank=rank, words=len(text[slice(*span)].split()), reasons=Reasons(2.0 / rank, 1.0))
        for rank, span in enumerate(wanted, 1)
    )
    sentences = tuple(
        Sentence(block.start + start, block.start + end, block.role)
        for block in article.blocks
        for start, end in (found.span() for found in _SENTENCE.finditer(text[block.start : block.end]))
    )
    return Analysis(
        PIPELINE_VERSION,
        article.text_hash,
        "en",
        sentences,
        Summary(DEFAULT_ALGORITHM, tuple(sorted(chosen, key=lambda s: s.start)), len(text.split())),
        entities=tuple(entities),
        numbers=tuple(numbers),
        figures=tuple(figures),
    )


HISTORY = (
    "How the canal came to be",
    "The canal was closed by a war in June 1967, and stayed so for eight years.",
    *(f"Paragraph {number} says that boats went up and down as they always had." for number in range(1, 41)),
    "On 17 November 1869, Ada Lind opened the canal, 120 miles long, on a Wednesday.",
    "It was 30 to 40 feet deep and had cost 5 crore rupees when it was widened in 2015.",
)
"""A headline, and the paragraphs of `history`."""
_HISTORY_NUMBERS: tuple[tuple[str, str, NumberMention], ...] = (
    ("June 1967", "Jun 1967", NumberMention(0, 1, "date", date="1967-06")),
    ("17 November 1869", "17 Nov 1869", NumberMention(0, 1, "date", date="1869-11-17")),
    ("Wednesday", "Wednesday", NumberMention(0, 1, "date", date="XXXX-WXX-3")),
    ("2015", "2015", NumberMention(0, 1, "date", date="2015")),
    ("eight years", "8 years", NumberMention(0, 1, "duration", value="8", unit="year")),
    ("120 miles", "120 miles", NumberMention(0, 1, "measure", value="120", unit="mile")),
    ("30 to 40 feet", "30–40 feet", NumberMention(0, 1, "measure", low="30", high="40", unit="foot")),
    ("5 crore rupees", "₹50 million", NumberMention(0, 1, "money", value="50000000", unit="INR")),
)
"""Words of the text, the label, and what is known of the number but its place."""


def history() -> tuple[Article, Analysis]:
    """An article that tells of the latest date first, and measures things; with its analysis."""
    article = make_article("\n\n".join(HISTORY), published="2020-01-01")
    text = article.text
    numbers, figures = [], []
    for position, (words, label, known) in enumerate(_HISTORY_NUMBERS):
        start, end = next(_spans(text, words))
        numbers.append(replace(known, start=start, end=end, full_start=start, full_end=end))
        figures.append(Figure(position + 1, known.kind, label, (position,), weight=-float(position)))
    sentences = tuple(Sentence(*found.span()) for found in re.finditer(r"[^\n]+", text))
    ada = Entity(1, "person", "Ada Lind", tuple(Span(*span) for span in _spans(text, "Ada Lind")))
    return article, Analysis(
        PIPELINE_VERSION,
        article.text_hash,
        "en",
        sentences,
        entities=(ada,),
        numbers=tuple(numbers),
        figures=tuple(figures),
    )


def stored(article: Article, number: int = 1, *, position: int = 0) -> StoredArticle:
    """An article as a library would give it."""
    row = make_row(number, article.title or "", published=article.published, words=len(article.text.split()))
    return StoredArticle(row, article, position)


def make_row(
    number: int,
    title: str = "",
    *,
    unread: bool = True,
    published: str | None = "2024-05-03",
    words: int = 460,
    sample: bool = False,
    updated: bool = False,
    failed: str | None = None,
) -> ArticleRow:
    """A row of the list."""
    return ArticleRow(
        ArticleId(number),
        title or f"Title {number}",
        "text",
        "news",
        f"/news/{number}.txt",
        published,
        "2024-05-04T12:00:00+00:00",
        words,
        "en",
        unread,
        sample,
        updated,
        failed,
    )


def _spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(re.escape(words), text))
