"""The gate at ingestion: what a text may hold once it is kept.

Every text passes once, before anything counts its characters; all later code relies on what stands here:
no escape sequences, no control characters but line ends and tabs, no bidi overrides, no lone surrogates, NFC.
Nothing else changes, so that clean text comes back as it came. What may be *drawn* is another question: `display`.
"""

from __future__ import annotations

import re
import unicodedata

from reader.text.marks import mark_run

ESCAPE_SEQUENCE = (
    "(?:\x1b\\[|\x9b)[0-?]{0,256}[ -/]{0,16}[@-~]?"  # CSI
    "|(?:\x1b[PX\\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)?"  # DCS SOS OSC PM APC
    "|\x1b[ -/]{0,16}[0-~]?"  # two bytes and more, or a lone ESC
)
"""One escape sequence of a terminal (ECMA-48, 7-bit and 8-bit forms) with what it carries, as a regular expression.

A string without its end is taken to the end of its line, and never further than 4,096 characters: terminals go on
swallowing what follows, a text must not.
"""

_FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Compiled by the first text, not at the start of the program, which draws only texts that have passed."""
_REPLACED = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85), "\n"),  # vertical tab, form feed and next line end a line
    0x09: "\t",
}

_STREAM_SAFE_MARKS = 30
"""More marks on one letter are not normalised: it takes quadratic time. The limit is that of UAX #15, section 13."""


def sanitise(text: str) -> str:
    """Make a text safe to keep.

    Line ends become line feeds, also next line, vertical tab and form feed; whole escape sequences, the other control
    characters and bidi overrides and isolates vanish; lone surrogates become U+FFFD; the rest is normalised to NFC.
    Idempotent, linear, and nearly free for clean text.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(_FORBIDDEN, text):
        text = re.sub(ESCAPE_SEQUENCE, "", text).translate(_REPLACED)
    return _normalised(text)


def _normalised(text: str) -> str:
    """The text in NFC; runs of more than 30 combining marks are left as they are."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    parts = []
    done = 0
    for flood in mark_run(_STREAM_SAFE_MARKS + 1).finditer(text):
        parts.append(unicodedata.normalize("NFC", text[done : flood.start()]))
        parts.append(flood[0])
        done = flood.end()
    parts.append(unicodedata.normalize("NFC", text[done:]))
    return "".join(parts)
