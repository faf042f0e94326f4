"""What goes on behind the screen: the analysis of the library, and what other programs do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError, ReadStoppedError
from reader.frozen import replace
from reader.services.progress import Held
from reader.ui import listing as listings
from reader.ui import wording
from reader.ui.listing import Listing
from reader.ui.screens.lists import ListsScreen
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.model import ArticleRow
    from reader.services.progress import Progress
    from reader.ui.listing import Listed, Refreshed, Sight

_LISTING_ANEW = frozenset({"deed", "list", "article"})
"""Groups of the workers of a deed that is done here and has the list loaded anew, one after the other."""


class KeepingUpScreen(ListsScreen):
    """Tells how far the analysis is, and shows what another program has changed where nobody is disturbed."""

    class AnalysisProgressed(Message):
        """The analysis of the library goes on, or does not."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, KeepingUpScreen.AnalysisProgressed)

    class LibraryChanged(Message):
        """The library has changed, here or by another program."""

        def __init__(self, *, is_elsewhere: bool) -> None:
            super().__init__()
            self.is_elsewhere = is_elsewhere

    class ListRefreshed(Message):
        """The list has been loaded again, and the row of the article on screen, where there is one."""

        def __init__(self, refreshed: Refreshed, here: ArticleRow | None) -> None:
            super().__init__()
            self.refreshed = refreshed
            self.here = here

    class RowReread(Message):
        """The row of the article on screen has been read again."""

        def __init__(self, row: ArticleRow) -> None:
            super().__init__()
            self.row = row

    _ahead = ""  # how far the analysis is, in words
    _shows_samples = False  # what the list on the screen was loaded from

    # The analysis of the library

    def tell_progress(self, progress: Progress) -> None:
        """How far the analysis is; called in a thread."""
        self.post_message(self.AnalysisProgressed(progress))

    def on_keeping_up_screen_analysis_progressed(self, event: AnalysisProgressed) -> None:
        """Say how far it is."""
        words = wording.progress(event.progress, self._key("hold"))
        if words != self._ahead:
            self._ahead = words
            self._update_status()

    def action_hold_analysis(self) -> None:
        """Pause what nobody waits for, or have it go on."""
        is_paused = self.services.analysis_held is None
        self.services.hold_analysis(on=is_paused)
        key = self._key("hold")
        self._say(
            f"This reader analyses only what you open, until {key} is pressed again."
            if is_paused
            else "The analysis of the library goes on."
        )

    def _standing_words(self) -> str:
        words = super()._standing_words() or self._ahead
        is_paused = not words and self.services.analysis_held is Held.KEY
        return wording.paused(self._key("hold")) if is_paused else words

    # What other programs do

    def tell_changed(self, is_elsewhere: bool) -> None:  # noqa: FBT001 - as a thread calls it
        """The library has changed; called in a thread."""
        self.post_message(self.LibraryChanged(is_elsewhere=is_elsewhere))

    def on_keeping_up_screen_library_changed(self, event: LibraryChanged) -> None:
        """Count again, and show what another program has done."""
        self.recount()
        if event.is_elsewhere:
            self._refresh_list()

    def _show_list(self, listed: Listed) -> None:
        self._shows_samples = self.services.showing_samples
        super()._show_list(listed)

    def _refresh_list(self) -> None:
        if (
            self._listed is None
            or self._listed.listing != self._wanted
            or self.prompt.asking in {Asking.SEARCH, Asking.FILTER}
        ):
            return  # another one comes, or what is typed next loads it
        if self._shows_samples != self.services.showing_samples:  # the first articles have come, or the last ones gone
            self._wanted = Listing()
            self.relist()
        elif not self._listed.count:
            self.relist()
        elif not self._shows_samples:
            self.refresh_list(self._listed, self.articles.sight)

    @work(thread=True, exclusive=True, group="refresh")
    def refresh_list(self, listed: Listed, sight: Sight) -> None:
        """Load a listing again."""
        try:
            refreshed = listings.refresh(self.services, listed, sight)
            here = self._row_here()
        except ReadStoppedError:
            return  # by a search
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.ListRefreshed(refreshed, here))

    def on_keeping_up_screen_list_refreshed(self, event: ListRefreshed) -> None:
        """Show it, with the cursor on the same article, or in its place."""
        number, cursor, listed, pages = event.refreshed
        if number != self.articles.listing or self._listed is None or self._stepping_to is not None:
            return  # another list is on the screen, or comes
        if cursor != self.articles.cursor:
            self.refresh_list(self._listed, self.articles.sight)
        elif not listed.count:
            self._show_list(listed)
        else:
            self._listed = listed
            self.articles.renew(listed.count, listed.index, pages)
            if event.here is not None:
                self._take_row(event.here)
            self._show_scope()

    # The article on screen

    def _take_row(self, row: ArticleRow) -> None:
        """What another program did to the article on screen, but for its text.

        One that was removed stays for who reads it; in the list a deed is done to the article at the cursor, so there
        that one is shown.
        """
        here = self._stored_here
        if here is None or here.row.id != row.id or (row.updated and not here.row.updated):
            return  # it has another text, which comes when it is opened
        is_gone = row.removed and not here.row.removed
        if is_gone and any(worker.group in _LISTING_ANEW for worker in self.workers):
            return  # it was removed here, and the next one comes
        self._show_row(row)
        if is_gone:
            self._say(f"{wording.title(row)} was removed elsewhere.")
            if self.articles.has_focus:
                self._leave_removed()

    def _leave_removed(self) -> None:
        """Show the article at the cursor in place of one that is no more listed."""
        if self._is_gone and not self.is_away:
            self._open(self.articles.cursor)

    def _focus(self, pane: Widget) -> None:
        super()._focus(pane)
        if pane is self.articles:
            self._leave_removed()

    def reread_row(self) -> None:
        """Show what is so of the article on screen when all that was to be done is done."""
        self.do(self._tell_row)

    def _tell_row(self) -> None:
        if (row := self._row_here()) is not None and not row.removed:
            self.post_message(self.RowReread(row))

    def _row_here(self) -> ArticleRow | None:
        """The row of the article on screen, as it is by now; called in a thread."""
        here = self._stored_here
        rows = self.services.rows((here.row.id,), with_removed=True) if here is not None else ()
        return next((row for row in rows if here is not None and row.sample == here.row.sample), None)

    def on_keeping_up_screen_row_reread(self, event: RowReread) -> None:
        """Show it, if that article is still on screen."""
        here = self._stored_here
        if here is not None and here.row.id == event.row.id and here.row.sample == event.row.sample:
            self._show_row(event.row)

    def _show_row(self, row: ArticleRow) -> None:
        """Show what has changed of an article, in the list and above its text."""
        self.articles.replace(row)
        here = self._stored_here
        if here is not None and here.row.id == row.id and here.row != row:
            before, self._stored = here.row, replace(here, row=row)
            if (before.starred, before.tags, before.removed) != (row.starred, row.tags, row.removed):
                self.view.change_heading(wording.heading(self._stored, row.failed))
