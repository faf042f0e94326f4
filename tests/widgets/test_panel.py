"""The panel and the strip by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.frozen import replace
from reader.model import Analysis, Entity, Span
from reader.ui.highlights import Highlights
from reader.ui.panel_rows import FIRST_ENTRIES
from reader.ui.widgets.panel import Panel
from reader.ui.widgets.pointing import EntryChosen, EntryPointed
from reader.ui.widgets.strip_line import EntryStrip
from tests.ui_samples import analysis_of, bridge

if TYPE_CHECKING:
    from reader.model import EntityKind
    from tests.widgets.conftest import Show

ADA, BO, NORBY, OSTMARK, BOARD, SWEDISH = range(6)
"""Keys of entries of the bridge."""


@pytest.fixture
def bridge_entries() -> Highlights:
    """What the panel lists of the article about the bridge."""
    return Highlights(analysis_of(bridge()))


def people(count: int) -> Highlights:
    """So many people, each named once."""
    entities = (Entity(n, "person", f"Person {n}", (Span(n, n + 1),), weight=-n) for n in range(1, count + 1))
    return Highlights(Analysis("1", "h", entities=tuple(entities)))


async def test_panel_tells_what_the_analysis_lacks(show: Show) -> None:
    """Above the entries, in as many lines as it takes, also after the panel has become narrower."""
    notice = "Names by rules alone: the tagger reads English."
    known = Analysis("1", "h", entities=(Entity(1, "person", "Ada", (Span(0, 3),)),), notices=(notice,))
    async with show(Panel(), (40, 12)) as app:
        app.widget.show(Highlights(known))
        await app.pilot.pause()
        for width in (40, 24):
            await app.pilot.resize_terminal(width, 12)
            await app.pilot.pause()
            rows = [" ".join(line.split()) for line in app.lines]
            people = rows.index("PEOPLE")
            assert " ".join(rows[: people - 1]) == notice
            assert rows[people + 1].endswith("Ada 1")
            assert app.widget.entry_at_cursor is not None


async def test_panel_keeps_its_light_when_a_notice_is_wrapped_anew(show: Show) -> None:
    """What is lit and pinned is so at every width."""
    entities = (Entity(1, "person", "Ada", (Span(0, 3),)), Entity(2, "person", "Bo", (Span(4, 6),)))
    highlights = Highlights(Analysis("1", "h", entities=entities, notices=("Names by rules alone.",)))
    async with show(Panel(), (40, 12)) as app:
        app.widget.show(highlights)
        app.widget.light(1, pinned=1)
        await app.pilot.pause()
        before = [line.split() for line in app.lines if "Bo" in line]
        await app.pilot.resize_terminal(41, 12)
        await app.pilot.pause()
        assert [line.split() for line in app.lines if "Bo" in line] == before
        assert app.widget._pinned == 1


async def test_panel_lists_groups_with_counts(show: Show, bridge_entries: Highlights) -> None:
    """Who, where, how much, under headings, each with how often it is there."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        rows = [" ".join(line.split()) for line in app.lines]
        assert rows[:3] == ["PEOPLE", "▸ Ada Lind 13", "Bo Park 1"]
        assert "▸ Organisations 1" in rows
        assert rows[rows.index("NUMBERS") + 1 :][:4] == ["money", "$12 million", "percent", "40 percent"]
        assert "3 May (year inferred)" in rows


async def test_panel_says_why_it_is_empty(show: Show) -> None:
    """Each line of the message stands in a row, on which no cursor rests."""
    async with show(Panel(), (40, 10)) as app:
        app.widget.show(Highlights(), "Nothing yet.\nWait a moment.")
        await app.press("j", "enter", "G")
        assert [line.strip() for line in app.lines[:2]] == ["Nothing yet.", "Wait a moment."]
        assert app.widget.entry_at_cursor is None
        assert app.said(EntryPointed) == []


async def test_panel_cursor_tells_its_entry(show: Show, bridge_entries: Highlights) -> None:
    """Moving points at entries, over headings, and asks for them to be shown."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.press("j", "j", "k", "k", "k", "G", "g")
        told = [event.key for event in app.said(EntryPointed)]
        assert told == [BO, NORBY, BO, ADA, None, ADA]  # the last row is the fold of small numbers
        assert app.widget.entry_at_cursor is bridge_entries.entries[ADA]


async def test_panel_mouse_tells_its_entry(show: Show, bridge_entries: Highlights) -> None:
    """Pointing at an entry tells it once; on a heading nothing is pointed at, with the focus the cursor's entry is."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        app.said(EntryPointed)
        await app.hover("Norby")
        await app.hover("Ostmark")
        await app.leave()
        assert [(event.key, event.reveal) for event in app.said(EntryPointed)] == [
            (NORBY, True),
            (OSTMARK, True),
            (ADA, True),
        ]
        app.screen.set_focus(None)
        await app.pilot.pause()
        await app.hover("Norby")
        await app.hover("PEOPLE")
        assert [event.key for event in app.said(EntryPointed)] == [NORBY, None]


async def test_panel_chooses_with_enter_and_click(show: Show, bridge_entries: Highlights) -> None:
    """An entry is told; a fold opens instead."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.press("j", "enter")
        await app.click("Norby")
        await app.click("Organisations")
        assert [event.key for event in app.said(EntryChosen)] == [BO, NORBY]
        assert any("the Bridge Board" in line for line in app.lines)


async def test_panel_keeps_folds_open_for_the_next_article(show: Show, bridge_entries: Highlights) -> None:
    """Who opens a group wants to see it."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        await app.click("Organisations")
        app.widget.show(Highlights(analysis_of(bridge())))
        await app.pilot.pause()
        assert any("the Bridge Board" in line for line in app.lines)


@pytest.mark.parametrize("count", [FIRST_ENTRIES + 2, FIRST_ENTRIES + 3])
async def test_panel_folds_many_entries(show: Show, count: int) -> None:
    """The weightiest stand open; a fold that would hide only one or two is none."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(people(count))
        await app.pilot.pause()
        shown = [line for line in app.lines if "Person" in line]
        assert len(shown) == (count if count <= FIRST_ENTRIES + 2 else FIRST_ENTRIES)
        assert any("more" in line for line in app.lines) == (count > len(shown))


async def test_panel_shows_what_is_lit_and_pinned(show: Show, bridge_entries: Highlights) -> None:
    """Both by a sign; the cursor goes along while the focus is elsewhere."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        app.screen.set_focus(None)
        await app.pilot.pause()
        app.widget.light(NORBY, pinned=NORBY)
        await app.pilot.pause()
        assert any(line.startswith("▸•Norby") for line in app.lines)
        assert app.widget.entry_at_cursor is bridge_entries.entries[NORBY]
        app.widget.light(None, pinned=NORBY)
        await app.pilot.pause()
        assert any(line.startswith(" •Norby") for line in app.lines)


async def test_panel_lights_the_fold_of_a_hidden_entry(show: Show, bridge_entries: Highlights) -> None:
    """The cursor goes to the fold that hides what is lit."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        app.screen.set_focus(None)
        await app.pilot.pause()
        app.widget.light(SWEDISH, pinned=None)
        await app.pilot.pause()
        assert app.widget.entry_at_cursor is None
        assert "Nationalities" in app.lines[app.widget.cursor]


def changed(**kinds: EntityKind | None) -> Highlights:
    """The entries of the bridge with those of other kinds that are named by their first word, None for gone."""
    analysis = analysis_of(bridge())
    entities = []
    for entity in analysis.entities:
        kind = kinds.get(entity.name.split()[0], entity.kind)
        if kind is not None:
            entities.append(replace(entity, kind=kind))
    return Highlights(replace(analysis, entities=tuple(entities)))


async def test_panel_cursor_goes_on_from_an_entry_that_is_gone(show: Show, bridge_entries: Highlights) -> None:
    """To the next one that is left, over what is gone as well; from the last one back."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.press("j")
        app.widget.change(changed(Bo=None, Norby=None))
        entry = app.widget.entry_at_cursor
        assert entry is not None
        assert entry.label == "Ostmark"
        await app.press("G", "enter", "G")  # the one small number
        only = Highlights(replace(analysis_of(bridge()), figures=(), numbers=()))
        app.widget.change(only)
        await app.pilot.pause()
        assert "Nationalities" in app.lines[app.widget.cursor]


async def test_panel_cursor_follows_an_entry_into_a_fold(show: Show, bridge_entries: Highlights) -> None:
    """The group that it is in now is opened."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.press("j")
        app.widget.change(changed(Bo="nationality"))
        await app.pilot.pause()
        entry = app.widget.entry_at_cursor
        assert entry is not None
        assert entry.label == "Bo Park"
        assert any("▾ Nationalities 2" in line for line in app.lines)


async def test_panel_cursor_stays_on_a_fold(show: Show, bridge_entries: Highlights) -> None:
    """What changes elsewhere does not move it."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.press("j", "j", "j", "j")
        app.widget.change(changed(Ada=None, Bo=None))
        await app.pilot.pause()
        assert "Organisations" in app.lines[app.widget.cursor]


async def test_panel_without_entries_has_no_cursor(show: Show, bridge_entries: Highlights) -> None:
    """When the last entry goes, the message takes its place."""
    async with show(Panel(), (30, 10)) as app:
        app.widget.show(bridge_entries)
        app.widget.change(Highlights(), "Nothing.")
        await app.press("j", "enter")
        assert app.widget.entry_at_cursor is None
        assert app.lines[0].strip() == "Nothing."


async def test_panel_leaves_the_cursor_to_the_reader(show: Show, bridge_entries: Highlights) -> None:
    """While the keys work here, light from elsewhere does not move the cursor."""
    async with show(Panel(), (30, 30)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        app.widget.light(OSTMARK, pinned=None)
        assert app.widget.entry_at_cursor is bridge_entries.entries[ADA]


def places() -> Highlights:
    """A country with two cities and its people, and a people whose country is not named."""
    return Highlights(
        Analysis(
            "1",
            "h",
            entities=(
                Entity(1, "place", "Ostland", (Span(0, 7), Span(9, 16)), country="OO", weight=9, place_kind="country"),
                Entity(2, "nationality", "Ostlandish", (Span(20, 30),), country="OO", weight=8),
                Entity(3, "nationality", "Nobodian", (Span(31, 39),), country="NN", weight=8),
                Entity(4, "place", "Ostmark", (Span(40, 47),), (), "OO", 1.0, 2.0, 7, "city", "Ostland"),
                Entity(5, "place", "Longmark on Ost", (Span(50, 65),), (), "OO", 1.0, 2.0, 6, "city", "Ostland"),
                Entity(
                    6, "place", "Great Longmark upon Ost", (Span(70, 93),), (), "OO", 1.0, 2.0, 5, "city", "Ostland"
                ),
                Entity(7, "place", "North Ost", (Span(95, 104),), (), "OO", 1.0, 2.0, 4, "region", "Ostland"),
            ),
        )
    )


async def test_panel_shows_the_country_beside_a_city(show: Show) -> None:
    """As far as there is room, the country cut first; countries and regions stand alone."""
    async with show(Panel(), (29, 12)) as app:
        app.widget.show(places())
        await app.pilot.pause()
        rows = [" ".join(line.split()) for line in app.lines]
        assert rows[:7] == [
            "PLACES",
            "▸ Ostland 2",
            "Ostlandish 1",
            "Ostmark · Ostland 1",
            "Longmark on Ost · Ostl… 1",
            "Great Longmark upon Ost 1",
            "North Ost 1",
        ]


async def test_panel_lists_a_people_under_its_country(show: Show) -> None:
    """Indented, and reached as any entry; a people whose country is not listed stands in a group of its own."""
    async with show(Panel(), (28, 12)) as app:
        app.widget.show(places())
        await app.press("j")
        assert app.lines[2].startswith("▸   Ostlandish")
        entry = app.widget.entry_at_cursor
        assert entry is not None
        assert entry.label == "Ostlandish"
        await app.click("Nationalities")
        assert [line.split()[0] for line in app.lines if "ian" in line or "dish" in line] == ["Ostlandish", "Nobodian"]


async def test_panel_hides_a_people_with_its_country(show: Show) -> None:
    """The fold that hides a country lights up for its people too."""
    many = [Entity(n, "place", f"Place {n}", (Span(n, n + 1),), weight=50 - n) for n in range(1, 12)]
    country = Entity(20, "place", "Ostland", (Span(20, 27),), country="OO", weight=0, place_kind="country")
    people = Entity(21, "nationality", "Ostlandish", (Span(30, 40),), country="OO", weight=9)
    async with show(Panel(), (28, 20)) as app:
        highlights = Highlights(Analysis("1", "h", entities=(*many, country, people)))
        app.widget.show(highlights)
        app.screen.set_focus(None)
        await app.pilot.pause()
        app.widget.light(highlights.entries[-1].key, pinned=None)
        await app.pilot.pause()
        assert "+5 more" in app.lines[app.widget.cursor]


async def test_panel_cuts_long_names(show: Show) -> None:
    """A name that does not fit ends in dots, and its count stays in sight."""
    long = Entity(1, "person", "Person with a name " * 5, (Span(0, 1), Span(2, 3)))
    async with show(Panel(), (30, 10)) as app:
        app.widget.show(Highlights(Analysis("1", "h", entities=(long,))))
        await app.pilot.pause()
        assert app.lines[1].rstrip().endswith("… 2")


async def test_panel_scrolls_to_the_cursor_with_its_heading(show: Show, bridge_entries: Highlights) -> None:
    """In a low window going up shows the heading above the first entry too."""
    async with show(Panel(), (30, 8)) as app:
        app.widget.show(bridge_entries)
        await app.press("G")
        assert "+1 small number " in "".join(app.lines)
        await app.press("g")
        assert "PEOPLE" in app.lines[0]


async def test_strip_names_who_where_and_how_much(show: Show, bridge_entries: Highlights) -> None:
    """A line each, with counts, without small numbers, and a sign where more is left out."""
    async with show(EntryStrip(), (60, 4)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        who, where, how = (" ".join(line.split()) for line in app.lines[:3])
        assert who == "Who Ada Lind 13 · Bo Park"
        assert where == "Where Norby 3 · Ostmark"
        assert how.startswith("How $12 million · 40 percent · ")
        assert how.endswith("…")


async def test_strip_says_why_it_is_empty(show: Show) -> None:
    """A message stands in its first line."""
    async with show(EntryStrip(), (60, 5)) as app:
        app.widget.show(Highlights(), "Nothing yet.\nWait.")
        await app.pilot.pause()
        assert "Nothing yet. Wait." in app.lines[0]
        assert "".join(app.lines[3:]).strip() == ""


async def test_strip_tells_what_is_pointed_at_and_chosen(show: Show, bridge_entries: Highlights) -> None:
    """As the panel does."""
    async with show(EntryStrip(), (60, 4)) as app:
        app.widget.show(bridge_entries)
        await app.pilot.pause()
        await app.hover("Ostmark")
        await app.click("Norby")
        await app.pilot.click(app.widget, offset=(1, 0))
        await app.leave()
        pointed = [event.key for event in app.said(EntryPointed)]
        assert (pointed[0], pointed[-1]) == (OSTMARK, None)
        assert [event.key for event in app.said(EntryChosen)] == [NORBY]


async def test_strip_lights_an_entry(show: Show, bridge_entries: Highlights) -> None:
    """And draws itself anew only when something changes."""
    async with show(EntryStrip(), (60, 4)) as app:
        app.widget.show(bridge_entries)
        app.widget.light(NORBY)
        app.widget.light(NORBY)
        await app.pilot.pause()
        assert app.widget._lit == NORBY
