"""First start, samples, empty and read-only libraries, bringing articles in, and quitting in the middle of it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.errors import StorageError
from reader.library.library import Library
from reader.services import Services
from reader.services.deeds import Deeds
from reader.services.progress import Progress
from reader.ui.screens.reading import ReadingScreen
from tests.ui_samples import TITLE, analysis_of, make_article

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import OpenReader

NEWS = (
    "Springfield flood: {name} reports damage\n\nThe mayor of Springfield said on Monday that {number} people asked "
    "for help after the flood. The city will spend $2 million on shelters. Nobody was hurt, the mayor added.\n"
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(("Alpha", "Beta", "Gamma"), 1):
        (folder / f"{name}.txt").write_text(NEWS.format(name=name, number=number * 100))
    return folder


@pytest.fixture
def samples(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples that are made already, analysed by nobody."""
    path = home / "cache" / "samples.db"
    path.parent.mkdir(parents=True)
    library = Library.open(path, sample=True)
    for name in ("one", "two"):
        article = make_article(f"Sample {name}\n\nAda Lind of Norby is in it.")
        library.add(article, None)
        library.save_analysis(analysis_of(article))
    library.close()
    monkeypatch.setattr("reader.services.samples._file", lambda: path)


@pytest.mark.usefixtures("samples")
async def test_empty_library_shows_the_samples(open_reader: OpenReader) -> None:
    """At the first start there is something to read, marked as samples, that cannot be removed."""
    async with open_reader() as reader:
        assert "Samples 2" in reader.lines[0]
        assert reader.title == "Sample two"
        assert "sample · 1 min" in reader.text
        await reader.press("D")
        assert reader.message.startswith("Samples stay")
        assert "Samples 2" in reader.lines[0]


@pytest.mark.usefixtures("samples")
async def test_samples_can_be_left(open_reader: OpenReader) -> None:
    """X shows the library although it is empty, which says what to do, and the samples again."""
    async with open_reader() as reader:
        await reader.press("X")
        assert "All 0" in reader.lines[0]
        assert "Nothing here yet." in reader.text
        assert reader.title is None
        await reader.press("j", "enter", "J", "m", "D", "e", "i", "z", "n", "]", "r", "y")  # nothing to do it with
        await reader.press("X")
        assert reader.title == "Sample two"


@pytest.mark.usefixtures("samples", "library_path")
async def test_samples_do_not_mix_with_the_library(open_reader: OpenReader) -> None:
    """A library of one's own is shown alone; X and the command line bring the samples back."""
    async with open_reader() as reader:
        assert "All 6" in reader.lines[0]
        await reader.press("G", "enter", "k", "enter")  # a sample has the same number
        await reader.press("X")
        assert "Samples 2" in reader.lines[0]
        assert reader.title == "Sample two"
        await reader.press("X")
        assert "All 6" in reader.lines[0]
        assert reader.title == TITLE
    async with open_reader(samples=True) as reader:
        assert "Samples 2" in reader.lines[0]


@pytest.mark.usefixtures("samples", "library_path")
async def test_samples_are_a_list(open_reader: OpenReader) -> None:
    """The last of the lists shows them; any other one leaves them, as there are articles of one's own."""
    async with open_reader() as reader:
        await reader.press("0", "G", "enter")
        assert "Samples 2" in reader.lines[0]
        await reader.press("0")
        assert reader.screen.lists.cursor == reader.screen.lists.row_count - 1
        await reader.press("g", "enter")
        assert "All 6" in reader.lines[0]
        assert reader.title == TITLE


@pytest.mark.usefixtures("samples", "library_path")
@pytest.mark.parametrize(("key", "listed"), [("1", "All 6 · Unread 6"), ("2", "unread only"), ("escape", "All 6")])
async def test_samples_are_left_for_the_library(open_reader: OpenReader, key: str, listed: str) -> None:
    """By the keys of All and Unread, and by the one that leads back, which is named."""
    async with open_reader() as reader:
        await reader.press("X")
        assert "esc back" in reader.lines[-1]
        await reader.press(key)
        assert listed in reader.lines[0]
        assert reader.title == TITLE
        assert "q quit" in reader.lines[-1]


@pytest.mark.usefixtures("samples", "library_path")
async def test_search_of_the_samples_says_so(open_reader: OpenReader) -> None:
    """It finds nothing of the library; esc leads back step by step, to the samples and to the library."""
    async with open_reader() as reader:
        await reader.press("X", "S")
        await reader.paste("norby")
        await reader.press("enter")
        assert "“norby” in 2 samples" in reader.lines[0]
        await reader.press("escape")
        assert "Samples 2" in reader.lines[0]
        await reader.press("escape")
        assert "All 6" in reader.lines[0]


@pytest.mark.usefixtures("samples", "library_path")
async def test_samples_say_where_the_library_is(open_reader: OpenReader) -> None:
    """It has articles, and so they do not vanish by themselves."""
    async with open_reader() as reader:
        await reader.press("X", "D")
        assert reader.message == "Samples stay; X leads back to the library."


@pytest.mark.usefixtures("samples")
async def test_samples_stay_while_there_is_nothing_else(open_reader: OpenReader) -> None:
    """Of an empty library all articles are the samples."""
    async with open_reader() as reader:
        await reader.press("0", "g", "enter")
        assert "Samples 2" in reader.lines[0]
        assert reader.title == "Sample two"


@pytest.mark.usefixtures("samples")
async def test_first_article_takes_the_place_of_the_samples(open_reader: OpenReader, news: Path) -> None:
    """A asks for a file; when it is in, it is on screen, and the samples are gone."""
    async with open_reader() as reader:
        await reader.press("a")
        await reader.paste(str(news / "Alpha.txt"))
        await reader.press("enter")
        await reader.until(lambda: reader.title == "Springfield flood: Alpha reports damage")
        assert "All 1 " in reader.lines[0]
        assert reader.message == "1 added."
        await reader.until(lambda: "$2 million" in "".join(line[100:] for line in reader.lines))


async def test_named_folder_is_brought_in_and_analysed(open_reader: OpenReader, news: Path) -> None:
    """What the command line names is taken in while the screen is there, and its newest article opens."""
    async with open_reader(sources=(str(news), str(news / "missing.txt"))) as reader:
        await reader.until(lambda: "All 3" in reader.lines[0] and reader.title is not None)
        await reader.until(lambda: "missing.txt" in reader.text)
        assert "3 added · not read: " in reader.text


async def test_files_that_cannot_be_read_are_named_in_full(
    open_reader: OpenReader, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they were given, below the line at the bottom where they do not fit it, until esc."""
    monkeypatch.chdir(news.parent)
    for name in ("blank", "hollow", "void"):
        (news / f"{name}.txt").write_text(" \n\n ")
    async with open_reader(sources=("news",)) as reader:
        await reader.until(lambda: "esc closes this" in reader.text)
        told = " ".join(reader.text.split())
        names = "; ".join(f"news/{name}.txt: no article text was found" for name in ("blank", "hollow", "void"))
        assert f"3 added · not read: {names}. (esc closes this.)" in told
        await reader.press("escape")
        assert "esc closes this" not in reader.text


@pytest.mark.usefixtures("library_path")
async def test_first_article_of_a_folder_is_opened(open_reader: OpenReader, news: Path) -> None:
    """Whatever was on the screen before, and where some of the files cannot be read."""
    (news / "A.txt").write_text("")
    async with open_reader(sources=(str(news),)) as reader:
        await reader.until(lambda: "All 9" in reader.lines[0])
        await reader.until(lambda: reader.title == "Springfield flood: Alpha reports damage")
        row = reader.screen.articles.row(reader.screen.articles.cursor)
        assert row is not None
        assert row.title == reader.title


async def test_standard_input_is_brought_in(open_reader: OpenReader) -> None:
    """What was piped in is opened."""
    async with open_reader(sources=("-",), stdin=NEWS.format(name="Pipe", number=7).encode()) as reader:
        await reader.until(lambda: reader.title == "Springfield flood: Pipe reports damage")


@pytest.mark.usefixtures("samples")
async def test_folder_without_articles_says_so(open_reader: OpenReader, tmp_path: Path) -> None:
    """Nothing to read in a folder is told, and the list stays."""
    (tmp_path / "none").mkdir()
    async with open_reader() as reader:
        await reader.press("a")
        await reader.paste(str(tmp_path / "none"))
        await reader.press("enter")
        assert f"Not read: {tmp_path}"[:60] in reader.text
        assert reader.title == "Sample two"


@pytest.mark.usefixtures("library_path")
async def test_prompt_for_a_file_can_be_left(open_reader: OpenReader) -> None:
    """Esc, and Enter without words, bring in nothing."""
    async with open_reader() as reader:
        for key in ("escape", "enter"):
            await reader.press("a", key)
            assert reader.screen.prompt.asking is None
            assert reader.message == ""
            assert reader.title == TITLE


async def test_reload_takes_a_changed_text(open_reader: OpenReader, news: Path) -> None:
    """R reads the source again: first nothing is new, then the new text is on screen."""
    source = news / "Alpha.txt"
    async with open_reader(sources=(str(source),)) as reader:
        await reader.until(lambda: reader.title is not None)
        await reader.press("r")
        assert reader.message == "The source is unchanged."
        source.write_text(NEWS.format(name="Alpha", number=900))
        await reader.press("r")
        assert reader.message == "Read again: the text has changed."
        await reader.until(lambda: "900 people" in reader.text)


async def test_text_is_on_screen_before_its_analysis(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While nothing is known yet the text can be read, and the panel says what is going on."""
    monkeypatch.setattr(Services, "want", lambda *_: None)
    monkeypatch.setattr(Services, "start_background", lambda *_, **__: None)
    library = Library.open(library_path)
    text = f"A new one\n\nNobody has looked at it.\n\n{'It has some words. ' * 30}"
    library.add(make_article(text), None)
    library.close()
    async with open_reader() as reader:
        assert "Nobody has looked at it." in reader.text
        assert "Being read …" in reader.text
        row = reader.screen.articles.row(0)
        assert row is not None
        line = reader.place_of("Nobody has")[1]
        found = analysis_of(make_article(text), summary=("Nobody has looked at it.",))
        reader.screen.post_message(ReadingScreen.Analysed(row.id, found))
        await reader.settle()
        assert "▌ ¹ Nobody has looked at it." in reader.text
        assert [y for y, words in enumerate(reader.lines) if "Nobody has" in words][-1] == line


async def test_analysis_that_fails_is_told(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article on screen that cannot be analysed says so above its text."""
    monkeypatch.setattr(Services, "want", lambda *_: None)
    monkeypatch.setattr(Services, "start_background", lambda *_, **__: None)
    library = Library.open(library_path)
    library.add(make_article("A new one\n\nNobody has looked at it."), None)
    library.close()
    async with open_reader() as reader:
        row = reader.screen.articles.row(0)
        assert row is not None
        reader.screen.post_message(ReadingScreen.Analysed(row.id, StorageError("The worker stopped.")))
        await reader.settle()
        assert "No summary, names or numbers: The worker stopped." in reader.text
        assert "PEOPLE" not in reader.text


async def test_read_only_library_is_told(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be kept is said once at the start; everything can be read, and deeds say why not."""
    monkeypatch.setattr(os, "access", lambda *_: False)  # the developer may be root, who may write everywhere
    async with open_reader((200, 60)) as reader:
        assert "cannot be written to: nothing you do here is kept" in reader.message
        await reader.press("enter", "space", "J")
        assert reader.title != TITLE
        await reader.press("D")
        assert "cannot be written to" in reader.message
        await reader.press("S")
        await reader.paste("owl")
        await reader.press("enter", "B")
        assert reader.screen.prompt.asking is None
        assert "cannot be written to" in reader.message


async def test_library_that_cannot_be_read_is_told(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that goes away is told in a sentence; the screen stays."""
    async with open_reader() as reader:

        def fail(*_arguments: object, **_named: object) -> None:
            raise StorageError("The disk is gone.")

        for where, name in ((Services, "count"), (Services, "article"), (Deeds, "remove_all")):
            monkeypatch.setattr(where, name, fail)
        for keys in (("O",), ("J",), ("D",)):
            reader.screen._say("")
            await reader.press(*keys)
            assert reader.message == "The disk is gone."


@pytest.mark.usefixtures("library_path")
@pytest.mark.parametrize("size", [(120, 30), (60, 20)])
async def test_way_out_of_a_damaged_library_can_be_read_to_its_end(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """However narrow the screen; it stays until esc, which does nothing else."""
    notice = (
        "The library is damaged: its end is missing. " + "Its latest backup is of 2026-11-26 14:22. " * 6 + "The end"
    )
    monkeypatch.setattr(Services, "notice", property(lambda _: notice))
    async with open_reader(size=size) as reader:
        await reader.until(lambda: "(esc closes this.)" in "".join(reader.lines))
        shown = " ".join(" ".join(reader.lines).split())
        assert notice in shown
        await reader.press("escape")
        await reader.settle()
        assert "The end" not in "".join(reader.lines)
        assert reader.app.is_running


async def test_progress_of_the_background_is_told(open_reader: OpenReader) -> None:
    """Long work shows how far it is, and nothing at its end."""
    async with open_reader() as reader:
        reader.screen.tell_progress(Progress(3, 1200, 1500.0))
        await reader.settle()
        assert reader.message == "Analysing 3 of 1\u202f200 · 25 min left · P pauses"
        reader.screen.tell_progress(Progress(1200, 1200))
        await reader.settle()
        assert reader.message == ""


@pytest.mark.usefixtures("library_path")
@pytest.mark.parametrize("keys", [("Q",), ("q",), ("l", "q", "q"), ("ctrl+q",), ("ctrl+c",)])
async def test_keys_that_quit(open_reader: OpenReader, keys: tuple[str, ...]) -> None:
    """Q quits anywhere, q from the list, ctrl+q and ctrl+c as everywhere."""
    async with open_reader() as reader:
        await reader.pilot.press(*keys)
        await reader.pilot.pause()
        assert reader.app._exit


async def test_quit_does_not_wait_for_the_analysis(open_reader: OpenReader, tmp_path: Path) -> None:
    """With the worker in the middle of a long text the program ends within a second."""
    words = " ".join(f"On Monday {n} people of Norby met Ada Lind near the river." for n in range(20_000))
    (tmp_path / "long.txt").write_text(f"A headline of some length\n\n{words}")
    async with open_reader(sources=(str(tmp_path / "long.txt"),)) as reader:
        await reader.until(lambda: reader.title is not None)
        assert "Being read …" in reader.text
        started = time.monotonic()
        await reader.pilot.press("Q")
    assert time.monotonic() - started < 1


@pytest.mark.usefixtures("library_path")
async def test_pause_is_told_while_nothing_else_is(open_reader: OpenReader) -> None:
    """Also where nothing waits for the analysis."""
    async with open_reader() as reader:
        await reader.press("P")
        reader.screen._say("")
        assert reader.message == "Analysis is paused · P goes on"
        await reader.press("P")
        reader.screen._say("")
        assert "paused" not in reader.message
