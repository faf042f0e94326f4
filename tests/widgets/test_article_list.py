"""The list of articles by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.model import SearchHit
from reader.ui.listing import PAGE_ROWS
from reader.ui.widgets.article_list import ArticleList
from tests.ui_samples import make_row

if TYPE_CHECKING:
    from reader.model import TitleOrigin
    from tests.widgets.conftest import Show, Stage

MANY = 100_000


def fill(app: Stage[ArticleList], count: int, cursor: int = 0) -> int:
    """Start a listing and give it the page around its cursor; returns its number."""
    number = app.widget.show(count, cursor)
    answer(app, number, cursor - cursor % PAGE_ROWS, count)
    return number


def answer(app: Stage[ArticleList], number: int, first: int, count: int) -> None:
    """Give the list a page of rows, numbered from 0."""
    rows = [make_row(index, unread=index % 2 == 0) for index in range(first, min(count, first + PAGE_ROWS))]
    app.widget.fill(number, first, rows)


async def test_list_shows_title_and_what_is_to_know(show: Show) -> None:
    """A row says title, source, time to read and age, and marks what is unread by a sign."""
    async with show(ArticleList()) as app:
        app.widget.show(4, 0)
        rows = [
            make_row(1, "Unread"),
            make_row(2, "Read", unread=False, updated=True),
            make_row(3, "Broken", failed="It took too long."),
            make_row(4, "From us", sample=True),
        ]
        app.widget.fill(app.widget.listing, 0, rows)
        await app.pilot.pause()
        assert [line.rstrip() for line in app.lines[:8]] == [
            "▌● Unread",
            "▌  news · 2 min · 3 May 2024",
            "   Read",
            "   updated · news · 2 min · 3 May 2024",
            " ● Broken",
            "   not analysed · news · 2 min · 3 May 2024",
            " ● From us",
            "   sample · 2 min",
        ]


async def test_list_sets_a_title_that_nobody_gave_in_italics(show: Show) -> None:
    """A file's name or first words stand for it; the row says no more than others."""
    async with show(ArticleList()) as app:
        app.widget.show(4, 0)
        origins: tuple[TitleOrigin, ...] = ("given", "text", "file", "derived")
        rows = [replace(make_row(index), title_origin=origin) for index, origin in enumerate(origins)]
        app.widget.fill(app.widget.listing, 0, rows)
        await app.pilot.pause()
        strips = app.screen._compositor.render_strips()[:8:2]
        assert [any(s.style and s.style.italic for s in strip) for strip in strips] == [False, False, True, True]


async def test_list_of_any_length_asks_for_what_is_seen(show: Show) -> None:
    """A row that is not here yet shows dots, and its page is asked for once."""
    async with show(ArticleList()) as app:
        number = fill(app, MANY)
        await app.press("G")
        await app.pilot.pause()
        assert any("…" in line for line in app.lines)
        asked = app.said(ArticleList.PageWanted)
        last = (MANY - 1) - (MANY - 1) % PAGE_ROWS
        assert [(page.listing, page.first, page.limit) for page in asked if page.first == last] == [
            (number, last, MANY - last)
        ]
        answer(app, number, last, MANY)
        await app.pilot.pause()
        assert f"Title {MANY - 1}" in app.lines[-2] + app.lines[-3]


async def test_list_drops_a_page_of_an_older_listing(show: Show) -> None:
    """An answer that comes late is not shown."""
    async with show(ArticleList()) as app:
        old = fill(app, 3)
        app.widget.show(3, 0)
        answer(app, old, 0, 3)
        assert app.widget.row(0) is None


async def test_list_puts_a_far_cursor_in_sight_at_once(show: Show) -> None:
    """A listing that starts far down is scrolled there, also after an empty one."""
    async with show(ArticleList()) as app:
        app.widget.show(0, -1)
        await app.pilot.pause()
        fill(app, MANY, cursor=777)
        await app.pilot.pause()
        assert any("Title 777 " in line for line in app.lines)


async def test_list_moves_by_keys(show: Show) -> None:
    """Rows, pages, half pages and the ends; every move is told, and none leaves the list."""
    async with show(ArticleList(), (60, 22)) as app:
        fill(app, 30)
        seen = []
        for key in ("k", "j", "down", "k", "up", "space", "b", "d", "u", "G", "j", "g", "home", "end"):
            await app.press(key)
            seen.append(app.widget.cursor)
        page = 21 // 2 - 1
        half = round(page * 0.5)
        assert seen == [0, 1, 2, 1, 0, page, 0, half, 0, 29, 29, 0, 0, 29]
        assert app.said(ArticleList.CursorMoved)[-1].index == 29


async def test_list_chooses_with_enter_and_click(show: Show) -> None:
    """Both tell which row it was."""
    async with show(ArticleList()) as app:
        fill(app, 9)
        await app.press("j", "enter")
        await app.click("Title 4")
        assert [event.index for event in app.said(ArticleList.ArticleChosen)] == [1, 4]


async def test_list_does_not_choose_below_its_end(show: Show) -> None:
    """A click under the last row means nothing, and Enter in an empty list neither."""
    async with show(ArticleList()) as app:
        fill(app, 2)
        await app.pilot.click(app.widget, offset=(5, 12))
        app.widget.show(0, -1)
        await app.press("enter", "j", "G", "space")
        assert app.said(ArticleList.ArticleChosen) == []
        assert app.widget.cursor == -1


async def test_list_points_at_the_row_under_the_mouse(show: Show) -> None:
    """And at nothing when the mouse has left, or is below the rows."""
    async with show(ArticleList()) as app:
        fill(app, 3)
        await app.pilot.pause()
        await app.hover("Title 2")
        assert app.widget.pointed == 2
        await app.pilot.hover(app.widget, offset=(3, 15))
        assert app.widget.pointed == -1
        await app.hover("Title 1")
        await app.leave()
        assert app.widget.pointed == -1


async def test_list_shows_a_change_of_a_row(show: Show) -> None:
    """A row that became read loses its mark; an article that is not here changes nothing."""
    async with show(ArticleList()) as app:
        fill(app, 3)
        app.widget.replace(make_row(2, unread=False))
        app.widget.replace(make_row(99))
        await app.pilot.pause()
        row = app.widget.row(2)
        assert row is not None
        assert not row.unread
        assert [line[1] for line in app.lines[:6:2]] == ["●", " ", " "]


async def test_list_knows_the_neighbours_of_a_row(show: Show) -> None:
    """The nearest come first, the following before the preceding, as far as they are known."""
    async with show(ArticleList()) as app:
        fill(app, 9)
        assert app.widget.neighbours(4) == [5, 3, 6, 2]
        assert app.widget.neighbours(0) == [1, 2]
        assert app.widget.neighbours(8, 1) == [7]


async def test_list_of_hits_shows_snippets_with_their_hits(show: Show) -> None:
    """A hit has its snippet in two lines, the found words in bold and underlined."""
    hit = SearchHit(make_row(1, "Suez"), "a ship stood across the canal for six days and nothing moved", ((2, 6),), 7)
    async with show(ArticleList(), (44, 12)) as app:
        app.widget.show(1, 0, as_hits=True)
        app.widget.fill(app.widget.listing, 0, [hit])
        await app.pilot.pause()
        assert [line.rstrip() for line in app.lines[:4]] == [
            "▌● Suez",
            "▌  a ship stood across the canal for six",
            "▌  days and nothing moved",
            "▌  news · 2 min · 3 May 2024",
        ]
        assert app.widget.row(0) == hit.row
        read = make_row(1, "Suez", unread=False)
        app.widget.replace(read)
        assert app.widget.item(0) == replace(hit, row=read)


async def test_list_draws_hostile_titles_as_words(show: Show) -> None:
    """Markup is shown as it is; what could steer the terminal is not drawn."""
    async with show(ArticleList()) as app:
        app.widget.show(1, 0)
        app.widget.fill(app.widget.listing, 0, [make_row(1, "[/b] \x1b]0;owned\x07\u202e漢字 [@click=app.quit]x")])
        await app.pilot.pause()
        assert "[/b] 漢字 [@click=app.quit]x" in app.lines[0].replace("漢 字 ", "漢字 ")
        assert not {"\x1b", "\x07", "\u202e"} & set("".join(app.lines))


async def test_list_keeps_the_cursor_in_sight_when_it_shrinks(show: Show) -> None:
    """A smaller window scrolls to the cursor."""
    async with show(ArticleList(), (60, 30)) as app:
        fill(app, 30, cursor=12)
        await app.pilot.resize_terminal(60, 9)
        await app.pilot.pause()
        assert any("Title 12" in line for line in app.lines)


async def test_list_of_hits_shows_the_hit_where_there_is_little_room(show: Show) -> None:
    """In a narrow list the two lines of a snippet begin so late that the first hit is in them."""
    snippet = "a ship stood across the canal for six days and nothing moved until the tide came"
    start = snippet.index("tide")
    hit = SearchHit(make_row(1, "Suez"), snippet, ((start, start + 4),), start)
    async with show(ArticleList(), (26, 12)) as app:
        app.widget.show(1, 0, as_hits=True)
        app.widget.fill(app.widget.listing, 0, [hit])
        await app.pilot.pause()
        assert "tide" in "".join(app.lines[:4])
