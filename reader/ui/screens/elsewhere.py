"""How many other articles have the name that is lit, for the line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.ui.later import later
from reader.ui.screens.deeds import DeedsScreen

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from reader.model import ArticleId, EntityKind
    from reader.ui.highlights import Highlights

LIT_S = 0.15
"""It is asked when a name has been lit so long."""


class ElsewhereScreen(DeedsScreen):
    """Looks up the name that is lit in the rest of the library."""

    class ElsewhereCounted(Message):
        """It is known how many other articles have a name."""

        def __init__(self, highlights: Highlights, key: int, articles: int) -> None:
            super().__init__()
            self.highlights = highlights
            self.key = key
            self.articles = articles

    _asked: tuple[Highlights, int] | None = None  # the name that is lit and was asked for, or soon is
    _asking: TimerHandle | None = None

    def _update_status(self) -> None:
        super()._update_status()
        self._count_elsewhere_soon()

    def _count_elsewhere_soon(self) -> None:
        """Ask how many other articles have the name that is lit, when it stays so."""
        lit, highlights = self._light.lit, self.view.highlights
        wanted = None if lit is None or lit in self._elsewhere or lit >= len(highlights.entries) else (highlights, lit)
        if wanted == self._asked:
            return
        self._asked = wanted
        if self._asking is not None:
            self._asking.cancel()
        if wanted is not None and not highlights.entries[wanted[1]].group.is_number:
            self._asking = later(self, LIT_S, lambda: self._count_elsewhere(*wanted))

    def _count_elsewhere(self, highlights: Highlights, key: int) -> None:
        entity = self._entity_of(highlights.entries[key]) if highlights is self.view.highlights else None
        if entity is not None and self._stored is not None:
            self.count_elsewhere(highlights, key, entity.kind, entity.name, self._stored.row.id)

    @work(thread=True, exclusive=True, group="elsewhere")
    def count_elsewhere(
        self, highlights: Highlights, key: int, kind: EntityKind, name: str, article_id: ArticleId
    ) -> None:
        """Count the other articles that have a name."""
        try:
            linked = self.services.entity_of(kind, name, article_id)
        except ReaderError as error:
            self.post_message(self.Done(str(error)))
            return
        if linked is not None and not get_current_worker().is_cancelled:
            self.post_message(self.ElsewhereCounted(highlights, key, max(0, linked.articles - 1)))

    def on_elsewhere_screen_elsewhere_counted(self, event: ElsewhereCounted) -> None:
        """Tell it, while that name is lit."""
        if event.highlights is self.view.highlights:
            self._elsewhere[event.key] = event.articles
            self._update_status()

    def _show_entries(self, highlights: Highlights, message: str) -> None:
        self._elsewhere.clear()
        super()._show_entries(highlights, message)
