"""Putting names right: hiding an entry, changing its kind, merging it into another one, everywhere and for good.

What is corrected shows at once; the file of corrections follows, and what it says then is shown in the end.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ui import wording
from reader.ui.keymap import shown
from reader.ui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from textual import events

    from reader.corrections.rules import Named
    from reader.model import Analysis, ArticleId, Entity
    from reader.ui.highlights import Entry, Highlights
    from reader.ui.widgets.pointing import EntryChosen


class CorrectingScreen(SearchingScreen):
    """Corrects the entry at the cursor of the panel, or else the one that is lit."""

    _merging: Entity | None = None  # what is to be merged into the entry that is chosen next

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
        if source is None:
            return
        event.prevent_default()
        target = self._entity_of(self.view.highlights.entries[event.key])
        if target is None:
            self._say(wording.ONLY_NAMES)
        elif target != source:
            from reader.corrections.rules import named  # noqa: PLC0415 - as above

            self._merging = None
            self._correct(source, named(target), wording.merged(source.name, target.name))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Who leaves the panel merges nothing; unless the whole window lost the focus."""
        if event.widget is self.panel and self.app.app_focus:
            self._merging = None

    def reread_analysis(self) -> None:
        """Show what is known of the article as it is corrected now, when all that was to be done is done."""
        if self._stored is not None:
            self.do(partial(self._tell_corrected, self._stored.row.id))

    def _tell_corrected(self, article_id: ArticleId) -> None:
        analysis = self.services.analysis(article_id)
        if analysis is not None:
            self.post_message(self.Analysed(article_id, analysis))

    def _correct(self, entity: Entity, becomes: Named | None, said: str) -> None:
        """Show an entity as what it becomes, at once, and keep that."""
        from reader.corrections.applying import corrected  # noqa: PLC0415 - as above
        from reader.corrections.rules import Correction, Corrections, named  # noqa: PLC0415

        stored, analysis = self._stored_here, self._analysis
        if stored is None or analysis is None:
            return
        correction = Correction(named(entity), becomes)
        self._change_entries(corrected(analysis, Corrections([correction])))
        self.do(partial(self.services.correct, stored.row.id, correction), said=said)
        self.reread_analysis()

    def _entity_meant(self) -> Entity | None:
        """What a correction is made to; where there is nothing to correct, that is said."""
        lit = self._light.lit
        entry = self.view.highlights.entries[lit] if lit is not None else None
        if self.panel.has_focus:
            entry = self.panel.entry_at_cursor
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
        entry = self.panel.entry_at_cursor
        if not self.panel.has_focus or entry is None or entry.group.is_number:
            return usual
        return (*usual[:-1], "hide_entry", usual[-1], "retype_entry", "merge_entry")
