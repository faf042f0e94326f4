"""Times of day, what only looks like one, and lengths of time in two units."""

from __future__ import annotations

import pytest

from reader.analysis.labels import label_and_note
from tests.reading_numbers import found, only


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("12 noon", "12:00"),
        ("12 midnight", "00:00"),
        ("0630 hours", "06:30"),
        ("half past four", "04:30"),
        ("half past four in the afternoon", "16:30"),
        ("a quarter to nine", "08:45"),
        ("quarter past 9", "09:15"),
        ("10:30:15", "10:30"),
    ],
)
def test_time_of_day_is_known_by_its_words(text: str, clock: str) -> None:
    """Twelve has its half of the day in the word, hours may be in four digits."""
    assert [(n.kind, n.date) for n in found(f"They met at {text}.")] == [("time", clock)]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("from 5 p.m. until 8", "17:00/20:00"),
        ("from 9 a.m. to 4", "09:00/16:00"),
        ("between 10 p.m. and 2", "22:00/02:00"),
    ],
)
def test_end_of_opening_hours_is_the_next_such_hour(text: str, clock: str) -> None:
    """An hour without its half of the day follows the one with it."""
    assert only(f"It is open {text}.").date == clock


def test_number_after_a_time_may_count() -> None:
    """Seven people are no end of a time."""
    assert [n.kind for n in found("It grew from 5 p.m. to 7 people.")] == ["time", "count"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("He won in 2:03:59.", "7439"),
        ("She ran 2:17:01 there.", "8221"),
        ("The lap took 1:19.813.", "79.813"),
        ("He swam it in 3:40.07.", "220.07"),
        ("He needed 9.58s for it.", "9.58"),
        ("They scored with 0:07 left.", "7"),
    ],
)
def test_stopwatch_gives_a_length_of_time(text: str, seconds: str) -> None:
    """Not a time of day, and not several counts."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("duration", seconds, "second")


@pytest.mark.parametrize(
    "text",
    [
        "They read Luke 15:11 aloud.",
        "Psalm 23:4 is on the stone.",
        "It has a 16:9 screen.",
        "It is mixed at a 2:1 ratio.",
        "He ran it in 14:35 again.",
        "They fought the Seven Years' War.",
        "It was before the Six-Day War.",
    ],
)
def test_colon_and_length_may_be_part_of_a_name(text: str) -> None:
    """Verses, ratios, results that may be of minutes or of hours, wars."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "label"),
    [
        ("He got three years and two months.", "38", "month", "3 years 2 months"),
        ("It took one hour and 12 minutes.", "72", "minute", "1 h 12 min"),
        ("It took 2 hours 5 minutes.", "125", "minute", "2 h 5 min"),
        ("He ran it for 4h 10m.", "250", "minute", "4 h 10 min"),
        ("It lasted two days, three hours.", "51", "hour", "2 days 3 h"),
        ("He won in 2:03:59.", "7439", "second", "2:03:59"),
        ("It took 2 hours, 3 minutes, 59 seconds.", "7439", "second", "2 h 3 min 59 s"),
        ("It took 150 minutes.", "150", "minute", "150 min"),
        ("A boy aged one year and two months sang.", "14", "month", "1 year 2 months old"),
        ("The boy is 1 year, 2 months old.", "14", "month", "1 year 2 months old"),
    ],
)
def test_length_in_two_units_is_one(text: str, value: str, unit: str, label: str) -> None:
    """Counted in the smaller one, and said as it is written."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("age" if "boy" in text else "duration", value, unit)
    assert label_and_note(text, number)[0] == label


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("They stayed a week and a half.", "1.5", "week"), ("They argued an hour and a half.", "1.5", "hour")],
)
def test_one_and_a_half_is_a_length_of_time(text: str, value: str, unit: str) -> None:
    """Whatever stands before it."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("duration", value, unit)


def test_two_lengths_between_which_something_lies_stay_two() -> None:
    """The "and" of "between" joins ends."""
    assert len(found("It takes between 2 hours and 45 minutes.")) == 2
