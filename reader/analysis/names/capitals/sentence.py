"""The names of one sentence: runs of capitalised words, taken apart from left to right by the evidence beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.engines import NameSpan
from reader.analysis.names import words as w
from reader.analysis.names.capitals.tokens import touches
from reader.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reader.analysis.gazetteer import Entry, Gazetteer
    from reader.analysis.names.capitals.tokens import NameToken
    from reader.model import EntityKind

_MAX_NAME_TOKENS = 5
_MAX_ORGANISATION_TOKENS = 9
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_HEADS = w.ORGANISATION_HEADS | w.TITLES
_AFTER_NAMES = (w.TITLES | w.ORGANISATION_ENDINGS) - {"King", "Prince", "Pope", "Bishop", "Judge", "Marshal", "Star"}
"""Words that end a person's name of two words or more, unless they are surnames."""
_PREPOSITIONS = frozenset({"in", "from", "near", "at", "outside", "to"})
_AFTER_THING = frozenset({",", ".", ";", ":", ")", "and", "or", "was", "were", "is", "had", "has", "that", "which"})
"""What follows a whole noun phrase."""
_AGES = range(1, 120)


@dataclass(slots=True)
class Found:
    """A name between two tokens, half open."""

    start: int
    stop: int
    kind: EntityKind
    score: float


class NameSentence:
    """The tokens of one sentence, and the names found in it so far.

    Attributes:
        found: in no particular order, without overlap.
        is_headline: capitals prove little: most words have one.
    """

    def __init__(self, tokens: Sequence[NameToken], tables: Gazetteer, lower: AbstractSet[str], role: Role) -> None:
        self.tokens = tokens
        self.lower = lower
        self.found: list[Found] = []
        self.covered = bytearray(len(tokens))
        self._tables = tables
        long_words = [t for t in tokens if t.is_word and len(t.text) > 3]
        capitals = sum(t.is_capitalised for t in long_words)
        shouted = sum(t.is_shouted for t in long_words)
        self._is_shouted = len(long_words) > 2 and shouted > 0.8 * len(long_words)
        is_heading = role in {Role.TITLE, Role.SUBHEAD, Role.RELATED, Role.NAV}
        is_open = bool(tokens) and tokens[-1].text not in '.!?”"'
        share = 0.5 if is_heading else 0.75 if is_open or self._is_shouted else 1.0
        self.is_headline = len(long_words) > 2 and capitals > share * len(long_words)

    def spans(self) -> Iterator[NameSpan]:
        """What was found, as stretches of the text."""
        for f in self.found:
            yield NameSpan(self.tokens[f.start].start, self.tokens[f.stop - 1].end, f.kind, f.score)

    def add(self, start: int, stop: int, kind: EntityKind, score: float) -> int:
        """Take a name in, unless another stands there; returns the token after it."""
        if not any(self.covered[start:stop]):
            self.found.append(Found(start, stop, kind, score))
            self.covered[start:stop] = b"\1" * (stop - start)
        return stop

    def find(self) -> None:
        """Find what this sentence alone gives evidence for."""
        position = 0
        while position < len(self.tokens):
            entry = self._entry(position)
            if self._opens_run(position) or entry:
                stop = max(self._run_stop(position), position + 1)
                while position < stop:
                    position = self._next_name(position, stop)
            else:
                position += 1
        self._add_acronyms()

    # Where capitalised words belong together.

    def _opens_run(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_capitalised and token.text not in w.NOT_NAMES

    def _run_stop(self, at: int) -> int:
        """The token after the capitalised words that start here, with what joins them."""
        stop = at + 1
        while stop < len(self.tokens) and self.tokens[stop - 1].end == self.tokens[stop - 1].full_end:
            token = self.tokens[stop]
            if token.is_capitalised and (token.text not in w.NOT_NAMES or token.text == "May"):
                stop += 1
                continue
            after = self._joined(at, stop)
            if not after:
                break
            stop = after
        return stop

    def _joined(self, at: int, stop: int) -> int:
        """The token after a small word and the capitalised word that it joins to the run; 0 when it joins none."""
        tokens, text = self.tokens, self.tokens[stop].text
        last = tokens[stop - 1].text
        following = stop + 1
        if text == "-" and self._ends_given_name(at, stop):
            return following + 1
        if text == "-":
            return following + 1 if self._is_name_word(following) and touches(tokens[stop], tokens[following]) else 0
        if text in w.PARTICLES:
            while following < min(stop + 3, len(tokens)) and tokens[following].text in w.PARTICLES | {"-"}:
                following += 1
            return following + 1 if self._is_name_word(following) else 0
        joins = text == "&" or (text == "of" and last in _HEADS) or (text == "for" and last in w.ORGANISATION_HEADS)
        joins = joins or (text == "and" and any(t.text in {"of", "for"} for t in tokens[max(at, stop - 5) : stop]))
        if joins and following < len(tokens) and tokens[following].text == "the":
            following += 1
        return following + 1 if joins and self._is_name_word(following) else 0

    def _ends_given_name(self, at: int, dash: int) -> bool:
        """The second half of a given name as in "Wong Kwok-hing": surname, capital, hyphen, a short word."""
        tokens = self.tokens
        if dash - at != 2 or dash + 1 >= len(tokens) or not touches(tokens[dash], tokens[dash + 1]):
            return False
        second = tokens[dash + 1].text
        is_short = second.islower() and second.isalpha() and len(second) <= 5 and len(tokens[dash - 1].text) <= 6
        return is_short and second not in w.COMPOUND_ENDINGS

    def _is_name_word(self, at: int) -> bool:
        return at < len(self.tokens) and self._opens_run(at)

    # What the words at a place of the run are. Each returns the token after what it took, or 0.

    def _next_name(self, at: int, stop: int) -> int:
        entry = self._entry(at)
        if self.tokens[at].is_first and not entry and self._proves_nothing(at):
            return at + 1
        return (
            self._compound(at, stop, entry)
            or self._known(at, stop, entry)
            or self._titled(at, stop)
            or self._person(at, stop)
            or self._cued(at, stop)
            or self._place(at, stop)
            or at + 1
        )

    def _proves_nothing(self, at: int) -> bool:
        """The first word of a sentence, that the text has in lower case too and no table of people knows."""
        text = self.tokens[at].text
        return text.lower() in self.lower and not self._tables.is_first_name(text) and text not in w.TITLES

    def _entry(self, at: int) -> tuple[int, Entry] | None:
        token = self.tokens[at]
        if not token.is_word or (at + 1 < len(self.tokens) and self.tokens[at + 1].text == "$"):
            return None
        plain = self._tables.match(self.tokens, at)
        if plain or not token.is_shouted or not (self._is_shouted or len(token.text) > 4):
            return plain
        return self._tables.match(self.tokens, at, fold=True)

    def _compound(self, at: int, stop: int, entry: tuple[int, Entry] | None) -> int:
        """An organisation or place that one of its words tells: "Israel Defense Force", "Ministry of Justice"."""
        if self.is_headline or not self.tokens[at].is_capitalised or self._starts_person(at, stop):
            return 0
        if self._title_stop(at, stop) > at or (entry and entry[1].kind == "organization"):
            return 0
        known = entry[0] if entry else at + 1
        for last in range(at, min(stop, at + _MAX_ORGANISATION_TOKENS)):
            if last > at and self._title_stop(last, stop) > last:
                return 0
            text = self.tokens[last].text
            following = self.tokens[last + 1].text if last + 1 < stop else ""
            if text in w.ORGANISATION_HEADS and following in {"of", "for"}:
                return self.add(at, self._of_stop(last, stop), "organization", 0.8)
            if last >= known and text in w.ORGANISATION_ENDINGS and following not in w.ORGANISATION_ENDINGS:
                return self.add(at, last + 1, "organization", 0.8)
            if last >= known and text in w.PLACE_ENDINGS and not following and last - at < 4:
                return self.add(at, last + 1, "place", 0.7)
        return 0

    def _of_stop(self, head: int, stop: int) -> int:
        """The end of what follows a head: "… of Foreign Affairs"."""
        end = head + 2
        while end < min(stop, head + 8) and self._title_stop(end, stop) == end:
            end += 1
        while not self.tokens[end - 1].is_capitalised:
            end -= 1
        return end

    def _starts_person(self, at: int, stop: int) -> bool:
        """A first name that is no known place, and no town before its police ("Irving Police Department")."""
        text = self.tokens[at].text
        if not self._tables.is_first_name(text) or text in self._tables.entries:
            return False
        return at + 1 >= stop or self.tokens[at + 1].text not in w.ORGANISATION_ENDINGS

    def _known(self, at: int, stop: int, entry: tuple[int, Entry] | None) -> int:
        """What the tables know, unless it may be something else here."""
        if not entry:
            return 0
        after, meaning = entry
        token = self.tokens[at]
        if after == at + 1:
            followed = after < stop and self.tokens[after].is_capitalised and self._title_stop(after, stop) == after
            if token.text in w.NAMESAKES and followed and not self._entry(after) and not self.is_headline:
                return 0
            if token.text in w.COMMON_WORDS and (token.is_first or self.is_headline):
                return 0
        if token.is_first and token.text in self.lower:
            return 0
        before = self.tokens[at - 1] if at else token
        is_wider = meaning.kind == "place" and before.text in w.COMPASS and not before.is_first
        return self.add(at - 1 if is_wider else at, after, meaning.kind, 0.9)

    def _title_stop(self, at: int, stop: int) -> int:
        """The token after a title such as "Deputy Prime Minister"; `at` when there is none."""
        end = at
        for position in range(at, min(stop, at + 7)):
            text = self.tokens[position].text
            if text in w.TITLES:
                end = position + 1
            elif text not in w.TITLE_MODIFIERS and text != "-":
                break
        return end

    def _titled(self, at: int, stop: int) -> int:
        """A person after a title, which is passed over."""
        name = self._title_stop(at, stop)
        if name == at:
            return 0
        if name >= stop or not self.tokens[name].is_capitalised or self.tokens[name].text in _SUFFIXES:
            return name
        entry = self._entry(name)
        if entry and (entry[0] > name + 1 or entry[1].kind != "place" or self.tokens[name].text not in w.NAMESAKES):
            return name
        if self.is_headline and not self._tables.is_first_name(self.tokens[name].text):
            return name
        return self.add(name, self._person_stop(name, stop), "person", 0.9)

    def _person(self, at: int, stop: int) -> int:
        """A first name or initial, and what belongs to it."""
        token = self.tokens[at]
        is_initial = len(token.text) == 2 and token.text[1] == "."
        if not is_initial and not self._tables.is_first_name(token.text):
            return 0
        end = self._person_stop(at, stop)
        if self._is_thing(at, end):
            return 0
        last = self.tokens[end - 1]
        if end - at < 2 or len(last.text) < 2 or (last.text[1] == "." and last.text not in _SUFFIXES):
            return 0
        return self.add(at, end, "person", 0.8)

    def _is_thing(self, at: int, end: int) -> bool:
        """An article stands before the name and no noun after it: "the Carlo Magno, a tug"; people have none."""
        if not at or self.tokens[at - 1].text not in {"the", "The"}:
            return False
        return self.tokens[end - 1].end == self.tokens[end - 1].full_end and (
            end == len(self.tokens) or self.tokens[end].text in _AFTER_THING
        )

    def _person_stop(self, at: int, stop: int) -> int:
        """The token after a person's name that starts here."""
        end = at + 1
        names = 1
        while end < min(stop, at + 2 * _MAX_NAME_TOKENS):
            token = self.tokens[end]
            if not token.is_capitalised:
                end += 1
                continue
            joined = not self.tokens[end - 1].is_capitalised and self.tokens[end - 1].text != "&"
            if names >= 2 and not joined and token.text not in _SUFFIXES:
                entry = self._entry(end)
                is_full = (
                    names >= (2 if self.is_headline else _MAX_NAME_TOKENS) and self.tokens[end - 1].text[-1] != "."
                )
                if entry or is_full or token.text in _AFTER_NAMES:
                    break
            names += 1
            end += 1
        while end > at + 1 and not self.tokens[end - 1].is_capitalised and self.tokens[end - 2].text != "-":
            end -= 1
        return end

    def _cued(self, at: int, stop: int) -> int:
        """Unknown words that a role, a verb of saying or an age makes a person, or their country a place."""
        size = stop - at
        before = self.tokens[at - 1] if at else None
        after = self.tokens[stop].text if stop < len(self.tokens) else ""
        if self.is_headline or size > 4 or self.tokens[stop - 1].text in w.ORGANISATION_ENDINGS | w.PLACE_ENDINGS:
            return 0
        aged = after == "," and stop + 1 < len(self.tokens) and self.tokens[stop + 1].text.rstrip(",").isdecimal()
        if size == 4 and self.tokens[at + 2].text == "-" and self.tokens[stop - 1].text.islower():
            return self.add(at, stop, "person", 0.7)
        if size > 1 and before and before.text in w.ROLES:
            return self.add(at, stop, "person", 0.7)
        if size > 1 and (after in w.SAYING or (aged and int(self.tokens[stop + 1].text.rstrip(",")[:4]) in _AGES)):
            return self.add(at, stop, "person", 0.7)
        if size < 3 and after == "," and before and before.text in _PREPOSITIONS and stop + 1 < len(self.tokens):
            entry = self._entry(stop + 1)
            if entry and entry[1].kind == "place":
                return self.add(at, stop, "place", 0.7)
        return 0

    def _place(self, at: int, stop: int) -> int:
        """A place that its first word tells ("Lake Chad", "Mount Sinjar")."""
        if self.is_headline or self.tokens[at].text not in w.PLACE_BEGINNINGS or at + 1 >= stop:
            return 0
        return self.add(at, min(stop, at + 3), "place", 0.6)

    def _add_acronyms(self) -> None:
        """Acronyms in brackets after what they stand for: "Israel Defense Force's (IDF)"."""
        ends = {f.stop: f for f in self.found if f.kind == "organization"}
        for at in range(1, len(self.tokens) - 2):
            if self.tokens[at].text != "(" or self.tokens[at + 2].text != ")":
                continue
            short = self.tokens[at + 1]
            if not short.is_shouted or len(short.text) > 8 or self.covered[at + 1]:
                continue
            if at in ends:
                self.add(at + 1, at + 2, "organization", 0.9)
            else:
                start = self._spelled_out(short.text, at)
                if start >= 0:
                    self.add(start, at, "organization", 0.9)
                    self.add(at + 1, at + 2, "organization", 0.9)

    def _spelled_out(self, short: str, at: int) -> int:
        """Where the words before a bracket start whose initials are the acronym; -1 when they are not."""
        letters = list(short)
        start = at
        while letters and start and start > at - 16:
            token = self.tokens[start - 1]
            if self.covered[start - 1]:
                return -1
            if token.is_capitalised and token.text[0] == letters[-1]:
                letters.pop()
            elif token.text not in w.SMALL:
                return -1
            start -= 1
        return start if not letters else -1
