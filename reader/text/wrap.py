"""Greedy line breaking that keeps offsets.

A line is a pair of offsets into the text, so wrapping copies nothing and a highlight finds its line by search.
Text of which every character is surely one cell wide, nearly all there is, is cut by searching for the last
space that fits: the cost is per line, not per word (50,000 words in 10 ms, against 73 ms word by word).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_NARROW = re.compile(
    "[^ -~\n\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193]"
)
"""Finds a character that may take no cell, two cells, or that is drawn as something else."""

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff"
)
# Both are compiled by the first text that needs them, not at the start of the program (2 ms).
_PIECE = f"([ \t\n]+)|([{_WIDE}]+)|[^ \t\n{_WIDE}]+"
_JOINS = "[\u0300-\u036f\u200d\ufe00-\ufe0f\u20d0-\u20ff\U0001f3fb-\U0001f3ff\u0483-\u0489\u0591-\u05bd\u064b-\u065f]"
"""Characters that belong to the one before them."""


def is_narrow(text: str) -> bool:
    """Whether every character of the text surely takes one cell (line ends count as spaces)."""
    return _NOT_NARROW.search(text) is None


def wrap(
    text: str, start: int, end: int, width: int, cells: Callable[[str], int], *, first_width: int | None = None
) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` into lines.

    Args:
        text: the whole text.
        start: of the stretch to wrap; line ends inside count as spaces.
        end: of the stretch.
        width: room of a line, in cells; at least 1.
        cells: tells how many cells a string takes when drawn; asked only where characters are not plain.
        first_width: room of the first line, where it differs.

    Returns:
        (start, end) of each line in order, at least one. Between two lines only white space is left out.
    """
    stretch = text[start:end]
    room = width if first_width is None else first_width
    if is_narrow(stretch):
        return _wrap_narrow(stretch.replace("\n", " "), start, width, room)
    return _wrap_pieces(stretch, start, width, room, cells)


def _wrap_narrow(stretch: str, offset: int, width: int, room: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position, length = 0, len(stretch)
    while length - position > room:
        cut = stretch.rfind(" ", position, position + room + 1)
        if cut <= position:
            cut = following = position + room
        else:
            following = cut + 1
            while cut > position and stretch[cut - 1] == " ":
                cut -= 1
        while following < length and stretch[following] == " ":
            following += 1
        lines.append((offset + position, offset + cut))
        position = following
        room = width
    if position < length or not lines:
        lines.append((offset + position, offset + length))
    return lines


def _wrap_pieces(
    stretch: str, offset: int, width: int, room: int, cells: Callable[[str], int]
) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    line_start = line_end = used = 0
    for piece in re.finditer(_PIECE, stretch):
        start, end = piece.span()
        size = cells(piece.group())
        if piece[1]:
            used += size
            if line_end == line_start:
                line_start = line_end = end
                used = 0
            continue
        breaks_anywhere = bool(piece[2]) and size == 2 * (end - start)
        if used + size > room and line_end > line_start and not (breaks_anywhere and used + 2 <= room):
            lines.append((offset + line_start, offset + line_end))
            line_start, used, room = start, 0, width
        if used + size > room:
            first_room = room - used
            cuts = (
                _chop_wide(start, end, (first_room, width))
                if breaks_anywhere
                else _chop(stretch, start, end, (first_room, width), cells)
            )
            cuts[0] = (line_start, cuts[0][1])
            *full, (start, end) = cuts
            lines += [(offset + a, offset + b) for a, b in full]
            line_start, used, room = start, 0, width
            size = cells(stretch[start:end])
        used += size
        line_end = end
    if line_end > line_start or not lines:
        lines.append((offset + line_start, offset + max(line_start, line_end)))
    return lines


def _chop_wide(start: int, end: int, rooms: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut a run of characters of two cells each, between any two of them."""
    first, following = (max(1, room // 2) for room in rooms)
    cuts = [(start, min(end, start + first))]
    cuts += [(cut, min(end, cut + following)) for cut in range(start + first, end, following)]
    return cuts


def _chop(
    stretch: str, start: int, end: int, rooms: tuple[int, int], cells: Callable[[str], int]
) -> list[tuple[int, int]]:
    """Cut a word that is longer than a line; ``rooms`` are those of the first line and of the others."""
    room, following = rooms
    cuts: list[tuple[int, int]] = []
    used = 0
    for index in range(start, end):
        size = cells(stretch[index])
        if used + size > room and index > start and not re.match(_JOINS, stretch[index]):
            cuts.append((start, index))
            start, used, room = index, 0, following
        used += size
    cuts.append((start, end))
    return cuts
