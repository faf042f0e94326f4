"""The lists that one chooses from, and what can be done with those of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import StorageError
from reader.library.library import Library
from reader.model import Article, ArticleId, Block
from reader.services.lists import MAX_NAME_CHARS, ListKeeping, name_for, unread_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles, one of them read."""
    opened = Library.open(tmp_path / "library.db")
    for number, word in enumerate(("owl", "owl", "ferry"), 1):
        text = f"Text {number} of an {word}."
        opened.add(Article(text, (Block(0, len(text)),), word, "given", f"/{number}"), None)
    opened.mark([ArticleId(1)], unread=False)
    yield opened
    opened.close()


@pytest.fixture
def keeping(library: Library) -> ListKeeping:
    """The lists of that library."""
    return ListKeeping(library)


def undo(library: Library) -> str | None:
    """Take the latest deed back; says what is so again."""
    step = library.latest_step()
    return step.said if step is not None and library.undo(step) else None


def redo(library: Library) -> str | None:
    """Do what was undone last again; says what is so."""
    step = library.latest_step(undone=True)
    return step.said if step is not None and library.redo(step) is not None else None


def names(keeping: ListKeeping) -> list[str]:
    """Of the lists that the reader has made."""
    return [one.name for one in keeping.all() if one.saved is not None]


def test_lists_count_what_is_unread_in_them(library: Library, keeping: ListKeeping) -> None:
    """The samples are another library, and count nothing."""
    keeping.save("Owls", "owl")
    counted = dict(zip((one.name for one in keeping.all()), unread_of(library, keeping.all()), strict=True))
    assert {name: counted[name] for name in ("All", "Unread", "Today", "Owls", "Samples")} == {
        "All": 2, "Unread": 2, "Today": 2, "Owls": 1, "Samples": 0,
    }  # fmt: skip


def test_every_deed_on_a_list_is_undone(library: Library, keeping: ListKeeping) -> None:
    """One after the other, back to nothing, and each says what is so again, also when it is done again."""
    keeping.save("One", "owl")
    keeping.save("Two", "ferry")
    keeping.save("one", "owl OR ferry")
    one, two = [known.saved for known in keeping.all() if known.saved is not None]
    assert keeping.move(two, -1)
    keeping.rename(one, "Three")
    keeping.take_out(two)
    assert names(keeping) == ["Three"]
    said = [undo(library) for _ in range(3)]
    assert said == ["List “Two” is back.", "List “One” has its name again.", "List “Two” is where it was."]
    assert names(keeping) == ["One", "Two"]
    assert undo(library) == "List “One” is as it was before."
    first = keeping.named("ONE")
    assert first is not None
    assert first.query == "owl"
    assert undo(library) == "Took out list “Two” again."
    assert undo(library) == "Took out list “One” again."
    assert names(keeping) == []
    assert undo(library) == "“owl” is unread again."
    said = [redo(library) for _ in range(7)]
    assert said == [
        "“owl” is read again.",
        "List “One” is back.",
        "List “Two” is back.",
        "List “One” has its later search again.",
        "Lists “One” and “Two” have changed places again.",
        "List “One” is “Three” again.",
        "Took out list “Two” again.",
    ]


@pytest.mark.parametrize("name", ["", " \t", "\x1b[31m", "x" * (MAX_NAME_CHARS + 1), "samples", "UNREAD"])
def test_list_has_a_name_that_can_be_told_from_others(keeping: ListKeeping, name: str) -> None:
    """Without one, or with one that is too long or always there, nothing is saved."""
    with pytest.raises(StorageError):
        keeping.save(name, "owl")
    assert names(keeping) == []


def test_list_is_known_by_its_name_whatever_case_and_accents(keeping: ListKeeping) -> None:
    """As it is saved, so it is found, and called as it is kept."""
    keeping.save("Café", "owl")
    keeping.save("Boats", "ferry")
    found = keeping.named("cafe")
    assert found is not None
    assert found.name == "Café"
    assert keeping.save("CAFE", "ferry").startswith("List “Café” has")
    boats = keeping.named("boats")
    assert boats is not None
    assert boats.saved is not None
    with pytest.raises(StorageError, match="a list “Café” already"):
        keeping.rename(boats.saved, "cafe")
    with pytest.raises(StorageError, match="a list “Today” already"):
        keeping.save("tödäy", "owl")


def test_name_of_a_list_is_safe_to_print(keeping: ListKeeping) -> None:
    """What a terminal obeys is no part of a name, whether it is typed or offered."""
    keeping.save("a\x1b[2Jb\u202e  c", "owl")
    assert names(keeping) == ["ab c"]
    assert name_for("a\x1b[2Jb\u202e  c") == "ab c"


def test_offered_name_is_the_query_cut_to_what_a_name_may_have() -> None:
    """Always one that can be taken."""
    assert name_for("  owl   OR ferry ") == "owl OR ferry"
    assert len(name_for("word " * 100)) <= MAX_NAME_CHARS
