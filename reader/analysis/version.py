"""Versions, options and limits of the analysis, importable without any of its engines.

A kept analysis is valid while `PIPELINE_VERSION` stays what it was made with. Raise the number of a stage in the change
that alters what the stage finds; the screen's process reads the version from here and loads no engine for it.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from zlib import crc32

LANGUAGE: Final = "small-words-1"
"""Of the telling of the language, by which every other stage goes."""
SENTENCES: Final = "rules-1"
"""Of the stage that splits blocks into sentences."""
NAMES: Final = "tagger-1"
"""Of the stage that finds names."""
CAPITALS: Final = "capitals-3"
"""Of the engine of names that needs no model."""
PLACES: Final = "places-1"
"""Of the stage that says where places are, its atlas included."""
NUMBERS: Final = "lexer-5"
"""Of the stage that finds numbers and dates."""
GROUPS: Final = "groups-7"
"""Of the stages that gather mentions into entities and figures."""
SUMMARY: Final = "ranked-2"
"""Of the stage that chooses sentences."""

_STAGES: Final = (LANGUAGE, SENTENCES, NAMES, CAPITALS, PLACES, NUMBERS, GROUPS, SUMMARY)
PIPELINE_VERSION: Final = f"{crc32('/'.join(_STAGES).encode()):08x}"
"""What an analysis carries in `Analysis.version`: short, as a library has it three times for every article."""

DEFAULT_NAMES: Final = "nutgraf"
"""Name of the engine of names when none is asked for: the tagger that comes with the program."""
RULES_ALONE: Final = "rules"
"""Name of the one that needs no model."""
SPACY: Final = "spacy:"
"""What the name of an engine of spaCy's begins with; its pipeline follows."""

DEFAULT_ALGORITHM: Final = "nutgraf"
"""Name of the summary's algorithm when none is asked for."""
ALGORITHM_NAMES: Final = {
    DEFAULT_ALGORITHM: "Nutgraf", "lexrank": "LexRank", "textrank": "TextRank", "lsa": "LSA", "luhn": "Luhn",
    "sumbasic": "SumBasic", "edmundson": "Edmundson", "kl": "KL", "reduction": "Reduction", "lead": "Lead",
}  # fmt: skip
"""The names of all of them, and how these are spelt."""
ALGORITHMS: Final = tuple(ALGORITHM_NAMES)

LARGEST_SHARE: Final = 0.5
"""Share of a text's words from which on a summary would only say the text again: none is longer."""
LONG_WORDS, SHORT_WORDS = 24, 12
"""Longer and shorter sentences lose in the summary that is made when no other is asked for."""


class Options(NamedTuple):
    """What can be chosen about an analysis.

    Attributes:
        algorithm: name of the summary's algorithm.
        names: `DEFAULT_NAMES`, `RULES_ALONE`, or `SPACY` and the name of a pipeline.
    """

    algorithm: str = DEFAULT_ALGORITHM
    names: str = DEFAULT_NAMES

    @property
    def version(self) -> str:
        """What an analysis made with these options is kept under: one with other options is another one."""
        chosen = [str(mine) for mine, default in zip(self, Options(), strict=True) if mine != default]
        return "/".join((PIPELINE_VERSION, *chosen))
