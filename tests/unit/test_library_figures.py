"""Figures across articles: what is kept of them, and what the fields of queries find."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.across.figures import PER_ARTICLE
from reader.library.finding import lookups, search
from reader.library.library import Library
from reader.model import Analysis, Article, Block, Figure, NumberMention, SearchOrder
from tests.figure_samples import add, analysis, day, number
from tests.older_library import make_older

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = ("figure", "counting")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Eight articles, numbered from 1; no test changes them."""
    opened = Library.open(tmp_path_factory.mktemp("figures") / "library.db")
    add(opened, "one", [number("25000", "young Palestinians"), number("5", "deaths")], [("person", "Joe Biden")])
    add(opened, "two", [number("30000", kind="money", unit="USD"), number("1", "death")], [("place", "Gaza")])
    add(opened, "three", [number("30", kind="percent", unit="percent", what="of voters")])
    add(opened, "four", [number(low="15", high="25", kind="measure", unit="kilometer")])
    add(opened, "five", [number("300", "rescuers", bound=">"), number("300", "trucks", bound="<"), number(low="24")])
    add(opened, "six", [day("XXXX-10-07", "2023-10-07"), day("2023"), day("XXXX-WXX-5")])
    add(opened, "seven", [day("2023-10-05/2023-10-09"), day("2024-01"), number("-5", kind="measure", unit="degree")])
    add(opened, "eight", [number("30000", "Cités"), number("7", kind="money", unit="USD")], [("person", "Biden Smith")])
    yield opened
    opened.close()


QUERIES = [
    ("number:25000", (1,)),
    ("number:25,000", (1,)),
    ("number:>20000", (8, 2, 1)),
    ("number:>25k", (8, 2)),
    ("number:<=5", (7, 2, 1)),
    ("number:-5", (7,)),
    ("number:20", (4,)),
    ("number:20..22", (4,)),
    ("number:26..27", ()),
    ("number:10..15", (4,)),
    ("number:300", (5,)),
    ("number:>300", (8, 5, 2, 1)),
    ("number:>300 what:rescuers", (5,)),
    ("number:>300 what:trucks", ()),
    ("number:<300 what:trucks", (5,)),
    ("number:>24 number:<25", (5, 4)),
    ("unit:USD", (8, 2)),
    ("unit:$", (8, 2)),
    ("unit:percent what:voter", (3,)),
    ("unit:%", (3,)),
    ("unit:km", (4,)),
    ("unit:parsec", ()),
    ("what:deaths", (2, 1)),
    ("what:death", (2, 1)),
    ("what:Palestinian", (1,)),
    ("what:cite", (8,)),
    ("what:nothing", ()),
    ("number:30000 unit:USD", (2,)),
    ("(number:30000) (unit:USD)", (8, 2)),
    ("number:30000 (unit:USD)", (8, 2)),
    ("number:30000 -unit:USD", ()),
    ("number:>20000 OR what:deaths", (8, 2, 1)),
    ("-number:>0", (7, 6)),
    ("two unit:USD", (2,)),
    ("eight OR unit:km", (8, 4)),
    ("unit:USD is:unread", (8, 2)),
    ("mentions:2023-10-07", (7, 6)),
    ("mentions:2023-10-06", (7,)),
    ("mentions:2023-10", (7, 6)),
    ("mentions:2023", (7, 6)),
    ("mentions:2023-01..2023-09", ()),
    ("mentions:2024", (7,)),
    ("mentions:2024-01-15", ()),
    ("mentions:2023-12..2024-06", (7,)),
    ("mentions:..2023-10-05", (7,)),
    ("mentions:2023-10-09..", (7,)),
    ("-mentions:2023", (8, 5, 4, 3, 2, 1)),
    ("person:biden", (8, 1)),
    ('person:"joe biden"', (1,)),
    ("place:biden", ()),
    ("place:gaza number:>20k", (2,)),
    ("person:nobody", ()),
    ("-person:biden mentions:2023", (7, 6)),
]


@pytest.mark.parametrize("few_hits", [0, 3_000])
@pytest.mark.parametrize("few", [lookups.FEW, -1, 0])
@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_query_finds_figures(  # noqa: PLR0917 - three ways
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, expected: tuple[int, ...], few: int, few_hits: int
) -> None:
    """The same whether it is looked up by value or in each article, of those alone that have the words or of all."""
    monkeypatch.setattr(search, "_FEW_HITS", few_hits)
    monkeypatch.setattr(lookups, "most_read_whole", lambda *_: few)
    assert library.search(query, SearchOrder.NEWEST) == expected


PARTS = st.sampled_from([query for query, _ in QUERIES if " " not in query and not query.startswith("-")])


@given(st.lists(st.tuples(st.sampled_from(["", "-"]), PARTS), min_size=1, max_size=4), st.sampled_from([" ", " OR "]))
@settings(max_examples=60, deadline=None)
def test_both_ways_to_look_up_find_the_same(library: Library, parts: list[tuple[str, str]], between: str) -> None:
    """However they are joined, in brackets so that each is asked of any figure."""
    query = between.join(f"{minus}({part})" for minus, part in parts)
    found = library.search(query, SearchOrder.NEWEST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookups, "most_read_whole", lambda *_: -1)
        assert library.search(query, SearchOrder.NEWEST) == found
    each: list[set[int]] = [set(library.search(part, SearchOrder.NEWEST)) for _, part in parts]
    expected: set[int] = set() if between == " OR " else set(range(1, 9))
    for (minus, _), one in zip(parts, each, strict=True):
        signed = set(range(1, 9)) - one if minus else one
        expected = expected | signed if between == " OR " else expected & signed
    assert set(found) == expected


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def _rows(tmp_path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        counts["articles of terms"] = connection.execute("SELECT sum(articles) FROM term").fetchone()[0]
    return counts


def test_trivial_and_vague_figures_are_left_out(own: Library, tmp_path: Path) -> None:
    """Small everyday numbers, scores, times of day and dates without a year say nothing across articles."""
    article = Article("text", (Block(0, 4),), "Title", "given", "/a", "s")
    own.add(article, None)
    numbers = (
        number("2", "leaders"),
        NumberMention(0, 1, "score", low="3", high="1"),
        NumberMention(0, 1, "time", date="T08:30"),
        day("XXXX-10-07"),
        number(None),
    )
    figures = tuple(Figure(at + 1, one.kind, "", (at,), trivial=at == 0) for at, one in enumerate(numbers))
    own.save_analysis(Analysis("1", article.text_hash, numbers=numbers, figures=figures))
    assert _rows(tmp_path)["figure"] == 0


def test_same_figure_is_kept_once(own: Library, tmp_path: Path) -> None:
    """Two figures of an analysis that cannot be told apart here are one."""
    add(own, "text", [number("30", "dead deer"), number("30", "Deer"), number("30", "ships"), number("30", "ships")])
    assert _rows(tmp_path) == {"figure": 2, "counting": 1, "articles of terms": 2}


def test_longest_name_of_the_thing_counts(own: Library) -> None:
    """A figure is of what its fullest mention counts."""
    article = Article("text", (Block(0, 4),), "Title", "given", "/a", "s")
    added = own.add(article, None)
    numbers = (number("500"), number("500", "ships"))
    own.save_analysis(Analysis("1", article.text_hash, numbers=numbers, figures=(Figure(1, "count", "", (0, 1)),)))
    assert own.search("number:500 what:ship", SearchOrder.NEWEST) == (added.id,)


def test_figures_follow_the_analysis(own: Library, tmp_path: Path) -> None:
    """Another analysis takes the place of the first, and a text that changes has none."""
    article = Article("text", (Block(0, 4),), "Title", "given", "/a", "s")
    added = own.add(article, None)
    own.save_analysis(analysis(article, [number("500", "ships"), number("600", "boats")]))
    own.save_analysis(analysis(article, [number("700", "ships")]))
    assert own.search("what:boats", SearchOrder.NEWEST) == own.search("number:500", SearchOrder.NEWEST) == ()
    assert own.search("number:700", SearchOrder.NEWEST) == (added.id,)
    assert _rows(tmp_path) == {"figure": 1, "counting": 1, "articles of terms": 1}
    own.add(Article("other", (Block(0, 5),), "Title", "given", "/a", "s"), None)
    assert own.search("what:ships", SearchOrder.NEWEST) == ()
    assert set(_rows(tmp_path).values()) == {0}


def test_neighbours_keep_their_figures(own: Library) -> None:
    """Articles stand beside each other in one table."""
    ids = [add(own, text, [number(str(at + 20), "ships") for at in range(9)]) for text in ("a", "b", "c")]
    own.add(Article("other", (Block(0, 5),), "Title", "given", "/b", "s"), None)
    assert own.search("number:20..28", SearchOrder.NEWEST) == (ids[2], ids[0])


def test_figures_of_an_article_are_bounded(own: Library, tmp_path: Path) -> None:
    """A table of thousands of numbers does not fill the library."""
    added = add(own, "text", [number(str(at + 20), "ships") for at in range(PER_ARTICLE + 40)])
    assert _rows(tmp_path)["figure"] == PER_ARTICLE
    assert own.search(f"number:{PER_ARTICLE + 19}", SearchOrder.NEWEST) == (added,)
    assert own.search(f"number:{PER_ARTICLE + 20}", SearchOrder.NEWEST) == ()


def test_longer_lists_are_read_whole_where_more_articles_are_asked_for() -> None:
    """Not of a small library, nor as you type."""
    assert lookups.most_read_whole(1_000, 100_000) == lookups.most_read_whole(10_000, 10_000) == lookups.FEW
    assert lookups.most_read_whole(10_000, 100_000) > 50_000


def test_removed_articles_are_not_found_by_figures(own: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """In either way, until they are restored."""
    added = add(own, "text", [number("500", "ships"), day("2023-10-07")], [("person", "Joe Biden")])
    for change, expected in ((own.remove, ()), (own.restore, (added,))):
        change([added])
        for few in (lookups.FEW, -1):
            monkeypatch.setattr(lookups, "most_read_whole", lambda *_, few=few: few)
            for query in ("number:500", "what:ships text ", "mentions:2023", "person:biden"):
                assert own.search(query, SearchOrder.NEWEST) == expected


def test_hostile_things_are_kept_or_left_alone(own: Library) -> None:
    """Whatever a text counts and however large it is."""
    values = [number("9" * 400, "ships"), number("1e400", "ships"), number("12", 'a"b'), number("13", "x" * 500)]
    added = add(own, "text", [*values, number("14", "(ships)"), number("15", unit="\u202e*", kind="measure")])
    assert own.search("number:12..15", SearchOrder.NEWEST) == (added,)
    assert own.search("number:>1000t", SearchOrder.NEWEST) == ()


def test_older_library_gets_its_figures_in_the_background(tmp_path: Path) -> None:
    """What was analysed before there were tables for it is put in little by little."""
    path = tmp_path / "library.db"
    library = Library.open(path)
    added = add(library, "text", [number("500", "ships")])
    library.close()
    make_older(path, 3)
    library = Library.open(path)
    assert library.search("what:ships", SearchOrder.NEWEST) == ()
    assert library.put_contents(10)
    assert library.search("what:ships", SearchOrder.NEWEST) == (added,)
    library.close()
