"""Who is the same across articles: what an entity is known by, and which of those are one after all. Pure.

An entity of an article is known by its fullest name alone: what stands in other articles changes nothing about that,
so the tables are the same in whichever order articles come and go. Whether two of them are one is told when they are
read, from what all articles together say:

- People whose names differ in middle names are one if only one person can be meant: "Joseph Biden" is "Joseph R.
  Biden" unless there is a "Joseph K. Biden". Middle names and initials that differ keep apart, and so does "Jr.".
- What an article calls by two full names is one, unless another is called so nearly as often: "Joe Biden" and "Joseph
  R. Biden", "WHO" and "World Health Organization".
- A surname alone is the person who is by far the most named of all with that surname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reader.model import Entity, EntityKind

BY_FAR = 5
"""So many times more articles must speak for one than for each of the others."""
_LEAST_SHARE = 20
"""One of so many articles of the less named one must call it by both names: one article may be wrong."""
_MOST_LIKE = 50
"""More people than this of one first name and surname are taken for different ones, whatever their middle names."""
MAX_KEY_CHARS = 200
"""What is longer is no name; more of it is not compared."""

_FULL_SHARE = 5
"""A full name is shown where at least one of so many articles has it for each that has the most common form."""

SURNAME_END = ", "
"""Stands between the parts of a person's key, and in no other."""
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"(?<=\w)['’`´ʼ](?=\w)")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "ap", "av", "ben", "bin", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el"}
    | {"ibn", "la", "le", "los", "ten", "ter", "van", "von", "zu"}
)
_LEGAL_FORMS = frozenset(
    {"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "sa", "nv", "se", "gmbh"}
)


class PersonName(NamedTuple):
    """A folded name of a person, in parts.

    Attributes:
        first: first name or initial; empty for a surname alone.
    """

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @classmethod
    def of(cls, key: str) -> PersonName:
        """The parts of a key of `key_of`."""
        last, before, suffix = (*key.split(SURNAME_END), "", "")[:3]
        words = before.split()
        while words and words[0] in _PARTICLES:
            del words[0]
        return cls(words[0] if words else "", tuple(words[1:]), last, suffix)


class Node(NamedTuple):
    """An entity as the tables have it.

    Attributes:
        articles: that name it.
    """

    id: int
    key: str
    articles: int


class Tie(NamedTuple):
    """That articles call an entity by another full name too.

    Attributes:
        owner: id of the entity.
        key: of the other name.
        articles: that do so.
    """

    owner: int
    key: str
    articles: int


def identity(entity: Entity) -> str:
    """What an entity of an article is known by among all of its kind in a library."""
    if entity.kind == "place":
        return _place_key(entity)
    if entity.kind == "nationality":
        return f"{(entity.country or '').lower()}:{_without_plural(key_of('nationality', entity.name))}"
    return key_of(entity.kind, entity.name)


def key_of(kind: EntityKind, name: str) -> str:
    """A name as it is compared: its words without case, accents and marks.

    An organisation's is without article and legal form, a person's begins with the surname: so all of one surname stand
    together in the index. A name without letters and digits is compared as it stands. Never empty.
    """
    words = words_of(name[:MAX_KEY_CHARS])
    if not words:
        return " ".join(name[:MAX_KEY_CHARS].replace(",", " ").split()) or "-"
    if kind == "person":
        suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
        *before, last = words
        return SURNAME_END.join(
            [last, " ".join(before), suffix] if suffix else [last, " ".join(before)] if before else [last]
        )
    if kind == "organization":
        while len(words) > 1 and words[0] == "the":
            del words[0]
        while len(words) > 1 and words[-1] in _LEGAL_FORMS:
            del words[-1]
        words = _without_stops(words)
    return " ".join(words)


def words_of(name: str) -> list[str]:
    """The words of a name, folded: letters and digits, an apostrophe inside a word left out."""
    return _WORD.findall(_MARKS.sub("", fold(name)))


def surname(key: str) -> str:
    """The surname of a person's key."""
    return PersonName.of(key).last


def tie_of(kind: EntityKind, own_key: str, form: str) -> str | None:
    """The key by which another form of an entity says that it is one with others; None where it says nothing.

    Places and nationalities are told apart by more than names, and a surname alone says too little.
    """
    if kind not in {"person", "organization"}:
        return None
    key = key_of(kind, form)
    return None if key == own_key or (kind == "person" and not PersonName.of(key).first) else key


def shown_name(kind: EntityKind, keys: Collection[str], forms: Mapping[str, int]) -> str:
    """The form to show: the most common one of several words, unless hardly any article has that.

    Args:
        kind: of what is named; people are always shown by a full name where one is known.
        keys: what it is known by; other forms are shown only of places and nationalities, which have no names as keys.
        forms: with the articles that have each; at least one.
    """
    if len(forms) == 1:
        return next(iter(forms))
    own = {form: count for form, count in forms.items() if key_of(kind, form) in keys} or forms
    ranked = sorted(own, key=lambda form: (-forms[form], -len(form), form))
    most = ranked[0]
    if kind == "nationality":
        return most
    full = next((form for form in ranked if sum(len(word) > 1 for word in words_of(form)) > 1), most)
    return full if kind == "person" or forms[full] * _FULL_SHARE >= forms[most] else most


def people(nodes: Sequence[Node], ties: Iterable[Tie]) -> list[tuple[int, ...]]:
    """People who are one, two or more in a group, the most named first; the nodes hold all people of each surname."""
    names = {node.id: PersonName.of(node.key) for node in nodes}
    clusters = _Clusters(nodes, lambda one, other: _conflict(names[one], names[other]))
    for group in _like_but_for_middle_names(nodes, names):
        for node in group[1:]:
            clusters.unite(group[0].id, node.id)
    for one, other in _edges(nodes, ties, clusters.are_rivals):
        clusters.unite(one, other)
    _unite_surnames(nodes, names, clusters)
    return clusters.groups()


def organizations(nodes: Sequence[Node], ties: Iterable[Tie]) -> list[tuple[int, ...]]:
    """Organisations that are one, two or more in a group, the most named first."""
    clusters = _Clusters(nodes, lambda _one, _other: False)
    for one, other in _edges(nodes, ties, lambda _one, _other: True):
        clusters.unite(one, other)
    return clusters.groups()


class _Clusters:
    """Entities united step by step, unless something says that they are not one."""

    def __init__(self, nodes: Sequence[Node], conflict: Callable[[int, int], bool]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._united: dict[int, list[int]] = {}  # those alone are left out: most are
        self._conflict = conflict

    def unite(self, one: int, other: int) -> None:
        """Unite two entities with all that are one with them, if none of these is at odds with another."""
        if not self.is_same(one, other) and not self.are_rivals(one, other):
            members = self._members(one) + self._members(other)
            self._united.update(dict.fromkeys(members, members))

    def are_rivals(self, one: int, other: int) -> bool:
        """Whether two entities cannot be one."""
        return any(self._conflict(a, b) for a in self._members(one) for b in self._members(other) if a != b)

    def articles(self, one: int) -> int:
        """How many articles name an entity or one that it is one with; those that name two of them count twice."""
        return sum(self._nodes[member].articles for member in self._members(one))

    def is_same(self, one: int, other: int) -> bool:
        """Whether two entities are one."""
        return one == other or other in self._united.get(one, ())

    def groups(self) -> list[tuple[int, ...]]:
        """The entities that are one with another."""
        found = {id(members): members for members in self._united.values()}
        return [tuple(sorted(members, key=lambda one: _rank(self._nodes[one]))) for members in found.values()]

    def _members(self, one: int) -> list[int]:
        return self._united.get(one) or [one]


def _rank(node: Node) -> tuple[int, str]:
    """The order of entities: the most named first, whatever the order in which they came."""
    return -node.articles, node.key


def _like_but_for_middle_names(nodes: Sequence[Node], names: dict[int, PersonName]) -> list[list[Node]]:
    """People of one first name and surname that can only be one person."""
    like: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        name = names[node.id]
        if name.first:
            like[name.first, name.last, name.suffix].append(node)
    found = []
    for group in like.values():
        if 1 < len(group) <= _MOST_LIKE:
            with_middle = [node for node in group if names[node.id].middle]
            if not any(_middles_differ(names[a.id], names[b.id]) for a, b in combinations(with_middle, 2)):
                found.append(group)
            else:
                found += _only_with_each_other(with_middle, names)
    return found


def _only_with_each_other(group: Sequence[Node], names: dict[int, PersonName]) -> list[list[Node]]:
    """Those who agree with the same ones: "W." and "Walker", but not "H." that may be "H. W." and "Henry"."""
    agreeing: dict[frozenset[int], list[Node]] = defaultdict(list)
    for node in group:
        agreed = frozenset(b.id for b in group if not _middles_differ(names[node.id], names[b.id]))
        agreeing[agreed].append(node)
    return [found for agreed, found in agreeing.items() if len(found) == len(agreed) > 1]


def _middles_differ(one: PersonName, other: PersonName) -> bool:
    """Whether middle names differ, as far as both have them; an initial is as good as its name."""
    return any(
        a != b and not (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one.middle, other.middle, strict=False)
    )


def _conflict(one: PersonName, other: PersonName) -> bool:
    """Whether two names cannot be one person's, even if an article takes them for it."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    if one.last != other.last or not (one.first and other.first):
        return False
    is_father_or_son = one.suffix != other.suffix and one.first == other.first
    return is_father_or_son or _middles_differ(one, other)


def _edges(nodes: Sequence[Node], ties: Iterable[Tie], are_rivals: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Pairs that articles say are one, those that most say so first.

    A name goes to the one that is called so by far the most, and to those who may well be the same.
    """
    by_id = {node.id: node for node in nodes}
    by_key = {node.key: node for node in nodes}
    owners: dict[str, list[tuple[int, Node]]] = defaultdict(list)
    for tie in ties:
        if tie.owner in by_id:
            owners[tie.key].append((tie.articles, by_id[tie.owner]))
    edges: list[tuple[int, str, str, int, int]] = []
    for key, found in owners.items():
        most, best = min(found, key=lambda pair: (-pair[0], pair[1].key))
        rivals = {node.id for _, node in found if node is not best and are_rivals(best.id, node.id)}
        if any(most < BY_FAR * count for count, node in found if node.id in rivals):
            continue
        called = by_key.get(key)
        for count, node in found:
            other = called or best
            is_rare = called is not None and count * _LEAST_SHARE < min(node.articles, called.articles)
            if node is not other and node.id not in rivals and not is_rare:
                first, second = sorted((node.key, other.key))
                edges.append((-count, first, second, node.id, other.id))
    return [(one, other) for *_, one, other in sorted(edges)]


def _unite_surnames(nodes: Sequence[Node], names: dict[int, PersonName], clusters: _Clusters) -> None:
    """Take a surname alone to the person who is by far the most named of that surname."""
    alone: dict[str, list[Node]] = defaultdict(list)
    full: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        name = names[node.id]
        if name.first:
            full[name.last].append(node)
        elif not name.suffix:
            alone[name.last].append(node)
    for last, bare in alone.items():
        others = full.get(last, ())
        totals = {other.id: clusters.articles(other.id) for other in others}
        best = min(others, key=lambda other: (-totals[other.id], other.key), default=None)
        if best is not None and all(
            totals[best.id] >= BY_FAR * totals[other.id] or clusters.is_same(best.id, other.id) for other in others
        ):
            for node in bare:
                clusters.unite(best.id, node.id)


def _place_key(entity: Entity) -> str:
    """A country's code, or country, rank and position on the map; for what is not on it, country and name."""
    country = (entity.country or "").lower()
    if country and entity.place_kind == "country":
        return country
    if entity.lat is not None and entity.lon is not None:
        return f"{country}:{entity.place_kind or ''}:{entity.lat:.2f},{entity.lon:.2f}"
    return f"{country}:{key_of('place', entity.name).removeprefix('the ')}"


def _without_plural(key: str) -> str:
    """A people as one of it: "americans" as "american"; "swiss" stays."""
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def _without_stops(words: list[str]) -> list[str]:
    """Letters that stand alone, as of "U.N.", as one word."""
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined
