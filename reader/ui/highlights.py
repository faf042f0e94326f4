"""What the panel lists and what lights up in the text, an entry for each person, place, figure and so on.

Pure: made once from an `Analysis`, then asked by position (which marks stand on this line?) and by entry
(where is it named?). Entries are known by their `key`, a number that the segments on the screen carry too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Analysis, Entity, Figure, NumberKind


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
    DURATIONS = "Durations"
    OTHER = "Other numbers"

    @property
    def is_number(self) -> bool:
        """Whether it stands under the heading of the numbers."""
        return self in _NUMBER_GROUPS


_NUMBER_GROUPS = frozenset(
    {Group.MONEY, Group.PERCENT, Group.COUNTED, Group.DATES, Group.DURATIONS, Group.OTHER},
)

_GROUP_OF_ENTITY = {
    "person": Group.PEOPLE,
    "place": Group.PLACES,
    "organization": Group.ORGANIZATIONS,
    "nationality": Group.NATIONALITIES,
}
_GROUP_OF_NUMBER: dict[NumberKind, Group] = {
    "money": Group.MONEY,
    "percent": Group.PERCENT,
    "count": Group.COUNTED,
    "date": Group.DATES,
    "time": Group.DATES,
    "duration": Group.DURATIONS,
    "age": Group.DURATIONS,
}


class Mark(NamedTuple):
    """A stretch of the text that belongs to an entry; a quiet one shows only while it is lit."""

    start: int
    end: int
    key: int
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the panel.

    Attributes:
        key: position in `Highlights.entries`.
        detail: what the label leaves out: other forms of a name, how a date was resolved.
        marks: (start, end) of its mentions in the text, in order.
        trivial: folded away with the small numbers.
        within: country or territory that a city lies in, or empty.
        under: key of the country that a nationality belongs to, if that is an entry too; None otherwise.
    """

    key: int
    group: Group
    label: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    trivial: bool = False
    within: str = ""
    under: int | None = None

    @property
    def count(self) -> int:
        """How often the text has it."""
        return len(self.marks)


class Highlights:
    """All entries of one analysis, ordered by group and weight, and their marks ordered by position."""

    def __init__(self, analysis: Analysis | None = None) -> None:
        self.entries: tuple[Entry, ...] = tuple(_entries(analysis)) if analysis else ()
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
            _GROUP_OF_NUMBER.get(figure.kind, Group.OTHER),
            figure.weight,
            figure.label,
            figure.note,
            _figure_marks(figure, analysis),
            figure.trivial,
        )
        for figure in analysis.figures
    ]
    order = {group: index for index, group in enumerate(Group)}
    drafts.sort(key=lambda draft: (order[draft.group], draft.trivial, -draft.weight, draft.marks))
    countries: dict[str, int] = {}
    for key, draft in enumerate(drafts):
        if draft.entity and draft.entity.place_kind == "country" and draft.entity.country:
            countries.setdefault(draft.entity.country, key)
    return [_entry(key, draft, countries) for key, draft in enumerate(drafts)]


def _entry(key: int, draft: _Draft, countries: dict[str, int]) -> Entry:
    within, under = "", None
    if draft.entity and draft.entity.place_kind == "city":
        within = draft.entity.within or ""
    elif draft.entity and draft.group is Group.NATIONALITIES and draft.entity.country:
        under = countries.get(draft.entity.country)
    return Entry(key, draft.group, draft.label, draft.detail, draft.marks, draft.trivial, within, under)


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
