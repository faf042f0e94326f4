"""Sentences: inside blocks, trimmed, split in quotations, with roles of their own where noise stands in a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.sentences import MAX_SENTENCE_CHARS
from reader.model import Block, Role, Sentence
from tests.reading_sentences import parts, split

if TYPE_CHECKING:
    from collections.abc import Callable


def test_sentences_of_a_block_are_split_and_trimmed() -> None:
    """White space between sentences belongs to none of them."""
    assert split("  It rained.  We stayed. ") == ["It rained.", "We stayed."]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith met Mr. Jones.",
        "The U.S. officials spoke.",
        "It cost $3.5 million in Jan. 2020.",
        "They live in St. Louis today.",
    ],
)
def test_abbreviations_and_decimals_end_no_sentence(text: str) -> None:
    """A full stop inside a name, number or abbreviation is no boundary."""
    assert split(text) == [text]


def test_long_quotations_are_split_inside() -> None:
    """A quotation of several sentences is several sentences."""
    text = "“We are going to win this one. And then we will go home.” He left."
    assert split(text) == ["“We are going to win this one.", "And then we will go home.”", "He left."]


def test_sentences_never_cross_blocks() -> None:
    """A block without a full stop ends its sentence all the same."""
    text = "One line\nAnother line."
    assert split(text, Block(0, 8), Block(9, 22)) == ["One line", "Another line."]


@pytest.mark.parametrize("role", [Role.TITLE, Role.SUBHEAD])
def test_headings_stay_whole(role: Role) -> None:
    """A headline of two sentences is one."""
    text = "It Is Over. Go Home."
    assert parts(text, Block(0, len(text), role)) == (Sentence(0, len(text), role),)


def test_sentences_have_the_role_of_their_block() -> None:
    """What is said of a block holds for its sentences."""
    assert [s.role for s in parts("It rained. We stayed.", Block(0, 21, Role.CAPTION))] == [Role.CAPTION] * 2


def test_a_link_inside_a_body_block_is_cut_off_and_marked() -> None:
    """In a text without line breaks a headline in title case ends where prose begins."""
    text = "Read Also: Israeli Tanks Push into Khan Younis as Fighting Rages On In a statement, a spokesman spoke."
    assert [(text[s.start : s.end], s.role) for s in parts(text)] == [
        ("Read Also: Israeli Tanks Push into Khan Younis as Fighting Rages On", Role.RELATED),
        ("In a statement, a spokesman spoke.", Role.BODY),
    ]


def test_a_credit_in_brackets_inside_a_body_block_is_cut_off_and_marked() -> None:
    """A credit ends with its bracket."""
    text = "(Photo : Jane DOE / AFP) The prime minister spoke on Friday."
    assert [s.role for s in parts(text)] == [Role.CREDIT, Role.BODY]


def test_prose_that_only_resembles_noise_keeps_its_role() -> None:
    """The words alone, without their colon, are prose."""
    assert {s.role for s in parts("Read also what he wrote. Photos of it exist.")} == {Role.BODY}


def test_blocks_of_white_space_have_no_sentence() -> None:
    """Nothing but spaces is nothing to read."""
    assert parts("   \u2003 ") == ()


def test_blocks_without_any_boundary_are_cut_at_spaces() -> None:
    """No sentence is longer than the splitter's limit, and no word is lost."""
    text = "word " * (MAX_SENTENCE_CHARS // 2)
    sentences = parts(text)
    assert all(s.end - s.start <= MAX_SENTENCE_CHARS for s in sentences)
    assert " ".join(text[s.start : s.end] for s in sentences) == text.strip()


PIECES = """
    a I The the Mr. U.S. p.m. EDT J. K. No. 10 3. 1. 2. a) b) • z. B. г. Он M. Le etc. said asked (AP) [1] :)
    . ! ? … ... . . . ; 。 ！ ？ । ؟ ۔ ។ “ ” " ' ‘ ’ „ « » 「 」 ( ) ¿ ¡ — - \u2028 ß ç 中 说 と कि ไทย 😀 x.The Yahoo!
"""
LANGUAGES = ["en", "en-GB", "fr", "de", "ru", "el", "zh", "ja", "ar", "hi", "th", "xx", "", None]


@given(
    st.one_of(
        st.text(st.sampled_from('aB. !?"“”()\u00a0é😀:\u2028中。-’1;'), max_size=120),
        st.lists(st.sampled_from([*PIECES.split(), " ", "  ", "\n", "\u00a0"]), max_size=40).map("".join),
        st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join),
        st.text(max_size=80),
    ),
    st.sampled_from(LANGUAGES),
    st.integers(0, 5),
)
def test_sentences_cover_all_but_white_space(text: str, language: str | None, before: int) -> None:
    """In order, apart, trimmed, inside their block, with something to see, and no visible character left out."""
    if len(text) <= before:
        return
    position = before
    for sentence in parts(text, Block(before, len(text)), language=language):
        assert not text[position : sentence.start].strip()
        wording = text[sentence.start : sentence.end]
        assert wording
        assert wording == wording.strip()
        position = sentence.end
    assert not text[position:].strip()


@given(st.lists(st.sampled_from(PIECES.split()), max_size=30).map(" ".join), st.sampled_from(LANGUAGES))
def test_no_sentence_is_marks_alone(text: str, language: str | None) -> None:
    """What has neither letter nor digit stays with a neighbour, when there is one."""
    wordings = split(text, language=language) if text else []
    assert len(wordings) == 1 or all(any(char.isalnum() for char in wording) for wording in wordings)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=20).map(" ".join), st.sampled_from(LANGUAGES))
def test_a_block_is_read_alike_wherever_it_stands(text: str, language: str | None) -> None:
    """Nothing before and after a block changes how it is split."""
    if not text:
        return
    around = f"Mr. {text} The"
    alone = [(s.start + 4, s.end + 4) for s in parts(text, language=language)]
    assert [(s.start, s.end) for s in parts(around, Block(4, 4 + len(text)), language=language)] == alone


@pytest.mark.parametrize("language", ["en", "de", "th"])
@pytest.mark.parametrize(
    "bait",
    [
        "a",
        "a. ",
        '"',
        "A.",
        "“a",
        "Mr. ",
        "((",
        "Read also: A ",
        "...  ",
        "A. B. C. ",
        '." ',
        "1. ",
        "• ",
        "U.S. ",
        "At 5 p.m. ",
        "“好。” ",
        "x.The ",
        "ก ",
    ],
)
def test_cost_grows_with_length_alone(
    bait: str, language: str, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """Four times the text takes about four times as long."""
    assert_linear(lambda size: parts((bait * size)[:size], language=language), 20_000)
