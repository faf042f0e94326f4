"""Number mentions gathered into figures: one row for each quantity or date, as people read it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import log10
from typing import TYPE_CHECKING

from reader.analysis.labels import label_and_note
from reader.analysis.numbers.label_tables import PARTICIPLES
from reader.model import Figure, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.salience import Salience
    from reader.model import NumberMention

_TRIVIAL_KINDS = frozenset({"count", "multiple", "fraction"})
_KIND_WEIGHT = {"money": 1.0, "percent": 0.9, "count": 0.8, "date": 0.5, "duration": 0.4, "age": 0.2}
"""What a kind adds to a figure's weight: money and shares are looked for most."""


def group_figures(
    text: str, numbers: Sequence[NumberMention], salience: Salience
) -> tuple[tuple[NumberMention, ...], tuple[Figure, ...]]:
    """The mentions with their figure set, and the figures, the most important first.

    Mentions of one kind, value, unit and counted head are one figure; dates are by the day they mean. A bare number
    belongs to the one figure that says what so many are: "25,000 Palestinians", then "the 25,000".
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for position, number in enumerate(numbers):
        groups.setdefault(_key(text, number), []).append(position)
    _join_bare_counts(numbers, groups)
    weighed = sorted(
        ((_weight([numbers[i] for i in group], salience), group) for group in groups.values()),
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
    """Ranks, and small everyday numbers: counts, shares and multiples up to ten, unless they count the dead or hurt."""
    if number.kind == "ordinal":
        return True
    if number.kind not in _TRIVIAL_KINDS or number.value is None or (number.what or "").lower() in PARTICIPLES:
        return False
    return abs(Decimal(number.value)) <= 10


def _join_bare_counts(numbers: Sequence[NumberMention], groups: dict[tuple[object, ...], list[int]]) -> None:
    """Move counts that name nothing to the group of the same number that does, where there is just one; in place."""
    named: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for key, group in groups.items():
        if numbers[group[0]].kind == "count" and numbers[group[0]].what_head:
            named.setdefault(key[:-1], []).append(key)
    for key in [
        k for k, group in groups.items() if numbers[group[0]].kind == "count" and not numbers[group[0]].what_head
    ]:
        owners = named.get(key[:-1], [])
        if len(owners) == 1 and not is_trivial(numbers[groups[key][0]]):
            groups[owners[0]] = sorted(groups[owners[0]] + groups.pop(key))


def _key(text: str, number: NumberMention) -> tuple[object, ...]:
    if number.date is not None:
        meant = number.resolved or number.date
        return number.kind, text[number.start : number.end].lower() if "XX-XX" in meant or meant == "XXXX" else meant
    head = (number.what_head or "").casefold().removesuffix("s")
    return number.kind, number.value, number.low, number.high, number.unit, number.per, number.resolved, head


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
