"""Which articles of a list the next deed is done to: some that were chosen, or all but some. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import ArticleId
    from reader.ui.listing import Listing


class Chosen:
    """Articles of one listing.

    Attributes:
        listing: in which they were chosen; in another one nothing is.
        is_everything: whether all that the listing has are chosen, but for the exceptions.
    """

    def __init__(self, listing: Listing, *, is_everything: bool = False) -> None:
        self.listing = listing
        self.is_everything = is_everything
        self._single: dict[ArticleId, None] = {}  # what is chosen, or the exceptions, in order

    def __contains__(self, article_id: object) -> bool:
        return (article_id in self._single) is not self.is_everything

    def toggle(self, article_id: ArticleId) -> None:
        """Choose an article, or leave it out."""
        if article_id in self._single:
            del self._single[article_id]
        else:
            self._single[article_id] = None

    def count(self, listed: int) -> int:
        """How many are chosen of so many."""
        return max(0, listed - len(self._single)) if self.is_everything else len(self._single)

    def of(self, ids: Iterable[ArticleId]) -> list[ArticleId]:
        """The chosen ones, of all that are listed; those are asked for only where everything is chosen."""
        return [article_id for article_id in ids if article_id in self] if self.is_everything else list(self._single)
