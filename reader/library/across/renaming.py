"""What a change of the user's corrections means for the tables: which articles have to be put in anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.corrections.rules import folded
from reader.library.across.entities import FORM_BITS, made_with, searched_words
from reader.library.articles.ids import AMONG, json_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    Said = tuple[str, str, str | None, str | None]
    """Kind and folded name of what is found, and kind and name of what it becomes."""

_MOST_NAMES = 200
"""Where more names than these are concerned, all articles are put in anew."""


def follow(connection: sqlite3.Connection, said: str) -> None:
    """Have the articles put in anew that a change of the corrections concerns, and some others.

    Args:
        connection: in a transaction.
        said: what the corrections say from now on, as of `reader.corrections.rules.Corrections.said`.
    """
    before = made_with(connection)
    if before == said:
        return
    old, new = (set(map(tuple, json.loads(written))) for written in (before, said))
    changed = old ^ new
    names = _with_all_that_become(
        {name for _, name, _, _ in changed} | {folded(name) for *_, name in changed if name is not None}, old | new
    )
    if len(names) > _MOST_NAMES or not all(map(searched_words, names)):
        connection.execute("UPDATE article SET is_put = 0 WHERE is_put = 1")
    else:
        hidden = _with_all_that_become({name for _, name, kind, _ in old if kind is None}, old)
        for name in names:
            _put_in_anew(connection, name)
            if name in hidden:
                _put_in_anew_by_text(connection, name)
    connection.execute("UPDATE corrected SET corrections = ?", (said,))


def _with_all_that_become(names: set[str], said: Iterable[Said]) -> set[str]:
    """These folded names, and all that become one of them in the end."""
    becoming: dict[str, set[str]] = {}
    for _, name, _, other in said:
        if other is not None:
            becoming.setdefault(folded(other), set()).add(name)
    found, left = set(names), list(names)
    while left:
        new = becoming.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


def _put_in_anew(connection: sqlite3.Connection, name: str) -> None:
    """Mark the articles that name an entity which is also called so."""
    rows = connection.execute(
        "SELECT form.id, form.form FROM form_search JOIN form ON form.id = form_search.rowid WHERE form_search MATCH ?",
        (" ".join(f'"{word}"' for word in searched_words(name)),),
    )
    entities = {number >> FORM_BITS for number, form in rows if folded(form) == name}
    connection.execute(
        f"UPDATE article SET is_put = 0 WHERE is_put = 1 AND id IN (SELECT article FROM named WHERE entity {AMONG})",  # noqa: S608 - constants
        (json_values(sorted(entities)),),
    )


def _put_in_anew_by_text(connection: sqlite3.Connection, name: str) -> None:
    """Mark the articles that have a name in their text: one that is hidden is not in the tables."""
    connection.execute(
        "UPDATE article SET is_put = 0 WHERE is_put = 1 AND id IN (SELECT rowid FROM search WHERE search MATCH ?)",
        (f'"{" ".join(searched_words(name))}"',),
    )
