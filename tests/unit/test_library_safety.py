"""What holds whatever happens: threads, a second program, a killed program, any order of changes."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.errors import ReadStoppedError, StorageError
from reader.library.library import Library
from reader.model import Added, Article, ArticleId, Block, ListView, SearchOrder, Tally
from tests.indexed_beginnings import beginnings_in, beginnings_of_texts

_ROOT = Path(__file__).resolve().parents[2]


def _article(text: str, location: str = "", title: str = "Title") -> Article:
    return Article(text, (Block(0, len(text)),), title, "given", location, "s")


def _assert_sound(path: Path) -> None:
    """The file is whole, and the index says exactly what the articles say."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("search", "title_search", "beginnings"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    assert beginnings_in(connection) == beginnings_of_texts(connection)
    counted = connection.execute("SELECT count(*), coalesce(sum(unread), 0) FROM article WHERE NOT removed").fetchone()
    assert connection.execute("SELECT articles, unread FROM tally").fetchall() == [counted]
    connection.close()


def test_threads_share_one_library(tmp_path: Path) -> None:
    """Readers and writers in many threads see no error, and no add is lost."""
    library = Library.open(tmp_path / "library.db")

    def write(writer: int) -> None:
        for number in range(15):
            library.add(_article(f"storm {writer} {number}", f"/{writer}/{number}"), None)

    def read(_reader: int) -> None:
        for _ in range(30):
            found = library.search("storm", SearchOrder.BEST)
            assert len(library.hits(found[:5], "storm")) == min(5, len(found))
            assert len(library.page(ListView(), 0, 10)) <= library.tally().articles

    with ThreadPoolExecutor(8) as pool:
        for job in [pool.submit(work, n) for n in range(4) for work in (write, read)]:
            job.result()
    assert library.tally() == Tally(60, 60)
    library.close()
    _assert_sound(tmp_path / "library.db")


def test_two_libraries_share_one_file(tmp_path: Path) -> None:
    """What one program keeps the other sees at once, and both may write."""
    path = tmp_path / "library.db"
    one, other = Library.open(path), Library.open(path)
    added = one.add(_article("storm", "/a"), None)
    assert other.search("storm", SearchOrder.NEWEST) == (added.id,)
    assert other.add(_article("storm", "/a"), None).outcome == "known"
    other.mark([added.id], unread=False)
    assert one.tally() == Tally(1, 0)

    def add(library: Library, name: str) -> None:
        for number in range(20):
            library.add(_article(f"{name} {number}", f"/{name}/{number}"), None)

    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(add, one, "one"), pool.submit(add, other, "other")]:
            job.result()
    assert one.tally() == other.tally() == Tally(41, 40)
    one.close()
    other.close()
    _assert_sound(path)


def test_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another program does not let go, the add fails in a sentence, and reading goes on."""
    monkeypatch.setattr("reader.library.file.connection.BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "library.db"
    library = Library.open(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="Another program is writing"):
        library.add(_article("storm"), None)
    assert library.tally() == Tally(0, 0)
    other.close()
    assert library.add(_article("storm"), None).outcome == "added"
    library.close()


def test_interrupt_stops_a_running_read(tmp_path: Path) -> None:
    """A read in another thread ends at once with an error of its own, and the next one works."""
    library = Library.open(tmp_path / "library.db")
    started = threading.Event()

    def endless() -> None:
        with library._connections.reading(can_be_stopped=True) as connection:
            started.set()
            connection.execute(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
            ).fetchone()

    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(endless)
        started.wait()
        while not job.done():
            library.interrupt()
            time.sleep(0.001)
        assert isinstance(job.exception(), ReadStoppedError)
    assert library.tally() == Tally(0, 0)
    library.close()


def test_interrupt_leaves_other_reads_alone(tmp_path: Path) -> None:
    """Only a search may be stopped: somebody waits for everything else."""
    library = Library.open(tmp_path / "library.db")
    with library._connections.reading() as connection:
        library.interrupt()
        assert connection.execute("SELECT 1").fetchone() == (1,)
    library.close()


_ENDLESS_ADDER = """
import sys
from pathlib import Path
from reader.library.library import Library
from reader.model import Article, Block

library = Library.open(Path(sys.argv[1]))
number = library.tally().articles
while True:
    texts = [f"storm number {number + n} " * 40 for n in range(3)]
    library.add_many((Article(t, (Block(0, len(t)),), "Storm", "given", t[:24], "s"), None) for t in texts)
    number += 3
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_program_loses_nothing_it_reported(tmp_path: Path) -> None:
    """After kill -9 at any moment the library is sound and holds every article that was reported, in whole batches."""
    path = tmp_path / "library.db"
    for batches in (0, 1, 2, 5, 9):
        adder = subprocess.Popen([sys.executable, "-c", _ENDLESS_ADDER, path], cwd=_ROOT, stdout=subprocess.PIPE)
        assert adder.stdout is not None
        if batches == 0:
            # Somewhere in the making of the library.
            while not path.exists() and adder.poll() is None:
                time.sleep(0.001)
        reported = [int(adder.stdout.readline()) for _ in range(batches)]
        adder.send_signal(signal.SIGKILL)
        rest = adder.stdout.read().split()
        adder.wait()
        adder.stdout.close()
        last = [*reported, *map(int, rest)][-1:]
        library = Library.open(path)
        kept = library.tally().articles
        assert kept % 3 == 0
        assert kept >= max(last, default=0)
        assert len(library.search("storm", SearchOrder.NEWEST)) == kept
        library.close()
        _assert_sound(path)


_WORDS = st.sampled_from(["storm", "Zürich", "calm sea", "", "x", "storm storm"])


class _AnyOrderOfChanges(RuleBasedStateMachine):
    """A library beside a plain model of it: location, title and state of each article by id."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "library.db"
        self._library = Library.open(self._path)
        self._texts: dict[int, tuple[str, str]] = {}
        self._own: dict[int, str] = {}
        self._unread: set[int] = set()
        self._removed: set[int] = set()

    def teardown(self) -> None:
        self._library.close()
        _assert_sound(self._path)
        self._folder.cleanup()

    @rule(batch=st.lists(st.tuples(_WORDS, _WORDS, st.sampled_from(["/a", "/b", "/c", "/d"])), min_size=1, max_size=4))
    def add(self, batch: list[tuple[str, str, str]]) -> None:
        """Add articles of few texts at few places, so that all outcomes occur."""
        articles = [
            Article(text, (Block(0, len(text)),) if text else (), title, "given", location, "s")
            for text, title, location in batch
        ]
        for article, added in zip(articles, self._library.add_many((a, None) for a in articles), strict=True):
            self._take(article, added)

    def _take(self, article: Article, added: Added) -> None:
        known = {text: number for number, (text, _) in self._texts.items()}
        assert (added.outcome == "added") == (added.id not in self._texts)
        assert (added.outcome == "restored") == (added.id in self._removed)
        assert known.get(article.text, added.id) == added.id
        if article.text not in known:  # another text of the article
            self._unread.add(added.id)
            self._texts[added.id] = (article.text, article.title or "")
        elif added.outcome != "known" and self._own.get(added.id) == article.location:
            self._texts[added.id] = (article.text, article.title or "")
        self._own[added.id] = article.location  # as no file is there, an article goes where its text was seen last
        self._removed.discard(added.id)

    @precondition(lambda self: self._texts)
    @rule(data=st.data(), unread=st.booleans())
    def mark(self, data: st.DataObject, unread: bool) -> None:  # noqa: FBT001 - drawn by name
        """Mark some articles."""
        ids = data.draw(st.lists(st.sampled_from(sorted(self._texts)), max_size=3, unique=True))
        live = [n for n in ids if n not in self._removed and (n in self._unread) != unread]
        assert self._library.mark([ArticleId(n) for n in ids], unread=unread) == live
        self._unread = self._unread | set(live) if unread else self._unread - set(live)

    @precondition(lambda self: self._texts)
    @rule(data=st.data(), removing=st.booleans())
    def remove_or_restore(self, data: st.DataObject, removing: bool) -> None:  # noqa: FBT001 - drawn by name
        """Remove or restore some articles."""
        ids = data.draw(st.lists(st.sampled_from(sorted(self._texts)), max_size=3, unique=True))
        change = self._library.remove if removing else self._library.restore
        changed = change([ArticleId(n) for n in ids])
        assert changed == [n for n in ids if (n in self._removed) != removing]
        self._removed = self._removed | set(changed) if removing else self._removed - set(changed)

    @rule()
    def reopen(self) -> None:
        """Start the program again."""
        self._library.close()
        self._library = Library.open(self._path)

    @invariant()
    def shows_what_the_model_says(self) -> None:
        """Counts, list, state and search agree with the model."""
        live = sorted(self._texts.keys() - self._removed, reverse=True)
        assert self._library.tally() == Tally(len(live), len(self._unread - self._removed))
        rows = self._library.page(ListView(), 0, 99)
        assert [(row.id, row.title, row.unread) for row in rows] == [
            (n, self._texts[n][1], n in self._unread) for n in live
        ]
        for word, letter in (("storm", "s"), ("zurich", "z")):
            plain = {n: [part.lower().replace("ü", "u") for part in self._texts[n]] for n in live}
            found = tuple(n for n in live if any(word in part for part in plain[n]))
            assert self._library.search(word, SearchOrder.NEWEST) == found
            titled = tuple(n for n in live if any(w.startswith(letter) for w in plain[n][1].split()))
            assert self._library.search(letter, SearchOrder.NEWEST) == titled


TestAnyOrderOfChanges = _AnyOrderOfChanges.TestCase
TestAnyOrderOfChanges.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
