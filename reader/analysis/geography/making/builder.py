"""The lines of the atlas, from cities and the tables of this project."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.geography.keys import place_key
from reader.analysis.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = list[str]
"""A line of a table, split at tabs."""

_TERRITORIES = frozenset({"PS.GZ", "PS.WE", "UA.11"})
"""Regions that stand beside a city's name in place of a country."""
_SHORT_NAMES = {
    "AE": "UAE", "BA": "Bosnia", "CD": "DR Congo", "CG": "Congo", "CF": "Central Africa", "GB": "UK", "US": "US",
    "PS": "Palestinian terr.",
}  # fmt: skip
"""Countries whose name is too long for a line of the panel."""
_NAMESAKES = {"GE": ("Georgia",)}
"""Names of countries that the table of countries leaves out, because they mean another place as well."""
_TRANSLITERATED = words("""
    AE AF AM AZ BD BG BH BY DZ EG ER ET GE GR IL IN IQ IR JO KG KH KR KP KW KZ LA LB LK LY MA MD ME MK MM MN MR NP OM
    PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ XK YE
""")
"""Countries whose cities are spelled in several ways, as their own script is not Latin."""
_LEAST_SPELLED = 30_000
"""People of the smallest city whose other spellings count."""
_SMALL_REGION = 300_000
"""People of a region that has no code, for comparing it with a city of the same name."""
_METROPOLIS = 500_000
"""People of the smallest city that is better known than the region of its name."""
_DEGREES = re.compile(r"@-?\d")
_ARTICLE = re.compile(r"^(?:al|ar|as|ad|an|at|ash|az|el) ")
_SOUNDS = str.maketrans("qcwzj", "kkvsg", "aeiouyh ")
_REPEATED = re.compile(r"(.)\1+")


class City(NamedTuple):
    """A city as GeoNames has it.

    Attributes:
        region: code of its first-level region, which is unique in its country alone.
        others: other names, in any language and script.
    """

    name: str
    country: str
    region: str
    lat: float
    lon: float
    people: int
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class _Middle:
    """The middle of people on the globe: the sum of the directions in which they live."""

    people: int = 0
    direction: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    def add(self, city: City) -> None:
        lat, lon, weight = math.radians(city.lat), math.radians(city.lon), max(city.people, 1)
        self.people += city.people
        for axis, value in enumerate((math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))):
            self.direction[axis] += weight * value

    def degrees(self) -> tuple[float, float]:
        x, y, z = self.direction
        return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


class Sources(NamedTuple):
    """What the atlas is made of; the rows of the tables are as their files describe them."""

    cities: Sequence[City]
    countries: Sequence[Row]
    regions: Sequence[Row]
    places: Sequence[Row]


class _Spot(NamedTuple):
    """What a line says of a place beside its name and rank; the point in degrees, None when unknown."""

    country: str
    region: str = ""
    point: tuple[float, float] | None = None
    people: int = 0


class _Lines:
    """The lines so far; a usual meaning is written over the plain one."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, ...], int] = {}
        self._usual: set[tuple[str, ...]] = set()

    def add(self, forms: Iterable[str], rank: str, spot: _Spot, *, is_usual: bool = False) -> None:
        position = tuple(f"{degrees:.2f}" for degrees in spot.point) if spot.point else ("", "")
        for key in {place_key(form) for form in forms} - {""}:
            line = (key, rank, spot.country, spot.region, *position)
            self._plain[line] = max(self._plain.get(line, 0), round(spot.people / 1000))
            if is_usual:
                self._usual.add(line)

    def text(self) -> list[str]:
        return sorted(
            "\t".join((key, rank.upper() if (key, rank, *rest) in self._usual else rank, *rest, str(people)))
            for (key, rank, *rest), people in self._plain.items()
        )


def atlas_lines(sources: Sources) -> list[str]:
    """The lines of the atlas, as `reader.analysis.geography.atlas.Atlas` reads them."""
    lines = _Lines()
    whole: dict[str, _Middle] = {}
    parts: dict[tuple[str, str], _Middle] = {}
    by_name: dict[tuple[str, str], City] = {}
    for city in sorted(sources.cities, key=lambda city: city.people):
        whole.setdefault(city.country, _Middle()).add(city)
        parts.setdefault((city.country, city.region), _Middle()).add(city)
        forms = [city.name, *_spellings(city)]
        by_name.update(((city.country, place_key(form)), city) for form in forms)
        lines.add(forms, "t", _spot(city))
    regions = {(row[0], place_key(form)): row for row in sources.regions for form in _forms(row[2:])}
    containers = _add_countries(lines, sources, whole, regions)
    containers += _add_regions(lines, sources, parts, by_name)
    usual: dict[tuple[str, str], Row] = {}
    for country, *columns in sources.places:
        usual.setdefault((country, columns[0]), [country]).extend(columns)
    for row in usual.values():
        _add_place(lines, row, by_name, regions, parts)
    return [*sorted(containers), "", *lines.text()]


def _add_countries(
    lines: _Lines, sources: Sources, whole: dict[str, _Middle], regions: dict[tuple[str, str], Row]
) -> list[str]:
    """Countries, without those of their names that mean a region ("Scotland"); returns the lines of their names."""
    for row in sources.countries:
        middle = whole.get(row[0])
        forms = [form for form in _forms(row[1:3]) if (row[0], place_key(form)) not in regions]
        forms += _NAMESAKES.get(row[0], ())
        point, people = (middle.degrees(), middle.people) if middle else (None, 0)
        lines.add(forms, "c", _Spot(row[0], "", point, people), is_usual=True)
    return [f"{row[0]}\t{_SHORT_NAMES.get(row[0], row[1])}" for row in sources.countries]


def _add_regions(
    lines: _Lines, sources: Sources, parts: dict[tuple[str, str], _Middle], by_name: dict[tuple[str, str], City]
) -> list[str]:
    """Regions, those without a code at the place of a city; returns the lines of the territories' names.

    Raises:
        KeyError: a row names a city or code that GeoNames does not have.
    """
    territories = []
    for country, code, *names in sources.regions:
        if code.startswith("@"):
            lines.add(_forms(names), "r", _Spot(country, "", _point(country, code, by_name), _SMALL_REGION))
            continue
        middle = parts[country, code]
        forms = [*_forms(names), f"US {code}"] if country == "US" else _forms(names)
        lines.add(forms, "r", _Spot(country, code, middle.degrees(), middle.people))
        if f"{country}.{code}" in _TERRITORIES:
            territories.append(f"{country}.{code}\t{names[0]}")
    return territories


def _spot(city: City) -> _Spot:
    return _Spot(city.country, city.region, (city.lat, city.lon), city.people)


def _point(country: str, code: str, by_name: dict[tuple[str, str], City]) -> tuple[float, float]:
    """The position of a region without a code: "@" and a city of the country, or "@" and degrees."""
    if _DEGREES.match(code):
        lat, lon = code[1:].split()
        return float(lat), float(lon)
    city = by_name[country, place_key(code[1:])]
    return city.lat, city.lon


def _add_place(
    lines: _Lines,
    row: Row,
    by_name: dict[tuple[str, str], City],
    regions: dict[tuple[str, str], Row],
    parts: dict[tuple[str, str], _Middle],
) -> None:
    """What newspapers mean by a name: the city or region of that name in the country, else something other."""
    country, *columns = row
    every = [(country, place_key(form.lstrip("@"))) for form in _forms(columns)]
    forms = [form for form in _forms(columns) if not form.startswith("@")]
    city = next((by_name[key] for key in every if key in by_name), None)
    region = regions.get(every[0])
    if region and not region[1].startswith("@") and not (city and _is_capital_of_its_region(city, region, parts)):
        middle = parts[country, region[1]]
        lines.add(forms, "r", _Spot(country, region[1], middle.degrees(), middle.people), is_usual=True)
    elif city:
        lines.add(forms, "t", _spot(city), is_usual=True)
    elif region:
        lines.add(forms, "r", _Spot(country, "", _point(country, region[1], by_name), _SMALL_REGION), is_usual=True)
    elif country != "-" or not any(place_key(form) in _namesakes() for form in forms):
        lines.add(forms, "o", _Spot("" if country == "-" else country), is_usual=True)


def _namesakes() -> set[str]:
    return {place_key(name) for names in _NAMESAKES.values() for name in names}


def _is_capital_of_its_region(city: City, region: Row, parts: dict[tuple[str, str], _Middle]) -> bool:
    """A large city that its region is called after and that has much of its people: New York, not Quebec."""
    share = city.people / max(parts[city.country, city.region].people, 1)
    return city.region == region[1] and share >= 0.25 and city.people >= _METROPOLIS


def _forms(columns: Sequence[str]) -> list[str]:
    return [form for column in columns for form in column.split("|") if form]


def _spellings(city: City) -> list[str]:
    """Other names of a city that are its own name in other letters: "Khan Younis" beside "Khān Yūnis"."""
    if city.country not in _TRANSLITERATED or city.people < _LEAST_SPELLED:
        return []
    sound = _sound(place_key(city.name))
    return [
        other
        for other in city.others
        if other[:1].isupper() and len(other) > 3 and other.isascii() and _sound(place_key(other)) == sound
    ]


def _sound(key: str) -> str:
    """The consonants that different ways to spell a name have in common."""
    plain = _ARTICLE.sub("", key).replace("ph", "f").replace("x", "ks").translate(_SOUNDS)
    return _REPEATED.sub(r"\1", plain)
