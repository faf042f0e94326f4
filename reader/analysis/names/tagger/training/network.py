"""The network: a BERT encoder, with letter shapes and corpus styles added to what it reads.

Written out in full, so that neither training nor export needs a library of models.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the network is; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30_522
    width: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1_536
    positions: int = 512
    shapes: int = 1
    styles: int = 1
    labels: int = 1


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.qkv = nn.Linear(sizes.width, 3 * sizes.width)
        self.mixed = nn.Linear(sizes.width, sizes.width)
        self.norm1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.norm2 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Batch x pieces x width to the same; the mask is true where there is a piece."""
        batch, length, width = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        x = self.norm1(x + self.dropout(self.mixed(mixed.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces, shapes and a style to a score for each label."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.shapes = nn.Embedding(sizes.shapes, sizes.width)
        self.styles = nn.Embedding(sizes.styles, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(sizes, dropout) for _ in range(sizes.layers)])
        self.labels = nn.Linear(sizes.width, sizes.labels)
        self.dropout = nn.Dropout(dropout)
        for fresh in (self.shapes, self.styles, self.labels):
            nn.init.normal_(fresh.weight, std=0.02)

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor, styles: torch.Tensor) -> torch.Tensor:
        """Scores, batch x pieces x labels. Piece 0 is padding; `styles` has one number a row."""
        position = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(position) + self.shapes(shapes) + self.styles(styles)[:, None]
        x = self.dropout(self.norm(x))
        mask = pieces != 0
        for layer in self.layers:
            x = layer(x, mask)
        return self.labels(self.dropout(x))


def read_as(tagger: Tagger, styles: Sequence[int]) -> Tagger:
    """A copy of the network that reads every text in the middle of these styles, whatever style it is told."""
    copied = copy.deepcopy(tagger)
    with torch.no_grad():
        copied.styles.weight[:] = tagger.styles.weight[list(styles)].mean(0)
    return copied


def load_encoder(tagger: Tagger, path: Path) -> None:
    """Put the weights of a BERT encoder (safetensors, the names of transformers) into a tagger of its sizes."""
    from safetensors.torch import load_file  # noqa: PLC0415 - needed here alone

    given: Mapping[str, torch.Tensor] = load_file(path)
    table = "embeddings.{}_embeddings.weight"
    state = tagger.state_dict()
    state["pieces.weight"] = given[table.format("word")]
    state["positions.weight"] = given[table.format("position")] + given[table.format("token_type")][0]
    names = {"norm": "embeddings.LayerNorm"}
    for number in range(tagger.sizes.layers):
        source = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            state[f"layers.{number}.qkv.{part}"] = torch.cat(
                [given[f"{source}.attention.self.{role}.{part}"] for role in ("query", "key", "value")]
            )
        names |= {
            f"layers.{number}.mixed": f"{source}.attention.output.dense",
            f"layers.{number}.norm1": f"{source}.attention.output.LayerNorm",
            f"layers.{number}.up": f"{source}.intermediate.dense",
            f"layers.{number}.down": f"{source}.output.dense",
            f"layers.{number}.norm2": f"{source}.output.LayerNorm",
        }
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            state[f"{ours}.{part}"] = given[f"{theirs}.{part}"]
    tagger.load_state_dict(state)
