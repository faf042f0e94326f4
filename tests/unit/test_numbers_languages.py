"""Numbers in languages other than English: digits, money signs, percent and ISO dates, by the language's marks."""

from __future__ import annotations

import pytest

from reader.analysis.numbers.languages import DIGITS_ALONE, decimal_mark, is_read_in_full, notice
from tests.reading_numbers import found


@pytest.mark.parametrize(
    ("language", "text", "kind", "value", "unit"),
    [
        ("de", "Es kostet 1.234,56 € heute.", "money", "1234.56", "EUR"),
        ("de", "Das sind 12,5 % mehr.", "percent", "12.5", "percent"),
        ("de", "Es kamen 2.000 Menschen.", "count", "2000", None),
        ("fr", "Cela coûte 1 234,56 € de plus.", "money", "1234.56", "EUR"),
        ("fr", "Plus de 1\u202f500 personnes.", "count", "1500", None),
        ("es", "Subió 3,5% ayer.", "percent", "3.5", "percent"),
        ("es-MX", "Subió 3.5% ayer.", "percent", "3.5", "percent"),
        ("de-CH", "Es kostet CHF 1'234.50 heute.", "money", "1234.5", "CHF"),
        ("und", "花了3.5元", "money", "3.5", "CNY"),
        ("de", "Es kostet 5 Millionen Euro.", "money", "5000000", "EUR"),
        ("de", "Es waren 1,5 Mrd. €.", "money", "1500000000", "EUR"),
        ("de", "Es waren -3,5 Grad.", "count", "-3.5", None),
        ("de", "Es waren 3 Billionen Euro.", "money", "3000000000000", "EUR"),
        ("fr", "Cela coûte 154 milliards d'euros.", "money", "154000000000", "EUR"),
        ("pt", "Custou R$ 1,5 milhão.", "money", "1500000", "BRL"),
        ("pt", "Eram 3 mil pessoas.", "count", "3000", None),
        ("es", "Son 3 mil millones de euros.", "money", "3000000000", "EUR"),
        ("ru", "Это стоит 3,5 млрд рублей.", "money", "3500000000", "RUB"),
        ("nl", "Dat is 12 procent.", "percent", "12", "percent"),
        ("zh", "价格增长5.2%以上", "percent", "5.2", "percent"),
        ("zh", "造成118人死亡", "count", "118", None),
        ("zh", "投资3.5亿元", "money", "350000000", "CNY"),
        ("ja", "費用は3億円です", "money", "300000000", "JPY"),
        ("ko", "비용은 3만 원이다", "money", "30000", "KRW"),
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
    """Four bare digits are a year."""
    numbers = found("Am 2024-05-02 und im Mai 2016, nicht am 3.5.2020.", None, "de")
    assert [(n.kind, n.date) for n in numbers] == [("date", "2024-05-02"), ("date", "2016")]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("de", "Am 3. Mai 2020 kam er.", "2020-05-03"),
        ("fr", "Le 26 mars 2024 il est venu.", "2024-03-26"),
        ("es", "El 1 de diciembre vino.", "XXXX-12-01"),
        ("ru", "Это было 9 мая 1945 года.", "1945-05-09"),
        ("zh", "他于2024年1月17日来到", "2024-01-17"),
        ("ja", "1月17日に来た", "XXXX-01-17"),
    ],
)
def test_day_before_the_name_of_a_month_is_a_date(language: str, text: str, date: str) -> None:
    """And no count of anything."""
    assert [(n.kind, n.date) for n in found(text, None, language)] == [("date", date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Det kostar 5 billion kronor."),
        ("it", "Sono 5 mil"),
        ("fr", "Appelez 01 42 75 90 00."),
        ("de", "Am 45. Mai"),
    ],
)
def test_number_that_nobody_can_tell_is_left_out(language: str, text: str) -> None:
    """A magnitude that the language does not have, the telephone, no day."""
    assert found(text, None, language) == []


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("de", ","),
        ("de-CH", "."),
        ("es_MX", "."),
        ("es-ES", ","),
        ("ar", "."),
        ("ar-MA", ","),
        ("th", "."),
        ("und", ","),
    ],
)
def test_decimal_mark_is_that_of_language_and_region(language: str, mark: str) -> None:
    """By the CLDR."""
    assert decimal_mark("1", language) == mark


@pytest.mark.parametrize(
    "text",
    [
        *("Rufen Sie +49 30 1234567 an.", "Telefon: +49 (0)40 890 85-433", "Telefon: +49 (40) 890 85-0."),
        *("Um 12:30 im Zug ICE5.", "https://example.org/2024?x=35", "Die Nummer 0042."),
    ],
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
