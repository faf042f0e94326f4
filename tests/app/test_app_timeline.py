"""The timeline: from the panel to the sentence and back; and what a figure in focus is in other units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from reader.library.library import Library
from reader.ui import wording
from tests.ui_samples import HISTORY, history

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import OpenReader, Reader

SIZE = (133, 36)


@pytest.fixture
def canal(home: Path, library_path: Path) -> Path:
    """The library of the other tests, with the article about the canal on top."""
    library = Library.open(library_path)
    article, analysis = history()
    library.add(article, None)
    library.save_analysis(analysis)
    library.close()
    return library_path


async def read_canal(reader: Reader) -> None:
    """Open the article about the canal."""
    while reader.title != HISTORY[0]:
        await reader.press("J")


@pytest.mark.usefixtures("canal")
async def test_t_opens_the_timeline_from_the_panel(open_reader: OpenReader) -> None:
    """With the cursor on the first date, which is lit and comes into view; t folds it again."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t")
        assert "▾ Timeline 3" in reader.text
        assert reader.lit() == "17 Nov 1869"
        assert HISTORY[-2][:40] in reader.text
        await reader.press("t")
        assert "▸ Timeline 3" in reader.text
        assert reader.lit() is None


@pytest.mark.usefixtures("canal")
async def test_enter_leads_from_the_timeline_to_the_sentence_and_esc_back(open_reader: OpenReader) -> None:
    """To the text, where the date stays lit; back to the same date of the timeline; and to where the text was."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t", "enter")
        assert reader.screen.view.has_focus
        assert reader.lit() == "17 Nov 1869"
        assert HISTORY[-2][:40] in reader.text
        await reader.press("escape")
        assert reader.screen.panel.has_focus
        assert reader.screen.panel.is_on_timeline
        assert reader.lit() == "17 Nov 1869"
        await reader.press("escape")
        assert reader.screen.view.has_focus
        assert reader.screen.view.scroll_offset.y == 0


@pytest.mark.usefixtures("canal")
async def test_esc_in_the_text_goes_back_to_no_panel_after_other_steps(open_reader: OpenReader) -> None:
    """Who has gone on to another mention leaves that first, as always."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t", "enter", "]", "escape")
        assert reader.screen.view.has_focus
        assert reader.lit() is None


@pytest.mark.usefixtures("canal")
async def test_click_on_a_date_of_the_timeline_leads_there(open_reader: OpenReader) -> None:
    """As Enter does; on what happened too."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t")
        await reader.click("when it was widened", "#panel")
        assert reader.screen.view.has_focus
        assert reader.lit() == "2015"


@pytest.mark.usefixtures("canal")
async def test_timeline_rows_answer_corrections_with_a_sentence(open_reader: OpenReader) -> None:
    """Dates cannot be corrected, nor can a name be merged into one."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t")
        for key in ("x", "c", "M"):
            await reader.press(key)
            assert reader.message == wording.ONLY_NAMES
        await reader.press("g", "M", "t", "enter")
        assert reader.message == wording.ONLY_NAMES
        assert reader.screen.panel.has_focus


@pytest.mark.usefixtures("canal")
async def test_timeline_is_hinted_at_where_there_is_one(open_reader: OpenReader) -> None:
    """On numbers of the panel; on a date of the timeline Enter is said to lead there."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "j")
        assert "t timeline" in reader.lines[-1]
        assert "enter pin" in reader.lines[-1]
        await reader.press("t")
        assert "enter go there" in reader.lines[-1]


@pytest.mark.usefixtures("canal")
async def test_fold_in_focus_says_that_enter_opens_and_closes_it(open_reader: OpenReader) -> None:
    """Not what the keys of the list do; and the cursor is seen by more than its ground."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "t", "t")
        assert reader.screen.panel.fold_at_cursor is False
        assert "enter open   esc back" in reader.lines[-1]
        style = reader.app.screen.get_style_at(*reader.place_of("Timeline 3", "#panel"))
        assert style.bold
        await reader.press("enter")
        assert reader.screen.panel.fold_at_cursor is True
        assert "enter close   esc back" in reader.lines[-1]


@pytest.mark.usefixtures("library_path")
async def test_t_says_when_there_is_no_timeline(open_reader: OpenReader) -> None:
    """An article with fewer than two dates has none."""
    async with open_reader(SIZE) as reader:
        await reader.press("e", "t")
        assert reader.message == wording.NO_TIMELINE


@pytest.mark.usefixtures("canal")
async def test_palette_opens_the_timeline(open_reader: OpenReader) -> None:
    """From the text too: the panel gets the keys."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("enter", "colon")
        await reader.paste("timeline")
        palette = reader.app.screen
        await reader.until(lambda: palette.query_one(OptionList).option_count == 1)
        await reader.press("down", "enter")
        await reader.until(lambda: reader.screen.panel.is_on_timeline)


@pytest.mark.usefixtures("canal")
async def test_figure_in_focus_shows_other_units(open_reader: OpenReader) -> None:
    """In the line at the bottom, from the panel and from the text."""
    async with open_reader(SIZE) as reader:
        await read_canal(reader)
        await reader.press("e", "G")
        assert reader.message == "30–40 feet · about 9.1–12 m · 1 here"
        await reader.press("k")
        assert reader.message == "120 miles · about 190 km · 1 here"
        await reader.press("e")
        await reader.click("120 miles", "#panel")
        assert "about 190 km" in reader.message
