"""Versions, options and limits of the analysis, importable without any of its engines.

A kept analysis is valid while `PIPELINE_VERSION` stays what it was made with. Raise the number of a stage in the change
that alters what the stage finds, be it by a table or a limit that several stages share; raise it of all of these. The
names are found again only where a number of theirs was raised, or the sentences are others. The screen's process reads
the version from here and loads no engine for it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

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
NUMBERS: Final = "lexer-6"
"""Of the stage that finds numbers and dates."""
GROUPS: Final = "groups-7"
"""Of the stages that gather mentions into entities and figures."""
SUMMARY: Final = "ranked-2"
"""Of the stage that chooses sentences."""


class Stages(NamedTuple):
    """What each stage is told by: its number, and what was chosen for it where that is not the default."""

    language: str
    sentences: str
    names: str
    capitals: str
    places: str
    numbers: str
    groups: str
    summary: str

    @classmethod
    def of(cls, version: str) -> Stages | None:
        """The stages that a version tells of, as of `Options.version`; None where it tells something else."""
        parts = version.split(_BETWEEN)
        return cls(*parts) if len(parts) == len(cls._fields) else None


_BETWEEN: Final = "."
_OWN: Final = (LANGUAGE, SENTENCES, NAMES, CAPITALS, PLACES, NUMBERS, GROUPS, SUMMARY)
_STAGES: Final = Stages(*(stage.rpartition("-")[2] for stage in _OWN))
PIPELINE_VERSION: Final = _BETWEEN.join(_STAGES)
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
    def stages(self) -> Stages:
        """The stages that an analysis with these options goes through."""
        names = _STAGES.names if self.names == DEFAULT_NAMES else f"{_STAGES.names}-{self.names}"
        summary = _STAGES.summary if self.algorithm == DEFAULT_ALGORITHM else f"{_STAGES.summary}-{self.algorithm}"
        return _STAGES._replace(names=names, summary=summary)

    @property
    def version(self) -> str:
        """What an analysis made with these options is kept under: one with other options is another one."""
        return _BETWEEN.join(self.stages)
