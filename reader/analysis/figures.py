"""Number mentions gathered into figures: one row for each quantity or date, as people read it."""

from __future__ import annotations

from decimal import Decimal
from math import log10
from typing import TYPE_CHECKING

from reader.analysis.labels import label_and_note
from reader.analysis.numbers.label_tables import PARTICIPLES
from reader.analysis.numbers.words import singular
from reader.frozen import replace
from reader.model import Figure, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.salience import Salience
    from reader.model import Bound, NumberMention

_TRIVIAL_KINDS = frozenset({"count", "multiple", "fraction"})
_ABOUT: dict[Bound, Bound] = {"~": "=", "<~": "=", ">~": "=", ">": ">=", "<": "<="}
"""Bounds that are told of one quantity: "nearly 25,000" are the 25,000, but "more than 300" not "fewer than 300"."""
_ADDED = frozenset({"another", "further", "additional", "extra", "more", "other"})
"""Before a number that is of others than the last one: "40 people died, another 40 fled"."""
_DETERMINERS = frozenset({"the", "these", "those", "all"})
_LONGEST_DETERMINER = 12
_RARE = 1000
_KIND_WEIGHT = {"money": 1.0, "percent": 0.9, "count": 0.8, "date": 0.5, "duration": 0.4, "age": 0.2}
"""What a kind adds to a figure's weight: money and shares are looked for most."""


def group_figures(
    text: str, numbers: Sequence[NumberMention], salience: Salience
) -> tuple[tuple[NumberMention, ...], tuple[Figure, ...]]:
    """The mentions with their figure set, and the figures, the most important first.

    Mentions of one kind, value, unit, bound and counted thing are one figure; dates are by the day they mean. A number
    that says less of the thing belongs to the one figure that says more: "25,000 young Palestinians", then "25,000
    Palestinians" and "the 25,000".
    """
    groups = _groups(text, numbers)
    weighed = sorted(
        ((_weight([numbers[i] for i in group], salience), group) for group in groups),
        key=lambda pair: (-pair[0], pair[1]),
    )
    owner: dict[int, int] = {}
    figures: list[Figure] = []
    for id_, (weight, group) in enumerate(weighed, 1):
        owner.update(dict.fromkeys(group, id_))
        fullest = max((numbers[i] for i in group), key=lambda n: len(n.what or ""))
        label, note = label_and_note(text, fullest)
        figures.append(Figure(id_, fullest.kind, label, tuple(group), note, is_trivial(fullest), round(weight, 4)))
    return tuple(replace(n, figure=owner[i]) for i, n in enumerate(numbers)), tuple(figures)


def is_trivial(number: NumberMention) -> bool:
    """Ranks, and small everyday numbers: counts and multiples up to ten, unless they count the dead or hurt.

    A share is small only where it is of nothing that is named: "half", but not "two-thirds of the village".
    """
    if number.kind == "ordinal":
        return True
    if number.kind == "fraction" and (number.what or number.bound != "="):
        return False
    if number.kind not in _TRIVIAL_KINDS or number.value is None or (number.what or "").lower() in PARTICIPLES:
        return False
    return abs(Decimal(number.value)) <= 10


def _groups(text: str, numbers: Sequence[NumberMention]) -> list[list[int]]:
    """Positions of the mentions of each figure, in the order of the text."""
    alike: dict[tuple[object, ...], dict[tuple[str, ...], list[int]]] = {}
    for position, number in enumerate(numbers):
        alike.setdefault(_key(text, number), {}).setdefault(_thing(number), []).append(position)
    groups: list[list[int]] = []
    for things in alike.values():
        fuller: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for thing in things:
            for start in range(1, len(thing) + 1):
                fuller.setdefault(thing[start:], []).append(thing)
        for thing in sorted(things, key=len):
            longest = max(fuller.get(thing, ()), key=len, default=None)
            if longest is None or not (thing or all(_refers(text, numbers[i]) for i in things[thing])):
                continue
            if all(longest[len(longest) - len(other) :] == other for other in fuller[thing]):
                things[longest] = sorted(things[longest] + things.pop(thing))
        groups += things.values()
    return groups


def _refers(text: str, number: NumberMention) -> bool:
    """Whether a bare number can stand for one that names its thing: "the 30", or a large one, which nothing else is."""
    if number.kind != "count" or is_trivial(number):
        return False
    before = text[max(0, number.start - _LONGEST_DETERMINER) : number.start].lower().split()
    is_large = abs(Decimal(number.value or 0)) >= _RARE
    return is_large or (bool(before) and before[-1] in _DETERMINERS)


def _key(text: str, number: NumberMention) -> tuple[object, ...]:
    if number.date is not None:
        meant = number.resolved or number.date
        is_vague = meant.startswith(("XXXX-W", "XXXX-XX")) or meant == "XXXX"
        return number.kind, text[number.start : number.end].lower() if is_vague else meant
    before = text[max(0, number.full_start - _LONGEST_DETERMINER) : number.full_start].lower().split()
    is_added = bool({*before[-1:], *(number.what or "").lower().split()[:1]} & _ADDED)
    bound = _ABOUT.get(number.bound, number.bound)
    return number.kind, number.value, number.low, number.high, number.unit, number.per, number.resolved, bound, is_added


def _thing(number: NumberMention) -> tuple[str, ...]:
    """The words of the counted thing, the last in the singular."""
    things = (number.what or "").casefold().split()
    return (*things[:-1], singular(things[-1])) if things else ()


def _weight(mentions: Sequence[NumberMention], salience: Salience) -> float:
    weight = salience.weight([Span(m.start, m.end) for m in mentions])
    first = mentions[0]
    if weight < 0:
        return weight
    size = abs(Decimal(first.value or first.high or first.low or 0))
    weight += _KIND_WEIGHT.get(first.kind, 0.0) + (min(1.0, log10(float(size)) / 10) if size >= 1 else 0.0)
    return weight / 4 if is_trivial(first) or _counts_nothing(mentions) else weight


def _counts_nothing(mentions: Sequence[NumberMention]) -> bool:
    """Bare counts such as the "86" of "86 in Liverpool": out of their sentence they tell nothing."""
    return all(m.kind == "count" and m.what is None for m in mentions)
