"""Days, ages and amounts behind a field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.values import (
    Age,
    Amount,
    DayAgo,
    Days,
    Name,
    Quantity,
    Value,
    read_amount,
    read_code,
    read_quantity,
    read_time,
    read_word,
    written,
)

OCT, JAN = date(2023, 10, 1), date(2024, 1, 31)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024", Days(date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-2-3", Days(date(2024, 2, 3), date(2024, 2, 3))),
        ("2023-10..2024-01", Days(OCT, JAN)),
        ("2024-01..2023-10", Days(OCT, JAN)),
        ("..2024", Days(None, date(2024, 12, 31))),
        ("2024..", Days(date(2024, 1, 1), None)),
        (">2023-09", Days(OCT, None)),
        (">=2023-10", Days(OCT, None)),
        ("<2024-02", Days(None, JAN)),
        ("<=2024-01", Days(None, JAN)),
        ("today", DayAgo(0)),
        ("Yesterday", DayAgo(1)),
        ("<7d", Age(7, "d", is_newer=True)),
        ("12H", Age(12, "h", is_newer=True)),
        (">3m", Age(3, "m", is_newer=False)),
        *((text, None) for text in ("", "..", "soon", "2024-13", "2023-02-29", "202", "0000", "<", "2024..x", "<7q")),
        *((text, None) for text in (">9999", "<0001", "2024-01-01-01", "٢٠٢٤", "5..9", "7")),
    ],
)
def test_time_is_read_as(text: str, value: Value | None) -> None:
    """Years, months, days and ranges of them with both ends included, days by name, ages; nothing else."""
    assert read_time(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", Amount(5, 5)),
        (">5", Amount(6, None)),
        (">=5", Amount(5, None)),
        ("<5", Amount(None, 4)),
        ("<=5", Amount(None, 5)),
        ("5..9", Amount(5, 9)),
        ("9..5", Amount(5, 9)),
        ("5..", Amount(5, None)),
        ("..5", Amount(None, 5)),
        *((text, None) for text in ("", "..", "<0", "-5", "1.5", "many", "1" * 10, "٥", ">", "5..x")),
    ],
)
def test_amount_is_read_as(text: str, value: Value | None) -> None:
    """Whole numbers, with signs of comparison, and ranges with both ends included; nothing else."""
    assert read_amount(text) == value


@pytest.mark.parametrize(
    ("text", "low", "high", "is_open"),
    [
        ("1000", "1000", "1000", False),
        ("20,000", "20000", "20000", False),
        ("1 234 567", "1234567", "1234567", False),
        ("20k", "20000", "20000", False),
        ("1.5m", "1500000", "1500000", False),
        ("2 billion", "2000000000", "2000000000", False),
        ("2BN", "2000000000", "2000000000", False),
        (">20,000", "20000", None, True),
        (">=.5", "0.5", None, False),
        ("<-5", None, "-5", True),
        ("5..10", "5", "10", False),
        ("10..5", "5", "10", False),
        ("1.5..2.5m", "1.5", "2500000", False),
        ("..7", None, "7", False),
    ],
)
def test_quantity_is_read_as(text: str, low: str | None, high: str | None, *, is_open: bool) -> None:
    """Numbers as texts have them."""
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    assert read_quantity(text) == Quantity(least, most, is_open)


@pytest.mark.parametrize(
    "text", ["", "..", ">", "many", "5x", "1,00", "5..x", ">5..6", "1" * 19, "٥", "5.", "--5", "k"]
)
def test_what_is_no_quantity_is_none(text: str) -> None:
    """It is told of, and nothing is made of it."""
    assert read_quantity(text) is None


@given(st.text(st.sampled_from("0123456789,.-<>=kmbnt "), max_size=14))
def test_written_quantity_is_read_as_the_same(text: str) -> None:
    """Whatever is read can be written."""
    if (value := read_quantity(text)) is not None:
        assert read_quantity(written(value)) == value


def test_word_is_one_word() -> None:
    """Only the last word of what is counted is kept."""
    assert read_word("deaths") == Name("deaths")
    assert read_word("world leaders") is read_word("") is None


@pytest.mark.parametrize(("text", "value"), [("EN", Name("en")), ("deu", Name("deu")), ("e", None), ("en-us", None)])
def test_code_is_read_as(text: str, value: Value | None) -> None:
    """Two or three letters in any case."""
    assert read_code(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Days(date(2024, 1, 1), date(2024, 12, 31)), "2024"),
        (Days(date(2024, 1, 1), JAN), "2024-01"),
        (Days(JAN, JAN), "2024-01-31"),
        (Days(OCT, JAN), "2023-10-01..2024-01-31"),
        (Days(None, JAN), "..2024-01-31"),
        (Amount(5, 5), "5"),
        (Amount(5, None), "5.."),
        (Age(3, "w", is_newer=False), ">3w"),
        (DayAgo(1), "yesterday"),
        (Name("The Guardian"), '"The Guardian"'),
        (Name("bbc.co.uk"), "bbc.co.uk"),
    ],
)
def test_value_is_written_as(value: Value, text: str) -> None:
    """The shortest form for one year, month, day or number, and a range of days for the rest."""
    assert written(value) == text


@given(st.text(st.sampled_from("0123456789-.<>=dhwmy"), max_size=14))
def test_written_time_is_read_as_the_same(text: str) -> None:
    """Whatever is read can be written."""
    if (value := read_time(text)) is not None:
        assert read_time(written(value)) == value
