"""Articles with analyses that say what a test wants of names and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Analysis, Article, Block, Entity, Figure, NumberMention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.library import Library
    from reader.model import ArticleId, Bound, EntityKind, NumberKind


def number(
    value: str | None = None,
    what: str | None = None,
    unit: str | None = None,
    *,
    kind: NumberKind = "count",
    low: str | None = None,
    high: str | None = None,
    bound: Bound = "=",
) -> NumberMention:
    """A number that counts something, or is of a unit."""
    head = what.split()[-1] if what else None
    return NumberMention(0, 1, kind, value=value, low=low, high=high, unit=unit, what=what, what_head=head, bound=bound)


def day(date: str, resolved: str | None = None) -> NumberMention:
    """A date."""
    return NumberMention(0, 1, "date", date=date, resolved=resolved)


def analysis(
    article: Article,
    numbers: Sequence[NumberMention] = (),
    names: Sequence[tuple[EntityKind, str]] = (),
    aliases: tuple[str, ...] = (),
) -> Analysis:
    """An analysis in which each number is a figure, and each name has these aliases."""
    return Analysis(
        "1",
        article.text_hash,
        "en",
        entities=tuple(Entity(id_, kind, name, (Span(0, 1),), aliases) for id_, (kind, name) in enumerate(names, 1)),
        numbers=tuple(numbers),
        figures=tuple(Figure(at + 1, one.kind, "", (at,)) for at, one in enumerate(numbers)),
    )


def add(
    library: Library,
    text: str,
    numbers: Sequence[NumberMention] = (),
    names: Sequence[tuple[EntityKind, str]] = (),
    *,
    aliases: tuple[str, ...] = (),
    published: str | None = None,
) -> ArticleId:
    """Take in an article that names and counts these."""
    article = Article(text, (Block(0, len(text)),), "Title", "given", f"/{text}", "s", published=published)
    added = library.add(article, None)
    library.save_analysis(analysis(article, numbers, names, aliases))
    return added.id
