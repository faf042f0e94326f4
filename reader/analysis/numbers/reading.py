"""A sentence read from left to right: which parser takes which stretch, and what the story has said before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reader.analysis.numbers import money_tables as money_words
from reader.analysis.numbers import tables as t
from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.amounts import Amount, amount, range_joint, tells_result
from reader.analysis.numbers.calendar import relative
from reader.analysis.numbers.clock import time_at
from reader.analysis.numbers.counts import count
from reader.analysis.numbers.dates import calendar_date
from reader.analysis.numbers.designations import is_numbered, is_place_of_units
from reader.analysis.numbers.draft import sized
from reader.analysis.numbers.eras import BEFORE_A_YEAR
from reader.analysis.numbers.measures import magnitude_at, measure
from reader.analysis.numbers.money import money_word, signed_at
from reader.analysis.numbers.numerals import Numeral, is_minus, numeral
from reader.analysis.numbers.ordinals import ordinal_at
from reader.analysis.numbers.relative import relative_date
from reader.analysis.numbers.scores import score
from reader.analysis.numbers.shares import share
from reader.analysis.numbers.spans_of_time import decade_of_life, is_named_war, stopwatch, time_span, timed
from reader.analysis.numbers.story import Story
from reader.analysis.numbers.worded import worded_at
from reader.analysis.numbers.years import year_at
from reader.analysis.tables import words
from reader.text.digits import is_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.analysis.numbers.draft import Draft
    from reader.analysis.numbers.lexer import Tokens

_START_KINDS: Final = words("number fraction currency iso slash dotted decade clock stopwatch quarter")
_START_WORDS: Final = frozenset(
    {*t.ONES, *t.TENS, *t.ORDINALS, *t.MULTIPLES, *t.OPEN_COUNTS, *t.PARTS}
    | {*time.MONTHS, *time.WEEKDAYS, *time.DAYS, *time.SHIFTS, *time.SEASONS, *time.STAGES, *time.FEAST_STARTS}
    | {era.lower() for era in BEFORE_A_YEAR}
    | words("""
        a an half tens couple several many minus negative noon midday midnight following previous preceding weekend end
        magnitude number no day month week year dollar # - − – [
    """)
)
"""In small letters, what a number or a date may begin with."""
_NO_ZEROS: Final = words("hour hours tolerance sum carbon emission emissions day")
"""What makes an adjective of the word "zero"."""
_LETTERS_OF_UNITS: Final = 2
"""A single letter after what is numbered belongs to its name: "Seat 14C"."""


class Reader:
    """Reads the sentences of one article in order, and knows the time that its story is in."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._story = Story(published)

    def drafts(self, tokens: Tokens) -> Iterator[Draft]:
        """The numbers of a sentence in order, without overlap."""
        at = 0
        self._story.next_sentence()
        codes = money_words.CURRENCY_CODES
        for here, (kind, low) in enumerate(zip(tokens.kinds, tokens.lows, strict=True)):
            if here < at or not (kind in _START_KINDS or low in _START_WORDS or tokens.words[here] in codes):
                continue
            draft = self._draft_at(tokens, here)
            if draft is None:
                continue
            draft = _joined(tokens, draft)
            if draft.kind == "duration":
                draft.resolved = _ago(tokens, draft, self._published)
            self._story.settle(draft)
            yield draft
            at = max(draft.stop, draft.read, here + 1)

    def _draft_at(self, tokens: Tokens, at: int) -> Draft | None:
        if tokens.kind(at) == "dash":
            return _signed(tokens, at)
        if tokens.low(at) == "[":
            return _bracketed(tokens, at)
        return (
            decade_of_life(tokens, at)
            or calendar_date(tokens, at, self._published)
            or relative_date(tokens, at, self._published, self._story.last)
            or stopwatch(tokens, at)
            or time_at(tokens, at)
            or year_at(tokens, at, self._published)
            or quantity_at(tokens, at)
        )


def quantity_at(tokens: Tokens, at: int) -> Draft | None:
    """The quantity that starts at a token, or None."""
    return (
        signed_at(tokens, at)
        or _worded(tokens, at)
        or ordinal_at(tokens, at)
        or magnitude_at(tokens, at)
        or time_span(tokens, at)
        or _signed(tokens, at)
        or _numeric(tokens, at)
    )


def _worded(tokens: Tokens, at: int) -> Draft | None:
    """A quantity in words or a fraction, with the unit that may follow: "half a million dollars", "1/4 mile"."""
    draft = worded_at(tokens, at)
    if draft is None or draft.kind not in {"count", "fraction"} or draft.counted != draft.stop or draft.value is None:
        return draft
    scale = 1000 if draft.value >= 1000 else 1
    size = Amount(Numeral(draft.value, draft.stop, scale=scale), draft.stop, draft.value)
    found = money_word(tokens, at, size)
    if found is None and draft.kind == "fraction":
        found = timed(tokens, at, size) or measure(tokens, at, size)
    return found or draft


def _numeric(tokens: Tokens, at: int) -> Draft | None:
    """A number with the unit after it."""
    size = amount(tokens, at)
    if size is None:
        return None
    if size.first.is_digits and is_numbered(tokens, at) and len(size.suffix) < _LETTERS_OF_UNITS:
        return None
    if is_named_war(tokens, at, size.stop):
        return None
    if tokens.low(at) == "zero" and tokens.low(tokens.past_joint(at + 1)) in _NO_ZEROS:
        return None
    draft = _with_unit(tokens, at, size)
    is_place = draft is not None and draft.kind == "measure" and is_place_of_units(tokens, at, size.stop)
    return None if is_place else draft


def _bracketed(tokens: Tokens, at: int) -> Draft | None:
    """A number that an editor has put into a quotation, before its unit: "[Ten] years ago"; a bare "[3]" is a note."""
    size = numeral(tokens, at + 1)
    if size is None or tokens.low(size.stop) != "]":
        return None
    draft = _with_unit(tokens, at, Amount(size, size.stop + 1, size.value))
    return draft if draft and draft.kind != "count" else None


def _with_unit(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    return (
        score(tokens, at, size)
        or share(tokens, at, size)
        or money_word(tokens, at, size)
        or timed(tokens, at, size)
        or measure(tokens, at, size)
        or _elided(tokens, at, size)
        or count(tokens, at, size)
    )


def _elided(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """A number whose unit follows the next one alone: "to 3.7 from 3.9 percent", "from 2 to 3 miles"."""
    pair = tokens.low(at - 1), tokens.low(size.stop)
    if pair not in {("to", "from"), ("from", "to")} or size.suffix or size.value is None:
        return None
    other = amount(tokens, size.stop + 1)
    second = other and (share(tokens, size.stop + 1, other) or measure(tokens, size.stop + 1, other))
    return sized(second.kind, at, size.stop, size, second.unit) if second and second.kind != "multiple" else None


def _signed(tokens: Tokens, at: int) -> Draft | None:
    """A number below zero: "minus 12 degrees", "-0.4 percent", "-10 to -5C"; a dash after a word is no sign."""
    if not is_minus(tokens, at):
        return None
    if tokens.kind(at + 1) == "currency":
        draft = signed_at(tokens, at + 1)
        if draft is None or draft.value is None:
            return None
        draft.value = -draft.value
    elif (draft := worded_at(tokens, at + 1)) and draft.kind == "fraction" and draft.value is not None:
        draft.value = -draft.value
    else:
        size = amount(tokens, at + 1, sign=-1)
        draft = _with_unit(tokens, at + 1, size) if size else None
        if draft is None or draft.kind not in {"count", "percent", "measure"}:
            return None
    draft.start = at
    return draft


def _joined(tokens: Tokens, draft: Draft) -> Draft:
    """A range whose ends both carry their unit: "$100 million and $150 million" after "between", "5 km to 8 km"."""
    if draft.value is None or draft.kind not in {"money", "percent", "measure", "duration", "age", "ordinal"}:
        return draft
    joint, _ = range_joint(tokens, draft.start, draft.stop)
    if not joint:
        return draft
    if tokens.low(draft.stop) == "or" and draft.kind != "ordinal":
        return draft
    joint += tokens.low(joint) == "the"
    second = quantity_at(tokens, joint)
    if second is None or second.kind != draft.kind or second.unit != draft.unit or second.value is None:
        return draft
    low = draft.value
    if low >= second.value or tells_result(tokens, draft.start, low, second.value):
        return draft
    draft.value, draft.low, draft.high, draft.stop = None, low, second.value, second.stop
    draft.per, draft.counted = second.per, second.counted
    return draft


def _ago(tokens: Tokens, draft: Draft, published: dt.date | None) -> str | None:
    """The day, week, month or year that lies so many whole units ago; None for other durations."""
    if (
        tokens.low(draft.stop) != "ago"
        or draft.value is None
        or not is_whole(draft.value)
        or draft.value > Decimal(2000)
    ):
        return None
    if draft.unit not in {"day", "week", "month", "year", "decade", "century"}:
        return None
    return relative(draft.unit, -int(draft.value), published)
