"""The panel's groups of numbers, and its timeline, by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.ui.highlights import Highlights
from reader.ui.widgets.panel import Panel
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from tests.ui_samples import analysis_of, bridge, history

if TYPE_CHECKING:
    from tests.widgets.conftest import Show

DATES = ["17 Nov 1869", "Jun 1967", "2015"]
"""Of the history, in the order of time."""


def canal() -> Highlights:
    """What the panel lists of the article about the canal."""
    article, analysis = history()
    return Highlights(analysis, article.text)


def row_at_cursor(panel: Panel) -> tuple[str, bool]:
    """Label of the entry at the cursor, or empty, and whether it is one of the timeline."""
    entry = panel.entry_at_cursor
    return entry.label if entry else "", panel.is_on_timeline


async def test_panel_lists_groups_of_numbers(show: Show) -> None:
    """Under their headings, the timeline folded below the dates."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(canal())
        await app.pilot.pause()
        rows = [" ".join(line.split()) for line in app.lines]
        assert rows[rows.index("NUMBERS") :][:14] == [
            "NUMBERS",
            "money",
            "₹50 million",
            "dates",
            "Jun 1967",
            "17 Nov 1869",
            "Wednesday",
            "2015",
            "▸ Timeline 3",
            "durations and ages",
            "8 years",
            "measures",
            "120 miles",
            "30–40 feet",
        ]


async def test_timeline_opens_in_the_order_of_time(show: Show) -> None:
    """Each date with what happened below it, in two lines at most."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(canal())
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.pilot.pause()
        rows = [" ".join(line.split()) for line in app.lines]
        first = rows.index("▾ Timeline 3") + 1
        assert rows[first : first + 9] == [
            "▸ 17 Nov 1869",
            "Ada Lind opened the canal,",
            "120 miles long, on a…",
            "Jun 1967",
            "The canal was closed by a",
            "war in June 1967, and…",
            "2015",
            "…when it was widened",
            "",
        ]


async def test_timeline_has_one_line_a_date_where_there_is_room(show: Show) -> None:
    """What happened stands beside the date; the cursor stays when the room changes."""
    async with show(Panel(), (80, 30)) as app:
        app.widget.show(canal())
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.press("j")
        assert any(line.startswith("▸ Jun 1967     The canal was closed by a war") for line in app.lines)
        await app.pilot.resize_terminal(30, 30)
        await app.pilot.pause()
        assert row_at_cursor(app.widget) == ("Jun 1967", True)
        assert any(line.startswith("▸ Jun 1967  ") for line in app.lines)


async def test_timeline_parts_a_long_date_from_what_happened(show: Show) -> None:
    """A range fills the column and more."""
    async with show(Panel(), (80, 30)) as app:
        article, analysis = history()
        long = [replace(figure, label="17 Nov 1869 – 3 May 1870") for figure in analysis.figures[1:2]]
        figures = (analysis.figures[0], *long, *analysis.figures[2:])
        app.widget.show(Highlights(replace(analysis, figures=figures), article.text))
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.pilot.pause()
        assert any("17 Nov 1869 – 3 May 1870 · Ada Lind opened" in line for line in app.lines)


async def test_one_row_alone_is_marked_for_a_date_that_has_two(show: Show) -> None:
    """That at the cursor; without the focus too."""
    async with show(Panel(), (80, 30)) as app:
        highlights = canal()
        app.widget.show(highlights)
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.press("j")
        key = next(key for key, entry in enumerate(highlights.entries) if entry.label == "Jun 1967")
        app.widget.light(key, pinned=None)
        await app.pilot.pause()
        marked = [" ".join(line.split()) for line in app.lines if line.startswith("▸")]
        assert marked == ["▸ Jun 1967 The canal was closed by a war in June 1967, and stayed so for…"]


async def test_timeline_cursor_goes_from_date_to_date(show: Show) -> None:
    """Over what happened, and each date is pointed at; Enter leads there."""
    async with show(Panel(), (30, 30)) as app:
        highlights = canal()
        app.widget.show(highlights)
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.press("j", "j", "enter")
        told = [highlights.entries[event.key].label for event in app.said(EntryPointed) if event.key is not None]
        assert told == DATES
        (chosen,) = app.said(EntryChosen)
        assert (highlights.entries[chosen.key].label, chosen.leads_there) == ("2015", True)


async def test_timeline_is_pointed_at_by_its_words_too(show: Show) -> None:
    """What happened belongs to its date, for the mouse and for a click."""
    async with show(Panel(), (30, 30)) as app:
        highlights = canal()
        app.widget.show(highlights)
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.pilot.pause()
        app.said(EntryPointed)
        await app.hover("it was widened")
        await app.click("when it was")
        pointed = {event.key for event in app.said(EntryPointed)}
        (chosen,) = app.said(EntryChosen)
        assert pointed == {chosen.key}
        assert row_at_cursor(app.widget) == ("2015", True)


async def test_timeline_opens_at_the_date_of_the_cursor(show: Show) -> None:
    """Who asks from a date among the dates wants to see it among the others; asked again, it folds."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(canal())
        await app.press("j", "j")
        assert row_at_cursor(app.widget) == ("Jun 1967", False)
        app.widget.toggle_timeline()
        assert row_at_cursor(app.widget) == ("Jun 1967", True)
        app.widget.toggle_timeline()
        await app.pilot.pause()
        assert row_at_cursor(app.widget) == ("", False)
        assert "▸ Timeline 3" in app.lines[app.widget.cursor]


async def test_timeline_opens_and_folds_with_enter(show: Show) -> None:
    """As any fold does."""
    async with show(Panel(), (30, 12)) as app:
        app.widget.show(canal())
        await app.press("G", "k", "k", "k", "enter")
        assert [date for date in DATES if any(date in line for line in app.lines)] == DATES
        await app.press("enter")
        assert any("▸ Timeline 3" in line for line in app.lines)


async def test_timeline_cursor_stays_when_entries_change(show: Show) -> None:
    """A correction made elsewhere does not throw the reader out of the timeline."""
    async with show(Panel(), (30, 30)) as app:
        article, analysis = history()
        app.widget.show(Highlights(analysis, article.text))
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.press("j")
        app.widget.change(Highlights(replace(analysis, entities=()), article.text))
        assert row_at_cursor(app.widget) == ("Jun 1967", True)


async def test_timeline_cursor_stays_when_its_date_lights_up(show: Show) -> None:
    """And does not jump to the same date in its group, while the keys are elsewhere."""
    async with show(Panel(), (30, 30)) as app:
        highlights = canal()
        app.widget.show(highlights)
        await app.pilot.pause()
        app.widget.toggle_timeline()
        app.screen.set_focus(None)
        await app.pilot.pause()
        app.widget.light(highlights.timeline[0].key, pinned=None)
        assert row_at_cursor(app.widget) == ("17 Nov 1869", True)


async def test_timeline_of_an_article_without_one_does_not_open(show: Show) -> None:
    """The cursor stays where it is."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(Highlights(analysis_of(bridge())))
        await app.press("j")
        app.widget.toggle_timeline()
        assert row_at_cursor(app.widget) == ("Bo Park", False)
        assert not any("Timeline" in line for line in app.lines)


async def test_timeline_shows_as_much_of_itself_as_fits(show: Show) -> None:
    """In a low window its heading goes to the top."""
    async with show(Panel(), (30, 8)) as app:
        app.widget.show(canal())
        await app.pilot.pause()
        app.widget.toggle_timeline()
        await app.pilot.pause()
        assert "▾ Timeline 3" in app.lines[0]
