"""A quantity in the units of the other half of the world, from one table of factors; and lakh and crore in millions.

Never of money: a rate would be of one day. Exact decimal arithmetic, rounded to what the text was precise to.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from reader.text.digits import in_words, is_whole, span_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Other(NamedTuple):
    """What a unit is converted to: so many of the other one, and its name, of one and of several."""

    factor: Decimal
    one: str
    several: str


def _table(rows: str) -> dict[str, _Other]:
    """Lines of "unit: factor name" or "unit: factor singular|plural"; a factor "1/x" is for the way back."""
    table = {}
    for row in rows.strip().splitlines():
        unit, _, rest = row.strip().partition(": ")
        factor, _, names = rest.partition(" ")
        one, _, several = names.partition("|")
        over, _, under = factor.partition("/")
        table[unit] = _Other(Decimal(over) / Decimal(under or 1), one, several or one)
    return table


_FACTORS = _table("""
    mile: 1.609344 km
    nautical mile: 1.852 km
    yard: 0.9144 m
    foot: 0.3048 m
    fathom: 1.8288 m
    inch: 2.54 cm
    kilometer: 1/1.609344 mile|miles
    meter: 1/0.3048 foot|feet
    centimeter: 1/2.54 inch|inches
    millimeter: 1/25.4 inch|inches
    mile per hour: 1.609344 km/h
    knot: 1.852 km/h
    kilometer per hour: 1/1.609344 mph
    meter per second: 3.6 km/h
    square mile: 2.589988110336 km²
    square yard: 0.83612736 m²
    square foot: 0.09290304 m²
    acre: 0.40468564224 hectare|hectares
    square kilometer: 1/2.589988110336 square mile|square miles
    square meter: 1/0.09290304 square foot|square feet
    hectare: 1/0.40468564224 acre|acres
    cubic yard: 0.764554857984 m³
    cubic foot: 0.028316846592 m³
    cubic meter: 1/0.028316846592 cubic foot|cubic feet
    US gallon: 3.785411784 litre|litres
    liter: 1/3.785411784 US gallon|US gallons
    stone: 6.35029318 kg
    pound: 0.45359237 kg
    ounce: 28.349523125 g
    horsepower: 0.74569987158227022 kW
    kilogram: 1/0.45359237 pound|pounds
    gram: 1/28.349523125 ounce|ounces
""")
"""By international agreement of 1959 (yard and pound) and by definition (US gallon, horsepower), so exact one way.

What one word names several of is left out: tons, barrels and pints; of gallons see `_LIKE`.
"""
_LIKE = {"gallon": "US gallon"}
"""Imperial ones are a fifth larger; the answer says which are meant."""
_SCALE = {"c": "celsius", "f": "fahrenheit"}
_OTHER_SCALE = {"celsius": "°F", "fahrenheit": "°C"}
_DIFFERENCE_BELOW = {"celsius": 10, "fahrenheit": 20}
"""Degrees that news gives of a rise as often as of a temperature; both are told, as the number does not say which."""
_INDIAN = re.compile(r"\b(lakh|crore)s?\b(?: (crore)s?\b)?", re.IGNORECASE)
_INDIAN_SIZE = {"lakh": 10**5, "crore": 10**7}
_NEAREST = 0.55
"""Just above a half, so that a foot, of 0.3 m, is a metre's worth and an inch, of 2.5 cm, a centimetre's."""
_LEAST_DIGITS = 2
"""Of "5 miles" one wants "8 km", and of "100 miles" not "200 km"."""


def converted(values: Sequence[Decimal], unit: str, per: str | None = None) -> str:
    """A measure in other units: "about 48 km", "about 48–64 km", "20 °C"; empty where there are none to convert it to.

    Args:
        values: one, or the two ends of a range.
        unit: the singular English unit, British or American.
        per: what it is per ("hour"), or None.
    """
    unit = unit.lower().replace("metre", "meter").replace("litre", "liter")
    scale = unit.removeprefix("degree ").removeprefix("°").strip()
    scale = _SCALE.get(scale, scale)
    if scale in _OTHER_SCALE:
        return _degrees(values, scale)
    us_unit = _LIKE.get(unit, unit)
    other = _FACTORS.get(us_unit)
    if other is None or not values:
        return ""
    exact = [value * other.factor for value in values]
    rounded = [_as_precise(value, there, other.factor) for value, there in zip(values, exact, strict=True)]
    name = other.one if rounded == [1] else other.several
    words = f"{'' if rounded == exact else 'about '}{_range(rounded)} {name}{f' per {per}' if per else ''}"
    return words if us_unit == unit else f"{words} (of {us_unit}s)"


def in_millions(values: Sequence[Decimal], written: str) -> str:
    """Lakh and crore as the rest of the world counts: "5 crore = 50 million"; empty where none are written.

    Args:
        values: one, or the two ends of a range.
        written: as the text has it.
    """
    found = _INDIAN.findall(written[:100])
    if not found or not values:
        return ""
    name = " ".join(word for word in found[-1] if word).lower()
    size = 1
    for word in name.split():
        size *= _INDIAN_SIZE[word]
    there = [value / size for value in values]
    return f"{_range(there)} {name} = {_range(values)}"


def _degrees(values: Sequence[Decimal], scale: str) -> str:
    is_celsius = scale == "celsius"
    exact = [value * 9 / 5 + 32 if is_celsius else (value - 32) * 5 / 9 for value in values]
    places = max((-int(value.as_tuple().exponent) for value in values if not is_whole(value)), default=0)
    rounded = [round(value, places) for value in exact]
    words = f"{'' if rounded == exact else 'about '}{_range(rounded)} {_OTHER_SCALE[scale]}"
    if any(not 0 < value <= _DIFFERENCE_BELOW[scale] for value in values):
        return words
    steps = [Context(prec=_LEAST_DIGITS).plus(value * 9 / 5 if is_celsius else value * 5 / 9) for value in values]
    return f"{words}; a difference of {_range(steps)} {_OTHER_SCALE[scale]}"


def _as_precise(value: Decimal, there: Decimal, factor: Decimal) -> Decimal:
    """A conversion rounded to the power of ten that is nearest to the last digit of what was given, or to two digits.

    Of 74 inches one wants 188 cm, and of 11,249 feet 3,429 m.
    """
    step = value.normalize().as_tuple().exponent
    exponent = floor(int(step) + float(factor.log10()) + _NEAREST)
    rounded = Context(prec=_LEAST_DIGITS).plus(there)
    if there.adjusted() - exponent >= _LEAST_DIGITS:
        rounded = round(there, -exponent)
    return rounded


def _range(values: Sequence[Decimal]) -> str:
    """One number, or two with a dash between them, or "to" where one has a minus sign."""
    low, high = values[0], values[-1]
    if low == high:
        return in_words(low)
    return span_in_words(low, high, " to " if min(low, high) < 0 else "–")
