"""The places in one text that have the words a reader is looking for. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TERM = re.compile(r'(-?)(?:"([^"]{1,200})"?|(\S{1,200}))')

MAX_MATCHES = 10_000
"""More are not looked for: nobody steps through them, and the first screen must not wait."""


class Matches:
    """Matches in the order of the text, one of them the current one."""

    def __init__(self, text: str = "", phrases: Sequence[str] = (), after: int = 0) -> None:
        """Look for phrases, whatever the case; the white space in them may be any.

        Args:
            text: where to look.
            phrases: what to look for, any of them.
            after: the first match from this character on becomes the current one.
        """
        self._spans: list[tuple[int, int]] = []
        self.current: int | None = None
        wanted = [r"\s{1,9}".join(map(re.escape, phrase.split())) for phrase in phrases if phrase.strip()]
        if wanted:
            for found in re.finditer("|".join(wanted), text, re.IGNORECASE):
                self._spans.append(found.span())
                if len(self._spans) >= MAX_MATCHES:
                    break
        if self._spans:
            self.current = bisect_left(self._spans, (after, -1)) % len(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    @property
    def position(self) -> int:
        """The character where the current match starts.

        Raises:
            LookupError: there is no match.
        """
        if self.current is None:
            raise LookupError("no match")
        return self._spans[self.current][0]

    def step(self, step: int) -> None:
        """Make the next (1) or previous (-1) match the current one, round at the ends."""
        if self.current is not None:
            self.current = (self.current + step) % len(self._spans)

    def between(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """The matches that touch ``[start, end)``: start, end, and whether it is the current one."""
        touching = []
        for number in range(max(0, bisect_right(self._spans, (start, -1)) - 1), len(self._spans)):
            match_start, match_end = self._spans[number]
            if match_start >= end:
                break
            if match_end > start:
                touching.append((match_start, match_end, number == self.current))
        return touching


def phrases_of(query: str) -> tuple[str, ...]:
    """The words and quoted phrases of a query to the library, without those that it excludes."""
    return tuple(
        phrase.strip("*")
        for minus, quoted, word in _TERM.findall(query)
        if not minus and (phrase := quoted or word).strip('*"')
    )
