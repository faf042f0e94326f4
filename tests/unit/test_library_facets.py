"""How a result divides, and names that are offered while one types."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.across import Facet, FacetKind, FacetValue
from reader.library.across.entities import packed_ids
from reader.library.finding import facets
from reader.library.finding.facets import MOST_ARTICLES
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, Entity, ListOrder, ListView, SearchOrder, Span
from reader.query.fields import FIELDS
from reader.query.naming import naming
from reader.query.narrowing import narrowed
from tests.figure_samples import add, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.model import EntityKind, NumberMention

BIDEN: tuple[EntityKind, str] = ("person", "Joe Biden")
WHO: tuple[EntityKind, str] = ("organization", "WHO")
GAZA: tuple[EntityKind, str] = ("place", "Gaza")
GAZA_CITY: tuple[EntityKind, str] = ("place", "Gaza City")
PARIS: tuple[EntityKind, str] = ("place", "Paris")
DEATHS, MONEY = number("500", "deaths"), number("20", kind="money", unit="USD")
WEIGHT = number("70", kind="measure", unit="pound")
_ARTICLES: list[tuple[str, list[NumberMention], list[tuple[EntityKind, str]], str | None]] = [
    ("river one", [DEATHS, MONEY], [BIDEN, GAZA, GAZA_CITY], "2023-10-07"),
    ("river two", [DEATHS], [BIDEN, WHO, GAZA], "2023-10-31T23:30:00-05:00"),
    ("river three", [MONEY, number("12", "deaths")], [WHO, GAZA_CITY], "2023-11-01"),
    ("calm four", [WEIGHT, DEATHS], [BIDEN, PARIS], "2019-01-01"),
    ("calm five", [], [PARIS], None),
    ("nothing known", [], [], "not a date at all"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Six articles, numbered from 1; no test changes them."""
    opened = Library.open(tmp_path_factory.mktemp("facets") / "library.db")
    for text, numbers, names, published in _ARTICLES:
        add(opened, text, numbers, names, published=published)
    opened.mark([ArticleId(5)], unread=False)
    yield opened
    opened.close()


def _values(facets: tuple[Facet, ...], kind: FacetKind) -> tuple[FacetValue, ...]:
    return next((facet.values for facet in facets if facet.kind is kind), ())


def test_result_divides_by_who_where_how_much_and_when(library: Library) -> None:
    """Most articles first, months the latest first; "Gaza" finds Gaza City too, and counts it."""
    assert library.facets("river", 8) == (
        Facet(FacetKind.WHO, (FacetValue("Joe Biden", 'person:"Joe Biden"', 2),)),
        Facet(FacetKind.WHERE, (FacetValue("Gaza City", 'place:"Gaza City"', 2),)),
        Facet(FacetKind.ORGANISATIONS, (FacetValue("WHO", "org:WHO", 2),)),
        Facet(FacetKind.HOW_MUCH, (FacetValue("USD", "unit:USD", 2),)),
        Facet(
            FacetKind.WHEN,
            (FacetValue("November 2023", "date:2023-11", 1), FacetValue("October 2023", "date:2023-10", 2)),
        ),
    )


def test_many_years_are_told_in_years(library: Library) -> None:
    """From three years on; what is no date is left out."""
    assert _values(library.facets(ListView(), 8), FacetKind.WHEN) == (
        FacetValue("2023", "date:2023", 3),
        FacetValue("2019", "date:2019", 1),
    )


def test_what_narrows_nothing_is_left_out(library: Library) -> None:
    """What all articles of the result have, and so what was asked for already."""
    facets = library.facets('person:"joe biden" river', 8)
    assert _values(facets, FacetKind.WHO) == ()
    assert _values(facets, FacetKind.ORGANISATIONS) == (FacetValue("WHO", "org:WHO", 1),)
    assert _values(facets, FacetKind.WHEN) == ()
    assert library.facets("nothing", 8) == library.facets("unfindable", 8) == library.facets("", 8) == ()


def test_values_are_few(library: Library) -> None:
    """Those of most articles."""
    few = library.facets(ListView(), 1)
    assert [len(facet.values) for facet in few] == [1, 1, 1, 1, 1]
    assert _values(few, FacetKind.WHO) == (FacetValue("Joe Biden", 'person:"Joe Biden"', 3),)


def test_view_divides_in_any_order(library: Library) -> None:
    """Also the unread articles alone."""
    whole = library.facets(ListView(), 8)
    assert library.facets(ListView(order=ListOrder.TITLE), 8) == whole
    unread = library.facets(ListView(unread_only=True), 8)
    assert _values(whole, FacetKind.WHERE)[-1] == FacetValue("Paris", "place:Paris", 2)
    assert _values(unread, FacetKind.WHERE)[-1] == FacetValue("Paris", "place:Paris", 1)


def test_bare_name_of_several_people_is_no_person(tmp_path: Path) -> None:
    """The query for a surname or first name alone finds all who have it: they are told by their full names.

    Places such as "Gaza" stand for what lies in them, and a bare name that is one person's is that person.
    """
    library = Library.open(tmp_path / "library.db")
    for at, name in enumerate(["Barack Obama"] * 3 + ["Michelle Obama"] * 2 + ["Obama", "Putin", "Kate", "Kate Moss"]):
        add(library, f"word {at}", [], [("person", name)])
    for at in range(2):
        add(library, f"word Gaza {at}", [], [GAZA if at else GAZA_CITY, ("person", "Putin")])
    assert len(library.search("word person:Obama", SearchOrder.NEWEST)) == 6
    facets = library.facets("word ", 8)
    assert _values(facets, FacetKind.WHO) == (
        FacetValue("Barack Obama", 'person:"Barack Obama"', 3),
        FacetValue("Putin", "person:Putin", 3),
        FacetValue("Michelle Obama", 'person:"Michelle Obama"', 2),
        FacetValue("Kate Moss", 'person:"Kate Moss"', 1),
    )
    assert _values(facets, FacetKind.WHERE)[0] == FacetValue("Gaza", "place:Gaza", 2)
    assert library.values(FIELDS["person"], "oba")[-1] == ("Obama", 1)
    library.close()


def test_somebody_of_one_name_stays_though_another_has_it_too(tmp_path: Path) -> None:
    """Most of what is called so is meant."""
    library = Library.open(tmp_path / "library.db")
    for at, name in enumerate(["Neymar"] * 3 + ["Neymar Cruz", "Ada Lind"]):
        add(library, f"word {at}", [], [("person", name)])
    who = _values(library.facets("word ", 8), FacetKind.WHO)
    assert [(value.label, value.articles) for value in who] == [("Neymar", 4), ("Ada Lind", 1), ("Neymar Cruz", 1)]
    library.close()


def test_others_stand_in_for_bare_names(tmp_path: Path) -> None:
    """A facet is no shorter for those that it leaves out."""
    library = Library.open(tmp_path / "library.db")
    for at, name in enumerate(("Ann", "Bo", "Cy", "Di")):
        for again in range(2):
            add(library, f"word {at} {again}", [], [("person", name)])
        for surname in ("Ashe", "Brown"):
            add(library, f"word {at} {surname}", [], [("person", f"{name} {surname}")])
    who = _values(library.facets("word ", 3), FacetKind.WHO)
    assert [value.label for value in who] == ["Ann Ashe", "Ann Brown", "Bo Ashe"]
    library.close()


def test_figure_beside_a_figure_is_another_one(library: Library) -> None:
    """What is asked of one figure already must not be asked of the one that narrows."""
    value = next(one for one in _values(library.facets("number:500", 8), FacetKind.HOW_MUCH) if one.label == "USD")
    assert value == FacetValue("USD", "(unit:USD)", 1)
    assert library.search(f"number:500 {value.query}", SearchOrder.NEWEST) == (1,)


def test_name_with_signs_of_queries_is_told_and_found(tmp_path: Path) -> None:
    """What a query cannot have in a name is left out of it, as of a search from the page of that name."""
    opened = Library.open(tmp_path / "library.db")
    rock: tuple[EntityKind, str] = ("person", 'Dwayne "The Rock" Johnson')
    add(opened, "one", [], [rock])
    add(opened, "two", [], [])
    (who,) = _values(opened.facets(ListView(), 8), FacetKind.WHO)
    assert who == FacetValue(rock[1], naming(*rock), 1)
    assert opened.search(who.query, SearchOrder.NEWEST) == (1,)
    opened.close()


def test_removed_articles_divide_like_others(tmp_path: Path) -> None:
    """By all of it, also by when they were published."""
    opened = Library.open(tmp_path / "library.db")
    ids = [add(opened, text, numbers, names, published=day) for text, numbers, names, day in _ARTICLES]
    whole = opened.facets("river", 8)
    opened.remove(ids[:3])
    assert [(facet.kind, [(one.label, one.articles) for one in facet.values]) for facet in whole] == [
        (facet.kind, [(one.label, one.articles) for one in facet.values])
        for facet in opened.facets("river is:removed", 8)
    ]
    opened.close()


def test_units_of_time_are_not_told(tmp_path: Path) -> None:
    """Years, days and ages are in nearly every article, and tell nothing of it; what lasts so long is told."""
    opened = Library.open(tmp_path / "library.db")
    times = [number("1", kind="duration", unit="durations"), number("2", kind="age", unit="ages")]
    add(opened, "one", [*times, MONEY, number("5", kind="percent", unit="percent")], [])
    add(opened, "two", [*times, DEATHS, number("3", "sentences", "month", kind="duration")], [])
    add(opened, "three", [], [])
    told = _values(opened.facets(ListView(), 3), FacetKind.HOW_MUCH)
    assert {value.label for value in told} <= {"USD", "percent", "deaths", "sentences"}
    assert len(told) == 3
    opened.close()


def test_letter_cannot_be_narrowed(library: Library) -> None:
    """Alone it is looked for in titles, and beside a field in texts."""
    assert library.search("T", SearchOrder.NEWEST)
    assert library.facets("T", 8) == ()


def test_unit_of_two_meanings_is_asked_for_alone(library: Library) -> None:
    """Pounds are money as well."""
    pound = next(one for one in _values(library.facets("calm", 8), FacetKind.HOW_MUCH) if one.label == "pound")
    assert pound.query == "unit:lb"


_RESULTS = st.sampled_from(
    [
        *("river", "river ", "calm OR one", "-calm ", "is:unread", "number:>400", "number:>10 what:deaths", "unit:USD"),
        *("place:gaza", "date:2023", 'river OR person:"joe biden"', "-unit:lb (river OR calm)", "what:deaths -two"),
    ]
)


@given(_RESULTS)
@settings(max_examples=20, deadline=None)
def test_narrowed_result_has_as_many_articles_as_told(library: Library, query: str) -> None:
    """All of them among those of the result."""
    found = set(library.search(query, SearchOrder.NEWEST))
    for facet in library.facets(query, 99):
        for value in facet.values:
            narrow = set(library.search(narrowed(query, value.query), SearchOrder.NEWEST))
            assert len(narrow) == value.articles < len(found)
            assert narrow < found
            if " OR " not in query and query.endswith(" "):
                assert set(library.search(f"{query}{value.query}", SearchOrder.NEWEST)) == narrow


@pytest.mark.parametrize("most_values", [2, 99])
def test_name_in_a_long_chain_of_names_is_counted_as_it_is_found(tmp_path: Path, most_values: int) -> None:
    """Which of them are one depends on where one begins to look, as chains are cut: the search has the say."""
    names = [f"{name} Union" for name in ("Alpha", "Beta", "Gamma", "Delta", "Zeta", "Eta", "Theta", "Iota", "Kappa")]
    library = Library.open(tmp_path / "library.db")
    for name, other_name in itertools.pairwise(names):
        add(library, f"word {name} {other_name}", names=[("organization", name)], aliases=(other_name,))
        add(library, f"word {name}", names=[("organization", name)])
    add(library, "word")
    values = _values(library.facets("word ", most_values), FacetKind.ORGANISATIONS)
    assert values
    for value in values:
        assert len(library.search(f"word {value.query}", SearchOrder.NEWEST)) == value.articles
    library.close()


_KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(["person", "organization", "place"])
_NAMES = st.lists(st.sampled_from(["Ann", "Bo", "Lee", "Ann's", "Ünal", '"Q"', "(x)"]), min_size=1, max_size=3)
_DAYS = st.sampled_from(
    [None, "2021-01-05", "2021-03-01T10:00:00+01:00", "2022-02-02", "2024-06-30", "2024-06", "2024x"]
)
_MADE = st.tuples(
    st.lists(st.tuples(_KINDS, _NAMES.map(" ".join)), max_size=4),
    st.lists(
        st.tuples(st.sampled_from([None, "ships", "ship", "Men", "o'clocks"]), st.sampled_from([None, "USD", "pound"])),
        max_size=3,
    ),
    _DAYS,
)


@given(st.lists(_MADE, min_size=2, max_size=8), st.sets(st.integers(1, 8), max_size=3))
@settings(max_examples=12, deadline=None)
def test_any_result_is_narrowed_as_told(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[list[tuple[EntityKind, str]], list[tuple[str | None, str | None]], str | None]],
    removed: set[int],
) -> None:
    """Whatever is named and counted, and whatever was removed."""
    library = Library.open(tmp_path_factory.mktemp("any") / "library.db")
    for at, (names, counted, published) in enumerate(made):
        numbers = [number("500", what, unit, kind="measure" if unit else "count") for what, unit in counted]
        add(library, f"word {at}", numbers, names, published=published)
    library.remove([ArticleId(one) for one in removed])
    left = set(range(1, len(made) + 1)) - removed
    assert set(library.search("word ", SearchOrder.NEWEST)) == left
    for facet in library.facets("word ", 99):
        for value in facet.values:
            narrow = library.search(f"word {value.query}", SearchOrder.NEWEST)
            assert len(narrow) == value.articles < len(left)
    library.close()


def test_newest_articles_of_a_large_result_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as are said."""
    assert MOST_ARTICLES == 10_000
    monkeypatch.setattr("reader.library.finding.facets.MOST_ARTICLES", 2)
    library = Library.open(tmp_path / "library.db")
    for text in ("one", "two", "three"):
        add(library, f"word {text}", [], [BIDEN] if text != "three" else [PARIS])
    for listed in ("word ", ListView()):
        assert _values(library.facets(listed, 8), FacetKind.WHO) == (FacetValue("Joe Biden", 'person:"Joe Biden"', 1),)
    library.close()


def test_articles_that_are_not_analysed_are_counted_by_time(tmp_path: Path) -> None:
    """Nothing else is known of them."""
    library = Library.open(tmp_path / "library.db")
    for at, day in enumerate(("2024-01-05", "2024-02-05")):
        library.add(Article(f"text {at}", (Block(0, 6),), "T", "given", f"/{at}", "s", published=day), None)
    assert [facet.kind for facet in library.facets(ListView(), 8)] == [FacetKind.WHEN]
    library.close()


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("person", "", [("Joe Biden", 3)]),
        ("person", "bid", [("Joe Biden", 3)]),
        ("person", "joe bi", [("Joe Biden", 3)]),
        ("person", "iden", []),
        ("person", '"*(', [("Joe Biden", 3)]),
        ("place", "ga", [("Gaza", 2), ("Gaza City", 2)]),
        ("place", "city", [("Gaza City", 2)]),
        ("org", "w", [("WHO", 2)]),
        ("unit", "", [("USD", 2), ("lb", 1)]),
        ("unit", "$", [("USD", 2)]),
        ("unit", "us", [("USD", 2)]),
        ("unit", "lbs", [("lb", 1)]),
        ("what", "dea", [("deaths", 4)]),
        ("what", "deaths", [("deaths", 4)]),
        ("what", "zzz", []),
    ],
)
def test_names_are_offered_for_what_is_typed(
    library: Library, field: str, typed: str, expected: list[tuple[str, int]]
) -> None:
    """By the beginning of any word, most articles first."""
    assert library.values(FIELDS[field], typed) == expected


def test_offers_leave_removed_articles_out(tmp_path: Path) -> None:
    """As facets and tags do: a name has one number on the screen, whatever was removed."""
    library = Library.open(tmp_path / "library.db")
    first, *others = [
        add(library, text, numbers, names, published=published) for text, numbers, names, published in _ARTICLES
    ]
    library.remove([first])
    assert library.values(FIELDS["person"]) == [("Joe Biden", 2)]
    assert library.values(FIELDS["place"], "gaza") == [("Gaza", 1), ("Gaza City", 1)]
    assert library.values(FIELDS["unit"], "$") == [("USD", 1)]
    assert library.values(FIELDS["what"], "dea") == [("deaths", 3)]
    library.remove(others)
    assert [library.values(FIELDS[name]) for name in ("person", "place", "org", "unit", "what")] == [[]] * 5
    library.close()


def test_offers_are_found_behind_what_is_removed(tmp_path: Path) -> None:
    """However many values are only in removed articles."""
    library = Library.open(tmp_path / "library.db")
    bo = Entity(1, "person", "Bo Park", (Span(0, 1),))
    people = [[Entity(at, "person", f"Ada No{at}", (Span(0, 1),)) for at in range(60)], [bo], [bo]]
    for at, entities in enumerate(people):
        article = Article(f"text {at}", (Block(0, 6),), "T", "given", f"/{at}", "s")
        library.add(article, None)
        library.save_analysis(Analysis("1", article.text_hash, "en", entities=tuple(entities)))
    library.remove([ArticleId(1), ArticleId(2)])
    assert library.values(FIELDS["person"]) == [("Bo Park", 1)]
    library.close()


@given(st.text(max_size=12))
@settings(max_examples=30, deadline=None)
def test_nothing_typed_is_an_error_for_offers(library: Library, typed: str) -> None:
    """Whatever it is."""
    for field in ("person", "unit", "what"):
        library.values(FIELDS[field], typed)


_IDS = st.integers(1, 40) | st.integers(0xD7FE, 0xE001) | st.integers(0x10FFFE, 0x110001) | st.just(2**32 - 1)


@given(st.lists(st.sets(_IDS), max_size=12), st.lists(st.sets(_IDS, min_size=1), min_size=1, max_size=4))
@settings(deadline=None)
def test_articles_that_name_any_of_some_are_counted(named: list[set[int]], asked: list[set[int]]) -> None:
    """Each article once, whatever the numbers of the entities."""
    result = facets._Result(len(named), {}, {}, [packed_ids(sorted(ids)) for ids in named], b"")
    expected = [sum(bool(ids & some) for ids in named) for some in asked]
    assert facets._articles_with(result, [sorted(some) for some in asked]) == expected
