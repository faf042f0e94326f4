"""Finds in what a program wrote to a terminal all that is neither printable text nor a sequence it may send.

The bytes are read as the most gullible terminal would read them: C1 controls count in their 8-bit and in their UTF-8
form, a control string ends at the first thing that any terminal takes for its end, and a sequence that is cut off is
one too. So whatever a text managed to smuggle through shows, whichever terminal would have fallen for it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "control", "sequence", "string", "broken", "character"]

MOST_MARKS = 8
"""Combining marks in a row; no writing system in use needs more, floods of them paint over their neighbours."""

_TOKEN = re.compile(
    rb"(?P<sequence>\x1b\[[0-?]*[ -/]*[@-~])"  # CSI
    rb"|(?P<advance>\r\n(?=\r\n|\x1b\[(?:[0-9]+;[0-9]+H|\?2026l)))"  # a line end of no effect: a jump follows
    rb"|(?P<string>\x1b[P\]X^_][^\x07\x1b]*(?:\x07|\x1b\\)?)"  # DCS, OSC, SOS, PM, APC; its end may be missing
    rb"|(?P<escape>\x1b(?:[ -/]*[0-~])?)"  # two bytes and more, or an ESC alone
    rb"|(?P<control>[\x00-\x1f\x7f])"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the stream: a run of text, one control character, one sequence or control string.

    Attributes:
        position: of its first byte in the stream, or of the run of text that it was found in.
    """

    kind: Kind
    data: bytes
    position: int


@dataclass(frozen=True, slots=True)
class Policy:
    """What a program may send beside printable text.

    Attributes:
        sequences: whole sequences and control strings, as a regular expression.
        controls: single control characters.
    """

    sequences: re.Pattern[bytes]
    controls: bytes


SCREEN = Policy(
    sequences=re.compile(
        rb"\x1b\[[0-9;]*m"  # colours and weights
        rb"|\x1b\[[0-9]+;[0-9]+H|\r\n"  # where the next text goes
        rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # the modes of the screen
        rb"|\x1b\[\?(?:2026|2048)\$p"  # asks whether the terminal has a mode
        rb"|\x1b\[>[0-9]+u|\x1b\[<u"  # keyboard protocol on and off
        rb"|\x1b\]22;[a-z-]*\x07"  # shape of the mouse pointer
    ),
    controls=b"",
)
"""What Textual 8.2.8 sends for a screen without links, and without copying to the clipboard (read in its source)."""

PLAIN = Policy(sequences=re.compile(rb"(?!)"), controls=b"\n")
"""Output of a command: lines of text and nothing else."""


def tokens(stream: bytes) -> Iterator[Token]:
    """Take a stream apart, in order; every byte is in one token, characters of a text that are suspicious in two."""
    for match in _TOKEN.finditer(stream):
        kind = match.lastgroup
        if kind == "text":
            yield Token("text", match[0], match.start())
            yield from _suspicious(match[0], match.start())
        elif kind == "control":
            yield Token("control", match[0], match.start())
        elif kind == "string":
            yield Token("string", match[0], match.start())
        else:
            yield Token("sequence", match[0], match.start())


def findings(stream: bytes, policy: Policy) -> list[Token]:
    """All tokens of a stream that a policy does not allow, in order; empty for a clean one."""
    return [token for token in tokens(stream) if not _is_allowed(token, policy)]


def _is_allowed(token: Token, policy: Policy) -> bool:
    if token.kind == "text":
        return True
    if token.kind == "control":
        return token.data in policy.controls
    return token.kind in ("sequence", "string") and policy.sequences.fullmatch(token.data) is not None


def _suspicious(run: bytes, position: int) -> Iterator[Token]:
    """Bytes that are no UTF-8, and characters that control the terminal or that nobody can see."""
    marks = 0
    for character in run.decode("utf-8", "surrogateescape"):
        if "\udc80" <= character <= "\udcff":
            yield Token("broken", character.encode("utf-8", "surrogateescape"), position)
        elif character > "~" and _is_unprintable(character):
            yield Token("character", character.encode(), position)
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks == MOST_MARKS + 1:
            yield Token("character", character.encode(), position)


def _is_unprintable(character: str) -> bool:
    """C1 controls, format characters such as bidi overrides and tags, line separators, what is no character."""
    is_control = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    code = ord(character)
    return is_control or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
