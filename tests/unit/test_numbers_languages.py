"""Numbers in languages other than English: digits, money signs, percent and ISO dates, by the language's marks."""

from __future__ import annotations

import pytest

from reader.analysis.numbers.languages import DIGITS_ALONE, is_read_in_full, notice
from tests.reading_numbers import found


@pytest.mark.parametrize(
    ("language", "text", "kind", "value", "unit"),
    [
        ("de", "Es kostet 1.234,56 € heute.", "money", "1234.56", "EUR"),
        ("de", "Das sind 12,5 % mehr.", "percent", "12.5", "percent"),
        ("de", "Es kamen 2.000 Menschen.", "count", "2000", None),
        ("fr", "Cela coûte 1 234,56 € de plus.", "money", "1234.56", "EUR"),
        ("fr", "Plus de 1\u202f500 personnes.", "count", "1500", None),
        ("es-MX", "Subió 3,5% ayer.", "percent", "3.5", "percent"),
        ("pt", "Custou R$ 1.500,00 ontem.", "money", "1500", "BRL"),
        ("zh", "花了 $1,234.5 左右", "money", "1234.5", "USD"),
        ("ja", "費用は ¥2,000 です", "money", "2000", "JPY"),
        ("ru", "Это стоит 3,5 ₽ сейчас.", "money", "3.5", "RUB"),
    ],
)
def test_digits_are_read_with_the_marks_of_the_language(
    language: str, text: str, kind: str, value: str, unit: str | None
) -> None:
    """Comma or point, by the language."""
    numbers = found(text, None, language)
    assert [(n.kind, n.value, n.unit) for n in numbers] == [(kind, value, unit)]


def test_dates_of_other_languages_are_iso_dates_and_years() -> None:
    """Names of months are not known; four bare digits are a year."""
    numbers = found("Am 2024-05-02 und im Mai 2016, nicht am 3.5.2020.", None, "de")
    assert [(n.kind, n.date) for n in numbers] == [("date", "2024-05-02"), ("date", "2016")]


@pytest.mark.parametrize(
    "text",
    ["Rufen Sie +49 30 1234567 an.", "Um 12:30 im Zug ICE5.", "https://example.org/2024?x=35", "Die Nummer 0042."],
)
def test_identifiers_of_other_languages_are_no_numbers(text: str) -> None:
    """Telephone numbers, times, links and codes."""
    assert found(text, None, "de") == []


@pytest.mark.parametrize(
    ("language", "in_full"), [(None, True), ("en", True), ("en-GB", True), ("de", False), ("xx", False)]
)
def test_notice_stands_where_numbers_are_found_in_digits_alone(language: str | None, *, in_full: bool) -> None:
    """English and texts of unknown language are read in full and need no notice."""
    assert is_read_in_full(language) is in_full
    assert notice(language) == (None if in_full else DIGITS_ALONE)


def test_words_of_other_languages_are_not_read_as_english() -> None:
    """The German "elf" or a month is no number, and English rules do not apply."""
    assert found("Die first second one million", None, "de") == []
