"""How many articles a second of CPU the library takes in, and how much disk they need.

Reference: the same texts into a bare FTS5 table with the same words, in the same batches.

Run in the root of the project: ``python -m tests.bench.bench_add``.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

from reader.library.library import Library
from reader.model import Article, RawDocument
from tests.bench import corpus

_ARTICLES = 4_000
_BATCH = 200


def main() -> None:
    """Print articles a second of CPU, once taken in and once again, and bytes on the disk per byte of text."""
    items = [(article, _raw(article)) for article in corpus.articles(_ARTICLES)]
    text_bytes = sum(len(article.text.encode()) for article, _ in items)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        added, known = _seconds_to_add(path, items), _seconds_to_add(path, items)
        bare = _seconds_for_bare_index(Path(folder) / "bare.db", items)
        size_bytes = path.stat().st_size
    rate, reference = _ARTICLES / added, _ARTICLES / bare
    print(
        f"articles added per CPU second: {rate:.0f}"
        f" (reference {reference:.0f} into a bare index, ratio {rate / reference:.2f})"
    )
    again = _ARTICLES / known
    print(f"known articles per CPU second: {again:.0f} (reference {rate:.0f} new ones, ratio {again / rate:.1f})")
    print(f"library bytes: {size_bytes} (reference {text_bytes} bytes of text, ratio {size_bytes / text_bytes:.2f})")


def _raw(article: Article) -> RawDocument:
    return RawDocument(article.location, "article.txt", "text/plain", article.source, article.text.encode())


def _seconds_to_add(path: Path, items: list[tuple[Article, RawDocument]]) -> float:
    library = Library.open(path)
    start = time.process_time()
    for first in range(0, len(items), _BATCH):
        library.add_many(items[first : first + _BATCH])
    spent = time.process_time() - start
    library.close()
    return spent


def _seconds_for_bare_index(path: Path, items: list[tuple[Article, RawDocument]]) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2')"
    )
    start = time.process_time()
    for first in range(0, len(items), _BATCH):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO search (title, text) VALUES (?, ?)",
            [(article.title, article.text) for article, _ in items[first : first + _BATCH]],
        )
        connection.execute("COMMIT")
    spent = time.process_time() - start
    connection.close()
    return spent


if __name__ == "__main__":
    main()
