"""Who made a summary, and why he chose each of its sentences, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.analysis.version import LONG_WORDS, SHORT_WORDS
from reader.text.digits import ordinal

if TYPE_CHECKING:
    from reader.model import Reasons, SummarySentence

WEIGHS: Final = 0.5
"""A part of the score that is larger is a reason: a sentence of the middle of a text has about so much of each."""
COSTS: Final = -0.9
"""A form that is worse is told: a sentence of 42 words loses so much, one of 6, or one that asks."""
MAX_TITLE_WORDS: Final = 3
"""More words of the title are not named."""


class _Maker(NamedTuple):
    """An algorithm: its name, and what it chooses sentences for, in a few words."""

    name: str
    phrase: str = ""


_MAKERS: Final = {
    "nutgraf": _Maker("Nutgraf"),
    "lexrank": _Maker("LexRank", "resembles many central sentences"),
    "textrank": _Maker("TextRank", "shares words with many central sentences"),
    "lsa": _Maker("LSA", "stands for a main theme"),
    "luhn": _Maker("Luhn", "frequent words close together"),
    "sumbasic": _Maker("SumBasic", "frequent words not said yet"),
    "edmundson": _Maker("Edmundson", "signal words, words of the title, its place"),
    "kl": _Maker("KL", "keeps the text's mix of words"),
    "reduction": _Maker("Reduction", "shares most with all the others"),
    "lead": _Maker("Lead", "stands before the others"),
}
"""By the names that people write; told as their authors describe them (Sumy's documentation)."""


def name_of(algorithm: str) -> str:
    """An algorithm's name as it is spelt; an unknown one's as it is."""
    return _MAKERS.get(algorithm, _Maker(algorithm)).name


def byline_of(algorithm: str) -> str:
    """Who made a summary."""
    return f"by {name_of(algorithm)}"


def why(sentence: SummarySentence, algorithm: str, *, place: int, count: int) -> str:
    """Why a sentence stands in the summary, and where it is from: "1st chosen · sentence 3 of 41 · early".

    Args:
        sentence: of the summary.
        algorithm: that chose it.
        place: which sentence of the text it is, from 1.
        count: of the text's sentences.
    """
    reasons = sentence.reasons
    parts = list(_weighed(reasons, sentence.words)) if reasons else [_MAKERS.get(algorithm, _Maker("")).phrase]
    told = (f"{ordinal(sentence.rank)} chosen", f"sentence {place:,} of {count:,}", *parts)
    return " · ".join(part for part in told if part)


def _weighed(reasons: Reasons, words: int) -> list[str]:
    """What spoke for a sentence, the weightiest first, and what spoke much against it."""
    parts = sorted(
        (
            (reasons.position, "early"),
            (reasons.centrality, "the text returns to it"),
            (reasons.title, f"says {_quoted(reasons.title_words)} of the title" if reasons.title_words else ""),
        ),
        key=lambda part: -part[0],
    )
    told = [phrase for weight, phrase in parts if weight >= WEIGHS and phrase] or ["the best of what was left"]
    if reasons.form <= COSTS:
        told.append(f"though {'long' if words > LONG_WORDS else 'short' if words < SHORT_WORDS else 'loosely put'}")
    return told


def _quoted(words: tuple[str, ...]) -> str:
    told = ", ".join(f"“{word}”" for word in words[:MAX_TITLE_WORDS])
    return f"{told} …" if len(words) > MAX_TITLE_WORDS else told
