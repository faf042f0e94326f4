"""Languages other than English: what is written in digits, with the marks and the magnitudes of the language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reader.analysis.language import UNDETERMINED, is_english, primary_code
from reader.analysis.numbers import language_tables as t
from reader.analysis.numbers.lexer import CURRENCY, LINK, TELEPHONE
from reader.analysis.numbers.money import meaning
from reader.model import NumberMention
from reader.text.digits import without_trailing_zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import NumberKind, Sentence

DIGITS_ALONE: Final = "Numbers in digits alone: amounts, shares and dates in words are found in English texts only."
"""What the reader is told of a text in another language."""

_NO_SPACES = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of Thai, Japanese, Chinese and Korean, which touch the digits that they have nothing to do with."""
_LETTER = rf"[^\W{_NO_SPACES}]"
_LOOKED_AT_CHARS = 1000
_SPACES = " \u00a0\u202f\u2009"
_WITH_POINT = r"\d{1,3}(?:[,'’]\d{3}){1,6}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?"
_WITH_COMMA = (
    r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,12})?"
    rf"|\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,6}}(?!\d)(?:,\d{{1,12}})?|\d{{1,18}}(?:,\d{{1,12}})?"
)
_HOME_TELEPHONE = r"(?<![\w+])\(?0\d{1,4}\)?(?:[ ./-]\d{2,4}){2,5}(?!\w)"
_IDENTIFIER = (
    r"(?<!\w)\+\d{1,3}(?:[ ./-]?\d{2,9}){1,6}|(?<!\w)\d{1,9}(?:[-/]\d{1,9}){1,6}(?!\w)"
    r"|(?<!\w)\d{1,2}(?:[.:]\d{1,2}){2,5}(?!\w)"
    r"|(?<!\w)\d{1,2}\.\d{1,2}\.(?:\d{4})?|(?<!\w)\d{1,2}:\d\d(?!\w)|\d{19,2000}"
    rf"|{_LETTER}{{1,20}}-?\d\w{{0,20}}|\d{{1,18}}{_LETTER}\w{{0,20}}"
)
_ISO = r"(?<![\w-])(?:1[5-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])"
_NUMBERED_DATE = r"(?<!\d)(?:(?P<year1>\d{4})[年년] ?)?(?P<month1>\d{1,2})[月월] ?(?P<day1>\d{1,2})[日일号]"
_MONTH_NAME = "|".join(sorted(t.MONTHS, key=len, reverse=True))
_NAMED_DATE = (
    rf"(?<![\w.,])(?P<day2>\d{{1,2}})(?:\.|er|º)?[{_SPACES}](?:de )?(?P<month2>(?i:{_MONTH_NAME}))(?!\w)"
    rf"(?:[{_SPACES}](?:de )?(?P<year2>\d{{4}})(?!\w))?"
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_AFTER_DIGITS: Final = re.compile(
    rf"[{_SPACES}]?(?:(?P<touching>[{_NO_SPACES}]{{1,3}})|(?P<word>[^\W\d_]{{1,20}})\.?(?!\w)|(?P<sign>[%％]|{CURRENCY}))"
)
_OF: Final = re.compile(rf"[{_SPACES}](?:de |di |d['’])|[{_SPACES}]?")
_MOST_SCALES = 2
"""As in the Spanish "mil millones"."""


def _compiled(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<skip>{LINK}|{TELEPHONE}|{_HOME_TELEPHONE})|(?P<iso>{_ISO})|(?P<dated>{_NUMBERED_DATE}|{_NAMED_DATE})"
        rf"|(?P<minus>(?<![\w.,–-])[-−](?=\d))?(?P<money>(?:{CURRENCY})[{_SPACES}]?(?=\d))?"
        rf"(?P<number>(?<!{_LETTER})(?<![.,])(?:{number})(?!{_LETTER}|[.,:/-]?\d))|(?P<other>{_IDENTIFIER})"
    )


_READ_WITH: Final = {".": _compiled(_WITH_POINT), ",": _compiled(_WITH_COMMA)}


def is_read_in_full(language: str | None) -> bool:
    """Whether all numbers of a text are found, those in words too: in English, and where the language is unknown."""
    return language is None or is_english(language)


def notice(language: str | None) -> str | None:
    """The sentence for the reader of a text whose numbers are found in digits alone, or None."""
    return None if is_read_in_full(language) else DIGITS_ALONE


def decimal_mark(text: str, language: str | None) -> str:
    """The decimal mark of a language and region, a point or a comma; of an unknown one by its letters."""
    code = (language or "").lower().replace("_", "-")
    if code in t.POINT_REGIONS or code in t.COMMA_REGIONS:
        return "." if code in t.POINT_REGIONS else ","
    if not code or primary_code(code) == UNDETERMINED:
        return "." if re.search(rf"[{_NO_SPACES}]", text[:_LOOKED_AT_CHARS]) else ","
    return "." if primary_code(code) in t.DECIMAL_POINT else ","


def find(text: str, sentences: Sequence[Sentence], language: str | None) -> list[NumberMention]:
    """Numbers written in digits, in order, without overlap; `figure` is not yet set.

    Four digits without a sign, from 1500 to 2099, are a year; other bare numbers are counts of something not told. A
    number before a magnitude that may mean two things is left out.
    """
    mark = decimal_mark(text, language)
    code = primary_code(language) if language else ""
    found: list[NumberMention] = []
    for sentence in sentences:
        at = sentence.start
        while match := _READ_WITH[mark].search(text, at, sentence.end):
            at = match.end()
            number = _read(match, mark, code, sentence.end)
            if number:
                found.append(number)
                at = max(at, number.end)
    return found


def _read(match: re.Match[str], mark: str, language: str, limit: int) -> NumberMention | None:
    start, end = match.span()
    if match["iso"]:
        return NumberMention(start, end, "date", start, end, date=match["iso"])
    if match["dated"]:
        return _dated(match)
    written = match["number"]
    if not written:
        return None
    value = _value(written, mark) * (-1 if match["minus"] else 1)
    unit = meaning(match["money"].strip(_SPACES)) if match["money"] else None
    known = _with_words(match.string, end, language, limit)
    if known is None:
        return None
    scale, after, stop = known
    kind: NumberKind = "money" if unit or after not in {None, "percent"} else "percent" if after else "count"
    if kind == "count" and scale == 1:
        if _YEAR.fullmatch(written) and not match["minus"]:
            return NumberMention(start, end, "date", start, end, date=written)
        if written.isdecimal() and len(written) > 1 and written[0] == "0":
            return None
    plain = without_trailing_zeros(f"{value * scale:f}")
    return NumberMention(start, stop, kind, start, stop, value=plain, unit=unit or after)


def _with_words(text: str, at: int, language: str, limit: int) -> tuple[int, str | None, int] | None:
    """The magnitude after digits, the currency or "percent" after it, and their end; None where nobody can tell."""
    scale, read, stop = 1, 0, at
    while True:
        match = _AFTER_DIGITS.match(text, at, limit)
        word = (match["word"] or match["touching"] or "").lower() if match else ""
        factor, length = _scale(word, language)
        if match is None or not factor or read == _MOST_SCALES:
            break
        scale, read = scale * factor, read + 1
        at = match.end() if match["word"] else match.start("touching") + length
        stop = match.end("word") if match["word"] else at
    if word in t.UNSURE and not factor:
        return None
    joint = _OF.match(text, at, limit) if scale > 1 else None
    match = _AFTER_DIGITS.match(text, joint.end() if joint else at, limit)
    if match is None:
        return scale, None, stop
    if match["sign"]:
        is_share = match["sign"] in t.PERCENTS
        is_own = text[match.end() : match.end() + 1].isdecimal()  # the sign of the next amount
        return (
            (scale, "percent" if is_share else meaning(match["sign"]), match.end())
            if not is_own
            else (scale, None, stop)
        )
    for length in range(len(match["touching"] or "") or 1, 0, -1):
        word = match["touching"][:length] if match["touching"] else match["word"].lower()
        unit = "percent" if word in t.PERCENTS else t.CURRENCIES.get(word)
        if unit:
            return scale, unit, match.end("word") if match["word"] else match.start("touching") + length
    return scale, None, stop


def _scale(word: str, language: str) -> tuple[int, int]:
    """The magnitude that a word begins with, in scripts without spaces, or is; and its length. 0 for none."""
    factor = t.SCALES_OF.get((language, word)) or (0 if word in t.UNSURE else t.SCALES.get(word, 0))
    if factor or not re.match(rf"[{_NO_SPACES}]", word):
        return factor, len(word)
    return t.SCALES.get(word[0], 0), 1


def _dated(match: re.Match[str]) -> NumberMention | None:
    start, end = match.span()
    day, year = int(match["day1"] or match["day2"]), match["year1"] or match["year2"] or "XXXX"
    month = int(match["month1"]) if match["month1"] else t.MONTHS[match["month2"].lower()]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return NumberMention(start, end, "date", start, end, date=f"{year}-{month:02}-{day:02}")


def _value(written: str, mark: str) -> Decimal:
    whole, _, rest = written.partition(mark)
    digits = "".join(c for c in whole if c.isdecimal())
    return Decimal(digits + "." + (rest or "0"))
