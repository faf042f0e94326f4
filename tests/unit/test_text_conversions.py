"""Quantities in other units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.conversions import converted, in_millions

SIZES = st.decimals(min_value="0.01", max_value=10**12, places=2)


def of(unit: str, *values: str, per: str | None = None) -> str:
    """The conversion of one value, or of the two ends of a range."""
    return converted([Decimal(value) for value in values], unit, per)


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("mile", "30", "about 48 km"),
        ("kilometer", "193", "about 120 miles"),
        ("foot", "692", "about 211 m"),
        ("meter", "400", "about 1,300 feet"),
        ("inch", "4", "about 10 cm"),
        ("centimeter", "10", "about 3.9 inches"),
        ("pound", "150", "about 68 kg"),
        ("kilogram", "70", "about 150 pounds"),
        ("acre", "12000", "about 4,900 hectares"),
        ("hectare", "50", "about 120 acres"),
        ("square mile", "640", "about 1,660 km²"),
        ("square kilometer", "365", "about 141 square miles"),
        ("liter", "20", "about 5.3 US gallons"),
        ("nautical mile", "2500", "about 4,600 km"),
        ("knot", "40", "about 74 km/h"),
        ("mile per hour", "60", "about 97 km/h"),
        ("kilometer per hour", "100", "about 62 mph"),
        ("horsepower", "200", "about 150 kW"),
        ("fathom", "2000", "about 3,700 m"),
    ],
)
def test_converted_gives_the_unit_of_the_other_readers(unit: str, value: str, words: str) -> None:
    """Metric for imperial and the other way round, each to a unit of the same size."""
    assert of(unit, value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5", "about 8 km"),
        ("100", "about 160 km"),
        ("26.2", "about 42.2 km"),
        ("1234", "about 1,986 km"),
        ("1200", "about 1,900 km"),
        ("0.5", "about 0.8 km"),
        ("3000000", "about 4.8 million km"),
    ],
)
def test_converted_is_as_precise_as_the_text(value: str, words: str) -> None:
    """As many digits as are given, and at least two."""
    assert of("mile", value) == words


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("inch", "74", "about 188 cm"),
        ("foot", "11249", "about 3,429 m"),
        ("foot", "6", "about 1.8 m"),
        ("pound", "144", "about 65 kg"),
        ("meter", "8.95", "about 29.4 feet"),
        ("yard", "37", "about 34 m"),
    ],
)
def test_converted_has_steps_of_the_size_that_was_given(unit: str, value: str, words: str) -> None:
    """An inch is worth a centimetre, a foot is not worth a tenth of a metre."""
    assert of(unit, value) == words


def test_converted_says_about_only_when_it_has_rounded() -> None:
    """What is exact needs no hedge."""
    assert of("mile per hour", "100000") == "about 160,000 km/h"
    assert of("meter per second", "5") == "18 km/h"


def test_converted_of_one_is_singular() -> None:
    """One mile, but two miles."""
    assert of("kilometer", "1.609344") == "1 mile"
    assert of("kilometer", "1") == "about 0.62 miles"


def test_converted_of_a_range_gives_both_ends() -> None:
    """A dash between them, the size once; ends that round to the same are one."""
    assert of("mile", "30", "40") == "about 48–64 km"
    assert of("acre", "3000000", "5000000") == "about 1.2–2 million hectares"
    assert of("mile", "1000.1", "1000.2") == "about 1,609.5–1,609.7 km"
    assert of("degree Celsius", "20.1", "20.12") == "about 68.18–68.22 °F"
    assert of("foot", "1", "1") == "about 0.3 m"


def test_converted_keeps_what_it_is_per() -> None:
    """A speed or a rate stays one."""
    assert of("mile", "60", per="hour") == "about 97 km per hour"


def test_converted_says_which_gallons() -> None:
    """The text does not; imperial ones are larger."""
    assert of("gallon", "10") == "about 38 litres (of US gallons)"


@pytest.mark.parametrize("unit", ["kilometre", "Kilometer", "kilometer"])
def test_converted_takes_either_spelling(unit: str) -> None:
    """British and American."""
    assert of(unit, "10") == "about 6.2 miles"


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("degree Celsius", "35", "95 °F"),
        ("degree Celsius", "-12", "about 10 °F"),
        ("degree Celsius", "36.6", "about 97.9 °F"),
        ("degree Fahrenheit", "68", "20 °C"),
        ("degree Fahrenheit", "100", "about 38 °C"),
        ("°C", "35", "95 °F"),
    ],
)
def test_converted_knows_temperatures(unit: str, value: str, words: str) -> None:
    """To whole degrees, unless tenths are given."""
    assert of(unit, value) == words


def test_converted_tells_few_degrees_as_a_difference_too() -> None:
    """A "warming of 1.5 degrees" is no temperature of 34.7 °F, and the number alone does not tell."""
    assert of("degree Celsius", "1.5") == "34.7 °F; a difference of 2.7 °F"
    assert of("degree Celsius", "1", "5") == "about 34–41 °F; a difference of 1.8–9 °F"


def test_converted_of_degrees_below_zero_are_no_difference() -> None:
    """A "rise of -12 degrees" nobody writes."""
    assert of("degree Fahrenheit", "-12") == "about -24 °C"
    assert of("degree Celsius", "-5", "5") == "23–41 °F"


@pytest.mark.parametrize("unit", ["degree", "ton", "tonne", "barrel", "volt", "magnitude", "", "parsec"])
def test_converted_is_silent_of_other_units(unit: str) -> None:
    """Where there is nothing to convert to, or nothing certain."""
    assert of(unit, "5") == ""


def test_converted_of_nothing_is_nothing() -> None:
    """No value, no words."""
    assert converted([], "mile") == ""


@given(SIZES)
def test_converted_there_and_back_is_near(size: Decimal) -> None:
    """Rounding is all that is lost: half a step of two digits each way."""
    there = of("mile", str(size)).removeprefix("about ").removesuffix(" km")
    if there.endswith("illion"):
        return
    back = Decimal(there.replace(",", "")) / Decimal("1.609344")
    assert abs(back - size) <= size * Decimal("0.051")


@pytest.mark.parametrize(
    ("values", "written", "words"),
    [
        (["50000000"], "5 crore", "5 crore = 50 million"),
        (["5000000000"], "Rs 500 crore", "500 crore = 5 billion"),
        (["250000"], "2.5 lakh", "2.5 lakh = 250,000"),
        (["1000000000000"], "1 lakh crore", "1 lakh crore = 1 trillion"),
        (["50000000", "60000000"], "5 to 6 crores", "5–6 crore = 50–60 million"),
        (["500000"], "five Lakh", "5 lakh = 500,000"),
        (["50000000", "100000000"], "Rs 5 crore to Rs 10 crore", "5–10 crore = 50–100 million"),
        (["5000000", "20000000"], "50 lakh to 2 crore", "0.5–2 crore = 5–20 million"),
    ],
)
def test_in_millions_tells_lakh_and_crore(values: list[str], written: str, words: str) -> None:
    """In the words that other readers count in, exactly."""
    assert in_millions([Decimal(value) for value in values], written) == words


@pytest.mark.parametrize("written", ["5 million", "", "50,000,000"])
def test_in_millions_is_silent_of_other_numbers(written: str) -> None:
    """There is nothing to explain."""
    assert in_millions([Decimal(50_000_000)], written) == ""
