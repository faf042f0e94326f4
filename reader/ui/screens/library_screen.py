"""A screen that asks the services in threads and hears the answers as messages.

Everything that touches the disk is here, so that nothing else can make the event loop wait. Each answer carries
what it answers; the screen drops those that it no longer wants.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.errors import ReaderError, ReadStoppedError, SourceError
from reader.ui import listing as listings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Analysis, Article, ArticleId, ArticleRow, SearchHit, Summary
    from reader.query.completing import Wanted
    from reader.services.services import Services
    from reader.ui.listing import Listed, Listing, Opened


MAX_NAMED = 3
"""Sources that could not be read and are named; there may be thousands."""
FINISH_S = 0.3
"""How long quitting waits for what is still to be kept."""


class LibraryScreen(Screen[None]):
    """Calls the services and posts what came of it."""

    def __init_subclass__(cls, *, is_shown: bool = False) -> None:
        """Prepare a class that is shown.

        The storeys between this one and that are only inherited from: Textual would look through all that each has for
        reactives, bindings and computed values, and never use it; that is a hundredth of the start (November 2026).
        """
        if is_shown:
            super().__init_subclass__()

    class ListLoaded(Message):
        """A listing is here."""

        def __init__(self, listed: Listed) -> None:
            super().__init__()
            self.listed = listed

    class PageLoaded(Message):
        """Rows of a listing are here."""

        def __init__(self, number: int, first: int, rows: Sequence[ArticleRow | SearchHit]) -> None:
            super().__init__()
            self.number = number
            self.first = first
            self.rows = rows

    class ArticleLoaded(Message):
        """An article is here, with what is known of it."""

        def __init__(self, request: int, opened: Opened) -> None:
            super().__init__()
            self.request = request
            self.opened = opened

    class ValuesLoaded(Message):
        """Values of a field of queries are here, with the number of articles, the most common first."""

        def __init__(self, wanted: Wanted, values: Sequence[tuple[str, int]]) -> None:
            super().__init__()
            self.wanted = wanted
            self.values = values

    class Analysed(Message):
        """An article has been analysed in the background, or could not be."""

        def __init__(self, article_id: ArticleId, result: Analysis | ReaderError) -> None:
            super().__init__()
            self.article_id = article_id
            self.result = result

    class Summarised(Message):
        """Another summary of an analysed text is here, or could not be made."""

        def __init__(self, analysis: Analysis, algorithm: str, result: Summary | ReaderError) -> None:
            super().__init__()
            self.analysis = analysis
            self.algorithm = algorithm
            self.result = result

    class UnreadFound(Message):
        """The next unread article of a listing: its row, or None."""

        def __init__(self, listed: Listed, index: int | None, step: int) -> None:
            super().__init__()
            self.listed = listed
            self.index = index
            self.step = step

    class Done(Message):
        """A deed is done: what to say, if need be below the line at the bottom, and whether the list has changed."""

        def __init__(
            self, words: str, *, in_full: bool = False, relist: bool = False, keep: ArticleId | None = None
        ) -> None:
            super().__init__()
            self.words = words
            self.in_full = in_full
            self.relist = relist
            self.keep = keep

    class Progressed(Message):
        """Something long goes on: what to say meanwhile; empty at the end."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, LibraryScreen.Progressed)

    def __init__(self, services: Services, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.services = services
        self._turn = asyncio.Lock()  # whoever waits gets it in order

    @work(thread=True, exclusive=True, group="list")
    def load_list(self, listing: Listing, keep: ArticleId | None) -> None:
        """Load a listing, with the cursor on an article if it is listed, else on the first."""
        worker = get_current_worker()
        try:
            listed = listings.load(self.services, listing, keep)
        except ReadStoppedError:
            return  # by a newer search
        except ReaderError as error:
            if not worker.is_cancelled:
                self.post_message(self.Done(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.ListLoaded(listed))

    @work(thread=True, group="page")
    def load_page(self, listed: Listed, number: int, first: int, limit: int) -> None:
        """Load rows of a listing."""
        try:
            rows = listings.load_page(self.services, listed, first, limit)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
        else:
            self.post_message(self.PageLoaded(number, first, rows))

    @work(thread=True, exclusive=True, group="article")
    def load_article(self, request: int, listed: Listed, index: int, article_id: ArticleId | None) -> None:
        """Load the article of a row, by its number where that is known."""
        try:
            opened = listings.open_article(self.services, listed, index, article_id)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        if opened is not None and not get_current_worker().is_cancelled:
            self.post_message(self.ArticleLoaded(request, opened))

    @work(thread=True, group="summary")
    def summarise(self, article: Article, analysis: Analysis, algorithm: str) -> None:
        """Summarise an article by another algorithm."""
        result: Summary | ReaderError
        try:
            result = self.services.summarise(article, analysis, algorithm)
        except ReaderError as error:
            result = error
        except CancelledError:  # the program ends
            return
        self.post_message(self.Summarised(analysis, algorithm, result))

    @work(thread=True, exclusive=True, group="values")
    def load_values(self, wanted: Wanted) -> None:
        """Load values of a field of queries."""
        from reader.query.fields import FIELDS  # noqa: PLC0415 - the start searches nothing

        try:
            values = self.services.values(FIELDS[wanted.field], wanted.typed)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
        else:
            self.post_message(self.ValuesLoaded(wanted, values))

    @work(group="deed")
    async def do(
        self, deed: Callable[[], object], *, said: str = "", relist: bool = False, keep: ArticleId | None = None
    ) -> None:
        """Do something with the library, in a thread, after what was to be done before.

        Args:
            deed: what to do; a string that it returns is said.
            said: what to say when it returns none.
            relist: whether the list has to be loaded anew.
            keep: the article that the cursor goes to then.
        """
        async with self._turn:
            try:
                answer = await asyncio.to_thread(deed)
            except ReaderError as error:  # the list may show already what was not done
                self.post_message(self.Done(str(error), relist=True))
                return
        self.post_message(self.Done(answer if isinstance(answer, str) else said, relist=relist, keep=keep))

    async def finish_deeds(self, last: Callable[[], object]) -> None:
        """Do the last thing, after all others; but wait no longer than one notices."""
        with suppress(TimeoutError, ReaderError):
            async with asyncio.timeout(FINISH_S), self._turn:
                await asyncio.to_thread(last)

    @work(thread=True, exclusive=True, group="unread")
    def find_unread(self, listed: Listed, index: int, article_id: ArticleId, step: int) -> None:
        """Look for the next or previous unread article of a listing."""
        try:
            found = listings.next_unread(self.services, listed, index, article_id, step)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
        else:
            self.post_message(self.UnreadFound(listed, found, step))

    @work(thread=True, group="add")
    def add_sources(self, sources: tuple[str, ...], stdin: bytes | None = None) -> None:
        """Bring sources into the library, with progress; the first article that comes is opened."""
        worker = get_current_worker()
        counts = {"added": 0, "updated": 0, "known": 0, "restored": 0}
        failures: list[SourceError] = []
        total = 0
        first: ArticleId | None = None

        def started(number: int) -> None:
            nonlocal total
            total = number

        try:
            outcomes = self.services.add(
                sources, stdin=stdin, on_start=started, is_cancelled=lambda: worker.is_cancelled
            )
            for done, outcome in enumerate(outcomes, 1):
                if isinstance(outcome, SourceError):
                    failures.append(outcome)
                else:
                    counts[outcome.outcome] += 1
                    if first is None:  # opened now: at the end of many the reader may be elsewhere
                        first = outcome.id
                        if self.services.showing_samples:
                            self.services.show_samples(on=False)
                        self.post_message(self.Done("", relist=True, keep=first))
                if total > 1:
                    self.post_message(self.Progressed(f"Adding {done:,} of {total:,} … esc stops"))
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        finally:
            self.post_message(self.Progressed(""))
        told = _told(counts, failures)
        told = f"Stopped. {told}" if worker.is_cancelled else told
        self.post_message(self.Done(told, in_full=bool(failures), relist=True))

    def cancel_adding(self) -> bool:
        """Stop bringing sources in, if that goes on; what is in stays in."""
        return bool(self.workers.cancel_group(self, "add"))


def _told(counts: dict[str, int], failures: list[SourceError]) -> str:
    parts = [
        words.format(counts[outcome])
        for outcome, words in (
            ("added", "{} added"),
            ("updated", "{} updated"),
            ("restored", "{} restored"),
            ("known", "{} known already"),
        )
        if counts[outcome]
    ]
    if failures:
        more = f", and {len(failures) - MAX_NAMED:,} more" if len(failures) > MAX_NAMED else ""
        parts.append(f"not read: {'; '.join(map(str, failures[:MAX_NAMED]))}{more}")
    told = (" · ".join(parts) or "Nothing to add").removesuffix(".")
    return f"{told[0].upper()}{told[1:]}."
