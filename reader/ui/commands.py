"""The command palette: every action of the table of keys, every algorithm of the summary, and every theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Provider

from reader.analysis.version import ALGORITHMS
from reader.ui.keymap import Context, Key, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.types import IgnoreReturnCallbackType


class Commanded(Protocol):
    """What the commands need of the application."""

    keymap_in_force: tuple[Key, ...]

    def choose_theme(self, name: str) -> None:
        """Use a theme, now and the next time."""


class KeyedCommands(Provider):
    """Offers what can be done by key, with the key beside it."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for label, detail, run in self._commands():
            yield DiscoveryHit(label, run, help=detail)

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed."""
        matcher = self.matcher(query)
        for label, detail, run in self._commands():
            score = matcher.match(label)
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, help=detail)

    def _commands(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        from reader.ui.reasons import name_of  # noqa: PLC0415 - the start does without

        commanded = cast("Commanded", self.app)
        for key in commanded.keymap_in_force:
            is_of_pane = key.context in {Context.ARTICLE, Context.PANEL} and key.action.startswith("screen.")
            if (key.context is Context.ANYWHERE or is_of_pane) and key.id != "palette":
                names = ", ".join(shown(name) for name in key.key_list)
                yield key.label, f"key {names}", partial(self.app.run_action, key.action, self.screen)
        for name in ALGORITHMS:
            choose = partial(self.app.run_action, f"screen.choose_algorithm({name!r})", self.screen)
            yield f"Summary by {name_of(name)}", "summary", choose
        for name in self.app.available_themes:
            if name != "textual-ansi":
                yield f"Theme: {name.removeprefix('nutgraf-')}", "colours", partial(commanded.choose_theme, name)
