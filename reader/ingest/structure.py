"""What the markup of a page says that its short lines are, by elements and classes; found without a tree, linear.

The extraction drops most of what is no part of an article; of what it leaves, and of a page that is taken as it stands,
the markup knows more than the words do.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ingest.roles import LONGEST_NOISE
from reader.ingest.tags import IMPLIED_END, INLINE, VOID, find_tags
from reader.model import Role
from reader.text.lines import line_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ingest.blocks import Draft
    from reader.ingest.tags import Tag

_MOST_OF_PAGE = 0.25
"""Share of a page's text above which an element holds the article itself, whatever its class is called."""
_MOST_OPEN = 16
"""Elements with a meaning that are followed inside each other."""
_MOST_ATTRIBUTES_CHARS = 2_000

_OPEN = frozenset({Role.BODY, Role.SUBHEAD})
_FRAME = {"nav": Role.NAV, "footer": Role.NAV}
"""Elements that may be most of a page."""
_ELEMENTS = _FRAME | {"aside": Role.RELATED, "figcaption": Role.CAPTION, "time": Role.DATE, "address": Role.BYLINE}
_POSTAL = re.compile(r"\d|.{61}", re.DOTALL)
"""In an ``<address>`` this is where something is, not who wrote."""

_CLASSES = (
    ("bio", Role.BIO, "author-bio author-box author-info author-card about-author about-the-author bio"),
    ("byline", Role.BYLINE, "byline by-line author authors contributor contributors"),
    ("credit", Role.CREDIT, "credit credits photographer"),
    ("caption", Role.CAPTION, "caption figcaption"),
    (
        "date",
        Role.DATE,
        "dateline timestamp time-stamp pub-date publish-date published-date date-published entry-date post-date",
    ),
    ("standfirst", Role.STANDFIRST, "standfirst stand-first dek"),
    ("share", Role.SHARE, "share sharing social social-media"),
    (
        "promo",
        Role.PROMO,
        "newsletter subscribe subscription promo signup sign-up paywall advert advertisement sponsor sponsored ad-slot",
    ),
    (
        "related",
        Role.RELATED,
        "related recommended recommendations read-also read-more read-next most-read most-popular more-stories",
    ),
    ("comments", Role.COMMENT, "comment comments"),
    ("navigation", Role.NAV, "breadcrumb breadcrumbs tags tag-list tag-cloud nav navigation menu"),
    ("legal", Role.LEGAL, "copyright legal disclaimer cookie-notice cookie-banner"),
)
"""Rule, role, and what classes are called; of two that one element has the first counts."""
_BEFORE = r"(?!(?:no|has|with|is|hide|show)-)(?:[a-z0-9]{1,20}-{1,2}){0,3}"
"""What names of classes begin with ("story-body__byline"); "has-caption" is said of what holds one."""
_AFTER = (
    "(?:-{1,2}(?:area|articles?|bar|box|buttons?|card|content|form|items?|line|links?|list|names?|news|note|notice"
    "|posts?|section|stories|story|text|tools?|topics?|unit)){0,2}"
)
"""What they end with ("newsletter-box")."""
_FORMS = "|".join(f"(?P<{name}>{words.replace(' ', '|')})" for name, _, words in _CLASSES)
_CLASS = re.compile(f"{_BEFORE}(?:{_FORMS}){_AFTER}")
_ROLE_OF_CLASS = {name: role for name, role, _ in _CLASSES}
_ORDER = {name: number for number, (name, _, _) in enumerate(_CLASSES)}
_ATTRIBUTE = re.compile(
    r"""\s(class|id|itemprop|rel)\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WHOLE = frozenset({"html", "body", "main", "article"}) | VOID
"""Elements whose classes say nothing of lines."""


@dataclass(slots=True)
class _Element:
    """An element with a meaning.

    Attributes:
        depth: how many elements of its name are open in it, itself counted.
        chars: of the lines that ended in it.
    """

    name: str
    role: Role
    rule: str
    depth: int = 1
    chars: int = 0

    def tells_of(self, text: str, most_chars: int) -> bool:
        """Whether its meaning is that of a line in it, and not that of the whole article."""
        if len(text) > LONGEST_NOISE or (self.rule == "address" and _POSTAL.search(text)):
            return False
        return self.chars <= most_chars or self.name in _FRAME


def tag_by_structure(source: str, drafts: Iterable[Draft]) -> None:
    """Give roles to paragraphs that are lines with a meaning on the page, and nowhere on it without one."""
    meanings = _meanings(source)
    for draft in drafts:
        if draft.role in _OPEN and (found := meanings.get(line_key(draft.text))) is not None:
            draft.become(*found)


def _meanings(source: str) -> dict[str, tuple[Role, str]]:
    """`line_key` of a line -> its role and rule."""
    reader = _Lines()
    position = 0
    for tag in find_tags(source):
        reader.add_text(source[position : tag.start])
        reader.add_tag(tag, source[tag.start : tag.tag_end])
        position = tag.end
    reader.add_text(source[position:])
    reader.end_line()
    most = int(_MOST_OF_PAGE * sum(len(text) for text, _ in reader.lines))
    meanings: dict[str, tuple[Role, str]] = {}
    plain: set[str] = set()
    for text, element in reader.lines:
        key = line_key(text)
        if element is None or not element.tells_of(text, most):
            plain.add(key)
        else:
            meanings.setdefault(key, (element.role, f"page-{element.rule}"))
    return {key: found for key, found in meanings.items() if key and key not in plain}


class _Lines:
    """Gathers the lines of a page, each with the innermost element with a meaning that is around all of it."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, _Element | None]] = []
        self._parts: list[tuple[str, _Element | None]] = []
        self._open: list[_Element] = []

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        if text and (self._parts or not text.isspace()):
            self._parts.append((text, self._open[-1] if self._open else None))

    def add_tag(self, tag: Tag, written: str) -> None:
        """A tag; what is no part of a line ends one."""
        if tag.name == "!":
            return
        if tag.name not in INLINE:
            self.end_line()
        if tag.is_end:
            self._close(tag.name)
            return
        if tag.name in IMPLIED_END and self._open and self._open[-1].name == tag.name:
            del self._open[-1]  # a paragraph ends where the next begins
        for element in self._open:
            element.depth += element.name == tag.name
        meaning = _meaning(tag.name, written)
        if meaning is not None and tag.end == tag.tag_end and len(self._open) < _MOST_OPEN:
            self._open.append(_Element(tag.name, *meaning))

    def end_line(self) -> None:
        """Keep the line so far."""
        text = html.unescape(" ".join("".join(part for part, _ in self._parts).split()))
        elements = [element for part, element in self._parts if not part.isspace()]
        self._parts.clear()
        if text:
            for element in self._open:
                element.chars += len(text)
            self.lines.append((text, None if None in elements else elements[0]))

    def _close(self, name: str) -> None:
        for number, element in enumerate(self._open):
            element.depth -= element.name == name
            if not element.depth:
                del self._open[number:]
                return


def _meaning(name: str, written: str) -> tuple[Role, str] | None:
    """Role and rule of an element, by its classes, else by its name."""
    if name in _WHOLE:
        return None
    found: list[str] = []
    if " " in written and len(written) <= _MOST_ATTRIBUTES_CHARS:
        for attribute, *values in _ATTRIBUTE.findall(written):
            for value in _CAPITAL.sub("-", "".join(values)).lower().replace("_", "-").split():
                match = _CLASS.fullmatch(value) if attribute.lower() != "rel" or value == "author" else None
                found += [match.lastgroup] if match is not None and match.lastgroup else []
    if found:
        rule = min(found, key=_ORDER.__getitem__)
        return _ROLE_OF_CLASS[rule], rule
    role = _ELEMENTS.get(name)
    return None if role is None else (role, name)
