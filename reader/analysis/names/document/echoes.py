"""Names that the engine saw in one place and missed in another: short forms, capitals of headlines, acronyms."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.names import words as w
from reader.analysis.names.document.lines import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.gazetteer import Entry, Gazetteer
    from reader.analysis.names.document.lines import Form, Line
    from reader.model import EntityKind

ECHO_SCORE = 0.8
"""Score of a name that is there because the document has it elsewhere."""
_MIN_SCORE = 0.6
"""A name that the engine was less sure of, wherever it stands, is looked for nowhere else."""
_MOST_MISSED = 3
_MAX_TABLE_WORDS = 4
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class _Forms(NamedTuple):
    """What is looked for.

    Attributes:
        kinds: every form, with what it is.
        lengths: first word -> numbers of words of the forms that begin with it, the longest first.
    """

    kinds: dict[Form, EntityKind]
    lengths: dict[str, list[int]]


def add_echoes(lines: Sequence[Line], tables: Gazetteer) -> None:
    """Add to each line the names that other lines prove. Linear in the length of the text."""
    lower = {word.text for line in lines for word in line.words if word.text.islower()}
    kinds = _forms(lines, _often_missed(lines))
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for form in kinds:
        lengths[form[0]].add(len(form))
    forms = _Forms(kinds, {first: sorted(found, reverse=True) for first, found in lengths.items()})
    for line in lines:
        _fill(line, forms, lower)
        _fill_from_tables(line, tables, lower)


def _often_missed(lines: Sequence[Line]) -> set[str]:
    """Words that the engine took for a name in fewer than a third of the places where they have a capital."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for line in lines:
        seen.update(line.forms[at] for at in range(len(line.words)) if line.is_capital(at))
        for name in line.names:
            named.update(line.forms[name.start : name.stop])
    return {word for word, count in named.items() if count * _MOST_MISSED < seen[word]}


def _forms(lines: Sequence[Line], missed: set[str]) -> dict[Form, EntityKind]:
    """What to look for: every form with its surest kind, and the surnames and first names of people."""
    best: dict[Form, tuple[float, EntityKind]] = {}
    for line in lines:
        for name in line.names:
            form = line.form(name)
            is_missed = len(form) == 1 and line.forms[name.start] in missed
            if name.score > best.get(form, (_MIN_SCORE, ""))[0] and not is_missed and any(map(str.isalpha, form)):
                best[form] = (name.score, name.kind)
    forms = {form: kind for form, (_score, kind) in best.items()}
    first_names: Counter[str] = Counter()
    for form, kind in list(forms.items()):
        if kind == "person" and len(form) > 1:
            names = [word for word in form if word not in _SUFFIXES]
            if len(names) > 1 and len(names[-1]) > 2:
                forms.setdefault((names[-1],), "person")
            first_names[names[0]] += 1
    for first, bearers in first_names.items():
        if bearers == 1 and len(first) > 2:
            forms.setdefault((first,), "person")
    return forms


def _fill(line: Line, forms: _Forms, lower: set[str]) -> None:
    at = 0
    while at < len(line.words):
        stop = _fitting(line, at, forms, lower) if line.is_free(at, at + 1) else 0
        if stop:
            line.add(Name(at, stop, forms.kinds[line.form_of(at, stop)], ECHO_SCORE))
        at = stop or at + 1


def _fitting(line: Line, at: int, forms: _Forms, lower: set[str]) -> int:
    """The word after the longest form that stands here, or 0."""
    for length in forms.lengths.get(line.form_of(at, at + 1)[0], ()):
        stop = at + length
        kind = forms.kinds.get(line.form_of(at, stop)) if stop <= len(line.words) else None
        if kind is not None and line.is_free(at, stop) and _fits(line, at, stop, kind, lower):
            return stop
    return 0


def _fits(line: Line, at: int, stop: int, kind: EntityKind, lower: set[str]) -> bool:
    """Whether a form stands here in capitals, and is no part of a longer name that nobody knows."""
    if kind == "place" and line.is_money(stop):
        return False
    if not (line.is_capital(at) or stop - at > 1) or not line.is_capital(stop - 1):
        return False
    if stop - at > 1 or line.is_headline:
        return True
    if (at == 0 and line.words[at].text.lower() in lower) or line.words[at].text in w.NOT_NAMES:
        return False
    return not _extends(line, at - 1) and not _extends(line, stop)


def _extends(line: Line, neighbour: int) -> bool:
    """A capitalised word beside a short form makes another name of it, unless it is a title or starts the sentence."""
    if not 0 <= neighbour < len(line.words) or not line.is_free(neighbour, neighbour + 1):
        return False
    text = line.words[neighbour].text
    if text == "&":
        return True
    return text[0].isupper() and neighbour > 0 and text not in w.NOT_NAMES and text not in w.TITLES


def _fill_from_tables(line: Line, tables: Gazetteer, lower: set[str]) -> None:
    """Countries, their people and well-known bodies that no engine should miss."""
    for at in range(len(line.words)):
        if not line.is_capital(at):
            continue
        for stop in range(min(at + _MAX_TABLE_WORDS, len(line.words)), at, -1):
            entry = tables.entries.get(" ".join(word.text for word in line.words[at:stop]))
            if entry is not None and line.is_free(at, stop) and _is_sure(line, at, stop, entry, lower):
                line.add(Name(at, stop, entry.kind, ECHO_SCORE))
                break


def _is_sure(line: Line, at: int, stop: int, entry: Entry, lower: set[str]) -> bool:
    """Whether an entry of the tables stands here for what it means there, and is no part of a longer name."""
    if any(
        line.is_capital(beside) and beside > 0 and line.words[beside].text not in w.NOT_NAMES
        for beside in (at - 1, stop)
    ):
        return False
    if line.is_money(stop):
        return False
    if stop - at > 1:
        return entry.kind == "organization" or entry.country is not None
    text = line.words[at].text
    is_country = entry.country is not None and entry.kind in {"place", "nationality"} and not line.is_headline
    return is_country and len(text) > 3 and text not in w.NAMESAKES and text.lower() not in lower
