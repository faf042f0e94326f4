"""Where places are: what the text tells, what else the article names, and when nothing is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.engines import NameSpan
from reader.analysis.entities.grouping import group_entities
from reader.analysis.geography import making
from reader.analysis.geography.atlas import Atlas, atlas
from reader.analysis.geography.keys import place_key
from reader.analysis.geography.locate import locate
from reader.analysis.geography.making.builder import City, Sources, atlas_lines
from reader.analysis.salience import Salience
from reader.model import Entity, EntityKind, Sentence, Summary
from tests.checked_places import checked_texts, measure

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: dict[str, EntityKind] = {"p": "person", "n": "nationality", "o": "organization"}


def located(marked: str) -> dict[str, Entity]:
    """Entities by name of a text in which names stand in brackets: places, or [p:people], [n:nationalities]."""
    text, spans = "", []
    for part in re.split(r"(\[[^]]*\])", marked):
        kind, name = (part[1], part[3:-1]) if part[:1] == "[" and part[2:3] == ":" else ("", part.strip("[]"))
        if part[:1] == "[":
            spans.append(NameSpan(len(text), len(text) + len(name), _KINDS.get(kind, "place")))
        text += name
    entities = group_entities(text, spans, Salience([Sentence(0, len(text))], Summary(), None))
    return {entity.name: entity for entity in locate(text, entities)}


def countries(marked: str) -> dict[str, str | None]:
    """Country of each place of a marked text."""
    return {name: entity.country for name, entity in located(marked).items() if entity.kind == "place"}


@pytest.mark.parametrize(
    ("marked", "place_kind", "within"),
    [
        ("in [Khan Younis] today", "city", "Gaza Strip"),
        ("in [Ramallah] today", "city", "West Bank"),
        ("in [Mosul] today", "city", "Iraq"),
        ("in [Los Angeles] today", "city", "US"),
        ("in [Texas] today", "region", "US"),
        ("in [Scotland] today", "region", "UK"),
        ("in [Gaza] today", "region", "Palestinian terr."),
        ("in [Israel] today", "country", None),
        ("in [Hong Kong] today", "country", None),
        ("in [Wall Street] today", None, "US"),
        ("in [New York] today", "city", "US"),
        ("in [Quebec] today", "region", "Canada"),
    ],
)
def test_places_have_a_kind_and_lie_in_something(marked: str, place_kind: str | None, within: str | None) -> None:
    """A country lies in nothing; a territory stands in for its country."""
    (entity,) = located(marked).values()
    assert (entity.place_kind, entity.within) == (place_kind, within)


def test_a_city_has_its_position() -> None:
    """To a hundredth of a degree."""
    (entity,) = located("in [Khan Younis] today").values()
    assert (entity.country, entity.lat, entity.lon) == ("PS", 31.34, 34.31)


def test_a_country_has_the_middle_of_its_people() -> None:
    """Of Australia that is in the south-east, of the islands on both sides of the date line not in Africa."""
    found = located("in [Australia] and [Fiji] today")
    assert (found["Australia"].lat or 0) < -30
    assert (found["Fiji"].lon or 0) > 170


@pytest.mark.parametrize(
    "marked",
    [
        "in the [Middle East] today",
        "in [Europe] today",
        "on the [Amazon] today",
        "in [Smallville] today",
        "in [Springfield] today",
        "in [Georgia] today",
        "in [Kashmir] today",
        "in [North Shore] today",
        "at the [Emirates] today",
        "in Little [Italy] today",
        "[p:Frank Jordan] spoke. According to [Jordan], it rained.",
    ],
)
def test_nothing_is_said_of_what_is_not_certain(marked: str) -> None:
    """Seas and continents, unknown names, names of many places, disputed land, names that are something else."""
    found = [entity for entity in located(marked).values() if entity.kind == "place"]
    assert [(e.country, e.lat, e.lon, e.place_kind, e.within) for e in found] == [(None, None, None, None, None)]


@pytest.mark.parametrize(
    ("marked", "name", "country", "kind"),
    [
        ("in [Paris] today", "Paris", "FR", "city"),
        ("in [Paris], [Texas], today", "Paris", "US", "city"),
        ("in [Paris], TX, today", "Paris", "US", "city"),
        ("in [Birmingham], [Alabama] today", "Birmingham", "US", "city"),
        ("in [Cambridge], Mass., today", "Cambridge", "US", "city"),
        ("in [Irving] ([Texas]) today", "Irving", "US", "city"),
        ("in [Springfield], [Ohio] today", "Springfield", "US", "city"),
        ("in [Wellington] in [Somerset] today", "Wellington", "GB", "city"),
        ("in [Portland], [Dorset], today", "Portland", "GB", None),
        ("in [Lebanon], [Pennsylvania] today", "Lebanon", "US", "city"),
        ("in [Smallville], [Kansas] today", "Smallville", "US", None),
        ("the Iraqi city of [Hilla] was", "Hilla", "IQ", "city"),
        ("the Syrian border town of [Smallville] was", "Smallville", "SY", None),
        ("Syrian troops near the town of [Smallville] were", "Smallville", None, None),
        ("in [Syria]'s [Idlib] today", "Idlib", "SY", "city"),
        ("in [Georgia]'s capital [Tbilisi] today", "Tbilisi", "GE", "city"),
        ("[Gaza], [Israel] and [Egypt] said", "Gaza", "PS", "region"),
        ("in [London], [Paris] and [Rome]", "London", "GB", "city"),
        ("in [Paris], [New York] and [Rome]", "Paris", "FR", "city"),
        ("in [Maryland], [Virginia] and [Ohio]", "Maryland", "US", "region"),
    ],
)
def test_what_the_text_tells_comes_first(marked: str, name: str, country: str | None, kind: str | None) -> None:
    """A place in a region or country that is written beside it, unless that begins a list."""
    entity = located(marked)[name]
    assert (entity.country, entity.place_kind) == (country, kind)


@pytest.mark.parametrize(
    ("marked", "name", "country"),
    [
        ("[Victoria] and [Melbourne] are in [Australia].", "Victoria", "AU"),
        ("[Ontario] and [Los Angeles] met.", "Ontario", "CA"),
        ("The [White House] said so.", "White House", "US"),
        ("[Tuscany] is dry.", "Tuscany", "IT"),
        ("[Washington, D.C.] and [Seattle]", "Washington, D.C.", "US"),
        ("[n:American] police in [Cambridge], as all of [Massachusetts] knows", "Cambridge", "US"),
        ("[n:British] police in [Cambridge]", "Cambridge", "GB"),
        ("[Georgia] and [Russia] fought over [South Ossetia].", "Georgia", "GE"),
        ("[Georgia], [Alabama] and [Florida] in the [United States]", "Georgia", "US"),
        ("[Punjab] and [Lahore], [Pakistan]", "Punjab", "PK"),
        ("[Punjab] and [New Delhi], [India]", "Punjab", "IN"),
        ("[Hama] in [Syria]", "Hama", "SY"),
        ("fighting in [Eastern Ukraine]", "Eastern Ukraine", "UA"),
        ("a house in [West London]", "West London", "GB"),
        ("the [West Jersey] line", "West Jersey", None),
        ("[Burma] and [Kiev]", "Kiev", "UA"),
        ("[Burma] and [Kiev]", "Burma", "MM"),
        ("[p:Ann Lima] met [p:Bo Lund]. He left [Lima] for [Lima] and [Lima].", "Lima", None),
    ],
)
def test_the_article_breaks_ties(marked: str, name: str, country: str | None) -> None:
    """Its countries, nationalities and regions; a person of the name beats a city."""
    assert countries(marked)[name] == country


def test_a_place_in_brackets_is_another_place() -> None:
    """Not another name of the one before it, as an acronym is of an organisation."""
    assert countries("in [Vilnius] ([Lithuania]) and again in [Lithuania]") == {"Vilnius": "LT", "Lithuania": "LT"}


def test_a_region_does_not_speak_for_itself() -> None:
    """Canterbury is in New Zealand where that is named, and not because Canterbury is."""
    treaty = "[n:British] and [n:French] ministers signed at [Canterbury] what [Britain] and [France] had agreed on."
    assert countries(treaty)["Canterbury"] != "NZ"
    assert countries("[New Zealand] was shaken: in [Canterbury] houses fell.")["Canterbury"] == "NZ"


def test_a_country_may_be_certain_where_the_city_is_not() -> None:
    """Springfields are many, and in this article all of them are American."""
    found = located("[Springfield] and the [United States]")["Springfield"]
    assert (found.country, found.lat, found.place_kind, found.within) == ("US", None, None, "US")


def test_only_places_are_located() -> None:
    """Paris may be a person, and a nationality keeps its country."""
    found = located("[p:Paris] and the [n:French] of [o:Berlin]")
    assert {(e.kind, e.country, e.place_kind) for e in found.values()} == {
        ("person", None, None),
        ("nationality", "FR", None),
        ("organization", None, None),
    }


def test_places_checked_by_hand_have_the_right_country() -> None:
    """At least 97 of 100 that get one, and nine of ten places that lie in one get it."""
    result = measure(checked_texts())
    assert result.answered >= 150
    assert result.right / result.answered >= 0.97
    assert result.answered / result.places >= 0.9


@pytest.mark.parametrize("hostile", ["A, B ", "’s ", "Paris, ", "city of ", "the the ", "North in ", "É.", "-A", "A "])
def test_locating_is_linear(hostile: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Whatever stands between a great many names."""

    def work(count: int) -> object:
        text, spans = "", []
        for number in range(count):
            text += hostile * 5
            spans.append(NameSpan(len(text), len(text) + 5, "place"))
            text += f"X{number:04}"
        return locate(text, group_entities(text, spans, Salience([Sentence(0, len(text))], Summary(), None)))

    assert_linear(work, 200)


@given(st.text(max_size=40))
def test_a_key_stays_what_it_is(name: str) -> None:
    """Making a key of a key changes nothing, and no key has white space at its ends."""
    key = place_key(name)
    assert place_key(key) == key.removeprefix("the ")
    assert key == key.strip()


@given(st.text(max_size=30))
def test_any_name_may_be_looked_up(name: str) -> None:
    """Nothing is raised, also by marks, tabs and line ends."""
    assert all(place.rank for place in atlas().find(name))


@pytest.mark.parametrize("table", ["../../data/countries", "../../data/places", "regions", "places"])
def test_the_atlas_has_every_name_of_its_tables(table: str) -> None:
    """Who changes a table makes the atlas anew."""
    path = Path(making.__file__).parent / f"{table}.tsv"
    first = 2 if table == "regions" else 1
    last = 3 if table.endswith("countries") else None
    for row in (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"):
        names = [name for column in row[first:last] for name in column.split("|") if name and name[0] != "@"]
        assert [name for name in names if not atlas().find(name)] == []


TINY = Sources(
    cities=[
        City("Nordby", "AA", "1", 10.0, 20.0, 600_000),
        City("Nordby", "BB", "9", -10.0, -20.0, 40_000),
        City("Ḩadra", "BH", "1", 1.0, 2.0, 50_000, ("Al Hadrah", "HDR", "Casa Branca", "Хадра")),
        City("Sydhavn", "AA", "2", 0.0, 30.0, 200_000),
        City("Gaza", "PS", "GZ", 5.0, 6.0, 90_000),
    ],
    countries=[
        ["AA", "Aland", "Great Aland|Southia", "Alandish"],
        ["BB", "Bland", "", "Blandish"],
        ["BH", "Hland"],
        ["GE", "Republic of Georgia"],
    ],
    regions=[
        ["AA", "1", "Northia", "Nordby Land|Nordby"],
        ["AA", "2", "Southia"],
        ["BB", "@Nordby", "Hinterland"],
        ["BB", "@1.5 -2.5", "Farland"],
        ["PS", "GZ", "Gaza Strip", "Gaza"],
    ],
    places=[
        ["AA", "Nordby", "Northtown"],
        ["AA", "Southia"],
        ["BB", "Hinterland"],
        ["-", "Wide Sea"],
        ["-", "Georgia"],
        ["BB", "Tall House"],
        ["BB", "Tall House", "High House"],
        ["PS", "Gaza"],
        ["PS", "Gaza City", "@Gaza"],
    ],
)


@pytest.fixture(scope="module")
def tiny() -> Atlas:
    """An atlas of three countries."""
    return Atlas(atlas_lines(TINY))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("nordby", {("city", "AA", True), ("region", "AA", False), ("city", "BB", False)}),
        ("Northtown", {("city", "AA", True)}),
        ("Hadra", {("city", "BH", False)}),
        ("Al-Hadrah", {("city", "BH", False)}),
        ("Casa Branca", set()),
        ("HDR", set()),
        ("Great Aland", {("country", "AA", True)}),
        ("Southia", {("region", "AA", True)}),
        ("Hinterland", {("region", "BB", True)}),
        ("Farland", {("region", "BB", False)}),
        ("Georgia", {("country", "GE", True)}),
        ("Gaza", {("region", "PS", True), ("city", "PS", False)}),
        ("Gaza City", {("city", "PS", True)}),
        ("the Wide Sea", {("other", "", True)}),
        ("High House", {("other", "BB", True)}),
        ("Nord", set()),
    ],
)
def test_builder_writes_what_the_atlas_finds(tiny: Atlas, name: str, wanted: set[tuple[str, str, bool]]) -> None:
    """Own spellings of a city alone, regions before countries of the name, and the usual meaning marked."""
    assert {(place.rank, place.country, place.is_usual) for place in tiny.find(name)} == wanted


def test_builder_weighs_regions_by_their_cities(tiny: Atlas) -> None:
    """And puts them, as countries, where their people live."""
    (country,) = tiny.find("Aland")
    (region,) = tiny.find("Northia")
    assert (country.people, region.people) == (800, 600)
    assert (region.lat, region.lon) == (10.0, 20.0)
    assert country.lat is not None
    assert 0 < country.lat < 10


@pytest.mark.parametrize(("name", "point"), [("Hinterland", (-10.0, -20.0)), ("Farland", (1.5, -2.5))])
def test_builder_puts_a_region_without_a_code_where_its_row_says(
    tiny: Atlas, name: str, point: tuple[float, float]
) -> None:
    """At a city of the country, or at degrees."""
    (region,) = tiny.find(name)
    assert (region.lat, region.lon) == point


def test_builder_names_what_places_lie_in(tiny: Atlas) -> None:
    """A country, or a territory for the cities in it."""
    lies_in = {name: {tiny.container(place) for place in tiny.find(name)} for name in ("Aland", "Sydhavn", "Gaza City")}
    assert lies_in == {"Aland": {None}, "Sydhavn": {"Aland"}, "Gaza City": {"Gaza Strip"}}


def test_builder_names_an_unknown_city() -> None:
    """A row of the tables that finds nothing is an error of the release, not of the reader."""
    with pytest.raises(KeyError, match="nowhere"):
        atlas_lines(TINY._replace(regions=[["AA", "@Nowhere", "X"]]))
