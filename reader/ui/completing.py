"""What the screen tells and offers while a query is typed. Pure: no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query.completing import completions, wanted_at
from reader.query.fields import FIELDS
from reader.query.parsing import Query, parse
from reader.ui import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query.completing import Completion, Wanted


class Completing:
    """A query as far as it is typed, and the values that may stand in it.

    Attributes:
        offered: what could stand at the cursor, best first.
    """

    def __init__(self) -> None:
        self.offered: tuple[Completion, ...] = ()
        self._text = ""
        self._cursor = 0
        self._query = Query(None, ())
        self._known: dict[Wanted, Sequence[tuple[str, int]]] = {}

    def start(self, text: str) -> None:
        """A prompt is opened, with a text; the values of the last time may be those of another library."""
        self._known = {}
        self.typed(text, len(text))

    def typed(self, text: str, cursor: int) -> None:
        """The text has changed, or the cursor has moved."""
        self._text, self._cursor = text, cursor
        self._query = parse(text)
        self.offered = completions(text, cursor, self._known)

    def learn(self, wanted: Wanted, values: Sequence[tuple[str, int]]) -> None:
        """Values of a field are here, the most common first, with the number of articles."""
        self._known[wanted] = values
        self.typed(self._text, self._cursor)

    @property
    def missing(self) -> Wanted | None:
        """The values that are needed at the cursor, and are not here."""
        wanted = wanted_at(self._text, self._cursor)
        return wanted if wanted is not None and wanted not in self._known else None

    @property
    def wrong(self) -> tuple[tuple[int, int], ...]:
        """The places that cannot be read, but for what the cursor is at: that may be right in a moment."""
        return tuple(
            (problem.start, problem.end)
            for problem in self._query.problems
            if not problem.is_unfinished and problem.end != self._cursor
        )

    @property
    def asks_nothing(self) -> bool:
        """Whether there is nothing to search for, or nothing yet."""
        return self._query.tree is None

    @property
    def problem(self) -> str:
        """A sentence about the first thing that cannot be read, or nothing; to be told when the query is finished."""
        return next((problem.words for problem in self._query.problems), "")

    @property
    def words(self) -> str:
        """What to say while it is typed: what is offered, else what is wrong; at the beginning what there is."""
        if not self._text.strip():
            return wording.fields(FIELDS)
        if self.offered:
            return wording.offered(self.offered)
        return next((problem.words for problem in self._query.problems if not problem.is_unfinished), "")
