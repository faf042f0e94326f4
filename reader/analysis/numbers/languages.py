"""Languages other than English: digits, money signs, percent and ISO dates, with the decimal mark of the language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reader.analysis.language import is_english, primary_code
from reader.analysis.numbers.money import meaning
from reader.analysis.tables import words
from reader.model import NumberMention
from reader.text.digits import without_trailing_zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Sentence

DIGITS_ALONE: Final = "Numbers in digits alone: amounts, shares and dates in words are found in English texts only."
"""What the reader is told of a text in another language."""

_DECIMAL_POINT: Final = words("en zh ja ko th he hi bn ta te mr ur ms ga mt fil tl sw my si am")
"""Languages that write 1,234.5 (Unicode CLDR 45, symbols of numbers); all others write 1.234,5 or 1 234,5."""

_SPACES = " \u00a0\u202f\u2009"
_SIGNS = r"(?:US|NZ|AU|CA|HK|NT|MX|[ACRS])?\$|[£€¥₹₩₽₺₪฿₫₴₦₱]|(?:EUR|USD|GBP|CHF)"
_WITH_POINT = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?"
_WITH_COMMA = (
    r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,12})?"
    rf"|\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,6}}(?!\d)(?:,\d{{1,12}})?|\d{{1,18}}(?:,\d{{1,12}})?"
)
_NO_NUMBER = r"""https?://[^\s<>"]{1,2000}|www\.[^\s<>"]{1,2000}|[\w.+-]{1,64}+@[\w-]{1,64}\.[\w.-]{1,64}"""
_IDENTIFIER = (
    r"(?<!\w)\+\d{1,3}(?:[ ./-]?\d{2,9}){1,6}|(?<!\w)\d{1,9}(?:[-/]\d{1,9}){1,6}(?!\w)"
    r"|(?<!\w)\d{1,2}(?:[.:]\d{1,2}){2,5}(?!\w)"
    r"|(?<!\w)\d{1,2}\.\d{1,2}\.(?:\d{4})?|(?<!\w)\d{1,2}:\d\d(?!\w)|\d{19,2000}"
    r"|[^\W\d_]{1,20}-?\d\w{0,20}|\d{1,18}[^\W\d_]\w{0,20}"
)
_ISO = r"(?<![\w-])(?:1[5-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])"
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)


def _compiled(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<skip>{_NO_NUMBER})|(?P<iso>{_ISO})|(?P<money>(?:{_SIGNS})[{_SPACES}]?(?=\d))?(?P<number>(?<![\w.,])(?:{number})(?![\w]|[.,:/-]\d))"
        rf"(?P<after>[{_SPACES}]?(?:{_SIGNS}|%)(?!\w))?|(?P<other>{_IDENTIFIER})"
    )


_READ_WITH: Final = {".": _compiled(_WITH_POINT), ",": _compiled(_WITH_COMMA)}


def is_read_in_full(language: str | None) -> bool:
    """Whether all numbers of a text are found, those in words too: in English, and where the language is unknown."""
    return language is None or is_english(language)


def notice(language: str | None) -> str | None:
    """The sentence for the reader of a text whose numbers are found in digits alone, or None."""
    return None if is_read_in_full(language) else DIGITS_ALONE


def find(text: str, sentences: Sequence[Sentence], language: str | None) -> list[NumberMention]:
    """Numbers written in digits, in order, without overlap; `figure` is not yet set.

    Four digits without a sign, from 1500 to 2099, are a year; other bare numbers are counts of something not told.
    """
    mark = "." if language and primary_code(language) in _DECIMAL_POINT else ","
    found: list[NumberMention] = []
    for sentence in sentences:
        for match in _READ_WITH[mark].finditer(text, sentence.start, sentence.end):
            number = _read(match, mark)
            if number:
                found.append(number)
    return found


def _read(match: re.Match[str], mark: str) -> NumberMention | None:
    start, end = match.span()
    if match["iso"]:
        return NumberMention(start, end, "date", start, end, date=match["iso"])
    if not match["number"]:
        return None
    written = match["number"]
    value = _value(written, mark)
    after = (match["after"] or "").strip(_SPACES)
    sign = (match["money"] or "").strip(_SPACES)
    if sign:
        end = match.end("number")
        return NumberMention(start, end, "money", start, end, value=value, unit=meaning(sign))
    if after == "%":
        return NumberMention(start, end, "percent", start, end, value=value, unit="percent")
    if after:
        return NumberMention(start, end, "money", start, end, value=value, unit=meaning(after))
    if _YEAR.fullmatch(written):
        return NumberMention(start, end, "date", start, end, date=written)
    if written.isdecimal() and len(written) > 1 and written[0] == "0":
        return None
    return NumberMention(start, end, "count", start, end, value=value)


def _value(written: str, mark: str) -> str:
    whole, _, rest = written.partition(mark)
    digits = "".join(c for c in whole if c.isdecimal())
    return without_trailing_zeros(f"{Decimal(digits + '.' + (rest or '0')):f}")
