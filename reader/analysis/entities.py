"""Mentions gathered into entities: "Kirby" with "John Kirby", "U.S." with "United States".

The rules and their order were measured on GUM news with gold spans (B-cubed F of people .957, exact strings .844).
Only names are linked, never "the president" or "he".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.analysis.gazetteer import gazetteer
from reader.analysis.name_words import PARTICLES
from reader.model import Entity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan
    from reader.analysis.salience import Salience
    from reader.model import EntityKind

_WORD = re.compile(r"[^\W\d_]{1,60}(?:['’][^\W\d_]{1,60}){0,3}")
_BRACKET = re.compile(r"(?:['’]s?)?\s?\($")
_MAX_CANDIDATES = 40
"""Most people of one surname that a full name is compared with."""


@dataclass(slots=True)
class _Group:
    kind: EntityKind
    mentions: list[NameSpan] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    country: str | None = None

    def add(self, mention: NameSpan, form: str) -> None:
        self.mentions.append(mention)
        self.forms[form] += 1


def group_entities(text: str, names: Sequence[NameSpan], salience: Salience) -> tuple[Entity, ...]:
    """Entities, the most important first; every name is a mention of exactly one."""
    groups = _group_people(text, [n for n in names if n.kind == "person"])
    groups += _group_known(text, [n for n in names if n.kind != "person"])
    weighed = [(_weight(group, salience), group) for group in groups]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].mentions[0].start))
    return tuple(_entity(number, group, weight) for number, (weight, group) in enumerate(weighed, 1))


def _weight(group: _Group, salience: Salience) -> float:
    return salience.weight(group.mentions, group.forms)


def _entity(number: int, group: _Group, weight: float) -> Entity:
    if group.kind == "nationality":
        name = min(group.forms, key=lambda form: (-group.forms[form], len(form), form))
    else:
        name = min(group.forms, key=lambda form: (-len(_WORD.findall(form)), -len(form), -group.forms[form], form))
    return Entity(
        id=number,
        kind=group.kind,
        name=name,
        mentions=tuple(Span(m.start, m.end) for m in sorted(group.mentions, key=lambda m: m.start)),
        aliases=tuple(sorted(form for form in group.forms if form != name)),
        country=group.country,
        weight=weight,
    )


def calm(name: str) -> str:
    """A name without the capitals of a caption: "Brendan SMIALOWSKI" as "Brendan Smialowski"; acronyms stay."""

    def word(match: re.Match[str]) -> str:
        return match[0].capitalize() if match[0].isupper() and len(match[0]) > 3 else match[0]

    return _WORD.sub(word, name)


def _group_people(text: str, names: Sequence[NameSpan]) -> list[_Group]:
    """People: full names first, then every short form with the full name given last before it."""
    keyed = [(name, _person_key(text[name.start : name.end])) for name in names]
    groups: list[_Group] = []
    by_surname: dict[str, list[tuple[tuple[str, ...], _Group]]] = {}
    given: dict[str, tuple[list[int], list[_Group]]] = {}
    for name, key in keyed:
        if len(key) < 2:
            continue
        same = by_surname.setdefault(key[-1], [])
        group = next((g for other, g in reversed(same[-_MAX_CANDIDATES:]) if _is_same_person(other, key)), None)
        if group is None:
            group = _Group("person")
            groups.append(group)
        same.append((key, group))
        group.add(name, calm(text[name.start : name.end]))
        for part in (*key, " ".join(key[1:])):
            starts, owners = given.setdefault(part, ([], []))
            starts.append(name.start)
            owners.append(group)
    alone: dict[str, _Group] = {}
    for name, key in keyed:
        if len(key) > 1:
            continue
        word = key[0] if key else text[name.start : name.end]
        starts, owners = given.get(word, ([], []))
        if owners:
            group = owners[max(0, bisect_right(starts, name.start) - 1)]
        else:
            if word not in alone:
                alone[word] = _Group("person")
                groups.append(alone[word])
            group = alone[word]
        group.add(name, calm(text[name.start : name.end]))
    return groups


def _person_key(name: str) -> tuple[str, ...]:
    """Words of a name to compare by, the particles joined to the surname's word: ("mohammed", "salman")."""
    return tuple(word.casefold() for word in _WORD.findall(name) if word not in PARTICLES)


def _is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names of one surname agree: first names equal, or one an initial, or all words of one in the other."""
    first, second = one[0], other[0]
    if first == second or (first[0] == second[0] and min(len(first), len(second)) == 1):
        return True
    return set(one) <= set(other) or set(other) <= set(one)


def _group_known(text: str, names: Sequence[NameSpan]) -> list[_Group]:
    """Places, organisations and nationalities: by the tables, by an acronym in brackets, else by their letters."""
    entries = gazetteer().entries
    groups: dict[tuple[EntityKind, str], _Group] = {}
    same: dict[tuple[EntityKind, str], tuple[EntityKind, str]] = {}
    previous: tuple[NameSpan, tuple[EntityKind, str]] | None = None
    for name in names:
        form = text[name.start : name.end]
        entry = entries.get(form) or entries.get(calm(form))
        if entry and entry.kind != name.kind:
            entry = None
        key: tuple[EntityKind, str] = (name.kind, (entry.name if entry else calm(form)).casefold())
        key = same.get(key, key)
        if previous and previous[0].kind == name.kind and _BRACKET.search(text[previous[0].end : name.start][:5]):
            if name.end < len(text) and text[name.end] == ")" and key not in groups:
                same[key] = previous[1]
            key = same.get(key, key)
        if key not in groups:
            groups[key] = _Group(name.kind, country=entry.country if entry else None)
        groups[key].add(name, calm(form) if name.kind == "place" or " " in form else form)
        previous = (name, key)
    return list(groups.values())
