"""Paragraphs on their way into an article, and how plain text is cut into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reader.model import Block, Role
from reader.text.display import safe_line
from reader.text.sanitise import sanitise

_LINE = re.compile(r"[^\n]+")
_LIST_ITEM = re.compile(r"(?:[-*•–>]|\d{1,3}[.)])\s")

_NARROWEST, _WIDEST = 40, 100
"""Widths, in characters, at which e-mail and books in plain text are wrapped by hand or machine."""
_MOST_WIDER = 0.02
"""Share of lines that may be wider: addresses of the web cannot be broken."""
_LEAST_FULL = 0.75
"""Share of line ends at which the next word would not have fitted; 0.95 and more in wrapped text."""


@dataclass(slots=True)
class Draft:
    """A paragraph or line whose role is not settled; see `reader.model.Block` for the fields.

    Attributes:
        text: ``text[start:end]`` of the article.
    """

    start: int
    end: int
    text: str
    role: Role = Role.BODY
    rule: str = ""
    level: int = 0
    bullet: str = ""

    def become(self, role: Role, rule: str) -> None:
        """Take a role, and keep the name of the rule that gave it."""
        self.role = role
        self.rule = rule

    def block(self) -> Block:
        """The paragraph as the article keeps it."""
        return Block(self.start, self.end, self.role, self.rule, self.level, self.bullet)


def cut_lines(text: str) -> list[Draft]:
    """One draft for each line that is not blank, without the white space around it.

    Where the lines of a text were broken at a fixed width, as in e-mail and old books, the lines of a paragraph are
    one draft, with the line ends inside.
    """
    drafts = []
    for match in _LINE.finditer(text):
        line = match[0]
        content = line.strip()
        if content:
            start = match.start() + len(line) - len(line.lstrip())
            drafts.append(Draft(start, start + len(content), content))
    width = _wrap_width(drafts)
    return _joined(text, drafts, width) if width and _is_wrapped(text, drafts, width) else drafts


def _wrap_width(drafts: list[Draft]) -> int | None:
    """The width that the lines may have been broken at, or None when they surely were not."""
    if len(drafts) < 4 or sum(draft.end - draft.start for draft in drafts) > _WIDEST * len(drafts):
        return None
    lengths = sorted(draft.end - draft.start for draft in drafts)
    width = lengths[int((1 - _MOST_WIDER) * (len(lengths) - 1))]
    return width if _NARROWEST <= width <= _WIDEST else None


def _is_wrapped(text: str, drafts: list[Draft], width: int) -> bool:
    """Whether most lines that go on in the next are so full that its first word would not have fitted."""
    going_on = full = 0
    for line, following in pairwise(drafts):
        if text.count("\n", line.end, following.start) == 1:
            going_on += 1
            full += _is_full(line, following, width)
    return going_on >= 3 and full >= _LEAST_FULL * going_on


def _is_full(line: Draft, following: Draft, width: int) -> bool:
    first_word = following.text[:width].split(None, 1)[0]
    return line.end - line.start + 1 + len(first_word) > width - 2


def _joined(text: str, drafts: list[Draft], width: int) -> list[Draft]:
    """Paragraphs of a wrapped text: a blank line, an indent, a list mark or a line with room left ends one."""
    spans: list[tuple[int, int]] = []
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        if (
            previous is not None
            and text.count("\n", previous.end, draft.start) == 1
            and text[draft.start - 1] == "\n"
            and _is_full(previous, draft, width)
            and not _LIST_ITEM.match(draft.text)
        ):
            spans[-1] = (spans[-1][0], draft.end)
        else:
            spans.append((draft.start, draft.end))
    return [Draft(start, end, text[start:end]) for start, end in spans]


class BlockBuilder:
    """Builds the text of an article from paragraphs, as documents with markup give them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.drafts: list[Draft] = []
        """Paragraphs so far, in order."""

    @property
    def text(self) -> str:
        """The paragraphs so far, a blank line between them, but none between items, rows and lines of code."""
        return "".join(self._parts)

    def add(
        self,
        text: str,
        role: Role = Role.BODY,
        rule: str = "",
        *,
        level: int = 0,
        bullet: str = "",
        is_tight: bool = False,
    ) -> None:
        """Append a paragraph, sanitised; nothing when nothing of it can be seen.

        Args:
            text: white space at its end goes, at its start only line ends do: code is indented.
            role: of the paragraph.
            rule: what gave it the role.
            level: of a heading or list item.
            bullet: of a list item.
            is_tight: it follows the paragraph before without a blank line.
        """
        text = sanitise(text).rstrip().lstrip("\n")
        content = text.lstrip()
        if not safe_line(content).strip():  # nothing that can be seen, such as a lone zero-width space
            return
        if self.drafts:
            self._append("\n" if is_tight else "\n\n")
        start = self._length + len(text) - len(content)
        self._append(text)
        self.drafts.append(Draft(start, self._length, content, role, rule, level, bullet))

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
