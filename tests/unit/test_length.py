"""Lengths of a summary: how they are written, changed, and cut from a ranking."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.length import POSSIBLE_LENGTHS, UNITS, USUAL_LENGTH, Length, LengthUnit, parse_length


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3", Length(3)),
        ("1 sentence", Length(1)),
        (" 12 sentences ", Length(12)),
        ("20%", Length(20, "percent")),
        ("20 %", Length(20, "percent")),
        ("20 per cent", Length(20, "percent")),
        ("100 words", Length(100, "words")),
        ("120w", Length(120, "words")),
        ("1 minute", Length(1, "minutes")),
        ("0.5 min", Length(0.5, "minutes")),
        ("30 seconds", Length(0.5, "minutes")),
        ("2 Minutes", Length(2, "minutes")),
    ],
)
def test_lengths_are_read(written: str, length: Length) -> None:
    """As people write them."""
    assert parse_length(written) == length


@pytest.mark.parametrize(
    "written",
    ["", "x", "0", "-1", "31", "2.5", "80 %", "1 word", "2000 words", "9 minutes", "3 pages", "9" * 99],
)
def test_other_wordings_are_refused(written: str) -> None:
    """And what cannot be chosen."""
    assert parse_length(written) is None


@given(st.sampled_from(UNITS), st.lists(st.integers(-3, 3), max_size=8))
def test_every_length_that_can_be_reached_can_be_read(unit: LengthUnit, steps: list[int]) -> None:
    """From the usual length of each unit, by any steps."""
    length = USUAL_LENGTH
    while length.unit != unit:
        length = length.in_next_unit()
    for step in steps:
        length = length.longer(step)
    assert parse_length(str(length)) == length


def test_units_come_round() -> None:
    """Each once, then the first one again."""
    length, seen = USUAL_LENGTH, []
    for _ in UNITS:
        length = length.in_next_unit()
        seen.append(length.unit)
    assert set(seen) == set(UNITS)
    assert length == USUAL_LENGTH


@pytest.mark.parametrize(
    ("length", "sizes", "count"),
    [
        (Length(2), [10, 20, 30], 2),
        (Length(9), [10, 20, 30], 3),
        (Length(25, "words"), [], 0),
        (Length(25, "words"), [90, 10], 1),
        (Length(25, "words"), [10, 14, 30], 2),
        (Length(25, "words"), [10, 40, 30], 1),
        (Length(10, "percent"), [50, 50, 50], 2),
        (Length(0.5, "minutes"), [60, 50, 60], 2),
    ],
)
def test_nearest_number_of_whole_sentences_is_taken(length: Length, sizes: list[int], count: int) -> None:
    """At least one, where there is one; the text has 1,000 words."""
    assert length.sentences_of(sizes, 1000) == count


@pytest.mark.parametrize(
    ("length", "words"),
    [(Length(1), "1 sentence"), (Length(20, "percent"), "20 % of the text"), (Length(0.25, "minutes"), "0.25 minutes")],
)
def test_lengths_are_said(length: Length, words: str) -> None:
    """As the status line says them."""
    assert length.words == words


@pytest.mark.parametrize("written", re.findall(r"\d+ (?:sentences|%|words|seconds|minutes)", POSSIBLE_LENGTHS))
def test_limits_that_are_told_are_those_that_hold(written: str) -> None:
    """The message names lengths that can be chosen."""
    assert parse_length(written) is not None
