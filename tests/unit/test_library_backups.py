"""Backups: of one moment while others write, whole before they have a name, few, and put back without any loss."""

from __future__ import annotations

import fcntl
import hashlib
import os
import resource
import shlex
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.errors import LibraryDamagedError, LibraryTooNewError, StorageError
from reader.library.file.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reader.library.library import Library
from reader.library.safety import copying
from reader.library.safety.backup_files import Backup, backups, folder_of, found, way_back
from reader.library.safety.making_backups import MAX_BACKUPS, counted, make_backup, restore, superfluous
from reader.model import Analysis, Article, ArticleId, Block, RawDocument, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONE = ArticleId(1)


def _article(number: int) -> Article:
    text = f"Words of article number {number}. " * 20
    return Article(text.strip(), (Block(0, len(text) - 1),), f"Title {number}", "given", f"/{number}.txt", "s")


def _fill(library: Library, first: int, last: int) -> None:
    raw = RawDocument("/r.txt", "r.txt", "text/plain", "s", b"words " * 50)
    library.add_many((_article(number), raw) for number in range(first, last + 1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of 30 articles, one of them analysed."""
    made = tmp_path / "data" / "library.db"
    library = Library.open(made)
    _fill(library, 1, 30)
    library.save_analysis(Analysis("1", _article(1).text_hash))
    library.close()
    return made


def _tally(path: Path) -> Tally:
    library = Library.open(path)
    found = library.tally()
    library.close()
    return found


def _digests(folder: Path) -> dict[str, bytes]:
    return {file.name: hashlib.sha256(file.read_bytes()).digest() for file in folder.iterdir() if file.is_file()}


def _damage(path: Path, words: bytes = b"Words of article number 7.") -> None:
    data = bytearray(path.read_bytes())
    data[data.index(words)] ^= 1
    path.write_bytes(data)


def test_backup_holds_what_the_library_holds(path: Path) -> None:
    """A backup is a library of its own, with nothing beside it, and making it changes no byte of the first."""
    before = _digests(path.parent)
    made = make_backup(path)
    assert _digests(path.parent) == before
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    assert counted(backups(path)[0]).articles == 30
    library = Library.open(made)
    stored = library.article(ONE)
    assert stored is not None
    assert stored.article == _article(1)
    assert library.has_analysis(ONE, "1")
    library.close()


def test_backup_is_of_one_moment_while_others_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers go on while a library is copied, and the copy, which never begins anew, has nothing of theirs."""
    monkeypatch.setattr(copying, "STEP_PAGES", 3)
    library = Library.open(path)
    steps: list[float] = []

    def pause(seconds: float) -> None:
        steps.append(seconds)
        _fill(library, 100 + len(steps), 100 + len(steps))

    monkeypatch.setattr("reader.library.safety.copying.time.sleep", pause)
    made = make_backup(path, pause_s=0.5)
    written = library.tally().articles
    library.close()
    assert written == 30 + len(steps)
    assert len(steps) > 5
    assert set(steps) == {0.5}
    assert len(steps) <= made.stat().st_size / 4096 / 3 + 1
    assert _tally(made) == Tally(30, 30)


def test_backup_has_what_only_the_log_has(path: Path) -> None:
    """What a program that is still open has written a moment ago is in the backup."""
    library = Library.open(path)
    _fill(library, 31, 31)
    assert _tally(make_backup(path)) == Tally(31, 31)
    library.close()


def test_damaged_library_has_no_new_backup(path: Path) -> None:
    """One bit in one text, and there is no new backup; the old ones stay, and nothing else is left behind."""
    good = make_backup(path)
    _damage(path)
    before = _digests(path.parent), _digests(good.parent)
    with pytest.raises(LibraryDamagedError, match="nutgraf doctor"):
        make_backup(path)
    assert (_digests(path.parent), _digests(good.parent)) == before


def test_backup_never_overwrites(path: Path, tmp_path: Path) -> None:
    """A file that is there stays, and is named."""
    target = tmp_path / "mine.db"
    target.write_text("mine")
    with pytest.raises(StorageError, match=r"mine\.db is there already"):
        make_backup(path, target)
    assert target.read_text() == "mine"
    assert make_backup(path, tmp_path / "other.db").exists()
    assert not folder_of(path).exists()


def test_two_backups_in_a_second_have_two_names(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second has a number, and comes first in the list."""
    monkeypatch.setattr(copying, "moment", lambda: "20261126T120000Z")
    first, second = make_backup(path), make_backup(path)
    assert [backup.path for backup in backups(path)] == [second, first]


def test_leftovers_of_a_killed_backup_do_no_harm(path: Path) -> None:
    """What a killed program has begun is no backup, and is gone after the next one."""
    folder = folder_of(path)
    folder.mkdir()
    (folder / ".library.db.part").write_bytes(path.read_bytes()[:9000])
    (folder / ".library.db.part-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    assert backups(path) == []
    made = make_backup(path)
    assert [file.name for file in folder.iterdir()] == [made.name]


def test_two_programs_make_one_backup(path: Path) -> None:
    """While one makes a backup, another says so and leaves its file alone."""
    folder = folder_of(path)
    folder.mkdir()
    with (folder / ".library.db.part").open("wb") as other:
        other.write(b"half")
        other.flush()
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(StorageError, match="Another program is making"):
            make_backup(path)
        assert (folder / ".library.db.part").read_bytes() == b"half"


def test_no_room_is_said_before_anything_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is nearly full, a sentence says how much is needed."""
    usage = shutil.disk_usage(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=copying.LEFT_FREE_BYTES))
    with pytest.raises(StorageError, match=r"There is no room in .* for a backup"):
        make_backup(path)
    assert list(folder_of(path).iterdir()) == []


@pytest.fixture
def small_files(path: Path) -> Iterator[None]:
    """There is a backup; after that no file may be longer than 40,000 bytes, as if the disk were full."""
    make_backup(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files")
def test_full_disk_leaves_no_half_backup(path: Path) -> None:
    """A disk that is full in the middle is named, and neither the library nor the folder of backups has changed."""
    before = _digests(path.parent), _digests(folder_of(path))
    with pytest.raises(StorageError, match="see that its disk"):
        make_backup(path)
    assert (_digests(path.parent), _digests(folder_of(path))) == before


def test_read_only_folder_is_named(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made, the sentence says which."""
    real = Path.open

    def refuse(self: Path, mode: str = "r", **rest: object) -> object:
        if "a" in mode or "w" in mode:
            raise PermissionError(13, "Permission denied")
        return real(self, mode, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StorageError, match=r"b\.db cannot be written: Permission denied"):
        make_backup(path, tmp_path / "b.db")


def test_backups_are_those_of_a_whole_name(path: Path) -> None:
    """Two libraries in a folder whose names differ in the end alone do not share theirs, nor delete each other's."""
    other = path.with_suffix(".sqlite")
    shutil.copy(path, other)
    of_path, of_other = make_backup(path), make_backup(other)
    assert [backup.path for backup in backups(path)] == [of_path]
    assert [backup.path for backup in backups(other)] == [of_other]


def test_backups_of_earlier_versions_are_found(path: Path) -> None:
    """Their names have no ending of the library's."""
    made = make_backup(path)
    earlier = made.rename(made.with_name("library-20260101T120000Z.db"))
    assert [backup.path for backup in backups(path)] == [earlier]
    assert backups(path.with_suffix(".sqlite")) == []


def test_other_program_may_begin_while_a_backup_is_finished(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the moment when one has its name and that when its maker is done, the next one may be begun."""
    part = folder_of(path) / f".{path.name}.part"
    write_out = copying.write_out

    def begin_another(place: Path) -> None:
        write_out(place)
        if place == part.parent:
            part.write_bytes(b"of another program")

    monkeypatch.setattr(copying, "write_out", begin_another)
    made = make_backup(path)
    assert part.read_bytes() == b"of another program"
    assert made.exists()


def _no_links(_path: Path, _name: Path) -> None:
    raise OSError


_OPENER = """
    import sqlite3, sys
    connection = sqlite3.connect(sys.argv[1], timeout=0)
    try:
        connection.execute("SELECT * FROM article").fetchone()
    except sqlite3.OperationalError as error:
        sys.exit("locked" in str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be replaced there")
@pytest.mark.parametrize("begin", [copying.damaged_copy, copying._keep])
def test_library_stays_locked_while_its_bytes_are_copied(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: Callable[..., None]
) -> None:
    """On a disk without links, too: nobody can open the library before another one is in its place."""
    monkeypatch.setattr(os, "link", _no_links)
    with copying.alone(path) as held:
        begin(path, tmp_path / "copy.db", held.file)
        opener = [sys.executable, "-c", textwrap.dedent(_OPENER), str(path)]
        assert subprocess.run(opener, check=False, timeout=60).returncode == 1
    assert (tmp_path / "copy.db").read_bytes() == path.read_bytes()


def test_library_is_replaced_on_a_disk_without_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was in its place is kept as a copy."""
    made = make_backup(path)
    library = Library.open(path)
    _fill(library, 31, 31)
    library.close()
    monkeypatch.setattr(os, "link", _no_links)
    kept = restore(path, made)
    assert kept is not None
    assert (_tally(path), _tally(kept)) == (Tally(30, 30), Tally(31, 31))


def test_second_name_that_a_killed_program_left_is_taken_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the next start, when the library is still in its place; every other file stays."""
    made = make_backup(path)
    mine = path.with_name("library-mine.db")
    os.link(path, mine)

    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(os, "replace", die)
        restore(path, made)
    (left,) = path.parent.glob("library-before-*.db")
    assert left.samefile(path)
    whole = left.with_name("library-before-20260101T120000Z.db")
    shutil.copy(path, whole)
    assert _tally(path) == Tally(30, 30)
    assert not left.exists()
    assert mine.exists()
    assert whole.exists()


def test_way_back_can_be_typed_as_it_is_written(path: Path) -> None:
    """Whatever stands in the path."""
    place = path.parent.parent / "my books; $x" / "library.db"
    path.parent.rename(place.parent)
    made = make_backup(place)
    words = shlex.split(way_back(place, is_mendable=True).split("“")[1].split("”")[0])
    assert words == ["nutgraf", "restore", made.name, "--library", str(place)]


def test_missing_library_has_no_backup(tmp_path: Path) -> None:
    """There is nothing to back up, and no folder is made for it."""
    with pytest.raises(StorageError, match="There is no library"):
        make_backup(tmp_path / "library.db")
    assert list(tmp_path.iterdir()) == []


def test_restored_library_is_that_of_the_backup(path: Path) -> None:
    """The backup is in the library's place and stays where it is; the library is kept, with all that it had."""
    made = make_backup(path)
    library = Library.open(path)
    _fill(library, 31, 40)
    library.close()
    kept = restore(path, made)
    assert kept is not None
    assert kept.parent == path.parent
    assert _tally(path) == Tally(30, 30)
    assert _tally(kept) == Tally(40, 40)
    assert made.exists()
    library = Library.open(path)
    assert library.add(_article(99), None).outcome == "added"
    library.close()


def test_restored_library_keeps_what_the_log_had(path: Path, tmp_path: Path) -> None:
    """What a killed program had in its log alone is in the library that is kept, and not in the restored one."""
    made = make_backup(path)
    library = Library.open(path)
    _fill(library, 31, 31)
    place = tmp_path / "killed" / "library.db"
    place.parent.mkdir()
    shutil.copy(path, place)
    shutil.copy(f"{path}-wal", f"{place}-wal")
    library.close()
    kept = restore(place, made)
    assert kept is not None
    assert _tally(kept) == Tally(31, 31)
    assert _tally(place) == Tally(30, 30)


@pytest.mark.parametrize("content", [b"", b"\0" * 9000, b"no library " * 900])
def test_whatever_is_in_the_place_is_kept(path: Path, content: bytes) -> None:
    """A library of which nothing is left is replaced, and what was there is kept."""
    made = make_backup(path)
    path.write_bytes(content)
    kept = restore(path, made)
    assert kept is not None
    assert kept.read_bytes() == content
    assert _tally(path) == Tally(30, 30)


def test_missing_library_is_restored(path: Path) -> None:
    """A library that was deleted comes back."""
    made = make_backup(path)
    path.unlink()
    assert restore(path, made) is None
    assert _tally(path) == Tally(30, 30)


def test_open_library_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program has the library open, nothing happens to it."""
    monkeypatch.setattr(copying, "_ALONE_WAIT_S", 0.01)
    made = make_backup(path)
    library = Library.open(path)
    library.mark([ONE], unread=False)
    with pytest.raises(StorageError, match="Another program has the library"):
        restore(path, made)
    assert library.tally() == Tally(30, 29)
    library.close()
    assert _tally(path) == Tally(30, 29)


def test_damaged_backup_is_refused(path: Path) -> None:
    """A backup that the disk has changed is not put anywhere."""
    made = make_backup(path)
    _damage(made)
    before = _digests(path.parent)
    with pytest.raises(LibraryDamagedError, match="is damaged"):
        restore(path, made)
    assert _digests(path.parent) == before


def test_what_is_no_backup_is_refused(path: Path, tmp_path: Path) -> None:
    """A cut file, another program's database, a newer version, a text and nothing at all: a sentence each."""
    cut = tmp_path / "cut.db"
    cut.write_bytes(path.read_bytes()[:20_000])
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
    newer = tmp_path / "newer.db"
    shutil.copy(path, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    text = tmp_path / "text.db"
    text.write_text("words " * 99)
    before = _digests(path.parent), _digests(tmp_path)
    for file, error, words in (
        (cut, LibraryDamagedError, "its end is missing"),
        (other, LibraryDamagedError, "is not a library"),
        (newer, LibraryTooNewError, "newer version"),
        (text, LibraryDamagedError, "is not a library"),
        (tmp_path / "none.db", StorageError, "There is no backup"),
    ):
        with pytest.raises(error, match=words):
            restore(path, file)
    assert (_digests(path.parent), _digests(tmp_path)) == before


def test_database_of_another_program_is_never_replaced(path: Path, tmp_path: Path) -> None:
    """A wrong ``--library`` cannot put a library in the place of something else."""
    other = tmp_path / "other" / "history.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
    before = _digests(other.parent)
    with pytest.raises(LibraryDamagedError, match="is not a library"):
        restore(other, make_backup(path))
    assert _digests(other.parent) == before


@pytest.mark.usefixtures("small_files")
def test_full_disk_while_restoring_changes_nothing(path: Path) -> None:
    """The library stays as it is when there is no room for another."""
    before = _digests(path.parent)
    with pytest.raises(StorageError, match="see that its disk"):
        restore(path, backups(path)[0].path)
    assert _digests(path.parent) == before


def test_restored_library_of_an_older_version_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    """A backup may be older than the program."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    before = old.read_bytes()
    restore(path, old)
    assert _tally(path) == Tally(0, 0)
    assert old.read_bytes() == before


def test_damaged_library_names_its_latest_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens a damaged library is told the very command that brings it back."""
    made = make_backup(path)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(LibraryDamagedError) as caught:
        Library.open(path)
    assert f"“nutgraf restore {made.name} --library {path}”" in str(caught.value)
    monkeypatch.setattr(paths, "library_file", lambda: path)
    with pytest.raises(LibraryDamagedError, match=f"“nutgraf restore {made.name}”"):
        Library.open(path)
    assert found(path, Path(made.name)) == made


# Which are kept


def _made(times: list[datetime]) -> list[Backup]:
    return [Backup(Path(f"/{time:%Y%m%d%H%M%S}"), time, 1) for time in sorted(times, reverse=True)]


def test_backups_of_a_year_are_spread() -> None:
    """With a backup a day there are those of the last days, of the weeks before, and one of a month or two."""
    kept: list[Backup] = []
    day = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for number in range(365):
        kept = _made([*(backup.time for backup in kept), day + timedelta(days=number)])
        gone = superfluous(kept)
        kept = [backup for backup in kept if backup not in gone]
        if number > 60:
            ages = [(kept[0].time - backup.time).days for backup in kept]
            assert len(ages) == MAX_BACKUPS
            assert ages[:2] == [0, 1]
            assert ages[2] <= 3
            assert ages[3] <= 6
            assert ages[4] <= 14
            assert ages[5] <= 30 <= ages[6] <= 60


@given(st.lists(st.integers(0, 10**8), unique=True, max_size=12))
def test_seven_are_kept_and_the_latest_is_among_them(seconds: list[int]) -> None:
    """However backups are spread, no more than seven stay, no fewer than there can be, and never without the latest."""
    made = _made([datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in seconds])
    gone = superfluous(made)
    assert len(gone) == max(0, len(made) - MAX_BACKUPS)
    assert set(gone) <= set(made[1:])


def test_old_backups_are_deleted_once_there_are_too_many(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the eighth there are seven; other files in the folder, and other libraries' backups, stay."""
    folder = folder_of(path)
    folder.mkdir()
    for day in range(1, 8):
        shutil.copy(path, folder / f"library-202601{day:02}T120000Z.db")
    others = [folder / "notes.txt", folder / "other-20200101T120000Z.db", folder / "library-mine.db"]
    for other in others:
        other.write_text("mine")
    make_backup(path)
    assert len(backups(path)) == MAX_BACKUPS
    assert all(other.exists() for other in others)


def test_backups_in_threads_end_in_one_order(path: Path) -> None:
    """Two at once: one is made, or both one after the other; none is half."""

    def back_up() -> None:
        with suppress(StorageError):
            make_backup(path)

    threads = [threading.Thread(target=back_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = backups(path)
    assert made
    assert all(counted(backup).articles == 30 for backup in made)
    assert len(list(folder_of(path).iterdir())) == len(made)
