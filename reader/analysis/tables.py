"""Word lists: written in the code as one string, or kept beside it as data.

Files in ``data/`` start with ``#`` lines that state where they come from.
"""

from __future__ import annotations

from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """The words of a string that holds nothing but words and white space."""
    return frozenset(text.split())


def rows(name: str) -> list[list[str]]:
    """The lines of a file in ``data/``, split at tabs; comments and empty lines are left out."""
    text = (files("reader.analysis") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
