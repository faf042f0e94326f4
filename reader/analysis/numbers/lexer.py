"""Tokens of a sentence for the number parsers; identifiers, links and telephone numbers come out as one token each."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.numbers import money_tables as m

_CODE = "|".join(code for code in m.CURRENCY_CODES if code not in m.SHORT_CODES)
_PREFIXED = rf"(?:(?<!\w)|(?<={_CODE})|(?<=Rs|RM))"
"""No word stands before, but the code of a currency may."""
_OWNERS = [sign.removesuffix("$") for sign in m.CURRENCY_SIGNS if len(sign) > 1]
_DOLLARS = (
    rf"(?:{'|'.join(name for name in _OWNERS if len(name) == 2)}|hk|Can|Mex|U\.S\.?|u\.s\.?)[ ]?"
    rf"|[{''.join(name for name in _OWNERS if len(name) == 1)}]|[Cc][ ]"
    rf"|(?i:{'|'.join(name for name in _OWNERS if len(name) == 3)})"
)
"""Whose dollar a "$" is."""
_SYMBOLS = "".join(sign for sign in m.CURRENCY_SIGNS if len(sign) == 1 and sign != "$")
_DECIMAL_COMMA = r"\d{1,9},\d{1,2}(?![\w,]|\.\d)"
LINK: Final = r"""https?://[^\s<>"]{1,2000}|www\.[^\s<>"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"""
"""Addresses of pages and of mail."""
_BETWEEN_DIGITS = r"(?: ?[/‑-] ?|[ .]?)"
TELEPHONE: Final = (
    rf"(?<!\w)\+(?:(?=[1-9](?:{_BETWEEN_DIGITS}\d){{6}})\d{{1,3}}"
    rf"|[1-9]\d{{0,2}} ?(?:\(\d\)(?=(?:{_BETWEEN_DIGITS}\d){{5}})|\(\d{{2,5}}\)(?=(?:{_BETWEEN_DIGITS}\d){{4}})))"
    rf"(?:{_BETWEEN_DIGITS}\d{{1,9}}){{1,7}}"
)
"""A plus and the code of a country, maybe digits in brackets, and others, 7 or more in all: "+49 (0)40 123 45-67"."""
CURRENCY: Final = rf"(?:(?<![A-Za-z])(?:{_DOLLARS}))?\$|[{_SYMBOLS}]|(?<!\w)(?:{_CODE})(?!\w)"
"""Signs and codes of currencies beside a number of any language."""
_STAGES = r"[Mm]id|[Pp]re|[Pp]ost|[Nn]on|[Ll]ate|[Ee]arly|[Oo]ver|[Uu]nder"
"""Words that a hyphen joins to a year or an age without making a name of it."""
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
"""These neither: "28 February-3 March"."""
_PATTERNS: Final = (
    ("fraction", r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"),
    # A plain word first: most tokens are one, and none of the patterns below could start with it. Possessive, so that
    # what follows cannot shorten it.
    ("word", r"[^\W\d_]{1,60}+(?![\w@:/$.'’-]|[ ][$\d])"),
    ("link", LINK),
    ("number", r"(?<![\w.,])\d{1,3}(?![\w.,:/'’°%-]|[ \u00a0\u202f\u2009]\d)"),
    ("currency", rf"(?<![A-Za-z])(?:{_DOLLARS})?\$"),
    ("currency", rf"[{_SYMBOLS}]|(?<!\w)(?:{_CODE}|Rs\.?|RM)(?=[ ]?\d)"),
    ("quarter", r"(?<![\w-])[QqHh][1-4](?![\w-])"),
    ("name", r"(?<!\w)@\w{1,40}|(?<!\w)#[^\W\d]\w{0,40}"),
    ("name", TELEPHONE),
    ("name", r"(?<!\w)(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"),  # telephone
    ("name", r"(?<!\w)\+\d{1,3}(?:[ ./-]?\(?\d{2,5}\)?){2,6}"),
    ("name", r"(?<!\w)\(?0\d{1,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?![\w-])"),
    ("dotted", r"(?<![\w.])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:1[5-9]|20|21)\d\d(?!\w|[.,]\d)"),
    ("name", r"(?<!\w)\d{1,4}(?:\.\d{1,4}){2,5}(?!\w|,\d)"),  # address, version
    ("name", r"(?<!\w)[\dA-Fa-f]{1,4}(?::[\dA-Fa-f]{1,4}){0,6}::[\dA-Fa-f:]{0,35}"),  # address of the sixth version
    ("name", r"(?<!\w)(?:[A-Z]{2}\d\d )?\d{4}(?:[ -]\d{4}){2,6}(?: \d{1,3})?(?!\w)"),  # card, account
    ("name", r"(?<!\w)\d{1,9}(?:-\d{1,9}){3,6}(?!\w)"),  # ISBN
    ("name", r"(?<!\w)(?!(?:1[5-9]|2[01])\d\d-[01]\d-[0-3]\d(?![\w-]))\d{1,9}(?:-\d{1,9}){2}(?![\w-])"),
    ("name", r"(?<!\w)\d{19,2000}"),
    ("name", rf"(?<!\w)(?!(?:{_STAGES}|{_MONTHS})-)[A-Z][A-Za-z]{{0,19}}-\d\w{{0,20}}"),  # COVID-19, F-16
    ("name", r"(?<!\w)[^\W\d_]{1,20}\d\w{0,30}"),  # G7, B52, v2
    ("name", r"(?<!\w)\d{1,9}[^\W\d_]{1,9}\d\w{0,20}"),
    ("iso", r"(?<![\w-])(?:1[5-9]|2[01])\d\d-[01]\d-[0-3]\d(?![\w-])"),
    ("slash", r"(?<![\w/])\d{1,4}/\d{1,4}(?:/\d{1,4})?(?![\w/])"),
    ("decade", r"(?<!\w)(?:\d{4}|['’]?\d0)['’]?s(?!\w)"),
    ("clock", r"(?<![\w:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]|\.\d)"),
    ("stopwatch", r"(?<![\w:])\d{1,2}:\d{2}(?::\d{2})?\.\d{1,3}(?![\d:])"),
    ("name", r"(?<![\w:.,])\d{1,3}:\d{1,3}(?![\w:])"),  # 16:9, Psalm 23:4
    # A comma before one or two digits is the decimal mark of other lands beside money and shares, else no one can say.
    ("number", rf"(?<=[$£€¥]){_DECIMAL_COMMA}|(?<=[$£€¥] ){_DECIMAL_COMMA}|(?<=(?:{_CODE}) ){_DECIMAL_COMMA}"),
    ("number", rf"(?<![\w.,]){_DECIMAL_COMMA}(?=[ ]?(?:[%€£]|(?:{_CODE}|[Ee]uros?|zł|kr)(?!\w)))"),
    ("name", rf"(?<![\w.,:-]){_DECIMAL_COMMA}"),
    ("number", _PREFIXED + r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?(?!\d)"),
    ("number", _PREFIXED + r"\d{1,3}(?:['’]\d{3}){1,6}(?:\.\d{1,12})?(?!\d)"),
    ("number", r"(?<!\w)\d{1,2}(?:,\d\d){1,5},\d{3}(?:\.\d{1,12})?(?![\d,])"),  # lakh and crore
    ("number", r"(?<!\w)\d{1,3}(?:\.\d{3}){1,6},\d{1,12}(?!\d)"),
    ("number", r"(?<!\w)\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,6}(?:[.,]\d{1,12})?(?!\d)"),
    ("number", r"(?<![\d.,] )(?<![\w.,])\d{1,3}(?: \d{3}){2,6}(?:\.\d{1,12})?(?! ?\d)|(?<![\w.,])\d{1,3} 000(?! ?\d)"),
    ("number", _PREFIXED + r"\d{1,18}(?:\.\d{1,12})?(?!\d)|(?<![\w.])\.\d{1,12}(?!\d)"),
    ("initials", r"(?:[A-Za-z]\.){2,4}|[ap]\.m(?![\w])"),
    ("word", r"[^\W\d_]{1,60}(?:['’](?![sS]\b)[^\W\d_]{1,40}){0,2}"),
    ("dash", r"[-–—‑−]"),
    ("mark", r"[^\w\s]"),
    ("rest", r"\w{1,60}"),
)  # fmt: skip
_KINDS: Final = tuple(kind for kind, _ in _PATTERNS)
_LEXICON: Final = re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS))

_TITLE_SHARE: Final = 0.7
"""Of a headline's words so many start with a capital letter."""
_HYPHENS: Final = frozenset("-‑")


class Tokens:
    """The tokens of one sentence; positions outside give empty answers, so that parsers may look around freely."""

    __slots__ = ("_is_title", "ends", "kinds", "lows", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _LEXICON.finditer(text, start, end):
            self.kinds.append(_KINDS[(match.lastindex or 1) - 1])
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.lows = [word.lower() for word in self.words]
        self._is_title: bool | None = None

    def __len__(self) -> int:
        return len(self.kinds)

    def low(self, at: int) -> str:
        """Text of a token in lower case; empty outside."""
        try:
            return self.lows[at] if at >= 0 else ""
        except IndexError:  # rare, and asking first would be a tenth of all time
            return ""

    def kind(self, at: int) -> str:
        """Kind of a token; empty outside."""
        try:
            return self.kinds[at] if at >= 0 else ""
        except IndexError:  # rare, and asking first would be a tenth of all time
            return ""

    def written(self, at: int) -> str:
        """Text of a token; empty outside."""
        try:
            return self.words[at] if at >= 0 else ""
        except IndexError:  # rare, and asking first would be a tenth of all time
            return ""

    def is_capitalised(self, at: int) -> bool:
        """A word that starts with a capital letter."""
        return self.kind(at) == "word" and self.words[at][0].isupper()

    def is_title(self) -> bool:
        """Most words of the sentence start with a capital letter, as in a headline."""
        if self._is_title is None:
            first = [word[0] for word, kind in zip(self.words, self.kinds, strict=True) if kind == "word"]
            self._is_title = len(first) > 2 and sum(c.isupper() for c in first) > _TITLE_SHARE * len(first)
        return self._is_title

    def touches(self, at: int) -> bool:
        """Nothing stands between a token and the one before it."""
        return 0 < at < len(self.kinds) and self.ends[at - 1] == self.starts[at]

    def hyphen(self, at: int) -> bool:
        """A dash that joins two tokens without white space."""
        return self.kind(at) == "dash" and self.touches(at) and self.touches(at + 1)

    def joint(self, at: int) -> bool:
        """A hyphen that makes a compound of number and word: "six-member", also set apart as in "six - member"."""
        if self.kind(at) != "dash" or self.words[at] not in _HYPHENS or self.kind(at + 1) != "word":
            return False
        return self.touches(at) or not self.touches(at + 1)

    def past_joint(self, at: int) -> int:
        """The token after a joining hyphen, or the same token where there is none."""
        return at + 1 if self.joint(at) else at
