"""The facets by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.across import Facet, FacetKind, FacetValue
from reader.ui.across_wording import COUNTING
from reader.ui.widgets.facet_view import FacetView
from tests.linked_samples import HOSTILE, facets_of

if TYPE_CHECKING:
    from tests.widgets.conftest import Show, Stage


def chosen(app: Stage[FacetView]) -> list[str]:
    """The labels of what was chosen since the last time."""
    return [event.value.label for event in app.said(FacetView.Chosen)]


async def test_facets_say_that_they_are_counted_first(show: Show) -> None:
    """Nothing can be chosen yet."""
    async with show(FacetView(), (28, 30)) as app:
        assert app.lines[0].strip() == COUNTING
        await app.press("j", "enter")
        assert chosen(app) == []


async def test_facets_are_listed_with_counts(show: Show) -> None:
    """The cursor is on the first; Enter chooses."""
    async with show(FacetView(), (28, 30)) as app:
        app.widget.show(facets_of(), [])
        await app.press("enter", "j", "j", "j", "enter")
        assert chosen(app) == ["Person 1", "Norby"]
        assert any("May 2024" in line and "1\u202f200" in line for line in app.lines)


async def test_old_facets_are_not_chosen_from(show: Show) -> None:
    """Until those of the new list are here; the cursor stays on its value."""
    async with show(FacetView(), (28, 30)) as app:
        app.widget.show(facets_of(), [])
        await app.press("G")
        at = app.widget.value_at_cursor
        app.widget.count()
        await app.pilot.pause()
        await app.press("enter")
        assert chosen(app) == []
        app.widget.show(facets_of(who=2), ["Person 3"])
        await app.pilot.pause()
        assert app.widget.value_at_cursor == at
        assert "› Person 3" in app.lines[0]


async def test_cursor_comes_to_the_first_value_when_its_own_is_gone(show: Show) -> None:
    """And what is narrowed to is seen above it."""
    async with show(FacetView(), (28, 8)) as app:
        app.widget.show(facets_of(who=3), [])
        await app.press("j", "j")
        app.widget.show(facets_of(who=2), ["Person 3"])
        await app.pilot.pause()
        assert (value := app.widget.value_at_cursor) is not None
        assert value.label == "Person 1"
        assert "› Person 3" in app.lines[0]


async def test_fold_of_facets_opens_and_closes(show: Show) -> None:
    """The values that it hides come below it."""
    async with show(FacetView(), (28, 40)) as app:
        app.widget.show(facets_of(who=20), [])
        await app.press(*["j"] * 8, "enter")
        assert app.widget.fold_at_cursor is True
        assert any("Person 20" in line for line in app.lines)
        await app.press("enter")
        assert app.widget.fold_at_cursor is False
        assert not any("Person 20" in line for line in app.lines)


async def test_click_chooses_a_facet(show: Show) -> None:
    """A heading is none."""
    async with show(FacetView(), (28, 30)) as app:
        app.widget.show(facets_of(), [])
        await app.pilot.pause()
        await app.click("WHERE")
        await app.hover("Ostmark")
        await app.click("Ostmark")
        assert chosen(app) == ["Ostmark"]


async def test_hostile_facets_do_nothing(show: Show) -> None:
    """Whatever a value is called."""
    async with show(FacetView(), (40, 6)) as app:
        app.widget.show([Facet(FacetKind.WHO, (FacetValue(HOSTILE, "x", 1),))], [HOSTILE])
        await app.pilot.pause()
        assert all(len(line) == 40 and "\x1b" not in line and "\u202e" not in line for line in app.lines)
        assert "[@click=app.quit]" in app.lines[0]


async def test_cursor_on_a_closed_fold_has_another_sign(show: Show) -> None:
    """The fold's own would be there twice."""
    async with show(FacetView(), (28, 30)) as app:
        app.widget.show(facets_of(who=20), [])
        await app.press(*"jjjjjjjj")
        assert app.widget.fold_at_cursor is False
        assert any(line.startswith("▌▸ +12 more") for line in app.lines)
