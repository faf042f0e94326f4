"""What the shipped network learned from, and what it is measured on.

A corpus has a style: the corpora disagree about what a name is, and the network is told which one it reads. In use, one
style is chosen for every text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis.names.tagger.training import corpora as read
from reader.analysis.names.tagger.training.augmentation import read_names
from reader.analysis.names.tagger.training.held_out import HeldOut
from reader.analysis.names.tagger.training.train import GENERIC, Corpus
from reader.analysis.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.analysis.names.tagger.training.augmentation import Names
    from reader.analysis.names.tagger.training.corpora import Document

STYLES = (
    "generic", "gum news", "gum", "ewt", "ewt dev", "wikigold", "wnut", "tweets", "politics", "science and arts",
    "fiction", "panel", "own",
)  # fmt: skip
"""Names of the styles; `generic` stands for no corpus in particular."""

_FILES = (
    ("gum_train_ccby", "gum news", 1.0),
    ("gum_train_ccbysa", "gum", 1.0),
    ("uner_ewt_train_first_commit", "ewt", 0.9),
    ("uner_ewt_dev", "ewt dev", 1.0),
    ("wikigold_train", "wikigold", 2.0),
    ("wnut17_train", "wnut", 0.25),
    ("wnut17_dev", "wnut", 0.2),
    ("btc_train", "tweets", 0.4),
    ("crossner_train_politics", "politics", 1.0),
    ("crossner_dev_politics", "politics", 1.0),
    ("crossner_train_other", "science and arts", 1.0),
    ("crossner_dev_other", "science and arts", 0.8),
    ("litbank_train", "fiction", 0.1),
)
"""File, style, and how much of it is seen in an epoch: tweets and fiction are unlike news, and seen little."""

_PANEL_LEARNED = ("afghan", "clock", "defector", "expo", "hackers", "ie9")
_PANEL_MEASURED = ("asylum", "crane", "election", "flag", "homeopathic", "imprisoned")
CHOSEN_ON = ("conll2003_testa", "worldwide_dev")
"""Sets on samples of which choices were made."""
_OTHERS = ("gum_test_other", "uner_ewt_test", "wikigold_test", "crossner_test_politics", "btc_test_f", "wnut17_test")
_NO_NEWS_NAMES = frozenset({"wnut", "tweets", "fiction"})
"""Styles whose organisations are not worth passing on."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a run needs.

    Attributes:
        learned: corpora to train on; no sentence of them is in the panel's measured half or in `CHOSEN_ON`.
        names: what names are replaced with.
        measured: name -> documents that are never trained on.
    """

    learned: list[Corpus]
    names: Names
    measured: dict[str, list[Document]]


def material(folder: Path) -> Material:
    """Read the corpora (``train``, ``dev``, ``lists`` and ``panel`` in a folder) and what lies beside this module."""
    panel = folder / "panel" / "panel_dev.jsonl"
    measured = {"panel": read.read_panel(panel, _PANEL_MEASURED)}
    measured |= {name: read.read_documents(folder / "dev" / f"{name}.tsv") for name in (*CHOSEN_ON, *_OTHERS)}
    held_out = {read.plain(sentence) for name in ("panel", *CHOSEN_ON) for sentence in _sentences(measured[name])}
    learned = []
    for name, style, share in _FILES:
        documents = read.without(read.read_documents(folder / "train" / f"{name}.tsv"), held_out)
        learned.append(Corpus(name, documents, STYLES.index(style), share))
    learned.append(Corpus("panel", read.read_panel(panel, _PANEL_LEARNED), STYLES.index("panel"), 6.0, 0.6))
    only_measured = HeldOut(
        (document for name in ("panel", *CHOSEN_ON) for document in measured[name]),
        (document for corpus in learned for document in corpus.documents),
    )
    here = Path(__file__).parent
    own = [
        clean
        for document in read.read_marked((here / "sentences.txt").read_text(encoding="utf-8"))
        if (clean := [sentence for sentence in document if only_measured.is_clean(sentence)])
    ]
    listed = (here / "organisations.txt").read_text(encoding="utf-8").splitlines()
    organisations = [line for line in listed if line and line[0] != "#"] + _organisations(learned)
    organisations += [form for row in rows("organizations.tsv") for column in row for form in column.split("|") if form]
    organisations = [name for name in organisations if only_measured.is_clean_name(name)]
    learned.append(Corpus("own", own, STYLES.index("own"), 4.0, 0.6))
    return Material(learned, read_names(folder / "lists", organisations), measured)


def sample(documents: list[Document], count: int) -> list[Document]:
    """The same documents every time, from all over the corpus."""
    return random.Random(5).sample(documents, min(count, len(documents)))  # noqa: S311 - no secret


def _sentences(documents: Iterable[Document]) -> Iterator[read.Tagged]:
    """Those long enough to tell one text from another."""
    return (sentence for document in documents for sentence in document if len(sentence.words) > 6)


def _organisations(learned: Iterable[Corpus]) -> list[str]:
    """Names of organisations in the corpora that are written like names."""
    found = []
    for corpus in learned:
        if STYLES[corpus.style] in _NO_NEWS_NAMES or corpus.style == GENERIC:
            continue
        for document in corpus.documents:
            for sentence in document:
                for start, stop, kind in read.spans_of(sentence.tags):
                    name = " ".join(word.text for word in sentence.words[start:stop])
                    if kind == "ORG" and name[0].isupper():
                        found.append(name)
    return found
