"""Dates as days that can be compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.across.days import CalendarDays, calendar_days


@pytest.mark.parametrize(
    ("written", "first", "last", "are_named"),
    [
        ("2023-10-07", "2023-10-07", "2023-10-07", True),
        ("2023-10-07T20:30", "2023-10-07", "2023-10-07", True),
        ("2023-05-03/2023-05-05", "2023-05-03", "2023-05-05", True),
        ("2024-02", "2024-02-01", "2024-02-29", False),
        ("2023", "2023-01-01", "2023-12-31", False),
        ("2019/2021", "2019-01-01", "2021-12-31", False),
        ("199X", "1990-01-01", "1999-12-31", False),
        ("19XX", "1900-01-01", "1999-12-31", False),
        ("2023-W01", "2023-01-02", "2023-01-08", False),
        ("2023-W01-3", "2023-01-04", "2023-01-04", True),
        ("2023-Q4", "2023-10-01", "2023-12-31", False),
        ("2023-H1", "2023-01-01", "2023-06-30", False),
        ("2023-24", "2023-12-01", "2024-02-29", False),
        ("9999-12-31", "9999-12-31", "9999-12-31", True),
    ],
)
def test_date_is_days(written: str, first: str, last: str, *, are_named: bool) -> None:
    """Years, months, weeks, quarters and seasons are all their days."""
    ends = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert calendar_days(written) == CalendarDays(*ends, are_named)


@pytest.mark.parametrize(
    "written",
    ["", "XXXX-10-07", "XXXX", "-0044", "T08:30", "2023-02-30", "2023-13", "2023-W60", "2024/2023", "9999-24", "2023/"],
)
def test_what_the_calendar_does_not_have_is_none(written: str) -> None:
    """No year, before our era, a time alone, no such day."""
    assert calendar_days(written) is None


@given(st.text(st.sampled_from("0123456789X-/WQHT"), max_size=21))
def test_days_are_in_order(written: str) -> None:
    """Whatever is written."""
    days = calendar_days(written)
    assert days is None or 1 <= days.first <= days.last
