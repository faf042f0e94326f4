"""The language of a text, told from its letters and small words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.language import LOOKED_AT_CHARS, PLAIN_WORDS, detect, detect_against
from reader.text.small_words import SMALL_WORDS
from tests.languages import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = sentences()
HARD = {"et": 1, "lt": 1, "nb": 1, "sr": 1}
"""Sentences that alone are not told: with too little evidence, or taken for their neighbour's."""


def long_text(code: str) -> str:
    """A text of some hundred words; what it says does not matter."""
    return " ".join(SENTENCES[code] * 15)


@pytest.mark.parametrize("code", SENTENCES)
def test_language_of_a_short_text_is_told(code: str) -> None:
    """Three sentences are enough."""
    assert detect(" ".join(SENTENCES[code])) == code


@pytest.mark.parametrize("code", SENTENCES)
def test_language_of_a_sentence_is_told(code: str) -> None:
    """Nearly always, also when the sentence stands alone."""
    wrong = [sentence for sentence in SENTENCES[code] if detect(sentence) != code]
    assert len(wrong) <= HARD.get(code, 0)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "1 2 3", "—", "Obama", "Biden in Berlin", "\0\0", "😀" * 50, "x" * 5_000, "Kim Lee 3 2 1"],
)
def test_too_little_evidence_is_no_language(text: str) -> None:
    """Rather none than a wrong one."""
    assert detect(text) is None


def test_table_of_names_is_no_language() -> None:
    """Names have endings and letters of all languages, but no small words."""
    assert (
        detect("Boardman Britain Collinelli Italy Ermenault France Ulmer Zealand Casartelli Motta Müller " * 20) is None
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("微软公司今天发布了 Windows 11 for ARM and Intel PCs 的更新", "zh"),
        (
            "他在东京的「さくら」餐厅里对记者表示，新桥将于春天通车，但附近居民并不相信这个消息。他说，这座桥太贵了，市政府应当先修学校。",
            "zh",
        ),
        ("東京都知事、新年度予算案を発表", "ja"),
        ("THE MAYOR SAID ON MONDAY THAT THE LAW WILL BE CHANGED", "en"),
        ("İSTANBUL'DA YENİ KÖPRÜ İÇİN KARAR BUGÜN VERİLECEK", "tr"),
        ("He read “Die Zeit” and “Le Monde” on the train, and La Repubblica in the evening, when it was late.", "en"),
    ],
)
def test_language_of_a_mixed_text_is_that_of_most_of_it(text: str, code: str) -> None:
    """Letters that stand for a syllable or a word count as what they stand for."""
    assert detect(text) == code


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    """And the same one when it is asked for again."""
    code = detect(text)
    assert code is None or (len(code) == 2 and code == detect(text))


def test_language_is_told_from_the_beginning() -> None:
    """What comes later is not looked at."""
    text = long_text("en")
    text = text + " " * (LOOKED_AT_CHARS - len(text))
    assert detect(text + long_text("th") * 50) == "en"


@pytest.mark.parametrize("unit", ["a", "é", "的", "\0", "😀", "the ", "İ", "و", "है "])
def test_hostile_text_costs_no_more_than_its_beginning(
    unit: str, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """One word of a megabyte, controls, pictures."""
    assert_linear(lambda size: detect(unit * (size // len(unit))), LOOKED_AT_CHARS)


@pytest.mark.parametrize(
    ("said", "code"), [("en", "de"), ("de", "en"), ("en", "th"), ("ru", "uk"), ("es", "pt"), ("fr", "en"), ("en", "ja")]
)
def test_other_language_than_said_is_told_where_it_is_plain(said: str, code: str) -> None:
    """Templates of sites say English of whatever they hold."""
    assert detect_against(long_text(code), said) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [("de", "de"), ("no", "nb"), ("nb", "da"), ("sr", "hr"), ("oc", "ca"), ("la", "it"), ("pt", "gl"), ("cs", "sk")],
)
def test_language_that_is_said_is_believed(said: str, code: str) -> None:
    """Of what is hardly told from it, and of what is not known here."""
    assert detect_against(long_text(code), said) is None


def test_language_that_is_said_of_a_short_text_is_believed() -> None:
    """Fewer than a hundred words may be a quotation."""
    text = " ".join(long_text("de").split()[: PLAIN_WORDS - 1])
    assert detect_against(text, "en") is None


@pytest.mark.parametrize("code", SMALL_WORDS)
def test_small_words_are_written_as_they_are_looked_up(code: str) -> None:
    """In lower case, each once."""
    found = SMALL_WORDS[code].split()
    assert found == [word.lower() for word in found]
    assert len(found) == len(set(found))
