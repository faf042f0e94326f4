"""Backups by themselves: when one is due, in a process of their own, given up at once when the program ends."""

from __future__ import annotations

import logging
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.library.library import Library
from reader.library.safety.backup_files import backups, folder_of
from reader.model import Article, Block
from reader.services import Services, keeping
from reader.services.keeping import EVERY, QUIET, Keeper, is_due

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of an article."""
    made = tmp_path / "data" / "library.db"
    library = Library.open(made)
    library.add(Article("Some words of it.", (Block(0, 17),), "Title", "given", "/a", "s"), None)
    library.close()
    return made


def _changed(path: Path, time: datetime) -> None:
    os.utime(path, (time.timestamp(), time.timestamp()))


def _backed_up(path: Path, time: datetime) -> None:
    folder_of(path).mkdir(exist_ok=True)
    (folder_of(path) / f"library-{time:%Y%m%dT%H%M%SZ}.db").touch()


def test_first_backup_waits_until_the_library_rests(path: Path) -> None:
    """A library without a backup has one as soon as nobody has written to it for a while."""
    _changed(path, NOW)
    assert not is_due(path, NOW + QUIET / 2)
    assert is_due(path, NOW + QUIET)


def test_backup_is_made_once_a_day(path: Path) -> None:
    """A changed library is backed up again after a day, not earlier, and at rest."""
    _backed_up(path, NOW)
    _changed(path, NOW + EVERY - HOUR)
    assert not is_due(path, NOW + EVERY - HOUR / 2)
    assert is_due(path, NOW + EVERY)
    _changed(path, NOW + EVERY)
    assert not is_due(path, NOW + EVERY + QUIET / 2)


def test_unchanged_library_has_no_new_backup(path: Path) -> None:
    """What has not changed since is not copied again, however old its backup is."""
    _changed(path, NOW - HOUR)
    _backed_up(path, NOW)
    assert not is_due(path, NOW + 99 * EVERY)


def test_library_that_never_rests_is_backed_up_all_the_same(path: Path) -> None:
    """After two days the backup waits no longer for a quiet moment."""
    _backed_up(path, NOW)
    _changed(path, NOW + 2 * EVERY)
    assert is_due(path, NOW + 2 * EVERY)


def test_backup_of_the_future_counts_for_nothing(path: Path) -> None:
    """A clock that was wrong once does not keep the library from its backups for years."""
    _backed_up(path, NOW + 999 * EVERY)
    _changed(path, NOW)
    assert is_due(path, NOW + QUIET)


def test_missing_library_is_never_due(tmp_path: Path) -> None:
    """There is nothing to back up."""
    assert not is_due(tmp_path / "library.db", NOW)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program looks at once, and again at once."""
    monkeypatch.setattr(keeping, "FIRST_LOOK_S", 0.0)
    monkeypatch.setattr(keeping, "LOOK_S", 0.01)
    monkeypatch.setattr(keeping, "QUIET", timedelta(0))


def _wait_for(fact: object, seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not fact():  # type: ignore[operator] # a function
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.usefixtures("soon")
def test_program_makes_a_backup(path: Path) -> None:
    """One that is due is made in another process, and no second one."""
    keeper = Keeper(path, lambda: True, None)
    keeper.start()
    _wait_for(lambda: backups(path))
    keeper.close()
    (made,) = backups(path)
    library = Library.open(made.path)
    assert library.tally().articles == 1
    library.close()
    assert keeper.problem == ""


@pytest.mark.usefixtures("soon")
def test_services_keep_backups_of_the_library(path: Path) -> None:
    """What the screen starts backs up its own library; one that is thrown away, and an empty one, have no backup."""
    services = Services.open(library_path=path)
    services.keep_backups()
    _wait_for(lambda: backups(path))
    services.close()
    assert len(backups(path)) == 1
    peeked = Services.open(peek=True)
    peeked.keep_backups()
    assert peeked._keeper is None
    peeked.close()


@pytest.mark.usefixtures("soon")
def test_empty_library_has_no_backup(tmp_path: Path) -> None:
    """There is nothing in it."""
    asked = threading.Event()

    def has_articles() -> bool:
        asked.set()
        return False

    Library.open(tmp_path / "library.db").close()
    keeper = Keeper(tmp_path / "library.db", has_articles, None)
    keeper.start()
    assert asked.wait(30)
    keeper.close()
    assert backups(tmp_path / "library.db") == []


@pytest.mark.usefixtures("soon")
def test_damage_is_told_and_nothing_is_backed_up(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A flipped bit ends in the log and in the sentence that the screen shows."""
    data = bytearray(path.read_bytes())
    data[data.index(b"Some words of it.")] ^= 1
    path.write_bytes(data)
    services = Services.open(library_path=path)
    with caplog.at_level(logging.WARNING):
        services.keep_backups()
        _wait_for(lambda: services.notice)
    assert services.notice is not None
    assert "nutgraf doctor" in services.notice
    assert "no backup was made" in caplog.text
    services.close()
    assert backups(path) == []


@pytest.mark.usefixtures("soon")
def test_end_of_the_program_gives_a_backup_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quitting in the middle waits for nothing, and what was begun is no backup."""
    monkeypatch.setattr(keeping, "PAUSE_S", 60.0)
    keeper = Keeper(path, lambda: True, paths.state_dir() / "worker.log")
    keeper.start()
    _wait_for(lambda: any(folder_of(path).glob(".*.part")))
    started = time.monotonic()
    keeper.close()
    assert time.monotonic() - started < 5
    assert keeper._thread is not None
    keeper._thread.join(5)
    assert not keeper._thread.is_alive()
    assert backups(path) == []
