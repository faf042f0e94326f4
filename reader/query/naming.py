"""The query that finds what names somebody or something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import EntityKind

_FIELDS: dict[EntityKind, str] = {"person": "person:", "place": "place:", "organization": "org:"}


def naming(kind: EntityKind, name: str) -> str:
    """The query that finds the articles that name somebody or something; for a nationality the words stand alone."""
    words = " ".join(name.replace('"', " ").split())
    return f'{_FIELDS.get(kind, "")}"{words}"'
