"""What the form of a word tells: whether it is a plural, or a verb that ends a noun phrase."""

from __future__ import annotations

from reader.analysis.numbers import label_tables as names

_NO_PLURALS = ("ss", "us", "is", "ous")
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "lives": "life", "wives": "wife",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "wolves": "wolf",
}  # fmt: skip
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_IN_ES = ("sses", "shes", "ches", "xes", "zes", "uses")


def is_plural(word: str) -> bool:
    """A noun in the plural by its form or by the list of those without an s."""
    return (
        word in names.PLURALS
        or word.endswith("fish")
        or (len(word) > 3 and word[-1] == "s" and word not in names.STOP_WORDS and not word.endswith(_NO_PLURALS))
    )


def is_verb_form(word: str) -> bool:
    """A participle or past form that says something of the noun before it; adjectives of that form are none."""
    if word in names.VERBS or word in names.PARTICIPLES:
        return True
    if word.endswith("ing"):
        return len(word) > 4 and word not in names.NOUNS_IN_ING
    return len(word) > 3 and word.endswith("ed") and word not in names.ADJECTIVES_IN_ED


def singular(word: str) -> str:
    """The singular of a plural in small letters: "buses" as "bus", "cities" as "city", "people" as "person"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("men", "women")) and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4 and word not in names.PLURALS:
        return word[:-3] + "y"
    if word.endswith(_IN_ES) and not word.endswith(("ouses", "auses")):
        return word[:-2]
    return word[:-1] if is_plural(word) and word[-1] == "s" and word not in names.PLURALS else word


def plural(word: str) -> str:
    """The plural of a singular; a plural stays."""
    low = word.lower()
    if is_plural(low):
        return word
    for several, one in _IRREGULAR.items():
        if low == one:
            return several
    if low.endswith("man"):
        return word[:-2] + "en"
    if low[-1:] == "y" and low[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if low.endswith(_SIBILANTS) else "s")
