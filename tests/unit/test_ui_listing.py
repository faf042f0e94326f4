"""Loading what the list shows, from a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.model import ArticleId, ArticleRow, ListOrder, ListView, SearchHit, SearchOrder
from reader.services import Services
from reader.ui.listing import PAGE_ROWS, Listing, load, load_page
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
    library.add_many((make_article(text), None) for text in reversed(texts))
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


def test_listings_are_compared_by_what_they_ask(services: Services) -> None:
    """An answer can be told from an older one."""
    listed = load(services, Listing(query="owl"))
    assert listed.listing == Listing(query="owl")
    assert listed.listing != listed.listing._replace(search_order=SearchOrder.BEST)
