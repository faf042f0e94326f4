"""Names and facets across articles, made by hand."""

from __future__ import annotations

from reader.across import Companion, EntityPage, Facet, FacetKind, FacetValue, LinkedEntity, Nearby
from reader.model import ArticleId, EntityKind
from tests.ui_samples import make_row

SENTENCE = "Ada Lind opened the bridge in Norby on 3 May, and 4,000 people came to see it."
HOSTILE = "Ada\x1b[31m [/b][@click=app.quit]\u202eLind"
"""A name that would do something to a terminal or to markup."""


def linked(
    name: str = "Ada Lind",
    kind: EntityKind = "person",
    *,
    number: int = 1,
    articles: int = 5,
    aliases: tuple[str, ...] = ("Lind",),
    country: str | None = None,
) -> LinkedEntity:
    """Somebody named in so many articles."""
    return LinkedEntity(number, kind, name, aliases, country, articles, 3 * articles, "2024-01-01", "2024-05-03")


def page_of(
    entity: LinkedEntity | None = None,
    *,
    days: tuple[str, ...] = ("2024-05-03", "2024-04-01", "2024-04-02", "2024-01-01"),
    companions: int = 2,
    figures: int = 1,
    words: str = SENTENCE,
) -> EntityPage:
    """A page with an article for each day, every second one unread."""
    return EntityPage(
        entity or linked(articles=len(days)),
        tuple(make_row(n, published=day, unread=n % 2 == 1) for n, day in enumerate(days, 1)),
        tuple(
            Companion("place" if n % 2 else "person", f"Other {n}", 90 - n, 100 + n) for n in range(1, companions + 1)
        ),
        tuple(Nearby(ArticleId(n), f"{n},000 people", words, 40 * n, "2024-05-03") for n in range(1, figures + 1)),
    )


def facets_of(who: int = 3) -> tuple[Facet, ...]:
    """So many people, two places, a unit and a month."""
    return (
        Facet(
            FacetKind.WHO, tuple(FacetValue(f"Person {n}", f'person:"Person {n}"', 50 - n) for n in range(1, who + 1))
        ),
        Facet(FacetKind.WHERE, (FacetValue("Norby", "place:Norby", 40), FacetValue("Ostmark", "place:Ostmark", 2))),
        Facet(FacetKind.HOW_MUCH, (FacetValue("deaths", "what:deaths", 7),)),
        Facet(FacetKind.WHEN, (FacetValue("May 2024", "date:2024-05", 1200),)),
    )
