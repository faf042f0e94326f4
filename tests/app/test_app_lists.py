"""The lists in the sidebar: choosing, saving a search, naming, moving, taking out, and their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.ui.widgets.prompt import Asking
from tests.app.conftest import BROKEN, SHORT_ARTICLES
from tests.ui_samples import TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import OpenReader, Reader

ZEBRA, MARKUP, FERRY, OWL = (title for title, _published in SHORT_ARTICLES)
SMART = 4
"""Lists before the saved ones."""
FIRST_SAVED = str(SMART + 1)
TODAY = str(SMART)


@pytest.fixture
def saved(library_path: Path) -> Path:
    """A library with two saved searches."""
    library = Library.open(library_path)
    library.lists.save("Boats", "ferry OR bridge")
    library.lists.save("Birds", "owl")
    library.close()
    return library_path


def rows(reader: Reader) -> list[str]:
    """What the lists show, from the top, without spaces at the ends."""
    region = reader.screen.lists.region
    lines = reader.lines[region.y : region.bottom]
    return [line for row in lines if (line := row[region.x : region.right].strip(" ▌"))]


async def search(reader: Reader, words: str) -> None:
    """Search the library."""
    await reader.press("S")
    await reader.paste(words)
    await reader.press("enter")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("size", [(80, 24), (133, 36), (50, 20)])
async def test_lists_stand_in_the_place_of_the_articles(open_reader: OpenReader, size: tuple[int, int]) -> None:
    """One key shows all lists with their keys and unread articles; the samples come last, and have none."""
    async with open_reader(size) as reader:
        await reader.press("0")
        assert reader.screen.lists.has_focus
        assert not reader.screen.articles.region
        await reader.until(lambda: rows(reader)[0].endswith(" 6"))
        table = [row.split() for row in rows(reader)]
        assert table[:2] == [["1", "All", "6"], ["2", "Unread", "6"]]
        assert table[SMART - 1] == [TODAY, "Today", "6"]
        assert table[SMART:] == [
            [FIRST_SAVED, "Boats", "2"],
            [str(SMART + 2), "Birds", "1"],
            [str(SMART + 3), "Removed"],
            [str(SMART + 4), "Samples"],
        ]


@pytest.mark.usefixtures("saved")
async def test_lists_are_left_by_the_keys_that_leave(open_reader: OpenReader) -> None:
    """The same key, escape, q and going right show the articles again, which have the keys."""
    async with open_reader() as reader:
        for key in ("0", "escape", "q", "l"):
            await reader.press("0", key)
            assert reader.screen.articles.has_focus
            assert reader.screen.articles.region
            assert not reader.screen.lists.region
        assert reader.app.is_running


@pytest.mark.usefixtures("saved")
async def test_list_is_chosen_in_the_lists(open_reader: OpenReader) -> None:
    """J goes down, Enter lists; the bar names the list, with what it holds and what of it is unread."""
    async with open_reader() as reader:
        await reader.press("0", *"j" * SMART, "enter")
        assert "Boats 2 · Unread 2" in reader.lines[0]
        assert reader.screen.articles.has_focus
        assert reader.screen.articles.row_count == 2
        await reader.press("0")
        assert reader.screen.lists.cursor == SMART


@pytest.mark.usefixtures("saved")
async def test_list_is_chosen_by_its_number(open_reader: OpenReader) -> None:
    """A digit lists without showing the lists; one of no list says what there is."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED)
        assert "Boats 2 · Unread 2" in reader.lines[0]
        await reader.press(TODAY)
        assert "Today 6 · Unread 6" in reader.lines[0]
        await reader.press("9")
        assert reader.message == "There is no list 9; 0 shows those that there are."
        await reader.press("1")
        assert "All 6" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_list_is_chosen_with_the_mouse(open_reader: OpenReader) -> None:
    """A click on a row lists it."""
    async with open_reader() as reader:
        await reader.press("0")
        await reader.click("Birds", within="#lists")
        assert "Birds 1 · Unread 1" in reader.lines[0]
        assert reader.title == OWL


@pytest.mark.usefixtures("saved")
async def test_list_is_read_on_in(open_reader: OpenReader) -> None:
    """In a saved list, n and p go to unread articles of it, whose rows are those of a list and not of a search."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED, "enter")
        assert reader.title == TITLE
        assert reader.screen.articles.row_height == 2
        await reader.press("n")
        assert reader.title == FERRY
        await reader.press("n")
        assert reader.message == "Nothing unread further on."
        await reader.press("m", "K", "m", "J", "p")
        assert reader.title == TITLE


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("key", [FIRST_SAVED, "1"])
async def test_list_is_read_on_in_after_a_search(open_reader: OpenReader, key: str) -> None:
    """Its first article was open with matches: they go with the search, and n leads to the next unread article."""
    async with open_reader() as reader:
        await search(reader, "bridge")
        assert reader.title == TITLE
        await reader.press("n")
        assert reader.message.startswith("Match ")
        await reader.press(key, "enter")
        assert reader.title == TITLE
        await reader.press("n")
        assert reader.title == (FERRY if key == FIRST_SAVED else ZEBRA)


@pytest.mark.usefixtures("saved")
async def test_list_forgets_a_search_but_not_what_is_found_in_the_article(open_reader: OpenReader) -> None:
    """What was looked for in the text alone is stepped through until esc."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED, "enter", "slash")
        await reader.paste("river")
        await reader.press("enter", "O", "n")
        assert reader.message.startswith("Match ")


@pytest.mark.usefixtures("saved")
async def test_list_opens_articles_where_one_was(open_reader: OpenReader) -> None:
    """A list leads to where one was in an article; only a search leads to its hits."""
    async with open_reader((80, 24)) as reader:
        await reader.press(FIRST_SAVED, "enter", "G")
        bottom = reader.screen.view.scroll_offset.y
        assert bottom > 0
        await reader.press("J", "K")
        assert reader.title == TITLE
        assert reader.screen.view.scroll_offset.y == bottom


@pytest.mark.usefixtures("saved")
async def test_list_is_ordered_and_filtered_like_any(open_reader: OpenReader) -> None:
    """O goes through the orders of a list, f filters it, and the filter goes by escape."""
    async with open_reader() as reader:
        await reader.press(TODAY, "O")
        assert "Today 6 · Unread 6 · first added first" in reader.lines[0]
        assert [row.title for i in range(6) if (row := reader.screen.articles.row(i))] == [
            BROKEN, OWL, FERRY, MARKUP, ZEBRA, TITLE,
        ]  # fmt: skip
        await reader.press("O", "f")
        await reader.paste("the")
        assert "with “the”" in reader.lines[0]
        assert [row.title for i in range(5) if (row := reader.screen.articles.row(i))] == [OWL, FERRY, BROKEN]
        await reader.press("escape")
        assert "Today 6 · Unread 6 · by title" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_list_is_marked_as_read_alone(open_reader: OpenReader) -> None:
    """A marks what is in the list and nothing else; U undoes it."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED, "A")
        assert reader.message == "2 marked as read. U undoes it."
        assert "Boats 2 · Unread 0" in reader.lines[0]
        await reader.press("1")
        assert "All 6 · Unread 4" in reader.lines[0]
        await reader.press("U")
        assert "All 6 · Unread 6" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_list_is_left_for_all_articles(open_reader: OpenReader) -> None:
    """Escape in a saved list goes to all articles; a search in it goes back to the list."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED)
        await search(reader, " stayed")
        assert "“ferry OR bridge stayed”" in reader.lines[0]
        await reader.press("escape")
        assert "Boats 2" in reader.lines[0]
        await reader.press("escape")
        assert "All 6" in reader.lines[0]


@pytest.mark.usefixtures("library_path")
async def test_empty_list_says_so(open_reader: OpenReader) -> None:
    """A list in which nothing is says it, and the way on."""
    async with open_reader() as reader:
        await search(reader, "xyzzy")
        await reader.press("B")
        await reader.press("enter")
        await reader.press(FIRST_SAVED)
        assert "Nothing is in “xyzzy” now." in reader.text


@pytest.mark.usefixtures("library_path")
async def test_search_is_saved_under_the_name_that_is_offered(open_reader: OpenReader) -> None:
    """B after a search offers a name; Enter takes it, and the search is a list, which U takes out."""
    async with open_reader((80, 24)) as reader:
        await search(reader, "ferry OR  owl")
        assert "B save as a list" in reader.text
        await reader.press("B")
        assert reader.screen.prompt.asking is Asking.NAME
        assert reader.screen.prompt.words == "ferry OR owl"
        await reader.press("enter")
        assert reader.message == "Saved as list “ferry OR owl”. U takes it out again."
        assert reader.screen.articles.has_focus
        await reader.press(FIRST_SAVED)
        assert "ferry OR owl 2 · Unread 2" in reader.lines[0]
        await reader.press("U", "0")
        assert reader.message == "Took out list “ferry OR owl” again."
        assert "ferry" not in " ".join(rows(reader))


@pytest.mark.usefixtures("library_path")
async def test_search_is_not_saved_when_one_leaves_the_prompt(open_reader: OpenReader) -> None:
    """Escape saves nothing and leaves the search as it is; where nothing is searched for there is nothing to save."""
    async with open_reader() as reader:
        await reader.press("B")
        assert reader.message == "Search for something first: S searches."
        await search(reader, "owl")
        await reader.press("B", "escape")
        assert "“owl” in 1 article" in reader.lines[0]
        assert reader.app.services.lists.named("owl") is None


@pytest.mark.usefixtures("library_path")
@pytest.mark.parametrize(
    ("name", "said"),
    [("  ", "A list needs a name."), ("today", "There is a list “Today” already, which is always there.")],
)
async def test_search_cannot_be_saved_under_some_names(open_reader: OpenReader, name: str, said: str) -> None:
    """No name, and that of a list which is always there, are refused in a sentence."""
    async with open_reader() as reader:
        await search(reader, "owl")
        await reader.press("B", "ctrl+u")
        await reader.paste(name)
        await reader.press("enter")
        assert reader.message == said


@pytest.mark.usefixtures("saved")
async def test_list_gets_another_name(open_reader: OpenReader) -> None:
    """C asks for the name; the bar says the new one of the list on the screen, and U takes it back."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED)
        await reader.press("0", "c", "ctrl+u")
        await reader.paste("Ships")
        await reader.press("enter")
        assert reader.message == "List “Boats” is “Ships” now. U undoes it."
        assert "Ships 2" in reader.lines[0]
        assert reader.screen.lists.has_focus
        await reader.press("U")
        await reader.until(lambda: "Boats 2" in reader.lines[0])
        assert any("Boats" in row for row in rows(reader))


@pytest.mark.usefixtures("saved")
async def test_list_gets_no_name_that_another_one_has(open_reader: OpenReader) -> None:
    """Two lists of a name could not be told apart."""
    async with open_reader() as reader:
        await reader.press("0", *"j" * SMART, "c", "ctrl+u")
        await reader.paste("BIRDS")
        await reader.press("enter")
        assert reader.message == "There is a list “Birds” already."


@pytest.mark.usefixtures("saved")
async def test_list_is_moved(open_reader: OpenReader) -> None:
    """J and K move the list at the cursor, which stays on it; U moves it back; at the end it goes no further."""
    async with open_reader() as reader:
        await reader.press("0", *"j" * SMART, "J")
        assert [row.split()[1] for row in rows(reader)[SMART:-2]] == ["Birds", "Boats"]
        assert reader.screen.lists.cursor == SMART + 1
        await reader.press("J")
        assert reader.message == "It goes no further."
        await reader.press("K")
        assert [row.split()[1] for row in rows(reader)[SMART:-2]] == ["Boats", "Birds"]
        await reader.press("U")
        assert [row.split()[1] for row in rows(reader)[SMART:-2]] == ["Birds", "Boats"]


@pytest.mark.usefixtures("saved")
async def test_list_is_taken_out_and_comes_back(open_reader: OpenReader) -> None:
    """D takes out the list at the cursor and no article; U brings it back to its place."""
    async with open_reader() as reader:
        await reader.press("0", *"j" * SMART, "D")
        assert reader.message == "Took out list “Boats”, its articles stay. U brings it back."
        assert [row.split()[1] for row in rows(reader)[SMART:]] == ["Birds", "Removed", "Samples"]
        await reader.press("U")
        assert [row.split()[1] for row in rows(reader)[SMART:]] == ["Boats", "Birds", "Removed", "Samples"]
        assert reader.app.services.tally().articles == 6


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("key", ["D", "c", "J"])
async def test_lists_that_are_always_there_stay(open_reader: OpenReader, key: str) -> None:
    """They cannot be changed, and say so."""
    async with open_reader() as reader:
        await reader.press("0", key)
        assert reader.message == "“All” is always there; lists of your own can be changed."
        assert reader.screen.prompt.asking is None


@pytest.mark.usefixtures("saved")
async def test_counts_follow_what_is_read(open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the lists are shown, what is read and undone is counted again by itself."""
    monkeypatch.setattr("reader.ui.screens.lists.COUNT_S", 0.05)
    async with open_reader() as reader:
        await reader.press("0")
        await reader.until(lambda: rows(reader)[0].endswith(" 6"))
        await reader.press("m")
        await reader.until(lambda: rows(reader)[0].endswith(" 5") and rows(reader)[SMART].endswith(" 1"))


@pytest.mark.usefixtures("saved")
async def test_nothing_is_counted_while_no_list_is_seen(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts cost something, so they are made for those who see them."""
    async with open_reader() as reader:
        monkeypatch.setattr(reader.app.services, "unread_of", None)
        reader.screen.tell_changed(is_elsewhere=False)
        await reader.press("m", "1", FIRST_SAVED, "J")
        assert "Boats" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_search_that_comes_of_a_list_is_not_that_list(open_reader: OpenReader) -> None:
    """What a facet or a name asks for has no name, and would not be saved as the list; escape leads back to it."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED, "E", "enter")
        assert (reader.screen._wanted.name, reader.screen._wanted.is_search) == ("", True)
        assert "Boats" not in reader.lines[0]
        await reader.press("B")
        assert reader.screen.prompt.words.startswith("(ferry OR bridge*) ")
        await reader.press("escape", "escape")
        assert "Boats 2" in reader.lines[0]
        await reader.press("e", "w", "w")
        assert reader.screen._wanted.query.startswith("person:")
        assert not reader.screen._wanted.name
        await reader.press("escape")
        assert "Boats 2" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_search_in_a_list_that_asks_nothing_yet_leaves_the_list(open_reader: OpenReader) -> None:
    """What is typed there may be unfinished; then that list is shown, and not the library."""
    async with open_reader() as reader:
        await reader.press(FIRST_SAVED, "S", "ctrl+u")
        assert "Boats 2" in reader.lines[0]
        await reader.paste("owl")
        assert "“owl”" in reader.lines[0]
        await reader.press("escape")
        assert "Boats 2" in reader.lines[0]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("size", [(80, 24), (133, 36)])
async def test_lists_make_room_for_what_is_searched_for(open_reader: OpenReader, size: tuple[int, int]) -> None:
    """Results are seen while one types, and so are those of a filter; escape goes back to the articles."""
    async with open_reader(size) as reader:
        for key in ("slash", "S", "f"):
            await reader.press("0", key)
            assert not reader.screen.is_choosing_list
            await reader.paste("owl")
            assert reader.screen.articles.display
            assert OWL in reader.text
            await reader.press("escape")
            assert reader.screen.articles.has_focus


@pytest.mark.usefixtures("library_path")
async def test_list_that_is_gone_is_a_search_again(open_reader: OpenReader) -> None:
    """Undoing takes out the list that is on the screen; what it listed stays, and escape leads to all articles."""
    async with open_reader() as reader:
        await search(reader, "ferry OR owl")
        await reader.press("B", "ctrl+u")
        await reader.paste("Both")
        await reader.press("enter", FIRST_SAVED)
        assert "Both 2 · Unread 2" in reader.lines[0]
        await reader.press("U")
        assert "“ferry OR owl” in 2 articles" in reader.lines[0]
        await reader.press("escape")
        assert "All 6" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_search_in_a_list_that_is_gone_leads_to_all_articles(open_reader: OpenReader) -> None:
    """And to no list that there is no more."""
    async with open_reader() as reader:
        reader.app.services.lists.save("Bees", "owl")
        await reader.press(str(SMART + 3))
        await search(reader, " hall")
        await reader.press("U", "escape")
        assert "All 6" in reader.lines[0]


@pytest.mark.usefixtures("saved")
async def test_lists_open_at_the_one_that_is_listed(open_reader: OpenReader) -> None:
    """Wherever the cursor was when they were left."""
    async with open_reader() as reader:
        await reader.press("0", "G", "escape", FIRST_SAVED, "0")
        assert reader.screen.lists.cursor == SMART
        await reader.press("1", "0")
        assert reader.screen.lists.cursor == 0


@pytest.mark.usefixtures("library_path")
async def test_what_is_read_is_counted_where_one_has_put_it(open_reader: OpenReader) -> None:
    """Starred and removed articles, of which none is unread."""
    async with open_reader() as reader:
        await reader.press("s", "m", "j", "j", "m", "D")
        await reader.press("0")
        assert any(row.startswith("3 Starred") and row.endswith(" 1") for row in rows(reader))
        assert any("Removed" in row and row.endswith(" 1") for row in rows(reader))


@pytest.mark.usefixtures("saved")
async def test_prompt_for_a_name_tells_the_keys_that_it_has(open_reader: OpenReader) -> None:
    """Enter takes it; there is nothing to step through."""
    async with open_reader((80, 24)) as reader:
        await search(reader, "owl")
        await reader.press("B")
        assert "enter save" in reader.text
        assert "↓ next" not in reader.text
        await reader.press("escape", "0", *"jjjj", "c")
        assert "enter name it" in reader.text
        await reader.press("escape", "escape", "slash")
        assert "↓ next" in reader.text
