"""The long article as one `Static` with a `Content`: the reference for the article view.

``J`` shows it; pointing at a name lights all its mentions, which takes a new `Content`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.style import Style
from textual.widgets import Static

from tests.bench.long_article import long_article

if TYPE_CHECKING:
    from textual import events

_LIT = Style.parse("bold on yellow")


class StaticArticleApp(App[None]):
    """Lights names up by making the whole text anew."""

    BINDINGS = [("J", "show", "Show")]  # noqa: RUF012 - Textual's declaration

    def __init__(self, words: int, mentions: int) -> None:
        super().__init__()
        self._article, self._analysis = long_article(words, mentions)
        self._lit = 0

    def _spans(self, lit: int) -> list[Span]:
        spans = []
        for entity in self._analysis.entities:
            style = Style.from_meta({"mark": entity.id})
            if entity.id == lit:
                style += _LIT
            spans += [Span(mention.start, mention.end, style) for mention in entity.mentions]
        return spans

    async def action_show(self) -> None:
        """Show the article."""
        static = Static(Content(self._article.text, self._spans(0)))
        await self.mount(VerticalScroll(static, can_focus=True))
        self.query_one(VerticalScroll).focus()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up what is under the pointer."""
        lit = event.style.meta.get("mark", 0)
        if lit != self._lit:
            self._lit = lit
            self.query_one(Static).update(Content(self._article.text, self._spans(lit)))


if __name__ == "__main__":
    StaticArticleApp(int(sys.argv[1]), int(sys.argv[2])).run()
