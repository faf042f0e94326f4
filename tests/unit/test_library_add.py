"""Taking articles in: what is new, known, updated and restored, and that loading gives back what was stored."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.library import Library
from reader.model import Article, Block, ListView, RawDocument, Role, SearchOrder, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator


def make_article(text: str = "A storm hit the coast.", location: str = "/news/a.txt", title: str = "Storm") -> Article:
    """An article of one body block."""
    return Article(text, (Block(0, len(text), Role.BODY, "paragraph"),), title, "given", location, "news")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "folder" / "library.db")
    yield opened
    opened.close()


def test_new_article_is_added(library: Library) -> None:
    """The first time an article comes it is added, unread, and counted."""
    added = library.add(make_article(), None)
    assert (added.outcome, added.title, added.location) == ("added", "Storm", "/news/a.txt")
    assert library.tally() == Tally(1, 1)
    row = library.rows([added.id])[0]
    assert (row.unread, row.updated, row.sample, row.failed, row.words) == (True, False, False, None, 5)
    assert row.added.endswith("+00:00")


def test_words_count_the_clean_text_alone(library: Library) -> None:
    """Noise is not read, so it does not count."""
    article = Article("One two\nShare this", (Block(0, 7), Block(8, 18, Role.SHARE)), "T", "given")
    assert library.rows([library.add(article, None).id])[0].words == 2


def test_same_text_is_known(library: Library) -> None:
    """The same article again changes nothing."""
    first = library.add(make_article(), None)
    library.mark([first.id], unread=False)
    again = library.add(make_article(), None)
    assert (again.id, again.outcome) == (first.id, "known")
    assert library.tally() == Tally(1, 0)


def test_same_text_from_another_location_is_known(library: Library) -> None:
    """A copy of a file is the same article; its own location is reported."""
    first = library.add(make_article(), None)
    again = library.add(make_article(location="/copy.txt"), None)
    assert (again.id, again.outcome, again.location) == (first.id, "known", "/copy.txt")


def test_other_text_at_the_same_location_is_an_update(library: Library) -> None:
    """The article keeps its id, is unread again and marked, and is found by its new words alone."""
    first = library.add(make_article(), None)
    library.mark([first.id], unread=False)
    library.save_position(first.id, 7)
    again = library.add(make_article("Calm seas today.", title="Calm"), None)
    assert (again.id, again.outcome, again.title) == (first.id, "updated", "Calm")
    stored = library.article(first.id)
    assert stored is not None
    assert stored.article.text == "Calm seas today."
    assert stored.position == 0
    assert (stored.row.unread, stored.row.updated) == (True, True)
    assert library.search("storm", SearchOrder.NEWEST) == ()
    assert library.search("calm", SearchOrder.NEWEST) == (first.id,)
    assert library.search("s", SearchOrder.NEWEST) == ()
    assert library.search("c", SearchOrder.NEWEST) == (first.id,)


def test_updated_mark_goes_when_the_article_is_read(library: Library) -> None:
    """Reading an update makes it an article like any other."""
    first = library.add(make_article(), None)
    library.add(make_article("Calm seas today."), None)
    library.mark([first.id], unread=False)
    library.mark([first.id], unread=True)
    assert not library.rows([first.id])[0].updated


def test_articles_without_location_never_update_each_other(library: Library) -> None:
    """An empty location is no location."""
    outcomes = [library.add(make_article(text, ""), None).outcome for text in ("one", "two")]
    assert outcomes == ["added", "added"]


def test_removed_article_is_restored_by_adding_it(library: Library) -> None:
    """Adding what was removed brings it back with its id and its state."""
    first = library.add(make_article(), None)
    library.mark([first.id], unread=False)
    library.remove([first.id])
    again = library.add(make_article(), None)
    assert (again.id, again.outcome) == (first.id, "restored")
    assert library.tally() == Tally(1, 0)


def test_removed_article_is_restored_by_its_new_text(library: Library) -> None:
    """A removed article whose source changed comes back with the new text."""
    first = library.add(make_article(), None)
    library.remove([first.id])
    again = library.add(make_article("Calm seas today."), None)
    assert (again.id, again.outcome) == (first.id, "restored")
    assert library.rows([first.id])[0].updated
    assert library.tally() == Tally(1, 1)


def test_batch_knows_its_own_articles(library: Library) -> None:
    """Two copies and an update within one batch are told apart as they would be one by one."""
    batch = [(make_article(), None), (make_article(), None), (make_article("Calm."), None)]
    assert [added.outcome for added in library.add_many(batch)] == ["added", "known", "updated"]


def test_failed_batch_leaves_nothing(library: Library) -> None:
    """A batch is one transaction: an article that cannot be stored takes the others back."""
    library.add(make_article(), None)
    broken = Article("y", (Block(0, 1),), "T", "given", tags=(object(),))  # type: ignore[arg-type] # on purpose
    with pytest.raises(TypeError):
        library.add_many([(make_article("New.", "/b"), None), (broken, None)])
    assert library.tally() == Tally(1, 1)
    assert library.add(make_article("After.", "/c"), None).outcome == "added"


def test_raw_bytes_are_kept(library: Library) -> None:
    """The source comes back byte for byte; an update replaces it."""
    raw = RawDocument("/news/a.txt", "a.txt", "text/html", "news", b"<p>\xff\x00storm" * 50)
    added = library.add(make_article(), raw)
    assert library.raw(added.id) == raw
    newer = RawDocument("/news/a.txt", "a.txt", "text/html", "news", b"<p>calm")
    library.add(make_article("Calm."), newer)
    assert library.raw(added.id) == newer
    library.add(make_article("Calmer."), None)
    assert library.raw(added.id) is None


def test_samples_are_marked(tmp_path: Path) -> None:
    """A library of samples marks every article as one."""
    library = Library.open(tmp_path / "samples.db", sample=True)
    added = library.add(make_article(), None)
    assert library.rows([added.id])[0].sample
    library.close()


def test_article_without_title_has_an_empty_row_title(library: Library) -> None:
    """An empty text has no title; its row shows none and its article keeps None."""
    empty = Article("", (), None, None, "/empty.txt", "news")
    added = library.add(empty, None)
    stored = library.article(added.id)
    assert stored is not None
    assert (added.title, stored.row.title, stored.article) == ("", "", empty)


def test_unknown_ids_are_nothing(library: Library) -> None:
    """An id that no article has, even one too large for SQLite, gives None or nothing."""
    for article_id in (0, -1, 7, 2**63, 10**30):
        assert library.article(article_id) is None  # type: ignore[arg-type] # any number a user types
        assert library.rows([article_id]) == []  # type: ignore[list-item] # any number a user types


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@st.composite
def _any_article(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
    cut = draw(st.integers(1, len(text)))
    blocks = [Block(0, cut, draw(st.sampled_from(Role)), "first", draw(st.integers(0, 6)), draw(_TEXTS))]
    if cut < len(text):
        blocks.append(Block(cut, len(text), draw(st.sampled_from(Role))))
    return Article(
        text=text,
        blocks=tuple(blocks),
        title=draw(st.none() | _TEXTS),
        title_origin=draw(st.sampled_from([None, "given", "text", "file", "derived"])),
        location=draw(_TEXTS),
        source=draw(_TEXTS),
        byline=draw(st.none() | _TEXTS),
        published=draw(st.none() | _TEXTS),
        language=draw(st.none() | st.just("en")),
        tags=tuple(draw(st.lists(_TEXTS, max_size=3))),
    )


@given(_any_article())
@settings(max_examples=60, deadline=None)
def test_store_then_load_is_identity(article: Article) -> None:
    """Whatever an article holds comes back as it was, also from another process' point of view."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        added = library.add(article, None)
        library.close()
        library = Library.open(Path(folder) / "library.db")
        stored = library.article(added.id)
        rows = library.page(ListView(), 0, 10)
        library.close()
    assert stored is not None
    assert stored.article == article
    assert [stored.row] == rows


def test_text_damaged_on_disk_is_still_shown(tmp_path: Path) -> None:
    """A text whose UTF-8 is broken comes back with replacement characters instead of an error."""
    path = tmp_path / "library.db"
    library = Library.open(path)
    added = library.add(make_article(), None)
    library.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE body SET text = CAST(x'41ff42' AS TEXT)")
    connection.commit()
    connection.close()
    library = Library.open(path)
    stored = library.article(added.id)
    library.close()
    assert stored is not None
    assert stored.article.text == "A\ufffdB"
