"""Measures: "500 miles", "40 square miles", "minus 12 degrees Celsius", "6-foot-4", "a magnitude 7.8"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import unit_tables as u
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.money_tables import CURRENCY_WORDS
from reader.analysis.numbers.numerals import numeral
from reader.analysis.numbers.rates import rate_at
from reader.analysis.numbers.words import is_plural
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_INCHES_A_FOOT = 12
_POUNDS_A_STONE = 14
_HEAVIEST_STONES = 50
_STRONGEST = 12
_OPENERS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_FEET_SIGNS = frozenset({"'", "’", "′"})
_INCH_SIGNS = frozenset({'"', "″", "”"})
_FEET_OF_A_PERSON = range(3, 9)
_WINDOW_TOKENS = 4
_FEWEST_METERS = 1000
"""Millions of so many are written as billions."""


def measure(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """The measure of an amount, or None; its base where it is a rate: "40 miles per gallon"."""
    draft = _measure(tokens, at, size)
    rate = rate_at(tokens, draft.stop) if draft else None
    if draft and rate:
        draft.per, draft.read = rate
    return draft


def _measure(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    if size.suffix:
        return _touching(tokens, at, size)
    here = tokens.past_joint(size.stop)
    word = tokens.low(here)
    if word == "below" and tokens.low(here + 1) == "zero":
        return sized("measure", at, here + 2, size.times(-1), "degree")
    if word in _OPENERS and tokens.low(here + 2) == _OPENERS[word]:
        unit = u.MEASURES.get(tokens.low(here + 1))
        return sized("measure", at, here + 3, size, unit) if unit else None
    if word in u.WORDY_TEMPERATURES or _is_warmth(tokens, here, size):
        return sized("measure", at, here + 1, size, u.TEMPERATURES[word])
    if word in u.POWERS:
        stop = tokens.past_joint(here + 1 + (tokens.low(here + 1) == "."))
        unit = u.MEASURES.get(tokens.low(stop))
        return sized("measure", at, stop + 1, size, f"{u.POWERS[word]} {unit}") if unit else None
    if word in {"pound", "pounds"}:
        return sized("measure", at, here + 1, size, "pound")
    if word in {"point", "points"}:
        return _points(tokens, at, here, size)
    if word in _FEET_SIGNS and size.value in _FEET_OF_A_PERSON:
        return _feet_signed(tokens, at, here, size)
    if word in _INCH_SIGNS and size.first.is_digits and tokens.low(here + 1) in {"long", "wide", "tall", "thick"}:
        return sized("measure", at, here + 1, size, "inch")
    if size.first.is_digits and tokens.written(here) == "m" and not _counts(tokens, here + 1):
        return sized("measure", at, here + 1, size, "meter")
    unit = u.MEASURES.get(word)
    if unit is None and size.first.is_digits and tokens.written(here).islower():
        unit = u.LETTER_UNITS.get(word)
    if word == "barrel" and here == size.stop and size.value != 1:
        return None
    if unit is None or (word in u.NEVER_MEASURED and here == size.stop and size.value == 1):
        return None
    return _with_unit(tokens, at, here + 1, size, unit)


def _touching(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """A unit that touches the digits: "5km", "1.8m tall", "100t"."""
    suffix, stop = size.suffix, size.stop
    if suffix == "m":
        return sized("measure", at, stop, size, "meter") if _is_length(tokens, at, size) else None
    if _is_warmth(tokens, stop - 1, size) and tokens.low(stop) != "/":
        return sized("measure", at, stop, size, u.TEMPERATURES[suffix])
    if suffix in u.WORDY_TEMPERATURES:
        return sized("measure", at, stop, size, u.TEMPERATURES[suffix])
    if suffix == "st":
        return _stones(tokens, at, stop, size) if size.first.value <= _HEAVIEST_STONES else None
    unit = u.MEASURES.get(suffix) or u.LETTER_UNITS.get(suffix)
    if (
        unit is None
        or (suffix in u.LETTER_UNITS and tokens.written(stop - 1).isupper())
        or suffix in {"in", "stone", "bit"}
    ):
        return None
    return _with_unit(tokens, at, stop, size, unit)


def _is_length(tokens: Tokens, at: int, size: Amount) -> bool:
    """Whether the "m" that touches digits is a metre: by the words about it, and where a million makes no sense."""
    if tokens.written(size.stop - 1) != "m":
        return False
    here = tokens.past_joint(size.stop)
    before, word = tokens.low(at - 1), tokens.low(here)
    if word in u.METERS_AFTER or any(tokens.low(i) in u.METERS_BEFORE for i in range(at - _WINDOW_TOKENS, at)):
        return True
    if _counts(tokens, here):
        return False
    largest = size.value if size.value is not None else size.high
    if largest is not None and largest >= _FEWEST_METERS:
        return True
    if before in {"a", "an", "the"} and tokens.kind(here) == "word" and word not in STOP_WORDS:
        return word not in u.MILLIONS_AFTER
    return size.value in u.RACES and before in u.BEFORE_RACES


def _counts(tokens: Tokens, at: int) -> bool:
    """A plural or a currency follows, possibly after another word: millions of them."""
    words = [tokens.low(at), tokens.low(at + 1) if tokens.low(at) not in STOP_WORDS else ""]
    return any(is_plural(word) or word in CURRENCY_WORDS for word in words) or tokens.kind(at) == "currency"


def _is_warmth(tokens: Tokens, at: int, size: Amount) -> bool:
    """A letter of a temperature without a sign of degrees, "28C", "47.8 C": nothing that it could name follows."""
    least, most = u.WARMTHS.get(tokens.written(at), (1, 0))
    if not size.first.is_digits or not least <= size.first.value <= most:
        return False
    return tokens.touches(at) or not (tokens.is_capitalised(at + 1) or tokens.low(at + 1) in {"/", "-", "’", "'"})


def _with_unit(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft | None:
    """A unit and what belongs to it: the scale of degrees, "per hour", the inches after the feet, a second unit."""
    following = tokens.low(stop)
    if unit == "degree":
        return _degrees(tokens, at, stop, size)
    speed = u.SPEEDS.get((unit, tokens.low(stop + 1))) if following in {"per", "an", "a", "/"} else None
    if speed:
        return sized("measure", at, stop + 2, size, speed)
    if tokens.hyphen(stop) and tokens.low(stop + 1) in u.SECOND_UNITS:
        return sized("measure", at, stop + 2, size, f"{unit}-{u.SECOND_UNITS[tokens.low(stop + 1)]}")
    if unit == "foot" and size.value is not None:
        return _feet_and_inches(tokens, at, stop, size)
    if unit == "stone":
        return _stones(tokens, at, stop, size)
    return sized("measure", at, stop, size, unit)


def _degrees(tokens: Tokens, at: int, stop: int, size: Amount) -> Draft:
    stop += tokens.low(stop - 1) == "deg" and tokens.low(stop) == "."
    scale = u.TEMPERATURES.get(tokens.low(stop))
    stop += scale is not None
    if tokens.low(stop) == "below" and tokens.low(stop + 1) == "zero":
        stop, size = stop + 2, size.times(-1)
    return sized("measure", at, stop, size, scale or "degree")


def _stones(tokens: Tokens, at: int, stop: int, size: Amount) -> Draft:
    """The weight of people: "12 stone", "10st 4lb" in pounds."""
    rest = numeral(tokens, stop)
    if rest and rest.value < _POUNDS_A_STONE and size.value is not None:
        pounds = rest.suffix or tokens.low(rest.stop)
        if pounds in {"lb", "lbs", "pound", "pounds"}:
            end = rest.stop + (not rest.suffix)
            return Draft("measure", at, end, size.value * _POUNDS_A_STONE + rest.value, unit="pound")
    return sized("measure", at, stop, size, "stone")


def _feet_signed(tokens: Tokens, at: int, here: int, size: Amount) -> Draft | None:
    """The height of a person in signs: 5'10, 6'2"."""
    inches = numeral(tokens, here + 1) if tokens.touches(here) and tokens.touches(here + 1) else None
    if inches is None or inches.suffix or inches.value >= _INCHES_A_FOOT or size.value is None:
        return None
    stop = inches.stop + (tokens.low(inches.stop) in _INCH_SIGNS)
    return Draft("measure", at, stop, size.value * _INCHES_A_FOOT + inches.value, unit="inch")


def _feet_and_inches(tokens: Tokens, at: int, stop: int, size: Amount) -> Draft:
    """Inches of "6-foot-4" and "5 feet 2 inches"; feet alone stay feet."""
    feet = size.value or Decimal(0)
    here = stop + (tokens.hyphen(stop) or tokens.low(stop) in {"and", ","})
    inches = numeral(tokens, here)
    if inches and inches.suffix in {"", "in"} and inches.value < _INCHES_A_FOOT and is_whole(feet):
        if inches.suffix:
            return Draft("measure", at, inches.stop, feet * _INCHES_A_FOOT + inches.value, unit="inch")
        is_named = tokens.low(inches.stop) in {"inch", "inches", "in"}
        if is_named or (tokens.hyphen(stop) and feet < _INCHES_A_FOOT and tokens.kind(inches.stop) != "dash"):
            return Draft("measure", at, inches.stop + is_named, feet * _INCHES_A_FOOT + inches.value, unit="inch")
    return sized("measure", at, stop, size, "foot")


def _points(tokens: Tokens, at: int, here: int, size: Amount) -> Draft | None:
    """Points of an index; points of a game are counted."""
    about = {tokens.low(i) for i in range(max(0, at - 6), at)}
    has_decimals = size.value is not None and not is_whole(size.value)
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
