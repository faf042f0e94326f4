"""What steps back while one skims a text: all but the summary, and the sentences that name what is lit. Pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Sentence, SummarySentence
    from reader.ui.highlights import Highlights


class Skim:
    """The sentences of one text, and which of them are worth a look."""

    def __init__(
        self, sentences: Sequence[Sentence], summary: Iterable[SummarySentence], highlights: Highlights
    ) -> None:
        """Skim a text.

        Args:
            sentences: all of them, in order.
            summary: those that were chosen.
            highlights: what the text names.
        """
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._chosen = frozenset(chosen.start for chosen in summary)
        self._highlights = highlights

    def dimmed(self, start: int, end: int, lit: int | None) -> tuple[tuple[int, int], ...]:
        """The stretches of ``[start, end)`` that step back, in order; names never do.

        Args:
            start: character of the text.
            end: the same, exclusive.
            lit: key of the entry whose sentences stay; None for none.
        """
        dimmed: list[tuple[int, int]] = []
        here = start
        for kept_start, kept_end in sorted(self._kept(start, end, lit)):
            if kept_start > here:
                dimmed.append((here, kept_start))
            here = max(here, kept_end)
        if here < end:
            dimmed.append((here, end))
        return tuple(dimmed)

    def _kept(self, start: int, end: int, lit: int | None) -> Iterator[tuple[int, int]]:
        for sentence in self._sentences[max(0, bisect_right(self._starts, start) - 1) :]:
            if sentence.start >= end:
                break
            if sentence.start in self._chosen or self._names(sentence, lit):
                yield sentence.start, sentence.end
        for mark in self._highlights.between(start, end):
            if not mark.is_quiet or mark.key == lit:
                yield mark.start, mark.end

    def _names(self, sentence: Sentence, lit: int | None) -> bool:
        marks = self._highlights.between(sentence.start, sentence.end) if lit is not None else ()
        return any(mark.key == lit for mark in marks)
