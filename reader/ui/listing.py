"""What the list shows, and how it is loaded: blocking functions for a thread, no Textual.

A `Listing` says what is wanted; `load` answers with a `Listed`, which holds what the screen shows at once: how
many rows, where the cursor goes, and the first page. Other pages come by `load_page` when they are seen.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from reader.frozen import Frozen, replace
from reader.model import ArticleId, ListOrder, ListView, SearchHit, SearchOrder, Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.across import Facet
    from reader.library.finding.answers import Sought
    from reader.model import Analysis, ArticleRow, StoredArticle
    from reader.services.services import Services

PAGE_ROWS = 32
"""Rows that are loaded at a time."""
MAX_PAGES = 8
"""Pages that are held at a time."""
MAX_FROZEN = 10_000
"""Rows of a list that would change as one reads, such as the unread ones: it stays as it was when it was asked for."""
MAX_VALUES = 40
"""Values of each facet that can be unfolded."""
MAX_HITS = 1000
"""Results that a search lists; the newest or the best ones."""


class Listing(NamedTuple):
    """What is listed: a view of the library, or of the articles that answer a query, or what a search has found.

    Attributes:
        name: of the list that the query makes; empty for a search, which has an order of its own and is no view.
    """

    view: ListView = ListView()
    query: str = ""
    search_order: SearchOrder = SearchOrder.NEWEST
    name: str = ""

    @property
    def is_search(self) -> bool:
        """Whether it is what a search has found."""
        return bool(self.query) and not self.name

    @property
    def is_frozen(self) -> bool:
        """Whether it would change as one reads, and so stays as it was when it was asked for."""
        return bool(self.query) or self.view.unread_only or self.view.order is ListOrder.UNREAD

    @property
    def most_listed(self) -> int:
        """So many are listed at most, where it stays as it was."""
        return MAX_HITS if self.is_search else MAX_FROZEN


class Listed(Frozen):
    """A listing as loaded.

    Attributes:
        ids: of the results of a query, or of a list that stays as it was; empty for one that is looked up by rows.
        index: row of the article that was asked to be kept, else 0; -1 in an empty list.
        first: index of the first of `rows`, the page around `index`.
        tally: of the library, or of the list that a query makes.
        removed: articles that can be restored, looked up where the library has no others.
    """

    listing: Listing
    count: int
    index: int
    first: int
    rows: Sequence[ArticleRow | SearchHit]
    tally: Tally
    ids: tuple[ArticleId, ...] = ()
    removed: int = 0


class Refreshed(NamedTuple):
    """A listing as loaded again, after another program has changed the library.

    Attributes:
        number: of the listing on the screen that it takes the place of.
        cursor: row that had the cursor there.
        listed: its index is the row of the same article, or the one in its place.
        pages: index of the first row -> rows, for the pages that are in sight.
    """

    number: int
    cursor: int
    listed: Listed
    pages: dict[int, Sequence[ArticleRow | SearchHit]]


class Sight(NamedTuple):
    """What is seen of a listing.

    Attributes:
        number: of the listing.
        cursor: row with the cursor.
        article_id: of that row, where it is known.
        first, last: rows that are in sight.
    """

    number: int
    cursor: int
    article_id: ArticleId | None
    first: int
    last: int


class Opened(NamedTuple):
    """An article as loaded, with what is known of it.

    Attributes:
        hit: what it answers a query with.
        sought: what the query asks for, where there is a hit.
    """

    stored: StoredArticle
    analysis: Analysis | None
    hit: SearchHit | None = None
    sought: Sought | None = None


def load(services: Services, listing: Listing, keep: ArticleId | None = None) -> Listed:
    """Load what a list shows at once, around an article if it is listed."""
    ids = _ids(services, listing)
    if listing.is_frozen:
        count = len(ids)
        index = ids.index(keep) if keep in ids else 0
    else:
        count = services.count(listing.view)
        index = (services.index_of(listing.view, keep) if keep is not None else None) or 0
    index = min(index, count - 1)
    first = max(0, index - index % PAGE_ROWS)
    tally = _tally(services, listing, count)
    removed = 0 if count or tally.articles else services.count_removed()
    listed = Listed(listing, count, index, first, (), tally, ids, removed)
    return replace(listed, rows=load_page(services, listed, first, PAGE_ROWS) if count else ())


def refresh(services: Services, listed: Listed, sight: Sight) -> Refreshed:
    """Load a listing again, with what is seen of it; what has come is in it, what is gone from the library is not.

    In a list that stays as it was, articles keep their places also where they would not be listed any more.
    """
    listing = listed.listing
    ids = _ids(services, listing)
    if listing.is_frozen:
        unlisted = set(listed.ids).difference(ids)
        there = {row.id for row in services.rows(tuple(unlisted))} if unlisted else set()
        ids = merged(listed.ids, ids, unlisted - there)
        found = ids.index(sight.article_id) if sight.article_id in ids else None
        count = len(ids)
    else:
        found = services.index_of(listing.view, sight.article_id) if sight.article_id is not None else None
        count = services.count(listing.view)
    index = min(sight.cursor if found is None else found, count - 1)
    first = max(0, index - index % PAGE_ROWS)
    again = Listed(listing, count, index, first, (), _tally(services, listing, count), ids)
    # As far as they stay beside the cursor, and as they stand now, where the list does not scroll.
    shift = max(0, index) - sight.cursor
    seen = range(max(0, min(sight.first, sight.first + shift)), min(count, max(sight.last, sight.last + shift) + 1))
    starts = sorted({row - row % PAGE_ROWS for row in seen} | ({first} if count else set()))
    return Refreshed(
        sight.number, sight.cursor, again, {at: load_page(services, again, at, PAGE_ROWS) for at in starts[-MAX_PAGES:]}
    )


def merged(
    shown: Sequence[ArticleId], latest: Sequence[ArticleId], gone: Collection[ArticleId]
) -> tuple[ArticleId, ...]:
    """What is shown, without what is gone; what has come stands behind the article that it follows among the latest."""
    known = set(shown)
    come: dict[ArticleId | None, list[ArticleId]] = {}
    before: ArticleId | None = None
    for article_id in latest:
        if article_id in known:
            before = article_id
        else:
            come.setdefault(before, []).append(article_id)
    result = come.get(None, [])
    for article_id in shown:
        result += [] if article_id in gone else [article_id]
        result += come.get(article_id, ())
    return tuple(result)


def _ids(services: Services, listing: Listing) -> tuple[ArticleId, ...]:
    """What a list holds that stays as it was; nothing of one that is looked up by rows."""
    return tuple(_first_ids(services, listing, listing.most_listed)) if listing.is_frozen else ()


def _first_ids(services: Services, listing: Listing, limit: int) -> Sequence[ArticleId]:
    """The first articles of a listing: all that is done to a listing goes by this."""
    if listing.is_search:
        return services.search(listing.query, listing.search_order, limit)
    if listing.query:
        return services.listed(listing.query, listing.view, limit)
    return services.ids(listing.view, limit)


def _tally(services: Services, listing: Listing, count: int) -> Tally:
    if not listing.name:
        return services.tally()
    if not listing.view.title_filter:
        return Tally(count, services.unread_in(listing.query))
    unread = replace(listing.view, unread_only=True)
    return Tally(count, len(services.listed(listing.query, unread, MAX_FROZEN)))


def query_of(listing: Listing) -> str:
    """What is listed, as a query; empty for the whole library."""
    if listing.is_search:
        return listing.query
    parts = ["is:unread"] if listing.view.unread_only else []
    if words := " ".join(listing.view.title_filter.replace('"', " ").split()):
        parts.append(f'(title:"{words}"* OR source:"{words}")')
    if listing.query and parts:
        from reader.query.narrowing import narrowed  # noqa: PLC0415 - the start narrows nothing

        return narrowed(listing.query, " ".join(parts))
    return listing.query or " ".join(parts)


def facets(services: Services, listing: Listing) -> tuple[Facet, ...]:
    """Who, where, how much and when, of what is listed; of the newest articles where there are very many."""
    if listing.name:
        return services.facets(listing.query, MAX_VALUES, view=listing.view)
    return services.facets(listing.query or listing.view, MAX_VALUES)


def load_page(services: Services, listed: Listed, first: int, limit: int) -> Sequence[ArticleRow | SearchHit]:
    """Load a page of a listing."""
    if listed.listing.is_search:
        return services.hits(listed.ids[first : first + limit], listed.listing.query)
    if listed.listing.is_frozen:
        return services.rows(listed.ids[first : first + limit])
    return services.page(listed.listing.view, first, limit)


def all_ids(services: Services, listed: Listed) -> Sequence[ArticleId]:
    """All articles of a listing, also those that are found beyond the ones that are listed; 0.1 s for 100,000.

    Of a search the newest come first: the best are chosen among some of the newest alone.
    """
    listing = listed.listing
    if listed.ids and len(listed.ids) < listing.most_listed:
        return listed.ids
    return _first_ids(services, listing._replace(search_order=SearchOrder.NEWEST), sys.maxsize)


def next_unread(services: Services, listed: Listed, index: int, here: ArticleId, step: int) -> int | None:
    """The row of the next (1) or previous (-1) unread article, from a row and its article on; None if there is none."""
    if not listed.listing.is_frozen:
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
    if article_id is None or listed.listing.is_search:
        rows = load_page(services, listed, index, 1)
        if not rows:
            return None
        item = rows[0]
        hit = item if isinstance(item, SearchHit) else None
        article_id = (item.row if isinstance(item, SearchHit) else item).id
    stored = services.article(article_id, with_removed=hit is not None and hit.row.removed)
    sought = services.sought(listed.listing.query) if hit is not None else None
    return None if stored is None else Opened(stored, services.analysis(article_id), hit, sought)
