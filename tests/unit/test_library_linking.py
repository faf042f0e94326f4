"""Who is the same across articles: what an entity is known by, and which of those are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.across.linking import (
    BY_FAR,
    Node,
    PersonName,
    Tie,
    identity,
    key_of,
    organizations,
    people,
    shown_name,
    tie_of,
)
from reader.model import Entity, Span

PART = st.sampled_from(["ann", "a", "b", "bo", "cole", "dale", "jr", "sr", "van"])
NAME = st.lists(PART, min_size=1, max_size=4).map(" ".join)


def _entity(name: str, kind: str = "place", **known: object) -> Entity:
    return Entity(1, kind, name, (Span(0, 1),), **known)  # type: ignore[arg-type]


def _groups(names: dict[str, int], ties: tuple[tuple[str, str, int], ...] = ()) -> set[frozenset[str]]:
    """The people of some names with their articles that are one, by name."""
    written = list(names)
    keys = [key_of("person", name) for name in written]
    nodes = [Node(number, key, names[name]) for number, (name, key) in enumerate(zip(written, keys, strict=True))]
    found = people(nodes, [Tie(written.index(owner), key_of("person", name), count) for owner, name, count in ties])
    together = {number for group in found for number in group}
    alone = [(node.id,) for node in nodes if node.id not in together]
    return {frozenset(written[number] for number in group) for group in [*found, *alone]}


def _parts(name: str) -> PersonName:
    return PersonName.of(key_of("person", name))


def _apart(*names: str) -> set[frozenset[str]]:
    return {frozenset([name]) for name in names}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "JOE  Biden"),
        ("José Muñoz", "Jose Munoz"),
        ("Sinéad O'Connor", "Sinead O’Connor"),
        ("Joseph R. Biden, Jr.", "Joseph R Biden Jr"),
        ("George H.W. Bush", "George H. W. Bush"),
        ("Jean-Claude Juncker", "Jean Claude Juncker"),
    ],
)
def test_people_of_one_full_name_are_one(one: str, other: str) -> None:
    """Whatever the case, accents and marks."""
    assert key_of("person", one) == key_of("person", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The World Bank", "World Bank"),
        ("Apple Inc.", "Apple"),
        ("Tesla, Inc", "Tesla"),
        ("U.N.", "UN"),
        ("Société Générale SA", "Societe Generale"),
    ],
)
def test_organisations_are_one_without_article_and_legal_form(one: str, other: str) -> None:
    """Full stops of acronyms say nothing either."""
    assert key_of("organization", one) == key_of("organization", other)


def test_name_of_signs_alone_is_known_by_them() -> None:
    """A key is never empty."""
    assert key_of("organization", "++") == "++"
    assert key_of("organization", "The Inc.") == "inc"


def test_country_is_its_code_whatever_it_is_called() -> None:
    """U.S., America and United States are one; the state of Georgia is not the country."""
    forms = [_entity(name, country="US", place_kind="country", lat=39.0, lon=-98.0) for name in ("U.S.", "America")]
    assert len(set(map(identity, forms))) == 1
    country = _entity("Georgia", country="GE", place_kind="country", lat=42.0, lon=43.5)
    state = _entity("Georgia", country="US", place_kind="region", lat=32.7, lon=-83.5)
    assert identity(country) != identity(state)


def test_places_are_told_apart_by_where_they_are() -> None:
    """Of the same name, and known by another name."""
    here = _entity("Paris", country="FR", place_kind="city", lat=48.853, lon=2.349)
    there = _entity("Paris", country="US", place_kind="city", lat=33.66, lon=-95.55)
    same = _entity("City of Paris", country="FR", place_kind="city", lat=48.853, lon=2.349)
    assert identity(here) == identity(same) != identity(there)


def test_places_that_no_map_has_are_known_by_name_and_country() -> None:
    """Without article and case."""
    assert identity(_entity("The Rafah Crossing")) == identity(_entity("Rafah crossing"))
    assert identity(_entity("Rafah crossing", country="EG")) != identity(_entity("Rafah crossing"))


def test_nationality_is_country_and_name() -> None:
    """One and many of a people are the same."""
    one, many = (_entity(name, "nationality", country="US") for name in ("American", "Americans"))
    assert identity(one) == identity(many)
    assert identity(_entity("Swiss", "nationality")).endswith("swiss")


def test_name_of_a_person_has_parts() -> None:
    """Particles belong to the surname, and a surname alone has no first name."""
    assert PersonName.of(key_of("person", "Joseph R. Biden Jr.")) == PersonName("joseph", ("r",), "biden", "jr")
    assert PersonName.of(key_of("person", "van Gaal")) == PersonName("", (), "gaal", "")
    assert PersonName.of(key_of("person", "Jr")) == PersonName("", (), "jr", "")


@pytest.mark.parametrize(
    "names",
    [
        ("george w bush", "george h w bush"),
        ("martin king jr", "martin king sr"),
        ("donald trump", "donald trump jr"),
        ("john a smith", "john b smith"),
        ("joe biden", "hunter biden"),
        ("joe biden", "joe bidens"),
    ],
)
def test_namesakes_stay_apart(names: tuple[str, str]) -> None:
    """Middle initials and suffixes that differ are different people, even if an article takes them for one."""
    assert _groups({names[0]: 9, names[1]: 3}) == _apart(*names)
    if "biden" not in names[0]:
        assert _groups({names[0]: 9, names[1]: 3}, ((names[1], names[0], 3),)) == _apart(*names)


def test_middle_name_joins_if_nobody_else_can_be_meant() -> None:
    """With two who could be meant, the name without it stays alone."""
    assert _groups({"joseph biden": 3, "joseph r biden": 2}) == {frozenset({"joseph biden", "joseph r biden"})}
    three = {"joseph biden": 3, "joseph r biden": 2, "joseph k biden": 2}
    assert _groups(three) == _apart(*three)
    walker = {"george bush": 9, "george w bush": 5, "george walker bush": 1, "george h w bush": 3}
    together = frozenset({"george w bush", "george walker bush"})
    assert _groups(walker) == {together, frozenset({"george bush"}), frozenset({"george h w bush"})}


def test_two_full_names_in_one_article_are_one_person() -> None:
    """Also with another first name or surname."""
    names = {"joe biden": 50, "joseph r biden jr": 4}
    assert _groups(names, (("joseph r biden jr", "joe biden", 3),)) == {frozenset(names)}
    boxer = {"cassius clay": 4, "muhammad ali": 9}
    assert _groups(boxer, (("cassius clay", "muhammad ali", 2),)) == {frozenset(boxer)}


def test_name_of_two_people_joins_neither() -> None:
    """Unless one of them is called so by far the most."""
    names = {"jon smith": 6, "jonathan a smith": 5, "jonathan b smith": 5}
    ties = (("jonathan a smith", "jon smith", 3), ("jonathan b smith", "jon smith", 2))
    assert _groups(names, ties) == _apart(*names)
    most = (("jonathan a smith", "jon smith", 2 * BY_FAR), ("jonathan b smith", "jon smith", 2))
    joined = frozenset({"jon smith", "jonathan a smith"})
    assert _groups({**names, "jonathan a smith": 30}, most) == {joined, frozenset({"jonathan b smith"})}


def test_one_article_of_many_proves_nothing() -> None:
    """One that is wrong does not make two well-known people one."""
    names = {"ann cole": 300, "anna cole": 200}
    assert _groups(names, (("ann cole", "anna cole", 1),)) == _apart(*names)


def test_surname_alone_is_who_is_by_far_the_most_named() -> None:
    """With a namesake that is named nearly as often it is nobody."""
    assert _groups({"joe biden": 50, "biden": 9, "hunter biden": 10}) == {
        frozenset({"joe biden", "biden"}),
        frozenset({"hunter biden"}),
    }
    assert _groups({"joe biden": 50, "biden": 9, "hunter biden": 11}) == _apart("joe biden", "biden", "hunter biden")
    assert _groups({"biden": 9}) == _apart("biden")


def test_all_names_of_a_person_count_for_the_surname() -> None:
    """What is one counts together."""
    names = {"joe biden": 30, "joseph biden": 30, "biden": 1, "hunter biden": 10}
    found = _groups(names, (("joseph biden", "joe biden", 20),))
    assert frozenset({"joe biden", "joseph biden", "biden"}) in found


def test_acronym_goes_to_the_organisation_that_has_it() -> None:
    """If one is by far the most common; else to none."""
    names = ["who", "world health organization", "world hockey organisation"]
    nodes = [Node(number, key, 20) for number, key in enumerate(names)]
    sure = organizations(nodes, [Tie(1, "who", 10), Tie(2, "who", 2)])
    assert {frozenset(group) for group in sure} == {frozenset({0, 1})}
    assert organizations(nodes, [Tie(1, "who", 10), Tie(2, "who", 3)]) == []


def test_ties_are_other_full_names() -> None:
    """A surname, the same name written otherwise, and the forms of places say nothing."""
    joe = key_of("person", "Joe Biden")
    assert tie_of("person", joe, "Biden") is None
    assert tie_of("person", joe, "JOE BIDEN") is None
    assert tie_of("person", key_of("person", "Joseph R. Biden"), "Joe Biden") == joe
    assert tie_of("organization", "world health organization", "WHO") == "who"
    assert tie_of("place", "us", "America") is None


def test_shown_is_the_fullest_form_that_many_use() -> None:
    """Not a rare long one, and not an acronym where the name is known."""
    biden = {key_of("person", name) for name in ("Joe Biden", "Joseph R. Biden Jr.", "Biden")}
    assert shown_name("person", biden, {"Biden": 90, "Joe Biden": 80, "Joseph R. Biden Jr.": 3}) == "Joe Biden"
    assert shown_name("person", biden, {"Biden": 90, "Joe Biden": 1}) == "Joe Biden"
    assert shown_name("place", {"us"}, {"U.S.": 50, "United States": 40, "America": 30}) == "United States"
    assert shown_name("organization", {"hamas", "hamas movement"}, {"Hamas": 90, "Hamas movement": 4}) == "Hamas"
    assert shown_name("nationality", {"us:american"}, {"American": 2, "South American": 1}) == "American"


def test_shown_is_a_name_that_it_is_known_by() -> None:
    """The user may have merged another name into it, which is longer or more common."""
    assert shown_name("person", {"holm, cy"}, {"Ada Linden": 9, "Cy Holm": 9}) == "Cy Holm"
    assert shown_name("organization", {"who"}, {"WHO": 9, "World Health Organization": 9}) == "WHO"
    assert shown_name("person", {"holm, cy"}, {"Ada Linden": 9, "Bo": 9}) == "Ada Linden"


@given(
    st.dictionaries(NAME, st.integers(1, 40), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), NAME, st.integers(1, 20)), max_size=9),
    st.randoms(),
)
def test_people_are_the_same_in_whichever_order_they_came(
    names: dict[str, int], ties: list[tuple[int, str, int]], random: object
) -> None:
    """Numbers and order of the entities change nothing, and everybody is in one group."""
    written = list(names)
    unique = {(written[owner % len(written)], name): count for owner, name, count in ties}
    given_ties = tuple(
        (owner, name, count)
        for (owner, name), count in unique.items()
        if tie_of("person", key_of("person", owner), name) is not None
    )
    shuffled = list(names.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = _groups(names, given_ties)
    assert _groups(dict(shuffled), given_ties[::-1]) == found
    assert sorted(name for group in found for name in group) == sorted(names)


@given(st.dictionaries(NAME, st.integers(1, 40), min_size=1, max_size=9))
def test_nobody_with_another_suffix_is_the_same(names: dict[str, int]) -> None:
    """Father and son are two people."""
    for group in _groups(names):
        assert len({name.suffix for name in map(_parts, group) if name.first}) <= 1
