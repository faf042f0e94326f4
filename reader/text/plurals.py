"""One form for the singular and the plural of an English noun, so that either finds the other.

It need not be a word: "series" becomes "sery" wherever it stands.
"""

from __future__ import annotations

_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "lives": "life", "wives": "wife",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "wolves": "wolf",
}  # fmt: skip
_NO_PLURALS = ("ss", "us", "is")
_IN_ES = ("sses", "shes", "ches", "xes", "zes")


def of_one(word: str) -> str:
    """The form of a noun in small letters: "deaths" and "death" become "death", "cities" and "city" become "city"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(_IN_ES) or word == "buses":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and not word.endswith(_NO_PLURALS) else word
