"""The command palette: every action of the table of keys, and every theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Provider

from reader.ui.keymap import Context, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.types import IgnoreReturnCallbackType

    from reader.ui.app import NutgrafApp


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
        app = cast("NutgrafApp", self.app)
        for key in app.keymap_in_force:
            if key.context is Context.ANYWHERE and key.id != "palette":
                names = ", ".join(shown(name) for name in key.key_list)
                yield key.label, f"key {names}", partial(app.run_action, key.action, self.screen)
        for name in app.available_themes:
            if name != "textual-ansi":
                yield f"Theme: {name.removeprefix('nutgraf-')}", "colours", partial(app.choose_theme, name)
