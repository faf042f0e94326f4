"""The cut of sentences into words, their shapes and their pieces."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.names.tagger import shapes
from reader.analysis.names.tagger.wordpiece import MAX_WORD_CHARS, WordPiece
from reader.analysis.names.tagger.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "kam", "##pala", "##p", "k", "said", "u", ".", "s", "-", "'", "zoe")


def cut(text: str) -> list[str]:
    """The words of a text."""
    return [word.text for word in words(text)]


def wordpiece() -> WordPiece:
    """Pieces of a tiny vocabulary."""
    return WordPiece({piece: number for number, piece in enumerate(VOCABULARY)})


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    """Every word is the text between its ends, in order and without overlap."""
    found = words(text)
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@given(st.text())
def test_words_hold_all_that_is_no_space(text: str) -> None:
    """No character is lost."""
    assert "".join(cut(text)) == "".join(text.split())


@given(st.text(alphabet="aB.'’ -1é"))
def test_words_know_whether_a_space_stands_before_them(text: str) -> None:
    """Glued is a word that begins where the last one ended."""
    ends = {word.end for word in words(text)}
    assert all(word.is_glued == (word.start in ends) for word in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("Sub-Saharan", ["Sub", "-", "Saharan"]),
        ("O'Brien's", ["O'Brien", "'s"]),
        ("Xi’s", ["Xi", "’s"]),
        ("Mr. Kato", ["Mr.", "Kato"]),
        ("George W. Bush", ["George", "W.", "Bush"]),
        ("J.K. Rowling", ["J.K.", "Rowling"]),
        ("SMIALOWSKI/AFP", ["SMIALOWSKI", "/", "AFP"]),
        ("1,200.50 km", ["1,200.50", "km"]),
        ("see https://example.org/a-b now", ["see", "https://example.org/a-b", "now"]),
        ("he saw Kato.", ["he", "saw", "Kato", "."]),
    ],
)
def test_words_are_cut_where_names_end(text: str, expected: list[str]) -> None:
    """Names can begin and end at every place where news lets them."""
    assert cut(text) == expected


def test_words_of_a_part_count_from_the_start_of_the_text() -> None:
    """Offsets are of the whole text, also when only a part is asked for."""
    assert [(word.text, word.start) for word in words("one two three", 4, 7)] == [("two", 4)]


@pytest.mark.parametrize("pattern", ["a", "A.", "a'", "'s", "1,", "é\u0301", "-", "www."])
def test_words_take_linear_time(pattern: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """A long text without a space costs no more than its length."""
    assert_linear(lambda count: words(pattern * count), 20_000)


@given(st.text(min_size=1), st.booleans())
def test_shape_is_a_number_of_the_table(text: str, is_glued: bool) -> None:  # noqa: FBT001
    """Every word has a shape."""
    assert all(0 < shapes.shape(word, is_glued=is_glued) < shapes.COUNT for word in text.split())


def test_shape_tells_ways_of_writing_apart() -> None:
    """What the uncased vocabulary forgets is in the shape."""
    written = ("12", "www.a.org", "-", "U.S.", "said", "K", "KABUL", "Kabul", "G7", "Mr.", "McCain")
    assert len({shapes.shape(word, is_glued=False) for word in written}) == len(written)


def test_shape_tells_glued_words_apart() -> None:
    """A space before the word makes a difference."""
    assert shapes.shape("led", is_glued=True) != shapes.shape("led", is_glued=False)


def test_pieces_are_the_longest_known_ones() -> None:
    """The longest piece comes first, and the rest follows as pieces inside a word."""
    assert wordpiece().pieces("Kampala") == (4, 5)


def test_pieces_have_no_accents() -> None:
    """The vocabulary has neither capitals nor accents."""
    assert wordpiece().pieces("Zoé") == (14,)


def test_pieces_of_marks_stand_alone() -> None:
    """Full stops and apostrophes are pieces of their own."""
    assert wordpiece().pieces("U.S.") == (9, 10, 11, 10)


def test_pieces_of_an_unknown_word_are_one() -> None:
    """What the vocabulary cannot spell is one unknown piece."""
    assert wordpiece().pieces("東") == (1,)


def test_pieces_of_an_endless_word_are_one() -> None:
    """A word of a million letters is not looked at."""
    assert wordpiece().pieces("k" * 1_000_000) == (1,)
    assert wordpiece().pieces("k" * (MAX_WORD_CHARS + 1)) == (1,)


@given(st.text(min_size=1))
def test_pieces_are_numbers_of_the_vocabulary(text: str) -> None:
    """Whatever stands in the text, the network gets numbers that it has."""
    for word in words(text):
        pieces = wordpiece().pieces(word.text)
        assert pieces
        assert all(0 <= piece < len(VOCABULARY) for piece in pieces)


def test_vocabulary_without_special_pieces_is_refused() -> None:
    """A vocabulary of something else is noticed at once."""
    with pytest.raises(ValueError, match="CLS"):
        WordPiece({"[UNK]": 0, "[SEP]": 1, "[PAD]": 2})
