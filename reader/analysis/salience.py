"""How much a mention matters by where it stands; orders the panel."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.model import CLEAN_ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Sentence, Span, Summary

IN_TITLE, IN_SUMMARY, IN_LEAD = 3.0, 2.0, 1.0
"""What standing in the title, in the summary, in the first two body sentences adds to one for each mention."""
NOISE_ONLY = -1.0
"""Weight of what stands in captions, credits, links and the like alone; each mention adds a thousandth."""
_LEAD_SENTENCES = 2


class Salience:
    """The places of one text that make a mention matter."""

    def __init__(self, sentences: Sequence[Sentence], summary: Summary, title: str | None) -> None:
        self._starts = [s.start for s in sentences]
        self._sentences = sentences
        self._title = (title or "").casefold()
        body = [s.start for s in sentences if s.role is Role.BODY]
        self._lead = frozenset(body[:_LEAD_SENTENCES])
        self._chosen = frozenset(s.start for s in summary.sentences)

    def weight(self, mentions: Sequence[Span], forms: Iterable[str] = ()) -> float:
        """One for each mention in the article itself, and more for the best places; below zero for noise alone.

        Args:
            mentions: of one entity or figure.
            forms: looked for in the title, when the title is no part of the text.
        """
        clean = [s for s in map(self._sentence_of, mentions) if s.role in CLEAN_ROLES]
        if not clean:
            return NOISE_ONLY + min(len(mentions), 900) / 1000
        weight = float(len(clean))
        if any(s.role is Role.TITLE for s in clean) or any(form.casefold() in self._title for form in forms):
            weight += IN_TITLE
        if any(s.start in self._chosen for s in clean):
            weight += IN_SUMMARY
        if any(s.start in self._lead for s in clean):
            weight += IN_LEAD
        return weight

    def _sentence_of(self, mention: Span) -> Sentence:
        return self._sentences[bisect_right(self._starts, mention.start) - 1]
