"""What was done and can be undone, step by step."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.text.display import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.library import Library
    from reader.model import ArticleId, ArticleRow, LineChoice

MAX_STEPS = 100
"""Steps that can be undone."""
MAX_LINE_CHARS = 40
"""Characters of a line that are told of a step."""


class Steps:
    """The latest steps; every method may be called from any thread."""

    def __init__(self) -> None:
        self._steps: deque[tuple[Callable[[], object], str]] = deque(maxlen=MAX_STEPS)

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, undo: Callable[[], object], said: str) -> None:
        """Add a step.

        Args:
            undo: undoes it, and tells whether there was anything to undo.
            said: a sentence about what is so again.
        """
        self._steps.append((undo, said))

    def undo(self) -> str | None:
        """Undo the last step that there is something to undo of; says what was done, or None when there is none.

        A step whose undoing raises an error stays, and can be undone later.
        """
        while self._steps:
            step = self._steps[-1]
            undone, said = step
            has_changed = bool(undone())
            with contextlib.suppress(ValueError):  # undone by another thread as well
                self._steps.remove(step)
            if has_changed:
                return said
        return None


def lines_of(choice: LineChoice) -> str:
    """The line of a choice, as the sentence about a step names it."""
    return f"“{shorten(' '.join(choice.line.split()), MAX_LINE_CHARS)}”"


def quoted(library: Library, article_id: ArticleId) -> str:
    """The title of an article, as the sentence about a step names it; without one it is just the article."""
    rows: list[ArticleRow] = []
    with contextlib.suppress(StorageError):
        rows = library.rows((article_id,))
    return f"“{rows[0].title}”" if rows and rows[0].title else "The article"
