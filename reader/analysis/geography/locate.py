"""Where the places of one article are, as far as that is certain enough.

What the text says beside a name comes first, then countries; of all other meanings of a name that one wins which has
the most people, where newspapers' usual meaning, and countries and regions that the same article names, count for
more. It must win by a margin, else nothing is said. A person of the article beats a city of the same name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.entities.groups import WORD
from reader.analysis.geography.atlas import Place, atlas
from reader.analysis.geography.evidence import Within, is_quarter, is_told_as_place, told_within
from reader.analysis.names.words import COMPASS
from reader.frozen import replace
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.geography.atlas import Atlas
    from reader.model import Entity

_MAX_MENTIONS = 12
"""Mentions of one entity whose surroundings are read."""
_USUAL = 10.0
"""How many times more people the usual meaning of a name counts for."""
_WHOLE_REGION = 3.0
"""The same for a region: what regions are called cities are too, and the region is meant more often."""
_OWN_COUNTRY = 30.0
"""The same for a place in the one country that the article is about; less for a country named in passing."""
_OWN_REGION = 30.0
"""The same for a city in a region that the article names."""
_MARGIN = 4.0
"""How many times more people the best meaning must count for than the best one of another country."""
_LEAST = 300.0
"""Thousands of people that a meaning must count for."""
_LEAST_WHOLE = 1000
"""Thousands of people of a country or city so well known that a name may be its part, or itself begin a list."""
_AROUND = {"GE": ("RU", "AM", "AZ", "TR")}
"""Countries that tell one from a state of the same name, as it is seldom in the news without them."""


class _Context(NamedTuple):
    """What the article is about.

    Attributes:
        countries: part of the evidence that speaks for each country, together 1.
        regions: (country, region) that it names.
        people: words of the names of its people, folded, and how often these are named.
    """

    countries: dict[str, float]
    regions: frozenset[tuple[str, str]]
    people: Counter[str]


def locate(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, those that are places with country, position, rank and what they lie in where that is certain.

    Linear in the number of mentions, of which each entity gives the first dozen.
    """
    world = atlas()
    told = {e.id: _told(text, e, world) for e in entities if e.kind == "place"}
    context = _context(entities, told, world)
    return tuple(_located(text, e, told[e.id], context, world) if e.kind == "place" else e for e in entities)


def _told(text: str, entity: Entity, world: Atlas) -> tuple[Within, ...]:
    """What the text most often says that a place lies in."""
    counted = Counter(told for m in entity.mentions[:_MAX_MENTIONS] if (told := told_within(text, m, world)))
    return counted.most_common(1)[0][0] if counted else ()


def _context(entities: Sequence[Entity], told: dict[int, tuple[Within, ...]], world: Atlas) -> _Context:
    votes: defaultdict[str, float] = defaultdict(float)
    regions: set[tuple[str, str]] = set()
    people: Counter[str] = Counter()
    for entity in entities:
        count = len(entity.mentions)
        if entity.kind == "person":
            for word in {fold(word) for form in (entity.name, *entity.aliases) for word in WORD.findall(form)}:
                people[word] += count
        elif entity.kind == "nationality" and entity.country:
            votes[entity.country] += count
        elif entity.kind == "place":
            for within in told[entity.id]:
                regions.add((within.country, within.region))
                votes[within.country] += count / len(told[entity.id])
            if not told[entity.id]:
                for place in _plain_meaning(_meanings(entity, world)):
                    votes[place.country] += count
                    if place.rank == "region":
                        regions.add((place.country, place.region))
    total = sum(votes.values()) or 1
    return _Context({c: n / total for c, n in votes.items()}, frozenset(regions), people)


def _meanings(entity: Entity, world: Atlas) -> tuple[Place, ...]:
    """What the forms of a name may mean: those of the fullest form that means anything."""
    for form in sorted({entity.name, *entity.aliases}, key=lambda form: (-len(form), form)):
        found = world.find(form)
        if found:
            return found
    return ()


def _plain_meaning(places: Iterable[Place]) -> list[Place]:
    """The usual meaning of a name, where there is one alone and it lies in a country; else the region that it alone is.

    A region that is a city elsewhere too would speak for its own country here, and win by that.
    """
    places = list(places)
    usual = [place for place in places if place.is_usual]
    if len({place.country for place in usual}) == 1:
        return usual[:1] if usual[0].country and not _is_namesake(places) else []
    regions = [place for place in places if place.rank == "region"]
    return (
        regions
        if len(regions) == 1 and not usual and {place.country for place in places} == {regions[0].country}
        else []
    )


def _is_namesake(places: Iterable[Place]) -> bool:
    return any(place.country in _AROUND and place.rank == "country" for place in places) and any(
        place.rank == "region" for place in places
    )


def _located(text: str, entity: Entity, told: tuple[Within, ...], context: _Context, world: Atlas) -> Entity:
    places = _meanings(entity, world)
    place = _told_meaning(places, told)
    places = _unless_told_otherwise(places, told) if told else _unless_a_person(entity, places, context)
    place = place or _country(places) or _best(places, context)
    if place is None and not places:
        place = _unknown(text, entity, told) or _directed(entity, context, world)
    if place is None or not place.country or all(is_quarter(text, m) for m in entity.mentions[:_MAX_MENTIONS]):
        return replace(entity, country=None)
    rank = None if place.rank == "other" else place.rank
    return replace(
        entity,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        place_kind=rank,
        within=world.container(place),
    )


def _told_meaning(places: Sequence[Place], told: tuple[Within, ...]) -> Place | None:
    """The largest meaning that lies in what the text says; beside a country only in a region ("Lebanon, Ohio")."""
    is_country = any(place.rank == "country" for place in places) and not _is_namesake(places)
    fitting = [
        place
        for place in places
        for within in told
        if place.country == within.country and place.rank != "country"
        if within.region == place.region or (not within.region and not is_country)
        if place.rank != "region" or not within.region
    ]
    return max(fitting, key=_weight, default=None)


def _unless_told_otherwise(places: tuple[Place, ...], told: tuple[Within, ...]) -> tuple[Place, ...]:
    """Meanings that what the text says leaves, when none lies in it: "Portland, Dorset" is not in America.

    What may be the start of a list stays: countries, regions and the largest cities, and beside a country all that is
    usual ("Gaza, Israel").
    """
    is_part = all(within.is_part for within in told)
    return tuple(
        place
        for place in places
        if place.rank in {"country", "region"}
        or (place.is_usual and (not is_part or place.people >= _LEAST_WHOLE or place.rank == "other"))
    )


def _unless_a_person(entity: Entity, places: tuple[Place, ...], context: _Context) -> tuple[Place, ...]:
    """Meanings that a person of the same name leaves: no city, and nothing at all beside a person named as often."""
    words = WORD.findall(entity.name)
    named = context.people[fold(words[0])] if len(words) == 1 else 0
    if not named:
        return places
    return () if named >= len(entity.mentions) else tuple(place for place in places if place.rank != "city")


def _country(places: Sequence[Place]) -> Place | None:
    found = [place for place in places if place.rank == "country"]
    is_certain = not any(place.is_usual and place.rank == "other" for place in places) and not _is_namesake(places)
    return found[0] if len(found) == 1 and is_certain else None


def _weight(place: Place) -> float:
    weight = max(place.people, 1) * (_USUAL if place.is_usual else 1.0)
    if place.rank == "other":
        return max(weight, _LEAST * _USUAL)
    return weight * (_WHOLE_REGION if place.rank == "region" and place.region else 1.0)


def _best(places: Sequence[Place], context: _Context) -> Place | None:
    """The meaning that counts for the most, by a margin over those of other countries."""
    usual = {place.country for place in places if place.is_usual}
    if "" in usual and len(usual) > 1:
        return None
    weighed = sorted(((_weight_here(place, context), place) for place in places), key=lambda pair: -pair[0])
    if not weighed or weighed[0][0] < _LEAST:
        return None
    weight, best = weighed[0]
    others = [w for w, place in weighed if place.country != best.country]
    if others and weight < _MARGIN * others[0]:
        return None
    same = [w for w, place in weighed[1:] if place.country == best.country and place.rank == best.rank]
    if same and weight < _MARGIN * same[0]:
        return Place("other", best.country, "", None, None, 0, is_usual=False)
    return best


def _weight_here(place: Place, context: _Context) -> float:
    around = (place.country, *_AROUND.get(place.country, ())) if place.rank == "country" else (place.country,)
    share = sum(context.countries.get(country, 0.0) for country in around)
    weight = _weight(place) * (1 + (_OWN_COUNTRY - 1) * share)
    is_in_region = place.rank == "city" and place.region and (place.country, place.region) in context.regions
    return weight * _OWN_REGION if is_in_region else weight


def _unknown(text: str, entity: Entity, told: tuple[Within, ...]) -> Place | None:
    """A name that the atlas does not have, and whose country the text tells all the same."""
    countries = {within.country for within in told}
    if len(countries) != 1 or not any(is_told_as_place(text, m) for m in entity.mentions[:_MAX_MENTIONS]):
        return None
    return Place("other", next(iter(countries)), "", None, None, 0, is_usual=False)


def _directed(entity: Entity, context: _Context, world: Atlas) -> Place | None:
    """A part of a known country or city: "Eastern Ukraine", "West London"."""
    first, _, rest = entity.name.partition(" ")
    if first.capitalize() not in COMPASS or not rest:
        return None
    places = world.find(rest)
    whole = _country(places) or _best(places, context)
    if whole is None or not whole.is_usual or whole.people < _LEAST_WHOLE:
        return None
    return Place("other", whole.country, "", None, None, 0, is_usual=False)
