"""Windows hold every word once; decoding gives whole names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.names.tagger.decode import Decoder
from reader.analysis.names.tagger.windows import windows
from reader.analysis.names.tagger.wordpiece import WordPiece
from reader.analysis.names.tagger.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.analysis.names.tagger.windows import Window

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", ",", "b")
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def made(sentences: list[str], max_pieces: int) -> list[Window]:
    """The windows of some sentences."""
    wordpiece = WordPiece({piece: number for number, piece in enumerate(PIECES)})
    return list(windows([words(sentence) for sentence in sentences], wordpiece, max_pieces))


@given(st.lists(st.text(alphabet="ab, \N{PILE OF POO}ש")), st.integers(5, 30))
def test_windows_hold_every_word_once_and_in_order(sentences: list[str], max_pieces: int) -> None:
    """Sentences are put together and cut, and no word is lost."""
    held = [
        (number, at)
        for window in made(sentences, max_pieces)
        for number, start, count in window.sentences
        for at in range(start, start + count)
    ]
    assert held == [(number, at) for number, text in enumerate(sentences) for at in range(len(words(text)))]


@given(st.lists(st.text(alphabet="ab, ")), st.integers(5, 30))
def test_windows_are_no_longer_than_asked_for(sentences: list[str], max_pieces: int) -> None:
    """Neither many sentences nor a long one make a longer window."""
    assert all(len(window.pieces) <= max_pieces for window in made(sentences, max_pieces))


@given(st.lists(st.text(alphabet="ab, ")), st.integers(5, 30))
def test_windows_know_the_first_piece_of_each_word(sentences: list[str], max_pieces: int) -> None:
    """As many first pieces as words, in order; shapes for all pieces."""
    for window in made(sentences, max_pieces):
        assert len(window.firsts) == sum(count for _, _, count in window.sentences)
        assert window.firsts == sorted(set(window.firsts))
        assert all(window.shapes[first] for first in window.firsts)
        assert len(window.shapes) == len(window.pieces)


def test_window_holds_neighbouring_sentences() -> None:
    """Short sentences share a window, with a mark after each."""
    (window,) = made(["a b", "b"], 20)
    assert window.pieces == [2, 4, 7, 3, 7, 3]


def test_long_sentence_is_cut_after_a_comma() -> None:
    """A name is rarely cut where a comma stands."""
    first, second = made(["b b b, b b b"], 8)
    assert first.sentences == [(0, 0, 4)]
    assert second.sentences == [(0, 4, 3)]


def test_windows_take_linear_time(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """A hundred thousand words without a full stop are one sentence, and cost no more than their number."""
    assert_linear(lambda count: made(["b " * count], 160), 5_000)


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=5, max_size=5), max_size=12))
def test_decoded_names_are_whole_and_apart(rows: list[list[float]]) -> None:
    """Whatever the scores, names do not overlap and are not empty."""
    scores = np.array(rows, dtype=np.float32).reshape(-1, len(LABELS))
    names = Decoder(LABELS).names(scores)
    assert all(start < stop <= len(rows) and 0 < score <= 1.0001 for start, stop, _, score in names)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(names))


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["B-PER", "B-LOC", "I-LOC"], [(0, 1, "PER"), (1, 3, "LOC")]),
        (["O", "O"], []),
    ],
)
def test_decoded_names_follow_the_labels(best: list[str], expected: list[tuple[int, int, str]]) -> None:
    """A valid row of labels is read as it stands."""
    scores = np.array([[5.0 * (label == wanted) for label in LABELS] for wanted in best], dtype=np.float32)
    assert [name[:3] for name in Decoder(LABELS).names(scores)] == expected


def test_decoded_name_never_goes_on_as_another_kind() -> None:
    """An inside label after another kind is not possible: the better whole row wins."""
    scores = np.array([[0, 5, 0, 4.5, 0], [0, 0, 0, 0, 5]], dtype=np.float32)
    assert [name[:3] for name in Decoder(LABELS).names(scores)] == [(0, 2, "LOC")]
