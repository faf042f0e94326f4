"""What names mean, from small tables: countries and their people, places, organisations, first names.

Written for this project or in the public domain; each file of ``data/`` states its origin.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.analysis.names.capitals.tokens import name_tokens
from reader.analysis.tables import rows
from reader.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.names.capitals.tokens import NameToken
    from reader.model import EntityKind


class Entry(Frozen):
    """Somebody or something that the tables know.

    Attributes:
        name: common to all forms; groups are made by it.
        country: ISO 3166-1 alpha-2, or None.
    """

    kind: EntityKind
    name: str
    country: str | None = None


class Gazetteer(Frozen):
    """The tables, indexed by form and by first word.

    Attributes:
        entries: form as written -> what it means.
    """

    entries: dict[str, Entry]
    first_names: frozenset[str]
    _forms: dict[str, list[tuple[tuple[str, ...], Entry]]]

    def match(self, tokens: Sequence[NameToken], at: int, *, fold: bool = False) -> tuple[int, Entry] | None:
        """The longest form that starts at a token: the token after it, and what it means.

        Args:
            tokens: of one sentence.
            at: position of the first token.
            fold: read "ISRAEL" as "Israel"; words of up to three letters stay as they are ("US" is not "us").
        """

        def word(position: int) -> str:
            text = tokens[position].text
            return text.capitalize() if fold and len(text) > 3 else text

        for form, entry in self._forms.get(word(at), ()):
            stop = at + len(form)
            if stop <= len(tokens) and all(word(at + i) == form[i] for i in range(1, len(form))):
                return stop, entry
        return None

    def is_first_name(self, word: str) -> bool:
        """A known first name, also in capitals."""
        return word in self.first_names or (word.isupper() and word.capitalize() in self.first_names)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The tables, read once (about 15 ms)."""
    entries: dict[str, Entry] = {}
    for row in rows("peoples.tsv"):
        entries[row[0]] = Entry("nationality", row[0])
    for name, *others in rows("organizations.tsv"):
        for form in _forms(name, others):
            entries[form] = Entry("organization", name)
    for country, name, *others in rows("places.tsv"):
        for form in _forms(name, others):
            entries[form] = Entry("place", name, None if country == "-" else country)
    for country, name, *columns in rows("countries.tsv"):
        aliases, people = [*columns, "", ""][:2]
        for form in _forms(name, [aliases]):
            entries[form] = Entry("place", form if form in _PARTS else name, country)
        for form in filter(None, people.split("|")):
            entries[form] = Entry("nationality", _PEOPLE_OF_PARTS.get(form, name), country)
    forms: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for form, entry in entries.items():
        words = tuple(token.text for token in name_tokens(form, 0, len(form)))
        forms.setdefault(words[0], []).append((words, entry))
    for candidates in forms.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return Gazetteer(entries, frozenset(row[0] for row in rows("first_names.txt")), forms)


_PARTS = frozenset({"England", "Scotland", "Wales", "Northern Ireland", "West Germany", "East Germany", "Soviet Union"})
"""Forms that are listed with a country and yet are another place."""
_PEOPLE_OF_PARTS = {
    "English": "England", "Englishman": "England", "Scottish": "Scotland", "Scot": "Scotland", "Scots": "Scotland",
    "Welsh": "Wales", "Northern Irish": "Northern Ireland",
}  # fmt: skip
"""Peoples that are listed with a country and yet are not all of its people."""


def _forms(name: str, others: list[str]) -> list[str]:
    return [name, *(form for column in others for form in column.split("|") if form)]
