"""Units as people type them."""

from __future__ import annotations

import pytest

from reader.analysis.numbers.money_tables import CURRENCY_CODES
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.analysis.numbers.unit_tables import MEASURES, TEMPERATURES
from reader.query.units import as_asked_for, units_of
from reader.text.fold import fold


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("$", ("usd",)),
        ("USD", ("usd",)),
        ("dollars", ("usd",)),
        ("%", ("percent",)),
        ("km", ("kilometer",)),
        ("Kilometres", ("kilometer",)),
        ("miles per hour", ("mile per hour",)),
        ("lbs", ("pound",)),
        ("pounds", ("gbp", "pound")),
        ("£", ("gbp",)),
        ("feet", ("foot",)),
        ("years", ("year",)),
        ("parsecs", ("parsec",)),
    ],
)
def test_unit_is_understood(typed: str, units: tuple[str, ...]) -> None:
    """Signs, abbreviations, plurals and British spelling."""
    assert units_of(typed) == units


@pytest.mark.parametrize(
    "unit",
    sorted(
        {*CURRENCY_CODES.values(), *TIME_UNITS.values(), *MEASURES.values(), *TEMPERATURES.values()}
        | {"percent", "percentage point", "mile per hour"}
    ),
)
def test_each_unit_can_be_asked_for_alone(unit: str) -> None:
    """Whatever the analysis finds."""
    assert units_of(as_asked_for(fold(unit))) == (fold(unit),)
