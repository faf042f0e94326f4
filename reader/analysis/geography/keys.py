"""Names of places as the atlas compares them."""

from __future__ import annotations

import re

from reader.text.fold import fold

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a"}
)
_MARKS = re.compile(r"['’‘`´ʻʼʿʾ.]")
_GAPS = re.compile(r"[\s,/–—-]+")
_SAINT = re.compile(r"\b(?:st|ste)\b")


def place_key(name: str) -> str:
    """What of a place's name is compared: "the Saint-Étienne" as "saint etienne". No case, accents, marks or article.

    Empty for a name without letters and digits.
    """
    plain = _MARKS.sub("", fold(name).translate(_LETTERS))
    return _SAINT.sub("saint", _GAPS.sub(" ", plain)).strip().removeprefix("the ")
