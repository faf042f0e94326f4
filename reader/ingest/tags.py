"""Tags of HTML found without building a tree, in linear time: the guard before the parser, and what replaces it.

Every HTML parser tried is quadratic in the attributes of one tag, and loses the text of what is nested very deeply
(July 2026: lxml 6, selectolax, resiliparse). Sizes of files tell nothing, so the tags are looked at first.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from reader.config import MAX_TAG_ATTRIBUTES, MAX_TAG_BYTES
from reader.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_NESTING = 256
"""Deepest nesting that is parsed; libxml2 gives up at 256 by itself, and loses what is inside."""

_MOST_TAGS = 100_000
"""The parser takes time that grows faster than the number of tags: 300,000 take 11 s."""

_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]{0,40})(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+>""")
_SIMPLE_TAG = re.compile(r"</?([a-zA-Z][^\s/<>]{0,40})[^<>]{0,2000}>")
"""For documents with a tag that never ends."""
_NAMED = re.compile("</?[a-zA-Z]")
_QUOTED = re.compile("\"[^\"]*+\"|'[^']*+'")
_INLINE_FILE = re.compile(r"data:[\w.+/-]{3,60};base64,[\w+/=\s]{500,}")
"""Pictures and fonts inside the page, as "save as one file" leaves them; they make long tags harmlessly."""

_RAW = {
    name: re.compile(rf"</{name}", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "title")
}
"""Elements whose content is no text of the page, and what ends them."""
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
"""Elements that have no end tag."""
IMPLIED_END = frozenset(
    {"p", "li", "dd", "dt", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "body", "head"}
)
"""Elements that need no end tag: they do not nest when it is missing."""
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"}
)
"""Elements inside a line of text."""

_LONG_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{8,}|\d{9,});?", re.IGNORECASE)
"""Numbers of characters that do not exist, too long to be converted cheaply."""


class Tag(Frozen):
    """A tag, a comment, or an element whose content is no text.

    Attributes:
        start, end: in the source; for a script and its like, the whole element.
        name: in lower case; ``!`` for comments and declarations.
        is_end: whether it is an end tag.
        is_broken: whether it never ends; `end` is then where text goes on.
        tag_end: end of the tag itself.
    """

    start: int
    end: int
    name: str
    is_end: bool = False
    is_broken: bool = False
    tag_end: int = 0


def without_inline_files(source: str) -> str:
    """The page without the pictures that are written out in it."""
    return _INLINE_FILE.sub("data:,", source) if ";base64," in source else source


def is_safe_to_parse(source: str) -> bool:
    """Whether tags are not too many, too long, left open or nested too deeply, and none has too many attributes."""
    depth = 0
    for count, tag in enumerate(find_tags(source)):
        if count > _MOST_TAGS or tag.is_broken or tag.tag_end - tag.start > MAX_TAG_BYTES:
            return False
        if tag.tag_end - tag.start > 2 * MAX_TAG_ATTRIBUTES and tag.name != "!":
            bare = _QUOTED.sub("", source[tag.start : tag.tag_end])
            if max(len(bare.split()), bare.count("=")) > MAX_TAG_ATTRIBUTES:
                return False
        if tag.end == tag.tag_end and _may_nest(source, tag):
            depth = max(0, depth - 1) if tag.is_end else depth + 1
            if depth > _MAX_NESTING:
                return False
    return True


def _may_nest(source: str, tag: Tag) -> bool:
    return tag.name != "!" and tag.name not in VOID and tag.name not in IMPLIED_END and source[tag.tag_end - 2] != "/"


def strip_tags(source: str) -> str:
    """The text of a page, not sanitised: every element that is no part of a line starts a new one."""
    parts: list[str] = []
    position = 0
    for tag in find_tags(source):
        parts.append(_collapsed(source[position : tag.start]))
        position = tag.end
        if tag.name not in INLINE and tag.name != "!":
            parts.append("\n")
    parts.append(_collapsed(source[position:]))
    lines = html.unescape(_LONG_REFERENCE.sub("\ufffd", "".join(parts))).split("\n")
    return "\n".join(filter(None, (line.strip() for line in lines)))


def _collapsed(text: str) -> str:
    """Text with each stretch of white space as one space, as browsers show it."""
    return re.sub(r"\s+", " ", text)


def find_tags(source: str) -> Iterator[Tag]:
    """The tags of a page in order, without overlap."""
    position = 0
    pattern = _TAG
    endless: set[str] = set()
    """What is known to come no more: without it, each opening would search to the end again."""
    while (start := source.find("<", position)) >= 0:
        position = start + 1
        following = source[position : position + 1]
        if following in ("!", "?"):
            tag = _declaration(source, start, endless)
        elif following == "/" or following.isalpha():
            match = pattern.match(source, start)
            if match is None and pattern is _TAG and _NAMED.match(source, start):
                pattern = _SIMPLE_TAG
                yield Tag(start, start, "!", is_broken=True, tag_end=start)
                match = pattern.match(source, start)
            if match is None:
                continue
            tag = _element(source, match, endless)
        else:
            continue
        position = tag.end
        yield tag


def _declaration(source: str, start: int, endless: set[str]) -> Tag:
    """A comment, a document type or a processing instruction; broken, and just its opening, when it never ends."""
    opening, closing = ("<!--", "-->") if source.startswith("<!--", start) else (source[start : start + 2], ">")
    found = -1 if closing in endless else source.find(closing, start + 2)
    if found < 0:
        endless.add(closing)
    end = start + len(opening) if found < 0 else found + len(closing)
    return Tag(start, end, "!", is_broken=found < 0, tag_end=end)


def _element(source: str, match: re.Match[str], endless: set[str]) -> Tag:
    """The tag, with all up to its end where what it holds is no text; a script without its end goes on to the last."""
    name = match[1].lower()
    is_end = source[match.start() + 1] == "/"
    end = match.end()
    if name in _RAW and name not in endless and not is_end and source[end - 2] != "/":
        closing = _RAW[name].search(source, end)
        if closing is not None:
            end = closing.start()
        elif name in ("script", "style"):
            end = len(source)
        else:
            endless.add(name)
    return Tag(match.start(), end, name, is_end, tag_end=match.end())
