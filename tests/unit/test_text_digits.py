"""Decimal numbers as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.digits import in_digits, in_words, is_whole, ordinal, span_in_words, without_trailing_zeros


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        ("0.00", "0", "0"),
        ("1.50", "1.5", "1.5"),
        ("25000", "25,000", "25,000"),
        ("4500000", "4,500,000", "4.5 million"),
        ("-2E+9", "-2,000,000,000", "-2 billion"),
        ("1234567", "1,234,567", "1,234,567"),
        ("3000000000000", "3,000,000,000,000", "3 trillion"),
    ],
)
def test_number_is_written(value: str, digits: str, words: str) -> None:
    """In digits alone, and with a word for its size where few decimals are needed."""
    assert in_digits(Decimal(value)) == digits
    assert in_words(Decimal(value)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("30", "40", "30–40"),
        ("115000000", "125000000", "115–125 million"),
        ("900000", "2000000", "900,000–2 million"),
        ("500000000", "2000000000", "500 million–2 billion"),
    ],
)
def test_span_says_a_shared_size_once(low: str, high: str, words: str) -> None:
    """And sizes that differ both."""
    assert span_in_words(Decimal(low), Decimal(high)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_ordinal_ends_as_people_say_it(number: int, words: str) -> None:
    """Eleven to thirteen are said otherwise than one to three."""
    assert ordinal(number) == words
    assert ordinal(100 + number) == f"1{int(words[:-2]):02d}{words[-2:]}"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_zeros_at_the_end_are_no_part_of_a_value(value: Decimal) -> None:
    """What is left has the same value."""
    assert Decimal(without_trailing_zeros(f"{value:f}")) == value


@pytest.mark.parametrize(
    ("value", "whole"), [("7", True), ("7.0", True), ("7.5", False), ("1E+40", True), ("-0.1", False), ("0", True)]
)
def test_whole_number_has_no_decimals(value: str, *, whole: bool) -> None:
    """However large it is: remainders fail beyond 28 digits."""
    assert is_whole(Decimal(value)) is whole
    assert in_words(Decimal("1E+40")).endswith("trillion")
