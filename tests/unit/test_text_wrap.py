"""Line breaking keeps every character, fits the room and is linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.text.wrap import is_narrow, wrap

if TYPE_CHECKING:
    from collections.abc import Callable


def cells(text: str) -> int:
    """A model of a terminal: wide from U+2E80 on, combining marks take nothing."""
    return sum(0 if "\u0300" <= c <= "\u036f" or c == "\u200d" else 2 if c >= "\u2e80" else 1 for c in text)


TEXTS = st.text(st.sampled_from("ab c-é日本\u0301語 \t\n😀\u200d—“”"), max_size=200) | st.text(max_size=100)


@given(TEXTS, st.integers(2, 40))
def test_wrap_loses_only_white_space(text: str, width: int) -> None:
    """Lines are in order, and what stands between them is white space."""
    lines = wrap(text, 0, len(text), width, cells)
    position = 0
    for start, end in lines:
        assert position <= start <= end <= len(text)
        assert not text[position:start].strip(" \t\n")
        position = end
    assert not text[position:].strip(" \t\n")


@given(TEXTS, st.integers(2, 40))
def test_wrap_fits_the_room(text: str, width: int) -> None:
    """No line is wider than the room, but for marks that belong to its last character."""
    text = text.replace("\u0301", "").replace("\u200d", "")
    for start, end in wrap(text, 0, len(text), width, cells):
        assert cells(text[start:end].rstrip()) <= width or end - start == 1


def test_wrap_breaks_at_spaces() -> None:
    """A word moves to the next line whole."""
    text = "one two three"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 8, len)] == ["one two", "three"]


def test_wrap_gives_the_first_line_its_own_room() -> None:
    """A first line that is shorter breaks earlier."""
    text = "one two three"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 8, len, first_width=4)] == ["one", "two", "three"]


def test_wrap_cuts_words_that_are_too_long() -> None:
    """A word longer than a line is cut, narrow or wide."""
    assert [b - a for a, b in wrap("x" * 25, 0, 25, 10, cells)] == [10, 10, 5]
    assert [b - a for a, b in wrap("日" * 12, 0, 12, 10, cells)] == [5, 5, 2]


def test_wrap_starts_at_the_stretch() -> None:
    """Offsets count into the whole text."""
    text = "skip this: but not this"
    assert [text[a:b] for a, b in wrap(text, 11, len(text), 7, len)] == ["but not", "this"]


def test_wrap_is_linear_in_a_word_without_end(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Four times the text takes about four times as long, also for wide characters."""

    def work(count: int) -> None:
        text = "日é" * count
        wrap(text, 0, len(text), 76, cells)

    assert_linear(work, 5_000)


def test_is_narrow_knows_plain_from_wide() -> None:
    """Typographic Latin text is narrow; tabs, wide, invisible and combining characters are not."""
    assert is_narrow("“Café” — 3–4 € …\nНовости")
    for text in ("a\tb", "日本", "a\u0301", "zero\u200bwidth", "soft\u00adhyphen", "😀"):
        assert not is_narrow(text)
