"""The application: owns the services, the themes and the keys, and shows the reading screen."""

from __future__ import annotations

import gc
import logging
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App

from reader import paths
from reader.analysis.version import ALGORITHMS, DEFAULT_ALGORITHM
from reader.length import parse_length
from reader.ui.keymap import KEYMAP, Key, remapped
from reader.ui.memory import recall, remember
from reader.ui.screens.reading import ReadingScreen
from reader.ui.terminal import TerminalGuard
from reader.ui.themes import DEFAULT_THEME, THEMES, with_our_colours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType
    from textual.command import Provider
    from textual.screen import Screen

    from reader.config import Settings
    from reader.services.services import Services

LEAVE_S = 0.7
"""Time for an orderly end after the last key, after which the process goes without one: a second is noticed."""
_LOG = logging.getLogger(__name__)


def _commands() -> type[Provider]:
    from reader.ui.commands import KeyedCommands  # noqa: PLC0415 - the start opens no palette

    return KeyedCommands


class NutgrafApp(App[None]):
    """Composes the screens; everything else is theirs."""

    TITLE = "nutgraf"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (68, "-medium"), (110, "-wide"), (140, "-roomy")]  # noqa: RUF012 - Textual's declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]  # noqa: RUF012 - as above

    def __init__(
        self, services: Services, settings: Settings, sources: tuple[str, ...] = (), stdin: bytes | None = None
    ) -> None:
        super().__init__()
        self.services = services
        self.on_leaving: Callable[[], object] = lambda: None
        """Called when the end has begun."""
        self.guard = TerminalGuard()
        self.keymap_in_force: tuple[Key, ...]
        """All keys, with those that the user has put in place of ours."""
        self.keymap_in_force, problems = remapped(KEYMAP, settings.keys)
        self.problems = (*settings.problems, *problems)
        """Sentences about settings that could not be used."""
        self._settings = settings
        self._sources = sources
        self._stdin = stdin
        self._memory_file = paths.state_dir() / "screen.json"
        self._memory = recall(self._memory_file)
        self._let_new_settings_win()
        for theme in THEMES:
            self.register_theme(theme)
        self._set_first_theme()
        # Textual goes through all of it for every pane at every key, which takes milliseconds: so only what was changed
        self.set_keymap({key.id: key.keys for key in set(self.keymap_in_force) - set(KEYMAP)})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours for themes that are not ours."""
        return with_our_colours(self.current_theme)

    def _let_new_settings_win(self) -> None:
        """Forget what was chosen on the screen if the settings were changed since."""
        memory, settings = self._memory, self._settings
        if memory.set_theme != settings.theme:
            memory.theme, memory.set_theme = "", settings.theme
        if memory.set_width != settings.text_width:
            memory.text_width, memory.set_width = 0, settings.text_width
        if memory.set_length != str(settings.summary_length):
            memory.summary_length, memory.set_length = "", str(settings.summary_length)

    def _set_first_theme(self) -> None:
        wanted = self._memory.theme or self._settings.theme
        names = [wanted, f"nutgraf-{wanted}"]
        known = next((name for name in names if name in self.available_themes), None)
        if wanted and known is None:
            self.problems += (f"There is no theme {wanted!r}; {DEFAULT_THEME} is used.",)
        self.theme = known or DEFAULT_THEME

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Take on the colours of a theme; before there is a screen, nothing is drawn in others."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def choose_theme(self, name: str) -> None:
        """Use a theme, now and the next time."""
        self.theme = self._memory.theme = name

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        # Not by CSS_PATH: what is known before the theme is, Textual parses twice, which is 5 ms of the start.
        self.stylesheet.read(paths.bundled("styles") / "reading.tcss")
        return ReadingScreen(
            self.services,
            self._memory,
            self.keymap_in_force,
            text_width=self._memory.text_width or self._settings.text_width,
            summary_length=parse_length(self._memory.summary_length) or self._settings.summary_length,
            algorithm=self._memory.algorithm if self._memory.algorithm in ALGORITHMS else DEFAULT_ALGORITHM,
            sources=self._sources,
            stdin=self._stdin,
            problems=self.problems,
            classes=" ".join(["-list", *self._breakpoints()]),
        )

    def _breakpoints(self) -> Iterator[str]:
        """The classes for the size of the terminal; Textual sets them too, but only once it has drawn a first frame."""
        width, height = self.size
        for cells, breakpoints in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            yield next(name for least, name in reversed(breakpoints) if cells >= least)

    def on_mount(self) -> None:
        """Be ready for signals, and for collecting garbage again, which the start had put off."""
        self.guard.watch(self.exit)
        self.call_after_refresh(_resume_collecting)

    async def on_event(self, event: events.Event) -> None:
        """Tell the screen of every key before it does anything."""
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(self.screen, ReadingScreen):
            self.screen.key_comes(event.key)
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Give an open prompt the letters that came in one breath with the key that opened it.

        Textual has handed them to the pane that had the focus then, and would take them for commands now.
        """
        screen = self.screen
        if isinstance(screen, ReadingScreen) and screen.prompt.asking is not None and event.is_printable:
            event.prevent_default()
            event.stop()
            screen.prompt.take(event.character or "")

    async def action_quit(self) -> None:
        """Quit by way of the screen, which keeps the reading position."""
        screen = self.screen_stack[0]
        if isinstance(screen, ReadingScreen):
            await screen.action_quit()
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Quit: ctrl+c means that to everybody where nothing is selected."""
        self.run_worker(self.action_quit())

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End; what was chosen on the screen is remembered."""
        super().exit(result, return_code, message)
        self.keep_choices()
        self.on_leaving()

    def keep_choices(self) -> None:
        """Remember what was chosen on the screen."""
        remember(self._memory_file, self._memory)


def _resume_collecting() -> None:
    gc.enable()
    gc.freeze()


def run_reader(
    services: Services, settings: Settings, sources: tuple[str, ...] = (), stdin: bytes | None = None
) -> int:
    """Show the reader until the user quits.

    Args:
        services: open; closed here.
        settings: of the user.
        sources: what to bring in and open at the start.
        stdin: what came on standard input, for the source ``-``.

    Returns:
        The exit code.
    """
    app = NutgrafApp(services, settings, sources, stdin)
    app.on_leaving = lambda: app.guard.leave_within(LEAVE_S, services.abandon)
    try:
        app.run()
    except BaseException:
        app.guard.restore()  # only here: once Textual has left its screen, leaving it again would move the cursor back
        raise
    finally:
        services.close()
        app.guard.call_off()
    return app.guard.exit_code or app.return_code or 0
