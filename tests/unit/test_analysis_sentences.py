"""Sentences: inside blocks, trimmed, split in quotations, with roles of their own where noise stands in a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.sentences import MAX_SENTENCE_CHARS, RuledSentences
from reader.model import Block, Role, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable


def split(text: str, *blocks: Block) -> list[str]:
    """The wordings of the sentences of a text; of one body block when none are given."""
    return [text[s.start : s.end] for s in parts(text, *blocks)]


def parts(text: str, *blocks: Block) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return RuledSentences().split(text, blocks or (Block(0, len(text)),), "en")


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


@given(
    st.text(st.sampled_from('aB. !?"“”()\u00a0é😀:\u2028中。-’'), max_size=120),
    st.sampled_from(["en", "fr", "ja", "xx"]),
)
def test_sentences_cover_all_but_white_space(text: str, language: str) -> None:
    """In order, apart, trimmed, and no visible character left out."""
    if not text:
        return
    sentences = RuledSentences().split(text, (Block(0, len(text)),), language)
    position = 0
    for sentence in sentences:
        assert not text[position : sentence.start].strip()
        wording = text[sentence.start : sentence.end]
        assert wording == wording.strip()
        position = sentence.end
    assert not text[position:].strip()


@pytest.mark.parametrize("bait", ["a", "a. ", '"', "A.", "“a", "Mr ", "((", "Read also: A "])
def test_cost_grows_with_length_alone(bait: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Four times the text takes about four times as long."""
    assert_linear(lambda size: parts((bait * size)[:size]), 50_000)
