"""The fields of a query in one table: what each takes, what it is for, and what it is compared with.

A field that is compared like one of those here is one entry. One of another kind needs a `Kind`, and a line for it in
the compiler of the library (`reader.library.finding.compiling`).
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.query.values import read_amount, read_code, read_name, read_quantity, read_time, read_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.query.values import Value


class Kind(StrEnum):
    """How a value is compared with what is stored."""

    WORDS = auto()
    """Words in a part of the full-text index."""
    DAY = auto()
    """A time with a column that may give a day alone, in the zone of its source."""
    MOMENT = auto()
    """A time with a column of moments in UTC."""
    NUMBER = auto()
    MINUTES = auto()
    """Minutes to read, with a column of words."""
    STATE = auto()
    """One of the states that are named in the entry."""
    CODE = auto()
    """The whole of a column."""
    PART = auto()
    """A part of a name of a column with few names, whatever case and accents."""
    ENTITY = auto()
    """Somebody or something that an article names; the column is the kind as of `reader.model.EntityKind`."""
    FIGURE = auto()
    """A figure that an article gives; the column is what of it: "number", "unit" or "what"."""
    MENTIONED = auto()
    """A date that an article gives."""
    TAG = auto()
    """The whole of one of the tags that an article has, whatever case and accents."""


class Field(NamedTuple):
    """What can be asked for by name.

    Attributes:
        name: what stands before the colon.
        takes: what stands behind it, as the end of a sentence.
        help: what it finds, in a few words.
        example: one of a value.
        kind: how it is compared.
        column: of the index, or of the table of articles; an expression where two of them are one thing.
        read: makes a value of what stands behind the colon; None for what cannot be read, or is words.
        states: all values there are, and what each means in SQL, for a field of states.
    """

    name: str
    takes: str
    help: str
    example: str
    kind: Kind
    column: str = ""
    read: Callable[[str], Value | None] = read_name
    states: dict[str, str] = {}  # noqa: RUF012 - never changed

    @property
    def has_few_values(self) -> bool:
        """Whether the values that occur in a library are few enough to be offered."""
        return self.kind in {Kind.CODE, Kind.PART, Kind.TAG}

    @property
    def has_names(self) -> bool:
        """Whether values that occur in a library can be offered, but only those that fit what is typed."""
        return self.kind is Kind.ENTITY or (self.kind is Kind.FIGURE and self.column != "number")

    @property
    def rests_on_analysis(self) -> bool:
        """Whether it is compared with what the analysis of an article found."""
        return self.kind in {Kind.ENTITY, Kind.FIGURE, Kind.MENTIONED}


REMOVED = "removed"
"""The state that is looked for among removed articles, as all else is among those that are there."""
_STATES = {
    "unread": "unread",
    "read": "NOT unread",
    "starred": "starred",
    "updated": "updated AND unread",
    "sample": "sample",
    "failed": "failed IS NOT NULL",
    REMOVED: "removed",
}
_TIME = "a day such as 2024-01-20 or today, a month, a year, a..b or <7d"
_NUMBER = "a number, or >5, <5 or 5..10"
_QUANTITY = "a number such as 20,000, 20k or 1.5m, or >5, <5 or 5..10"
_UNIT = "a unit such as USD, $, km or percent"

_ALL = (
    Field("title", "a word or a “phrase”", "words of the title", "title:flood", Kind.WORDS, "title"),
    Field("source", "a name or a part of it", "where it comes from", "source:guardian", Kind.PART, "source"),
    Field("person", "a name", "who is named", "person:biden", Kind.ENTITY, "person"),
    Field("place", "a name", "where", "place:gaza", Kind.ENTITY, "place"),
    Field("org", "a name", "which organisation", 'org:"world bank"', Kind.ENTITY, "organization"),
    Field("number", _QUANTITY, "a number in the text", "number:>20000", Kind.FIGURE, "number", read_quantity),
    Field("unit", _UNIT, "a number in it", "unit:USD", Kind.FIGURE, "unit"),
    Field("what", "a word such as deaths", "what is counted", "what:deaths", Kind.FIGURE, "what", read_word),
    Field("mentions", _TIME, "a date in the text", "mentions:2023-10-07", Kind.MENTIONED, read=read_time),
    Field("lang", "a code such as en", "the language", "lang:en", Kind.CODE, "coalesce(language, detected)", read_code),
    Field("is", f"one of {', '.join(_STATES)}", " · ".join(_STATES), "is:unread", Kind.STATE, states=_STATES),
    Field("tag", "a tag, all of it", "what you or its source tagged so", "tag:politics", Kind.TAG),
    Field(
        "date",
        _TIME,
        "when it was published; also today, yesterday",
        "date:2023-10..2024-01",
        Kind.DAY,
        "published",
        read_time,
    ),
    Field("added", _TIME, "when it came into the library", "added:<7d", Kind.MOMENT, "added", read_time),
    Field("words", _NUMBER, "how long it is", "words:>500", Kind.NUMBER, "words", read_amount),
    Field("minutes", _NUMBER, "how long it takes to read", "minutes:<5", Kind.MINUTES, "words", read_amount),
)
FIELDS: dict[str, Field] = {field.name: field for field in _ALL}
"""Name -> field, in the order in which they are offered."""


def read_value(field: Field, text: str) -> Value | None:
    """What stands behind the colon of a field that is not of words; None when it cannot be read."""
    if field.kind is not Kind.STATE:
        return field.read(text)
    value = read_name(text.lower())
    return value if value is not None and value.text in field.states else None
