"""The letter shape of a word: what an uncased vocabulary forgets.

A shape is a small number: 0 stands for marks that are no word, every other one says how a word is written and whether a
space stands before it.
"""

from __future__ import annotations

import re

_KINDS = (
    re.compile(r"\d[\d.,:]*"),  # 1,200
    re.compile(r"https?:.*|www\..*", re.DOTALL),  # an address
    re.compile(r"[\W_]+"),  # punctuation
    re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?"),  # U.S.
)
_LOWER, _INITIAL, _CAPITALS, _TITLE, _DIGITS, _ABBREVIATION, _MIXED = range(len(_KINDS), len(_KINDS) + 7)
COUNT = 1 + 2 * (_MIXED + 1)
"""How many shapes there are."""


def shape(word: str, *, is_glued: bool) -> int:
    """The shape of a word, from 1 to `COUNT` - 1."""
    return 1 + 2 * _kind(word) + is_glued


def _kind(word: str) -> int:
    for kind, pattern in enumerate(_KINDS):
        if pattern.fullmatch(word):
            return kind
    if word.islower():
        return _LOWER
    if any(character.isdigit() for character in word):
        return _DIGITS
    if word.isupper():
        return _CAPITALS if len(word) > 1 else _INITIAL
    if word.endswith("."):
        return _ABBREVIATION
    if word[0].isupper() and word[1:].islower():
        return _TITLE
    return _MIXED
