"""Stars, tags, and deeds on many articles, by the keys: what they do, what they say, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.articles.steps import Coming
from reader.model import Article, ArticleId, Block, ListView
from reader.ui import listing as listings
from reader.ui import wording
from reader.ui.screens import panes
from reader.ui.widgets.prompt import Asking
from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import TITLE, make_article

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")
ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)
SMALL = (80, 24)

REMOVED = ("0", "G", "k", "enter")
"""Keys that list what was removed."""


def tags_of(reader: Reader) -> list[tuple[str, ...]]:
    """The tags of all articles, newest first."""
    return [row.tags for row in reader.screen.services.page(ListView(), 0, 99)]


def starred(reader: Reader) -> list[bool]:
    """Which articles have a star, newest first."""
    return [row.starred for row in reader.screen.services.page(ListView(), 0, 99)]


def titles(reader: Reader) -> list[str]:
    """What is listed, as far as it is loaded."""
    articles = reader.screen.articles
    return [row.title for index in range(articles.row_count) if (row := articles.row(index)) is not None]


def add_two(reader: Reader) -> None:
    """Have two articles come as another program has them come."""
    coming = Coming()
    articles = (make_article(f"Late news {number}\n\nIt is told.") for number in (1, 2))
    reader.screen.services._library.add_many([(one, None) for one in articles], coming)


# Undoing and doing again


async def test_undo_asks_before_it_takes_articles_out(open_reader: OpenReader) -> None:
    """The second U does it, any other key leaves it; Y brings them back."""
    async with open_reader(SMALL) as reader:
        add_two(reader)
        await reader.press("U")
        assert reader.message.startswith("U again takes out the 2 articles that came last (today ")
        assert len(tags_of(reader)) == 8
        await reader.press("j", "U")
        assert reader.message.startswith("U again takes out the 2 articles")
        assert len(tags_of(reader)) == 8
        await reader.press("U")
        assert reader.message == "Took out again the 2 articles that came last. Y brings them back."
        assert len(tags_of(reader)) == 6
        await reader.press("Y")
        assert reader.message == "Restored 2 articles."
        assert len(tags_of(reader)) == 8
        await reader.press("Y")
        assert reader.message == wording.NOTHING_UNDONE


async def test_star_is_given_again(open_reader: OpenReader) -> None:
    """What was undone is done again, and shown."""
    async with open_reader() as reader:
        await reader.press("s", "U")
        assert "· starred" not in reader.text
        await reader.press("Y")
        assert reader.message == f"“{TITLE}” has its star again."
        assert "· starred" in reader.text


async def test_library_without_articles_tells_of_those_that_were_removed(open_reader: OpenReader) -> None:
    """And that undoing brings them back."""
    async with open_reader() as reader:
        await reader.press("V", "D", "1")
        assert "All 0 · Unread 0" in reader.lines[0]
        assert "6 articles are in Removed" in " ".join(reader.text.split())
        await reader.press("U")
        assert len(tags_of(reader)) == 6


# One article


async def test_star_is_seen_in_the_list_and_above_the_text(open_reader: OpenReader) -> None:
    """S gives it and takes it, U takes that back."""
    async with open_reader(SMALL) as reader:
        await reader.press("s")
        assert reader.message == f"Starred “{TITLE}”. U undoes it."
        assert reader.lines[2].startswith("▌★ news")
        assert "· starred" in reader.text
        await reader.press("s")
        assert reader.message == f"No star any more: “{TITLE}”. U undoes it."
        assert "★" not in reader.text
        await reader.press("U")
        assert reader.message == f"“{TITLE}” has its star again."
        assert "· starred" in reader.text
        await reader.press("slash")
        await reader.paste("is:starred")
        assert titles(reader) == [TITLE]


async def test_star_is_given_from_the_text(open_reader: OpenReader) -> None:
    """To the article on the page, wherever the cursor of the list is."""
    async with open_reader() as reader:
        await reader.press("enter", "s")
        assert starred(reader) == [True, False, False, False, False, False]


async def test_tags_are_typed_and_shown(open_reader: OpenReader) -> None:
    """T asks for them, several with commas; a minus takes one away; U takes it back."""
    async with open_reader() as reader:
        await reader.press("t")
        assert reader.screen.prompt.asking is Asking.TAG
        await reader.paste("Gaza, old news")
        await reader.press("enter")
        assert reader.message == "1 article tagged Gaza, old news. U undoes it."
        assert reader.screen.articles.has_focus
        assert "tagged Gaza, old news" in reader.text
        await reader.press("t")
        assert reader.message.startswith("Has Gaza, old news")
        await reader.paste("-gaza")
        await reader.press("enter")
        assert reader.message == "1 article no longer gaza. U undoes it."
        assert tags_of(reader)[0] == ("old news",)
        await reader.press("U")
        assert reader.message == f"“{TITLE}” has the tags that it had."
        assert "tagged Gaza, old news" in reader.text


async def test_tags_are_completed(open_reader: OpenReader) -> None:
    """Those that there are are offered with their counts, the first is taken with tab."""
    async with open_reader() as reader:
        await reader.press("t")
        await reader.paste("Gaza")
        await reader.press("enter", "j", "t", "g")
        assert reader.message == "Gaza 1"
        await reader.press("tab")
        assert reader.screen.prompt.words == "Gaza, "
        await reader.press("enter")
        assert tags_of(reader)[:2] == [("Gaza",), ("Gaza",)]


async def test_tag_prompt_that_is_left_changes_nothing(open_reader: OpenReader) -> None:
    """Esc, and no words at all; the keys go back to the pane that had them."""
    async with open_reader() as reader:
        await reader.press("enter", "t")
        await reader.paste("Gaza")
        await reader.press("escape")
        assert reader.screen.view.has_focus
        await reader.press("t", "enter")
        assert reader.screen.view.has_focus
        assert reader.message == ""
        assert tags_of(reader) == [()] * 6


async def test_tag_that_is_there_already_says_so(open_reader: OpenReader) -> None:
    """And is no step."""
    async with open_reader() as reader:
        for _ in range(2):
            await reader.press("t")
            await reader.paste("Gaza")
            await reader.press("enter")
        assert reader.message == "The tags are so already."
        await reader.press("U", "U")
        assert reader.message == "Nothing to undo."


async def test_tag_with_markup_is_words(open_reader: OpenReader) -> None:
    """Nothing of it reaches the terminal but letters."""
    async with open_reader() as reader:
        await reader.press("t")
        await reader.paste("[/b] \x1b[31m[@click=app.quit]x")
        await reader.press("enter")
        assert tags_of(reader)[0] == ("[/b] [@click=app.quit]x",)
        assert "tagged [/b] [@click=app.quit]x" in reader.text


# Chosen ones


async def test_rows_are_chosen_and_marked(open_reader: OpenReader) -> None:
    """V goes on to the next row; the line at the bottom says how many there are and what can be done."""
    async with open_reader(SMALL) as reader:
        await reader.press("v", "v")
        assert reader.message == "2 articles chosen"
        assert [line[:1] for line in reader.lines if line[:1] == "✓"] == ["✓", "✓"]
        for hint in ("m read", "s star", "t tag", "D remove", "esc back"):
            assert hint in reader.lines[-1]
        await reader.press("k", "v")
        assert reader.message == "1 article chosen"
        await reader.press("s")
        assert reader.message == "1 article starred. U undoes it."
        assert starred(reader) == [True, False, False, False, False, False]
        assert "✓" not in reader.text


async def test_chosen_rows_are_left_with_escape(open_reader: OpenReader) -> None:
    """Nothing has been done to them; the last one that is left out ends it, too."""
    async with open_reader() as reader:
        await reader.press("v", "escape")
        assert (reader.message, "✓" in reader.text) == ("", False)
        await reader.press("k", "v", "k", "v")
        assert reader.message == ""
        await reader.press("U")
        assert reader.message == "Nothing to undo."


async def test_everything_but_one_is_removed_and_restored(open_reader: OpenReader) -> None:
    """One key, one step back."""
    async with open_reader() as reader:
        await reader.press("V", "v")
        assert reader.message == "5 articles chosen"
        await reader.press("D")
        assert reader.message == "Removed 5 articles. U brings them back."
        assert titles(reader) == [TITLE]
        await reader.press("U")
        assert reader.message == "Restored 5 articles."
        assert len(titles(reader)) == 6


async def test_everything_is_marked_as_read_and_as_unread(open_reader: OpenReader) -> None:
    """What is read already is marked as unread; the article on screen knows it."""
    async with open_reader() as reader:
        await reader.press("V", "m")
        assert reader.message == "6 marked as read. U undoes it."
        await reader.press("m")
        assert reader.message.startswith("Marked as unread: ")
        await reader.press("U", "V", "m")
        assert reader.message == "6 marked as unread. U undoes it."


async def test_everything_is_starred_and_no_longer(open_reader: OpenReader) -> None:
    """As with reading."""
    async with open_reader() as reader:
        await reader.press("s", "V", "s")
        assert reader.message == "5 articles starred. U undoes it."
        await reader.press("V", "s")
        assert reader.message == "No star any more: 6 articles. U undoes it."


async def test_everything_is_tagged(open_reader: OpenReader) -> None:
    """With one prompt."""
    async with open_reader() as reader:
        await reader.press("V", "t")
        await reader.paste("all of it")
        await reader.press("enter")
        assert reader.message == "6 articles tagged all of it. U undoes it."
        assert tags_of(reader) == [("all of it",)] * 6
        await reader.press("U")
        assert tags_of(reader) == [()] * 6


async def test_another_list_has_nothing_chosen(open_reader: OpenReader) -> None:
    """A deed never reaches what is not in sight."""
    async with open_reader() as reader:
        await reader.press("V", "slash")
        await reader.paste("ferry")
        await reader.press("enter")
        assert "✓" not in reader.text
        await reader.press("s")
        assert starred(reader).count(True) == 1


async def test_empty_list_has_nothing_to_choose(open_reader: OpenReader) -> None:
    """Which is said."""
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("xyzzy")
        await reader.press("enter", "V")
        assert reader.message == "Nothing is listed."
        await reader.press("A")
        assert reader.message == "Everything is read already."


async def test_results_are_done_to_beyond_what_is_listed(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search lists so many and no more; a deed on everything is done to all that answer it."""
    monkeypatch.setattr(listings, "MAX_HITS", 2)
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.paste("ada")
        await reader.press("enter")
        assert len(titles(reader)) == 2
        await reader.press("V")
        assert reader.message == "5 articles chosen"
        await reader.press("s")
        assert reader.message == "5 articles starred. U undoes it."
        await reader.press("A")
        assert reader.message == "5 marked as read. U undoes it."
        assert reader.screen.services.tally().unread == 1


async def test_marking_all_keeps_to_the_filter(open_reader: OpenReader) -> None:
    """What the list leaves out is left alone."""
    async with open_reader() as reader:
        await reader.press("f")
        await reader.paste("ferry")
        await reader.press("enter", "A")
        assert reader.message == "1 marked as read. U undoes it."
        assert reader.screen.services.tally().unread == 5


async def test_deed_on_everything_keeps_to_a_list_that_stays(open_reader: OpenReader) -> None:
    """What was read in the list of unread articles stays in it, and is chosen with the others."""
    async with open_reader() as reader:
        await reader.press("2", "m", "V", "s")
        assert reader.message == "6 articles starred. U undoes it."


async def test_deeds_on_many_do_not_hold_the_screen_up(open_reader: OpenReader) -> None:
    """Keys are obeyed while a deed on a large library goes on in a thread."""
    async with open_reader() as reader:
        library = reader.screen.services._library
        library.add_many(
            (Article(f"Text {n}.", (Block(0, 7),), f"Many {n}", "given", f"/many/{n}", "many"), None)
            for n in range(3000)
        )
        reader.screen.relist()
        await reader.settle()
        with library._connections.writing():
            await reader.pilot.press("V", "s", "j", "j")
            await reader.pilot.pause()
            assert reader.screen.articles.cursor > 1
            assert starred(reader).count(True) == 0
        await reader.settle()
        assert reader.message == "3,006 articles starred. U undoes it."


# Restoring


async def test_removed_articles_are_listed_and_restored(open_reader: OpenReader) -> None:
    """A list has them, they can be read, D brings one back, and V D all."""
    async with open_reader() as reader:
        await reader.press("D", "D", *REMOVED)
        assert reader.lines[0].strip().startswith("nutgraf   Removed 2")
        assert titles(reader) == [TITLE, ZEBRA]
        assert "removed" in reader.text
        assert reader.title == TITLE
        assert "D restore" in reader.lines[-1]
        await reader.press("D")
        assert reader.message == f"Restored “{TITLE}”. U removes it again."
        assert titles(reader) == [ZEBRA]
        await reader.press("V")
        assert "D restore" in reader.lines[-1]
        await reader.press("D")
        assert reader.message == "Restored 1 article. U removes it again."
        assert "Nothing was removed in the last 30 days." in reader.text
        await reader.press("escape")
        assert len(titles(reader)) == 6


async def test_removed_article_is_left_alone_by_other_deeds(open_reader: OpenReader) -> None:
    """It is said how to get it back first."""
    async with open_reader() as reader:
        await reader.press("D", *REMOVED, "enter", "G")
        for key in ("m", "s", "t", "r", "A"):
            await reader.press(key)
            assert reader.message == "It was removed: D restores it first."
        await reader.press("U", "escape", "escape")
        row = reader.screen.services.rows([ArticleId(6)])[0]
        assert (row.unread, row.starred) == (True, False)


async def test_steps_are_undone_after_a_restart(open_reader: OpenReader) -> None:
    """Another session takes back what the one before did."""
    async with open_reader() as reader:
        await reader.press("V", "D")
    async with open_reader() as reader:
        await reader.press("U")
        assert reader.message == "Restored 6 articles."
        assert len(titles(reader)) == 6


async def test_removed_articles_are_listed_while_the_samples_are_shown(open_reader: OpenReader) -> None:
    """As nothing else is left; it is the library's that are listed, and one of them brings the library back."""
    async with open_reader() as reader:
        await reader.press("V", "D")
        assert reader.screen.services.showing_samples
        await reader.press(*REMOVED)
        assert len(titles(reader)) == 6
        await reader.press("D", "escape")
        assert titles(reader) == [TITLE]


async def test_saved_list_of_removed_articles_opens_them(open_reader: OpenReader) -> None:
    """It is shown as a search, so that they can be read and restored."""
    async with open_reader() as reader:
        reader.screen.services.lists.save("Bin", "is:removed")
        await reader.press("D", "5")
        assert "Removed 1" in reader.lines[0]
        assert titles(reader) == [TITLE]
        assert reader.title == TITLE
        await reader.press("D")
        assert reader.message.startswith("Restored")


async def test_prompt_for_tags_says_how_many_are_chosen(open_reader: OpenReader) -> None:
    """As that is what they are given to."""
    async with open_reader(SMALL) as reader:
        await reader.press("v", "v", "t")
        assert reader.message == "2 articles chosen"
        assert "enter tag" in reader.text
        await reader.press("escape", "escape", "t")
        assert "chosen" not in reader.message


async def test_message_goes_with_the_next_key(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not sooner than one can have read that it is there."""
    monkeypatch.setattr(panes, "LEAST_MESSAGE_S", 1000.0)
    async with open_reader(SMALL) as reader:
        await reader.press("s", "j")
        assert reader.message.startswith("Starred")
        monkeypatch.setattr(panes, "LEAST_MESSAGE_S", 0.0)
        await reader.press("k")
        assert not reader.message.startswith("Starred")
