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
from reader.analysis.numbers.money_tables import AMBIGUOUS_WORDS, CURRENCY_WORDS
from reader.analysis.numbers.numerals import numeral, parts, scale_at, slashed
from reader.analysis.numbers.words import is_plural
from reader.analysis.tables import words
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_WHOLES = frozenset({"of", "the", "all", "their", "its", "his", "her", "our", "that", "those", "these"})
_AFTER_PART = frozenset({"of", "less", "more", "off", "majority", "larger", "smaller", "higher", "lower", "fewer", ""})
_FEW = range(1, 10)
_MOST_OUT_OF = 1000
_MOST_OF = 500
"""More are rather a year: "the 12 of 2016"."""
_RATIO_JOINTS = frozenset({"in", "out", "of", "per", "over"})
_TRIES = words("games matches overs starts days attempts innings tries shots events seasons rounds meetings")
"""What somebody does something so many times in, which is no share of it: "3 goals, 2 in 5 games"."""
_SEVERAL = frozenset({"several", "many"})
_WINDOW_TOKENS = 8
_RATES = words(
    "rate rates interest fed reserve bank central percent percentage inflation growth unemployment yield yields"
)
"""Words about points that are percentage points."""
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
    if word in _SEVERAL or (word == "a" and tokens.low(at + 1) == "few"):
        return _several(tokens, at)
    if word in {"half", "quarter"} or (word in {"a", "an"} and tokens.low(at + 1) in {"half", "quarter"}):
        found = _part_of_unit(tokens, at)
        if found:
            return found
    if tokens.kind(at) == "slash":
        return _slashed(tokens, at)
    return _ratio(tokens, at) or _part(tokens, at)


def rounded(value: Decimal) -> Decimal:
    """A quotient to six significant digits."""
    return Decimal(f"{value:.6g}").normalize() if not is_whole(value) else value


def _open_count(tokens: Tokens, at: int) -> Draft | None:
    """At least so many: "dozens", "hundreds of thousands"."""
    word, scale = tokens.low(at), tokens.low(at + 2)
    if tokens.low(at + 1) == "of" and t.OPEN_COUNTS.get(scale, 0) >= 1000:
        least = t.OPEN_COUNTS.get(word, 10) * t.OPEN_COUNTS[scale]
        return _open(tokens, at, at + 3, least)
    if word == "tens" or (word == "scores" and tokens.low(at + 1) != "of"):
        return None
    return _open(tokens, at, at + 1, t.OPEN_COUNTS[word])


def _several(tokens: Tokens, at: int) -> Draft | None:
    """At least twice a magnitude: "several hundred", "a few dozen"."""
    here = at + 1 + (tokens.low(at) == "a")
    scale, stop = scale_at(tokens, here)
    if tokens.low(here) == "dozen":
        scale, stop = 12, here + 1
    return _open(tokens, at, stop, 2 * scale, wants_of=False) if scale > 1 else None


def _open(tokens: Tokens, at: int, stop: int, least: int, *, wants_of: bool = True) -> Draft:
    """An open count; of money, of time or of a measure where their unit follows."""
    low = Decimal(least)
    here = stop + (tokens.low(stop) == "of")
    word = tokens.low(here) if here > stop or not wants_of else ""
    if word in time.TIME_UNITS:
        return Draft("duration", at, here + 1, low=low, unit=time.TIME_UNITS[word], bound="~")
    if word in CURRENCY_WORDS and word not in AMBIGUOUS_WORDS:
        return Draft("money", at, here + 1, low=low, unit=CURRENCY_WORDS[word], bound="~")
    measure = u.MEASURES.get(word)
    if measure and word not in {measure, "bit", "cups", "points"}:
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
    if _is_one_unit(word) and word not in {"cup", "stone", "magnitude"}:
        return Draft("measure", at, here + 1, part, unit=u.MEASURES[word])
    return _part_of_point(tokens, at, here, part)


def _is_one_unit(word: str) -> bool:
    """A unit of measurement in the singular, British or American."""
    return u.MEASURES.get(word) == word.replace("tre", "ter").replace("gramme", "gram")


def _part_of_point(tokens: Tokens, at: int, here: int, part: Decimal) -> Draft | None:
    """A part of a percentage point: "half a percentage point", "three-quarters of a point" of a rate."""
    if tokens.low(here) in {"percentage", "percent"}:
        is_point = tokens.low(here + 1) in {"point", "points"}
        if tokens.low(here) == "percentage" and not is_point:
            return None
        unit = "percentage point" if is_point else "percent"
        return Draft("percent", at, here + 1 + is_point, rounded(part), unit=unit)
    if tokens.low(here) != "point":
        return None
    about = {tokens.low(i) for i in range(max(0, at - _WINDOW_TOKENS), min(len(tokens), here + _WINDOW_TOKENS))}
    is_rate = not about.isdisjoint(_RATES)
    return Draft("percent", at, here + 1, rounded(part), unit="percentage point") if is_rate else None


def _slashed(tokens: Tokens, at: int) -> Draft | None:
    value = slashed(tokens, at)
    if value is None or tokens.low(at - 1) in {"on", "since", "before", "after", "by"}:
        return None
    return Draft("fraction", at, at + 1, rounded(value), counted=at + 1)


def _ratio(tokens: Tokens, at: int) -> Draft | None:
    """So many of so many: "one in five", "nine out of ten", "17 of 19 officials", "10 per 100,000", "24-of-36"."""
    if tokens.low(at + 1) not in _RATIO_JOINTS and tokens.kind(at + 1) != "dash":
        return None
    joint, second = _ratio_joint(tokens, at + 1)
    few = numeral(tokens, at) if joint else None
    many = numeral(tokens, second) if few and few.stop == at + 1 and not few.suffix else None
    if many is None or few is None or many.suffix or not is_whole(many.value) or not few.value < many.value:
        return None
    after = tokens.low(tokens.past_joint(many.stop))
    is_round = many.value >= 100 and Decimal(10) ** many.value.adjusted() == many.value
    if joint == "per":
        is_ratio = is_round
    elif joint == "of":
        is_part = few.value > 1 and many.value <= _MOST_OF and is_plural(after)
        is_ratio = tokens.kind(at + 1) == "dash" or is_part
    elif joint == "over":
        is_ratio = few.value in _FEW and many.value <= _MOST_OUT_OF and after in {"", "."}
    elif joint == "in":
        is_small = few.value in _FEW and many.value <= _MOST_OUT_OF
        is_ratio = (is_small or is_round) and after not in time.TIME_UNITS and after not in _TRIES
    else:
        is_ratio = many.value <= _MOST_OUT_OF
    return Draft("fraction", at, many.stop, rounded(few.value / many.value), counted=many.stop) if is_ratio else None


def _ratio_joint(tokens: Tokens, at: int) -> tuple[str, int]:
    """What joins the two numbers of a ratio, and where the second starts; empty when it is none."""
    if tokens.hyphen(at):
        return ("of", at + 3) if tokens.low(at + 1) == "of" and tokens.hyphen(at + 2) else ("", at)
    joint, following = tokens.low(at), tokens.low(at + 1)
    if joint == "out":
        return ("out", at + 2) if following == "of" else ("", at)
    if following == "every":
        return ("in", at + 2) if joint in {"of", "in"} else ("", at)
    return (joint, at + 1) if joint in _RATIO_JOINTS else ("", at)


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
    if word == "quarter" and (following != "of" or tokens.low(stop + 1) not in {"a", "all", "the"}):
        return None
    are_parts = tokens.low(stop - 1) in t.PLURAL_PARTS
    ends = tokens.kind(stop) in {"", "mark"} and following not in {",", "(", "/"}
    stands_alone = ends or (word == "one" and following in STOP_WORDS)
    if not are_parts and following not in _AFTER_PART and not stands_alone:
        return None
    if following == "of" and tokens.low(stop + 1) in {"a", "one"}:
        whole = tokens.low(stop + 2)
        points = _part_of_point(tokens, at, stop + 2, value)
        if points:
            return points
        factor, end = scale_at(tokens, stop + 2)
        if factor > 1:
            return Draft("count", at, end, rounded(value * factor), counted=end)
        if _is_one_unit(whole):
            return Draft("measure", at, stop + 3, rounded(value), unit=u.MEASURES[whole])
        if time.TIME_UNITS.get(whole) == whole and whole != "second":
            return Draft("duration", at, stop + 3, rounded(value), unit=whole)
    factor, end = scale_at(tokens, stop)
    if factor > 1:
        return Draft("count", at, end, rounded(value * factor), counted=end)
    return Draft("fraction", at, stop, rounded(value), counted=stop)
