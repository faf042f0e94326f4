"""Finding words in one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.finding.answers import Sought
from reader.query.parsing import parse
from reader.ui.matches import MAX_MATCHES, Matches

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "The Suez canal. A CANAL, a canal\nand the Panama\n  canal."


def spans(matches: Matches) -> list[tuple[int, int]]:
    """Where all matches are."""
    return [(start, end) for start, end, _is_current in matches.between(0, 10**6)]


def test_matches_whatever_the_case() -> None:
    """Capitals make no difference."""
    assert [TEXT[start:end] for start, end in spans(Matches(TEXT, ["canal"]))] == ["canal", "CANAL", "canal", "canal"]


def test_matches_of_several_phrases_come_in_the_order_of_the_text() -> None:
    """Any of the phrases counts."""
    assert [TEXT[start:end] for start, end in spans(Matches(TEXT, ["panama", "suez"]))] == ["Suez", "Panama"]


def test_matches_across_line_ends() -> None:
    """A space stands for any white space between the words."""
    assert [TEXT[start:end] for start, end in spans(Matches(TEXT, ["panama canal"]))] == ["Panama\n  canal"]


def test_matches_signs_as_they_are() -> None:
    """What people type is no pattern."""
    assert len(Matches("a.b axb [x]", ["a.b"])) == 1
    assert len(Matches("a.b axb [x]", ["[x]"])) == 1


@pytest.mark.parametrize("phrases", [(), ("",), ("  ",)])
def test_matches_of_nothing_are_none(phrases: tuple[str, ...]) -> None:
    """Without words there is no match, and stepping does nothing."""
    matches = Matches(TEXT, phrases)
    matches.step(1)
    assert (len(matches), matches.current) == (0, None)
    with pytest.raises(LookupError):
        _ = matches.position


def test_first_match_from_here_on_is_the_current_one() -> None:
    """Finding goes on from where the reader is, and from the beginning when nothing follows."""
    assert Matches(TEXT, ["canal"], after=TEXT.index("A CANAL")).current == 1
    assert Matches(TEXT, ["canal"], after=len(TEXT)).current == 0


def test_step_goes_round_at_both_ends() -> None:
    """After the last match comes the first one, and before the first the last."""
    matches = Matches("x x x", ["x"])
    seen = []
    for step in (1, 1, 1, -1):
        matches.step(step)
        seen.append(matches.position)
    assert seen == [2, 4, 0, 4]


def test_between_tells_the_current_match() -> None:
    """One of the matches on a line may be the one that the reader is at."""
    matches = Matches("x x x", ["x"])
    matches.step(1)
    assert matches.between(0, 5) == [(0, 1, False), (2, 3, True), (4, 5, False)]


@given(st.text("ab \n", max_size=60), st.text("ab", min_size=1, max_size=3), st.integers(0, 60), st.integers(1, 20))
def test_between_finds_what_touches(text: str, phrase: str, start: int, length: int) -> None:
    """The matches of a stretch are those that share a character with it."""
    end = start + length
    wanted = [m.span() for m in re.finditer(re.escape(phrase), text) if m.start() < end and m.end() > start]
    assert [(s, e) for s, e, _ in Matches(text, [phrase]).between(start, end)] == wanted


def test_matches_are_limited() -> None:
    """A letter in a very long text does not keep the screen waiting."""
    assert len(Matches("e" * (MAX_MATCHES + 10), ["e"])) == MAX_MATCHES


def test_matches_take_linear_time_on_white_space(
    assert_linear: Callable[[Callable[[int], object], int], None],
) -> None:
    """A text of nothing but spaces costs no more than its length."""
    assert_linear(lambda size: Matches(("x" + " " * 8) * size, ["x y z"]), 5_000)


def found(text: str, query: str, after: int = 0) -> Matches:
    """What of a text answers a query of words."""
    return Matches.at(Sought(parse(query).terms).places(text, None, MAX_MATCHES), after)


def lit(text: str, query: str) -> list[str]:
    """What of a text is marked for a query."""
    return [text[start:end] for start, end in spans(found(text, query))]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("canal ", ["canal", "CANAL", "canal", "canal"]),
        ("cana ", []),
        ("cana", ["canal", "CANAL", "canal", "canal"]),
        ("nal", []),
        ("súez OR pänama ", ["Suez", "Panama"]),
        ('"panama canal" suez -canal', ["Suez", "Panama\n  canal"]),
        ('"a canal" canal ', ["canal", "A CANAL", "a canal", "canal"]),
        ("title:suez is:unread", []),
        ("a", []),
    ],
)
def test_matches_of_a_query_are_what_the_library_found(query: str, marked: list[str]) -> None:
    """Whole words and beginnings, whatever case and accents, each place once; nothing that is excluded."""
    assert lit(TEXT, query) == marked


def test_matches_of_a_query_have_the_accents_of_the_text() -> None:
    """A query without accents lights the words that have them."""
    assert lit("Zürich, ZURICH, Neuzürich", "zurich ") == ["Zürich", "ZURICH"]


def test_matches_of_a_query_are_limited() -> None:
    """A word in a very long text does not keep the screen waiting."""
    assert len(found("be " * (MAX_MATCHES + 10), "be ")) == MAX_MATCHES


def test_matches_of_a_query_go_on_from_here() -> None:
    """The first one from a character on is the current one."""
    assert found(TEXT, "canal ", TEXT.index("A CANAL")).current == 1
