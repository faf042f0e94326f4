"""The screen where one reads: list, article, panel, and the lines around them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.widgets import Static

from reader.config import MAX_TEXT_WIDTH, MIN_TEXT_WIDTH
from reader.errors import ReaderError
from reader.model import ArticleId, ListOrder, ListView, SearchOrder
from reader.ui import wording
from reader.ui.highlights import Highlights
from reader.ui.keymap import Context, Key, shown
from reader.ui.listing import MAX_HITS, Listed, Listing
from reader.ui.matches import phrases_of
from reader.ui.screens.library_screen import LibraryScreen
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.bindings import bindings_for
from reader.ui.widgets.lines import StatusLine, TopBar
from reader.ui.widgets.panel import Panel
from reader.ui.widgets.prompt import Asking, Prompt
from reader.ui.widgets.strip_line import EntryStrip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widget import Widget

    from reader.model import Analysis, StoredArticle
    from reader.services.services import Services
    from reader.ui.memory import Memory

REST_S = 0.15
"""A row under the cursor opens when the cursor has rested so long."""
KEEP_S = 1.0
"""The reading position is kept when the text has rested so long."""
MESSAGE_S = 8.0
"""A message stays so long."""


class ReadingScreen(LibraryScreen):
    """Three panes on a wide screen, two and a strip on a usual one, one at a time on a small one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.ANYWHERE)

    def __init__(
        self,
        services: Services,
        memory: Memory,
        keymap: Iterable[Key],
        *,
        text_width: int,
        sources: tuple[str, ...] = (),
        stdin: bytes | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        """Make the screen.

        Args:
            services: the use cases.
            memory: the choices of the last time; changed as the reader chooses.
            keymap: the keys in force, for hints.
            text_width: of the text column, in cells.
            sources: what to bring in and open at the start.
            stdin: what came on standard input, for the source ``-``.
            problems: sentences about the settings, to be said at the start.
        """
        super().__init__(services)
        self._problems = problems
        self._keymap = tuple(keymap)
        self._memory = memory
        self._keys = {key.id: shown(key.key_list[0]) for key in self._keymap}
        self._text_width = text_width
        self._sources = sources
        self._stdin = stdin
        self._listed: Listed | None = None
        self._wanted = Listing()
        self._stored: StoredArticle | None = None
        self._request = 0
        self._is_deliberate = False
        self._is_unread = False
        self._entry_pointed: int | None = None
        self._entry_pinned: int | None = None
        self._number_lit: int | None = None
        self._message = ""
        self._progress = ""
        self._rest: Timer | None = None
        self._keep: Timer | None = None
        self._message_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The panes and the lines around them."""
        keys = self._keys
        hints = f"{keys['search']} search   {keys['palette']} commands   {keys['help']} help"
        yield TopBar(hints, id="top")
        with Container(id="panes"):
            yield ArticleList(id="articles")
            with Container(id="reading"):
                with Vertical(id="page"):
                    yield ArticleView(text_width=self._text_width, id="article")
                    yield Static("", id="empty", markup=False)
                    yield EntryStrip(id="strip")
                yield Panel(id="panel")
        yield StatusLine(id="status")
        yield Prompt(id="prompt")

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one("#articles", ArticleList)

    @property
    def view(self) -> ArticleView:
        """The article."""
        return self.query_one("#article", ArticleView)

    @property
    def panel(self) -> Panel:
        """The panel."""
        return self.query_one("#panel", Panel)

    @property
    def strip(self) -> EntryStrip:
        """What stands for the panel where there is no room for it."""
        return self.query_one("#strip", EntryStrip)

    @property
    def prompt(self) -> Prompt:
        """The prompt."""
        return self.query_one("#prompt", Prompt)

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one("#status", StatusLine)

    def on_mount(self) -> None:
        """Load the list, and start what works in the background."""
        self.add_class("-list")
        self.articles.focus()
        if not self._memory.summary_open:
            self.view.toggle_summary()
        keep = ArticleId(self._memory.last_article) if self._memory.last_article else None
        self.load_list(self._wanted, keep)
        self.call_after_refresh(self._start_work)

    def _start_work(self) -> None:
        services = self.services
        services.start_background(
            on_analysed=self._tell_analysed,
            on_progress=self._tell_progress,
        )
        if services.notice or self._problems:
            self._say(" ".join((*self._problems, services.notice or "")).strip())
        if self._sources:
            self.add_sources(self._sources, self._stdin)
        elif services.showing_samples:
            self.do(self.services.prepare_samples, relist=True)

    def _tell_analysed(self, article_id: ArticleId, result: Analysis | ReaderError) -> None:
        self.post_message(self.Analysed(article_id, result))

    def _tell_progress(self, done: int, total: int) -> None:
        self.post_message(self.Progressed(f"Reading ahead: {done:,} of {total:,}" if done < total else ""))

    # The list

    def on_library_screen_list_loaded(self, event: LibraryScreen.ListLoaded) -> None:
        """Show a listing, and the article at its cursor."""
        listed = event.listed
        if listed.listing != self._wanted:
            return
        self._listed = listed
        number = self.articles.show(listed.count, listed.index, as_hits=bool(listed.listing.query))
        self.articles.fill(number, listed.first, listed.rows)
        self._show_scope()
        if listed.count:
            if event.follow:
                self._open(listed.index)
        elif not listed.listing.query or self.prompt.asking is not Asking.SEARCH:
            self._show_nothing()

    def _show_scope(self) -> None:
        listed = self._listed
        if listed is None:
            return
        listing = listed.listing
        if listing.query:
            capped = listed.count >= MAX_HITS
            words = wording.found(listing.query, listed.count, listing.search_order, is_capped=capped)
        else:
            words = wording.scope(listed.tally, listing.view, samples=self.services.showing_samples)
        self.query_one("#top", TopBar).show_scope(words)

    def _show_nothing(self) -> None:
        assert self._listed is not None
        self._stored = None
        self.view.clear()
        self._show_entries(Highlights(), "")
        listing = self._listed.listing
        self._show_empty(wording.empty(listing.view, self._listed.tally, query=listing.query))

    def _show_empty(self, words: str) -> None:
        """Say something in place of the article; nothing shows the article again."""
        empty = self.query_one("#empty", Static)
        empty.update(words)
        empty.display = bool(words)
        self.view.display = not words

    def relist(self, *, keep: ArticleId | None = None, follow: bool = True) -> None:
        """Load the list anew, with the cursor on an article."""
        self.load_list(self._wanted, keep or (self._stored.row.id if self._stored else None), follow=follow)

    def on_article_list_page_wanted(self, event: ArticleList.PageWanted) -> None:
        """Load rows that came into sight."""
        if self._listed is not None:
            self.load_page(self._listed, event.listing, event.first, event.limit)

    def on_library_screen_page_loaded(self, event: LibraryScreen.PageLoaded) -> None:
        """Show them."""
        self.articles.fill(event.number, event.first, event.rows)

    def on_article_list_cursor_moved(self, event: ArticleList.CursorMoved) -> None:
        """Open the article when the cursor rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_S, lambda: self._open(event.index))

    def on_article_list_article_chosen(self, event: ArticleList.ArticleChosen) -> None:
        """Read the article."""
        self._open(event.index, deliberate=True)
        self._focus(self.view)

    # The article

    def _open(self, index: int, *, deliberate: bool = False) -> None:
        if self._rest is not None:
            self._rest.stop()
        if self._listed is None or not 0 <= index < self._listed.count:
            return
        row = self.articles.row(index)
        if row is not None and self._stored is not None and row.id == self._stored.row.id and not row.updated:
            if deliberate:
                self._mark_read()
            if not self._listed.listing.query:
                return
        self._request += 1
        self._is_deliberate = deliberate
        self.load_article(self._request, self._listed, index, row.id if row else None)

    def on_library_screen_article_loaded(self, event: LibraryScreen.ArticleLoaded) -> None:
        """Show an article; a hit of a search stands in sight and is marked."""
        if event.request != self._request:
            return
        self._keep_position()
        stored, analysis, hit = event.stored, event.analysis, event.hit
        self._stored = stored
        self._is_unread = stored.row.unread
        self._memory.last_article = 0 if stored.row.sample else stored.row.id
        self._entry_pointed = self._entry_pinned = None
        self._show_empty("")
        failure = stored.row.failed
        room = 0 if analysis or failure else 6
        self.view.show(stored, wording.heading(stored, failure), analysis, offset=stored.position, room=room)
        message = wording.NO_ENTRIES if analysis else wording.NOT_ANALYSED if failure else wording.ANALYSING
        self._show_entries(self.view.highlights, message)
        if hit is not None and self._listed is not None:
            self.view.find(*phrases_of(self._listed.listing.query))
            if hit.first_hit is not None:
                self.view.go_to(hit.first_hit)
        if self._is_deliberate:
            self._mark_read()
        self.services.want(stored.row.id, self.articles.neighbours(self.articles.cursor))

    def _show_entries(self, highlights: Highlights, message: str) -> None:
        self.panel.show(highlights, message)
        self.strip.show(highlights, message)
        self._update_status()

    def on_library_screen_analysed(self, event: LibraryScreen.Analysed) -> None:
        """Fill in what has become known of the article on screen."""
        stored = self._stored
        if stored is None or stored.row.id != event.article_id:
            return
        if isinstance(event.result, ReaderError):
            self.view.show_analysis(wording.heading(stored, str(event.result)), None)
            self._show_entries(Highlights(), wording.NOT_ANALYSED)
        else:
            self._take_analysis(stored, event.result)

    def _take_analysis(self, stored: StoredArticle, analysis: Analysis) -> None:
        self._entry_pointed = self._entry_pinned = None
        self.view.show_analysis(wording.heading(stored), analysis)
        self._show_entries(self.view.highlights, wording.NO_ENTRIES)

    def on_article_view_scrolled(self, event: ArticleView.Scrolled) -> None:
        """Tell how much is read, and keep the position when the text rests."""
        self.status.show_percent(event.percent if self._stored else None)
        if event.percent >= 100 and self.view.scroll_offset.y > 0:
            self._mark_read()
        if self._keep is not None:
            self._keep.stop()
        self._keep = self.set_timer(KEEP_S, self._keep_position)

    def _keep_position(self) -> None:
        stored = self._stored
        if stored is None:
            return
        offset = self.view.reading_offset
        if offset != stored.position:
            self._stored = replace(stored, position=offset)
            article_id = stored.row.id
            self.do(lambda: self.services.save_position(article_id, offset))

    def on_article_view_end_passed(self) -> None:
        """Go on with the next unread article."""
        self.action_step_unread(1)

    def _mark_read(self) -> None:
        stored = self._stored
        if stored is not None and self._is_unread:
            self._set_unread(stored, unread=False)
            self.do(lambda: self.services.opened(stored.row.id))

    def _set_unread(self, stored: StoredArticle, *, unread: bool) -> None:
        """Show an article as read or unread at once; the library follows."""
        row = replace(stored.row, unread=unread, updated=False)
        self._is_unread = unread
        self._stored = replace(stored, row=row)
        self.articles.replace(row)
        if self._listed is not None:
            tally = self._listed.tally
            self._listed = replace(self._listed, tally=replace(tally, unread=tally.unread + (1 if unread else -1)))
            self._show_scope()

    # Light

    def on_panel_entry_pointed(self, event: Panel.EntryPointed) -> None:
        """Light an entry in the text; the first mention comes into view if none is."""
        self._point(event.key, reveal=True)

    def on_entry_strip_entry_pointed(self, event: EntryStrip.EntryPointed) -> None:
        """As for the panel."""
        self._point(event.key, reveal=True)

    def on_article_view_mention_pointed(self, event: ArticleView.MentionPointed) -> None:
        """Light the entry and its other mentions."""
        self._point(event.key, reveal=False)

    def on_panel_entry_chosen(self, event: Panel.EntryChosen) -> None:
        """Pin or unpin an entry."""
        self._pin(event.key)

    def on_entry_strip_entry_chosen(self, event: EntryStrip.EntryChosen) -> None:
        """Pin or unpin an entry."""
        self._pin(event.key)

    def on_article_view_mention_chosen(self, event: ArticleView.MentionChosen) -> None:
        """Pin or unpin an entry."""
        self._pin(event.key)

    def _point(self, key: int | None, *, reveal: bool) -> None:
        self._entry_pointed = key
        self._number_lit = None
        self._light(reveal=reveal)

    def _pin(self, key: int) -> None:
        self._entry_pinned = None if self._entry_pinned == key else key
        self.view.keep_place()
        self._light(reveal=True)
        if self._entry_pinned is not None:
            self.view.keep_place()

    def _light(self, *, reveal: bool) -> None:
        lit = self._entry_pointed if self._entry_pointed is not None else self._entry_pinned
        self.view.light(lit, reveal=reveal)
        self.panel.light(lit, pinned=self._entry_pinned)
        self.strip.light(lit)
        self._update_status()

    def action_step_mention(self, step: int) -> None:
        """Go from mention to mention, of what is lit or of anything."""
        lit = self._entry_pointed if self._entry_pointed is not None else self._entry_pinned
        mark = self.view.step_mention(step, lit)
        if mark is None:
            self._say("No names or numbers here.")
            return
        entry = self.view.highlights.entries[mark.key]
        self._number_lit = (
            entry.marks.index((mark.start, mark.end)) + 1 if (mark.start, mark.end) in entry.marks else None
        )
        self.panel.light(mark.key, pinned=self._entry_pinned)
        self.strip.light(mark.key)
        self._update_status(mark.key)

    # The line at the bottom

    def _say(self, words: str) -> None:
        self._message = words
        if self._message_timer is not None:
            self._message_timer.stop()
        if words:
            self._message_timer = self.set_timer(MESSAGE_S, lambda: self._say(""))
        self._update_status()

    def _update_status(self, lit: int | None = None) -> None:
        if lit is None:
            lit = self._entry_pointed if self._entry_pointed is not None else self._entry_pinned
        entries = self.view.highlights.entries
        if lit is not None and lit < len(entries):
            words = wording.entry(entries[lit], self._number_lit)
        else:
            words = self._message or self._progress
        self.status.show_message(words)
        self.status.show_hints(self._hints(is_lit=lit is not None))
        self.status.show_percent(self.view.percent if self._stored else None)

    def _hints(self, *, is_lit: bool) -> str:
        if is_lit:
            wanted = [("next_mention", "next"), ("previous_mention", "previous"), ("pin", "pin"), ("back", "back")]
        elif self._wanted.query:
            wanted = [("open", "read"), ("next", "next match"), ("order", "order"), ("back", "back")]
        elif self.view.has_focus:
            wanted = [("panel", "who, where, how much"), ("next_article", "next"), ("back", "list")]
        else:
            wanted = [("open", "read"), ("panel", "who, where, how much"), ("leave", "quit")]
        return "   ".join(f"{self._keys[action]} {words}" for action, words in wanted)

    def on_library_screen_done(self, event: LibraryScreen.Done) -> None:
        """Say what has been done."""
        if event.words:
            self._say(event.words)
        if event.relist:
            self.relist(keep=event.keep)

    def on_library_screen_progressed(self, event: LibraryScreen.Progressed) -> None:
        """Say what goes on."""
        self._progress = event.words
        self._update_status()

    # Focus

    def _focus(self, pane: Widget) -> None:
        self.set_class(pane is self.articles, "-list")
        if pane is self.panel:
            self.add_class("-panel")
        pane.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What the cursor of the panel is on lights up."""
        if event.widget is self.panel:
            entry = self.panel.entry_at_cursor
            self._point(entry.key if entry else None, reveal=True)
        self._update_status()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Without the panel's focus only what is pinned stays lit."""
        if event.widget is self.panel:
            self.remove_class("-panel")
            self._point(None, reveal=False)

    def action_pane(self, step: int) -> None:
        """Go to the pane on the left or right."""
        panes: tuple[Widget, ...] = (self.articles, self.view, self.panel)
        here = next((i for i, pane in enumerate(panes) if pane is self.focused), 0)
        there = here + step
        if 0 <= there < len(panes) and (there == 0 or self._stored is not None):
            self._focus(panes[there])

    def action_panel(self) -> None:
        """Go to the panel, and from there back to the text."""
        if self._stored is not None:
            self._focus(self.view if self.panel.has_focus else self.panel)

    def action_back(self) -> None:
        """Leave what was entered last."""
        self._step_back()

    def action_leave(self) -> None:
        """Leave what was entered last, and from the list the program."""
        if not self._step_back():
            self.action_quit()

    def _step_back(self) -> bool:
        if self.prompt.asking is not None:
            self._leave_prompt()
        elif self.cancel_adding():
            self._say("Stopped; what came in stays.")
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.panel.has_focus:
            self._focus(self.view)
        elif self._entry_pinned is not None:
            self._pin(self._entry_pinned)
        elif self.view.has_focus and self.view.go_back():
            pass
        elif self.view.has_focus:
            self._focus(self.articles)
        elif self._wanted.query:
            self._list(replace(self._wanted, query=""))
        elif self._wanted.view != ListView():
            self._list(Listing())
        else:
            return False
        return True

    # Search, filter and order

    def _list(self, listing: Listing, *, follow: bool = True) -> None:
        self._wanted = listing
        self.relist(follow=follow)
        self._update_status()

    def action_search(self) -> None:
        """Find in the article if it has the focus, else search the library."""
        if self.view.has_focus and self._stored is not None:
            self.prompt.open(Asking.FIND)
        else:
            self.action_search_library()

    def action_search_library(self) -> None:
        """Search the library."""
        self._open_prompt(Asking.SEARCH, self._wanted.query)

    def action_filter(self) -> None:
        """Filter the list by title or source."""
        self._open_prompt(Asking.FILTER, self._wanted.view.title_filter)

    def action_add(self) -> None:
        """Ask for a file or folder."""
        self._open_prompt(Asking.ADD, "")

    def _open_prompt(self, asking: Asking, words: str) -> None:
        self.add_class("-list")
        self.prompt.open(asking, words)

    def _leave_prompt(self) -> None:
        asking = self.prompt.asking
        self.prompt.close()
        self._focus(self.view if asking is Asking.FIND else self.articles)
        if asking is Asking.SEARCH:
            self._list(replace(self._wanted, query=""))
        elif asking is Asking.FILTER:
            self._list(replace(self._wanted, view=replace(self._wanted.view, title_filter="")))
        elif asking is Asking.FIND:
            self.view.find()

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Search, filter or find while the reader types."""
        if event.asking is Asking.SEARCH:
            self.services.interrupt()
            self._list(replace(self._wanted, query=event.words.strip()))
        elif event.asking is Asking.FILTER:
            view = replace(self._wanted.view, title_filter=event.words.strip())
            self._list(replace(self._wanted, view=view, query=""))
        elif event.asking is Asking.FIND:
            count = self.view.find(event.words)
            self._say(f"{count:,} found" if count else f"Nothing here has “{event.words}”." if event.words else "")

    def on_prompt_submitted(self, event: Prompt.Submitted) -> None:
        """Go on with what was found, or bring in what was named."""
        self.prompt.close()
        self._focus(self.view if event.asking is Asking.FIND else self.articles)
        if event.asking is Asking.ADD and event.words.strip():
            self.add_sources((event.words.strip(),))
        elif event.asking is Asking.SEARCH and not event.words.strip():
            self._list(replace(self._wanted, query=""))

    def action_move_in_list(self, step: int) -> None:
        """Move in the list while the prompt has the keys."""
        self.articles.action_move(step)

    def action_scope(self, unread_only: bool) -> None:  # noqa: FBT001 - an action's argument
        """List all articles, or the unread ones."""
        self._list(Listing(replace(self._wanted.view, unread_only=unread_only)))

    def action_next_order(self) -> None:
        """Next order of the list, or of the results."""
        if self._wanted.query:
            orders = list(SearchOrder)
            following = orders[(orders.index(self._wanted.search_order) + 1) % len(orders)]
            self._list(replace(self._wanted, search_order=following))
        else:
            by = list(ListOrder)
            next_by = by[(by.index(self._wanted.view.order) + 1) % len(by)]
            self._list(replace(self._wanted, view=replace(self._wanted.view, order=next_by)))
            self._say(f"Listed {wording.order(next_by)}.")

    def action_toggle_samples(self) -> None:
        """Show the sample articles, or the library again."""
        self.services.show_samples(on=not self.services.showing_samples)
        self._wanted = Listing()
        if self.services.showing_samples:
            self.do(self.services.prepare_samples, relist=True)
        else:
            self.relist()

    # From article to article

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        index = self.articles.cursor + step
        if self._listed is not None and 0 <= index < self._listed.count:
            self.articles.place_cursor(index)
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
        if self._listed is None or self._stored is None:
            return
        listed, here, services = self._listed, self._stored.row.id, self.services
        if listed.listing.query:
            self.action_step_article(step)
            return

        def go() -> str:
            found = services.next_unread(listed.listing.view, here, step)
            if found is None:
                return "Nothing unread further on." if step > 0 else "Nothing unread before."
            index = services.index_of(listed.listing.view, found)
            self.app.call_from_thread(self._go_to_row, index)
            return ""

        self.do(go)

    def _go_to_row(self, index: int | None) -> None:
        if index is not None:
            self.articles.place_cursor(index)
            self._open(index, deliberate=True)

    # Deeds

    def action_toggle_read(self) -> None:
        """Mark the article as read or unread."""
        stored = self._stored
        if stored is not None:
            unread = not self._is_unread
            self._set_unread(stored, unread=unread)
            words = f"Marked as {'unread' if unread else 'read'}: {wording.title(stored.row)}. U undoes it."
            self.do(lambda: self.services.mark(stored.row.id, unread=unread), said=words)

    def action_mark_all_read(self) -> None:
        """Mark everything in the list as read."""
        view = self._wanted.view

        def mark() -> str:
            count = self.services.mark_all_read(view)
            return f"{count:,} marked as read. U undoes it." if count else "Everything is read already."

        self.do(mark, relist=True)

    def action_remove(self) -> None:
        """Remove the article; the next one takes its place."""
        stored = self._stored
        if stored is None or self._listed is None:
            return
        if stored.row.sample:
            self._say("Samples stay; they vanish by themselves when the library has articles of its own.")
            return
        neighbours = self.articles.neighbours(self.articles.cursor, 1)
        self.do(
            lambda: self.services.remove(stored.row.id),
            said=f"Removed {wording.title(stored.row)}. U brings it back.",
            relist=True,
            keep=neighbours[0] if neighbours else None,
        )

    def action_undo(self) -> None:
        """Undo what was done last."""
        self.do(lambda: self.services.undo() or "Nothing to undo.", relist=True)

    def action_reload(self) -> None:
        """Read the article's source again."""
        stored = self._stored
        if stored is None:
            return

        def reload() -> str:
            outcome = self.services.reload(stored.row.id)
            if isinstance(outcome, ReaderError):
                return str(outcome)
            return "The source is unchanged." if outcome.outcome == "known" else "Read again: the text has changed."

        self.do(reload, relist=True)

    # Looks

    def action_toggle_summary(self) -> None:
        """Fold or unfold the summary."""
        self.view.toggle_summary()
        self._memory.summary_open = self.view.summary_open

    def action_text_width(self, step: int) -> None:
        """Make the text wider or narrower."""
        self._text_width = max(MIN_TEXT_WIDTH, min(MAX_TEXT_WIDTH, self._text_width + step))
        self._memory.text_width = self._text_width
        self.view.set_text_width(self._text_width)
        self._say(f"Text {self._text_width} wide.")

    def action_zen(self) -> None:
        """Show the text alone, or everything."""
        if self._stored is not None:
            self.toggle_class("-zen")
            self._focus(self.view)

    def action_next_theme(self) -> None:
        """Next of our themes; the palette has all."""
        from reader.ui.themes import THEMES  # noqa: PLC0415

        names = [theme.name for theme in THEMES]
        here = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(here + 1) % len(names)]
        self._say(f"Theme {self.app.theme.removeprefix('nutgraf-')}.")

    def action_copy(self) -> None:
        """Copy what is selected, or where the article comes from."""
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self._say(f"Copied {len(selected):,} characters.")
        elif self._stored is not None:
            self.app.copy_to_clipboard(self._stored.article.location)
            self._say(f"Copied {self._stored.article.location}")

    def action_help(self) -> None:
        """Show all keys."""
        from reader.ui.screens.help import HelpScreen  # noqa: PLC0415

        self.app.push_screen(HelpScreen(self._keymap))

    def action_quit(self) -> None:
        """Keep the position and quit."""
        stored = self._stored
        if stored is not None and self.view.reading_offset != stored.position:
            with suppress(ReaderError):  # a library that cannot be written said so at the start
                self.services.save_position(stored.row.id, self.view.reading_offset)
        self.app.exit()
