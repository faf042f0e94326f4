"""Versions of the analysis, importable without any of its engines.

A kept analysis is valid while `PIPELINE_VERSION` stays what it was made with. Raise the number of a stage in the change
that alters what the stage finds; the screen's process reads the version from here and loads no engine for it.
"""

from __future__ import annotations

from typing import Final

SENTENCES: Final = "sentencex-1"
"""Of the stage that splits blocks into sentences."""
NAMES: Final = "rules-2"
"""Of the stage that finds names."""
NUMBERS: Final = "lexer-2"
"""Of the stage that finds numbers and dates."""
GROUPS: Final = "groups-4"
"""Of the stages that gather mentions into entities and figures."""
SUMMARY: Final = "sumy-2"
"""Of the stage that chooses sentences."""

PIPELINE_VERSION: Final = f"{SENTENCES}/{NAMES}/{NUMBERS}/{GROUPS}/{SUMMARY}"
"""What an analysis carries in `Analysis.version`."""

DEFAULT_ALGORITHM: Final = "lexrank"
"""Name of the summary's algorithm when none is asked for."""
ALGORITHMS: Final = (DEFAULT_ALGORITHM,)
"""Names of all of them."""
