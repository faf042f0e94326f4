"""The article by itself: light, places, words, selection."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.frozen import replace
from reader.model import Role
from reader.ui.page import WRAP_AT_ONCE, Heading
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from tests.ui_samples import FIRST, LAST, LATER, MIDDLE, TITLE, analysis_of, bridge, make_article, stored

if TYPE_CHECKING:
    from reader.model import Article
    from tests.widgets.conftest import Show, Stage

HEADING = Heading(TITLE, "3 May 2024")
ADA, BO, NORBY = 0, 1, 2
"""Keys of entries of the bridge."""


async def fill(app: Stage[ArticleView], article: Article | None = None, *, offset: int = 0) -> Article:
    """Show an analysed article, the one about the bridge unless another is given."""
    article = article or bridge()
    app.widget.show(stored(article), HEADING, analysis_of(article), offset=offset)
    await app.pilot.pause()
    return article


def words_at(app: Stage[ArticleView], words: str) -> str:
    """Name of the look that words are drawn in, told by the mark they carry."""
    x, y = app.place_of(words)
    meta = app.screen.get_style_at(app.widget.region.x + x, app.widget.region.y + y).meta
    return str(meta.get("mark"))


async def test_view_shows_heading_summary_and_text(show: Show) -> None:
    """From the title on, if nothing else is asked for."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        drawn = "\n".join(app.lines)
        assert TITLE in app.lines[0]
        assert "3 May 2024" in app.lines[1]
        assert "▌ ¹ Ada Lind opened" in drawn
        assert "Part 1 of the report" in drawn


async def test_view_starts_at_a_character(show: Show) -> None:
    """The line with the character stands at the top."""
    async with show(ArticleView(), (80, 24)) as app:
        article = bridge()
        await fill(app, offset=article.text.index("Part 20 "))
        assert "Part 20 " in app.lines[0]


async def test_view_starts_at_the_end_of_what_is_wrapped_at_once(show: Show) -> None:
    """A page below is wrapped too, or the line could not be scrolled to the top."""
    words = " ".join(f"w{number}" for number in range(WRAP_AT_ONCE // 5))
    article = make_article(f"{TITLE}\n\n{words}\n\n" + "\n\n".join(f"Part {number}." for number in range(50)))
    late_word = words.split()[-30]  # some lines above the last one
    async with show(ArticleView(), (80, 24)) as app:
        app.widget.show(stored(article), HEADING, None, offset=article.text.index(late_word))
        await app.pilot.pause()
        assert late_word in app.lines[0]
        app.widget.show(stored(article), HEADING, None)
        app.widget.go_to(article.text.index(late_word))
        await app.pilot.pause()
        assert 0 < app.place_of(late_word)[1] < 23


async def test_view_selects_nothing_when_its_bar_is_dragged(show: Show) -> None:
    """Textual begins a selection wherever the button goes down."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        right = app.widget.size.width - 1
        await app.pilot.mouse_down(app.widget, offset=(right, 0))
        await app.pilot.hover(app.widget, offset=(right, 12))
        await app.pilot.hover(app.widget, offset=(right, 18))
        await app.pilot.mouse_up(app.widget, offset=(right, 18))
        await app.pilot.pause()
        assert app.widget.scroll_offset.y > 0
        assert not app.screen.get_selected_text()


async def test_view_without_an_article_is_blank(show: Show) -> None:
    """Keys, mouse and questions do no harm while nothing is shown, nor after it was taken away."""
    async with show(ArticleView(), (80, 24)) as app:
        for _time in range(2):
            await app.press("j", "space", "G", "g", "enter", "b")
            await app.pilot.hover(app.widget, offset=(5, 5))
            await app.pilot.click(app.widget, offset=(5, 5))
            assert app.widget.step_mention(1, None) is app.widget.step_mention(-1, None) is None
            assert app.widget.find("words") == 0
            assert app.widget.step_match(1) is None
            assert (app.widget.reading_offset, app.widget.percent, app.widget.go_back()) == (0, 0, False)
            assert app.widget.get_selection(Selection(None, None)) is None
            assert "".join(app.lines).strip() == ""
            await fill(app)
            app.widget.clear()
            await app.pilot.pause()


async def test_view_marks_carry_their_entries(show: Show) -> None:
    """Every mention on the screen knows its entry, in the title and the summary too."""
    async with show(ArticleView(), (100, 40)) as app:
        await fill(app)
        assert words_at(app, "Ada Lind opened") == str(ADA)
        assert words_at(app, "Norby on") == str(NORBY)
        assert words_at(app, "Part 1 of") == "None"
        x, _y = app.place_of("Norby")
        assert app.screen.get_style_at(x, 0).meta["mark"] == NORBY


async def test_view_lights_only_what_is_asked_for(show: Show) -> None:
    """All mentions of the entry, the first on screen the most; with None nothing is lit."""
    async with show(ArticleView(), (100, 40)) as app:
        article = await fill(app)
        app.widget.light(ADA)
        assert app.widget._current is not None
        assert app.widget._current.start == article.text.index("Ada Lind")
        app.widget.light(None)
        assert app.widget._current is None
        assert app.widget.scroll_offset.y == 0


async def test_view_draws_only_the_lines_that_change(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lighting an entry draws the lines anew that show it, and no others."""
    async with show(ArticleView(), (100, 40)) as app:
        await fill(app)
        drawn: list[int] = []
        monkeypatch.setattr(app.widget, "refresh_lines", lambda y, count: drawn.extend(range(y, y + count)))
        app.widget.light(NORBY)
        assert [app.lines[y].strip()[:12] for y in drawn if "Norby" not in app.lines[y]] == []
        assert len(drawn) == sum("Norby" in line for line in app.lines)


async def test_view_reveals_and_returns(show: Show) -> None:
    """A mention out of sight is scrolled to; when the light goes, the page goes back."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        app.widget.light(BO, reveal=True)
        await app.pilot.pause()
        assert LAST[:20] in "\n".join(app.lines)
        app.widget.light(None)
        await app.pilot.pause()
        assert app.widget.scroll_offset.y == 0


async def test_view_stays_where_the_reader_went_meanwhile(show: Show) -> None:
    """After the reader has scrolled himself, the page does not go back."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        app.widget.light(BO, reveal=True)
        await app.press("k")
        line = app.widget.scroll_offset.y
        app.widget.light(None)
        assert app.widget.scroll_offset.y == line > 0


async def test_view_wheel_counts_as_the_readers_own_move(show: Show) -> None:
    """The mouse wheel too keeps the page where it is."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        app.widget.light(BO, reveal=True)
        await app.pilot.pause()
        app.widget.on_mouse_scroll_up()
        app.widget.light(None)
        assert app.widget.scroll_offset.y > 0


async def test_view_does_not_reveal_what_is_in_sight(show: Show) -> None:
    """A page that shows a mention stays where it is."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        app.widget.light(ADA, reveal=True)
        assert app.widget.scroll_offset.y == 0


async def test_view_tells_what_is_pointed_at(show: Show) -> None:
    """Each mention once, and that the mouse has left; without asking for anything to be scrolled."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        app.said(EntryPointed)
        await app.hover("Norby on")
        x, y = app.place_of("Norby on")
        await app.pilot.hover(app.widget, offset=(x + 2, y))
        await app.leave()
        assert [(event.key, event.reveal) for event in app.said(EntryPointed)] == [(NORBY, False), (None, False)]


async def test_view_tells_what_is_chosen(show: Show) -> None:
    """A click on a mention chooses its entry; one beside it does not."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        await app.click("Norby on")
        await app.click("Part 1 of")
        assert [event.key for event in app.said(EntryChosen)] == [NORBY]


async def test_view_steps_through_all_mentions_in_order(show: Show) -> None:
    """From the top of the page on, each once, round at the end, and the same way back."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        marks = app.widget.highlights.marks
        seen = [app.widget.step_mention(1, None) for _mark in marks]
        assert [found[0] for found in seen if found] == list(marks)
        assert app.widget.step_mention(1, None) == (marks[0], 1)
        last = app.widget.highlights.entries[marks[-1].key]
        assert app.widget.step_mention(-1, None) == (marks[-1], last.count)


async def test_view_steps_from_where_the_page_is(show: Show) -> None:
    """With nothing lit the first mention below the top of the page comes first."""
    async with show(ArticleView(), (80, 24)) as app:
        article = bridge()
        top = article.text.index("Part 31 ")
        await fill(app, offset=top)
        found = app.widget.step_mention(1, ADA)
        assert found is not None
        assert found[0].start == article.text.index("Ada Lind", top)


async def test_view_keeps_its_place_at_another_width(show: Show) -> None:
    """A wider or narrower column shows the same words at the top, at most a line apart."""
    async with show(ArticleView(), (80, 24)) as app:
        article = bridge()
        top = article.text.index("Part 30 ")
        await fill(app, offset=top)
        for width in (44, 100, 60):
            app.widget.set_text_width(width)
            await app.pilot.pause()
            assert article.text.index("Part 30 ") == top
            assert "Part 30 " in app.lines[0]
        await app.pilot.resize_terminal(50, 20)
        await app.pilot.pause()
        assert "Part 30 " in app.lines[0]


async def test_view_keeps_its_place_when_the_summary_folds(show: Show) -> None:
    """In the middle of the text nothing moves."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app, offset=bridge().text.index("Part 30 "))
        before = [line[:-1] for line in app.lines]  # without the scrollbar
        app.widget.toggle_summary()
        await app.pilot.pause()
        assert [line[:-1] for line in app.lines] == before
        assert not app.widget.summary_open


async def test_view_keeps_its_place_when_the_analysis_comes(show: Show) -> None:
    """The room for the summary is filled, and the text below stays in its line."""
    async with show(ArticleView(), (80, 24)) as app:
        article = bridge()
        app.widget.show(stored(article), HEADING, None, room=2)
        await app.pilot.pause()
        before = app.place_of("Part 1 of")
        app.widget.show_analysis(HEADING, analysis_of(article))
        await app.pilot.pause()
        assert app.place_of("Part 1 of") == before
        assert "▌ ¹ Ada Lind" in "\n".join(app.lines)


async def test_view_is_wrapped_for_the_room_that_it_has(show: Show) -> None:
    """The first layout leaves room for the scrollbar, so that the second one changes nothing."""
    async with show(ArticleView(), (60, 24)) as app:
        article = await fill(app)
        before = app.lines
        app.widget.show_analysis(HEADING, analysis_of(article))
        await app.pilot.pause()
        assert app.lines == before


async def test_view_goes_to_a_place_and_back(show: Show) -> None:
    """Each place that was left is come back to, the last one first."""
    async with show(ArticleView(), (80, 24)) as app:
        article = await fill(app)
        app.widget.go_to(article.text.index(MIDDLE))
        middle = app.widget.scroll_offset.y
        app.widget.go_to(article.text.index(LAST))
        app.widget.go_to(article.text.index(LAST) + 3)  # in sight: nothing to come back from
        assert app.widget.go_back()
        assert app.widget.scroll_offset.y == middle
        assert app.widget.go_back()
        assert app.widget.scroll_offset.y == 0
        assert not app.widget.go_back()


async def test_view_goes_through_the_summarys_places(show: Show) -> None:
    """Enter goes to the next sentence in the text, and from the last one to the top."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        await app.press("enter")
        for words in (MIDDLE, LATER):
            await app.press("enter")
            assert words[:20] in "\n".join(app.lines)
        await app.press("enter")
        assert app.widget.scroll_offset.y == 0
        assert FIRST[:20] in "\n".join(app.lines)


async def test_view_without_a_summary_has_no_places(show: Show) -> None:
    """Enter does nothing."""
    async with show(ArticleView(), (80, 24)) as app:
        app.widget.show(stored(bridge()), HEADING, None)
        await app.press("enter")
        assert app.widget.scroll_offset.y == 0


async def test_view_finds_words(show: Show) -> None:
    """The first match from here on comes into sight, the others by stepping."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        assert app.widget.find("part 44", "part 55") == 2
        assert "Part 44 " in "\n".join(app.lines)
        assert app.widget.step_match(1) == (2, 2)
        await app.pilot.pause()
        assert "Part 55 " in "\n".join(app.lines)
        assert app.widget.find() == 0


async def test_view_tells_its_progress(show: Show) -> None:
    """With every move, and 100 at the end alone."""
    async with show(ArticleView(), (80, 24)) as app:
        await fill(app)
        await app.press("space", "space", "G")
        told = [event.percent for event in app.said(PageView.Scrolled)]
        assert told == sorted(told)
        assert told[-1] == 100
        assert max(told[:-1]) < 100
        assert app.said(PageView.EndPassed) == []
        await app.press("space")
        assert len(app.said(PageView.EndPassed)) == 1


@pytest.mark.parametrize(
    ("start", "end", "selected"),
    [
        ("Part 1 of", "report says", "Part 1 of the "),
        ("work on", "had been", None),
    ],
)
async def test_view_selection_is_the_articles_text(show: Show, start: str, end: str, selected: str | None) -> None:
    """A selection over wrapped lines has the words of the article, without line ends of the screen."""
    async with show(ArticleView(), (60, 30)) as app:
        article = await fill(app)
        (x1, y1), (x2, y2) = app.place_of(start), app.place_of(end)
        left = app.widget._left
        chosen = app.widget.get_selection(Selection(Offset(x1 - left, y1), Offset(x2 - left, y2)))
        assert chosen is not None
        text = article.text
        assert chosen[0] == (selected or text[text.index(start) : text.index(end)])


async def test_view_selection_of_everything_is_the_whole_page(show: Show) -> None:
    """Title, summary and text come, the paragraphs apart."""
    async with show(ArticleView(), (60, 30)) as app:
        article = make_article("A title\n\nOne paragraph.\n\nAnother one.")
        app.widget.show(stored(article), Heading("A title", "3 May 2024"), None)
        await app.pilot.pause()
        chosen = app.widget.get_selection(Selection(None, None))
        assert chosen is not None
        assert chosen[0].startswith("A title\n3 May 2024")
        assert chosen[0].endswith("One paragraph.\n\nAnother one.")


async def test_view_draws_hostile_text_as_words(show: Show) -> None:
    """Markup is shown as it is, also in the title."""
    async with show(ArticleView(), (80, 24)) as app:
        words = "[/b] and [@click=app.quit]x[/]"
        article = replace(make_article(f"{words}\n\n{words} \u200b\u202e."), title=words)
        app.widget.show(stored(article), Heading(words, "[/x]"), None)
        await app.pilot.pause()
        assert sum(words in line for line in app.lines) == 2
        assert "\u202e" not in "".join(app.lines)


async def test_view_lights_names_in_dimmed_lines(show: Show) -> None:
    """A name in a caption looks like the caption, until it is lit."""
    async with show(ArticleView(), (80, 24)) as app:
        article = make_article("A title\n\nPhoto: Ada Lind.", roles={0: Role.TITLE, 1: Role.CREDIT})
        await fill(app, article)
        assert words_at(app, "Ada Lind") == str(ADA)
        app.widget.light(ADA)
        assert app.widget._current is not None


async def test_view_wraps_a_very_long_article_bit_by_bit(show: Show) -> None:
    """The first page is there at once, the end as soon as it is asked for, and then all of it."""
    async with show(ArticleView(), (80, 24)) as app:
        article = make_article("\n\n".join(f"Paragraph {n}. " + "words " * 40 for n in range(2000)), title="Long")
        app.widget.show(stored(article), HEADING, None)
        assert app.widget._page is not None
        assert not app.widget._page.is_complete
        await app.press("G")
        assert "words" in app.lines[-3]
        async with asyncio.timeout(20):
            while not app.widget._page.is_complete:
                await app.pilot.pause()
        assert app.widget.virtual_size.height == len(app.widget._page.lines) + 1
