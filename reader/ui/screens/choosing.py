"""Putting roles right: a line is a part of the article or not, here and in all articles of its source.

What is chosen shows at once; the library follows, and what it says then is shown in the end.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.model import CLEAN_ROLES
from reader.ui import wording
from reader.ui.keymap import shown
from reader.ui.screens.correcting import CorrectingScreen

if TYPE_CHECKING:
    from textual import events

    from reader.model import StoredArticle


class ChoosingScreen(CorrectingScreen):
    """Goes from line to line of the text, and makes each a part of the article or not."""

    class RolesReread(Message):
        """The article on screen has been read again."""

        def __init__(self, number: int, stored: StoredArticle) -> None:
            super().__init__()
            self.number = number
            self.stored = stored

    _rereading_roles = 0  # how often it was asked to read again

    def action_choose_line(self) -> None:
        """Choose among the lines; when that goes on, change what the marked one is."""
        if self._stored_here is None:
            return
        if not self.view.is_choosing:
            self._focus(self.view)
            self._say("" if self.view.start_choosing() else wording.NO_LINE)
            return
        self._change_line(self._stored_here)

    def _change_line(self, stored: StoredArticle) -> None:
        block = self.view.marked_block
        if block is None:
            return
        from reader.services.choosing import with_line_chosen  # noqa: PLC0415 - the start does without

        is_part = block.role not in CLEAN_ROLES
        self._take_roles(with_line_chosen(stored, block, is_part=is_part))
        said = wording.line_chosen(stored.article.source, is_part=is_part)
        self.do(partial(self.services.deeds.choose_line, stored.row.id, block.start, is_part=is_part), said=said)
        self.reread_roles()

    def stop_choosing(self) -> bool:
        """Choose no longer; False if no line was chosen."""
        was_choosing = self.view.stop_choosing()
        if was_choosing:
            self._say("")
        return was_choosing

    def on_choosing_view_line_marked(self) -> None:
        """Say what the line is."""
        self._say("")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Who leaves the text chooses no longer; unless the whole window lost the focus."""
        if event.widget is self.view and self.app.app_focus:
            self.stop_choosing()

    def reread_roles(self) -> None:
        """Show the article with the roles that it has now, when all that was to be done is done."""
        self._rereading_roles += 1
        self.do(partial(self._tell_roles, self._rereading_roles))

    def _tell_roles(self, number: int) -> None:
        here = self._stored
        stored = self.services.article(here.row.id) if here is not None else None
        if stored is not None:
            self.post_message(self.RolesReread(number, stored))

    def on_choosing_screen_roles_reread(self, event: RolesReread) -> None:
        """Show it, unless it is out of date; other roles ask for another analysis."""
        here, stored = self._stored_here, event.stored
        is_here = here is not None and (here.row.id, here.text_hash) == (stored.row.id, stored.text_hash)
        if event.number != self._rereading_roles or not is_here or here is None:
            return
        if here.article.blocks != stored.article.blocks:
            self._take_roles(stored)
            self.services.want(stored.row.id, self.articles.neighbours(self.articles.cursor))

    def _take_roles(self, stored: StoredArticle) -> None:
        self._stored = stored
        self.view.change_roles(stored)
        self._update_status()

    # What is shown

    def _standing_words(self) -> str:
        block, stored = self.view.marked_block, self._stored
        if block is None or stored is None:
            return super()._standing_words()
        keys = {key.id: shown(key.key_list[0]) for key in self._keymap}
        return wording.choosing(block, stored.article.source, change=keys["choose_line"], leave=keys["back"])

    def _helpful_keys(self) -> tuple[str, ...]:
        return () if self.view.is_choosing else super()._helpful_keys()
