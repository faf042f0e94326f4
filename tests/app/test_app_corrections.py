"""Putting names right in the panel: x hides, c changes the kind, M merges, U undoes; everywhere and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from reader import paths
from reader.frozen import replace
from reader.ui import wording
from tests.ui_samples import LAST, TITLE

if TYPE_CHECKING:
    from reader.model import Analysis
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path")

ADA, BO = '"Ada Lind"', '"Bo Park"'


def rules() -> list[str]:
    """The lines of the file of corrections that are no comment."""
    file = paths.names_file()
    text = file.read_text() if file.exists() else ""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def listed(reader: Reader) -> list[str]:
    """The rows of the panel that are not empty, with single spaces."""
    region = reader.screen.panel.region
    rows = [" ".join(line[region.x : region.right].split()) for line in reader.lines[region.y : region.bottom]]
    return [row for row in rows if row]


async def test_x_hides_the_entry_everywhere(open_reader: OpenReader) -> None:
    """It is gone from the panel and from the text, here and in other articles; one line of the file says so."""
    async with open_reader() as reader:
        await reader.press("e", "x")
        assert listed(reader)[:3] == ["PEOPLE", "▸ Bo Park 1", "PLACES"]
        assert reader.message == "“Ada Lind” is hidden everywhere. U brings it back."
        assert rules() == [f"hide person {ADA}"]
        await reader.press("J")
        assert reader.title != "A bridge opens in Norby"
        assert "Ada Lind of Norby" in reader.text
        assert listed(reader)[:2] == ["PLACES", "▸ Norby 1"]


async def test_x_goes_on_to_the_next_entry(open_reader: OpenReader) -> None:
    """The cursor is on what stands where the hidden entry stood, and that is lit, without scrolling the text."""
    async with open_reader() as reader:
        await reader.press("e", "x")
        assert reader.lit() == "Bo Park"
        assert reader.screen.view.scroll_offset.y == 0
        await reader.press("x")
        assert reader.lit() == "Norby"
        assert rules() == [f"hide person {ADA}", f"hide person {BO}"]


async def test_x_shows_before_it_is_written(open_reader: OpenReader) -> None:
    """The next frame has it; the file follows."""
    async with open_reader() as reader:
        await reader.press("e")
        reader.screen.action_hide_entry()
        assert reader.screen.panel.entry_at_cursor is not None
        assert reader.screen.panel.entry_at_cursor.label == "Bo Park"
        assert rules() == []
        await reader.settle()
        assert rules() == [f"hide person {ADA}"]


async def test_undo_brings_back_what_was_hidden(open_reader: OpenReader) -> None:
    """U says what it undid, and the cursor is on what came back; the file is gone again, as it was not there."""
    async with open_reader() as reader:
        await reader.press("e", "x", "U")
        assert reader.message == "“Ada Lind” is shown again."
        assert listed(reader)[:3] == ["PEOPLE", "▸ Ada Lind 13", "Bo Park 1"]
        assert reader.lit() == "Ada Lind"
        assert not paths.names_file().exists()
        await reader.press("U")
        assert reader.message == "Nothing to undo."


@pytest.mark.parametrize("undo", [("U",), ("U", "Y", "U")])
async def test_undo_in_a_search_says_what_it_undid(open_reader: OpenReader, undo: tuple[str, ...]) -> None:
    """The article is not opened anew for it: the cursor of the panel and the place in the text stay."""
    async with open_reader() as reader:
        await reader.press("S")
        await reader.paste("bridge")
        await reader.press("enter", "enter", "G", "e", "j", "j", "x")
        top = reader.screen.view.scroll_offset.y
        await reader.press(*undo)
        assert reader.message == "“Norby” is shown again."
        assert "▸ Norby 3" in listed(reader)
        assert reader.screen.view.scroll_offset.y == top


async def test_undo_of_a_correction_stays_with_the_article(open_reader: OpenReader) -> None:
    """Also in the list of what is unread, where it is no longer; nothing has changed for the list."""
    async with open_reader() as reader:
        await reader.press("2", "enter", "e", "x")
        for key, said in (("U", "“Ada Lind” is shown again."), ("Y", "The correction holds again.")):
            await reader.press(key)
            assert reader.title == TITLE
            assert reader.message == said


async def test_undo_leaves_the_cursor_of_the_panel_while_one_reads(open_reader: OpenReader) -> None:
    """What comes back is lit only for who is in the panel."""
    async with open_reader() as reader:
        await reader.press("e", "x", "escape", "U")
        assert reader.message == "“Ada Lind” is shown again."
        assert reader.lit() is None


async def test_hiding_all_says_that_nothing_is_left(open_reader: OpenReader) -> None:
    """The panel is not empty without a word, and one more key finds nothing to hide."""
    async with open_reader() as reader:
        await reader.press("J", "e", "x", "x")
        assert listed(reader) == [wording.NO_ENTRIES]
        await reader.press("x")
        assert reader.message == wording.NO_ENTRY
        await reader.press("U", "U")
        assert listed(reader)[0] == "PEOPLE"


async def test_c_changes_the_kind_step_by_step(open_reader: OpenReader) -> None:
    """Person, place, organisation, and back to a person, which is no correction any more; the cursor follows."""
    async with open_reader() as reader:
        await reader.press("e", "j", "c")
        assert reader.message == "“Bo Park” is a place everywhere now. U undoes it."
        assert listed(reader)[:5] == ["PEOPLE", "Ada Lind 13", "PLACES", "▸ Bo Park 1", "Norby 3"]
        assert rules() == [f"retype person {BO} as place"]
        await reader.press("c")
        assert reader.message == "“Bo Park” is an organisation everywhere now. U undoes it."
        assert reader.lit() == "Bo Park"
        assert "▾ Organisations 2" in reader.text
        assert rules() == [f"retype person {BO} as organisation"]
        await reader.press("c")
        assert reader.message == "“Bo Park” is a person everywhere now. U undoes it."
        assert rules() == []
        assert listed(reader)[:3] == ["PEOPLE", "Ada Lind 13", "▸ Bo Park 1"]


async def test_c_in_one_breath_takes_every_step(open_reader: OpenReader) -> None:
    """Keys that come faster than the file can be written lose nothing."""
    async with open_reader() as reader:
        await reader.press("e", "j")
        for _ in range(2):
            reader.screen.action_retype_entry()
        await reader.settle()
        assert rules() == [f"retype person {BO} as organisation"]


async def test_corrections_in_one_breath_show_once_each(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the file said between two of them is not shown: a hidden entry does not come back for a moment."""
    async with open_reader() as reader:
        await reader.press("e")
        shown: list[int] = []
        change = reader.screen._change_entries

        def changed(made: Analysis) -> None:
            shown.append(len(made.entities))
            change(made)

        monkeypatch.setattr(reader.screen, "_change_entries", changed)
        reader.screen.action_hide_entry()
        reader.screen.action_hide_entry()
        await reader.settle()
        assert shown == [5, 4]
        assert len(rules()) == 2


async def test_palette_offers_corrections(open_reader: OpenReader) -> None:
    """From the panel the palette opens over it, and corrects the entry that was left there."""
    async with open_reader() as reader:
        await reader.press("e", "j", "colon")
        await reader.paste("hide the entry")
        palette = reader.app.screen
        await reader.until(lambda: palette.query_one(OptionList).option_count == 1)
        await reader.press("down", "enter")
        await reader.until(lambda: rules() == [f"hide person {BO}"])


async def test_undo_takes_back_one_kind_at_a_time(open_reader: OpenReader) -> None:
    """Each press is a step of its own."""
    async with open_reader() as reader:
        await reader.press("e", "j", "c", "c", "U")
        assert rules() == [f"retype person {BO} as place"]
        assert reader.message == "“Bo Park” is as it was before."
        assert reader.lit() == "Bo Park"
        await reader.press("U")
        assert rules() == []
        assert listed(reader)[:3] == ["PEOPLE", "Ada Lind 13", "▸ Bo Park 1"]


async def test_merge_takes_an_entry_into_the_one_that_is_chosen(open_reader: OpenReader) -> None:
    """M, the way to the other one, Enter: its mentions light up with the other's, under the other's name."""
    async with open_reader() as reader:
        await reader.press("e", "j", "M")
        assert reader.message == "Merge “Bo Park” into: go to another name, enter merges, esc leaves it."
        await reader.press("k")
        assert reader.message == "Merge “Bo Park” into “Ada Lind”: enter merges, esc leaves it."
        await reader.press("enter")
        assert reader.message == "“Bo Park” is “Ada Lind” everywhere now. U undoes it."
        assert listed(reader)[:3] == ["PEOPLE", "▸ Ada Lind 14", "PLACES"]
        assert rules() == [f"merge person {BO} into person {ADA}"]
        assert reader.screen._light.pinned is None
        await reader.press("U")
        assert listed(reader)[:3] == ["PEOPLE", "Ada Lind 13", "▸ Bo Park 1"]
        assert rules() == []


async def test_merge_into_another_kind_makes_it_of_that_kind(open_reader: OpenReader) -> None:
    """One may go to any name."""
    async with open_reader() as reader:
        await reader.press("e", "j", "M", "j", "enter")
        assert "▸ Norby 4" in listed(reader)
        assert rules() == [f'merge person {BO} into place "Norby"']


async def test_merge_is_left_with_escape(open_reader: OpenReader) -> None:
    """Esc leaves the merging and not the panel; Enter pins again."""
    async with open_reader() as reader:
        await reader.press("e", "M", "j", "escape")
        assert reader.screen.panel.has_focus
        assert reader.message.startswith("Bo Park")
        await reader.press("enter")
        assert "▸•Bo Park" in reader.text
        assert rules() == []


async def test_merge_is_left_with_the_panel(open_reader: OpenReader) -> None:
    """Who goes back to the text chooses nothing there."""
    async with open_reader() as reader:
        await reader.press("e", "M", "h")
        await reader.click("Norby on 3 May")
        assert rules() == []
        assert reader.screen._light.pinned is not None


async def test_merge_is_left_with_the_article(open_reader: OpenReader) -> None:
    """Another article has other entries."""
    async with open_reader() as reader:
        await reader.press("e", "M", "J", "j", "enter")
        assert rules() == []


async def test_merge_with_itself_or_a_number_waits_for_a_name(open_reader: OpenReader) -> None:
    """Enter on the entry itself does nothing, on a number it says what can be chosen."""
    async with open_reader() as reader:
        await reader.press("e", "M", "enter")
        assert reader.message.startswith("Merge “Ada Lind” into: go")
        await reader.press("G", "k", "enter")
        assert reader.message == wording.ONLY_NAMES
        await reader.press("g", "j", "enter")
        assert rules() == [f"merge person {ADA} into person {BO}"]


async def test_merge_of_two_of_one_name_is_refused(open_reader: OpenReader) -> None:
    """That is said, and another one can be chosen."""
    async with open_reader() as reader:
        screen = reader.screen
        assert screen._analysis is not None
        entities = [
            replace(one, name="Ada Lind") if one.name == "Bo Park" else one for one in screen._analysis.entities
        ]
        screen._change_entries(replace(screen._analysis, entities=tuple(entities)))
        await reader.press("e", "M", "j", "enter")
        assert reader.message == wording.SAME_NAME
        await reader.press("j", "enter")
        assert rules() == [f'merge person {ADA} into place "Norby"']


async def test_merge_opens_a_fold_on_its_way(open_reader: OpenReader) -> None:
    """Enter on a folded group opens it as ever."""
    async with open_reader() as reader:
        await reader.press("e", "M", "j", "j", "j", "j", "enter", "j", "enter")
        assert rules() == [f'merge person {ADA} into organisation "the Bridge Board"']
        assert reader.lit() == "the Bridge Board"


async def test_merge_by_mouse(open_reader: OpenReader) -> None:
    """A click on the other entry is as good as Enter."""
    async with open_reader() as reader:
        await reader.press("e", "M")
        await reader.click("Ostmark", "#panel")
        assert rules() == [f'merge person {ADA} into place "Ostmark"']


@pytest.mark.parametrize("key", ["x", "c", "M"])
async def test_number_cannot_be_corrected(open_reader: OpenReader, key: str) -> None:
    """That is said, and nothing is done."""
    async with open_reader() as reader:
        await reader.press("e", "G", "k", key)
        assert reader.message == wording.ONLY_NAMES
        assert rules() == []


async def test_fold_cannot_be_corrected_even_with_a_pin(open_reader: OpenReader) -> None:
    """The pinned entry, which is lit then, is not what the cursor is on."""
    async with open_reader() as reader:
        await reader.press("e", "enter", "j", "j", "j", "j", "x")
        assert reader.message == wording.NO_ENTRY
        assert rules() == []


async def test_pin_stays_when_another_entry_goes(open_reader: OpenReader) -> None:
    """Also when its number among the entries changes; the pin of what is hidden goes with it."""
    async with open_reader() as reader:
        await reader.press("e", "j", "j", "enter", "g", "x", "escape")
        assert reader.lit() == "Norby"
        await reader.press("e", "g", "j", "x", "escape")
        assert reader.lit() is None


async def test_text_stays_where_it_is(open_reader: OpenReader) -> None:
    """A correction moves no line, also of what was revealed for as long as it is pointed at."""
    async with open_reader() as reader:
        await reader.press("e", "j")
        assert LAST in reader.text
        await reader.press("x")
        assert LAST in reader.text
        await reader.press("escape")
        assert reader.screen.view.scroll_offset.y == 0


async def test_footer_names_the_keys_of_a_name_alone(open_reader: OpenReader) -> None:
    """In the panel, on a name: hide, kind, merge; not on a number, and not in the text."""
    async with open_reader((170, 36)) as reader:
        await reader.press("e")
        assert "x hide   esc back   c kind   M merge" in reader.lines[-1]
        await reader.press("G", "k")
        assert "x hide" not in reader.lines[-1]
        await reader.press("g", "enter", "escape")
        assert reader.lit() == "Ada Lind"
        assert "x hide" not in reader.lines[-1]


async def test_palette_corrects_what_is_lit(open_reader: OpenReader) -> None:
    """Without the panel the entry that is lit is meant; without any, the way to one is said."""
    async with open_reader() as reader:
        await reader.app.run_action("screen.hide_entry", reader.screen)
        assert reader.message == wording.NO_ENTRY
        await reader.press("e", "enter", "escape")
        await reader.app.run_action("screen.hide_entry", reader.screen)
        await reader.settle()
        assert rules() == [f"hide person {ADA}"]
        assert reader.lit() is None


async def test_merging_from_elsewhere_goes_to_the_panel(open_reader: OpenReader) -> None:
    """There the other entry is chosen."""
    async with open_reader() as reader:
        await reader.press("e", "enter", "escape")
        await reader.app.run_action("screen.merge_entry", reader.screen)
        await reader.settle()
        assert reader.screen.panel.has_focus
        await reader.press("g", "j", "enter")
        assert rules() == [f"merge person {ADA} into person {BO}"]


def in_one_line(reader: Reader) -> str:
    """All that stands on the screen, however it is broken into lines."""
    return " ".join(" ".join(reader.lines).split())


async def test_file_that_was_edited_is_obeyed_at_the_next_article(open_reader: OpenReader) -> None:
    """No restart is needed, and what is wrong with it is said."""
    async with open_reader() as reader:
        paths.names_file().parent.mkdir(parents=True, exist_ok=True)
        paths.names_file().write_text(f"oops\nhide person {ADA}\n")
        await reader.press("J")
        assert "Ada Lind" not in listed(reader)[1]
        assert "names.txt: line 1 is none of" in in_one_line(reader)


async def test_broken_file_is_told_at_the_start_and_kept(open_reader: OpenReader) -> None:
    """A correction is refused in a sentence, and what is on the screen is what is so."""
    paths.names_file().parent.mkdir(parents=True)
    paths.names_file().write_bytes(b"\xff")
    async with open_reader() as reader:
        await reader.until(lambda: "is not in UTF-8" in in_one_line(reader))
        await reader.press("e", "x")
        assert "is not in UTF-8" in reader.message
        assert "Ada Lind 13" in " ".join(listed(reader))
        assert paths.names_file().read_bytes() == b"\xff"


async def test_corrections_hold_at_the_next_start(open_reader: OpenReader) -> None:
    """They are for good."""
    async with open_reader() as reader:
        await reader.press("e", "x")
    async with open_reader() as reader:
        assert listed(reader)[:2] == ["PEOPLE", "Bo Park 1"]


async def test_small_screen_corrects_too(open_reader: OpenReader) -> None:
    """At 80 by 24 the panel opens over the strip, which shows what is left when it closes."""
    async with open_reader((80, 24)) as reader:
        await reader.press("e", "x", "escape")
        region = reader.screen.strip.region
        assert "Bo Park" in reader.lines[region.y]
        assert "Ada Lind" not in reader.lines[region.y]


async def test_article_of_another_list_is_not_corrected(open_reader: OpenReader) -> None:
    """While the samples are about to come, what is on the page still belongs to the library: its number does not."""
    async with open_reader() as reader:
        await reader.press("e")
        reader.screen.services.show_samples(on=True)
        reader.screen.action_hide_entry()
        await reader.settle()
        assert rules() == []
