"""What a name is: the same everywhere in a document, unless each place says otherwise with certainty."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.names import words as w
from reader.analysis.names.document.lines import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.gazetteer import Entry, Gazetteer
    from reader.analysis.names.document.lines import Form, Line
    from reader.model import EntityKind

_SURE = 0.95
"""A name that the engine is so sure of keeps its kind against the vote."""
_LEAST: dict[EntityKind, float] = {"person": 0.7, "place": 0.6, "organization": 0.6, "nationality": 0.6}
"""A name that the engine was nowhere surer of is none, and neither is a place that it is not surer of right here.

Set on newswire, where people and places gain a point of F1 by it (the first 400 documents of worldwide_dev).
"""
_CERTAIN = 0.9
"""A place that the engine is so sure to be something else is something else."""
_SEATS = frozenset({"White House", "Downing Street", "Kremlin", "Pentagon", "Capitol"})
"""Organisations when they speak or act, places when people are in them."""
_GENERIC = frozenset({"kingdom", "republic", "state", "province", "district", "city", "island", "islands", "capital"})
"""Words for a place that, alone, name none."""
_ENOUGH = 3
_MAJORITY = 0.5
"""Share of the scores that decides a vote."""
_ACRONYM_SCORE = 3.0
"""What an acronym in brackets behind an organisation's name counts in the vote on the acronym."""


class _Votes:
    """How sure the engine was of each kind, added up over all names of one form."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._of: defaultdict[Form, defaultdict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
        for line in lines:
            for name in line.names:
                self.add(line.form(name), name.kind, name.score)
        self._surnames: defaultdict[str, float] = defaultdict(float)
        """Last words of the full names of people, with how sure those are."""
        for form, kinds in self._of.items():
            if len(form) > 1 and kinds["person"] > _MAJORITY * sum(kinds.values()):
                self._surnames[form[-1]] += kinds["person"]

    def add(self, form: Form, kind: EntityKind, score: float) -> None:
        self._of[form][kind] += score

    def kind(self, form: Form, name: Name, *, is_known_place: bool) -> EntityKind:
        """What a name is by the vote; a known place is no person's surname unless the engine doubts it."""
        votes = self._of[form]
        is_surname = len(form) == 1 and form[0] in self._surnames
        if is_surname and votes["person"] + self._surnames[form[0]] >= votes[name.kind]:
            is_doubtful = not is_known_place or name.score < _SURE or votes["person"] > 0
            is_open = name.kind in {"place", "organization"} and is_doubtful
            return "person" if is_open else name.kind
        first = max(votes, key=lambda kind: votes[kind])
        is_won = name.score < _SURE and votes[first] >= _MAJORITY * sum(votes.values())
        return first if is_won else name.kind


def part_pairs(lines: Sequence[Line]) -> None:
    """Two people with a hyphen between them ("the Trump-Kim summit") are two, if the text has each by itself."""
    alone = {line.forms[name.stop - 1] for line in lines for name in line.names if name.kind == "person"}
    for line in lines:
        for name in tuple(line.names):
            dash = name.start + 1
            is_pair = line.forms[dash : dash + 1] == ["-"] and name.stop == dash + 2
            if is_pair and {line.forms[name.start], line.forms[dash + 1]} <= alone:
                name.stop, name.kind = dash, "person"
                line.add(Name(dash + 1, dash + 2, "person", name.score))


def drop_doubted(lines: Sequence[Line], tables: Gazetteer) -> None:
    """Drop the names that the engine doubts wherever it saw them, but for bodies that everybody knows."""
    surest: defaultdict[Form, float] = defaultdict(float)
    for line in lines:
        for name in line.names:
            form = line.form(name)
            surest[form] = max(surest[form], name.score)
    for line in lines:
        line.put([name for name in line.names if _is_believed(line, name, surest[line.form(name)], tables)])


def _is_believed(line: Line, name: Name, surest: float, tables: Gazetteer) -> bool:
    known = tables.entries.get(line.written(name))
    is_sure = (name.score if name.kind == "place" else surest) >= _LEAST[name.kind]
    return is_sure or (known is not None and known.kind == "organization")


def drop_parts(lines: Sequence[Line]) -> None:
    """Drop the places that are words of a longer name that nobody found: "Qatar National Vision", "the Kingdom"."""
    for line in lines:
        if not line.is_headline:
            line.put([name for name in line.names if name.kind != "place" or not _is_part(line, name)])


def _is_part(line: Line, name: Name) -> bool:
    if name.stop - name.start == 1 and line.forms[name.start] in _GENERIC:
        return True
    after, before = _capitals(line, range(name.stop, len(line.words))), _capitals(line, range(name.start - 1, 0, -1))
    return after > 0 or before > 0


def _capitals(line: Line, positions: Iterable[int]) -> int:
    """How many words from here on have a capital and belong to no name, up to the first that has none or is a title."""
    count = 0
    for at in positions:
        text = line.words[at].text
        is_word = text[0].isupper() and text.isalpha() and text not in w.NOT_NAMES and text not in w.TITLES
        if not is_word or not line.is_free(at, at + 1) or count == _ENOUGH:
            break
        count += 1
    return count


def settle_kinds(lines: Sequence[Line], tables: Gazetteer) -> None:
    """Give all names of one form one kind: that of the tables, of the person who bears it, or of the majority."""
    for name, entry in _known(lines, tables):
        name.kind, name.score = entry.kind, max(name.score, _SURE)
    votes = _Votes(lines)
    for line in lines:
        for name in _bracketed_acronyms(line):
            name.kind, name.score = "organization", _SURE
            votes.add(line.form(name), name.kind, _ACRONYM_SCORE)
    for line in lines:
        for name in line.names:
            known = tables.entries.get(line.written(name))
            is_known_place = known is not None and known.kind == "place"
            name.kind = votes.kind(line.form(name), name, is_known_place=is_known_place)


def _known(lines: Sequence[Line], tables: Gazetteer) -> Iterator[tuple[Name, Entry]]:
    """The names that mean one thing wherever they stand, with what the tables say of them."""
    for line in lines:
        for name in line.names:
            written = line.written(name)
            entry = tables.entries.get(written)
            if entry is None or written in w.NAMESAKES or written in w.COMMON_WORDS:
                continue
            if entry.kind == name.kind or (entry.kind == "place" and name.kind == "nationality"):
                continue
            if (entry.kind == "place" or written in _SEATS) and name.score >= _CERTAIN:
                continue  # a team, a person of that name, a house with people in it
            yield name, entry


def _bracketed_acronyms(line: Line) -> Iterator[Name]:
    """Names in brackets and capitals right behind the name of an organisation."""
    for before, name in pairwise(line.names):
        is_bracketed = line.forms[before.stop : name.start] == ["("] and line.forms[name.stop : name.stop + 1] == [")"]
        is_acronym = name.stop - name.start == 1 and line.words[name.start].text.isupper()
        if before.kind == "organization" and is_bracketed and is_acronym:
            yield name
