"""Beginnings of two and three letters: found as FTS5 would find them among all words, and kept up with the texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.file.schema import APPLICATION_ID, MIGRATIONS
from reader.library.finding import search
from reader.library.finding.beginnings import beginnings
from reader.library.library import Library
from reader.model import Article, ArticleId, Block, SearchOrder
from reader.text.fold import fold
from tests.indexed_beginnings import beginnings_in, beginnings_of_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKENIZE = "tokenize = 'unicode61 remove_diacritics 2'"
_LETTERS = "aAbÅåéñßẞİıſÆæΆάαΣσςЙйёЁ가힣中の١२²½ǼﬁŉⅣ"
_MARKS = "\u0300\u0301\u0305\u030a\u0323\u0331\u05b4\u064b\u0941"
_BETWEEN = " _-'.,\n’–€"
_TEXTS = st.text(st.sampled_from(_LETTERS + _MARKS + _BETWEEN), max_size=30)


@pytest.fixture(scope="module")
def indexes() -> Iterator[sqlite3.Connection]:
    """An index of words and one of beginnings."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, {_TOKENIZE})")
        connection.execute(f"CREATE VIRTUAL TABLE begun USING fts5 (text, detail = 'none', {_TOKENIZE})")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (words, row)")
        connection.execute("CREATE VIRTUAL TABLE first USING fts5vocab (begun, row)")
        yield connection


@given(text=_TEXTS)
@settings(deadline=None, max_examples=400)
def test_beginnings_are_those_of_the_words_of_the_index(indexes: sqlite3.Connection, text: str) -> None:
    """FTS5 makes words in its own way, with marks and letters of any script: they begin as it would say."""
    indexes.execute("DELETE FROM words")
    indexes.execute("DELETE FROM begun")
    indexes.execute("INSERT INTO words VALUES (?)", (text,))
    indexes.execute("INSERT INTO begun VALUES (?)", (beginnings("", text),))
    terms = [term for (term,) in indexes.execute("SELECT term FROM terms")]
    expected = {term[:size] for term in terms for size in (2, 3) if len(term) >= size}
    assert {term for (term,) in indexes.execute("SELECT term FROM first")} == expected


def test_beginnings_of_title_and_text_stand_once() -> None:
    """The same words give the same beginnings, whatever their order."""
    assert beginnings("A storm", "Storms, two storms") == "St Sto st sto tw two"
    assert beginnings("two Storms", "storm: a storm's") == "St Sto st sto tw two"
    assert beginnings(None, "") == ""


def _article(title: str, text: str, location: str = "") -> Article:
    return Article(text, (Block(0, len(text)),), title, "given", location or f"/{title}", "s")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles."""
    opened = Library.open(tmp_path / "library.db")
    opened.add_many(
        (_article(*told), None)
        for told in (
            ("Storm warning", "A gale is near the coast of Étretat."),
            ("Gardens", "Stones and gates in the north; the gale did no harm."),
            ("The weather", "Nothing about stones."),
        )
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("st", (3, 2, 1)),
        ("STO", (3, 2, 1)),
        ("stor", (1,)),
        ("et", (1,)),
        ("étr", (1,)),
        ("gale st", (2, 1)),
        ("ga* st*", (2, 1)),
        ("st* -gale ", (3,)),
        ("gale -gat*", (1,)),
        ("gat* OR wea*", (3, 2)),
        ("coast OR wea", (3, 1)),
        ("title:st", (1,)),
        ("title:ga* gale ", (2,)),
        ("title:the*", (3,)),
        ("st* title:ga", (2,)),
        ("st* title:ga* is:unread", (2,)),
        ('"the no', (3, 2)),
        ('"the no"*', (2,)),
        ('"gale di', (2,)),
        ('"gale no', (2,)),
        ('"gale nort', ()),
        ('"gale no"*', ()),
        ('title:"the we', (3,)),
        ("zz", ()),
    ],
)
def test_short_beginning_finds(library: Library, query: str, expected: tuple[int, ...]) -> None:
    """Alone, beside words and fields, excluded, as alternatives, and at the end of a phrase."""
    assert library.search(query, SearchOrder.NEWEST) == expected
    assert sorted(library.search(query, SearchOrder.BEST), reverse=True) == list(expected)


def test_older_articles_are_found_with_the_recent_ones(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two indexes are asked, the recent articles come first, and the others when those are too few."""
    for recent in (1, 2, 9):
        monkeypatch.setattr(search, "_RECENT_ARTICLES", recent)
        for limit, expected in ((1, (2,)), (2, (2, 1)), (9, (2, 1))):
            assert library.search("gale st", SearchOrder.NEWEST, limit) == expected


def test_beginnings_go_with_their_article(library: Library, tmp_path: Path) -> None:
    """Another text, another title: what is no longer there is not found, and nothing is left in the index."""
    library.add(_article("Gardens", "Only hedges.", "/Gardens"), None)
    assert library.search("st", SearchOrder.NEWEST) == (3, 1)
    assert library.search("he", SearchOrder.NEWEST) == (2,)
    library.add(_article("Weather", "Nothing about stones.", "/The weather"), None)
    assert library.search("title:the*", SearchOrder.NEWEST) == ()
    library.remove([ArticleId(1)])
    assert library.search("st", SearchOrder.NEWEST) == (3,)
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        assert beginnings_in(connection) == beginnings_of_texts(connection)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_older_library_gets_beginnings(tmp_path: Path, version: int) -> None:
    """What it has is found by its beginnings, and all its words are found as before."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(
            "INSERT INTO article (location, source, title, tags, added, words, text_hash, content_hash, sort_key)"
            " VALUES ('/a', 's', 'Storm', '[]', '2024-01-01T00:00:00+00:00', 5, 'hash', x'00', 't')"
        )
        connection.execute("INSERT INTO body VALUES (1, 'A gale is near.', x'00', 0)")
        connection.execute("INSERT INTO search (rowid, title, text) VALUES (1, 'Storm', 'A gale is near.')")
        connection.execute("INSERT INTO title_search (rowid, title) VALUES (1, 'Storm')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    library = Library.open(path)
    for query in ("st", "gal", "gale", "storm", '"gale is"', "gal* stor*", "title:sto", "s"):
        assert library.search(query, SearchOrder.NEWEST) == (1,)
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        assert beginnings_in(connection) == beginnings_of_texts(connection) != []


WORDS = ("stone", "stones", "storm", "étude", "Ete", "gale", "gate", "to", "tower", "naïf", "nail")
TEXTS = [" ".join(WORDS[at] for at in (n % 11, n * n % 11, n * 7 % 5, n * 3 % 8, (n // 3) % 11)) for n in range(60)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Sixty articles of few words, two of them removed."""
    opened = Library.open(tmp_path_factory.mktemp("library") / "library.db")
    opened.add_many((_article("x", text, f"/{number}"), None) for number, text in enumerate(TEXTS))
    opened.remove([ArticleId(60), ArticleId(9)])
    yield opened
    opened.close()


def _has(text: str, word: str) -> bool:
    words = fold(text).split()
    wanted = fold(word.removesuffix("*"))
    return any(one.startswith(wanted) if word.endswith("*") else one == wanted for one in words)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
    st.lists(st.sampled_from(["st*", "sto*", "ga*", "to*", "et*", "éte*", "na*", "zz*"]), min_size=1, max_size=2),
    st.sampled_from(["", "-gale", "-to*", "is:unread"]),
    st.tuples(st.integers(1, 70), st.integers(1, 40), st.integers(1, 40)),
)
@settings(deadline=None)
def test_words_and_beginnings_are_found_as_in_one_pass(
    many: Library, words: list[str], begun: list[str], other: str, sizes: tuple[int, int, int]
) -> None:
    """However many articles are looked at first, and whichever list is read: the newest that have them all."""
    limit, recent, some = sizes
    excluded = other.removeprefix("-") if other.startswith("-") else None
    expected = [
        number
        for number, text in enumerate(TEXTS, 1)
        if number not in {60, 9}
        and all(_has(text, word) for word in (*words, *begun))
        and not (excluded and _has(text, excluded))
    ]
    query = " ".join((*words, *begun, other, ""))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_RECENT_ARTICLES", recent)
        patch.setattr(search, "_SOME_ARTICLES", some)
        assert many.search(query, SearchOrder.NEWEST, limit) == tuple(expected[::-1][:limit])
        assert set(many.search(query, SearchOrder.BEST)) == set(expected)
        with many._connections.reading() as connection:
            assert search.count_unread(connection, query, 100, datetime.now(UTC)) == len(expected)
