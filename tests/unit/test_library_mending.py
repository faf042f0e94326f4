"""What the doctor says of names, tags and older libraries, and how they are mended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.corrections.rules import Correction, Corrections, Named
from reader.jobs import Jobs
from reader.library.library import Library
from reader.library.making_backups import make_backup
from reader.model import Analysis, Article, ArticleId, Block, Entity, ListView, Span
from reader.services.doctoring import Repaired, examine, repair
from reader.text.tag_names import TagWish

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
    found = {row.id: row.tags for row in library.page(ListView(), 0, 9)}
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
    _change(path, "UPDATE analysis SET record = x'00'", "UPDATE article SET indexed = 0 WHERE id > 1")
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
    """Before a damaged library is mended, too, all other names are shown."""
    _change(path, "DELETE FROM named")
    assert _names(path) == []
