"""What the list shows, and how it is loaded: blocking functions for a thread, no Textual.

A `Listing` says what is wanted; `load` answers with a `Listed`, which holds what the screen shows at once: how
many rows, where the cursor goes, and the first page. Other pages come by `load_page` when they are seen.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.model import ArticleId, ListOrder, ListView, SearchHit, SearchOrder, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across import Facet
    from reader.model import Analysis, ArticleRow, StoredArticle
    from reader.services.services import Services

PAGE_ROWS = 32
"""Rows that are loaded at a time."""
MAX_FROZEN = 10_000
"""Rows of a list that would change as one reads, such as the unread ones: it stays as it was when it was asked for."""
MAX_VALUES = 40
"""Values of each facet that can be unfolded."""
MAX_HITS = 1000
"""Results that a search lists; the newest or the best ones."""


class Listing(NamedTuple):
    """What is listed: a view of the library, or the results of a query while there is one."""

    view: ListView = ListView()
    query: str = ""
    search_order: SearchOrder = SearchOrder.NEWEST


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing as loaded.

    Attributes:
        ids: of the results of a query, or of a list that stays as it was; empty for one that is looked up by rows.
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
    view = listing.view
    ids: tuple[ArticleId, ...] = ()
    if listing.query:
        ids = services.search(listing.query, listing.search_order, MAX_HITS)
    elif view.unread_only or view.order is ListOrder.UNREAD:
        ids = tuple(services.ids(view, MAX_FROZEN))
    if listing.query or ids:
        count = len(ids)
        index = ids.index(keep) if keep in ids else 0
    else:
        count = services.count(view)
        index = (services.index_of(view, keep) if keep is not None else None) or 0
    index = min(index, count - 1)
    first = max(0, index - index % PAGE_ROWS)
    listed = Listed(listing, count, index, first, (), services.tally(), ids)
    return replace(listed, rows=load_page(services, listed, first, PAGE_ROWS) if count else ())


def query_of(listing: Listing) -> str:
    """What is listed, as a query; empty for the whole library."""
    if listing.query:
        return listing.query
    parts = ["is:unread"] if listing.view.unread_only else []
    if words := " ".join(listing.view.title_filter.replace('"', " ").split()):
        parts.append(f'(title:"{words}"* OR source:"{words}")')
    return " ".join(parts)


def facets(services: Services, listing: Listing) -> tuple[Facet, ...]:
    """Who, where, how much and when, of what is listed; of the newest articles where there are very many."""
    return services.facets(listing.query or listing.view, MAX_VALUES)


def load_page(services: Services, listed: Listed, first: int, limit: int) -> Sequence[ArticleRow | SearchHit]:
    """Load a page of a listing."""
    if listed.listing.query:
        return services.hits(listed.ids[first : first + limit], listed.listing.query)
    if listed.ids:
        return services.rows(listed.ids[first : first + limit])
    return services.page(listed.listing.view, first, limit)


def all_ids(services: Services, listed: Listed) -> Sequence[ArticleId]:
    """All articles of a listing, also those that are found beyond the ones that are listed; 0.1 s for 100,000."""
    listing = listed.listing
    if listed.ids and len(listed.ids) < (MAX_HITS if listing.query else MAX_FROZEN):
        return listed.ids
    if listing.query:
        return services.search(listing.query, listing.search_order, sys.maxsize)
    return services.ids(listing.view, sys.maxsize)


def next_unread(services: Services, listed: Listed, index: int, here: ArticleId, step: int) -> int | None:
    """The row of the next (1) or previous (-1) unread article, from a row and its article on; None if there is none."""
    if not listed.ids:
        found = services.next_unread(listed.listing.view, here, step)
        return None if found is None else services.index_of(listed.listing.view, found)
    while 0 <= index + step < len(listed.ids):
        index += step
        rows = services.rows(listed.ids[index : index + 1])
        if rows and rows[0].unread:
            return index
    return None


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
    stored = services.article(article_id, with_removed=hit is not None and hit.row.removed)
    return None if stored is None else Opened(stored, services.analysis(article_id), hit)
