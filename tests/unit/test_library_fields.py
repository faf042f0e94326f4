"""What the fields of a query find, alone and together with words."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.file.schema import MIGRATIONS
from reader.library.finding import search
from reader.library.finding.compiling import Surroundings, compiled
from reader.library.finding.lookups import Lookups
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, ArticleRow, Block, SearchOrder, least_words
from reader.query.fields import FIELDS
from reader.query.parsing import parse
from reader.query.sought import Term, places
from reader.query.tree import Condition, Either, Every, Node, Without, Words, either, every, is_letter, without, written
from reader.query.values import Amount, Days, Name
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FACTS = [
    # title, text, source, published, language
    ("Flood in Zürich", "The river rose. " * 20, "The Guardian", "2023-10-07", "en"),
    ("Calm", "After the flood came the calm, at the river.", "the guardian weekly", "2024-01-31T23:30:00-05:00", "en"),
    ("Le fleuve", "Une crue du fleuve.", "Le Monde", "2024-02-01", "fr"),
    ("No date", "A river without a date, but with a flood.", "BBC", None, None),
    ("Old river", "It was there before. " * 300, "BBC", "1999-12-31", "en"),
    ("", "Nothing but a calm river.", "", None, None),
]
_UNREAD = (1, 3, 6)


def _article(title: str, text: str, source: str, published: str | None, language: str | None) -> Article:
    return Article(
        text, (Block(0, len(text)),), title, "given", f"/{text[:9]}", source, published=published, language=language
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Six articles, numbered from 1; no test changes them."""
    opened = Library.open(tmp_path_factory.mktemp("fields") / "library.db")
    opened.add_many((_article(*facts), None) for facts in _FACTS)
    opened.mark([ArticleId(number) for number in range(1, 7) if number not in _UNREAD], unread=False)
    opened.save_failure(ArticleId(5), "1", "It took too long.")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:flood", (1,)),
        ("title:riv", (5,)),
        ("title:z", (1,)),
        ("title:flood river ", (1,)),
        ('title:"in zurich"', (1,)),
        ("flood -title:flood", (4, 2)),
        ("source:guardian", (2, 1)),
        ('source:"guardian weekly"', (2,)),
        ("source:MONDE", (3,)),
        ("source:nowhere", ()),
        ("-source:bbc", (6, 3, 2, 1)),
        ("river source:bbc", (5, 4)),
        ("lang:fr", (3,)),
        ("-lang:en", (6, 4, 3)),
        ("is:unread", (6, 3, 1)),
        ("is:read river ", (5, 4, 2)),
        ("is:failed", (5,)),
        ("is:sample", ()),
        ("date:2024", (3, 2)),
        ("date:2024-01", (2,)),
        ("date:2024-01-31", (2,)),
        ("date:2023-10..2024-01", (2, 1)),
        ("date:..2000", (5,)),
        ("date:2024-02..", (3,)),
        ("-date:2024", (6, 5, 4, 1)),
        ("date:>1000y", ()),
        ("date:<100y flood ", (2, 1)),
        ("added:<2d", (6, 5, 4, 3, 2, 1)),
        ("added:<1h", (6, 5, 4, 3, 2, 1)),
        ("added:>1h", ()),
        ("added:0001..9999", (6, 5, 4, 3, 2, 1)),
        ("words:>1000", (5,)),
        ("words:4..5", (6, 3)),
        ("minutes:>1", (5,)),
        ("minutes:<=1 -is:unread", (4, 2)),
        ("flood OR source:monde", (4, 3, 2, 1)),
        ("(flood OR source:monde) is:unread", (3, 1)),
        ("-(flood OR is:read)", (6, 3)),
        ("calm (is:unread OR source:guardian)", (6, 2)),
        ("(flood date:2023) OR (fleuve lang:fr)", (3, 1)),
        ("-flood", (6, 5, 3)),
        ("-flood -river ", (3,)),
    ],
)
@pytest.mark.parametrize("few_hits", [0, 3_000])
def test_query_with_fields_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, expected: tuple[int, ...], few_hits: int
) -> None:
    """Fields narrow, exclude and join like words, however they are looked up; what is unknown is not so."""
    monkeypatch.setattr(search, "_FEW_HITS", few_hits)
    assert library.search(query, SearchOrder.NEWEST) == expected
    assert sorted(library.search(query, SearchOrder.BEST), reverse=True) == list(expected)


def test_removed_articles_are_not_found_by_fields(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without words, a removed article is in no result until it is restored."""
    library = Library.open(tmp_path / "library.db")
    added = library.add(_article(*_FACTS[0]), None)
    for change, expected in ((library.remove, ()), (library.restore, (added.id,))):
        change([added.id])
        for query, few_hits in itertools.product(
            ("is:unread", "river source:guardian", "-storm", "date:2023 OR storm", "title:flood"), (0, 3_000)
        ):
            monkeypatch.setattr(search, "_FEW_HITS", few_hits)
            assert library.search(query, SearchOrder.NEWEST) == expected
        assert library.values(FIELDS["source"]) == [("The Guardian", 1)] * len(expected)
    library.close()


def test_limit_keeps_the_newest(library: Library) -> None:
    """Also where no word must occur."""
    assert library.search("-storm", SearchOrder.NEWEST, 2) == (6, 5)
    assert library.search("river source:guardian", SearchOrder.NEWEST, 1) == (2,)


def test_language_is_the_one_that_was_found_where_none_is_given(tmp_path: Path) -> None:
    """Plain text says nothing of its language; the analysis does, also when the text comes after it or changes."""
    library = Library.open(tmp_path / "library.db")
    article = _article("T", "Une crue du fleuve.", "s", None, None)
    added = library.add(article, None)
    assert library.search("lang:fr", SearchOrder.NEWEST) == ()
    library.save_analysis(Analysis("1", article.text_hash, "fr"))
    assert library.search("lang:fr", SearchOrder.NEWEST) == (added.id,)
    assert library.values(FIELDS["lang"]) == [("fr", 1)]
    other = Article("Other words.", (Block(0, 12),), "T", "given", article.location, "s")
    assert library.add(other, None).id == added.id
    assert library.search("lang:fr", SearchOrder.NEWEST) == ()
    library.close()


def test_values_are_counted_the_most_common_first(library: Library) -> None:
    """What is unknown or empty is no value."""
    assert library.values(FIELDS["source"]) == [
        ("BBC", 2),
        ("Le Monde", 1),
        ("The Guardian", 1),
        ("the guardian weekly", 1),
    ]
    assert library.values(FIELDS["lang"]) == [("en", 3), ("fr", 1)]


def test_older_library_learns_the_languages_that_were_found(tmp_path: Path) -> None:
    """A library of the first version has analyses already."""
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO article (location, source, title, tags, added, words, text_hash, content_hash, sort_key)"
        " VALUES ('/a', 's', 'T', '[]', '2024-01-01T00:00:00+00:00', 5, 'hash', x'00', 't')"
    )
    connection.execute("INSERT INTO analysis VALUES ('hash', '1', 'fr', x'00')")
    connection.execute("PRAGMA application_id = 0x4E757467")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    library = Library.open(path)
    assert library.search("lang:fr", SearchOrder.NEWEST) == (1,)
    library.close()


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("added:2024-03-31", ("2024-03-30T22:00:00+00:00", "2024-03-31T22:00:00+00:00")),
        ("added:today", ("2024-03-31T22:00:00+00:00", "2024-04-01T22:00:00+00:00")),
        ("added:<12h", ("2024-03-31T10:30:00+00:00",)),
        ("added:>1m", ("2024-02-29T22:30:00+00:00",)),
        ("date:yesterday", ("2024-03-31", "2024-04-01")),
        ("date:<2w", ("2024-03-18",)),
        ("date:>13m", ("2023-03-01",)),
        ("date:<9999y", ("0002-04-01",)),
    ],
)
def test_times_are_those_of_the_person_who_asks(query: str, parameters: tuple[str, ...]) -> None:
    """A day is a day of the clock on the wall; months are those of the calendar, as far as they have the day."""
    now = datetime(2024, 4, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    tree = parse(query).tree
    assert tree is not None
    with closing(sqlite3.connect(":memory:")) as connection:
        surroundings = Surroundings(now, lambda _column: [], Lookups(connection, 10))
        assert compiled(tree, surroundings).parameters == parameters


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_minutes_are_the_minutes_that_are_shown(words: int, minutes: int) -> None:
    """A number of words takes at least so many minutes exactly when the row says so."""
    row = ArticleRow(ArticleId(1), "", None, "", "", None, "", words, None, unread=True)
    assert (words >= least_words(minutes)) == (row.minutes >= minutes)


_LEAVES = st.one_of(
    st.builds(
        Words,
        st.sampled_from([("flood",), ("the", "river"), ("calm",), ("fleuve",)]),
        field=st.sampled_from(["", "title"]),
    ),
    st.sampled_from(
        [
            Words(("ri",), is_beginning=True),
            Words(("flo",), is_beginning=True),
            Words(("rive",), is_beginning=True),
            Words(("the", "ri"), is_beginning=True),
            Words(("zu",), is_beginning=True, field="title"),
            Words(("in", "zu"), is_beginning=True, field="title"),
        ]
    ),
    st.sampled_from(["unread", "read", "failed"]).map(lambda state: Condition("is", Name(state))),
    st.sampled_from(["guardian", "bbc"]).map(lambda name: Condition("source", Name(name))),
    st.just(Condition("date", Days(date(2024, 1, 1), None))),
    st.just(Condition("words", Amount(9, None))),
)
_TREES: st.SearchStrategy[Node] = st.recursive(
    _LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(lambda some: every(some) or some[0]),
        st.lists(parts, min_size=2, max_size=3).map(lambda some: either(some) or some[0]),
        parts.map(without),
    ),
    max_leaves=8,
)


def _is_so(node: Node, number: int) -> bool:
    """What the language means, said once more without SQL."""
    title, text, source, published, _language = _FACTS[number - 1]
    if isinstance(node, Words):
        term = Term(tuple(map(fold, node.words)), node.is_beginning)
        return any(next(places(fold(part), term), None) for part in ((title,) if node.field else (title, text)))
    if isinstance(node, Without):
        return not _is_so(node.part, number)
    if isinstance(node, Every):
        return all(_is_so(part, number) for part in node.parts)
    if isinstance(node, Either):
        return any(_is_so(part, number) for part in node.parts)
    assert isinstance(node, Condition)
    if isinstance(node.value, Days):
        return (published or "") >= "2024"
    if isinstance(node.value, Amount):
        return len(text.split()) >= 9
    assert isinstance(node.value, Name)
    states = {"unread": number in _UNREAD, "read": number not in _UNREAD, "failed": number == 5}
    return node.value.text in source.lower() if node.field == "source" else states[node.value.text]


@given(_TREES)
@settings(max_examples=300, deadline=None)
def test_every_tree_finds_what_it_says(library: Library, tree: Node) -> None:
    """Words, fields, exclusions and alternatives mean the same however they stand in each other."""
    assert not is_letter(tree)
    expected = [number for number in range(6, 0, -1) if _is_so(tree, number)]
    assert list(library.search(written(tree) + " ", SearchOrder.NEWEST)) == expected
