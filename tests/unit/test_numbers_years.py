"""Years and longer times in all their forms: eras, decades, seasons, years of events, spoken years."""

from __future__ import annotations

import pytest

from reader.analysis.labels import label_and_note
from tests.reading_numbers import found, only


@pytest.mark.parametrize(
    ("text", "date", "label"),
    [
        ("He was born in 100 BC.", "-0099", "100 BC"),
        ("It was built around 2500 B.C. by them.", "-2499", "2500 BC"),
        ("It was burned in 586 BCE, they say.", "-0585", "586 BC"),
        ("It fell on 15 March 44 BC to them.", "-0043-03-15", "15 Mar 44 BC"),
        ("The wars of 264–146 BC ruined it.", "-0263/-0145", "264 BC – 146 BC"),
        ("It is of the 5th century BC at least.", "-04XX", "5th century BC"),
        ("It is of the first century AD at least.", "00XX", "1st century"),
        ("The city fell in AD 410 again.", "0410", "AD 410"),
        ("The city fell in 70 CE again.", "0070", "AD 70"),
        ("It was a Roman town until A.D. 43 or so.", "0043", "AD 43"),
    ],
)
def test_year_has_its_era(text: str, date: str, label: str) -> None:
    """As ISO 8601 counts, where 1 BC is the year 0; and as people say it."""
    number = next(n for n in found(text) if n.kind == "date")
    assert number.date == date
    assert label_and_note(text, number)[0] == label


@pytest.mark.parametrize("text", ["The 2017 BC Liberals lost.", "In 2020 BC Hydro grew."])
def test_british_columbia_is_no_era(text: str) -> None:
    """A name goes on after it."""
    assert all(n.date in {"2017", "2020"} for n in found(text) if n.kind == "date")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("the early 2000s", ["200X"]),
        ("the mid-2000s", ["200X"]),
        ("the early 1900s", ["19XX"]),
        ("the 1880s and 90s", ["188X", "189X"]),
        ("the 2020s, and not the 20s", ["202X", "202X"]),
        ("the '60s", ["196X"]),
        ("spring 1968", ["1968-21"]),
        ("the fall 2019 term", ["2019-23"]),
        ("the winter of 1947", ["1947-24"]),
        ("Christmas Eve 1914", ["1914-12-24"]),
        ("nineteen forty-five", ["1945"]),
        ("twenty twelve", ["2012"]),
        ("the 2032 Olympics", ["2032"]),
        ("the 2005 bombings", ["2005"]),
        ("the 1997 crossings", ["1997"]),
    ],
)
def test_period_is_read_in_its_form(text: str, dates: list[str]) -> None:
    """One date for each."""
    assert [(n.kind, n.date) for n in found(f"They spoke of {text}.")] == [("date", date) for date in dates]


@pytest.mark.parametrize(
    "text",
    [
        "Highs will be in the upper 70s.",
        "Temperatures should stay in the 60s.",
        "Lows will be in the mid-40s by then.",
        "The mercury will climb into the low 90s.",
    ],
)
def test_decade_of_degrees_is_no_date(text: str) -> None:
    """Nor anything else."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "ages"), [("a man in his mid-30s", ("34", "36")), ("women in their late 40s", ("47", "49"))]
)
def test_decade_of_a_life_is_an_age(text: str, ages: tuple[str, str]) -> None:
    """With its stage, whether a hyphen joins that or not."""
    number = only(f"They saw {text} there.")
    assert (number.kind, number.low, number.high) == ("age", *ages)


def test_version_is_no_date() -> None:
    """Though it looks like one."""
    assert found("They use version 10.12.2023 of it.") == []


def test_round_number_before_a_plural_still_counts() -> None:
    """The workers of "the 2000 workers" have no year."""
    assert [(n.kind, n.value) for n in found("They let the 2000 workers go.")] == [("count", "2000")]


def test_spoken_number_before_a_thing_is_no_year() -> None:
    """Without a thing it is."""
    assert [n.kind for n in found("He saw nineteen forty-foot boats.")] != ["date"]
