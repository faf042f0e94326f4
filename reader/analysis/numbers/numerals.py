"""Numbers in digits and words: "25,000", "4.5bn", "two dozen", "30 to 40", "$115 to $125 million"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import tables as t

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_MAX_NUMERAL_TOKENS = 14


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number.

    Attributes:
        stop: the token after it.
        suffix: letters that touch the digits and are no magnitude ("km" of "5km"), in lower case; passed by `stop`.
        scale: its last magnitude, 1 when there is none.
        is_digits: written in digits.
    """

    value: Decimal
    stop: int
    suffix: str = ""
    scale: int = 1
    is_digits: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers.

    Attributes:
        value: None for a range, which has `low` and `high`.
        first: the (lower) numeral as it was read.
        dashed: a range that is written with a dash alone.
        currency: sign before the upper number, or empty.
    """

    first: Numeral
    stop: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    suffix: str = ""
    dashed: bool = False
    currency: str = ""


def numeral(tokens: Tokens, at: int) -> Numeral | None:
    """The number that starts at a token, or None."""
    if tokens.kind(at) in {"number", "fraction"}:
        return _in_digits(tokens, at)
    if tokens.kind(at) == "word":
        return _in_words(tokens, at)
    return None


def _in_digits(tokens: Tokens, at: int) -> Numeral:
    token = tokens[at]
    if token.kind == "fraction":
        return Numeral(t.FRACTION_SIGNS[token.text], at + 1, is_digits=True)
    value = Decimal("".join(c for c in token.text if c.isdecimal() or c == "."))
    stop = at + 1
    if tokens.kind(stop) == "fraction" and tokens.touches(stop):
        value += t.FRACTION_SIGNS[tokens[stop].text]
        stop += 1
    suffix = tokens.low(stop) if tokens.kind(stop) == "word" and tokens.touches(stop) else ""
    if suffix in t.SCALE_ABBREVIATIONS:
        scale = t.SCALE_ABBREVIATIONS[suffix]
        return Numeral(value * scale, stop + 1, scale=scale, is_digits=True)
    if suffix:
        return Numeral(value, stop + 1, suffix, is_digits=True)
    scale, stop = _scale(tokens, stop)
    return Numeral(value * scale, stop, scale=scale, is_digits=True)


def _scale(tokens: Tokens, stop: int) -> tuple[int, int]:
    """Magnitude words after digits ("5 hundred thousand", "20-million"), multiplied; and the token after them."""
    scale = 1
    for _ in range(3):
        at = stop + 1 if tokens.hyphen(stop) else stop
        word = tokens.low(at)
        factor = t.SCALES.get(word) or (t.SCALE_ABBREVIATIONS.get(word) if len(word) > 1 and word != "mm" else None)
        if not factor:
            break
        scale, stop = scale * factor, at + 1
    return scale, stop


def _in_words(tokens: Tokens, at: int) -> Numeral | None:
    """Number words, by the usual grammar: ones and tens add, magnitudes multiply what stands before them.

    The tens of a rank such as "thirty-third" are no number of their own.
    """
    if tokens.low(at) in t.TENS and tokens.hyphen(at + 1) and t.ORDINALS.get(tokens.low(at + 2), 10) < 10:
        return None
    total = current = 0
    scale = 1
    last = ""
    here = at
    if tokens.low(at) in {"a", "an"} and (tokens.low(at + 1) in t.SCALES or tokens.low(at + 1) == "dozen"):
        current, here, last = 1, at + 1, "article"
    while here < at + _MAX_NUMERAL_TOKENS:
        word = tokens.low(here)
        step = here + 1
        if tokens.hyphen(here) and last:
            word, step = tokens.low(here + 1), here + 2
            if not ((last == "tens" and 0 < t.ONES.get(word, 0) < 10) or (word in t.SCALES and last != "article")):
                break
        elif word == "and" and last == "scale" and (tokens.low(step) in t.ONES or tokens.low(step) in t.TENS):
            here = step
            continue
        if word in t.ONES and last in {"", "tens", "scale"} and (last != "tens" or 0 < t.ONES[word] < 10):
            current, last = current + t.ONES[word], "ones"
        elif word in t.TENS and last in {"", "scale"}:
            current, last = current + t.TENS[word], "tens"
        elif word == "hundred" and last:
            current, last, scale = (current or 1) * 100, "scale", 100
        elif word in t.SCALES and last:
            scale = t.SCALES[word]
            total, current, last = total + (current or 1) * scale, 0, "scale"
        elif word == "dozen" and last:
            return Numeral(Decimal((total + current) * 12), step, scale=12)
        else:
            break
        here = step
    if not last or last == "article":
        return None
    value = Decimal(total + current)
    if [tokens.low(here + i) for i in range(3)] == ["and", "a", "half"]:
        factor, stop = _scale(tokens, here + 3)
        return Numeral((value + Decimal("0.5") * scale) * factor, stop, scale=scale * factor)
    return Numeral(value, here, scale=scale)


def amount(tokens: Tokens, at: int) -> Amount | None:
    """The number or range of numbers that starts at a token, or None. "three or four" is a range too."""
    first = numeral(tokens, at)
    if first is None:
        return None
    single = Amount(first, first.stop, first.value, suffix=first.suffix)
    joint, dashed = _range_joint(tokens, at, first.stop)
    if not joint or first.suffix in t.ORDINAL_ENDINGS:
        return single
    currency = tokens[joint].text if tokens.kind(joint) == "currency" else ""
    second = numeral(tokens, joint + bool(currency))
    if second is None or second.suffix in t.ORDINAL_ENDINGS:
        return single
    low = first.value
    if first.scale == 1 and second.scale > 1 and low < 1000:
        low *= second.scale
    if low >= second.value or (tokens.low(first.stop) == "or" and not _are_neighbours(first, second)):
        return single
    return Amount(first, second.stop, None, low, second.value, second.suffix or first.suffix, dashed, currency)


def _range_joint(tokens: Tokens, at: int, stop: int) -> tuple[int, bool]:
    """The token where a range goes on, or 0; and whether a dash alone joins it."""
    word = tokens.low(stop)
    if tokens.hyphen(stop) and tokens.low(stop + 1) in {"to", "or"} and tokens.hyphen(stop + 2):
        return stop + 3, False
    if tokens.kind(stop) == "dash":
        return stop + 1, True
    before = tokens.low(at - 1) if tokens.kind(at - 1) != "currency" else tokens.low(at - 2)
    if word in {"to", "or"} or (word == "and" and before == "between"):
        return stop + 1, False
    return 0, False


def _are_neighbours(first: Numeral, second: Numeral) -> bool:
    return first.is_digits == second.is_digits and second.value <= max(2 * first.value, first.value + 2)
