"""Who and where, across articles: the entities of each analysis linked with those of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reader.model import Analysis


def put(connection: sqlite3.Connection, article_id: int, analysis: Analysis) -> Mapping[int, int]:
    """Link the entities of an article with those of the library; returns id in the analysis -> id in the library."""
    return {}


def take_out(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the entities of an article out."""
