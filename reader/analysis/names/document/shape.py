"""Where a name begins and ends: titles, possessives and prefixes cut off, second halves of given names taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.names import words as w
from reader.analysis.names.document.lines import POSSESSIVES, Name
from reader.analysis.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.analysis.gazetteer import Gazetteer
    from reader.analysis.names.document.lines import Line

_PREFIXES = words("pro anti non ex mid trans post pre all inter intra cross")
"""What stands before a name and a hyphen and is no part of it."""
_ARTICLES = frozenset({"the", "a", "an"})
_KEEPS_ARTICLE = frozenset({"hague", "gambia", "bahamas"})
_OPENING, _CLOSING = frozenset("\"'“‘«([*–—-,;:/."), frozenset("\"'”’»)],;:–—-/")
_MAX_SECOND_HALF = 6
_MAX_KNOWN_WORDS = 4
_SURE_TITLES = words("""
    President Premier Minister Secretary Ambassador Senator Sen. Governor Gov. Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Prof. Prof
    Professor Commissioner Congressman Congresswoman Representative Rep. Spokesman Spokeswoman Spokesperson Director
    Chairman Chairwoman CEO Adviser Advisor Attorney Chancellor
""")
"""Titles that are no surnames: also inside and behind a name they are no part of it."""
_HONORIFICS = words("""
    His Her Their Your Majesty Highness Excellency Honour Honor Royal Serene Amir Emir Madame Monsieur Madam Herr Frau
    Señor Señora Don Doña Shri Smt Smt. Datuk Dato Maulana Gen Lt Col Maj Capt Sgt Cpl Brig Brigadier Wing Squadron Air
    Vice-Admiral ASI SI SP DSP DIG DC PM VPM MK MNA MLA MPP AG HH HE HM HRH
""")
"""Titles that titles of the English-speaking news lack; as above they are no part of a name."""
_TITLES = frozenset(title.casefold() for title in w.TITLES | w.TITLE_MODIFIERS | _HONORIFICS) - {
    "star",
    "of",
    "and",
    "fire",
    "king",
}


def shape(line: Line, tables: Gazetteer) -> None:
    """Give every name of a line the words that belong to it, or drop it."""
    line.put([shaped for name in line.names for shaped in _shaped(line, name, tables)])


def _shaped(line: Line, name: Name, tables: Gazetteer) -> Iterator[Name]:
    _trim(line, name)
    is_one_word = name.stop - name.start == 1
    if name.start >= name.stop or (is_one_word and name.kind == "place" and line.is_money(name.stop)):
        return
    if name.kind == "person":
        nationality = _nationality_before(line, name, tables)
        if nationality is not None:
            yield nationality
        _cut_titles(line, name, tables)
        _take_second_half(line, name)
        if name.stop - name.start == 1 and (
            line.forms[name.start] in _TITLES or line.words[name.start].text in w.NOT_NAMES
        ):
            return
    _complete(line, name, tables)
    yield name


def _complete(line: Line, name: Name, tables: Gazetteer) -> None:
    """Take in the other words of a body that everybody knows, when it begins here: "Getty" of "Getty Images"."""
    for stop in range(min(name.start + _MAX_KNOWN_WORDS, len(line.words)), name.stop, -1):
        entry = tables.entries.get(" ".join(word.text for word in line.words[name.start : stop]))
        if entry is not None and entry.kind == "organization" and line.is_free(name.stop, stop):
            name.stop, name.kind = stop, "organization"
            return


def _trim(line: Line, name: Name) -> None:
    """Cut off marks, articles, possessives, and "pro-" and the like."""
    forms = line.forms
    while name.start < name.stop and (
        forms[name.start] in _OPENING or (forms[name.start] in _ARTICLES and not _is_with_article(line, name))
    ):
        name.start += 1
    is_prefixed = name.stop - name.start > 2 and forms[name.start] in _PREFIXES and forms[name.start + 1] == "-"
    if is_prefixed and (name.kind != "organization" or line.words[name.start].text.islower()):
        name.start += 2
    while name.stop > name.start:
        last = forms[name.stop - 1]
        is_closed = last == ")" and "(" in forms[name.start : name.stop]
        if is_closed or not (last in _CLOSING or last in POSSESSIVES):
            break
        name.stop -= 1


def _is_with_article(line: Line, name: Name) -> bool:
    return name.stop - name.start == 2 and line.forms[name.start + 1] in _KEEPS_ARTICLE


def _nationality_before(line: Line, name: Name, tables: Gazetteer) -> Name | None:
    """The nationality at the beginning of a person's name of three words or more, cut off from it."""
    if name.stop - name.start < 3:
        return None
    entry = tables.entries.get(line.words[name.start].text)
    if entry is None or entry.kind != "nationality" or line.words[name.start + 1].is_glued:
        return None
    name.start += 1
    return Name(name.start - 1, name.start, "nationality", name.score)


def _cut_titles(line: Line, name: Name, tables: Gazetteer) -> None:
    """Cut titles and roles from a person's name; "President" within ends what is no part of it."""
    forms = line.forms
    last = tables.entries.get(line.words[name.stop - 1].text)
    if name.stop - name.start == 2 and last is not None and last.kind == "place" and last.name not in w.NAMESAKES:
        return  # Captain America, Miss France
    cut = name.start
    while cut < name.stop - 1 and (forms[cut] in _TITLES or forms[cut] in POSSESSIVES or forms[cut] == "-"):
        cut += 1
    if cut < name.stop and forms[cut - 1 if cut > name.start else cut] != "-":
        name.start = cut
    for at in range(name.start + 1, name.stop - 1):
        if line.words[at].text in _SURE_TITLES:
            name.start = at + 1
            break
    while name.stop - name.start > 1 and line.words[name.stop - 1].text in _SURE_TITLES:
        name.stop -= 1


def _take_second_half(line: Line, name: Name) -> None:
    """The end of a given name as in "Wong Kwok-hing"."""
    at = name.stop
    if at + 1 >= len(line.words):
        return
    dash, half = line.words[at], line.words[at + 1]
    is_half = half.is_glued and half.text.isalpha() and half.text.islower() and len(half.text) <= _MAX_SECOND_HALF
    is_joined = dash.text == "-" and dash.is_glued and line.is_free(at + 1, at + 2)
    if is_joined and is_half and half.text not in w.COMPOUND_ENDINGS:
        name.stop = at + 2
