"""What the list shows, and how it is loaded: blocking functions for a thread, no Textual.

A `Listing` says what is wanted; `load` answers with a `Listed`, which holds what the screen shows at once: how
many rows, where the cursor goes, and the first page. Other pages come by `load_page` when they are seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import ArticleId, ListView, SearchHit, SearchOrder, Tally
from reader.ui.widgets.article_list import PAGE_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Analysis, ArticleRow, StoredArticle
    from reader.services.services import Services

MAX_HITS = 1000
"""Results that a search lists; the newest or the best ones."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed: a view of the library, or the results of a query while there is one."""

    view: ListView = ListView()  # noqa: RUF009 - frozen
    query: str = ""
    search_order: SearchOrder = SearchOrder.NEWEST


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing as loaded.

    Attributes:
        ids: of the results, while there is a query.
        index: row of the article that was asked to be kept, else 0; -1 in an empty list.
        first: index of the first of `rows`, the page around `index`.
    """

    listing: Listing
    count: int
    index: int
    first: int
    rows: Sequence[ArticleRow | SearchHit]
    tally: Tally
    ids: tuple[ArticleId, ...] = ()


class Opened(NamedTuple):
    """An article as loaded, with what is known of it, and the hit that it answers a query with."""

    stored: StoredArticle
    analysis: Analysis | None
    hit: SearchHit | None = None


def load(services: Services, listing: Listing, keep: ArticleId | None = None) -> Listed:
    """Load what a list shows at once, around an article if it is listed."""
    tally = services.tally()
    if listing.query:
        ids = services.search(listing.query, listing.search_order, MAX_HITS)
        count = len(ids)
        index = ids.index(keep) if keep in ids else 0
    else:
        ids = ()
        count = services.count(listing.view)
        index = (services.index_of(listing.view, keep) if keep is not None else None) or 0
    index = min(index, count - 1)
    first = max(0, index - index % PAGE_ROWS)
    listed = Listed(listing, count, index, first, (), tally, ids)
    rows = load_page(services, listed, first, PAGE_ROWS) if count else ()
    return Listed(listing, count, index, first, rows, tally, ids)


def load_page(services: Services, listed: Listed, first: int, limit: int) -> Sequence[ArticleRow | SearchHit]:
    """Load a page of a listing."""
    if listed.listing.query:
        return services.hits(listed.ids[first : first + limit], listed.listing.query)
    return services.page(listed.listing.view, first, limit)


def open_article(services: Services, listed: Listed, index: int, article_id: ArticleId | None = None) -> Opened | None:
    """Load the article of a row, by its number where that is known; None when it is there no more."""
    hit: SearchHit | None = None
    if article_id is None or listed.listing.query:
        rows = load_page(services, listed, index, 1)
        if not rows:
            return None
        item = rows[0]
        hit = item if isinstance(item, SearchHit) else None
        article_id = (item.row if isinstance(item, SearchHit) else item).id
    stored = services.article(article_id)
    return None if stored is None else Opened(stored, services.analysis(article_id), hit)
