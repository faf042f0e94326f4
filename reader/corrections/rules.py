"""What a correction says, and what all of them together make of a name. Pure.

A correction speaks of what the engines find, by kind and name, and of what that becomes: nothing, or something else.
So hiding, retyping and merging are one mapping, and corrections of corrections are a way through it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from reader.frozen import Frozen
from reader.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Entity

KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

Key = tuple[EntityKind, str]
"""Kind and folded name: what is the same to a correction."""


def one_line(name: str) -> str:
    """A name with single spaces as its only white space, none at its ends."""
    return " ".join(name.split())


def folded(name: str) -> str:
    """A name as corrections compare it: whatever its case and its white space."""
    return one_line(name).casefold()


class Named(Frozen):
    """Somebody or something, by kind and name; the name is one line as of `one_line`, and not empty."""

    kind: EntityKind
    name: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no kind of entity: {self.kind!r}")
        if not self.name or self.name != one_line(self.name):
            raise ValueError(f"no name in one line: {self.name!r}")

    @property
    def key(self) -> Key:
        """What it is the same as."""
        return self.kind, folded(self.name)


class Correction(Frozen):
    """One correction.

    Attributes:
        found: what the engines find.
        becomes: what it is instead; None when it is nothing and hidden.
    """

    found: Named
    becomes: Named | None

    def __post_init__(self) -> None:
        if self.becomes is not None and self.becomes.key == self.found.key:
            raise ValueError(f"it becomes itself: {self.found.name!r}")

    @property
    def is_retyping(self) -> bool:
        """Whether the kind alone changes."""
        return self.becomes is not None and self.becomes.key[1] == self.found.key[1]

    def is_about(self, entity: Entity) -> bool:
        """Whether it speaks of an entity, before any other correction."""
        return any(key == self.found.key for key in keys_of(entity))


class Corrections:
    """All corrections of a user, followed to their ends.

    Of several that speak of the same the last one holds. What leads in a circle changes nothing.

    Attributes:
        circular: keys of the corrections that lead in a circle, or into one.
    """

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        """Follow every correction, in linear time."""
        self._becomes = {one.found.key: one.becomes for one in corrections}
        self._ends: dict[Key, Named | None] = {}
        self.circular: set[Key] = set()
        for key in self._becomes:
            self._follow(key)

    def __len__(self) -> int:
        return len(self._becomes)

    def said(self) -> str:
        """What all of them say, as JSON: kind and folded name of what is found, kind and name of what it becomes."""
        said = [[*key, end.kind if end else None, end.name if end else None] for key, end in self._becomes.items()]
        return json.dumps(sorted(said, key=lambda one: one[:2]), ensure_ascii=False)

    def _follow(self, key: Key) -> None:
        path: dict[Key, None] = {}
        while True:
            if key in path or key in self.circular:
                self.circular.update(path)
                return
            if key in self._ends:
                end = self._ends[key]
                break
            path[key] = None
            end = self._becomes[key]
            if end is None or end.key not in self._becomes:
                break
            key = end.key
        self._ends.update(dict.fromkeys(path, end))

    def outcome(self, entity: Entity) -> Named | Entity | None:
        """What an entity becomes in the end: itself when nothing is said of it, None when it is hidden."""
        for key in keys_of(entity):
            if key in self._ends:
                return self._ends[key]
        return entity


def keys_of(entity: Entity) -> Iterable[Key]:
    """The keys by which corrections know an entity: its name's first, then its other forms'.

    A form that is a part of the name says too little: what is said of "Wagner" is not said of "Richard Wagner".
    """
    yield entity.kind, folded(entity.name)
    if entity.aliases:
        words = set(folded(entity.name).split())
        for alias in entity.aliases:
            form = folded(alias)
            if not words.issuperset(form.split()):
                yield entity.kind, form


def named(entity: Entity) -> Named:
    """An entity as corrections name it."""
    return Named(entity.kind, one_line(entity.name))


def next_kind(kind: EntityKind) -> EntityKind:
    """The kind that comes next when a person goes through them: person, place, organisation, and round."""
    return _NEXT_KIND[kind]


_NEXT_KIND: dict[EntityKind, EntityKind] = {
    "person": "place",
    "place": "organization",
    "organization": "person",
    "nationality": "place",
}
