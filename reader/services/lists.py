"""The lists that one chooses from: those that are always there, and the searches that are kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.frozen import Frozen
from reader.query.parsing import parse
from reader.text.display import safe_line, shorten
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.library import Library
    from reader.model import SavedSearch

MAX_NAME_CHARS = 60
"""Longest name of a list."""


class NamedList(Frozen):
    """A list under its name.

    Attributes:
        query: what it lists; empty for one that is a view of the library.
        unread_only: whether it leaves out what has been read.
        saved: the search that makes it, for one that the reader has made.
        is_samples: whether it is the list of the sample articles.
    """

    name: str
    query: str = ""
    unread_only: bool = False
    saved: SavedSearch | None = None
    is_samples: bool = False

    @property
    def is_search(self) -> bool:
        """Whether it is shown as what a search has found, as removed articles are."""
        return parse(self.query).wants_removed

    @property
    def listed_as(self) -> str:
        """The name of what is listed; empty for what has none of its own, a view of the library or a search."""
        return self.name if self.query and not self.is_search else ""


STARRED = NamedList("Starred", "is:starred")
SMART_LISTS = (
    NamedList("All"),
    NamedList("Unread", unread_only=True),
    STARRED,
    NamedList("Today", "added:today"),
)
"""The lists that are there from the start, before the saved ones."""
REMOVED = NamedList("Removed", "is:removed")
SAMPLES = NamedList("Samples", is_samples=True)


def name_for(query: str) -> str:
    """A name to offer for a query."""
    return shorten(" ".join(safe_line(query).split()), MAX_NAME_CHARS)


class ListKeeping:
    """What can be done with the lists of a library; each deed is one step to undo.

    Deeds say in a sentence what was done.

    Every method may be called from any thread, and can raise `StorageError`.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def why_not_kept(self) -> str | None:
        """A sentence on why no list can be kept in the library, or None if one can be."""
        return None if self._library.writable else self._library.notice

    def all(self) -> tuple[NamedList, ...]:
        """All lists, in their order: those that are always there, the saved ones, what was removed, the samples."""
        saved = (NamedList(one.name, one.query, saved=one) for one in self._library.lists.saved())
        return (*SMART_LISTS, *saved, REMOVED, SAMPLES)

    def named(self, name: str) -> NamedList | None:
        """The list of a name, whatever case and accents."""
        wanted = fold(name)
        return next((one for one in self.all() if fold(one.name) == wanted and not one.is_samples), None)

    def save(self, name: str, query: str) -> str:
        """Keep a query under a name, in place of what was kept under it before.

        Raises:
            StorageError: it cannot be kept under this name, or not at all.
        """
        name = _checked(name)
        if kept := self._library.lists.save(name, query.strip()):
            return f"List “{kept}” has this search now. U undoes it."
        return f"Saved as list “{name}”. U takes it out again."

    def rename(self, saved: SavedSearch, name: str) -> str:
        """Give a list another name.

        Raises:
            StorageError: another list has it, the list is there no more, or it cannot be kept.
        """
        name = _checked(name)
        if other := self._library.lists.rename(saved.id, name):
            raise StorageError(f"There is a list “{other}” already.")
        return f"List “{saved.name}” is “{name}” now. U undoes it."

    def take_out(self, saved: SavedSearch) -> str:
        """Take out a list; its articles stay.

        Raises:
            StorageError: it is there no more, or cannot be taken out.
        """
        name = self._library.lists.take_out(saved.id)
        return f"Took out list “{name}”, its articles stay. U brings it back."

    def move(self, saved: SavedSearch, step: int) -> bool:
        """Let a list change places with the next (1) or previous (-1) saved one; False where there is none."""
        return self._library.lists.move(saved.id, step)


def unread_of(library: Library, lists: Sequence[NamedList]) -> list[int]:
    """How many articles of each list are unread; of the samples none, as they are another library.

    Reads one list at a time, so that nobody who reads the library as well waits for all of them.
    """
    tally = library.tally()
    return [0 if one.is_samples else library.lists.unread(one.query) if one.query else tally.unread for one in lists]


def sizes_of(library: Library, lists: Sequence[NamedList]) -> list[int]:
    """How many articles the lists have of what one has put there by hand, read or not; of others 0."""
    return [
        library.count_removed() if one == REMOVED else library.lists.size(one.query) if one == STARRED else 0
        for one in lists
    ]


def _checked(name: str) -> str:
    name = " ".join(safe_line(name).split())
    if not name:
        raise StorageError("A list needs a name.")
    if len(name) > MAX_NAME_CHARS:
        raise StorageError(f"The name of a list has at most {MAX_NAME_CHARS} characters.")
    if (
        other := next((one for one in (*SMART_LISTS, REMOVED, SAMPLES) if fold(one.name) == fold(name)), None)
    ) is not None:
        raise StorageError(f"There is a list “{other.name}” already, which is always there.")
    return name
