"""The help: every key, from the table that makes the bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader import paths
from reader.query.fields import FIELDS
from reader.ui.keymap import Context, Key, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

_PLACES = {
    Context.LIST: "In the list",
    Context.ARTICLE: "In the article",
    Context.PANEL: "In the panel",
    Context.LISTS: "In the lists",
    Context.ANYWHERE: "Anywhere",
    Context.PROMPT: "While you type",
    Context.NAME: "On the page of a name",
    Context.FACETS: "Among who, where, how much and when",
}
_QUERIES = (
    ("suez canal", "Both words, the last one as far as it is typed"),
    ('"suez canal"', "One after the other"),
    ("cana*", "The beginning of a word"),
    ("-ship", "Not so"),
    ("(suez OR panama)", "One of them"),
)


class HelpScreen(ModalScreen[None]):
    """One page with all keys; any of the usual keys leaves it."""

    CSS_PATH = paths.bundled("styles") / "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter,f1", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown", "scroll(15)", "Page down", show=False),
        Binding("b,pageup", "scroll(-15)", "Page up", show=False),
    ]

    def __init__(self, keymap: Iterable[Key]) -> None:
        super().__init__()
        self._keymap = tuple(keymap)

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="help"):
            yield Static(help_text(self._keymap), id="help-text")

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=lines, animate=False)


def help_text(keymap: Iterable[Key]) -> Content:
    """All keys, by the place where they work."""
    keys = list(keymap)
    parts: list[Content | str | tuple[str, str]] = [
        ("Nutgraf", "bold $accent"),
        " shows who, where and how much.\nPoint at a name or a number, anywhere, and it lights up everywhere.\n",
        "Go into the panel with the keys, and what you pass lights up too.\n",
    ]
    for context, place in _PLACES.items():
        parts.append((f"\n{place}\n", "bold $accent"))
        for key in keys:
            if key.context is context:
                names = "  ".join(shown(name) for name in key.key_list)
                parts.extend(((f"  {names:<20}", "$ink-strong"), f"{key.label}\n"))
    parts.append(("\nIn a search of the library\n", "bold $accent"))
    fields = [(field.example, f"{field.help[0].upper()}{field.help[1:]}") for field in FIELDS.values()]
    for example, what in (*_QUERIES, *fields):
        parts.extend(((f"  {example:<23}", "$ink-strong"), f"{what}\n"))
    parts.append("\nOther keys: a table [keys] in config.toml, with the names from `nutgraf keys`.\n")
    return Content.assemble(*parts)
