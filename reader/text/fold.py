"""Letters as people search for them: whatever their case and their diacritics."""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, int]):
    """Code point -> its lower-case form without diacritics, filled as needed."""

    def __missing__(self, code: int) -> int:
        parts = unicodedata.normalize("NFD", chr(code).lower())
        self[code] = ord(parts[0]) if all(map(unicodedata.combining, parts[1:])) else code
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case without diacritics, as the index compares it; of the same length in characters.

    Combining marks that stand alone stay, so that every offset means the same in both. Linear.
    """
    return text.translate(_FOLDING)
