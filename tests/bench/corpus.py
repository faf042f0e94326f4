"""Libraries of any size for benchmarks: invented articles whose words are as unevenly common as those of English.

The same number of articles is the same text on every machine. Function words are English, so that "the" is as common
as it is in a newspaper; all other words and all names are made of syllables.

Run in the root of the project: ``python -m tests.bench.corpus [ARTICLES]``.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader.library.library import Library
from reader.library.schema import VERSION as SCHEMA_VERSION
from reader.model import Article, Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 2
"""Goes up whenever the generated text changes; cached libraries of another version are not used."""

WORDS_PER_ARTICLE = 640
_VOCABULARY_WORDS = 60_000
_NAMES = 4_000
_BATCH = 500
_SEED = 20_260_701

_FUNCTION_WORDS = """
the of and to a in that for is on was with as it by at from be an have are this he has not his but who they will or
which its their been were had more said one about she would when if after than her there all other new also we into
up out can over time year two some people first last could most them you him no so what only because between while
during before against under million government where now many three police state country city week day since may
""".split()  # noqa: SIM905 - a list of words would take a hundred lines
_CONSONANTS = [*"bdfgklmnprstvz", "st", "tr", "pl", "gr", "sh", "ch"]
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in "aeiou"]
_ENDINGS = ["n", "r", "s", "nd", "l", "ning", "ted", "tion", "ment", "ly"]


def articles(count: int) -> Iterator[Article]:
    """The first `count` articles: about 640 words in paragraphs, 3.7 KB, with a title and a date."""
    random = np.random.default_rng(_SEED)
    vocabulary, names = _vocabulary(random), _names(random)
    ranks = np.arange(1, len(vocabulary) + 1)
    # Zipf's law with Mandelbrot's shift: "the" comes to about 6 % of all words.
    shares = np.cumsum(1 / (ranks + 1.7))
    for first in range(0, count, _BATCH):
        size = min(_BATCH, count - first)
        lengths = np.clip(random.normal(WORDS_PER_ARTICLE, 120, _BATCH), 120, 2000).astype(int)
        picks = np.searchsorted(shares, random.random(int(lengths.sum()) + 8 * _BATCH) * shares[-1])
        words = iter(vocabulary[picks].tolist())
        for number, length in zip(range(first, first + size), lengths, strict=False):
            chosen = list(itertools.islice(words, int(length)))
            for at in random.integers(0, length, length // 40):
                chosen[at] = names[int(random.integers(0, len(names)) ** 2 // len(names))]
            yield _article(number, list(itertools.islice(words, 8)), chosen)


def build(path: Path, count: int) -> None:
    """Write a library of `count` articles."""
    library = Library.open(path)
    made = articles(count)
    while batch := list(itertools.islice(made, _BATCH)):
        library.add_many((article, None) for article in batch)
    library.close()


def library_file(count: int) -> Path:
    """A library of `count` articles, built on first use (100,000: two minutes); to be read, not to be changed."""
    folder = Path(tempfile.gettempdir()) / "nutgraf-bench"
    path = folder / f"library-{VERSION}.{SCHEMA_VERSION}-{count}.db"
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        build(unfinished, count)
        unfinished.rename(path)
    return path


def _vocabulary(random: np.random.Generator) -> np.ndarray:
    """Words from the most common to the rarest; common ones tend to be short."""
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY_WORDS:
        syllables = random.choice(_SYLLABLES, random.integers(1, 4)).tolist()
        words["".join(syllables) + str(random.choice(_ENDINGS))] = None
    by_length = sorted(words.keys() - set(_FUNCTION_WORDS))
    noise = dict(zip(by_length, random.normal(0, 1.5, len(by_length)).tolist(), strict=True))
    by_length.sort(key=lambda word: len(word) + noise[word])
    return np.array([*_FUNCTION_WORDS, *by_length], dtype=object)


def _names(random: np.random.Generator) -> list[str]:
    return [
        " ".join("".join(random.choice(_SYLLABLES, random.integers(1, 4))).capitalize() + "n" for _ in range(2))
        for _ in range(_NAMES)
    ]


def _article(number: int, title: list[str], words: list[str]) -> Article:
    paragraphs = []
    for start in range(0, len(words), 55):
        paragraph_words = words[start : start + 55]
        lines = [" ".join(paragraph_words[at : at + 22]) for at in range(0, len(paragraph_words), 22)]
        paragraphs.append(" ".join(line[:1].upper() + line[1:] + "." for line in lines))
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), Role.BODY, "paragraph"))
        at += len(paragraph) + 2
    return Article(
        text="\n\n".join(paragraphs),
        blocks=tuple(blocks),
        title=" ".join(title).capitalize(),
        title_origin="given",
        location=f"/corpus/{number // 1000:03}/{number:06}.txt",
        source=f"paper {number % 23}",
        published=f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}",
        language="en",
    )


if __name__ == "__main__":
    print(library_file(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
