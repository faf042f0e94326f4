"""The user's settings, for a command that goes on whatever is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import config, paths
from reader.cli import output
from reader.errors import ConfigError

if TYPE_CHECKING:
    from reader.corrections.rules import Corrections


def user_settings() -> config.Settings:
    """The settings; what is wrong with the file, and a file that is in the wrong place, are among the problems."""
    try:
        settings = config.load_settings(paths.config_file())
    except ConfigError as error:
        settings = config.Settings(problems=(str(error),))
    misplaced = paths.misplaced_config_file()
    if misplaced is not None:
        problem = f"{misplaced} is not read: it belongs in the folder {paths.config_dir()}."
        settings = replace(settings, problems=(*settings.problems, problem))
    return settings


def summary_sentences() -> int:
    """Length of a summary; what is wrong with the settings is said on standard error."""
    settings = user_settings()
    for problem in settings.problems:
        output.complain(problem)
    return settings.summary_sentences


def corrections() -> Corrections | None:
    """The names that the user has corrected; what is wrong with their file is said on standard error."""
    from reader.corrections.file import NamesFile

    names = NamesFile(paths.names_file())
    if names.problem:
        output.complain(names.problem)
    return names.corrections()
