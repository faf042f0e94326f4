"""Which article a text belongs to: by what it says, by where it was found, and what its source says beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.frozen import replace
from reader.library import library as library_module
from reader.library.file.schema import KEPT_REMOVED_DAYS
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, RawDocument, SearchOrder, StoredArticle, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def _article(text: str, location: object, title: str = "Storm") -> Article:
    return Article(text, (Block(0, len(text)),), title, "file", str(location), "news")


def _stored(library: Library, article_id: ArticleId) -> StoredArticle:
    stored = library.article(article_id)
    assert stored is not None
    return stored


def test_identity_is_the_text_alone(library: Library) -> None:
    """A copy under another file name, from which another title and date were made, is the same article."""
    first = library.add(_article("A storm came.", "/storm.txt"), None)
    copy = replace(_article("A storm came.", "/copy.txt", "Copy"), published="2024-01-02")
    again = library.add(copy, None)
    assert (again.id, again.outcome) == (first.id, "known")
    assert _stored(library, first.id).article.title == "Storm"
    assert library.tally() == Tally(1, 1)


def test_identity_of_a_removed_article_is_kept(library: Library) -> None:
    """A copy of what was removed brings that back, and is no second article."""
    first = library.add(_article("A storm came.", "/storm.txt"), None)
    library.remove([first.id])
    again = library.add(_article("A storm came.", "/copy.txt", "Copy"), None)
    assert (again.id, again.outcome) == (first.id, "restored")


def test_place_other_metadata_of_the_same_text_is_taken_over(library: Library) -> None:
    """Title, author, date, language, source and tags follow the file; nothing becomes unread or loses its place."""
    first = library.add(_article("A storm came.", "/storm.md"), None)
    library.mark([first.id], unread=False)
    library.save_position(first.id, 3)
    changed = replace(
        _article("A storm came.", "/storm.md", "Gale"),
        byline="Jane Doe",
        published="2024-01-02",
        language="en",
        source="papers",
        tags=("a", "b"),
    )
    raw = RawDocument("/storm.md", "storm.md", "text/markdown", "papers", b"title: Gale")
    again = library.add(changed, raw)
    assert (again.id, again.outcome, again.title) == (first.id, "updated", "Gale")
    stored = _stored(library, first.id)
    assert stored.article == changed
    assert (stored.row.unread, stored.row.updated, stored.position) == (False, False, 3)
    assert library.raw(first.id) == raw
    assert library.search("gale", SearchOrder.NEWEST) == (first.id,)
    assert library.search("g", SearchOrder.NEWEST) == (first.id,)
    assert library.search("s", SearchOrder.NEWEST) == ()


def test_place_other_bytes_of_the_same_article_are_kept_in_silence(library: Library) -> None:
    """What nobody can see is no update, but the bytes are those of now."""
    raw = RawDocument("/storm.txt", "storm.txt", "text/plain", "news", b"A storm came.")
    first = library.add(_article("A storm came.", "/storm.txt"), raw)
    newer = replace(raw, data=b"A storm came.\r\n")
    assert library.add(_article("A storm came.", "/storm.txt"), newer).outcome == "known"
    assert library.raw(first.id) == newer
    assert library.add(_article("A storm came.", "/storm.txt"), None).outcome == "known"
    assert library.raw(first.id) == newer


def test_place_metadata_that_an_analysis_depends_on_asks_for_another(library: Library) -> None:
    """A new date makes the dates of the text mean something else, so the article is analysed again."""
    article = _article("A storm came.", "/storm.txt")
    library.add(article, None)
    library.save_analysis(Analysis("1", article.text_hash))
    assert library.unanalysed("1", 9) == []
    library.add(replace(article, byline="Jane"), None)
    assert library.unanalysed("1", 9) == []
    library.add(replace(article, published="2024-01-02"), None)
    assert library.unanalysed("1", 9) == [1]


def test_place_of_a_moved_file_goes_with_it(library: Library, tmp_path: Path) -> None:
    """When a file was moved and then changed, its article is updated, and no second one comes."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.touch()
    first = library.add(_article("A storm came.", old), None)
    old.rename(new)
    assert library.add(_article("A storm came.", new), None).outcome == "known"
    assert library.rows([first.id])[0].location == str(new)
    again = library.add(_article("Calm.", new), None)
    assert (again.id, again.outcome) == (first.id, "updated")


def test_place_of_a_copy_that_changes_gets_an_article_of_its_own(library: Library, tmp_path: Path) -> None:
    """Two copies of which one is changed are two articles, and stay so however often both are added."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.touch()
    two.touch()
    first = library.add(_article("A storm came.", one), None)
    library.add(_article("A storm came.", two), None)
    assert library.rows([first.id])[0].location == str(one)
    second = library.add(_article("Calm.", two), None)
    assert second.outcome == "added"
    for _ in range(2):
        outcomes = library.add_many([(_article("A storm came.", one), None), (_article("Calm.", two), None)])
        assert [(o.id, o.outcome) for o in outcomes] == [(first.id, "known"), (second.id, "known")]


def test_place_that_got_the_text_of_another_leaves_its_old_article_alone(library: Library, tmp_path: Path) -> None:
    """When a file is overwritten with a copy of another, that one stands there now: the next text is not the old's."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.touch()
    two.touch()
    first = library.add(_article("A storm came.", one), None)
    second = library.add(_article("Calm.", two), None)
    assert library.add(_article("A storm came.", two), None).id == first.id
    assert library.add(_article("Snow.", two), None).outcome == "added"
    assert _stored(library, second.id).article.text == "Calm."


def test_removed_article_is_deleted_after_its_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was removed long ago leaves every table when the library is opened; what was removed lately stays."""
    article = _article("A storm came.", "/storm.txt")
    ids = [library.add(one, None).id for one in (article, _article("Calm.", "/b"), _article("Snow.", "/c"))]
    library.save_analysis(Analysis("1", article.text_hash))
    with monkeypatch.context() as patch:
        patch.setattr("reader.library.articles.store.now", lambda: "2020-01-01T00:00:00+00:00")
        library.remove(ids[:1])
    library.remove(ids[1:2])
    library.close()
    opened = Library.open(tmp_path / "library.db")
    try:
        assert opened.restore(ids) == ids[1:2]
        assert opened.tally() == Tally(2, 2)
        with opened._connections.reading() as connection:
            for table in ("article", "body"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (2,)
            assert connection.execute("SELECT count(*) FROM analysis").fetchone() == (0,)
            assert connection.execute("SELECT id FROM place ORDER BY id").fetchall() == [(2,), (3,)]
        with opened._connections.writing() as connection:
            for index in ("search", "title_search"):
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        assert opened.add(article, None).outcome == "added"
    finally:
        opened.close()


def test_removed_article_is_restored_until_its_time(library: Library, tmp_path: Path) -> None:
    """The day that it is deleted lies as far away as the documentation says."""
    added = library.add(_article("A storm came.", "/storm.txt"), None)
    library.remove([added.id])
    library.close()
    assert KEPT_REMOVED_DAYS == 30
    opened = Library.open(tmp_path / "library.db")
    assert opened.restore([added.id]) == [added.id]
    opened.close()


def test_removed_articles_are_deleted_a_part_at_a_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many were removed, opening does not take long."""
    monkeypatch.setattr(library_module, "_DELETED_AT_ONCE", 2)
    monkeypatch.setattr("reader.library.articles.store.now", lambda: "2020-01-01T00:00:00+00:00")
    library.remove([library.add(_article(f"Storm {n}.", f"/{n}"), None).id for n in range(3)])
    library.close()
    monkeypatch.undo()
    monkeypatch.setattr(library_module, "_DELETED_AT_ONCE", 2)
    for left in (1, 0):
        opened = Library.open(tmp_path / "library.db")
        with opened._connections.reading() as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (left,)
        opened.close()


def test_update_undone_says_updated_again(library: Library) -> None:
    """An updated article that was marked read and unread again by undoing still says that it was updated."""
    first = library.add(_article("A storm came.", "/a"), None)
    library.add(_article("Calm.", "/a"), None)
    library.mark([first.id], unread=False)
    assert not library.rows([first.id])[0].updated
    step = library.latest_step()
    assert step is not None
    library.undo(step)
    assert library.rows([first.id])[0].updated
