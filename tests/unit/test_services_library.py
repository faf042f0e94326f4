"""The use cases over a real library and a real worker: adding, reading, undoing, samples."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.analysis.version import Options
from reader.errors import AnalysisError, LibraryDamagedError, SourceError, StorageError
from reader.library.articles.steps import Act, Deed
from reader.library.library import Library
from reader.model import Added, ArticleId, ListOrder, ListView, SearchOrder
from reader.query.fields import FIELDS
from reader.services import Services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (
    "{title}\n\nThe mayor of Springfield said on Monday that {number} people had asked for help. "
    "The city will spend $2 million on shelters. Nobody was hurt in the flood, she added. "
    "Rain had fallen for three days before the river rose over its banks in the north of the city. "
    "Schools stay closed until Thursday, and both bridges cannot be used by cars. "
    "Volunteers carried food and blankets to a sports hall, where many families slept. "
    "Insurers expect claims of some $9 million from shops in the old town. "
    "The river is falling again, the weather service said on Tuesday morning.\n"
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """An empty library."""
    opened = Services.open()
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles: one, two, three; added in this order."""
    made = tmp_path / "news"
    made.mkdir()
    for number, name in enumerate(("a-one", "b-two", "c-three"), start=1):
        (made / f"{name}.txt").write_text(TEXT.format(title=f"Flood report {name}", number=number * 100))
    return made


def _add(services: Services, *sources: Path | str) -> list[Added | SourceError]:
    return list(services.add([str(source) for source in sources]))


def _articles(services: Services) -> list[ArticleId]:
    return services.ids(ListView(), 100)


def _ids(services: Services, view: ListView | None = None) -> list[int]:
    return [row.id for row in services.page(view or ListView(), 0, 100)]


def test_services_add_tells_each_outcome_in_order(services: Services, folder: Path) -> None:
    """Every document of a folder is told of, after the number of them."""
    totals: list[int] = []
    outcomes = list(services.add([str(folder)], on_start=totals.append))
    assert totals == [3]
    assert [o.outcome for o in outcomes if isinstance(o, Added)] == ["added"] * 3
    assert [o.location[-9:] for o in outcomes if isinstance(o, Added)] == ["a-one.txt", "b-two.txt", "three.txt"]
    assert services.tally().articles == 3


def test_services_add_goes_on_after_what_cannot_be_read(services: Services, folder: Path, tmp_path: Path) -> None:
    """A missing file and a binary are told of; the others come in."""
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 10)
    outcomes = _add(services, tmp_path / "missing.txt", binary, folder)
    failed = [o for o in outcomes if isinstance(o, SourceError)]
    assert sorted(o.location for o in failed) == [str(binary), str(tmp_path / "missing.txt")]
    assert services.tally().articles == 3


def test_services_add_takes_standard_input(services: Services) -> None:
    """``-`` stands for the bytes that were read from standard input."""
    (outcome,) = services.add(["-"], stdin=TEXT.format(title="Springfield flood: from a pipe", number=5).encode())
    assert isinstance(outcome, Added)
    assert outcome.title == "Springfield flood: from a pipe"
    assert services.rows([outcome.id])[0].source == "stdin"


def test_services_add_refuses_empty_standard_input(services: Services) -> None:
    """Nothing on standard input is something that failed."""
    (outcome,) = services.add(["-"], stdin=b"")
    assert isinstance(outcome, SourceError)


def test_services_added_again_is_known_and_changed_is_updated(services: Services, folder: Path) -> None:
    """The same text is one article; another text at the same place is the same article, updated."""
    _add(services, folder)
    (folder / "a-one.txt").write_text(TEXT.format(title="Another flood", number=7))
    outcomes = [o for o in _add(services, folder) if isinstance(o, Added)]
    assert [o.outcome for o in outcomes] == ["updated", "known", "known"]
    assert services.tally().articles == 3


def test_services_told_outcome_is_durable(services: Services, folder: Path) -> None:
    """What was told of is in the file already when it is told."""
    for outcome in services.add([str(folder)]):
        other = Services.open()
        assert isinstance(outcome, Added)
        assert other.article(outcome.id) is not None
        other.close()


def test_services_cancelled_add_keeps_what_it_told(services: Services, folder: Path) -> None:
    """Cancelling ends the adding; what is kept and what was told agree."""
    told = list(services.add([str(folder)], is_cancelled=lambda: True))
    assert len(told) == services._library.tally().articles


def test_services_abandoned_add_leaves_the_rest(services: Services, folder: Path) -> None:
    """Whoever stops iterating gets no error, and the library stays usable."""
    adding = services.add([str(folder)])
    next(adding)
    adding.close()  # type: ignore[attr-defined]  # it is a generator
    assert services.tally().articles >= 1


def test_services_search_finds_and_marks_hits(services: Services, folder: Path) -> None:
    """A query finds the article, and its snippet shows where."""
    _add(services, folder)
    ids = services.search("two ", SearchOrder.NEWEST, 10)
    assert len(ids) == 1
    (hit,) = services.hits(ids, "two ")
    assert hit.row.title == "Flood report b-two"


def test_services_divide_and_offer_what_is_on_the_screen(services: Services, folder: Path) -> None:
    """Names and figures are there once an article was analysed."""
    _add(services, folder)
    assert services.facets("flood") == ()
    for article_id in _ids(services):
        services.analyse(ArticleId(article_id))
    offered = services.values(FIELDS["what"], "")
    assert offered
    found = services.search(f"what:{offered[0][0]}")
    assert len(found) == offered[0][1]
    for facet in services.facets(ListView()):
        for value in facet.values:
            assert len(services.search(value.query)) == value.articles < 3


def test_services_undo_takes_back_step_by_step(services: Services, folder: Path) -> None:
    """Adding, marking, marking all and removing are undone in reverse, in a sentence each; then nothing is left."""
    _add(services, folder)
    first = ArticleId(_ids(services)[0])
    services.deeds.mark(first, unread=False)
    assert services.deeds.mark_all(_articles(services), unread=False) == 2
    services.deeds.remove(first)
    assert services.tally() == services._library.tally()
    assert (services.tally().articles, services.tally().unread) == (2, 0)
    assert services.deeds.undo() == "Restored “Flood report c-three”."
    assert services.deeds.undo() == "2 articles are unread again."
    assert services.deeds.undo() == "“Flood report c-three” is unread again."
    assert (services.tally().articles, services.tally().unread) == (3, 3)
    assert services.deeds.undo() == "Took out again the 3 articles that came last."
    assert services._library.tally().articles == 0
    assert services.deeds.undo() is None


def test_services_undo_of_an_add_takes_out_what_was_new_alone(services: Services, folder: Path) -> None:
    """Articles that were there before, or were updated, stay; one that had been removed is removed again."""
    _add(services, folder / "a-one.txt", folder / "b-two.txt")
    services.deeds.remove(ArticleId(2))
    (folder / "a-one.txt").write_text(TEXT.format(title="Another flood", number=7))
    _add(services, folder)
    assert sorted(_ids(services)) == [1, 2, 3]
    assert services.deeds.undo() == "Took out again the 2 articles that came last."
    assert _ids(services) == [1]


def test_services_undo_of_a_single_add_names_it(services: Services, folder: Path) -> None:
    """One article is named by its title."""
    _add(services, folder / "a-one.txt")
    assert services.deeds.undo() == "Took out “Flood report a-one” again, which came last."


def test_services_undo_that_failed_can_be_tried_again(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that was busy costs no step."""
    _add(services, folder)
    services.deeds.remove(ArticleId(1))

    def fail(*_: object) -> None:
        raise StorageError("Another program is writing.")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "undo", fail)
        with pytest.raises(StorageError):
            services.deeds.undo()
    assert services.deeds.undo() == "Restored “Flood report a-one”."


def test_services_undo_claims_nothing_that_it_did_not_do(services: Services, folder: Path) -> None:
    """A removed article that came back by being added again is passed over, for the step before it."""
    _add(services, folder)
    services.deeds.mark(ArticleId(2), unread=False)
    services.deeds.remove(ArticleId(1))
    services._library.perform([Act(Deed.RESTORE, [ArticleId(1)])], is_step=False)
    assert services.deeds.undo() == "“Flood report b-two” is unread again."


def test_services_undo_restores_that_an_article_was_updated(services: Services, folder: Path) -> None:
    """Marking an updated article read, and undoing that, leaves it updated."""
    _add(services, folder)
    (folder / "a-one.txt").write_text(TEXT.format(title="Another flood", number=7))
    _add(services, folder)
    for ids in ([ArticleId(1)], _articles(services)):
        services.deeds.mark_all(ids, unread=False)
        assert not services.rows([ArticleId(1)])[0].updated
        services.deeds.undo()
        assert services.rows([ArticleId(1)])[0].updated


def test_services_what_changed_nothing_is_no_step(services: Services, folder: Path) -> None:
    """Marking as unread what is unread leaves nothing to undo."""
    _add(services, folder)
    services.deeds.mark(ArticleId(1), unread=True)
    services.deeds.remove(ArticleId(99))
    _add(services, folder)
    assert services.deeds.undo() == "Took out again the 3 articles that came last."
    assert services.deeds.undo() is None


def test_services_reading_is_no_step(services: Services, folder: Path) -> None:
    """An article that became read by being opened does not stand before a removal in the undo."""
    _add(services, folder)
    services.deeds.remove(ArticleId(2))
    assert services.deeds.opened(ArticleId(1))
    assert not services.deeds.opened(ArticleId(1))
    assert services.deeds.undo() == "Restored “Flood report b-two”."


def test_services_position_is_kept(services: Services, folder: Path) -> None:
    """The character at the top of the page is there the next time."""
    _add(services, folder)
    services.deeds.save_position(ArticleId(1), 42)
    stored = services.article(ArticleId(1))
    assert stored is not None
    assert stored.position == 42


def test_services_reload_reads_the_source_again(services: Services, folder: Path) -> None:
    """Reloading takes the new text, tells of a lost source, and of one that cannot be read again."""
    _add(services, folder)
    (folder / "a-one.txt").write_text(TEXT.format(title="Corrected", number=1))
    outcome = services.reload(ArticleId(1))
    assert isinstance(outcome, Added)
    stored = services.article(ArticleId(1))
    assert outcome.outcome == "updated"
    assert stored is not None
    assert "Corrected" in stored.article.text
    (folder / "b-two.txt").unlink()
    assert isinstance(services.reload(ArticleId(2)), SourceError)
    (piped,) = services.add(["-"], stdin=TEXT.format(title="Piped", number=5).encode())
    assert isinstance(piped, Added)
    lost = services.reload(piped.id)
    assert isinstance(lost, SourceError)
    assert "standard input" in lost.reason
    assert isinstance(services.reload(ArticleId(99)), SourceError)


@pytest.mark.parametrize("order", list(ListOrder))
def test_services_next_unread_walks_the_view(services: Services, folder: Path, order: ListOrder) -> None:
    """From any article the next unread one in the order of the list is found, both ways, also from a read one."""
    _add(services, folder)
    view = ListView(order=order)
    ids = [row.id for row in services.page(view, 0, 10)]
    services.deeds.opened(ids[1])
    assert services.next_unread(view, ids[0], 1) == ids[2]
    assert services.next_unread(view, ids[2], -1) == ids[0]
    assert services.next_unread(view, ids[1], 1) == ids[2]
    assert services.next_unread(view, ids[1], -1) == ids[0]
    assert services.next_unread(view, ids[2], 1) is None
    assert services.next_unread(view, ids[0], -1) is None
    assert services.next_unread(view, ArticleId(99), 1) is None


def test_services_analysis_is_kept(services: Services, folder: Path) -> None:
    """An analysis that was asked for is made once, and is there when the library is opened again."""
    _add(services, folder)
    assert services.analysis(ArticleId(1)) is None
    made = services.analyse(ArticleId(1))
    assert made.summary.sentences
    again = Services.open()
    try:
        kept = again.analysis(ArticleId(1))
    finally:
        again.close()
    assert kept is not None
    assert kept.sentences == made.sentences


def test_services_summarise_by_any_algorithm(folder: Path) -> None:
    """The default's summary is part of the analysis; others are made when they are asked for."""
    services = Services.open()
    try:
        _add(services, folder)
        analysis = services.analyse(ArticleId(1))
        stored = services.article(ArticleId(1))
        assert stored is not None
        assert services.summarise(stored.article, analysis, "nutgraf") is analysis.summary
        assert services.summarise(stored.article, analysis, "lead").algorithm == "lead"
        with pytest.raises(AnalysisError, match="no summary algorithm 'magic'"):
            services.summarise(stored.article, analysis, "magic")
    finally:
        services.close()


def test_services_analysis_by_another_engine_is_another(tmp_path: Path, folder: Path) -> None:
    """Names found in another way are not mistaken for those that were asked for."""
    by_rules = Options(names="rules")
    services = Services.open(options=by_rules)
    try:
        _add(services, folder)
        assert services.analyse(ArticleId(1)).version == by_rules.version != Options().version
    finally:
        services.close()
    other = Services.open()
    try:
        assert other.analysis(ArticleId(1)) is None
    finally:
        other.close()


def test_services_analysis_that_cannot_be_kept_is_given(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy library does not throw away what was made."""
    _add(services, folder)

    def fail(*_: object) -> None:
        raise StorageError("Another program is writing.")

    monkeypatch.setattr(Library, "save_analysis", fail)
    assert services.analyse(ArticleId(1)).sentences


def test_services_missing_analysis_costs_no_reading_of_the_text(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether an article was analysed is known without its text."""
    _add(services, folder)
    monkeypatch.delattr(Library, "article")
    assert services.analysis(ArticleId(1)) is None


def test_services_analysis_of_nothing_is_an_error(services: Services) -> None:
    """An article that does not exist has no analysis, and a sentence says so."""
    with pytest.raises(AnalysisError, match="no article 99"):
        services.analyse(ArticleId(99))


def test_services_samples_show_while_the_library_is_empty(services: Services, folder: Path) -> None:
    """An empty library shows the samples, marked as such; the first article of its own takes their place."""
    assert services.showing_samples
    services.prepare_samples()
    rows = services.page(ListView(), 0, 50)
    assert rows
    assert all(row.sample for row in rows)
    assert "README" not in " ".join(row.location for row in rows)
    _add(services, folder)
    assert not services.showing_samples
    assert not any(row.sample for row in services.page(ListView(), 0, 50))
    assert services.tally().articles == 3


def test_services_samples_can_be_shown_and_left_at_any_time(services: Services, folder: Path) -> None:
    """Asking for the samples shows them beside a full library; leaving them shows the library, even an empty one."""
    services.show_samples(on=False)
    assert services.tally().articles == 0
    _add(services, folder)
    services.show_samples(on=True)
    services.prepare_samples()
    assert services.rows([ArticleId(1)])[0].sample
    services.show_samples(on=False)
    assert not services.rows([ArticleId(1)])[0].sample


def test_services_samples_are_made_once(services: Services) -> None:
    """The next program finds the samples of the first, with what was read in them, without any work."""
    services.prepare_samples()
    services.deeds.opened(ArticleId(1))
    again = Services.open()
    try:
        assert again.tally().articles > 0
        assert not again.rows([ArticleId(1)])[0].unread
        assert not again.jobs._lanes
    finally:
        again.close()


def test_services_samples_of_other_seeds_are_thrown_away(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the seeds change, the samples are made anew and the old ones go."""
    services.prepare_samples()
    services.close()
    (old,) = paths.cache_dir().glob("samples-*.db")
    monkeypatch.setattr(paths, "bundled", lambda _: folder)
    again = Services.open()
    try:
        assert again.tally().articles == 0
        again.prepare_samples()
        assert again.tally().articles == 3
    finally:
        again.close()
    assert not old.exists()
    assert [p.suffix for p in paths.cache_dir().iterdir()] == [".db"]


def test_services_samples_need_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache cannot be written, the samples live for this run."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "file" / "cache")
    services = Services.open()
    try:
        services.prepare_samples()
        assert services.tally().articles > 0
        temporary = services._temporary_folder()
    finally:
        services.close()
    assert not temporary.exists()


def test_services_damaged_samples_are_made_again(services: Services) -> None:
    """A damaged file in the cache, which can be made again, keeps nobody from reading."""
    services.prepare_samples()
    services.close()
    (file,) = paths.cache_dir().glob("samples-*.db")
    file.write_bytes(b"damaged" * 1000)
    again = Services.open()
    try:
        assert again.tally().articles == 0
        again.prepare_samples()
        assert again.tally().articles > 0
    finally:
        again.close()


@pytest.mark.parametrize("ends", ["-wal", "-shm"])
def test_services_samples_are_not_mixed_with_a_log_left_behind(services: Services, ends: str) -> None:
    """When somebody cleaned the cache but left a log, the new samples are sound."""
    services.prepare_samples()
    services.close()
    (file,) = paths.cache_dir().glob("samples-*.db")
    file.rename(file.with_name(file.name + ends))
    again = Services.open()
    try:
        again.prepare_samples()
        assert again._samples is not None
        assert again._samples._path == file
        assert again.tally().articles == len(again.page(ListView(), 0, 99)) > 0
    finally:
        again.close()


def test_services_samples_in_use_are_left_alone(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another program has the samples locked, they stay, and others are made for this run."""
    monkeypatch.setattr("reader.library.file.connection.BUSY_TIMEOUT_S", 0.05)
    services.prepare_samples()
    services.close()
    (file,) = paths.cache_dir().glob("samples-*.db")
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        again = Services.open()
        try:
            again.prepare_samples()
            assert again._samples is not None
            assert again._samples._path != file
            assert again.tally().articles > 0
        finally:
            again.close()
    assert file.exists()


def test_services_place_is_the_library_on_the_screen(folder: Path, tmp_path: Path) -> None:
    """What the screen remembers of an article belongs to a library that is there the next time."""
    file = tmp_path / "library.db"
    services = Services.open(library_path=file)
    assert services.place is None  # the samples
    _add(services, folder)
    assert services.place == str(file)
    services.show_samples(on=True)
    assert services.place is None
    services.close()
    peek = Services.open(peek=True)
    _add(peek, folder)
    assert peek.place is None
    peek.close()


def test_services_close_while_samples_are_made_is_quiet(services: Services) -> None:
    """Quitting at the first start, before the samples are there, is no error and leaves nothing half made."""
    thread = threading.Thread(target=services.prepare_samples)
    thread.start()
    while not services.jobs._lanes:
        time.sleep(0.001)
    services.close()
    services.close()
    thread.join(5)
    assert not thread.is_alive()
    assert not list(paths.cache_dir().glob("*"))


def test_services_peek_keeps_nothing(folder: Path) -> None:
    """What is looked at with --peek is in no library afterwards, and no file of it stays."""
    services = Services.open(peek=True)
    _add(services, folder)
    assert services.tally().articles == 3
    temporary = services._temporary_folder()
    assert (temporary / "library.db").exists()
    services.close()
    assert not temporary.exists()
    assert not paths.library_file().exists()


def test_services_abandon_ends_the_processes_and_what_is_temporary(folder: Path) -> None:
    """The last resort waits for no lock: not for that of the library, nor for that of the jobs."""
    services = Services.open(peek=True)
    _add(services, folder)
    temporary = services._temporary_folder()
    (worker,) = services.jobs._workers
    with services._library._connections.writing(), services.jobs._changed:
        services.abandon()
    assert not worker.is_alive
    assert not temporary.exists()
    services.close()


def test_services_close_does_not_wait_for_another_program(folder: Path) -> None:
    """Closing is prompt while another program holds the library and something here waits for it."""
    services = Services.open()
    _add(services, folder)
    waiting = threading.Event()

    def mark() -> None:
        waiting.set()
        with contextlib.suppress(StorageError):
            services.deeds.mark(ArticleId(1), unread=False)

    with contextlib.closing(sqlite3.connect(paths.library_file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        thread = threading.Thread(target=mark)
        thread.start()
        waiting.wait(10)
        start = time.monotonic()
        services.close()
        assert time.monotonic() - start < 3  # of the five that it would wait; how prompt it is, a benchmark tells
        thread.join(10)


def test_services_damaged_library_is_refused_untouched(tmp_path: Path) -> None:
    """A file that is no library is named in an error and stays as it is."""
    file = tmp_path / "library.db"
    file.write_bytes(b"no library at all" * 100)
    with pytest.raises(LibraryDamagedError):
        Services.open(library_path=file)
    assert file.read_bytes() == b"no library at all" * 100


def test_services_close_is_prompt_while_adding(tmp_path: Path) -> None:
    """Closing in the middle of an import takes less than a second and ends the import without an error."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(2000):
        (many / f"{number}.txt").write_text(TEXT.format(title=f"Report {number}", number=number))
    services = Services.open()
    told: list[object] = []
    started = threading.Event()

    def add() -> None:
        for outcome in services.add([str(many)]):
            told.append(outcome)
            started.set()

    thread = threading.Thread(target=add)
    thread.start()
    assert started.wait(30)
    start = time.monotonic()
    services.close()
    assert time.monotonic() - start < 6  # how prompt it is, a benchmark tells
    thread.join(5)
    assert not thread.is_alive()


def test_services_undo_reaches_the_library_that_was_emptied(services: Services, folder: Path) -> None:
    """The samples are on the screen then, and have steps of their own; the latest goes first, whose ever it is."""
    _add(services, folder)
    services.prepare_samples()
    services.deeds.remove_all(_articles(services))
    assert services.showing_samples
    services.prepare_samples()
    assert services.deeds.undo() == "Restored 3 articles."
    assert not services.showing_samples
    services.show_samples(on=True)
    services.prepare_samples()
    assert services.deeds.undo() is None
    services.show_samples(on=False)
    assert services.deeds.undo() == "Took out again the 3 articles that came last."


def test_services_add_that_was_killed_can_be_undone(services: Services, folder: Path) -> None:
    """What was kept until then is a step already."""
    outcomes = services.add([str(folder)])
    next(outcomes)
    other = Services.open()
    assert other.deeds.undo() == "Took out again the 3 articles that came last."
    other.close()
    assert len(list(outcomes)) == 2
