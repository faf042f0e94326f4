"""What could stand at the cursor of a query that is being typed: names of fields, and values where these are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.query.fields import FIELDS
from reader.query.parsing import MAX_CHARS
from reader.query.tree import AND, OR
from reader.query.values import Name, written
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.query.fields import Field

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


def field_at(text: str, cursor: int) -> Field | None:
    """The field whose value is being typed at the cursor."""
    found = _VALUE.search(_before(text, cursor))
    return FIELDS.get(found[1].lower()) if found else None


def completions(text: str, cursor: int, known: Mapping[str, Sequence[tuple[str, int]]]) -> tuple[Completion, ...]:
    """What could stand at the cursor, best first, at most `MAX_OFFERED`.

    Args:
        text: of the query.
        cursor: characters before it.
        known: name of a field -> the values that occur, with the number of articles, the most common first.
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
    values: Sequence[tuple[str, int | None]] = (
        [(state, None) for state in field.states] if field.states else known.get(field.name, ())
    )
    fitting = [(one, count) for one, count in values if typed in fold(one)]
    fitting.sort(key=lambda one: not fold(one[0]).startswith(typed))
    gap = "" if text[cursor : cursor + 1].isspace() else " "
    return tuple(
        Completion(value.start(2), cursor, _asked_for(one) + gap, one, count) for one, count in fitting[:MAX_OFFERED]
    )


def _fields(before: str, cursor: int) -> tuple[Completion, ...]:
    """The fields whose names begin like the word at the cursor, in the order of the table; none inside a phrase."""
    name = _NAME.search(before)
    if name is None or name[1] in {OR, AND} or before.count('"') % 2:
        return ()
    fitting = [field for field in FIELDS if field.startswith(name[1].lower())]
    return tuple(Completion(name.start(1), cursor, f"{field}:", f"{field}:") for field in fitting)


def _asked_for(value: str) -> str:
    """A value as it is typed; of one that has quotation marks, which cannot be typed, its longest part."""
    return written(Name(max(value.split('"'), key=len)))


def _before(text: str, cursor: int) -> str:
    """What is looked at: `MAX_CHARS` of the text at most, up to the cursor."""
    return text[:cursor] if cursor <= MAX_CHARS else ""
