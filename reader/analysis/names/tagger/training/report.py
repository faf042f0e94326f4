"""The report of a run, as it is committed beside the model."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch

from reader.analysis.names.tagger.training import recipe, scores
from reader.analysis.names.tagger.training.corpora import spans_of
from reader.analysis.names.tagger.wordpiece import WordPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.analysis.names.tagger.training.corpora import Document
    from reader.analysis.names.tagger.training.network import Tagger
    from reader.analysis.names.tagger.training.recipe import Material
    from reader.analysis.names.tagger.training.scores import Run

_KINDS = ("PER", "LOC", "ORG", "NAT")
_SAMPLE_DOCUMENTS = 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run was and what came of it.

    Attributes:
        wordpiece: with the vocabulary of the weights; the exported model has one of its own.
        tagger: as it was exported.
        styles: in the middle of which every text is read.
        weights: file of the encoder that the training began with.
        start: checkpoint that took their place; None when there was none.
        logs: of the runs that led to the model, in order.
    """

    material: Material
    tagger: Tagger
    wordpiece: WordPiece
    styles: tuple[str, ...]
    weights: Path
    start: Path | None
    logs: tuple[Path, ...]


def report(outcome: Outcome, folder: Path) -> None:
    """Write ``REPORT.md`` into the folder that holds the exported model."""
    lines = [*_made(outcome, folder), *_runs(outcome), *_learned(outcome), *_measured(outcome, folder)]
    (folder / "REPORT.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _made(outcome: Outcome, folder: Path) -> Iterator[str]:
    model = folder / "model.onnx"
    yield from ["# Report of the training", ""]
    yield from ["Written by `python -m reader.analysis.names.tagger.training`.", ""]
    yield f"- Model: {model.stat().st_size:,} bytes, SHA-256 `{_hash(model)}`"
    yield f"- Encoder that the first run began with: SHA-256 `{_hash(outcome.weights)}`"
    if outcome.start:
        yield f"- Checkpoint that the last step began with: SHA-256 `{_hash(outcome.start)}`"
    yield f"- Every text is read in the style of: {' and '.join(outcome.styles)}"
    versions = {"Python": platform.python_version(), "torch": torch.__version__, "onnx": onnx.__version__}
    versions |= {"onnxruntime": onnxruntime.__version__, "numpy": np.__version__}
    yield "- Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items())


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _runs(outcome: Outcome) -> Iterator[str]:
    yield from ["", "## Runs", ""]
    yield "Each went on from the one before: its numbers, its progress (epoch, batch, loss, seconds by the clock), and"
    yield "F1 of samples after each epoch."
    for number, log in enumerate(outcome.logs, 1):
        lines = log.read_text(encoding="utf-8").splitlines()
        yield from ["", f"Run {number}", "", "```", *milestones(lines), "```"]


def milestones(lines: Sequence[str]) -> list[str]:
    """The lines of a log without the steps on the way, but for the last ones before something else."""
    return [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if not (" loss " in line and " loss " in after)
    ]


def _learned(outcome: Outcome) -> Iterator[str]:
    yield from ["", "## Learned", "", "| corpus | style | documents | words | names | share of an epoch |"]
    yield "|---|---|--:|--:|--:|--:|"
    for corpus in outcome.material.learned:
        sentences = [sentence for document in corpus.documents for sentence in document]
        words = sum(len(sentence.words) for sentence in sentences)
        names = sum(len(spans_of(sentence.tags)) for sentence in sentences)
        style = recipe.STYLES[corpus.style]
        yield f"| {corpus.name} | {style} | {len(corpus.documents)} | {words} | {names} | {corpus.share} |"


def _measured(outcome: Outcome, folder: Path) -> Iterator[str]:
    pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    shipped = (
        scores.exported(folder / "model.onnx"),
        WordPiece({piece: number for number, piece in enumerate(pieces)}),
    )
    trained = (scores.network(outcome.tagger), outcome.wordpiece)
    yield from [
        "",
        "## Measured",
        "",
        "F1 of whole names without any rules, on words as the reader cuts them. The styles",
    ]
    yield from ["were chosen on the samples below.", ""]
    yield from _table(outcome.material.measured, {"shipped": shipped})
    samples = {name: recipe.sample(outcome.material.measured[name], _SAMPLE_DOCUMENTS) for name in recipe.CHOSEN_ON}
    yield from ["", "What rounding costs, on samples:", ""]
    yield from _table(samples, {"trained": trained, "shipped": shipped})


def _table(measured: Mapping[str, list[Document]], networks: Mapping[str, tuple[Run, WordPiece]]) -> Iterator[str]:
    yield "| set | documents | network | " + " | ".join(_KINDS) + " |"
    yield "|---|--:|---|" + "--:|" * len(_KINDS)
    for name, documents in measured.items():
        for title, (run, wordpiece) in networks.items():
            found = scores.score(documents, [scores.predict(run, document, wordpiece) for document in documents])
            cells = (f"{100 * found[kind].f1:.1f}" if kind in found else "" for kind in _KINDS)
            yield f"| {name} | {len(documents)} | {title} | {' | '.join(cells)} |"
