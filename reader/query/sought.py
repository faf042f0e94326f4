"""What a query looks for in texts, and where it is in one: words and phrases, folded as the index folds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.query.tree import Condition, OneFigure, Without, Words, is_letter
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.query.tree import Node


class Term(NamedTuple):
    """Words that follow each other.

    Attributes:
        tokens: the words, folded; at least one.
        is_beginning: the last one is the beginning of a word.
    """

    tokens: tuple[str, ...]
    is_beginning: bool = False


def sought_in_texts(node: Node | None) -> tuple[Term, ...]:
    """What is to be lit in a text that answers a query, in the order of the query, each once.

    Not what must not occur, nor what is looked for in titles alone.
    """
    return () if is_letter(node) or node is None else tuple(dict.fromkeys(_terms(node)))


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Words):
        if not node.field:
            yield Term(tuple(map(fold, node.words)), node.is_beginning)
    elif not isinstance(node, Condition | OneFigure | Without):
        for part in node.parts:
            yield from _terms(part)


def apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places (start, end) in the order of a text, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def places(folded: str, term: Term, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where a term is, from a character on, as (start, end): whole words, and the whole word that a beginning begins.

    Args:
        folded: the text, as of `reader.text.fold.fold`.
        term: what is looked for.
        start: where to begin.
    """
    tail = r"[^\W_]*" if term.is_beginning else r"(?![^\W_])"
    whole = re.compile(r"[\W_]{1,100}".join(map(re.escape, term.tokens)) + tail)
    at = folded.find(term.tokens[0], start)
    while at >= 0:
        # str.find is several times faster than the look-behind of a pattern.
        match = None if at and folded[at - 1].isalnum() else whole.match(folded, at)
        if match:
            yield match.span()
        at = folded.find(term.tokens[0], match.end() if match else at + 1)
