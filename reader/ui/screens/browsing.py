"""From the list to the article: listing, opening, reading on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.frozen import replace
from reader.ui import listing as listings
from reader.ui import wording
from reader.ui.highlights import Highlights
from reader.ui.later import later
from reader.ui.screens.summaries import SummariesScreen
from reader.ui.widgets.lines import TopBar
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Analysis, ArticleId, ArticleRow, StoredArticle
    from reader.ui.listing import Listed, Opened
    from reader.ui.screens.library_screen import LibraryScreen
    from reader.ui.widgets.article_list import ArticleList
    from reader.ui.widgets.page_view import PageView

REST_S = 0.15
"""A row under the cursor opens when the cursor has rested so long."""
KEEP_S = 1.0
"""The reading position is kept when the text has rested so long."""


class BrowsingScreen(SummariesScreen):
    """Lists articles and shows the one at the cursor."""

    # The list

    @property
    def is_away(self) -> bool:
        """Whether the reader has left the list's article for others, which a list that is loaded anew leaves to him."""
        return False

    def relist(self, *, keep: ArticleId | None = None) -> None:
        """Load the list anew, with the cursor on an article."""
        if keep is not None and not self.is_away:  # it is opened, also by a list that takes this one's place till then
            self._target = (self.services.showing_samples, keep)
        is_sample, target = self._target or (None, None)
        self.load_list(self._wanted, keep or (target if is_sample == self.services.showing_samples else None))

    @property
    def _stored_here(self) -> StoredArticle | None:
        """The article on screen, unless it is a sample and the library is listed now, or the other way round.

        Both number their articles from 1.
        """
        stored = self._stored
        return stored if stored is not None and stored.row.sample == self.services.showing_samples else None

    def on_library_screen_list_loaded(self, event: LibraryScreen.ListLoaded) -> None:
        """Show a listing, and the article at its cursor; what was listed before and is open already stays as it is."""
        if event.listed.listing == self._wanted:
            is_again = self._listed is not None and self._listed.listing == self._wanted
            self._show_list(event.listed)
            if event.listed.count and not self.is_away:
                self._open(event.listed.index, is_again=is_again)

    def show_first(self, keep: ArticleId | None) -> None:
        """Show the list and its article in the first frame.

        The one read that does not go by a thread: nothing is on the screen yet that could stand still, and to draw the
        screen before there is anything on it would cost a tenth of the start (November 2026).
        """
        try:
            listed = listings.load(self.services, self._wanted, keep)
            opened = listings.open_article(self.services, listed, listed.index) if listed.count else None
        except ReaderError as error:
            self._say(str(error))
            return
        self._show_list(listed)
        if opened is not None:
            self._show_article(opened)

    def _show_list(self, listed: Listed) -> None:
        self._listed = listed
        self._stepping_to = None
        number = self.articles.show(listed.count, listed.index, as_hits=listed.listing.is_search)
        self.articles.fill(number, listed.first, listed.rows)
        self._show_scope()
        if not listed.count and (not listed.listing.is_search or self.prompt.asking is not Asking.SEARCH):
            self._show_nothing()

    def _show_scope(self) -> None:
        listed = self._listed
        if listed is None:
            return
        listing = listed.listing
        if listing.is_search:
            capped = listed.count >= listings.MAX_HITS
            samples = self.services.can_leave_samples
            words = wording.found(listing.query, listed.count, listing.search_order, is_capped=capped, samples=samples)
        else:
            words = wording.scope(listed.tally, listing.view, samples=self.services.showing_samples, name=listing.name)
        self.query_one("#top", TopBar).show_scope(words)

    def _show_nothing(self) -> None:
        assert self._listed is not None
        self._stored = self._target = self._analysis = None
        self.view.clear()
        self._show_entries(Highlights(), "")
        listing = self._listed.listing
        tally = self._listed.tally
        query = listing.query if listing.is_search else ""
        words = wording.empty(
            listing.view,
            tally,
            query=query,
            name=listing.name,
            is_preparing=self._is_preparing,
            removed=self._listed.removed,
        )
        self._show_empty(f"{self._message}\n\n{words}" if self._message and not query else words)

    def _show_empty(self, words: str) -> None:
        """Say something in place of the article; nothing shows the article again."""
        if words and not self._empty.is_attached:
            self.mount(self._empty, after=self.articles)
        if self._empty.is_attached:
            self._empty.update(words)
        if words and self.focused in {None, self.view, self.panel}:
            self._focus(self.articles)
        self.set_class(bool(words), "-empty")

    def on_article_list_page_wanted(self, event: ArticleList.PageWanted) -> None:
        """Load rows that came into sight."""
        if self._listed is not None:
            self.load_page(self._listed, event.listing, event.first, event.limit)

    def on_library_screen_page_loaded(self, event: LibraryScreen.PageLoaded) -> None:
        """Show them."""
        self.articles.fill(event.number, event.first, event.rows)
        self.services.see(self.articles.ids_in_sight())

    def on_article_list_cursor_moved(self) -> None:
        """Open the article when the cursor rests."""
        self._stepping_to = None
        if self._rest is not None:
            self._rest.cancel()
        self._rest = later(self, REST_S, lambda: self._open(self.articles.cursor))

    def on_article_list_article_chosen(self, event: ArticleList.ArticleChosen) -> None:
        """Read the article."""
        self._open(event.index, deliberate=True)
        self._focus(self.view)

    # The article

    def _open(self, index: int, *, deliberate: bool = False, is_again: bool = False) -> None:
        if self._rest is not None:
            self._rest.cancel()
        if self._listed is None or not 0 <= index < self._listed.count:
            return
        self._request += 1
        row = self.articles.row(index)
        here = self._stored_here
        self._target = (row.sample, row.id) if row is not None else None
        if row is not None and here is not None and row.id == here.row.id and not row.updated:
            if deliberate:
                self._came_from = None
                self._mark_read()
            if is_again or not self._listed.listing.is_search:
                return
        self._is_deliberate = deliberate
        self.load_article(self._request, self._listed, index, row.id if row else None)

    def on_library_screen_article_loaded(self, event: LibraryScreen.ArticleLoaded) -> None:
        """Show an article."""
        if event.request != self._request:
            return
        if self._stepping_to is not None:
            self.articles.place_cursor(self._stepping_to)
            self._stepping_to = None
        self._keep_position()
        self._show_article(event.opened)

    def _show_article(self, opened: Opened) -> None:
        """Show an article; a hit of a search stands in sight and is marked."""
        stored, analysis, hit, sought = opened
        self._stored, self._analysis = stored, analysis
        self._target = (stored.row.sample, stored.row.id)
        self._is_marked_by_hand = False
        if self.services.place and not stored.row.sample:
            self._memory.last_articles[self.services.place] = stored.row.id
        self._show_empty("")
        failure = stored.row.failed
        summary = self.summary_of(stored, analysis) if analysis else None
        is_awaited = not failure and (summary is None or not summary.algorithm)
        room = self.sentences_to_come(stored) if is_awaited else 0
        heading = wording.heading(stored, failure)
        self.view.show(stored, heading, analysis, summary, offset=stored.position, room=room)
        message = wording.NO_ENTRIES if analysis else wording.NOT_ANALYSED if failure else wording.ANALYSING
        self._show_entries(self.view.highlights, message)
        if hit is not None and sought is not None and self._wanted.is_search:
            match = self.view.mark_sought(sought, hit.first_hit)
            place = match if hit.first_hit is None else hit.first_hit  # excerpts look at the beginning of a text alone
            if place is not None:
                self.view.go_to(place)
        if self._is_deliberate:
            self._came_from = None  # the reader stays here
            self._mark_read()
        self._tell_notice()
        self.services.want(stored.row.id, self.articles.neighbours(self.articles.cursor))
        self.services.see(self.articles.ids_in_sight())

    def _tell_notice(self) -> None:
        """Say what is the matter with the library, once: damage may be met only when an article is opened."""
        notice = self.services.notice
        if notice and notice != self._told_notice:
            self._told_notice = notice
            self._say_in_full(notice)

    def _show_entries(self, highlights: Highlights, message: str) -> None:
        """Show the entries of an article that was not on screen, or not analysed, until now."""
        self.panel.show(highlights, message)
        self.strip.show(highlights, message)
        self._put_light_out()
        self._update_status()

    def on_library_screen_analysed(self, event: LibraryScreen.Analysed) -> None:
        """Fill in what has become known of the article on screen."""
        stored = self._stored_here
        if stored is None or stored.row.id != event.article_id:
            return
        if not isinstance(event.result, ReaderError) and event.result.text_hash != stored.text_hash:
            return  # of a text that the article had before
        if isinstance(event.result, ReaderError):
            if self._analysis is not None:
                return  # one for other roles of the text failed: what was known of it holds
            self.view.show_analysis(wording.heading(stored, str(event.result)), None)
            self._show_entries(Highlights(), wording.NOT_ANALYSED)
        else:
            self._take_analysis(stored, event.result)

    def _take_analysis(self, stored: StoredArticle, analysis: Analysis) -> None:
        shown = self._analysis
        if shown is not None and replace(shown, entities=analysis.entities) == analysis:
            if shown.entities != analysis.entities:
                self._change_entries(analysis)
            return
        self._analysis = analysis
        self.view.show_analysis(wording.heading(stored), analysis, self.summary_of(stored, analysis))
        self._show_entries(self.view.highlights, wording.NO_ENTRIES)

    def _change_entries(self, analysis: Analysis) -> None:
        """Show other entries of the article on screen; the text, the cursor of the panel and a pin stay."""
        before = self.view.highlights
        self._analysis = analysis
        self.view.change_entries(analysis)
        self.panel.change(self.view.highlights, wording.NO_ENTRIES)
        self.strip.show(self.view.highlights, wording.NO_ENTRIES)
        self._carry_light(before)

    # Reading

    def on_page_view_scrolled(self, event: PageView.Scrolled) -> None:
        """Tell how much is read, and keep the position when the text rests."""
        stored = self._stored_here
        if stored is None or stored.row.id != event.article_id:
            return
        self.status.show_percent(event.percent)
        if not self.view.was_moved:
            return
        if event.percent >= 100 and not self._is_marked_by_hand:
            self._mark_read()
        if self._keep is not None:
            self._keep.cancel()
        self._keep = later(self, KEEP_S, self._keep_position)

    def _keep_position(self) -> None:
        keep = self._position_to_keep()
        if keep is not None:
            self.do(keep)

    def _position_to_keep(self) -> Callable[[], None] | None:
        """What keeps the reader's place in the library; None if he went nowhere or it is kept already."""
        stored = self._stored_here
        offset = self.view.reading_offset
        is_read_here = self.view.was_moved and not self.view.is_elsewhere
        if stored is None or offset == stored.position or not is_read_here or not self.services.keeps:
            return None
        self._stored = replace(stored, position=offset)
        return partial(self.services.deeds.save_position, stored.row.id, offset)

    def _mark_read(self) -> None:
        stored = self._stored_here
        if stored is not None and stored.row.unread and not stored.row.removed:
            self._set_unread(stored.row, unread=False)
            if self.services.keeps:
                self.do(lambda: self.services.deeds.opened(stored.row.id))

    def _set_unread(self, row: ArticleRow, *, unread: bool) -> None:
        """Show an article as read or unread at once; the library follows."""
        row = replace(row, unread=unread, updated=False)
        here = self._stored_here
        if here is not None and here.row.id == row.id:
            self._stored = replace(here, row=row)
        self.articles.replace(row)
        if self._listed is not None:
            tally = self._listed.tally
            self._listed = replace(self._listed, tally=replace(tally, unread=tally.unread + (1 if unread else -1)))
            self._show_scope()

    # From article to article

    @property
    def _is_gone(self) -> bool:
        """Whether the article on screen was removed elsewhere, and the cursor is on the one in its place."""
        here, at_cursor = self._stored_here, self.articles.row(self.articles.cursor)
        return here is not None and at_cursor is not None and here.row.removed and not at_cursor.removed

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        index = (self.articles.cursor if self._stepping_to is None else self._stepping_to) + step
        if self._is_gone and self._stepping_to is None and step > 0:
            index = self.articles.cursor
        if self._listed is not None and 0 <= index < self._listed.count:
            self._stepping_to = index  # the cursor is drawn with the article: a frame of its own would delay that one
            self._open(index, deliberate=True)
        else:
            self._say("That was the last one." if step > 0 else "This is the first one.")

    def action_next_hit_or_unread(self, step: int) -> None:
        """Next match while something is looked for, else the next unread article."""
        position = self.view.step_match(step)
        if position is not None:
            self._say(f"Match {position[0]:,} of {position[1]:,}")
        else:
            self.action_step_unread(step)

    def action_step_unread(self, step: int) -> None:
        """Open the next or previous unread article of the list."""
        here = self._stored_here
        if self._listed is None or here is None:
            return
        at_cursor = self.articles.row(self.articles.cursor) if self._is_gone else None
        if self._listed.listing.is_search or (at_cursor is not None and at_cursor.unread and step > 0):
            self.action_step_article(step)
        else:
            start = here.row if at_cursor is None else at_cursor
            self.find_unread(self._listed, self.articles.cursor, start.id, step)

    def on_library_screen_unread_found(self, event: LibraryScreen.UnreadFound) -> None:
        """Open it, if the same is listed still."""
        if self._listed is None or event.listed.listing != self._listed.listing:
            return
        if event.index is None:
            self._say("Nothing unread further on." if event.step > 0 else "Nothing unread before.")
        else:
            self.articles.place_cursor(event.index)
            self._open(event.index, deliberate=True)

    def on_page_view_end_passed(self) -> None:
        """Go on with the next unread article."""
        self.action_step_unread(1)
