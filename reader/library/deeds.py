"""What is done to the articles of a library, each deed a step that can be undone; what `Library` has of it."""

from __future__ import annotations

import logging
import sqlite3
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.articles import store
from reader.library.articles.own_steps import OwnSteps
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.library.articles.steps import Act, Step
    from reader.library.file.connection import Connections
    from reader.library.safety.state_file import StateFile
    from reader.model import ArticleId, LineChoice
    from reader.text.tag_names import TagWish

_log = logging.getLogger(__name__)


class Deeds:
    """Deeds on articles; removed and unknown ones are left alone by all but `restore`.

    Each is kept in one transaction with the step that undoes it, at the end of which it is written down in the file
    beside the library. What a method returns are the articles that were otherwise before, in the order given. What this
    needs is imported when the first deed is done: the start does none.
    """

    _readable: Callable[[ArticleId], AbstractContextManager[None]]

    def __init__(self, connections: Connections, state_of: Path | None) -> None:
        """Rest on an open library.

        Args:
            connections: to the library.
            state_of: the library beside which deeds are written down; None for nowhere.
        """
        self._connections = connections
        self._own_steps = OwnSteps(connections)
        self._state_of = state_of
        self._state_problem = ""

    @cached_property
    def _state(self) -> StateFile | None:
        """Where deeds are written down."""
        from reader.library.safety.state_file import StateFile  # noqa: PLC0415 - as told above

        return None if self._state_of is None else StateFile(self._state_of)

    def mark(self, ids: Sequence[ArticleId], *, unread: bool, is_step: bool = True) -> list[ArticleId]:
        """Set articles read or unread, as a step to undo if it shall be one."""
        return self._act("unread" if unread else "read", ids, is_step=is_step)

    def star(self, ids: Sequence[ArticleId], *, on: bool) -> list[ArticleId]:
        """Give articles a star, or take it from them."""
        return self._act("star" if on else "unstar", ids)

    def tag(self, ids: Sequence[ArticleId], wish: TagWish) -> list[ArticleId]:
        """Give articles tags and take others from them, whatever their case."""
        from reader.library.articles.steps import Act, Deed  # noqa: PLC0415 - as told above

        acts = [Act(Deed.UNTAG, ids, name) for name in wish.taken] + [Act(Deed.TAG, ids, name) for name in wish.given]
        return self._changed(ids, self.perform(acts))

    def remove(self, ids: Sequence[ArticleId]) -> list[ArticleId]:
        """Take articles out of lists, search and counts; they keep everything."""
        return self._act("remove", ids)

    def restore(self, ids: Sequence[ArticleId]) -> list[ArticleId]:
        """Bring removed articles back."""
        return self._act("restore", ids)

    def perform(self, acts: Sequence[Act], *, is_step: bool = True) -> list[Act]:
        """Do several things as one step to undo, if it shall be one; returns what was changed."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._own_steps.writing() as connection:
            done = steps.perform(connection, acts, is_step=is_step)
            self._write_down(connection, done)
        self._shorten_state()
        return done

    def choose_line(self, article_id: ArticleId, start: int, *, is_part: bool) -> LineChoice | None:
        """Have a line, here and in all articles of the source, be a part of the article or not; for good.

        Where that takes back the opposite, and is so by itself, what was said of the line is forgotten. None when no
        line that has a say starts there.

        Raises:
            LibraryDamagedError: the article cannot be read.
        """
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._own_steps.writing() as connection, self._readable(article_id):
            choice = store.choose_line(connection, article_id, start, is_part=is_part)
            if choice is not None:
                steps.keep_line(connection, choice)
            return choice

    def latest_step(self, *, undone: bool = False) -> Step | None:
        """The step that is undone next, of whatever reader on this library; or, of the undone ones, done again next.

        One that is damaged is dropped.
        """
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        while True:
            try:
                with self._connections.reading() as connection:
                    return steps.latest(connection, undone=undone)
            except UNREADABLE:
                _log.exception("a step to undo is damaged and is dropped")
            with self._connections.writing() as connection:
                try:  # another reader may have done something since
                    steps.latest(connection, undone=undone)
                except UNREADABLE:
                    steps.forget(connection, undone=undone)

    def is_own_step(self, number: int) -> bool:
        """Whether a step was made through this object, or before it was opened; else another program has made it."""
        return self._own_steps.has(number)

    def undo(self, step: Step) -> bool:
        """Undo a step; False where nothing was to be undone, or another reader has done or undone something since."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        return self._go(step, steps.undo)

    def redo(self, step: Step) -> bool:
        """Do a step again that was undone; False where nothing was to be done, or as of `undo`."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        return self._go(step, steps.redo)

    def _go(self, step: Step, way: Callable[[sqlite3.Connection, Step], list[Act] | None]) -> bool:
        with self._connections.writing() as connection:
            done = way(connection, step)
            self._write_down(connection, done or ())
        self._shorten_state()
        return done is not None

    def shelve_names_step(self, number: int, change: Sequence[object], said: str) -> None:
        """Keep a step of the file of names that was undone, as the change that does it again."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._connections.writing() as connection:
            steps.shelve(connection, number, {"names": change}, said)

    def unshelve_names_step(self, number: int) -> None:
        """Have a step of the file of names that was done again be one to undo."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._connections.writing() as connection:
            steps.unshelve(connection, number)

    def keep_names_step(self, change: Sequence[object], said: str) -> int:
        """Keep a change of the file of names as a step; returns its number."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._own_steps.writing() as connection:
            return steps.keep_names(connection, change, said)

    def forget_step(self, number: int) -> bool:
        """Drop a step; False if it is gone already."""
        from reader.library.articles import steps  # noqa: PLC0415 - as told above

        with self._connections.writing() as connection:
            return steps.forget(connection, number)

    def _act(self, deed: str, ids: Sequence[ArticleId], *, is_step: bool = True) -> list[ArticleId]:
        """Do one thing, by its name."""
        from reader.library.articles.steps import Act, Deed  # noqa: PLC0415 - as told above

        return self._changed(ids, self.perform([Act(Deed(deed), ids)], is_step=is_step))

    @staticmethod
    def _changed(ids: Sequence[ArticleId], done: Sequence[Act]) -> list[ArticleId]:
        changed = {article_id for act in done for article_id in act.ids}
        return [article_id for article_id in dict.fromkeys(ids) if article_id in changed]

    def _write_down(self, connection: sqlite3.Connection, done: Sequence[Act]) -> None:
        """Write deeds down, at the end of their transaction."""
        if self._state is not None:
            self._write_state(connection, self._state.lines(connection, done))

    def _write_state(self, connection: sqlite3.Connection, lines: list[str]) -> None:
        """Write lines down; where there is no file yet, all that is so now. Never stops a deed.

        Where all that is so cannot be read, nothing is written: a file without it would be taken for the whole.
        """
        if self._state is None or not lines:
            return
        if not self._state.exists:
            try:
                lines = self._state.snapshot(connection)
            except sqlite3.Error:
                _log.exception("what is read, starred and tagged cannot be written down")
                return
        self._state.append(lines)
        self._state_problem = self._state.problem

    def _shorten_state(self) -> None:
        """Keep the file short, once the deed is kept: that takes longer than others should wait."""
        if self._state is not None and not self._state.problem:
            self._state.shorten()
            self._state_problem = self._state.problem
