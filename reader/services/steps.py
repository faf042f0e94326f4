"""From one article to the next one that is unread, without reading the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.model import ListOrder

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.model import ArticleId, ListView


def next_unread(library: Library, view: ListView, article_id: ArticleId, step: int) -> ArticleId | None:
    """The nearest unread article after one in a view, or before it for a step of -1; None when there is none.

    The article itself may be read, and so no longer shown by the view. Costs some 17 look-ups in 100,000 articles.
    """
    # Unread first is newest first among the unread, in which an article keeps its place when it is read.
    order = ListOrder.NEWEST if view.order is ListOrder.UNREAD else view.order
    everything = replace(view, order=order, unread_only=False)
    unread = replace(everything, unread_only=True)
    here = library.index_of(everything, article_id)
    if here is None:
        return None

    def is_behind(position: int) -> bool:
        """Whether the unread article at a position stands at or, for a step forward, after the given one."""
        found = library.page(unread, position, 1)
        index = library.index_of(everything, found[0].id) if found else None
        return index is None or (index > here if step > 0 else index >= here)

    low, high = 0, library.count(unread)
    while low < high:
        middle = (low + high) // 2
        if is_behind(middle):
            high = middle
        else:
            low = middle + 1
    position = low if step > 0 else low - 1
    found = library.page(unread, position, 1) if position >= 0 else []
    return found[0].id if found else None
