"""Loading what the list shows, from a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.across import FacetKind
from reader.library.finding import search
from reader.library.library import Library
from reader.model import ArticleId, ArticleRow, ListOrder, ListView, SearchHit, SearchOrder, Tally
from reader.services import Services
from reader.ui import listing as listings
from reader.ui.listing import PAGE_ROWS, Listing, all_ids, facets, load, load_page, query_of
from tests.ui_samples import make_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COUNT = 3 * PAGE_ROWS + 5


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A library of some hundred articles, number 0 the newest; those with an even number tell of owls."""
    path = tmp_path_factory.mktemp("listing") / "library.db"
    library = Library.open(path)
    texts = [f"Report {n:03d}\n\n{'An owl' if n % 2 == 0 else 'A fox'} was seen {n} times." for n in range(COUNT)]
    days = [f"2024-{1 + n // 2 % 2:02d}-01" for n in range(COUNT)]
    articles = [make_article(text, published=day) for text, day in zip(texts, days, strict=True)]
    library.add_many((article, None) for article in reversed(articles))
    library.close()
    opened = Services.open(library_path=path)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    """A library without articles."""
    Library.open(tmp_path / "empty.db").close()
    opened = Services.open(library_path=tmp_path / "empty.db")
    yield opened
    opened.close()


def titles(rows: Sequence[ArticleRow | SearchHit]) -> list[str]:
    """Titles of rows, whichever kind they are of."""
    return [row.row.title if isinstance(row, SearchHit) else row.title for row in rows]


def test_load_gives_the_first_page(services: Services) -> None:
    """Without an article to keep, the list starts at its top."""
    listed = load(services, Listing())
    assert (listed.count, listed.index, listed.first) == (COUNT, 0, 0)
    assert titles(listed.rows) == [f"Report {n:03d}" for n in range(PAGE_ROWS)]
    assert listed.tally.articles == COUNT


def test_load_keeps_an_article(services: Services) -> None:
    """The page around the article comes, and its row is known."""
    wanted = load_page(services, load(services, Listing()), 50, 1)[0]
    assert isinstance(wanted, ArticleRow)
    listed = load(services, Listing(), wanted.id)
    assert (listed.index, listed.first) == (50, PAGE_ROWS)
    assert listed.rows[listed.index - listed.first] == wanted


def test_load_without_the_article_to_keep_starts_at_the_top(services: Services) -> None:
    """An article that the view does not show is no reason to fail."""
    assert load(services, Listing(), ArticleId(99_999)).index == 0
    assert load(services, Listing(query="owl"), ArticleId(99_999)).index == 0


def test_load_follows_the_view(services: Services) -> None:
    """Order and filter are those of the view."""
    view = ListView(ListOrder.OLDEST, title_filter="report 00")
    listed = load(services, Listing(view))
    assert titles(listed.rows) == [f"Report 00{n}" for n in range(9, -1, -1)]


def test_load_of_a_query_gives_hits(services: Services) -> None:
    """A search lists the articles that answer it, with their hits marked."""
    listed = load(services, Listing(query="owl"))
    assert listed.count == len(listed.ids) == (COUNT + 1) // 2
    first = listed.rows[0]
    assert isinstance(first, SearchHit)
    assert [first.snippet[start:end] for start, end in first.hits] == ["owl"]


def test_load_of_a_query_keeps_an_article(services: Services) -> None:
    """The cursor stays on an article that answers the query too."""
    listing = Listing(query="owl", search_order=SearchOrder.BEST)
    ids = load(services, listing).ids
    listed = load(services, listing, ids[40])
    assert (listed.index, listed.first) == (40, PAGE_ROWS)
    assert len(listed.rows) == listed.count - PAGE_ROWS


def test_load_page_gives_any_page(services: Services) -> None:
    """Rows further down come when they are seen, fewer at the end."""
    listed = load(services, Listing())
    assert titles(load_page(services, listed, 3 * PAGE_ROWS, PAGE_ROWS)) == [
        f"Report {n:03d}" for n in range(3 * PAGE_ROWS, COUNT)
    ]
    found = load(services, Listing(query="fox"))
    assert len(load_page(services, found, PAGE_ROWS, PAGE_ROWS)) == found.count - PAGE_ROWS


@pytest.mark.parametrize("listing", [Listing(), Listing(query="owl"), Listing(ListView(unread_only=True))])
def test_load_of_nothing_is_empty(empty: Services, listing: Listing) -> None:
    """An empty list has no row for the cursor."""
    empty.show_samples(on=False)
    listed = load(empty, listing)
    assert (listed.count, listed.index, listed.first, listed.rows) == (0, -1, 0, ())


@pytest.mark.parametrize("view", [ListView(title_filter="report 00"), ListView(unread_only=True)])
def test_all_of_a_named_list_are_those_that_it_shows(
    services: Services, view: ListView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deed on everything keeps to the filter, also where a search would list no more, and where more is found."""
    services.deeds.mark_all([services.ids(ListView(), 1)[0]], unread=False)
    listing = Listing(view, "words:>0", name="Mine")
    shown = services.listed("words:>0", view, COUNT)
    monkeypatch.setattr(listings, "MAX_HITS", 3)
    assert all_ids(services, load(services, listing)) == tuple(shown)
    monkeypatch.setattr(listings, "MAX_FROZEN", 5)
    listed = load(services, listing)
    assert listed.ids == tuple(shown[:5])
    assert list(all_ids(services, listed)) == shown


@pytest.mark.parametrize("order", list(SearchOrder))
def test_all_of_a_search_are_all_in_any_order(
    services: Services, order: SearchOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best are chosen among some of the newest; what is done to everything is done to the others too."""
    monkeypatch.setattr(search, "_BEST", search._BEST.replace(str(search.RANKED_HITS), "7"))
    monkeypatch.setattr(listings, "MAX_HITS", 5)
    listed = load(services, Listing(query="seen ", search_order=order))
    assert len(listed.ids) == 5
    assert len(all_ids(services, listed)) == COUNT


def test_filtered_named_list_is_counted_and_divided_as_it_is_shown(services: Services) -> None:
    """The number above it, its facets, and what they narrow, are of what is shown."""
    services.deeds.mark_all(services.listed("owl ", ListView(title_filter="report 00"), 2), unread=False)
    listing = Listing(ListView(title_filter="report 00"), "owl ", name="Owls")
    assert load(services, listing).tally == Tally(articles=5, unread=3)
    when = next(one for one in facets(services, listing) if one.kind is FacetKind.WHEN)
    assert sum(value.articles for value in when.values) == 5
    assert len(services.search(query_of(listing))) == 5


def test_listings_are_compared_by_what_they_ask(services: Services) -> None:
    """An answer can be told from an older one."""
    listed = load(services, Listing(query="owl"))
    assert listed.listing == Listing(query="owl")
    assert listed.listing != listed.listing._replace(search_order=SearchOrder.BEST)
