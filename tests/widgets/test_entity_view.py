"""The page of a name by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.across import Companion, Nearby
from reader.model import ArticleRow
from reader.ui.across_wording import LOOKING
from reader.ui.trail import NamePage
from reader.ui.widgets.entity_view import EntityView
from tests.linked_samples import HOSTILE, linked, page_of

if TYPE_CHECKING:
    from tests.widgets.conftest import Show, Stage

MANY = tuple(f"2023-{month:02d}-{day:02d}" for month in range(12, 0, -1) for day in range(20, 10, -1))


def shown_page(days: tuple[str, ...] = MANY) -> NamePage:
    """A page that is known."""
    return NamePage("person", "Ada Lind", page=page_of(days=days))


def chosen(app: Stage[EntityView]) -> list[object]:
    """What was chosen since the last time."""
    return [event.target for event in app.said(EntityView.Chosen)]


async def test_page_says_that_it_is_looked_up_and_then_what_is_known(show: Show) -> None:
    """The line of the name stays where it is, and the cursor comes to the first article."""
    page = NamePage("person", "Ada Lind", message=LOOKING)
    async with show(EntityView()) as app:
        app.widget.show(page)
        await app.pilot.pause()
        before = app.lines[0][:-1]
        assert app.lines[2].strip() == LOOKING
        page.page = page_of()
        app.widget.fill(page)
        await app.pilot.pause()
        assert app.lines[0][:-1] == before
        assert isinstance(app.widget.target, ArticleRow)


async def test_page_that_was_left_is_not_filled_in(show: Show) -> None:
    """What comes late is of another name."""
    async with show(EntityView()) as app:
        app.widget.show(NamePage("person", "Bo Park", message=LOOKING))
        app.widget.fill(shown_page())
        await app.pilot.pause()
        assert app.widget.target is None
        assert "Bo Park" in app.lines[0]


async def test_keys_lead_from_article_to_companion_to_figure(show: Show) -> None:
    """Over the headings; Enter tells what is gone to."""
    async with show(EntityView(), (60, 40)) as app:
        app.widget.show(shown_page(days=("2024-05-03", "2024-04-01")))
        await app.press("enter", "j", "j", "enter", "G", "enter", "g", "enter")
        kinds = [type(target) for target in chosen(app)]
        assert kinds == [ArticleRow, Companion, Nearby, ArticleRow]


async def test_top_shows_the_head_of_the_page(show: Show) -> None:
    """The name cannot have the cursor, and must be seen all the same."""
    async with show(EntityView(), (60, 10)) as app:
        app.widget.show(shown_page())
        await app.press("G", "g")
        await app.pilot.pause()
        assert "Ada Lind" in app.lines[0]


async def test_fold_opens_and_closes(show: Show) -> None:
    """The cursor stays on it."""
    async with show(EntityView(), (60, 24)) as app:
        app.widget.show(shown_page())
        closed = app.widget.row_count
        await app.press(*["j"] * 8)
        assert app.widget.fold_at_cursor is False
        await app.press("enter")
        assert app.widget.fold_at_cursor is True
        assert app.widget.row_count == closed + len(MANY) - 8
        await app.press("enter")
        assert app.widget.row_count == closed
        assert chosen(app) == []


async def test_click_chooses_and_the_mouse_shows_on_what(show: Show) -> None:
    """A click on the sentence is one on its figure; on a heading it is nothing."""
    async with show(EntityView(), (60, 40)) as app:
        app.widget.show(shown_page(days=("2024-05-03",)))
        await app.pilot.pause()
        await app.hover("Title 1")
        assert app.widget.pointed == app.widget.cursor
        await app.click("NAMED WITH")
        assert chosen(app) == []
        await app.click("people came")
        assert [type(target) for target in chosen(app)] == [Nearby]
        await app.leave()
        assert app.widget.pointed == -1


async def test_page_is_shown_again_as_it_was_left(show: Show) -> None:
    """With its cursor, its open folds, and the same line at the top."""
    page = shown_page()
    async with show(EntityView(), (60, 12)) as app:
        app.widget.show(page)
        await app.press(*["j"] * 8, "enter", *["j"] * 30)
        await app.pilot.pause()
        before = (app.widget.cursor, app.widget.scroll_offset.y, app.widget.row_count)
        assert before[1] > 0
        app.widget.keep()
        app.widget.show(NamePage("person", "Bo Park", page=page_of(days=("2024-01-01",))))
        await app.pilot.pause()
        app.widget.show(page)
        await app.pilot.pause()
        assert (app.widget.cursor, app.widget.scroll_offset.y, app.widget.row_count) == before


async def test_page_keeps_its_cursor_at_another_width(show: Show) -> None:
    """What is wrapped takes other lines then."""
    async with show(EntityView(), (90, 40)) as app:
        app.widget.show(shown_page(days=("2024-05-03",)))
        await app.press("G")
        target = app.widget.target
        await app.pilot.resize_terminal(30, 40)
        await app.pilot.pause()
        assert app.widget.target == target


async def test_page_shows_what_has_changed_of_an_article(show: Show) -> None:
    """One that was read is marked no more."""
    async with show(EntityView(), (60, 40)) as app:
        app.widget.show(shown_page(days=("2024-05-03",)))
        await app.pilot.pause()
        row = app.widget.target
        assert isinstance(row, ArticleRow)
        assert any("● Title 1" in line for line in app.lines)
        app.widget.replace(_read(row))
        await app.pilot.pause()
        assert not any("● Title 1" in line for line in app.lines)


def _read(row: ArticleRow) -> ArticleRow:
    from reader.frozen import replace

    return replace(row, unread=False)


async def test_hostile_names_do_nothing_and_move_no_column(show: Show) -> None:
    """Whatever a text calls somebody, a title says or a sentence has."""
    page = page_of(linked(HOSTILE, aliases=(HOSTILE,)), days=("2024-05-03",), words=HOSTILE)
    page = page._replace(companions=(Companion("person", HOSTILE, 3, 9),))
    async with show(EntityView(), (60, 24)) as app:
        app.widget.show(NamePage("person", HOSTILE, page=page))
        await app.pilot.pause()
        assert "Ada [/b][@click=app.quit]Lind" in app.lines[0]
        assert all(len(line) == 60 for line in app.lines)
        assert not any("\x1b" in line or "\u202e" in line for line in app.lines)


async def test_tiny_page_is_drawn(show: Show) -> None:
    """In a few cells it is cut, and nothing breaks."""
    async with show(EntityView(), (8, 6)) as app:
        app.widget.show(shown_page())
        await app.press("j", "G", "g")
        assert all(len(line) == 8 for line in app.lines)
