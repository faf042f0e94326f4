"""How many places get the right country, and what the atlas costs.

The places are those of ``tests/data/places_checked.tsv``, which were checked by hand; each text is written anew from
its names alone. Memory is what the atlas adds to a process that has imported everything else.

Run in the root of the project: ``python -m tests.bench.bench_places``.
"""

from __future__ import annotations

import resource
import time

from reader.analysis.geography.atlas import atlas
from tests.bench.figures import tell_value
from tests.checked_places import checked_texts, measure


def main() -> None:
    """Measure, and print figures and budgets."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    atlas()
    loaded = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    tell_value("atlas: CPU time to load", loaded * 1000, None, unit="ms", most=100)
    tell_value("atlas: memory", memory / 1024, None, unit="MiB", most=30)
    texts = list(checked_texts())
    started = time.process_time()
    result = measure(texts)
    took = time.process_time() - started
    print(f"places: {result.answered} of {result.places} that lie in a country got one, {result.right} the right one")
    print(
        f"    precision {result.right / result.answered:.3f} (goal 0.97), share {result.answered / result.places:.3f}"
    )
    print(f"    grouping and locating: {took / len(texts) * 1000:.2f} ms a text")
    for line in result.wrong:
        print(f"    wrong: {line}")


if __name__ == "__main__":
    main()
