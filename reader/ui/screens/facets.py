"""The facets of what is listed, in the place of the panel: each value that is chosen narrows the list.

What was chosen is a part of the search like what is typed, and is taken back step by step. Everything that only this
needs is imported when the facets are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError, ReadStoppedError
from reader.ui.screens.entities import EntitiesScreen
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.widget import Widget

    from reader.across import Facet
    from reader.ui.keymap import Key
    from reader.ui.listing import Listed, Listing
    from reader.ui.widgets.facet_view import FacetView


class _Narrowing(NamedTuple):
    """A step from one list to a narrower one."""

    before: Listing
    after: Listing
    label: str


class FacetsScreen(EntitiesScreen):
    """Counts who, where, how much and when in what is listed, and narrows it."""

    class FacetsCounted(Message):
        """The facets of a list are here; None when something stopped the counting."""

        def __init__(self, listing: Listing, facets: Sequence[Facet] | None, note: str = "") -> None:
            super().__init__()
            self.note = note
            self.listing = listing
            self.facets = facets

    _facet_view: FacetView | None = None  # made when the facets are first shown
    _narrowings: tuple[_Narrowing, ...] = ()
    _searched_from: tuple[Listing, tuple[_Narrowing, ...]] | None = None  # what the search was opened in, if narrowed
    _divided: Listing | None = None  # what the facets are of, or will be

    # What is shown

    @property
    def _facets(self) -> FacetView | None:
        """The facets, while they stand in the place of the panel."""
        return self._facet_view if self.has_class("-facets") else None

    @property
    def right(self) -> Widget:
        """The panel, or the facets."""
        return self._facets or super().right

    def action_facets(self) -> None:
        """Show the facets; from there, show the panel again."""
        if (facets := self._facets) is not None:
            if facets.has_focus:
                self._close_facets()
                self._focus(self.articles)
            else:
                self._focus(facets)
            return
        if self._facet_view is None:
            from reader.ui.widgets.facet_view import FacetView  # noqa: PLC0415 - the start does without

            self._facet_view = FacetView(id="facets")
            self.mount(self._facet_view, after=self.panel)
        self.add_class("-facets", update=False)  # the focus brings another
        self._divided = None
        self._count()
        self._focus(self._facet_view)
        self._say("")

    def _close_facets(self) -> None:
        """Hide the facets, with the pane that is shown next: to work out the styles twice would cost milliseconds."""
        self.remove_class("-facets", "-dividing", update=False)

    def _focus(self, pane: Widget) -> None:
        if pane is self.panel:
            self._close_facets()
        self.set_class(pane is self._facet_view, "-dividing")
        super()._focus(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the facets where there is room for them only while they have the keys."""
        self.set_class(event.widget is self._facet_view, "-dividing")

    def _show_list(self, listed: Listed) -> None:
        super()._show_list(listed)
        if self._facets is not None:
            self._count()

    # Counting

    def _count(self) -> None:
        """Count the facets of what is listed now, when the list is here: that comes first."""
        self._dim()
        self.load_facets(self._wanted)

    def _dim(self) -> None:
        """Dim the facets of another list."""
        if self._facet_view is not None and self._divided != self._wanted:
            self._divided = self._wanted
            self._facet_view.count()

    @work(thread=True, exclusive=True, group="facets")
    def load_facets(self, listing: Listing) -> None:
        """Count the facets of a listing."""
        from reader.ui.across_wording import to_come  # noqa: PLC0415 - as above
        from reader.ui.listing import facets  # noqa: PLC0415

        note = ""
        found: Sequence[Facet] | None = None
        try:
            found = facets(self.services, listing)
            note = to_come(self.services.contents_to_come(), self.services.tally().articles)
        except ReadStoppedError:  # by a search that was typed
            pass
        except ReaderError as error:
            found = ()
            self.post_message(self.Done(str(error)))
        if not get_current_worker().is_cancelled:
            self.post_message(self.FacetsCounted(listing, found, note))

    def on_facets_screen_facets_counted(self, event: FacetsCounted) -> None:
        """Show them, if that is listed still."""
        if event.listing != self._wanted or self._facet_view is None:
            return
        if event.facets is None:
            self._count()
        else:
            self._facet_view.show(event.facets, self._narrowed, event.note)
            self._update_status()

    @property
    def _narrowed(self) -> list[str]:
        """What the list was narrowed to, the first choice first; forgotten when something else is listed."""
        if self._narrowings and self._narrowings[-1].after != self._wanted:
            self._narrowings = ()
        return [step.label for step in self._narrowings]

    # Searching from here

    def action_search_library(self) -> None:
        """Search the library; what was narrowed is come back to if the search is left."""
        facets = self._facets
        is_from_here = facets is not None and facets.has_focus
        self._searched_from = (self._wanted, self._narrowings) if is_from_here and self._narrowed else None
        super().action_search_library()

    def _leave_prompt(self) -> None:
        if self.prompt.asking is not Asking.SEARCH or self._searched_from is None or self._facet_view is None:
            super()._leave_prompt()
            return
        listing, self._narrowings = self._searched_from
        self.prompt.close()
        self._focus(self._facet_view)
        self._list_from_top(listing)
        self._dim()

    # Narrowing

    def on_facet_view_chosen(self, event: FacetView.Chosen) -> None:
        """List only what has the value too."""
        from reader.query.narrowing import narrowed  # noqa: PLC0415 - as above
        from reader.ui import across_wording  # noqa: PLC0415
        from reader.ui.listing import query_of  # noqa: PLC0415

        before = self._wanted
        query = query_of(before)
        if (narrower := narrowed(query, event.value.query)) == narrowed(query, ""):
            self._say(across_wording.narrowed_already(event.value.label))
            return
        kept = self._narrowings if self._narrowed else ()
        self._search_for(narrower)
        self._narrowings = (*kept, _Narrowing(before, self._wanted, event.value.label))
        self._say(across_wording.narrowed(event.value.label))
        self._dim()

    def action_widen(self) -> None:
        """Take the last narrowing back."""
        from reader.ui import across_wording  # noqa: PLC0415 - as above

        if not self._widen():
            self._say(across_wording.NOT_NARROWED)

    def _widen(self) -> bool:
        from reader.ui import across_wording  # noqa: PLC0415 - as above

        if not self._narrowed:
            return False
        *kept, step = self._narrowings
        self._narrowings = tuple(kept)
        if step.before.is_search:
            self._list_from_top(step.before)
        else:
            self.view.forget_matches()
            self._list(step.before, keep=self._came_from)
        self._say(across_wording.widened(step.label))
        self._dim()
        return True

    def step_out_of_facets(self) -> bool:
        """Take the last narrowing back, or leave the facets; False if they do not have the keys."""
        facets = self._facets
        if facets is None or not facets.has_focus:
            return False
        if not self._widen():
            self._close_facets()
            self._focus(self.articles)
            self._say("")
        return True

    # The line at the bottom

    def on_facet_view_cursor_moved(self) -> None:
        """Say what can be done there."""
        self._say("")

    def _standing_words(self) -> str:
        facets = self._facets
        value = facets.value_at_cursor if facets is not None and facets.has_focus else None
        if value is None or facets is None:
            return super()._standing_words()
        from reader.ui.across_wording import COUNTING, of_value  # noqa: PLC0415 - as above

        return COUNTING if facets.is_counting else of_value(value)

    def _helpful_keys(self) -> tuple[str, ...]:
        if self._facets is not None and self._facets.has_focus:
            return ("facet_choose", *(("facet_back",) if self._narrowed else ()), "search", "back")
        return super()._helpful_keys()

    def _hint_of(self, key: Key) -> str:
        facets = self._facets
        if key.id == "facet_choose" and facets is not None and facets.fold_at_cursor is not None:
            return "close" if facets.fold_at_cursor else "open"
        return super()._hint_of(key)
