"""The last gate before the terminal: every string that a widget of ours draws passes through here."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from reader.text.display import safe_line


def cells(text: str) -> int:
    """How many cells a string takes when it is drawn."""
    return cell_len(safe_line(text))


def segment(text: str, style: Style | None = None) -> Segment:
    """A string as it may reach the terminal."""
    return Segment(safe_line(text), style)


def without_ground(style: Style) -> Style:
    """A style without a ground of its own, so that the one below it shows."""
    return style.without_color + Style(color=style.color)


def fit(text: str, width: int) -> str:
    """A string as it may reach the terminal, in exactly so many cells: cut with an ellipsis, or padded."""
    if width <= 0:
        return ""
    text = safe_line(text)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
