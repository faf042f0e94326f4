"""An analysis as the user's corrections have it. Pure: the analysis that is kept stays as the engines made it.

So a correction is obeyed in the whole library at once, and taking it back leaves no trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.corrections.rules import folded
from reader.frozen import replace
from reader.model import Analysis, Entity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.corrections.rules import Corrections, Key, Named


def corrected(analysis: Analysis, corrections: Corrections) -> Analysis:
    """The analysis with its entities hidden, retyped and merged; the same object when nothing is said of any.

    Each entity keeps its id, one that others are merged into has its own, or the first one's where it is not in the
    text itself. The order is that of the weights. Linear in the names and mentions.
    """
    outcomes = [(entity, corrections.outcome(entity)) for entity in analysis.entities]
    if all(outcome is entity for entity, outcome in outcomes):
        return analysis
    untouched = _Untouched(entity for entity, outcome in outcomes if outcome is entity)
    same: dict[int | Key, tuple[Entity | Named, list[Entity]]] = {}  # by the id of an entity in the text, or by name
    for entity, outcome in outcomes:
        if outcome is None:
            continue
        end = untouched.same_as(outcome)
        same.setdefault(end.id if isinstance(end, Entity) else end.key, (end, []))[1].append(entity)
    united = [_united(end, members) for end, members in same.values()]
    united.sort(key=lambda entity: -entity.weight)
    return replace(analysis, entities=tuple(united))


class _Untouched:
    """The entities of one text that no correction speaks of: what others can be merged into."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_name: dict[Key, Entity] = {}
        self._by_form: dict[Key, Entity | None] = {}
        for entity in entities:
            self._by_name.setdefault((entity.kind, folded(entity.name)), entity)
            for form in {folded(alias) for alias in entity.aliases}:
                key = (entity.kind, form)
                self._by_form[key] = None if key in self._by_form else entity

    def same_as(self, outcome: Named | Entity) -> Named | Entity:
        """The entity that the text calls by that name, or by it alone as another form; else what was given."""
        if isinstance(outcome, Entity):
            return outcome
        return self._by_name.get(outcome.key) or self._by_form.get(outcome.key) or outcome


def _united(end: Named | Entity, members: list[Entity]) -> Entity:
    """One entity of all that are the same; `end` gives the name, and what else is known if it is in the text itself."""
    if isinstance(end, Entity):
        if len(members) == 1:
            return end
        base, name = end, end.name
    else:
        first = members[0]
        name = next((one.name for one in members if folded(one.name) == end.key[1]), end.name)
        # What is known of a place says nothing of the person that it is now: only the same kind passes it on.
        known = next((one for one in members if one.kind == end.kind), None)
        base = replace(known, id=first.id) if known else Entity(first.id, end.kind, name, first.mentions)
    forms = {form for one in members for form in (one.name, *one.aliases)}
    spans = {(mention.start, mention.end): mention for one in members for mention in one.mentions}
    weights = [one.weight for one in members]
    return replace(
        base,
        name=name,
        mentions=tuple(spans[span] for span in sorted(spans)),
        aliases=tuple(sorted(forms - {name})),
        weight=sum(weight for weight in weights if weight >= 0) if max(weights) >= 0 else max(weights),
    )
