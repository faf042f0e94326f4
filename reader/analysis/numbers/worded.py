"""Quantities that are words in themselves: "dozens", "twice", "a third", "half an hour", "one in five"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import hedge_tables as h
from reader.analysis.numbers import tables as t
from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers import unit_tables as u
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.numerals import numeral, parts, scale_at, slashed

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens
    from reader.model import NumberKind

_WHOLES = frozenset({"of", "the", "all", "their", "its", "his", "her", "our", "that", "those", "these"})
_AFTER_PART = frozenset({"of", "less", "more", "off", "majority", "larger", "smaller", "higher", "lower", "fewer", ""})
_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *"123456789"})
_MOST_OUT_OF = 1000
_HEDGED = frozenset(h.HEDGES) | {"than", "least", "most", "by"}


def worded_at(tokens: Tokens, at: int) -> Draft | None:
    """The quantity in words that starts at a token, or None."""
    word = tokens.low(at)
    if word in t.MULTIPLES:
        return None if tokens.kind(at - 1) == "dash" else Draft("multiple", at, at + 1, Decimal(t.MULTIPLES[word]))
    if word in t.OPEN_COUNTS or word == "tens":
        return _open_count(tokens, at)
    if word == "couple":
        return _couple(tokens, at)
    if word in {"half", "quarter"} or (word in {"a", "an"} and tokens.low(at + 1) in {"half", "quarter"}):
        found = _part_of_unit(tokens, at)
        if found:
            return found
    if tokens.kind(at) == "slash":
        return _slashed(tokens, at)
    return _chance(tokens, at) or _part(tokens, at)


def rounded(value: Decimal) -> Decimal:
    """A quotient to six significant digits."""
    return Decimal(f"{value:.6g}").normalize() if value % 1 else value


def _open_count(tokens: Tokens, at: int) -> Draft | None:
    """At least so many: "dozens", "hundreds of thousands"."""
    word, scale = tokens.low(at), tokens.low(at + 2)
    if tokens.low(at + 1) == "of" and t.OPEN_COUNTS.get(scale, 0) >= 1000:
        least = t.OPEN_COUNTS.get(word, 10) * t.OPEN_COUNTS[scale]
        return _open(tokens, at, at + 3, least)
    if word == "tens" or (word == "scores" and tokens.low(at + 1) != "of"):
        return None
    return _open(tokens, at, at + 1, t.OPEN_COUNTS[word])


def _open(tokens: Tokens, at: int, stop: int, least: int) -> Draft:
    """An open count; of money or of time where a unit follows."""
    low = Decimal(least)
    here = stop + (tokens.low(stop) == "of")
    unit = time.TIME_UNITS.get(tokens.low(here))
    if unit and here > stop:
        return Draft("duration", at, here + 1, low=low, unit=unit, bound="~")
    measure = u.MEASURES.get(tokens.low(here))
    if measure and here > stop and tokens.low(here) not in {measure, "bit", "cups", "points"}:
        return Draft("measure", at, here + 1, low=low, unit=measure, bound="~")
    return Draft("count", at, stop, low=low, bound="~", counted=stop)


def _couple(tokens: Tokens, at: int) -> Draft | None:
    """Words of a pair: "a couple of" things, hours or points; of two people it is no number."""
    if tokens.low(at - 1) != "a" or tokens.low(at + 1) != "of":
        return None
    following = tokens.low(at + 2)
    if following in {"point", "points"}:
        return Draft("percent", at - 1, at + 3, Decimal(2), unit="percentage point", bound="~")
    if following in time.TIME_UNITS:
        return Draft("duration", at - 1, at + 3, Decimal(2), unit=time.TIME_UNITS[following], bound="~")
    return Draft("count", at, at + 1, Decimal(2), bound="~", counted=at + 2)


def _part_of_unit(tokens: Tokens, at: int) -> Draft | None:
    """Half or a quarter of a dozen, a magnitude or a unit: "half a dozen", "half-million", "a quarter mile"."""
    here = at + (tokens.low(at) in {"a", "an"})
    part = Decimal(1) / t.PARTS[tokens.low(here)]
    joint = tokens.past_joint(here + 1)
    here = joint + (tokens.low(joint) in {"a", "an"}) if joint == here + 1 else joint
    word = tokens.low(here)
    if tokens.low(at - 1) in {"first", "second", "other", "third", "last", "fourth", "and"}:
        return None
    if word == "dozen":
        return Draft("count", at, here + 1, part * 12, counted=here + 1)
    factor, stop = scale_at(tokens, here)
    if factor > 1:
        return Draft("count", at, stop, part * factor, counted=stop)
    unit = time.TIME_UNITS.get(word)
    if unit and unit == word and (tokens.low(at) != "quarter" or here > at + 1):
        return Draft("duration", at, here + 1, part, unit=unit)
    if u.MEASURES.get(word) == word and word not in {"cup", "stone", "magnitude"}:
        return Draft("measure", at, here + 1, part, unit=word)
    return None


def _slashed(tokens: Tokens, at: int) -> Draft | None:
    value = slashed(tokens, at)
    if value is None or tokens.low(at - 1) in {"on", "since", "before", "after", "by"}:
        return None
    return Draft("fraction", at, at + 1, rounded(value), counted=at + 1)


def _chance(tokens: Tokens, at: int) -> Draft | None:
    """A ratio: "one in five", "nine out of ten", "1 over 3"."""
    word, joint = tokens.low(at), tokens.low(at + 1)
    if word not in _FEW or joint not in {"in", "out", "over"}:
        return None
    second = at + 2 + (joint == "out" and tokens.low(at + 2) == "of")
    if joint == "out" and second == at + 2:
        return None
    many, few = numeral(tokens, second), numeral(tokens, at)
    if many is None or few is None or few.stop != at + 1 or many.suffix or many.value % 1:
        return None
    if not few.value < many.value <= _MOST_OUT_OF or (joint == "over" and tokens.low(many.stop) not in {"", "."}):
        return None
    return Draft("fraction", at, many.stop, rounded(few.value / many.value), counted=many.stop)


def _part(tokens: Tokens, at: int) -> Draft | None:
    """A share of a whole in words, and not a rank: "two-thirds", "a quarter of", "half of", "half the"."""
    found = parts(tokens, at)
    if found is None:
        return None
    value, stop = found
    word, following = tokens.low(at), tokens.low(stop)
    if tokens.low(at - 1) == "and" and word in {"a", "one"}:
        return None
    if value >= 1 and tokens.low(stop - 1) not in t.PLURAL_PARTS:
        return None
    if word == "half":
        is_plain = following in _WHOLES or (tokens.low(at - 1) in _HEDGED and following not in STOP_WORDS)
        if tokens.kind(stop) == "dash" or tokens.low(at - 1) in {"first", "second", "other"} or not is_plain:
            return None
        return Draft("fraction", at, stop, value, counted=stop)
    if word == "quarter":
        return None
    is_plural = tokens.low(stop - 1) in t.PLURAL_PARTS
    ends = tokens.kind(stop) in {"", "mark"} and following not in {",", "(", "/"}
    stands_alone = ends or (word == "one" and following in STOP_WORDS)
    if not is_plural and following not in _AFTER_PART and not stands_alone:
        return None
    if following == "of" and tokens.low(stop + 1) in {"a", "one"}:
        whole = tokens.low(stop + 2)
        if whole in {"percentage", "percent"}:
            end = stop + 3 + (tokens.low(stop + 3) in {"point", "points"})
            return Draft("percent", at, end, rounded(value), unit="percentage point")
        factor, end = scale_at(tokens, stop + 2)
        if factor > 1:
            return Draft("count", at, end, _whole(value * factor), counted=end)
        if u.MEASURES.get(whole) == whole or (time.TIME_UNITS.get(whole) == whole and whole != "second"):
            kind: NumberKind = "measure" if whole in u.MEASURES else "duration"
            return Draft(kind, at, stop + 3, rounded(value), unit=whole)
    factor, end = scale_at(tokens, stop)
    if factor > 1:
        return Draft("count", at, end, _whole(value * factor), counted=end)
    return Draft("fraction", at, stop, rounded(value), counted=stop)


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001")).normalize()
