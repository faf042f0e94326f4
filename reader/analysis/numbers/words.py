"""What the form of a word tells: whether it is a plural, or a verb that ends a noun phrase."""

from __future__ import annotations

from reader.analysis.numbers import label_tables as names

_NO_PLURALS = ("ss", "us", "is", "ous")
_NOUNS_IN_ING = frozenset(
    {
        "building",
        "meeting",
        "shooting",
        "killing",
        "hearing",
        "reading",
        "showing",
        "bombing",
        "being",
        "wing",
        "king",
        "ring",
        "painting",
        "drawing",
        "ruling",
        "listing",
        "warning",
        "offering",
        "filing",
        "wedding",
        "crossing",
        "morning",
        "evening",
        "thing",
        "housing",
        "parking",
        "opening",
        "closing",
        "running",
        "starting",
        "leading",
        "remaining",
        "existing",
        "outstanding",
        "missing",
        "living",
        "working",
        "following",
        "competing",
        "training",
        "sporting",
        "sitting",
    }
)
_ADJECTIVES_IN_ED = frozenset(
    {
        "armed",
        "wounded",
        "injured",
        "unnamed",
        "unarmed",
        "red",
        "united",
        "alleged",
        "proposed",
        "suspected",
        "masked",
        "unidentified",
        "registered",
        "planned",
        "detailed",
        "limited",
        "related",
        "used",
        "bed",
        "seed",
        "speed",
        "breed",
        "deed",
        "shed",
        "wed",
        "feed",
        "hundred",
        "kindred",
        "added",
        "dedicated",
        "separated",
        "mixed",
        "confirmed",
        "reported",
        "detained",
        "abandoned",
        "abducted",
        "captured",
        "trained",
        "experienced",
        "talented",
        "married",
        "retired",
        "elected",
        "skilled",
        "paid",
        "undecided",
        "selected",
        "displaced",
        "convicted",
        "newed",
    }
)


def is_plural(word: str) -> bool:
    """A noun in the plural by its form or by the list of those without an s."""
    return word in names.PLURALS or (
        len(word) > 3 and word[-1] == "s" and word not in names.STOP_WORDS and not word.endswith(_NO_PLURALS)
    )


def is_verb_form(word: str) -> bool:
    """A participle or past form that says something of the noun before it; adjectives of that form are none."""
    if word in names.VERBS or word in names.PARTICIPLES:
        return True
    if word.endswith("ing"):
        return len(word) > 4 and word not in _NOUNS_IN_ING
    return len(word) > 3 and word.endswith("ed") and word not in _ADJECTIVES_IN_ED
