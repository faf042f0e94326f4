"""Dates as people write them."""

from __future__ import annotations

import pytest

from reader.ingest.dates import date_in_front, iso_date


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


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, May 7, 2015 On Tuesday, the government said so.",
        "Thursday May 7th, 2015 \u2014 \u201cOn Tuesday\u201d, the government said so.",
        "  Thu., 7 May 2015: \u00c9lections are near.",
        "Thursday, May 7, 2015\nA law was passed.",
    ],
)
def test_date_in_front_of_running_text_is_read(text: str) -> None:
    """With the day of the week, and a sentence behind it."""
    assert date_in_front(text) == "2015-05-07"


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, May 7, 2015, was a day of storms.",
        "Thursday, May 7, 2015 was a day of storms.",
        "Friday, May 7, 2015 On Tuesday, the government said so.",
        "Thursday, May 32, 2015 On Tuesday, the government said so.",
        "Thursday, May 7 On Tuesday, the government said so.",
        "7 July 2005 London bombings were remembered.",
        "September 11, 2001 Commission members met.",
        "On Thursday, May 7, 2015 The Times wrote so.",
        "It was Thursday, May 7, 2015 On Tuesday, the government said so.",
        "Thursday, 5/7/2015 On Tuesday, the government said so.",
        "Thursday, May 7, 20155 People came.",
        "Thursday, May 7, 2015",
        "",
        "Thursday " * 99,
    ],
)
def test_date_that_belongs_to_the_sentence_is_none_in_front(text: str) -> None:
    """Nor is one that is not whole, or not on that day of the week."""
    assert date_in_front(text) is None
