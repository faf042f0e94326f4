"""What a summarizer answers: sentences by rank, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Reasons


class Choice(NamedTuple):
    """A sentence that was chosen, by its place in the document, from 0,, and why, where the summarizer tells."""

    place: int
    score: float
    reasons: Reasons | None = None
