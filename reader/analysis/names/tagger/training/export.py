"""The trained network as one ONNX file of whole numbers, about a quarter of its size.

Weights are rounded per column of each matrix, the table of pieces per row; what flows between is rounded while the
network runs (`DynamicQuantizeMatMul` of onnxruntime). It reads every text in style 0, which is added to the shapes.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from reader.analysis.names.tagger.training.batches import LABELS
from reader.analysis.names.tagger.windows import MAX_PIECES
from reader.analysis.names.tagger.wordpiece import PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from reader.analysis.names.tagger.training.network import Tagger

    Floats = NDArray[np.float32]

_OPSETS = {"": 20, "com.microsoft": 1}
_IR_VERSION = 9
_EPSILON = 1e-12
_STEPS = 63
"""Weights become whole numbers from -63 to 63: with 127, processors without VNNI overflow inside a sum."""


def pruned(vocabulary: Sequence[str]) -> list[int]:
    """Which pieces to keep: those of Latin letters, digits and marks, in their order; padding comes first.

    The rest are places held free and other scripts, which uncased English pieces cut letter by letter at best.
    """
    kept = [
        number
        for number, piece in enumerate(vocabulary)
        if not re.fullmatch(r"\[unused\d+\]", piece)
        and all(ord(character) < 0x250 or not character.isalpha() for character in piece)
    ]
    assert vocabulary[kept[0]] == PADDING
    return kept


def export(tagger: Tagger, kept: Sequence[int], path: Path) -> None:
    """Write the network: pieces and shapes (int64, rows x pieces) in, scores (rows x pieces x labels) out.

    Args:
        tagger: trained; its vocabulary must hold all of `kept`.
        kept: pieces of the vocabulary that stay, in the order of their new numbers.
        path: of the file.
    """
    state = {name: value.detach().float().numpy() for name, value in tagger.state_dict().items()}
    graph = _Graph()
    x = graph.embedded(state, kept)
    valid = graph.node("Cast", graph.node("Not", graph.node("Equal", "pieces", graph.constant(np.array(0)))), to=6)
    for number in range(tagger.sizes.layers):
        x = graph.layer(
            x,
            valid,
            {k.split(".", 2)[2]: v for k, v in state.items() if k.startswith(f"layers.{number}.")},
            tagger.sizes.heads,
        )
    scores = graph.node("MatMul", x, graph.constant(state["labels.weight"].T))
    graph.node("Add", scores, graph.constant(state["labels.bias"]), output="scores")
    model = helper.make_model(
        graph.finished(tagger.sizes.labels),
        opset_imports=[helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()],
        ir_version=_IR_VERSION,
        producer_name="nutgraf",
    )
    onnx.save(model, str(path))


def write_files(tagger: Tagger, vocabulary: Sequence[str], version: str, folder: Path) -> None:
    """Write the three files that the engine reads: the network, its vocabulary, and what there is to know of it."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = pruned(vocabulary)
    export(tagger, kept, folder / "model.onnx")
    (folder / "vocabulary.txt").write_text("".join(vocabulary[number] + "\n" for number in kept), encoding="utf-8")
    hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocabulary.txt")}
    about = {"version": version, "labels": LABELS, "sha256": hashes}
    (folder / "model.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def whole_columns(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as whole numbers and the size of one step for each column."""
    step = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / _STEPS
    return np.rint(matrix / step).astype(np.int8), step.astype(np.float32)


class _Graph:
    """An ONNX graph that grows node by node."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, value: NDArray[np.generic]) -> str:
        """Keep an array; its name."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(value.copy(order="C"), name))
        return name

    def node(self, kind: str, *inputs: str, output: str = "", domain: str = "", **attributes: object) -> str:
        """Add a node with one output; the output's name."""
        name = output or f"n{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def embedded(self, state: dict[str, Floats], kept: Sequence[int]) -> str:
        """The sum of what pieces, places, shapes and style say, normalised."""
        table, steps = whole_columns(state["pieces.weight"][list(kept)].T)
        rows = self.node("Gather", self.constant(table.T), "pieces")
        sizes = self.node("Gather", self.constant(steps[:, None]), "pieces")
        x = self.node("Mul", self.node("Cast", rows, to=TensorProto.FLOAT), sizes)
        length = self.node("Slice", self.node("Shape", "pieces"), *(self.constant(np.array([n])) for n in (1, 2)))
        places = self.constant(state["positions.weight"][:MAX_PIECES])
        x = self.node("Add", x, self.node("Slice", places, self.constant(np.array([0])), length))
        shapes = self.constant(state["shapes.weight"] + state["styles.weight"][0])
        x = self.node("Add", x, self.node("Gather", shapes, "shapes"))
        return self.normal(x, state["norm.weight"], state["norm.bias"])

    def normal(self, x: str, weight: Floats, bias: Floats) -> str:
        """Layer normalisation."""
        return self.node("LayerNormalization", x, self.constant(weight), self.constant(bias), epsilon=_EPSILON, axis=-1)

    def linear(self, x: str, weight: Floats, bias: Floats) -> str:
        """A product with a rounded matrix."""
        matrix, steps = whole_columns(weight.T)
        zero = np.zeros(len(steps), dtype=np.int8)
        inputs = (x, *(self.constant(value) for value in (matrix, steps, zero, bias)))
        return self.node("DynamicQuantizeMatMul", *inputs, domain="com.microsoft")

    def layer(self, x: str, valid: str, state: dict[str, Floats], heads: int) -> str:
        """One layer of the encoder."""
        parts = [
            self.linear(x, weight, bias)
            for weight, bias in zip(np.split(state["qkv.weight"], 3), np.split(state["qkv.bias"], 3), strict=True)
        ]
        mixed = self.node("MultiHeadAttention", *parts, "", valid, domain="com.microsoft", num_heads=heads)
        mixed = self.linear(mixed, state["mixed.weight"], state["mixed.bias"])
        x = self.normal(self.node("Add", x, mixed), state["norm1.weight"], state["norm1.bias"])
        inner = self.node("Gelu", self.linear(x, state["up.weight"], state["up.bias"]))
        down = self.linear(inner, state["down.weight"], state["down.bias"])
        return self.normal(self.node("Add", x, down), state["norm2.weight"], state["norm2.bias"])

    def finished(self, labels: int) -> onnx.GraphProto:
        """The whole graph."""
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["rows", "length"]) for name in ("pieces", "shapes")
        ]
        outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["rows", "length", labels])]
        return helper.make_graph(self._nodes, "tagger", inputs, outputs, self._constants)
