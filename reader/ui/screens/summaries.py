"""The summary as the reader wants it: longer, shorter, by another algorithm, with reasons; and skimming by it.

The longest summary that may be asked for is in the analysis, so another length costs a cut. Another algorithm works in
the worker; what it made is remembered for a while. One answer is waited for at a time: who goes from algorithm to
algorithm is not served with all that he passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.version import ALGORITHMS, DEFAULT_ALGORITHM, LARGEST_SHARE
from reader.errors import ReaderError
from reader.model import Summary
from reader.ui import wording
from reader.ui.screens.lights import LightsScreen

if TYPE_CHECKING:
    from reader.length import Length
    from reader.model import Analysis, StoredArticle
    from reader.ui.screens.library_screen import LibraryScreen

SENTENCE_WORDS = 25
"""Of a sentence of a summary, on average (the samples, November 2026)."""


class SummariesScreen(LightsScreen):
    """Cuts, exchanges and explains the summary of the article on the screen."""

    _is_summarising = False
    _is_summary_asked_for = False  # by a key; a summary that comes with an article is not announced

    # What is shown

    def summary_of(self, stored: StoredArticle, analysis: Analysis) -> Summary:
        """The longest summary of an article by the chosen algorithm; one without a name while it is being made."""
        found = analysis.summary
        if not found.sentences or self._algorithm in {DEFAULT_ALGORITHM, found.algorithm}:
            return found
        sentences, made = self._summaries.get((analysis.text_hash, self._algorithm)) or ((), None)
        if made is not None and sentences == analysis.sentences:
            return made
        if not self._is_summarising:
            self._is_summarising = True
            self.summarise(stored.article, analysis, self._algorithm)
        return Summary()

    def sentences_to_come(self, stored: StoredArticle) -> int:
        """Sentences that the summary of an article is likely to have."""
        sizes = [SENTENCE_WORDS] * round(LARGEST_SHARE * stored.row.words / SENTENCE_WORDS)
        return self.view.length.sentences_of(sizes, stored.row.words) if sizes else 0

    def on_library_screen_summarised(self, event: LibraryScreen.Summarised) -> None:
        """Show a summary if it is still wanted, or else ask for the one that is."""
        self._is_summarising = False
        stored, analysis, told = self._stored, self._analysis, event.analysis
        if not isinstance(event.result, ReaderError):
            self._summaries.discard((told.text_hash, event.algorithm))  # which setting it would not replace
            self._summaries[told.text_hash, event.algorithm] = (told.sentences, event.result)
        if stored is None or analysis is None:
            return
        is_of_text = (told.text_hash, told.sentences) == (analysis.text_hash, analysis.sentences)
        is_wanted = is_of_text and event.algorithm == self._algorithm
        if is_wanted and isinstance(event.result, ReaderError):
            self._say(str(event.result))
            if not self.view.ranked.algorithm:
                self.view.show_summary(analysis.summary)
        else:
            self._show_summary(stored, analysis)

    def _show_summary(self, stored: StoredArticle, analysis: Analysis) -> None:
        """Show the summary that is chosen, as soon as it is there; until then what is shown stays."""
        summary = self.summary_of(stored, analysis)
        if summary.algorithm and summary is not self.view.ranked:
            self.view.show_summary(summary)
            if self._is_summary_asked_for:
                self._is_summary_asked_for = False
                self._say(wording.summary_by(self._algorithm))

    def _has_summary(self) -> bool:
        """Whether there is a summary to do something with; if not, it is said why."""
        if self._analysis is not None and self._analysis.summary.sentences:
            return True
        if self._analysis is not None:
            self._say(wording.NO_SUMMARY)
        elif self._stored is not None:
            self._say(wording.NOT_SUMMARISED if self._stored.row.failed else wording.SUMMARISING)
        return False

    # Length

    def action_summary_length(self, step: int) -> None:
        """Make the summary longer (1) or shorter (-1), by a sentence at least."""
        if not self._has_summary():
            return
        length = self._next_length(step)
        if length is None:
            self._say(wording.LONGEST_SUMMARY if step > 0 else wording.SHORTEST_SUMMARY)
        else:
            self._set_length(length)

    def action_summary_unit(self) -> None:
        """Count the summary in the next unit."""
        if self._has_summary():
            self._set_length(self.view.length.in_next_unit())

    def _next_length(self, step: int) -> Length | None:
        """The next length at which this text has another summary; None if there is none."""
        ranked, length = self.view.ranked, self.view.length
        shown = len(ranked.of_length(length).sentences)
        while (following := length.longer(step)) != length:
            length = following
            if len(ranked.of_length(length).sentences) != shown:
                return length
        return None

    def _set_length(self, length: Length) -> None:
        self.view.set_length(length)
        self._memory.summary_length = str(length)
        self._say(wording.summary_of(length))

    # Algorithm

    def action_next_algorithm(self) -> None:
        """Summarise by the next algorithm."""
        self.action_choose_algorithm(ALGORITHMS[(ALGORITHMS.index(self._algorithm) + 1) % len(ALGORITHMS)])

    def action_choose_algorithm(self, name: str) -> None:
        """Summarise by an algorithm, now and the next time."""
        if not self._has_summary():
            return
        assert self._stored is not None
        assert self._analysis is not None
        self._algorithm = self._memory.algorithm = name
        self._is_summary_asked_for = True
        self._say(wording.summary_by(name, is_made=False))
        self._show_summary(self._stored, self._analysis)

    # Reasons and skimming

    def action_toggle_whys(self) -> None:
        """Say why each sentence of the summary was chosen, or say it no more."""
        if self._has_summary():
            self.view.toggle_whys()
            self._say(wording.WHYS_OPEN if self.view.whys_open else wording.WHYS_CLOSED)

    def action_skim(self) -> None:
        """Let the text step back but for what the summary and what is lit take from it, or come forward again."""
        if self._analysis is None:
            self._has_summary()
            return
        self.view.skim(on=not self.view.is_skimming)
        self._say(wording.SKIMMING if self.view.is_skimming else wording.SKIMMED)

    def stop_skimming(self) -> bool:
        """Let the text come forward again; False if it had not stepped back."""
        if not self.view.is_skimming:
            return False
        self.action_skim()
        return True
