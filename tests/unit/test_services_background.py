"""The thread that analyses: order, failures, libraries that keep nothing, and its end."""

from __future__ import annotations

import queue
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from reader.analysis.version import Options
from reader.errors import AnalysisError, LibraryDamagedError, LibraryReadOnlyError, StorageError
from reader.frozen import replace
from reader.jobs import Jobs
from reader.library.library import Library
from reader.model import Analysis, Article, ArticleId, Block, ListView, Role
from reader.services import Services, background
from reader.services.power import Holding
from reader.services.progress import Held, Progress
from tests.boilerplate_samples import make, story

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
    article, options, before = job
    if "crash" in article.text:
        os._exit(1)
    if "hold" in article.text:
        while not os.path.exists(article.location):
            time.sleep(0.005)
    if "once" in article.text and not os.path.exists(article.location):
        open(article.location, "w").close()
        raise AnalysisError("Not the first time.")
    if "refuse" in article.text:
        raise AnalysisError("This text cannot be analysed.")
    if "slow" in article.text:
        time.sleep(60)
    time.sleep(0.5 if "pause" in article.text else 0.02)
    language = before.language if before and before.version != options.version else None
    return Analysis(version=options.version, text_hash=article.text_hash, language=language)

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
        services = Services(library, Jobs(**{"command": COMMAND, **options}), options=Options(), samples=False)
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


def test_background_analyses_everything_newest_first(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All articles are analysed and kept, the newest first, with progress up to the end."""
    monkeypatch.setattr("reader.services.progress.TOLD_S", 0.0)
    services = open_services("a", "b", "c", "d", "e")
    outcomes: queue.Queue[Outcome] = queue.Queue()
    progress: list[Progress] = []
    services.start_background(lambda i, o: outcomes.put((i, o)), progress.append)
    assert _ids(outcomes, 5) == [5, 4, 3, 2, 1]
    assert services.analysis(ArticleId(1)) is not None
    _wait_until(lambda: len(progress) == 5)
    assert progress == [Progress(done, 5) for done in range(1, 6)]


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
    """A text that takes too long fails with a sentence; the next one is analysed."""
    services = open_services("slow", job_seconds=0.3)
    outcomes = _start(services)
    number, outcome = outcomes.get(timeout=20)
    assert (number, str(outcome)) == (1, "The analysis took longer than 0.3 s and was stopped.")
    services.jobs._job_seconds = 60.0  # for a worker that has to start on a busy machine
    services._library.add(_article(2, "a"), None)
    services._background.wake()
    number, outcome = outcomes.get(timeout=20)
    assert number == 2
    assert isinstance(outcome, Analysis)


def test_background_hands_on_what_an_earlier_version_found(open_services: Callable[..., Services]) -> None:
    """The worker need not find again what still holds; of another text nothing does."""
    services = open_services("a", "b")
    for number, version in ((1, "older"), (2, services._options.version)):
        stored = services._library.article(ArticleId(number))
        assert stored is not None
        services._library.save_analysis(Analysis(version, stored.text_hash, language="eo"))
    services._library.add(_article(3, "c"), None)
    outcomes = _start(services)
    found = dict(outcomes.get(timeout=20) for _ in range(2))
    assert {number: isinstance(one, Analysis) and one.language for number, one in found.items()} == {1: "eo", 3: None}


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
    assert services._library.analysis(ArticleId(2), services._options.version) is None
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)


def _fail(*_: object) -> None:
    raise StorageError("Another program is writing to the library.")


def test_background_goes_on_by_itself_when_the_library_was_busy(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An analysis that could not be kept is shown all the same, and kept later, with all others, without any change."""
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.05)
    services = open_services("a", "b", "c", "d", "e")
    with monkeypatch.context() as patch:
        patch.setattr(Library, "save_analysis", _fail)
        outcomes = _start(services)
        article_id, outcome = outcomes.get(timeout=20)
        assert isinstance(outcome, Analysis)
        _wait_until(lambda: services.analysis(ArticleId(article_id)) is not None)
    library = services._library
    _wait_until(lambda: not library.unanalysed(services._options.version, 9))
    assert all(library.analysis(ArticleId(n), services._options.version) for n in range(1, 6))


def test_background_failures_that_come_together_are_one(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several analyses that could not be kept in the same busy moment make the backlog wait no longer than one."""
    monkeypatch.setattr(Library, "save_analysis", _fail)
    services = open_services(*"abcdef")
    outcomes = _start(services)
    assert _ids(outcomes, 3) == [6, 5, 4]
    _wait_until(lambda: not services._background._running)
    assert services._background._retry_s == 2 * background.RETRY_SECONDS


@pytest.mark.parametrize("method", ["article", "unanalysed", "has_analysis"])
def test_background_goes_on_when_the_library_could_not_be_read(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """Whatever look into the library fails once, all articles are analysed in the end."""
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.05)
    services = open_services("a", "b", "c", "d", "e")
    failures = [1, 2]
    real = getattr(Library, method)

    def fail_twice(*arguments: Any) -> Any:
        return _fail(failures.pop()) if failures else real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Library, method, fail_twice)
        services.want(ArticleId(3))
        outcomes = _start(services)
        _wait_until(lambda: not failures)
    assert sorted(_ids(outcomes, 5)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("error", [LibraryDamagedError, LibraryReadOnlyError])
def test_background_gives_up_on_a_library_that_cannot_be_used(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch, error: type[StorageError]
) -> None:
    """Trying again helps no damaged library; what is opened is analysed all the same."""
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.01)
    services = open_services("a", "b")
    asked: list[object] = []

    def fail(*arguments: object) -> None:
        asked.append(arguments)
        raise error("It cannot be used.")

    monkeypatch.setattr(Library, "unanalysed", fail)
    outcomes = _start(services)
    services.want(ArticleId(1))
    assert _ids(outcomes, 1) == [1]
    assert len(asked) == 1


@pytest.mark.parametrize("command", [["/nonexistent/python"], [sys.executable, "-c", ""]])
def test_background_broken_worker_is_no_failure_of_articles(
    open_services: Callable[..., Services], command: list[str]
) -> None:
    """Where no worker can work, the article that is opened says so, the rest waits, and nothing is noted of any."""
    services = open_services(*"abcdefgh", command=command)
    outcomes = _start(services)
    services.want(ArticleId(1))
    while True:
        article_id, outcome = outcomes.get(timeout=20)
        assert isinstance(outcome, AnalysisError)
        if article_id == 1:
            break
    assert len(services._library.unanalysed(services._options.version, 99)) == 8
    assert not any(row.failed for row in services.page(ListView(), 0, 99))
    _wait_until(lambda: not services._background._running)
    assert services._background._paused_until is not None


def test_background_broken_worker_that_comes_back_does_the_rest(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a worker can be started again, for instance as memory has become free, everything is analysed by itself."""
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.05)
    services = open_services("a", "b", "c", command=["/nonexistent/python"])
    outcomes = _start(services)
    assert isinstance(outcomes.get(timeout=20)[1], AnalysisError)
    services.jobs._command = COMMAND
    _wait_until(lambda: not services._library.unanalysed(services._options.version, 9))
    assert not any(row.failed for row in services.page(ListView(), 0, 9))


def test_background_crash_of_a_new_worker_is_put_down_to_the_text_in_the_end(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest text crashes the first worker: the others are analysed, then that one is noted as a failure."""
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.05)
    services = open_services("a", "b", "crash")
    _start(services)
    _wait_until(lambda: not services._library.unanalysed(services._options.version, 9))
    failed = {int(row.id): row.failed for row in services.page(ListView(), 0, 9)}
    assert failed == {1: None, 2: None, 3: "The analysis crashed the worker process."}


def test_background_failure_of_an_earlier_session_is_tried_again_once(
    open_services: Callable[..., Services], tmp_path: Path
) -> None:
    """An article that failed is tried again when it is opened in a later session, but not for being a neighbour."""
    services = open_services("refuse", "once", "c")
    library = services._library
    for number in (1, 2):
        library.save_failure(ArticleId(number), services._options.version, "It failed.")
    library.add(replace(_article(2, "once"), location=str(tmp_path / "tried")), None)
    outcomes = _start(services)
    assert _ids(outcomes, 1) == [3]
    services.want(ArticleId(3), [ArticleId(1), ArticleId(2)])
    assert _ids(outcomes, 1) == [3]  # told again
    services.want(ArticleId(1))
    assert _ids(outcomes, 1) == [1]
    services._background._told.clear()
    services.want(ArticleId(1))
    services._library.add(_article(4, "d"), None)
    services._background.wake()
    assert _ids(outcomes, 1) == [4]


def test_background_wish_that_was_taken_back_stays_in_the_line(
    open_services: Callable[..., Services], tmp_path: Path
) -> None:
    """Articles that the backlog passed over because somebody wanted them are analysed when nobody does any more."""
    services = open_services(*"abcdefgh")
    gate = tmp_path / "gate"
    held = services._library.add(replace(_article(9, "hold"), location=str(gate)), None)
    services.want(held.id, [ArticleId(8), ArticleId(7)])
    outcomes = _start(services)
    _wait_until(lambda: len(services._background._running) == 3)
    services.want(ArticleId(1), [ArticleId(2), ArticleId(3)])
    _wait_until(lambda: ArticleId(1) in {r.article_id for r in list(services._background._running.values())})
    gate.touch()
    assert sorted(_ids(outcomes, 9)) == list(range(1, 10))


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
    _wait_until(
        lambda: services._library.analysis(ArticleId(1), services._options.version) is not None or not outcomes.empty()
    )
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)


def _stories(services: Services, *numbers: int) -> None:
    """Take in stories of one source, from the third on with lines that come again."""
    services._library.add_many((story(number), None) for number in numbers)
    services._background.wake()


def _submitted(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of the articles that the worker is given from now on."""
    given: list[str] = []
    submit = services.jobs.submit

    def note(name: str, payload: Any, **options: Any) -> Any:
        given.append(payload[0].location)
        return submit(name, payload, **options)

    monkeypatch.setattr(services.jobs, "submit", note)
    return given


def test_background_analyses_an_opened_article_anew_when_its_roles_are_others(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and it alone: its neighbours and the other articles of the source wait until they are opened."""
    services = open_services()
    given = _submitted(services, monkeypatch)
    outcomes = _start(services)
    _stories(services, 0, 1)
    assert sorted(_ids(outcomes, 2)) == [1, 2]
    _stories(services, 2)
    assert _ids(outcomes, 1) == [3]
    services.want(ArticleId(1), [ArticleId(2)])
    article_id, outcome = outcomes.get(timeout=20)
    stored = services.article(ArticleId(1))
    assert stored is not None
    assert services._library.has_analysis_of(stored, services._options.version)
    assert (article_id, outcome) == (1, services.analysis(ArticleId(1)))
    assert isinstance(outcome, Analysis)
    assert outcome.text_hash == stored.text_hash
    services.want(ArticleId(3), [ArticleId(1), ArticleId(2)])
    services.want(ArticleId(1), [ArticleId(2)])
    _stories(services, 3)  # when it has been analysed, all that was wanted has been looked at
    while outcomes.get(timeout=20)[0] != 4:
        pass
    assert [place.removeprefix("/paper/") for place in given[2:]] == ["2.txt", "0.txt", "3.txt"]


def test_background_tells_what_came_while_the_roles_changed(open_services: Callable[..., Services]) -> None:
    """The text is the same, so the screen, which waits for it, can show it."""
    services = open_services("pause")
    outcomes = _start(services)
    _wait_until(lambda: any(future.running() for future in services._background._running))
    assert services._library.choose_line(ArticleId(1), 0, is_part=False) is not None
    services._background.wake()
    article_id, outcome = outcomes.get(timeout=20)
    assert article_id == 1
    assert isinstance(outcome, Analysis)
    stored = services.article(ArticleId(1))
    assert stored is not None
    assert outcome.text_hash == stored.text_hash


def test_background_analyses_anew_what_changed_again_while_that_was_done(
    open_services: Callable[..., Services],
) -> None:
    """Two lines are chosen quickly: the analysis is of both in the end."""
    services = open_services()
    services._library.add(make(["Text opens here", "It says pause.", "A second line", "A third line"], "/1"), None)
    outcomes = _start(services)
    assert _ids(outcomes, 1) == [1]
    for line in ("A second line", "A third line"):
        stored = services.article(ArticleId(1))
        assert stored is not None
        services.deeds.choose_line(ArticleId(1), stored.article.text.index(line), is_part=False)
        _wait_until(lambda: not services._background._wanted)
        _wait_until(lambda: any(future.running() for future in services._background._running))
    stored = services.article(ArticleId(1))
    assert stored is not None
    assert [block.role for block in stored.article.blocks[-2:]] == [Role.PROMO, Role.PROMO]
    _wait_until(lambda: services._library.has_analysis_of(stored, services._options.version))


def test_background_keeps_in_memory_what_was_made_with_other_roles(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that cannot be written to has it as well; it is known by its text."""
    services = open_services("a")
    services._library.choose_line(ArticleId(1), 0, is_part=False)
    monkeypatch.setattr(Library, "writable", property(lambda _: False))
    outcomes = _start(services)
    services.want(ArticleId(1))
    assert _ids(outcomes, 1) == [1]
    found, stored = services.analysis(ArticleId(1)), services.article(ArticleId(1))
    assert found is not None
    assert stored is not None
    assert found.text_hash == stored.text_hash


def test_analysis_that_only_memory_has_goes_before_one_of_other_roles(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that cannot be written to has an older one, for good."""
    services = open_services("a")
    library = services._library
    stored = library.article(ArticleId(1))
    assert stored is not None
    library.save_analysis(Analysis(services._options.version, stored.text_hash, language="xx"))
    library.choose_line(ArticleId(1), 0, is_part=False)
    monkeypatch.setattr(Library, "writable", property(lambda _: False))
    outcomes = _start(services)
    services.want(ArticleId(1))
    assert outcomes.get(timeout=20) == (1, services.analysis(ArticleId(1)))
    found = services.analysis(ArticleId(1))
    assert found is not None
    assert found.language is None


def test_background_counts_the_lines_of_an_older_library(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few at a time, until none is left; then their roles are those of now."""
    services = open_services()
    _stories(services, 0, 1, 2)
    with services._library._connections.writing() as connection:
        connection.execute("DELETE FROM repeated")
        connection.execute("UPDATE article SET counted = 0")
    monkeypatch.setattr(background, "COUNTED_PER_ROUND", 1)
    _start(services)

    def is_learned() -> bool:
        stored = services.article(ArticleId(1))
        return stored is not None and any(block.role is Role.NAV for block in stored.article.blocks)

    _wait_until(is_learned)


def test_background_analysis_outlives_one_that_failed(open_services: Callable[..., Services]) -> None:
    """With other roles the text could not be analysed: what was known of it holds, and the row is not marked."""
    services = open_services("refuse")
    library = services._library
    stored = library.article(ArticleId(1))
    assert stored is not None
    made = Analysis(services._options.version, stored.text_hash)
    library.save_analysis(made)
    outcomes = _start(services)
    services.deeds.choose_line(ArticleId(1), 0, is_part=False)
    assert isinstance(outcomes.get(timeout=20)[1], AnalysisError)
    assert services.analysis(ArticleId(1)) == made
    assert [row.failed for row in services.rows([ArticleId(1)])] == [None]


@pytest.mark.parametrize(
    ("error", "is_final"), [(LibraryReadOnlyError, True), (LibraryDamagedError, True), (StorageError, False)]
)
def test_background_lines_that_cannot_be_counted_hold_nothing_up(
    open_services: Callable[..., Services],
    monkeypatch: pytest.MonkeyPatch,
    error: type[StorageError],
    *,
    is_final: bool,
) -> None:
    """The analyses go on, and no thread asks without end; a library that was busy is asked again."""
    asked: list[int] = []

    def fail(_: Library, limit: int) -> bool:
        asked.append(limit)
        raise error("The lines cannot be counted.")

    monkeypatch.setattr(Library, "count_lines", fail)
    services = open_services(*"abcdef")
    outcomes = _start(services)
    assert _ids(outcomes, 6) == [6, 5, 4, 3, 2, 1]
    _wait_until(lambda: not services._background._running)
    assert services._background._paused_until is None
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)
    assert len(asked) == 1 if is_final else 1 < len(asked) < 20


def test_analyse_makes_it_anew_when_the_roles_are_others(open_services: Callable[..., Services]) -> None:
    """What the command line prints is of the article as it is shown."""
    services = open_services("a")
    services.analyse(ArticleId(1))
    services.deeds.choose_line(ArticleId(1), 0, is_part=False)
    stored = services.article(ArticleId(1))
    assert stored is not None
    assert not services._library.has_analysis_of(stored, services._options.version)
    assert services.analyse(ArticleId(1)) == services.analysis(ArticleId(1))
    assert services._library.has_analysis_of(stored, services._options.version)


def test_choice_of_a_line_is_a_step_to_undo(open_services: Callable[..., Services]) -> None:
    """U says which line; what cannot be chosen is no step."""
    services = open_services("words")
    services.deeds.choose_line(ArticleId(1), 0, is_part=False)
    services.deeds.choose_line(ArticleId(1), 3, is_part=False)  # where no line starts

    def role() -> Role:
        stored = services.article(ArticleId(1))
        assert stored is not None
        return stored.article.blocks[0].role

    assert role() is Role.PROMO
    assert services.deeds.undo() == "“Text 1 says words.” is as it was before."
    assert role() is Role.BODY
    assert services.deeds.undo() is None


def test_background_rows_in_sight_come_before_the_others(open_services: Callable[..., Services]) -> None:
    """What is opened comes first, then its neighbours, then what is seen, from the top, then the newest."""
    services = open_services(*"abcdefgh")
    services.want(ArticleId(1), [ArticleId(2)])
    services.see([ArticleId(5), ArticleId(4), ArticleId(3)])
    assert _ids(_start(services), 8) == [1, 2, 5, 4, 3, 8, 7, 6]


def test_background_last_rows_in_sight_count(open_services: Callable[..., Services]) -> None:
    """Who has scrolled on sees other rows; those before wait like all others, and what failed is not tried again."""
    services = open_services("a", "refuse", "c", "d", "e")
    library = services._library
    library.save_failure(ArticleId(2), Options().version, "why")
    services.see([ArticleId(1)])
    services.see([ArticleId(2), ArticleId(3)])
    assert _ids(_start(services), 4) == [3, 5, 4, 1]


def test_background_is_held_back_but_for_what_is_opened(open_services: Callable[..., Services]) -> None:
    """Held back by the reader, only what is opened and what is beside it is analysed; then all the rest."""
    services = open_services(*"abcdef")
    progress: list[Progress] = []
    outcomes: queue.Queue[Outcome] = queue.Queue()
    services.hold_analysis(on=True)
    services.see([ArticleId(4)])
    services.want(ArticleId(2), [ArticleId(3)])
    services.start_background(lambda i, o: outcomes.put((i, o)), progress.append)
    assert _ids(outcomes, 2) == [2, 3]
    assert services.analysis_held is Held.KEY
    _wait_until(lambda: bool(progress))
    assert progress[0].held is Held.KEY
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.3)
    services.hold_analysis(on=False)
    assert sorted(_ids(outcomes, 4)) == [1, 4, 5, 6]


def test_background_waits_for_the_mains(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On battery the rest waits, and goes on by itself when the mains are there again."""
    mains = threading.Event()
    monkeypatch.setattr("reader.services.power.LOOK_S", 0.02)
    services = open_services(*"abc")
    services._background._holding = Holding(lambda: not mains.is_set())
    outcomes = _start(services)
    services.want(ArticleId(1))
    assert _ids(outcomes, 1) == [1]
    assert services.analysis_held is Held.BATTERY
    with pytest.raises(queue.Empty):
        outcomes.get(timeout=0.2)
    mains.set()
    assert _ids(outcomes, 2) == [3, 2]


def test_background_on_battery_rests_between_its_looks(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks once in a while and does nothing in between, also where nothing is left to do."""
    monkeypatch.setattr("reader.services.power.LOOK_S", 0.05)
    services = open_services("a", "b")
    looks: list[bool] = []

    def look() -> bool:
        looks.append(True)
        return True

    services._background._holding = Holding(look)
    rounds: list[bool] = []
    wait = services._background._next_event

    def note() -> Any:
        rounds.append(True)
        return wait()

    monkeypatch.setattr(services._background, "_next_event", note)
    outcomes = _start(services)
    services.want(ArticleId(1), [ArticleId(2)])
    _ids(outcomes, 2)
    seen = len(looks)
    _wait_until(lambda: len(looks) >= seen + 4)
    assert len(rounds) <= len(looks) + 8


def test_background_counts_what_it_has_not_looked_up(
    open_services: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a backlog that is looked up in pieces all is told."""
    monkeypatch.setattr(background, "MAX_BACKLOG", 5)
    monkeypatch.setattr("reader.services.progress.TOLD_S", 0.0)
    services = open_services(*"abcdefghi")
    progress: list[Progress] = []
    outcomes: queue.Queue[Outcome] = queue.Queue()
    services.start_background(lambda i, o: outcomes.put((i, o)), progress.append)
    _ids(outcomes, 9)
    _wait_until(lambda: progress[-1].done == progress[-1].total)
    assert progress[0].total == 9
    assert progress[-1] == Progress(9, 9)
