"""Words with offsets, as the name rules need them: the possessive cut off, hyphens and full stops on their own.

One way to cut serves the text and the gazetteer alike, so that what stands in a table is found in a text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<dotted>(?:[A-Z]\.){2,6}(?![A-Za-z]))                      # U.S., D.C.
  | (?P<abbreviation>(?:
        Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Cmdr|Adm|Rev|Hon|St|Mt|Ft|Jr|Sr
    )\.)
  | (?P<initial>[A-Z]\.(?=\s?[A-Z]))                             # J. in J. D. Vance
  | (?P<word>[^\W\d_]{1,60}(?:['’][^\W\d_]{1,40}){0,3})
  | (?P<number>\d[\w.,]{0,40})
  | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’][sS]$")


class NameToken(NamedTuple):
    """One word or mark of a sentence.

    Attributes:
        text: without a possessive; `end` is its end.
        full_end: end with the possessive.
        is_first: stands where a capital proves nothing: at the start, after a colon or an opening quotation mark.
    """

    text: str
    start: int
    end: int
    full_end: int
    is_word: bool
    is_first: bool

    @property
    def is_capitalised(self) -> bool:
        """Starts with a capital letter."""
        return self.is_word and self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """All capitals, two letters at least."""
        return self.is_word and len(self.text) > 1 and self.text.isupper()


def name_tokens(text: str, start: int, end: int) -> list[NameToken]:
    """Tokens of a stretch of the text, in order. Linear in its length."""
    tokens: list[NameToken] = []
    first = True
    for match in _TOKEN.finditer(text, start, end):
        kind, word = match.lastgroup, match[0]
        is_word = kind not in {"mark", "number"}
        stop = match.end()
        core = stop
        if kind == "word":
            possessive = _POSSESSIVE.search(word)
            if possessive and possessive.start():
                word = word[: possessive.start()]
                core = match.start() + len(word)
        tokens.append(NameToken(word, match.start(), core, stop, is_word, is_word and first))
        if is_word or kind == "number":
            first = False
        elif word in ':“"‘([•|':
            first = True
    return tokens


def touches(left: NameToken, right: NameToken) -> bool:
    """Nothing stands between two tokens."""
    return left.full_end == right.start
