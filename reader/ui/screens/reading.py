"""The screen where one reads: list, article, panel, and everything that can be done there.

Built in storeys, each with one subject and resting on the one below: `LibraryScreen` asks the services in threads,
`PanesScreen` holds the widgets, `LightsScreen` lights entries up, `SummariesScreen` shows the summary that is wanted,
`BrowsingScreen` goes from the list to the article, `SearchingScreen` and `ListsScreen` decide what is listed,
`KeepingUpScreen` follows what goes on behind it, `CorrectingScreen` and `ChoosingScreen` put right what was found,
`DeedsScreen` does things to articles, `EntitiesScreen` follows names from article to article, `FacetsScreen` narrows
what is listed by what it has in common, and `ReadingScreen` adds looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.config import MAX_TEXT_WIDTH, MIN_TEXT_WIDTH
from reader.model import ArticleId, ListView
from reader.ui import wording
from reader.ui.keymap import Context
from reader.ui.later import later
from reader.ui.listing import Listing
from reader.ui.screens.facets import FacetsScreen
from reader.ui.themes import THEMES
from reader.ui.widgets.bindings import bindings_for

if TYPE_CHECKING:
    from textual.binding import BindingType

    from reader.errors import ReaderError
    from reader.model import Analysis
    from reader.ui.screens.library_screen import LibraryScreen


START_WORK_S = 0.1
"""What works in the background begins so long after the first frame, which it would delay."""


class ReadingScreen(FacetsScreen, is_shown=True):
    """Three panes on a wide screen, two and a strip on a usual one, one at a time on a small one."""

    AUTO_FOCUS = "#articles"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Context.ANYWHERE)

    def on_mount(self) -> None:
        """Show what there is, and start what works in the background."""
        if not self._memory.summary_open:
            self.view.toggle_summary()
        if self._memory.clean_alone:
            self.view.toggle_clean()
        last = self._memory.last_articles.get(self.services.place or "")
        keep = ArticleId(last) if last else None
        self._is_preparing = self.services.showing_samples and not self._sources
        self.show_first(keep)
        later(self, START_WORK_S, self._start_work)

    def _start_work(self) -> None:
        services = self.services
        services.warm()
        services.start_background(self._tell_analysed, self.tell_progress)
        services.start_watching(self.tell_changed)
        services.see(self.articles.ids_in_sight())
        services.keep_backups()
        if self._problems:
            self._say_in_full(" ".join((*self._problems, services.notice or "")).strip())
        else:
            self._tell_notice()
        if self._sources:
            self.add_sources(self._sources, self._stdin)
        elif self._is_preparing:
            self.do(self.services.prepare_samples, relist=True)

    def _tell_analysed(self, article_id: ArticleId, result: Analysis | ReaderError) -> None:
        self.post_message(self.Analysed(article_id, result))

    def on_library_screen_done(self, event: LibraryScreen.Done) -> None:
        """Say what has been done."""
        if event.words and event.in_full:
            self._say_in_full(event.words)
        elif event.words:
            self._say(event.words)
        if event.relist:
            self._is_preparing = False
            self._progress = ""
            self.relist(keep=event.keep)
            if self.is_choosing_list or self._wanted.name or self._before_search.name:
                self.load_lists(counts=self.is_choosing_list)

    # Going back

    def action_back(self) -> None:
        """Leave what was entered last."""
        self._step_back()

    async def action_leave(self) -> None:
        """Leave what was entered last, and from the list the program."""
        if not self._step_back():
            await self.action_quit()

    def _step_back(self) -> bool:
        if self.prompt.asking is not None:
            self._leave_prompt()
        elif self.close_notice():
            pass
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.stop_merging() or self.stop_choosing() or self.leave_chosen():
            pass
        elif self.panel.has_focus:
            self._focus(self.view)
        elif self.return_to_panel() or self.step_out_of_facets() or self.go_back_on_trail():
            pass
        elif self._light.unstep():
            self._show_light(reveal=False)
        elif self._light.pinned is not None:
            self._pin(self._light.pinned)
        elif self.view.has_focus and (
            (not self._wanted.is_search and self.view.forget_matches()) or self.view.go_back()
        ):
            self._say("")
        elif self.stop_skimming():
            pass
        elif self.view.has_focus:
            self._focus(self.articles)
        elif self.close_lists():
            pass
        elif self._wanted.is_search:
            self.leave_search()
        elif self._wanted.name or self._wanted.view.title_filter or self._wanted.view.unread_only:
            self._list(Listing(ListView(order=self._wanted.view.order)))
        elif self.leave_samples():
            self._list(self._wanted)
        else:
            return self.cancel_adding()
        return True

    async def action_quit(self) -> None:
        """Keep what is still to be kept, and quit."""
        await self.finish_deeds(self._position_to_keep() or (lambda: None))
        self.app.exit()

    # Looks

    def action_toggle_summary(self) -> None:
        """Fold or unfold the summary."""
        self.view.toggle_summary()
        self._memory.summary_open = self.view.summary_open
        self._say("Summary unfolded." if self.view.summary_open else "Summary folded.")

    def action_toggle_clean(self) -> None:
        """Leave out what is no part of the article, or show it again."""
        self.stop_choosing()
        self.view.toggle_clean()
        self._memory.clean_alone = self.view.shows_clean_alone
        self._say(wording.left_out(self.view.left_out) if self._memory.clean_alone else "All lines are shown.")

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
        names = [theme.name for theme in THEMES]
        here = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = self._memory.theme = names[(here + 1) % len(names)]
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
