"""Ages that no "years" stand beside, and numbers in the same places that are none."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("“No,” said the minister, 54, who left.", "54"),
        ("A woman, 33, was hurt.", "33"),
        ("He met his mother, 61, there.", "61"),
        ("The suspect, then 29, fled.", "29"),
        ("At 33 he retired.", "33"),
        ("He was an engineer of 24.", "24"),
        ("She turned 40.", "40"),
        ("He is 37.", "37"),
        ("She was only 19 when it began.", "19"),
        ("Now I'm 52 and tired.", "52"),
    ],
)
def test_age_is_told_by_the_words_about_it(text: str, value: str) -> None:
    """Between commas after somebody, and after "turned", "of", "at", "is"."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("age", value, "year")


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("It helps people over 60.", "60", ">"),
        ("Children under 5 pay nothing.", "5", "<"),
        ("It is for women aged over 50.", "50", ">"),
        ("All are older than 65.", "65", ">"),
    ],
)
def test_limit_of_age_is_an_age(text: str, value: str, bound: str) -> None:
    """With its bound."""
    number = only(text)
    assert (number.kind, number.value, number.bound) == ("age", value, bound)


def test_ages_of_two_are_both_ages() -> None:
    """The word "aged" holds for the second too."""
    assert [(n.kind, n.value) for n in found("They were aged 4 and 6.")] == [("age", "4"), ("age", "6")]


def test_hyphen_that_hangs_makes_a_range() -> None:
    """Its second part comes later."""
    number = only("It asked 18- to 24-year-olds.")
    assert (number.kind, number.low, number.high) == ("age", "18", "24")
    assert only("It takes a 10- to 15-minute walk.").low == "10"


@pytest.mark.parametrize(
    "text",
    [
        "He was 14 under par.",
        "She turned 40 pages.",
        "It was a group of 24.",
        "The mother of 12 was there.",
        "A father of three, who left, said so.",
        "There were people over 60 miles away.",
        "He is 37 seconds behind.",
        "At 33 it closed.",
        "It rang in the rooms, 54, 55 and 56.",
        "He saw the buses, 54, go by.",
        "It was 37.",
    ],
)
def test_number_in_such_a_place_need_not_be_an_age(text: str) -> None:
    """What follows or whose it is tells."""
    assert not any(n.kind == "age" for n in found(text))
