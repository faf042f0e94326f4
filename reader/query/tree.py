"""A query as a tree of values, and the text that it is written as.

Trees are made by `every`, `either` and `without`, which keep them in one form: no ``Every`` stands in an ``Every``, no
group but a ``OneFigure`` has less than two parts, nothing is negated twice. So two spellings of the same are equal, and
what `written` writes is read as the same tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import Frozen
from reader.query import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPERATORS = OR, AND, NOT = "OR", "AND", "NOT"
"""The words that are operators, in capitals only; what stands beside each other without one must all be so."""


class Words(Frozen):
    """A word, or several that follow each other.

    Attributes:
        words: as typed, in NFC, of letters and digits alone; at least one.
        is_beginning: the last one is the beginning of a word; then it has two letters or more.
        field: name of the field that they must occur in; empty for title or text.
    """

    words: tuple[str, ...]
    is_beginning: bool = False
    field: str = ""


class Condition(Frozen):
    """What a field other than the words must be."""

    field: str
    value: values.Value


class OneFigure(Frozen):
    """What one and the same figure of an article must be.

    Attributes:
        parts: conditions of fields of figures; at least one.
    """

    parts: tuple[Condition, ...]


class Without(Frozen):
    """What must not be so."""

    part: Node


class Every(Frozen):
    """What must all be so."""

    parts: tuple[Node, ...]


class Either(Frozen):
    """Of which at least one must be so."""

    parts: tuple[Node, ...]


Node = Words | Condition | OneFigure | Without | Every | Either


def every(parts: Iterable[Node]) -> Node | None:
    """All of these; None for nothing."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Every) else (part,)
    return Every(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def either(parts: Iterable[Node]) -> Node | None:
    """One of these; None for nothing."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Either) else (part,)
    return Either(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def without(part: Node) -> Node:
    """Not this."""
    return part.part if isinstance(part, Without) else Without(part)


def is_letter(node: Node | None) -> bool:
    """Whether a query is a single letter, in title or text: too common to be looked for in texts."""
    return isinstance(node, Words) and len(node.words) == len(node.words[0]) == 1


def wants(node: Node, condition: Condition) -> bool:
    """Whether a condition stands in a query, anywhere but in what must not be so."""
    if isinstance(node, Every | Either):
        return any(wants(part, condition) for part in node.parts)
    return node == condition


def conditions(node: Node) -> Iterator[Condition]:
    """All conditions of a query, in its order, also those of what must not be so."""
    if isinstance(node, Condition):
        yield node
    elif isinstance(node, Without):
        yield from conditions(node.part)
    elif not isinstance(node, Words):
        for part in node.parts:
            yield from conditions(part)


def written(node: Node | None) -> str:
    """The query as text, in the usual spelling; it is read as the same tree, unless it has more words than one may."""
    if node is None:
        return ""
    if isinstance(node, Every):
        figures = sum(isinstance(part, OneFigure) for part in node.parts)
        return " ".join(
            _in_brackets(part)
            if isinstance(part, Either) or (isinstance(part, OneFigure) and figures > 1)
            else written(part)
            for part in node.parts
        )
    if isinstance(node, Either):
        return f" {OR} ".join(map(written, node.parts))
    if isinstance(node, Without):
        inner = node.part
        is_group = isinstance(inner, Every | Either) or (isinstance(inner, OneFigure) and len(inner.parts) > 1)
        return f"-{_in_brackets(inner) if is_group else written(inner)}"
    if isinstance(node, OneFigure):
        return " ".join(map(written, node.parts))
    if isinstance(node, Condition):
        return f"{node.field}:{values.written(node.value)}"
    field = f"{node.field}:" if node.field else ""
    is_bare = len(node.words) == 1 and node.words[0] not in OPERATORS
    words = node.words[0] if is_bare else f'"{" ".join(node.words)}"'
    return f"{field}{words}{'*' if node.is_beginning else ''}"


def _in_brackets(node: Node) -> str:
    return f"({written(node)})"
