"""The query that asks for a value of a field, such as the name of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query.parsing import parse
from reader.query.tree import Condition, OneFigure, written
from reader.query.values import Name

if TYPE_CHECKING:
    from reader.model import EntityKind

_FIELDS: dict[EntityKind, str] = {"person": "person", "place": "place", "organization": "org"}


def naming(kind: EntityKind, name: str) -> str:
    """The query that finds the articles that name somebody or something; for a nationality the words stand alone."""
    field = _FIELDS.get(kind)
    return asking(field, name) if field is not None else f'"{_typed(name)}"'


def asking(field: str, value: str) -> str:
    """A query for a value of a field, in the usual spelling; empty for what cannot be typed."""
    name = Name(_typed(value))
    query = written(Condition(field, name))
    tree = parse(query).tree
    condition = tree.parts[0] if isinstance(tree, OneFigure) else tree
    return query if condition == Condition(field, name) else ""


def _typed(words: str) -> str:
    """Words without the signs that mean something in a query."""
    return " ".join(words.replace('"', " ").replace("*", " ").split())
