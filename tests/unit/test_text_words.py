"""The number of words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The leaders met on Friday.", 5),
        ("They don't pay $3.5 million – ever.", 6),
        ("a two-state solution", 3),
        ("* * * … —", 0),
        ("Žluťoučký kůň, Ελλάδα и Россия", 5),
        ("두 정상은 금요일에 만났다.", 4),
        ("सरकार की नई योजना, 3.5 करोड़।", 6),
        ("বাংলা ভাষা", 2),
        ("הַגֶּשֶׁר נִפְתַּח", 2),
        ("மொழி தமிழ்", 2),
    ],
)
def test_count_words_counts_what_stands_between_spaces(text: str, words: int) -> None:
    """Signs alone are no words, and the parts of a compound are not counted."""
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("委员会周二在日内瓦表示，四十二名代表已就一项计划达成一致。", 13, 17),
        ("政府は火曜日に新しい計画を発表した。", 8, 11),
        ("คณะกรรมการเห็นชอบแผนน้ำสะอาด", 5, 9),
        ("微软公司 Windows 11 发布", 6, 7),
    ],
)
def test_count_words_estimates_where_no_spaces_stand(text: str, low: int, high: int) -> None:
    """So that the time a text takes is about right."""
    assert low <= count_words(text) <= high


@given(st.text(), st.text())
def test_count_words_of_two_lines_is_the_sum(one: str, other: str) -> None:
    """A line end parts words; the estimate of each line may be rounded."""
    assert abs(count_words(f"{one}\n{other}") - count_words(one) - count_words(other)) <= 1


@pytest.mark.parametrize("unit", ["word ", "a'", "w", "字", "a.-", "ก่"])
def test_count_words_takes_linear_time(
    unit: str, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """A book is counted as cheaply as its pages."""
    assert_linear(lambda size: count_words(unit * size), 50_000)
