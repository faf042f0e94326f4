"""Names in running text: what kind they are, where they start and end, and which capitals are no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.names.capitals.engine import RuleNames
from reader.model import Role, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = """
    Joe Biden BIDEN al - – bin President of the and Israel U.S. US Council Ministry for & J. D. , (
    ) ' ’s . 34 said Khan Younis Wong Kwok hing May The Washington D.C. Côte d’Ivoire Jr. St.
    O’Brien É 😀 $ Ford x United States Prime Minister
"""


def names(*sentences: str, role: Role = Role.BODY) -> list[tuple[str, str]]:
    """Kind and wording of the names of a text made of these sentences."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Sentence(len(text), len(text) + len(sentence), role))
        text += sentence + "\n"
    return [(n.kind[:3], text[n.start : n.end]) for n in RuleNames().find(text, spans)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Then Joe Biden left.", [("per", "Joe Biden")]),
        ("Then President Biden left.", [("per", "Biden")]),
        ("Then Mr. Abernathy left.", [("per", "Abernathy")]),
        ("Two tugs, the Joe Magno and the Carlo Magno, came.", []),
        ("They like the Joe Biden ads and the Joe Biden's dog.", [("per", "Joe Biden"), ("per", "Joe Biden")]),
        ("Israeli Prime Minister Benjamin Netanyahu left.", [("nat", "Israeli"), ("per", "Benjamin Netanyahu")]),
        ("United States President Joe Biden left.", [("pla", "United States"), ("per", "Joe Biden")]),
        ("Foreign Minister Israel Katz left.", [("per", "Israel Katz")]),
        ("The actor Jordan Peele left.", [("per", "Jordan Peele")]),
        ("J. K. Rowling wrote it.", [("per", "J. K. Rowling")]),
        ("Ursula von der Leyen spoke.", [("per", "Ursula von der Leyen")]),
        ("Mohammed bin Salman spoke.", [("per", "Mohammed bin Salman")]),
        (
            "White House press secretary Karine Jean-Pierre left.",
            [("org", "White House"), ("per", "Karine Jean-Pierre")],
        ),
        ("It was Wong Kwok-hing who lost.", [("per", "Wong Kwok-hing")]),
        ("It was Lee Cheuk-yan who lost.", [("per", "Lee Cheuk-yan")]),
        ("It was the Joe Biden-led party.", [("per", "Joe Biden")]),
        ("Zorblat Quenby said so.", [("per", "Zorblat Quenby")]),
        ("It was Zorblat Quenby, 34, who fell.", [("per", "Zorblat Quenby")]),
        ("Martin Luther King Jr. spoke.", [("per", "Martin Luther King Jr.")]),
    ],
)
def test_people_are_found_without_titles(text: str, wanted: list[tuple[str, str]]) -> None:
    """First names, titles, initials, particles and verbs of saying tell people; the title stays outside."""
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rained in Gaza and the U.S. again.", [("pla", "Gaza"), ("pla", "U.S.")]),
        ("It rained in Khan Younis.", [("pla", "Khan Younis")]),
        ("It rained in North Gaza.", [("pla", "North Gaza")]),
        ("It rained in Smallville, Kansas.", [("pla", "Smallville"), ("pla", "Kansas")]),
        ("The Thames River rose.", [("pla", "Thames River")]),
        ("They swam in Lake Balkhash.", [("pla", "Lake Balkhash")]),
        ("The US-led force left.", [("pla", "US")]),
        ("Israel's army left.", [("pla", "Israel")]),
        ("Let us go.", []),
    ],
)
def test_places_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    """Tables, endings and countries behind a comma tell places."""
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He told the Associated Press.", [("org", "Associated Press")]),
        ("The National Security Council met.", [("org", "National Security Council")]),
        ("The Israel Defense Force's (IDF) men left.", [("org", "Israel Defense Force"), ("org", "IDF")]),
        ("The Irving Police Department spoke.", [("org", "Irving Police Department")]),
        ("The University of Khartoum is closed.", [("org", "University of Khartoum")]),
        ("The Ministry of Foreign Affairs spoke.", [("org", "Ministry of Foreign Affairs")]),
        ("The Zorblat Quenby Tower Makers (ZQTM) met.", [("org", "Zorblat Quenby Tower Makers"), ("org", "ZQTM")]),
        ("A Hamas' attack was feared.", [("org", "Hamas")]),
        (
            "He joined Conservative Party leader Kemi Badenoch.",
            [("org", "Conservative Party"), ("per", "Kemi Badenoch")],
        ),
    ],
)
def test_organisations_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    """Tables, endings and acronyms in brackets tell organisations."""
    assert names(text) == wanted


def test_nationalities_and_faiths_are_found() -> None:
    """Adjectives and people alike."""
    wanted = [("nat", "Palestinians"), ("nat", "Israeli"), ("nat", "Muslim")]
    assert names("Two Palestinians and an Israeli Muslim left.") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Working for peace is hard.",
        "Related Article",
        "On Friday it rained in May.",
        "However, the talks go on.",
        "I am here.",
        "The Democratic process goes on.",
        "Independent analysts doubt it.",
    ],
)
def test_capitals_without_evidence_are_no_names(text: str) -> None:
    """The first word of a sentence, weekdays and months are left out, and so is what nothing explains."""
    assert names(text) == []


def test_short_forms_are_found_once_the_full_name_is_known() -> None:
    """Surname, first name and a hyphen between two people, in any sentence of the text."""
    found = names("Kirby spoke.", "John Kirby and Joe Biden met.", "The Biden-Kirby call took place.", "Joe laughed.")
    assert [wording for _, wording in found] == ["Kirby", "John Kirby", "Joe Biden", "Biden", "Kirby", "Joe"]


def test_short_forms_inside_a_longer_name_are_left_alone() -> None:
    """A ballroom called after Kirby is not Kirby; his title before him changes nothing."""
    found = names("Then John Kirby left.", "The Kirby Ballroom and the old Zorblat Kirby opened.", "Mr. Kirby came.")
    assert [wording for _, wording in found] == ["John Kirby", "Kirby"]


def test_names_in_capitals_are_found_in_captions() -> None:
    """Photographers' surnames are shouted."""
    found = names("(Photo : Brendan SMIALOWSKI / AFP) (BRENDAN SMIALOWSKI/AFP via Getty Images)", role=Role.CREDIT)
    assert [w for _, w in found] == ["Brendan SMIALOWSKI", "AFP", "BRENDAN SMIALOWSKI", "AFP", "Getty Images"]


def test_headlines_in_title_case_give_what_is_known_alone() -> None:
    """Where every word has a capital, only tables and names of the running text count."""
    headline = "Biden Meets Angry Voters As Israeli Tanks Push Into Khan Younis Hospital"
    assert [w for _, w in names(headline, "Then Joe Biden left.")] == ["Biden", "Israeli", "Khan Younis", "Joe Biden"]


def test_a_person_of_the_text_beats_a_city_of_that_name() -> None:
    """Kerry Washington's surname is no capital."""
    assert names("Kerry Washington came.", "Then Washington spoke.")[1] == ("per", "Washington")


def test_a_currency_prefix_is_no_country() -> None:
    """The letters before a dollar sign belong to the amount."""
    assert names("It cost US$ 20,000 then.") == []


@given(
    st.lists(
        st.sampled_from(sorted(set(WORDS.split()))),
        max_size=14,
    ),
    st.sampled_from(["", " "]),
    st.sampled_from(list(Role)),
)
def test_any_mix_of_name_words_gives_ordered_spans(words: list[str], glue: str, role: Role) -> None:
    """However names are strung together: spans in order, apart, without white space at their ends."""
    text = glue.join(words)
    if not text.strip():
        return
    end = 0
    for name in RuleNames().find(text, [Sentence(0, len(text), role)]):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == text[name.start : name.end].strip()
        end = name.end


@pytest.mark.parametrize(
    "bait", ["Mr ", "A. ", "Joe ", "Joe-", "Bank of ", "al-", "(US) ", "Aa", "Washington, ", "Joe Biden Jr. "]
)
def test_cost_grows_with_length_alone(bait: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Four times the text takes about four times as long, on text made to mislead."""

    def work(size: int) -> None:
        text = (bait * size)[:size].strip()
        RuleNames().find(text, [Sentence(0, len(text))])

    assert_linear(work, 4_000)
