"""Pages, counts and positions of every view, against a plain Python list of the same articles."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.model import Article, ArticleId, ArticleRow, Block, ListOrder, ListView, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_TITLES = ["Zürich floods", "apple prices", "Élan vital", "100% sure", "zebra_crossing", "Apple prices", "“Quoted”"]
_VIEWS = [
    ListView(order, unread_only, title_filter)
    for order, unread_only, title_filter in itertools.product(
        ListOrder, (False, True), ("", "APPLE", "zur", "paper 1", "%", "_", "nowhere", "\ud800")
    )
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Forty articles, a third of them read, some removed; no test changes them."""
    opened = Library.open(tmp_path_factory.mktemp("list") / "library.db")
    articles = [
        Article(f"Text {n}", (Block(0, 6),), _TITLES[n % 7], "given", f"/{n}", f"paper {n % 3}") for n in range(40)
    ]
    ids = [added.id for added in opened.add_many((article, None) for article in articles)]
    opened.mark(ids[::3], unread=False)
    opened.remove(ids[5:40:8])
    yield opened
    opened.close()


def _plain(title: str) -> str:
    return title.lower().replace("ü", "u").replace("é", "e")


_ORDERS: dict[ListOrder, Callable[[ArticleRow], tuple[object, ...]]] = {
    ListOrder.NEWEST: lambda row: (-row.id,),
    ListOrder.OLDEST: lambda row: (row.id,),
    ListOrder.TITLE: lambda row: (_plain(row.title), row.source, row.id),
    ListOrder.UNREAD: lambda row: (not row.unread, -row.id),
}


def _expected(library: Library, view: ListView) -> list[ArticleRow]:
    rows = library.rows([ArticleId(n) for n in range(1, 41)])
    needle = _plain(view.title_filter)
    kept = [
        row
        for row in rows
        if (row.unread or not view.unread_only) and (needle in _plain(row.title) or needle in row.source)
    ]
    return sorted(kept, key=_ORDERS[view.order])


@pytest.mark.parametrize("view", _VIEWS, ids=repr)
def test_page_is_a_slice_of_the_view(library: Library, view: ListView) -> None:
    """Every page, from either end and across the end, is what sorting all rows would give."""
    expected = _expected(library, view)
    for first, limit in itertools.product((0, 1, 9, 16, 17, 18, 25, 34, 35, 36, 90), (0, 1, 5, 100)):
        assert library.page(view, first, limit) == expected[first : first + limit], (first, limit)


@pytest.mark.parametrize("view", _VIEWS, ids=repr)
def test_count_is_the_length_of_the_view(library: Library, view: ListView) -> None:
    """The count is what the pages hold."""
    assert library.count(view) == len(_expected(library, view))


@pytest.mark.parametrize("view", _VIEWS, ids=repr)
def test_index_is_the_position_in_the_view(library: Library, view: ListView) -> None:
    """Every shown article is found at its position, every other one nowhere."""
    positions = {row.id: position for position, row in enumerate(_expected(library, view))}
    for article_id in map(ArticleId, range(42)):
        assert library.index_of(view, article_id) == positions.get(article_id)


def test_rows_come_in_the_order_asked_for(library: Library) -> None:
    """Removed and unknown articles are left out, the others keep their order."""
    assert [row.id for row in library.rows([ArticleId(n) for n in (9, 6, 3, 900, 1)])] == [9, 3, 1]


def test_negative_pages_are_harmless(library: Library) -> None:
    """A page before the beginning starts at the beginning; a negative length is none."""
    assert library.page(ListView(), -3, 2) == library.page(ListView(), 0, 2)
    assert library.page(ListView(), 0, -1) == []


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    """Four unread articles that a test may change."""
    opened = Library.open(tmp_path / "library.db")
    opened.add_many((Article(f"T{n}", (Block(0, 2),), f"Title {n}", "given", f"/{n}", "s"), None) for n in range(1, 5))
    yield opened
    opened.close()


def _ids(*numbers: int) -> list[ArticleId]:
    return [ArticleId(number) for number in numbers]


def test_mark_returns_what_changed(small: Library) -> None:
    """Articles that were as wanted already, removed or unknown ones are not reported."""
    small.remove(_ids(4))
    assert small.mark(_ids(2, 1), unread=False) == [2, 1]
    assert small.mark(_ids(3, 3, 2, 4, 99), unread=False) == [3]
    assert small.tally() == Tally(3, 0)


def test_mark_is_undone_by_marking_what_changed(small: Library) -> None:
    """Undo brings back exactly the state before."""
    small.mark(_ids(1), unread=False)
    before = small.page(ListView(), 0, 10)
    changed = small.mark(_ids(1, 2, 3), unread=False)
    small.mark(changed, unread=True)
    assert small.page(ListView(), 0, 10) == before


def test_removed_articles_are_gone_until_restored(small: Library) -> None:
    """Removing hides an article everywhere; restoring brings it back as it was."""
    small.mark(_ids(2), unread=False)
    small.save_position(ArticleId(2), 1)
    before = small.article(ArticleId(2))
    assert small.remove(_ids(2, 2, 99)) == [2]
    assert small.remove(_ids(2)) == []
    assert small.article(ArticleId(2)) is None
    assert small.tally() == Tally(3, 3)
    assert small.restore(_ids(1, 2)) == [2]
    assert small.article(ArticleId(2)) == before
    assert small.tally() == Tally(4, 3)


def test_position_is_remembered(small: Library) -> None:
    """The place where somebody stopped reading comes back with the article."""
    small.save_position(ArticleId(3), 1234)
    stored = small.article(ArticleId(3))
    assert stored is not None
    assert stored.position == 1234
