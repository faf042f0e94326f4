"""Who and where, across articles: put in, taken out, looked up, and paged."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corrections.applying import corrected
from reader.corrections.rules import Correction, Corrections, Named
from reader.library.across import entities, linked
from reader.library.file import schema
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, Entity, EntityKind, Figure, NumberMention, Sentence, Span
from tests.older_library import make_older

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.across import LinkedEntity

Name = tuple[EntityKind, tuple[str, ...], int]
"""Of an entity of an article kind, forms with the fullest first, and how often it is named."""
BIDEN: Name = ("person", ("Joe Biden", "Biden"), 3)
WHO: Name = ("organization", ("World Health Organization", "WHO"), 2)
PEOPLE: tuple[EntityKind, ...] = ("person",)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def _article(number: int, text: str = "") -> Article:
    text = text or f"text {number}"
    published = date.fromordinal(date(2024, 1, 1).toordinal() + number).isoformat()
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", f"/{number}", "s", published=published)


def _analysis(article: Article, names: Sequence[Name]) -> Analysis:
    return Analysis(
        "1",
        article.text_hash,
        "en",
        entities=tuple(
            Entity(number, kind, forms[0], tuple(Span(at, at + 1) for at in range(count)), forms[1:], weight=-number)
            for number, (kind, forms, count) in enumerate(names, 1)
        ),
    )


def _take_in(library: Library, number: int, *names: Name) -> ArticleId:
    article = _article(number)
    added = library.add(article, None)
    library.save_analysis(_analysis(article, names))
    return added.id


def _rows(path: Path) -> int:
    """How many rows the tables of names have in all; the index of forms is checked by the way."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO form_search (form_search, rank) VALUES ('integrity-check', 1)")
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("entity", "form", "form_search", "named", "naming")
        ]
    connection.close()
    return sum(counts)


def _listed(library: Library, query: str = "", kind: EntityKind | None = None) -> list[tuple[str, int, int]]:
    return [(one.name, one.articles, one.mentions) for one in library.entities(query, 99, kind)]


def test_entities_are_counted_most_articles_first(library: Library) -> None:
    """With all forms, and the days of the first and the last article."""
    _take_in(library, 1, BIDEN, WHO)
    _take_in(library, 2, ("person", ("Joe Biden", "Joseph"), 1))
    found = library.entities("", 9)
    assert [(one.name, one.kind, one.articles, one.mentions) for one in found] == [
        ("Joe Biden", "person", 2, 4),
        ("World Health Organization", "organization", 1, 2),
    ]
    assert found[0].aliases == ("Biden", "Joseph")
    assert (found[0].first, found[0].last) == ("2024-01-02", "2024-01-03")
    assert library.entities("", 1) == found[:1]
    assert library.entities("", 9, "organization") == found[1:]


def test_article_without_a_date_gives_a_name_none(library: Library) -> None:
    """Nor does one whose date is none; one with a date alone tells the first and the last day."""
    for number, published in enumerate((None, "soon")):
        text = f"text {number}"
        article = Article(text, (Block(0, len(text)),), "T", "given", f"/{number}", published=published)
        library.add(article, None)
        library.save_analysis(_analysis(article, [BIDEN]))
    assert [(one.first, one.last) for one in library.entities("", 9)] == [(None, None)]
    dated = _take_in(library, 3, BIDEN)
    assert [(one.first, one.last) for one in library.entities("", 9)] == [("2024-01-04", "2024-01-04")]
    library.remove([dated])
    assert [(one.first, one.last) for one in library.entities("", 9)] == [(None, None)]


def test_page_has_what_has_no_date_by_when_it_was_taken_in(library: Library) -> None:
    """That is after all that was published before, and so the articles of a page are in the order of the list."""
    for number in (1, 2):
        _take_in(library, number, BIDEN)
    undated = Article("undated", (Block(0, 7),), "T", "given", "/9")
    library.add(undated, None)
    library.save_analysis(_analysis(undated, [BIDEN]))
    page = library.entity_page(library.entities("", 1)[0].id)
    assert page is not None
    assert [row.published for row in page.rows] == [None, "2024-01-03", "2024-01-02"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("biden", ["Joe Biden", "Hunter Biden"]),
        ("JOE biden", ["Joe Biden"]),
        ("biden joe", []),
        ("joe b", []),
        ("who", ["World Health Organization"]),
        ("world organization", ["World Health Organization"]),
        ("o'brien", ["Conan O'Brien"]),
        ("münchen", ["München"]),
        ("munchen", ["München"]),
        ('"', []),
        ("*", []),
        ('joe" OR "hunter', []),
    ],
)
def test_query_finds_whole_words_of_any_form_in_order(library: Library, query: str, names: list[str]) -> None:
    """Whatever case and accents, and whatever signs it has."""
    _take_in(library, 1, BIDEN, WHO, ("person", ("Conan O'Brien",), 1), ("place", ("München",), 1))
    _take_in(library, 2, BIDEN, ("person", ("Hunter Biden", "Biden"), 1))
    assert [name for name, *_ in _listed(library, query)] == names


def test_ids_of_a_value_find_every_article_of_the_person(library: Library) -> None:
    """Whatever form an article has; the one that is called just so comes first."""
    for number in range(5):
        _take_in(library, number, BIDEN)
    others = [
        _take_in(library, 10, ("person", ("Joseph R. Biden Jr.", "Joe Biden"), 1)),
        _take_in(library, 11, ("person", ("Joseph R. Biden Jr.",), 1)),
        _take_in(library, 12, ("person", ("Biden",), 1)),
    ]
    apart = _take_in(library, 13, ("person", ("Joe Bidens",), 1), ("place", ("Joe Biden Square",), 1))
    with library._connections.reading() as connection:
        ids = entities.ids_of(connection, ("person",), "joe biden")
        condition, parameters = entities.condition(ids)
        found = {
            row[0] for row in connection.execute(f"SELECT id FROM article WHERE {condition}", parameters).fetchall()
        }
    assert found == {1, 2, 3, 4, 5, *others}
    assert apart not in found


def test_value_that_is_a_whole_form_comes_first(library: Library) -> None:
    """Even if more articles name something of a longer name."""
    _take_in(library, 1, ("place", ("Gaza",), 1))
    for number in (2, 3):
        _take_in(library, number, ("place", ("Gaza Strip",), 1))
    with library._connections.reading() as connection:
        ids = entities.ids_of(connection, ("place",), "Gaza")
        keys = [connection.execute("SELECT key FROM entity WHERE id = ?", (number,)).fetchone()[0] for number in ids]
    assert keys == [":gaza", ":gaza strip"]


def test_entities_that_are_one_are_counted_once(library: Library) -> None:
    """An article that names two of them counts once, and they stand in one row."""
    for number in range(6):
        _take_in(library, number, BIDEN)
    _take_in(library, 6, ("person", ("Joseph R. Biden Jr.", "Joe Biden"), 1))
    both = _take_in(library, 7, BIDEN, ("person", ("Biden",), 1))
    assert _listed(library) == [("Joe Biden", 8, 23)]
    library.remove([both])
    assert _listed(library) == [("Joe Biden", 7, 19)]


def test_names_that_nobody_has_alone_tie_people_too(library: Library) -> None:
    """Whoever of them is asked for: articles call both by a third name, of another surname."""
    _take_in(library, 1, ("person", ("Cassius Marcellus Clay", "Muhammad Ali"), 1))
    _take_in(library, 2, ("person", ("Muhammad Ali Haj Something", "Muhammad Ali"), 1))
    expected = [("Muhammad Ali Haj Something", 2, 2)]
    assert _listed(library, "clay") == _listed(library, "something") == _listed(library) == expected


def test_removed_articles_are_left_out_until_they_are_restored(library: Library) -> None:
    """From counts, days, pages and lists; nothing of the tables changes."""
    first, last = (_take_in(library, number, BIDEN) for number in (1, 2))
    _take_in(library, 3, WHO)
    rows = _rows(library._path)
    before = library.entities("", 9)
    library.remove([last])
    (biden,) = library.entities("biden", 9)
    assert (biden.articles, biden.mentions, biden.first, biden.last) == (1, 3, "2024-01-02", "2024-01-02")
    page = library.entity_page(biden.id)
    assert page is not None
    assert [row.id for row in page.rows] == [first]
    library.remove([first])
    assert library.entities("biden", 9) == []
    assert library.entity_page(biden.id) is None
    assert library.entity_of("person", "Joe Biden", first) is None
    library.restore([first, last])
    assert library.entities("", 9) == before
    assert _rows(library._path) == rows


def test_many_removed_articles_do_not_hide_what_is_left(library: Library) -> None:
    """The first of the list are those with most articles that are left."""
    gone = [_take_in(library, number, *[("place", (f"Town {n}",), 1) for n in range(60)]) for number in range(3)]
    _take_in(library, 4, *[("place", (f"City {n}",), 1) for n in range(3)])
    library.remove(gone)
    assert [name for name, *_ in _listed(library)] == ["City 0", "City 1", "City 2"]
    assert [one.name for one in library.entities("", 1)] == ["City 0"]


def test_name_in_few_articles_costs_nothing_of_many_removed_ones(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are looked up one by one while a page is drawn: only removed articles that have the name are read."""
    removed = [_take_in(library, number, *([BIDEN, WHO] if number < 2 else [WHO])) for number in range(9)]
    left = _take_in(library, 9, BIDEN)
    library.remove(removed)
    counted: list[bytes] = []

    def unpacked_counts(data: bytes, length: int) -> Sequence[int]:
        counted.append(data)
        return entities.unpacked_counts(data, length)

    monkeypatch.setattr(linked, "unpacked_counts", unpacked_counts)
    found = library.entity_of("person", "Biden", left)
    assert found is not None
    assert (found.articles, found.mentions) == (1, 3)
    assert len(counted) == 2


def test_deleted_articles_leave_nothing(library: Library) -> None:
    """Names that no other article has go for good, forms too."""
    ids = [_take_in(library, 1, BIDEN, WHO), _take_in(library, 2, ("person", ("Joe Biden", "Joseph Biden"), 1))]
    library.remove(ids)
    with library._connections.writing() as connection:
        from reader.library.articles import store

        store.delete(connection, ids[1:])
    library.restore(ids)
    (biden,) = library.entities("biden", 9)
    assert (biden.articles, biden.mentions, biden.aliases) == (1, 3, ("Biden",))
    with library._connections.writing() as connection:
        store.delete(connection, ids[:1])
    assert _rows(library._path) == 0


def test_updated_article_names_what_its_new_text_names(library: Library) -> None:
    """Once that is analysed; until then nothing."""
    number = _take_in(library, 1, BIDEN)
    library.add(_article(1, "other words"), None)
    assert library.entities("", 9) == []
    library.save_analysis(_analysis(_article(1, "other words"), [WHO]))
    assert _listed(library) == [("World Health Organization", 1, 2)]
    assert library.entity_of("person", "Joe Biden", number) is None


def test_article_that_is_analysed_anew_is_counted_once(library: Library) -> None:
    """The newer analysis takes the place of the older."""
    _take_in(library, 1, BIDEN, WHO)
    rows = _rows(library._path)
    _take_in(library, 1, BIDEN, WHO)
    assert _rows(library._path) == rows
    assert _listed(library, "biden") == [("Joe Biden", 1, 3)]


def test_number_of_an_entity_is_its_own_for_good(library: Library) -> None:
    """A page that is open, or a step back, speaks of nobody else after an analysis; and of the same if it is there."""
    _take_in(library, 1, BIDEN, WHO)
    biden, who = (library.entities(name, 1)[0].id for name in ("biden", "who"))
    library.save_analysis(_analysis(_article(1), [("person", ("Ada Lind",), 1), BIDEN]))
    page = library.entity_page(biden)
    assert page is not None
    assert page.entity.name == "Joe Biden"
    library.save_analysis(_analysis(_article(1), [("person", ("Ada Lind",), 1)]))
    assert library.entity_page(biden) is None
    assert library.entity_page(who) is None
    assert library.entities("ada", 1)[0].id not in {biden, who}


def test_entity_that_one_article_names_is_as_the_latest_analysis_has_it(library: Library) -> None:
    """Nothing of an earlier one is left, though the number is."""
    article = _article(1)
    library.add(article, None)
    for lat in (1.001, 1.002):
        town = Entity(1, "place", "Bonn", (Span(0, 1),), country="de", place_kind="city", lat=lat, lon=2.0)
        library.save_analysis(Analysis("1", article.text_hash, "en", entities=(town,)))
    with library._connections.reading() as connection:
        assert connection.execute("SELECT id, lat FROM entity").fetchall() == [(1, 1.002)]


def test_entities_of_an_article_that_are_one_are_put_together(library: Library) -> None:
    """Both ids of the analysis are that of the library."""
    article = _article(1)
    added = library.add(article, None)
    names: list[Name] = [("person", ("Smith",), 300), ("person", ("SMITH",), 2), ("place", ("Smith",), 1)]
    with library._connections.writing() as connection:
        mapping = entities.put(connection, added.id, _analysis(article, names))
    assert mapping[1] == mapping[2] != mapping[3]
    assert _listed(library, "smith", "person") == [("SMITH", 1, 302)]
    with library._connections.writing() as connection:
        entities.take_out(connection, added.id)
    assert _rows(library._path) == 0


def test_more_forms_than_are_kept_change_no_count(library: Library) -> None:
    """A hostile text has a name in a thousand forms; what is taken out is what was put in."""
    forms = ("Ada Lind", *(f"A{number} Lind" for number in range(400)))
    ids = [_take_in(library, number, ("person", forms[number:], 1)) for number in range(2)]
    assert library.entities("lind", 9)[0].articles >= 1
    library.remove(ids)
    with library._connections.writing() as connection:
        from reader.library.articles import store

        store.delete(connection, ids)
    assert _rows(library._path) == 0


def test_endless_name_is_cut(library: Library) -> None:
    """Nothing of a line is kept that no screen shows."""
    _take_in(library, 1, ("person", ("Ada\n" + "Lind " * 5_000,), 1))
    (one,) = library.entities("ada", 9)
    assert len(one.name) == entities.MAX_FORM_CHARS
    assert "\n" not in one.name


def test_entity_of_an_article_is_found_by_any_of_its_forms(library: Library) -> None:
    """By kind, too; a form that only other articles have is none of this one."""
    number = _take_in(library, 1, BIDEN, ("place", ("Biden",), 1))
    other = _take_in(library, 2, ("person", ("Joe Biden",), 1))
    person = library.entity_of("person", "Biden", number)
    place = library.entity_of("place", "Biden", number)
    assert person is not None
    assert place is not None
    assert (person.kind, person.articles, place.kind) == ("person", 2, "place")
    assert library.entity_of("person", "Biden", other) is None
    assert library.entity_of("person", "Joe Biden", ArticleId(99)) is None


def test_page_tells_whom_a_name_stands_with(library: Library) -> None:
    """Most articles first, those that are one together, itself left out; articles latest first."""
    for number in range(6):
        _take_in(library, number, BIDEN, WHO)
    _take_in(library, 6, BIDEN, ("organization", ("WHO",), 1), ("place", ("Norby",), 1))
    biden = library.entities("biden", 1)[0]
    page = library.entity_page(biden.id)
    assert page is not None
    assert page.entity == biden
    assert [row.id for row in page.rows] == [7, 6, 5, 4, 3, 2, 1]
    assert [(one.kind, one.name, one.articles) for one in page.companions] == [
        ("organization", "World Health Organization", 7),
        ("place", "Norby", 1),
    ]
    norby = library.entity_page(page.companions[1].id)
    assert norby is not None
    assert norby.entity.name == "Norby"
    assert library.entity_page(999) is None


def test_page_gives_the_figures_of_the_same_sentences(library: Library) -> None:
    """Each once, with the sentence in one line; trivial ones and those of other sentences left out."""
    text = "Biden gave 50 ships\nand two flags. Others gave 70 ships. Biden said 50 ships."
    article = _article(1, text)
    at = [text.index("50"), text.index("two"), text.index("70"), text.rindex("50")]
    analysis = Analysis(
        "1",
        article.text_hash,
        "en",
        sentences=(Sentence(0, 34), Sentence(35, 56), Sentence(57, len(text))),
        entities=(Entity(1, "person", "Biden", (Span(0, 5), Span(57, 62))),),
        numbers=tuple(
            NumberMention(start, start + 2, figure=figure) for start, figure in zip(at, (1, 2, 3, 1), strict=True)
        ),
        figures=(
            Figure(1, "count", "50 ships", (0, 3)),
            Figure(2, "count", "two flags", (1,), trivial=True),
            Figure(3, "count", "70 ships", (2,)),
        ),
    )
    added = library.add(article, None)
    library.save_analysis(analysis)
    page = library.entity_page(library.entities("biden", 1)[0].id)
    assert page is not None
    assert [tuple(one) for one in page.figures] == [
        (added.id, "50 ships", "Biden gave 50 ships and two flags.", at[0], "2024-01-02")
    ]


def test_page_gives_a_figure_of_headline_and_text_once(library: Library) -> None:
    """As the text has it, which says what is counted; where nothing says so, the bare number stays."""
    text = "Biden: 50 and 70. Biden gave 50 ships."
    article = _article(1, text)
    at = [text.index("50"), text.index("70"), text.rindex("50")]
    numbers = zip(at, ("50", "70", "50"), (None, None, "ships"), strict=True)
    analysis = Analysis(
        "1",
        article.text_hash,
        "en",
        sentences=(Sentence(0, 17), Sentence(18, len(text))),
        entities=(Entity(1, "person", "Biden", (Span(0, 5), Span(18, 23))),),
        numbers=tuple(
            NumberMention(start, start + 2, value=value, what=what, figure=number)
            for number, (start, value, what) in enumerate(numbers, 1)
        ),
        figures=tuple(Figure(n, "count", label, (n - 1,)) for n, label in enumerate(("50", "70", "50 ships"), 1)),
    )
    library.add(article, None)
    library.save_analysis(analysis)
    page = library.entity_page(library.entities("biden", 1)[0].id)
    assert page is not None
    assert [figure.label for figure in page.figures] == ["70", "50 ships"]


def test_page_gives_the_part_of_a_long_sentence_around_the_figure(library: Library) -> None:
    """Whole words, and no control character of the text."""
    text = f"Biden {'and so on ' * 100}gave 50\tships \x1b[31m{'and so on ' * 100}"
    article = _article(1, text)
    start = text.index("50")
    analysis = Analysis(
        "1",
        article.text_hash,
        sentences=(Sentence(0, len(text) - 1),),
        entities=(Entity(1, "person", "Biden", (Span(0, 5),)),),
        numbers=(NumberMention(start, start + 2, figure=1),),
        figures=(Figure(1, "count", "50 ships", (0,)),),
    )
    library.add(article, None)
    library.save_analysis(analysis)
    page = library.entity_page(library.entities("biden", 1)[0].id)
    assert page is not None
    words = page.figures[0].words
    assert " gave 50 ships and so on " in words
    assert words.startswith("…")
    assert words.endswith("…")
    assert len(words) <= 245
    assert "\x1b" not in words


def test_damaged_analysis_costs_the_page_its_figures_alone(library: Library) -> None:
    """The articles and companions are there."""
    _take_in(library, 1, BIDEN, WHO)
    with library._connections.writing() as connection:
        connection.execute("UPDATE analysis SET record = x'00'")
    page = library.entity_page(library.entities("biden", 1)[0].id)
    assert page is not None
    assert (len(page.rows), len(page.companions), page.figures) == (1, 1, ())


def test_counted_are_the_names_of_some_articles(library: Library) -> None:
    """What facets are made of: of the kinds asked for, what is one together."""
    ids = [_take_in(library, number, BIDEN, WHO) for number in range(7)]
    alone = _take_in(library, 8, ("person", ("Biden",), 1), ("person", ("Ada Lind",), 1))
    with library._connections.reading() as connection:
        some = linked.Naming(connection, [*ids[:2], alone])
        found = some.most(PEOPLE, 9)
        assert [(one.name, one.articles) for one in found] == [("Joe Biden", 3), ("Ada Lind", 1)]
        assert some.most(PEOPLE, 1) == found[:1]
        everything = linked.Naming(connection, ids).most(("person", "organization"), 9)
        assert [one.kind for one in everything] == ["person", "organization"]
        assert linked.Naming(connection, []).most(PEOPLE, 9) == []


FIGURES = ("term", "sort", "figure", "counting")
"""Tables that came with those of names."""


def test_library_of_an_earlier_version_is_put_in_little_by_little(tmp_path: Path) -> None:
    """Its articles were analysed before there were tables for names."""
    path = tmp_path / "library.db"
    library = Library.open(path)
    for number in range(3):
        _take_in(library, number, BIDEN)
    library.close()
    make_older(path, 3)
    library = Library.open(path)
    assert (library.unput(), library.entities("", 9)) == (3, [])
    assert library.put_contents(2)
    assert library.unput() == 1
    assert library.put_contents(2)
    assert not library.put_contents(2)
    assert _listed(library) == [("Joe Biden", 3, 9)]
    library.close()


def test_read_only_library_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes nothing."""
    path = tmp_path / "library.db"
    library = Library.open(path)
    number = _take_in(library, 1, BIDEN)
    library.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    library = Library.open(path)
    assert not library.writable
    assert _listed(library, "biden") == [("Joe Biden", 1, 3)]
    assert library.entity_of("person", "Biden", number) == library.entities("biden", 1)[0]
    assert library.entity_page(library.entities("biden", 1)[0].id) is not None
    assert library.unput() == 0
    library.close()


def _known(library: Library) -> list[LinkedEntity]:
    """All entities, without their numbers."""
    return [one._replace(id=0) for one in library.entities("", 99)]


def _obey(library: Library, *corrections: Correction) -> bool:
    """Follow corrections, and put in what they concern; returns whether they were new."""
    said = Corrections(corrections)
    library.corrected = lambda analysis: corrected(analysis, said)
    is_new = library.follow(said if corrections else None)
    while library.put_contents(1):
        pass
    return is_new


def test_corrections_are_followed_and_taken_back(library: Library) -> None:
    """Hidden, of another kind, or the same as something else; articles that they do not concern are left alone."""
    _take_in(library, 1, ("person", ("Ada Lind", "Lind"), 2), WHO)
    article = _article(2, "what Ada Lind said")
    library.add(article, None)
    library.save_analysis(_analysis(article, [("person", ("Ada Lind",), 1), ("person", ("Bo Park",), 1)]))
    _take_in(library, 3, WHO)
    before = _known(library)
    ada = Named("person", "Ada Lind")
    assert not _obey(library)
    for correction in (
        Correction(ada, Named("place", "Ada Lind")),
        Correction(ada, Named("person", "Bo Park")),
        Correction(Named("person", "Bo Park"), ada),
    ):
        assert _obey(library, correction)
        assert not _obey(library, correction)
        assert _known(library) != before
        assert _obey(library)
        assert _known(library) == before


def test_hidden_name_comes_back_when_it_is_hidden_no_more(library: Library) -> None:
    """It is not in the tables then: the text tells where it was."""
    article = _article(2, "what ada\nLIND said")
    library.add(article, None)
    library.save_analysis(_analysis(article, [("person", ("Ada Lind",), 1), ("person", ("Bo Park",), 1)]))
    ada, bo = Named("person", "Ada Lind"), Named("person", "Bo Park")
    assert _obey(library, Correction(ada, None))
    assert _listed(library) == [("Bo Park", 1, 1)]
    assert _obey(library)
    assert _listed(library) == [("Ada Lind", 1, 1), ("Bo Park", 1, 1)]
    assert _obey(library, Correction(ada, Named("person", "Cy Holm")), Correction(Named("person", "Cy Holm"), None))
    assert _listed(library) == [("Bo Park", 1, 1)]
    assert _obey(library, Correction(ada, Named("person", "Cy Holm")))
    assert _listed(library) == [("Bo Park", 1, 1), ("Cy Holm", 1, 1)]
    assert _obey(library, Correction(ada, bo))
    assert _listed(library) == [("Bo Park", 1, 1)]


def test_articles_that_a_correction_does_not_concern_stay(library: Library) -> None:
    """A change of the whole file concerns all."""
    _take_in(library, 1, BIDEN)
    _take_in(library, 2, WHO)
    library.follow(Corrections([Correction(Named("person", "Joe Biden"), None)]))
    assert library.unput() == 1
    library.follow(Corrections(Correction(Named("person", f"P {n}"), None) for n in range(300)))
    assert library.unput() == 2


POOL: list[Name] = [
    BIDEN,
    WHO,
    ("person", ("Joseph R. Biden Jr.", "Joe Biden"), 2),
    ("person", ("Joseph R. Biden",), 1),
    ("person", ("Biden",), 2),
    ("person", ("Hunter Biden", "Biden"), 1),
    ("organization", ("WHO",), 1),
    ("place", ("Norby",), 1),
]
ARTICLES = st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=4, unique=True), min_size=1, max_size=7)


@settings(deadline=None)
@given(ARTICLES, st.randoms(), st.sets(st.integers(0, 6)))
def test_tables_are_the_same_in_whichever_order_articles_came(
    articles: list[list[Name]], random: object, gone: set[int]
) -> None:
    """Also when they had other names before."""
    order = list(range(len(articles)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found = []
    for numbers, others in ((range(len(articles)), set()), (order, gone)):
        connection = _tables(len(articles))
        for number in numbers:
            if number in others:
                entities.put(connection, number, _analysis(_article(number), POOL))
                entities.take_out(connection, number)
            entities.put(connection, number, _analysis(_article(number), articles[number]))
        found.append([one._replace(id=0) for one in linked.listed(connection, "", 99)])
        connection.close()
    assert found[0] == found[1]


def _tables(articles: int) -> sqlite3.Connection:
    """The tables of a library in memory, with articles of which nothing but the number is known."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    connection.executemany(
        "INSERT INTO article (id, location, source, tags, added, words, text_hash, content_hash, sort_key)"
        " VALUES (?, '', '', '[]', '2024-01-01', 1, ?, ?, '')",
        [(number, str(number), str(number).encode()) for number in range(articles)],
    )
    return connection


@given(st.lists(st.integers(0, 2**32 - 1)), st.lists(st.integers(0, 2**32 - 1), max_size=9))
def test_what_is_packed_comes_back(ids: list[int], counts: list[int]) -> None:
    """Ids, and counts of any size."""
    assert list(entities.unpacked_ids(entities.packed_ids(ids))) == ids
    assert list(entities.unpacked_counts(entities.packed_counts(counts), len(counts))) == counts
