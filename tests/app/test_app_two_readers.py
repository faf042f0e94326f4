"""What another program does to the library shows by itself, and disturbs nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.version import PIPELINE_VERSION
from reader.library.library import Library
from reader.model import ArticleId, SearchOrder
from reader.services.progress import Held
from reader.text.tag_names import TagWish
from reader.ui import wording
from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import TITLE, analysis_of, make_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.app.conftest import OpenReader, Reader

ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)
NEW = "A heron on the roof"


@pytest.fixture
def other(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The library as another program has it; changes are looked for without a rest."""
    monkeypatch.setattr("reader.services.watching.LOOK_S", 0.02)
    monkeypatch.setattr("reader.services.watching.REST_S", 0.02)
    library = Library.open(library_path)
    yield library
    library.close()


def add(library: Library, *titles: str) -> None:
    """Bring in articles, analysed."""
    for title in titles:
        article = make_article(f"{title}\n\nAda Lind of Norby has seen it with the {title}.")
        library.add(article, None)
        library.save_analysis(analysis_of(article))


def titles(reader: Reader) -> list[str]:
    """Of the rows of the list that are here."""
    rows = map(reader.screen.articles.row, range(reader.screen.articles.row_count))
    return [row.title for row in rows if row is not None]


async def test_new_article_appears_above_the_cursor(open_reader: OpenReader, other: Library) -> None:
    """The cursor stays on its article, and the page as it is."""
    async with open_reader() as reader:
        await reader.press("j", "enter", "d")
        assert reader.title == ZEBRA
        add(other, NEW)
        await reader.until(lambda: "All 7 · Unread 6" in reader.lines[0])
        assert titles(reader)[:3] == [NEW, TITLE, ZEBRA]
        assert reader.screen.articles.cursor == 2
        assert reader.title == ZEBRA
        assert NEW in reader.text  # who sees the beginning of the list sees what has come
        await reader.press("J")
        assert reader.title == MARKUP


async def test_list_that_was_scrolled_stays_where_it_is(open_reader: OpenReader, other: Library) -> None:
    """The rows under the eye do not move when others come above them."""
    add(other, *(f"Heron number {number}" for number in range(40)))
    async with open_reader((80, 24)) as reader:
        await reader.press("G", "k", "k")
        before = reader.lines[1:20]
        add(other, NEW, "Another heron")
        await reader.until(lambda: "All 48" in reader.lines[0])
        assert [line[:25] for line in reader.lines[1:20]] == [line[:25] for line in before]
        assert reader.screen.articles.cursor == 45
        await reader.press("g")
        assert "Another heron" in reader.lines[1]


async def test_article_that_was_read_elsewhere_shows_as_read(open_reader: OpenReader, other: Library) -> None:
    """Its row loses its dot, the bar counts it, and m marks it as unread."""
    async with open_reader() as reader:
        row = reader.screen.articles.row(0)
        assert row is not None
        assert row.unread
        other.mark([row.id], unread=False)
        await reader.until(lambda: "Unread 5" in reader.lines[0])
        row = reader.screen.articles.row(0)
        assert row is not None
        assert not row.unread
        await reader.press("m")
        assert "Unread 6" in reader.lines[0]


def id_of(reader: Reader, title: str) -> ArticleId:
    """Of an article that is in the list."""
    rows = map(reader.screen.articles.row, range(reader.screen.articles.row_count))
    return next(row.id for row in rows if row is not None and row.title == title)


async def test_article_that_was_removed_elsewhere_stays_on_the_page(open_reader: OpenReader, other: Library) -> None:
    """Its row goes; who reads it is told and can read on, and goes on from its place."""
    async with open_reader() as reader:
        await reader.press("j", "enter")
        other.remove([id_of(reader, ZEBRA)])
        await reader.until(lambda: "All 5" in reader.lines[0])
        assert ZEBRA not in titles(reader)
        assert reader.title == ZEBRA
        assert reader.screen.articles.cursor == 1
        assert reader.message == f"“{ZEBRA}” was removed elsewhere."
        assert "· removed" in reader.text
        await reader.press("s")
        assert reader.message == wording.REMOVED
        assert not other.search("is:starred", SearchOrder.NEWEST)
        await reader.press("escape")
        assert reader.title == MARKUP  # in the list a deed is done to the article at the cursor


async def test_list_goes_on_when_its_article_was_removed_elsewhere(open_reader: OpenReader, other: Library) -> None:
    """A deed is done to what is on the page: that is the article at the cursor again."""
    async with open_reader() as reader:
        await reader.press("j")
        await reader.until(lambda: reader.title == ZEBRA)
        other.remove([id_of(reader, ZEBRA)])
        await reader.until(lambda: reader.title == MARKUP)
        assert reader.message == f"“{ZEBRA}” was removed elsewhere."


async def test_article_that_was_removed_elsewhere_is_restored_on_the_page(
    open_reader: OpenReader, other: Library
) -> None:
    """D brings it back, and who reads it stays there."""
    async with open_reader() as reader:
        await reader.press("j", "enter")
        other.remove([id_of(reader, ZEBRA)])
        await reader.until(lambda: "· removed" in reader.text)
        await reader.press("D")
        assert titles(reader)[1] == reader.title == ZEBRA
        assert "· removed" not in reader.text


@pytest.mark.parametrize(("key", "title"), [("J", MARKUP), ("n", MARKUP), ("K", TITLE), ("N", TITLE)])
async def test_next_article_after_one_that_was_removed_elsewhere_is_that_in_its_place(
    open_reader: OpenReader, other: Library, key: str, title: str
) -> None:
    """None is passed over."""
    async with open_reader() as reader:
        await reader.press("j", "enter")
        other.remove([id_of(reader, ZEBRA)])
        await reader.until(lambda: "· removed" in reader.text)
        await reader.press(key)
        assert reader.title == title


async def test_heading_follows_what_is_done_elsewhere(open_reader: OpenReader, other: Library) -> None:
    """Star and tags of the open article are those that the library has."""
    async with open_reader() as reader:
        await reader.press("j", "enter", "s")
        assert "· starred" in reader.text
        zebra = id_of(reader, ZEBRA)
        other.star([zebra], on=False)
        await reader.until(lambda: "· starred" not in reader.text)
        other.tag([zebra], TagWish(("roads",), ()))
        await reader.until(lambda: "· tagged roads" in reader.text)


async def test_library_that_was_emptied_elsewhere_says_so(open_reader: OpenReader, other: Library) -> None:
    """And what is put back appears and opens."""
    async with open_reader() as reader:
        everything = [ArticleId(number) for number in range(1, 7)]
        reader.app.services.show_samples(on=False)
        other.remove(everything)
        await reader.until(lambda: "Nothing here yet." in reader.text)
        other.restore(everything[:1])
        await reader.until(lambda: reader.title is not None)
        assert "All 1" in reader.lines[0]


async def test_unread_list_keeps_what_is_read_in_it(open_reader: OpenReader, other: Library) -> None:
    """Another program brings something in while one reads in the unread ones: the cursor stays."""
    async with open_reader() as reader:
        await reader.press("2", "j", "enter")
        assert reader.title == ZEBRA
        add(other, NEW)
        await reader.until(lambda: NEW in titles(reader))
        assert titles(reader)[:3] == [NEW, TITLE, ZEBRA]
        assert reader.screen.articles.cursor == 2


async def test_search_is_not_disturbed_while_one_types(open_reader: OpenReader, other: Library) -> None:
    """Results change with what is typed alone; afterwards what has come is among them."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("heron")
        listing = reader.screen.articles.listing
        add(other, NEW)
        reader.screen.tell_changed(is_elsewhere=True)
        await reader.settle()
        assert reader.screen.articles.listing == listing
        await reader.press("enter")
        add(other, "A second heron")
        await reader.until(lambda: "“heron” in 2 articles" in reader.lines[0])


async def test_own_deeds_do_not_load_the_list_again(
    open_reader: OpenReader, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done here shows already."""
    async with open_reader() as reader:
        monkeypatch.setattr("reader.ui.listing.refresh", None)
        commits = reader.app.services._library.commits
        await reader.press("m", "j", "enter", "m")
        await reader.until(lambda: reader.app.services._library.commits >= commits + 3)
        assert "Unread 5" in reader.lines[0]


async def test_lists_of_another_reader_appear(
    open_reader: OpenReader, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that is saved elsewhere is among the lists while they are on the screen."""
    monkeypatch.setattr("reader.ui.screens.lists.COUNT_S", 0.02)
    async with open_reader() as reader:
        await reader.press("0")
        other.lists.save("Birds", "owl")
        await reader.until(lambda: "Birds" in reader.text)


async def test_analysis_is_paused_by_a_key(open_reader: OpenReader, other: Library) -> None:
    """P says what it does and what takes it back; what is not analysed then stands at the bottom."""
    async with open_reader() as reader:
        await reader.press("P")
        assert reader.message == "This reader analyses only what you open, until P is pressed again."
        assert reader.app.services.analysis_held is Held.KEY
        other.add(make_article(f"{NEW}\n\nIt sat there."), None)
        await reader.until(lambda: other.count_unanalysed(PIPELINE_VERSION) == 1 and "All 7" in reader.lines[0])
        reader.screen._say("")
        await reader.press("P")
        assert reader.message == "The analysis of the library goes on."
        assert reader.app.services.analysis_held is None


async def test_what_waits_goes_down_when_another_reader_analyses_it(open_reader: OpenReader, other: Library) -> None:
    """A paused reader says how much waits by now, and nothing of that when nothing does."""
    articles = [make_article(f"{NEW} {number}\n\nIt sat there.") for number in range(2)]
    async with open_reader() as reader:
        await reader.press("P")
        other.add_many((article, None) for article in articles)
        await reader.until(lambda: "All 8" in reader.lines[0])
        reader.screen._say("")
        await reader.until(lambda: reader.message == "Paused: the analysis of 2 articles waits · P goes on")
        other.save_analysis(analysis_of(articles[0]))
        await reader.until(lambda: reader.message == "Paused: the analysis of 1 article waits · P goes on")
        other.save_analysis(analysis_of(articles[1]))
        await reader.until(lambda: reader.message == "Analysis is paused · P goes on")
