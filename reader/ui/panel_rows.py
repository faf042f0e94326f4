"""The rows of the panel: entries by groups under headings, and what is folded. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.ui import wording
from reader.ui.highlights import Entry, Group, Highlights

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

SMALL_NUMBERS = "small numbers"
"""Name of the fold of trivial figures, beside the names of the groups."""
TIMELINE = "timeline"
"""Name of the fold of dates in the order of time."""
FIRST_ENTRIES = 7
"""Entries of a group that stand open; who, where and how much should be seen at one glance."""
_WHOLLY_FOLDED = frozenset({Group.ORGANIZATIONS, Group.NATIONALITIES})


class Row(NamedTuple):
    """One line: an entry, a fold that opens and closes, what is said of an entry, or a heading.

    Attributes:
        fold: name of the group that it folds, or empty.
        keys: entries behind a closed fold.
        is_sub: it belongs to the entry above it.
        is_dated: it is an entry of the timeline, and not of its group.
        about: the date above, of which it says what happened; None for all else.
        line: number of that row among those about the same date, from 1.
    """

    words: str
    look: str
    entry: Entry | None = None
    fold: str = ""
    keys: frozenset[int] = frozenset()
    is_sub: bool = False
    is_dated: bool = False
    about: Entry | None = None
    line: int = 0


def rows_of(
    highlights: Highlights, unfolded: AbstractSet[str], message: str = "", *, lines_below: int = 0
) -> list[Row]:
    """All rows.

    Args:
        highlights: the entries.
        unfolded: names of the folds that are open.
        message: what to say where there are no entries.
        lines_below: rows below a date of the timeline for what happened; 0 where that stands beside the date.
    """
    if not highlights.entries and message:
        return [Row(words, "subheading") for words in message.split("\n")]
    made = _Rows(highlights, unfolded, lines_below)
    rows = [row for group in Group if not group.is_number for row in made.names(group)]
    return rows + made.numbers()


class _Rows:
    """Makes the rows of one article."""

    def __init__(self, highlights: Highlights, unfolded: AbstractSet[str], lines_below: int) -> None:
        self._highlights = highlights
        self._lines_below = lines_below
        self._unfolded = unfolded
        self._subs: dict[int, list[Entry]] = {}
        for entry in highlights.entries:
            if entry.under is not None:
                self._subs.setdefault(entry.under, []).append(entry)

    def names(self, group: Group) -> list[Row]:
        """A group of names, with an empty line below."""
        entries = [entry for entry in self._highlights.entries if entry.group is group and entry.under is None]
        if not entries:
            return []
        if group in _WHOLLY_FOLDED:
            return [*self._fold(group, f"{group.value} {len(entries)}", entries), Row("", "entry")]
        return [Row(group.value.upper(), "heading"), *self._first_rows(group, entries), Row("", "entry")]

    def numbers(self) -> list[Row]:
        """All groups of numbers, the timeline below the dates, the small numbers last."""
        numbers = [entry for entry in self._highlights.entries if entry.group.is_number]
        if not numbers:
            return []
        rows = [Row("NUMBERS", "heading")]
        for group in Group:
            entries = [entry for entry in numbers if entry.group is group and not entry.trivial]
            if entries:
                rows += [Row(group.value.lower(), "subheading"), *self._first_rows(group, entries)]
                if group is Group.DATES:
                    rows += self._timeline()
        trivial = [entry for entry in numbers if entry.trivial]
        if trivial:
            rows += self._fold(SMALL_NUMBERS, wording.small_numbers(len(trivial)), trivial)
        return rows

    def _timeline(self) -> list[Row]:
        """A fold, and when it is open each date, and the rows for what happened."""
        if not self._highlights.has_timeline:
            return []
        is_open = TIMELINE in self._unfolded
        rows = [Row(f"{'▾' if is_open else '▸'} {wording.timeline(self._highlights.dated)}", "fold", fold=TIMELINE)]
        if is_open:
            for entry in self._highlights.timeline:
                rows.append(Row(entry.label, "entry", entry, is_dated=True))
                rows += [Row("", "fold", about=entry, line=line) for line in range(1, self._lines_below + 1)]
        return rows

    def _first_rows(self, group: Group, entries: list[Entry]) -> list[Row]:
        """The weightiest entries, and a fold of the others if it hides more than one or two."""
        if len(entries) <= FIRST_ENTRIES + 2:
            return self._entry_rows(entries)
        first, others = entries[:FIRST_ENTRIES], entries[FIRST_ENTRIES:]
        return [*self._entry_rows(first), *self._fold(group, f"+{len(others)} more", others)]

    def _entry_rows(self, entries: list[Entry]) -> list[Row]:
        """A row for each entry, and below it one for each entry that belongs to it."""
        rows = []
        for entry in entries:
            rows.append(Row(entry.label, "entry", entry))
            rows += [Row(sub.label, "entry", sub, is_sub=True) for sub in self._subs.get(entry.key, ())]
        return rows

    def _fold(self, name: str, words: str, entries: list[Entry]) -> list[Row]:
        rows = self._entry_rows(entries)
        if name in self._unfolded:
            return [Row(f"▾ {words}", "fold", fold=name), *rows]
        return [Row(f"▸ {words}", "fold", fold=name, keys=frozenset(row.entry.key for row in rows if row.entry))]
