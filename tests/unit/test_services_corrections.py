"""Corrections through the use cases: obeyed in every article, undone in turn with everything else."""

from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.corrections.file import NamesFile
from reader.corrections.rules import Correction, Named
from reader.errors import ConfigError, StorageError
from reader.library.library import Library
from reader.model import ArticleId, ListView
from reader.services import Services
from reader.services.deeds import Deeds, Surroundings
from tests.ui_samples import analysis_of, bridge, make_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.errors import AnalysisError
    from reader.model import Analysis

ADA, BO = Named("person", "Ada Lind"), Named("person", "Bo Park")
OTHER = make_article("An owl\n\nAda Lind of Norby tells of it.", published="2024-01-01")


@pytest.fixture
def services() -> Iterator[Services]:
    """A library of two articles that name Ada, number 1 and 2; analysed."""
    opened = Services.open(samples=False)
    opened.show_samples(on=False)
    for article in (bridge(), OTHER):
        opened._library.add(article, None)
        opened._library.save_analysis(analysis_of(article))
    yield opened
    opened.close()


def names(services: Services, number: int = 1, kind: str = "person") -> list[str]:
    """The names of one kind in an article."""
    analysis = services.analysis(ArticleId(number))
    assert analysis is not None
    return [entity.name for entity in analysis.entities if entity.kind == kind]


def _found(services: Services, number: ArticleId) -> Analysis:
    """The analysis as it is kept."""
    found = services._library.analysis(number, services._options.version)
    assert found is not None
    return found


def test_correction_is_obeyed_in_every_article(services: Services) -> None:
    """Also in those that were analysed before, and what is kept of them stays as it was."""
    kept = _found(services, ArticleId(2))
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert names(services, 1) == ["Bo Park"]
    assert names(services, 2) == []
    assert _found(services, ArticleId(2)) == kept


def test_correction_waits_for_the_library_and_nothing_there_waits_for_it(services: Services) -> None:
    """What is written in the background is corrected on the way, while the correction waits to be kept."""
    analysis, read = _found(services, ArticleId(2)), threading.Event()

    def put() -> None:
        services.names.corrected(analysis)
        read.set()

    correcting = threading.Thread(target=services.deeds.correct, args=(ArticleId(1), Correction(ADA, None)))
    with services._library._connections.writing():
        correcting.start()
        while not services.names._writing.locked():
            time.sleep(0.001)
        threading.Thread(target=put, daemon=True).start()
        assert read.wait(20)
    correcting.join(20)
    assert names(services, 2) == []


def test_correction_is_obeyed_by_who_asks_for_an_analysis(services: Services) -> None:
    """``show`` gives what the screen shows."""
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert services.analyse(ArticleId(1)) == services.analysis(ArticleId(1))


def test_correction_is_obeyed_by_another_program(services: Services) -> None:
    """At its next article."""
    other = Services.open(samples=False)
    other.show_samples(on=False)
    assert names(other) == ["Ada Lind", "Bo Park"]
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert names(other) == ["Bo Park"]
    other.close()


def test_correction_is_obeyed_in_what_comes_in_the_background(services: Services) -> None:
    """An analysis that arrives while the article is read is corrected when it is told of."""
    services.deeds.correct(ArticleId(1), Correction(Named("place", "Israel"), None))
    text = "A flood\n\nHelp came from Israel on Monday, and people in Israel said that Joe Biden had sent some, too."
    added = services._library.add(make_article(text), None)
    told: queue.Queue[tuple[ArticleId, Analysis | AnalysisError]] = queue.Queue()
    services.start_background(lambda article_id, outcome: told.put((article_id, outcome)))
    services.want(added.id)
    article_id, outcome = told.get(timeout=60)
    assert article_id == added.id
    assert outcome == services.analysis(added.id)
    assert names(services, article_id, "place") == []
    assert "Israel" in [entity.name for entity in _found(services, added.id).entities]


def test_correction_reaches_what_is_known_across_articles(services: Services) -> None:
    """Little by little in the background; taken back like that, too."""
    services.start_background(lambda _id, _outcome: None)
    assert [one.articles for one in services.entities("ada lind", 9)] == [2]
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    _wait_for(lambda: services.entities("ada lind", 9) == [])
    services.deeds.undo()
    _wait_for(lambda: [one.articles for one in services.entities("ada lind", 9)] == [2])


def test_corrections_that_came_between_two_starts_are_followed(services: Services) -> None:
    """Somebody has edited the file."""
    paths.names_file().parent.mkdir(parents=True, exist_ok=True)
    paths.names_file().write_text('hide person "Ada Lind"\n')
    assert [one.articles for one in services.entities("ada lind", 9)] == [2]
    services.start_background(lambda _id, _outcome: None)
    _wait_for(lambda: services.entities("ada lind", 9) == [])


def test_start_waits_for_no_other_program(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known across articles is corrected in the thread: another program may be writing for seconds."""
    threads: queue.Queue[threading.Thread] = queue.Queue()

    def follow(*_: object) -> bool:
        threads.put(threading.current_thread())
        return False

    monkeypatch.setattr(Library, "follow", follow)
    services.start_background(lambda _id, _outcome: None)
    assert threads.get(timeout=20) is not threading.current_thread()


def test_samples_are_corrected_across_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the library is."""
    samples = Library.open(tmp_path / "samples.db", sample=True)
    monkeypatch.setattr("reader.services.samples.open_samples", lambda: samples)
    services = Services.open()
    samples.add(OTHER, None)
    samples.save_analysis(analysis_of(OTHER))
    assert [one.name for one in services.entities("", 9, "person")] == ["Ada Lind"]
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert services.prepare_entities() == 0
    assert services.entities("", 9, "person") == []
    services.close()


def test_deeds_need_a_library_names_and_whom_to_tell(tmp_path: Path) -> None:
    """And nothing else: neither a worker nor a screen."""
    library, told = Library.open(tmp_path / "library.db"), []
    library.add(OTHER, None)
    names = NamesFile(tmp_path / "names.txt")
    deeds = Deeds(
        names,
        Surroundings(
            reading=lambda: library,
            undoing=lambda: (library,),
            found=lambda _: None,
            on_articles=lambda: told.append("articles"),
            on_names=lambda: told.append("names"),
            on_line=lambda _: told.append("line"),
        ),
    )
    assert deeds.star_all((ArticleId(1),), on=True) == 1
    assert told == []
    deeds.remove(ArticleId(1))
    deeds.correct(ArticleId(1), Correction(ADA, None))
    assert told == ["articles", "names"]
    assert deeds.undo() == "“Ada Lind” is shown again."
    assert told == ["articles", "names", "names", "articles"]
    library.close()


def test_correction_is_kept_when_the_library_is_locked(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known across articles follows at the next start."""

    def refuse(_corrections: object) -> bool:
        raise StorageError("Another program is writing.")

    with monkeypatch.context() as patch:
        patch.setattr(services._library, "follow", refuse)
        services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert names(services) == ["Bo Park"]
    assert services.prepare_entities() == 0
    assert services.entities("ada lind", 9) == []


def test_page_of_an_entity_obeys_corrections(services: Services) -> None:
    """Its name, its companions, and the figures of its sentences."""
    services.deeds.correct(ArticleId(1), Correction(BO, Named("person", "Bo Parker")))
    services.prepare_entities()
    bo = services.entity_of("person", "Bo Parker", ArticleId(1))
    assert bo is not None
    assert (bo.name, bo.aliases) == ("Bo Parker", ("Bo Park",))
    page = services.entity_page(bo.id)
    assert page is not None
    assert [row.id for row in page.rows] == [1]
    ada = services.entity_of("person", "Lind", ArticleId(1))
    assert ada is not None
    assert ("person", "Ada Lind", 1, ada.id) in [tuple(one) for one in page.companions]
    ada_page = services.entity_page(ada.id)
    assert ada_page is not None
    assert "4,000" in " ".join(one.label for one in ada_page.figures)
    assert all(one.words.startswith("Ada Lind opened the bridge") for one in ada_page.figures)


def _wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_undo_takes_corrections_back_in_turn(services: Services) -> None:
    """With everything else that was done, the last one first."""
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    services.deeds.mark(ArticleId(1), unread=False)
    services.deeds.correct(ArticleId(1), Correction(BO, Named("organization", "Bo Park")))
    assert services.deeds.undo() == "“Bo Park” is as it was before."
    assert services.deeds.redo() == "The correction holds again."
    assert services.deeds.redo() is None
    assert services.deeds.undo() == "“Bo Park” is as it was before."
    assert names(services) == ["Bo Park"]
    assert services.deeds.undo() == "“A bridge opens in Norby” is unread again."
    assert services.deeds.undo() == "“Ada Lind” is shown again."
    assert names(services) == ["Ada Lind", "Bo Park"]
    assert services.deeds.undo() is None
    assert not paths.names_file().exists()


def test_correction_is_undone_in_a_later_session(services: Services) -> None:
    """Also when the file has changed meanwhile: what somebody else wrote stays."""
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    services.close()
    with paths.names_file().open("a") as file:
        file.write('hide person "Bo Park"\n')
    again = Services.open()
    assert names(again) == []
    assert again.deeds.undo() == "“Ada Lind” is shown again."
    assert names(again) == ["Ada Lind"]
    assert again.deeds.undo() is None
    again.close()


def test_correction_of_a_library_that_cannot_be_written_is_undone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file of names is another one; this session alone knows the step."""
    monkeypatch.setattr(Library, "writable", False)
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert names(services) == ["Bo Park"]
    assert services.deeds.undo() == "“Ada Lind” is shown again."
    assert services.deeds.undo() is None
    assert names(services) == ["Ada Lind", "Bo Park"]


def test_step_is_there_before_the_file_is_written(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends in between leaves a step that undoes nothing, and is passed over."""
    services.deeds.mark(ArticleId(1), unread=False)

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("reader.corrections.file.NamesFile._write", end)
        with pytest.raises(KeyboardInterrupt):
            services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert names(services) == ["Ada Lind", "Bo Park"]
    assert services.deeds.undo() == "“A bridge opens in Norby” is unread again."


def test_correction_that_changes_nothing_is_no_step(services: Services) -> None:
    """It was made in another program already."""
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    assert services.deeds.undo() == "“Ada Lind” is shown again."
    assert services.deeds.undo() is None


def test_retyping_back_leaves_no_line(services: Services) -> None:
    """The engines find no place of that name, so the last step takes the line of the first one back."""
    place = Named("place", "Bo Park")
    services.deeds.correct(ArticleId(1), Correction(BO, place))
    services.deeds.correct(ArticleId(1), Correction(place, BO))
    assert "Bo Park" not in paths.names_file().read_text()
    assert names(services) == ["Ada Lind", "Bo Park"]


def test_failed_correction_is_no_step_and_undo_tries_again(services: Services) -> None:
    """A file that cannot be read keeps the step that it stands in the way of."""
    services.deeds.correct(ArticleId(1), Correction(ADA, None))
    text = paths.names_file().read_bytes()
    paths.names_file().write_bytes(b"\xff")
    with pytest.raises(ConfigError):
        services.deeds.correct(ArticleId(1), Correction(BO, None))
    with pytest.raises(ConfigError):
        services.deeds.undo()
    paths.names_file().write_bytes(text)
    assert services.deeds.undo() == "“Ada Lind” is shown again."


def test_notice_tells_of_a_broken_file(services: Services) -> None:
    """The screen says it, once, and the articles can be read all the same."""
    assert services.notice is None
    paths.names_file().parent.mkdir(parents=True, exist_ok=True)
    paths.names_file().write_text("nonsense\n")
    assert services.count(ListView()) == 2
    assert names(services) == ["Ada Lind", "Bo Park"]
    assert str(services.notice).startswith("names.txt: line 1 is none of")
