"""From bytes to text: byte order mark, declared encoding, UTF-8, a guess, and Windows-1252 when all fails."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARATION_BYTES = 4096
"""Where a page may declare its encoding; HTML asks for the first 1,024, pages are careless."""
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})|<meta[^>]{0,200}[\s;"']charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)

_CANDIDATES = [
    "utf_8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r",
    "gb18030", "big5", "cp932", "euc_jp", "iso2022_jp", "cp949", "mac_roman", "cp850", "cp437",
]  # fmt: skip
"""Encodings that are guessed at: those that texts really come in, so that few bytes do not yield a rare one."""
_GUESS_BYTES = 32_768

_WESTERN = re.compile(
    "[\x00-\x7f\xa0ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâãäåæçèéêëíîïñóôöõøùúûüœŒŸÿ«»‹›‘’“”‚„–—…•€£©®°·§ªº¿¡´\ufffd]*"
)
"""What Western European texts in Windows-1252 are made of; others than those hardly ever keep to it."""
_MOST_WESTERN = 0.25
"""Share of characters beyond ASCII; it is above one third in Cyrillic, Greek and Chinese, under 0.1 in French."""

_LATIN_1 = frozenset({"ascii", "iso8859-1"})
"""What is declared so is Windows-1252 in practice, which the HTML standard demands."""
_NOT_A_CHARSET = frozenset({"utf-7", "utf-16", "utf-32", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that a page cannot mean: it could not have been read as far as its declaration."""


def decode(data: bytes, *, is_markup: bool = False) -> str:
    """The text of a document, without a byte order mark.

    Never fails: bytes that have no meaning become U+FFFD.

    Args:
        data: the document.
        is_markup: it may declare its encoding itself, as HTML and XML do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _declared_encoding(data) if is_markup else None
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    lenient = data.decode("utf-8", "replace")
    if _is_damaged_utf8(lenient):
        return lenient
    western = data.decode("cp1252", "replace")
    if _is_western(western[:_GUESS_BYTES]):
        return western
    guessed = _guessed_encoding(data)
    return data.decode(guessed, "replace") if guessed else western


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARATION_BYTES])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii")
    try:
        b"x".decode(name, "replace")  # LookupError also for the codecs of Python that give no text
        encoding = codecs.lookup(name).name.replace("_", "-")
    except (LookupError, ValueError, UnicodeError):
        return None
    if encoding in _NOT_A_CHARSET:
        return None
    return "cp1252" if encoding in _LATIN_1 else encoding


def _is_damaged_utf8(lenient: str) -> bool:
    """Whether a text decoded with replacements is UTF-8 in which a few bytes went wrong."""
    replaced = lenient.count("\ufffd")
    whole = len(lenient) - len(lenient.encode("ascii", "ignore")) - replaced
    return whole > 4 * replaced


def _is_western(text: str) -> bool:
    """Whether a text decoded as Windows-1252 looks as if that was right."""
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii <= _MOST_WESTERN * len(text) and _WESTERN.fullmatch(text) is not None


def _guessed_encoding(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, and few texts need it

    best = from_bytes(data[:_GUESS_BYTES], cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    return best.encoding if best else None
