"""What a person does to articles, names and lines, each deed a step that `undo` takes back, in later sessions too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.corrections.file import Change
from reader.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.corrections.file import NamesFile
    from reader.corrections.rules import Correction
    from reader.library.articles.steps import Step
    from reader.library.library import Library
    from reader.model import Analysis, ArticleId
    from reader.text.tag_names import TagWish


class Surroundings(NamedTuple):
    """What deeds are done on, and whom they tell.

    Attributes:
        reading: gives the library that is on the screen.
        undoing: gives the libraries whose steps are undone.
        found: gives the analysis of an article as the engines made it.
        on_articles: called when articles have come or gone.
        on_names: called when a name is corrected.
        on_line: called with the article in which a line was chosen.
    """

    reading: Callable[[], Library]
    undoing: Callable[[], Sequence[Library]]
    found: Callable[[ArticleId], Analysis | None]
    on_articles: Callable[[], None]
    on_names: Callable[[], None]
    on_line: Callable[[ArticleId], None]


class Deeds:
    """Deeds on the library that is on the screen; every method may be called from any thread.

    Those on many articles say how many were otherwise before. All can raise `StorageError`.
    """

    def __init__(self, names: NamesFile, around: Surroundings) -> None:
        """Do nothing yet.

        Args:
            names: the names that the user corrects.
            around: everything else.
        """
        self._names = names
        self._around = around
        self._unkept: list[tuple[Change, str]] = []
        """Corrections that a library which cannot be written to has no steps of, and what is said when undone."""

    @property
    def _reading(self) -> Library:
        return self._around.reading()

    def opened(self, article_id: ArticleId) -> bool:
        """Mark an article as read because it was read; no step to undo. Returns whether it was unread."""
        return bool(self._reading.mark((article_id,), unread=False, is_step=False))

    def save_position(self, article_id: ArticleId, position: int) -> None:
        """Remember which character stood at the top of the page."""
        self._reading.save_position(article_id, position)

    def mark(self, article_id: ArticleId, *, unread: bool) -> None:
        """Mark an article as read or unread."""
        self.mark_all((article_id,), unread=unread)

    def mark_all(self, ids: Sequence[ArticleId], *, unread: bool) -> int:
        """Mark articles as read or unread."""
        return len(self._reading.mark(ids, unread=unread))

    def star_all(self, ids: Sequence[ArticleId], *, on: bool) -> int:
        """Give articles a star, or take it from them."""
        return len(self._reading.star(ids, on=on))

    def tag_all(self, ids: Sequence[ArticleId], wish: TagWish) -> int:
        """Give articles tags, and take others from them."""
        return len(self._reading.tag(ids, wish))

    def remove(self, article_id: ArticleId) -> None:
        """Take an article out of the library, until it is restored."""
        self.remove_all((article_id,))

    def remove_all(self, ids: Sequence[ArticleId]) -> int:
        """Take articles out of the library, until they are restored."""
        count = len(self._reading.remove(ids))
        self._around.on_articles()
        return count

    def restore_all(self, ids: Sequence[ArticleId]) -> int:
        """Bring back articles that were removed."""
        count = len(self._reading.restore(ids))
        self._around.on_articles()
        return count

    def correct(self, article_id: ArticleId, correction: Correction) -> None:
        """Obey a correction from now on, in every article; one step to undo.

        The step is kept first: one that undoes nothing is passed over, a correction without one would stay.

        Args:
            article_id: where it was made: tells whether the engines, too, know the name.
            correction: speaks of an entity as it is shown there.

        Raises:
            ConfigError: the file of corrections cannot be read or written; nothing is changed.
        """
        library = self._reading
        found = self._around.found(article_id)
        is_found = found is None or any(map(correction.is_about, found.entities))
        said = f"“{correction.found.name}” is {'as it was before' if correction.becomes else 'shown again'}."
        step: int | None = None

        def keep(change: Change) -> None:
            nonlocal step
            if library.writable:
                step = library.keep_names_step(change, said)

        try:
            change = self._names.add(correction, is_found=is_found, keep=keep)
        except ConfigError:
            if step is not None:
                library.forget_step(step)
            raise
        if change is not None:
            if step is None:
                self._unkept.append((change, said))
            self._around.on_names()

    def choose_line(self, article_id: ArticleId, start: int, *, is_part: bool) -> None:
        """Have a line be a part of the article or not, in all articles of its source; one step to undo.

        Args:
            article_id: where it was chosen.
            start: character that it starts with.
            is_part: whether it is a part.
        """
        if self._reading.choose_line(article_id, start, is_part=is_part) is not None:
            self._around.on_line(article_id)

    def next_undo(self) -> Step | None:
        """The step that `undo` takes back if there is something to undo of it; none of a correction without one."""
        latest = None if self._unkept else self._latest()
        return None if latest is None else latest[1]

    def next_redo(self) -> Step | None:
        """The step that `redo` does again if there is something to do."""
        following = self._latest(undone=True)
        return None if following is None else following[1]

    def undo(self) -> str | None:
        """Undo the last step that there is something to undo of; says what is so again, or None when there is none.

        Steps are those of the library that is on the screen, done by whatever reader (it is said where that was another
        one) and however long ago; where the samples are on it because the library is empty, those of both. One whose
        undoing raises an error stays.
        """
        said = self._undone()
        if said is not None:
            self._around.on_articles()
        return said

    def _undone(self) -> str | None:
        while self._unkept:
            change, said = self._unkept[-1]
            was = self._revert(change)
            self._unkept.remove((change, said))
            if was is not None:
                return said
        while (latest := self._latest()) is not None:
            library, step = latest
            if step.names is None:
                has_changed = library.undo(step)
            elif has_changed := (was := self._revert(Change.from_record(step.names))) is not None:
                library.shelve_names_step(step.id, was, "The correction holds again.")
            else:
                library.forget_step(step.id)
            if has_changed:
                return _said(library, step)
        return None

    def redo(self) -> str | None:
        """Do again what was undone last, if nothing else was done since; says what is so, or None for nothing."""
        while (following := self._latest(undone=True)) is not None:
            library, step = following
            if step.names is None:
                has_changed = library.redo(step)
            elif has_changed := self._revert(Change.from_record(step.names)) is not None:
                library.unshelve_names_step(step.id)
            else:
                library.forget_step(step.id)
            if has_changed:
                self._around.on_articles()
                return _said(library, step)
        return None

    def _revert(self, change: Change) -> Change | None:
        was = self._names.revert(change)
        self._around.on_names()
        return was

    def _latest(self, *, undone: bool = False) -> tuple[Library, Step] | None:
        """The step that is next; of two of one second that of the library, not that of the samples."""
        steps = [
            (library, step)
            for library in self._around.undoing()
            if library.writable and (step := library.latest_step(undone=undone)) is not None
        ]
        return (min if undone else max)(steps, key=lambda one: one[1].at, default=None)


def _said(library: Library, step: Step) -> str:
    """What is so again: who undoes what another program did still has what he did himself to undo."""
    return step.said if library.is_own_step(step.id) else f"Done elsewhere: {step.said}"
