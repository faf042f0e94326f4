"""Dates that are told from the day of writing: which way they lie, and what they are told from."""

from __future__ import annotations

import pytest

from reader.analysis.numbers.calendar import RESOLVED_BY_DATELINE
from tests.reading_numbers import found, story


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("The House voted on Friday.", "2024-01-19"),
        ("The House will vote on Friday.", "2024-01-26"),
        ("On Friday, the House will vote.", "2024-01-26"),
        ("On Friday, the House voted.", "2024-01-19"),
        ("The vote is scheduled for Tuesday.", "2024-01-23"),
        ("They are to meet on Monday.", "2024-01-22"),
        ("He said on Thursday that they will vote.", "2024-01-18"),
        ("It was held on March 3.", "2023-03-03"),
        ("It will be held on March 3.", "2024-03-03"),
        ("It will be held on January 5.", "2025-01-05"),
        ("It was held in November.", "2023-11"),
        ("It ran this weekend.", "2024-01-20/2024-01-21"),
        ("It was last Saturday.", "2024-01-13"),
        ("It is next Saturday.", "2024-01-27"),
        ("It began 17 years ago.", "2007"),
        ("It began three months ago.", "2023-10"),
        ("It began two days ago.", "2024-01-18"),
        ("It began a decade ago.", "2014"),
        ("It was last summer.", "2023-22"),
        ("It is due at the end of the month.", "2024-01"),
        ("It fell in Q3.", "2023-Q3"),
    ],
)
def test_date_lies_where_the_verbs_say(text: str, resolved: str) -> None:
    """Past and future are told by tense; the publication, a Saturday, is what they are told from."""
    assert [n.resolved for n in found(text)] == [resolved]


def test_next_day_is_told_from_the_day_before_in_the_story() -> None:
    """The next day follows the last date that was given."""
    numbers = story("They met on Sept. 4, 2016.", "They parted the next day.")
    assert [n.resolved or n.date for n in numbers] == ["2016-09-04", "2016-09-05"]


def test_year_before_is_told_from_the_last_year_of_the_story() -> None:
    """The year before precedes the year that was given last."""
    assert [n.resolved or n.date for n in story("In 2016 it grew.", "It had shrunk the year before.")] == [
        "2016",
        "2015",
    ]


def test_dateline_goes_before_the_date_of_publication() -> None:
    """A date alone at the head of an article is what its days are told from, and that is kept."""
    numbers = story("A headline", "Thursday, May 7, 2015", "It opened on Tuesday.", published="2020-01-01")
    assert (numbers[-1].resolved, numbers[-1].resolved_by) == ("2015-05-05", RESOLVED_BY_DATELINE)


def test_nothing_is_told_from_today() -> None:
    """Without a date of publication every date stays as it is written."""
    numbers = found(
        "On Friday, yesterday, last week, Oct. 7, next May, 3 years ago, Q3 and this weekend it rained.", None
    )
    assert [n.resolved for n in numbers] == [None] * 8


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("8:30 p.m. EDT", "20:30"),
        ("8.30pm", "20:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("four in the morning", "04:00"),
        ("4 in the afternoon", "16:00"),
        ("five o'clock", "05:00"),
        ("2 to 3 a.m.", "02:00/03:00"),
        ("9 a.m. to 5 p.m.", "09:00/17:00"),
        ("11 to 1 p.m.", "11:00/13:00"),
        ("1400 GMT", "14:00"),
        ("22:30", "22:30"),
    ],
)
def test_time_of_day_is_read_in_many_forms(text: str, clock: str) -> None:
    """Times are 24-hour, ranges of them one mention."""
    numbers = found(f"It began around {text}")
    assert [(n.kind, n.date) for n in numbers] == [("time", clock)]


def test_midnight_at_which_something_ends_is_24_hours() -> None:
    """The midnight of "until midnight" is the end of the day."""
    assert [n.date for n in found("It is open until midnight.")] == ["24:00"]
