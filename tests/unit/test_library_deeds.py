"""Deeds on articles: star, tags, read, removed; each a step that is undone, in later sessions and by other readers."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.articles import steps, store
from reader.library.articles.steps import Act, Coming, Deed
from reader.library.file.schema import MIGRATIONS, migrate
from reader.library.library import Library
from reader.model import Article, ArticleId, Block, ListView, SearchOrder
from reader.query.fields import FIELDS
from reader.text.tag_names import TagWish, read_tags
from reader.wire import packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 6
ALL = [ArticleId(number) for number in range(1, COUNT + 1)]
ONE, TWO, THREE = ALL[:3]


def article(number: int, *, tags: tuple[str, ...] = (), text: str = "") -> Article:
    """An article with a location of its own."""
    text = text or f"Words of article number {number}."
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", f"/{number}.txt", "paper", tags=tags)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Six unread articles."""
    opened = Library.open(path)
    opened.add_many((article(number), None) for number in ALL)
    yield opened
    opened.close()


def undo(library: Library) -> str | None:
    """Take the latest step back; what is said, or None when there is none."""
    step = library.latest_step()
    if step is None:
        return None
    assert library.undo(step)
    return step.said


def redo(library: Library) -> str | None:
    """Do the step that was undone last again; what is said, or None when there is none."""
    step = library.latest_step(undone=True)
    if step is None:
        return None
    assert library.redo(step)
    return step.said


def tags_of(library: Library, article_id: ArticleId = ONE) -> tuple[str, ...]:
    """The tags of an article."""
    return library.rows([article_id])[0].tags


def found(library: Library, query: str) -> list[int]:
    """What a query finds, in the order of the ids."""
    return sorted(library.search(query, SearchOrder.NEWEST))


# Stars


def test_star_is_given_and_taken(library: Library) -> None:
    """What changed is told, in the order given; the row and the search know it."""
    assert library.star([TWO, ONE, ArticleId(99)], on=True) == [TWO, ONE]
    assert library.star([ONE, THREE], on=True) == [THREE]
    assert [row.starred for row in library.rows([ONE, ALL[3]])] == [True, False]
    assert found(library, "is:starred") == [1, 2, 3]
    assert found(library, "-is:starred number") == [4, 5, 6]
    assert library.star([ONE], on=False) == [ONE]
    assert found(library, "is:starred") == [2, 3]


# Tags


def test_tags_are_given_and_taken_whatever_their_case(library: Library) -> None:
    """A tag keeps the spelling that it came with."""
    assert library.tag([ONE, TWO], read_tags("Politics, gaza strip")) == [ONE, TWO]
    assert library.tag([ONE, THREE], read_tags("POLITICS")) == [THREE]
    assert (tags_of(library), tags_of(library, THREE)) == (("Politics", "gaza strip"), ("Politics",))
    assert library.tag([ONE, TWO], read_tags("-Gaza Strip, -unheard")) == [ONE, TWO]
    assert tags_of(library) == ("Politics",)


def test_tag_that_no_article_has_is_spelt_anew(library: Library) -> None:
    """Who took it everywhere may write it in another way."""
    library.tag([ONE], read_tags("gaza"))
    library.tag([ONE], read_tags("-gaza"))
    library.tag([ONE], read_tags("Gaza"))
    assert tags_of(library) == ("Gaza",)


def test_tag_is_searched_for_as_a_whole(library: Library) -> None:
    """Whatever case and accents; a part of it finds nothing."""
    library.tag([ONE, TWO], read_tags("Café society"))
    library.tag([THREE], read_tags("café"))
    assert found(library, 'tag:"CAFE society"') == [1, 2]
    assert found(library, "tag:cafe") == [3]
    assert found(library, "tag:caf") == []
    assert found(library, "-tag:cafe number") == [1, 2, 4, 5, 6]
    assert found(library, "tag:cafe OR is:starred") == [3]


def test_tags_are_counted_without_removed_articles(library: Library) -> None:
    """The most common first."""
    library.tag(ALL, read_tags("news"))
    library.tag([ONE, TWO, THREE], read_tags("Gaza"))
    library.remove([ONE])
    assert library.values(FIELDS["tag"]) == [("news", 5), ("Gaza", 2)]


def test_tags_of_the_source_are_tags(library: Library) -> None:
    """They come with the article; what is no name of a tag is left out, and what the reader took away stays away."""
    added = library.add(article(7, tags=("Rail", "rail", '"#a, b*"', "*")), None)
    assert tags_of(library, added.id) == ("Rail", "a b")
    library.tag([added.id], read_tags("-rail, mine"))
    library.add(article(7, tags=("Rail", "new"), text="Another text."), None)
    assert tags_of(library, added.id) == ("a b", "mine", "new")


def test_older_library_is_given_the_tags_of_its_sources(tmp_path: Path) -> None:
    """Each spelt as it came first, whatever was damaged."""
    file = tmp_path / "old.db"
    connection = sqlite3.connect(file)
    old = ('["Élan", "rail"]', '["élan", "Rail", "a, b"]', "not JSON", "[]")
    for statements in MIGRATIONS[:-1]:
        for statement in statements:
            connection.execute(statement)
    for number, tags in enumerate(old, 1):
        connection.execute(
            "INSERT INTO article (location, source, tags, added, words, text_hash, content_hash, sort_key)"
            " VALUES ('', '', ?, '2024-01-01', 1, ?, ?, '')",
            (tags, str(number), bytes([number])),
        )
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    connection.commit()
    connection.isolation_level = None
    migrate(connection)
    assert connection.execute("SELECT name, article FROM tag ORDER BY article, name").fetchall() == [
        ("rail", 1), ("Élan", 1), ("a b", 2), ("rail", 2), ("Élan", 2),
    ]  # fmt: skip
    assert connection.execute("SELECT DISTINCT starred FROM article").fetchall() == [(0,)]
    connection.close()


def test_tags_go_with_an_article_that_is_deleted(library: Library, path: Path) -> None:
    """Nothing is left that speaks of it."""
    library.tag([ONE, TWO], read_tags("gaza"))
    library.remove([ONE])
    with library._connections.writing() as connection:
        store.delete(connection, [ONE])
    assert library.values(FIELDS["tag"]) == [("gaza", 1)]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT article FROM tag").fetchall() == [(TWO,)]
    connection.close()


# Removed ones


def test_removed_articles_are_found_when_they_are_asked_for(library: Library) -> None:
    """Alone, with words and with fields; and nothing else is found then."""
    library.star([TWO], on=True)
    library.remove([ONE, TWO])
    assert found(library, "number") == [3, 4, 5, 6]
    assert found(library, "is:removed") == [1, 2]
    assert found(library, "number is:removed") == [1, 2]
    assert found(library, "is:removed is:starred") == [2]
    assert found(library, "is:removed -is:starred") == [1]
    assert found(library, "title:title is:removed") == [1, 2]
    assert found(library, "-is:removed is:unread") == [3, 4, 5, 6]
    hits = library.hits([ONE, THREE], "number is:removed")
    assert [(hit.row.id, hit.row.removed) for hit in hits] == [(ONE, True), (THREE, False)]
    assert library.hits([ONE], "number") == []


def test_removed_article_is_read_when_it_is_wanted(library: Library) -> None:
    """Its row says what it is."""
    library.remove([ONE])
    assert library.article(ONE) is None
    stored = library.article(ONE, with_removed=True)
    assert stored is not None
    assert stored.row.removed


def test_removed_in_great_numbers_is_counted_later(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of very many articles are not looked at while one waits; in the end it is the same."""
    monkeypatch.setattr(store, "COUNTED_AT_ONCE", 2)

    def counted() -> list[tuple[int, int]]:
        with library._connections.reading() as connection:
            return connection.execute("SELECT counted, removed FROM article ORDER BY id").fetchall()

    library.remove(ALL[:4])
    assert counted() == [(1, 1)] * 4 + [(1, 0)] * 2
    while library.count_lines(3):
        pass
    assert counted() == [(0, 1)] * 4 + [(1, 0)] * 2
    library.restore(ALL[:4])
    while library.count_lines(3):
        pass
    assert counted() == [(1, 0)] * 6


# Steps


def test_steps_say_what_is_so_again(library: Library) -> None:
    """One article by its title, several by their number; nothing is left in the end."""
    library.mark([ONE], unread=False)
    library.mark([ONE], unread=True)
    library.star([ONE], on=True)
    library.star([ONE, TWO], on=True)
    library.star([ONE, TWO], on=False)
    library.tag([ONE], read_tags("a, b, -c"))
    library.tag([ONE, TWO], read_tags("-a"))
    library.remove([ONE])
    library.restore([ONE])
    library.mark(ALL, unread=False)
    said = []
    while (one := undo(library)) is not None:
        said.append(one)
    assert said == [
        "6 articles are unread again.",
        "Removed “Title 1” again.",
        "Restored “Title 1”.",
        "“Title 1” has the tags that it had.",
        "“Title 1” has the tags that it had.",
        "2 articles have their stars again.",
        "“Title 2” has no star again.",
        "“Title 1” has no star again.",
        "“Title 1” is read again.",
        "“Title 1” is unread again.",
    ]


def test_what_changes_nothing_is_no_step(library: Library) -> None:
    """Nor is what was read by being opened."""
    library.mark(ALL, unread=True)
    library.star(ALL, on=False)
    library.tag(ALL, TagWish((), ("a",)))
    library.restore(ALL)
    library.mark([], unread=False)
    library.mark([ONE], unread=False, is_step=False)
    assert library.latest_step() is None


def test_step_is_undone_in_a_later_session(library: Library, path: Path) -> None:
    """All of them, in turn."""
    library.star([ONE], on=True)
    library.remove(ALL)
    library.close()
    opened = Library.open(path)
    assert undo(opened) == "Restored 6 articles."
    assert undo(opened) == "“Title 1” has no star again."
    opened.close()


def test_step_is_undone_once_by_two_readers(library: Library, path: Path) -> None:
    """Who comes second finds the step before."""
    other = Library.open(path)
    library.star([ONE], on=True)
    library.star([TWO], on=True)
    step = library.latest_step()
    assert step is not None
    assert other.latest_step() == step
    assert other.undo(step)
    assert not library.undo(step)
    assert undo(library) == "“Title 1” has no star again."
    other.close()


def test_step_that_is_no_longer_next_is_not_undone(library: Library, path: Path) -> None:
    """What another reader has done to the lists meanwhile would go with it, without a word."""
    other = Library.open(path)
    library.lists.save("One", "owl")
    step = library.latest_step()
    assert step is not None
    other.lists.save("Two", "ferry")
    assert not library.undo(step)
    assert [one.name for one in library.lists.saved()] == ["One", "Two"]
    assert undo(library) == "Took out list “Two” again."
    undone = library.latest_step(undone=True)
    assert undone is not None
    assert undo(other) == "Took out list “One” again."
    assert not library.redo(undone)
    assert library.lists.saved() == []
    other.close()


def test_step_of_another_reader_is_told_from_ones_own(library: Library, path: Path) -> None:
    """Of whatever kind; those from before a reader came are as its own."""
    library.star([ONE], on=True)
    other = Library.open(path)

    def is_own() -> tuple[bool, bool]:
        step = library.latest_step()
        assert step is not None
        return library.is_own_step(step.id), other.is_own_step(step.id)

    assert is_own() == (True, True)
    for one, expected in ((library, (True, False)), (other, (False, True))):
        one.star([TWO], on=one is library)
        assert is_own() == expected
        one.lists.save(f"Birds {expected}", "owl")
        assert is_own() == expected
        one.keep_names_step([], "")
        assert is_own() == expected
        one.add_many([(article(20 + one.commits), None)], steps.Coming())
        assert is_own() == expected
    other.close()


def test_step_that_was_not_kept_is_nobodys(library: Library, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number is given to the next one, which may be another reader's."""
    other = Library.open(path)

    def fail(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(library, "_write_down", fail)
        with pytest.raises(OSError):
            library.star([ONE], on=True)
    other.star([ONE], on=True)
    step = library.latest_step()
    assert step is not None
    assert not library.is_own_step(step.id)
    other.close()


def test_step_that_comes_while_a_damaged_one_is_dropped_stays(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked again at what is next, once nobody else can write."""
    other = Library.open(path)
    library.star([ONE], on=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE step SET inverse = x'00'")
    connection.close()
    latest = steps.latest

    def latest_then_star(connection: sqlite3.Connection, *, undone: bool) -> steps.Step | None:
        monkeypatch.setattr(steps, "latest", latest)
        try:
            return latest(connection, undone=undone)
        finally:
            other.star([TWO], on=True)

    monkeypatch.setattr(steps, "latest", latest_then_star)
    assert undo(library) == "“Title 2” has no star again."
    other.close()


def test_updated_is_so_again_after_reading_and_unreading(library: Library) -> None:
    """Also when it was marked read, and unread by hand."""
    library.add(article(1, text="Another text."), None)
    library.mark([ONE], unread=False)
    library.mark([ONE], unread=True)
    assert not library.rows([ONE])[0].updated
    undo(library)
    undo(library)
    assert library.rows([ONE])[0].updated


def test_oldest_steps_go(library: Library, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are kept, and only for so long."""
    monkeypatch.setattr(steps, "MAX_STEPS", 3)
    for on in (True, False, True, False, True):
        library.star([ONE], on=on)
    connection = sqlite3.connect(path, isolation_level=None)
    assert connection.execute("SELECT count(*) FROM step").fetchone() == (3,)
    old = (datetime.now(UTC) - timedelta(days=steps.MAX_STEP_DAYS, minutes=1)).isoformat(timespec="seconds")
    connection.execute("UPDATE step SET at = ?", (old,))
    library.star([ONE], on=False)
    assert connection.execute("SELECT count(*) FROM step").fetchone() == (1,)
    connection.close()


def test_step_of_very_many_articles_is_small(library: Library, path: Path) -> None:
    """Every other one of 100,000 is some hundred bytes."""
    ids = [ArticleId(number) for number in range(1, 200_000, 2)]
    record = steps._ids_record(ids)
    assert steps._ids_from_record(record) == ids
    with library._connections.writing() as connection:
        steps.keep_coming(connection, Coming(), ids)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT length(inverse) FROM step").fetchone()[0] < 2000
    connection.close()


@given(st.sets(st.integers(1, 2**40)))
def test_ids_come_back_from_their_runs(ids: set[int]) -> None:
    """In the order of numbers."""
    assert steps._ids_from_record(steps._ids_record(map(ArticleId, ids))) == sorted(ids)


@given(st.lists(st.lists(st.integers(1, 60), unique=True), max_size=8))
def test_runs_are_continued(parts: list[list[int]]) -> None:
    """In whatever order ids come: earlier ones may be restored after later ones were added."""
    runs: list[int] = []
    for part in parts:
        runs = steps._ids_record(part, runs)
    assert steps._ids_from_record(runs) == [number for part in parts for number in sorted(part)]


@pytest.mark.parametrize(
    "record",
    [b"", b"nothing", packed([1]), packed({"acts": [["dance", [1, 1], ""]]}), packed({"acts": [["star", [1], ""]]})],
)
def test_damaged_step_is_passed_over(library: Library, path: Path, record: bytes) -> None:
    """It is dropped, and the one before is undone."""
    library.star([ONE], on=True)
    library.star([TWO], on=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE step SET inverse = ? WHERE id = 2", (record,))
    connection.close()
    assert undo(library) == "“Title 1” has no star again."


def test_articles_that_come_in_one_run_are_one_step(library: Library) -> None:
    """However many transactions they are kept in, and whatever is done between."""
    coming = Coming()
    library.add_many([(article(7), None)], coming)
    assert library.latest_step() is not None
    library.star([ONE], on=True)
    library.add_many([(article(8), None), (article(1), None)], coming)
    assert undo(library) == "“Title 1” has no star again."
    assert undo(library) == "Took out again the 2 articles that came last."
    assert library.tally().articles == COUNT
    library.add_many([(article(9), None)], coming)
    assert undo(library) == "Took out again the 3 articles that came last."


def test_step_of_a_long_run_does_not_grow(library: Library) -> None:
    """What the hundredth transaction of an import keeps of it is as small as what the first one keeps."""
    coming = Coming()
    for number in range(100, 200):
        library.add_many([(article(number), None)], coming)
    assert coming.runs == [COUNT + 1, 100]
    assert undo(library) == "Took out again the 100 articles that came last."
    assert library.tally().articles == COUNT


# Doing again


def test_undone_step_is_done_again_in_a_later_session(library: Library, path: Path) -> None:
    """In the order in which they were done, and each can be undone again."""
    library.star([ONE], on=True)
    library.remove(ALL)
    assert (undo(library), undo(library)) == ("Restored 6 articles.", "“Title 1” has no star again.")
    library.close()
    opened = Library.open(path)
    assert redo(opened) == "“Title 1” has its star again."
    assert redo(opened) == "Removed 6 articles again."
    assert redo(opened) is None
    assert (undo(opened), undo(opened)) == ("Restored 6 articles.", "“Title 1” has no star again.")
    assert undo(opened) is None
    opened.close()


def test_articles_that_were_taken_out_by_undoing_come_again(library: Library) -> None:
    """They are still one step, which says how many it takes out."""
    coming = Coming()
    library.add_many([(article(7), None), (article(8), None)], coming)
    for _ in range(2):
        step = library.latest_step()
        assert step is not None
        assert step.come == 2
        assert undo(library) == "Took out again the 2 articles that came last."
        assert (library.tally().articles, library.count_removed()) == (COUNT, 2)
        assert redo(library) == "Restored 2 articles."
        assert (library.tally().articles, library.count_removed()) == (COUNT + 2, 0)


def test_nothing_is_done_again_after_another_deed(library: Library) -> None:
    """It may rest on what was undone."""
    library.star([ONE], on=True)
    undo(library)
    library.star([TWO], on=True)
    assert redo(library) is None
    assert found(library, "is:starred") == [2]


def test_step_is_done_again_once_by_two_readers(library: Library, path: Path) -> None:
    """Who comes second does nothing."""
    other = Library.open(path)
    library.star([ONE], on=True)
    undo(library)
    step = library.latest_step(undone=True)
    assert step is not None
    assert other.redo(step)
    assert not library.redo(step)
    assert library.latest_step(undone=True) is None
    other.close()


def test_lists_and_lines_are_done_again(library: Library) -> None:
    """What is undone that is no deed on articles."""
    library.lists.save("Owls", "owl")
    library.lists.save("Owls", "owl OR eule")
    undo(library)
    undo(library)
    assert library.lists.saved() == []
    assert redo(library) == "List “Owls” is back."
    assert [one.query for one in library.lists.saved()] == ["owl"]
    assert redo(library) == "List “Owls” has its later search again."
    assert [one.query for one in library.lists.saved()] == ["owl OR eule"]
    assert undo(library) == "List “Owls” is as it was before."


def test_damaged_step_that_was_undone_is_passed_over(library: Library, path: Path) -> None:
    """It is dropped, and the one after it is done again."""
    library.star([ONE], on=True)
    library.star([TWO], on=True)
    undo(library)
    undo(library)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE step SET inverse = ? WHERE id = 1", (packed({"acts": []}),))
    connection.close()
    assert redo(library) == "“Title 2” has its star again."


_IDS = st.lists(st.sampled_from(ALL), max_size=4)
_TAGS = st.lists(st.sampled_from(["a", "A", "b", "ä"]), max_size=2)
_DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), _IDS, st.booleans()),
        st.tuples(st.just("star"), _IDS, st.booleans()),
        st.tuples(st.just("remove"), _IDS, st.booleans()),
        st.tuples(st.just("tag"), _IDS, _TAGS, _TAGS),
    ),
    max_size=12,
)


def state_of(library: Library) -> list[object]:
    """All that deeds can change, as a person sees it."""
    with library._connections.reading() as connection:
        rows = store.rows(connection, ALL, with_removed=True)
        repeated = connection.execute("SELECT * FROM repeated ORDER BY line").fetchall()
    return [rows, repeated, library.tally(), library.ids(ListView(), 99), library.values(FIELDS["tag"])]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(updated=st.sets(st.sampled_from(ALL)), deeds=_DEEDS)
def test_undoing_all_gives_back_the_earlier_state_and_redoing_all_the_later_one(
    tmp_path_factory: pytest.TempPathFactory, updated: set[ArticleId], deeds: list[tuple[object, ...]]
) -> None:
    """Whatever was done, and in whatever order."""
    library = Library.open(tmp_path_factory.mktemp("deeds") / "library.db")
    library.add_many((article(number, tags=("ä",) if number == TWO else ()), None) for number in ALL)
    library.add_many((article(number, text=f"Another {number}."), None) for number in sorted(updated))
    before = state_of(library)
    for name, ids, *rest in deeds:
        chosen = [one for one in ALL if one in ids]  # type: ignore[operator]  # as the strategy gives them
        if name == "mark":
            library.mark(chosen, unread=bool(rest[0]))
        elif name == "star":
            library.star(chosen, on=bool(rest[0]))
        elif name == "remove":
            (library.remove if rest[0] else library.restore)(chosen)
        else:
            library.tag(chosen, TagWish(tuple(rest[0]), tuple(rest[1])))  # type: ignore[arg-type]  # as above
    after = state_of(library)
    while undo(library) is not None:
        pass
    assert state_of(library) == before
    while redo(library) is not None:
        pass
    assert state_of(library) == after
    while undo(library) is not None:
        pass
    assert state_of(library) == before
    library.close()


# Crashes

_CRASHING = """
    import sys
    from pathlib import Path
    from reader.library.library import Library
    from reader.model import ArticleId, ListView
    from reader.text.tag_names import TagWish

    library = Library.open(Path(sys.argv[1]), keeps_state=True)
    ids = library.ids(ListView(), 10_000)
    number = 0
    while True:
        number += 1
        library.tag(ids, TagWish((f"t{number}",)))
        print(number, flush=True)
        library.star(ids, on=number % 2 == 1)
"""


@pytest.mark.parametrize("deeds", [1, 2, 5])
def test_kill_leaves_deed_and_step_or_neither(tmp_path: Path, deeds: int) -> None:
    """What was reported is kept; every deed that is kept can be undone, back to the beginning."""
    path = tmp_path / "library.db"
    library = Library.open(path)
    library.add_many((article(number), None) for number in range(1, 301))
    library.close()
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_CRASHING), os.fspath(path)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    for _ in range(deeds):
        assert program.stdout.readline()
    program.send_signal(signal.SIGKILL)
    program.communicate(timeout=20)
    library = Library.open(path)
    kept = [count for _, count in library.values(FIELDS["tag"])]
    assert len(kept) >= deeds
    assert set(kept) == {300}
    assert len({row.starred for row in library.page(ListView(), 0, 300)}) == 1
    while undo(library) is not None:
        pass
    assert library.values(FIELDS["tag"]) == []
    assert found(library, "is:starred") == []
    with library._connections.reading() as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    library.close()


def test_deed_that_fails_in_the_middle_leaves_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the deed nor a step."""

    def fail(*_: object) -> str:
        raise sqlite3.OperationalError("disk I/O error")

    before = state_of(library)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "_said", fail)
        with pytest.raises(Exception, match="could not be used"):
            library.perform([Act(Deed.STAR, ALL), Act(Deed.REMOVE, [ONE])])
    assert state_of(library) == before
    assert library.latest_step() is None
