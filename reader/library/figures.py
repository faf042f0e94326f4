"""How much and when, across articles: the figures of each analysis as numbers that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reader.model import Analysis


def put(connection: sqlite3.Connection, article_id: int, analysis: Analysis, linked: Mapping[int, int]) -> None:
    """Keep the figures of an article; `linked` is as of `reader.library.entities.put`."""


def take_out(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the figures of an article out."""
