"""Numbers of articles, and other values, as they go into a statement."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from reader.model import ArticleId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

MAX_ID = 2**63 - 1
"""The largest id that SQLite can keep; nothing has a larger one."""
AMONG = "IN (SELECT value FROM json_each(?))"
"""Of a column: that it is one of the values of a parameter, as of `json_ids` or `json_values`."""
REMOVED = "(SELECT id FROM article INDEXED BY article_removed WHERE removed = 1)"
"""The removed articles."""
_AT_ONCE = 4000
"""Ids in one statement: to write 100,000 of them as JSON would hold up all other threads for 10 ms and more."""


def json_ids(ids: Iterable[int]) -> str:
    """Ids of articles that anybody may give, for ``json_each``; without those that no article can have."""
    return json_values(article_id for article_id in ids if 0 < article_id <= MAX_ID)


def json_values(values: Iterable[int | str]) -> str:
    """What the tables themselves gave, or names of ours, for ``json_each``."""
    return json.dumps(list(values))


def json_parts(ids: Iterable[int]) -> Iterator[str]:
    """The same for very many, in parts; in their order."""
    remaining = iter(ids)
    while part := list(islice(remaining, _AT_ONCE)):
        yield json_ids(part)


def those(connection: sqlite3.Connection, ids: Iterable[int], condition: str, *parameters: object) -> list[ArticleId]:
    """Those of some articles, maybe very many, that meet a condition in SQL; each once, in the order given."""
    found: list[ArticleId] = []
    for part in json_parts(dict.fromkeys(ids)):
        rows = connection.execute(
            f"SELECT value FROM json_each(?) CROSS JOIN article ON article.id = value WHERE {condition}",  # noqa: S608
            (part, *parameters),
        )
        found += [ArticleId(row[0]) for row in rows.fetchall()]
    return found
