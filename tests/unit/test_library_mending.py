"""What the doctor says of names, tags and older libraries, and how they are mended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.corrections.rules import Correction, Corrections, Named
from reader.jobs import Jobs
from reader.library.library import Library
from reader.library.safety.making_backups import make_backup
from reader.model import Analysis, Article, ArticleId, Block, Entity, ListView, Span
from reader.services.doctoring import Repaired, examine, repair
from reader.text.tag_names import TagWish
from tests.older_library import make_older

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, TWO, THREE = (ArticleId(number) for number in range(1, 4))
ANN = Named("person", "Ann Lee")


def _article(number: int) -> Article:
    text = f"Words of article number {number}."
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", f"/{number}.txt", "s", tags=("given",))


def _analysis(number: int) -> Analysis:
    return Analysis("1", _article(number).text_hash, "en", entities=(Entity(1, "person", "Ann Lee", (Span(0, 5),)),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of three articles that name one person."""
    place = tmp_path / "data" / "library.db"
    library = Library.open(place)
    for number in (1, 2, 3):
        library.add(_article(number), None)
        library.save_analysis(_analysis(number))
    library.close()
    return place


@pytest.fixture(scope="module")
def jobs() -> Iterator[Jobs]:
    """What makes articles again."""
    made = Jobs()
    yield made
    made.close()


def _found(path: Path) -> list[str]:
    return [finding.words for finding in examine(path, lambda _done, _total: None)]


def _repaired(path: Path, jobs: Jobs) -> Repaired:
    done = repair(path, jobs, lambda _what, _done, _total: None)
    assert done.kept is not None
    assert _found(path) == []
    return done


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _names(path: Path) -> list[tuple[str, int]]:
    """Who is named in how many articles, once all are looked up."""
    library = Library.open(path)
    while library.put_contents(9):
        pass
    found = [(one.name, one.articles) for one in library.entities("", 9)]
    library.close()
    return found


def _tags(path: Path) -> dict[int, tuple[str, ...]]:
    library = Library.open(path)
    found = {int(row.id): row.tags for row in library.page(ListView(), 0, 9)}
    library.close()
    return found


def test_library_whose_names_are_corrected_is_whole(path: Path) -> None:
    """What is to be put in anew is no damage: there is a backup meanwhile, also with a removed article."""
    library = Library.open(path)
    library.remove([THREE])
    assert library.follow(Corrections([Correction(ANN, Named("person", "Anna Lee"))]))
    library.close()
    assert _found(path) == []
    assert make_backup(path).exists()


def test_analysis_that_is_dropped_leaves_no_names(path: Path) -> None:
    """Whoever meets the damage: the reader of an article, or who puts it in anew."""
    _change(path, "UPDATE analysis SET record = x'00'", "UPDATE article SET is_put = 0 WHERE id > 1")
    library = Library.open(path)
    assert library.analysis(ONE, "1") is None
    library.close()
    assert _names(path) == []
    assert _found(path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entity SET articles = 77",
        "DELETE FROM named WHERE article = 1",
        "DELETE FROM named",
        "DELETE FROM entity",
        "INSERT INTO named SELECT entity, day, 99 FROM named WHERE article = 1",
    ],
)
def test_names_that_are_counted_wrong_are_found_and_counted_anew(path: Path, jobs: Jobs, statement: str) -> None:
    """In the tables that are looked up across articles; they are filled again by the background."""
    _change(path, statement)
    assert _found(path)
    _repaired(path, jobs)
    assert _names(path) == [("Ann Lee", 3)]


@pytest.mark.parametrize("table", ["article", "body"])
def test_names_are_counted_anew_when_an_article_is_lost(path: Path, jobs: Jobs, table: str) -> None:
    """Half of it is left, and without its source and a backup the article goes or is another one."""
    _change(path, f"DELETE FROM {table} WHERE id = 1")
    _repaired(path, jobs)
    assert _names(path) == [("Ann Lee", 2)]


def test_name_that_is_counted_without_an_article_is_not_listed(path: Path) -> None:
    """Before a damaged library is mended, too, names are listed; there is nothing to say of this one."""
    _change(path, "DELETE FROM named")
    assert _names(path) == []


OLD_DAMAGE = (
    "UPDATE body SET text = CAST(x'ff' || text AS TEXT) WHERE id = 1",
    "UPDATE article SET title = CAST(x'fe' || title AS TEXT) WHERE id = 2",
    'UPDATE article SET tags = \'[1, null, "kept", {}, "\\ud800"]\' WHERE id = 3',
    "UPDATE article SET tags = '[' WHERE id = 1",
    "UPDATE article SET tags = CAST(x'5b22ff225d' AS TEXT) WHERE id = 2",
)
"""What a disk may do to texts, titles and tags."""


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("damage", OLD_DAMAGE)
def test_older_library_with_damage_is_opened(path: Path, version: int, damage: str) -> None:
    """One text or list of tags that cannot be read keeps no other article from its reader."""
    make_older(path, version)
    _change(path, damage)
    tags = _tags(path)
    assert sorted(tags) == [1, 2, 3]
    assert sum("given" in of_one for of_one in tags.values()) >= 2


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("damage", [*OLD_DAMAGE[:4], "UPDATE tally SET unread = 77", "DELETE FROM body WHERE id = 1"])
def test_older_library_is_mended(path: Path, jobs: Jobs, version: int, damage: str) -> None:
    """And is up to date then; the file that is kept is as it was."""
    make_older(path, version)
    _change(path, damage)
    before = path.read_bytes()
    done = _repaired(path, jobs)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert len(_tags(path)) == 3 - damage.startswith("DELETE")


# Tags


@pytest.mark.parametrize(
    "damage",
    [
        ("DELETE FROM spelling",),
        ("UPDATE spelling SET name = 'mine'",),
        ("UPDATE spelling SET folded = 'other' WHERE folded = 'given'",),
        ("INSERT INTO tag VALUES ('GIVEN', 1)",),
        ("UPDATE tag SET name = CAST(x'ff' || name AS TEXT) WHERE article = 3",),
        ("UPDATE tag SET name = '' WHERE article = 3",),
    ],
)
def test_spellings_are_checked_and_made_anew(path: Path, jobs: Jobs, damage: tuple[str, ...]) -> None:
    """Every tag is found under its name, whatever its case, and each article has it once."""
    _change(path, *damage)
    assert any("not spelt" in words for words in _found(path))
    _repaired(path, jobs)
    library = Library.open(path)
    assert library.tag([ONE, TWO], TagWish(taken=("Given",))) == [ONE, TWO]
    library.close()
    assert _tags(path)[1] == ()


def test_article_from_the_backup_has_its_tags_and_is_looked_up(path: Path, jobs: Jobs) -> None:
    """As it had them there, with its star."""
    library = Library.open(path)
    library.tag([ONE], TagWish(("mine",), ("given",)))
    library.star([ONE], on=True)
    library.close()
    make_backup(path)
    _change(path, "DELETE FROM article WHERE id = 1", "DELETE FROM tag WHERE article = 1")
    _repaired(path, jobs)
    library = Library.open(path)
    (row,) = library.rows([ONE])
    library.close()
    assert (row.tags, row.starred) == (("mine",), True)
    assert _names(path) == [("Ann Lee", 3)]


def _lose_tags(path: Path) -> None:
    """Overwrite the first page of the table of tags."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tag'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


@pytest.fixture
def tagged(path: Path) -> Path:
    """The same, with tags of the reader's, of which the file beside the library speaks."""
    library = Library.open(path, keeps_state=True)
    library.star([THREE], on=True)
    library.tag([ONE, TWO], TagWish(("mine",), ("given",)))
    library.close()
    return path


def test_tags_that_are_lost_come_from_the_backup_and_the_file(tagged: Path, jobs: Jobs) -> None:
    """The file says what is newer, and what was taken away since."""
    make_backup(tagged)
    library = Library.open(tagged, keeps_state=True)
    library.tag([ONE], TagWish(("newer",), ("mine",)))
    library.close()
    before = _tags(tagged)
    _lose_tags(tagged)
    done = _repaired(tagged, jobs)
    assert any(words.startswith("Some of the tags cannot be read; 3 that were missing") for words in done.lost)
    assert f"Brought back from {tagged.name}.state.jsonl: 1 tagged." in done.mended
    assert _tags(tagged) == before


def test_tags_that_are_lost_come_from_the_file_alone(tagged: Path, jobs: Jobs) -> None:
    """Without a backup it has those of the reader, and the articles those of their sources."""
    before = _tags(tagged)
    _lose_tags(tagged)
    assert any("Some of the tags cannot be read." in words for words in _repaired(tagged, jobs).lost)
    assert _tags(tagged) == before


def test_tags_that_are_lost_with_nothing_beside_are_those_of_the_sources(path: Path, jobs: Jobs) -> None:
    """What nothing has any more is said to be lost."""
    _lose_tags(path)
    assert _repaired(path, jobs).lost == ["Some of the tags cannot be read."]
    assert _tags(path) == {1: ("given",), 2: ("given",), 3: ("given",)}
