"""Places that were checked by hand, as texts that name them, and how many of them get the right country."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.engines import NameSpan
from reader.analysis.entities.grouping import group_entities
from reader.analysis.geography.locate import locate
from reader.analysis.salience import Salience
from reader.model import EntityKind, Sentence, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = Path(__file__).parent / "data" / "places_checked.tsv"
_KINDS: dict[str, EntityKind] = {"person": "person", "place": "place", "nationality": "nationality"}


class CheckedName(NamedTuple):
    """A name of one text.

    Attributes:
        mentions: how often it is named.
        phrase: how the text writes it where that tells what it lies in; the name itself elsewhere.
        country: the right one of a place; "-" for none, empty for what is no place.
    """

    kind: EntityKind
    name: str
    mentions: int
    phrase: str
    country: str


class Result(NamedTuple):
    """Counts of places: that lie in a country, that got one, that got the right one; and what is wrong or missing."""

    places: int
    answered: int
    right: int
    wrong: list[str]
    missing: list[str]


def checked_texts() -> Iterator[list[CheckedName]]:
    """The names of each text, in the order of the file."""
    names: dict[str, list[CheckedName]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line[0] != "#":
            text, kind, name, count, phrase, country = line.split("\t")
            names.setdefault(text, []).append(CheckedName(_KINDS[kind], name, int(count), phrase or name, country))
    yield from names.values()


def measure(texts: Iterable[list[CheckedName]]) -> Result:
    """Locate the places of each text, written anew from nothing but its names."""
    places = answered = right = 0
    wrong, missing = [], []
    for names in texts:
        text, spans = "", []
        for name in names:
            for number in range(name.mentions):
                written = name.phrase if number == 0 else name.name
                start = len(text) + len("Then in ") + written.index(name.name)
                spans.append(NameSpan(start, start + len(name.name), name.kind))
                text += f"Then in {written}. "
        entities = locate(text, group_entities(text, spans, Salience([Sentence(0, len(text))], Summary(), None)))
        owner = {(m.start, entity.kind): entity for entity in entities for m in entity.mentions}
        found = {(text[start : start + len(e.name)], e.kind): e for (start, _), e in owner.items()}
        for name in names:
            entity = found.get((name.name, name.kind))
            if name.kind != "place" or entity is None:
                continue
            places += name.country != "-"
            if entity.country:
                answered += 1
                right += entity.country == name.country
                if entity.country != name.country:
                    wrong.append(f"{name.phrase}: {entity.country}, not {name.country}")
            elif name.country != "-":
                missing.append(name.phrase)
    return Result(places, answered, right, wrong, missing)
