"""Dates that are told from the day of writing: which way they lie, and what they are told from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.numbers.calendar import RESOLVED_BY_DATELINE, days_of
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


@pytest.mark.parametrize(
    ("published", "text", "resolved"),
    [
        ("2024-03-02", "It will open in March.", "2024-03"),
        ("2023-03-30", "It will open in March.", "2023-03"),
        ("2024-03-02", "It will open in February.", "2025-02"),
        ("2024-01-31", "Profit in Q1 will rise.", "2024-Q1"),
        ("2024-04-01", "Profit in Q1 will rise.", "2025-Q1"),
        ("2024-01-20", "It opens this June.", "2024-06"),
        ("2024-01-20", "It was this December.", "2024-12"),
        ("2024-03-15", "It was last March.", "2023-03"),
        ("2024-03-15", "It opens next March.", "2025-03"),
        ("2024-01-20", "It opens next March.", "2024-03"),
        ("2023-03-15", "They wed on Feb. 29.", "2020-02-29"),
        ("2023-03-15", "They will wed on Feb. 29.", "2024-02-29"),
        ("2024-01-31", "It snowed this winter.", "2023-24"),
        ("2024-11-05", "It will snow this winter.", "2024-24"),
        ("2024-01-31", "It snowed last winter.", "2022-24"),
        ("2024-01-31", "It will snow next winter.", "2024-24"),
        ("2024-07-01", "It snowed last winter.", "2023-24"),
        ("2024-01-31", "It rained last summer.", "2023-22"),
        ("2024-01-21", "They lost last weekend.", "2024-01-13/2024-01-14"),
        ("2024-01-21", "They lost this weekend.", "2024-01-20/2024-01-21"),
        ("2024-01-22", "They lost at the weekend.", "2024-01-20/2024-01-21"),
        ("2024-01-17", "They met Wednesday last week.", "2024-01-10"),
        ("2024-01-17", "They will meet Tuesday next week.", "2024-01-23"),
        ("2024-01-17", "They met last week on Thursday.", "2024-01-11"),
        ("2024-01-31", "It will run from Monday to Friday.", "2024-01-29/2024-02-02"),
        ("2024-01-31", "It ran from Monday through Thursday.", "2024-01-22/2024-01-25"),
    ],
)
def test_date_is_the_nearest_that_the_words_allow(published: str, text: str, resolved: str) -> None:
    """Ahead is what is not over; "this" is of this year; "last" is over, and "next" has not begun."""
    assert [n.resolved for n in found(text, published)][-1] == resolved


@pytest.mark.parametrize(
    "text",
    [
        "They meet every Tuesday.",
        "Shops are full on Black Friday.",
        "It was closed on Good Friday and Easter Monday.",
        "He wrote for the Sunday Telegraph.",
    ],
)
def test_weekday_of_every_week_or_in_a_name_is_no_day(text: str) -> None:
    """It is in no one week."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It is open Monday to Friday.", "XXXX-WXX-1/XXXX-WXX-5"),
        ("It is open Tuesday–Thursday.", "XXXX-WXX-2/XXXX-WXX-4"),
        ("They wed on a Saturday.", "XXXX-WXX-6"),
    ],
)
def test_weekday_of_any_week_is_not_resolved(text: str, date: str) -> None:
    """It is read, and nothing is said of the week."""
    assert [(n.date, n.resolved) for n in found(text)] == [(date, None)]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("The storm will hit Cuba on Tuesday.", "2024-01-23"),
        ("It could then quickly spread on Tuesday.", "2024-01-23"),
        ("It hit Cuba on Tuesday.", "2024-01-16"),
        ("It did not hit Cuba on Tuesday.", "2024-01-16"),
        ("The board meets on Wednesday.", "2024-01-24"),
        ("The talks resume Tuesday.", "2024-01-23"),
        ("Voters go to the polls on Tuesday.", "2024-01-23"),
        ("The final is on Sunday.", "2024-01-21"),
        ("The fair, which is large, ends on Wednesday.", "2024-01-24"),
        ("Ada Lind to visit Norby on Monday", "2024-01-22"),
        ("He flew to Norby on Monday.", "2024-01-15"),
        ("She has until Wednesday to pay.", "2024-01-24"),
        ("He said that on Monday they will vote.", "2024-01-22"),
        ("The court heard Tuesday that he plans to leave.", "2024-01-16"),
        ("They announced plans on Tuesday.", "2024-01-16"),
        ("She set a record on Tuesday.", "2024-01-16"),
        ("She is set to speak on Tuesday.", "2024-01-23"),
        ("Workers fled on Monday as the fire spread.", "2024-01-15"),
    ],
)
def test_verb_that_governs_a_weekday_tells_its_week(text: str, resolved: str) -> None:
    """A modal goes before the form of its verb; the present tells of plans; nouns tell nothing."""
    assert [n.resolved for n in found(text)] == [resolved]


@pytest.mark.parametrize(
    ("text", "date", "resolved"),
    [
        ("It ran from December 3, 2022 to January 5.", "2022-12-03/2023-01-05", None),
        ("It ran from May 3, 2020 to June 5.", "2020-05-03/2020-06-05", None),
        ("It ran from Nov. 9 to Feb. 2, 2021.", "2020-11-09/2021-02-02", None),
        ("It ran from 3 to 5 May 2020.", "2020-05-03/2020-05-05", None),
        ("It ran from 28 December to 3 January.", "XXXX-12-28/XXXX-01-03", "2023-12-28/2024-01-03"),
        ("It rained on 3-5 December.", "XXXX-12-03/XXXX-12-05", "2023-12-03/2023-12-05"),
        ("It was between 4 and 6 December.", "XXXX-12-04/XXXX-12-06", "2023-12-04/2023-12-06"),
        ("It rained 28 November-3 December.", "XXXX-11-28/XXXX-12-03", "2023-11-28/2023-12-03"),
        ("It snowed in the night of 3–4 December.", "XXXX-12-03/XXXX-12-04", "2023-12-03/2023-12-04"),
    ],
)
def test_ends_of_a_range_share_what_one_of_them_has(text: str, date: str, resolved: str | None) -> None:
    """Month and year; without a year both are of the same time."""
    assert [(n.date, n.resolved) for n in found(text)] == [(date, resolved)]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("It ran from 9 May to 2 June last year.", "2023-05-09/2023-06-02"),
        ("It ran from May 9, 2021 to June 2 last year.", "2021-05-09/2023-06-02"),
    ],
)
def test_year_said_behind_a_range_is_that_of_its_end(text: str, resolved: str) -> None:
    """And of its start, where that has none."""
    assert found(text)[0].resolved == resolved


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It was on May 4, 5 and 6.", ["XXXX-05-04", "XXXX-05-05", "XXXX-05-06"]),
        ("It was on 4, 6 and 9 May 2020.", ["2020-05-04", "2020-05-06", "2020-05-09"]),
        ("On May 4, 5 people died.", ["XXXX-05-04", None]),
    ],
)
def test_days_of_a_list_share_their_month(text: str, dates: list[str | None]) -> None:
    """Each is a date of its own; what is counted is none."""
    assert [n.date for n in found(text)] == dates


@pytest.mark.parametrize("text", ["2023-02-30", "February 30, 2023", "31 April 2020", "31.02.2020", "2/30/2023"])
def test_day_that_no_calendar_has_is_none(text: str) -> None:
    """What is left may be a month or a year."""
    assert not any((n.date or "").count("-") > 1 for n in found(f"It was on {text}."))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15.08.2023", "2023-08-15"),
        ("New Year's Eve", "XXXX-12-31"),
        ("Christmas Day 1914", "1914-12-25"),
        ("mid-May", "XXXX-05"),
        ("mid-May 2020", "2020-05"),
    ],
)
def test_date_has_many_forms(text: str, date: str) -> None:
    """With dots, by the name of the feast, by a part of the month."""
    assert [n.date for n in found(f"They met on {text}.")] == [date]


_DAYS = st.integers(1, 31)
_MONTHS = st.sampled_from(["January", "Feb.", "March", "April", "Sept.", "December"])
_PUBLISHED = st.dates().map(str)


@given(_DAYS, _DAYS, _MONTHS, st.sampled_from(["will be", "was"]), _PUBLISHED)
def test_day_is_a_real_one_that_lies_where_the_verb_says(
    day: int, other: int, month: str, verb: str, published: str
) -> None:
    """Of any day and month, and of ranges of them, on any day of writing."""
    texts = [f"It {verb} from {day} {month} to {other} March{year}." for year in ("", ", 2023", ", 2024")]
    for text in (f"It {verb} on {month} {day}.", *texts):
        for number in found(text, published):
            ends = [end for end in (number.resolved or number.date or "").split("/") if re.match(r"\d{4}-\d\d", end)]
            days = [days_of(end) for end in ends]
            assert None not in days
            assert ends == sorted(ends)
            if number.resolved and days[-1]:
                assert (str(days[-1][1]) >= published) == (verb == "will be") or published in ends[-1]
