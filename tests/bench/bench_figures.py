"""CPU time of what is asked of figures and names in a library of 100,000 articles, and of the facets of 10,000 of them.

The library has no texts: ten figures and twenty names an article, of 50,000 names and 8,000 counted things as unevenly
common as in newspapers, stand in the tables as `reader.library.contents` would put them. Reference: the same query with
a field of `article_facts`.

Run in the root of the project: ``python -m tests.bench.bench_figures [ARTICLES]``.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.library.entities import FORM_BITS, KINDS, packed_ids
from reader.library.facets import MOST_ARTICLES
from reader.library.figures import NAMED_DAYS, PER_ARTICLE, PERIOD
from reader.library.library import Library
from reader.library.schema import VERSION as SCHEMA_VERSION
from reader.model import ListView, SearchOrder
from reader.query.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

VERSION = 1
"""Goes up whenever what is made changes."""

_ROUNDS = 3
_SEED = 20_260_801
_NAMES = 50_000
_NAMES_PER_ARTICLE = 20
_THINGS = 8_000
_UNITS = ["percent", "USD", "year", "day", "EUR", "month", "kilometer", "hour", "GBP", "mile", "minute", "week", "ton"]
_FIRST_DAY = 730_120
"""1 January 2000."""
_DAYS = 9_000
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_RESULTS = {"with a word": ["of", "during"], "with a figure": ["number:>20", "what:bababar"]}
_TYPED = {"person": ["p", "pu", "puna", "xyz"], "org": ["g", "god"], "unit": ["", "k", "USD"], "what": ["", "b", "bab"]}
_EVERY_WORDS = {"of": 1, "during": 3, "river": 20, "harbour": 300, "lighthouse": 5000}
"""Word -> in how many articles it is once."""


def main() -> None:
    """Print median and 99th percentile in CPU ms for each kind of query, for completion and for facets."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    start = time.process_time()
    path = _library_file(count)
    print(f"made in {time.process_time() - start:.1f} s CPU ({count} articles)")
    _print_sizes(path, count)
    library = Library.open(path)
    reference = _milliseconds(lambda word: _search(library, f"words:>500 {word}"), [*_EVERY_WORDS, ""])
    for kind, queries in _queries().items():
        print(_line(kind, _milliseconds(lambda query: _search(library, query), queries), reference))
        beside = [f"{query} {word} " for query in queries for word in _EVERY_WORDS]
        print(_line(f"{kind} and a word", _milliseconds(lambda query: _search(library, query), beside), reference))
    for kind, results in _RESULTS.items():
        found = [partial(library.search, result, SearchOrder.NEWEST, MOST_ARTICLES) for result in results]
        divided = [partial(library.facets, result, 8) for result in results]
        alone = _milliseconds(lambda run: run(), found)
        print(_line(f"facets of 10,000 {kind}, the search included", _milliseconds(lambda run: run(), divided), alone))
    views = [ListView(), ListView(unread_only=True)]
    pages = _milliseconds(lambda view: library.ids(view, MOST_ARTICLES), views)
    print(_line("facets of 10,000 in the list", _milliseconds(lambda view: library.facets(view, 8), views), pages))
    for field, typed in _TYPED.items():
        offers = _milliseconds(partial(library.values, FIELDS[field]), typed)
        print(_line(f"values of {field}:", offers, reference))
    library.close()


def _queries() -> dict[str, list[str]]:
    return {
        "number:": [
            *("number:>20000", "number:>5", "number:<100", "number:1000", "number:123457", "number:12..13"),
            *("number:>2bn", "number:0.1", "number:>50m", "number:>900k", "number:-5"),
        ],
        "unit:": ["unit:USD", "unit:$", "unit:%", "unit:km", "unit:ton", "unit:LKR", "unit:year"],
        "what:": [f"what:{_thing(number)}" for number in (0, 1, 5, 20, 100, 500, 2000, 7999)],
        "of the same figure": [
            *("number:>20000 unit:USD", "number:5..6 unit:km", f"number:>1m what:{_thing(0)}", "number:50 unit:%"),
            *(f"number:>100 what:{_thing(3)}", f"number:7 what:{_thing(900)}"),
        ],
        "mentions:": [
            *("mentions:2010-05-07", "mentions:2010-05", "mentions:2010", "mentions:2000..2030", "mentions:2024..2025"),
            *("mentions:<2y", "mentions:..2001", "mentions:1950-05-07"),
        ],
        "person: place: org:": [
            *(f'person:"{_name(number)}"' for number in (0, 3, 30, 300, 3000)),
            *(f"place:{_name(number).split()[0]}" for number in (1, 10, 100)),
            *(f'org:"{_name(number)}"' for number in (2, 20, 2000)),
        ],
        "excluded": ["-number:>20000", "-unit:USD", f"-what:{_thing(1)}", "-mentions:2010"],
        "beside another field": [
            *("number:>20000 words:>640", "unit:USD date:2010-05", f"what:{_thing(2)} is:unread"),
            *("mentions:2010 -source:paper", 'number:>20000 source:"paper 7"'),
        ],
    }


def _name(number: int) -> str:
    random = np.random.default_rng(number)
    return " ".join("".join(random.choice(_SYLLABLES, random.integers(2, 5))).capitalize() for _ in range(2))


def _thing(number: int) -> str:
    return "".join(_SYLLABLES[(number // 70**place) % 70] for place in range(3)) + "r"


def _library_file(count: int) -> Path:
    """The library, made on first use; to be read, not to be changed."""
    folder = Path(tempfile.gettempdir()) / "nutgraf-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"figures-{VERSION}.{SCHEMA_VERSION}-{count}.db"
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        Library.open(unfinished).close()
        connection = sqlite3.connect(unfinished)
        random = np.random.default_rng(_SEED)
        _put_articles(connection, count)
        _put_names(connection, random, count)
        _put_figures(connection, random, count)
        connection.commit()
        connection.close()
        unfinished.rename(path)
    return path


def _put_articles(connection: sqlite3.Connection, count: int) -> None:
    connection.executemany(
        "INSERT INTO article (id, location, source, title, published, language, tags, added, words, text_hash,"
        " content_hash, sort_key, tried, indexed) VALUES (?, ?, ?, ?, ?, 'en', '[]', '2026-01-01T00:00:00+00:00',"
        " ?, ?, ?, ?, '1', 1)",
        (
            (
                *(number, f"/{number}", f"paper {number % 23}", f"Title {number}"),
                f"{2000 + number * 25 // (count + 1)}-{1 + number % 12:02}-{1 + number % 28:02}",
                *(500 + number % 300, str(number), number.to_bytes(8, "big"), f"title {number}"),
            )
            for number in range(1, count + 1)
        ),
    )
    connection.executemany(
        "INSERT INTO search (rowid, title, text) VALUES (?, '', ?)",
        (
            (number, " ".join(word for word, every in _EVERY_WORDS.items() if number % every == 0))
            for number in range(1, count + 1)
        ),
    )


def _put_names(connection: sqlite3.Connection, random: np.random.Generator, count: int) -> None:
    picks = _zipf(random, _NAMES, count * _NAMES_PER_ARTICLE).reshape(count, _NAMES_PER_ARTICLE) + 1
    chosen = [sorted(set(row)) for row in picks.tolist()]
    articles = np.bincount([number for row in chosen for number in row], minlength=_NAMES + 1).tolist()
    names = [_name(number) for number in range(_NAMES)]
    kinds = [KINDS.index(("person", "place", "organization")[number % 3]) for number in range(_NAMES)]
    connection.executemany(
        "INSERT OR IGNORE INTO entity (id, kind, key, surname, articles, mentions) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                *(number, kind, name.lower(), name.lower().split()[-1] if kind == 0 else None),
                *(articles[number], articles[number]),
            )
            for number, (name, kind) in enumerate(zip(names, kinds, strict=True), 1)
        ),
    )
    forms = [(number << FORM_BITS, name) for number, name in enumerate(names, 1)]
    connection.executemany(
        "INSERT INTO form (id, form, articles) VALUES (?, ?, ?)",
        [(*form, articles[form[0] >> FORM_BITS]) for form in forms],
    )
    connection.executemany("INSERT INTO form_search (rowid, form) VALUES (?, ?)", forms)
    connection.executemany(
        "INSERT INTO named VALUES (?, ?, ?)",
        sorted((number, article // 10, article) for article, row in enumerate(chosen, 1) for number in row),
    )
    connection.executemany(
        "INSERT INTO naming VALUES (?, ?, ?, ?, ?)",
        (
            (article, article // 10, packed_ids(row), bytes([1] * len(row)), bytes([1, 0] * len(row)))
            for article, row in enumerate(chosen, 1)
        ),
    )


def _put_figures(connection: sqlite3.Connection, random: np.random.Generator, count: int) -> None:
    """Ten an article: two days and a year, four things that are counted, two units, and a number of nothing."""
    terms = [(1, unit.lower(), unit) for unit in _UNITS] + [(0, _thing(n), f"{_thing(n)}s") for n in range(_THINGS)]
    connection.executemany("INSERT INTO term (is_unit, word, written) VALUES (?, ?, ?)", terms)
    things, units = 1 + len(_UNITS), 1
    sorts = [("count", 0, 0), *(("money", units + n, 0) for n in range(len(_UNITS)))]
    sorts += [("count", 0, things + n) for n in range(_THINGS)]
    connection.executemany("INSERT INTO sort (kind, unit, what) VALUES (?, ?, ?)", sorts)
    none, first_unit, first_thing = 3, 4, 4 + len(_UNITS)
    counted = _zipf(random, _THINGS, count * 4).reshape(count, 4).tolist()
    measured = _zipf(random, len(_UNITS), count * 2).reshape(count, 2).tolist()
    sizes = np.round(10 ** random.normal(2.2, 1.6, (count, 7)), 0).tolist()
    ranges = (random.random((count, 7)) < 0.05).tolist()
    days = random.integers(-30, 5, (count, 2)).tolist()

    def rows() -> Iterator[tuple[int, int, float, float | None]]:
        for article in range(1, count + 1):
            at, index = article * PER_ARTICLE, article - 1
            today = _FIRST_DAY + article * _DAYS // count
            chosen = [
                *(first_thing + n for n in counted[index]),
                *(first_unit + n for n in measured[index]),
                none,
            ]
            for number, (sort, size) in enumerate(zip(chosen, sizes[index], strict=True)):
                yield at + number, sort, size, size * 1.2 if ranges[index][number] else None
            for number, ago in enumerate(days[index], 7):
                yield at + number, NAMED_DAYS, today + ago, None
            year = today - (today - _FIRST_DAY) % 365 - 365 * (article % 40)
            yield at + 9, PERIOD, year, year + 364

    connection.executemany("INSERT INTO figure VALUES (?, ?, ?, ?)", rows())
    connection.executemany(
        "INSERT INTO counting VALUES (?, ?)",
        (
            (article, packed_ids(sorted({*(things + n for n in four), *(units + n for n in two)})))
            for article, four, two in zip(range(1, count + 1), counted, measured, strict=True)
        ),
    )
    used = np.bincount([things + n for four in counted for n in set(four)], minlength=len(terms) + 1)
    used += np.bincount([units + n for two in measured for n in set(two)], minlength=len(terms) + 1)
    connection.executemany(
        "UPDATE term SET articles = ? WHERE id = ?", zip(used.tolist(), range(len(used)), strict=True)
    )


def _zipf(random: np.random.Generator, size: int, count: int) -> np.ndarray:
    """Numbers below `size`, the smaller the more common."""
    shares = np.cumsum(1 / (np.arange(size) + 2.7))
    found: np.ndarray = np.searchsorted(shares, random.random(count) * shares[-1])
    return found


def _print_sizes(path: Path, count: int) -> None:
    connection = sqlite3.connect(path)
    try:
        sizes = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    except sqlite3.OperationalError:  # built without it
        return
    finally:
        connection.close()
    ours = {"term", "term_word", "sort", "sort_unit", "sort_what", "figure", "figure_value", "figure_range", "counting"}
    print(f"figures: {sum(size for name, size in sizes if name in ours) / count:.0f} bytes an article")


def _search(library: Library, query: str) -> None:
    library.search(query, SearchOrder.NEWEST)


def _milliseconds(work: Callable[[Any], object], jobs: Sequence[object]) -> list[float]:
    spent = []
    for job in [*jobs] * _ROUNDS:
        start = time.process_time()
        work(job)
        spent.append((time.process_time() - start) * 1000)
    return sorted(spent)


def _line(name: str, spent: list[float], reference: list[float]) -> str:
    median, slowest = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
    compared = reference[len(reference) // 2]
    return (
        f"{name}: p50 {median:.2f} p99 {slowest:.2f} ms CPU (reference {compared:.2f}, ratio {median / compared:.3f})"
    )


if __name__ == "__main__":
    main()
