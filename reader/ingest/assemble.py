"""From paragraphs to an article: title and roles, byline and date; the same for every kind of source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.frozen import Frozen
from reader.ingest.dates import WRITTEN_DATE, date_in_front, iso_date
from reader.ingest.foreign_lines import lines_of
from reader.ingest.roles import tag_context, tag_lines
from reader.ingest.titles import fallback_title, find_title, one_line
from reader.model import Article, Role
from reader.text.display import shorten
from reader.text.language import detect, detect_against
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from reader.ingest.blocks import Draft
    from reader.model import TitleOrigin

_BYLINE_CHARS = 100
_MOST_TAGS = 50
_BY = re.compile(r"(?:(?:written|reporting|story|words|text|provided|posted)\s{1,3})?by\b[\s:|,]{0,4}", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"\s{{0,3}}(?:[|•·]|,?\s{{0,2}}{WRITTEN_DATE})", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8}){0,3}$", re.IGNORECASE)
_RENAMED = {"in": "id", "iw": "he", "ji": "yi"}
"""Codes that ISO 639-1 replaced in 1989, which are still written."""


class Known(Frozen):
    """What a source says about its article itself, as it says it; empty or None where it does not.

    Attributes:
        is_language_chosen: the language comes from whoever brings the article, and is not questioned.
    """

    title: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None
    is_language_chosen: bool = False


def assemble(text: str, drafts: list[Draft], known: Known, *, name: str, location: str, source: str) -> Article:
    """Make an article.

    Args:
        text: sanitised.
        drafts: its paragraphs in order; roles that markup gave stay, the others are found here.
        known: what the source says.
        name: of the file, for the title when there is no better one.
        location: of the source.
        source: its name in a word or two, where it does not say another.
    """
    language = _language(text, known)
    tag_lines(drafts, language)
    title, origin = _settle_title(text, drafts, one_line(known.title), name)
    published = iso_date(known.published) if known.published else _published(drafts)
    return Article(
        text=text,
        blocks=tuple(draft.block() for draft in drafts),
        title=title,
        title_origin=origin,
        location=location,
        source=known.source or source,
        byline=_short_byline(known.byline) if known.byline else _byline(drafts, language),
        published=published,
        language=language,
        tags=tuple(dict.fromkeys(filter(None, map(one_line, known.tags))))[:_MOST_TAGS],
    )


def _language(text: str, known: Known) -> str | None:
    """The language that is said, unless the text is plainly in another one; the text's own where nothing is said."""
    said = _LANGUAGE.match(known.language.strip()) if known.language else None
    if said is None:
        return detect(text)
    code = said[1].lower()
    code = _RENAMED.get(code, code)
    return code if known.is_language_chosen else detect_against(text, code) or code


def _settle_title(text: str, drafts: list[Draft], given: str, name: str) -> tuple[str | None, TitleOrigin | None]:
    """Find the title, mark its paragraph, and give the roles that depend on it."""
    marked = next((index for index, draft in enumerate(drafts) if draft.role is Role.TITLE), None)
    index = find_title(text, drafts, given) if marked is None else marked
    if index is not None and marked is None:
        drafts[index].become(Role.TITLE, "given-title" if given else "title-line")
    tag_context(drafts, index)
    if given:
        return given, "given"
    if index is not None:
        return one_line(drafts[index].text), "text"
    return fallback_title(drafts, name)


def _published(drafts: list[Draft]) -> str | None:
    """The date in the first line of dates or names that has one; else that in front of the running text."""
    for draft in drafts[:60]:
        if draft.role in (Role.DATE, Role.BYLINE):
            found = iso_date(draft.text)
            if found:
                return found
    first = next((draft for draft in drafts if draft.role is Role.BODY), None)
    return date_in_front(first.text) if first else None


def _byline(drafts: list[Draft], language: str | None) -> str | None:
    first = next((draft for draft in drafts if draft.role is Role.BYLINE), None)
    return _short_byline(lines_of(language).names_in(first.text)) if first else None


def _short_byline(written: str) -> str | None:
    """The names of a byline, without "by", date and what stands after a stroke; None when nothing is left."""
    names = " ".join(sanitise(written[: 20 * _BYLINE_CHARS]).split())
    by = _BY.match(names)
    names = names[by.end() :] if by else names
    end = _AFTER_NAME.search(names)
    names = shorten(names[: end.start()] if end else names, _BYLINE_CHARS).strip(" ,|•·-–—")
    return names if any(character.isalpha() for character in names) else None
