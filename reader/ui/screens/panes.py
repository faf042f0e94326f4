"""The panes of the reading screen, the lines around them, and the focus that moves among them."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.widgets import Static

from reader.ui import wording
from reader.ui.drawing import cells
from reader.ui.keymap import Key, shown
from reader.ui.later import later
from reader.ui.light import Light
from reader.ui.listing import Listed, Listing
from reader.ui.screens.library_screen import LibraryScreen
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.lines import Hint, HintChosen, StatusLine, TopBar
from reader.ui.widgets.panel import Panel
from reader.ui.widgets.prompt import Asking, Prompt
from reader.ui.widgets.strip_line import EntryStrip

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.length import Length
    from reader.model import Analysis, ArticleId, Sentence, StoredArticle, Summary
    from reader.services.services import Services
    from reader.ui.memory import Memory

SIDEBAR = frozenset({"articles", "lists"})
"""Ids of what can stand in the sidebar."""
_BESIDE_MESSAGE = 8
"""Cells of the line at the bottom that its message cannot have."""
MESSAGE_S = 8.0
"""A message stays so long at most."""
LEAST_MESSAGE_S = 1.5
"""And so long at least, as it may come between two keys; after that it goes with the next key."""
_TAKING = {Asking.ADD: "add", Asking.NAME: "save", Asking.RENAME: "name it", Asking.TAG: "tag"}
"""What it means to take what is typed."""
KEPT_SUMMARIES = 32
"""Summaries by other algorithms that are remembered."""


class PanesScreen(LibraryScreen):
    """Holds what is shown: the listing, the article, and which entry of it is lit."""

    def __init__(
        self,
        services: Services,
        memory: Memory,
        keymap: Iterable[Key],
        *,
        text_width: int,
        summary_length: Length,
        algorithm: str,
        sources: tuple[str, ...] = (),
        stdin: bytes | None = None,
        problems: tuple[str, ...] = (),
        classes: str = "",
    ) -> None:
        """Make the screen.

        Args:
            services: the use cases.
            memory: the choices of the last time; changed as the reader chooses.
            keymap: the keys in force, for hints.
            text_width: of the text column, in cells.
            summary_length: how long the summary shall be.
            algorithm: who makes it.
            sources: what to bring in and open at the start.
            stdin: what came on standard input, for the source ``-``.
            problems: sentences about the settings, to be said at the start.
            classes: CSS classes to begin with, so that the first frame is laid out as it will stay.
        """
        super().__init__(services, classes=classes)
        self._problems = problems
        self._keymap = tuple(keymap)
        self._memory = memory
        self._text_width = text_width
        self._summary_length = summary_length
        self._algorithm = algorithm
        # By hash of the text and algorithm, with the sentences that it was made of: their roles may change.
        self._summaries: LRUCache[tuple[str, str], tuple[tuple[Sentence, ...], Summary]] = LRUCache(KEPT_SUMMARIES)
        self._sources = sources
        self._stdin = stdin
        self._listed: Listed | None = None
        self._wanted = Listing()
        self._stored: StoredArticle | None = None
        self._analysis: Analysis | None = None  # of the article on the page, as it is shown
        self._target: tuple[bool, ArticleId] | None = None  # what is opened or being opened; whether it is a sample
        self._stepping_to: int | None = None
        self._request = 0
        self._is_deliberate = False
        self._is_preparing = bool(sources)
        self._is_marked_by_hand = False
        self._came_from: ArticleId | None = None
        self._light = Light()
        self._elsewhere: dict[int, int] = {}  # entry on the page -> how many other articles name it, where it is known
        self.prompt = Prompt(id="prompt")
        """The prompt; it is mounted when it is asked for, as every widget costs the start some 3 ms (November 2026)."""
        self._empty = Static("", id="empty", markup=False)
        self._told_notice = ""
        self._notice: Static | None = None  # made when there is something to read in full
        self._message = ""
        self._message_since = 0.0
        self._progress = ""
        self._rest: TimerHandle | None = None
        self._keep: TimerHandle | None = None
        self._message_timer: TimerHandle | None = None

    def compose(self) -> ComposeResult:
        """The panes and the lines around them."""
        yield TopBar(self._hints(("search", "palette", "help")), id="top")
        yield ArticleList(id="articles")
        yield ArticleView(text_width=self._text_width, length=self._summary_length, id="article")
        yield EntryStrip(id="strip")
        yield Panel(id="panel")
        yield StatusLine(id="status")

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one("#articles", ArticleList)

    @property
    def middle(self) -> Widget:
        """What stands in the middle: the article, or what is shown in its place."""
        return self.view

    @property
    def right(self) -> Widget:
        """What stands at the right: the panel, or what is shown in its place."""
        return self.panel

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
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one("#status", StatusLine)

    # The line at the bottom

    def _say(self, words: str) -> None:
        self._message = words
        if self._message_timer is not None:
            self._message_timer.cancel()
        if words:
            self._message_since = monotonic()
            self._message_timer = later(self, MESSAGE_S, lambda: self._say(""))
        self._update_status()

    def _say_in_full(self, words: str) -> None:
        """Say something that must be read to its end: what is too long for the line stands below it until esc."""
        if cells(words) + _BESIDE_MESSAGE <= self.app.size.width:
            self._say(words)
        else:
            if self._notice is None:
                self._notice = Static(classes="notice", markup=False)
                self.mount(self._notice)
            self._notice.update(f"{words} {wording.CLOSES_NOTICE}")

    def close_notice(self) -> bool:
        """Take away what stands below the line at the bottom; tells whether there was anything."""
        if self._notice is None:
            return False
        self._notice.remove()
        self._notice = None
        return True

    def key_comes(self, key: str) -> None:  # noqa: ARG002 - for the storeys above
        """Let a message go that has been there for long enough: a key is pressed, which does something else."""
        if not self._message:
            return
        left_s = LEAST_MESSAGE_S - (monotonic() - self._message_since)
        if left_s <= 0:
            self._say("")
        elif self._message_timer is not None:
            self._message_timer.cancel()
            self._message_timer = later(self, left_s, lambda: self._say(""))

    def _update_status(self) -> None:
        self.status.show_message(self._message or self._standing_words())
        self.status.show_hints(self._hints(self._helpful_keys()))
        self.status.show_percent(self.view.percent if self._stored else None)

    def _standing_words(self) -> str:
        """What is so, for as long as there is nothing new to say."""
        lit = self._light.lit
        entries = self.view.highlights.entries
        if lit is not None and lit < len(entries):
            conversion = self.view.highlights.conversion(entries[lit])
            elsewhere = self._elsewhere.get(lit)
            return wording.entry(entries[lit], self._light.number, conversion=conversion, elsewhere=elsewhere)
        return self._progress

    def _helpful_keys(self) -> tuple[str, ...]:
        """The actions that one is likely to want next."""
        if self.prompt.asking is not None:
            steps = self.prompt.asking in {Asking.SEARCH, Asking.FILTER, Asking.FIND}
            return ("prompt_down", "prompt_up", "back") if steps else ("accept", "back")
        if self._stored is None:
            return ("add", "samples", "leave")
        if self.panel.has_focus and self.panel.fold_at_cursor is not None:
            return ("pin", "back")
        if self._light.lit is not None:
            is_name = not self.view.highlights.entries[self._light.lit].group.is_number
            return (*(("everywhere",) if is_name else ()), "next_mention", "previous_mention", "pin", "back")
        if self.view.has_focus and self.view.visited is not None:
            return ("summary_place", "back")
        if self._wanted.is_search:
            return ("open", "next", "order", "back", "save_search")
        if self.view.has_focus:
            return ("panel", "next_article", "back")
        return ("open", "panel", "leave")

    def _hints(self, actions: tuple[str, ...]) -> tuple[Hint, ...]:
        return tuple(
            Hint(shown(key.key_list[0]), self._hint_of(key), key.action)
            for action in actions
            for key in self._keymap
            if key.id == action
        )

    def _hint_of(self, key: Key) -> str:
        """What a key does where one is now, in a few words."""
        if key.id == "accept" and self.prompt.asking is not None:
            return _TAKING.get(self.prompt.asking, key.hint)
        if key.id != "pin" or not self.panel.has_focus:
            return key.hint
        if self.panel.fold_at_cursor is not None:
            return "close" if self.panel.fold_at_cursor else "open"
        return "go there" if self.panel.is_on_timeline else key.hint

    async def on_hint_chosen(self, event: HintChosen) -> None:
        """Do what a hint that was clicked stands for."""
        pane = self.panel if self.panel.has_focus else self.articles
        await self.app.run_action(event.action, self if event.action.startswith(("app.", "screen.")) else pane)

    def on_library_screen_progressed(self, event: LibraryScreen.Progressed) -> None:
        """Say what goes on."""
        self._progress = event.words
        self._update_status()

    # Focus

    def _focus(self, pane: Widget) -> None:
        """Give a pane the keys; it is shown first where it is hidden, as what is hidden takes none."""
        self.set_class(pane.id in SIDEBAR, "-list")
        self.set_class(pane is self.panel, "-panel")
        if pane is not self.view:
            self.remove_class("-zen")
        self.set_focus(pane)

    def action_pane(self, step: int) -> None:
        """Go to the pane on the left or right; not away from an open prompt."""
        if self.prompt.asking is not None:
            return
        panes: tuple[Widget, ...] = (self.articles, self.middle, self.right)
        here = next((i for i, pane in enumerate(panes) if pane is self.focused), 0)
        there = here + step
        if 0 <= there < len(panes) and (there == 0 or self._stored is not None):
            self._focus(panes[there])

    def action_panel(self) -> None:
        """Go to the panel, and from there back to the text."""
        if self._stored is not None:
            self._focus(self.middle if self.panel.has_focus else self.panel)
