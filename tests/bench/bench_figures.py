"""CPU time of what is asked of figures and names in a library of 100,000 articles, and of the facets of 10,000 of them.

Run in the root of the project: ``python -m tests.bench.bench_figures [ARTICLES]``.
"""

from __future__ import annotations

import itertools
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.library.across.entities import FORM_BITS, KINDS
from reader.library.finding.facets import MOST_ARTICLES
from reader.library.library import Library
from reader.model import ListView, SearchOrder
from reader.query.fields import FIELDS
from tests.bench import corpus
from tests.bench.figures import percentile, tell_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import EntityKind

_ROUNDS = 3
_MOST_MS = 50.0
_FACET_VALUES = 8
_WORDS = ["the", "police", "since"]
_OTHERS = ["words:>640", "date:2010-05", "is:unread", "-source:paper", 'source:"paper 7"']
_TYPED = {"person": ["b", "ba", "bana", "xyz"], "org": ["g", "god"], "unit": ["", "p", "USD"], "what": ["", "d", "dea"]}
_NTH = (0, 3, 30, 300, 3000)
"""The most named entity of a kind, and so on."""
_FIGURES = {
    "number:": [
        *("number:>20000", "number:>5", "number:<100", "number:1000", "number:123457", "number:12..13"),
        *("number:>2bn", "number:0.1", "number:>9m", "number:>900k", "number:-5"),
    ],
    "unit:": ["unit:USD", "unit:$", "unit:%", "unit:km"],
    "what:": ["what:people", "what:deaths", "what:patients", "what:letters", "what:schools"],
    "of the same figure": [
        *("number:>20000 unit:USD", "number:5..6 unit:%", "number:>1m what:people", "number:50 unit:%"),
        *("number:>100 what:deaths", "number:7 what:schools"),
    ],
    "mentions:": [
        *("mentions:2010-05-07", "mentions:2010-05", "mentions:2010", "mentions:2000..2030", "mentions:2024..2025"),
        *("mentions:<2y", "mentions:..2001", "mentions:1950-05-07"),
    ],
    "excluded": ["-number:>20000", "-unit:USD", "-what:people", "-mentions:2010"],
}
_DIVIDED = {
    "a word": ["the ", "during ", "government "],
    "a figure": ["number:>20", "unit:USD", "what:people"],
}


def main() -> None:
    """Print median and 99th percentile in CPU ms for each kind of query, for completion and for facets."""
    library = Library.open(corpus.library_file(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
    search = partial(_search, library, 1000)
    named = {"person: place: org:": _named(library)}
    for kind, queries in (_FIGURES | named).items():
        _tell(kind, search, queries)
        for more, others in (("a word", [f"{word} " for word in _WORDS]), ("another field", _OTHERS)):
            _tell(f"{kind} and {more}", search, [f"{one} {other}" for one in queries for other in others])
    for kind, queries in _DIVIDED.items():
        _tell(f"10,000 with {kind}", partial(_search, library, MOST_ARTICLES), queries)
        for query in queries:
            _tell(f"{query}: facets of 10,000, the search included", partial(_divide, library), [query])
    _tell("facets of 10,000 in the list", partial(_divide, library), [ListView(), ListView(unread_only=True)])
    for field, typed in _TYPED.items():
        _tell(f"values of {field}:", partial(library.values, FIELDS[field]), typed)
    library.close()


def _named(library: Library) -> list[str]:
    """Queries for names, common and rare, by all of the name and by a word of it."""
    fields: dict[EntityKind, str] = {"person": "person", "place": "place", "organization": "org"}
    with library._connections.reading() as connection:
        names = [
            (field, row[0])
            for kind, field in fields.items()
            for nth in _NTH
            for row in connection.execute(
                "SELECT form FROM entity JOIN form ON form.id = entity.id << ? WHERE kind = ?"
                " ORDER BY entity.articles DESC LIMIT 1 OFFSET ?",
                (FORM_BITS, KINDS.index(kind), nth),
            )
        ]
    return list(
        dict.fromkeys(
            itertools.chain(
                (f'{field}:"{name}"' for field, name in names), (f"{field}:{name.split()[0]}" for field, name in names)
            )
        )
    )


def _search(library: Library, limit: int, query: str) -> None:
    library.search(query, SearchOrder.NEWEST, limit)


def _divide(library: Library, of: str | ListView) -> None:
    library.facets(of, _FACET_VALUES)


def _tell(what: str, work: Callable[[Any], object], jobs: Sequence[object]) -> None:
    spent = []
    for job in [*jobs] * _ROUNDS:
        start = time.process_time()
        work(job)
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    detail = f"median {percentile(spent, 50):.1f}"
    tell_value(f"{what}, p99", percentile(spent, 99), None, unit="ms CPU", most=_MOST_MS, detail=detail)


if __name__ == "__main__":
    main()
