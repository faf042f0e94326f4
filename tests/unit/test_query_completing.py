"""What is offered at the cursor of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.completing import MAX_OFFERED, Wanted, completions, wanted_at
from reader.query.fields import FIELDS
from reader.query.parsing import MAX_CHARS, parse
from reader.query.tree import Condition
from reader.query.values import Name
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = [("The Guardian", 30), ("BBC", 9), ("Süddeutsche", 4), ('a “b"c" d', 1)]
KNOWN = {
    Wanted("source", ""): SOURCES,
    Wanted("lang", ""): [("en", 40), ("de", 4)],
    Wanted("person", "bid"): [("Joe Biden", 30), ("Beau Biden", 2)],
    Wanted("person", "joe b"): [("Joe Biden", 30)],
    Wanted("unit", "$"): [("USD", 9)],
}


def completed(text: str, cursor: int | None = None) -> list[str]:
    """The texts that come of each thing that is offered."""
    at = len(text) if cursor is None else cursor
    return [text[: one.start] + one.text + text[one.end :] for one in completions(text, at, KNOWN)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ti", ["title:"]),
        ("suez T", ["suez title:", "suez tag:"]),
        ("(so", ["(source:"]),
        ("-i", ["-is:"]),
        ("is:", [f"is:{state} " for state in FIELDS["is"].states]),
        ("is:un", ["is:unread "]),
        ("is:read", ["is:read ", "is:unread "]),
        ("a -is:sam", ["a -is:sample "]),
        ("source:gua", ['source:"The Guardian" ']),
        ("Source:sud", ["Source:Süddeutsche "]),
        ('source:"the gu', ['source:"The Guardian" ']),
        ("source:d", ['source:"The Guardian" ', "source:Süddeutsche ", 'source:"a “b" ']),
        ("lang:", ["lang:en ", "lang:de "]),
        ("person:Bid", ['person:"Joe Biden" ', 'person:"Beau Biden" ']),
        ('-person:"joe b', ['-person:"Joe Biden" ']),
        ("person:bide", []),
        ("unit:$", ["unit:USD "]),
        *(
            (text, [])
            for text in ("", " ", "suez", "suez ", "lang:x", "date:20", "title:su", '"ti', "foo:b", "well-ti")
        ),
    ],
)
def test_offered_is_what_could_stand_at_the_cursor(text: str, offered: list[str]) -> None:
    """Names of fields, then values where they are few: what begins like it first, then the most common."""
    assert completed(text) == offered


def test_only_the_word_at_the_cursor_is_completed() -> None:
    """What follows stays, and gets no second space; inside a word nothing is offered."""
    assert completed("is:un river", 5) == ["is:unread river"]
    assert completed("(is:un)", 6) == ["(is:unread )"]
    assert completed("title", 2) == []


def test_values_that_are_not_known_yet_are_not_offered() -> None:
    """The field tells that they are wanted."""
    assert completions("source:g", 8, {}) == ()
    assert wanted_at("source:g", 8) == Wanted("source", "")
    assert wanted_at("source:g river", 14) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("person:Bid", Wanted("person", "bid")),
        ('a -org:"World B', Wanted("org", "world b")),
        ("what:", Wanted("what", "")),
        *((text, None) for text in ("number:5", "mentions:2023", "is:un", "title:a", "person:biden ", "foo:b")),
    ],
)
def test_names_are_wanted_for_what_is_typed(text: str, wanted: Wanted | None) -> None:
    """There are too many of them to be known."""
    assert wanted_at(text, len(text)) == wanted


def test_offers_are_few_and_counted() -> None:
    """The number of articles stands beside the value."""
    many = [(f"paper {number}", 100 - number) for number in range(40)]
    offered = completions("source:pap", 10, {Wanted("source", ""): many})
    assert [(one.label, one.articles) for one in offered] == many[:MAX_OFFERED]


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["source", "lang", "person", "is", ":", '"', " ", "-", "(", "u"])).map("".join),
    st.data(),
)
def test_nothing_typed_is_an_error_for_completion(text: str, data: st.DataObject) -> None:
    """Whatever is typed and wherever the cursor is, what is replaced stands before the cursor."""
    cursor = data.draw(st.integers(0, len(text)))
    for one in completions(text, cursor, KNOWN):
        assert 0 <= one.start <= one.end == cursor


@given(st.sampled_from([value for value, _ in SOURCES]))
def test_completed_value_finds_itself(value: str) -> None:
    """A query with a value that was taken asks for that value."""
    text = f"source:{value[:1]}"
    (one,) = [one for one in completions(text, len(text), KNOWN) if one.label == value]
    tree = parse(text[: one.start] + one.text).tree
    assert isinstance(tree, Condition)
    assert isinstance(tree.value, Name)
    assert fold(tree.value.text) in fold(value)


@pytest.mark.parametrize("piece", ["is:", "-", "a:", '"', "ab", '-a:"'])
def test_completion_takes_linear_time(
    piece: str, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """Nobody waits for it, however much was pasted."""
    assert_linear(lambda size: [completions(piece * size, len(piece) * size, KNOWN) for _ in range(20)], MAX_CHARS)
