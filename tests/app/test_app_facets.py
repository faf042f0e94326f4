"""Facets: who, where, how much and when of what is listed, and the list narrowed by them step by step."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

import pytest

from reader.across import Facet, FacetKind, FacetValue
from reader.errors import StorageError
from reader.model import ListView
from reader.services import Services
from reader.ui import across_wording as wording
from tests.ui_samples import TITLE, make_article

if TYPE_CHECKING:
    from reader.ui.widgets.facet_view import FacetView
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path", "counting")


class Counting:
    """What the library counts, and of what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str | ListView] = []
        self.error: StorageError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def facets(self, services: Services, listed: str | ListView) -> tuple[Facet, ...]:
        """Values that real queries stand behind; fewer and fewer as the query grows."""
        self.gate.wait(20)
        if self.error is not None:
            raise self.error
        self.asked.append(listed)
        query = listed if isinstance(listed, str) else ""
        values = (("Ostmark", '"ostmark"'), ("the ferry", 'title:"ferry"'), ("Ada Lind", '"ada lind"'))
        known = tuple(
            FacetValue(label, words, len(services.search(f"{query} {words}")))
            for label, words in values
            if words.replace('"', "") not in query
        )
        return (Facet(FacetKind.WHO, known),)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The library's answers in place of its own."""
    answers = Counting()
    monkeypatch.setattr(Services, "facets", lambda services, listed, _values, **_: answers.facets(services, listed))
    return answers


def facets(reader: Reader) -> FacetView:
    """The facets."""
    return cast("FacetView", reader.screen.query_one("#facets"))


def label(reader: Reader) -> str | None:
    """What the cursor of the facets is on."""
    value = facets(reader).value_at_cursor
    return value.label if value is not None else None


async def test_e_shows_the_facets_of_the_list(open_reader: OpenReader, counting: Counting) -> None:
    """In the place of the panel, with the keys."""
    async with open_reader() as reader:
        await reader.press("E")
        assert counting.asked == [ListView()]
        assert facets(reader).has_focus
        assert not reader.screen.panel.display
        assert "WHO" in reader.text
        assert label(reader) == "Ostmark"
        assert "enter narrow" in reader.lines[-1]


async def test_unread_articles_and_filtered_ones_are_divided_too(open_reader: OpenReader, counting: Counting) -> None:
    """What is listed is asked for as a query."""
    async with open_reader() as reader:
        await reader.press("2", "E", "enter")
        assert counting.asked == [ListView(unread_only=True), "is:unread ostmark"]


async def test_choosing_narrows_the_list_and_esc_widens_it(open_reader: OpenReader, counting: Counting) -> None:
    """Step by step, with the facets counted anew; at last esc leaves them, and the list is as it was."""
    async with open_reader() as reader:
        await reader.press("E", "enter")
        assert reader.screen._wanted.query == "ostmark"
        assert "“ostmark” in 2 articles" in reader.lines[0]
        assert "› Ostmark" in reader.text
        assert facets(reader).has_focus
        assert reader.message == wording.narrowed("Ostmark")
        await reader.press("enter")
        assert reader.screen._wanted.query == "ostmark* title:ferry"
        assert reader.title == "The ferry to Ostmark stops for ever"
        await reader.press("backspace")
        assert reader.screen._wanted.query == "ostmark"
        await reader.press("escape")
        assert reader.screen._wanted.query == ""
        assert reader.title == TITLE
        assert counting.asked == [ListView(), "ostmark", "ostmark* title:ferry", "ostmark", ListView()]
        await reader.press("backspace")
        assert reader.message == wording.NOT_NARROWED
        await reader.press("escape")
        assert reader.screen.panel.display
        assert reader.screen.articles.has_focus


async def test_typed_search_is_narrowed_and_can_be_edited(open_reader: OpenReader) -> None:
    """What was chosen stands in it like what was typed; after that there is nothing to take back."""
    async with open_reader() as reader:
        await reader.press("slash", *"norb", "enter", "E", "enter")
        assert reader.screen._wanted.query == "norb* ostmark"
        await reader.press("slash")
        assert reader.screen.prompt.words == "norb* ostmark"
        await reader.press("backspace", "enter", "E", "backspace")
        assert reader.screen._wanted.query == "norb* ostmar"
        assert reader.message == wording.NOT_NARROWED


@pytest.mark.parametrize("size", [(80, 24), (133, 36)])
async def test_search_that_is_left_comes_back_to_what_was_narrowed(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    """With the keys in the facets, and the narrowing to be taken back."""
    async with open_reader(size) as reader:
        await reader.press("E", "enter", "slash")
        await reader.paste(" owl")
        assert reader.screen._wanted.query == "ostmark owl"
        await reader.press("escape")
        assert reader.screen._wanted.query == "ostmark"
        assert facets(reader).has_focus
        assert facets(reader).display
        assert "› Ostmark" in reader.text
        await reader.press("escape")
        assert reader.screen._wanted.query == ""
        assert facets(reader).has_focus


async def test_facets_tell_what_is_not_counted_yet(open_reader: OpenReader) -> None:
    """Articles that are not analysed; what could not be analysed is not waited for."""
    async with open_reader() as reader:
        reader.app.services.hold_analysis(on=True)
        reader.app.services._library.add(make_article("Not read yet.\n\nIt is new."), None)
        await reader.press("E")
        lines = [line.strip() for line in reader.text.split("\n")]
        assert any(line.endswith("1 of 7 articles") for line in lines)
        assert any(line.endswith("are not analysed yet") for line in lines)
        await reader.press("escape")


async def test_facets_of_all_articles_say_nothing_of_analysis(open_reader: OpenReader) -> None:
    """They are counted; the one that failed stays so."""
    async with open_reader() as reader:
        await reader.press("E")
        assert "WHO" in reader.text
        assert "analysed yet" not in reader.text


async def test_facets_follow_another_search(open_reader: OpenReader, counting: Counting) -> None:
    """They stand beside the list while one types."""
    async with open_reader() as reader:
        await reader.press("E", "h", "h", "slash", *"owl", "enter")
        assert facets(reader).display
        assert counting.asked[-1] == "owl"


async def test_old_facets_are_dimmed_until_the_new_ones_are_here(open_reader: OpenReader, counting: Counting) -> None:
    """Nothing is chosen from them, and the list does not wait."""
    async with open_reader() as reader:
        await reader.press("E")
        counting.gate.clear()
        await reader.pilot.press("enter")
        await reader.pilot.pause()
        assert facets(reader).is_counting
        color = reader.app.screen.get_style_at(*reader.place_of("Ostmark", "#facets")).color
        assert color == reader.app.screen.get_style_at(*reader.place_of("2 ", "#facets")).color
        await reader.pilot.press("enter")
        counting.gate.set()
        await reader.settle()
        assert reader.screen._wanted.query == "ostmark"
        assert not facets(reader).is_counting


async def test_facets_that_cannot_be_counted_say_why(open_reader: OpenReader, counting: Counting) -> None:
    """At the bottom; the list stays as it is."""
    counting.error = StorageError("The library could not be read.")
    async with open_reader() as reader:
        await reader.press("E")
        assert reader.message == "The library could not be read."
        await reader.press("escape")
        assert reader.screen.panel.display


async def test_e_goes_to_the_facets_and_leaves_them(open_reader: OpenReader) -> None:
    """From another pane to them, from them to the list; and `e` has the panel in their place."""
    async with open_reader() as reader:
        await reader.press("E", "h")
        assert reader.screen.view.has_focus
        await reader.press("E")
        assert facets(reader).has_focus
        await reader.press("E")
        assert reader.screen.articles.has_focus
        assert not facets(reader).display
        await reader.press("E", "e")
        assert reader.screen.panel.has_focus
        assert not facets(reader).display


async def test_click_narrows(open_reader: OpenReader) -> None:
    """As Enter does."""
    async with open_reader() as reader:
        await reader.press("E")
        await reader.click("the ferry", "#facets")
        assert reader.screen._wanted.query == "title:ferry"


async def test_nothing_listed_can_be_widened_again(open_reader: OpenReader) -> None:
    """A value that leaves nothing leaves the facets with the keys, and the way back."""
    async with open_reader() as reader:
        await reader.press("E", "j", "enter", "slash", *" zebra", "enter", "E")
        assert "Nothing has" in reader.text
        await reader.press("escape")
        assert not facets(reader).display


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_facets_lie_over_the_text_where_there_is_little_room(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    """While they have the keys; the list that they narrow stays in sight."""
    async with open_reader(size) as reader:
        await reader.press("E")
        assert facets(reader).display
        assert reader.screen.articles.display
        await reader.press("enter")
        assert "The ferry" in reader.text
        assert reader.screen._wanted.query == "ostmark"
        await reader.press("h")
        assert not facets(reader).display
        await reader.press("E", "escape", "escape")
        assert reader.screen._wanted.query == ""
        assert not reader.screen.has_class("-dividing")
