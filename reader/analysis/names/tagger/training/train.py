"""One training run, with fixed seeds, a log and a checkpoint per epoch."""

from __future__ import annotations

import copy
import json
import math
import random
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from reader.analysis.names.tagger.training.augmentation import varied
from reader.analysis.names.tagger.training.batches import batches, examples
from reader.analysis.names.tagger.training.results import results

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.analysis.names.tagger.training.augmentation import Names
    from reader.analysis.names.tagger.training.batches import Batch, Example
    from reader.analysis.names.tagger.training.corpora import Document
    from reader.analysis.names.tagger.training.network import Tagger
    from reader.analysis.names.tagger.wordpiece import WordPiece

GENERIC = 0
"""The style that stands for no corpus in particular."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one origin.

    Attributes:
        style: number of its style.
        share: of its documents, how much is seen in an epoch; above 1, some are seen more than once.
        renamed: in how many cases names are replaced.
    """

    name: str
    documents: Sequence[Document]
    style: int
    share: float = 1.0
    renamed: float = 0.4


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of.

    Attributes:
        rate: highest learning rate of the encoder.
        fresh_rate: of what the encoder did not have.
        batch_pieces: padding included.
        generic_share: windows that are read without the style of their corpus.
        nameless_share: windows without any name that are kept.
        results: made-up dispatches of sport in each epoch, in the generic style and in that of any corpus.
        average: how slowly the averaged network follows, once in `average_steps`.
    """

    epochs: int = 6
    rate: float = 1.5e-4
    fresh_rate: float = 1e-3
    batch_pieces: int = 1_400
    warm_up_steps: int = 60
    decay: float = 0.01
    dropout: float = 0.1
    generic_share: float = 0.15
    nameless_share: float = 0.4
    results: int = 220
    average: float = 0.99
    average_steps: int = 4
    seed: int = 1
    threads: int = 1


def train(
    corpora: Sequence[Corpus],
    wordpiece: WordPiece,
    tagger: Tagger,
    names: Names | None,
    plan: Plan,
    folder: Path,
    check: Callable[[Tagger, int], list[str]],
) -> Tagger:
    """Train, and return the network with averaged weights.

    Args:
        corpora: what to learn from.
        wordpiece: cuts words into the pieces of the network.
        tagger: the network to go on from; it is changed.
        names: what names are replaced with; None replaces none.
        plan: numbers of the run.
        folder: for the log and the checkpoints; it must exist.
        check: called after each epoch with the averaged network and the epoch; its lines go into the log.
    """
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311 - no secret
    course = _Course(tagger, plan)
    began = time.monotonic()
    with (folder / "log.txt").open("a", encoding="utf-8", buffering=1) as log:
        log.write(json.dumps(asdict(plan)) + "\n")
        for epoch in range(plan.epochs):
            rows = batches(_epoch(corpora, wordpiece, names, plan, rng), plan.batch_pieces, rng)
            course.total_steps = course.total_steps or len(rows) * plan.epochs
            tagger.train()
            lost = 0.0
            for number, row in enumerate(rows, 1):
                lost += course.step(row)
                if number % 50 == 0:
                    done = f"{epoch} {number}/{len(rows)} loss {lost / number:.4f}"
                    log.write(f"{done} {time.monotonic() - began:.0f} s\n")
            torch.save(course.averaged.state_dict(), folder / f"epoch{epoch}.pt")
            log.writelines(f"{epoch} {line}\n" for line in check(course.averaged, epoch))
    return course.averaged


class _Course:
    """What changes from step to step: the network, its average, and the learning rates."""

    def __init__(self, tagger: Tagger, plan: Plan) -> None:
        self.tagger, self.plan = tagger, plan
        tagger.pieces.weight.requires_grad = False  # half of all parameters, good as they are
        self.averaged = copy.deepcopy(tagger)
        self.steps = self.total_steps = 0
        fresh: list[torch.nn.Parameter] = []
        known: list[torch.nn.Parameter] = []
        for name, parameter in tagger.named_parameters():
            if parameter.requires_grad:
                (fresh if name.split(".")[0] in {"shapes", "styles", "labels"} else known).append(parameter)
        self._trained = [*fresh, *known]
        groups = [{"params": fresh, "lr": plan.fresh_rate}, {"params": known, "lr": plan.rate}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
        self._peaks = [plan.fresh_rate, plan.rate]

    def step(self, row: Batch) -> float:
        """Learn from one batch; the loss."""
        pace = _pace(self.steps, self.plan.warm_up_steps, self.total_steps)
        for group, peak in zip(self._optimizer.param_groups, self._peaks, strict=True):
            group["lr"] = peak * pace
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.tagger(row.pieces, row.shapes, row.styles)
        loss = functional.cross_entropy(scores.float().flatten(0, 1), row.targets.flatten())
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        self.steps += 1
        if self.steps % self.plan.average_steps == 0:
            self._follow(min(self.plan.average, self.steps / (self.steps + 40)))
        return float(loss.item())

    @torch.no_grad()
    def _follow(self, share: float) -> None:
        for mine, theirs in zip(self.averaged.parameters(), self.tagger.parameters(), strict=True):
            if mine.requires_grad:
                mine.lerp_(theirs, 1 - share)


def _pace(step: int, warm_up: int, total: int) -> float:
    """Share of the learning rate: up in a straight line, down like a cosine."""
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm_up) / max(1, total - warm_up))))


def _epoch(
    corpora: Sequence[Corpus], wordpiece: WordPiece, names: Names | None, plan: Plan, rng: random.Random
) -> list[Example]:
    found: list[Example] = []
    if names:
        for _ in range(plan.results):
            style = rng.choice((GENERIC, *(corpus.style for corpus in corpora)))
            found += examples(varied(results(names, rng), names, rng, 0.0), style, wordpiece, 160)
    for corpus in corpora:
        picked = list(corpus.documents) * int(corpus.share)
        picked += rng.sample(list(corpus.documents), round(len(corpus.documents) * (corpus.share % 1)))
        for document in picked:
            seen = varied(document, names, rng, corpus.renamed) if names else document
            style = GENERIC if rng.random() < plan.generic_share else corpus.style
            found += [
                example
                for example in examples(seen, style, wordpiece, rng.choice((64, 112, 160, 160)))
                if any(target > 0 for target in example.targets) or rng.random() < plan.nameless_share
            ]
    return found
