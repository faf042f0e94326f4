"""Measures: "500 miles", "40 square miles", "minus 12 degrees Celsius", "6-foot-4", "a magnitude 7.8"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import unit_tables as u
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.numerals import numeral

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_INCHES_A_FOOT = 12
_STRONGEST = 12
_WARMEST = 60
_OPENERS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def measure(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The measure of an amount, or None."""
    if size.suffix:
        return _touching(tokens, at, size)
    here = tokens.past_joint(size.stop)
    word = tokens.low(here)
    if word in _OPENERS and tokens.low(here + 2) == _OPENERS[word]:
        unit = u.MEASURES.get(tokens.low(here + 1))
        return sized("measure", at, here + 3, size, unit) if unit else None
    if word in u.WORDY_TEMPERATURES:
        return sized("measure", at, here + 1, size, u.TEMPERATURES[word])
    if word in u.POWERS:
        unit = u.MEASURES.get(tokens.low(tokens.past_joint(here + 1)))
        stop = tokens.past_joint(here + 1) + 1
        return sized("measure", at, stop, size, f"{u.POWERS[word]} {unit}") if unit else None
    if word in {"pound", "pounds"}:
        return sized("measure", at, here + 1, size, "pound")
    if word in {"point", "points"}:
        return _points(tokens, at, here, size)
    if (
        word in {'"', "″"}
        and size.first.is_digits
        and tokens.low(here + 1) in {"long", "wide", "tall", "thick", "screen"}
    ):
        return sized("measure", at, here + 1, size, "inch")
    if word == "m" and tokens.low(here + 1) in u.METERS_AFTER | {"", "m"}:
        return sized("measure", at, here + 1, size, "meter")
    unit = u.MEASURES.get(word)
    if word == "barrel" and here == size.stop and size.value != 1:
        return None
    if unit is None or (word in u.NEVER_MEASURED and here == size.stop and size.value == 1):
        return None
    return _with_unit(tokens, at, here + 1, size, unit)


def _touching(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """A unit that touches the digits: "5km", "1.8m tall", "100t"."""
    suffix, stop = size.suffix, size.stop
    if suffix == "m":
        if (
            tokens.low(tokens.past_joint(stop)) not in u.METERS_AFTER
            or tokens.written(stop - 1) == "M"
            or size.value is None
        ):
            return None
        return Draft("measure", at, stop, size.value / 10**6, unit="meter")
    if suffix == "mm":
        value = None if size.value is None else size.value / 10**6
        return Draft("measure", at, stop, value, unit="millimeter") if value is not None else None
    if tokens.written(stop - 1) == "C" and _is_warmth(size) and tokens.low(stop) != "/":
        return sized("measure", at, stop, size, "degree Celsius")
    unit = u.MEASURES.get(suffix) or u.LETTER_UNITS.get(suffix)
    if (
        unit is None
        or (suffix in u.LETTER_UNITS and tokens.written(stop - 1).isupper())
        or suffix in {"in", "stone", "bit"}
    ):
        return None
    return _with_unit(tokens, at, stop, size, unit)


def _is_warmth(size: Amount) -> bool:
    """Whole degrees of the weather: "28C"."""
    return size.first.value % 1 == 0 and size.first.value <= _WARMEST


def _with_unit(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft | None:
    """A unit and what belongs to it: the scale of degrees, "per hour", the inches after the feet."""
    following = tokens.low(stop)
    if unit == "degree":
        if tokens.low(stop - 1) == "deg" and following == ".":
            stop, following = stop + 1, tokens.low(stop + 1)
        scale = u.TEMPERATURES.get(following)
        if scale:
            stop += 1
        return sized("measure", at, stop, size, scale or unit)
    if (
        following in {"per", "an", "a", "/"}
        and tokens.low(stop + 1) in {"hour", "hr", "h"}
        and unit in {"mile", "kilometer"}
    ):
        return sized("measure", at, stop + 2, size, f"{unit} per hour")
    if (
        following in {"per", "/"}
        and tokens.low(stop + 1) in {"second", "s", "sec"}
        and unit in {"meter", "kilometer", "mile"}
    ):
        return sized("measure", at, stop + 2, size, f"{unit} per second")
    if unit == "foot" and size.value is not None:
        return _feet_and_inches(tokens, at, stop, size)
    return sized("measure", at, stop, size, unit)


def _feet_and_inches(tokens: Tokens, at: int, stop: int, size: Amount) -> Draft:
    """Inches of "6-foot-4" and "5 feet 2 inches"; feet alone stay feet."""
    feet = size.value or Decimal(0)
    here = stop + (tokens.hyphen(stop) or tokens.low(stop) in {"and", ","})
    inches = numeral(tokens, here)
    if inches and inches.suffix in {"", "in"} and inches.value < _INCHES_A_FOOT and not feet % 1:
        if inches.suffix:
            return Draft("measure", at, inches.stop, feet * _INCHES_A_FOOT + inches.value, unit="inch")
        is_named = tokens.low(inches.stop) in {"inch", "inches", "in"}
        if is_named or (tokens.hyphen(stop) and feet < _INCHES_A_FOOT and tokens.kind(inches.stop) != "dash"):
            return Draft("measure", at, inches.stop + is_named, feet * _INCHES_A_FOOT + inches.value, unit="inch")
    return sized("measure", at, stop, size, "foot")


def _points(tokens: Tokens, at: int, here: int, size: Amount) -> Draft | None:
    """Points of an index; points of a game are counted."""
    about = {tokens.low(i) for i in range(max(0, at - 6), at)}
    has_decimals = size.value is not None and bool(size.value % 1)
    return sized("measure", at, here + 1, size, "point") if has_decimals or about & u.POINTS_BEFORE else None


def magnitude_at(tokens: Tokens, at: int) -> Draft | None:
    """The strength of an earthquake, "magnitude 7.8", also with a hyphen; or None."""
    if tokens.low(at) != "magnitude":
        return None
    here = at + 1
    while tokens.low(here) in {"-", "of", "‑"} and here < at + 3:
        here += 1
    size = numeral(tokens, here)
    if size is None or size.suffix or not 0 < size.value < _STRONGEST:
        return None
    return Draft("measure", at, size.stop, size.value, unit="magnitude")
