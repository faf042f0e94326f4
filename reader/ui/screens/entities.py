"""Names across the articles: the page of a name in the place of the text, the way from there, and the way back.

Everything that only this needs is imported when a name's page is first asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.frozen import replace
from reader.ui.listing import Opened
from reader.ui.screens.elsewhere import ElsewhereScreen

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.across import EntityPage
    from reader.model import ArticleId, ArticleRow, EntityKind
    from reader.ui.keymap import Key
    from reader.ui.listing import Listing
    from reader.ui.trail import LeftArticle, NamePage, Trail
    from reader.ui.widgets.entity_view import EntityView

_OF_THE_TEXT = frozenset(
    {
        *("step_mention", "toggle_summary", "summary_length", "summary_unit", "next_algorithm", "choose_algorithm"),
        *("toggle_whys", "skim", "text_width", "zen", "toggle_clean", "choose_line", "next_hit_or_unread", "copy"),
    }
)
"""Actions that change or move the text, which is not to be seen beside the page of a name."""


class EntitiesScreen(ElsewhereScreen):
    """Shows the page of a name, goes from there to articles and other names, and comes back step by step."""

    class PageFound(Message):
        """What is known of a name, or why that cannot be told; None when nothing is."""

        def __init__(self, shown: NamePage, found: EntityPage | ReaderError | None) -> None:
            super().__init__()
            self.shown = shown
            self.found = found

    class LinkedOpened(Message):
        """An article that the page of a name led to is here; None when it is there no more."""

        def __init__(self, request: int, opened: Opened | None, shown: NamePage, at: int | None) -> None:
            super().__init__()
            self.request = request
            self.opened = opened
            self.shown = shown
            self.at = at

    _name_view: EntityView | None = None  # made when the first page is shown
    _trail: Trail = []  # what one goes back to, the last first to be; never changed in place  # noqa: RUF012

    # What is shown

    @property
    def _name_page(self) -> NamePage | None:
        """The page that stands in the place of the text."""
        return self._name_view.shown if self._name_view is not None and self.has_class("-name") else None

    @property
    def middle(self) -> Widget:
        """The text, or the page of a name."""
        return self._name_view if self._name_view is not None and self._name_page is not None else self.view

    @property
    def is_away(self) -> bool:
        """Whether there is a way back to go."""
        return bool(self._trail)

    @property
    def is_on_name(self) -> bool:
        """Whether a name's page stands in the place of the text."""
        return self._name_page is not None

    @property
    def row_of_name(self) -> ArticleRow | None:
        """The article that the cursor of a name's page is on; where it is on none, that is said."""
        from reader.model import ArticleRow  # noqa: PLC0415 - named for its type alone otherwise
        from reader.ui.across_wording import ON_PAGE  # noqa: PLC0415 - as below

        target = self._name_view.target if self._name_view is not None else None
        if not isinstance(target, ArticleRow):
            self._say(ON_PAGE)
            return None
        return target

    def _subject(self) -> ArticleRow | None:
        if self.is_on_name and not self.articles.has_focus:
            return self.row_of_name
        return super()._subject()

    def _focus(self, pane: Widget) -> None:
        super()._focus(self.middle if pane is self.view else pane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the text alone while it is not to be seen."""
        if action in _OF_THE_TEXT and self._name_page is not None:
            from reader.ui.across_wording import ON_PAGE  # noqa: PLC0415 - the start does without

            self._say(ON_PAGE)
            return False
        return super().check_action(action, parameters)

    def _show_name(self, shown: NamePage) -> None:
        """Show a page in the place of the text."""
        if self._name_view is None:
            from reader.ui.widgets.entity_view import EntityView  # noqa: PLC0415 - as above

            self._name_view = EntityView(id="name")
            self.mount(self._name_view, after=self.articles)
        self.add_class("-name")
        self._name_view.show(shown)
        self._focus(self._name_view)
        self._say("")

    def _hide_name(self) -> None:
        self.remove_class("-name")

    def leave_trail(self) -> None:
        """Forget the way back, and show the text."""
        had_focus = self._name_page is not None and self.middle.has_focus
        self._trail = []
        self._hide_name()
        if had_focus:
            self._focus(self.view)

    # To a name

    def action_everywhere(self) -> None:
        """Show the page of the name that is meant; from there, list its articles."""
        from reader.ui import across_wording  # noqa: PLC0415 - as above

        shown = self._name_page
        if shown is not None and not self.panel.has_focus:
            self._list_linked(shown)
            return
        entry = self._entry_meant()
        entity = self._entity_of(entry)
        if entity is None or self._stored is None:
            self._say(across_wording.NO_NAME if entry is None else across_wording.ONLY_NAMES)
            return
        if shown is not None and self._name_view is not None:
            self._name_view.keep()
        here = shown or self._here()
        if here is not None:
            self._trail = [*self._trail, here]
            self._go_to_name(entity.kind, entity.name)

    def _go_to_name(self, kind: EntityKind, name: str, number: int | None = None) -> None:
        """Show the page of whom the article on screen calls so, or of one of the pages before."""
        from reader.ui.across_wording import LOOKING  # noqa: PLC0415 - as above
        from reader.ui.trail import NamePage  # noqa: PLC0415

        shown = NamePage(kind, name, number, message=LOOKING)
        self._show_name(shown)
        if self._stored is not None:
            self.load_name(shown, self._stored.row.id)

    @work(thread=True, exclusive=True, group="name")
    def load_name(self, shown: NamePage, article_id: ArticleId) -> None:
        """Look up what is known of a name across articles; by its number, or whom an article calls so."""
        number = shown.id
        found: EntityPage | ReaderError | None
        try:
            if number is None and (linked := self.services.entity_of(shown.kind, shown.name, article_id)) is not None:
                number = linked.id
            found = None if number is None else self.services.entity_page(number)
        except ReaderError as error:
            found = error
        if not get_current_worker().is_cancelled:
            self.post_message(self.PageFound(shown, found))

    def on_entities_screen_page_found(self, event: PageFound) -> None:
        """Fill the page in."""
        from reader.ui.across_wording import NOT_LINKED  # noqa: PLC0415 - as above

        shown, found = event.shown, event.found
        if found is None or isinstance(found, ReaderError):
            shown.page, shown.message = None, NOT_LINKED if found is None else str(found)
        else:
            shown.page = found
        if self._name_view is not None:
            self._name_view.fill(shown)
        self._update_status()

    def _list_linked(self, shown: NamePage) -> None:
        """List the articles of a name, as a search."""
        from reader.query.naming import naming  # noqa: PLC0415 - as above
        from reader.ui.across_wording import NOT_ASKED_FOR  # noqa: PLC0415

        name = shown.page.entity.name if shown.page is not None else shown.name
        if query := naming(shown.kind, name):
            self._search_for(query)
            self._focus(self.articles)
        else:
            self._say(NOT_ASKED_FOR)

    # From a name

    def on_entity_view_chosen(self, event: EntityView.Chosen) -> None:
        """Open an article with the name lit, at a number's sentence if that was chosen; or go to another name."""
        from reader.across import Companion, Nearby  # noqa: PLC0415 - as above

        shown, target = self._name_page, event.target
        if shown is None or self._name_view is None:
            return
        if isinstance(target, Companion):
            self._name_view.keep()
            self._trail = [*self._trail, shown]
            self._go_to_name(target.kind, target.name, target.id)
            return
        self._request += 1
        article_id, at = (target.article, target.start) if isinstance(target, Nearby) else (target.id, None)
        self.load_linked(self._request, article_id, shown, at)

    @work(thread=True, exclusive=True, group="article")
    def load_linked(self, request: int, article_id: ArticleId, shown: NamePage, at: int | None) -> None:
        """Load an article that a page leads to, whether it is listed or not."""
        try:
            stored = self.services.article(article_id)
            opened = None if stored is None else Opened(stored, self.services.analysis(article_id))
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.LinkedOpened(request, opened, shown, at))

    def on_entities_screen_linked_opened(self, event: LinkedOpened) -> None:
        """Show the article in the place of the page, to which esc goes back."""
        opened, shown = event.opened, event.shown
        if event.request != self._request or shown is not self._name_page or self._name_view is None:
            return
        if opened is None:
            from reader.ui.across_wording import GONE  # noqa: PLC0415 - as above

            self._say(GONE)
            return
        self._keep_position()
        self._name_view.keep()
        self._trail = [*self._trail, shown]
        self._hide_name()
        self._is_deliberate = True
        super()._show_article(opened._replace(stored=replace(opened.stored, position=0)))
        self._focus(self.view)
        key = self._key_named(shown)
        if key is not None:
            self._light.pin(key)
            self.view.keep_place()
            self._show_light(reveal=event.at is None)
            self.view.keep_place()
        if event.at is not None:
            self.view.go_to(event.at)
        self._say("")

    def _key_named(self, shown: NamePage) -> int | None:
        """The entry of the article on screen that is the name of a page."""
        from reader.ui.trail import named_in  # noqa: PLC0415 - as above

        if self._analysis is None or shown.page is None:
            return None
        entity = named_in(self._analysis, shown.page.entity)
        entries = self.view.highlights.entries
        return None if entity is None else next((e.key for e in entries if self._entity_of(e) is entity), None)

    # Back

    def _here(self) -> LeftArticle | None:
        """The article on screen as it is left."""
        from reader.ui.trail import LeftArticle  # noqa: PLC0415 - as above

        if self._stored is None:
            return None
        stored = replace(self._stored, position=self.view.reading_offset)
        pane = self.focused.id if self.focused is not None else None
        is_alone = self.has_class("-zen")
        pinned, row, sought = self._light.pinned, self.panel.cursor, self.view.sought
        return LeftArticle(stored, self._analysis, pinned, row, pane, is_alone, sought)

    def go_back_on_trail(self) -> bool:
        """Go back to the page or the article that one has come from; False if there is none."""
        if (
            not self._trail
            or not self.middle.has_focus
            or (self._name_page is None and self._light.stepped is not None)
        ):
            return False
        from reader.ui.trail import NamePage  # noqa: PLC0415 - as above

        *self._trail, place = self._trail
        if isinstance(place, NamePage):
            self._keep_position()
            self._request += 1  # an article that is being opened is not wanted any more
            self._show_name(place)
        else:
            self._return_to_article(place)
        return True

    def _return_to_article(self, left: LeftArticle) -> None:
        self._request += 1
        self._hide_name()
        here = self._stored
        if here is None or (here.row.id, here.row.sample) != (left.stored.row.id, left.stored.row.sample):
            self._show_again(left)
        self._focus({pane.id: pane for pane in (self.articles, self.panel)}.get(left.pane, self.view))
        self.set_class(left.is_alone, "-zen")
        self._say("")

    def _show_again(self, left: LeftArticle) -> None:
        """Show an article as it was left, as far as it has not been corrected meanwhile."""
        self._keep_position()
        self._is_deliberate = False
        super()._show_article(Opened(left.stored, left.analysis))
        if left.sought is not None and self._wanted.is_search:
            self.view.mark_sought(left.sought)
        if left.pinned is not None:
            self._light.pin(left.pinned)
            self._show_light(reveal=False)
        self.panel.place_cursor(left.panel_row)
        self.reread_analysis()
        self.reread_roles()

    # What a page stands in the way of

    def _show_article(self, opened: Opened) -> None:
        self.leave_trail()
        super()._show_article(opened)

    def _show_nothing(self) -> None:
        self.leave_trail()
        super()._show_nothing()

    def _open(self, index: int, *, deliberate: bool = False, is_again: bool = False) -> None:
        if deliberate:
            self.leave_trail()
        super()._open(index, deliberate=deliberate, is_again=is_again)

    def _list(self, listing: Listing, *, keep: ArticleId | None = None) -> None:
        self.leave_trail()
        super()._list(listing, keep=keep)

    def _list_from_top(self, listing: Listing) -> None:
        self.leave_trail()
        super()._list_from_top(listing)

    def _visit(self, key: int) -> None:
        self.leave_trail()
        super()._visit(key)

    def _set_unread(self, row: ArticleRow, *, unread: bool) -> None:
        super()._set_unread(row, unread=unread)
        if self._name_view is not None:
            self._name_view.replace(replace(row, unread=unread, updated=False))

    def _show_row(self, row: ArticleRow) -> None:
        super()._show_row(row)
        if self._name_view is not None:
            self._name_view.replace(row)

    def reread_row(self) -> None:
        """What is on the page of a name has changed with it: other articles may name it now."""
        super().reread_row()
        shown = self._name_page
        if shown is not None and shown.page is not None:
            self.do(partial(self._tell_page, shown, shown.page.entity.id))

    def _tell_page(self, shown: NamePage, number: int) -> None:
        self.post_message(self.PageFound(shown, self.services.entity_page(number)))

    # The line at the bottom

    def on_entity_view_cursor_moved(self) -> None:
        """Say what the cursor is on."""
        self._say("")

    def _standing_words(self) -> str:
        view = self._name_view
        if view is None or not view.has_focus or self._name_page is None:
            return super()._standing_words()
        from reader.ui.across_wording import of_target  # noqa: PLC0415 - as above

        return of_target(view.target)

    def _helpful_keys(self) -> tuple[str, ...]:
        view = self._name_view
        if self._name_page is not None and view is not None and view.has_focus:
            return ("name_open", "everywhere", "back") if view.row_count and view.cursor >= 0 else ("back",)
        return super()._helpful_keys()

    def _hint_of(self, key: Key) -> str:
        view = self._name_view
        if self._name_page is None or view is None or not view.has_focus:
            return super()._hint_of(key)
        if key.id == "name_open" and view.fold_at_cursor is not None:
            return "close" if view.fold_at_cursor else "open"
        return "list them" if key.id == "everywhere" else super()._hint_of(key)

    def _update_status(self) -> None:
        super()._update_status()
        if self._name_page is not None:
            self.status.show_percent(None)
