"""Decimal numbers as people read them: "25,000", "4.5 million", "30–40"."""

from __future__ import annotations

from decimal import Decimal

_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def is_whole(value: Decimal) -> bool:
    """Whether a number has no decimals, however large it is; ``value % 1`` fails beyond the context's 28 digits."""
    return value == value.to_integral_value()


def without_trailing_zeros(digits: str) -> str:
    """Digits as they are, but for zeros at the end of a fraction: "1.50" is "1.5", "2.0" is "2", "10" stays."""
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def in_digits(value: Decimal) -> str:
    """A number in digits alone, thousands apart."""
    return without_trailing_zeros(f"{value:,f}")


def in_words(value: Decimal) -> str:
    """A number in digits, with a word for millions and more where that takes three decimals at most."""
    for scale, name in _SCALES:
        if abs(value) >= scale and is_whole(value * 1000 / scale):
            return f"{in_digits(value / scale)} {name}"
    return in_digits(value)


def span_in_words(low: Decimal, high: Decimal, dash: str = "–") -> str:
    """Two numbers with a dash between them; a word for the size that both have stands once."""
    first, last = in_words(low), in_words(high)
    number, _, size = first.partition(" ")
    return f"{number if size and last.endswith(f' {size}') else first}{dash}{last}"


def ordinal(number: int) -> str:
    """A number of an order in English: "1st", "12th", "23rd"."""
    return f"{number}{ordinal_ending(number)}"


def ordinal_ending(number: int) -> str:
    """The letters of a number of an order: "st" of 21st, but "th" of 11th."""
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
