"""The user's settings from ``config.toml``, and the limits that protect the program.

A wrong setting never stops the reader: it is left at its default and reported in a sentence.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.errors import ConfigError
from reader.frozen import Frozen
from reader.length import POSSIBLE_LENGTHS, USUAL_LENGTH, Length, parse_length

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MAX_FILE_BYTES = 50_000_000
"""Larger files are refused."""
MAX_TAG_BYTES = 65_536
"""Longest HTML tag that is parsed: every parser tried is quadratic in the attributes of one tag (July 2026)."""
MAX_TAG_ATTRIBUTES = 500
"""Most attributes of one HTML tag that is parsed; see `MAX_TAG_BYTES`."""
MAX_JOB_SECONDS = 20.0
"""Time on the clock after which the worker is stopped and its document given up."""
MAX_WORKER_BYTES = 2 * 1024**3
"""Address space of the worker process, where the platform can limit it."""
MAX_ANALYSED_CHARS = 600_000
"""Names and numbers are looked for in so much of a text, about 100,000 words; the summary is made of all of it."""
MAX_TITLE_CHARS = 300
"""Longer titles are cut at a word."""

MIN_TEXT_WIDTH, MAX_TEXT_WIDTH = 40, 100


class Settings(Frozen):
    """What a user can set.

    Attributes:
        theme: name of a theme; empty for the one chosen last, or the default.
        text_width: of the text column, in terminal cells.
        summary_length: length of the summary.
        names: what finds names: ``nutgraf``, ``rules``, or ``spacy:`` and the name of a pipeline.
        keys: action id -> keys, comma separated, in place of the built-in ones.
        problems: one sentence for each setting that could not be used.
    """

    theme: str = ""
    text_width: int = 76
    summary_length: Length = USUAL_LENGTH
    names: str = "nutgraf"
    keys: Mapping[str, str] = MappingProxyType({})
    problems: tuple[str, ...] = ()


def load_settings(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults.

    Raises:
        ConfigError: the file cannot be read or is no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read ({type(error).__name__}); the built-in settings are used."
        ) from error
    import tomllib  # noqa: PLC0415 - many users have no such file, and it is 2 ms of the start

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); the built-in settings are used.") from error
    return _checked(data)


def _checked(data: dict[str, Any]) -> Settings:
    problems: list[str] = []
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in _SETTINGS:
            problems.append(f"config.toml: there is no setting {name!r}; there are {', '.join(_SETTINGS)}.")
            continue
        is_valid, expected = _SETTINGS[name]
        if not is_valid(value):
            problems.append(f"config.toml: {name} must be {expected}; the built-in value is used.")
        elif name == "keys":
            values[name] = _checked_keys(value, problems)
        elif name == "summary_length":
            values[name] = parse_length(str(value))
        else:
            values[name] = value
    return Settings(**values, problems=tuple(problems))


def _checked_keys(table: dict[str, Any], problems: list[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for action, value in table.items():
        if isinstance(value, list) and all(isinstance(key, str) for key in value):
            keys[action] = ",".join(value)
        elif isinstance(value, str):
            keys[action] = value
        else:
            problems.append(f'config.toml: keys.{action} must be a key such as "x" or a list of keys.')
    return keys


def _is_int(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_length(value: object) -> bool:
    return type(value) in (int, str) and parse_length(str(value)) is not None


def _is_engine(value: object) -> bool:
    return isinstance(value, str) and (
        value in {"nutgraf", "rules"} or (bool(value.removeprefix("spacy:")) and value.startswith("spacy:"))
    )


_SETTINGS: dict[str, tuple[Callable[[object], bool], str]] = {
    "theme": (lambda value: isinstance(value, str), "the name of a theme, in quotes"),
    "text_width": (
        _is_int(MIN_TEXT_WIDTH, MAX_TEXT_WIDTH),
        f"a whole number of cells from {MIN_TEXT_WIDTH} to {MAX_TEXT_WIDTH}",
    ),
    "summary_length": (_is_length, f"a number of sentences, or in quotes another length: {POSSIBLE_LENGTHS}"),
    "names": (_is_engine, '"nutgraf", "rules", or "spacy:" and the name of a pipeline'),
    "keys": (lambda value: isinstance(value, dict), "a table of actions and keys"),
}
