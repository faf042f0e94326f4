"""Numbers that name something, by rules that hold for names nobody has listed."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, written


@pytest.mark.parametrize(
    "text",
    [
        "In New York the Nasdaq 100 rose.",
        "In Tokyo the Nikkei 225 rose.",
        "The S&P 500 gained ground.",
        "The FTSE 100 was flat.",
        "Chandrayaan 3 landed safely.",
        "Later Blink 182 played there.",
        "They asked Delta 52 about it.",
        "She bought a Zorblat 300 last week.",
        "In the race Kolibri 7 came in late.",
        "The 737 MAX flew again.",
        "He went to a 7-Eleven for milk.",
        "The P5+1 met again.",
        "People dial 999 or 101 there.",
        "The account DE89 3704 0044 0532 0130 00 was shut.",
        "The card 4111 1111 1111 1111 was stolen.",
        "The host 2001:db8::1 is down.",
        "They filmed Twelve Angry Men in a room.",
        "The coach of the Forty Niners resigned.",
        "Spies of the Five Eyes met there.",
        "It is, on the one hand, good.",
        "It broke § 218 and H.R. 815 there.",
        "It broke 18 U.S.C. § 1001 there.",
        "Read Chapters 11 and 12.",
        "It broke Articles 5 and 6.",
        "See Figs. 3 and 4.",
        "See Sections 3(a).",
    ],
)
def test_number_of_a_name_is_no_quantity(text: str) -> None:
    """Indices, craft, groups of musicians, shops, laws, cards, networks."""
    assert [w for w in written(text) if w != "last week"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Gaza 25 people died.", "25"),
        ("Since Monday 40 soldiers have died.", "40"),
        ("He told Reuters 12 armed men came.", "12"),
        ("In Lagos 300 young doctors left.", "300"),
        ("Israel says 1,200 were killed.", "1200"),
    ],
)
def test_number_after_a_name_that_counts_something_is_one(text: str, value: str) -> None:
    """A plural follows."""
    assert [n.value for n in found(text) if n.kind == "count"] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They won +20 500 people.", ["20", "500"]),
        ("It went from +12 (345) to +3.", ["12", "345", "3"]),
        ("It grew by +12.5 million.", ["12500000"]),
        ("Then +1,500,000 people came.", ["1500000"]),
        ("Ring +49 (0)40 89085. 12 people came.", ["12"]),
    ],
)
def test_plus_before_few_digits_makes_no_telephone_number(text: str, values: list[str]) -> None:
    """That has 7 digits or more, and neither commas nor the end of a sentence in it."""
    assert [number.value for number in found(text)] == values


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They saw 27 believed lost.", None),
        ("They saw 116 set aside.", None),
        ("The 500,000 moved away.", None),
        ("They saw 12 fractured vertebrae.", "fractured vertebrae"),
        ("They saw 10 barrel jellyfish there.", "barrel jellyfish"),
        ("They saw 2 big old boats there.", "big old boats"),
        ("A 60,000-capacity ground.", None),
        ("They have four six-member teams.", None),
        ("The 180 page coffee-table publication comes in May.", "page coffee-table publication"),
        ("The 180 page book was sold.", "page book"),
        ("The 500 lottery comes back.", None),
        ("They saw 500 page views come.", "page views"),
        ("They saw one expert gives his verdict.", "expert"),
    ],
)
def test_counted_thing_ends_in_a_noun(text: str, what: str | None) -> None:
    """Verbs, participles and adjectives alone are none; nor does it reach into the next number."""
    assert found(text)[0].what == what
