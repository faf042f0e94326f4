"""The command line of the training: corpora and weights in, model and report out."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

import torch

from reader.analysis.names.tagger.shapes import COUNT
from reader.analysis.names.tagger.training import recipe, scores
from reader.analysis.names.tagger.training.batches import LABELS
from reader.analysis.names.tagger.training.export import write_files
from reader.analysis.names.tagger.training.network import Sizes, Tagger, load_encoder, read_as
from reader.analysis.names.tagger.training.report import Outcome, report
from reader.analysis.names.tagger.training.train import Plan, train
from reader.analysis.names.tagger.wordpiece import WordPiece

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors of all-MiniLM-L6-v2."""


def main() -> None:
    """Train, or export what was trained."""
    options = _options()
    weights = options.weights / "model.safetensors"
    if sha256(weights.read_bytes()).hexdigest() != WEIGHTS:
        raise SystemExit(f"{weights} is not the file that this training knows")
    vocabulary = (options.weights / "vocab.txt").read_text(encoding="utf-8").splitlines()
    wordpiece = WordPiece({piece: number for number, piece in enumerate(vocabulary)})
    material = recipe.material(options.corpora)
    options.out.mkdir(parents=True, exist_ok=True)
    samples = {
        name: recipe.sample(material.measured[name], count)
        for name, count in (("worldwide_dev", 60), ("conll2003_testa", 45), ("panel", 6))
    }

    def check(tagger: Tagger, _epoch: int) -> list[str]:
        lines = []
        for style in ("wikigold", "own"):
            run = scores.network(read_as(tagger, [recipe.STYLES.index(style)]))
            for name, documents in samples.items():
                found = [scores.predict(run, document, wordpiece) for document in documents]
                lines.append(scores.line(f"{name} as {style}", scores.score(documents, found)))
        return lines

    plan = Plan(epochs=options.epochs, threads=options.threads, seed=options.seed, rate=options.rate)
    torch.manual_seed(plan.seed)
    tagger = Tagger(Sizes(shapes=COUNT, styles=len(recipe.STYLES), labels=len(LABELS)), plan.dropout)
    if options.start:
        tagger.load_state_dict(torch.load(options.start))
    else:
        load_encoder(tagger, weights)
    if plan.epochs:
        tagger = train(material.learned, wordpiece, tagger, material.names, plan, options.out, check)
    tagger = read_as(tagger, [recipe.STYLES.index(style) for style in options.styles])
    write_files(tagger, vocabulary, options.version, options.out)
    logs = (*options.logs, *([options.out / "log.txt"] if plan.epochs else []))
    report(Outcome(material, tagger, wordpiece, tuple(options.styles), weights, options.start, logs), options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m reader.analysis.names.tagger.training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with train, dev, lists and panel")
    parser.add_argument("--weights", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for model, report, log and checkpoints")
    parser.add_argument("--version", required=True, help="what analyses made with this model carry, as tagger-2")
    parser.add_argument("--styles", nargs="+", choices=recipe.STYLES, default=["wikigold", "ewt"], help="of all texts")
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="0 only exports and measures")
    parser.add_argument("--rate", type=float, default=Plan().rate, help="learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--threads", type=int, default=Plan().threads)
    parser.add_argument("--start", type=Path, help="checkpoint to go on from instead of the bare encoder")
    parser.add_argument("--logs", type=Path, nargs="*", default=[], help="of the runs before, for the report")
    return parser.parse_args()


if __name__ == "__main__":
    main()
