"""What is lit, in the text, the panel and the strip alike: carries it from where one points to where it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui import wording
from reader.ui.light import Light
from reader.ui.screens.panes import SIDEBAR, PanesScreen

if TYPE_CHECKING:
    from textual import events

    from reader.ui.highlights import Highlights
    from reader.ui.widgets.pointing import EntryChosen, EntryPointed


class LightsScreen(PanesScreen):
    """Lights up everywhere what is pointed at, stepped to or pinned anywhere."""

    def on_entry_pointed(self, event: EntryPointed) -> None:
        """Light an entry everywhere, unless it is one of an article that is on the screen no more."""
        if event.highlights is self.view.highlights:
            self._point(event.key, reveal=event.reveal)

    def on_entry_chosen(self, event: EntryChosen) -> None:
        """Pin or unpin an entry, or go to where the text names it; unless its article is on the screen no more."""
        if event.highlights is not self.view.highlights:
            return
        if event.leads_there:
            self._visit(event.key)
            return
        if self._light.pointed is not None:  # a click in the panel gives it the focus, which lights its cursor's entry
            self._light.point(event.key)
        self._pin(event.key)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that has the keys, and light what the cursor of the panel is on."""
        self.set_class(event.widget.id in SIDEBAR or self.prompt.asking is not None, "-list")
        self.set_class(event.widget is self.panel, "-panel")
        if event.widget is not self.view:
            self.remove_class("-zen")
        if event.widget is self.panel:
            self._point(None, reveal=True)
        self._update_status()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Without the panel's focus what its cursor is on is lit no more; unless the whole window lost the focus."""
        if event.widget is self.panel and self.app.app_focus:
            self._light.point(None)
            self._show_light(reveal=False)

    def _point(self, key: int | None, *, reveal: bool) -> None:
        """Light what is pointed at; nothing is the same as the entry at the panel's cursor while that has the keys."""
        if key is None and self.panel.has_focus and (entry := self.panel.entry_at_cursor) is not None:
            key = entry.key
        if key is not None:
            self._message = ""  # what is pointed at is told in its place
        self._light.point(key)
        self._show_light(reveal=reveal)

    def _pin(self, key: int) -> None:
        self._light.pin(key)
        self.view.keep_place()
        self._show_light(reveal=True)
        if self._light.pinned is not None:
            self.view.keep_place()

    def _visit(self, key: int) -> None:
        """Read about an entry where the text names it first."""
        self._message = ""
        self._focus(self.view)
        self._light.point(None)
        self._light.step(key, 1, from_panel=True)
        self.view.visit(key)
        self._show_light(reveal=False)

    def return_to_panel(self) -> bool:
        """Go back to the panel, from which a mention was gone to, and to where the text was; False if none was."""
        if not (self._light.is_from_panel and self.view.has_focus):
            return False
        self._light.unstep()
        self.view.go_back()
        self._focus(self.panel)
        return True

    def action_timeline(self) -> None:
        """Open the timeline in the panel, or fold it."""
        if not self.view.highlights.has_timeline:
            self._say(wording.NO_TIMELINE)
            return
        if not self.panel.has_focus:
            self._focus(self.panel)
        self.panel.toggle_timeline()

    def _show_light(self, *, reveal: bool) -> None:
        lit = self._light.lit
        self.view.light(lit, reveal=reveal)
        self.panel.light(lit, pinned=self._light.pinned)
        self.strip.light(lit)
        self._update_status()

    def _put_light_out(self) -> None:
        """Light nothing: the entries are others now."""
        self._light = Light()
        if self.panel.has_focus:
            self._point(None, reveal=False)

    def _carry_light(self, before: Highlights) -> None:
        """Keep pinned what was pinned among other entries of the same text, and light what the cursor is on now."""
        pinned = self._light.pinned
        kept = None if pinned is None else self.view.highlights.key_of(before.entries[pinned])
        entry = self.panel.entry_at_cursor if self.panel.has_focus else None
        self._light = Light()
        self._light.pinned, self._light.pointed = kept, entry.key if entry is not None else None
        self._show_light(reveal=False)

    def action_step_mention(self, step: int) -> None:
        """Go from mention to mention, of what is lit or of anything."""
        found = self.view.step_mention(step, self._light.held)
        if found is None:
            self._say("No names or numbers here.")
            return
        mark, number = found
        self._message = ""
        self._light.step(mark.key, number)
        self.panel.light(mark.key, pinned=self._light.pinned)
        self.strip.light(mark.key)
        self._update_status()

    def action_choose_in_article(self) -> None:
        """Pin what was stepped to, else go to the place of the summary's next sentence."""
        if self._light.stepped is not None:
            self._pin(self._light.stepped)
        elif (place := self.view.step_summary_place()) is not None:
            self._say(wording.summary_place(*place))
