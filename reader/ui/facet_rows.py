"""The rows of the facets: who, where, how much and when, of what is listed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.ui import across_wording as wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from reader.across import Facet, FacetKind, FacetValue

FIRST_VALUES = 8
"""Values of a group that stand open."""


class FacetRow(NamedTuple):
    """One line.

    Attributes:
        value: what choosing it narrows the search to.
        fold: the group whose other values it opens and closes.
    """

    words: str
    look: str
    value: FacetValue | None = None
    fold: FacetKind | None = None


def rows_of(
    facets: Sequence[Facet], unfolded: AbstractSet[FacetKind], narrowed: Sequence[str] = (), note: str = ""
) -> list[FacetRow]:
    """All rows.

    Args:
        facets: in the order in which they stand.
        unfolded: groups that are open.
        narrowed: what was chosen before, the first choice first.
        note: lines that stand before all.
    """
    rows = [FacetRow(words, "quiet") for words in note.splitlines()]
    rows += [FacetRow("", "value")] if rows and narrowed else []
    rows += [FacetRow(f"{'  ' * depth}› {label}", "narrowed") for depth, label in enumerate(narrowed)]
    rows += [FacetRow("", "value")] if rows else []
    if not any(facet.values for facet in facets):
        return [*rows, *(FacetRow(words, "quiet") for words in wording.NO_FACETS.split("\n"))]
    for facet in facets:
        if facet.values:
            rows += [FacetRow(facet.kind.value.upper(), "heading"), *_values(facet, unfolded), FacetRow("", "value")]
    return rows


def _values(facet: Facet, unfolded: AbstractSet[FacetKind]) -> list[FacetRow]:
    """The first values, and a fold of the others if it hides more than two."""
    rows = [FacetRow(value.label, "value", value) for value in facet.values]
    hidden = len(rows) - FIRST_VALUES
    if hidden <= 2:
        return rows
    is_open = facet.kind in unfolded
    fold = FacetRow(f"{'▾' if is_open else '▸'} {wording.more(hidden)}", "fold", fold=facet.kind)
    return [*rows[:FIRST_VALUES], fold, *(rows[FIRST_VALUES:] if is_open else ())]
