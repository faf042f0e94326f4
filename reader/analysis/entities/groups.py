"""What the grouping of names is made of: a growing entity, and the forms of a name that are compared."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.analysis.engines import NameSpan
    from reader.model import EntityKind

WORD = re.compile(r"[^\W\d_]{1,60}(?:['’][^\W\d_]{1,60}){0,3}")
"""A word of a name; hyphens and full stops part words."""
_POSSESSIVE = re.compile(r"['’][sS]?$")
_CALM_LETTERS = 3
"""Words of up to so many capitals may be acronyms and stay as they are."""


@dataclass(slots=True, eq=False)
class NameGroup:
    """Mentions that name the same somebody or something; equal to itself alone.

    Attributes:
        forms: the name as it is written in the mentions, capitals of captions lowered, with how often.
        country: ISO 3166-1 alpha-2, where a table tells it; None otherwise.
    """

    kind: EntityKind
    mentions: list[NameSpan] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    country: str | None = None

    def add(self, mention: NameSpan, form: str) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.forms[form] += 1

    def absorb(self, other: NameGroup) -> None:
        """Take in all that another group has; its mentions come out of order."""
        self.mentions += other.mentions
        self.forms += other.forms
        self.country = self.country or other.country


def calm(name: str) -> str:
    """A name without the capitals of a caption: "Brendan SMIALOWSKI" as "Brendan Smialowski"; acronyms stay."""

    def word(match: re.Match[str]) -> str:
        return match[0].capitalize() if match[0].isupper() and len(match[0]) > _CALM_LETTERS else match[0]

    return WORD.sub(word, name)


def without_possessive(name: str) -> str:
    """A name without a genitive at its end, should an engine have left one there."""
    return _POSSESSIVE.sub("", name)
