"""Mentions of places, organisations and nationalities gathered: "WHO" with "World Health Organization".

Forms are one when a table gives them one name, when they differ in accents, full stops or a company's legal form alone,
when one stands in brackets after the other, or when one is the initials of exactly one other of the same text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.entities.groups import WORD, NameGroup, calm, without_possessive
from reader.analysis.gazetteer import gazetteer
from reader.analysis.names.words import SMALL
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.engines import NameSpan
    from reader.analysis.gazetteer import Entry
    from reader.model import EntityKind

    Key = tuple[EntityKind, str]

_BRACKET = re.compile(r"(?:['’]s?)?\s?\($")
_LEGAL_FORM = re.compile(r",? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|AG|SA|NV|SE|GmbH)\.?$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]$")


def group_known(text: str, names: Sequence[NameSpan]) -> list[NameGroup]:
    """Entities of all kinds but people, in the order of their first mention. Linear in the number of names."""
    groups: dict[Key, NameGroup] = {}
    same: dict[Key, Key] = {}
    previous: tuple[NameSpan, Key] | None = None
    for name in names:
        form = without_possessive(text[name.start : name.end])
        entry = _entry(form, name.kind)
        key: Key = (name.kind, entry.name.casefold() if entry else _bare(form))
        key = same.get(key, key)
        is_organization = name.kind == "organization"
        if (
            previous
            and is_organization
            and previous[0].kind == name.kind
            and _BRACKET.search(text[previous[0].end : name.start][:5])
        ):
            if name.end < len(text) and text[name.end] == ")" and key not in groups:
                same[key] = previous[1]
            key = same.get(key, key)
        if key not in groups:
            groups[key] = NameGroup(name.kind, country=entry.country if entry else None)
        groups[key].add(name, calm(form) if name.kind == "place" or " " in form else form)
        previous = (name, key)
    return _with_initials(groups)


def _entry(form: str, kind: EntityKind) -> Entry | None:
    entries = gazetteer().entries
    entry = entries.get(form) or entries.get(calm(form))
    return entry if entry and entry.kind == kind else None


def _bare(form: str) -> str:
    """What of a name is compared: no case, accents, article, legal form, or full stops of an acronym."""
    form = _LEGAL_FORM.sub("", form).removeprefix("The ").removeprefix("the ") or form
    return fold(calm(form)).replace(".", "").strip() or form


def _with_initials(groups: dict[Key, NameGroup]) -> list[NameGroup]:
    """The groups, an acronym joined to the only one of its kind that it abbreviates."""
    spelled: dict[Key, list[NameGroup]] = {}
    for (kind, _), group in groups.items():
        if kind != "nationality":
            for initials in {_initials(form) for form in group.forms} - {""}:
                spelled.setdefault((kind, initials), []).append(group)
    kept: list[NameGroup] = []
    for (kind, _), group in groups.items():
        acronyms = {form.replace(".", "") for form in group.forms}
        whole = spelled.get((kind, next(iter(acronyms))), []) if len(acronyms) == 1 else []
        if len(whole) == 1 and whole[0] is not group and _ACRONYM.match(next(iter(acronyms))):
            whole[0].absorb(group)
        else:
            kept.append(group)
    return kept


def _initials(form: str) -> str:
    """Capital initials of a name of two words or more, small words left out; empty for all others."""
    words = [word for word in WORD.findall(form) if word not in SMALL]
    is_spelled = len(words) > 1 and all(word[0].isupper() for word in words) and any(len(word) > 1 for word in words)
    return "".join(word[0] for word in words) if is_spelled else ""
