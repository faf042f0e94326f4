"""CPU time of a search with its snippets, with and without fields, and of the list, in a library of 100,000 articles.

One figure is everything a key press costs the library: the ids of up to 1,000 hits and the snippets of the 12 rows on
the screen. Reference: SQLite's LIKE over the same texts, newest first, up to as many hits, and 12 texts.

Run in the root of the project: ``python -m tests.bench.bench_search [ARTICLES]``.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.library.library import Library
from reader.model import ListOrder, ListView, SearchOrder
from reader.query.fields import FIELDS
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROUNDS = 5
_VISIBLE_ROWS = 12
_LIKE_QUERIES = 3
"""LIKE takes a second for a rare word; its median needs no more."""


def main() -> None:
    """Print least, median and 99th percentile in CPU ms for each kind of query, then the list."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    path = corpus.library_file(count)
    start = time.process_time()
    library = Library.open(path)
    print(f"open: {(time.process_time() - start) * 1000:.1f} ms CPU ({count} articles)")
    reference = sqlite3.connect(path)
    for kind, queries in _queries(library).items():
        like = _milliseconds(partial(_like, reference), [_words_of(query) for query in queries[:_LIKE_QUERIES]], 1)
        for order in SearchOrder:
            spent = _milliseconds(partial(_search, library, order), queries, _ROUNDS)
            print(_line(f"search {kind}, {order}", spent, like))
    reference.close()
    for list_order in ListOrder:
        page = partial(_page, library, ListView(list_order))
        spent = _milliseconds(page, [count * part // 20 for part in range(20)], _ROUNDS)
        print(_line(f"page of 64 anywhere, {list_order}", spent, _milliseconds(page, [0] * 20, _ROUNDS)))
    first_page = _milliseconds(partial(_page, library, ListView()), [0] * 20, 1)
    for name, job in _single_jobs(library).items():
        print(_line(name, _milliseconds(lambda run: run(), [job] * 20, 1), first_page))
    library.close()


def _queries(library: Library) -> dict[str, list[str]]:
    """Queries made of words that are in the library, by how common they are."""
    row = library.page(ListView(), 0, 1)[0]
    stored = library.article(row.id)
    assert stored is not None
    rare = sorted(
        {word.strip(".") for word in stored.article.text.lower().split()}, key=lambda word: (-len(word), word)
    )
    common = ["the", "of", "and", "that", "government", "police", "during", "after", "million", "since"]
    words, middle = rare[:10], _middle(library, rare)
    told = re.findall(r"\w+ \w+", stored.article.text)
    return {
        "one letter": list("tbsckaqzxe"),
        "two letters": ["th", "st", "co", "be", "go", "ka", "mi", "po", "wh", "zi"],
        "three letters": ["the", "sta", "cou", "bef", "gov", "kan", "mil", "pol", "who", "zin"],
        "typed further": [word[:size] for word in words[:5] for size in (4, 6)],
        "rare": [f"{word} " for word in words],
        "middle": [f"{word} " for word in middle],
        "middle and common": [f"{one} {two} " for one, two in zip(middle, common, strict=True)],
        "two middle words": [f"{one} {two} " for one, two in itertools.pairwise(middle)],
        "common, and one being typed": _typed(common, words),
        "middle, and one being typed": _typed(middle, common),
        "common": [f"{word} " for word in common],
        "two common words": [f"{one} {two} " for one, two in itertools.pairwise(common)],
        "phrase": [f'"{pair}"' for pair in told[:20]],
        "phrase being typed": [
            f'"{words.split()[0]} {words.split()[1][:size]}' for words in told[:10] for size in (2, 3)
        ],
        "phrase of common words": [f'"{one} {two}"' for one, two in itertools.pairwise(common)],
        "either of two words": [f"{one} OR {two} " for one, two in itertools.pairwise(common)],
        "title:": [f"title:{word} " for word in common],
        "source: and a word": [f"source:{name} {word} " for word in common for name in ("paper", '"paper 7"', "none")],
        "date: and a word": [
            f"date:{day} {word} " for word in common for day in ("2024-01", "2004..2023", "2024-01-01")
        ],
        "is:unread and a word": [f"is:unread {word} " for word in common],
        "is:read and a word": [f"is:read {word} " for word in common],
        "fields alone": ["is:read", "-is:unread words:>700", "source:none", "date:2024-01", "lang:en minutes:<2"],
        "a field or a word": [f"date:2024-01 OR {word} " for word in common],
        "all but a word": [f"-{word} " for word in common],
    }


def _typed(finished: Sequence[str], typed: Sequence[str]) -> list[str]:
    """Each of some words, and two and three letters of one of others."""
    return [f"{one} {other[:size]}" for one, other in zip(finished, typed, strict=True) for size in (2, 3)]


def _middle(library: Library, words: Sequence[str]) -> list[str]:
    """Ten of the words, each in about one of a hundred articles."""
    articles = library.tally().articles
    found = (
        word
        for word in words
        if articles // 200 < len(library.search(f"{word} ", SearchOrder.NEWEST, articles // 50)) < articles // 50
    )
    return list(itertools.islice(found, 10))


def _words_of(query: str) -> str:
    """The words of a query without its fields; LIKE knows none."""
    return re.sub(r'[a-z]+:("[^"]*"|\S*)|\bOR\b|-', "", query)


def _page(library: Library, view: ListView, first: int) -> None:
    library.page(view, first, 64)


def _search(library: Library, order: SearchOrder, query: str) -> None:
    library.hits(library.search(query, order)[:_VISIBLE_ROWS], query)


def _like(connection: sqlite3.Connection, query: str) -> None:
    words = query.replace('"', "").split()
    condition = " AND ".join(["text LIKE ?"] * len(words)) or "1"
    ids = connection.execute(
        f"SELECT id FROM body WHERE {condition} ORDER BY id DESC LIMIT 1000",
        [f"%{word}%" for word in words],
    ).fetchall()
    for row in ids[:_VISIBLE_ROWS]:
        connection.execute("SELECT text FROM body WHERE id = ?", row).fetchone()


def _single_jobs(library: Library) -> dict[str, Callable[[], object]]:
    middle = library.page(ListView(ListOrder.OLDEST), library.tally().articles // 2, 1)[0].id
    return {
        "count": lambda: library.count(ListView()),
        "count with a title filter": lambda: library.count(ListView(title_filter="gover")),
        "page with a title filter": lambda: library.page(ListView(title_filter="gover"), 0, 64),
        "index of the middle, newest": lambda: library.index_of(ListView(), middle),
        "index of the middle, title": lambda: library.index_of(ListView(ListOrder.TITLE), middle),
        "values of source:": lambda: library.values(FIELDS["source"]),
        "unanalysed, 50": lambda: library.unanalysed("1", 50),
    }


def _milliseconds(work: Callable[[Any], object], jobs: Sequence[object], rounds: int) -> list[float]:
    spent = []
    for job in [*jobs] * rounds:
        start = time.process_time()
        work(job)
        spent.append((time.process_time() - start) * 1000)
    return sorted(spent)


def _line(name: str, spent: list[float], reference: list[float]) -> str:
    median, slowest = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
    compared = reference[len(reference) // 2]
    return (
        f"{name}: least {spent[0]:.2f} p50 {median:.2f} p99 {slowest:.2f} ms CPU"
        f" (reference {compared:.2f}, ratio {median / compared:.3f})"
    )


if __name__ == "__main__":
    main()
