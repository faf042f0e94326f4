"""Names of tags: what may stand in one, and several of them as people type them."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.display import shorten
from reader.text.sanitise import sanitise

MAX_TAG_CHARS = 60
"""Longer names are cut."""
_BETWEEN = ","
_LOST = str.maketrans({_BETWEEN: " ", '"': None, "*": None})
"""What means something else where tags are typed, and in a query."""


class TagWish(NamedTuple):
    """Tags to give and to take away, each once."""

    given: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def clean_tag(name: str) -> str:
    """The name of a tag as it is kept: one safe line; empty where nothing is left of it."""
    line = " ".join(sanitise(name[: 20 * MAX_TAG_CHARS]).translate(_LOST).split())
    return shorten(line.lstrip("-# "), MAX_TAG_CHARS)


def read_tags(words: str) -> TagWish:
    """Tags with commas between them; those with a minus before them are to be taken away."""
    given: dict[str, None] = {}
    taken: dict[str, None] = {}
    for part in words.split(_BETWEEN):
        if name := clean_tag(part):
            (taken if part.lstrip().startswith("-") else given)[name] = None
    return TagWish(tuple(given), tuple(taken))


def last_tag(words: str, cursor: int) -> tuple[int, str]:
    """The tag that is being typed at the cursor: the character that its name starts with, and the name so far."""
    start = words.rfind(_BETWEEN, 0, cursor) + 1
    typed = words[start:cursor]
    name = typed.lstrip(" -#")
    return start + len(typed) - len(name), name
