"""Summaries in the app: length, algorithms, reasons, skimming, and what is remembered of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader.analysis.version import ALGORITHMS, DEFAULT_ALGORITHM
from reader.config import Settings
from reader.errors import AnalysisError
from reader.frozen import replace
from reader.length import Length
from reader.library.library import Library
from reader.model import Role
from reader.services import Services
from reader.ui import wording
from reader.ui.screens.reading import ReadingScreen
from tests.app.conftest import BROKEN, PATIENCE_S, SHORT_ARTICLES
from tests.ui_samples import FIRST, LAST, MIDDLE, TITLE, analysis_of, bridge, make_article

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Analysis, Article, ArticleId, Summary
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")
PART = "Part 1 of the report says that work on the river went on as it had been planned."


@pytest.fixture
def _ranked(library_path: Path) -> None:
    """The bridge has a summary of more sentences than the usual one shows."""
    library = Library.open(library_path)
    library.save_analysis(analysis_of(bridge(), (MIDDLE, FIRST, LAST, PART)))
    library.close()


class Summarizer:
    """Stands in for the worker: notes what it is asked for, and answers when it may.

    Attributes:
        asked: algorithms, in order.
        may_answer: whether it answers at once.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.is_asked = threading.Event()
        self.error: AnalysisError | None = None

    def summarise(self, article: Article, analysis: Analysis, algorithm: str) -> Summary:
        """The last sentence of the text alone."""
        self.asked.append(algorithm)
        self.is_asked.set()
        assert self.may_answer.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        made = analysis_of(article, (LAST,)).summary
        return replace(made, algorithm=algorithm, notice="It chose from a sample." if algorithm == "kl" else "")


@pytest.fixture
def summarizer(monkeypatch: pytest.MonkeyPatch) -> Summarizer:
    """Put it in the place of the worker."""
    stand_in = Summarizer()
    monkeypatch.setattr(Services, "summarise", lambda _self, *asked: stand_in.summarise(*asked))
    return stand_in


def summary_of(reader: Reader) -> list[str]:
    """The lines of the summary on the screen, from the bar on."""
    region = reader.screen.view.region
    lines = [line[region.x : region.right - 1] for line in reader.lines]
    return [line[line.index("▌") + 1 :].strip() for line in lines if "▌" in line]


async def press_algorithm(reader: Reader, name: str) -> None:
    """Choose an algorithm as the palette does."""
    await reader.app.run_action(f"screen.choose_algorithm({name!r})", reader.screen)
    await reader.settle()


async def answer(reader: Reader, algorithm: str) -> None:
    """Let the worker be done with the bridge."""
    made = replace(analysis_of(bridge(), (LAST,)).summary, algorithm=algorithm)
    reader.screen.post_message(ReadingScreen.Summarised(analysis_of(bridge()), algorithm, made))
    await reader.settle()


# Length


@pytest.mark.usefixtures("_ranked")
async def test_summary_grows_and_shrinks_by_key(open_reader: OpenReader) -> None:
    """+ and - change it by a sentence, and tell how long it is."""
    async with open_reader() as reader:
        assert not any(PART[:20] in line for line in summary_of(reader))
        await reader.press("plus")
        assert reader.message == "Summary of 4 sentences."
        assert any(PART[:20] in line for line in summary_of(reader))
        await reader.press("minus", "minus", "minus")
        assert reader.message == "Summary of 1 sentence."
        assert summary_of(reader)[0].startswith(f"¹ {MIDDLE[:20]}")
        await reader.press("equals_sign")
        assert reader.message == "Summary of 2 sentences."


@pytest.mark.usefixtures("_ranked")
async def test_summary_has_a_longest_and_a_shortest_length(open_reader: OpenReader) -> None:
    """Where a key can do nothing it says so, and the length does not run away unseen."""
    async with open_reader() as reader:
        await reader.press("plus", "plus")
        assert reader.message == wording.LONGEST_SUMMARY
        assert reader.screen.view.length == Length(4)
        await reader.press("minus", "minus", "minus", "minus")
        assert reader.message == wording.SHORTEST_SUMMARY
        assert reader.screen.view.length == Length(1)


@pytest.mark.usefixtures("_ranked")
async def test_every_press_changes_the_summary(open_reader: OpenReader) -> None:
    """Steps that this text has no other summary for are passed over, in every unit."""
    async with open_reader(settings=Settings(summary_length=Length(1000, "words"))) as reader:
        counts = [len(reader.screen.view.digest.summary.sentences)]
        while reader.message != wording.SHORTEST_SUMMARY:
            await reader.press("minus")
            counts.append(len(reader.screen.view.digest.summary.sentences))
        assert counts == [4, 2, 2]  # 25 words are the least, and the last key said so


async def test_summary_unit_goes_round(open_reader: OpenReader) -> None:
    """Sentences, per cent, words, reading time."""
    async with open_reader() as reader:
        told = []
        for _unit in range(4):
            await reader.press("L")
            told.append(reader.message)
        assert told == [
            "Summary of 10 % of the text.",
            "Summary of 100 words.",
            "Summary of 30 seconds to read.",
            "Summary of 3 sentences.",
        ]


@pytest.mark.usefixtures("_ranked")
async def test_summary_length_is_remembered_until_the_setting_changes(open_reader: OpenReader) -> None:
    """As the width is: what is set anew wins."""
    async with open_reader() as reader:
        await reader.press("plus")
    async with open_reader() as reader:
        assert reader.screen.view.length == Length(4)
        assert any(PART[:20] in line for line in summary_of(reader))
    async with open_reader(settings=Settings(summary_length=Length(2))) as reader:
        assert reader.screen.view.length == Length(2)
        await reader.press("L")
    async with open_reader(settings=Settings(summary_length=Length(2))) as reader:
        assert reader.screen.view.length == Length(10, "percent")


async def test_text_without_a_summary_says_so(open_reader: OpenReader, library_path: Path) -> None:
    """Whichever key of the summary is pressed; skimming can do without."""
    library = Library.open(library_path)
    article = make_article("A short one\n\nAda Lind sat. She stood.", published="2024-12-01")
    library.add(article, None)
    library.save_analysis(analysis_of(article, ()))
    library.close()
    async with open_reader() as reader:
        assert reader.title == "A short one"
        for key in ("plus", "minus", "L", "I", "W"):
            reader.screen._say("")
            await reader.press(key)
            assert reader.message == wording.NO_SUMMARY, key
        await reader.press("F")
        assert reader.message == wording.SKIMMING


async def test_text_that_could_not_be_analysed_says_so(open_reader: OpenReader) -> None:
    """Its own page tells why."""
    async with open_reader() as reader:
        await reader.press("G", "enter")
        assert reader.title == BROKEN
        for key in ("plus", "I", "W", "F"):
            reader.screen._say("")
            await reader.press(key)
            assert reader.message == wording.NOT_SUMMARISED, key


async def test_room_for_the_summary_follows_its_length(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a text is analysed; never more than a summary of it may have."""
    monkeypatch.setattr(Services, "want", lambda *_: None)
    monkeypatch.setattr(Services, "start_background", lambda *_, **__: None)
    library = Library.open(library_path)
    library.add(make_article(f"Brief\n\n{'Words follow words. ' * 30}", published="2024-12-01"), None)
    library.add(make_article(f"Long\n\n{'Words follow words. ' * 300}", published="2024-12-02"), None)
    library.close()
    rooms = {}
    for length in (Length(2), Length(8), Length(50, "percent")):
        async with open_reader(settings=Settings(summary_length=length)) as reader:
            await reader.press("g", "enter")
            rooms[length] = [len(summary_of(reader))]
            await reader.press("J")
            rooms[length].append(len(summary_of(reader)))
    lines = rooms[Length(2)][0] // 2
    assert [room[0] for room in rooms.values()][:2] == [2 * lines, 8 * lines]
    assert rooms[Length(50, "percent")][0] > 20
    assert [room[1] for room in rooms.values()] == [2 * lines] * 3


# Algorithms


async def test_algorithms_go_round(open_reader: OpenReader, summarizer: Summarizer) -> None:
    """Each is made by the worker once; going back is instant."""
    async with open_reader() as reader:
        for _round in range(2):
            for name in (*ALGORITHMS[1:], DEFAULT_ALGORITHM):
                await reader.press("I")
                assert reader.message == wording.summary_by(name)
                assert reader.screen.view.ranked.algorithm == name
        assert summarizer.asked == list(ALGORITHMS[1:])


async def test_other_algorithm_is_named_on_the_page(open_reader: OpenReader, summarizer: Summarizer) -> None:
    """With what it has to say of its summary; the usual one is not."""
    async with open_reader() as reader:
        await press_algorithm(reader, "kl")
        assert summary_of(reader) == [f"¹ {LAST}", "by KL", "It chose from a sample."]
        await reader.press("i")
        assert summary_of(reader) == ["Summary of 1 sentence by KL, folded"]
        await reader.press("i")
        await press_algorithm(reader, DEFAULT_ALGORITHM)
        assert not any(line.startswith("by ") for line in summary_of(reader))
        assert summarizer.asked == ["kl"]


@pytest.mark.usefixtures("summarizer")
async def test_algorithm_is_remembered(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the next start the room is kept for it, and the usual summary is never seen."""
    async with open_reader() as reader:
        await press_algorithm(reader, "lsa")
    monkeypatch.setattr(ReadingScreen, "summarise", lambda *_: None)  # still at work
    async with open_reader() as reader:
        assert set(summary_of(reader)) == {""}
        line = reader.place_of("Part 1 of")
        await answer(reader, "lsa")
        assert summary_of(reader)[:2] == [f"¹ {LAST}", "by LSA"]
        assert reader.place_of("Part 1 of") == line


async def test_unknown_algorithm_is_forgotten(open_reader: OpenReader, home: Path) -> None:
    """What an other version remembered does no harm."""
    (home / "state").mkdir(parents=True, exist_ok=True)
    (home / "state" / "screen.json").write_text('{"algorithm": "oracle"}')
    async with open_reader() as reader:
        assert reader.screen.view.ranked.algorithm == DEFAULT_ALGORITHM


async def test_screen_lives_while_a_summary_is_made(open_reader: OpenReader, summarizer: Summarizer) -> None:
    """Keys work on; the old summary stays until the new one is there, and of those that were passed none is made."""
    summarizer.may_answer.clear()
    async with open_reader() as reader:
        before = summary_of(reader)
        await reader.pilot.press("I", "I", "I")
        await reader.until_set(summarizer.is_asked)
        assert reader.message == wording.summary_by(ALGORITHMS[3], is_made=False)
        assert summary_of(reader) == before
        await reader.pilot.press("minus")
        await reader.pilot.pause()
        assert reader.message == "Summary of 2 sentences."
        summarizer.may_answer.set()
        await reader.until(lambda: reader.screen.view.ranked.algorithm == ALGORITHMS[3])
        assert summarizer.asked == [ALGORITHMS[1], ALGORITHMS[3]]


async def test_late_summary_of_another_article_is_dropped(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has gone on sees nothing of it; who comes back has it at once."""
    asked: list[str] = []
    monkeypatch.setattr(ReadingScreen, "summarise", lambda *arguments: asked.append(arguments[-1]))
    async with open_reader() as reader:
        await reader.press("I", "J")
        assert reader.title == SHORT_ARTICLES[0][0]
        await answer(reader, ALGORITHMS[1])
        assert LAST not in reader.text
        await reader.press("K")
        assert reader.title == TITLE
        assert f"¹ {LAST}" in summary_of(reader)
        assert asked == [ALGORITHMS[1]]


async def test_algorithm_that_fails_is_told(open_reader: OpenReader, summarizer: Summarizer) -> None:
    """The summary that was there stays; where none was yet, the usual one comes."""
    summarizer.error = AnalysisError("The analysis took too long.")
    async with open_reader() as reader:
        before = summary_of(reader)
        await reader.press("I")
        assert reader.message == "The analysis took too long."
        assert summary_of(reader) == before
    async with open_reader() as reader:
        assert reader.message == "The analysis took too long."
        assert reader.screen.view.ranked.algorithm == DEFAULT_ALGORITHM
        assert summary_of(reader)[: len(before)] == before


@pytest.mark.usefixtures("summarizer")
async def test_chosen_algorithm_comes_with_the_analysis(
    open_reader: OpenReader, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is analysed while it is read has its summary by the chosen algorithm, too."""
    monkeypatch.setattr(Services, "want", lambda *_: None)
    monkeypatch.setattr(Services, "start_background", lambda *_, **__: None)
    article = make_article(f"New\n\n{FIRST} {LAST}\n\n{'Words follow words. ' * 60}", published="2024-12-02")
    library = Library.open(library_path)
    library.add(article, None)
    library.close()
    async with open_reader() as reader:
        await reader.press("J")
        await press_algorithm(reader, "luhn")
        await reader.press("K")
        assert reader.title == "New"
        reader.screen.post_message(ReadingScreen.Analysed(_first_id(reader), analysis_of(article, (FIRST,))))
        await reader.settle()
        assert summary_of(reader)[:2] == [f"¹ {LAST}", "by Luhn"]


def _first_id(reader: Reader) -> ArticleId:
    row = reader.screen.articles.row(0)
    assert row is not None
    return row.id


# Reasons and places


@pytest.mark.usefixtures("_ranked")
async def test_reasons_unfold_by_key(open_reader: OpenReader) -> None:
    """W tells why, the next article does too, and W again tells it no more."""
    async with open_reader() as reader:
        await reader.press("W")
        assert reader.message == wording.WHYS_OPEN
        assert "1st chosen · sentence 32 of 64" in reader.text
        await reader.press("J", "K")
        assert "1st chosen · sentence 32 of 64" in reader.text
        await reader.press("W")
        assert reader.message == wording.WHYS_CLOSED
        assert "chosen ·" not in reader.text


async def test_place_of_the_summary_is_told_and_left(open_reader: OpenReader) -> None:
    """Enter says where one is and how to go on; esc leads back in one step and is silent."""
    async with open_reader() as reader:
        await reader.press("enter", "enter", "enter")
        assert reader.message.startswith("Sentence 2 of ")
        assert "enter next of the summary" in reader.lines[-1]
        await reader.press("escape")
        assert reader.screen.view.scroll_offset.y == 0
        assert reader.message == ""


async def test_click_and_enter_lead_on_from_each_other(open_reader: OpenReader) -> None:
    """After a click Enter goes to the next sentence of the summary, not to the first."""
    async with open_reader() as reader:
        await reader.press("enter")
        await reader.click("which is")
        assert reader.screen.view.visited is not None
        place = reader.screen.view.visited.start
        await reader.press("enter")
        assert reader.screen.view.visited.start == min(
            s.start for s in reader.screen.view.digest.summary.sentences if s.start > place
        )


# Skimming


def colour(reader: Reader, words: str) -> str:
    """Name of the colour in which the last place on the screen that says some words is drawn."""
    region = reader.screen.view.region
    x, y = next(
        (region.x + line[region.x : region.right].index(words), y)
        for y, line in reversed(list(enumerate(reader.lines)))
        if words in line[region.x : region.right]
    )
    style = reader.app.screen.get_style_at(x, y)
    assert style.color is not None
    return style.color.name


async def test_skimming_lets_the_text_step_back(open_reader: OpenReader) -> None:
    """All but the summary's sentences and the names; nothing moves, and esc or F end it."""
    async with open_reader() as reader:
        before = reader.lines
        ink, name = colour(reader, "Part 1 of"), colour(reader, "Ada Lind")
        for leave in ("escape", "F"):
            await reader.press("F")
            assert reader.message == wording.SKIMMING
            assert reader.lines[1:-1] == before[1:-1]
            assert colour(reader, "Part 1 of") != ink
            assert colour(reader, "opened the bridge") == ink
            assert colour(reader, "Ada Lind") == name
            await reader.press(leave)
            assert reader.message == wording.SKIMMED
            assert colour(reader, "Part 1 of") == ink


async def test_skimming_follows_what_is_lit(open_reader: OpenReader, library_path: Path) -> None:
    """The sentences that name it come forward whole, while the cursor of the panel moves."""
    library = Library.open(library_path)
    library.save_analysis(analysis_of(bridge(), (FIRST,)))
    library.close()
    async with open_reader() as reader:
        ink = colour(reader, "Part 5 quotes")
        await reader.press("F", "e")
        assert reader.lit() == "Ada Lind"
        assert colour(reader, "Part 5 quotes") == ink
        assert colour(reader, "Part 6 of") != ink
        await reader.press("j")
        assert reader.lit() == "Bo Park"
        await reader.press("escape")
        assert reader.screen.view.is_skimming
        assert colour(reader, "Part 5 quotes") != ink


async def test_skimming_goes_on_in_the_next_article(open_reader: OpenReader) -> None:
    """Until it is ended: one skims through many."""
    async with open_reader() as reader:
        await reader.press("F", "J", "K")
        assert reader.screen.view.is_skimming
        assert colour(reader, "Part 1 of") != colour(reader, "opened the bridge")


async def test_summary_follows_the_roles_of_the_lines(open_reader: OpenReader, summarizer: Summarizer) -> None:
    """An analysis of the same text with a sentence less to choose from has another summary, which is asked for."""
    async with open_reader() as reader:
        await press_algorithm(reader, "lead")
        assert summarizer.asked == ["lead"]
        stored, analysis = reader.screen._stored, reader.screen._analysis
        assert stored is not None
        assert analysis is not None
        first, *others = analysis.sentences
        dimmed = replace(analysis, sentences=(replace(first, role=Role.PROMO), *others))
        reader.screen.post_message(ReadingScreen.Analysed(stored.row.id, dimmed))
        await reader.settle()
        assert summarizer.asked == ["lead", "lead"]
