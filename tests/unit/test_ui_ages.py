"""How old an article is, in few characters."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reader.ui.ages import age, long_date, parse_time, short_date

NOW = datetime(2024, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-05-04T11:59:30+00:00", "now"),
        ("2024-05-04T11:59:00+00:00", "1m"),
        ("2024-05-04T11:00:01+00:00", "59m"),
        ("2024-05-04T11:00:00+00:00", "1h"),
        ("2024-05-04T13:00:00+02:00", "1h"),
        ("2024-05-03T12:00:01+00:00", "23h"),
        ("2024-05-03T12:00:00+00:00", "1d"),
        ("2024-05-04", "12h"),
        ("2024-04-28", "6d"),
        ("2024-04-27", "27 Apr"),
        ("2023-12-23", "23 Dec 2023"),
        ("2024-05-04T20:00:00+00:00", "now"),
        ("2024-06-01", "1 June 2024"),
        ("soon", ""),
        ("", ""),
        ("0001-01-01", "1 Jan 1"),
    ],
)
def test_age_is_told_in_the_largest_fitting_unit(text: str, words: str) -> None:
    """Minutes, hours and days up to a week, then the date; a few hours ahead, as of another time zone, are now."""
    assert age(text, NOW) == words


def test_parse_time_without_a_zone_is_utc() -> None:
    """A date alone counts from its midnight."""
    assert parse_time("2024-05-04") == datetime(2024, 5, 4, tzinfo=UTC)
    assert parse_time("not a date") is None


def test_short_date_leaves_out_this_year() -> None:
    """The year stands only where it is another one."""
    assert short_date(date(2024, 1, 2), NOW.date()) == "2 Jan"
    assert short_date(date(2019, 1, 2), NOW.date()) == "2 Jan 2019"


def test_long_date_is_written_out() -> None:
    """A date as people write it; what is no date stays as it is."""
    assert long_date("2023-12-23") == "23 December 2023"
    assert long_date("2023-12-23T10:00:00Z") == "23 December 2023"
    assert long_date("in spring") == "in spring"
