"""The list, and the way from it to the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.conftest import BROKEN, SHORT_ARTICLES
from tests.ui_samples import FIRST, TITLE

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader

pytestmark = pytest.mark.usefixtures("library_path")
ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)
NEWEST = [TITLE, ZEBRA, MARKUP, FERRY, OWL, BROKEN]


def titles(lines: list[str]) -> list[str]:
    """The titles that the list shows, from the top."""
    beginnings = {title[:20]: title for title in NEWEST}
    shown = [line[:34].lstrip("▌● ")[:20] for line in lines]
    return [beginnings[words] for words in shown if words in beginnings]


async def test_app_opens_the_first_article_at_the_start(open_reader: OpenReader) -> None:
    """The newest article is on screen without a key, with its summary and its panel, and still unread."""
    async with open_reader() as reader:
        assert reader.title == TITLE
        assert "All 6 · Unread 6" in reader.lines[0]
        assert titles(reader.lines) == NEWEST
        assert FIRST[:40] in reader.text
        assert "PEOPLE" in reader.text


async def test_app_enter_reads_the_article(open_reader: OpenReader) -> None:
    """Enter opens the article at the cursor at once, goes to its text and marks it as read."""
    async with open_reader() as reader:
        await reader.press("j", "enter")
        assert reader.title == ZEBRA
        assert reader.screen.view.has_focus
        assert "Unread 5" in reader.lines[0]


async def test_app_resting_cursor_opens_the_article(open_reader: OpenReader) -> None:
    """A row where the cursor rests is shown, and stays unread."""
    async with open_reader() as reader:
        await reader.press("j", "j")
        await reader.until(lambda: reader.title == MARKUP)
        assert reader.screen.articles.has_focus
        assert "Unread 6" in reader.lines[0]


async def test_app_click_opens_the_article(open_reader: OpenReader) -> None:
    """A click on a row does what Enter does there."""
    async with open_reader() as reader:
        await reader.click("The ferry", "#articles")
        assert reader.title == FERRY
        assert reader.screen.view.has_focus


async def test_app_mouse_over_a_row_changes_nothing(open_reader: OpenReader) -> None:
    """Pointing at a row in the list opens nothing."""
    async with open_reader() as reader:
        await reader.hover("The ferry", "#articles")
        assert reader.screen.articles.pointed == 3
        assert reader.title == TITLE


async def test_app_steps_from_article_to_article(open_reader: OpenReader) -> None:
    """J and K open the next and the previous article from any pane, and stop at the ends."""
    async with open_reader() as reader:
        await reader.press("l", "J", "J")
        assert reader.title == MARKUP
        await reader.press("K")
        assert reader.title == ZEBRA
        await reader.press("K", "K")
        assert reader.title == TITLE
        assert reader.message == "This is the first one."


async def test_app_step_stops_at_the_last_article(open_reader: OpenReader) -> None:
    """After the last article J says so."""
    async with open_reader() as reader:
        await reader.press("G", "enter", "J")
        assert reader.title == BROKEN
        assert reader.message == "That was the last one."


async def test_app_steps_to_unread_articles(open_reader: OpenReader) -> None:
    """N-ext and p-revious leave out what is read."""
    async with open_reader() as reader:
        await reader.press("J", "K")  # both are read now
        await reader.press("n")
        assert reader.title == MARKUP
        await reader.press("p")
        assert reader.message == "Nothing unread before."
        assert reader.title == MARKUP


async def test_app_goes_on_at_the_end_of_an_article(open_reader: OpenReader) -> None:
    """Space at the end of an article opens the next unread one."""
    async with open_reader() as reader:
        await reader.press("enter", "G", "space")
        assert reader.title == ZEBRA


async def test_app_orders_the_list(open_reader: OpenReader) -> None:
    """O goes through the orders, keeps the article, and says which order it is."""
    async with open_reader() as reader:
        await reader.press("O")
        assert reader.message == "Listed first added first."
        assert titles(reader.lines) == NEWEST[::-1]
        assert reader.title == TITLE
        await reader.press("O")
        assert titles(reader.lines) == sorted(NEWEST)
        assert "by title" in reader.lines[0]
        await reader.press("O", "O")
        assert titles(reader.lines) == NEWEST


async def test_app_lists_unread_first(open_reader: OpenReader) -> None:
    """In that order what is read comes last."""
    async with open_reader() as reader:
        await reader.press("m", "O", "O", "O")
        assert reader.message == "Listed unread first."
        assert titles(reader.lines) == [*NEWEST[1:], TITLE]


async def test_app_filters_the_list_while_one_types(open_reader: OpenReader) -> None:
    """Only titles and sources with the words stay; esc brings all back."""
    async with open_reader() as reader:
        await reader.press("f")
        await reader.paste("owl")
        assert titles(reader.lines) == [OWL]
        assert reader.title == OWL
        await reader.press("enter")
        assert reader.screen.articles.has_focus
        assert "with “owl”" in reader.lines[0]
        await reader.press("escape")
        assert titles(reader.lines) == NEWEST


async def test_app_filter_that_nothing_passes_says_so(open_reader: OpenReader) -> None:
    """An empty list says what is so and what to do; esc in the prompt takes the filter away."""
    async with open_reader() as reader:
        await reader.press("f")
        await reader.paste("xyzzy")
        assert "No title or source has “xyzzy”." in reader.text
        assert reader.title is None
        await reader.press("escape")
        assert titles(reader.lines) == NEWEST
        assert reader.title == TITLE


async def test_app_lists_the_unread_alone(open_reader: OpenReader) -> None:
    """2 leaves out what is read, 1 lists everything."""
    async with open_reader() as reader:
        await reader.press("m", "2")
        assert titles(reader.lines) == NEWEST[1:]
        assert "unread only" in reader.lines[0]
        await reader.press("1")
        assert titles(reader.lines) == NEWEST


async def test_app_with_everything_read_says_so(open_reader: OpenReader) -> None:
    """A marks the whole list; then no unread article is left, which the page says."""
    async with open_reader() as reader:
        await reader.press("A")
        assert reader.message == "6 marked as read. U undoes it."
        await reader.press("2")
        assert "Everything is read." in reader.text
        await reader.press("U")
        assert titles(reader.lines) == NEWEST
        assert reader.message == "6 articles are unread again."


async def test_app_shows_markup_as_it_is(open_reader: OpenReader) -> None:
    """Square brackets in a headline are words, in the list, on the page and in messages."""
    async with open_reader((200, 60)) as reader:
        await reader.press("J", "J")
        assert "A headline with [/b]" in "".join(line[:34] for line in reader.lines)
        assert any(MARKUP in line[34:] for line in reader.lines)
        await reader.press("m")
        assert MARKUP in reader.message


async def test_app_tells_why_an_article_is_not_analysed(open_reader: OpenReader) -> None:
    """A failed article can be read; page and panel say that something is missing."""
    async with open_reader((200, 60)) as reader:
        await reader.press("G", "enter")
        assert "No summary, names or numbers: The analysis took more than 20 seconds." in reader.text
        assert "Its words are there all the same." in reader.text
        assert "Names and numbers " in reader.text
        assert "could not be found." in reader.text


async def test_app_moves_between_panes(open_reader: OpenReader) -> None:
    """H and l, the arrows and tab go from pane to pane and stop at the sides."""
    async with open_reader() as reader:
        screen = reader.screen
        for keys, pane in (
            ("h", screen.lists),
            ("left", screen.lists),
            ("l", screen.articles),
            ("l", screen.view),
            ("right", screen.panel),
            ("tab", screen.panel),
            ("shift+tab", screen.view),
            ("left", screen.articles),
        ):
            await reader.press(keys)
            assert pane.has_focus
