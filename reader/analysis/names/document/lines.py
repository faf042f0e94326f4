"""The names of one sentence as stretches of its words, which rules cut, join and move."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.engines import NameSpan
from reader.analysis.names.tagger.words import words
from reader.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.names.tagger.words import Word
    from reader.model import EntityKind, Sentence

Form = tuple[str, ...]
"""The words of a name, folded; what names are compared by."""

POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
_MONEY = frozenset("$€£¥")
_CURRENCIES = frozenset({"dollar", "dollars"})
_HEADINGS = frozenset({Role.TITLE, Role.SUBHEAD, Role.RELATED, Role.NAV})


@dataclass(slots=True)
class Name:
    """A name between two words of a line, half open.

    Attributes:
        score: how sure the engine is, from 0 to 1.
    """

    start: int
    stop: int
    kind: EntityKind
    score: float


class Line:
    """The words of one sentence and the names among them.

    Attributes:
        names: in order, without overlap.
        is_headline: capitals prove little here: most words have one.
    """

    def __init__(self, text: str, sentence: Sentence, spans: Iterable[NameSpan]) -> None:
        self.words: Sequence[Word] = words(text, sentence.start, sentence.end)
        self.forms: Sequence[str] = [word.text.casefold() for word in self.words]
        starts = [word.start for word in self.words]
        ends = [word.end for word in self.words]
        names: list[Name] = []
        for span in spans:
            first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
            if first < stop and (not names or first >= names[-1].stop):
                names.append(Name(first, stop, span.kind, span.score))
        self.names: list[Name]
        self._covered: bytearray
        self.put(names)
        long_words = [word.text for word in self.words if len(word.text) > 3 and word.text.isalpha()]
        capitals = sum(word[0].isupper() for word in long_words)
        is_open = bool(self.words) and self.words[-1].text not in ".!?\"'”’"
        share = 0.5 if sentence.role in _HEADINGS else 0.75 if is_open else 1.0
        self.is_headline = len(long_words) > 2 and capitals > share * len(long_words)

    def spans(self) -> Iterator[NameSpan]:
        """The names as stretches of the text, in order."""
        for name in self.names:
            yield NameSpan(self.words[name.start].start, self.words[name.stop - 1].end, name.kind, name.score)

    def written(self, name: Name) -> str:
        """The words of a name as they are written, a space between them."""
        return " ".join(word.text for word in self.words[name.start : name.stop])

    def form(self, name: Name) -> Form:
        """The words of a name, folded, without the commas and full stops of abbreviations."""
        return self.form_of(name.start, name.stop)

    def form_of(self, start: int, stop: int) -> Form:
        """The same for any words."""
        return tuple(word.replace(".", "") or word for word in self.forms[start:stop])

    def is_capital(self, at: int) -> bool:
        """Whether there is such a word and it has a capital first."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def is_money(self, stop: int) -> bool:
        """Whether a currency begins behind these words: "US $600", "Canadian dollars"."""
        following = self.forms[stop] if stop < len(self.forms) else ""
        return following[:1] in _MONEY or following in _CURRENCIES

    def is_free(self, start: int, stop: int) -> bool:
        """Whether no name stands on these words."""
        return not any(self._covered[start:stop])

    def put(self, names: list[Name]) -> None:
        """Have these names instead of those before; in order, without overlap."""
        self.names = names
        self._covered = bytearray(len(self.words))
        for name in names:
            self._covered[name.start : name.stop] = b"\1" * (name.stop - name.start)

    def add(self, name: Name) -> None:
        """Take in a name where none stands."""
        self.names.insert(bisect_left(self.names, name.start, key=lambda other: other.start), name)
        self._covered[name.start : name.stop] = b"\1" * (name.stop - name.start)
