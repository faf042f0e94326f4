"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.decode import decode

RUSSIAN = "Правительство сообщило во вторник, что новый план поможет жителям города. " * 3
JAPANESE = "政府は火曜日に新しい計画を発表した。住民は歓迎している。" * 3


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_decode_reads_utf8(text: str) -> None:
    """UTF-8 comes back as it was, and nothing is guessed."""
    assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_decode_never_fails(data: bytes) -> None:
    """Any bytes give a text without lone surrogates."""
    decode(data).encode()
    decode(data, is_markup=True).encode()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_decode_obeys_a_byte_order_mark(mark: bytes, encoding: str) -> None:
    """The mark decides, and is no part of the text."""
    assert decode(mark + "Café – 東京".encode(encoding)) == "Café – 東京"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le gouvernement a annoncé “un plan” à côté de l’Élysée… Un cœur.", "cp1252"),
        ("Statsrådet sa at økonomien går bra på Ålesund.", "latin-1"),
        ("Café à Zürich.", "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("委员会周二在日内瓦宣布了一项新的计划。", "gb18030"),
        ("Rząd ogłosił dziś nowy plan, który ma pomóc rodzinom. Zażółć gęślą jaźń.", "cp1250"),
    ],
)
def test_decode_guesses_an_unlabelled_encoding(text: str, encoding: str) -> None:
    """The old encodings that texts still come in."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<META http-equiv='Content-Type' content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_decode_obeys_a_declaration(declaration: str) -> None:
    """In markup, what the page says of itself comes before any guess."""
    page = declaration.format("iso-8859-2") + "<p>Žluťoučký kůň</p>"
    assert decode(page.encode("iso-8859-2"), is_markup=True) == page


def test_decode_takes_a_declaration_in_plain_text_for_text() -> None:
    """A text about encodings is not in the one that it is about."""
    assert decode('<meta charset="koi8-r"> é'.encode()) == '<meta charset="koi8-r"> é'


@pytest.mark.parametrize("label", ["utf-99", "hex", "utf-16", "unicode_escape", "idna", "rot13"])
def test_decode_ignores_a_label_that_cannot_be_meant(label: str) -> None:
    """Unknown encodings, and codecs that are no encoding of a page."""
    page = f'<meta charset="{label}">café \\u0041'
    assert decode(page.encode(), is_markup=True) == page


def test_decode_reads_latin1_as_windows_1252() -> None:
    """Pages that declare ISO 8859-1 mean the quotes of Windows."""
    assert decode(b'<meta charset="iso-8859-1">\x93x\x94', is_markup=True).endswith("“x”")


def test_decode_keeps_utf8_with_a_few_damaged_bytes() -> None:
    """One broken character does not turn the others into another encoding."""
    assert decode("Žluťoučký kůň é".encode() + b"\xff") == "Žluťoučký kůň é\ufffd"


def test_decode_replaces_bytes_without_meaning() -> None:
    """Windows-1252 leaves five bytes open."""
    assert decode(b"Un caf\xe9 noir, \x81") == "Un café noir, \ufffd"
