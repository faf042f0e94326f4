"""What holds for the numbers of any text: spans in order, exact offsets, cost that grows with length alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.figures import group_figures
from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.salience import Salience
from reader.model import Sentence, Summary
from tests.reading_numbers import PUBLISHED, found

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = """
    one two twenty hundred million half a third of 1 25,000 3.5 $ € % - – to and or between 2024 May
    Oct. 7 7th Friday last week year-old , . ( ) ½ 10:30 p.m. per cent US$ minus ° 1/2 '90s dozens
    times first second Group Article no. # aged nearly more than at least 999999999999999999 ٣ ५ Q1
    century NT −5 -5 5-to-4 couple tens scores 20s foot seconds [ ] #2 magnitude mid- early his weekend day before
    − 1/4 mile 元 100元 Rs500 USD5 a.m. to or so No. 5 Street Apollo °C pounds won per hour ¼ 12,34,567 1 234 567 +1
    555 % basis points year old over than BC AD A.D. 0:03 2:01:09 1:23.456 spring nineteen forty-five Monday every Eve
    New following the 4 5 6 15.08.2024 30 February 2023 hours past 3h 20m War
    555 % basis points year old over than
    thousand billion trillion crore lakh from rose to fell by m mm k M bn 10st 4lb C ¢ 5,50 1'234 earlier several few
    another no fewer killed people boats six-member strong 376 for in every 100,000 +
"""

LANGUAGES = (None, "en", "de", "fr", "zh", "en-GB", "")


@given(
    st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=16),
    st.sampled_from(["", " ", "\u00a0", "-"]),
    st.sampled_from([None, PUBLISHED, "0001-01-01", "9999-12-31", "soon"]),
    st.sampled_from(LANGUAGES),
)
def test_any_mix_of_number_words_gives_ordered_spans(
    words: list[str], glue: str, published: str | None, language: str | None
) -> None:
    """However numbers and units are strung together: spans in order, apart, inside the text, and wide enough."""
    text = glue.join(words)
    end = 0
    for number in found(text, published, language):
        assert end <= number.full_start <= number.start < number.end <= number.full_end <= len(text)
        end = number.full_end


@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=16), st.sampled_from(LANGUAGES))
def test_any_mix_of_number_words_has_labels(words: list[str], language: str | None) -> None:
    """Every number belongs to one figure, which says something."""
    text = "— " + " ".join(words)
    sentences = [Sentence(0, len(text))]
    numbers, figures = group_figures(text, found(text, PUBLISHED, language), Salience(sentences, Summary(), None))
    assert sorted(i for figure in figures for i in figure.mentions) == list(range(len(numbers)))
    assert all(figure.label.strip() and "0th" not in figure.label.split() for figure in figures)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_gives_spans_without_white_space_at_their_ends(text: str, language: str | None) -> None:
    """A mention starts and ends with something to see."""
    for number in found(text, PUBLISHED, language):
        mention = text[number.start : number.end]
        assert mention
        assert mention == mention.strip()


@given(st.text(alphabet=st.characters(exclude_categories=("Nd", "No", "Nl", "Cs")), max_size=40))
def test_offsets_are_exact_after_any_characters(before: str) -> None:
    """A sentence that stands after emoji, combining marks or any script has its numbers where they are."""
    sentence = "It cost nearly $4.5 million on Dec. 23, 2023."
    text = before + "\n" + sentence
    start = len(before) + 1
    numbers = LexerNumbers().find(text, [Sentence(start, len(text))], PUBLISHED)
    assert [text[n.start : n.end] for n in numbers] == ["$4.5 million", "Dec. 23, 2023"]
    assert text[numbers[0].full_start : numbers[0].full_end] == "nearly $4.5 million"


@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=16))
def test_values_are_finite_decimals_and_ranges_rise(words: list[str]) -> None:
    """Every value is a decimal string; the ends of a range are in order; a date is told apart from a value."""
    for number in found(" ".join(words)):
        ends = [Decimal(end) for end in (number.value, number.low, number.high) if end is not None]
        assert all(end.is_finite() for end in ends)
        assert bool(ends) != (number.date is not None)
        if number.kind != "score" and number.low is not None and number.high is not None:
            assert Decimal(number.low) < Decimal(number.high)


@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=16))
def test_reading_twice_gives_the_same(words: list[str]) -> None:
    """The engine keeps nothing from one text to the next."""
    text, engine = " ".join(words), LexerNumbers()
    sentences = [Sentence(0, len(text))] if text else []
    assert engine.find(text, sentences, PUBLISHED) == engine.find(text, sentences, PUBLISHED)


@pytest.mark.parametrize(
    "bait",
    [
        "1,",
        "1-",
        "1:",
        "one ",
        "9",
        "$1 to ",
        "May 1, ",
        "4, 5 and ",
        "3 years and ",
        "Monday to ",
        "the 1920s and 20s ",
        "On May 3, 1920, ",
        "twenty-",
        "1 to 2 or ",
        "€",
        "half a ",
        "Apollo 11 ",
        "No. 5 or ",
        "%",
        "1.",
        "[1] ",
        "1 in 2 ",
        "1 to 2 from ",
        "5,5",
        "1'",
        "1:a::",
        "1111 ",
        "5 per 6 per ",
        "a few ",
    ],
)
def test_cost_grows_with_length_alone(bait: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Four times the text takes about four times as long, on text made to mislead."""
    assert_linear(lambda size: found((bait * size)[:size]), 4_000)
