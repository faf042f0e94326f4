"""The doctor: finds every change of a disk, mends a copy, and never writes to the original."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryDamagedError, LibraryTooNewError, StorageError
from reader.ingest.extract import extract
from reader.jobs import Jobs
from reader.library.file.schema import VERSION
from reader.library.library import Library
from reader.library.safety import copying
from reader.library.safety.making_backups import make_backup
from reader.library.safety.mending import DAMAGED
from reader.model import Analysis, Article, ArticleId, ListView, RawDocument, SearchOrder, Tally
from reader.services.doctoring import Repaired, examine, repair
from tests.bench.damage import flip

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE = ArticleId(1)
PAGE_BYTES = 4096


def _raw(number: int) -> RawDocument:
    text = f"Report {number} from Zürich\n\n" + f"Words of article number {number} — and more of them. " * 60
    return RawDocument(f"/{number}.txt", f"{number}.txt", "text/plain", "s", text.encode())


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 40 articles with their sources, all analysed."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    library = Library.open(path)
    library.add_many((extract(_raw(number)), _raw(number)) for number in range(1, 41))
    for article_id in library.ids(ListView(), 99):
        stored = library.article(article_id)
        assert stored is not None
        library.save_analysis(Analysis("1", stored.text_hash, "en"))
    library.mark([ONE], unread=False)
    library.close()
    return path


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    """A copy of the whole library, to be damaged."""
    place = tmp_path / "data" / "library.db"
    place.parent.mkdir()
    shutil.copy(whole, place)
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
    before = path.read_bytes()
    done = repair(path, jobs, lambda _what, _done, _total: None)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir() if file.is_file()) == [done.kept.name, path.name]
    assert _found(path) == []
    return done


def _change(path: Path, *statements: str, data: bytes | None = None) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement, () if data is None else (data,))
        connection.commit()


def _article(path: Path, number: int = 1) -> Article:
    library = Library.open(path)
    stored = library.article(ArticleId(number))
    assert library.notice is None
    library.close()
    assert stored is not None
    return stored.article


def _page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(root)


def _overwrite(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE_BYTES)
            file.write(b"\xff" * PAGE_BYTES)


def test_whole_library_is_whole(path: Path) -> None:
    """Nothing is found in a library that nothing happened to, and no byte of it or beside it changes."""
    before = path.read_bytes()
    told: list[tuple[int, int]] = []
    assert list(examine(path, lambda done, total: told.append((done, total)))) == []
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_library_in_use_is_whole(path: Path) -> None:
    """What a program that is open has only in its log is looked at, and the program goes on writing meanwhile."""
    library = Library.open(path)
    library.mark([ArticleId(2)], unread=False)
    found = examine(path, lambda _done, _total: library.save_position(ONE, 5))
    assert list(found) == []
    assert library.remove([ArticleId(3)])
    assert _found(path) == []
    library.close()


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("through", ["file", "sql"])
def test_flipped_bit_is_found(path: Path, seed: int, through: str) -> None:
    """One bit anywhere in the text of any article, through the file or through SQL, and its article is named."""
    number = flip(path, random.Random(seed), through)
    assert any(words.startswith(f"Article {number}, “Report {number} ") for words in _found(path))


def test_text_is_made_again_from_its_source(path: Path, jobs: Jobs) -> None:
    """A flipped bit that makes no character any more: the text is that of before, and so is all else of it."""
    before = _article(path, 7)
    _change(path, "UPDATE body SET text = CAST(replace(CAST(text AS BLOB), x'c3bc', x'c3ff') AS TEXT) WHERE id = 7")
    done = _repaired(path, jobs)
    assert done.mended[0] == "Article 7, “Report 7 from Zürich”, has its text again, made from its source."
    assert done.lost == []
    assert _article(path, 7) == before
    library = Library.open(path)
    assert library.search("zurich", SearchOrder.NEWEST) == tuple(range(40, 0, -1))
    assert library.has_analysis(ArticleId(7), "1")
    assert library.tally() == Tally(40, 39)
    library.close()


def test_text_is_taken_from_the_backup(path: Path, jobs: Jobs) -> None:
    """Without its source the text is that of the latest backup, if that has the same."""
    before = _article(path, 7)
    _change(path, "DELETE FROM raw WHERE id = 7")
    backup = make_backup(path)
    _change(path, "UPDATE body SET text = 'x' || text WHERE id = 7")
    assert "from the backup" in _repaired(path, jobs).mended[0]
    assert _article(path, 7) == before
    assert backup.exists()


def test_text_that_nothing_else_has_is_kept_and_marked(path: Path, jobs: Jobs) -> None:
    """The words that are left stay readable and can be found, under the same number, with a tag that says so."""
    _change(path, "DELETE FROM raw WHERE id = 7", "UPDATE body SET text = 'kepler' || text WHERE id = 7")
    done = _repaired(path, jobs)
    assert "it is kept, with the tag “damaged”" in done.lost[0]
    kept = _article(path, 7)
    assert kept.text.startswith("kepler")
    assert DAMAGED in kept.tags
    library = Library.open(path)
    assert library.search("kepler*", SearchOrder.NEWEST) == (7,)
    assert library.add(extract(_raw(7)), _raw(7)).id == 7  # its source, added again, makes it whole
    library.close()
    assert DAMAGED not in _article(path, 7).tags


def test_blocks_come_back(path: Path, jobs: Jobs) -> None:
    """The parts of a text are told from its source, and without it the text is plain paragraphs."""
    before = _article(path, 7)
    for statement in ("UPDATE body SET blocks = x'00'", "UPDATE body SET checksum = checksum + 1"):
        _change(path, f"{statement} WHERE id = 7")
        assert _repaired(path, jobs).lost == []
        assert _article(path, 7) == before
        next(path.parent.glob("*-damaged-*")).unlink()
    _change(path, "DELETE FROM raw WHERE id = 7", "UPDATE body SET blocks = x'00' WHERE id = 7")
    assert "plain paragraphs" in _repaired(path, jobs).lost[0]
    assert _article(path, 7).text == before.text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET title = 'Rfport' WHERE id = 7",
        "UPDATE article SET published = '1999-01-01' WHERE id = 7",
        "UPDATE article SET tags = '[' WHERE id = 7",
        "UPDATE article SET content_hash = x'00' WHERE id = 7",
    ],
)
def test_title_and_date_come_back(path: Path, jobs: Jobs, statement: str) -> None:
    """What is known of an article is told from its source again."""
    before = _article(path, 7)
    _change(path, statement)
    assert any(words.startswith("Article 7,") and "is damaged" in words for words in _found(path))
    assert _repaired(path, jobs).lost == []
    assert _article(path, 7) == before


def test_source_and_analysis_are_checked(path: Path, jobs: Jobs) -> None:
    """Bytes and analyses that do not unpack are found; the analysis is made again, the bytes are lost."""
    _change(path, "UPDATE raw SET data = substr(data, 1, 20) WHERE id = 7")
    _change(path, "UPDATE analysis SET record = x'01' WHERE rowid = 3")
    assert len(_found(path)) == 2
    done = _repaired(path, jobs)
    assert "the bytes of its source are lost" in done.lost[0]
    assert "1 analyses could not be read; they are made again." in done.mended
    library = Library.open(path)
    assert len(library.unanalysed("1", 99)) == 1
    library.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE tally SET unread = 77", "The count says 40 articles, 77 unread; there are 40 articles, 39 unread."),
        ("INSERT INTO search (search) VALUES ('delete-all')", "The full-text index “search” does not fit the texts."),
        ("UPDATE title_search_data SET block = x'00' WHERE id > 10", "“title_search” does not fit"),
        ("INSERT INTO place VALUES ('/x', 99)", "A location belongs to article 99, which is not there."),
        ("INSERT INTO body VALUES (99, 'lone', x'00', 1)", "A text belongs to article 99, which is not there."),
        ("DELETE FROM body WHERE id = 7", "Article 7, “Report 7 from Zürich”, has no text."),
    ],
)
def test_counts_and_indexes_are_checked_and_made_anew(path: Path, jobs: Jobs, statement: str, words: str) -> None:
    """What does not fit the articles is named, and fits again."""
    _change(path, statement)
    assert any(words in found for found in _found(path))
    _repaired(path, jobs)
    library = Library.open(path)
    assert library.article(ArticleId(7)) is not None
    assert 40 <= library.tally().articles <= 41
    library.close()


def test_contents_of_no_article_are_found_and_made_anew(path: Path, jobs: Jobs) -> None:
    """What is looked up across articles must be of articles that are there; it is emptied, and filled again later."""
    _change(path, "INSERT INTO naming VALUES (98, 1, x'', x'', x''), (99, 1, x'', x'', x'')")
    _change(path, "INSERT INTO counting VALUES (99, x'')")
    assert set(_found(path)) >= {
        "The table “naming” has 2 rows of no article.",
        "The table “counting” has 1 row of no article.",
    }
    _repaired(path, jobs)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM article WHERE is_put = 1").fetchone() == (0,)


def test_damaged_pages_are_worked_around(path: Path, jobs: Jobs) -> None:
    """With pages of texts gone, what is lost there is in the sources, and all other articles are as before."""
    before = {number: _article(path, number) for number in range(1, 41)}
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("SELECT pageno FROM dbstat WHERE name = 'body'") if _has_dbstat() else [(9,), (11,)]
        chosen = [row[0] for row in pages][3:9]
    _overwrite(path, chosen)
    done = _repaired(path, jobs)
    assert done.lost == []
    assert {number: _article(path, number) for number in range(1, 41)} == before


def _has_dbstat() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        return any("DBSTAT" in row[0] for row in connection.execute("PRAGMA compile_options"))


@pytest.mark.parametrize("table", ["body", "raw", "analysis", "place", "search_data", "article_facts", "tally"])
def test_lost_table_is_brought_back(path: Path, jobs: Jobs, table: str) -> None:
    """Whatever table or index has lost its first page: the articles are all there, from their sources or a backup."""
    make_backup(path)
    before = {number: _article(path, number) for number in range(1, 41)}
    _overwrite(path, [_page_of(path, table)])
    _repaired(path, jobs)
    assert {number: _article(path, number) for number in range(1, 41)} == before


@pytest.mark.parametrize("with_backup", [True, False])
def test_lost_lists_are_told_as_lists(path: Path, jobs: Jobs, *, with_backup: bool) -> None:
    """They come from the backup, or are said to be lost; never so many as there are articles."""
    library = Library.open(path)
    for number in (1, 2):
        library.lists.save(f"List {number}", "flood")
    library.close()
    if with_backup:
        make_backup(path)
    _overwrite(path, [_page_of(path, "saved")])
    done = _repaired(path, jobs)
    assert done.lost == ([] if with_backup else ["Saved lists cannot be read any more: up to 2."])
    assert ("Saved lists were taken from the backup: 2." in done.mended) == with_backup
    library = Library.open(path)
    assert [one.name for one in library.lists.saved()] == (["List 1", "List 2"] if with_backup else [])
    library.close()


@pytest.mark.parametrize("table", ["saved", "step"])
def test_lost_table_that_was_empty_is_no_loss(path: Path, jobs: Jobs, table: str) -> None:
    """Nothing was in it, so nothing is said to be lost, and the exit code is that of success."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        connection.commit()
    _overwrite(path, [_page_of(path, table)])
    assert _repaired(path, jobs).lost == []


def test_lost_articles_come_from_the_backup(path: Path, jobs: Jobs) -> None:
    """Where the table of articles itself is gone, they are those of the backup, read and unread as they were there."""
    make_backup(path)
    _overwrite(path, [_page_of(path, "article")])
    _repaired(path, jobs)
    library = Library.open(path)
    assert library.tally() == Tally(40, 39)
    library.close()


def test_texts_survive_the_loss_of_all_else(path: Path, jobs: Jobs) -> None:
    """Without a backup, too, all but what was read comes from the sources when the table of articles is lost."""
    before = _article(path, 7)
    _overwrite(path, [_page_of(path, "article")])
    done = _repaired(path, jobs)
    assert len(done.lost) == 40
    assert "it counts as unread" in done.lost[0]
    assert _article(path, 7) == before


def test_cut_library_is_mended_as_far_as_it_goes(path: Path, jobs: Jobs) -> None:
    """A file whose end is missing is found damaged, and what is left of it is a library again."""
    backup = make_backup(path)
    before = {number: _article(path, number) for number in range(1, 41)}
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert "its end is missing" in _found(path)[0]
    _repaired(path, jobs)
    assert {number: _article(path, number) for number in range(1, 41)} == before
    assert _found(backup) == []


def test_numbers_are_never_given_twice(path: Path, jobs: Jobs) -> None:
    """After a repair, too, a new article has a number that no article ever had."""
    _change(path, *(f"DELETE FROM {table} WHERE id = 40" for table in ("place", "raw", "body", "article")))
    _overwrite(path, [_page_of(path, "article_facts")])
    _repaired(path, jobs)
    library = Library.open(path)
    assert library.add(extract(_raw(99)), None).id == 41
    library.close()


def test_whole_library_is_not_repaired(path: Path, jobs: Jobs) -> None:
    """There is nothing to do, and nothing is done."""
    before = path.read_bytes()
    assert repair(path, jobs, lambda _what, _done, _total: None) == Repaired([], [], [], None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_open_library_is_not_repaired(path: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program has it open, what that writes would be lost: a sentence, and nothing is done."""
    monkeypatch.setattr(copying, "_ALONE_WAIT_S", 0.01)
    _change(path, "UPDATE tally SET unread = 77")
    library = Library.open(path)
    library.save_position(ONE, 3)
    with pytest.raises(StorageError, match="Another program has the library"):
        repair(path, jobs, lambda _what, _done, _total: None)
    library.close()


def _other_files(folder: Path, whole: Path) -> list[tuple[Path, type[StorageError], str]]:
    other = folder / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
    newer = folder / "newer.db"
    shutil.copy(whole, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    text, zeros = folder / "text.db", folder / "zeros.db"
    text.write_text("words " * 99)
    zeros.write_bytes(bytes(9000))
    return [
        (other, LibraryDamagedError, "is not a library"),
        (newer, LibraryTooNewError, "newer version"),
        (text, LibraryDamagedError, "not a library of Nutgraf, or its beginning is lost"),
        (zeros, LibraryDamagedError, "its beginning is lost"),
        (folder / "none.db", StorageError, "There is no library"),
        (folder, StorageError, "is not a file"),
    ]


def test_lost_beginning_is_told_alike_by_all(path: Path, jobs: Jobs) -> None:
    """Nothing offers to mend it that then cannot: what opens it, and the doctor, name the backup to restore."""
    backup = make_backup(path)
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE_BYTES) + data[PAGE_BYTES:])
    told = []
    for use in (Library.open, _found, lambda library: _repaired(library, jobs)):
        with pytest.raises(LibraryDamagedError) as error:
            use(path)
        told.append(str(error.value))
    assert len(set(told)) == 1
    assert "its beginning is lost, and it cannot be mended" in told[0]
    assert f"nutgraf restore {backup.name}" in told[0]
    assert "--repair" not in told[0]


def test_what_is_no_library_is_refused(tmp_path: Path, whole: Path, jobs: Jobs) -> None:
    """Another program's file, a newer version, a text, zeros, a folder, nothing: a sentence each, no byte changes."""
    folder = tmp_path / "files"
    folder.mkdir()
    files = _other_files(folder, whole)
    before = {file: hashlib.sha256(file.read_bytes()).digest() for file in folder.iterdir()}
    for file, error, words in files:
        with pytest.raises(error, match=words):
            _found(file)
        with pytest.raises(error, match=words):
            repair(file, jobs, lambda _what, _done, _total: None)
    assert {file: hashlib.sha256(file.read_bytes()).digest() for file in folder.iterdir()} == before


def test_library_in_a_read_only_folder_is_examined(path: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked at in a temporary folder, and not mended where it is."""
    _change(path, "UPDATE tally SET unread = 77")
    before = path.read_bytes()
    monkeypatch.setattr(tempfile, "tempdir", str(path.parent.parent))
    monkeypatch.setattr(os, "access", lambda place, _mode: "data" not in Path(place).parts)
    assert len(_found(path)) == 1
    with pytest.raises(StorageError, match="cannot be written to"):
        repair(path, jobs, lambda _what, _done, _total: None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.parent.iterdir()] == ["data"]


def test_no_room_for_a_copy_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for the copy that is looked at nothing is begun."""
    usage = shutil.disk_usage(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    with pytest.raises(StorageError, match="There is no room"):
        _found(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_full_disk_while_mending_changes_nothing(path: Path, jobs: Jobs) -> None:
    """A disk that is full in the middle is named; the damaged library stays as it is, and alone."""
    _change(path, "UPDATE tally SET unread = 77")
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        with pytest.raises(StorageError, match="see that its disk"):
            repair(path, jobs, lambda _what, _done, _total: None)
        with pytest.raises(StorageError, match="see that its disk"):
            _found(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_backup_that_has_rotted_is_no_help_and_no_harm(path: Path, jobs: Jobs) -> None:
    """A text is never taken from a backup that has another one by now."""
    _change(path, "DELETE FROM raw WHERE id = 7")
    backup = make_backup(path)
    _change(backup, "UPDATE body SET text = 'rotten' || text WHERE id = 7")
    _change(path, "UPDATE body SET text = 'kepler' || text WHERE id = 7")
    assert "nothing else has" in _repaired(path, jobs).lost[0]
    assert _article(path, 7).text.startswith("kepler")


def test_repair_that_is_cut_off_leaves_the_library(path: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the last moment before the copy takes its place, the library is there under both names."""
    _change(path, "UPDATE tally SET unread = 77")
    before = path.read_bytes()

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        repair(path, jobs, lambda _what, _done, _total: None)
    files = [file for file in path.parent.iterdir() if file.is_file()]
    assert len(files) == 2
    assert {file.read_bytes() for file in files} == {before}


def test_library_whose_list_of_tables_is_lost_is_left_to_its_backups(path: Path, jobs: Jobs) -> None:
    """What nothing can be read of is not mended: a sentence leads to the backups, and nothing is touched."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (PAGE_BYTES - 100))
    before = path.read_bytes()
    with pytest.raises(StorageError, match="restore a backup"):
        repair(path, jobs, lambda _what, _done, _total: None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
