"""A text and what is known of it, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import paragraphs
from reader.model import Role
from reader.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Analysis, Article, Entity, EntityKind, Figure

_HEADINGS: dict[EntityKind, str] = {
    "person": "People",
    "place": "Places",
    "organization": "Organisations",
    "nationality": "Nationalities",
}


def report(article: Article, analysis: Analysis) -> list[str]:
    """Title, summary, who, where and how much."""
    lines = [*heading(article), *summary(article, analysis)]
    for kind, name in _HEADINGS.items():
        entities = [entity for entity in analysis.entities if entity.kind == kind]
        lines += _section(name, [_entity(entity) for entity in entities])
    return lines + _section("Numbers", [_figure(figure) for figure in analysis.figures if not figure.trivial])


def full_text(article: Article, analysis: Analysis | None) -> list[str]:
    """Title, summary and the whole text."""
    lines = heading(article) + (summary(article, analysis) if analysis else [])
    for block in article.blocks:
        if block.role is Role.TITLE and article.text[block.start : block.end] == article.title:
            continue
        indent = "  " * max(0, block.level - 1) if block.bullet else ""
        bullet = f"{block.bullet} " if block.bullet else ""
        lines += ["", *paragraphs(article.text[block.start : block.end], indent=indent, bullet=bullet)]
    return lines


def heading(article: Article) -> list[str]:
    """Title, and a line of what is known about where it comes from."""
    words = count_words(article.clean_text())
    known = (article.byline, article.source, article.published, article.language, f"{words:,} words")
    return [*paragraphs(article.title or "(no title)"), *paragraphs(" · ".join(part for part in known if part))]


def summary(article: Article, analysis: Analysis) -> list[str]:
    """The chosen sentences, under a heading; nothing when there are none."""
    chosen = [" ".join(article.text[s.start : s.end].split()) for s in analysis.summary.sentences]
    return _section("Summary", chosen)


def _section(name: str, entries: Sequence[str]) -> list[str]:
    lines = [line for entry in entries for line in paragraphs(entry, indent="  ", bullet="• ")]
    return ["", name, *lines] if lines else []


def _entity(entity: Entity) -> str:
    aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
    within = f" · {entity.within}" if entity.place_kind == "city" else ""
    return f"{entity.name}{within}{_times(len(entity.mentions))}{aliases}"


def _figure(figure: Figure) -> str:
    note = f" ({figure.note})" if figure.note else ""
    return f"{figure.label}{_times(len(figure.mentions))}{note}"


def _times(count: int) -> str:
    return f" ×{count}" if count > 1 else ""
