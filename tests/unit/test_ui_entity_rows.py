"""The rows of the page of a name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.frozen import replace
from reader.text.display import safe_line
from reader.ui.drawing import cells
from reader.ui.entity_rows import (
    ARTICLES,
    COMPANIONS,
    FIGURES,
    FIRST_ARTICLES,
    FIRST_COMPANIONS,
    SENTENCE_INDENT,
    SENTENCE_LINES,
    EntityRow,
    bars,
    rows_of,
    spans_of,
)
from reader.ui.trail import named_in
from tests.linked_samples import linked, page_of
from tests.ui_samples import analysis_of, bridge, make_row

TODAY = date(2024, 6, 1)
DAYS = tuple(f"2024-{month:02d}-{day:02d}" for month in range(5, 0, -1) for day in (20, 10, 5))


def words_of(rows: list[EntityRow]) -> list[str]:
    """What the rows say, with what stands at their right end."""
    return [f"{row.words} | {row.aside}" if row.aside else row.words for row in rows]


def test_page_tells_who_it_is_first() -> None:
    """Name, kind, country and other forms; how often and from when to when."""
    told = words_of(rows_of(page_of(linked(country="SE", articles=4)), set(), 80, TODAY))
    assert told[:3] == [
        "Ada Lind",
        "person · SE · also Lind",
        "named 12 times in 4 articles · 1 January 2024 – 3 May 2024",
    ]


def test_page_breaks_what_it_tells_between_facts() -> None:
    """In a narrow column the dates stand in a line of their own."""
    told = words_of(rows_of(page_of(linked(articles=4)), set(), 40, TODAY))
    assert told[2:4] == ["named 12 times in 4 articles", "1 January 2024 – 3 May 2024"]


def test_page_lists_articles_with_their_days_and_what_is_unread() -> None:
    """The latest first, as the library gives them; the year goes without saying when it is this one."""
    rows = [row for row in rows_of(page_of(), set(), 80, TODAY) if row.target is not None]
    assert [(row.words, row.look, row.aside) for row in rows[:2]] == [
        ("Title 1", "unread", "3 May"),
        ("Title 2", "title", "1 Apr"),
    ]


def test_page_tells_no_date_of_what_has_none() -> None:
    """Neither of articles, nor of their figures, nor in the heading: the day of the import is no such date."""
    undated = linked(articles=1)._replace(first=None, last=None)
    page = page_of(undated)._replace(rows=(make_row(1, published=None),))
    page = page._replace(figures=tuple(figure._replace(day=None) for figure in page.figures))
    rows = rows_of(page, set(), 80, TODAY)
    assert [row.aside for row in rows if row.target in (*page.rows, *page.figures)] == [""] * (1 + len(page.figures))
    assert "named 3 times in 1 article · no date" in words_of(rows)
    assert not any(row.look == "bars" for row in rows)


def test_page_says_when_it_has_the_latest_articles_alone() -> None:
    """The number of all stands beside."""
    told = words_of(rows_of(page_of(linked(articles=1234)), set(), 80, TODAY))
    assert "ARTICLES THE LATEST 4 OF 1\u202f234" in told


def test_page_names_companions_with_counts() -> None:
    """A kind stands with what is no person."""
    told = words_of(rows_of(page_of(), set(), 80, TODAY))
    at = told.index("NAMED WITH")
    assert told[at + 1 : at + 3] == ["Other 1 · place | 89", "Other 2 | 88"]


def test_page_puts_the_sentence_below_its_figure() -> None:
    """Indented lines that belong to the row of the figure."""
    rows = rows_of(page_of(words="word " * 60), set(), 60, TODAY)
    at = next(i for i, row in enumerate(rows) if row.words == "1,000 people")
    below = rows[at + 1 : at + 1 + SENTENCE_LINES]
    assert [row.line for row in below] == [1, 2]
    assert all(row.target is None and cells(row.words) <= 60 - SENTENCE_INDENT for row in below)
    assert below[-1].words.endswith("…")


@pytest.mark.parametrize(("fold", "first"), [(ARTICLES, FIRST_ARTICLES), (COMPANIONS, FIRST_COMPANIONS), (FIGURES, 6)])
def test_page_folds_what_a_group_has_more_of(fold: str, first: int) -> None:
    """And shows all of it when the fold is open."""
    page = page_of(days=DAYS, companions=15, figures=15)
    kinds = {ARTICLES: page.rows, COMPANIONS: page.companions, FIGURES: page.figures}

    def shown(unfolded: set[str]) -> int:
        return sum(row.target in kinds[fold] for row in rows_of(page, unfolded, 80, TODAY) if row.target is not None)

    assert shown(set()) == first
    assert shown({fold}) == len(kinds[fold])


def test_page_folds_no_two_rows() -> None:
    """A fold would take as much room."""
    page = page_of(days=DAYS[: FIRST_ARTICLES + 2])
    assert not any(row.fold for row in rows_of(page, set(), 80, TODAY))


def test_page_without_anything_else_is_its_heading() -> None:
    """No empty groups."""
    page = page_of(days=(), companions=0, figures=0)
    assert [row.look for row in rows_of(page, set(), 80, TODAY)] == ["name", "entry", "quiet", "quiet"]


def test_bars_tell_when() -> None:
    """A month each, none left out; in words beside, for whom bars say nothing."""
    told = words_of(rows_of(page_of(), set(), 80, TODAY))
    assert "▄▄▄▄▄ ·     ·     ▇▇▇▇▇ ▄▄▄▄▄" in told
    assert "Jan 2024 to May 2024, most in Apr 2024: 2" in told


def test_bars_leave_out_what_has_no_date() -> None:
    """And say of how many of the articles they are."""
    page = page_of(linked(articles=6))
    told = words_of(rows_of(page._replace(rows=(make_row(9, published=None), *page.rows)), set(), 100, TODAY))
    assert "Jan 2024 to May 2024, most in Apr 2024: 2 · bars of 4 of 6 articles" in told


def test_bars_of_one_month_are_left_out() -> None:
    """They would tell nothing."""
    assert not any(row.look == "bars" for row in rows_of(page_of(days=DAYS[:2]), set(), 80, TODAY))


def test_spans_grow_with_the_time() -> None:
    """Months, years, decades; the earliest are left out where even those are too many."""
    assert [span.words for span in spans_of(["2023-12-31", "2024-01"], 10)] == ["Dec 2023", "Jan 2024"]
    assert [span.words for span in spans_of(["2023-12-31", "2021-01"], 10)] == ["2021", "2022", "2023"]
    assert [span.words for span in spans_of(["1871-01-01", "2024-01"], 3)] == ["the 2000s", "the 2010s", "the 2020s"]


@given(
    st.lists(st.dates(date(1500, 1, 1)).map(str) | st.text(max_size=12), max_size=30),
    st.integers(min_value=1, max_value=60),
)
def test_spans_count_what_they_cover(days: list[str], most: int) -> None:
    """Never more than asked for, the latest day always among them, and none counted twice."""
    spans = spans_of(days, most)
    assert len(spans) <= most
    assert sum(span.articles for span in spans) <= len(days)
    assert not spans or spans[-1].articles > 0


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=60), st.integers(60, 80))
def test_bars_stay_in_their_room(counts: list[int], width: int) -> None:
    """And the highest count has the highest bar."""
    drawn = bars(counts, width)
    assert cells(drawn) <= width
    assert ("▇" in drawn) == any(counts)


@given(st.text(min_size=1, max_size=200), st.integers(min_value=1, max_value=90))
def test_rows_fit_whatever_a_name_is(name: str, width: int) -> None:
    """Long names are wrapped, and what leads somewhere does so at any width."""
    page = page_of(linked(name, aliases=(name,)))
    rows = rows_of(page, set(), width, TODAY)
    assert [row.target for row in rows if row.target] == [*page.rows, *page.companions, *page.figures]
    heading = [row for row in rows if row.look == "name"]
    assert "".join("".join(row.words for row in heading).split()) == "".join(name.split())
    assert all(cells(safe_line(row.words)) <= max(2, width) for row in heading)


def test_name_is_found_in_an_article_by_any_of_its_forms() -> None:
    """Of its own kind alone, and rather by its name than by another form."""
    found = analysis_of(bridge())
    assert (one := named_in(found, linked())) is not None
    assert one.name == "Ada Lind"
    assert (one := named_in(found, linked("Ada M. Lind", aliases=("Lind",)))) is not None
    assert one.name == "Ada Lind"
    assert named_in(found, linked(kind="place")) is None
    twice = replace(found, entities=(replace(found.entities[1], aliases=("Ada Lind",)), *found.entities))
    assert (one := named_in(twice, linked())) is not None
    assert one.name == "Ada Lind"
