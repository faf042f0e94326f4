"""The user's settings, for a command that goes on whatever is wrong with them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader import config, paths
from reader.analysis.version import RULES_ALONE, SPACY, Options
from reader.cli import output
from reader.errors import ConfigError
from reader.frozen import replace

if TYPE_CHECKING:
    from reader.corrections.rules import Corrections
    from reader.length import Length


def user_settings() -> config.Settings:
    """The settings; what is wrong with the file, and a file that is in the wrong place, are among the problems."""
    try:
        settings = config.load_settings(paths.config_file())
    except ConfigError as error:
        settings = config.Settings(problems=(str(error),))
    lacking = _lacking(settings.names)
    if lacking:
        settings = replace(settings, names=RULES_ALONE, problems=(*settings.problems, lacking))
    misplaced = paths.misplaced_config_file()
    if misplaced is not None:
        problem = f"{misplaced} is not read: it belongs in the folder {paths.config_dir()}."
        settings = replace(settings, problems=(*settings.problems, problem))
    return settings


def _lacking(names: str) -> str:
    """A sentence about the engine of names that the settings ask for, when it is not installed; else nothing.

    Found out before anything is analysed, so that nothing is kept that was made without it.
    """
    pipeline = names.removeprefix(SPACY)
    if pipeline == names:
        return ""
    from importlib.util import find_spec

    if find_spec("spacy") is None:
        return "config.toml: names asks for spaCy, which is not installed; rules alone find names meanwhile."
    is_there = os.path.exists(pipeline) or (pipeline.isidentifier() and find_spec(pipeline) is not None)  # noqa: PTH110 - of any string
    return (
        ""
        if is_there
        else f"config.toml: names asks for {pipeline!r}, which is not installed; rules alone find names meanwhile."
    )


def analysis_options() -> tuple[Options, Length]:
    """What the settings say of the analysis and of its summary; what is wrong with them is said on standard error."""
    settings = user_settings()
    for problem in settings.problems:
        output.complain(problem)
    return options_of(settings), settings.summary_length


def options_of(settings: config.Settings) -> Options:
    """What settings say of the analysis."""
    return Options(names=settings.names)


def corrections() -> Corrections | None:
    """The names that the user has corrected; what is wrong with their file is said on standard error."""
    from reader.corrections.file import NamesFile

    names = NamesFile(paths.names_file())
    found = names.corrections()
    if names.problem:
        output.complain(names.problem)
    return found
