"""The library as the rest of the program sees it."""

from __future__ import annotations

import contextlib
import logging
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import LibraryDamagedError, StorageError
from reader.frozen import replace
from reader.library import listing
from reader.library.across import contents
from reader.library.articles import repeats, store
from reader.library.deeds import Deeds
from reader.library.file.connection import CLOSE_SECONDS, Connections
from reader.library.file.schema import KEPT_REMOVED_DAYS
from reader.model import (
    Added,
    Analysis,
    Article,
    ArticleId,
    ArticleRow,
    ListOrder,
    ListView,
    RawDocument,
    SearchOrder,
    StoredArticle,
    Tally,
)
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.across import EntityPage, Facet, LinkedEntity
    from reader.corrections.rules import Corrections
    from reader.library.articles.records import KeptAnalysis
    from reader.library.articles.steps import Coming
    from reader.library.finding.answers import Sought
    from reader.library.lists import Lists
    from reader.model import EntityKind, SearchHit
    from reader.query.fields import Field

_log = logging.getLogger(__name__)

_DELETED_AT_ONCE = 500
"""Most removed articles that are deleted when a library is opened: each takes about a millisecond."""


class Library(Deeds):
    """Articles in one file, with their analyses and a full-text index.

    All methods may be called from any thread. Reads wait for reads and writes for writes, never one for the other.
    Every method can raise `StorageError`; those that change something raise `LibraryReadOnlyError` when the library
    can only be read. What a method has returned is on the disk, whatever happens to the program afterwards.

    What was removed can be restored, in later sessions too, for `KEPT_REMOVED_DAYS`; when a library is opened for
    writing after that, it is deleted for good.

    Attributes:
        corrected: makes of an analysis what the user says of its names; so it is looked up across articles.
    """

    def __init__(self, path: Path, *, sample: bool, keeps_state: bool) -> None:
        self._path = path
        self._sample = sample
        super().__init__(Connections(path), path if keeps_state else None)
        self._damaged: set[ArticleId] = set()
        self.corrected: Callable[[Analysis], Analysis] = lambda analysis: analysis
        with contextlib.suppress(OSError):
            if self.writable and path.stat().st_nlink > 1:
                from reader.library.safety.copying import drop_other_names  # noqa: PLC0415 - only after a program was killed

                drop_other_names(path)
        with contextlib.suppress(StorageError):  # another program writes just now: there is a next time
            self._delete_removed()

    @classmethod
    def open(cls, path: Path, *, sample: bool = False, keeps_state: bool = False) -> Library:
        """Open a library, making file and folder when there are none.

        Args:
            path: of the file.
            sample: mark what is added as samples.
            keeps_state: write down beside it what is done to articles; see `reader.library.safety.state_file`.

        Raises:
            LibraryDamagedError: the file is no library, or a damaged one; it is not touched.
            LibraryTooNewError: a newer version of the program wrote it; it is not touched.
            StorageError: it cannot be made or read.
        """
        return cls(path, sample=sample, keeps_state=keeps_state)

    @property
    def writable(self) -> bool:
        """Whether changes can be kept."""
        return self._connections.writable

    @property
    def notice(self) -> str | None:
        """A sentence for the user when changes cannot be kept, or a text that was read is not what was stored."""
        if self._connections.notice is not None or not self._damaged:
            return self._connections.notice or self._state_problem or None
        numbers = ", ".join(map(str, sorted(self._damaged)))
        return (
            f"The disk has changed what was stored of article {numbers} in {self._path}: "
            "read its source again to mend it, or put a copy of the library in its place."
        )

    @cached_property
    def lists(self) -> Lists:
        """The searches that are kept under a name."""
        from reader.library.lists import Lists  # noqa: PLC0415 - the start does without

        return Lists(self._connections, self._own_steps)

    @property
    def commits(self) -> int:
        """How often something was changed through this object."""
        return self._connections.commits

    def has_changed_elsewhere(self) -> bool:
        """Whether another program, or object, has changed the library since this was asked last; some 20 µs."""
        return self._connections.have_others_committed()

    def close(self, timeout_s: float = CLOSE_SECONDS) -> None:
        """Close the file; what is running for longer than this is stopped. Every later call raises `StorageError`."""
        self._connections.close(timeout_s)

    def interrupt(self) -> None:
        """Stop the search that is running in another thread; it raises `ReadStoppedError`."""
        self._connections.interrupt()

    def add(self, article: Article, raw: RawDocument | None) -> Added:
        """Take in one article with the bytes it was made from; see `add_many`."""
        return self.add_many([(article, raw)])[0]

    def add_many(
        self, items: Iterable[tuple[Article, RawDocument | None]], coming: Coming | None = None
    ) -> list[Added]:
        """Take in articles in one transaction: all of them or, when it raises, none.

        An article whose text is in the library is ``known``, wherever it comes from now, or ``restored`` if it had
        been removed. The location of an article with another text is ``updated``: the same id, unread again, the
        earlier text gone. It is ``updated`` too, but stays as read as it was, when its own location now says something
        else beside the same text: another title, author or date. Everything else is ``added``.

        Args:
            items: articles, with the bytes that they were made from.
            coming: the run that they come in, if it shall be a step to undo.
        """
        from reader.library.articles import additions, steps  # noqa: PLC0415 - the start adds nothing

        prepared = [additions.Prepared.of(article, raw) for article, raw in items]
        with self._own_steps.writing() as connection:
            added = additions.add(connection, prepared, sample=self._sample)
            come = list(dict.fromkeys(one.id for one in added if one.outcome in {"added", "restored"}))
            kept = steps.keep_coming(connection, coming, come) if coming is not None and come else None
            if self._state is not None:
                again = [one.id for one in added if one.outcome in {"updated", "restored"}]
                self._write_state(connection, self._state.lines_again(connection, again))
        if coming is not None and kept is not None:
            coming.step, coming.runs = kept
        self._shorten_state()
        return added

    def tally(self) -> Tally:
        """How many articles there are, and how many are unread; costs the same in every library."""
        with self._connections.reading() as connection:
            return listing.tally(connection)

    def count_removed(self) -> int:
        """How many articles were removed and can be restored."""
        with self._connections.reading() as connection:
            return listing.count_removed(connection)

    def count(self, view: ListView) -> int:
        """How many articles a view shows; a title filter looks at all titles, else it costs the same everywhere."""
        with self._connections.reading() as connection:
            return listing.count(connection, view)

    def page(self, view: ListView, first: int, limit: int) -> list[ArticleRow]:
        """The rows in positions `first` to `first + limit` of a view, fewer at its end."""
        with self._connections.reading() as connection:
            return store.rows(connection, listing.page_ids(connection, view, max(0, first), max(0, limit)))

    def ids(self, view: ListView, limit: int) -> list[ArticleId]:
        """The first articles of a view, at most `limit`; 10,000 take some 5 ms."""
        with self._connections.reading() as connection:
            return listing.page_ids(connection, view, 0, max(0, limit))

    def index_of(self, view: ListView, article_id: ArticleId) -> int | None:
        """Position of an article in a view, or None when the view does not show it."""
        with self._connections.reading() as connection:
            return listing.index_of(connection, view, article_id)

    def rows(self, ids: Sequence[ArticleId], *, with_removed: bool = False) -> list[ArticleRow]:
        """The rows of these articles, in this order; unknown ones are left out, and removed ones if not wanted."""
        with self._connections.reading() as connection:
            return store.rows(connection, ids, with_removed=with_removed)

    def article(self, article_id: ArticleId, *, with_removed: bool = False) -> StoredArticle | None:
        """One article with its text; None when there is none, or it was removed and is not wanted so.

        A text that is not the one that was stored is given all the same; `notice` then names it.

        Raises:
            LibraryDamagedError: so little is left of it that it cannot be shown.
        """
        with self._connections.reading() as connection, self._readable(article_id):
            found = store.article(connection, article_id, with_removed=with_removed)
        if found is None:
            return None
        stored, is_whole = found
        if is_whole:
            self._damaged.discard(article_id)
        elif article_id not in self._damaged:
            self._damaged.add(article_id)
            _log.error("the text of article %s is not what was stored", article_id)
        return stored

    def raw(self, article_id: ArticleId) -> RawDocument | None:
        """The bytes that the present text of an article was made from, if they were given.

        Raises:
            LibraryDamagedError: they are damaged.
        """
        with self._connections.reading() as connection, self._readable(article_id):
            return store.raw(connection, article_id)

    def analysis(self, article_id: ArticleId, version: str) -> Analysis | None:
        """What this version of the pipeline found in the present text of an article; a damaged one is forgotten.

        It may have been made while some lines had other roles: `has_analysis_of` tells.
        """
        try:
            with self._connections.reading() as connection:
                return store.analysis(connection, article_id, version)
        except UNREADABLE:
            _log.exception("the analysis of article %s is damaged, and is to be made again", article_id)
        with contextlib.suppress(StorageError), self._connections.writing() as connection:
            store.drop_analysis(connection, article_id)
        return None

    def earlier_analysis(self, stored: StoredArticle) -> KeptAnalysis | None:
        """What any version of the pipeline found in the text of an article."""
        with self._connections.reading() as connection:
            return store.earlier_analysis(connection, stored.text_hash)

    def has_analysis(self, article_id: ArticleId, version: str) -> bool:
        """Whether `analysis` would find one, without reading it."""
        with self._connections.reading() as connection:
            return store.has_analysis(connection, article_id, version)

    def has_analysis_of(self, stored: StoredArticle, version: str) -> bool:
        """Whether `analysis` would find one that was made with the roles which the article has."""
        with self._connections.reading() as connection:
            return store.has_analysis_of(connection, stored, version)

    def save_analysis(self, analysis: Analysis, text_hash: str = "") -> None:
        """Keep an analysis under the hash of its text, in place of one by another version or with other roles.

        Args:
            analysis: its own hash is that of the article it was made of.
            text_hash: `StoredArticle.text_hash`, where that article has other roles than it was taken in with.
        """
        record = store.packed_analysis(analysis)
        with self._connections.writing() as connection:
            # Corrected in here: whoever changes the corrections then sees this article.
            corrected = self.corrected(analysis)
            store.save_analysis(connection, analysis, record, text_hash or analysis.text_hash, corrected)

    def save_failure(self, article_id: ArticleId, version: str, reason: str) -> None:
        """Note why an article could not be analysed; this version does not try again until its text changes."""
        with self._connections.writing() as connection:
            store.save_failure(connection, article_id, version, reason)

    def unanalysed(self, version: str, limit: int) -> list[ArticleId]:
        """The newest articles, at most `limit`, that this version has neither analysed nor failed on."""
        with self._connections.reading() as connection:
            return store.unanalysed(connection, version, limit)

    def count_unanalysed(self, version: str) -> int:
        """How many articles this version has neither analysed nor failed on; 3 ms for 100,000."""
        with self._connections.reading() as connection:
            return store.count_unanalysed(connection, version)

    def search(self, query: str, order: SearchOrder, limit: int = 1000) -> tuple[ArticleId, ...]:
        """The articles that answer a query, at most `limit`; `reader.query.parsing` says what can be asked.

        Best first means best of the newest `reader.library.finding.search.RANKED_HITS`.
        """
        from reader.library.finding.search import local_now, search_ids  # noqa: PLC0415 - the start searches nothing

        with self._connections.reading(can_be_stopped=True) as connection:
            return search_ids(connection, query, order, limit, local_now())

    def facets(self, listed: str | ListView, limit_values: int, *, view: ListView | None = None) -> tuple[Facet, ...]:
        """How the articles that answer a query, or that a view shows, divide; see `reader.library.finding.facets`.

        Of very many the newest are counted; of a query, where a view is given, those that it shows.
        """
        from reader.library.finding.facets import MOST_ARTICLES, facets  # noqa: PLC0415 - the start divides nothing
        from reader.library.lists import ids_in  # noqa: PLC0415 - as above
        from reader.query.parsing import parse  # noqa: PLC0415 - as above

        shown = (view or ListView()) if isinstance(listed, str) else listed
        newest = replace(shown, order=ListOrder.NEWEST)
        with self._connections.reading(can_be_stopped=True) as connection:
            if isinstance(listed, str):
                ids = ids_in(connection, listed, newest, MOST_ARTICLES)
                return facets(connection, ids, parse(listed).tree, limit_values)
            return facets(connection, listing.page_ids(connection, newest, 0, MOST_ARTICLES), None, limit_values)

    def values(self, field: Field, typed: str = "") -> list[tuple[str, int]]:
        """Values of a field, with the number of articles, most common first; 25 ms for 100,000 articles at most.

        Of a field with few values they are all of them; of one with names those that fit what is typed, a few.
        """
        with self._connections.reading() as connection:
            if field.has_names:
                from reader.library.finding.offering import offered  # noqa: PLC0415 - the start offers nothing

                return offered(connection, field, typed)
            from reader.library.finding.search import values  # noqa: PLC0415 - as above

            return values(connection, field)

    def hits(self, ids: Sequence[ArticleId], query: str) -> list[SearchHit]:
        """Where a query is found in these articles, in this order; for the rows on the screen, not for all results."""
        from reader.library.finding.snippets import hits  # noqa: PLC0415 - the start searches nothing

        with self._connections.reading() as connection:
            return hits(connection, ids, query, self.corrected)

    def sought(self, query: str) -> Sought:
        """What is to be lit in a text that answers a query."""
        from reader.library.finding.answers import sought  # noqa: PLC0415 - as above
        from reader.library.finding.search import local_now  # noqa: PLC0415 - as above
        from reader.query.parsing import parse  # noqa: PLC0415 - as above

        with self._connections.reading() as connection:
            return sought(connection, parse(query), local_now())

    def ids_by_hash(self, size_bytes: int) -> dict[str, ArticleId]:
        """All articles by the beginning of the hash of their text, in hexadecimal; 0.1 s for 100,000."""
        with self._connections.reading() as connection:
            found = connection.execute(
                "SELECT id, content_hash FROM article INDEXED BY article_content WHERE removed = 0"
            )
            return {content_hash[:size_bytes].hex(): ArticleId(article_id) for article_id, content_hash in found}

    def count_lines(self, limit: int) -> bool:
        """Count the lines of articles that were not counted when they came or went, at most `limit`.

        Those are of an older version, or of a deed on very many. 100 take some 15 ms. Returns whether any were left.
        """
        with self._connections.reading() as connection:
            ids = repeats.miscounted(connection, limit)
        if ids:
            with self._connections.writing() as connection:
                repeats.count_anew(connection, repeats.miscounted(connection, limit))
        return bool(ids)

    def put_contents(self, limit: int) -> bool:
        """Put articles that are not looked up across articles yet where they are, at most `limit`.

        Those that are analysed from now on are there at once. Returns whether any were left.
        """
        with self._connections.reading() as connection:
            ids = contents.missing(connection, limit)
        if ids:
            with self._connections.writing() as connection:
                for article_id in contents.missing(connection, limit):
                    self._put_contents(connection, article_id)
        return bool(ids)

    def _put_contents(self, connection: sqlite3.Connection, article_id: int) -> None:
        try:
            store.put_contents(connection, article_id, self.corrected)
        except UNREADABLE:
            _log.exception("the analysis of article %s is damaged, and is to be made again", article_id)
            store.drop_analysis(connection, article_id)

    def contents_to_come(self) -> int:
        """How many articles are not yet where they are looked up, but for those that cannot be analysed."""
        with self._connections.reading() as connection:
            return contents.to_come(connection)

    def unput(self) -> int:
        """How many articles are not looked up across articles yet: not analysed, or about to be put in anew."""
        with self._connections.reading() as connection:
            return contents.unput(connection)

    def follow(self, corrections: Corrections | None) -> bool:
        """Have `put_contents` put in anew what a change of the corrections concerns; returns whether there was one."""
        from reader.library.across import entities  # noqa: PLC0415 - after the first frame

        said = corrections.said() if corrections is not None else "[]"
        with self._connections.reading() as connection:
            if entities.made_with(connection) == said:
                return False
        from reader.library.across.renaming import follow  # noqa: PLC0415 - nobody corrects names while the program starts

        with self._connections.writing() as connection:
            follow(connection, said)
        return True

    def entities(self, query: str, limit: int, kind: EntityKind | None = None) -> list[LinkedEntity]:
        """Who and what the articles name, most articles first; see `reader.library.across.linked.listed`."""
        from reader.library.across import linked  # noqa: PLC0415 - the start links nobody

        with self._connections.reading() as connection:
            return linked.listed(connection, query, limit, kind)

    def entity_of(self, kind: EntityKind, name: str, article_id: ArticleId) -> LinkedEntity | None:
        """Whom an article calls so, across articles; None where it calls nobody so, or is not analysed."""
        from reader.library.across import linked  # noqa: PLC0415 - as above

        with self._connections.reading() as connection:
            return linked.of_article(connection, article_id, kind, name)

    def entity_page(self, entity_id: int) -> EntityPage | None:
        """What is known of a `LinkedEntity`; None when no article names it any more."""
        from reader.library.across import entity_page  # noqa: PLC0415 - as above

        with self._connections.reading() as connection:
            return entity_page.page(connection, entity_id, self.corrected)

    def save_position(self, article_id: ArticleId, position: int) -> None:
        """Remember which character stood at the top of the page."""
        with self._connections.writing() as connection:
            store.save_position(connection, article_id, position)

    def _delete_removed(self) -> None:
        if not self.writable:
            return
        before = datetime.fromisoformat(store.now()) - timedelta(days=KEPT_REMOVED_DAYS)
        with self._connections.reading() as connection:
            ids = store.removed_before(connection, before.astimezone(UTC).isoformat(), _DELETED_AT_ONCE)
        if ids:
            with self._connections.writing() as connection:
                store.delete(connection, ids)

    @contextlib.contextmanager
    def _readable(self, article_id: ArticleId) -> Iterator[None]:
        """Say in a sentence that a record is damaged; the others, and the file itself, may be whole."""
        try:
            yield
        except UNREADABLE as error:
            raise LibraryDamagedError(
                f"Article {article_id} in {self._path} is damaged and cannot be shown: "
                "add its source again to mend it, or put a copy of the library in its place."
            ) from error
