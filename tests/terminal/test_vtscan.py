"""The scanner finds what must not reach a terminal, and leaves alone what may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.vtscan import PLAIN, SCREEN, findings, tokens

PAGE = (
    b"\x1b[?1049h\x1b[?1003h\x1b[>25u\x1b[?2026$p\x1b[?25l\x1b[1;1H\x1b[1;38;2;9;9;9mA title \xe2\x80\x94 na\xc3\xafve"
    b"\x1b[0m\r\n\x1b[2;1H\xe6\x96\x87 \xf0\x9f\x98\x80\x1b]22;default\x07\x1b[<u\x1b[?25h"
)


def test_vtscan_finds_nothing_in_a_page() -> None:
    """Colours, places, modes and text in any script are what a screen is made of."""
    assert findings(PAGE, SCREEN) == []


def test_vtscan_finds_nothing_in_plain_lines() -> None:
    """Lines of text are what a command prints."""
    assert findings("Überschrift\nfünf Zeilen 文\n".encode(), PLAIN) == []


@pytest.mark.parametrize(
    ("hostile", "kind"),
    [
        (b"\x1b]0;title\x07", "string"),
        (b"\x1b]52;c;aGk=\x1b\\", "string"),
        (b"\x1b]8;;http://evil.example\x07", "string"),
        (b"\x1b]0;without an end", "string"),
        (b"\x1bP$qm\x1b\\", "string"),
        (b"\x1b_Gf=24;AAAA\x1b\\", "string"),
        (b"\x1b^private\x1b\\", "string"),
        (b"\x1b[2J", "sequence"),
        (b"\x1b[6n", "sequence"),
        (b"\x1b[?1002h", "sequence"),
        (b"\x1b[1;2r", "sequence"),
        (b"\x1bc", "sequence"),
        (b"\x1b(0", "sequence"),
        (b"\x1b", "sequence"),
        (b"\x00", "control"),
        (b"\x07", "control"),
        (b"\x0e", "control"),
        (b"\x7f", "control"),
        (b"\r\n", "control"),
        (b"\x9b31m", "broken"),
        (b"\xff", "broken"),
        (b"\xc0\x9b", "broken"),
        ("\x9b31m".encode(), "character"),
        ("\u202e".encode(), "character"),
        ("\u2066".encode(), "character"),
        ("\u200b".encode(), "character"),
        ("\u2028".encode(), "character"),
        ("\ufeff".encode(), "character"),
        ("\ufffe".encode(), "character"),
        ("\U000e0041".encode(), "character"),
        (("e" + "\u0301" * 9).encode(), "character"),
    ],
)
def test_vtscan_finds_what_is_hostile_amid_a_page(hostile: bytes, kind: str) -> None:
    """Sequences, strings, controls, bytes that are no text, and characters that nobody sees are found."""
    found = findings(b"\x1b[1;1Hbefore " + hostile + b"after\x1b[0m", SCREEN)
    assert [token.kind for token in found] == [kind] * len(found)
    assert found


def test_vtscan_finds_every_sequence_in_plain_output() -> None:
    """A command prints no colours to a file."""
    assert [token.data for token in findings(b"\x1b[31mred\x1b[0m\r\n", PLAIN)] == [b"\x1b[31m", b"\x1b[0m", b"\r"]


def test_vtscan_tells_where() -> None:
    """The position of a finding leads to it in the stream."""
    (found,) = findings(b"abc\x1b[2Jdef", SCREEN)
    assert found.position == 3


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_vtscan_covers_every_byte(stream: bytes) -> None:
    """Put together, the tokens are the stream, what is doubtful in texts aside."""
    assert b"".join(token.data for token in tokens(stream) if token.kind not in ("broken", "character")) == stream
