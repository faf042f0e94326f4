"""Names and facets across the articles of a real library, analysed beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.app.conftest import SHORT_ARTICLES
from tests.ui_samples import TITLE

if TYPE_CHECKING:
    from reader.ui.widgets.facet_view import FacetView
    from tests.app.conftest import OpenReader

pytestmark = pytest.mark.usefixtures("library_path")


async def test_page_of_a_name_knows_the_articles_of_the_library(open_reader: OpenReader) -> None:
    """All that name it, with whom and where, and the numbers beside it."""
    async with open_reader((133, 50)) as reader:
        await reader.press("e", "w")
        assert "in 5 articles" in reader.text
        assert all(title[:20] in reader.text for title, _ in SHORT_ARTICLES)
        assert "Norby · place" in reader.text
        assert "4,000 people" in reader.text


async def test_companion_leads_to_its_own_page(open_reader: OpenReader) -> None:
    """And from there to an article with its name lit."""
    async with open_reader((133, 50)) as reader:
        await reader.press("e", "w")
        await reader.click("Norby · place", "#name")
        assert "place" in reader.lines[3]
        await reader.press("enter")
        assert reader.title == TITLE
        assert reader.lit() == "Norby"


async def test_articles_of_a_name_are_listed_as_a_search(open_reader: OpenReader) -> None:
    """As many as the page says."""
    async with open_reader() as reader:
        await reader.press("e", "w", "w")
        assert "in 5 articles" in reader.lines[0]


async def test_facets_narrow_to_as_many_articles_as_they_say(open_reader: OpenReader) -> None:
    """Who, then when; and both are taken back."""
    async with open_reader() as reader:
        await reader.press("E")
        facets = cast("FacetView", reader.screen.query_one("#facets"))
        while (value := facets.value_at_cursor) is None or value.label != "Ada Lind":
            await reader.press("j")
        assert value.articles == 5
        await reader.press("enter")
        assert "in 5 articles" in reader.lines[0]
        await reader.press("G", "enter")
        assert "in 1 article " in reader.lines[0]
        await reader.press("escape", "escape")
        assert "All 6" in reader.lines[0]


async def test_line_at_the_bottom_counts_the_articles_elsewhere(open_reader: OpenReader) -> None:
    """Without the one on the screen."""
    async with open_reader() as reader:
        await reader.press("e")
        await reader.until(lambda: reader.message.endswith("13 here · 4 elsewhere"))


async def test_deeds_on_the_page_of_a_name_go_by_what_is_so(open_reader: OpenReader) -> None:
    """A star is given and taken in turn; what is removed goes from the page, and undoing brings it back."""
    async with open_reader((133, 50)) as reader:
        await reader.press("j", "enter", "e", "w")
        cursor, listed = reader.screen.articles.cursor, reader.screen.articles.row(1)
        first = reader.screen.row_of_name
        assert first is not None
        for said in ("Starred", "No star any more", "Starred"):
            await reader.press("s")
            assert reader.message.startswith(said)
        await reader.press("U", "s")
        assert reader.message.startswith("Starred")
        await reader.press("j")
        row = reader.screen.row_of_name
        assert row is not None
        assert row.id != first.id
        await reader.press("D")
        assert reader.message.startswith("Removed")
        assert "in 4 articles" in reader.text
        after = reader.screen.row_of_name
        assert after is not None
        assert after.id not in {row.id, first.id}
        await reader.press("U")
        assert "in 5 articles" in reader.text
        assert (reader.screen.articles.cursor, reader.screen.articles.row(1)) == (cursor, listed)
