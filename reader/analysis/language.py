"""The language that a text is analysed as."""

from __future__ import annotations

import re
from typing import Final

from reader.text.language import LOOKED_AT_CHARS, detect

UNDETERMINED: Final = "und"
"""The code of a text in another language than English, of which nothing more is known (ISO 639-2)."""
_FEW_WORDS: Final = 12
"""Fewer words may have no letter of their language by chance, and are read as English."""
_LEAST_FOREIGN_SHARE: Final = 1 / 8
"""Share of words with letters that English has not, from which on a text is not read as English."""

_WORD = re.compile(r"[^\W\d_]{1,60}")


def language_of(text: str, given: str | None) -> str:
    """The code of the language that a text is analysed as: the one that is given, else the one that it is told to be.

    What nothing can be told of, such as a table of names, is read as English; as `UNDETERMINED` where it has letters
    that English has not.

    Args:
        text: of any length; only its beginning is looked at.
        given: ISO 639-1 code, perhaps with a region, where the source says it.
    """
    return given or detect(text) or ("en" if _may_be_english(text[:LOOKED_AT_CHARS]) else UNDETERMINED)


def is_english(language: str) -> bool:
    """Whether a code is that of English, of whatever region."""
    return primary_code(language) == "en"


def primary_code(language: str) -> str:
    """The code of a language without its region: "pt" of ``pt-BR`` or ``pt_BR``."""
    return language.casefold().replace("_", "-").partition("-")[0]


def _may_be_english(text: str) -> bool:
    words = _WORD.findall(text)
    least = _LEAST_FOREIGN_SHARE if len(words) >= _FEW_WORDS else 1 / 2
    return sum(not word.isascii() for word in words) <= least * len(words)
