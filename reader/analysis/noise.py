"""Noise that stands inside a body block, as in texts that came without line breaks.

There "Read Also: Israeli Tanks Push into Khan Younis In a statement, …" is one sentence for a splitter. What is
recognised here by its opening words gets a role of its own; everything else keeps the role of its block.
"""

from __future__ import annotations

import re

from reader.analysis.tables import words
from reader.model import Role, Sentence

_OPENINGS = (
    (
        Role.RELATED,
        re.compile(r"(?i:read also|also read|read more|see also|related(?: (?:article|story|stories))?)\s?:\s"),
    ),
    (Role.CREDIT, re.compile(r"\(?(?i:photos?|images?|pictures?|credit)(?i:\s(?:by|credit|courtesy))?\s?:\s")),
    (Role.PROMO, re.compile(r"(?i:click here|sign up (?:for|to)|subscribe (?:to|now)|advertisement\b)")),
)
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,60}")
_SMALL_WORDS = words(
    "a an and as at but by for from in into is it nor of off on or over per s so than that the to up via vs with"
)
_OPENERS = words("A After Amid An As At Before But For From He Her His However If In It On She The They This")
_CREDIT_TAIL = re.compile(r"[^()]{0,200}\)")


def with_roles(text: str, sentence: Sentence) -> list[Sentence]:
    """The sentence as it is, or cut into noise and what follows it when it is body text that opens with noise."""
    if sentence.role is not Role.BODY:
        return [sentence]
    for role, opening in _OPENINGS:
        match = opening.match(text, sentence.start, min(sentence.end, sentence.start + 80))
        if match:
            return _cut(text, sentence, role, match.end())
    return [sentence]


def _cut(text: str, sentence: Sentence, role: Role, after: int) -> list[Sentence]:
    end = sentence.end
    if role is Role.RELATED:
        end = _end_of_headline(text, after, sentence.end)
    elif role is Role.CREDIT and text[sentence.start] == "(":
        closing = _CREDIT_TAIL.match(text, after, sentence.end)
        end = closing.end() if closing else end
    rest = end
    while rest < sentence.end and text[rest].isspace():
        rest += 1
    noise = Sentence(sentence.start, len(text[:end].rstrip()) if end < sentence.end else end, role)
    return [noise] if rest >= sentence.end else [noise, Sentence(rest, sentence.end, sentence.role)]


def _end_of_headline(text: str, start: int, end: int) -> int:
    """Where a headline in title case gives way to prose: before the capital that opens the prose, else at the end."""
    capitals: list[tuple[int, str]] = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if word[0].isupper():
            capitals.append((match.start(), word))
        elif word not in _SMALL_WORDS:
            openers = [position for position, capital in capitals[1:][-4:] if capital in _OPENERS]
            return (openers or [position for position, _ in capitals[1:][-1:]] or [end])[-1]
    return end
