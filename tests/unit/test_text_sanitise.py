"""The gate at ingestion."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitise import sanitise

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANY_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=[]), st.sampled_from("\x1b\x9b\x9d[]m;\\\x07\r\n\t\u0301"))
)


@given(ANY_TEXT)
def test_sanitise_leaves_nothing_forbidden(text: str) -> None:
    """Whatever comes in, no control, escape, bidi override or surrogate comes out."""
    assert not FORBIDDEN.search(sanitise(text))


@given(ANY_TEXT)
def test_sanitise_twice_is_sanitise_once(text: str) -> None:
    """The gate is idempotent."""
    assert sanitise(sanitise(text)) == sanitise(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(lambda text: unicodedata.normalize("NFC", text)))
def test_sanitise_returns_clean_text_unchanged(text: str) -> None:
    """Text without anything forbidden, in NFC, comes back as it came."""
    if not FORBIDDEN.search(text):
        assert sanitise(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85"])
def test_sanitise_makes_every_line_end_a_line_feed(end: str) -> None:
    """Windows and old Mac line ends, vertical tab, form feed and next line all end a line."""
    assert sanitise(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("kept", ["\t", "\u2028", "\u2029", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ufffe", "👩‍👩‍👧"])
def test_sanitise_keeps_what_is_only_hard_to_draw(kept: str) -> None:
    """Tabs, separators and invisible characters stay in the text: they are the other gate's concern."""
    assert sanitise(f"a{kept}b") == f"a{kept}b"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x9b31m",
        "\x1b[?1049;1000h",
        "\x1b[ q",
        "\x1b]0;title\x07",
        "\x1b]0;title\x1b\\",
        "\x9d52;c;UFdORUQ=\x9c",
        "\x1b]8;;https://example.org\x1b\\",
        "\x1bP$qm\x1b\\",
        "\x90$qm\x9c",
        "\x1b_Gf=100;AAAA\x1b\\",
        "\x1b^private\x1b\\",
        "\x1bXstring\x1b\\",
        "\x1bc",
        "\x1b(B",
        "\x1b=",
        "\x1b#8",
    ],
)
def test_sanitise_removes_a_whole_escape_sequence(sequence: str) -> None:
    """A sequence goes with what it carries, and takes nothing of the text with it."""
    assert sanitise(f"before {sequence} after") == "before  after"


def test_sanitise_ends_an_unfinished_string_with_its_line() -> None:
    """A terminal would swallow the rest of the article; the gate stops at the line's end."""
    assert sanitise("a\x1b]0;no end\nb") == "a\nb"


def test_sanitise_ends_an_unfinished_string_after_4096_characters() -> None:
    """In a text of one line the loss is bounded."""
    assert sanitise("\x1b]" + "x" * 5000) == "x" * 904


def test_sanitise_removes_a_lone_escape() -> None:
    """An escape character at the end, and one before another, go alone."""
    assert sanitise("a\x1b\x1b[31mb\x1b") == "ab"


def test_sanitise_makes_a_lone_surrogate_a_replacement_character() -> None:
    """Half a pair cannot be encoded; its place stays visible."""
    assert sanitise("a\ud83db") == "a\ufffdb"


def test_sanitise_composes_letters() -> None:
    """Text that was decomposed, as some file systems do, is NFC afterwards."""
    assert sanitise("cafe\u0301") == "café"


def test_sanitise_is_linear_on_unordered_marks() -> None:
    """Two million marks in the wrong order would take hours to put in order."""
    before = time.process_time()
    sanitise("a" + "\u0301\u0316" * 1_000_000)
    assert time.process_time() - before < 2


@pytest.mark.parametrize("unit", ["\x1b]", "\x1b[", "\x1b", "\x9d", "\x1b[;;;;", "\x1bP\x1b"])
def test_sanitise_is_linear_on_unfinished_sequences(unit: str) -> None:
    """A megabyte of openers is gone at once."""
    before = time.process_time()
    sanitise(unit * (1_000_000 // len(unit)))
    assert time.process_time() - before < 2
