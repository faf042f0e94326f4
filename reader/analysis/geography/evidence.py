"""What a text itself says of where a place is: "Paris, Texas", "Syria's Idlib", "the Iraqi city of Mosul".

Only a few dozen characters beside a mention are read, by patterns whose parts are bounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.gazetteer import gazetteer
from reader.analysis.names.words import COMPASS
from reader.analysis.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.analysis.geography.atlas import Atlas
    from reader.model import Span

_BESIDE_CHARS = 60
"""How much of the text on either side of a mention is read."""
_WORDS = r"[A-Z][\w.’'-]{0,20}(?:[ -][A-Z][\w.’'-]{0,20}){0,3}"
_AFTER = re.compile(rf"(?:, (?:in )?|,? \(| in |, (?:a|the) [a-z]{{3,12}} in )(?:the )?(?P<words>{_WORDS})")
_KINDS = words("""
    city town village province region state capital port district suburb resort neighborhood neighbourhood county island
    border stronghold enclave municipality community hamlet
""")
_BETWEEN = words("""
    north south east west northern southern eastern western northeastern northwestern southeastern southwestern
    north-eastern north-western south-eastern south-western north-east north-west south-east south-west central coastal
    border port capital small tiny largest biggest main major ancient historic holy industrial seaside holiday tourist
    beach mountain market university second third key strategic besieged rebel-held flashpoint remote rural picturesque
    popular quiet
""")
"""What may stand between a country and the kind of a place of it: "the Syrian [border] town of"."""
_MAX_BETWEEN = 3
_MAX_WORDS = 4
"""Most words of a country's or region's name that stand before a place."""
_PREPOSITION = re.compile(r"\b(?:in|at|from|near|of|outside|around|to|across) (?:the )?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_QUARTER = "Little "
_DIRECTIONS = frozenset(word.casefold() for word in COMPASS)


class Within(NamedTuple):
    """A country or region that a text names as what a place lies in.

    Attributes:
        country: ISO 3166-1 alpha-2.
        region: code of the region at GeoNames; empty for a whole country, or a region without a code.
        is_part: it is a region, with a code or without, and no city of that name is known ("Paris, New York").
    """

    country: str
    region: str = ""
    is_part: bool = False


def told_within(text: str, mention: Span, atlas: Atlas) -> tuple[Within, ...]:
    """What the words beside a mention say that it lies in; several for a name of several, empty for none."""
    after = _AFTER.match(text, mention.end, mention.end + _BESIDE_CHARS)
    found = _containers(after["words"], atlas) if after else ()
    owner = "" if found else _owner(text[max(0, mention.start - _BESIDE_CHARS) : mention.start])
    return _containers(owner, atlas, is_last=True) if owner else found


def _owner(before: str) -> str:
    """The capitalised words that own what follows: "Syria's", or "Iraqi" before "city of"; empty when nothing does."""
    parts = before.split(" ")[:-1] if before.endswith(" ") else []
    if parts and parts[-1] == "the":
        del parts[-1]
    if parts and parts[-1] in {"of", "in"}:
        del parts[-1]
    is_kind = bool(parts) and parts[-1].rstrip(",") in _KINDS
    if is_kind:
        del parts[-1]
    for _ in range(_MAX_BETWEEN):
        if parts and parts[-1] in _BETWEEN:
            del parts[-1]
    if not parts or not (is_kind or _POSSESSIVE.search(parts[-1])):
        return ""
    parts[-1] = _POSSESSIVE.sub("", parts[-1])
    first = len(parts)
    while first > max(0, len(parts) - _MAX_WORDS) and parts[first - 1][:1].isupper():
        first -= 1
    return " ".join(parts[first:])


def is_told_as_place(text: str, mention: Span) -> bool:
    """A preposition of place stands before a mention."""
    return bool(_PREPOSITION.search(text[max(0, mention.start - 16) : mention.start]))


def is_quarter(text: str, mention: Span) -> bool:
    """A mention is part of the name of a town's quarter: "Little [Italy]"."""
    return text.endswith(_QUARTER, 0, mention.start)


def _containers(beside: str, atlas: Atlas, *, is_last: bool = False) -> tuple[Within, ...]:
    """The longest run of words, from the first on (or up to the last), that is a country, region or nationality."""
    for name in _runs(beside.rstrip(".,-'’"), is_last=is_last):
        places = atlas.find(name)
        is_city = any(place.rank == "city" for place in places)
        found = dict.fromkeys(
            Within(place.country, place.region, place.rank == "region" and not is_city)
            for place in places
            if place.rank in {"country", "region"} and place.country
        )
        entry = gazetteer().entries.get(name)
        if entry and entry.kind == "nationality" and entry.country:
            found.setdefault(Within(entry.country))
        if len(name) == 2 and name.isupper():  # "Irving, TX"
            found.update(
                (Within(place.country, place.region, is_part=True), None) for place in atlas.find(f"US {name}")
            )
        if found:
            return tuple(found)
    return ()


def _runs(beside: str, *, is_last: bool) -> Iterator[str]:
    parts = beside.split(" ")
    if not is_last and parts[0].casefold() in _DIRECTIONS:
        yield beside
        parts = parts[1:]
    for size in range(len(parts), 0, -1):
        yield " ".join(parts[-size:] if is_last else parts[:size])
