"""Invented people, places, organisations and numbers for the articles of `tests.bench.corpus`.

Each article names some 17 of them, some two times each, as unevenly as news does: the most named person stands in one
article of ten. Nobody and nothing of it exists.
"""

from __future__ import annotations

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Entity, Figure, NumberMention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import EntityKind, NumberKind, PlaceKind

_PEOPLE, _PLACES, _ORGANISATIONS, _COUNTRIES = 20_000, 3_000, 6_000, 120
_SHIFT = 10
"""The k-th is named in proportion to 1 / (k + shift)."""
_NAMED = {"person": 8, "place": 5, "organization": 4}
_NUMBERS = 14
_THINGS = """
people deaths troops houses jobs votes patients pupils cars ships barrels hectares refugees workers soldiers farmers
tickets homes letters schools
""".split()  # noqa: SIM905 - a list of words would take twenty lines
_CONSONANTS = [*"bdfgklmnprstvz", "st", "tr", "pl", "gr", "sh", "ch"]
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in "aeiou"]


class Subject(NamedTuple):
    """Somebody or something that articles name: first by the fullest form, then by the other."""

    kind: EntityKind
    name: str
    alias: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_kind: PlaceKind | None = None


class Quantity(NamedTuple):
    """A number as it is written, and as an analysis has it."""

    text: str
    kind: NumberKind
    value: str | None = None
    unit: str | None = None
    what: str | None = None
    day: str | None = None


class Inventions:
    """All that can be named, and the choice of it for one article after the other."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._subjects: dict[EntityKind, list[Subject]] = {
            "person": [self._person() for _ in range(_PEOPLE)],
            "place": [self._place(number) for number in range(_PLACES)],
            "organization": [self._organisation() for _ in range(_ORGANISATIONS)],
        }
        self._shares = {
            kind: list(accumulate(1 / (number + _SHIFT) for number in range(1, len(subjects) + 1)))
            for kind, subjects in self._subjects.items()
        }

    def cast(self) -> list[Subject]:
        """Whom and what an article names, each once."""
        chosen: dict[Subject, None] = {}
        for kind, subjects in self._subjects.items():
            shares = self._shares[kind]
            for _ in range(_NAMED[kind]):
                chosen[subjects[bisect(shares, self._random.random() * shares[-1])]] = None
        return list(chosen)

    def quantities(self) -> list[Quantity]:
        """The numbers of an article."""
        return [self._random.choice((self._money, self._count, self._share, self._date))() for _ in range(_NUMBERS)]

    def _size(self) -> int:
        return int(10 ** self._random.uniform(0.5, 7))

    def _money(self) -> Quantity:
        size = self._size()
        return Quantity(f"${size:,}", "money", str(size), "USD")

    def _count(self) -> Quantity:
        size, what = self._size(), _THINGS[int(self._random.random() ** 2 * len(_THINGS))]
        return Quantity(f"{size:,} {what}", "count", str(size), None, what)

    def _share(self) -> Quantity:
        share = str(self._random.randrange(1, 100))
        return Quantity(f"{share} percent", "percent", share, "percent")

    def _date(self) -> Quantity:
        day = date(1990, 1, 1) + timedelta(self._random.randrange(13_000))
        return Quantity(f"{day.day} {day:%B %Y}", "date", day=day.isoformat())

    def _word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.randrange(1, 4))).capitalize() + "n"

    def _person(self) -> Subject:
        surname = self._word()
        return Subject("person", f"{self._word()} {surname}", surname)

    def _place(self, number: int) -> Subject:
        country = "".join(chr(65 + part) for part in divmod(number % _COUNTRIES, 26))
        lat, lon = (round(self._random.uniform(-end, end), 2) for end in (60, 180))
        name = self._word() + "a"
        return Subject("place", name, name, country, lat, lon, "country" if number < _COUNTRIES else "city")

    def _organisation(self) -> Subject:
        words = [self._word(), self._word(), "Institute"]
        return Subject("organization", " ".join(words), "".join(word[0] for word in words))


def entities_of(found: Sequence[tuple[Subject, Span, str]]) -> tuple[Entity, ...]:
    """The entities of an article, the most often named first.

    Args:
        found: who or what, where, and in which words; in the order of the text.
    """
    mentions: dict[Subject, list[Span]] = {}
    forms: dict[Subject, set[str]] = {}
    for subject, span, words in found:
        mentions.setdefault(subject, []).append(span)
        forms.setdefault(subject, set()).add(words)
    ordered = sorted(mentions, key=lambda subject: -len(mentions[subject]))
    return tuple(
        Entity(
            id=number,
            kind=subject.kind,
            name=subject.name,
            mentions=tuple(mentions[subject]),
            aliases=tuple(sorted(forms[subject] - {subject.name})),
            country=subject.country,
            lat=subject.lat,
            lon=subject.lon,
            weight=float(len(mentions[subject])),
            place_kind=subject.place_kind,
        )
        for number, subject in enumerate(ordered, 1)
    )


def numbers_of(found: Sequence[tuple[Quantity, Span]]) -> tuple[NumberMention, ...]:
    """The numbers of an article, in the order of the text, each a figure of its own."""
    return tuple(
        NumberMention(
            span.start,
            span.end,
            kind=quantity.kind,
            full_start=span.start,
            full_end=span.end,
            value=quantity.value,
            unit=quantity.unit,
            what=quantity.what,
            what_head=quantity.what,
            date=quantity.day,
            resolved=quantity.day,
            resolved_by=None,
            figure=number,
        )
        for number, (quantity, span) in enumerate(found, 1)
    )


def figures_of(found: Sequence[tuple[Quantity, Span]]) -> tuple[Figure, ...]:
    """A figure for each number."""
    return tuple(
        Figure(number, quantity.kind, quantity.text, (number - 1,), weight=1.0)
        for number, (quantity, _) in enumerate(found, 1)
    )
