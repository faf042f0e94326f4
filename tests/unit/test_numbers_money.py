"""Money: changes and what they led to, currencies of all lands, marks of other lands, and pounds."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only, written


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Brent rose $1.20 to $78.56 a barrel.", ["1.2", "78.56"]),
        ("Gold fell $12 to $1,950.", ["12", "1950"]),
        ("Oil gained 80 cents to $81.", ["0.8", "81"]),
        ("Jobless claims fell 0.1 to 3.7 percent.", ["0.1", "3.7"]),
        ("The toll rose by 12 to 45.", ["12", "45"]),
        ("The toll climbed by another 12 to 450.", ["12", "450"]),
        ("Revenue jumped $5 million to $50 million.", ["5000000", "50000000"]),
        ("The rate was cut from 2 to 3 percent.", ["2", "3"]),
        ("It fell to 3.7 from 3.9 percent.", ["3.7", "3.9"]),
    ],
)
def test_change_and_its_result_are_two_numbers(text: str, values: list[str]) -> None:
    """After a verb of change what is many times larger is what it came to."""
    assert [n.value for n in found(text)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Prices rose 2 to 3 percent.", "2", "3"),
        ("Costs fell by 10 to 20 percent.", "10", "20"),
        ("It pays $5 to $50 a day.", "5", "50"),
    ],
)
def test_change_may_be_a_range(text: str, low: str, high: str) -> None:
    """Ends that are near each other are one; without a verb of change all are."""
    number = only(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost CHF 12.5 million in all.", "12500000", "CHF"),
        ("It cost 300 Swedish kronor.", "300", "SEK"),
        ("It cost 500 Hong Kong dollars.", "500", "HKD"),
        ("It cost 200 New Zealand dollars.", "200", "NZD"),
        ("It cost 900 South African rand.", "900", "ZAR"),
        ("It cost 300 million Turkish lira.", "300000000", "TRY"),
        ("It cost 1.5 million Polish zloty.", "1500000", "PLN"),
        ("It cost Can$5m in all.", "5000000", "CAD"),
        ("It cost SEK500 in all.", "500", "SEK"),
        ("It cost INR500 in all.", "500", "INR"),
        ("It cost 12 MEUR in all.", "12000000", "EUR"),
        ("It cost 25¢ in all.", "0.25", "USD"),
        ("It cost CHF 1'234.50 in all.", "1234.5", "CHF"),
        ("It cost €5,50 in all.", "5.5", "EUR"),
        ("It cost EUR 12,5 in all.", "12.5", "EUR"),
        ("It cost 5,50 euros in all.", "5.5", "EUR"),
        ("It cost quarter of a million pounds.", "250000", "GBP"),
        ("It cost several hundred pounds.", None, "GBP"),
    ],
)
def test_currency_is_known(text: str, value: str | None, unit: str) -> None:
    """By sign, code or words, before or after; with the decimal comma and the apostrophe of others."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("money", value, unit)


def test_comma_that_may_be_either_is_left_out() -> None:
    """Rather nothing than ten times or half a number."""
    assert written("It measured 2,5 and then 13,7 of it.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It weighs 300 pounds to the nautical mile.", "measure"),
        ("A 50-pound baby elephant was born.", "measure"),
        ("A 500-pound bomb was found.", "measure"),
        ("She lost 20 pounds over the winter.", "measure"),
        ("He lost 20 pounds on a bet.", "money"),
        ("She found a 50-pound note.", "money"),
        ("He paid 900 pounds for it.", "money"),
        ("He left 40 pounds of debt.", "money"),
    ],
)
def test_pounds_are_money_or_a_weight(text: str, kind: str) -> None:
    """By the words about them."""
    assert [(n.kind, n.unit) for n in found(text)] == [(kind, "GBP" if kind == "money" else "pound")]
