"""Single lines of a text: how they end, and what makes two of them the same."""

from __future__ import annotations

import re

_SENTENCE_END = r"[.!?…。！？।؟۔։]['\"”’»)\]」』）]{0,3}$"
"""Compiled by the first line that is asked about, not at the start of the program."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


def is_sentence_end(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return re.search(_SENTENCE_END, text[-4:]) is not None


def line_key(text: str) -> str:
    """A line without case, punctuation and spacing, for comparing."""
    return " ".join(_WORD.findall(text.casefold()))


def repeated_key(text: str) -> str:
    """What a line has in common with its like on other pages: `line_key` with each number as 0 ("12 comments").

    A line without letters is what it is: "2026" and "7" have nothing in common.
    """
    key = line_key(text)
    return _NUMBER.sub("0", key) if any(map(str.isalpha, key)) else text.strip()
