"""What a person can do with the reader, as methods that the screen and the command line call."""

from __future__ import annotations

import contextlib
import logging
import tempfile
import time
from concurrent.futures import CancelledError
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.analysis.version import Options
from reader.corrections.file import NamesFile
from reader.errors import AnalysisError, SourceError, StorageError
from reader.frozen import replace
from reader.jobs import Jobs
from reader.library.library import Library
from reader.services.background import Background, outcome_of
from reader.services.priorities import Priority
from reader.services.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.model import (
        Added,
        Analysis,
        Article,
        ArticleId,
        Summary,
    )
    from reader.services.deeds import Deeds
    from reader.services.keeping import Keeper
    from reader.services.lists import NamedList
    from reader.services.progress import Held, Progress
    from reader.services.watching import Watching

_log = logging.getLogger(__name__)

CLOSE_SECONDS = 0.9
"""Longest that `Services.close` takes, whatever runs."""
_THREAD_SECONDS = 0.2
"""Longest part of it that is spent on waiting for the thread."""
MAX_SAMPLES = 100
"""More samples than there are."""


class Services(Shown):
    """The library, the samples and the worker, joined; every method may be called from any thread.

    All can raise `StorageError`.

    Attributes:
        jobs: the worker processes.
    """

    def __init__(self, library: Library, jobs: Jobs, *, options: Options, samples: bool | None) -> None:
        """Join an open library and jobs; use `open`."""
        names = NamesFile(paths.names_file())
        names.corrections()  # so that what is wrong with the file is known from the start
        super().__init__(library, names, samples=samples)
        self.jobs = jobs
        self._options = options
        self._background = Background(jobs, lambda: self._reading, options, self._follow_corrections)
        self._watching: Watching | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._place: str | None = None
        self._keeper: Keeper | None = None
        self._is_closed = False

    @classmethod
    def open(
        cls,
        *,
        library_path: Path | None = None,
        peek: bool = False,
        samples: bool = False,
        options: Options | None = None,
        workers: int = 1,
    ) -> Services:
        """Open the library; no process starts before there is work for it.

        Args:
            library_path: of the library, if not `reader.paths.library_file`.
            peek: use an empty library that is thrown away by `close`.
            samples: show the samples, also when the library is not empty.
            options: of the analysis; an analysis with other ones takes the place of the one before.
            workers: most worker processes.

        Raises:
            StorageError: as of `Library.open`.
        """
        temporary = tempfile.TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True) if peek else None
        path = Path(temporary.name) / "library.db" if temporary else library_path or paths.library_file()
        jobs = Jobs(workers=workers, log=paths.state_dir() / "worker.log")
        services = cls(
            Library.open(path, keeps_state=not peek), jobs, options=options or Options(), samples=samples or None
        )
        services._temporary = temporary
        services._place = None if peek else str(path.absolute())
        return services

    def close(self) -> None:
        """End everything within `CLOSE_SECONDS`, whatever runs here or in other programs; what was kept is safe."""
        deadline = time.monotonic() + CLOSE_SECONDS
        self._is_closed = True
        if self._keeper is not None:
            self._keeper.close()
        if self._watching is not None:
            self._watching.close()
        self.jobs.close()
        self._background.close(_THREAD_SECONDS)
        libraries = [library for library in (self._library, self._samples) if library is not None]
        for left, library in zip(range(len(libraries), 0, -1), libraries, strict=True):
            with contextlib.suppress(StorageError):
                library.interrupt()
            library.close(max(0.0, deadline - time.monotonic()) / left)
        if self._temporary is not None:
            self._temporary.cleanup()

    def abandon(self) -> None:
        """End the processes and remove what is temporary, without waiting for anything; for a program that hangs."""
        self._is_closed = True
        self.jobs.abandon()
        if self._keeper is not None:
            self._keeper.abandon()
        if self._temporary is not None:
            self._temporary.cleanup()

    @property
    def notice(self) -> str | None:
        """A sentence for the user about the state of the library or about the file of corrections, or None."""
        of_backups = self._keeper.problem if self._keeper is not None else ""
        return self._library.notice or self.names.problem or of_backups or None

    @property
    def place(self) -> str | None:
        """Absolute path of the library on the screen, or None for the samples and for one that is thrown away."""
        return None if self.showing_samples else self._place

    def show_samples(self, *, on: bool) -> None:
        """Show the samples, or the library even while it is empty; then `prepare_samples` may have to be called."""
        self._show_samples = on
        self._background.wake()

    def prepare_samples(self) -> None:
        """Make the samples if they are shown and not there yet; takes about a second, the first time."""
        if self.showing_samples and self._samples is None:
            from reader.services.samples import make_samples, open_samples  # noqa: PLC0415 - as above

            try:
                self._use_samples(open_samples() or make_samples(self.jobs, self._temporary_folder()))
            except (CancelledError, StorageError):
                if not self._is_closed:
                    raise
            self._background.wake()

    def warm(self) -> None:
        """Let the worker start and import what analysis needs, while nobody waits for it."""
        self.jobs.submit("warm", ("analyse", "ingest"), priority=Priority.WARM)

    @cached_property
    def deeds(self) -> Deeds:
        """What can be done to articles, names and lines."""
        from reader.services.deeds import Deeds, Surroundings  # noqa: PLC0415 - the start does nothing to articles

        return Deeds(
            self.names,
            Surroundings(
                reading=lambda: self._reading,
                undoing=lambda: self._undoing,
                found=self._found,
                on_articles=self._refresh,
                on_names=self._follow_corrections,
                on_line=self.want,
            ),
        )

    # Watching and analysing

    def sizes_of(self, lists: Sequence[NamedList]) -> list[int]:
        """How many articles some lists have, read or not; see `reader.services.lists.sizes_of`."""
        from reader.services.lists import sizes_of  # noqa: PLC0415 - as above

        return sizes_of(self._library, lists)

    def start_watching(self, on_change: Callable[[bool], None]) -> None:
        """Tell, in a thread, when the library has changed, and whether another program has changed it."""
        from reader.services.watching import Watching  # noqa: PLC0415 - as above

        def tell(is_changed_elsewhere: bool) -> None:  # noqa: FBT001 - as `Watching` calls it
            if is_changed_elsewhere:
                self._refresh()
            on_change(is_changed_elsewhere)

        self._watching = Watching(self._library, tell)
        self._watching.start()

    def analysis(self, article_id: ArticleId) -> Analysis | None:
        """The analysis of an article's present text as the user has corrected it, if it was made already."""
        found = self._found(article_id)
        return None if found is None else self.names.corrected(found)

    def _found(self, article_id: ArticleId) -> Analysis | None:
        """The analysis as the engines made it."""
        library = self._reading
        stored = library.article(article_id) if self._background.remembers_any else None
        remembered = self._background.remembered(stored.text_hash) if stored is not None else None
        if remembered is not None and not library.writable:
            return remembered  # made later than what is kept, with the roles that its lines had then
        return library.analysis(article_id, self._options.version) or remembered

    def prepare_entities(self) -> int:
        """Bring what is known across articles up to date, for who asks at once; the samples are analysed for that.

        Returns:
            How many articles are not analysed, or could not be put where they are looked up.
        """
        from reader.services.across import put_in_now  # noqa: PLC0415 - after the first frame

        self._follow_corrections()
        library = self._reading
        if library is self._samples and library.writable:
            for article_id in library.unanalysed(self._options.version, MAX_SAMPLES):
                with contextlib.suppress(AnalysisError):
                    self.analyse(article_id)
        return put_in_now(library)

    # Analysing

    def analyse(self, article_id: ArticleId) -> Analysis:
        """The analysis of an article, corrected, made now and kept if it was not there.

        Raises:
            AnalysisError: there is none, and why.
        """
        library = self._reading
        stored = library.article(article_id)
        if stored is None:
            raise AnalysisError(f"There is no article {article_id}.")
        found = self.analysis(article_id)
        if found is not None and (not library.writable or library.has_analysis_of(stored, self._options.version)):
            return found
        payload = (stored.article, self._options, library.earlier_analysis(stored))
        future = self.jobs.submit("analyse", payload, priority=Priority.OPENED)
        made: Analysis | AnalysisError = outcome_of(future)
        if isinstance(made, AnalysisError):
            raise made
        if library.writable:
            try:
                library.save_analysis(made, stored.text_hash)
            except StorageError:  # whoever waits for it can have it all the same
                _log.exception("an analysis could not be kept")
        return self.names.corrected(replace(made, text_hash=stored.text_hash))

    def summarise(self, article: Article, analysis: Analysis, algorithm: str) -> Summary:
        """The summary of an analysed article by an algorithm, as long as any that may be asked for.

        That of the default algorithm is part of the analysis; others are made now, and not kept.

        Raises:
            AnalysisError: it cannot be made, and why.
        """
        if analysis.summary.algorithm == algorithm:
            return analysis.summary
        job = (article, analysis.sentences, algorithm)
        made: Summary | AnalysisError = outcome_of(self.jobs.submit("summarise", job, priority=Priority.OPENED))
        if isinstance(made, AnalysisError):
            raise made
        return made

    def start_background(
        self,
        on_analysed: Callable[[ArticleId, Analysis | AnalysisError], None],
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Analyse all that has not been analysed; see `Background.start`. What is told is corrected."""

        def tell(article_id: ArticleId, outcome: Analysis | AnalysisError) -> None:
            told = outcome if isinstance(outcome, AnalysisError) else self.names.corrected(outcome)
            on_analysed(article_id, told)

        self._background.start(tell, on_progress)

    def keep_backups(self) -> None:
        """Make a backup of the library now and then while the program runs; see `reader.services.keeping`."""
        from reader.services.keeping import Keeper  # noqa: PLC0415 - after the first frame

        if self._place is not None and self._library.writable:
            log = paths.state_dir() / "worker.log"
            self._keeper = Keeper(Path(self._place), lambda: not self._is_empty, log)
            self._keeper.start()

    def want(self, article_id: ArticleId, neighbours: Sequence[ArticleId] = ()) -> None:
        """Analyse the opened article before all, its neighbours next; the answer comes as of `start_background`."""
        self._background.want((article_id, *neighbours))

    def see(self, ids: Sequence[ArticleId]) -> None:
        """Analyse the articles whose rows are on the screen before those that nobody sees."""
        self._background.see(ids)

    @property
    def analysis_held(self) -> Held | None:
        """Why what nobody waits for is not analysed, if it is not."""
        return self._background.held

    def hold_analysis(self, *, on: bool) -> None:
        """Analyse what nobody waits for or not, for as long as the program runs; see `Background.hold`."""
        self._background.hold(on=on)

    def _follow_corrections(self) -> None:
        """Have names looked up across articles as the file of corrections says it now."""
        from reader.services.across import follow_corrections  # noqa: PLC0415 - as above

        libraries = [library for library in (self._library, self._samples) if library is not None]
        if follow_corrections(libraries, self.names.corrections()):
            self._background.wake()

    # Taking in

    def add(
        self,
        sources: Sequence[str],
        *,
        stdin: bytes | None = None,
        on_start: Callable[[int], None] | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Added | SourceError]:
        """Take sources into the library, and tell of each document what became of it, once that is durable.

        What was new or removed before is one step to undo.

        Args:
            sources: paths of files and folders; ``-`` stands for `stdin`.
            stdin: what standard input held.
            on_start: called with the number of documents, once more whenever many more were found.
            is_cancelled: asked again and again; when it says so, what was read already is kept, and the rest left.

        Raises:
            StorageError: the library cannot keep them.
        """
        from reader.services.intake import Intake  # noqa: PLC0415 - the start takes nothing in

        library = self._library
        intake = Intake(self.jobs, library, sources, stdin, is_step=True)
        try:
            for outcome in intake.outcomes(is_cancelled, on_start or (lambda _: None)):
                if not isinstance(outcome, SourceError):
                    self._is_empty = False
                yield outcome
        except (CancelledError, StorageError):
            if not self._is_closed:
                raise
        finally:
            self._refresh()

    def reload(self, article_id: ArticleId) -> Added | SourceError:
        """Read an article's source again."""
        stored = self.article(article_id)
        if stored is None:
            return SourceError(str(article_id), "there is no such article")
        location = stored.article.location
        if location.startswith("stdin:"):
            return SourceError(location, "came from standard input, which cannot be read again")
        from reader.services.intake import Intake  # noqa: PLC0415 - as above

        intake = Intake(self.jobs, self._reading, (location,))
        outcome = next(intake.outcomes(lambda: False))
        self._background.wake()
        return outcome

    def _refresh(self) -> None:
        """See again whether the library is empty, and what there is to analyse."""
        self._look()
        self._background.wake()

    def _temporary_folder(self) -> Path:
        """A folder that is removed by `close`."""
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="nutgraf-", ignore_cleanup_errors=True)
        return Path(self._temporary.name)
