"""Mentions of people gathered: "Kirby" with "John Kirby", "Joe Biden" with "Joseph R. Biden Jr.".

Full names come first; then every short form goes to the person whom it was used for before, else to the full name
given last before it, by surname, by first name, by any word, in this order. Names that could be two people's, and
"Mr" and "Mrs" of one surname, stay apart. The rules and their order were measured on GUM news with gold spans
(`tests/bench/bench_grouping.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.entities.groups import WORD, NameGroup, calm, without_possessive
from reader.analysis.names.words import PARTICLES, TITLE_MODIFIERS, TITLES
from reader.analysis.tables import rows
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan

_MAX_CANDIDATES = 40
"""Most people of one surname, or of one first name, that a full name is compared with."""
_MAX_KEYS = 8
"""Most full forms of one person that a full name is compared with."""
_PREVAILS = 3
"""How many times more often "Mr" than "Mrs" must stand with a surname, or Mrs than Mr, to be the known person's."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lady)\.?\s$")
_HONORIFIC_CHARS = 6
_WOMEN = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady"})
_TITLE_STEMS = frozenset(title.rstrip(".") for title in TITLES | TITLE_MODIFIERS)


class _Key(NamedTuple):
    """What of a name is compared.

    Attributes:
        words: folded, without titles, particles and suffix: ("mohammed", "salman").
        suffix: "jr", "iii", or empty.
        honorific: "m" or "f" after "Mr", "Mrs" and the like, empty without.
    """

    words: tuple[str, ...]
    suffix: str
    honorific: str


@dataclass(slots=True, eq=False)
class _Person(NameGroup):
    """One person.

    Attributes:
        keys: of the full names, the first few.
        honorific: "m", "f", or empty while the text has not told.
    """

    keys: list[_Key] = field(default_factory=list)
    honorific: str = ""


@dataclass(slots=True)
class _Holders:
    """Who has a name, in the order of the text: positions, and the person that each stands for."""

    starts: list[int] = field(default_factory=list)
    people: list[_Person] = field(default_factory=list)

    def last_before(self, start: int) -> _Person:
        """Whoever was named last before a position, or first after it."""
        return self.people[max(0, bisect_right(self.starts, start) - 1)]

    def fitting(self, honorific: str) -> _Holders:
        """Those of whom nothing says that the honorific is not theirs."""
        kept = [(start, p) for start, p in zip(self.starts, self.people, strict=True) if p.honorific in {"", honorific}]
        return _Holders([start for start, _ in kept], [person for _, person in kept])


def group_people(text: str, names: Sequence[NameSpan]) -> list[NameGroup]:
    """People, each with all mentions. Linear in the number of names, which come in order."""
    surnames = _surnames_with_particle(text, names)
    keyed = [(name, _key(text, name, surnames)) for name in names]
    people = _Grouping(text, keyed)
    for name, key in keyed:
        if len(key.words) > 1:
            people.add_full(name, key)
    people.settle_couples()
    for name, key in keyed:
        if len(key.words) < 2:
            people.add_short(name, key)
    return [*people.found]


def _surnames_with_particle(text: str, names: Sequence[NameSpan]) -> frozenset[str]:
    """Surnames with the particle that stands inside a longer name: "van gaal" of "Louis van Gaal"."""
    found = set()
    for name in names:
        words = WORD.findall(fold(text[name.start : name.end]))
        if len(words) > 2 and words[-2] in PARTICLES:
            found.add(f"{words[-2]} {words[-1]}")
    return frozenset(found)


def _key(text: str, name: NameSpan, surnames: frozenset[str]) -> _Key:
    form = without_possessive(text[name.start : name.end])
    words = [match[0] for match in WORD.finditer(form)]
    while len(words) > 1 and words[0] in _TITLE_STEMS:
        del words[0]
    suffix = words.pop().casefold() if len(words) > 1 and words[-1].casefold() in _SUFFIXES else ""
    is_joined = form.startswith(("Al-", "El-")) or fold(" ".join(words)) in surnames
    kept = [
        fold(word)
        for position, word in enumerate(words)
        if not (word in PARTICLES or (word.casefold() in PARTICLES and (position or is_joined)))
    ]
    before = _HONORIFIC.search(text[max(0, name.start - _HONORIFIC_CHARS) : name.start])
    honorific = "" if before is None else "f" if before[1] in _WOMEN else "m"
    return _Key(tuple(kept) or (fold(form),), suffix, honorific)


class _Grouping:
    """The people of one text, found by whole name, last word, first word and any word."""

    def __init__(self, text: str, keyed: Sequence[tuple[NameSpan, _Key]]) -> None:
        self.found: list[_Person] = []
        self._couples = _couples(keyed)
        self._text = text
        self._whole: dict[tuple[tuple[str, ...], str], _Person] = {}
        self._likely: dict[tuple[str, str], list[_Person]] = {}
        self._by: tuple[dict[str, _Holders], dict[str, _Holders], dict[str, _Holders]] = ({}, {}, {})
        self._used: dict[tuple[str, str], _Person] = {}

    def add_full(self, name: NameSpan, key: _Key) -> None:
        """Take a name of two words or more to the person of that name; a new one where none or several fit."""
        whole = (tuple(sorted(key.words)), key.suffix)
        person = self._whole.get(whole)
        if person is None or _are_mr_and_mrs(person, key):
            person = self._the_one_like(key) or self._new()
        self._whole[whole] = person
        if key not in person.keys and len(person.keys) < _MAX_KEYS:
            person.keys.append(key)
            for place, word in (("last", key.words[-1]), ("first", key.words[0])):
                like = self._likely.setdefault((place, word), [])
                if person not in like[-_MAX_CANDIDATES:]:
                    like.append(person)
        person.honorific = person.honorific or key.honorific
        person.add(name, calm(self._text[name.start : name.end]))
        words = key.words
        for index, parts in zip(self._by, ((words[-1],), (words[0],), words), strict=True):
            for part in parts:
                holders = index.setdefault(part, _Holders())
                holders.starts.append(name.start)
                holders.people.append(person)

    def add_short(self, name: NameSpan, key: _Key) -> None:
        """Take a name of one word to whom it means here."""
        word = key.words[0]
        person = self._used.get((word, key.honorific)) or self._meant(name, key)
        self._used[word, key.honorific] = person
        if word not in self._couples:
            self._used.setdefault((word, ""), person)
        person.add(name, calm(self._text[name.start : name.end]))

    def _new(self) -> _Person:
        person = _Person("person")
        self.found.append(person)
        return person

    def _the_one_like(self, key: _Key) -> _Person | None:
        """The only person whose full name agrees; of several the only one with the same first name; else None."""
        places = (("last", key.words[-1]), ("first", key.words[0]))
        like = [p for place in places for p in self._likely.get(place, ())[-_MAX_CANDIDATES:] if _is_same(p, key)]
        people = list(dict.fromkeys(like))
        if len(people) > 1:
            people = [p for p in people if any(other.words[0] == key.words[0] for other in p.keys)]
        return people[0] if len(people) == 1 else None

    def _meant(self, name: NameSpan, key: _Key) -> _Person:
        """Whom a word means that was not used before; somebody new when nobody fits, or either of a couple would."""
        word, honorific = key.words[0], key.honorific
        holders = next((index[word] for index in self._by if word in index), None)
        if holders is None:
            alone = None if word in self._couples else self._used.get((word, ""))
            return alone or self._new()
        if not honorific:
            return holders.last_before(name.start)
        fitting = holders.fitting(honorific)
        if word in self._couples:
            others = set(holders.people) - set(fitting.people)
            sure = [
                p for p in dict.fromkeys(fitting.people) if p.honorific or (others and len(set(fitting.people)) == 1)
            ]
            person = sure[0] if len(sure) == 1 else self._new()
        else:
            person = fitting.last_before(name.start) if fitting.people else self._new()
        person.honorific = honorific
        return person

    def settle_couples(self) -> None:
        """Give the one full name of a surname the honorific that stands with the surname far more often."""
        for word, honorific in self._couples.items():
            holders = self._by[0].get(word)
            if honorific and holders and len(set(holders.people)) == 1:
                holders.people[0].honorific = holders.people[0].honorific or honorific


def _couples(keyed: Sequence[tuple[NameSpan, _Key]]) -> dict[str, str]:
    """Surnames after "Mr" and after "Mrs" in one text, each with "m" or "f" where one prevails, else with nothing."""
    counted = Counter((key.words[-1], key.honorific) for _, key in keyed)
    couples = {}
    for word, honorific in counted:
        men, women = counted[word, "m"], counted[word, "f"]
        if honorific == "m" and women:
            couples[word] = "m" if men >= _PREVAILS * women else "f" if women >= _PREVAILS * men else ""
    return couples


def _is_same(person: _Person, key: _Key) -> bool:
    """A full name agrees with one of the person's, and nothing says that it is another's."""
    return not _are_mr_and_mrs(person, key) and any(
        _agree(known.words, key.words) and not (known.suffix and key.suffix and known.suffix != key.suffix)
        for known in person.keys
    )


def _are_mr_and_mrs(person: _Person, key: _Key) -> bool:
    return bool(person.honorific and key.honorific) and person.honorific != key.honorific


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names: one begins with the other, or they end alike and their first names and what follows agree."""
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short:
        return True
    if short[-1] != long[-1]:
        return False
    if set(short) <= set(long):
        return short[0] != long[0] or _middles_agree(short, long)
    return _is_same_word(short[0], long[0]) and _middles_agree(short, long)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Middle names agree as far as both names have them."""
    return all(_is_same_word(a, b) for a, b in zip(one[1:-1], other[1:-1], strict=False))


def _is_same_word(one: str, other: str) -> bool:
    """Two first or middle names are equal, or one is the other's initial or short form ("Bill", "William")."""
    if one == other or (one[0] == other[0] and min(len(one), len(other)) == 1):
        return True
    table = _nicknames()
    return not table.get(one, frozenset()).isdisjoint(table.get(other, frozenset()))


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    """First names, folded, and the lines of the table that they stand in."""
    lines: dict[str, set[int]] = {}
    for number, row in enumerate(rows("nicknames.txt")):
        for name in row[0].split():
            lines.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}
