"""The rules in their order, after any engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.gazetteer import gazetteer
from reader.analysis.names.document.echoes import add_echoes
from reader.analysis.names.document.kinds import drop_doubted, drop_parts, part_pairs, settle_kinds
from reader.analysis.names.document.lines import Line
from reader.analysis.names.document.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan
    from reader.model import Sentence


def refine(text: str, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Make the names of an engine those of the document.

    Args:
        text: of the document.
        sentences: in order.
        spans: what an engine found, in order, without overlap, each inside one sentence.

    Returns:
        Names in order, without overlap. Linear in the length of the text.
    """
    tables = gazetteer()
    lines = _lines(text, sentences, spans)
    for line in lines:
        shape(line, tables)
    part_pairs(lines)
    drop_doubted(lines, tables)
    settle_kinds(lines, tables)
    drop_parts(lines)
    add_echoes(lines, tables)
    return [span for line in lines for span in line.spans()]


def _lines(text: str, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> list[Line]:
    lines: list[Line] = []
    at = 0
    for sentence in sentences:
        first = at
        while at < len(spans) and spans[at].start < sentence.end:
            at += 1
        lines.append(Line(text, sentence, spans[first:at]))
    return lines
