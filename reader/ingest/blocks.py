"""Paragraphs on their way into an article, and the text that documents with markup are made into."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Block, Role
from reader.text.display import safe_line
from reader.text.sanitise import sanitise


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


class BlockBuilder:
    """Builds the text of an article from paragraphs, as documents with markup give them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._line_ends = 0
        self.drafts: list[Draft] = []
        """Paragraphs so far, in order."""

    @property
    def text(self) -> str:
        """The paragraphs so far, a blank line between them, but none between items, rows and lines of code."""
        return "".join(self._parts) + "\n" * (self._line_ends if self.drafts else 0)

    def line_ends(self, count: int) -> None:
        """Let so many line ends come next, whatever the next paragraph is, also when there is none."""
        self._line_ends = count

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
            self._append("\n" * (self._line_ends or (1 if is_tight else 2)))
        self._line_ends = 0
        start = self._length + len(text) - len(content)
        self._append(text)
        self.drafts.append(Draft(start, self._length, content, role, rule, level, bullet))

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
