"""What the state file beside a library says of its articles, done to them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import StorageError
from reader.library.articles.steps import Act, Deed
from reader.library.library import Library
from reader.library.safety.state_file import HASH_BYTES, states

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import ArticleId


class Replayed(NamedTuple):
    """What became of a file in a library.

    Attributes:
        articles: that the file says something of and the library has.
        missing: that it has not.
        read, starred, tagged: how many articles of the library were changed so.
    """

    articles: int
    missing: int
    read: int
    starred: int
    tagged: int

    @property
    def said(self) -> str:
        """What was changed, in words; empty where nothing was."""
        counts = ((self.read, "read"), (self.starred, "starred"), (self.tagged, "tagged"))
        return ", ".join(f"{count:,} {words}" for count, words in counts if count)


def replayed(library: Path, states: Path) -> str:
    """Bring back what a file says of the articles of a closed library; a sentence about it, or nothing."""
    if not states.exists():
        return ""
    opened = Library.open(library)
    try:
        done = replay(opened, states)
    except (OSError, StorageError) as error:
        return f"What was read, starred and tagged since could not be brought back: {error}"
    finally:
        opened.close()
    return f"Brought back from {states.name}: {done.said}." if done.said else ""


def replay(library: Library, path: Path) -> Replayed:
    """Do to the articles of a library what a file says of them, as one step to undo; what is so already stays.

    What the file says was unread or had no star is left as it is.

    Raises:
        OSError: the file cannot be read.
        StorageError: the library cannot be written.
    """
    said = states(path)
    ids = library.ids_by_hash(HASH_BYTES)
    known = {short: state for short, state in said.items() if short in ids}
    acts = [
        Act(Deed.READ, [ids[short] for short, state in known.items() if state.read]),
        Act(Deed.STAR, [ids[short] for short, state in known.items() if state.starred]),
    ]
    tagged: dict[tuple[str, bool], list[ArticleId]] = {}
    for short, state in known.items():
        for name, has_it in state.tags.items():
            tagged.setdefault((name, has_it), []).append(ids[short])
    acts += [Act(Deed.TAG if has_it else Deed.UNTAG, those, name) for (name, has_it), those in tagged.items()]
    done = library.perform(acts)
    counts = {deed: {one for act in done if act.deed is deed for one in act.ids} for deed in Deed}
    tagged_ids = counts[Deed.TAG] | counts[Deed.UNTAG]
    return Replayed(len(known), len(said) - len(known), len(counts[Deed.READ]), len(counts[Deed.STAR]), len(tagged_ids))
