"""A number as the parsers hand it on: between two tokens, without its hedge and the counted thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from reader.analysis.numbers.amounts import Amount
    from reader.model import Bound, NumberKind


@dataclass(slots=True)
class Draft:
    """One number between two tokens, half open.

    Attributes:
        stop: the token after number and unit.
        counted: the token where the counted thing may start, or None for kinds that count nothing.
        nouns: the most words of the counted thing.
        date: ISO 8601 with X for unknown digits.
        resolved: the calendar date that it means.
        told_from: what words like "last March" or "the next day" tell a date from; None where they leave that open.
        read: the token after all that was read, where the base of a rate stands behind `stop`; else 0.
    """

    kind: NumberKind
    start: int
    stop: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    bound: Bound = "="
    counted: int | None = None
    nouns: int = 5
    date: str | None = None
    resolved: str | None = None
    told_from: Literal["now", "story"] | None = None
    read: int = 0


def sized(kind: NumberKind, at: int, stop: int, size: Amount, unit: str | None = None) -> Draft:
    """A draft of an amount with its unit."""
    return Draft(kind, at, stop, size.value, size.low, size.high, unit)


def told_from_now(at: int, stop: int, date: str, resolved: str | None) -> Draft:
    """A draft of a date that its own words tell from the day of writing."""
    return Draft("date", at, stop, date=date, resolved=resolved, told_from="now")
