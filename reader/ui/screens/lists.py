"""The lists in the sidebar: choosing one, making one of a search, naming, moving and taking out what one has made."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.frozen import replace
from reader.model import ListView
from reader.ui.keymap import shown
from reader.ui.later import later
from reader.ui.listing import Listing
from reader.ui.screens.searching import SearchingScreen
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from reader.model import ArticleId
    from reader.services.lists import NamedList
    from reader.ui.keymap import Key
    from reader.ui.widgets.lists_view import ListsView
    from reader.ui.widgets.prompt import Prompt

COUNT_S = 3.0
"""Unread articles are counted again at most this often: it may cost the machine a tenth of a second."""


class ListsScreen(SearchingScreen):
    """Shows the lists in place of the articles while the reader chooses."""

    class ListsLoaded(Message):
        """The lists are here."""

        def __init__(self, lists: Sequence[NamedList], cursor: int = 0) -> None:
            """Make it.

            Args:
                lists: from the top.
                cursor: number of the saved search that the cursor is to stand on; 0 for where it stands.
            """
            super().__init__()
            self.lists = lists
            self.cursor = cursor

    class ListFound(Message):
        """The list of a number is here, or None where there is none."""

        def __init__(self, number: int, one: NamedList | None) -> None:
            super().__init__()
            self.number = number
            self.one = one

    class Counted(Message):
        """The unread articles of the lists have been counted."""

        def __init__(self, lists: Sequence[NamedList], unread: Sequence[int], sizes: Sequence[int]) -> None:
            super().__init__()
            self.sizes = sizes
            self.lists = lists
            self.unread = unread

    _lists: Sequence[NamedList] = ()
    _counting: TimerHandle | None = None  # while it runs, nothing is counted
    _is_count_due = False
    _is_opening = False  # the lists have been opened, and are being loaded
    _renaming: NamedList | None = None

    @cached_property
    def lists(self) -> ListsView:
        """The lists; made and mounted when they are asked for, as every widget costs the start."""
        from reader.ui.widgets.lists_view import ListsView  # noqa: PLC0415 - as above

        return ListsView(id="lists")

    @property
    def is_choosing_list(self) -> bool:
        """Whether the lists are on the screen."""
        return self.has_class("-lists")

    # Opening and closing

    def action_lists(self) -> None:
        """Show the lists, or the articles again."""
        if self.close_lists():
            return
        if not self.lists.is_attached:
            self.mount(self.lists, before=self.articles)
        self.add_class("-lists")
        self._focus(self.lists)
        self._is_opening = True
        self.load_lists()

    def close_lists(self) -> bool:
        """Show the articles again; False if they are on the screen."""
        is_open = self.is_choosing_list
        if is_open and self.prompt.asking is not None:
            self.remove_class("-lists")
        elif is_open:
            self._focus(self.articles)
        return is_open

    def _list(self, listing: Listing, *, keep: ArticleId | None = None) -> None:
        self.close_lists()
        super()._list(listing, keep=keep)

    def _list_from_top(self, listing: Listing) -> None:
        self.close_lists()
        super()._list_from_top(listing)

    def action_toggle_samples(self) -> None:
        """Show the sample articles, or the library again; not the lists."""
        self.close_lists()
        super().action_toggle_samples()

    def _open_prompt(self, asking: Asking, words: str) -> None:
        if asking in {Asking.SEARCH, Asking.FILTER}:
            self.close_lists()
        super()._open_prompt(asking, words)

    def _focus(self, pane: Widget) -> None:
        self.set_class(self.is_choosing_list and pane is self.lists, "-lists")
        super()._focus(pane)

    def action_pane(self, step: int) -> None:
        """Left of the articles are the lists."""
        if self.prompt.asking is None and step < 0 and self.articles.has_focus:
            self.action_lists()
        elif self._chooses_by_key and step > 0:
            self.close_lists()
        elif not self._chooses_by_key:
            super().action_pane(step)

    @property
    def _chooses_by_key(self) -> bool:
        return self.is_choosing_list and self.lists.has_focus

    # What there is

    @work(thread=True, exclusive=True, group="lists")
    def load_lists(self, *, counts: bool = True) -> None:
        """Load the lists, and count what is unread in them if that is on the screen."""
        try:
            lists = self.services.lists.all()
            self.post_message(self.ListsLoaded(lists))
            if not counts:
                return
            sizes = self.services.sizes_of(lists)
            unread = self.services.unread_of(lists)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(lists, unread, sizes))

    @work(thread=True, exclusive=True, group="list-number")
    def find_list(self, number: int) -> None:
        """Look which list has a number, from 1."""
        try:
            lists = self.services.lists.all()
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
        else:
            self.post_message(self.ListFound(number, lists[number - 1] if number <= len(lists) else None))

    def on_lists_screen_lists_loaded(self, event: ListsLoaded) -> None:
        """Show them."""
        lists = self._lists = event.lists
        self._follow_name()
        self._leave_lists_that_are_gone()
        if not self.is_choosing_list:
            return
        listed = next((row for row, one in enumerate(lists) if self._is_listed(one)), -1)
        is_at_listed = (self._is_opening or not self.lists.row_count) and listed >= 0
        cursor = listed if is_at_listed else max(0, self.lists.cursor)
        self._is_opening = False
        saved = (row for row, one in enumerate(lists) if one.saved is not None and one.saved.id == event.cursor)
        self.lists.show([one.name for one in lists], cursor=next(saved, cursor), listed=listed)

    def _leave_lists_that_are_gone(self) -> None:
        """List as a search what was listed under a name that is gone, as after undoing; or what it lists now."""
        before, wanted = self._before_search, self._wanted
        known = {one.listed_as: one.query for one in self._lists}
        if before.name and before.name not in known:
            self._before_search = Listing(ListView(order=before.view.order))
        if wanted.name and wanted.name not in known:
            self._before_search = Listing(ListView(order=wanted.view.order))
            self._list(wanted._replace(name=""))
        elif wanted.name and known[wanted.name] != wanted.query:
            self._list(wanted._replace(query=known[wanted.name]))

    def _follow_name(self) -> None:
        """Call the list on the screen as it is called now."""
        wanted = self._wanted
        same = next((one for one in self._lists if one.query == wanted.query), None)
        is_known = any((one.name, one.query) == (wanted.name, wanted.query) for one in self._lists)
        if wanted.name and same is not None and not is_known and self._listed is not None:
            self._wanted = wanted._replace(name=same.name)
            self._listed = replace(self._listed, listing=self._listed.listing._replace(name=same.name))
            self._show_scope()

    def _is_listed(self, one: NamedList) -> bool:
        if one.is_samples or self.services.showing_samples:
            return one.is_samples and self.services.showing_samples
        wanted = self._wanted
        if one.query:
            return (wanted.name, wanted.query) == (one.listed_as, one.query)
        return not wanted.query and wanted.view.unread_only == one.unread_only

    # Counting

    def recount(self) -> None:
        """Count again what is unread, if it is on the screen, now or when that may be done again."""
        self._is_count_due = self.is_choosing_list
        if self._is_count_due and self._counting is None:
            self._is_count_due = False
            self._counting = later(self, COUNT_S, self._count_later)
            self.load_lists()

    def _count_later(self) -> None:
        self._counting = None
        if self._is_count_due:
            self.recount()

    def on_lists_screen_counted(self, event: Counted) -> None:
        """Show it."""
        if event.lists == self._lists and self.is_choosing_list:
            self.lists.count(event.unread, event.sizes)

    # Going to one

    def on_lists_view_list_chosen(self, event: ListsView.ListChosen) -> None:
        """List what is in it."""
        if event.index < len(self._lists):
            self.go_to_list(self._lists[event.index])

    def action_go_to_list(self, number: int) -> None:
        """List what is in the list of a number."""
        self.find_list(number)

    def on_lists_screen_list_found(self, event: ListFound) -> None:
        """Go to it."""
        if event.one is not None:
            self.go_to_list(event.one)
        else:
            self._say(f"There is no list {event.number}; {self._key('lists')} shows those that there are.")

    def action_scope(self, unread_only: bool) -> None:  # noqa: FBT001 - an action's argument
        """List all articles, or the unread ones."""
        self.close_lists()
        super().action_scope(unread_only)

    def go_to_list(self, one: NamedList) -> None:
        """List what is in it; the samples stay while the library has nothing of its own."""
        self.close_lists()
        if one.is_samples:
            if not self.services.showing_samples:
                self.action_toggle_samples()
            return
        if not self.leave_samples() and self.services.showing_samples and one.is_search:
            self.services.show_samples(on=False)  # what was removed is the library's
        if one.is_search:
            self._remember_listing()
        view = ListView(order=self._wanted.view.order, unread_only=one.unread_only)
        self._say("")
        self._list(Listing(view, one.query, self._wanted.search_order, one.listed_as))

    # Making and changing

    def action_save_search(self) -> None:
        """Ask for a name for what is searched for."""
        from reader.services.lists import name_for  # noqa: PLC0415 - the start does without

        if not self._wanted.query:
            self._say(f"Search for something first: {self._key('search_library')} searches.")
        elif (why := self.services.lists.why_not_kept) is not None:
            self._say(why)
        else:
            self._open_prompt(Asking.NAME, self._wanted.name or name_for(self._wanted.query))

    def action_rename_list(self) -> None:
        """Ask for another name for the list at the cursor."""
        if (one := self._own_list()) is not None:
            self._renaming = one
            self._open_prompt(Asking.RENAME, one.name)

    def action_step_article(self, step: int) -> None:
        """Move the list at the cursor while lists have the keys."""
        if not self._chooses_by_key:
            super().action_step_article(step)
        elif (one := self._own_list()) is not None and one.saved is not None:
            saved = one.saved
            words = f"Moved “{one.name}”. U moves it back."

            def move() -> str:
                return words if self.services.lists.move(saved, step) else "It goes no further."

            self._change_lists(move, cursor=saved.id)

    def remove_list(self) -> bool:
        """Take out the list at the cursor; False unless lists have the keys."""
        if not self._chooses_by_key:
            return False
        if (one := self._own_list()) is not None and one.saved is not None:
            self._change_lists(partial(self.services.lists.take_out, one.saved))
        return True

    def _own_list(self) -> NamedList | None:
        """The list at the cursor, if the reader has made it."""
        one = self._lists[self.lists.cursor] if 0 <= self.lists.cursor < len(self._lists) else None
        if one is not None and one.saved is None:
            self._say(f"“{one.name}” is always there; lists of your own can be changed.")
            return None
        return one

    def _change_lists(self, change: Callable[[], str], *, cursor: int = 0) -> None:
        def deed() -> str:
            said = change()
            self.post_message(self.ListsLoaded(self.services.lists.all(), cursor))
            return said

        self.do(deed)
        self.recount()

    def on_prompt_submitted(self, event: Prompt.Submitted) -> None:
        """Take the name."""
        if event.asking not in {Asking.NAME, Asking.RENAME}:
            return
        event.prevent_default()  # what the storey below does with words
        one, query = self._renaming, self._wanted.query
        self._leave_prompt()
        if event.asking is Asking.NAME:
            self._change_lists(lambda: self.services.lists.save(event.words, query))
        elif one is not None and one.saved is not None:
            self._change_lists(partial(self._rename, one, event.words), cursor=one.saved.id)

    def _rename(self, one: NamedList, name: str) -> str:
        assert one.saved is not None
        return self.services.lists.rename(one.saved, name)

    def _leave_prompt(self) -> None:
        if self.prompt.asking not in {Asking.NAME, Asking.RENAME}:
            super()._leave_prompt()
            return
        self.prompt.close()
        self._renaming = None
        self._focus(self.lists if self.is_choosing_list else self.articles)

    # What is shown

    def _key(self, action: str) -> str:
        return next(shown(key.key_list[0]) for key in self._keymap if key.id == action)

    def _helpful_keys(self) -> tuple[str, ...]:
        if self._chooses_by_key and self.prompt.asking is None:
            return ("choose_list", "next_article", "rename_list", "delete", "back")
        return super()._helpful_keys()

    def _hint_of(self, key: Key) -> str:
        if self._chooses_by_key:
            return {"next_article": "move", "delete": "take out"}.get(key.id, super()._hint_of(key))
        return super()._hint_of(key)
