"""Where English sentences end and where they do not: abbreviations, times, initials, quotations, dots, lost spaces."""

from __future__ import annotations

import pytest

from tests.reading_sentences import marked


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Jane Roe spoke first. ¦Rep. Al Poe and Gov. Kay Lee did not.",
        "Gen. Mark Stone and Lt. Col. Ann Reed landed near St. Ives. ¦Nobody met them.",
        "Mr. and Mrs. Smith saw Messrs. Roe and Poe with the Rev. Al Hull. ¦Prof. Lee was late.",
        "MR. ROE: Thanks. ¦SEN. POE: Not so fast.",
        "Calif. Gov. Lee met Pa. Sen. Roe. ¦They left Mass. on Monday.",
        "Said the Hon. Jane Roe, Q.C., of Poe Ltd. ¦It failed.",
    ],
)
def test_titles_are_followed_by_names(text: str) -> None:
    """A title ends no sentence, however many stand in a row."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted. ¦She lives in the U.S. ¦He likes it there.",
        "The U.N. Security Council met the U.S. Secretary of State in Washington, D.C. ¦It was a short talk.",
        "Poe Inc. Chief Executive Jane Roe sold Acme Corp. ¦The price was low.",
        "Martin Luther King Jr. spoke. ¦So did Sammy Poe Sr. ¦Then all went home.",
        "They met on Elm St. ¦It was raining. ¦The Ft. Worth office in St. Paul was closed.",
        "She holds a Ph.D. in physics. ¦He has an M.D. ¦She has more.",
        "He brought pens, paper, etc. ¦Nobody used them.",
        "It was Poe v. Roe, not Kramer vs. Kramer, wrote Smith et al. in May. ¦Nobody knew, e.g. Peter, i.e. the boss.",
    ],
)
def test_abbreviations_that_may_end_a_sentence_do_before_a_starter(text: str) -> None:
    """After "U.S." and "Inc." the next word tells whether the sentence goes on."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "They live at No. 10 Downing Street. ¦Is it far? ¦No. ¦It is not.",
        "She ranked No. 1. ¦Her sister was no. 12.",
        "The mob of Jan. 6 was shown in Fig. 3 (see pp. 5-9 and Vol. II). ¦It ended in Dec. ¦Nobody cared.",
        "Art. 5 of the treaty holds. ¦He studied art. ¦5 years later he left.",
        "Prices rose 3.5 percent to $1.25. ¦Section 2.1.3 says so.",
        "He ran 21. ¦Ten others failed in 2010. ¦5 people came.",
    ],
)
def test_numbers_follow_what_they_number(text: str) -> None:
    """A label and its number are one thing; "No." alone is an answer."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The talk is on Friday at 8:30 p.m. EDT in Boston. ¦It begins at 7 p.m. (GMT) there.",
        "It opens at 9 a.m. and closes at 5 p.m. ¦Then they go home.",
        "Doors open at 6 p.m. Friday and close at 9 p.m. Eastern time. ¦Tickets cost $5.",
        "They met at 5 p.m. June 3 and left at 8 P.M. ¦Police came later.",
        "At 5 a.m. Police entered the house. ¦They left it at 6 a.m. ¦Police found nothing.",
    ],
)
def test_times_of_day_keep_their_zone_and_day(text: str) -> None:
    """What says more about a time belongs to it; anything else with a capital opens a sentence."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Books by J. K. Rowling and J.R.R. Tolkien sold well. ¦George W. Bush read one by J.-P. Martin.",
        "Vitamin C. ¦Nobody needs more in Group B. ¦Spain won.",
        "It was World War I. ¦Germany lost. ¦He is older than I. ¦Jane knows.",
        "She posted it on X. ¦Musk answered Malcolm X. Shabazz.",
    ],
)
def test_letters_are_initials_unless_they_name_something(text: str) -> None:
    """The letter of a group, a war or a platform is the end of its name, that of a person the beginning."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Yahoo! rose. ¦The Yahoo! Board met. ¦He watched Jeopardy! on Monday.",
        "Is it true?! ¦Yes!!! ¦No way. ¦Let’s Move! is her plan.",
        "He asked “Why?” and left. ¦She cried “Help!” before it fell.",
        "Visit www.example.com. ¦Or write to a.b@example.co.uk. ¦See https://example.org/a.b?c=d! ¦Thanks.",
        "They passed it in Meru (2012). ¦The film Viva! (1965) was shown.",
    ],
)
def test_question_and_exclamation_marks_in_names_end_nothing(text: str) -> None:
    """A small letter after a capitalised word, or a name that is known to have its mark, goes on."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "“Are you there?” I called. ¦“Snap!” Pete Poe said. ¦“You won.”",
        '"Where is it?" he asked. ¦"Over there!" said Ms. Roe. ¦"Is it?" ¦He asked no more.',
        "“It is over,” he said. ¦“We lost.” ¦She wept.",
        'He said, "It is over." ¦Then he left.',
        "The minister said: “We will act. ¦We will act now.” ¦Nobody believed him.",
        "'This takes for ever. ¦I cannot do it. ¦It is too long,' he said. ¦'But I try.'",
        "She spoke of loss. ¦\"I have seen it\", she said. ¦'It hurts.'",
        "“It is a long game.” — Jane Roe",
    ],
)
def test_quotations_are_split_inside_and_stay_with_who_spoke(text: str) -> None:
    """A full stop inside quotation marks is one; a report after them belongs to what is reported."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "(This stands alone.) ¦Another (it was short) did not. ¦It was late. ¦(Nobody knew why.) ¦She left.",
        "We spoke. ¦(Laughter.) ¦So I said that was it.",
        "Sharks sleep.[3] ¦They also dream. [4, 5] ¦Nobody knows of what.[citation needed] ¦Ask one.",
        "It was done. [...] ¦Nobody spoke.",
        "I loved it. :) ¦You may not! :-( ¦Well.",
    ],
)
def test_what_closes_after_a_mark_belongs_to_its_sentence(text: str) -> None:
    """Brackets, notes and smileys close what they follow."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "He paused... then went on. ¦He waited… ¦Nothing came. ¦I never meant that.... ¦She left.",
        "“Well ... I am not sure,” she said . . . and left. ¦He told all [...] Jane knew.",
        "The text ends here. ¦. . . The next begins. ¦It ends . . . . ¦Next is this.",
    ],
)
def test_dots_end_a_sentence_only_before_a_capital(text: str) -> None:
    """Dots that stand apart leave something out, dots at a word let it fade away."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The plan — the first in years — failed. ¦He left — Mr. Roe was gone. ¦— So it goes.",
        "WASHINGTON (AP) — The president spoke. ¦He left.",
        "- We came. ¦- They left.",
    ],
)
def test_dashes_end_nothing(text: str) -> None:
    """A dash between words is no boundary, and opens a line of dialogue after one."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "He has MS. ¦The clinic is in Ojai, CA. ¦The Sun. ¦Police in Baton Rouge. ¦Nurses in Oklahoma. ¦All said so.",
        "She spoke to me. ¦Nice weather came. ¦Yum. ¦They blamed me. ¦I did not care.",
        "they came late. ¦nobody saw them! ¦was it you? ¦no idea.",
        "They asked the mayor. ¦de Blasio said no. ¦Apple showed it. ¦iPhone users cheered.",
        "It cost approx. ten pounds, vol. two was less. ¦The govt. officials knew.",
        "They paid in the end. ¦The sum is secret.",
    ],
)
def test_whole_words_end_a_sentence(text: str) -> None:
    """What is no abbreviation ends one, even before a small letter when it is a word of small letters."""
    assert marked(text) == text


def test_a_lost_space_is_seen_before_a_starter() -> None:
    """Pages lose spaces between paragraphs; addresses and names of files look otherwise."""
    text = "They paid in the end.¦The sum is secret, says example.Com and node.Js."
    assert marked(text) == text


def test_stops_that_stand_apart_in_scraped_text_cut_no_phrase() -> None:
    """Scraped pages hold a stop of its own wherever a line ended."""
    text = "He walked in the centre of . the island and he saw his cat . flying away."
    assert marked(text) == text


@pytest.mark.parametrize(
    "text", ["1. Which of them came first?", "4.1. Limits of the plan", "b. Another item", "...Now"]
)
def test_a_label_is_no_sentence(text: str) -> None:
    """What opens an item or a section stays with it, and marks alone are nothing to read."""
    assert marked(text) == text
