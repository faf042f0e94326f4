"""The summary above the article: longer, shorter, explained, and the way to its places and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.frozen import replace
from reader.length import Length
from reader.model import Role, Summary
from reader.ui.page import Heading
from reader.ui.widgets.article_view import ArticleView
from tests.ui_samples import FIRST, LATER, MIDDLE, TITLE, analysis_of, bridge, stored

if TYPE_CHECKING:
    from tests.widgets.conftest import Show, Stage

HEADING = Heading(TITLE, "3 May 2024")
PARTS = tuple(
    f"Part {number} of the report says that work on the river went on as it had been planned."
    for number in range(1, 14)
    if number % 5
)
"""Sentences of the bridge that a long summary may have besides the others."""
SIZE = (80, 24)


async def fill(
    app: Stage[ArticleView], *, top: str = "", chosen: tuple[str, ...] = (FIRST, MIDDLE, *PARTS[:3])
) -> None:
    """Show the article about the bridge with a summary of some sentences, from some words on."""
    article = bridge()
    found = analysis_of(article, chosen)
    app.widget.show(stored(article), HEADING, found, offset=article.text.index(top) if top else 0)
    await app.pilot.pause()


def signs(app: Stage[ArticleView]) -> list[str]:
    """What stands before the first line of each of the summary's sentences that is on the screen."""
    after_bar = [line.split("▌")[1] for line in app.lines if "▌" in line]
    return [words[:3].strip() for words in after_bar if words[:3].strip()]


def text_of(app: Stage[ArticleView]) -> list[str]:
    """What is drawn, without the bar at the right."""
    return [line[:-1] for line in app.lines]


async def test_summary_is_cut_to_its_length(show: Show) -> None:
    """The best sentences, as many as are wanted, in the order of the text."""
    async with show(ArticleView(length=Length(2)), SIZE) as app:
        await fill(app)
        assert signs(app) == ["¹", "²"]
        app.widget.set_length(Length(4))
        await app.pilot.pause()
        assert signs(app) == ["¹", "²", "³", "⁴"]
        app.widget.set_length(Length(1))
        await app.pilot.pause()
        assert signs(app) == ["¹"]
        assert app.widget.ranked.sentences == analysis_of(bridge(), (FIRST, MIDDLE, *PARTS[:3])).summary.sentences


@pytest.mark.parametrize("length", [Length(1), Length(5)])
async def test_text_stays_when_the_summary_grows_or_shrinks_above_it(show: Show, length: Length) -> None:
    """Whoever has read past it sees nothing move."""
    async with show(ArticleView(), SIZE) as app:
        await fill(app, top="Part 20 ")
        before = text_of(app)
        app.widget.set_length(length)
        await app.pilot.pause()
        assert text_of(app) == before


async def test_summary_grows_in_place_while_it_is_in_sight(show: Show) -> None:
    """What stands above it stays, and the text makes room, also when the page is scrolled a little."""
    async with show(ArticleView(length=Length(2)), SIZE) as app:
        await fill(app)
        await app.press("j", "j")
        before = text_of(app)
        app.widget.set_length(Length(5))
        await app.pilot.pause()
        assert app.widget.scroll_offset.y == 2
        assert text_of(app)[:2] == before[:2]
        assert signs(app) == ["¹", "²", "³", "⁴", "⁵"]


async def test_no_room_is_left_below_a_summary_that_was_made_shorter(show: Show) -> None:
    """The room that was kept for it before it came is for that moment alone."""
    async with show(ArticleView(), SIZE) as app:
        article = bridge()
        app.widget.show(stored(article), HEADING, None, room=5)
        app.widget.show_analysis(HEADING, analysis_of(article))
        await app.pilot.pause()
        far = app.place_of("Part 1 of")[1]
        app.widget.set_length(Length(2))
        await app.pilot.pause()
        assert app.place_of("Part 1 of")[1] < far - 4


async def test_room_for_the_summary_depends_on_the_width(show: Show) -> None:
    """Sentences take more lines in a narrower column, and with their reasons."""
    async with show(ArticleView(text_width=76), (90, 50)) as app:
        app.widget.show(stored(bridge()), HEADING, None, room=4)
        rooms = []
        for width in (76, 50):
            app.widget.set_text_width(width)
            await app.pilot.pause()
            rooms.append(sum("▌" in line for line in app.lines))
        app.widget.toggle_whys()
        await app.pilot.pause()
        rooms.append(sum("▌" in line for line in app.lines))
        assert rooms == [8, 16, 24]


async def test_room_is_kept_while_another_summary_is_made(show: Show) -> None:
    """One without an algorithm is still to come: the text waits for it, and stays when it is there."""
    async with show(ArticleView(), SIZE) as app:
        article, found = bridge(), analysis_of(bridge())
        app.widget.show(stored(article), HEADING, found, Summary(), room=3)
        await app.pilot.pause()
        before = app.place_of("Part 1 of")
        app.widget.show_analysis(HEADING, found, Summary())
        await app.pilot.pause()
        assert app.place_of("Part 1 of") == before
        app.widget.show_summary(replace(found.summary, algorithm="kl"))
        await app.pilot.pause()
        assert app.place_of("Part 1 of") == before
        assert app.lines[app.place_of("by KL")[1] - 1].strip().startswith("▌")


async def test_summary_says_who_made_it_if_that_is_not_as_usual(show: Show) -> None:
    """What is as it always is need not be said."""
    async with show(ArticleView(), SIZE) as app:
        await fill(app)
        assert "by Nutgraf" not in "".join(app.lines)
        app.widget.show_summary(replace(app.widget.ranked, algorithm="lexrank"))
        await app.pilot.pause()
        app.place_of("▌   by LexRank")


async def test_whys_unfold_below_each_sentence(show: Show) -> None:
    """With the place in the text; they unfold a folded summary too, and fold again."""
    async with show(ArticleView(length=Length(2)), SIZE) as app:
        await fill(app)
        before = app.lines
        app.widget.toggle_summary()
        app.widget.toggle_whys()
        await app.pilot.pause()
        assert app.widget.whys_open
        assert app.widget.summary_open
        x, y = app.place_of("1st chosen · sentence 1 of 64")
        assert (x, app.lines[y][:x].strip()) == (app.place_of("Ada Lind opened")[0], "▌")
        app.place_of("2nd chosen · sentence 32 of 64")
        app.widget.toggle_whys()
        await app.pilot.pause()
        assert app.lines == before


async def test_whys_come_back_with_the_summary(show: Show) -> None:
    """While it is folded nobody sees them; the key shows both."""
    async with show(ArticleView(length=Length(2)), SIZE) as app:
        await fill(app)
        app.widget.toggle_whys()
        app.widget.toggle_summary()
        assert not app.widget.whys_open
        app.widget.toggle_whys()
        assert app.widget.whys_open


async def test_every_line_of_the_summary_leads_to_its_place(show: Show) -> None:
    """By mouse, whichever line of it is clicked, the reasons too, and esc's way back leads to the summary."""
    chosen = (FIRST, *PARTS)
    async with show(ArticleView(length=Length(12)), (80, 60)) as app:
        await fill(app, chosen=chosen)
        found = [bridge().text[s.start : s.end] for s in analysis_of(bridge()).sentences if s.role is Role.BODY]
        app.widget.toggle_whys()
        await app.pilot.pause()
        assert sum("chosen ·" in line for line in app.lines) == len(chosen)
        for number, line in enumerate(app.lines):
            if "chosen ·" not in line:
                continue
            sentence = found[int(line.split("sentence ")[1].split()[0]) - 1]
            await app.pilot.click(app.widget, offset=(20, number))
            await app.pilot.pause()
            assert app.widget.visited is not None
            assert bridge().text[app.widget.visited.start : app.widget.visited.end] == sentence
            assert sentence[:30] in "\n".join(app.lines)
            app.widget.go_back()
            await app.pilot.pause()
            assert app.widget.visited is None
            assert app.widget.scroll_offset.y == 0


async def test_keys_lead_through_a_long_summary_and_back(show: Show) -> None:
    """Each place in turn, with its sign in the margin, from the last one back to where the reader was."""
    chosen = (FIRST, *PARTS)
    async with show(ArticleView(length=Length(12)), SIZE) as app:
        await fill(app, chosen=chosen)
        await app.press("j")
        for number, sentence in enumerate(chosen, 1):
            assert app.widget.step_summary_place() == (number, len(chosen))
            await app.pilot.pause()
            sign = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))
            assert [line for line in app.lines if line.split()[:1] == [sign] and sentence[:30] in line]
        assert app.widget.step_summary_place() is None
        await app.pilot.pause()
        assert app.widget.scroll_offset.y == 1
        assert app.widget.visited is None
        assert app.widget.step_summary_place() == (1, len(chosen))


async def test_one_step_back_leads_from_any_place_to_where_the_reader_was(show: Show) -> None:
    """However many places were gone to one after the other; the next one follows then."""
    async with show(ArticleView(), SIZE) as app:
        await fill(app, chosen=(FIRST, MIDDLE, LATER))
        for _time in range(3):
            app.widget.step_summary_place()
        await app.pilot.pause()
        assert app.widget.scroll_offset.y > 0
        assert app.widget.go_back()
        await app.pilot.pause()
        assert app.widget.scroll_offset.y == 0
        assert not app.widget.go_back()


async def test_place_that_was_gone_to_has_a_ground_of_its_own(show: Show) -> None:
    """It is found at a glance, names in it too, until the reader goes on."""
    async with show(ArticleView(), SIZE) as app:
        app.app.stylesheet.add_source(".article-view--visited { background: #123456; }")
        app.widget.notify_style_update()
        await fill(app, chosen=(FIRST, MIDDLE))

        def grounds(words: str) -> set[str]:
            x, y = app.place_of(words)
            styles = (app.screen.get_style_at(app.widget.region.x + x + i, app.widget.region.y + y) for i in range(20))
            return {style.bgcolor.name for style in styles if style.bgcolor is not None}

        plain = grounds("Part 1 of")
        app.widget.visit_place(bridge().text.index(MIDDLE))
        await app.pilot.pause()
        assert grounds("The bridge cost") == {"#123456"}
        assert grounds("Part 31 of") == plain
        await app.press("k")
        assert grounds("The bridge cost") == plain
