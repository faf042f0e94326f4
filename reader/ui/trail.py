"""The way that one has come from article to name to article, and that leads back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.across import EntityPage, LinkedEntity
    from reader.library.finding.answers import Sought
    from reader.model import Analysis, Entity, EntityKind, StoredArticle


@dataclass(slots=True)
class NamePage:
    """The page of a name as it is shown, or was left.

    Attributes:
        id: number of the name in the library; None for whom an article calls so.
        page: None while it is being looked up, or when nothing is known.
        message: what is said in its place.
        unfolded: names of the folds that are open.
        cursor: its row; -1 for the first that can have it.
        top: line at the top.
    """

    kind: EntityKind
    name: str
    id: int | None = None
    page: EntityPage | None = None
    message: str = ""
    unfolded: set[str] = field(default_factory=set)
    cursor: int = -1
    top: int = 0


class LeftArticle(NamedTuple):
    """An article as it was left.

    Attributes:
        stored: with the character at the top of the page as its position.
        pinned: key of the entry that was pinned.
        panel_row: where the cursor of the panel was.
        pane: which one had the keys, by its id.
        is_alone: nothing but the text was shown.
        sought: what of a search was lit.
    """

    stored: StoredArticle
    analysis: Analysis | None
    pinned: int | None
    panel_row: int
    pane: str | None
    is_alone: bool
    sought: Sought | None


Trail = list[NamePage | LeftArticle]


def named_in(analysis: Analysis, linked: LinkedEntity) -> Entity | None:
    """The entity of an article that is the linked one: of its kind and name, or else of one of its forms."""
    forms = {linked.name, *linked.aliases}
    alike = [
        one for one in analysis.entities if one.kind == linked.kind and not forms.isdisjoint((one.name, *one.aliases))
    ]
    return max(alike, key=lambda one: (one.name == linked.name, one.name in forms), default=None)
