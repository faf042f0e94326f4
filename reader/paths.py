"""Where things are: the user's folders, and the files that come with the program.

All folders of the user can be moved into one with the environment variable ``NUTGRAF_HOME``.
Nothing here creates a folder: who writes, creates.
"""

from __future__ import annotations

import os
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder ``styles`` or ``seeds``: inside the package in a wheel, beside it in a checkout."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def data_dir() -> Path:
    """Folder of the library."""
    return _home("data") or _platform("user_data_path")


def config_dir() -> Path:
    """Folder of ``config.toml`` and ``names.txt``."""
    return _home("config") or _platform("user_config_path")


def cache_dir() -> Path:
    """Folder of what can be made again, such as the library of samples."""
    return _home("cache") or _platform("user_cache_path")


def state_dir() -> Path:
    """Folder of the log and of what the program remembers by itself, such as the theme."""
    return _home("state") or _platform("user_state_path")


def library_file() -> Path:
    """The library, unless the command line names another."""
    return data_dir() / "library.db"


def config_file() -> Path:
    """The user's settings."""
    return config_dir() / "config.toml"


def names_file() -> Path:
    """The names that the user has corrected."""
    return config_dir() / "names.txt"


def misplaced_config_file() -> Path | None:
    """A ``config.toml`` in ``NUTGRAF_HOME`` itself, one folder too high; None when there is none."""
    home = os.environ.get("NUTGRAF_HOME")
    file = Path(home).expanduser() / "config.toml" if home else None
    return file if file is not None and file.is_file() else None


def _home(part: str) -> Path | None:
    home = os.environ.get("NUTGRAF_HOME")
    return Path(home).expanduser() / part if home else None


def _platform(function: str) -> Path:
    import platformdirs  # noqa: PLC0415 - costs time at start, and NUTGRAF_HOME makes it needless

    path: Path = getattr(platformdirs, function)("nutgraf", appauthor=False)
    return path
