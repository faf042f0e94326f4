"""What could stand at the cursor of a query that is being typed: names of fields, and values where these are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.query.fields import FIELDS
from reader.query.parsing import MAX_CHARS
from reader.query.tree import OPERATORS
from reader.query.values import Name, written
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


MAX_OFFERED = 12
"""More could not be shown."""

_NAME = re.compile(r"(?:\A|[\s(])-*([A-Za-z]{1,20})\Z")
_VALUE = re.compile(r'(?:\A|[\s(])-*([A-Za-z]{1,20}):("[^"]*|[^\s()"]*)\Z')
_GOES_ON = re.compile(r"[^\s)]")


class Completion(NamedTuple):
    """What could stand in the place of some characters.

    Attributes:
        start, end: which, in characters of the text.
        text: what comes there instead.
        label: the same as it is shown.
        articles: how many have it; None for what is not counted.
    """

    start: int
    end: int
    text: str
    label: str
    articles: int | None = None


class Wanted(NamedTuple):
    """Values of a field that could be offered, if they were known.

    Attributes:
        field: its name.
        typed: what they must fit, folded; empty where all values of the field are few enough to be known.
    """

    field: str
    typed: str


def wanted_at(text: str, cursor: int) -> Wanted | None:
    """The values of a library that could stand at the cursor; None where none could."""
    found = _VALUE.search(_before(text, cursor))
    field = FIELDS.get(found[1].lower()) if found else None
    if found is None or field is None:
        return None
    if field.has_names:
        return Wanted(field.name, fold(found[2].removeprefix('"')))
    return Wanted(field.name, "") if field.has_few_values else None


def completions(text: str, cursor: int, known: Mapping[Wanted, Sequence[tuple[str, int]]]) -> tuple[Completion, ...]:
    """What could stand at the cursor, best first, at most `MAX_OFFERED`.

    Args:
        text: of the query.
        cursor: characters before it.
        known: the values that occur, with the number of articles, the most common first.
    """
    before = _before(text, cursor)
    if _GOES_ON.match(text, cursor):
        return ()
    value = _VALUE.search(before)
    if value is None:
        return _fields(before, cursor)
    field = FIELDS.get(value[1].lower())
    if field is None:
        return ()
    typed = fold(value[2].removeprefix('"'))
    fitting: Sequence[tuple[str, int | None]]
    if field.has_names:  # they fit in a form of their own that is not shown
        fitting = known.get(Wanted(field.name, typed), ())
    else:
        values: Sequence[tuple[str, int | None]] = (
            [(state, None) for state in field.states] if field.states else known.get(Wanted(field.name, ""), ())
        )
        fitting = sorted(
            ((one, count) for one, count in values if typed in fold(one)),
            key=lambda one: not fold(one[0]).startswith(typed),
        )
    gap = "" if text[cursor : cursor + 1].isspace() else " "
    return tuple(
        Completion(value.start(2), cursor, _asked_for(one) + gap, one, count) for one, count in fitting[:MAX_OFFERED]
    )


def _fields(before: str, cursor: int) -> tuple[Completion, ...]:
    """The fields whose names begin like the word at the cursor, in the order of the table; none inside a phrase."""
    name = _NAME.search(before)
    if name is None or name[1] in OPERATORS or before.count('"') % 2:
        return ()
    fitting = [field for field in FIELDS if field.startswith(name[1].lower())]
    return tuple(Completion(name.start(1), cursor, f"{field}:", f"{field}:") for field in fitting)


def _asked_for(value: str) -> str:
    """A value as it is typed; of one that has quotation marks, which cannot be typed, its longest part."""
    return written(Name(max(value.split('"'), key=len)))


def _before(text: str, cursor: int) -> str:
    """What is looked at: `MAX_CHARS` of the text at most, up to the cursor."""
    return text[:cursor] if cursor <= MAX_CHARS else ""
