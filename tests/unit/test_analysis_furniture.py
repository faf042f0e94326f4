"""What belongs to the page is put aside, sentence by sentence, where a page has become one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.furniture import set_aside
from reader.analysis.sentences import RuledSentences
from reader.ingest.extract import article_from_text
from reader.model import Role, Sentence


def roles_of(*wordings: str) -> list[Role]:
    """The roles of body sentences that stand one after the other."""
    text, sentences = " ".join(wordings), []
    position = 0
    for wording in wordings:
        sentences.append(Sentence(position, position + len(wording)))
        position += len(wording) + 1
    return [sentence.role for sentence in set_aside(text, sentences)]


@pytest.mark.parametrize(
    ("wording", "role"),
    [
        ("PUBLISHED: .", Role.DATE),
        ("Last updated:", Role.DATE),
        ("09:41 GMT, 3 March 2019 .", Role.DATE),
        ("7.30 pm, 12 Dec 2020", Role.DATE),
        ("Updated: March 3, 2019", Role.DATE),
        ("Scroll down for pictures .", Role.PROMO),
        ("E-mail this to a friend .", Role.SHARE),
        ("Anna Berg contributed to this report.", Role.BIO),
        ("All rights reserved.", Role.LEGAL),
        ("| .", Role.SEPARATOR),
        ("***", Role.SEPARATOR),
    ],
)
def test_furniture_is_known_by_all_of_its_words(wording: str, role: Role) -> None:
    """And what stands around it stays."""
    assert roles_of("The river rose.", wording, "It fell again.") == [Role.BODY, role, Role.BODY]


@pytest.mark.parametrize(
    "wording",
    [
        "By then it was too late.",
        "He published a book on 3 March 2019.",
        "Published in 2019, the book sold well.",
        "Scroll down the page and you will find that nobody has written anything about it for years.",
        "She e-mailed a friend.",
        "Anna Berg contributed to this report, and then she left for the coast.",
        "At 09:41 on 3 March 2019 the river rose.",
        "Jane Roe.",
        "No!",
    ],
)
def test_sentences_of_the_article_stay(wording: str) -> None:
    """Where the same words say something."""
    assert roles_of("The river rose.", wording) == [Role.BODY, Role.BODY]


def test_names_after_a_lone_by_are_a_byline() -> None:
    """Up to two sentences of names; what follows is text, also another name."""
    roles = roles_of("By .", "Jane Roe .", "Science Editor of The Paper .", "Jane Roe .", "It rained.")
    assert roles == [Role.BYLINE, Role.BYLINE, Role.BYLINE, Role.BODY, Role.BODY]
    assert roles_of("By .", "It rained all night.", "Jane Roe .") == [Role.BYLINE, Role.BODY, Role.BODY]


def test_other_roles_stay() -> None:
    """Only body sentences change."""
    assert set_aside("PUBLISHED:", [Sentence(0, 10, Role.CAPTION)]) == (Sentence(0, 10, Role.CAPTION),)


def test_a_page_in_one_line_gives_its_article() -> None:
    """From the text, as it comes in."""
    text = (
        "By . Jane Roe . PUBLISHED: . 14:11 EST, 25 October 2013 . | . UPDATED: . 15:36 EST, 25 October 2013 . "
        "The river rose by two metres in the night. Scroll down for video . Nobody was hurt."
    )
    article = article_from_text(text)
    sentences = set_aside(text, RuledSentences().split(text, article.blocks, "en"))
    body = [text[s.start : s.end] for s in sentences if s.role is Role.BODY]
    assert body == ["The river rose by two metres in the night.", "Nobody was hurt."]


@given(st.lists(st.text(min_size=1, max_size=120), max_size=8))
def test_any_sentences_keep_their_places(wordings: list[str]) -> None:
    """Nothing is lost, nothing moves."""
    text, sentences = "".join(wordings), []
    position = 0
    for wording in wordings:
        sentences.append(Sentence(position, position + len(wording)))
        position += len(wording)
    assert [(s.start, s.end) for s in set_aside(text, sentences)] == [(s.start, s.end) for s in sentences]
