"""The places in one text that have the words a reader is looking for. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        wanted = [r"\s{1,9}".join(map(re.escape, phrase.split())) for phrase in phrases if phrase.strip()]
        found = re.finditer("|".join(wanted), text, re.IGNORECASE) if wanted else iter(())
        self._take([match.span() for match in islice(found, MAX_MATCHES)], after)

    @classmethod
    def at(cls, spans: Sequence[tuple[int, int]], after: int = 0) -> Matches:
        """The places that answer a query, in the order of the text and without overlaps."""
        matches = cls()
        matches._take(list(spans), after)
        return matches

    def _take(self, spans: list[tuple[int, int]], after: int) -> None:
        self._spans = spans
        self.current: int | None = bisect_left(spans, (after, -1)) % len(spans) if spans else None

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
