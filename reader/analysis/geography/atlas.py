"""The atlas: countries, first-level regions, cities, and what is known to be none of them, by name.

One compressed file, made by `reader.analysis.geography.making` at release time from GeoNames (CC BY 4.0, see NOTICE)
and tables of this project; it is read whole, kept as sorted lines, and searched by bisection, so that what an article
does not name is never parsed. Loading takes about 15 ms and 8 MB (November 2026).
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from reader.analysis.geography.keys import place_key
from reader.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "atlas.z"
"""Name of the compressed atlas, beside this module."""

PlaceRank = Literal["country", "region", "city", "other"]
RANKS: dict[str, PlaceRank] = {"c": "country", "r": "region", "t": "city", "o": "other"}
"""How the ranks are written in the file."""


class Place(Frozen):
    """One place that a name may mean.

    Attributes:
        rank: ``other`` are seas, continents, streets, buildings and the like.
        country: ISO 3166-1 alpha-2; empty for what belongs to none.
        region: code of the first-level region at GeoNames; empty when unknown.
        lat, lon: degrees, north and east positive; None when unknown.
        people: thousands of inhabitants, of a region those of its cities.
        is_usual: what newspapers mean by the bare name.
    """

    rank: PlaceRank
    country: str
    region: str
    lat: float | None
    lon: float | None
    people: int
    is_usual: bool


class Atlas:
    """Places by name.

    Args:
        lines: the text of the atlas: first ``code TAB name`` of countries and of the territories shown in place of
            a country (``PS.GZ TAB Gaza Strip``), then an empty line, then the places, sorted by key:
            ``key rank country region lat lon people``, separated by tabs; a usual meaning has a capital rank.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        middle = lines.index("")
        self._containers = dict(cast("tuple[str, str]", line.split("\t")) for line in lines[:middle])
        self._lines = lines[middle + 1 :]

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of a name, in no particular order; empty for an unknown one."""
        key = place_key(name) + "\t"
        places = []
        for position in range(bisect_left(self._lines, key), len(self._lines)):
            if not self._lines[position].startswith(key):
                break
            places.append(_place(self._lines[position]))
        return tuple(places)

    def country_name(self, country: str) -> str | None:
        """The short name of a country by its code; None for a code that it does not have."""
        return self._containers.get(country)

    def container(self, place: Place) -> str | None:
        """What a place lies in, as people say it: its country or territory; None for a country itself."""
        if place.rank == "country" or not place.country:
            return None
        territory = self._containers.get(f"{place.country}.{place.region}")
        return territory if territory and place.rank != "region" else self.country_name(place.country)


def _place(line: str) -> Place:
    _, rank, country, region, lat, lon, people = line.split("\t")
    return Place(
        RANKS[rank.lower()],
        country,
        region,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(people),
        rank.isupper(),
    )


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The atlas that is shipped, read once."""
    packed = (files("reader.analysis.geography") / FILE).read_bytes()
    return Atlas(zlib.decompress(packed).decode().split("\n"))
