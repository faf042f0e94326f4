"""How one line of an article's page becomes a strip of cells: styles laid over each other by offsets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.drawing import segment, without_ground
from reader.ui.page import LineKind, PageLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.ui.highlights import Mark

_LOOKS = {
    LineKind.BLANK: "text",
    LineKind.TITLE: "title",
    LineKind.META: "meta",
    LineKind.SUMMARY: "summary",
    LineKind.NOTICE: "notice",
    LineKind.TEXT: "text",
    LineKind.SUBHEAD: "subhead",
    LineKind.DIM: "dim",
    LineKind.RULE: "dim",
    LineKind.ASIDE: "aside",
}


class Layer(NamedTuple):
    """A style for a stretch of a line, in characters, over the layers before it."""

    start: int
    end: int
    style: Style


class LineDrawing(NamedTuple):
    """What is drawn around and on a line.

    Attributes:
        look: gives the style of a name such as ``title`` or ``lit``.
        left: cells left of the text column, at least 2.
        lit: the entry whose mentions are lit.
        current: the mention that is meant most.
    """

    look: Callable[[str], Style]
    left: int
    lit: int | None = None
    current: Mark | None = None

    def strip(
        self,
        index: int,
        line: PageLine,
        words: str,
        marks: Sequence[Mark],
        over: Sequence[Layer],
        *,
        under: Sequence[Layer] = (),
    ) -> Strip:
        """Draw a line.

        Args:
            index: of the line in the page, carried by the segments for selecting.
            line: the line.
            words: what it says.
            marks: the mentions on it, by offsets into the text.
            over: more layers, by offsets into the line: matches, the selection.
            under: the same below the mentions: what steps back, the sentence that was gone to.
        """
        look = self.look(_LOOKS[line.kind])
        bar = self.look("bar")
        # two digits take the gap before the text where the margin has no other room for them
        segments = [Segment(line.margin[: self.left].rjust(self.left - 1).ljust(self.left), bar)]
        if line.prefix:
            segments.append(segment(line.prefix, bar))
        if line.kind is LineKind.RULE:
            segments.append(Segment("·  ·  ·", look))
        else:
            layers = [self._layer(line, mark, has_ground=not under) for mark in marks]
            segments += _styled(index, words, look, [*under, *layers, *over])
        strip = Strip(segments)
        if line.folds:
            return strip.apply_meta({"folds": True})
        return strip.apply_meta({"place": line.place}) if line.place >= 0 else strip

    def _layer(self, line: PageLine, mark: Mark, *, has_ground: bool) -> Layer:
        if mark.key == self.lit:
            look = self.look("current" if mark == self.current else "lit")
        elif mark.is_quiet or line.kind is LineKind.DIM:
            look = Style.null()
        else:
            look = self.look("mark") if has_ground else without_ground(self.look("mark"))
        return Layer(mark.start - line.start, mark.end - line.start, look + Style.from_meta({"mark": mark.key}))


def _styled(index: int, words: str, look: Style, layers: list[Layer]) -> list[Segment]:
    cuts = {0, len(words)}
    for layer in layers:
        cuts.update((min(max(layer.start, 0), len(words)), min(max(layer.end, 0), len(words))))
    segments = []
    for start, end in pairwise(sorted(cuts)):
        style = look + Style.from_meta({"offset": (start, index)})
        for layer in layers:
            if layer.start <= start and end <= layer.end:
                style += layer.style
        segments.append(segment(words[start:end], style))
    return segments
