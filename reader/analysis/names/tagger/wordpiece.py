"""Words to the pieces that the network knows: WordPiece without letter case and accents.

The algorithm is the one of BERT (Devlin and others, 2019): the longest known piece first, then on from there.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNKNOWN = "[UNK]"
START = "[CLS]"
BREAK = "[SEP]"
PADDING = "[PAD]"
MAX_WORD_CHARS = 64
"""Longer words are no words: they become one unknown piece, so that a text without spaces costs little."""


class WordPiece:
    """Cuts words into numbered pieces."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take over a vocabulary: piece -> number; pieces inside a word start with ``##``.

        Raises:
            ValueError: it lacks one of the special pieces.
        """
        missing = {UNKNOWN, START, BREAK, PADDING} - vocabulary.keys()
        if missing:
            raise ValueError(f"the vocabulary has no {min(missing)}")
        self._vocabulary = dict(vocabulary)
        self.unknown, self.start, self.break_, self.padding = (
            vocabulary[piece] for piece in (UNKNOWN, START, BREAK, PADDING)
        )
        self.pieces = lru_cache(maxsize=20_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The pieces of one word without white space, at least one."""
        if len(word) > MAX_WORD_CHARS:
            return (self.unknown,)
        numbers: list[int] = []
        for part in _parts(word):
            numbers += self._longest_first(part)
        return tuple(numbers) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._vocabulary.get("##" * (start > 0) + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers


def _parts(word: str) -> Iterator[str]:
    """Runs of letters and digits in small letters without accents; every other character for itself."""
    run = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        if unicodedata.category(character) == "Mn":
            continue
        if character.isalnum():
            run += character
            continue
        if run:
            yield run
            run = ""
        yield character
    if run:
        yield run
