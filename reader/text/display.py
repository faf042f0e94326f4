"""The gate at the screen: what may be drawn.

Every string passes, titles, file names and error messages too. It changes what is seen, never what is kept.
Terminal libraries pass everything through: escape sequences, bidi overrides, floods of combining marks.
"""

from __future__ import annotations

import re

from reader.text.marks import mark_run
from reader.text.sanitise import ESCAPE_SEQUENCE

_MOST_MARKS = 4
"""Combining marks drawn on one letter; Vietnamese needs 2, pointed Hebrew 3."""

_TAB = "    "

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters without a look of their own: joiners, direction marks, fillers, variation selectors, tags.

Whether terminals give them a cell, and whether they join what stands beside them, differs; without them columns hold.
"""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNSAFE = f"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_INVISIBLE}{_NONCHARACTERS}"
_PERHAPS_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05cf\u0610-\u061a\u064b-\u0670\u06d6-\u1dff\u20d0-\u20ff\u2cef-\u2dff"
    "\u302a-\u302f\u3099-\u309a\ua66f-\uabff\ufb1e-\ufe2f\U00010000-\U0001efff"
)
"""The blocks that have combining marks, with others between them; to name the rest costs the start 2 ms more."""
_SUSPECT = re.compile(f"[{_UNSAFE}]|[{_PERHAPS_MARKS}]{{{_MOST_MARKS + 1}}}")

# These are compiled by the first text that needs them, not at the start of the program.
_BROKEN = f"[\ud800-\udfff{_NONCHARACTERS}]"
_BREAK = "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
_DROPPED = f"[\x00-\x1f\x7f-\x9f{_INVISIBLE}]"


def safe_line(text: str) -> str:
    """The text as it may be drawn on one line, whatever it holds.

    Line ends become a space each and tabs four; escape sequences, controls and invisible characters vanish; what
    is no character becomes U+FFFD; of many combining marks four stay. Spaces stay as they are. Idempotent, linear;
    a string with nothing of the kind comes back itself after one search.
    """
    if not _SUSPECT.search(text):
        return text
    text = re.sub(ESCAPE_SEQUENCE, "", re.sub(_BREAK, "\n", text))
    text = text.replace("\n", " ").replace("\t", _TAB)
    text = re.sub(_DROPPED, "", re.sub(_BROKEN, "\ufffd", text))
    return mark_run(_MOST_MARKS + 1).sub(lambda run: run[0][:_MOST_MARKS], text) if _SUSPECT.search(text) else text


def shorten(text: str, limit_chars: int) -> str:
    """The text, or as many whole words of it as fit with an ellipsis into `limit_chars` characters, at least 1.

    A single word that is too long is cut inside.
    """
    if len(text) <= limit_chars:
        return text
    room = limit_chars - 1
    end = text.rfind(" ", room // 2, room + 1)
    return text[: end if end > 0 else room].rstrip(" ,;:–—-") + "…"
