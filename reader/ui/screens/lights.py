"""What is lit: pointed at with mouse or cursor, else pinned; in the text, the panel and the strip alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.screens.panes import PanesScreen

if TYPE_CHECKING:
    from textual import events

    from reader.ui.widgets.pointing import EntryChosen, EntryPointed


class LightsScreen(PanesScreen):
    """Carries the light from where one points to everywhere the entry is."""

    def on_entry_pointed(self, event: EntryPointed) -> None:
        """Light an entry everywhere."""
        self._point(event.key, reveal=event.reveal)

    def on_entry_chosen(self, event: EntryChosen) -> None:
        """Pin or unpin an entry."""
        if self._entry_pointed is not None:  # a click in the panel gives it the focus, which lights its cursor's entry
            self._entry_pointed = event.key
        self._pin(event.key)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What the cursor of the panel is on lights up."""
        if event.widget is self.panel:
            entry = self.panel.entry_at_cursor
            self._point(entry.key if entry else None, reveal=True)
        self._update_status()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Without the panel's focus only what is pinned stays lit."""
        if event.widget is self.panel:
            self.remove_class("-panel")
            self._point(None, reveal=False)

    def _point(self, key: int | None, *, reveal: bool) -> None:
        self._entry_pointed = key
        self._number_lit = None
        self._light(reveal=reveal)

    def _pin(self, key: int) -> None:
        self._entry_pinned = None if self._entry_pinned == key else key
        self.view.keep_place()
        self._light(reveal=True)
        if self._entry_pinned is not None:
            self.view.keep_place()

    def _light(self, *, reveal: bool) -> None:
        lit = self._entry_pointed if self._entry_pointed is not None else self._entry_pinned
        self.view.light(lit, reveal=reveal)
        self.panel.light(lit, pinned=self._entry_pinned)
        self.strip.light(lit)
        self._update_status()

    def action_step_mention(self, step: int) -> None:
        """Go from mention to mention, of what is lit or of anything."""
        lit = self._entry_pointed if self._entry_pointed is not None else self._entry_pinned
        mark = self.view.step_mention(step, lit)
        if mark is None:
            self._say("No names or numbers here.")
            return
        entry = self.view.highlights.entries[mark.key]
        self._number_lit = (
            entry.marks.index((mark.start, mark.end)) + 1 if (mark.start, mark.end) in entry.marks else None
        )
        self.panel.light(mark.key, pinned=self._entry_pinned)
        self.strip.light(mark.key)
        self._update_status(mark.key)
