"""One number in digits or words: "25,000", "4.5bn", "two dozen", "10 1/2", "three and a half million"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import tables as t
from reader.frozen import Frozen
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_MAX_NUMERAL_TOKENS = 16
_TOO_LARGE = 10**24
"""What is no quantity of the news any more, and has more digits than arithmetic with decimals is exact for."""
_MINUS = frozenset({"-", "−", "–"})
_DECIMAL_MARK_GROUPS = 3
"""Digits of one group of thousands."""


class Numeral(Frozen):
    """One number.

    Attributes:
        stop: the token after it.
        suffix: letters that touch the digits and are no sure magnitude, in lower case: "km" of "5km", and "m" of "5m",
            which `in_full` makes a million; passed by `stop`.
        scale: its last magnitude, 1 when there is none.
        is_digits: written in digits.
    """

    value: Decimal
    stop: int
    suffix: str = ""
    scale: int = 1
    is_digits: bool = False


def numeral(tokens: Tokens, at: int) -> Numeral | None:
    """The number below 10^24 that starts at a token, or None."""
    found = _numeral(tokens, at)
    return found if found and found.value < _TOO_LARGE else None


def in_full(size: Numeral) -> Numeral:
    """A number whose letter is read as a magnitude: the "4.5m" of "£4.5m" is 4,500,000."""
    if size.suffix not in t.LETTERS:
        return size
    scale = t.SCALE_ABBREVIATIONS[size.suffix]
    return Numeral(size.value * scale, size.stop, scale=scale, is_digits=True)


def is_minus(tokens: Tokens, at: int) -> bool:
    """Whether a sign stands here that makes the number after it one below zero; a dash after a word is none."""
    low = tokens.low(at)
    if low in _MINUS:
        if tokens.touches(at) or not tokens.touches(at + 1) or tokens.kind(at - 1) in {"number", "dash"}:
            return False
        if low == "–" and tokens.low(at - 1) in {"to", "and"}:
            return False
    elif low not in {"minus", "negative"}:
        return False
    following = tokens.low(at + 1)
    return tokens.kind(at + 1) in {"number", "slash", "currency"} or following in t.ONES or following in t.TENS


def _numeral(tokens: Tokens, at: int) -> Numeral | None:
    kind = tokens.kind(at)
    if kind == "number":
        return _in_digits(tokens, at)
    if kind == "word":
        return _in_words(tokens, at)
    if kind == "fraction":
        return Numeral(t.FRACTION_SIGNS[tokens.written(at)], at + 1, is_digits=True)
    if kind == "slash":
        part = slashed(tokens, at)
        return Numeral(part, at + 1, is_digits=True) if part is not None else None
    return None


def digits(text: str) -> Decimal:
    """The value of digits as the lexer knows them: grouped by commas, full stops or thin spaces, with decimals.

    A comma is the decimal mark where it comes after grouping full stops, or stands before other than three digits.
    """
    dot, comma = text.rfind("."), text.rfind(",")
    decimal = "."
    if comma > dot >= 0 or (comma >= 0 and dot < 0 and len(text) - comma - 1 != _DECIMAL_MARK_GROUPS):
        decimal = ","
    whole, _, rest = text.rpartition(decimal) if decimal in text else (text, "", "")
    return Decimal("".join(c for c in whole if c.isdecimal()) + "." + (rest or "0"))


def slashed(tokens: Tokens, at: int) -> Decimal | None:
    """The value of a proper fraction with a slash, "3/4"; None for "9/11", which is a date or a name."""
    if tokens.kind(at) != "slash":
        return None
    above, _, below = tokens.low(at).partition("/")
    if below not in {"2", "3", "4", "5", "6", "8", "10"} or not 0 < int(above) < int(below):
        return None
    return Decimal(int(above)) / int(below)


def parts(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """A fraction in words and the token after it: "a half", "two-thirds", "three quarters"; or None."""
    word = tokens.low(at)
    if word in t.PARTS and word in {"half", "quarter"}:
        return Decimal(1) / t.PARTS[word], at + 1
    above = 1 if word in {"a", "an"} else t.ONES.get(word) or t.TENS.get(word, 0)
    stop = tokens.past_joint(at + 1)
    if word in t.TENS and 0 < t.ONES.get(tokens.low(stop), 0) < 10:
        above, stop = above + t.ONES[tokens.low(stop)], tokens.past_joint(stop + 1)
    if not above:
        return None
    base = 0
    if tokens.low(stop) in t.TENS and 0 < t.ORDINALS.get(tokens.low(stop + 2).removesuffix("s"), 10) < 10:
        base, stop = t.TENS[tokens.low(stop)], tokens.past_joint(stop + 1)
    names = t.PLURAL_PARTS if above > 1 else (t.ORDINALS if base else t.PARTS)
    name = tokens.low(stop)
    below = names.get(name) or (t.ORDINALS.get(name.removesuffix("s")) if base else None)
    return (Decimal(above) / (base + below), stop + 1) if below else None


def scale_at(tokens: Tokens, stop: int) -> tuple[int, int]:
    """Magnitude words after digits ("5 hundred thousand", "20-million"), multiplied; and the token after them."""
    scale = 1
    for _ in range(3):
        at = tokens.past_joint(stop)
        word = tokens.low(at)
        factor = t.SCALES.get(word) or (t.SCALE_ABBREVIATIONS.get(word) if len(word) > 1 and word != "mm" else None)
        if not factor or (tokens.kind(stop) == "dash" and not tokens.hyphen(stop)):
            break
        scale, stop = scale * factor, at + 1
    return scale, stop


def _in_digits(tokens: Tokens, at: int) -> Numeral:
    value = digits(tokens.written(at))
    stop = at + 1
    following = tokens.kind(stop)
    if following == "fraction" and is_whole(value):
        value, stop = value + t.FRACTION_SIGNS[tokens.written(stop)], stop + 1
    elif following == "slash" and not tokens.touches(stop) and is_whole(value) and value < 1000:
        part = slashed(tokens, stop)
        if part is not None:
            value, stop = value + part, stop + 1
    if tokens.kind(stop) == "word" and tokens.touches(stop):
        suffix = tokens.low(stop)
        touching = t.SCALES.get(suffix) or t.SCALE_ABBREVIATIONS.get(suffix, 1)
        if touching == 1 or suffix in t.LETTERS:
            return Numeral(value, stop + 1, suffix, is_digits=True)
        return Numeral(value * touching, stop + 1, scale=touching, is_digits=True)
    scale, stop = scale_at(tokens, stop)
    if tokens.low(stop) in t.DOZENS:
        return Numeral(value * 12, stop + 1, scale=12, is_digits=True)
    if scale > 1:
        return _with_rest(tokens, value * scale, stop, scale)
    return _with_part(tokens, Numeral(value, stop, is_digits=True))


def _with_rest(tokens: Tokens, value: Decimal, stop: int, scale: int) -> Numeral:
    """Digits and magnitudes that go on: "4 thousand 3 hundred and 21"."""
    least = scale
    for _ in range(3):
        here = stop + (tokens.low(stop) == "and")
        if tokens.low(here) in t.ONES and here > stop:
            more, factor, after = t.ONES[tokens.low(here)], 1, here + 1
        elif tokens.kind(here) == "number" and tokens.written(here).isdecimal() and len(tokens.written(here)) <= 3:
            factor, after = scale_at(tokens, here + 1)
            more = int(tokens.written(here)) * factor
        else:
            break
        if not 0 < more < least or (factor == 1 and here == stop) or (factor == 1 and least > 100):
            break
        value, stop, least = value + more, after, factor
    return _with_part(tokens, Numeral(value, stop, scale=scale, is_digits=True))


def _with_part(tokens: Tokens, size: Numeral) -> Numeral:
    """A number with the fraction that is added in words: "two and a half million", "3 million and a half".

    After a thousand and more it is a part of that: "3 million and a half" is 3,500,000, "a hundred and a half" 100.5.
    """
    at = size.stop
    if tokens.low(at) == "and":
        here = at + 1
    elif tokens.hyphen(at) and tokens.low(at + 1) == "and" and tokens.hyphen(at + 2):
        here = at + 3
    else:
        return size
    part = _joined_parts(tokens, here)
    if part is None or part[0] >= 1 or tokens.low(part[1]) == "of":
        return size
    factor, stop = scale_at(tokens, part[1])
    if factor == 1:
        whole = size.scale if size.scale >= 1000 else 1
        return Numeral(size.value + part[0] * whole, stop, scale=size.scale, is_digits=size.is_digits)
    if size.scale == 1:
        return Numeral((size.value + part[0]) * factor, stop, scale=factor, is_digits=size.is_digits)
    return Numeral(size.value + part[0] * factor, stop, scale=factor, is_digits=size.is_digits)


def _joined_parts(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """A fraction after "and": with its numerator, and past the hyphen of "two-and-a-half"."""
    if tokens.low(at) in {"a", "an", "one"} and tokens.hyphen(at + 1) and tokens.low(at + 2) in t.PARTS:
        return Decimal(1) / t.PARTS[tokens.low(at + 2)], at + 3
    return parts(tokens, at) if tokens.low(at) not in t.PARTS else None


def _in_words(tokens: Tokens, at: int) -> Numeral | None:
    """Number words, by the usual grammar: ones and tens add, magnitudes multiply what stands before them.

    The tens of a rank such as "thirty-third" are no number of their own.
    """
    first = tokens.low(at)
    if first in t.TENS and t.ORDINALS.get(tokens.low(tokens.past_joint(at + 1)), 10) < 10:
        return None
    total = current = 0
    scale = 1
    last = ""
    here = at
    if first in {"a", "an"} and (tokens.low(at + 1) in t.SCALES or tokens.low(at + 1) == "dozen"):
        current, here, last = 1, at + 1, "article"
    while here < at + _MAX_NUMERAL_TOKENS:
        word = tokens.low(here)
        step = here + 1
        if last and tokens.kind(here) == "dash":
            word, step = tokens.low(here + 1), here + 2
            is_compound = (last == "tens" and 0 < t.ONES.get(word, 0) < 10 and tokens.joint(here)) or (
                word in t.SCALES and last != "article" and tokens.hyphen(here)
            )
            if not is_compound:
                break
        elif word == "and" and last == "scale":
            after = tokens.low(step)
            if (after in t.ONES or after in t.TENS) and not _starts_parts(tokens, step):
                here = step
                continue
            break
        if word in t.ONES and last in {"", "tens", "scale"} and (last != "tens" or 0 < t.ONES[word] < 10):
            current, last = current + t.ONES[word], "ones"
        elif word in t.TENS and last in {"", "scale"}:
            current, last = current + t.TENS[word], "tens"
        elif word == "hundred" and last:
            current, last, scale = (current or 1) * 100, "scale", 100
        elif word in t.SCALES and last == "scale" and not current:
            scale, total = scale * t.SCALES[word], total * t.SCALES[word]
        elif word in t.SCALES and last:
            scale = t.SCALES[word]
            total, current, last = total + (current or 1) * scale, 0, "scale"
            if total >= 10**24:
                break
        elif word in t.DOZENS and last:
            dozens = current % 100 if last == "ones" else current
            return Numeral(Decimal(total + current - dozens + dozens * 12), step, scale=12)
        else:
            break
        here = step
    if not last or last == "article":
        return None
    value = Decimal(total + current)
    if tokens.low(here) == "point":
        decimals = _spoken_decimals(tokens, here + 1)
        if decimals:
            value, here = value + decimals[0], decimals[1]
            factor, here = scale_at(tokens, here)
            return Numeral(value * factor, here, scale=factor)
    return _with_part(tokens, Numeral(value, here, scale=scale if last == "scale" else 1))


def _starts_parts(tokens: Tokens, at: int) -> bool:
    """A fraction stands here: the "one half" of "two million and one half"."""
    return parts(tokens, at) is not None


def _spoken_decimals(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Decimals after "point": "zero three", "seventy-one", "eleven"; and the token after them."""
    word = tokens.low(at)
    if word in t.TENS:
        stop = tokens.past_joint(at + 1)
        more = t.ONES.get(tokens.low(stop), 0)
        return (
            (Decimal(t.TENS[word] + more) / 100, stop + 1) if 0 < more < 10 else (Decimal(t.TENS[word]) / 100, at + 1)
        )
    if t.ONES.get(word, 0) > 9:
        return Decimal(t.ONES[word]) / 100, at + 1
    read = ""
    while len(read) < 8 and t.ONES.get(tokens.low(at + len(read)), 10) < 10:
        read += str(t.ONES[tokens.low(at + len(read))])
    return (Decimal(f"0.{read}"), at + len(read)) if read else None
