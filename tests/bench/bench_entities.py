"""What is known across 100,000 articles: entities, the page of a name in 5,000 of them, and what keeping that costs.

Run in the root of the project: ``python -m tests.bench.bench_entities [ARTICLES]``.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library.across import entities, entity_page, linked
from reader.library.articles import store
from reader.library.library import Library
from tests.bench import corpus
from tests.bench.figures import percentile, tell_value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.model import EntityKind

_ARTICLES = 100_000
_PAGE_ARTICLES = 5_000
_FACET_ARTICLES = 10_000
_PUT = 300
_ROUNDS = 15
_WHO: tuple[EntityKind, ...] = ("person", "organization")
_WHERE: tuple[EntityKind, ...] = ("place",)


class _NotKeptError(Exception):
    """Undoes what was written: the library is that of other benchmarks too."""


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _ARTICLES
    library = Library.open(corpus.library_file(count))
    with library._connections.reading() as connection:
        _tell_size(connection)
    _tell_put(library, count)
    _tell_reading(library, count)
    library.close()


def _tell_size(connection: sqlite3.Connection) -> None:
    (text_bytes,) = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM body").fetchone()
    (size,) = connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'entity*' OR name GLOB 'form*' OR name GLOB 'nam[ei]*'"
    ).fetchone()
    tell_value("names, for each byte of text", size / text_bytes, None, unit="bytes", most=0.2)


def _tell_put(library: Library, count: int) -> None:
    """CPU time of taking an article out, and of putting it in again."""
    spent = {"taken out": 0.0, "put in": 0.0}
    numbers = range(count - _PUT + 1, count + 1)
    with suppress(_NotKeptError), library._connections.writing() as connection:
        analyses = {number: store.kept_analysis(connection, number) for number in numbers}
        start = time.process_time()
        for number in numbers:
            entities.take_out(connection, number)
        spent["taken out"] = time.process_time() - start
        start = time.process_time()
        for number, analysis in analyses.items():
            assert analysis is not None
            entities.put(connection, number, analysis)
        spent["put in"] = time.process_time() - start
        raise _NotKeptError
    for what, seconds in spent.items():
        tell_value(f"an article {what}", 1000 * seconds / _PUT, None, unit="ms CPU", most=2)


def _tell_reading(library: Library, count: int) -> None:
    with library._connections.reading() as connection:
        number, articles = connection.execute(
            "SELECT id, articles FROM entity WHERE kind = 0 ORDER BY abs(articles - ?) LIMIT 1",
            (_PAGE_ARTICLES * count // _ARTICLES,),
        ).fetchone()
        (full,) = connection.execute(
            "SELECT form FROM entity JOIN form ON form.id = entity.id << ? WHERE kind = 0"
            " ORDER BY entity.articles DESC LIMIT 1",
            (entities.FORM_BITS,),
        ).fetchone()
    common = full.split()[-1]
    page = library.entity_page(number)
    assert page is not None
    assert page.figures
    assert len(page.rows) == min(entity_page.ROWS, page.entity.articles)
    some = range(1, 1 + _FACET_ARTICLES * count // _ARTICLES)
    total = len(library.entities("", 2**31))

    def naming() -> object:
        with library._connections.reading() as connection:
            found = linked.Naming(connection, some)
            return found.most(_WHO, 12), found.most(_WHERE, 12)

    def ids() -> object:
        with library._connections.reading() as connection:
            return entities.ids_of(connection, ("person",), common)

    _tell("page of a name", lambda: library.entity_page(number), 80, f"{articles:,} articles")
    _tell("the 100 most named", lambda: library.entities("", 100), 400, f"{count:,} articles")
    _tell("all that are named", lambda: library.entities("", 2**31), 0.1 * total, f"{total:,} entities", rounds=2)
    _tell("entities, a surname", lambda: library.entities(common, 20), 30, common)
    _tell("entities, a full name", lambda: library.entities(full, 20), 30, full)
    _tell("who and where some articles name", naming, 50, f"{len(some):,} articles")
    _tell("person: of a surname", ids, 50, common)


def _tell(what: str, work: Callable[[], object], most_ms: float, detail: str, *, rounds: int = _ROUNDS) -> None:
    spent = sorted(_milliseconds(work, rounds))
    detail = f"slowest {spent[-1]:.1f}; {detail}"
    tell_value(what, percentile(spent, 50), None, unit="ms CPU", most=most_ms, detail=detail)


def _milliseconds(work: Callable[[], object], rounds: int) -> Iterator[float]:
    work()
    for _ in range(rounds):
        start = time.process_time()
        work()
        yield 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
