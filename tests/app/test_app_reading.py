"""Reading one article: its summary, the place where one is, what is read, and what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import FIRST, LAST, LATER, MIDDLE, TITLE, analysis_of, bridge, make_article

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import ArticleId
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")
ZEBRA = SHORT_ARTICLES[0][0]


def at_top(reader: Reader) -> str:
    """The text from the character at the top of the page on."""
    view = reader.screen.view
    return bridge().text[view.reading_offset :]


async def test_summary_folds_and_unfolds(open_reader: OpenReader) -> None:
    """I folds the summary to a line and back, and the next start remembers it."""
    async with open_reader() as reader:
        await reader.press("i")
        assert "Summary of 3 sentences, folded" in reader.text
        assert FIRST[:30] in reader.text  # in the text, which has moved up
    async with open_reader() as reader:
        assert "Summary of 3 sentences, folded" in reader.text
        await reader.press("i")
        assert "▌ ¹ " in reader.text


async def test_summary_leads_to_its_places(open_reader: OpenReader) -> None:
    """Enter in the article goes from one sentence of the summary to the next in the text, then to the top."""
    async with open_reader() as reader:
        await reader.press("enter", "enter", "enter")
        x, y = reader.place_of(MIDDLE[:30])
        assert "²" in reader.lines[y][x - 4 : x]
        await reader.press("enter")
        x, y = reader.place_of(LATER[:30])
        assert "³" in reader.lines[y][x - 4 : x]
        await reader.press("enter")
        assert reader.screen.view.scroll_offset.y == 0


async def test_click_on_the_summary_goes_to_its_place(open_reader: OpenReader) -> None:
    """A line of the summary leads to where it stands, and esc comes back."""
    async with open_reader() as reader:
        await reader.click("which is")
        assert reader.screen.view.scroll_offset.y > 0
        reader.place_of("It took nine years")
        await reader.press("escape")
        assert reader.screen.view.scroll_offset.y == 0


async def test_keys_scroll_the_text(open_reader: OpenReader) -> None:
    """Lines, half pages, pages, beginning and end."""
    async with open_reader() as reader:
        view = reader.screen.view
        await reader.press("enter")
        page = view.size.height - 2
        for key, line in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("space", 1 + page),
            ("b", 1),
            ("d", 1 + round(page / 2)),
            ("u", 1),
            ("G", view.max_scroll_y),
            ("g", 0),
        ):
            await reader.press(key)
            assert view.scroll_offset.y == line, key


async def test_progress_is_told(open_reader: OpenReader) -> None:
    """The line at the bottom says how much has been on screen."""
    async with open_reader() as reader:
        assert not reader.lines[-1].endswith("100 % ")
        await reader.press("enter", "G")
        assert reader.lines[-1].endswith("100 % ")


async def test_reading_to_the_end_marks_as_read(open_reader: OpenReader) -> None:
    """An article that was shown at rest is read once its end was on screen."""
    async with open_reader() as reader:
        assert "Unread 6" in reader.lines[0]
        await reader.press("l", "G")
        assert "Unread 5" in reader.lines[0]
        assert "● A bridge" not in reader.text


async def test_mark_as_read_and_unread_by_key(open_reader: OpenReader) -> None:
    """M changes the state, the list shows it at once, and U takes it back."""
    async with open_reader() as reader:
        await reader.press("m")
        assert reader.message == f"Marked as read: “{TITLE}”. U undoes it."
        assert "Unread 5" in reader.lines[0]
        await reader.press("m")
        assert reader.message == f"Marked as unread: “{TITLE}”. U undoes it."
        assert "● A bridge" in reader.text
        await reader.press("U")
        assert reader.message == f"“{TITLE}” is read again."
        assert "● A bridge" not in reader.text


async def test_removed_article_comes_back(open_reader: OpenReader) -> None:
    """D takes the article out and opens the next one; U brings it back."""
    async with open_reader() as reader:
        await reader.press("D")
        assert reader.message == f"Removed “{TITLE}”. U brings it back."
        assert reader.title == ZEBRA
        assert "All 5" in reader.lines[0]
        await reader.press("U")
        assert reader.message == f"Restored “{TITLE}”."
        assert "All 6" in reader.lines[0]


async def test_undo_of_nothing_says_so(open_reader: OpenReader) -> None:
    """U at the start has nothing to do."""
    async with open_reader() as reader:
        await reader.press("U")
        assert reader.message == "Nothing to undo."


async def test_place_is_kept_across_resize(open_reader: OpenReader) -> None:
    """Whatever the size becomes, the text at the top stays on screen, and comes back with the size."""
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        offset = reader.screen.view.reading_offset
        for size in ((80, 24), (60, 20), (200, 60)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert abs(reader.screen.view.reading_offset - offset) < 160
        await reader.pilot.resize_terminal(133, 36)
        await reader.settle()
        assert abs(reader.screen.view.reading_offset - offset) < 160


async def test_place_is_kept_across_restart(open_reader: OpenReader) -> None:
    """The next start opens the article that was read last, where it was left."""
    async with open_reader() as reader:
        await reader.press("J", "K", "l", "space", "space")
        offset = reader.screen.view.reading_offset
        await reader.pilot.press("Q")
    async with open_reader() as reader:
        assert reader.title == TITLE
        assert reader.screen.view.reading_offset == offset > 500


async def test_place_is_kept_from_article_to_article(open_reader: OpenReader) -> None:
    """An article that is left and opened again stands where it stood."""
    async with open_reader() as reader:
        await reader.press("enter", "space")
        line = reader.screen.view.scroll_offset.y
        await reader.press("J")
        assert reader.screen.view.scroll_offset.y == 0
        await reader.press("K")
        assert reader.screen.view.scroll_offset.y == line > 20


async def test_place_is_kept_when_the_analysis_comes(open_reader: OpenReader, library_path: Path) -> None:
    """A new analysis fills summary and panel; the text at the top does not move."""
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        before = at_top(reader)
        article_id = _id_of_the_bridge(reader)
        analysis = analysis_of(bridge(), summary=(FIRST,))
        reader.screen.post_message(reader.screen.Analysed(article_id, analysis))
        await reader.settle()
        assert at_top(reader) == before
        await reader.press("g")
        assert "▌ ² " not in reader.text


async def test_analysis_of_another_article_changes_nothing(open_reader: OpenReader) -> None:
    """What comes for an article that was left is not shown on another one."""
    async with open_reader() as reader:
        await reader.press("J")
        reader.screen.post_message(reader.screen.Analysed(_id_of_the_bridge(reader), analysis_of(bridge())))
        await reader.settle()
        assert "$12 million" not in reader.text


def _id_of_the_bridge(reader: Reader) -> ArticleId:
    row = reader.screen.articles.row(0)
    assert row is not None
    return row.id


async def test_pin_ends_with_the_article(open_reader: OpenReader) -> None:
    """The next article starts without a light."""
    async with open_reader() as reader:
        await reader.press("e", "enter", "J")
        await reader.press("escape")
        assert reader.title == ZEBRA
        assert reader.screen._light.pinned is None


async def test_mouse_selects_the_articles_words(open_reader: OpenReader) -> None:
    """What is dragged over is selected as it stands in the article, also across lines, and y copies it."""
    async with open_reader() as reader:
        start, end = reader.place_of("Part 1 of"), reader.place_of("been planned")
        await reader.pilot.mouse_down(offset=start)
        await reader.pilot.hover(offset=(end[0] + 5, end[1]))
        await reader.pilot.mouse_up(offset=(end[0] + 5, end[1]))
        await reader.settle()
        selected = reader.screen.get_selected_text()
        assert selected == "Part 1 of the report says that work on the river went on as it had been p"
        await reader.press("y")
        assert reader.app.clipboard == selected
        assert reader.message == f"Copied {len(selected)} characters."


async def test_copy_without_a_selection_takes_the_location(open_reader: OpenReader) -> None:
    """Where the article comes from is what one wants to pass on."""
    async with open_reader() as reader:
        await reader.press("y")
        assert reader.app.clipboard == bridge().location


async def test_reload_tells_what_is_wrong(open_reader: OpenReader) -> None:
    """A source that is gone is named, and the article stays."""
    async with open_reader() as reader:
        await reader.press("r")
        assert bridge().location in reader.message
        assert reader.title == TITLE


async def test_end_of_a_long_article_is_reached(open_reader: OpenReader, library_path: Path) -> None:
    """G goes to the very end of a text that is wrapped piece by piece."""
    library = Library.open(library_path)
    words = "\n\n".join(["A sentence that goes on for a while. " * 30] * 200)
    article = make_article(f"A long one\n\n{words}\n\n{LAST}")
    library.add(article, None)
    library.save_analysis(analysis_of(article))
    library.close()
    async with open_reader() as reader:
        assert reader.title == "A long one"
        await reader.press("l", "G")
        assert LAST in reader.text
