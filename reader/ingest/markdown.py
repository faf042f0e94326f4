"""Markdown: the text as it reads, without its markup; headings, items, tables and code keep their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.forms import LINE_ENDS
from reader.frozen import replace
from reader.ingest.assemble import assemble
from reader.ingest.blocks import BlockBuilder
from reader.ingest.decode import decode
from reader.ingest.front_matter import split_front_matter
from reader.ingest.lines import cut_lines
from reader.ingest.tags import strip_tags
from reader.ingest.titles import one_line
from reader.model import Role
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from markdown_it.token import Token

    from reader.model import Article, RawDocument

_MOST_CHARS = 1_000_000
_MOST_LINES = 50_000
_MOST_MARKS = 20_000
"""More of one of these characters make the parser slow: 50,000 opening brackets take 4.5 s, it is quadratic."""
_SLOW_MARKS = "[*_`<!~&"
_MOST_NESTED = 100
"""Depth of lists and quotations in each other, in tokens: a list takes two. The parser drops what is deeper without a
word; pictures in pictures take it time in proportion to this depth (3 s for the most marks allowed)."""
_SEPARATOR = "* * *"
_LINE_ENDS = re.compile(rf"<!-- {LINE_ENDS}: ([1-9]\d?) -->\s*")
"""What an exported article says of its text that Markdown cannot; at most 99, as anybody can write it."""


def extract_markdown(raw: RawDocument) -> Article:
    """The article in a Markdown file; one that is parsed too slowly or not whole is read as plain text."""
    known, text = split_front_matter(sanitise(decode(raw.data)))
    known = replace(known, title=_without_marks(one_line(known.title)))
    builder = None if _is_slow(text) else _Reader(has_title=bool(known.title)).read(text)
    if builder is None:
        drafts = cut_lines(text)
    else:
        text, drafts = builder.text, builder.drafts
    return assemble(text, drafts, known, name=raw.name, location=raw.location, source=raw.source)


def _is_slow(text: str) -> bool:
    is_long = len(text) > _MOST_CHARS or text.count("\n") > _MOST_LINES
    return is_long or any(text.count(mark) > _MOST_MARKS for mark in _SLOW_MARKS)


class _Reader:
    """Turns the tokens of markdown-it into paragraphs."""

    def __init__(self, *, has_title: bool) -> None:
        self._builder = BlockBuilder()
        self._has_title = has_title
        self._lists: list[int | None] = []
        """For each open list the number of its next item, or None for bullets."""
        self._bullet = ""
        self._heading = 0
        self._quotes = 0
        self._row: list[str] | None = None
        self._is_tight = False

    def read(self, text: str) -> BlockBuilder | None:
        """The paragraphs of a text; None when it is nested so deeply that some of it would be lost."""
        from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms

        parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable(["table", "strikethrough"])
        for token in parser.parse(text):
            if token.level >= _MOST_NESTED - 1:
                return None
            self._take(token)
        return self._builder

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._take_inline(token.children or [])
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind in ("bullet_list_open", "ordered_list_open"):
            first = token.attrGet("start")
            self._lists.append(None if kind[0] == "b" else int(first) if first is not None else 1)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
            self._is_tight = bool(self._lists)
        elif kind == "list_item_open":
            number = self._lists[-1]
            self._bullet = "•" if number is None else f"{number}."
            self._lists[-1] = None if number is None else number + 1
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += token.nesting
        elif kind == "tr_open":
            self._row = []
        elif kind == "tr_close":
            self._add(" | ".join(self._row or []).strip(" |"), Role.TABLE, "table", is_line=True)
            self._row = None
        elif kind in ("fence", "code_block"):
            for line in token.content.split("\n"):
                self._add(line, Role.TABLE, "code", is_line=True)
        elif kind == "hr":
            self._add(_SEPARATOR, Role.SEPARATOR, "rule")
        elif kind == "html_block" and (line_ends := _LINE_ENDS.fullmatch(token.content)):
            self._builder.line_ends(int(line_ends[1]))
        elif kind == "html_block":
            self._add(strip_tags(token.content))
        if kind in ("table_close", "fence", "code_block"):
            self._is_tight = False

    def _take_inline(self, children: list[Token]) -> None:
        """A paragraph, heading or cell."""
        text = _inline_text(children)
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
        elif self._heading:
            is_title = self._heading == 1 and not self._has_title
            self._has_title = self._has_title or is_title
            role, rule = (Role.TITLE, "main-heading") if is_title else (Role.SUBHEAD, "heading")
            self._add(text.replace("\n", " "), role, rule, level=self._heading)
        elif not text.strip():
            for child in children:
                if child.type == "image":
                    self._add(child.content, Role.CAPTION, "picture")
        else:
            self._add(text, rule="quote" if self._quotes else "", level=len(self._lists))

    def _add(self, text: str, role: Role = Role.BODY, rule: str = "", *, level: int = 0, is_line: bool = False) -> None:
        """Append a paragraph; items of a list, rows and lines of code stand close together."""
        is_line = is_line or bool(self._lists)
        before = len(self._builder.drafts)
        self._builder.add(text, role, rule, level=level, bullet=self._bullet, is_tight=is_line and self._is_tight)
        if len(self._builder.drafts) > before:
            self._is_tight = is_line
            self._bullet = ""


def _without_marks(title: str) -> str:
    """A title without the marks of emphasis, code and links."""
    if not re.search(r"[*_`\[]", title):
        return title
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms

    return "".join(_inline_text(token.children or []) for token in MarkdownIt("commonmark").parseInline(title))


def _inline_text(children: list[Token]) -> str:
    """The text of a paragraph without its markup; pictures and HTML are left out."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content[:3].lower() == "<br"):
            parts.append("\n")
    return "".join(parts)
