"""The gate at the screen."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.display import safe_line, shorten

ANY_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=[]), st.sampled_from("\x1b\x9b]m\x07\r\n\t \u0301\u200d\ufe0f\u202e"))
)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]")


@given(ANY_TEXT)
def test_safe_line_leaves_nothing_a_terminal_acts_on(text: str) -> None:
    """No control, line end, direction mark, invisible character or surrogate is left."""
    assert not UNSAFE.search(safe_line(text))


@given(ANY_TEXT)
def test_safe_line_twice_is_safe_line_once(text: str) -> None:
    """The gate is idempotent."""
    assert safe_line(safe_line(text)) == safe_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_safe_line_keeps_letters_digits_and_punctuation(text: str) -> None:
    """Everything with a look of its own is drawn, spaces at the ends too; fillers are letters without a look."""
    visible = "".join(c for c in text if c not in "\u115f\u1160\u3164\uffa0")
    assert safe_line(text) == visible


def test_safe_line_returns_a_clean_string_itself() -> None:
    """Nothing is copied for what is drawn most."""
    text = "  The café’s “naïve” plan — 3 × 4 €  "
    assert safe_line(text) is text


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("a\tb", "a    b"),
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\rb", "a b"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a b c d e f"),
        ("a\x00\x07\x08\x7fb", "ab"),
        ("\x1b[31mred\x1b[0m.txt", "red.txt"),
        ("\x1b]0;owned\x07name", "name"),
        ("\x9b2Jname", "name"),
        ("in\u00advis\u200bible\ufeff", "invisible"),
        ("invoice \u202egpj.exe\u202c", "invoice gpj.exe"),
        ("a\udc9bb", "a\ufffdb"),
        ("a\ufffeb\U0001ffffc\ufdd0d", "a\ufffdb\ufffdc\ufffdd"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("👩\u200d🚀", "👩🚀"),
        ("❤\ufe0f", "❤"),
        ("e" + "\u0301" * 60 + "x", "e" + "\u0301" * 4 + "x"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
    ],
)
def test_safe_line_draws(raw: str, drawn: str) -> None:
    """What each kind of hazard looks like."""
    assert safe_line(raw) == drawn


@pytest.mark.parametrize("text", ["नमस्ते दुनिया", "שָׁלוֹם", "ภาษาไทย", "Việt", "مَرْحَبًا"])
def test_safe_line_keeps_the_marks_of_real_writing(text: str) -> None:
    """Scripts that live on combining marks are drawn whole."""
    assert safe_line(text) == text


def test_safe_line_cuts_mixed_floods() -> None:
    """Marks of several blocks in a row count together."""
    flood = "".join(chr(c) for c in (0x301, 0x489, 0x20D0, 0x1DC0, 0xFE20, 0x5B0, 0x94D) * 5)
    drawn = safe_line("a" + flood + "b")
    assert sum(unicodedata.combining(c) != 0 or unicodedata.category(c) in ("Mn", "Me") for c in drawn) == 4


def test_safe_line_is_linear() -> None:
    """Megabytes of hazards pass in a second or two."""
    before = time.process_time()
    for unit in ("\x1b]", "\u0301\u0316", "\u200b", "\t", "\x9b;"):
        safe_line(unit * (500_000 // len(unit)))
    assert time.process_time() - before < 3


@given(st.text(), st.integers(1, 50))
def test_shorten_never_exceeds_its_limit(text: str, limit: int) -> None:
    """The ellipsis counts too."""
    assert len(shorten(text, limit)) <= limit


def test_shorten_keeps_what_fits() -> None:
    """A text of just the limit stays whole."""
    assert shorten("five5", 5) == "five5"


def test_shorten_cuts_between_words() -> None:
    """The last word that fits stays whole, and no comma hangs before the ellipsis."""
    assert shorten("World leaders, friends and foes", 20) == "World leaders…"


def test_shorten_cuts_a_single_long_word() -> None:
    """A word without a space before it is cut inside."""
    assert shorten("x" * 100, 10) == "x" * 9 + "…"
