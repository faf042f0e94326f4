"""What is on the screen: the library or, in its place, the samples; and all that is read of it."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.model import SearchOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.across import EntityPage, Facet, LinkedEntity
    from reader.corrections.file import NamesFile
    from reader.library.finding.answers import Sought
    from reader.library.library import Library
    from reader.model import ArticleId, ArticleRow, EntityKind, ListView, SearchHit, StoredArticle, Tally
    from reader.query.fields import Field
    from reader.services.lists import ListKeeping, NamedList


class Shown:
    """The library and the samples; every method answers from the one that is shown, in any thread.

    All can raise `StorageError`.

    Attributes:
        names: the names that the user has corrected.
    """

    def __init__(self, library: Library, names: NamesFile, *, samples: bool | None) -> None:
        """Show an open library.

        Args:
            library: which.
            names: obeyed in it, and in the samples.
            samples: whether the samples are shown in its place; None for while it is empty.
        """
        self.names = names
        self._library = library
        library.corrected = names.corrected
        self._samples: Library | None = None
        self._show_samples = samples
        self._is_empty = library.tally().articles == 0
        if self.showing_samples:
            from reader.services.samples import open_samples  # noqa: PLC0415 - most starts show the library

            self._use_samples(open_samples())

    @property
    def keeps(self) -> bool:
        """Whether what is done to the articles on the screen can be kept."""
        return self._reading.writable

    @property
    def showing_samples(self) -> bool:
        """Whether the samples are shown: when asked for, and while the library is empty."""
        return self._is_empty if self._show_samples is None else self._show_samples

    @property
    def can_leave_samples(self) -> bool:
        """Whether the samples are shown although the library has articles of its own."""
        return self.showing_samples and not self._is_empty

    def _use_samples(self, samples: Library | None) -> None:
        if samples is not None:
            samples.corrected = self.names.corrected
        self._samples = samples

    def _look(self) -> None:
        """See again whether the library is empty."""
        with contextlib.suppress(StorageError):
            self._is_empty = self._library.tally().articles == 0

    @property
    def _reading(self) -> Library:
        return self._samples if self.showing_samples and self._samples is not None else self._library

    @property
    def _undoing(self) -> Sequence[Library]:
        reading = self._reading
        is_asked_for = reading is self._library or self._show_samples
        return (reading,) if is_asked_for else (self._library, reading)

    def tally(self) -> Tally:
        """How many articles there are, and how many are unread."""
        return self._reading.tally()

    def count_removed(self) -> int:
        """How many articles were removed and can be restored."""
        return self._reading.count_removed()

    def count(self, view: ListView) -> int:
        """How many articles a view shows."""
        return self._reading.count(view)

    def page(self, view: ListView, first: int, limit: int) -> list[ArticleRow]:
        """The rows from position `first` on, at most `limit`."""
        return self._reading.page(view, first, limit)

    def ids(self, view: ListView, limit: int) -> list[ArticleId]:
        """The first articles of a view, at most `limit`."""
        return self._reading.ids(view, limit)

    def index_of(self, view: ListView, article_id: ArticleId) -> int | None:
        """Position of an article in a view, or None when the view does not show it."""
        return self._reading.index_of(view, article_id)

    def next_unread(self, view: ListView, article_id: ArticleId, step: int) -> ArticleId | None:
        """The unread article after this one in a view, or before it for a step of -1; None when there is none."""
        from reader.services.steps import next_unread  # noqa: PLC0415 - the start goes nowhere

        return next_unread(self._reading, view, article_id, step)

    def rows(self, ids: Sequence[ArticleId], *, with_removed: bool = False) -> list[ArticleRow]:
        """The rows of these articles, in this order; see `Library.rows`."""
        return self._reading.rows(ids, with_removed=with_removed)

    def article(self, article_id: ArticleId, *, with_removed: bool = False) -> StoredArticle | None:
        """An article with its text, or None; one that was removed if that is wanted."""
        return self._reading.article(article_id, with_removed=with_removed)

    def search(self, query: str, order: SearchOrder = SearchOrder.NEWEST, limit: int = 1000) -> tuple[ArticleId, ...]:
        """The articles that answer a query; see `Library.search`."""
        return self._reading.search(query, order, limit)

    def hits(self, ids: Sequence[ArticleId], query: str) -> list[SearchHit]:
        """Where a query is found in these articles."""
        return self._reading.hits(ids, query)

    def sought(self, query: str) -> Sought:
        """What is to be lit in the text of an article that answers a query."""
        return self._reading.sought(query)

    def facets(
        self, listed: str | ListView, limit_values: int = 8, *, view: ListView | None = None
    ) -> tuple[Facet, ...]:
        """How the articles that answer a query, or that a view shows, divide: who, where, how much and when.

        Args:
            listed: the query, or the view.
            limit_values: most values of each kind.
            view: if given, only those of the answers to a query that it shows.
        """
        return self._reading.facets(listed, limit_values, view=view)

    def contents_to_come(self) -> int:
        """How many articles facets do not count yet, as they are not analysed."""
        return self._reading.contents_to_come()

    def values(self, field: Field, typed: str = "") -> list[tuple[str, int]]:
        """The values of a field of queries that fit what is typed; see `Library.values`."""
        return self._reading.values(field, typed)

    def listed(self, query: str, view: ListView, limit: int) -> list[ArticleId]:
        """The newest articles that answer a query, as a view shows and orders them."""
        return self._reading.lists.ids(query, view, limit)

    def unread_in(self, query: str) -> int:
        """How many of the articles that answer a query are unread; see `Lists.unread`."""
        return self._reading.lists.unread(query)

    @property
    def is_empty(self) -> bool:
        """Whether the library has no articles, whatever is shown."""
        return self._is_empty

    @cached_property
    def lists(self) -> ListKeeping:
        """The lists that one chooses from."""
        from reader.services.lists import ListKeeping  # noqa: PLC0415 - the start does without

        return ListKeeping(self._library)

    def unread_of(self, lists: Sequence[NamedList]) -> list[int]:
        """How many articles of each list are unread."""
        from reader.services.lists import unread_of  # noqa: PLC0415 - as above

        return unread_of(self._reading if self._is_empty else self._library, lists)

    def interrupt(self) -> None:
        """Stop the search that is running in another thread; it raises `ReadStoppedError`."""
        self._reading.interrupt()

    def entities(self, query: str, limit: int, kind: EntityKind | None = None) -> list[LinkedEntity]:
        """Who and what the articles name, most articles first.

        Args:
            query: words that a name or another form of each has, in this order; empty for all.
            limit: most of them.
            kind: only these.
        """
        return self._reading.entities(query, limit, kind)

    def entity_of(self, kind: EntityKind, name: str, article_id: ArticleId) -> LinkedEntity | None:
        """Whom an article calls so, across articles; None where it calls nobody so, or is not analysed."""
        return self._reading.entity_of(kind, name, article_id)

    def entity_page(self, entity_id: int) -> EntityPage | None:
        """What is known of one of `entities`; None when no article names it any more."""
        return self._reading.entity_page(entity_id)
