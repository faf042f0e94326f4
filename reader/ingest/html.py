"""HTML: the article in a page, found by trafilatura; plain text of the whole page where that is unsafe or in vain.

Nothing is ever fetched: scripts, styles and pictures of a page are not looked at.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from reader.ingest.assemble import Known, assemble
from reader.ingest.blocks import BlockBuilder
from reader.ingest.decode import decode
from reader.ingest.lines import cut_lines
from reader.ingest.structure import tag_by_structure
from reader.ingest.tags import is_safe_to_parse, strip_tags, without_inline_files
from reader.ingest.titles import one_line, without_site
from reader.model import Role
from reader.text.lines import is_sentence_end, line_key
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from reader.model import Article, RawDocument

_MOST_CHARS = 10_000_000
"""Longer pages are no articles; their text is taken as it stands."""
_LEAST_ARTICLE_CHARS = 200
_LEAST_PAGE_CHARS = 2_000
"""From a page with more text than this, an article of less than the above is a failure of the extraction."""

_LANGUAGE = re.compile(r"<html[^>]{0,300}?\slang\s{0,3}=\s{0,3}[\"']?([\w-]{2,20})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s{0,100}<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_PRE_START = re.compile(r"<pre(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_PRE_END = re.compile(r"</pre\s{0,20}>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_PARAGRAPHS = frozenset({"p", "head", "item", "row", "quote", "code", "list", "table", "div", "ab"})

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # without one, warnings go to the terminal


def extract_html(raw: RawDocument) -> Article:
    """The article in a page."""
    source = decode(raw.data, is_markup=True).replace("\0", "")
    declaration = _XML_DECLARATION.match(source)
    source = without_inline_files(source[declaration.end() :] if declaration else source)
    language = _LANGUAGE.search(source[:20_000])
    known = Known(language=language[1] if language else None)
    source = _PRE_END.sub("</code></pre>", _PRE_START.sub(r"\g<0><code>", source))  # or it may become a quotation
    page = None
    if len(source) <= _MOST_CHARS and is_safe_to_parse(source):
        page = _parsed(source)
    if page is None:
        return _whole_page(raw, source, known)
    builder = _Paragraphs().read(page.body)
    if len(builder.text) < _LEAST_ARTICLE_CHARS and len(strip_tags(source)) > _LEAST_PAGE_CHARS:
        return _whole_page(raw, source, known)
    drafts = builder.drafts
    if all(draft.rule == "code" for draft in drafts):  # a mail or an old text, shown as it was typed
        drafts = cut_lines(builder.text)
    tag_by_structure(source, drafts)
    known = Known(
        title=_title(page, builder),
        byline=page.author,
        published=page.date,
        language=known.language,
        tags=tuple(tag.strip() for tags in page.tags or () for tag in tags.split(",")),
    )
    site = re.sub(r"https?://(?:www\.)?", "", one_line(page.sitename), count=1)
    return assemble(builder.text, drafts, known, name=raw.name, location=raw.location, source=site or raw.source)


def _parsed(source: str) -> Any:
    """What trafilatura makes of a page, or None.

    Its fast mode is as good as the slow one on whole (F1 0.962 against 0.964 on scrapinghub's 181 pages) at half the
    time; where it finds nothing, the slow one looks again.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second

    for is_fast in (True, False):
        page: Any = bare_extraction(
            source,
            fast=is_fast,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "min_date": "1850-01-01"},
        )
        if page is not None and page.body is not None and "".join(page.body.itertext()).strip():
            return page
    return None


def _whole_page(raw: RawDocument, source: str, known: Known) -> Article:
    """An article of all text in the page."""
    title = _TITLE.search(source)
    text = sanitise(strip_tags(source))
    known = Known(title=without_site(one_line(strip_tags(title[1]))) if title else "", language=known.language)
    drafts = cut_lines(text)
    tag_by_structure(source, drafts)
    return assemble(text, drafts, known, name=raw.name, location=raw.location, source=raw.source)


def _title(page: Any, builder: BlockBuilder) -> str:
    """The main heading where the page's own title says the same, else the page's title without the site's name."""
    title = one_line(page.title)
    heading = next((draft.text for draft in builder.drafts[:4] if draft.level == 1), "")
    if heading and (not title or line_key(heading) in line_key(title)):
        return heading
    site = one_line(page.sitename)
    if site and line_key(title).endswith(line_key(site)) and len(title) > len(site) + 10:
        title = title[: len(title) - len(site)].rstrip(" |–—-·•:»")
    return without_site(title)


def _is_paragraph(element: Any) -> bool:
    """Whether an element of trafilatura's tree is no part of a line; code is one when it was ``<pre>`` on the page."""
    if element.tag == "code":
        return len(element) > 0 and element[0].tag == "code" and not (element.text or "").strip()
    return element.tag in _PARAGRAPHS


class _Paragraphs:
    """Reads trafilatura's tree (TEI: ``head p quote list item table row cell lb``) into paragraphs."""

    def __init__(self) -> None:
        self._builder = BlockBuilder()
        self._buffer: list[str] = []
        self._lists: list[int | None] = []
        """For each open list the number of its next item, or None for bullets."""
        self._open: list[tuple[Role, str, int]] = [(Role.BODY, "", 0)]
        """Role, rule and level of the open elements."""
        self._bullet = ""
        self._was_tight = False

    def read(self, body: Any) -> BlockBuilder:
        """The paragraphs below an element."""
        from lxml.etree import iterwalk  # noqa: PLC0415 - comes with trafilatura

        for event, element in iterwalk(body, events=("start", "end")):
            tag = element.tag
            if event == "start":
                if _is_paragraph(element):
                    self._start(tag, element)
                elif tag == "lb":
                    self._buffer.append("\0")  # a line break; sources hold no NUL
                self._buffer.append(element.text or "")
            else:
                self._end(tag, is_paragraph=_is_paragraph(element))
                self._buffer.append(element.tail or "" if element is not body else "")
        self._flush()
        return self._builder

    def _start(self, tag: Any, element: Any) -> None:
        self._flush()
        role, rule, level = self._open[-1]
        if tag == "head":
            rend = element.get("rend", "")
            role, rule, level = Role.SUBHEAD, "heading", int(rend[1]) if rend[1:2].isdigit() else 2
        elif tag == "table":
            self._was_tight = False
        elif tag == "list":
            self._was_tight = self._was_tight and bool(self._lists)
            self._lists.append(1 if element.get("rend") == "ol" else None)
        elif tag == "item" and self._lists:
            number = self._lists[-1]
            self._bullet = "•" if number is None else f"{number}."
            self._lists[-1] = None if number is None else number + 1
            level = len(self._lists)
        elif tag == "row":
            role, rule = Role.TABLE, "table"
        elif tag == "quote":
            rule = "quote"
        elif tag == "code":
            role, rule = Role.TABLE, "code"
            self._was_tight = False
        self._open.append((role, rule, level))

    def _end(self, tag: Any, *, is_paragraph: bool) -> None:
        if tag == "cell":
            self._buffer.append(" | ")
        if is_paragraph:
            self._flush()
            self._open.pop()
            if tag == "list":
                self._lists.pop()

    def _flush(self) -> None:
        """Add what was gathered as a paragraph; a line break after a whole sentence starts another."""
        role, rule, level = self._open[-1]
        if rule == "code":
            self._flush_code()
            return
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(self._buffer).split("\0")]
        self._buffer.clear()
        if role is Role.SUBHEAD:
            lines = [" ".join(lines)]
        paragraph: list[str] = []
        for line in [*lines, ""]:
            if paragraph and (not line or is_sentence_end(paragraph[-1])):
                is_tight = (bool(self._lists) or role is Role.TABLE) and self._was_tight
                text = "\n".join(paragraph)
                text = text.strip(" |") if role is Role.TABLE else text
                self._builder.add(text, role, rule, level=level, bullet=self._bullet, is_tight=is_tight)
                self._was_tight = bool(self._lists) or role is Role.TABLE
                self._bullet = ""
                paragraph = []
            if line:
                paragraph.append(line)

    def _flush_code(self) -> None:
        """Add what was gathered line by line, with blank lines between."""
        for line in "".join(self._buffer).replace("\0", "\n").split("\n"):
            before = len(self._builder.drafts)
            self._builder.add(line, Role.TABLE, "code", bullet=self._bullet, is_tight=self._was_tight)
            self._was_tight = len(self._builder.drafts) > before
            self._bullet = self._bullet if not self._was_tight else ""
        self._buffer.clear()
        self._was_tight = False
