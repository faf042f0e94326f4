"""The page of a name: from an article to it, from there to others, and all the way back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest

from reader.across import Companion, EntityPage, LinkedEntity, Nearby
from reader.errors import StorageError
from reader.frozen import replace
from reader.model import ArticleId, ListView
from reader.services import Services
from reader.ui import across_wording as wording
from reader.ui.screens.elsewhere import LIT_S
from tests.linked_samples import linked
from tests.ui_samples import LAST, TITLE, bridge

if TYPE_CHECKING:
    from reader.model import EntityKind
    from reader.ui.widgets.entity_view import EntityView
    from tests.app.conftest import OpenReader, Reader

pytestmark = pytest.mark.usefixtures("library_path", "across")
ADA, BO = 1, 2
NAMES = {"Ada Lind": ADA, "Bo Park": BO}


class Across:
    """What the library says of names, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int]] = []
        self.error: StorageError | None = None
        self.has_gone = False

    def entity_of(self, _services: Services, kind: EntityKind, name: str, article_id: ArticleId) -> LinkedEntity | None:
        """Ada is named in five articles, Bo in one."""
        self.asked.append((kind, name, article_id))
        number = NAMES.get(name)
        return None if number is None else linked(name, number=number, articles=5 if number == ADA else 1)

    def entity_page(self, services: Services, number: int) -> EntityPage | None:
        """With the articles of the library, each other as a companion, and the figures of the bridge."""
        if self.error is not None:
            raise self.error
        rows = services.page(ListView(), 0, 5)
        if self.has_gone:
            rows = [replace(row, id=ArticleId(row.id + 1000)) for row in rows]
        opened = next(row for row in rows if row.title == TITLE)
        if number == BO:
            entity = linked("Bo Park", number=BO, articles=1, aliases=())
            return EntityPage(entity, (opened,), (Companion("person", "Ada Lind", 1, ADA),), ())
        at = bridge().text.index("40 percent")
        near = Nearby(opened.id, "40%", "The bridge cost 40 percent more.", at, "2024-05-03")
        return EntityPage(linked(), tuple(rows), (Companion("person", "Bo Park", 1, BO),), (near,))


@pytest.fixture
def across(monkeypatch: pytest.MonkeyPatch) -> Across:
    """The library's answers in place of its own."""
    answers = Across()
    monkeypatch.setattr(Services, "entity_of", lambda *asked: answers.entity_of(*asked))  # noqa: PLW0108 - a method would be bound
    monkeypatch.setattr(Services, "entity_page", lambda *asked: answers.entity_page(*asked))  # noqa: PLW0108 - as above
    return answers


def page(reader: Reader) -> EntityView:
    """The page of a name."""
    return cast("EntityView", reader.screen.query_one("#name"))


def names_page(reader: Reader) -> str | None:
    """Whose page is in the place of the text; None for the text."""
    if not page(reader).display:
        return None
    shown = page(reader).shown
    return shown.name if shown is not None else None


async def test_w_opens_the_page_of_the_entry_in_the_panel(open_reader: OpenReader) -> None:
    """In the place of the text; list and panel stay, and the page has the keys."""
    async with open_reader() as reader:
        await reader.press("e", "w")
        assert names_page(reader) == "Ada Lind"
        assert not reader.screen.view.display
        assert reader.screen.panel.display
        assert page(reader).has_focus
        assert "named 15 times in 5 articles" in reader.text
        assert "w list them   esc back" in reader.lines[-1]


async def test_w_opens_the_page_of_what_was_gone_to_in_the_text(open_reader: OpenReader) -> None:
    """Or of what is pinned there."""
    async with open_reader() as reader:
        await reader.press("enter", "]", "]", "w")
        assert names_page(reader) == "Ada Lind"
        await reader.press("escape", "enter", "w")
        assert names_page(reader) == "Ada Lind"


async def test_w_without_a_name_says_what_to_do(open_reader: OpenReader) -> None:
    """And on a number, that numbers have no page."""
    async with open_reader() as reader:
        await reader.press("w")
        assert reader.message == wording.NO_NAME
        await reader.press("e", "G", "k", "w")
        assert reader.message == wording.ONLY_NAMES
        assert not reader.screen.query("#name")


async def test_esc_leaves_the_page_with_everything_as_it_was(open_reader: OpenReader) -> None:
    """The panel has the keys again, on the same entry."""
    async with open_reader() as reader:
        await reader.press("e", "j", "w")
        assert names_page(reader) == "Bo Park"
        await reader.press("escape")
        assert names_page(reader) is None
        assert reader.screen.view.display
        assert reader.screen.panel.has_focus
        assert reader.lit() == "Bo Park"
        assert LAST in reader.text


async def test_article_of_the_page_opens_with_the_name_lit(open_reader: OpenReader) -> None:
    """And pinned; its first mention is in view, and the article counts as read."""
    async with open_reader() as reader:
        await reader.press("e", "j", "w", "enter")
        assert reader.title == TITLE
        assert reader.screen.view.has_focus
        assert reader.lit() == "Bo Park"
        assert LAST in reader.text
        stored = reader.screen._stored
        assert stored is not None
        assert not stored.row.unread


async def test_way_back_leads_over_all_pages_to_the_start(open_reader: OpenReader) -> None:
    """Article, page, article, page, page: one step for each esc, and the first article as it was left."""
    async with open_reader() as reader:
        await reader.press("enter", "space", "]", "enter")
        top, lit = reader.screen.view.scroll_offset.y, reader.lit()
        assert top > 0
        await reader.press("w", "j", "enter")
        opened = reader.title
        assert opened != TITLE
        await reader.press("e", "w", "G", "k", "enter")
        assert names_page(reader) == "Bo Park"
        await reader.press("escape")
        assert names_page(reader) == "Ada Lind"
        await reader.press("escape")
        assert (names_page(reader), reader.title, reader.lit()) == (None, opened, "Ada Lind")
        assert reader.screen.panel.has_focus
        await reader.press("escape", "escape")
        assert names_page(reader) == "Ada Lind"
        assert page(reader).cursor == page(reader)._first + 1
        await reader.press("escape")
        assert (names_page(reader), reader.title, reader.lit()) == (None, TITLE, lit)
        assert reader.screen.view.scroll_offset.y == top
        assert reader.screen.view.has_focus


async def test_figure_of_the_page_opens_the_article_at_its_sentence(open_reader: OpenReader) -> None:
    """In view; esc goes back to the page."""
    async with open_reader() as reader:
        await reader.press("e", "w", "G", "enter")
        assert "40 percent" in reader.text
        assert reader.lit() == "Ada Lind"
        await reader.press("escape")
        assert names_page(reader) == "Ada Lind"
        assert isinstance(page(reader).target, Nearby)


async def test_click_goes_where_enter_does(open_reader: OpenReader) -> None:
    """On an article of the page."""
    async with open_reader() as reader:
        await reader.press("e", "w")
        await reader.click("The ferry to", "#name")
        assert reader.title == "The ferry to Ostmark stops for ever"


async def test_w_on_the_page_lists_its_articles(open_reader: OpenReader) -> None:
    """As a search, which esc leaves to the article that was on the screen."""
    async with open_reader() as reader:
        await reader.press("e", "w", "w")
        assert reader.screen._wanted.query == 'person:"Ada Lind"'
        assert reader.screen.articles.has_focus
        assert names_page(reader) is None
        await reader.press("escape")
        assert reader.screen._wanted.query == ""
        assert reader.title == TITLE


async def test_w_in_the_panel_beside_a_page_opens_another(open_reader: OpenReader) -> None:
    """That of the entry at the cursor, from which esc goes back to the one before."""
    async with open_reader() as reader:
        await reader.press("e", "w", "l", "j", "w")
        assert names_page(reader) == "Bo Park"
        await reader.press("escape")
        assert names_page(reader) == "Ada Lind"
        await reader.press("escape")
        assert names_page(reader) is None
        assert reader.screen.panel.has_focus


async def test_page_says_when_nothing_is_known(open_reader: OpenReader) -> None:
    """Of a name that is not looked up yet; and why, when it could not be."""
    async with open_reader() as reader:
        await reader.press("e", "j", "j", "w")
        assert names_page(reader) == "Norby"
        assert wording.NOT_LINKED in reader.text
        assert "esc back" in reader.lines[-1]
        assert "enter" not in reader.lines[-1]
        await reader.press("enter", "j", "escape")
        assert names_page(reader) is None


async def test_page_says_why_it_could_not_be_made(open_reader: OpenReader, across: Across) -> None:
    """In its own place, and nothing breaks."""
    across.error = StorageError("The library could not be read.")
    async with open_reader() as reader:
        await reader.press("e", "w")
        assert "The library could not be read." in reader.text


async def test_article_that_is_gone_is_told(open_reader: OpenReader, across: Across) -> None:
    """The page stays."""
    across.has_gone = True
    async with open_reader() as reader:
        await reader.press("e", "w", "enter")
        assert reader.message == wording.GONE
        assert names_page(reader) == "Ada Lind"


async def test_list_leads_away_from_the_page(open_reader: OpenReader) -> None:
    """To the next article; nothing leads back to the page then."""
    async with open_reader() as reader:
        await reader.press("e", "w", "J")
        assert names_page(reader) is None
        assert reader.title == "Zebra crossing is painted anew"
        await reader.press("enter", "escape")
        assert names_page(reader) is None


async def test_choosing_the_same_article_in_the_list_shows_its_text(open_reader: OpenReader) -> None:
    """The page stood in its place."""
    async with open_reader() as reader:
        await reader.press("e", "w", "h", "enter")
        assert names_page(reader) is None
        assert reader.screen.view.has_focus


async def test_keys_of_the_text_leave_it_alone_behind_the_page(open_reader: OpenReader) -> None:
    """What cannot be seen does not change."""
    async with open_reader() as reader:
        await reader.press("e", "w")
        for key in ("]", "i", "plus", "F", "z", "greater_than_sign"):
            await reader.press(key)
            assert reader.message == wording.ON_PAGE, key
        assert reader.screen.view.summary_open
        assert not reader.screen.view.is_skimming


async def test_deeds_are_done_to_the_article_of_the_page(open_reader: OpenReader) -> None:
    """To the one at its cursor, and never to the one behind it."""
    async with open_reader() as reader:
        await reader.press("e", "w", "j", "m")
        assert "Marked as read: “Zebra" in reader.message
        assert "● Zebra" not in "\n".join(line[30:] for line in reader.lines)
        await reader.press("G", "m")
        assert reader.message == wording.ON_PAGE


async def test_panes_are_left_and_entered_around_the_page(open_reader: OpenReader) -> None:
    """It stands between list and panel, as the text does."""
    async with open_reader() as reader:
        await reader.press("e", "w", "l")
        assert reader.screen.panel.has_focus
        await reader.press("e")
        assert page(reader).has_focus
        await reader.press("h")
        assert reader.screen.articles.has_focus
        await reader.press("l")
        assert page(reader).has_focus


async def test_line_at_the_bottom_says_how_many_articles_elsewhere(open_reader: OpenReader) -> None:
    """When a name has been lit for a moment; the article itself is not counted."""
    async with open_reader() as reader:
        await reader.press("e")
        await reader.until(lambda: "here · 4 elsewhere" in reader.message)
        assert "w everywhere" in reader.lines[-1]
        await reader.press("j")
        await reader.until(lambda: "here · 0 elsewhere" in reader.message)


async def test_only_names_are_looked_up_elsewhere_and_each_once(open_reader: OpenReader, across: Across) -> None:
    """Not the numbers, and not again what is known of this article's names."""
    async with open_reader() as reader:
        await reader.press("e")
        await reader.until(lambda: "elsewhere" in reader.message)
        await reader.press("G", "k")
        assert "here" in reader.message
        await asyncio.sleep(2 * LIT_S)  # for what must not happen there is nothing to wait for
        await reader.press("g")
        assert reader.message.endswith("4 elsewhere")
        assert [name for _, name, _ in across.asked] == ["Ada Lind"]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (133, 36)])
async def test_page_works_at_every_size(open_reader: OpenReader, size: tuple[int, int]) -> None:
    """To the article and back."""
    async with open_reader(size) as reader:
        await reader.press("enter", "e", "w")
        assert "Ada Lind" in reader.text
        assert "NAMED WITH" in reader.text
        await reader.press("enter")
        assert reader.screen.view.has_focus
        await reader.press("escape")
        assert page(reader).has_focus
        await reader.press("escape")
        assert reader.screen.panel.has_focus


async def test_zen_comes_back_after_the_page(open_reader: OpenReader) -> None:
    """Who read the text alone does so again."""
    async with open_reader() as reader:
        await reader.press("enter", "z", "]", "]", "w")
        assert names_page(reader) == "Ada Lind"
        await reader.press("escape")
        assert reader.screen.has_class("-zen")
        assert reader.screen.view.has_focus
