"""How benchmarks print: the figure, its reference from the same run, their ratio, and the budget."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(values: Sequence[float], unit: str) -> str:
    """Median and minimum; on a machine that others use too, the minimum is nearer to what the work costs."""
    return f"median {statistics.median(values):.1f}, least {min(values):.1f} {unit}"


def tell_ratio(
    what: str, values: Sequence[float], reference: Sequence[float], *, unit: str, of: str, most: float
) -> None:
    """Print a figure that may be so many times its reference.

    Args:
        what: was measured.
        values: of every round.
        reference: of every round.
        unit: of both.
        of: what the reference is.
        most: the budget, as a ratio; medians and minima are compared, and the smaller ratio counts.
    """
    medians = statistics.median(values) / statistics.median(reference)
    least = min(values) / min(reference)
    verdict = _verdict(min(medians, least) <= most)
    print(f"{what}: {spread(values, unit)} ({of}: {spread(reference, unit)})")
    print(f"    ratio of medians {medians:.3f}, of minima {least:.3f}; budget {most:g}: {verdict}")


def tell_value(
    what: str, value: float, reference: float | None, *, unit: str, most: float, of: str = "", detail: str = ""
) -> None:
    """Print a figure that may be so large.

    Args:
        what: was measured.
        value: that counts.
        reference: what the same run gave for something simpler, or None.
        unit: of all.
        most: the budget.
        of: what the reference is.
        detail: what else there is to say.
    """
    compared = f" ({of}: {reference:.2f} {unit}, ratio {value / reference:.2f})" if reference else ""
    print(f"{what}: {value:.2f} {unit}{compared}; budget {most:g} {unit}: {_verdict(value <= most)}")
    if detail:
        print(f"    {detail}")


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that this part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def _verdict(is_kept: bool) -> str:  # noqa: FBT001 - the one thing it is about
    return "kept" if is_kept else "MISSED"
