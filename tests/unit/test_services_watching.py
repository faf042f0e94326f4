"""Two readers of one library: each is told what the other has done, and nothing of what it has done itself."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any

import pytest

from reader.analysis.version import Options
from reader.jobs import Jobs
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, ArticleRow, Block, ListOrder, ListView, SearchHit
from reader.services import Services
from reader.ui import listing
from reader.ui.listing import Listing, Sight, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SEEN = Sight(number=1, cursor=2, article_id=None, first=0, last=5)


def _article(number: int) -> Article:
    text = f"Article {number} tells of {'an owl' if number % 2 else 'a ferry'}."
    return Article(text, (Block(0, len(text)),), f"Title {number:02}", "given", f"/{number}.txt", "s")


@pytest.fixture
def open_services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Services]]:
    """Opens the same library of nine articles again and again; changes are looked for without a rest."""
    monkeypatch.setattr("reader.services.watching.LOOK_S", 0.01)
    monkeypatch.setattr("reader.services.watching.REST_S", 0.01)
    opened: list[Services] = []

    def open_one() -> Services:
        library = Library.open(tmp_path / "library.db")
        if not opened:
            library.add_many((_article(number), None) for number in range(1, 10))
        opened.append(Services(library, Jobs(command=["false"]), options=Options(), samples=None))
        return opened[-1]

    yield open_one
    for services in opened:
        services.close()


def _watch(services: Services) -> queue.Queue[bool]:
    told: queue.Queue[bool] = queue.Queue()
    services.start_watching(told.put)
    return told


def test_reader_is_told_what_another_one_did(open_services: Callable[[], Services]) -> None:
    """Whoever did it is told that it was he himself, the other that it was not."""
    one, other = open_services(), open_services()
    told, told_other = _watch(one), _watch(other)
    other.deeds.mark(ArticleId(3), unread=False)
    assert told.get(timeout=20) is True
    assert told_other.get(timeout=20) is False
    one.deeds.mark(ArticleId(3), unread=True)
    assert told.get(timeout=20) is False
    assert told_other.get(timeout=20) is True


def test_reader_at_rest_is_told_nothing(open_services: Callable[[], Services]) -> None:
    """Reading changes nothing."""
    one, other = open_services(), open_services()
    told = _watch(one)
    other.page(ListView(), 0, 10)
    with pytest.raises(queue.Empty):
        told.get(timeout=0.2)


def test_reader_of_an_empty_library_learns_of_its_first_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program brings in takes the place of the samples."""
    monkeypatch.setattr("reader.services.watching.LOOK_S", 0.01)
    monkeypatch.setattr("reader.services.samples.open_samples", lambda: None)
    services = Services(Library.open(tmp_path / "l.db"), Jobs(command=["false"]), options=Options(), samples=None)
    told = _watch(services)
    assert services.showing_samples
    other = Library.open(tmp_path / "l.db")
    other.add(_article(1), None)
    assert told.get(timeout=20) is True
    assert not services.showing_samples
    other.close()
    services.close()


def test_undoing_what_another_reader_did_says_so(open_services: Callable[[], Services]) -> None:
    """Who sees it knows that what she did herself is still to be undone."""
    one, other = open_services(), open_services()
    one.deeds.remove(ArticleId(3))
    other.deeds.star_all([ArticleId(2)], on=True)
    assert one.deeds.undo() == "Done elsewhere: “Title 02” has no star again."
    assert one.deeds.redo() == "Done elsewhere: “Title 02” has its star again."
    assert other.deeds.undo() == "“Title 02” has no star again."
    assert one.deeds.undo() == "Restored “Title 03”."


def test_backlog_is_looked_up_again_when_another_program_adds(
    open_services: Callable[[], Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program has brought in is analysed here as well, and what it has analysed is not."""
    one = open_services()
    other = open_services()
    for number in range(1, 10):
        other._library.save_analysis(Analysis(Options().version, _stored_hash(other, number)))
    asked: list[Any] = []
    submit = one.jobs.submit

    def note(name: str, payload: Any, **known: Any) -> Any:
        asked.append(payload[0].title)
        return submit(name, payload, **known)

    monkeypatch.setattr(one.jobs, "submit", note)
    failed: queue.Queue[ArticleId] = queue.Queue()
    one.start_background(lambda article_id, _outcome: failed.put(article_id))
    _watch(one)
    other._library.add(_article(10), None)
    assert failed.get(timeout=20) == 10
    assert set(asked) == {"Title 10"}


def _stored_hash(services: Services, number: int) -> str:
    stored = services.article(ArticleId(number))
    assert stored is not None
    return stored.text_hash


# Loading a list again


def _articles(refreshed: listing.Refreshed) -> list[ArticleRow]:
    items = (item for page in refreshed.pages.values() for item in page)
    return [item.row if isinstance(item, SearchHit) else item for item in items]


def _rows(refreshed: listing.Refreshed) -> list[int]:
    return [row.id for row in _articles(refreshed)]


LISTINGS = [
    Listing(),
    Listing(ListView(ListOrder.OLDEST)),
    Listing(ListView(ListOrder.TITLE)),
    Listing(ListView(ListOrder.UNREAD)),
    Listing(ListView(unread_only=True)),
    Listing(query="tells"),
    Listing(query="tells", name="All of it"),
]


@pytest.mark.parametrize("wanted", LISTINGS, ids=str)
def test_list_is_the_same_when_nothing_has_changed(open_services: Callable[[], Services], wanted: Listing) -> None:
    """The cursor, the rows and the counts stay."""
    services = open_services()
    listed = listing.load(services, wanted, ArticleId(4))
    refreshed = listing.refresh(services, listed, SEEN._replace(cursor=listed.index, article_id=ArticleId(4)))
    assert refreshed.listed.index == listed.index
    assert (refreshed.listed.count, refreshed.listed.tally) == (listed.count, listed.tally)
    assert list(refreshed.pages.values()) == [listed.rows]


@pytest.mark.parametrize("wanted", LISTINGS, ids=str)
def test_list_has_what_has_come_and_not_what_is_gone(open_services: Callable[[], Services], wanted: Listing) -> None:
    """The cursor stays on its article, in its new row."""
    services, other = open_services(), open_services()
    listed = listing.load(services, wanted, ArticleId(4))
    other._library.add_many([(_article(10), None), (_article(11), None)])
    other.deeds.remove(ArticleId(7))
    refreshed = listing.refresh(services, listed, SEEN._replace(cursor=listed.index, article_id=ArticleId(4)))
    assert sorted(_rows(refreshed)) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]
    assert _rows(refreshed)[refreshed.listed.index] == 4
    assert refreshed.listed.count == refreshed.listed.tally.articles == 10


def test_list_of_unread_articles_keeps_what_was_read_meanwhile(open_services: Callable[[], Services]) -> None:
    """What was read, here or elsewhere, stays where it is until the list is asked for anew; it shows as read."""
    services, other = open_services(), open_services()
    listed = listing.load(services, Listing(ListView(unread_only=True)), ArticleId(4))
    services.deeds.opened(ArticleId(4))
    other.deeds.mark(ArticleId(5), unread=False)
    other._library.add(_article(10), None)
    refreshed = listing.refresh(services, listed, SEEN._replace(cursor=listed.index, article_id=ArticleId(4)))
    assert _rows(refreshed) == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert refreshed.listed.index == listed.index + 1
    read = {row.id for row in _articles(refreshed) if not row.unread}
    assert read == {4, 5}


def test_cursor_stays_in_its_place_when_its_article_is_gone(open_services: Callable[[], Services]) -> None:
    """The article that follows has the cursor then; at the end the one before."""
    services, other = open_services(), open_services()
    listed = listing.load(services, Listing(), ArticleId(4))
    other.deeds.remove(ArticleId(4))
    other.deeds.remove(ArticleId(1))
    sight = SEEN._replace(cursor=listed.index, article_id=ArticleId(4))
    assert _rows(listing.refresh(services, listed, sight))[listing.refresh(services, listed, sight).listed.index] == 3
    last = listing.refresh(services, listed, SEEN._replace(cursor=8, article_id=ArticleId(1)))
    assert last.listed.index == 6
    for number in range(2, 10):
        other.deeds.remove(ArticleId(number))
    empty = listing.refresh(services, listed, sight).listed
    assert (empty.count, empty.index) == (0, -1)


@pytest.mark.parametrize(
    ("shown", "latest", "gone", "result"),
    [
        ((), (3, 2, 1), (), (3, 2, 1)),
        ((3, 2, 1), (), (), (3, 2, 1)),
        ((3, 2, 1), (3, 1), (2,), (3, 1)),
        ((3, 2, 1), (5, 4, 3, 1), (), (5, 4, 3, 2, 1)),
        ((5, 3, 1), (5, 4, 2, 1, 0), (), (5, 4, 2, 3, 1, 0)),
        ((5, 3, 1), (6, 4), (1, 3, 5), (6, 4)),
    ],
)
def test_merged_lists_have_what_has_come_in_its_place(
    shown: Sequence[ArticleId], latest: Sequence[ArticleId], gone: Sequence[ArticleId], result: Sequence[int]
) -> None:
    """What is shown keeps its order."""
    assert merged(shown, latest, set(gone)) == tuple(result)
