"""What is known across the articles of a library: who and what runs through them, and how a result divides."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import ArticleId, ArticleRow, EntityKind


class LinkedEntity(NamedTuple):
    """Somebody or something that articles of a library name, told to be the same in all of them.

    Attributes:
        id: number in the library; only good until the library changes.
        name: the fullest form that most articles use.
        aliases: the other forms.
        country: ISO 3166-1 alpha-2, as of `reader.model.Entity`.
        articles: how many name it.
        mentions: how often they do.
        first, last: when the earliest and the latest of those with a date were published; ISO 8601, None without any.
    """

    id: int
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    country: str | None
    articles: int
    mentions: int
    first: str | None
    last: str | None


class Companion(NamedTuple):
    """What is named together with an entity.

    Attributes:
        articles: how many name both.
        id: as of `LinkedEntity`.
    """

    kind: EntityKind
    name: str
    articles: int
    id: int


class Nearby(NamedTuple):
    """A figure in the same sentence as an entity.

    Attributes:
        label: as of `reader.model.Figure`.
        words: the sentence, or its part around the figure; one line of plain text.
        start: character of the article's text that the figure starts at.
        day: when the article was published; ISO 8601, None when that is unknown.
    """

    article: ArticleId
    label: str
    words: str
    start: int
    day: str | None


class EntityPage(NamedTuple):
    """What a library knows of an entity.

    Attributes:
        rows: articles that name it, the latest first, those without a date by when they were taken in; not all where
            there are very many.
        companions: who and where it is named with, most often first.
        figures: of the latest articles.
    """

    entity: LinkedEntity
    rows: tuple[ArticleRow, ...]
    companions: tuple[Companion, ...]
    figures: tuple[Nearby, ...]


class FacetKind(StrEnum):
    """What a result is divided by."""

    WHO = "who"
    WHERE = "where"
    ORGANISATIONS = "organisations"
    HOW_MUCH = "how much"
    WHEN = "when"


class FacetValue(NamedTuple):
    """Articles of a result that have something in common.

    Attributes:
        label: as people read it ("Joe Biden", "deaths", "October 2023").
        query: what narrows a search to them ('person:"Joe Biden"').
        articles: how many of the result.
    """

    label: str
    query: str
    articles: int


class Facet(NamedTuple):
    """One way to divide a result, most articles first; by time in the order of time, the latest first."""

    kind: FacetKind
    values: tuple[FacetValue, ...]
