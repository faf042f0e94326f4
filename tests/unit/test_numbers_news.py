"""What real news writes and what it means: found by reading articles, a sentence for each finding."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only, written


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("He signed for £29million in the summer.", "money", "29000000", "GBP"),
        ("Shares fell to 338.5p on that.", "money", "3.385", "GBP"),
        ("It rose to 51million in eight towns.", "count", "51000000", None),
        ("It was 28C in the shade.", "measure", "28", "degree Celsius"),
        ("The 5,000m-long kite fell.", "measure", "5000", "meter"),
        ("They want a second vote.", "ordinal", "2", None),
        ("The Warriors are first and hope to stay.", "ordinal", "1", None),
        ("He is the world No 4 now.", "ordinal", "4", None),
        ("It was up to 3ft 2in wide.", "measure", "38", "inch"),
        ("They saw 10 barrel jellyfish.", "count", "10", None),
        ("They went by car 40 miles on.", "measure", "40", "mile"),
        ("In this area 20 people left.", "count", "20", None),
    ],
)
def test_news_form_has_its_value(text: str, kind: str, value: str, unit: str | None) -> None:
    """Kind, value and unit."""
    number = next(n for n in found(text) if n.kind == kind)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Mama June said so, and told June again.",
        "She met the actor January Jones there.",
        "It is Euro 2016 again.",
        "They sell SPF 30 creams",
        "Spain's Under 21 side met.",
        "The 2014 World Cup went on.",
        "She dialled 911.",
        "It was in the 2900 block of North Avenue.",
        "They offer zero hour contracts.",
        "Hopefully one day he will see.",
        "At first they tried.",
        "They read chapter 11 and page 3 in room 101.",
        "He has type 2 diabetes and took bus 42 to gate 7.",
        "I for one am glad.",
        "The film is in 1080p.",
        "They grew over the past year and a half.",
        "In a second, it was over.",
        "They played at Fan Expo Canada 2016.",
        "They trained for the Rio 2016 Games.",
    ],
)
def test_news_form_that_is_no_number(text: str) -> None:
    """Names, idioms and addresses."""
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("the 1982 Falklands War", ["1982"]),
        ("the 2014/15 season", ["2014/2015"]),
        ("in June", ["XXXX-06"]),
        ("between January and March", ["XXXX-01/XXXX-03"]),
        ("in the 1980s and 90s", ["198X", "199X"]),
        ("on New Year's Day 1941", ["1941-01-01"]),
        ("up from 87 per cent in 2011 to 75.7 per cent", ["2011"]),
        ("at 7.30 last night", ["07:30", "XXXX-XX-XX"]),
        ("around 11.50pm", ["23:50"]),
    ],
)
def test_news_form_that_is_a_date(text: str, dates: list[str]) -> None:
    """Years of events without a name of their own, seasons of sport, times with a full stop."""
    assert [n.date for n in found(f"It was {text}.") if n.date] == dates


def test_participle_after_a_number_counts_nothing_unless_a_noun_follows() -> None:
    """The mother of two who "shared" counts no "shared"; "two armed men" counts men."""
    assert only("The mother of two shared it.").what is None
    assert only("It was two unharmed men.").what == "unharmed men"


def test_open_count_of_a_unit_is_a_measure() -> None:
    """The miles of "thousands of miles" are no counted things."""
    number = only("It is thousands of miles away.")
    assert (number.kind, number.low, number.unit) == ("measure", "1000", "mile")


def test_rank_has_no_bound() -> None:
    """To move up to third is to be third."""
    assert only("They moved up to third.").bound == "="


def test_owner_after_of_is_not_counted() -> None:
    """Six of somebody's goals are not six of somebody."""
    assert found("Six of Herrera's goals count.")[0].what is None


def test_month_of_last_year_is_in_that_year() -> None:
    """The words "last year" after a month say which."""
    assert found("He fell in June last year.")[0].resolved == "2023-06"
