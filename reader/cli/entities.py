"""``nutgraf entities``: who, where and what the articles of the library name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli import output
from reader.cli.browse import choose_library, opened, tell_unanalysed
from reader.cli.preferences import analysis_options
from reader.text.display import shorten

if TYPE_CHECKING:
    import argparse

    from reader.across import LinkedEntity

_MOST = 2**31
"""More entities than a library has."""
_ALIASES = 4
"""Other forms that the table gives; JSON has all."""
_NAME_CHARS = 60
_WORDS = {"organization": "organisation"}
"""Kinds that people write in another way than JSON has them."""


def entities(arguments: argparse.Namespace) -> int:
    """Print what the articles name, most articles first; with a query what has its words in a name."""
    query = " ".join(arguments.query)
    options, _ = analysis_options()
    with opened(arguments, options) as services:
        choose_library(services, is_told=not arguments.json)
        left = services.prepare_entities()
        found = services.entities(query, arguments.limit or _MOST, arguments.kind)
        if services.names.problem:
            output.complain(services.names.problem)
        if arguments.json:
            output.say_array(map(_record, found))
        else:
            output.say_lines(map(_line, found))
        tell_unanalysed(services, left)
    if not found and not arguments.json:
        output.note("Nothing was found.")
    return 0


def _record(entity: LinkedEntity) -> dict[str, Any]:
    return {
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "country": entity.country,
        "articles": entity.articles,
        "mentions": entity.mentions,
        "first": entity.first,
        "last": entity.last,
    }


def _line(entity: LinkedEntity) -> str:
    aliases = ", ".join(shorten(alias, _NAME_CHARS) for alias in entity.aliases[:_ALIASES])
    more = ", …" if len(entity.aliases) > _ALIASES else ""
    days = " – ".join(dict.fromkeys(day for day in (entity.first, entity.last) if day)) or "no date"
    name = shorten(entity.name, _NAME_CHARS) + (f"  ({aliases}{more})" if aliases else "")
    return f"{entity.articles:>7,}  {_WORDS.get(entity.kind, entity.kind):12}  {days:23}  {name}"
