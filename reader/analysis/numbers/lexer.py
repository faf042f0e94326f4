"""Tokens of a sentence for the number parsers; identifiers, links and telephone numbers come out as one token each."""

from __future__ import annotations

import re
from typing import NamedTuple

_LEXICON = re.compile(
    r"""
    (?P<link>https?://[^\s<>"]{1,2000}|www\.[^\s<>"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})
  | (?P<quarter>(?<!\w)[QqHh][1-4](?!\w))
  | (?P<name>(?<!\w)[@#][\w]{1,40}
      |(?<!\w)(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)           # telephone
      |(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}
      |(?<!\w)\d{1,4}(?:\.\d{1,4}){2,5}(?!\w)                                     # address, version
      |(?<!\w)\d{1,7}(?:-\d{1,7}){3,6}(?!\w)                                      # ISBN
      |(?<!\w)\d{19,2000}
      |(?<!\w)[A-Z][A-Za-z]{0,19}-\d\w{0,20}                                      # COVID-19, F-16
      |(?<!\w)[^\W\d_]{1,20}\d\w{0,30}                                            # G7, B52, v2
      |(?<!\w)\d{1,9}[^\W\d_]{1,9}\d\w{0,20})
  | (?P<iso>(?<![\w-])(?:1[5-9]|2[01])\d\d-[01]\d-[0-3]\d(?![\w-]))
  | (?P<slash>(?<![\w/])\d{1,4}/\d{1,4}(?:/\d{1,4})?(?![\w/]))
  | (?P<decade>(?<!\w)(?:\d{4}|['’]?\d0)s(?!\w))
  | (?P<clock>(?<![\w:])\d{1,2}:\d{2}(?::\d{2})?(?![\w:]|\.\d))
  | (?P<clockm>(?<![\w:])\d{1,2}:\d{2}(?=[ap]m))
  | (?P<number>(?<!\w)\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?(?!\d)
      |(?<!\w)\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,6}(?!\d)
      |(?<!\w)\d{1,18}(?:\.\d{1,12})?(?!\d)|(?<![\w.])\.\d{1,12}(?!\d))
  | (?P<fraction>[½⅓⅔¼¾⅕⅛])
  | (?P<currency>(?<![A-Za-z])(?:(?:US|NZ|AU|CA|HK|NT|MX)[ ]?|[ACSR])?\$|[£€¥₹₩₽₺₪฿₫₴])
  | (?P<initials>(?:[A-Za-z]\.){2,4})
  | (?P<word>[^\W\d_]{1,60}(?:['’](?![sS]\b)[^\W\d_]{1,40}){0,2})
  | (?P<dash>[-–—‑−])
  | (?P<mark>[^\w\s])
  | (?P<rest>\w{1,60})
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: what kind it is, where it stands, its text and that in lower case."""

    kind: str
    start: int
    end: int
    text: str
    low: str


class Tokens:
    """The tokens of one sentence; positions outside give empty answers, so that parsers may look around freely."""

    __slots__ = ("items", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.items = [
            Token("clock" if m.lastgroup == "clockm" else str(m.lastgroup), m.start(), m.end(), m[0], m[0].lower())
            for m in _LEXICON.finditer(text, start, end)
        ]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: int) -> Token:
        return self.items[at]

    def low(self, at: int) -> str:
        """Text of a token in lower case; empty outside."""
        return self.items[at].low if 0 <= at < len(self.items) else ""

    def kind(self, at: int) -> str:
        """Kind of a token; empty outside."""
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def written(self, at: int) -> str:
        """Text of a token; empty outside."""
        return self.items[at].text if 0 <= at < len(self.items) else ""

    def is_capitalised(self, at: int) -> bool:
        """A word that starts with a capital letter."""
        return self.kind(at) == "word" and self.items[at].text[0].isupper()

    def touches(self, at: int) -> bool:
        """Nothing stands between a token and the one before it."""
        return 0 < at < len(self.items) and self.items[at - 1].end == self.items[at].start

    def hyphen(self, at: int) -> bool:
        """A dash that joins two tokens without white space."""
        return self.kind(at) == "dash" and self.touches(at) and self.touches(at + 1)
