"""What a query finds, in which order, and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.finding.search import RANKED_HITS
from reader.library.finding.snippets import SNIPPET_CHARS
from reader.library.library import Library
from reader.model import Article, ArticleId, Block, SearchHit, SearchOrder
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLES = [
    ("Zürich floods", "The river Limmat rose by two metres. It's the worst flood since 1910."),
    ("Apple harvest", "Farmers near Zurich sell apples. Joe Biden bought some, President Biden said."),
    ("Plan B", "The U.S. economy grew; economists were surprised. Nothing about fruit."),
    ("Biden speaks", "A short speech in the rain."),
    ("Санкт-Петербург", "Речь о погоде. AT&T and well-known firms took part."),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Five articles, numbered from 1; no test changes them."""
    opened = Library.open(tmp_path_factory.mktemp("search") / "library.db")
    opened.add_many(
        (Article(text, (Block(0, len(text)),), title, "given", f"/{title}", "s"), None) for title, text in _ARTICLES
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ()),
        ("   ", ()),
        ("biden", (4, 2)),
        ("BIDEN", (4, 2)),
        ("bid", (4, 2)),
        ("bid ", ()),
        ("bid*", (4, 2)),
        ("bid* sell", (2,)),
        ("biden apples", (2,)),
        ("apples biden ", (2,)),
        ("zurich", (2, 1)),
        ("ZÜRICH", (2, 1)),
        ("zu\u0308rich", (2, 1)),
        ('"joe biden"', (2,)),
        ('"biden joe"', ()),
        ('"joe bid', (2,)),
        ('"joe bid"', ()),
        ("biden -apples", (4,)),
        ('biden -"joe biden"', (4,)),
        ("-biden", (5, 3, 1)),
        ("u.s. economy", (3,)),
        ("it's", (1,)),
        ("at&t", (5,)),
        ("well-known", (5,)),
        ("речь", (5,)),
        ("ec", (3,)),
        ("econ", (3,)),
        ("b", (4, 3)),
        ("p", (5, 3)[1:]),
        ("п", (5,)),
        ("1910", (1,)),
        ("...", ()),
        ("OR", ()),
        ("AND", ()),
        ("biden AND apples ", (2,)),
        ("NEAR ", (2,)),
        ("NOT", ()),
    ],
)
@pytest.mark.parametrize("order", SearchOrder)
def test_query_finds(library: Library, query: str, expected: tuple[int, ...], order: SearchOrder) -> None:
    """All words must occur, the last one as far as it is typed; operators of the engine are words like others."""
    found = library.search(query, order)
    assert sorted(found, reverse=True) == list(expected)
    if order is SearchOrder.NEWEST:
        assert found == expected


def test_limit_keeps_the_first(library: Library) -> None:
    """A limit cuts the end of the results."""
    assert library.search("the", SearchOrder.NEWEST, 2) == library.search("the", SearchOrder.NEWEST)[:2]
    assert library.search("biden", SearchOrder.BEST, 1) == library.search("biden", SearchOrder.BEST)[:1]


def test_best_puts_titles_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A word in the title counts more than the same word in a newer text."""
    library = Library.open(tmp_path_factory.mktemp("best") / "library.db")
    for title, text in (("Volcano erupts", "Ash fell."), ("Travel", "A volcano is near."), ("Sport", "A match.")):
        library.add(Article(text, (Block(0, len(text)),), title, "given", f"/{title}", "s"), None)
    assert library.search("volcano", SearchOrder.NEWEST) == (2, 1)
    assert library.search("volcano", SearchOrder.BEST) == (1, 2)
    library.close()


def test_best_chooses_among_the_newest(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ranking looks at a bounded number of hits, however many there are."""
    library = Library.open(tmp_path_factory.mktemp("ranked") / "library.db")
    titles = ["Storm"] + ["Calm"] * RANKED_HITS
    library.add_many(
        (Article(f"storm {n}", (Block(0, 5),), title, "given", f"/{n}", "s"), None) for n, title in enumerate(titles)
    )
    found = library.search("storm", SearchOrder.BEST, 10**6)
    assert len(found) == RANKED_HITS
    assert ArticleId(1) not in found
    library.close()


def test_removed_articles_are_not_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A removed article is in no result until it is restored."""
    library = Library.open(tmp_path_factory.mktemp("removed") / "library.db")
    added = library.add(Article("storm", (Block(0, 5),), "Storm", "given", "/a", "s"), None)
    for change, expected in ((library.remove, ()), (library.restore, (added.id,))):
        change([added.id])
        for query in ("storm", "s", "st"):
            for order in SearchOrder:
                assert library.search(query, order) == expected
    library.close()


@given(query=st.text(max_size=40) | st.text(st.sampled_from("ab \"-*():^+{}.\0'&\ud800"), max_size=12))
@settings(max_examples=300, deadline=None)
def test_no_query_is_an_error(library: Library, query: str) -> None:
    """Whatever is typed gives a result, and every hit lies inside its snippet."""
    for order in SearchOrder:
        library.hits(library.search(query, order), query)
    for hit in library.hits([ArticleId(n) for n in range(1, 6)], query):
        _assert_hits_inside(hit)


def _assert_hits_inside(hit: SearchHit) -> None:
    end = 0
    for start, stop in hit.hits:
        assert end <= start < stop <= len(hit.snippet)
        end = stop
    assert (hit.first_hit is None) == (not hit.hits)


@pytest.mark.parametrize("query", ["x" * 100_000, "ab " * 50_000, '"' * 5_000, "ship -b " * 5_000, "(" * 9_999])
def test_long_query_is_harmless(library: Library, query: str) -> None:
    """A pasted book is no error."""
    assert library.hits(library.search(query, SearchOrder.NEWEST), query) == []


def _hit(library: Library, number: int, query: str) -> SearchHit:
    return library.hits([ArticleId(number)], query)[0]


def _marked(hit: SearchHit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.hits]


def test_snippet_marks_whole_words(library: Library) -> None:
    """A beginning marks the word that it begins; case and accents do not matter."""
    assert _marked(_hit(library, 2, "ZÜR bid")) == ["Biden", "Biden"]
    assert _marked(_hit(library, 2, "zür")) == ["Zurich"]
    assert _marked(_hit(library, 2, "zür* biden")) == ["Zurich", "Biden", "Biden"]


def test_snippet_marks_phrases_as_one(library: Library) -> None:
    """A phrase is one hit, its words alone are none."""
    assert _marked(_hit(library, 2, '"joe biden"')) == ["Joe Biden"]
    assert _marked(_hit(library, 3, "u.s.")) == ["U.S"]


def test_first_hit_is_a_place_in_the_text(library: Library) -> None:
    """The place counts characters of the article's text."""
    assert _hit(library, 2, "joe").first_hit == _ARTICLES[1][1].index("Joe")
    assert _hit(library, 4, "biden").first_hit is None


def test_title_hit_shows_the_beginning_of_the_text(library: Library) -> None:
    """When only the title has the word, the snippet is what the text begins with, and nothing is marked."""
    hit = _hit(library, 4, "biden")
    assert (hit.snippet, hit.hits) == ("A short speech in the rain.", ())


@pytest.fixture
def one_text(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library for one text."""
    opened = Library.open(tmp_path_factory.mktemp("one") / "library.db")
    yield opened
    opened.close()


def _add(library: Library, text: str, title: str = "Title") -> ArticleId:
    return library.add(Article(text, (Block(0, len(text)),), title, "given", "/a", "s"), None).id


def test_snippet_is_cut_at_words(one_text: Library) -> None:
    """A snippet in the middle of a long text begins and ends with whole words between ellipses."""
    text = "alpha beta gamma delta " * 40 + "needle " + "epsilon zeta theta " * 40
    hit = _hit(one_text, _add(one_text, text), "needle")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert set(hit.snippet.strip("…").split()) <= set(text.split())
    assert len(hit.snippet) <= SNIPPET_CHARS + 2
    assert hit.first_hit == text.index("needle")


def test_snippet_is_one_line(one_text: Library) -> None:
    """Line ends and runs of space become one space, and the marks move along."""
    hit = _hit(one_text, _add(one_text, "First  line.\n\n\tSecond\nneedle here."), "needle line")
    assert hit.snippet == "First line. Second needle here."
    assert _marked(hit) == ["line", "needle"]


def test_snippet_prefers_the_passage_with_most_words(one_text: Library) -> None:
    """A passage with all words is shown rather than an earlier one with some."""
    text = "storm " + "filler " * 60 + "the storm hit the coast " + "filler " * 60
    assert _marked(_hit(one_text, _add(one_text, text), "storm coast")) == ["storm", "coast"]


def test_snippet_leaves_out_the_title_in_the_text(one_text: Library) -> None:
    """The title stands beside the snippet already; a hit in it alone is still a place in the text."""
    article_id = _add(one_text, "Storm warning\n\nA storm is near, a calm later.", "Storm warning")
    assert _hit(one_text, article_id, "storm").snippet.startswith("…A storm")
    assert _hit(one_text, article_id, "warning").first_hit == 6


def test_snippet_of_a_text_without_spaces_is_short(one_text: Library) -> None:
    """A word longer than a snippet is cut."""
    hit = _hit(one_text, _add(one_text, "x" * 5_000 + " needle"), "needle")
    assert _marked(hit) == ["needle"]
    plain = _hit(one_text, ArticleId(1), "absent")
    assert len(plain.snippet) <= SNIPPET_CHARS + 2


def test_hit_far_into_a_long_text_is_found(one_text: Library) -> None:
    """A hit behind the first part of a long text has a place too."""
    text = "filler " * 20_000 + "needle"
    assert _hit(one_text, _add(one_text, text), "needle").first_hit == text.index("needle")


def test_hits_keep_the_order_of_the_results(library: Library) -> None:
    """Rows come as asked for; articles that are gone are left out."""
    hits = library.hits([ArticleId(n) for n in (4, 99, 1)], "biden")
    assert [hit.row.id for hit in hits] == [4, 1]


@given(st.text())
@settings(deadline=None)
def test_fold_keeps_the_length(text: str) -> None:
    """Folding maps character to character, so offsets hold; folding twice changes nothing more."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
