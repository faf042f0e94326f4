"""The thread that analyses: order, failures, libraries that keep nothing, and its end."""

from __future__ import annotations

import queue
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import AnalysisError, StorageError
from reader.jobs import Jobs
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, ListView
from reader.services import Services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BOOT = """
import sys; sys.path[:] = sys.argv[1:]
import os, time
from reader.errors import AnalysisError
from reader.model import Analysis
from reader.worker import serve

def analyse(job):
    article, options = job
    if "crash" in article.text:
        os._exit(1)
    if "refuse" in article.text:
        raise AnalysisError("This text cannot be analysed.")
    if "slow" in article.text:
        time.sleep(60)
    time.sleep(0.5 if "pause" in article.text else 0.02)
    return Analysis(version="worker", text_hash=article.text_hash)

serve({"analyse": analyse})
"""
COMMAND = [sys.executable, "-P", "-c", _BOOT, *sys.path]

Outcome = tuple[int, "Analysis | AnalysisError"]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))


@pytest.fixture
def open_services(tmp_path: Path) -> Iterator[Callable[..., Services]]:
    """Opens a library of articles with these words, oldest first, and a quick stand-in for the worker."""
    opened: list[Services] = []

    def open_one(*words: str, **options: Any) -> Services:
        library = Library.open(tmp_path / f"{len(opened)}.db")
        library.add_many([(_article(number, word), None) for number, word in enumerate(words, start=1)])
        services = Services(library, Jobs(command=COMMAND, **options), sentences=3, samples=False)
        opened.append(services)
        return services

    yield open_one
    for services in opened:
        services.close()


def _article(number: int, word: str) -> Article:
    text = f"Text {number} says {word}."
    return Article(text, (Block(0, len(text)),), f"Title {number}", "given", location=f"/{number}")


def _start(services: Services) -> queue.Queue[Outcome]:
    outcomes: queue.Queue[Outcome] = queue.Queue()
    services.start_background(lambda article_id, outcome: outcomes.put((article_id, outcome)))
    return outcomes


def _ids(outcomes: queue.Queue[Outcome], count: int) -> list[int]:
    return [outcomes.get(timeout=20)[0] for _ in range(count)]


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_background_analyses_everything_newest_first(open_services: Callable[..., Services]) -> None:
    """All articles are analysed and kept, the newest first, with progress up to the end."""
    services = open_services("a", "b", "c", "d", "e")
    outcomes: queue.Queue[Outcome] = queue.Queue()
    progress: list[tuple[int, int]] = []
    services.start_background(lambda i, o: outcomes.put((i, o)), lambda done, total: progress.append((done, total)))
    assert _ids(outcomes, 5) == [5, 4, 3, 2, 1]
    assert services.analysis(ArticleId(1)) is not None
    _wait_until(lambda: len(progress) == 5)
    assert progress == [(done, 5) for done in range(1, 6)]


def test_background_opened_article_comes_first_then_its_neighbours(open_services: Callable[..., Services]) -> None:
    """What a person looks at does not wait for the backlog."""
    services = open_services("a", "b", "c", "d", "e", "f")
    services.want(ArticleId(1), [ArticleId(2), ArticleId(3)])
    assert _ids(_start(services), 6) == [1, 2, 3, 6, 5, 4]


def test_background_wanted_while_it_works_overtakes(open_services: Callable[..., Services]) -> None:
    """An article opened in the middle of a long backlog is among the next few."""
    services = open_services(*map(str, range(60)))
    outcomes = _start(services)
    _ids(outcomes, 1)
    services.want(ArticleId(1))
    assert 1 in _ids(outcomes, 6)


def test_background_result_that_came_too_early_is_told_again(open_services: Callable[..., Services]) -> None:
    """An analysis that came while its article was being loaded reaches the screen when that asks for it."""
    services = open_services("a", "refuse")
    outcomes = _start(services)
    assert _ids(outcomes, 2) == [2, 1]
    services.want(ArticleId(1))
    article_id, outcome = outcomes.get(timeout=20)
    assert article_id == 1
    assert outcome == services.analysis(ArticleId(1))
    services.want(ArticleId(2))
    assert isinstance(outcomes.get(timeout=20)[1], AnalysisError)


def test_background_result_for_an_earlier_text_is_not_told(open_services: Callable[..., Services]) -> None:
    """When the text of an article changes while it is analysed, the screen hears of the new text alone."""
    services = open_services("pause")
    outcomes = _start(services)
    _wait_until(lambda: any(future.running() for future in services._background._running))
    changed = _article(1, "something else")
    services._library.add(changed, None)
    services._background.wake()
    article_id, outcome = outcomes.get(timeout=20)
    assert article_id == 1
    assert isinstance(outcome, Analysis)
    assert outcome.text_hash == changed.text_hash


def test_background_latest_wish_counts(open_services: Callable[..., Services]) -> None:
    """Leafing through articles quickly does not queue them all before the one that is on the screen."""
    services = open_services(*map(str, range(100)))
    outcomes = _start(services)
    _ids(outcomes, 1)
    for number in range(1, 60):
        services.want(ArticleId(number))
    assert 59 in _ids(outcomes, 12)
    assert len(services._background._running) <= 5


def test_background_goes_on_after_failures(open_services: Callable[..., Services]) -> None:
    """A text that is refused and one that crashes the worker are told and noted; the others are analysed."""
    services = open_services("a", "refuse", "crash", "d")
    found = _start(services)
    outcomes = dict(found.get(timeout=20) for _ in range(4))
    assert str(outcomes[2]) == "This text cannot be analysed."
    assert isinstance(outcomes[3], AnalysisError)
    assert "crashed" in str(outcomes[3])
    assert isinstance(outcomes[1], Analysis)
    rows = {row.id: row.failed for row in services.page(ListView(), 0, 9)}
    assert rows[ArticleId(2)] == "This text cannot be analysed."
    assert rows[ArticleId(1)] is None


def test_background_failed_article_is_not_tried_again_by_opening_it(open_services: Callable[..., Services]) -> None:
    """A text that brings the worker down does so once, not whenever it is opened."""
    services = open_services("crash", "b")
    outcomes = _start(services)
    assert _ids(outcomes, 2) == [2, 1]
    services._background._told.clear()
    services.want(ArticleId(1))
    services._library.add(_article(3, "c"), None)
    services._background.wake()
    assert _ids(outcomes, 1) == [3]


def test_background_late_text_is_given_up(open_services: Callable[..., Services]) -> None:
    """A text that takes too long fails with a sentence; the others follow."""
    services = open_services("a", "slow", job_seconds=0.3)
    found = _start(services)
    outcomes = dict(found.get(timeout=20) for _ in range(2))
    assert str(outcomes[2]) == "The analysis took longer than 0.3 s and was stopped."
    assert isinstance(outcomes[1], Analysis)


def test_background_wakes_for_new_articles(open_services: Callable[..., Services], tmp_path: Path) -> None:
    """A thread that had finished goes on when something was added."""
    services = open_services("a")
    outcomes = _start(services)
    assert _ids(outcomes, 1) == [1]
    services._library.add(_article(2, "b"), None)
    services._background.wake()
    assert _ids(outcomes, 1) == [2]


def test_background_read_only_library_gets_wanted_analyses_alone(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, what is opened is analysed and remembered, and no backlog is worked off."""
    services = open_services("a", "b", "c")
    monkeypatch.setattr(Library, "writable", property(lambda _: False))
    outcomes = _start(services)
    services.want(ArticleId(2))
    assert _ids(outcomes, 1) == [2]
    assert services.analysis(ArticleId(2)) is not None
    assert services._library.analysis(ArticleId(2), services._version) is None
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)


def test_background_survives_a_full_disk(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When an analysis cannot be kept it is shown all the same, and work goes on with the next change."""
    services = open_services("a", "b")

    def fail(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "save_analysis", fail)
        outcomes = _start(services)
        article_id, outcome = outcomes.get(timeout=20)
        assert isinstance(outcome, Analysis)
        _wait_until(lambda: services.analysis(ArticleId(article_id)) is not None)
        _wait_until(lambda: not services._background._running)
    services._library.add(_article(3, "c"), None)
    services._background.wake()
    while _ids(outcomes, 1) != [3]:
        pass


def test_background_close_is_prompt_in_the_middle_of_a_text(open_services: Callable[..., Services]) -> None:
    """Quitting does not wait for the analysis, and notes no failure for what it stopped."""
    services = open_services("slow")
    _start(services)
    _wait_until(lambda: any(future.running() for future in services._background._running))
    failures: list[object] = []
    services._library.save_failure = failures.append  # type: ignore[method-assign, assignment]
    start = time.monotonic()
    services.close()
    assert time.monotonic() - start < 6  # how prompt it is, a benchmark tells
    assert not failures


def test_background_tells_nothing_of_another_library(open_services: Callable[..., Services]) -> None:
    """When the samples come on the screen, a result for an article of the library is kept but not told: ids differ."""
    services = open_services("a")
    sample_library = Library.open(services._library._path.with_name("samples.db"), sample=True)
    services._samples = sample_library
    outcomes = _start(services)
    services.show_samples(on=True)
    _wait_until(lambda: services._library.analysis(ArticleId(1), services._version) is not None or not outcomes.empty())
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)
