"""Putting names right: hiding an entry, changing its kind, merging it into another one, everywhere and for good.

What is corrected shows at once; the file of corrections follows, and what it says then is shown in the end.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ui import wording
from reader.ui.keymap import shown
from reader.ui.screens.keeping_up import KeepingUpScreen
from reader.ui.screens.library_screen import LibraryScreen

if TYPE_CHECKING:
    from textual import events

    from reader.corrections.rules import Named
    from reader.model import Analysis, ArticleId, Entity
    from reader.ui.highlights import Entry, Highlights
    from reader.ui.widgets.pointing import EntryChosen


class CorrectingScreen(KeepingUpScreen):
    """Corrects the entry at the cursor of the panel, or else the one that is lit."""

    class Reread(LibraryScreen.Analysed):
        """What is known of the article on screen has been read again."""

        def __init__(self, number: int, article_id: ArticleId, analysis: Analysis, *, goes_to_changed: bool) -> None:
            """Make it.

            Args:
                number: how often it had been asked to read again.
                article_id: of the article.
                analysis: what is known of it.
                goes_to_changed: whether the cursor of the panel goes to the entry that came back or was changed.
            """
            super().__init__(article_id, analysis)
            self.number = number
            self.goes_to_changed = goes_to_changed

    _merging: Entity | None = None  # what is to be merged into the entry that is chosen next
    _rereading = 0  # how often it was asked to read again

    def action_hide_entry(self) -> None:
        """Hide the entry."""
        entity = self._entity_meant()
        if entity is not None:
            self._correct(entity, None, wording.hidden(entity.name))

    def action_retype_entry(self) -> None:
        """Make the entry of the next kind."""
        entity = self._entity_meant()
        if entity is not None:
            from reader.corrections.rules import Named, named, next_kind  # noqa: PLC0415 - the start does without

            kind = next_kind(entity.kind)
            self._correct(entity, Named(kind, named(entity).name), wording.retyped(entity.name, kind))

    def action_merge_entry(self) -> None:
        """Merge the entry into the one that is chosen next."""
        entity = self._entity_meant()
        if entity is not None:
            self._merging = entity
            self._say("")
            if not self.panel.has_focus:
                self._focus(self.panel)

    def stop_merging(self) -> bool:
        """Merge nothing; False if nothing was to be merged."""
        was_merging = self._merging is not None
        self._merging = None
        self._update_status()
        return was_merging

    def on_entry_chosen(self, event: EntryChosen) -> None:
        """Merge into the entry, if something is to be merged; else it is pinned."""
        source = self._merging
        if source is None or event.highlights is not self.view.highlights:
            return
        event.prevent_default()
        target = self._entity_of(self.view.highlights.entries[event.key])
        if target is None:
            self._say(wording.ONLY_NAMES)
        elif target != source:
            from reader.corrections.rules import named  # noqa: PLC0415 - as above

            if named(target).key == named(source).key:
                self._say(wording.SAME_NAME)
                return
            self._merging = None
            self._correct(source, named(target), wording.merged(source.name, target.name))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Who leaves the panel merges nothing; unless the whole window lost the focus."""
        if event.widget is self.panel and self.app.app_focus:
            self._merging = None

    def reread_analysis(self, *, goes_to_changed: bool = False) -> None:
        """Show what is known of the article as it is corrected now, when all that was to be done is done.

        Args:
            goes_to_changed: as of `Reread`.
        """
        self._rereading += 1
        self.do(partial(self._tell_corrected, self._rereading, goes_to_changed=goes_to_changed))

    def _tell_corrected(self, number: int, *, goes_to_changed: bool) -> None:
        stored = self._stored
        analysis = self.services.analysis(stored.row.id) if stored is not None else None
        if stored is not None and analysis is not None:
            self.post_message(self.Reread(number, stored.row.id, analysis, goes_to_changed=goes_to_changed))

    def on_correcting_screen_reread(self, event: Reread) -> None:
        """Show it, unless it is out of date: more has been corrected meanwhile."""
        if event.number != self._rereading:
            return
        before = self._analysis
        self.on_library_screen_analysed(event)
        if event.goes_to_changed and before is not None and self._analysis is event.result:
            self._go_to_changed(before.entities, event.result.entities)

    def _go_to_changed(self, before: tuple[Entity, ...], now: tuple[Entity, ...]) -> None:
        """Put the cursor of the panel on what is an entry again, or else on one that is otherwise than before."""
        names = {(one.kind, one.name) for one in before}
        changed = sorted((one for one in now if one not in before), key=lambda one: (one.kind, one.name) in names)
        key = self._key_of(changed[0]) if changed else None
        if key is not None:
            self.panel.place_on(key)
            if self.panel.has_focus:  # not by `_point`: what was undone is told in the line at the bottom
                self._light.point(key)
                self._show_light(reveal=False)

    def _correct(self, entity: Entity, becomes: Named | None, said: str) -> None:
        """Show an entity as what it becomes, at once, and keep that."""
        from reader.corrections.applying import corrected  # noqa: PLC0415 - as above
        from reader.corrections.rules import Correction, Corrections, named  # noqa: PLC0415

        stored, analysis = self._stored_here, self._analysis
        if stored is None or analysis is None:
            return
        correction = Correction(named(entity), becomes)
        self._change_entries(corrected(analysis, Corrections([correction])))
        self.do(partial(self.services.deeds.correct, stored.row.id, correction), said=said)
        self.reread_analysis()

    def _entry_meant(self) -> Entry | None:
        """The entry that the line at the bottom tells of; in the panel never one that is only pinned."""
        if not self.panel.has_focus:
            key = self._light.lit
        elif (key := self._light.pointed) is None:
            return self.panel.entry_at_cursor
        return None if key is None else self.view.highlights.entries[key]

    def _entity_meant(self) -> Entity | None:
        """What a correction is made to; where there is nothing to correct, that is said."""
        entry = self._entry_meant()
        entity = self._entity_of(entry)
        if entity is None:
            self._say(wording.NO_ENTRY if entry is None else wording.ONLY_NAMES)
        return entity

    def _entity_of(self, entry: Entry | None) -> Entity | None:
        """The entity that an entry stands for; None for a number."""
        if entry is None or self._analysis is None or entry.group.is_number:
            return None
        return next(
            (one for one in self._analysis.entities if (one.mentions[0].start, one.mentions[0].end) == entry.marks[0]),
            None,
        )

    def _key_of(self, entity: Entity) -> int | None:
        """The entry that stands for an entity; see `_entity_of`."""
        first = (entity.mentions[0].start, entity.mentions[0].end)
        names = (entry for entry in self.view.highlights.entries if not entry.group.is_number)
        return next((entry.key for entry in names if entry.marks[0] == first), None)

    # What is shown

    def _show_entries(self, highlights: Highlights, message: str) -> None:
        self._merging = None
        super()._show_entries(highlights, message)

    def _change_entries(self, analysis: Analysis) -> None:
        self._merging = None
        super()._change_entries(analysis)

    def _standing_words(self) -> str:
        source = self._merging
        if source is None:
            return super()._standing_words()
        target = self._entity_of(self.panel.entry_at_cursor)
        keys = {key.id: shown(key.key_list[0]) for key in self._keymap}
        name = target.name if target is not None and target != source else None
        return wording.merging(source.name, name, choose=keys["pin"], leave=keys["back"])

    def _helpful_keys(self) -> tuple[str, ...]:
        usual = super()._helpful_keys()
        if self._merging is not None:
            return ()
        entry = self._entry_meant()
        if not self.panel.has_focus or entry is None:
            return usual
        if entry.group.is_number:
            return (*usual[:-1], "timeline", usual[-1]) if self.view.highlights.has_timeline else usual
        return (*usual[:-1], "hide_entry", usual[-1], "retype_entry", "merge_entry")
