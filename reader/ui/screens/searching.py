"""Which articles are listed: search, filter, scope and order."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.model import ListOrder, ListView, SearchOrder
from reader.ui import wording
from reader.ui.listing import Listing
from reader.ui.screens.browsing import BrowsingScreen
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.model import ArticleId
    from reader.ui.completing import Completing
    from reader.ui.screens.library_screen import LibraryScreen
    from reader.ui.widgets.prompt import Prompt


class SearchingScreen(BrowsingScreen):
    """Searches and filters while one types, and lists what was asked for."""

    @cached_property
    def _completing(self) -> Completing:
        """What is told of a query while it is typed; made when it is, as the start searches nothing."""
        from reader.ui.completing import Completing  # noqa: PLC0415 - as above

        return Completing()

    _before_search = Listing()

    def _list(self, listing: Listing, *, keep: ArticleId | None = None) -> None:
        """List something else, with the cursor on an article, by default the one on the screen, if it is listed."""
        self._want(listing)
        self.relist(keep=keep)
        self._update_status()

    def _list_from_top(self, listing: Listing) -> None:
        """List something else, with the cursor on the first."""
        self._want(listing)
        self.load_list(listing, None)
        self._update_status()

    def _want(self, listing: Listing) -> None:
        """Have something be listed next; what a search lit goes with the search, also where its article stays."""
        self._wanted = listing
        if not listing.is_search and self.view.sought is not None:
            self.view.forget_matches()

    def _search_for(self, query: str) -> None:
        """List what answers a query, from the top; it is no list of a name, and leads back to what was listed."""
        self._remember_listing()
        self._list_from_top(self._wanted._replace(query=query, name=""))

    def _remember_listing(self) -> None:
        """Note what `leave_search` leads back to."""
        if not self._wanted.is_search:
            self._remember_place()
            self._before_search = self._wanted

    def action_search(self) -> None:
        """Find in the article if it has the focus, else search the library."""
        if self.view.has_focus and self._stored is not None:
            self._open_prompt(Asking.FIND, "")
        else:
            self.action_search_library()

    def action_search_library(self) -> None:
        """Search the library."""
        self._remember_listing()
        self._completing.start(self._wanted.query)
        self._open_prompt(Asking.SEARCH, self._wanted.query)

    def action_filter(self) -> None:
        """Filter the list by title or source."""
        if not self._wanted.view.title_filter:
            self._remember_place()
        self._open_prompt(Asking.FILTER, self._wanted.view.title_filter)

    def action_add(self) -> None:
        """Ask for a file or folder."""
        self._open_prompt(Asking.ADD, "")

    def _remember_place(self) -> None:
        here = self._stored_here
        self._came_from = here.row.id if here is not None else None

    def _open_prompt(self, asking: Asking, words: str) -> None:
        self._say("")
        if not self.prompt.is_attached:
            self.mount(self.prompt)
        if asking is not Asking.FIND:
            self.add_class("-list")
        self.prompt.open(asking, words)

    def _leave_prompt(self) -> None:
        asking = self.prompt.asking
        self.prompt.close()
        self._focus(self._pane_after(asking))
        if asking is Asking.SEARCH:
            self.leave_search()
        elif asking is Asking.FILTER:
            unfiltered = replace(self._wanted.view, title_filter="")
            self._list(self._wanted._replace(view=unfiltered), keep=self._came_from)
        elif asking is Asking.FIND:
            self.view.forget_matches()
            self._say("")

    def _pane_after(self, asking: Asking | None) -> Widget:
        """The pane that has the keys when a prompt is left."""
        return self.view if asking is Asking.FIND else self.articles

    def leave_search(self) -> None:
        """List again what was listed before, with the cursor where it was."""
        self.view.forget_matches()
        before = self._before_search._replace(search_order=self._wanted.search_order)
        self._list(before, keep=self._came_from)

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Search, filter or find while the reader types; what asks for nothing yet leaves the list as it was."""
        if event.asking is Asking.SEARCH:
            self.services.interrupt()
            self._complete(event.words)
            if self._completing.asks_nothing:
                self._list_from_top(self._before_search)
            else:
                self._list_from_top(self._wanted._replace(query=event.words.strip(), name=""))
        elif event.asking is Asking.FILTER:
            view = replace(self._wanted.view, title_filter=event.words.strip())
            query = self._wanted.query if self._wanted.name else ""
            self._list_from_top(self._wanted._replace(view=view, query=query))
        elif event.asking is Asking.FIND:
            count = self.view.find(event.words)
            self._say(f"{count:,} found" if count else f"Nothing here has “{event.words}”." if event.words else "")

    def on_prompt_submitted(self, event: Prompt.Submitted) -> None:
        """Go on with what was found, or bring in what was named."""
        self.prompt.close()
        self._focus(self._pane_after(event.asking))
        if event.asking is Asking.ADD:
            self._say("")
            if event.words.strip():
                self.add_sources((_path(event.words),))
        elif event.asking is Asking.SEARCH:
            self._say(self._completing.problem)
            if self._completing.asks_nothing:
                self.leave_search()

    def _complete(self, words: str) -> None:
        """See what could stand at the cursor of a query, and what is wrong with it."""
        self._completing.typed(words, self.prompt.cursor)
        self.prompt.mark(self._completing.wrong)
        if (wanted := self._completing.missing) is not None:
            self.load_values(wanted)

    def on_library_screen_values_loaded(self, event: LibraryScreen.ValuesLoaded) -> None:
        """Offer the values of a field."""
        self._completing.learn(event.wanted, event.values)
        self._update_status()

    def action_complete(self) -> None:
        """Take the first thing that is offered, at the cursor of the query."""
        if self.prompt.asking is not Asking.SEARCH:
            return
        self._complete(self.prompt.words)
        if self._completing.offered:
            best = self._completing.offered[0]
            self.prompt.replace(best.start, best.end, best.text)

    def _standing_words(self) -> str:
        is_search = self.prompt.asking is Asking.SEARCH
        return (is_search and self._completing.words) or super()._standing_words()

    def _helpful_keys(self) -> tuple[str, ...]:
        usual = super()._helpful_keys()
        if usual[-1:] == ("leave",) and self.services.can_leave_samples:
            usual = (*usual[:-1], "back")
        is_offered = self.prompt.asking is Asking.SEARCH and self._completing.offered
        return ("complete", *usual) if is_offered else usual

    def action_accept(self) -> None:
        """Take what is typed, as enter does in the prompt itself."""
        self.prompt.submit()

    def action_prompt_step(self, step: int) -> None:
        """Go to the next result while the prompt has the keys: in the list, or in the article."""
        if self.prompt.asking is Asking.FIND:
            self.action_next_hit_or_unread(step)
        elif self.prompt.asking in {Asking.SEARCH, Asking.FILTER}:
            self.articles.action_move(step)

    def action_scope(self, unread_only: bool) -> None:  # noqa: FBT001 - an action's argument
        """List all articles, or the unread ones; of the library, if it has any."""
        self.leave_samples()
        self._list(Listing(replace(self._wanted.view, unread_only=unread_only)))

    def action_next_order(self) -> None:
        """Next order of the list, or of the results."""
        if self._wanted.is_search:
            orders = list(SearchOrder)
            following = orders[(orders.index(self._wanted.search_order) + 1) % len(orders)]
            self._list_from_top(self._wanted._replace(search_order=following))
        else:
            by = list(ListOrder)
            next_by = by[(by.index(self._wanted.view.order) + 1) % len(by)]
            self._list(self._wanted._replace(view=replace(self._wanted.view, order=next_by)))
            self._say(f"Listed {wording.order(next_by)}.")

    def leave_samples(self) -> bool:
        """Have articles of the library be listed next, and no samples; False if it has none, or is shown already."""
        can_leave = self.services.can_leave_samples
        if can_leave:
            self.services.show_samples(on=False)
            self._wanted = Listing(ListView(order=self._wanted.view.order))
        return can_leave

    def action_toggle_samples(self) -> None:
        """Show the sample articles, or the library again."""
        self.services.show_samples(on=not self.services.showing_samples)
        self._wanted = Listing()
        self._progress = ""
        if self.services.showing_samples:
            self._is_preparing = True
            self.do(self.services.prepare_samples, relist=True)
        else:
            self.relist()


def _path(words: str) -> str:
    """A path as people type or paste it: with a tilde for their home, in quotation marks."""
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1]
    return str(Path(words).expanduser()) if words.startswith("~") else words
