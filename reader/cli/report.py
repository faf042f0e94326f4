"""A text and what is known of it, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import paragraphs
from reader.model import Role
from reader.text.words import count_words
from reader.ui.highlights import Group, Highlights
from reader.ui.wording import small_numbers, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Analysis, Article
    from reader.ui.highlights import Entry


def report(article: Article, analysis: Analysis) -> list[str]:
    """Title, summary, who, where and how much, and what is to know of that."""
    lines = [*heading(article), *summary(article, analysis), *_named(article, analysis)]
    return lines + _section("Note", [note for note in (analysis.summary.notice, *analysis.notices) if note])


def full_text(article: Article, analysis: Analysis | None) -> list[str]:
    """Title, summary, the whole text, who, where and how much."""
    lines = heading(article) + (summary(article, analysis) if analysis else [])
    for block in article.blocks:
        if block.role is Role.TITLE and article.text[block.start : block.end] == article.title:
            continue
        indent = "  " * max(0, block.level - 1) if block.bullet else ""
        bullet = f"{block.bullet} " if block.bullet else ""
        lines += ["", *paragraphs(article.text[block.start : block.end], indent=indent, bullet=bullet)]
    return lines + (_named(article, analysis) if analysis else [])


def heading(article: Article) -> list[str]:
    """Title, and a line of what is known about where it comes from."""
    words = count_words(article.clean_text())
    length = "1 word" if words == 1 else f"{words:,} words"
    known = (article.byline, article.source, article.published, article.language, length)
    return [*paragraphs(article.title or "(no title)"), *paragraphs(" · ".join(part for part in known if part))]


def summary(article: Article, analysis: Analysis) -> list[str]:
    """The chosen sentences, under a heading; nothing when there are none."""
    chosen = [" ".join(article.text[s.start : s.end].split()) for s in analysis.summary.sentences]
    return _section("Summary", chosen)


def _named(article: Article, analysis: Analysis) -> list[str]:
    """The groups of the panel with their entries, the small numbers in one line, and the dates in the order of time."""
    highlights = Highlights(analysis, article.text)
    lines = []
    for group in Group:
        lines += _section(group.value, [_entry(e) for e in highlights.entries if e.group is group and not e.trivial])
    small = [_entry(entry) for entry in highlights.entries if entry.trivial]
    lines += _section(small_numbers(len(small)), [", ".join(small)] if small else [])
    if highlights.has_timeline:
        lines += _section(
            timeline(highlights.dated), [_dated(entry, highlights.happening(entry)) for entry in highlights.timeline]
        )
    return lines


def _section(name: str, entries: Sequence[str]) -> list[str]:
    lines = [line for entry in entries for line in paragraphs(entry, indent="  ", bullet="• ")]
    return ["", name, *lines] if lines else []


def _entry(entry: Entry) -> str:
    within = f" · {entry.within}" if entry.within else ""
    times = f" ×{entry.count}" if entry.count > 1 else ""
    detail = f" ({entry.detail})" if entry.detail else ""
    return f"{entry.label}{within}{times}{detail}"


def _dated(entry: Entry, happening: str) -> str:
    return f"{entry.label}: {happening}" if happening else entry.label
