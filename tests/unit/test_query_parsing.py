"""A query as it is understood: the tree, what could not be read, and what is to be lit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.fields import FIELDS, Kind, read_value
from reader.query.narrowing import narrowed
from reader.query.parsing import MAX_CHARS, MAX_DEPTH, MAX_PROBLEMS, MAX_TERMS, parse
from reader.query.sought import Term, places
from reader.query.tree import (
    Condition,
    Either,
    Every,
    Node,
    OneFigure,
    Without,
    Words,
    either,
    every,
    is_letter,
    without,
    written,
)
from reader.query.values import Age, Amount, Days, Name, Quantity
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = Condition("number", Quantity(Decimal(5), None, is_open=True))
KM = Condition("unit", Name("km"))
DEATHS = Condition("what", Name("deaths"))
A, B, C = (Words((letter,)) for letter in ("ant", "bee", "cat"))
PIECES = st.sampled_from(
    [
        *(
            "ant",
            "Bee",
            "zürich",
            "u.s.",
            "x",
            "OR",
            "AND",
            "NOT",
            "or",
            "...",
            "-",
            "--",
            '"',
            "(",
            ")",
            " ",
            "*",
            ":",
            "\0",
        ),
        *(f"{field}:" for field in FIELDS),
        *(
            "foo:",
            "is:unread",
            "date:2024-02..",
            "added:<7d",
            "words:>5",
            "source:the",
            "number:>5",
            "unit:km",
            "\ud800",
            "\u0301",
            "\u202e",
        ),
    ]
)
TYPED = st.text(max_size=60) | st.lists(PIECES, max_size=25).map("".join) | st.lists(PIECES, max_size=25).map(" ".join)


def nodes() -> st.SearchStrategy[Node]:
    """Any tree that the language can say, in its usual form."""
    word = st.text(st.sampled_from("abßéЖ1"), min_size=2, max_size=4)
    words = st.builds(
        Words, st.lists(word, min_size=1, max_size=3).map(tuple), st.booleans(), st.sampled_from(["", "title"])
    )
    day = st.dates()
    amount = st.integers(0, 10**6)
    conditions = st.one_of(
        st.builds(Condition, st.just("is"), st.sampled_from(list(FIELDS["is"].states)).map(Name)),
        st.builds(Condition, st.just("source"), st.sampled_from(["a", "the Guardian", "x.org", "(b)"]).map(Name)),
        st.builds(Condition, st.just("lang"), st.just(Name("en"))),
        st.tuples(day, day).map(lambda ends: Condition("date", Days(min(ends), max(ends)))),
        day.map(lambda one: Condition("added", Days(one, None))),
        st.builds(
            Condition, st.just("added"), st.builds(Age, amount.map(lambda n: n % 9999), st.just("w"), st.booleans())
        ),
        st.tuples(amount, amount).map(lambda ends: Condition("words", Amount(min(ends), max(ends)))),
        amount.map(lambda one: Condition("minutes", Amount(None, one))),
        st.builds(
            Condition, st.sampled_from(["person", "place", "org"]), st.sampled_from(["Joe Biden", "o"]).map(Name)
        ),
        st.lists(st.sampled_from([MANY, KM, DEATHS]), min_size=1, max_size=3).map(lambda some: OneFigure(tuple(some))),
    )

    def larger(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=1, max_size=3)
        return st.one_of(several.map(every).map(_present), several.map(either).map(_present), parts.map(without))

    return st.recursive(words | conditions, larger, max_leaves=12)


def _present(node: Node | None) -> Node:
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        (" ... ", None),
        ("ant ", A),
        ("ant", Words(("ant",), is_beginning=True)),
        ("ant* bee ", Every((Words(("ant",), is_beginning=True), B))),
        ("ant bee ", Every((A, B))),
        ("ant AND bee ", Every((A, B))),
        ("number:>5 ant unit:km ", Every((OneFigure((MANY, KM)), A))),
        ("(number:>5) ant (unit:km) ", Every((OneFigure((MANY,)), A, OneFigure((KM,))))),
        ("number:>5 (unit:km what:deaths)", Every((OneFigure((MANY,)), OneFigure((KM, DEATHS))))),
        ("number:>5 -unit:km", Every((OneFigure((MANY,)), Without(OneFigure((KM,)))))),
        ("-(number:>5 unit:km)", Without(OneFigure((MANY, KM)))),
        ("number:>5 OR unit:km what:deaths", Either((OneFigure((MANY,)), OneFigure((KM, DEATHS))))),
        ("ant or bee ", Every((A, Words(("or",)), B))),
        ("ant OR bee cat ", Either((A, Every((B, C))))),
        ("(ant OR bee) cat ", Every((Either((A, B)), C))),
        ("((ant)) ", A),
        ("ant (bee (cat)) ", Every((A, B, C))),
        ("-ant", Without(Words(("ant",)))),
        ("-ant*", Without(Words(("ant",), is_beginning=True))),
        ("--ant", Without(Words(("ant",)))),
        ("-(ant bee)", Without(Every((A, B)))),
        ("-(-ant)", A),
        ("NOT ant", Without(Words(("ant",)))),
        ("ant AND NOT bee ", Every((A, Without(B)))),
        ("ant OR NOT (bee cat) ", Either((A, Without(Every((B, C)))))),
        ('NOT "ant bee"', Without(Words(("ant", "bee")))),
        ("NOT is:unread", Without(Condition("is", Name("unread")))),
        ("NOT -ant", Without(Words(("ant",)))),
        ("not ant ", Every((Words(("not",)), A))),
        ('"NOT" ant ', Every((Words(("NOT",)), A))),
        ("ant-bee ", Words(("ant", "bee"))),
        ("ant - bee ", Every((A, B))),
        ('"ant bee"', Words(("ant", "bee"))),
        ('"ant be"*', Words(("ant", "be"), is_beginning=True)),
        ('"OR"', Words(("OR",))),
        ('title:"ant bee"', Words(("ant", "bee"), field="title")),
        ("Title:ant ", Words(("ant",), field="title")),
        ("-title:ant ", Without(Words(("ant",), field="title"))),
        ("is:Unread", Condition("is", Name("unread"))),
        ('source:"the  guardian"', Condition("source", Name("the guardian"))),
        ("(is:read)", Condition("is", Name("read"))),
        ("lang:EN ant ", Every((Condition("lang", Name("en")), A))),
        ("minutes:<5", Condition("minutes", Amount(None, 4))),
        ("12:30 http://ant.org ", Every((Words(("12", "30")), Words(("http", "ant", "org"))))),
        ("zu\u0308ri ", Words(("züri",))),
    ],
)
def test_query_is_read_as(text: str, tree: Node | None) -> None:
    """What people type has one meaning, and none of this is wrong."""
    assert parse(text) == (tree, ())


@pytest.mark.parametrize(
    ("text", "spot", "words", "tree"),
    [
        ("ant date:soon bee ", "date:soon", "date: takes a day such as 2024-01-20", Every((A, B))),
        ("ant -words:many", "-words:many", "words: takes a number", A),
        ("is:odd ant ", "is:odd", "is: takes one of unread, read", A),
        ("title: ant ", "title:", "title: takes a word", A),
        ('title:"" ant ', 'title:""', "title: takes a word", A),
        ("sorce:ant ", "sorce", "There is no field sorce:; source: is one.", Words(("sorce", "ant"))),
        ('foo:"ant bee"', "foo", "There is no field foo:.", Every((Words(("foo",)), Words(("ant", "bee"))))),
        ("ant OR ", "OR", "OR stands between", A),
        ("OR ant ", "OR", "OR stands between", A),
        ("ant OR OR bee ", "OR", "OR stands between", Either((A, B))),
        ("(ant OR) bee ", "OR", "OR stands between", Every((A, B))),
        ("ant NOT ", "NOT", "NOT stands before", A),
        ("(ant NOT) bee ", "NOT", "NOT stands before", Every((A, B))),
        ("ant NOT AND bee ", "NOT", "NOT stands before", Every((A, B))),
        ("ant NOT OR bee ", "NOT", "NOT stands before", Either((A, B))),
        ("NOT NOT ant ", "NOT", "NOT stands before", Without(A)),
        ("(ant ", "(", "This bracket is not closed.", A),
        ("ant) ", ")", "This bracket closes nothing.", A),
        (
            'ant "bee catt',
            '"',
            "This quotation mark is not closed.",
            Every((A, Words(("bee", "catt"), is_beginning=True))),
        ),
        ("x* ant ", "x*", "A beginning has two letters", Every((Words(("x",)), A))),
    ],
)
def test_what_cannot_be_read_is_marked_and_the_rest_searched(
    text: str, spot: str, words: str, tree: Node | None
) -> None:
    """A sentence for the spot, and a query of all the others."""
    query = parse(text)
    assert query.tree == tree
    (problem,) = query.problems
    assert text[problem.start : problem.end] == spot
    assert problem.words.startswith(words)


def test_problems_come_in_the_order_of_the_text() -> None:
    """Brackets are told of at the end, but stand where they stand."""
    assert [problem.start for problem in parse("(ant date:x ) ) is:y (bee").problems] == [5, 14, 16, 21]


def test_what_may_be_finished_yet_is_told_from_what_is_wrong() -> None:
    """Nobody who has only begun is told off."""
    assert all(problem.is_unfinished for problem in parse('(ant "bee').problems)
    assert all(problem.is_unfinished for problem in parse("ant OR").problems)
    assert all(problem.is_unfinished for problem in parse("ant NOT ").problems)
    assert not any(problem.is_unfinished for problem in parse("OR ant) is:y").problems)


def test_brackets_are_bounded() -> None:
    """Deeper ones are named, and what stands in them is searched all the same."""
    depth = MAX_DEPTH + 3
    query = parse("(" * depth + "ant" + ")" * depth + " bee ")
    assert query.tree == Every((A, B))
    assert [problem.start for problem in query.problems] == [MAX_DEPTH, MAX_DEPTH + 1, MAX_DEPTH + 2]


def test_words_are_bounded() -> None:
    """The first ones are searched, and the rest is named at once."""
    query = parse("ant " * (MAX_TERMS + 5))
    assert query.tree == Every((A,) * MAX_TERMS)
    assert query.problems == ((4 * MAX_TERMS, 4 * (MAX_TERMS + 5), query.problems[0].words, False),)


def test_problems_are_bounded() -> None:
    """A pasted text of nothing but brackets does not fill the screen."""
    assert len(parse("(" * MAX_CHARS).problems) == len(parse("is:x " * 100).problems) == MAX_PROBLEMS


def test_length_is_bounded() -> None:
    """What lies beyond is named, not searched."""
    query = parse('"' + "ants " * 2_000)
    assert query.tree == Words(("ants",) * 200, is_beginning=True)
    assert (query.problems[-1].start, query.problems[-1].end) == (MAX_CHARS, 10_001)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"ant be', Every((A, Words(("be",), is_beginning=True)))),
        ('"ant bee cat', Every((Words(("ant", "bee")), Words(("cat",), is_beginning=True)))),
        ('title:"ant be', Every((Words(("ant",), field="title"), Words(("be",), is_beginning=True, field="title")))),
        ('bee OR "ant be', Either((B, Every((A, Words(("be",), is_beginning=True)))))),
        ("ant-be", Every((A, Words(("be",), is_beginning=True)))),
        ('"ant be ', Words(("ant", "be"))),
        ('"ant b', Words(("ant", "b"))),
        ('"be', Words(("be",), is_beginning=True)),
        ('-"ant be', Without(Words(("ant", "be")))),
        ('-("ant be', Without(Words(("ant", "be")))),
    ],
)
def test_phrase_of_which_few_letters_are_missing_is_read_as(text: str, tree: Node) -> None:
    """The word that is being typed may stand anywhere until it has four letters; what must not be is never wider."""
    assert parse(text).tree == tree


@given(TYPED)
@settings(max_examples=400, deadline=None)
def test_nothing_typed_is_an_error(text: str) -> None:
    """Every problem has a sentence and a place inside the text."""
    for problem in parse(text).problems:
        assert 0 <= problem.start < problem.end <= len(text)
        assert problem.words.endswith(".")


@given(TYPED)
@settings(max_examples=400, deadline=None)
def test_written_query_is_read_as_the_same(text: str) -> None:
    """The usual spelling of whatever was typed has the same meaning, and nothing wrong in it."""
    tree = parse(text).tree
    assert parse(written(tree) + " ") == (tree, ())


@given(nodes())
@settings(deadline=None)
def test_written_tree_is_read_as_the_same(tree: Node) -> None:
    """Whatever can be asked can be written."""
    assert parse(written(tree) + " ") == (tree, ())


@pytest.mark.parametrize("piece", ["(", ")", '"', "-", "ant ", "a:", "OR ", "-(", 'is:"', "*", "\0", "date:2024 "])
def test_reading_takes_linear_time(piece: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """No text is a trap."""
    assert_linear(lambda size: [parse(piece * size) for _ in range(20)], MAX_CHARS // 8)


def test_every_field_reads_its_example() -> None:
    """What the help shows is right."""
    for field in FIELDS.values():
        name, _, value = field.example.partition(":")
        assert name == field.name
        assert field.kind is Kind.WORDS or read_value(field, value) is not None
        assert parse(f"{field.example} ").problems == ()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Suez Kanäle", (Term(("suez",)), Term(("kanale",), is_beginning=True))),
        ('"Ever Given" OR ship ', (Term(("ever", "given")), Term(("ship",)))),
        ("suez -ship -(panama canal)", (Term(("suez",)),)),
        ("title:suez ship ", (Term(("ship",)),)),
        ("is:unread date:2024 ship ship ", (Term(("ship",)),)),
        ("s", ()),
        ("s ship ", (Term(("s",)), Term(("ship",)))),
        ("", ()),
    ],
)
def test_lit_is_what_is_looked_for_in_texts(text: str, terms: tuple[Term, ...]) -> None:
    """Not what must not occur, nor what is looked for in titles, and each only once."""
    assert parse(text).terms == terms


@pytest.mark.parametrize(
    ("query", "more", "both"),
    [
        ("", "unit:km", "unit:km"),
        ("suez can", "unit:km", "suez can* unit:km"),
        ("suez OR panama ", 'person:"Joe Biden"', '(suez OR panama) person:"Joe Biden"'),
        ("number:>5", "unit:km", "(number:>5) (unit:km)"),
        ("(suez", "is:unread OR lang:en", "suez* (is:unread OR lang:en)"),
    ],
)
def test_narrowed_query_asks_for_both(query: str, more: str, both: str) -> None:
    """Alternatives and figures of either stay what they are."""
    assert narrowed(query, more) == both


@given(TYPED, nodes())
@settings(deadline=None)
def test_narrowed_query_is_every_part(query: str, more: Node) -> None:
    """Whatever was typed, and however it is narrowed."""
    parts = [tree for tree in (parse(query).tree, more) if tree is not None]
    assert parse(narrowed(query, written(more) + " ") + " ").tree == every(parts)


def test_single_letter_is_told_from_letters_beside_words() -> None:
    """It is too common to be looked for in texts."""
    assert is_letter(parse("a").tree)
    assert is_letter(parse("title:a").tree)
    assert not is_letter(parse("a b").tree)
    assert not is_letter(parse("ab").tree)


def test_places_are_whole_words_without_accents() -> None:
    """A beginning takes the word that it begins, and an accent makes no difference."""
    text = fold("Zürich, Zurichsee: neuzurich ZÜRICH's")
    assert [text[start:end] for start, end in places(text, Term(("zurich",)))] == ["zurich", "zurich"]
    assert [start for start, _ in places(text, Term(("zurich",), is_beginning=True))] == [0, 8, 29]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("is:removed", True),
        ("flood IS:Removed", True),
        ("(flood OR is:removed) ship", True),
        ("-is:removed", False),
        ("flood -(is:removed ship)", False),
        ("removed", False),
        ("is:read", False),
        ("", False),
    ],
)
def test_removed_are_wanted_where_they_are_asked_for(text: str, wanted: bool) -> None:  # noqa: FBT001 - a fact
    """Anywhere but in what must not be so."""
    assert parse(text).wants_removed is wanted
