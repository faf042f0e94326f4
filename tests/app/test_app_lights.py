"""Pointing at an entry lights it in the text, pointing at the text lights the entry; keys do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui_samples import LAST

if TYPE_CHECKING:
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")


def look_of(reader: Reader, words: str, within: str = "#article") -> tuple[bool, bool]:
    """Whether words are drawn bold, and whether underlined."""
    style = reader.app.screen.get_style_at(*reader.place_of(words, within))
    return bool(style.bold), bool(style.underline)


async def test_panel_focus_lights_its_entry(open_reader: OpenReader) -> None:
    """E goes to the panel and lights the first entry in the text, by more than colour; e goes back."""
    async with open_reader() as reader:
        assert look_of(reader, "Lind, whom") == (False, False)
        await reader.press("e")
        assert reader.screen.panel.has_focus
        assert reader.lit() == "Ada Lind"
        assert look_of(reader, "Ada Lind, whom") == (False, True)
        assert look_of(reader, "Ada Lind opened") == (True, False)
        assert reader.message.startswith("Ada Lind")
        await reader.press("e")
        assert reader.screen.view.has_focus
        assert reader.lit() is None


async def test_panel_cursor_reveals_what_is_out_of_sight(open_reader: OpenReader) -> None:
    """Moving in the panel lights the next entry and scrolls to it when none is on screen, and back afterwards."""
    async with open_reader() as reader:
        await reader.press("e", "j")
        assert reader.lit() == "Bo Park"
        assert LAST in reader.text
        await reader.press("k")
        assert reader.lit() == "Ada Lind"
        await reader.press("escape")
        assert reader.lit() is None
        assert reader.screen.view.scroll_offset.y == 0


async def test_panel_cursor_skips_headings(open_reader: OpenReader) -> None:
    """J goes from entry to entry over headings and empty lines, and stops at the ends."""
    async with open_reader() as reader:
        seen = []
        await reader.press("e", "k")
        for _step in range(4):
            seen.append(reader.lit())
            await reader.press("j")
        assert seen == ["Ada Lind", "Bo Park", "Norby", "Ostmark"]


async def test_hover_in_the_panel_lights_the_text(open_reader: OpenReader) -> None:
    """The entry under the mouse is lit in the text, and no more when the mouse has left."""
    async with open_reader() as reader:
        await reader.hover("Ostmark", "#panel")
        assert reader.lit() == "Ostmark"
        assert "stayed at home in Ostmark" in reader.text
        assert reader.message.startswith("Ostmark · 1 here")
        await reader.hover("All 6", "#top")
        assert reader.lit() is None
        assert reader.screen.view.scroll_offset.y == 0


async def test_hover_in_the_text_lights_the_panel(open_reader: OpenReader) -> None:
    """The mention under the mouse lights its entry, and its other mentions, without any scrolling."""
    async with open_reader() as reader:
        await reader.hover("Norby on 3 May")
        assert reader.lit() == "Norby"
        assert "▸ Norby" in reader.text
        await reader.hover("Part 1 ")
        assert reader.lit() is None
        assert "▸ Norby" not in reader.text


async def test_hover_lights_a_folded_entrys_fold(open_reader: OpenReader) -> None:
    """What is folded away in the panel lights the line that hides it."""
    async with open_reader() as reader:
        await reader.hover("Swedish")
        assert reader.lit() == "Swedish"
        bold, _underlined = look_of(reader, "Nationalities", "#panel")
        assert bold


async def test_step_goes_from_mention_to_mention(open_reader: OpenReader) -> None:
    """Without anything pinned ] and [ go through all mentions, one after the other, from the title on."""
    async with open_reader() as reader:
        seen = []
        for key in ("]", "]", "]", "["):
            await reader.press(key)
            seen.append(reader.lit())
        assert seen == ["Norby", "Ada Lind", "Norby", "Ada Lind"]


async def test_step_stays_with_a_pinned_entry(open_reader: OpenReader) -> None:
    """With an entry pinned ] and [ go through its mentions, round at the ends, and tell the number."""
    async with open_reader() as reader:
        await reader.press("e", "enter", "escape")
        assert reader.lit() == "Ada Lind"
        await reader.press("]")
        assert reader.message.startswith("Ada Lind · Lind · 2 of 13")
        await reader.press("[", "[")
        assert reader.message.startswith("Ada Lind · Lind · 13 of 13")
        await reader.press("]")
        assert reader.message.startswith("Ada Lind · Lind · 1 of 13")


async def test_step_reveals_the_mention(open_reader: OpenReader) -> None:
    """The mention that one steps to is on screen, and the one that stands out."""
    async with open_reader() as reader:
        await reader.press("e", "j", "j", "enter", "]", "]")
        assert reader.message.startswith("Norby · 3 of 3")
        assert look_of(reader, "Norby had") == (True, False)


async def test_step_without_mentions_says_so(open_reader: OpenReader) -> None:
    """An article that names nothing has nothing to step to."""
    async with open_reader() as reader:
        await reader.press("G", "enter", "]")
        assert reader.message == "No names or numbers here."


async def test_enter_pins_and_unpins(open_reader: OpenReader) -> None:
    """A pinned entry stays lit when the panel is left, and carries a sign; Enter again takes it off."""
    async with open_reader() as reader:
        await reader.press("e", "j", "enter")
        assert "▸•Bo Park" in reader.text
        await reader.press("e")
        assert reader.lit() == "Bo Park"
        await reader.press("e", "enter", "e")
        assert reader.lit() is None
        assert "•Bo Park" not in reader.text


async def test_click_pins_an_entry_and_a_mention(open_reader: OpenReader) -> None:
    """A click in the panel or in the text does what Enter does."""
    async with open_reader() as reader:
        await reader.click("Norby on 3 May")
        await reader.hover("All 6", "#top")
        assert reader.lit() == "Norby"
        await reader.click("40 percent", "#panel")
        await reader.hover("All 6", "#top")
        assert reader.lit() == "40 percent"
        await reader.click("40 percent", "#panel")
        await reader.press("escape")
        assert reader.lit() is None


async def test_hover_over_another_entry_does_not_lose_the_pin(open_reader: OpenReader) -> None:
    """What is pointed at lights for as long as it is pointed at; then the pinned entry does again."""
    async with open_reader() as reader:
        await reader.press("e", "enter", "e")
        await reader.hover("Norby on 3 May")
        assert reader.lit() == "Norby"
        await reader.hover("Part 1 ")
        assert reader.lit() == "Ada Lind"


async def test_escape_leaves_panel_then_pin_then_text(open_reader: OpenReader) -> None:
    """Esc takes one thing back at a time, the one that was entered last."""
    async with open_reader() as reader:
        await reader.press("e", "enter")
        await reader.press("escape")
        assert reader.screen.view.has_focus
        assert reader.lit() == "Ada Lind"
        await reader.press("escape")
        assert reader.lit() is None
        assert reader.screen.view.has_focus
        await reader.press("escape")
        assert reader.screen.articles.has_focus
        await reader.press("escape")
        assert reader.app.is_running


async def test_folded_groups_open_with_enter(open_reader: OpenReader) -> None:
    """Organisations are folded at first; Enter opens and closes them."""
    async with open_reader() as reader:
        await reader.press("e", "j", "j", "j", "j")
        assert "▸ Organisations 1" in reader.text
        await reader.press("enter")
        assert "▾ Organisations 1" in reader.text
        await reader.press("j")
        assert reader.lit() == "the Bridge Board"
        await reader.press("k", "enter")
        assert "▸ Organisations 1" in reader.text


async def test_small_numbers_open_with_a_click(open_reader: OpenReader) -> None:
    """The small numbers are folded behind their count."""
    async with open_reader() as reader:
        await reader.click("+1 small", "#panel")
        await reader.hover(" two", "#panel")
        assert reader.lit() == "two"


async def test_strip_lights_entries_where_there_is_no_panel(open_reader: OpenReader) -> None:
    """At 80 by 24 three lines below the text name who, where and how much, and light up both ways."""
    async with open_reader((80, 24)) as reader:
        assert not reader.screen.panel.display
        await reader.hover("Ostmark", "#strip")
        assert reader.lit() == "Ostmark"
        assert "stayed at home" in reader.text
        await reader.click("Norby", "#strip")
        await reader.hover("All 6", "#top")
        assert reader.lit() == "Norby"


async def test_panel_opens_over_the_strip(open_reader: OpenReader) -> None:
    """At 80 by 24 e opens the panel and esc closes it."""
    async with open_reader((80, 24)) as reader:
        await reader.press("e")
        assert reader.screen.panel.display
        assert reader.screen.panel.has_focus
        assert not reader.screen.strip.display
        assert reader.lit() == "Ada Lind"
        await reader.press("escape")
        assert not reader.screen.panel.display
        assert reader.screen.strip.display
