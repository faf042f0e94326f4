"""Combining marks: which characters they are, found once and only by those texts that need to know."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

_FIRST, _LAST = 0x300, 0x1F000
"""No combining mark stands outside, variation selectors and tags apart, which nobody draws."""


@cache
def mark_run(shortest: int) -> re.Pattern[str]:
    """A pattern for runs of at least `shortest` combining marks, as whole runs.

    Costs about 15 ms at its first use, which is why texts are first searched for something cheaper.
    """
    return re.compile(f"[{_mark_class()}]{{{shortest},}}")


@cache
def _mark_class() -> str:
    """The combining marks as the inside of a regular expression's character class."""
    codes = (code for code in range(_FIRST, _LAST) if _is_mark(chr(code)))
    ranges = []
    for _, group in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        members = [code for _, code in group]
        ranges.append(f"{chr(members[0])}-{chr(members[-1])}")
    return "".join(ranges)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0 or unicodedata.category(character) in ("Mn", "Me")
