"""Taking sources in: found here, read and extracted in the worker, kept in transactions of many."""

from __future__ import annotations

import io
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import SourceError
from reader.ingest.load import load
from reader.ingest.sources import STDIN, discover
from reader.jobs import JobError
from reader.services.priorities import Priority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from reader.jobs import Jobs
    from reader.library.library import Library
    from reader.model import Added, Article, RawDocument

MAX_BATCH_FILES = 32
"""Files that the worker is given at once."""
MAX_BATCH_BYTES = 4_000_000
"""Bytes that it is given at once, unless a single file is larger: they come back with the articles."""
MAX_STORED_AT_ONCE = 50
"""Articles in one transaction."""
MAX_WAIT_SECONDS = 0.25
"""Longest that an article waits for others to be kept with it."""


MAX_FOUND_UNTOLD = 1000
"""Documents that are found before it is told how many there are so far."""


class Intake:
    """One run of taking in; iterate over `outcomes`."""

    def __init__(
        self,
        jobs: Jobs,
        library: Library,
        sources: Sequence[str],
        stdin: bytes | None = None,
        *,
        is_step: bool = False,
    ) -> None:
        """Read nothing yet, not even a folder.

        Args:
            jobs: reads and extracts.
            library: keeps.
            sources: paths of files and folders, ``-`` for `stdin`.
            stdin: what standard input held.
            is_step: whether what comes is a step to undo.
        """
        from reader.library.articles.steps import Coming  # noqa: PLC0415 - the start takes nothing in

        self._coming = Coming() if is_step else None
        self._jobs = jobs
        self._library = library
        self._sources = sources
        self._stdin = stdin
        self._pending: deque[tuple[list[str | RawDocument], Future[Any]]] = deque()
        self._extracted: list[tuple[Article, RawDocument]] = []
        self._last_stored = time.monotonic()

    def outcomes(
        self, is_cancelled: Callable[[], bool], on_total: Callable[[int], None] = lambda _: None
    ) -> Iterator[Added | SourceError]:
        """Take everything in, and tell of each document what became of it, once that is durable.

        Sources in which nothing was found come first, the others in their order, a failure perhaps before the
        articles that it stands behind.

        Args:
            is_cancelled: asked again and again, also while folders are searched.
            on_total: called with how many outcomes there will be, before the first of them; earlier, and more than
                once, while many are being found.

        Raises:
            StorageError: the library cannot keep them; all that was told of is kept.
        """
        documents: list[str | RawDocument] = []
        failures: list[SourceError] = []
        for source in self._sources:
            try:
                for found in discover(source, is_cancelled):
                    documents.append(load(STDIN, stdin=io.BytesIO(self._stdin or b"")) if found == STDIN else found)
                    if len(documents) % MAX_FOUND_UNTOLD == 0:
                        on_total(len(documents))
            except SourceError as error:
                failures.append(error)
        on_total(len(failures) + len(documents))
        yield from failures
        yield from self._taken_in(documents, is_cancelled)

    def _taken_in(
        self, documents: Sequence[str | RawDocument], is_cancelled: Callable[[], bool]
    ) -> Iterator[Added | SourceError]:
        batches = _batches(documents)
        try:
            self._submit_more(batches)
            while self._pending and not is_cancelled():
                yield from self._next_outcomes()
                self._submit_more(batches)
            yield from self._stored()
        finally:
            for _, future in self._pending:
                future.cancel()

    def _submit_more(self, batches: Iterator[list[str | RawDocument]]) -> None:
        while len(self._pending) <= 2 * self._jobs.workers and (batch := next(batches, None)):
            self._pending.append(self._submitted(batch))

    def _submitted(self, batch: list[str | RawDocument]) -> tuple[list[str | RawDocument], Future[Any]]:
        return batch, self._jobs.submit("ingest", batch, priority=Priority.INTAKE)

    def _next_outcomes(self) -> Iterator[Added | SourceError]:
        batch, future = self._pending[0]
        try:
            results = future.result(timeout=MAX_WAIT_SECONDS)
        except TimeoutError:
            yield from self._stored()
            return
        except JobError as error:
            self._pending.popleft()
            if len(batch) == 1:
                yield SourceError(_location(batch[0]), error.reason)
            else:  # one of them is to blame: alone, each answers for itself
                self._pending.extendleft([self._submitted([document]) for document in batch][::-1])
            return
        self._pending.popleft()
        for result in results:
            if isinstance(result, SourceError):
                yield result
            else:
                self._extracted.append(result)
        is_due = time.monotonic() - self._last_stored > MAX_WAIT_SECONDS
        if is_due or len(self._extracted) >= MAX_STORED_AT_ONCE:
            yield from self._stored()

    def _stored(self) -> list[Added]:
        """Keep what was extracted, in one transaction."""
        kept = list(self._library.add_many(self._extracted, self._coming)) if self._extracted else []
        self._extracted = []
        self._last_stored = time.monotonic()
        return kept


def _batches(documents: Sequence[str | RawDocument]) -> Iterator[list[str | RawDocument]]:
    batch: list[str | RawDocument] = []
    batch_bytes = 0
    for document in documents:
        size = _size_bytes(document)
        if batch and (len(batch) == MAX_BATCH_FILES or batch_bytes + size > MAX_BATCH_BYTES):
            yield batch
            batch, batch_bytes = [], 0
        batch.append(document)
        batch_bytes += size
    if batch:
        yield batch


def _size_bytes(document: str | RawDocument) -> int:
    if not isinstance(document, str):
        return len(document.data)
    try:
        return Path(document).stat().st_size
    except (OSError, ValueError):
        return 0  # reading it will say what is wrong


def _location(document: str | RawDocument) -> str:
    return document if isinstance(document, str) else STDIN
