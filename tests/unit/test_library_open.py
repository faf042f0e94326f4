"""Opening files that are no library, damaged, too new or read-only: a sentence, and not one byte changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import LibraryDamagedError, LibraryReadOnlyError, LibraryTooNewError, StorageError
from reader.library.articles.store import checksum
from reader.library.file import header
from reader.library.file.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, ListView, SearchOrder, Tally
from reader.text.tag_names import TagWish
from reader.wire import analysis_record, blocks_record, packed

_HOSTILE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "hostile" / "hostile.tar.gz"


def _article(number: int = 1) -> Article:
    text = f"Words of article number {number}."
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", f"/{number}.txt", "s")


def _library_with(path: Path, count: int) -> Path:
    library = Library.open(path)
    library.add_many((_article(number), None) for number in range(count))
    library.close()
    return path


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}


def _assert_refused(path: Path, error: type[StorageError], words: str) -> None:
    """Opening must fail with one sentence that names the file, and leave the folder as it was."""
    before = _bytes_of(path.parent)
    with pytest.raises(error) as caught:
        Library.open(path)
    message = str(caught.value)
    assert str(path) in message
    assert words in message
    assert "\n" not in message
    assert _bytes_of(path.parent) == before


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A library can be opened where nothing is yet."""
    path = _library_with(tmp_path / "a" / "b" / "library.db", 1)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_empty_file_is_a_new_library(tmp_path: Path) -> None:
    """A file without a byte, such as ``mktemp`` makes, becomes a library."""
    path = tmp_path / "library.db"
    path.touch()
    _library_with(path, 1)
    library = Library.open(path)
    assert library.tally() == Tally(1, 1)
    library.close()


def test_path_with_special_characters_is_opened(tmp_path: Path) -> None:
    """What means something in an address means nothing in a file name."""
    path = _library_with(tmp_path / "a?b=c#d%20é" / "lib rary.db", 1)
    assert path.is_file()


def test_text_file_is_refused(tmp_path: Path) -> None:
    """A file of words is no library."""
    path = tmp_path / "library.db"
    path.write_text("Dear diary, " * 50)
    _assert_refused(path, LibraryDamagedError, "not a library")


def test_short_file_is_refused(tmp_path: Path) -> None:
    """A file with a few bytes is not taken for an empty one."""
    path = tmp_path / "library.db"
    path.write_bytes(b"SQLite format 3\0")
    _assert_refused(path, LibraryDamagedError, "not a library")


def test_file_of_zeros_is_refused(tmp_path: Path) -> None:
    """What a crashed disk leaves is not taken for an empty library."""
    path = tmp_path / "library.db"
    path.write_bytes(bytes(8192))
    _assert_refused(path, LibraryDamagedError, "zeros")


def test_truncated_library_is_refused(tmp_path: Path) -> None:
    """A library whose end is missing, as after a broken copy, is not opened."""
    path = _library_with(tmp_path / "library.db", 50)
    os.truncate(path, path.stat().st_size // 2)
    _assert_refused(path, LibraryDamagedError, "its end is missing")


def test_emptied_library_beside_its_log_is_refused(tmp_path: Path) -> None:
    """When the file was emptied but its log remains, the log is not thrown away."""
    path = tmp_path / "library.db"
    path.touch()
    Path(f"{path}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(60))
    _assert_refused(path, LibraryDamagedError, str(path))


def test_library_of_another_program_is_refused(tmp_path: Path) -> None:
    """An SQLite file of another program is left alone, with or without a name of its own."""
    for number in (0, 77):
        path = tmp_path / f"other{number}.db"
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA application_id = {number}")
        connection.execute("CREATE TABLE article (id)")
        connection.commit()
        connection.close()
        _assert_refused(path, LibraryDamagedError, "not a library")


def test_library_of_another_program_with_a_log_is_refused(tmp_path: Path) -> None:
    """So is one that another program has open, whose header may be older than its log."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE article (id)")
    connection.commit()
    size_bytes = path.stat().st_size
    with pytest.raises(LibraryDamagedError, match="not a library"):
        Library.open(path)
    assert path.stat().st_size == size_bytes
    connection.close()


def test_newer_library_is_refused(tmp_path: Path) -> None:
    """A library of a later version of the program is left to it."""
    path = _library_with(tmp_path / "library.db", 1)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.commit()
    connection.close()
    _assert_refused(path, LibraryTooNewError, "newer version")


def test_newer_library_in_use_is_refused(tmp_path: Path) -> None:
    """The version is believed even while only the log has it."""
    path = _library_with(tmp_path / "library.db", 1)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.commit()
    with pytest.raises(LibraryTooNewError):
        Library.open(path)
    connection.close()


def test_newer_library_in_use_is_refused_through_a_link(tmp_path: Path) -> None:
    """The log stands beside the file that a link leads to."""
    path = _library_with(tmp_path / "folder" / "library.db", 1)
    link = tmp_path / "link.db"
    link.symlink_to(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.commit()
    size_bytes = path.stat().st_size
    with pytest.raises(LibraryTooNewError):
        Library.open(link)
    assert path.stat().st_size == size_bytes
    connection.close()


def test_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no library."""
    with pytest.raises(StorageError, match="not a file"):
        Library.open(tmp_path)


def test_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """A file where the folder should be is named."""
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="file"):
        Library.open(tmp_path / "file" / "library.db")


def test_damage_in_the_middle_is_an_error(tmp_path: Path) -> None:
    """Damage that shows only when a page is read is explained like any other."""
    path = _library_with(tmp_path / "library.db", 200)
    page_bytes = 4096
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // page_bytes):
            file.seek(page * page_bytes)
            file.write(b"\xff" * page_bytes)
    with pytest.raises(LibraryDamagedError, match="damaged"):
        Library.open(path).page(ListView(), 0, 200)


@pytest.mark.skipif(not _HOSTILE.exists(), reason="the hostile inputs are not part of the project")
@pytest.mark.parametrize("name", ["db_text.db", "db_zero.db", "db_future.db"])
def test_hostile_file_is_refused(name: str, tmp_path: Path) -> None:
    """The hostile libraries are refused in one sentence and left untouched."""
    with tarfile.open(_HOSTILE) as archive:
        archive.extract(f"./{name}", tmp_path, filter="data")
    _assert_refused(tmp_path / name, StorageError, str(tmp_path))


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of three articles that the program believes it may not write to, whoever runs the test."""
    path = _library_with(tmp_path / "library.db", 3)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    return path


def test_read_only_library_can_be_read(read_only: Path) -> None:
    """Lists, texts and search work, and a sentence says that nothing is kept."""
    library = Library.open(read_only)
    assert not library.writable
    assert library.notice is not None
    assert str(read_only) in library.notice
    assert library.tally() == Tally(3, 3)
    assert len(library.page(ListView(), 0, 9)) == 3
    assert library.search("article", SearchOrder.BEST) != ()
    assert library.article(ArticleId(1)) is not None
    library.close()


def test_read_only_library_refuses_changes(read_only: Path) -> None:
    """Every method that changes something says that it cannot, and changes nothing."""
    library = Library.open(read_only)
    ids = [ArticleId(1)]
    for change in (
        lambda: library.add(_article(9), None),
        lambda: library.save_analysis(Analysis("1", "hash")),
        lambda: library.save_failure(ids[0], "1", "reason"),
        lambda: library.mark(ids, unread=False),
        lambda: library.star(ids, on=True),
        lambda: library.tag(ids, TagWish(("flood",))),
        lambda: library.remove(ids),
        lambda: library.restore(ids),
        lambda: library.save_position(ids[0], 1),
    ):
        with pytest.raises(LibraryReadOnlyError, match="cannot be written to"):
            change()
    library.close()


def test_read_only_newer_library_is_refused(read_only: Path) -> None:
    """Being read-only does not make a newer library readable."""
    connection = sqlite3.connect(read_only)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.commit()
    connection.close()
    _assert_refused(read_only, LibraryTooNewError, "newer version")


def test_read_only_older_library_is_refused(read_only: Path) -> None:
    """What would have to be brought up to date first cannot be read."""
    connection = sqlite3.connect(read_only)
    connection.execute(f"PRAGMA user_version = {VERSION - 1}")
    connection.commit()
    connection.close()
    before = read_only.read_bytes()
    with pytest.raises(LibraryReadOnlyError, match="older version"):
        Library.open(read_only)
    assert read_only.read_bytes() == before


def test_library_without_its_tables_is_refused(tmp_path: Path) -> None:
    """A file that says it is a library and holds none is damaged."""
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("CREATE TABLE article (id)")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryDamagedError, match="tables are missing"):
        Library.open(path)


def test_unreadable_file_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is named with the reason."""
    path = _library_with(tmp_path / "library.db", 1)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StorageError, match="Permission denied"):
        Library.open(path)


def test_migration_that_fails_leaves_no_half_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library is made whole or not at all."""
    path = tmp_path / "library.db"
    with monkeypatch.context() as patch:
        patch.setattr("reader.library.file.schema.MIGRATIONS", (("CREATE TABLE article (id)", "no statement"),))
        with pytest.raises(StorageError):
            Library.open(path)
    assert _library_with(path, 2).is_file()


def test_writable_library_has_no_notice(tmp_path: Path) -> None:
    """There is nothing to say about a library that works."""
    library = Library.open(tmp_path / "library.db")
    assert library.writable
    assert library.notice is None
    library.close()


def _mounted_read_only(folder: Path) -> bool:
    """Bind a folder to itself, read-only; needs root and the right to mount."""
    place = str(folder)
    commands = (["mount", "--bind", place, place], ["mount", "-o", "remount,ro,bind", place])
    try:
        return all(subprocess.run(command, capture_output=True, check=False).returncode == 0 for command in commands)
    except FileNotFoundError:
        return False


def test_library_on_a_read_only_disk_is_readable(tmp_path: Path) -> None:
    """On a disk that takes no byte, not even a log, the library is read all the same."""
    folder = tmp_path / "disk"
    path = _library_with(folder / "library.db", 3)
    if os.geteuid() == 0:
        if not _mounted_read_only(folder):
            pytest.skip("root may write everywhere, and nothing can be mounted here")
    else:
        folder.chmod(0o555)
    try:
        library = Library.open(path)
        assert not library.writable
        assert library.tally() == Tally(3, 3)
        library.close()
        with pytest.raises(StorageError):
            Library.open(folder / "new.db")
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", "-l", folder], check=False)
        else:
            folder.chmod(0o755)


def test_full_disk_is_explained_and_loses_nothing(tmp_path: Path) -> None:
    """When no page can be added, the batch is undone in a sentence and the library goes on."""
    library = Library.open(tmp_path / "library.db")
    library.add(_article(), None)
    with library._connections.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    assert library._connections._writer is not None
    library._connections._writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="space"):
        library.add_many((_article(number), None) for number in range(2, 900))
    assert library.tally() == Tally(1, 1)
    library._connections._writer.execute(f"PRAGMA max_page_count = {pages * 1000}")
    assert library.add(_article(2), None).outcome == "added"
    library.close()


def test_closed_library_says_so(tmp_path: Path) -> None:
    """A thread that comes late gets an error of ours; closing twice is harmless."""
    library = Library.open(tmp_path / "library.db")
    library.close()
    library.close()
    library.interrupt()
    for late in (library.tally, lambda: library.add(_article(), None)):
        with pytest.raises(StorageError, match="closed"):
            late()


def test_library_is_made_once_by_many(tmp_path: Path) -> None:
    """Programs that start at once on the same new file agree on one library."""
    path = tmp_path / "library.db"

    def add(number: int) -> None:
        library = Library.open(path)
        library.add(_article(number), None)
        library.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(6)))
    library = Library.open(path)
    assert library.tally() == Tally(6, 6)
    library.close()


def test_library_that_grows_while_it_is_looked_at_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program makes it just now: its first page speaks of pages that were not there a moment ago."""
    path = tmp_path / "library.db"
    Library.open(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096])

    def has_content(_path: Path) -> bool:
        path.write_bytes(whole)
        return False

    monkeypatch.setattr(header, "has_content", has_content)
    assert not header.is_new(path)


def _library_of_version_1(path: Path, article: Article) -> None:
    """What the first version of the program wrote: one article that was read and analysed."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    blocks, record = packed(blocks_record(article.blocks)), packed(analysis_record(Analysis("1", article.text_hash)))
    columns = (
        "id, location, source, title, tags, added, words, text_hash, content_hash, sort_key, unread, position, tried"
    )
    values = (1, article.location, "s", article.title, "[]", "2024-01-01", 5, article.text_hash, b"1", "a", 0, 6, "1")
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO article ({columns}) VALUES ({marks})", values)
    connection.execute("INSERT INTO body VALUES (1, ?, ?, ?)", (article.text, blocks, checksum(article.text, blocks)))
    connection.execute("INSERT INTO analysis VALUES (?, '1', 'en', ?)", (article.text_hash, record))
    connection.execute("INSERT INTO search (rowid, title, text) VALUES (1, ?, ?)", (article.title, article.text))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_older_library_is_brought_up_to_date(tmp_path: Path) -> None:
    """Nothing of it is lost, and what is new works on what is old."""
    path, article = tmp_path / "library.db", _article()
    _library_of_version_1(path, article)
    library = Library.open(path)
    stored = library.article(ArticleId(1))
    assert stored is not None
    assert (stored.article.blocks, stored.position, stored.row.unread) == (article.blocks, 6, False)
    assert library.analysis(ArticleId(1), "1") == Analysis("1", article.text_hash, "en")
    assert library.has_analysis_of(stored, "1")
    assert library.search("words", SearchOrder.NEWEST) == (1,)
    assert library.tally() == Tally(1, 0)
    assert library.count_lines(10)
    assert not library.count_lines(10)
    assert library.choose_line(ArticleId(1), 0, is_part=False) is not None
    library.close()


def test_commits_count_what_is_kept_alone(tmp_path: Path) -> None:
    """Whoever sees the count rise reads what was written; a commit that fails does not count."""
    library = Library.open(tmp_path / "library.db")
    connections = library._connections
    before = library.commits
    with connections.writing() as connection:
        connection.execute("UPDATE tally SET unread = unread")
        assert library.commits == before
    assert library.commits == before + 1
    assert connections._writer is not None
    connections._writer.execute("PRAGMA foreign_keys = ON")

    def write_a_body_without_an_article() -> None:
        """Refused when it is to be kept."""
        with connections.writing() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("INSERT INTO body VALUES (9, '', x'', 0)")

    with pytest.raises(StorageError):
        write_a_body_without_an_article()
    assert library.commits == before + 1
    library.close()
