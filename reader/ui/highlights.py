"""What the panel lists and what lights up in the text, an entry for each person, place, figure and so on.

Pure: made once from an `Analysis`, then asked by position (which marks stand on this line?) and by entry
(where is it named?). Entries are known by their `key`, a number that the segments on the screen carry too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.frozen import Frozen

if TYPE_CHECKING:
    from reader.model import Analysis, Entity, Figure, NumberKind, NumberMention


class Group(StrEnum):
    """The groups of the panel, in its order; the value is what a person reads."""

    PEOPLE = "People"
    PLACES = "Places"
    ORGANIZATIONS = "Organisations"
    NATIONALITIES = "Nationalities"
    MONEY = "Money"
    PERCENT = "Percent"
    COUNTED = "Counted"
    DATES = "Dates"
    DURATIONS = "Durations and ages"
    MEASURES = "Measures"
    SCORES = "Scores"

    @property
    def is_number(self) -> bool:
        """Whether it stands under the heading of the numbers."""
        return self in _NUMBER_GROUPS


_GROUP_OF_ENTITY = {
    "person": Group.PEOPLE,
    "place": Group.PLACES,
    "organization": Group.ORGANIZATIONS,
    "nationality": Group.NATIONALITIES,
}
_GROUP_OF_NUMBER: dict[NumberKind, Group] = {
    "money": Group.MONEY,
    "percent": Group.PERCENT,
    "fraction": Group.PERCENT,
    "count": Group.COUNTED,
    "multiple": Group.COUNTED,
    "ordinal": Group.COUNTED,
    "date": Group.DATES,
    "time": Group.DATES,
    "duration": Group.DURATIONS,
    "age": Group.DURATIONS,
    "measure": Group.MEASURES,
    "score": Group.SCORES,
}
"""A share is one, however it is written: "40 percent", "two fifths"; "80 times as many" is none."""
_NUMBER_GROUPS = frozenset(_GROUP_OF_NUMBER.values())

LEAST_DATES = 2
"""Fewer make no timeline: they have no order."""


class Mark(NamedTuple):
    """A stretch of the text that belongs to an entry; a quiet one shows only while it is lit."""

    start: int
    end: int
    key: int
    is_quiet: bool = False


class Entry(Frozen):
    """One line of the panel.

    Attributes:
        key: position in `Highlights.entries`.
        detail: what the label leaves out: other forms of a name, how a date was resolved.
        marks: (start, end) of its mentions in the text, in order.
        trivial: folded away with the small numbers.
        within: country or territory that a city lies in, or empty.
        under: key of the country that a nationality belongs to, if that is an entry too; None otherwise.
        number: of an entry that is a figure its first mention; None for names.
        day: the calendar date that a date means, as ISO 8601 with X for unknown last digits; empty for all else, also
            for dates without a year and weekdays that nothing tells the week of.
    """

    key: int
    group: Group
    label: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    trivial: bool = False
    within: str = ""
    under: int | None = None
    number: NumberMention | None = None
    day: str = ""

    @property
    def count(self) -> int:
        """How often the text has it."""
        return len(self.marks)


class Highlights:
    """All entries of one analysis, ordered by group and weight, and their marks ordered by position.

    Attributes:
        dated: how many dates the timeline has.
    """

    def __init__(self, analysis: Analysis | None = None, text: str = "") -> None:
        """Make them of an analysis.

        Args:
            analysis: None for none.
            text: of the article; without it nothing can be told of what stands around a mention.
        """
        self._analysis = analysis
        self._text = text
        self._timeline: tuple[Entry, ...] | None = None
        self.entries: tuple[Entry, ...] = tuple(_entries(analysis)) if analysis else ()
        self.notices = analysis.notices if analysis else ()
        """Sentences about what the analysis lacks."""
        self.dated = sum(1 for entry in self.entries if entry.day)
        self.marks: tuple[Mark, ...] = tuple(_without_overlaps(self.entries))
        self._starts = [mark.start for mark in self.marks]
        self._ends = [mark.end for mark in self.marks]

    def between(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that touch ``[start, end)``, in order."""
        return self.marks[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def next_mark(self, position: int, key: int | None = None) -> Mark | None:
        """The first mark that starts after a position, of one entry or of any; None after the last."""
        index = bisect_right(self._starts, position)
        return next((mark for mark in self.marks[index:] if key is None or mark.key == key), None)

    def previous_mark(self, position: int, key: int | None = None) -> Mark | None:
        """The last mark that starts before a position, of one entry or of any; None before the first."""
        index = bisect_left(self._starts, position)
        return next((mark for mark in reversed(self.marks[:index]) if key is None or mark.key == key), None)

    @property
    def has_timeline(self) -> bool:
        """Whether there are enough dates to stand in an order."""
        return self.dated >= LEAST_DATES

    @property
    def timeline(self) -> tuple[Entry, ...]:
        """The dates that a calendar has, in the order of time; worked out when it is first asked for."""
        if self._timeline is None:
            from reader.ui.timeline import in_order  # noqa: PLC0415 - the start does without

            self._timeline = in_order(self.entries)
        return self._timeline

    def happening(self, entry: Entry) -> str:
        """What the text says around the first mention of a date, in a few words; empty when it says nothing else."""
        from reader.ui.timeline import happening  # noqa: PLC0415 - as above

        sentences = self._analysis.sentences if self._analysis else ()
        return happening(self._text, *entry.marks[0], sentences)

    def conversion(self, entry: Entry) -> str:
        """A measure in other units, an Indian number in millions; empty for all else."""
        number = entry.number
        if number is None or number.kind not in {"measure", "count", "money"}:
            return ""
        from decimal import Decimal  # noqa: PLC0415 - as above

        from reader.text.conversions import converted, in_millions  # noqa: PLC0415

        ends = (number.low, number.high) if number.value is None else (number.value,)
        values = [Decimal(end) for end in ends if end is not None]
        if len(values) < len(ends):  # "hundreds of miles"
            return ""
        if number.kind == "measure":
            return converted(values, number.unit or "", number.per)
        return in_millions(values, self._text[number.start : number.end])

    def key_of(self, entry: Entry) -> int | None:
        """The entry that has mentions of one of other highlights of the same text; None when none has any. Linear."""
        marks = set(entry.marks)
        alike = (other for other in self.entries if other.group.is_number == entry.group.is_number)
        return next((other.key for other in alike if not marks.isdisjoint(other.marks)), None)


class _Draft(NamedTuple):
    """An entry before it has a key."""

    group: Group
    weight: float
    label: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    trivial: bool = False
    entity: Entity | None = None
    number: NumberMention | None = None


def _entries(analysis: Analysis) -> list[Entry]:
    drafts = [
        _Draft(
            _GROUP_OF_ENTITY[entity.kind],
            entity.weight,
            entity.name,
            ", ".join(entity.aliases),
            tuple((m.start, m.end) for m in entity.mentions),
            entity=entity,
        )
        for entity in analysis.entities
    ]
    drafts += [
        _Draft(
            _GROUP_OF_NUMBER[figure.kind],
            figure.weight,
            figure.label,
            figure.note,
            _figure_marks(figure, analysis),
            figure.trivial,
            number=analysis.numbers[figure.mentions[0]],
        )
        for figure in analysis.figures
    ]
    order = {group: index for index, group in enumerate(Group)}
    drafts.sort(key=lambda draft: (order[draft.group], draft.trivial, _is_clock(draft), -draft.weight, draft.marks))
    countries: dict[str, int] = {}
    for key, draft in enumerate(drafts):
        if draft.entity and draft.entity.place_kind == "country" and draft.entity.country:
            countries.setdefault(draft.entity.country, key)
    return [_entry(key, draft, countries) for key, draft in enumerate(drafts)]


def _is_clock(draft: _Draft) -> bool:
    """A time of day, which tells less than the days beside it."""
    return draft.number is not None and draft.number.kind == "time"


def _entry(key: int, draft: _Draft, countries: dict[str, int]) -> Entry:
    within, under = "", None
    if draft.entity and draft.entity.place_kind == "city":
        within = draft.entity.within or ""
    elif draft.entity and draft.group is Group.NATIONALITIES and draft.entity.country:
        under = countries.get(draft.entity.country)
    number = draft.number
    day = _day(number) if number else ""
    return Entry(key, draft.group, draft.label, draft.detail, draft.marks, draft.trivial, within, under, number, day)


def _day(number: NumberMention) -> str:
    """The calendar date that a date means, or empty."""
    day = (number.resolved or number.date or "") if number.kind == "date" else ""
    return "" if day.startswith("X") else day


def _figure_marks(figure: Figure, analysis: Analysis) -> tuple[tuple[int, int], ...]:
    numbers = [analysis.numbers[index] for index in figure.mentions]
    return tuple((number.start, number.end) for number in numbers)


def _without_overlaps(entries: tuple[Entry, ...]) -> list[Mark]:
    """Marks by position; of two that overlap the one that starts first stays, then the longer one."""
    every = sorted(
        (Mark(start, end, entry.key, entry.trivial) for entry in entries for start, end in entry.marks),
        key=lambda mark: (mark.start, -mark.end),
    )
    kept: list[Mark] = []
    for mark in every:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
