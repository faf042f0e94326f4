"""Who made a summary, and why each of its sentences was chosen, in words."""

from __future__ import annotations

import pytest

from reader.analysis.summary.algorithms import algorithm
from reader.analysis.version import ALGORITHMS, DEFAULT_ALGORITHM
from reader.model import Reasons, SummarySentence
from reader.ui.reasons import byline_of, name_of, why


def told(reasons: Reasons | None, *, rank: int = 1, words: int = 20, by: str = DEFAULT_ALGORITHM) -> str:
    """What is told of the third of 41 sentences."""
    return why(SummarySentence(0, 9, 1.0, rank, words, reasons), by, place=3, count=41)


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        (Reasons(4.0, 1.5, 0.1), "early · the text returns to it"),
        (Reasons(1.5, 4.0, 0.1), "the text returns to it · early"),
        (Reasons(0.2, 0.3, 2.0, 0.0, ("Gaza", "talks")), "says “Gaza”, “talks” of the title"),
        (Reasons(0.6, 0.7, 2.0, 0.0, ("Gaza",)), "says “Gaza” of the title · the text returns to it · early"),
        (Reasons(0.1, 0.1, 2.0, 0.0, ("a", "b", "c", "d")), "says “a”, “b”, “c” … of the title"),
        (Reasons(0.2, -0.4, 0.1), "the best of what was left"),
    ],
)
def test_why_tells_what_weighed_most_first(reasons: Reasons, words: str) -> None:
    """What weighed little is not told, and a sentence for which nothing spoke was just better than others."""
    assert told(reasons) == f"1st chosen · sentence 3 of 41 · {words}"


@pytest.mark.parametrize(
    ("form", "size", "words"),
    [(-0.5, 34, ""), (-1.2, 48, " · though long"), (-1.0, 6, " · though short"), (-1.5, 20, " · though loosely put")],
)
def test_why_tells_what_cost_much(form: float, size: int, words: str) -> None:
    """A length that costs little is not worth a word."""
    assert told(Reasons(2.0, 0.0, 0.0, form), words=size).endswith(f"early{words}")


@pytest.mark.parametrize(("rank", "words"), [(2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")])
def test_why_tells_the_rank(rank: int, words: str) -> None:
    """As people count."""
    assert told(Reasons(2.0), rank=rank).startswith(f"{words} chosen · ")


def test_why_has_a_phrase_for_each_other_algorithm() -> None:
    """They give no reasons, so what they look for is told, of each something else."""
    others = [name for name in ALGORITHMS if name != DEFAULT_ALGORITHM]
    phrases = [told(None, by=name).removeprefix("1st chosen · sentence 3 of 41 · ") for name in others]
    assert len(set(phrases)) == len(others)
    assert all(phrase and len(phrase) < 50 for phrase in phrases)


def test_why_of_an_unknown_algorithm_tells_the_place() -> None:
    """An analysis may come from a newer version."""
    assert told(None, by="new") == "1st chosen · sentence 3 of 41"


@pytest.mark.parametrize("name", ALGORITHMS)
def test_name_is_spelt_for_every_algorithm_that_there_is(name: str) -> None:
    """One that the engines have, as people write it: with capitals."""
    assert algorithm(name)
    assert name_of(name) != name
    assert name_of(name).casefold() == name
    assert byline_of(name) == f"by {name_of(name)}"
