"""Searches that are kept under a name: their order, their articles, their unread ones, and other writers."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import StorageError
from reader.library import lists
from reader.library.file import schema
from reader.library.library import Library
from reader.model import Article, ArticleId, Block, ListOrder, ListView, SearchOrder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = ("owl", "ferry", "bridge")


def _article(number: int) -> Article:
    text = f"Article {number} tells of {' and '.join(w for i, w in enumerate(WORDS) if number >> i & 1) or 'nothing'}."
    return Article(text, (Block(0, len(text)),), f"{'zyx'[number % 3]} {number}", "given", f"/{number}.txt", "s")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Eight articles, each with another choice of three words, numbered from 1; every third one is read."""
    opened = Library.open(tmp_path / "library.db")
    opened.add_many((_article(number), None) for number in range(8))
    opened.mark([ArticleId(number) for number in (1, 4, 7)], unread=False)
    yield opened
    opened.close()


def names(library: Library) -> list[str]:
    """Of the saved searches, in their order."""
    return [saved.name for saved in library.lists.saved()]


def test_saved_search_comes_last_and_outlives_the_program(library: Library, tmp_path: Path) -> None:
    """What is saved is there after the library was opened again."""
    assert not library.lists.save("One", "owl")
    assert not library.lists.save("Two", "is:unread ferry")
    again = Library.open(tmp_path / "library.db")
    assert [(saved.name, saved.query) for saved in again.lists.saved()] == [("One", "owl"), ("Two", "is:unread ferry")]
    again.close()


def test_saved_search_gets_another_query_under_its_name(library: Library) -> None:
    """Saving under a name that is there, whatever its case, changes the query, and is told."""
    library.lists.save("One", "owl")
    library.lists.save("Two", "ferry")
    assert library.lists.save("ONE", "bridge")
    assert [(saved.name, saved.query) for saved in library.lists.saved()] == [("One", "bridge"), ("Two", "ferry")]


def test_saved_search_comes_back_as_it_was(library: Library) -> None:
    """What was taken out has its name, query, number and place again."""
    for name in ("One", "Two", "Three"):
        library.lists.save(name, "owl")
    before = library.lists.saved()
    assert library.lists.take_out(before[1].id) == "Two"
    assert names(library) == ["One", "Three"]
    step = library.latest_step()
    assert step is not None
    assert library.undo(step)
    assert library.lists.saved() == before


def test_saved_search_that_is_gone_says_so(library: Library) -> None:
    """Another reader has taken it out; then nothing is done, and there is nothing to undo of it."""
    library.lists.save("One", "owl")
    one = library.lists.saved()[0]
    library.lists.take_out(one.id)
    library.lists.save("One", "ferry")
    step = library.latest_step()
    for deed in (
        lambda: library.lists.rename(one.id, "Two"),
        lambda: library.lists.take_out(one.id),
        lambda: library.lists.move(one.id, 1),
    ):
        with pytest.raises(StorageError, match="there no more"):
            deed()
    assert names(library) == ["One"]
    assert library.latest_step() == step


def test_saved_search_is_renamed_unless_another_one_has_the_name(library: Library) -> None:
    """The case of its own name may change; the name of another one is refused."""
    library.lists.save("One", "owl")
    library.lists.save("Two", "owl")
    one = library.lists.saved()[0]
    assert not library.lists.rename(one.id, "ONE")
    assert library.lists.rename(one.id, "tWO") == "Two"
    assert names(library) == ["ONE", "Two"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.sampled_from([-1, 1])), max_size=12))
def test_saved_searches_are_moved_as_in_a_list(library: Library, moves: list[tuple[int, int]]) -> None:
    """Moving exchanges neighbours and nothing else; at the ends it does nothing."""
    for saved in library.lists.saved():
        library.lists.take_out(saved.id)
    expected = list("abcde")
    for name in expected:
        library.lists.save(name, "owl")
    for at, step in moves:
        saved = library.lists.saved()[at]
        there = at + step
        assert library.lists.move(saved.id, step) is (0 <= there < 5)
        if 0 <= there < 5:
            expected[at], expected[there] = expected[there], expected[at]
        assert names(library) == expected


@pytest.mark.parametrize(
    "query",
    [
        "owl",
        "owl OR bridge",
        "-ferry",
        '"tells of"',
        "words:>3",
        "is:unread owl",
        "is:read",
        "x",
        "source:s ferry",
        "(",
        "",
    ],
)
@pytest.mark.parametrize("read", [(), (1, 4, 7), range(1, 9)])
def test_unread_count_is_that_of_the_articles_found(library: Library, query: str, read: range) -> None:
    """However many are read, as many are counted as a search finds unread ones."""
    library.mark([ArticleId(number) for number in range(1, 9)], unread=True)
    library.mark([ArticleId(number) for number in read], unread=False)
    found = library.rows(library.search(query, SearchOrder.NEWEST))
    assert library.lists.unread(query) == sum(row.unread for row in found)


def test_unread_count_leaves_out_what_was_removed(library: Library) -> None:
    """What was taken out of the library is in no list."""
    before = library.lists.unread("owl")
    library.remove([ArticleId(2)])
    assert library.lists.unread("owl") == before - 1


def test_unread_count_ends_at_a_limit(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than so many are counted."""
    monkeypatch.setattr(lists, "MAX_COUNTED", 2)
    assert [library.lists.unread(query) for query in ("tells", "words:>1", "owl -ferry -bridge")] == [2, 2, 1]


@pytest.mark.parametrize("order", ListOrder)
@pytest.mark.parametrize("unread", ["", "only"])
@pytest.mark.parametrize("title", ["", "Y"])
def test_list_of_a_query_is_ordered_and_filtered_like_the_list(
    library: Library, order: ListOrder, unread: str, title: str
) -> None:
    """Of a query that all articles answer, a view shows what it shows of the library."""
    view = ListView(order, bool(unread), title)
    assert library.lists.ids("tells", view, 100) == library.ids(view, 100)


def test_older_library_has_no_saved_searches_and_can_have_some(tmp_path: Path) -> None:
    """A library of the version before is brought up to date."""
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:3])
        schema.migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.close()
    library = Library.open(path)
    assert library.lists.saved() == []
    library.lists.save("One", "owl")
    assert names(library) == ["One"]
    library.close()


# Other writers


def test_own_changes_are_none_of_others(library: Library) -> None:
    """What was written through the object itself is counted, and never told as another's."""
    commits = library.commits
    library.mark([ArticleId(2)], unread=False)
    library.lists.save("One", "owl")
    assert library.commits == commits + 2
    assert not library.has_changed_elsewhere()


def test_changes_of_others_are_told_once(library: Library, tmp_path: Path) -> None:
    """Each look tells what was written since the look before, among changes of one's own."""
    other = Library.open(tmp_path / "library.db")
    library.has_changed_elsewhere()  # opening it may have written
    other.mark([ArticleId(2)], unread=False)
    library.mark([ArticleId(3)], unread=False)
    assert library.has_changed_elsewhere()
    assert not library.has_changed_elsewhere()
    library.mark([ArticleId(5)], unread=False)
    assert not library.has_changed_elsewhere()
    other.remove([ArticleId(5)])
    assert library.has_changed_elsewhere()
    other.close()


def test_changes_from_before_the_first_look_are_told(tmp_path: Path) -> None:
    """What another program writes right after the library was opened is not missed."""
    one, other = (Library.open(tmp_path / "library.db") for _ in range(2))
    other.add(_article(1), None)
    assert one.has_changed_elsewhere()
    one.close()
    other.close()


def test_looking_for_changes_never_waits_for_a_write(library: Library, tmp_path: Path) -> None:
    """While something is written here nothing is told, and then all of it."""
    other = Library.open(tmp_path / "library.db")
    library.has_changed_elsewhere()
    other.mark([ArticleId(2)], unread=False)
    with library._connections.writing():
        looked: list[bool] = []
        thread = threading.Thread(target=lambda: looked.append(library.has_changed_elsewhere()))
        thread.start()
        thread.join(10)
        assert looked == [False]
    assert library.has_changed_elsewhere()
    other.close()


def test_closed_library_cannot_be_looked_at(tmp_path: Path) -> None:
    """It says so like any method."""
    library = Library.open(tmp_path / "library.db")
    library.close()
    with pytest.raises(StorageError):
        library.has_changed_elsewhere()


def test_unanalysed_are_counted(library: Library) -> None:
    """As many as there are, however many are asked for at once, and failures are done."""
    assert library.count_unanalysed("1") == 8
    library.save_failure(ArticleId(1), "1", "why")
    library.save_failure(ArticleId(2), "0", "why")
    library.remove([ArticleId(3)])
    assert library.count_unanalysed("1") == 6 == len(library.unanalysed("1", 100))
