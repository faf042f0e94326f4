"""Letters, signs and units about a number: what they make of it, and what they do not."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only, written


@pytest.mark.parametrize(
    "text",
    [
        "The jar holds 10 billion billion billion grains.",
        "It grew 100 trillion trillion trillion percent.",
        "It cost 12 trillion trillion dollars.",
    ],
)
def test_number_beyond_all_news_is_none(text: str) -> None:
    """From 10^24 on; arithmetic is exact no further, and a part of it would be a wrong number."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("It holds 12 billion billion grains.", "12" + "0" * 18), ("They saw 3 trillion stars.", "3" + "0" * 12)],
)
def test_large_number_is_read(text: str, value: str) -> None:
    """As it is written."""
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mast is 85m tall.", "85", "meter"),
        ("He won the 1,500m again.", "1500", "meter"),
        ("She ran the 800m again.", "800", "meter"),
        ("He cleared 2.31m in Rome.", "2.31", "meter"),
        ("She threw 71.4m at the end.", "71.4", "meter"),
        ("It lies at a depth of 12m here.", "12", "meter"),
        ("The summit stands at 3,429m here.", "3429", "meter"),
        ("They put up a 4m fence.", "4", "meter"),
        ("The 301m tower was shut.", "301", "meter"),
        ("They put up a 4 m fence.", "4", "meter"),
        ("The hut is 2,140 m up.", "2140", "meter"),
        ("The water rose 2 m.", "2", "meter"),
        ("A cable 8mm thick.", "8", "millimeter"),
    ],
)
def test_letter_m_is_a_metre_where_words_or_sense_say_so(text: str, value: str, unit: str) -> None:
    """Heights, throws, races, things of one size, and what would be thousands of millions."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == ("measure", value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The masts are 100-200m tall.", "100", "200", "meter"),
        ("Waves of 10m to 15m high hit.", "10", "15", "meter"),
        ("Cables 5-10mm thick.", "5", "10", "millimeter"),
    ],
)
def test_letter_holds_for_both_ends_of_a_range(text: str, low: str, high: str, unit: str) -> None:
    """The lower end has the unit of the upper one."""
    number = only(text)
    assert (number.low, number.high, number.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It drew 2.6m viewers.", "2600000"),
        ("The figure rose to 67m.", "67000000"),
        ("It has 1.5M followers.", "1500000"),
        ("They reached the 5m mark.", "5000000"),
        ("It sold 400k copies.", "400000"),
        ("It has 3 m users.", "3000000"),
    ],
)
def test_letter_is_a_magnitude_before_what_is_counted(text: str, value: str) -> None:
    """Plurals, and what leads to an amount."""
    assert [(n.kind, n.value) for n in found(text)] == [("count", value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 5m and 10m people came.", "5000000", "10000000"),
        ("About 10-12m people came.", "10000000", "12000000"),
        ("Some 900,000 to 1.5m people came.", "900000", "1500000"),
        ("It cost €10-15m in all.", "10000000", "15000000"),
        ("It cost $500k to $2m in all.", "500000", "2000000"),
    ],
)
def test_letter_is_a_magnitude_of_both_ends_or_of_one(text: str, low: str, high: str) -> None:
    """Of the lower one too, where it could not be the lower one without."""
    number = only(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "3M said profits were flat.",
        "They tried Llama 405B there.",
        "They tried Qwen 32B there.",
        "He watched a 4K film.",
        "She ran a 10K race.",
    ],
)
def test_letter_after_digits_may_make_a_name(text: str) -> None:
    """Of a company, a model, a format, a race."""
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It was -12 to -7C at dawn.", "-12", "-7", "degree Celsius"),
        ("It was between -10 and -5 degrees Celsius.", "-10", "-5", "degree Celsius"),
        ("Growth of -2 to 3 percent is likely.", "-2", "3", "percent"),
    ],
)
def test_range_may_lie_below_zero(text: str, low: str, high: str, unit: str) -> None:
    """Each end has its sign."""
    number = only(text)
    assert (number.low, number.high, number.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It fell from 30°C to -5°C overnight.", ["30", "-5"]),
        ("Profit fell to -3 percent.", ["-3"]),
        ("It was 20 below zero.", ["-20"]),
        ("It was 12 degrees below zero.", ["-12"]),
        ("It changed by −0.4 percent.", ["-0.4"]),
        ("A loss of -$200 million.", ["-200000000"]),
    ],
)
def test_number_below_zero_keeps_its_sign(text: str, values: list[str]) -> None:
    """Also after "to" and "from"."""
    assert [n.value for n in found(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It was 47.8 C in Delhi.", "47.8", "degree Celsius"),
        ("It was 118 F in Phoenix.", "118", "degree Fahrenheit"),
        ("It was 20ºC in Rome.", "20", "degree Celsius"),
        ("It is 1.5C above the mean.", "1.5", "degree Celsius"),
        ("It was 68F in Boston.", "68", "degree Fahrenheit"),
        ("It has 45 g of fat.", "45", "gram"),
        ("It has 320 kcal in all.", "320", "kilocalorie"),
        ("They used 500 kWh in May.", "500", "kilowatt-hour"),
        ("They used 30 kilowatt-hours in all.", "30", "kilowatt-hour"),
        ("It fell to 980 millibars.", "980", "millibar"),
        ("It does 40 mpg on roads.", "40", "mile per gallon"),
        ("The lake holds 26 million acre-feet.", "26000000", "acre-foot"),
        ("It lies in 2,000 fathoms.", "2000", "fathom"),
        ("It covers 640 sq. km in all.", "640", "square kilometer"),
        ("He drank half a litre.", "0.5", "liter"),
        ("The guard is 5'10.", "70", "inch"),
        ("The guard is 6'2\" tall.", "74", "inch"),
        ("The jockey weighs 10st 4lb.", "144", "pound"),
        ("He weighs 12 stone 3 pounds.", "171", "pound"),
        ("He has slimmed to 12.5st.", "12.5", "stone"),
    ],
)
def test_unit_is_known(text: str, value: str, unit: str) -> None:
    """Also where it is shortened, or made of two."""
    number = next(n for n in found(text) if n.kind != "date")
    assert (number.kind, number.value, number.unit) == ("measure", value, unit)


@pytest.mark.parametrize("text", ["He filed the 13F late.", "He took Seat 14C there.", "The 501st Legion marched."])
def test_letter_of_a_name_is_no_unit(text: str) -> None:
    """Forms, seats, ranks."""
    assert written(text) == []


@pytest.mark.parametrize(("text", "value"), [("the 21st time", "21"), ("the 11th hour", "11"), ("the 3rd man", "3")])
def test_letters_of_a_rank_fit_the_number(text: str, value: str) -> None:
    """As "10st" and "3th" do not."""
    assert [n.value for n in found(f"It was {text}.") if n.kind == "ordinal"] == [value]
    assert not any(n.kind == "ordinal" for n in found("It was the 10st and the 3th."))


@pytest.mark.parametrize(
    ("text", "kind", "per"),
    [
        ("It does 40 miles per gallon.", "measure", "gallon"),
        ("It has 395 residents per square kilometre.", "count", "square kilometer"),
        ("They send 100 trucks a day.", "count", "day"),
        ("They get 5 litres per person per day.", "measure", "person per day"),
        ("It falls at 10 inches an hour.", "measure", "hour"),
        ("It has 30 beds per 1,000 people.", "count", "1,000 people"),
        ("They earn $15 an hour after tax.", "money", "hour"),
        ("He has £30,000 a year before tax.", "money", "year"),
    ],
)
def test_rate_keeps_its_base(text: str, kind: str, per: str) -> None:
    """Of whatever it is one."""
    number = only(text)
    assert (number.kind, number.per) == (kind, per)


@pytest.mark.parametrize(
    "text",
    [
        "It made $8.1bn a year earlier.",
        "It lost £500,000 a week before.",
        "It had $50,000 a month later.",
        "It was worth $40m a decade ago.",
        "They sold 300 trucks a year earlier.",
        "It rose 30 feet a day after the storm.",
    ],
)
def test_time_that_tells_when_is_no_base(text: str) -> None:
    """A year earlier is not per year."""
    assert found(text)[0].per is None
