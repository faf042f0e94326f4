"""Mentions gathered into entities: "Kirby" with "John Kirby", "U.S." with "United States".

Only names are linked, never "the president" or "he". How people are gathered stands in `people`, all others in `known`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.groups import WORD
from reader.analysis.entities.known import group_known
from reader.analysis.entities.people import group_people
from reader.model import Entity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan
    from reader.analysis.entities.groups import NameGroup
    from reader.analysis.salience import Salience


def group_entities(text: str, names: Sequence[NameSpan], salience: Salience) -> tuple[Entity, ...]:
    """Entities, the most important first; every name is a mention of exactly one.

    Args:
        text: that the names are in.
        names: in order, without overlap.
        salience: what makes an entity important.
    """
    groups = group_people(text, [n for n in names if n.kind == "person"])
    groups += group_known(text, [n for n in names if n.kind != "person"])
    weighed = [(salience.weight(group.mentions, group.forms), group) for group in groups]
    weighed.sort(key=lambda pair: (-pair[0], min(m.start for m in pair[1].mentions)))
    return tuple(_entity(number, group, weight) for number, (weight, group) in enumerate(weighed, 1))


def _entity(number: int, group: NameGroup, weight: float) -> Entity:
    if group.kind == "nationality":
        name = min(group.forms, key=lambda form: (-group.forms[form], len(form), form))
    else:
        name = min(group.forms, key=lambda form: (-len(WORD.findall(form)), -len(form), -group.forms[form], form))
    return Entity(
        id=number,
        kind=group.kind,
        name=name,
        mentions=tuple(Span(m.start, m.end) for m in sorted(group.mentions, key=lambda m: m.start)),
        aliases=tuple(sorted(form for form in group.forms if form != name)),
        country=group.country,
        weight=round(weight, 4),
    )
