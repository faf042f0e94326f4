"""The engine: every sentence read once from left to right, one mention a stretch."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis import version
from reader.analysis.numbers import languages
from reader.analysis.numbers.calendar import RESOLVED_BY, RESOLVED_BY_DATELINE, RESOLVED_BY_STORY, published_day
from reader.analysis.numbers.counted import counted
from reader.analysis.numbers.dateline import dateline
from reader.analysis.numbers.hedges import bound_after, hedge
from reader.analysis.numbers.lexer import Tokens
from reader.analysis.numbers.rates import rate_at
from reader.analysis.numbers.reading import Reader
from reader.frozen import replace
from reader.model import NumberMention
from reader.text.digits import without_trailing_zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.numbers.draft import Draft
    from reader.model import Sentence

_MOST_DECIMALS = 12
"""As many as the lexer takes; more come from a division."""


class LexerNumbers:
    """Finds numbers with the standard library alone; about 2 µs a character, linear."""

    version = version.NUMBERS

    def find(
        self, text: str, sentences: Sequence[Sentence], published: str | None, language: str | None = None
    ) -> list[NumberMention]:
        """Numbers in order, without overlap; `figure` is not yet set.

        Args:
            text: of the article.
            sentences: in order.
            published: ISO 8601 date or date and time, or None.
            language: ISO 639-1 code of the article; None is read as English.
        """
        if not languages.is_read_in_full(language):
            return languages.find(text, sentences, language)
        day, by = published_day(published), RESOLVED_BY
        own_day = dateline(text, sentences, day)
        if own_day and own_day != day:
            day, by = own_day, RESOLVED_BY_DATELINE
        reader = Reader(day)
        found: list[NumberMention] = []
        for sentence in sentences:
            tokens = Tokens(text, sentence.start, sentence.end)
            found.extend(_apart([mention(tokens, draft, by) for draft in reader.drafts(tokens)]))
        return found


def _apart(numbers: list[NumberMention]) -> list[NumberMention]:
    """The numbers of a sentence, none of which reaches into the next: "four six-member teams" are four of no teams."""
    for i in range(len(numbers) - 1):
        number, following = numbers[i], numbers[i + 1]
        full_start = max(number.end, following.full_start)
        if full_start > following.full_start:
            numbers[i + 1] = replace(following, full_start=full_start)
        if number.full_end > full_start:
            numbers[i] = replace(number, full_end=number.end, what=None, what_head=None)
    return numbers


def mention(tokens: Tokens, draft: Draft, by: str) -> NumberMention:
    """A draft with its hedge and the counted thing, and its offsets in the text; `by` is how dates were resolved."""
    if draft.told_from == "story":
        by = RESOLVED_BY_STORY
    bound, hedge_at, stop = hedge(tokens, draft)
    if draft.counted == draft.stop:
        draft.counted = stop
    draft.stop = stop
    thing = counted(tokens, draft)
    start, end = tokens.starts[draft.start], tokens.ends[draft.stop - 1]
    full_start, full_end, what, head = min(start, tokens.starts[hedge_at]), end, None, None
    if thing:
        first, last, noun = thing
        full_start, full_end = min(full_start, tokens.starts[first]), max(end, tokens.ends[last])
        what, head = tokens.text[tokens.starts[first] : tokens.ends[last]], tokens.written(noun)
        if draft.kind == "count" and last >= draft.stop:
            after = bound_after(tokens, last + 1)
            bound, full_end = (after, tokens.ends[last + 2]) if after else (bound, full_end)
            rate = rate_at(tokens, last + 1)
            draft.per = rate.base if rate else None
    return NumberMention(
        start=start,
        end=end,
        kind=draft.kind,
        full_start=full_start,
        full_end=full_end,
        value=plain(draft.value),
        low=plain(draft.low),
        high=plain(draft.high),
        unit=draft.unit,
        per=draft.per,
        what=what,
        what_head=head,
        bound=bound,
        date=draft.date,
        resolved=draft.resolved,
        resolved_by=by if draft.resolved else None,
    )


def plain(value: Decimal | None) -> str | None:
    """A plain decimal string, without exponent or trailing zeros; quotients are rounded to six significant digits."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        value = Decimal(f"{value:.6g}") if abs(value) < 10**6 else value.quantize(Decimal("0.001"))
    return without_trailing_zeros(f"{value:f}")
