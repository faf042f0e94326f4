"""Where in a text the names and figures stand that a query asks for, and the excerpts around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.frozen import replace
from reader.library.finding.answers import Given, Sought
from reader.library.finding.snippets import make_snippet
from reader.library.library import Library
from reader.model import Analysis, Article, Block, Entity, Figure, NumberMention, SearchOrder, Span
from tests.figure_samples import analysis as unplaced
from tests.figure_samples import day, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import ArticleId, EntityKind

_FILLING = "Nothing of it is told here, and nobody knows why. " * 8
_TEXT = (
    f"A man was taken to court. {_FILLING}Joe Biden spoke. {_FILLING}Bail was $250,000 for 30 days, Biden said, and "
    f"25,000 deaths. {_FILLING}On 7 October 2023 it rained in Gaza, and 9,000 refugees came."
)
_NUMBERS: tuple[tuple[str, NumberMention], ...] = (
    ("$250,000", NumberMention(0, 1, "money", value="250000", unit="USD")),
    ("30 days", NumberMention(0, 1, "duration", value="30", unit="day")),
    ("25,000", NumberMention(0, 1, value="25000", what="deaths", what_head="deaths")),
    ("7 October 2023", NumberMention(0, 1, "date", date="2023-10-07")),
    ("9,000", NumberMention(0, 1, value="9000", what="refugees", what_head="refugees")),
)
_NAMES: tuple[tuple[EntityKind, str, str], ...] = (("person", "Joe Biden", "Biden"), ("place", "Gaza", "Gaza"))


def _analysis(article: Article) -> Analysis:
    text = article.text
    numbers = []
    for words, one in _NUMBERS:
        start = text.index(words)
        full_end = start + len(words) + (len(one.what) + 1 if one.what else 0)
        numbers.append(replace(one, start=start, end=start + len(words), full_start=start, full_end=full_end))
    entities = tuple(
        Entity(id_, kind, name, tuple(Span(*found.span()) for found in re.finditer(f"(?:Joe )?{last}", text)))
        for id_, (kind, name, last) in enumerate(_NAMES, 1)
    )
    figures = tuple(Figure(at + 1, one.kind, "", (at,)) for at, one in enumerate(numbers))
    return Analysis("1", article.text_hash, "en", entities=entities, numbers=tuple(numbers), figures=figures)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One article, analysed; no test changes it."""
    opened = Library.open(tmp_path_factory.mktemp("answers") / "library.db")
    article = Article(_TEXT, (Block(0, len(_TEXT)),), "Title", "given", "/a", "s")
    opened.add(article, None)
    opened.save_analysis(_analysis(article))
    yield opened
    opened.close()


def _ids(library: Library, query: str) -> tuple[ArticleId, ...]:
    return library.search(query, SearchOrder.NEWEST)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One article, whose analysis each test makes."""
    opened = Library.open(tmp_path_factory.mktemp("other") / "library.db")
    opened.add(Article("text", (Block(0, 4),), "Title", "given", "/text", "s"), None)
    yield opened
    opened.close()


QUERIES = [
    ("number:>200k", ["$250,000"]),
    ("unit:USD", ["$250,000"]),
    ("number:>20000 unit:$", ["$250,000"]),
    ("what:deaths", ["25,000 deaths"]),
    ("number:25,000", ["25,000"]),
    ("unit:days", ["30 days"]),
    ("mentions:2023-10", ["7 October 2023"]),
    ("place:gaza", ["Gaza"]),
    ("person:biden", ["Joe Biden", "Biden"]),
    ("person:biden -place:paris", ["Joe Biden", "Biden"]),
    ("(number:9000) (unit:USD)", ["$250,000", "9,000"]),
    ("place:paris OR what:refugee", ["9,000 refugees"]),
    ('joe person:"joe biden" ', ["Joe Biden", "Biden"]),
    ("is:unread -unit:km", []),
]


@pytest.mark.parametrize(("query", "lit"), QUERIES)
def test_what_is_asked_for_is_found_in_the_text(library: Library, query: str, lit: list[str]) -> None:
    """All places, in the order of the text; what is asked of one figure must all be so of it."""
    assert len(_ids(library, query)) == 1
    article = library.article(_ids(library, query)[0])
    assert article is not None
    wanted = library.sought(query)
    places = wanted.places(_TEXT, _analysis(article.article), 100)
    assert [_TEXT[start:end] for start, end in places] == lit


@pytest.mark.parametrize(("query", "lit"), [(query, lit) for query, lit in QUERIES if lit])
def test_excerpt_shows_what_is_asked_for(library: Library, query: str, lit: list[str]) -> None:
    """It is marked there, and the article is opened at it."""
    (hit,) = library.hits(_ids(library, query), query)
    shown = [hit.snippet[start:end] for start, end in hit.hits]
    assert shown
    assert set(shown) <= set(lit)
    assert hit.first_hit is not None
    assert _TEXT.startswith(shown[0], hit.first_hit)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("person:biden number:>20000 unit:USD", ["$250,000", "Biden"]),
        ("said unit:USD ", ["$250,000", "said"]),
        ("nothing unit:USD ", ["Nothing", "$250,000"]),
        ("man unit:USD ", ["$250,000"]),
        ("nothing ", ["Nothing"]),
    ],
)
def test_excerpt_is_where_most_is_told(library: Library, query: str, shown: list[str]) -> None:
    """A place where both stand near comes first, then a figure before a word."""
    (hit,) = library.hits(_ids(library, query), query)
    assert [hit.snippet[start:end] for start, end in hit.hits][: len(shown)] == shown


def test_excerpt_is_of_what_the_user_has_corrected(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A name that the user has taken away is shown no more."""
    library = Library.open(tmp_path_factory.mktemp("corrected") / "library.db")
    article = Article(_TEXT, (Block(0, len(_TEXT)),), "Title", "given", "/a", "s")
    added = library.add(article, None)
    library.save_analysis(_analysis(article))
    assert library.hits([added.id], "place:gaza")[0].hits
    library.corrected = lambda made: replace(made, entities=made.entities[:1])
    assert library.hits([added.id], "place:gaza")[0].hits == ()
    library.close()


def test_article_without_an_analysis_is_shown_from_its_beginning() -> None:
    """Nothing is known of its figures."""
    snippet = make_snippet(_TEXT, "Title", Sought(facts=(Given(),)), None)
    assert snippet.text.startswith("A man was taken")
    assert (snippet.hits, snippet.first_hit) == ((), None)


def test_trivial_figures_are_not_lit() -> None:
    """They are not looked up either."""
    made = Analysis(
        "1", "", numbers=(NumberMention(0, 3, value="2"),), figures=(Figure(1, "count", "2", (0,), trivial=True),)
    )
    assert Sought(facts=(Given(),)).places("two", made, 10) == []


_AMOUNTS = st.sampled_from(["1", "5", "15", "20", "25", "300"])
_FIGURES = st.builds(
    lambda one, other, what, unit, bound: number(
        None if other else one, what, unit, low=one if other else None, high=other, bound=bound
    ),
    _AMOUNTS,
    st.none() | _AMOUNTS,
    st.sampled_from([None, "deaths", "cities"]),
    st.sampled_from([None, "USD", "kilometer"]),
    st.sampled_from(["=", "<", ">", "~"]),
)
_DATES = st.sampled_from(
    ["2023-10-07", "2023-10", "2023", "2023-10-05/2023-10-09", "2023-Q4", "2023-01-01/2023-12-31", "XXXX-10-07"]
).map(day)
_CONDITIONS = (
    *("number:5", "number:>15", "number:<20", "number:15..25", "number:>=300", "number:<=1"),
    *("unit:USD", "unit:km", "what:death", "what:city"),
)
_ASKED = st.one_of(
    st.lists(
        st.sampled_from(_CONDITIONS),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    st.sampled_from(["2023", "2023-10", "2023-10-07", ">2023-10-08", "<2023-06", "2023-10-01..2023-10-06"]).map(
        "mentions:{}".format
    ),
)


@given(st.lists(_FIGURES | _DATES, max_size=4), _ASKED)
def test_places_are_found_where_the_tables_find_the_article(
    other: Library, numbers: Sequence[NumberMention], query: str
) -> None:
    """One comparison is made in SQL, to find the article, and one here: they agree."""
    article = Article("text", (Block(0, 4),), "Title", "given", "/text", "s")
    made = unplaced(article, numbers)
    other.save_analysis(made)
    assert bool(other.sought(query).places("text", made, 10)) == bool(_ids(other, query))


@given(
    st.lists(st.tuples(_FIGURES | _DATES, st.integers(0, 60), st.integers(1, 12)), max_size=6),
    _ASKED,
    st.integers(0, 60),
)
def test_places_lie_in_the_text_and_apart(
    other: Library, placed: Sequence[tuple[NumberMention, int, int]], query: str, length: int
) -> None:
    """Whatever the analysis says, also of a text that is longer; and each of them answers."""
    numbers = [replace(one, start=start, end=start + size) for one, start, size in placed]
    article = Article("text", (Block(0, 4),), "Title", "given", "/text", "s")
    made = unplaced(article, numbers)
    wanted = other.sought(query)
    places = wanted.places("x" * length, made, 100)
    assert all(0 <= start < end <= length for start, end in places)
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(places))
    alone = [one for one in numbers if wanted.places("x" * 100, unplaced(article, [one]), 1)]
    answering = {at for one in alone if one.end <= length for at in range(one.start, one.end)}
    assert {at for start, end in places for at in range(start, end)} == answering
    snippet = make_snippet("x" * length, "", wanted, made)
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.hits)
