"""The thread that keeps the worker busy: the opened article, its neighbours, what is in sight, then all others."""

from __future__ import annotations

import bisect
import logging
import queue
import threading
import time
from collections import deque
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from reader.errors import AnalysisError, LibraryDamagedError, LibraryReadOnlyError, ReaderError, StorageError
from reader.frozen import replace
from reader.jobs import JobError
from reader.services.power import Holding
from reader.services.priorities import Priority
from reader.services.progress import Counter, Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from reader.analysis.version import Options
    from reader.jobs import Jobs
    from reader.library.library import Library
    from reader.model import Analysis, ArticleId
    from reader.services.progress import Progress

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

MAX_IN_FLIGHT = 3
"""Articles of the backlog that are with the worker or in its queue: enough that it never waits for this thread."""
MAX_BACKLOG = 10_000
"""Ids that are looked up at once."""
COUNTED_PER_ROUND = 50
"""Articles of an older library whose lines are counted in one transaction, some 8 ms."""
PUT_PER_ROUND = 10
"""Articles whose analysis is put where it is looked up across articles, in one transaction."""
MAX_REMEMBERED = 32
"""Analyses that are kept in memory when the library cannot keep them."""
MAX_TOLD = 8
"""Latest results that are told again when their article is opened."""
RETRY_SECONDS = 2.0
"""How long the backlog waits after the library or the worker failed; twice as long after each failure in a row."""
MAX_RETRY_SECONDS = 300.0
"""Longest that the backlog waits."""


def outcome_of(future: Future[_T]) -> _T | AnalysisError:
    """Wait for the answer to a job on an article: what was made of it, or why nothing was.

    Raises:
        CancelledError: the job was taken back.
    """
    try:
        return future.result()
    except JobError as error:
        return AnalysisError(f"The analysis {error.reason}.")
    except ReaderError as error:
        return AnalysisError(str(error))


class _Request(NamedTuple):
    """An article that is being analysed.

    Attributes:
        text_hash: of the article as it was taken in.
        made_of: of the article with the roles that it has now.
        is_wanted: whether a person opened it, or one beside it.
        changes: how many changes of the library the thread had been told of by then.
    """

    library: Library
    article_id: ArticleId
    text_hash: str
    made_of: str
    is_wanted: bool
    changes: int


class Background:
    """Analyses what has not been analysed yet, as long as it runs.

    What a person waits for is always analysed, the rest only while it is not held back.

    Everything but `want`, `see`, `wake`, `hold`, `held`, `remembered` and `close` happens in its own thread; so do the
    callbacks.
    """

    def __init__(
        self, jobs: Jobs, current: Callable[[], Library], options: Options, catch_up: Callable[[], object]
    ) -> None:
        """Start nothing yet.

        Args:
            jobs: analyses.
            current: gives the library that is on the screen.
            options: of the analysis.
            catch_up: brings up to date what changed while no reader ran; called once, in the thread.
        """
        self._jobs = jobs
        self._current = current
        self._options = options
        self._catch_up = catch_up
        self._is_behind = True
        self._version = options.version
        self._events: queue.SimpleQueue[Future[Any] | None] = queue.SimpleQueue()
        self._wanted: deque[tuple[ArticleId, ...]] = deque(maxlen=1)  # the latest alone counts
        self._seen: deque[tuple[ArticleId, ...]] = deque(maxlen=1)  # rows that have come on the screen; the same
        self._visible: list[ArticleId] = []  # those of them that have not been looked at yet, the last one first
        self._missed: tuple[ArticleId, ...] = ()  # what was wanted when the library could not be read
        self._again: tuple[Library, ArticleId] | None = None  # what was opened while it was being analysed
        self._changes = 0
        self._has_news = True
        self._has_more = False
        self._has_uncounted = True
        self._has_missing = True
        self._is_closing = False
        self._library: Library | None = None
        self._backlog: list[ArticleId] = []
        self._beyond = 0  # how many are left to do besides, and were not looked up
        self._running: dict[Future[Any], _Request] = {}
        self._counter = Counter()
        self._holding = Holding()
        self._told: deque[tuple[Library, ArticleId, Analysis | AnalysisError]] = deque(maxlen=MAX_TOLD)
        self._kept: dict[str, Analysis] = {}  # by the text hash of the article as it was taken in
        self._failed: set[tuple[Library, str]] = set()  # what could not be analysed in this session
        self._suspects: set[ArticleId] = set()  # of the library of the backlog
        self._retry_s = RETRY_SECONDS
        self._paused_until: float | None = None
        self._thread: threading.Thread | None = None

    def start(
        self,
        on_analysed: Callable[[ArticleId, Analysis | AnalysisError], None],
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        """Begin; the callbacks are called in the thread, and only for articles of the library on the screen.

        Args:
            on_analysed: with each article whose analysis came, or why none did.
            on_progress: with how many of how many are done, every now and then, and at the end.
        """
        self._on_analysed = on_analysed
        self._counter.on_progress = on_progress
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._thread.start()

    def want(self, ids: Sequence[ArticleId]) -> None:
        """Put these first, the first of them before all; the ones wanted earlier go back into the line."""
        self._wanted.append(tuple(ids))
        self._events.put(None)

    def see(self, ids: Sequence[ArticleId]) -> None:
        """Put these before all that nobody asked for: their rows are on the screen."""
        self._seen.append(tuple(ids))
        self._events.put(None)

    def hold(self, *, on: bool) -> None:
        """Hold back what nobody waits for, or have it go on; see `Holding.choose`."""
        self._holding.choose(on=on)
        self._events.put(None)

    @property
    def held(self) -> Held | None:
        """Why what nobody waits for is held back, if it is."""
        return self._holding.held

    def wake(self) -> None:
        """Say that articles have come, that names are corrected, or that another library is on the screen."""
        self._changes += 1
        self._has_news = self._has_missing = self._has_uncounted = True
        self._told.clear()  # a text may have changed
        self._events.put(None)

    @property
    def remembers_any(self) -> bool:
        """Whether there is anything that `remembered` could give."""
        return bool(self._kept)

    def remembered(self, text_hash: str) -> Analysis | None:
        """An analysis that the library could not keep, by the hash of its article as it was taken in."""
        made = self._kept.get(text_hash)
        return None if made is None else replace(made, text_hash=text_hash)

    def close(self, timeout_s: float) -> None:
        """End the thread; close the jobs first, so that it waits for none."""
        self._is_closing = True
        self._events.put(None)
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._is_closing:
            try:
                if self._wanted:
                    self._missed = self._wanted.pop()
                    self._submit_wanted(self._missed)
                    self._missed = ()
                if self._paused_until is None:
                    self._submit_backlog()
                    if self._is_behind:  # after the worker has got something to do: another program may be writing
                        self._is_behind = False
                        self._catch_up()
                    self._tidy()
                if (future := self._next_event()) is not None:
                    self._finish(future)
            except (LibraryDamagedError, LibraryReadOnlyError):
                if not self._is_closing:
                    _log.exception("the library cannot be used; analysis waits for the next change")
                    self._backlog, self._has_more = [], False
            except StorageError:
                if not self._is_closing:
                    _log.exception("the library could not be read or written")
                    self._pause()

    def _next_event(self) -> Future[Any] | None:
        """Wait for a job that ended; None when something else is to be looked at."""
        due_s = self._paused_until
        if due_s is None and self.held is Held.BATTERY:
            due_s = self._holding.due_s
        try:
            return self._events.get(timeout=None if due_s is None else max(0.0, due_s - time.monotonic()))
        except queue.Empty:
            if self._paused_until is not None and time.monotonic() >= self._paused_until:
                self._paused_until = None
                if self._missed and not self._wanted:
                    self._wanted.append(self._missed)
            return None

    def _pause(self) -> None:
        """Leave the backlog alone for a while, and look it up again then; what is opened is still analysed."""
        self._backlog, self._has_news = [], True
        if self._paused_until is not None:  # what was under way fails for the same reason
            return
        _log.warning("analysis of the backlog waits for %g s", self._retry_s)
        self._paused_until = time.monotonic() + self._retry_s
        self._retry_s = min(2 * self._retry_s, MAX_RETRY_SECONDS)

    def _submit_wanted(self, wanted: tuple[ArticleId, ...]) -> None:
        library = self._current()
        self._again = None
        for future, request in list(self._running.items()):
            if request.is_wanted and (request.library is not library or request.article_id not in wanted):
                future.cancel()
        priorities = dict.fromkeys(wanted[1:], Priority.NEIGHBOUR) | dict.fromkeys(wanted[:1], Priority.OPENED)
        self._jobs.reprioritise({(id(library), article_id): p for article_id, p in priorities.items()})
        for told_library, article_id, outcome in tuple(self._told):
            if told_library is library and article_id == wanted[0]:
                self._on_analysed(article_id, outcome)  # it may have come while the article was being loaded
        for article_id in wanted:
            self._submit(library, article_id, priorities[article_id], is_wanted=True)

    def _submit_backlog(self) -> None:
        library = self._current()
        if library is not self._library:
            self._library, self._has_news = library, True
            self._counter.restart()
            self._has_uncounted = self._has_missing = True
            self._visible.clear()
            self._suspects.clear()
        if self._seen:
            self._visible = list(self._seen.pop())[::-1] if library.writable else []
        if self._backlog or self._has_news or self.held is not None:
            self._holding.look(time.monotonic())
        while len(self._running) < MAX_IN_FLIGHT:
            if self._has_news or (self._has_more and not self._backlog):
                self._has_news = False
                self._backlog = self._look_up(library)
                self._has_more = len(self._backlog) == MAX_BACKLOG
                self._beyond = library.count_unanalysed(self._version) - MAX_BACKLOG if self._has_more else 0
            self._counter.hold(self.held, self._left, time.monotonic())
            if self.held is not None:
                return
            if self._visible:
                self._submit(library, self._visible.pop(), Priority.VISIBLE)
            elif self._backlog:
                self._submit(library, self._backlog.pop(), Priority.BACKLOG)
            else:
                return

    @property
    def _left(self) -> int:
        """How many articles are left to do."""
        return len(self._running) + len(self._backlog) + self._beyond

    def _tidy(self) -> None:
        """Bring a little of what is derived from the articles up to date; the next round does more.

        Nothing else depends on it: where it fails, the analyses go on, and it is tried again after the next event, or
        never where that would help nothing.
        """
        library = self._library
        if library is None or self.held is not None or not (self._has_uncounted or self._has_missing):
            return
        try:
            self._has_uncounted = library.writable and self._has_uncounted and library.count_lines(COUNTED_PER_ROUND)
            self._has_missing = library.writable and self._has_missing and library.put_contents(PUT_PER_ROUND)
        except StorageError as error:
            if isinstance(error, (LibraryDamagedError, LibraryReadOnlyError)):
                self._has_uncounted = self._has_missing = False
            if not self._is_closing:
                _log.exception("what is derived from older articles could not be brought up to date")
            return
        if self._has_uncounted or self._has_missing:
            self._events.put(None)

    def _look_up(self, library: Library) -> list[ArticleId]:
        """What is left to do in a library, the newest last; a library that keeps nothing has no backlog.

        An article with which a new worker ended comes after all others: if they are answered, it is to blame.
        """
        ids = library.unanalysed(self._version, MAX_BACKLOG)[::-1] if library.writable else []
        suspects = [article_id for article_id in ids if article_id in self._suspects]
        return suspects + [article_id for article_id in ids if article_id not in self._suspects] if suspects else ids

    def _submit(self, library: Library, article_id: ArticleId, priority: Priority, *, is_wanted: bool = False) -> None:
        """Hand an article to the worker, unless it is there, is done, or has failed before.

        An opened article that failed in an earlier session is tried once more, and one that was analysed while some of
        its lines had other roles is analysed anew; where it is there, that is seen when it comes back.
        """
        if any(r.library is library and r.article_id == article_id for r in self._running.values()):
            if priority is Priority.OPENED:
                self._again = (library, article_id)
            return
        is_analysed = library.has_analysis(article_id, self._version)
        if is_analysed and priority is not Priority.OPENED:
            return
        stored = library.article(article_id)
        if stored is None or (is_analysed and library.has_analysis_of(stored, self._version)):
            return
        made_of = stored.article.text_hash
        request = _Request(library, article_id, stored.text_hash, made_of, is_wanted, self._changes)
        has_failed = (library, made_of) in self._failed
        if priority is not Priority.BACKLOG and (has_failed or (stored.row.failed and priority is not Priority.OPENED)):
            return
        kept = self._kept.get(stored.text_hash)
        if kept is not None and kept.text_hash == made_of:
            if library.writable:
                library.save_analysis(kept, stored.text_hash)
                self._tell(request, self._kept.pop(stored.text_hash))
            return
        payload = (stored.article, self._options, library.earlier_analysis(stored))
        future = self._jobs.submit("analyse", payload, priority=priority, key=(id(library), article_id))
        self._running[future] = request
        future.add_done_callback(self._events.put)

    def _finish(self, future: Future[Any]) -> None:
        request = self._running.pop(future)
        try:
            outcome = outcome_of(future)
        except CancelledError:  # wanted no more, or the program ends
            self._put_back(request)
            self._submit_again(request)
            return
        error = future.exception()
        if isinstance(error, JobError) and not error.is_of_job:
            self._suspects.add(request.article_id)
            self._tell(request, outcome)
            self._pause()
            return
        is_current = False
        try:
            is_current = self._is_still_its_text(request)
            self._keep(request, outcome, is_current=is_current)
        except StorageError:
            self._remember(request, outcome)
            raise
        finally:
            if is_current:
                self._tell(request, outcome)
        self._retry_s, self._paused_until = RETRY_SECONDS, None
        self._submit_again(request)

    def _submit_again(self, request: _Request) -> None:
        """Hand an article to the worker that was opened while it was there, if its roles are others by now."""
        if self._again == (request.library, request.article_id) and not self._is_closing:
            self._again = None
            self._submit(request.library, request.article_id, Priority.OPENED, is_wanted=True)

    def _put_back(self, request: _Request) -> None:
        """Give an article back to the backlog, which may have passed over it while it was wanted."""
        if request.is_wanted and request.library is self._library and request.library.writable:
            at = bisect.bisect_left(self._backlog, request.article_id)
            if self._backlog[at : at + 1] != [request.article_id]:
                self._backlog.insert(at, request.article_id)

    def _keep(self, request: _Request, outcome: Analysis | AnalysisError, *, is_current: bool) -> None:
        if isinstance(outcome, AnalysisError):
            self._failed.add((request.library, request.made_of))
        if not request.library.writable:
            self._remember(request, outcome)
        elif not isinstance(outcome, AnalysisError):
            request.library.save_analysis(outcome, request.text_hash)
        elif is_current and not request.library.has_analysis(request.article_id, self._version):
            request.library.save_failure(request.article_id, self._version, str(outcome))

    def _is_still_its_text(self, request: _Request) -> bool:
        if request.changes == self._changes:
            return True
        self._has_news = True  # what was left out as being analysed may have another text by now
        stored = request.library.article(request.article_id)
        return stored is not None and stored.text_hash == request.text_hash

    def _remember(self, request: _Request, outcome: Analysis | AnalysisError) -> None:
        if not isinstance(outcome, AnalysisError):
            while len(self._kept) >= MAX_REMEMBERED:
                self._kept.pop(next(iter(self._kept)))
            self._kept[request.text_hash] = outcome

    def _tell(self, request: _Request, outcome: Analysis | AnalysisError) -> None:
        if self._is_closing or request.library is not self._current():
            return
        if not isinstance(outcome, AnalysisError):
            outcome = replace(outcome, text_hash=request.text_hash)
        self._told.append((request.library, request.article_id, outcome))
        self._on_analysed(request.article_id, outcome)
        self._counter.count(self._left, time.monotonic())
