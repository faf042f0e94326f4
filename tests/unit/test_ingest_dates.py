"""Dates as people write them."""

from __future__ import annotations

import pytest

from reader.ingest.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("October 9, 2018 at 4:02 pm", "2018-10-09"),
        ("UPDATED: Tue., Nov. 19, 2019", "2019-11-19"),
        ("9 October 2018", "2018-10-09"),
        ("3rd Sept. 2020", "2020-09-03"),
        ("2024-01-20", "2024-01-20"),
        ("2024-01-20 10:00", "2024-01-20"),
        ("2024-01-20T10:00:00Z", "2024-01-20T10:00:00+00:00"),
        ("2024-01-20 10:00:00 +0100", "2024-01-20T10:00:00+01:00"),
    ],
)
def test_iso_date_reads(written: str, iso: str) -> None:
    """A whole date, and a time where its zone is known."""
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "3/4/2024",
        "October 2018",
        "31 February 2020",
        "2024-13-01",
        "yesterday",
        "",
        "x" * 999,
        "٢٠٢٤-٠١-٢٠",
        "9 October ２０18",
    ],
)
def test_iso_date_does_not_guess(written: str) -> None:
    """Two days possible, a part missing, or no such day."""
    assert iso_date(written) is None
