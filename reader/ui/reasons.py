"""Who made a summary, and why he chose each of its sentences, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.version import ALGORITHM_NAMES, LONG_WORDS, SHORT_WORDS
from reader.text.digits import ordinal

if TYPE_CHECKING:
    from reader.model import Reasons, SummarySentence

WEIGHS: Final = 0.5
"""A part of the score that is larger is a reason: a sentence of the middle of a text has about so much of each."""
COSTS: Final = -0.9
"""A form that is worse is told: a sentence of 42 words loses so much, one of 6, or one that asks."""
MAX_TITLE_WORDS: Final = 3
"""More words of the title are not named."""


_PHRASES: Final = {
    "lexrank": "resembles many central sentences",
    "textrank": "shares words with many central sentences",
    "lsa": "stands for a main theme",
    "luhn": "frequent words close together",
    "sumbasic": "frequent words not said yet",
    "edmundson": "signal words, words of the title, its place",
    "kl": "keeps the text's mix of words",
    "reduction": "shares most with all the others",
    "lead": "stands before the others",
}
"""What algorithms that tell no reasons choose sentences for, as their authors describe it (Sumy's documentation)."""


def name_of(algorithm: str) -> str:
    """An algorithm's name as it is spelt; an unknown one's as it is."""
    return ALGORITHM_NAMES.get(algorithm, algorithm)


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
    parts = list(_weighed(reasons, sentence.words)) if reasons else [_PHRASES.get(algorithm, "")]
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
