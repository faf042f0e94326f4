"""The engine: every sentence read once from left to right, one mention a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import version
from reader.analysis.numbers.calendar import RESOLVED_BY, published_day
from reader.analysis.numbers.context import counted, hedge
from reader.analysis.numbers.dates import bare_year, date_at
from reader.analysis.numbers.lexer import Tokens
from reader.analysis.numbers.quantities import quantity_at
from reader.model import NumberMention

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reader.analysis.numbers.draft import Draft
    from reader.model import Sentence

_STARTS = frozenset({"number", "fraction", "currency", "word", "iso", "slash", "decade", "clock", "quarter", "dash"})


class LexerNumbers:
    """Finds numbers with the standard library alone; about 5 µs a character, linear."""

    version = version.NUMBERS

    def find(self, text: str, sentences: Sequence[Sentence], published: str | None) -> list[NumberMention]:
        """Numbers in order, without overlap; `figure` is not yet set."""
        day = published_day(published)
        year = day.year if day else 0
        found: list[NumberMention] = []
        for sentence in sentences:
            tokens = Tokens(text, sentence.start, sentence.end)
            for draft in _drafts(tokens, day):
                year = _year(draft.date) or year
                if day and abs(year - day.year) > 1:
                    _unresolve(draft)
                found.append(_mention(tokens, draft))
        return found


def _drafts(tokens: Tokens, published: dt.date | None) -> Iterator[Draft]:
    at = 0
    while at < len(tokens):
        draft = None
        if tokens.kind(at) in _STARTS:
            draft = date_at(tokens, at, published) or bare_year(tokens, at) or quantity_at(tokens, at)
        if draft:
            yield draft
            at = max(draft.stop, at + 1)
        else:
            at += 1


def _year(date: str | None) -> int:
    """The year that a date states, the last one of a range; 0 when it states none."""
    text = (date or "").rpartition("/")[2][:4]
    return int(text) if text.isdecimal() else 0


def _unresolve(draft: Draft) -> None:
    """Take the publication's year off a day or month of a story that is years away from it; weekdays are recent."""
    if draft.date and draft.date.startswith("XXXX-") and draft.date[5].isdecimal():
        draft.resolved = None


def _mention(tokens: Tokens, draft: Draft) -> NumberMention:
    bound, hedge_at = hedge(tokens, draft)
    thing = counted(tokens, draft)
    start, end = tokens[draft.start].start, tokens[draft.stop - 1].end
    full_end, what, head = end, None, None
    if thing:
        full_end = tokens[thing[1]].end
        what, head = tokens.text[tokens[thing[0]].start : full_end], tokens[thing[1]].text
    return NumberMention(
        start=start,
        end=end,
        kind=draft.kind,
        full_start=tokens[hedge_at].start,
        full_end=max(end, full_end),
        value=_decimal(draft.value),
        low=_decimal(draft.low),
        high=_decimal(draft.high),
        unit=draft.unit,
        per=draft.per,
        what=what,
        what_head=head,
        bound=bound,
        date=draft.date,
        resolved=draft.resolved,
        resolved_by=RESOLVED_BY if draft.resolved else None,
    )


def _decimal(value: Decimal | None) -> str | None:
    """A plain decimal string, without exponent or trailing zeros."""
    if value is None:
        return None
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
