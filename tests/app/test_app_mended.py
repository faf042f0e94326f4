"""What once went wrong: keys in one breath, deeds out of order, lists that changed under one's eyes, lost places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from reader.frozen import replace
from reader.model import ListView
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import FIRST, LAST, TITLE, analysis_of, make_article

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")
ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)


async def in_one_breath(reader: Reader, keys: str) -> None:
    """Send keys without giving the app time between them."""
    for key in keys:
        name = "slash" if key == "/" else key
        reader.app.post_message(Key(name, key))
    await reader.settle()


@pytest.mark.parametrize("opening", ["/", "S"])
async def test_letters_after_the_key_of_the_prompt_are_for_the_prompt(open_reader: OpenReader, opening: str) -> None:
    """However fast they come, they are no commands: D would remove, A would mark all as read."""
    async with open_reader() as reader:
        await in_one_breath(reader, f"{opening}DAfar")
        assert reader.screen.prompt.words == "DAfar"
        assert reader.screen.services.tally().articles == 6
        assert reader.screen.services.tally().unread == 6


async def test_small_screen_shows_the_article_that_was_opened_behind_the_list(open_reader: OpenReader) -> None:
    """The list hides the page while the next article is opened, and the page has no size meanwhile."""
    async with open_reader((60, 24)) as reader:
        await reader.press("enter")
        assert FIRST[:20] in reader.text
        await reader.press("escape", "down")
        await reader.until(lambda: reader.title == ZEBRA)
        await reader.press("enter")
        await reader.until(lambda: ZEBRA in reader.text)
        assert FIRST[:20] not in reader.text


async def test_entry_of_an_article_that_is_gone_lights_nothing(open_reader: OpenReader) -> None:
    """A message may be read when another article is on the screen already, whose entries are others and fewer."""
    async with open_reader() as reader:
        await reader.press("enter")
        old = reader.screen.view.highlights
        await reader.press("J")
        await reader.until(lambda: reader.title == ZEBRA)
        for message in (EntryPointed(5, old, reveal=True), EntryChosen(5, old)):
            reader.screen.post_message(message)
            await reader.settle()
        assert reader.lit() is None


async def test_selected_text_can_be_read(open_reader: OpenReader) -> None:
    """What is selected has one colour, its ground another."""
    async with open_reader() as reader:
        x, y = reader.place_of(FIRST[:12])
        await reader.pilot.mouse_down(offset=(x, y))
        await reader.pilot.hover(offset=(x + 8, y))
        await reader.pilot.mouse_up(offset=(x + 8, y))
        await reader.settle()
        assert reader.screen.get_selected_text()
        style = reader.screen.get_style_at(x + 2, y)
        assert style.color is not None
        assert style.bgcolor is not None
        assert style.color.triplet != style.bgcolor.triplet


async def test_tab_stays_in_an_open_prompt(open_reader: OpenReader) -> None:
    """Else what is typed next would be commands."""
    async with open_reader() as reader:
        await reader.press("slash", "f", "tab", "m")
        assert reader.screen.prompt.words == "fm"


async def test_article_comes_back_after_an_empty_list(open_reader: OpenReader) -> None:
    """A filter that nothing fits hides the article; without it, it is there again."""
    async with open_reader() as reader:
        await reader.press("f")
        await reader.paste("xyzzy")
        assert FIRST[:20] not in reader.text
        await reader.press("escape")
        assert FIRST[:20] in reader.text


async def test_removing_takes_the_article_at_the_cursor(open_reader: OpenReader) -> None:
    """Also before the page shows it: the cursor has moved, the page follows a moment later."""
    async with open_reader() as reader:
        await in_one_breath(reader, "jD")
        titles = [row.title for row in reader.screen.services.page(ListView(), 0, 9)]
        assert ZEBRA not in titles
        assert TITLE in titles


async def test_deeds_happen_in_the_order_of_the_keys(open_reader: OpenReader) -> None:
    """Removing and undoing in one breath leaves everything as it was; so does marking twice."""
    async with open_reader() as reader:
        await in_one_breath(reader, "DU")
        assert reader.screen.services.tally().articles == 6
        await in_one_breath(reader, "mmm")
        assert reader.screen.services.tally().unread == 5


async def test_unread_list_stays_as_it_was_while_one_reads(open_reader: OpenReader) -> None:
    """Each article is passed once, and none is skipped."""
    async with open_reader() as reader:
        await reader.press("2", "enter")
        seen = [reader.title]
        for _step in range(5):
            await reader.press("n")
            seen.append(reader.title)
        assert len(set(seen)) == 6
        assert reader.screen.services.tally().unread == 0


async def test_looking_at_a_hit_is_no_reading(open_reader: OpenReader) -> None:
    """A search shows where a word is; the reader's own place in the article stays."""
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        place = reader.screen.view.reading_offset
        assert place > 0
        await reader.press("escape", "slash")
        await reader.paste(LAST.split()[-1].strip("."))
        await reader.press("escape", "j", "k")
        stored = reader.screen.services.article(reader.screen.services.page(ListView(), 0, 1)[0].id)
        assert stored is not None
        assert stored.position == place


async def test_narrow_screen_keeps_the_place_in_an_article_that_it_hides(open_reader: OpenReader) -> None:
    """Where only the list is shown no article is laid out, and its place is not lost."""
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        place = reader.screen.view.reading_offset
        await reader.press("J", "K")
    async with open_reader((50, 20)) as reader:
        await reader.press("j", "k", "K")
        assert reader.title == TITLE
        assert reader.screen.view.reading_offset == place


async def test_leaving_a_search_comes_back_to_where_it_began(open_reader: OpenReader) -> None:
    """What was typed has led elsewhere; esc goes back."""
    async with open_reader() as reader:
        await reader.press("J", "S")
        await reader.paste("ferry")
        assert reader.title == FERRY
        await reader.press("escape")
        assert reader.title == ZEBRA


async def test_analysis_of_another_text_is_not_shown(open_reader: OpenReader) -> None:
    """The article may have got a new text while the old one was being analysed."""
    async with open_reader() as reader:
        screen = reader.screen
        before = screen.view.highlights
        other = make_article(f"{TITLE}\n\nAda Lind has said something else altogether.")
        stored = screen._stored
        assert stored is not None
        screen.post_message(screen.Analysed(stored.row.id, analysis_of(other)))
        await reader.settle()
        assert screen.view.highlights is before
        own = replace(analysis_of(stored.article), entities=())
        screen.post_message(screen.Analysed(stored.row.id, own))
        await reader.settle()
        assert screen.view.highlights is not before


async def test_esc_puts_out_what_was_gone_to(open_reader: OpenReader) -> None:
    """A mention that ] went to is lit until esc, and Enter pins it."""
    async with open_reader() as reader:
        await reader.press("l", "]")
        assert reader.lit() is not None
        await reader.press("escape")
        assert reader.lit() is None
        await reader.press("]", "enter", "escape")
        assert reader.screen._light.pinned is None


async def test_esc_ends_finding(open_reader: OpenReader) -> None:
    """The marks are gone, and n goes to the next unread article again."""
    async with open_reader() as reader:
        await reader.press("enter", "slash")
        await reader.paste("part")
        await reader.press("enter", "n", "escape")
        assert reader.screen.view.step_match(1) is None
        assert reader.screen.view.has_focus


async def test_down_goes_to_the_next_match_while_one_types(open_reader: OpenReader) -> None:
    """In the article as in the list: the arrows step through what was found."""
    async with open_reader() as reader:
        await reader.press("enter", "slash")
        await reader.paste("part")
        await reader.press("down")
        assert reader.message.startswith("Match 2 of")
        assert reader.title == TITLE


async def test_panel_is_seen_when_it_has_the_keys(open_reader: OpenReader) -> None:
    """From the text alone e shows the panel again, also on a screen with a strip."""
    async with open_reader() as reader:
        await reader.press("z", "e")
        assert reader.screen.panel.has_focus
        assert reader.screen.panel.region.width > 0


async def test_moving_marks_nothing_that_was_marked_by_hand(open_reader: OpenReader) -> None:
    """An article marked as unread stays so, though its end is in sight."""
    async with open_reader() as reader:
        await reader.press("enter", "G", "m")
        assert reader.screen.services.tally().unread == 6
        await reader.press("plus", "k", "G")
        assert reader.screen.services.tally().unread == 6


async def test_hint_is_clicked(open_reader: OpenReader) -> None:
    """Whatever a key does, the mouse does too: the hints above and below are buttons."""
    async with open_reader() as reader:
        await reader.click("? help", "#top")
        assert "Nutgraf shows who" in reader.text
        await reader.press("escape")
        await reader.click("who, where", "#status")
        assert reader.screen.panel.has_focus


async def test_page_down_passes_headings(open_reader: OpenReader) -> None:
    """In a low panel a page ends on a heading; the cursor goes on all the same."""
    async with open_reader((80, 14)) as reader:
        await reader.press("e")
        seen = []
        for _page in range(12):
            seen.append(reader.screen.panel.cursor)
            await reader.press("space")
        assert seen[-1] == max(i for i in range(reader.screen.panel.row_count) if reader.screen.panel.can_rest_on(i))
