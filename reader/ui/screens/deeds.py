"""What is done to articles: read, star, tag, remove, restore; to one, to those that were chosen, or to a whole list.

What is done to one shows at once; the library follows. Every deed says what it did and is undone with one key.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.frozen import replace
from reader.ui import listing as listings
from reader.ui import wording
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from reader.library.articles.steps import Step
    from reader.model import ArticleId, ArticleRow
    from reader.query.completing import Completion
    from reader.text.tag_names import TagWish
    from reader.ui.chosen import Chosen
    from reader.ui.keymap import Key
    from reader.ui.listing import Listed
    from reader.ui.screens.library_screen import LibraryScreen
    from reader.ui.widgets.prompt import Prompt


class DeedsScreen(ChoosingScreen):
    """Does to articles what a reader wants, and takes it back."""

    class ListingCounted(Message):
        """How many articles a listing has, also beyond those that are listed."""

        def __init__(self, listed: Listed, count: int) -> None:
            super().__init__()
            self.listed = listed
            self.count = count

    class UndoAsked(Message):
        """To undo a step would take out articles: whether that is meant."""

        def __init__(self, step: int, words: str) -> None:
            super().__init__()
            self.step = step
            self.words = words

    _agreed: int | None = None  # the step that was asked about, while the question is on the screen
    _chosen: Chosen | None = None
    _chosen_count: int | None = None  # of everything that is chosen, where that is more than is listed
    _tagged: ArticleRow | None = None  # what is tagged when the prompt is submitted; None for all that is chosen
    _tagged_from: Widget | None = None
    _known_tags: Sequence[tuple[str, int]] = ()

    def _subject(self) -> ArticleRow | None:
        """The article that a deed is done to: at the cursor of the list while that has the keys, else on the page."""
        if self.articles.has_focus and (row := self.articles.row(self.articles.cursor)) is not None:
            return row
        here = self._stored_here
        return here.row if here is not None else None

    # Choosing

    def action_choose_row(self) -> None:
        """Choose the article at the cursor for the next deed, or leave it out, and go on to the next."""
        row = self.articles.row(self.articles.cursor)
        if row is None or self._listed is None:
            return
        from reader.ui.chosen import Chosen  # noqa: PLC0415 - the start chooses nothing

        if self._chosen is None:
            self._chosen = Chosen(self._listed.listing)
        self._chosen.toggle(row.id)
        if not self._chosen.count(self._listed.count):
            self._chosen = None
        self._show_chosen()
        self.articles.action_move(1)

    def action_choose_all(self) -> None:
        """Choose everything that is listed for the next deed; what is listed of a search may not be all it found."""
        listed = self._listed
        if listed is None or not listed.count:
            self._say(wording.NOTHING_LISTED)
            return
        from reader.ui.chosen import Chosen  # noqa: PLC0415 - the start chooses nothing

        self._chosen, self._chosen_count = Chosen(listed.listing, is_everything=True), None
        if self._is_capped(listed):
            self.do(partial(self._tell_count, listed))
        self._show_chosen()

    @staticmethod
    def _is_capped(listed: Listed) -> bool:
        """Whether there may be more than is listed."""
        return bool(listed.listing.query) and listed.count >= listed.listing.most_listed

    def _tell_count(self, listed: Listed) -> None:
        self.post_message(self.ListingCounted(listed, len(listings.all_ids(self.services, listed))))

    def on_deeds_screen_listing_counted(self, event: ListingCounted) -> None:
        """Say it, if that is still what is chosen."""
        if self._chosen is not None and self._chosen.is_everything and event.listed is self._listed:
            self._chosen_count = event.count
            self._update_status()

    def leave_chosen(self) -> bool:
        """Choose nothing any more; False if nothing was chosen."""
        was_chosen = self._chosen is not None
        self._chosen = self._chosen_count = None
        if was_chosen:
            self._show_chosen()
        return was_chosen

    def _show_chosen(self) -> None:
        self.articles.show_chosen(self._chosen if self._chosen is not None else ())
        self._say("")

    def _show_list(self, listed: Listed) -> None:
        if self._chosen is not None and self._chosen.listing != listed.listing:
            self.leave_chosen()
        super()._show_list(listed)

    # Deeds

    def _do_to_chosen(self, deed: Callable[[Sequence[ArticleId]], str]) -> None:
        """Do something to all that are chosen, in a thread; it says what it did."""
        chosen, listed = self._chosen, self._listed
        if chosen is None or listed is None:
            return
        self.leave_chosen()
        self._do_to_all(deed, listed, chosen)

    def _do_to_all(
        self, deed: Callable[[Sequence[ArticleId]], str], listed: Listed, chosen: Chosen | None = None
    ) -> None:
        """Do something to a whole listing, or to those of it that are chosen."""

        def done() -> str:
            if chosen is not None and not chosen.is_everything:
                return deed(chosen.of(()))
            ids = listings.all_ids(self.services, listed)
            return deed(ids if chosen is None else chosen.of(ids))

        self.do(done, relist=True)
        self.reread_row()

    def _is_removed(self, row: ArticleRow | None) -> bool:
        """Whether a deed would be done to what was removed; then it is said how to get it back."""
        is_removed = row.removed if row is not None else self._lists_removed
        if is_removed:
            self._say(wording.REMOVED)
        return is_removed

    @property
    def _lists_removed(self) -> bool:
        """Whether removed articles are listed."""
        if self._listed is None or not self._listed.listing.query:
            return False
        from reader.query.parsing import parse  # noqa: PLC0415 - the start searches nothing

        return parse(self._listed.listing.query).wants_removed

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread what is read."""
        row = None if self._chosen is not None else self._subject()
        if (row is None and self._chosen is None) or self._is_removed(row):
            return
        if row is None:
            self._do_to_chosen(self._mark_or_unmark)
            return
        unread = not row.unread
        self._is_marked_by_hand = True
        self._set_unread(row, unread=unread)
        words = f"Marked as {'unread' if unread else 'read'}: {wording.title(row)}. U undoes it."
        self.do(partial(self.services.deeds.mark, row.id, unread=unread), said=words)

    def _mark_or_unmark(self, ids: Sequence[ArticleId]) -> str:
        if count := self.services.deeds.mark_all(ids, unread=False):
            return wording.marked(count)
        return wording.marked(self.services.deeds.mark_all(ids, unread=True), unread=True)

    def action_mark_all_read(self) -> None:
        """Mark everything that is listed or found as read, or what of it is chosen."""
        if self._listed is None or self._is_removed(None):
            return
        chosen = self._chosen
        self.leave_chosen()
        self._do_to_all(
            lambda ids: wording.marked(self.services.deeds.mark_all(ids, unread=False)), self._listed, chosen
        )

    def action_toggle_star(self) -> None:
        """Give a star, or take it from what has one."""
        row = None if self._chosen is not None else self._subject()
        if (row is None and self._chosen is None) or self._is_removed(row):
            return
        if row is None:
            self._do_to_chosen(self._star_or_unstar)
            return
        starred = not row.starred
        self._show_row(replace(row, starred=starred))
        words = wording.starred(row, starred=starred)
        self.do(lambda: words if self.services.deeds.star_all((row.id,), on=starred) else wording.AS_IT_WAS)
        self.reread_row()

    def _star_or_unstar(self, ids: Sequence[ArticleId]) -> str:
        if count := self.services.deeds.star_all(ids, on=True):
            return wording.starred_many(count)
        return wording.starred_many(self.services.deeds.star_all(ids, on=False), starred=False)

    def action_remove(self) -> None:
        """Remove what is there, restore what was removed; of a single article the next one takes the place."""
        if self.remove_list():
            return
        listed = self._listed
        row = None if self._chosen is not None else self._subject()
        if listed is None or (row is None and self._chosen is None):
            return
        if self.services.showing_samples:
            can_leave = self.services.can_leave_samples
            self._say(wording.samples_left_by(self._key("samples")) if can_leave else wording.SAMPLES_STAY)
        elif row is None:
            self._do_to_chosen(self._restore_all if self._lists_removed else self._remove_all)
        else:
            deed, said = (
                (self.services.deeds.restore_all, f"Restored {wording.title(row)}. U removes it again.")
                if row.removed
                else (self.services.deeds.remove_all, f"Removed {wording.title(row)}. U brings it back.")
            )
            self.do(lambda: said if deed((row.id,)) else wording.AS_IT_WAS, relist=True, keep=self._next_to(row))
            self.reread_row()

    def _next_to(self, row: ArticleRow) -> ArticleId | None:
        """The article that has the cursor of the list when one is gone, or came back.

        The one beside it, if that had the cursor; itself, if it comes back to the list.
        """
        if row.removed and not self._lists_removed:
            return row.id
        at_cursor = self.articles.row(self.articles.cursor)
        if at_cursor is not None and at_cursor.id != row.id:
            return at_cursor.id
        return next(iter(self.articles.neighbours(self.articles.cursor, 1)), None)

    def _remove_all(self, ids: Sequence[ArticleId]) -> str:
        return wording.removed(self.services.deeds.remove_all(ids))

    def _restore_all(self, ids: Sequence[ArticleId]) -> str:
        return wording.restored(self.services.deeds.restore_all(ids))

    def action_undo(self) -> None:
        """Undo what was done last; what takes articles out that came is asked about first, and done at the next U."""
        self.leave_chosen()
        self._go_through_steps(partial(self._undo, self._agreed))

    def action_redo(self) -> None:
        """Do again what was undone, if nothing else was done since."""
        self.leave_chosen()
        self._go_through_steps(self._redo)

    def _undo(self, agreed: int | None) -> None:
        step = self.services.deeds.next_undo()
        if step is None or not step.come:
            self._tell_step(step, self.services.deeds.undo() or "Nothing to undo.")
        elif step.id != agreed:
            now = datetime.now(tz=UTC).astimezone()
            self.post_message(self.UndoAsked(step.id, wording.taking_out(step.come, step.at, now, self._key("undo"))))
        else:
            said = f"{self.services.deeds.undo() or ''} {self._key('redo')} brings {wording.them(step.come)} back."
            self._tell_step(step, said.strip())

    def _redo(self) -> None:
        step = self.services.deeds.next_redo()
        self._tell_step(step, self.services.deeds.redo() or wording.NOTHING_UNDONE)

    def _tell_step(self, step: Step | None, said: str) -> None:
        """Say what is so when a step is undone or done again; a correction changes nothing that is listed."""
        # A step that there is nothing to undo of is passed over, and then another one is told of.
        is_correction = step is not None and step.names is not None and step.said == said
        self.post_message(self.Done(said, relist=not is_correction))

    def _go_through_steps(self, deed: Callable[[], None]) -> None:
        """Do something with steps, and show what has become of the article on screen."""
        self.do(deed)
        self.reread_roles()
        self.reread_analysis(goes_to_changed=True)
        self.reread_row()

    def on_deeds_screen_undo_asked(self, event: UndoAsked) -> None:
        """Ask; the key that undoes says yes, any other one leaves it."""
        self._say(event.words)
        self._agreed = event.step

    def _say(self, words: str) -> None:
        self._agreed = None
        super()._say(words)

    def key_comes(self, key: str) -> None:
        """Take every key but that which undoes for no."""
        if not any(one.id == "undo" and key in one.key_list for one in self._keymap):
            self._agreed = None
            super().key_comes(key)

    def action_reload(self) -> None:
        """Read the article's source again."""
        row = self._subject()
        if row is None or self._is_removed(row):
            return

        def reload() -> str:
            outcome = self.services.reload(row.id)
            if isinstance(outcome, ReaderError):
                return str(outcome)
            return "The source is unchanged." if outcome.outcome == "known" else "Read again: the text has changed."

        self.do(reload, relist=True)

    # Tags

    def action_tag(self) -> None:
        """Ask for tags to give or to take away."""
        row = None if self._chosen is not None else self._subject()
        if (row is None and self._chosen is None) or self._is_removed(row):
            return
        from reader.query.completing import Wanted  # noqa: PLC0415 - the start tags nothing

        self._tagged, self._tagged_from = row, self.focused
        self._known_tags = ()
        self.load_values(Wanted("tag", ""))
        self._open_prompt(Asking.TAG, "")

    def _pane_after(self, asking: Asking | None) -> Widget:
        if asking is Asking.TAG and self._tagged_from is not None:
            return self._tagged_from
        return super()._pane_after(asking)

    def on_library_screen_values_loaded(self, event: LibraryScreen.ValuesLoaded) -> None:
        """Offer the tags that there are."""
        if event.wanted.field == "tag":
            self._known_tags = event.values
            self._update_status()

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Offer what fits."""
        if event.asking is Asking.TAG:
            self._update_status()

    def on_prompt_submitted(self, event: Prompt.Submitted) -> None:
        """Give and take the tags."""
        if event.asking is not Asking.TAG:
            return
        from reader.text.tag_names import read_tags  # noqa: PLC0415 - the start tags nothing

        wish, row = read_tags(event.words), self._tagged
        if not (wish.given or wish.taken):
            self._say("")
        elif row is None:
            self._do_to_chosen(partial(self._tag_all, wish))
        else:
            self.do(partial(self._tag_all, wish, (row.id,)), relist=True)
            self.reread_row()

    def _tag_all(self, wish: TagWish, ids: Sequence[ArticleId]) -> str:
        return wording.tagged(self.services.deeds.tag_all(ids, wish), wish)

    def _offered_tags(self) -> tuple[Completion, ...]:
        if self.prompt.asking is not Asking.TAG:
            return ()
        from reader.ui.tagging import offered_tags  # noqa: PLC0415 - the start tags nothing

        own = self._tagged.tags if self._tagged is not None else ()
        return offered_tags(self.prompt.words, self.prompt.cursor, self._known_tags, own)

    def action_complete(self) -> None:
        """Take the first thing that is offered."""
        if offered := self._offered_tags():
            self.prompt.replace(offered[0].start, offered[0].end, offered[0].text)
        else:
            super().action_complete()

    # What is shown

    def _standing_words(self) -> str:
        if self.prompt.asking is Asking.TAG:
            own = self._tagged.tags if self._tagged is not None else ()
            offered = wording.tags_offered(own if not self.prompt.words else (), self._offered_tags())
            return " · ".join(filter(None, (self._chosen_words() if self._tagged is None else "", offered)))
        return (self._chosen_words() if self.prompt.asking is None else "") or super()._standing_words()

    def _chosen_words(self) -> str:
        """How many are chosen, if any are."""
        if self._chosen is not None and self._listed is not None:
            count = self._chosen.count(self._chosen_count or self._listed.count)
            is_capped = self._chosen_count is None and self._chosen.is_everything and self._is_capped(self._listed)
            return wording.chosen(count, is_capped=is_capped)
        return ""

    def _helpful_keys(self) -> tuple[str, ...]:
        if self.prompt.asking is Asking.TAG:
            return ("complete", "accept", "back") if self._offered_tags() else ("accept", "back")
        if self.prompt.asking is None and self._chosen is not None:
            return ("delete", "back") if self._lists_removed else ("mark", "star", "tag", "delete", "back")
        if self.prompt.asking is None and self._lists_removed and self.articles.has_focus and self._stored is not None:
            return ("open", "delete", "back")
        return super()._helpful_keys()

    def _hint_of(self, key: Key) -> str:
        return "restore" if key.id == "delete" and self._lists_removed else super()._hint_of(key)
