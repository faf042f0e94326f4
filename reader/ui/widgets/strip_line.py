"""The strip: people, places and numbers in a line each, where there is no room for the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.drawing import cells, segment
from reader.ui.highlights import Entry, Group, Highlights
from reader.ui.widgets.looks import Looks
from reader.ui.widgets.pointing import EntryChosen, EntryPointed

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual import events

_LINES = (("Who  ", (Group.PEOPLE,)), ("Where", (Group.PLACES,)), ("How  ", tuple(g for g in Group if g.is_number)))


class EntryStrip(Looks, Widget):
    """The weightiest entries of the article, as many as fit; they light up as those of the panel do."""

    LOOKS = "strip"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._highlights = Highlights()
        self._lines: list[list[Entry]] = [[], [], []]
        self._message = ""
        self._lit: int | None = None
        self._pointed: int | None = None

    def show(self, highlights: Highlights, message: str = "") -> None:
        """Show the entries of an article, or what to say while there are none."""
        self._highlights = highlights
        self._lines = [
            [entry for entry in highlights.entries if entry.group in groups and not entry.trivial]
            for _name, groups in _LINES
        ]
        self._message = message.replace("\n", " ") if not highlights.entries else ""
        self._lit = self._pointed = None
        self.refresh()

    def light(self, key: int | None) -> None:
        """Show which entry is lit in the text."""
        if key != self._lit:
            self._lit = key
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at the entry under the mouse."""
        self._point(event.style.meta.get("mark"))

    def on_leave(self) -> None:
        """Point at nothing."""
        self._point(None)

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the mouse."""
        key = event.style.meta.get("mark")
        if key is not None:
            self.post_message(EntryChosen(key, self._highlights))

    def _point(self, key: int | None) -> None:
        if key != self._pointed:
            self._pointed = key
            self.post_message(EntryPointed(key, self._highlights, reveal=True))

    def render_line(self, y: int) -> Strip:
        """Draw one of the three lines."""
        base = self.rich_style
        width = self.size.width
        if y >= len(_LINES):
            return Strip.blank(width, base)
        name, _groups = _LINES[y]
        segments = [segment(f" {name} ", self.look("name"))]
        if self._message and y == 0:
            segments.append(segment(f" {self._message}", self.look("count")))
        segments += self._entries(self._lines[y], width - segments[0].cell_length)
        return Strip(segments).adjust_cell_length(width, base)

    def _entries(self, entries: list[Entry], room: int) -> list[Segment]:
        entry_look = self.look("entry")
        count_look = self.look("count")
        lit_look = self.look("lit")
        segments = []
        for position, entry in enumerate(entries):
            count = f" {entry.count}" if entry.count > 1 else ""
            gap = " · " if position else " "
            label = entry.label.partition(" ← ")[0]  # what a date was written as has no room here
            needed = cells(gap + label + count)
            if needed > room:
                segments.append(segment(" …" if room >= 2 else "", count_look))
                break
            room -= needed
            meta = Style.from_meta({"mark": entry.key})
            segments.append(segment(gap, count_look))
            segments.append(segment(label, (lit_look if entry.key == self._lit else entry_look) + meta))
            if count:
                segments.append(segment(count, count_look + meta))
        return segments
