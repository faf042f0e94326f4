"""One bit flipped in the text of an article, again and again: does ``doctor`` find it every time?

Run in the root of the project: ``python -m tests.bench.damage [FLIPS]`` (200 by default).
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.services.doctoring import examine
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLES = 200
_PROBE_BYTES = 24
"""A stretch of a text that is looked for in the file; it stands there once, or another place is tried."""


def flip(path: Path, choice: random.Random, through: str) -> int:
    """Flip one bit in the text of one article; returns its number.

    Args:
        path: of a library that nobody has open.
        choice: of article, byte and bit.
        through: ``file`` changes the byte where the disk has it, ``sql`` the text alone.
    """
    with closing(sqlite3.connect(path)) as connection:
        ids: Sequence[tuple[int]] = connection.execute("SELECT id FROM body ORDER BY id").fetchall()
        while True:
            (number,) = choice.choice(ids)
            (text,) = connection.execute("SELECT CAST(text AS BLOB) FROM body WHERE id = ?", (number,)).fetchone()
            at, bit = choice.randrange(len(text)), 1 << choice.randrange(8)
            if through == "sql":
                changed = bytearray(text)
                changed[at] ^= bit
                connection.execute("UPDATE body SET text = CAST(? AS TEXT) WHERE id = ?", (bytes(changed), number))
                connection.commit()
                return number
            if _flip_in_file(path, text, at, bit):
                return number


def _flip_in_file(path: Path, text: bytes, at: int, bit: int) -> bool:
    first = max(0, at - _PROBE_BYTES)
    probe = text[first : at + _PROBE_BYTES]
    data = path.read_bytes()
    place = data.find(probe)
    if place < 0 or data.find(probe, place + 1) >= 0:  # it is cut by the end of a page, or is elsewhere, too
        return False
    with path.open("r+b") as file:
        file.seek(place + at - first)
        file.write(bytes([text[at] ^ bit]))
    return True


def main() -> None:
    """Print how many of the flips were found, and what a look costs."""
    flips = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    choice = random.Random(1)
    found = not_text = 0
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        whole, path = Path(folder) / "whole.db", Path(folder) / "library.db"
        corpus.build(whole, _ARTICLES)
        for round_number in range(flips):
            shutil.copy(whole, path)
            number = flip(path, choice, "file" if round_number % 2 else "sql")
            with closing(sqlite3.connect(path)) as connection:
                (text,) = connection.execute("SELECT CAST(text AS BLOB) FROM body WHERE id = ?", (number,)).fetchone()
            not_text += not _is_utf8(text)
            named = [finding for finding in examine(path, lambda _done, _total: None) if finding.article_id == number]
            found += bool(named)
            if not named:
                print(f"round {round_number}: a bit of article {number} was not found")
    spent = (time.process_time() - started) / flips
    print(f"bits flipped in texts of {_ARTICLES} articles: {flips}, of which {not_text} made no UTF-8; found: {found}")
    print(
        f"CPU a round, copying and flipping included: {1000 * spent:.0f} ms; budget, all found: "
        f"{'met' if found == flips else 'MISSED'}"
    )


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


if __name__ == "__main__":
    main()
