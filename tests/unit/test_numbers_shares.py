"""Shares, points, ratios, scores and counts that are not told exactly."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only, written


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It was a 75-basis-point cut.", "0.75", "percentage point"),
        ("Yields rose 29.6 basis points.", "0.296", "percentage point"),
        ("Yields rose 50bp in May.", "0.5", "percentage point"),
        ("Yields rose 8 bps on the day.", "0.08", "percentage point"),
        ("The Fed cut its rate by three-quarters of a point.", "0.75", "percentage point"),
        ("The bank moved half a percentage point.", "0.5", "percentage point"),
        ("The bank moved a quarter point on rates.", "0.25", "percentage point"),
    ],
)
def test_points_of_a_rate_are_percentage_points(text: str, value: str, unit: str) -> None:
    """Whole ones, parts, and hundredths."""
    number = next(n for n in found(text) if n.kind != "date")
    assert (number.kind, number.value, number.unit) == ("percent", value, unit)


def test_number_before_the_one_that_has_the_unit_has_it_too() -> None:
    """What it came from says of what it is."""
    assert [(n.value, n.unit) for n in found("It fell to 3.7 from 3.9 percent.")] == [
        ("3.7", "percent"),
        ("3.9", "percent"),
    ]
    assert [n.unit for n in found("It grew from 2 to 3 miles.")] == ["mile", "mile"]


@pytest.mark.parametrize(
    ("text", "value", "ratio"),
    [
        ("Only 17 of 19 officials came.", "0.894737", "17 of 19"),
        ("It strikes 17 in 1,000 of them.", "0.017", "17 in 1,000"),
        ("It left two of every three homeless.", "0.666667", "two of every three"),
        ("The rate is 10 per 100,000 here.", "0.0001", "10 per 100,000"),
        ("It strikes 1 in 100,000 people.", "0.00001", "1 in 100,000"),
        ("It scored 4.1 out of 10.", "0.41", "4.1 out of 10"),
        ("He was 24-of-36 for the day.", "0.666667", "24-of-36"),
        ("Nine in 10 agreed.", "0.9", "Nine in 10"),
    ],
)
def test_ratio_is_one_number(text: str, value: str, ratio: str) -> None:
    """So many of so many."""
    number = only(text)
    assert (number.kind, number.value, text[number.start : number.end]) == ("fraction", value, ratio)


@pytest.mark.parametrize(
    "text",
    [
        "He scored 12 in 2015.",
        "He scored three in 12 games.",
        "They left six in 50 minutes.",
        "It was one of 30 lines.",
        "It was May 4 of 2016.",
    ],
)
def test_numbers_beside_each_other_are_not_always_a_ratio(text: str) -> None:
    """Years, tries, times, one out of others."""
    assert not any(n.kind == "fraction" for n in found(text))


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("They met several hundred people.", "200", "count"),
        ("They met a few thousand of them.", "2000", "count"),
        ("They found a few dozen boats.", "24", "count"),
        ("It went on for several hundred miles.", "200", "measure"),
        ("It cost a few million dollars.", "2000000", "money"),
    ],
)
def test_several_of_a_magnitude_are_at_least_two(text: str, low: str, kind: str) -> None:
    """No more is told."""
    number = only(text)
    assert (number.low, number.high, number.kind, number.bound) == (low, None, kind, "~")


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("She won 6-4, 3-6, 7-6 (7-5).", ["6-4", "3-6", "7-6", "7-5"]),
        ("They made 376 for 6 in 50 overs.", ["376 for 6"]),
        ("They made 214 for 3 declared.", ["214 for 3"]),
        ("LSU (10-2, 5-1 SEC) won again.", ["10-2", "5-1"]),
        ("They lost 1-3 at home.", ["1-3"]),
    ],
)
def test_scores_of_a_match_are_all_found(text: str, scores: list[str]) -> None:
    """Sets, innings, records."""
    assert [text[n.start : n.end] for n in found(text) if n.kind == "score"] == scores


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The party won 30 to 40 seats.", "30", "40"),
        ("The army lost 20-30 men.", "20", "30"),
        ("She scored 8-10 points there.", "8", "10"),
    ],
)
def test_range_of_what_is_won_is_no_score(text: str, low: str, high: str) -> None:
    """What follows is counted."""
    number = only(text)
    assert (number.kind, number.low, number.high) == ("count", low, high)


@pytest.mark.parametrize("text", ["She has a 9-to-5 job.", "They paid 300 for 6 of them."])
def test_pair_that_is_no_score(text: str) -> None:
    """Hours of an office, things for a price."""
    assert not any(n.kind == "score" for n in found(text))


def test_hours_of_an_office_are_no_number() -> None:
    """Neither end."""
    assert written("She has a 9-to-5 job.") == []
