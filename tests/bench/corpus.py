"""Libraries of any size for benchmarks: invented articles whose words are as unevenly common as those of English.

The same number of articles is the same text on every machine. Function words are English, so that "the" is as common
as it is in a newspaper; all other words and all names are made of syllables. Each article comes with the analysis that
a perfect engine would make of it: the real ones would take hours.

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

from reader.analysis.version import DEFAULT_ALGORITHM, PIPELINE_VERSION, Options
from reader.library.articles import store
from reader.library.file.schema import VERSION as SCHEMA_VERSION
from reader.library.library import Library
from reader.model import Analysis, Article, Block, Reasons, Role, Sentence, Span, Summary, SummarySentence
from tests.bench.corpus_names import Inventions, Quantity, Subject, entities_of, figures_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VERSION = 3
"""Goes up whenever the generated text changes; cached libraries of another version are not used."""

WORDS_PER_ARTICLE = 640
_VOCABULARY_WORDS = 60_000
_MENTIONS = 2
"""How often an article names each of its cast, on average."""
_MOST_RANKED = 60
"""Sentences that the summary of an analysis keeps."""
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


_Token = str | Subject | Quantity


def articles(count: int) -> Iterator[Article]:
    """The first `count` articles: about 640 words in paragraphs, 3.7 KB, with a title and a date."""
    return (article for article, _ in analysed(count))


def analysed(count: int) -> Iterator[tuple[Article, Analysis]]:
    """The first `count` articles, each with its analysis."""
    random = np.random.default_rng(_SEED)
    vocabulary, inventions = _vocabulary(random), Inventions(_SEED)
    ranks = np.arange(1, len(vocabulary) + 1)
    # Zipf's law with Mandelbrot's shift: "the" comes to about 6 % of all words.
    shares = np.cumsum(1 / (ranks + 1.7))
    version = Options().version
    for first in range(0, count, _BATCH):
        size = min(_BATCH, count - first)
        lengths = np.clip(random.normal(WORDS_PER_ARTICLE, 120, _BATCH), 120, 2000).astype(int)
        picks = np.searchsorted(shares, random.random(int(lengths.sum()) + 8 * _BATCH) * shares[-1])
        words = iter(vocabulary[picks].tolist())
        for number, length in zip(range(first, first + size), lengths, strict=False):
            tokens: list[_Token] = list(itertools.islice(words, int(length)))
            cast = inventions.cast()
            named = [cast[int(at)] for at in random.integers(0, len(cast), _MENTIONS * len(cast))]
            told: list[Subject | Quantity] = [*named, *inventions.quantities()]
            for at, token in zip(random.permutation(int(length)), told, strict=False):
                tokens[int(at)] = token
            yield _analysed(number, list(itertools.islice(words, 8)), tokens, version)


def build(path: Path, count: int, *, are_analysed: bool = True) -> None:
    """Write a library of `count` articles."""
    library = Library.open(path)
    made = analysed(count)
    while batch := list(itertools.islice(made, _BATCH)):
        library.add_many((article, None) for article, _ in batch)
        if not are_analysed:
            continue
        # Not by the library's own method, which makes a transaction of each.
        with library._connections.writing() as connection:
            for _, analysis in batch:
                record = store.packed_analysis(analysis)
                store.save_analysis(connection, analysis, record, analysis.text_hash, analysis)
    library.close()


def library_file(count: int) -> Path:
    """A library of `count` articles, built on first use (100,000: some ten minutes); to be read, not to be changed."""
    folder = Path(tempfile.gettempdir()) / "nutgraf-bench"
    path = folder / f"library-{VERSION}.{SCHEMA_VERSION}.{PIPELINE_VERSION}-{count}.db"
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


def _analysed(number: int, title: list[str], tokens: Sequence[_Token], version: str) -> tuple[Article, Analysis]:
    text, blocks, sentences = "", [], []
    subjects: list[tuple[Subject, Span, str]] = []
    quantities: list[tuple[Quantity, Span]] = []
    seen: set[Subject] = set()
    for first in range(0, len(tokens), 55):
        start = len(text)
        for sentence_first in range(first, min(first + 55, len(tokens)), 22):
            text += " " if len(text) > start else ""
            sentence_start = len(text)
            for at in range(sentence_first, min(sentence_first + 22, first + 55, len(tokens))):
                text += " " if at > sentence_first else ""
                token, here = tokens[at], len(text)
                if isinstance(token, Subject):
                    words = token.alias if token in seen else token.name
                    seen.add(token)
                    subjects.append((token, Span(here, here + len(words)), words))
                elif isinstance(token, Quantity):
                    words = token.text
                    quantities.append((token, Span(here, here + len(words))))
                else:
                    words = token[:1].upper() + token[1:] if at == sentence_first else token
                text += words
            text += "."
            sentences.append(Sentence(sentence_start, len(text)))
        blocks.append(Block(start, len(text), Role.BODY, "paragraph"))
        text += "\n\n"
    article = Article(
        text=text.rstrip(),
        blocks=tuple(blocks),
        title=" ".join(title).capitalize(),
        title_origin="given",
        location=f"/corpus/{number // 1000:03}/{number:06}.txt",
        source=f"paper {number % 23}",
        published=f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}",
        language="en",
    )
    analysis = Analysis(
        version=version,
        text_hash=article.text_hash,
        language="en",
        sentences=tuple(sentences),
        summary=_summary(sentences, len(tokens)),
        entities=entities_of(subjects),
        numbers=numbers_of(quantities),
        figures=figures_of(quantities),
    )
    return article, analysis


def _summary(sentences: Sequence[Sentence], words: int) -> Summary:
    """All sentences, the first one before all others: what an analysis keeps of them takes as much room."""
    ranked = [
        SummarySentence(
            sentence.start,
            sentence.end,
            score=round(2 / rank, 3),
            rank=rank,
            words=22,
            reasons=Reasons(round(1 / rank, 3), round(0.7 / rank, 3), 0.0, -0.05),
        )
        for rank, sentence in enumerate(sentences[:_MOST_RANKED], 1)
    ]
    return Summary(DEFAULT_ALGORITHM, tuple(ranked), words)


if __name__ == "__main__":
    print(library_file(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
