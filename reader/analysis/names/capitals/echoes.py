"""Names that a text gives in full once, found again in their other forms: "Kirby" after "John Kirby"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.names import words as w

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.names.capitals.sentence import Found, NameSentence
    from reader.model import EntityKind

_PLACE_BEFORE = frozenset({"in", "at", "from", "to", "near", "outside"})


class _Echo(NamedTuple):
    words: tuple[str, ...]
    kind: EntityKind


def echoes(sentences: Sequence[NameSentence]) -> None:
    """Add to each sentence the names that other sentences prove. Linear in the length of the text."""
    forms: dict[tuple[str, ...], EntityKind] = {}
    for sentence in sentences:
        for found in sentence.found:
            words = _words(sentence, found)
            if found.kind == "person":
                forms.update(dict.fromkeys(_person_forms(words), "person"))
            elif found.kind == "organization":
                forms.setdefault(words, "organization")
    people = {form[0] for form, kind in forms.items() if kind == "person" and len(form) == 1}
    index: dict[str, list[_Echo]] = {}
    for form, kind in forms.items():
        index.setdefault(form[0], []).append(_Echo(form, kind))
    for candidates in index.values():
        candidates.sort(key=lambda echo: -len(echo.words))
    for sentence in sentences:
        _prefer_people(sentence, people)
        _add_forms(sentence, index)


def _words(sentence: NameSentence, found: Found) -> tuple[str, ...]:
    return tuple(token.text.casefold() for token in sentence.tokens[found.start : found.stop])


def _person_forms(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The full name, the surname with and without its particle, and the first name."""
    yield words
    names = [i for i, word in enumerate(words) if word.rstrip(".") not in {"jr", "sr", "ii", "iii", "iv"}]
    if len(names) < 2:
        return
    last = names[-1]
    surname = last
    while surname > 1 and words[surname - 1] == "-":
        surname -= 2
    for start in {last, surname} if surname == last else {surname}:
        if len(words[start]) > 2:
            yield words[start : last + 1]
    particle = surname
    while particle > 1 and (words[particle - 1] in w.PARTICLES or words[particle - 1] == "-"):
        particle -= 1
    if particle < surname:
        yield words[particle : last + 1]
    if len(words[0]) > 2 and words[1] != "-":
        yield words[:1]


def _prefer_people(sentence: NameSentence, people: set[str]) -> None:
    """A person of the text beats a city or company of the same name (Jordan, Washington, Ford)."""
    for found in sentence.found:
        if found.stop - found.start > 1 or found.kind not in {"place", "organization"}:
            continue
        token = sentence.tokens[found.start]
        before = sentence.tokens[found.start - 1].text if found.start else ""
        if token.text in w.NAMESAKES and token.text.casefold() in people and before not in _PLACE_BEFORE:
            found.kind = "person"


def _add_forms(sentence: NameSentence, index: dict[str, list[_Echo]]) -> None:
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if sentence.covered[at] or not token.is_word or not (token.is_capitalised or token.text in w.PARTICLES):
            at += 1
            continue
        for echo in index.get(token.text.casefold(), ()):
            stop = at + len(echo.words)
            if stop <= len(tokens) and _fits(sentence, at, stop, echo.words):
                sentence.add(at, stop, echo.kind, 0.85)
                at = stop - 1
                break
        at += 1


def _fits(sentence: NameSentence, at: int, stop: int, words: tuple[str, ...]) -> bool:
    """The form stands here in capitals, and is no part of a longer unknown name."""
    tokens = sentence.tokens
    if any(sentence.covered[at:stop]) or any(tokens[at + i].text.casefold() != words[i] for i in range(len(words))):
        return False
    if not tokens[stop - 1].is_capitalised:
        return False
    if len(words) > 1 or sentence.is_headline:
        return True
    if tokens[at].is_first and tokens[at].text.lower() in sentence.lower:
        return False
    return not _extends(sentence, at - 1, at) and not _extends(sentence, stop, at)


def _extends(sentence: NameSentence, neighbour: int, at: int) -> bool:
    """A capitalised word beside a short form makes it part of another name, unless it is a title."""
    if not 0 <= neighbour < len(sentence.tokens) or sentence.covered[neighbour]:
        return False
    token = sentence.tokens[neighbour]
    if not token.is_capitalised or token.text in w.NOT_NAMES or token.text in w.TITLES:
        return False
    if neighbour > at:
        return sentence.tokens[at].end == sentence.tokens[at].full_end
    return not token.is_first and token.end == token.full_end
