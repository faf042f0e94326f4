"""How much disk a library needs, for each byte of text: in all, and for each of its tables and indexes.

The sources' own bytes are left out: the articles are invented, and have none.

Run in the root of the project: ``python -m tests.bench.bench_disk [ARTICLES | LIBRARY]``.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.bench import corpus
from tests.bench.figures import tell_value

_ARTICLES = 10_000
_MOST = 3.0
_LEAST_SHARE = 0.002
"""What takes less is told in one line."""


def main() -> None:
    """Print the shares, the largest first, and their sum beside its budget."""
    asked = sys.argv[1] if len(sys.argv) > 1 else str(_ARTICLES)
    path = corpus.library_file(int(asked)) if asked.isdigit() else Path(asked)
    with closing(sqlite3.connect(path)) as connection:
        articles, text_bytes = connection.execute(
            "SELECT count(*), sum(length(CAST(text AS BLOB))) FROM body"
        ).fetchone()
        analyses, raw = (
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("analysis", "raw")
        )
        sizes: list[tuple[str, int]] = connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat WHERE name <> 'raw' GROUP BY name ORDER BY sum(pgsize) DESC"
        ).fetchall()
    print(f"{articles} articles, {analyses} of them analysed, {raw} with the bytes of their source, which are left out")
    shares = [(name, size / text_bytes) for name, size in sizes]
    for name, share in shares:
        if share >= _LEAST_SHARE:
            print(f"{name}: {share:.3f}")
    print(f"all others: {sum(share for _, share in shares if share < _LEAST_SHARE):.3f}")
    tell_value("library, for each byte of text", sum(share for _, share in shares), None, unit="bytes", most=_MOST)


if __name__ == "__main__":
    main()
