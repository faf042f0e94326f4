"""Names of tags, and several of them as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.parsing import parse
from reader.query.tree import Condition
from reader.query.values import Name, written
from reader.text.tag_names import MAX_TAG_CHARS, TagWish, clean_tag, last_tag, read_tags


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", TagWish()),
        (" , ,", TagWish()),
        ("gaza", TagWish(("gaza",))),
        ("gaza strip,  politics ", TagWish(("gaza strip", "politics"))),
        ("#gaza, -politics, - old news", TagWish(("gaza",), ("politics", "old news"))),
        ("gaza, gaza", TagWish(("gaza",))),
        ("-", TagWish()),
        ('"quoted", sta*r', TagWish(("quoted", "star"))),
        ("a\x1b[31mb\nc", TagWish(("ab c",))),
    ],
)
def test_tags_are_read_as_typed(words: str, wish: TagWish) -> None:
    """With commas between them; a minus takes away."""
    assert read_tags(words) == wish


@given(st.text())
def test_clean_name_stays_and_can_be_asked_for(name: str) -> None:
    """Whatever it was made of."""
    cleaned = clean_tag(name)
    assert clean_tag(cleaned) == cleaned
    assert len(cleaned) <= MAX_TAG_CHARS
    if cleaned:
        asked = parse(f"tag:{written(Name(cleaned))}")
        assert asked.problems == ()
        assert asked.tree == Condition("tag", Name(cleaned))


@pytest.mark.parametrize(
    ("words", "cursor", "last"),
    [
        ("", 0, (0, "")),
        ("gaz", 3, (0, "gaz")),
        ("gaza, pol", 9, (6, "pol")),
        ("gaza, -pol", 10, (7, "pol")),
        ("gaza, pol", 2, (0, "ga")),
        ("gaza,", 5, (5, "")),
    ],
)
def test_tag_at_the_cursor_is_found(words: str, cursor: int, last: tuple[int, str]) -> None:
    """From its first letter to the cursor."""
    assert last_tag(words, cursor) == last
