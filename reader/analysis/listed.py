"""Lists that were run together into one line: "1. Apples 2. Pears", "a) apples b) pears", "• apples • pears".

Texts that are pasted, or taken from a page without its line breaks, have them; their items are sentences of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLETS: Final = "•⁃◦▪‣●"
_ITEM: Final = re.compile(
    rf"(?<!\S)(?=[{_BULLETS}\da-z])(?P<bullet>[{_BULLETS}]?)\s?(?:(?P<label>\d{{1,3}}|[a-z])(?P<after>[.)]{{1,2}}))?(?=\s)"
)


def item_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the second and later items of a list begin, in order; none when the stretch opens with no item.

    The items of one list have the same bullet and the same marks after their labels, and count on: 1, 2, 3. Linear in
    the length.
    """
    expected = None
    for item in _ITEM.finditer(text, start, end):
        if expected is None and item.start() > start:
            return
        if expected is not None:
            if (item["bullet"], item["label"], item["after"]) != expected:
                continue
            yield item.start()
        expected = (item["bullet"], _next(item["label"]), item["after"])


def _next(label: str | None) -> str | None:
    if label is None:
        return None
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)
