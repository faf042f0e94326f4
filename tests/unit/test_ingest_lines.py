"""Lines of plain text: wrapped ones make paragraphs, quotations and signatures stand apart, heads of mails tell."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.extract import article_from_text
from reader.ingest.lines import cut_lines
from reader.ingest.mail import head_size
from reader.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Article

FIRST = "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan."
LONG = (
    "Maria Oduya, who led the talks, called the plan a modest start. Critics said that the sum was too small to "
    "matter to towns whose pipes were laid a century ago and have not been repaired since."
)
MAIL = f"""From: Jane Doe <jane@example.org>
To: all@example.org,
  others@example.org
Subject: Water for the coast
Date: Fri, 19 Jan 2024 10:02:11 +0100

Hello all,

{textwrap.fill(FIRST, 72)}

{textwrap.fill(LONG, 72)}

> I read that the pipes were laid a century ago. Does anybody know
> how long they are?

They are 900 km long.

--{" "}
Jane Doe
Water Office, Room 12
"""


def _texts(text: str) -> list[str]:
    return [" ".join(draft.text.split()) for draft in cut_lines(text)]


def _blocks(article: Article) -> list[tuple[Role, str]]:
    return [(block.role, " ".join(article.text[block.start : block.end].split())) for block in article.blocks]


@pytest.mark.parametrize("width", [50, 60, 72, 78, 90])
@pytest.mark.parametrize("paragraphs", [[FIRST], [FIRST, FIRST], [FIRST, LONG], [LONG, FIRST, LONG]])
def test_wrapped_paragraphs_of_a_short_text_are_whole(paragraphs: list[str], width: int) -> None:
    """Two lines are enough where a sentence runs across their end."""
    assert _texts("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)) == paragraphs


@given(st.lists(st.sampled_from([FIRST, LONG, FIRST + " " + LONG]), min_size=1, max_size=6))
def test_a_paragraph_a_line_stays_as_it_is(paragraphs: list[str]) -> None:
    """Scraped text has no wrapped lines, with and without blank lines."""
    assert _texts("\n".join(paragraphs)) == paragraphs
    assert _texts("\n\n".join(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ["The talks of the delegates ended in the old palace.", "Nobody in the town had expected so short a session."],
        ["He came to the town on a cold day in May.", "She left.", "The rain went on for forty days and nights."] * 3,
        ["Two roads diverged beside the river town", "So I took one", "Knowing how way leads on to way by night"],
        ["Delegates agree on a plan for clean water", "The talks in Geneva ended after nine long days and nights."],
        ["政府は火曜日に新しい計画を発表したと述べ、住民は歓迎していると述べた。これは計画の始まりである。"] * 4,
        ["- the first item of the list that goes on for a while", "- and the second one which does the same again"],
    ],
    ids=lambda lines: lines[0][:12],
)
def test_lines_that_end_with_their_sentence_are_not_joined(lines: list[str]) -> None:
    """Sentences a line, verse, headings and items."""
    assert _texts("\n".join(lines)) == lines


def test_wrapped_chinese_is_joined() -> None:
    """It breaks between any two characters, and nothing tells the width but the lines."""
    paragraph = "委员会周二在日内瓦表示来自肯尼亚和挪威的四十二名代表已就一项计划达成一致" * 4
    lines = textwrap.wrap(paragraph, 40)
    assert [text.replace(" ", "") for text in _texts("\n".join(lines))] == [paragraph]


def test_address_wider_than_the_lines_does_not_hide_that_they_are_wrapped() -> None:
    """An address cannot be broken."""
    address = "https://example.org/" + "a" * 120
    assert _texts(f"{textwrap.fill(LONG, 72)}\n\n{address}\n\n{textwrap.fill(FIRST, 72)}") == [LONG, address, FIRST]


def test_mail_is_cut_into_what_it_consists_of() -> None:
    """Head, paragraphs, quotation and signature."""
    assert _blocks(article_from_text(MAIL)) == [
        (Role.BYLINE, "From: Jane Doe <jane@example.org>"),
        (Role.BYLINE, "To: all@example.org, others@example.org"),
        (Role.TITLE, "Subject: Water for the coast"),
        (Role.DATE, "Date: Fri, 19 Jan 2024 10:02:11 +0100"),
        (Role.BODY, "Hello all,"),
        (Role.BODY, FIRST),
        (Role.BODY, LONG),
        (
            Role.COMMENT,
            "> I read that the pipes were laid a century ago. Does anybody know > how long they are?",
        ),
        (Role.BODY, "They are 900 km long."),
        (Role.SEPARATOR, "--"),
        (Role.BIO, "Jane Doe"),
        (Role.BIO, "Water Office, Room 12"),
    ]


def test_mail_tells_title_sender_and_date() -> None:
    """Without the names of the headers, and without the address where there is a name."""
    article = article_from_text(MAIL, name="message.txt")
    assert (article.title, article.title_origin) == ("Water for the coast", "given")
    assert (article.byline, article.published) == ("Jane Doe", "2024-01-19")


def test_given_title_and_date_win_over_those_of_a_mail() -> None:
    """Whoever adds a text may name it."""
    article = article_from_text(MAIL, title="Pipes", published="2024-02-01")
    assert (article.title, article.published) == ("Pipes", "2024-02-01")


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        f"From: the mayor\n\n{FIRST}",
        f"From: the mayor\nSubject: water\n{FIRST}\n\n{LONG}",
        f"Subject: water\nDate: May\n\n{FIRST}",
        "From: a@example.org\nSubject: no blank line below",
        "",
    ],
)
def test_text_that_only_starts_like_a_mail_has_no_head(text: str) -> None:
    """A head is made of header lines alone, and names a sender."""
    assert head_size(text) == 0


def test_quotations_of_different_depth_are_not_joined() -> None:
    """Two people speak."""
    lines = [
        "> > The pipes of the town on the coast were laid more than one hundred",
        "> > years ago, and nobody knows where they lie.",
        "> They lie below the street along the harbour, and the plan of them is",
        "> kept in the town hall.",
    ]
    assert _texts("\n".join(lines)) == [" ".join(lines[:2]), " ".join(lines[2:])]


def test_single_line_with_an_angle_is_no_quotation() -> None:
    """Pages mark their links so."""
    assert article_from_text(f"{FIRST}\n\n> The plan in full\n\n{LONG}").blocks[1].role is not Role.COMMENT


def test_two_dashes_inside_a_text_are_no_signature() -> None:
    """What stands below is more than a signature."""
    article = article_from_text("\n".join([FIRST, "--", *[LONG] * 20]))
    assert Role.BIO not in {block.role for block in article.blocks}


@pytest.mark.parametrize(
    "unit",
    ["> quoted line of a mail that goes on\n", "--\n", "a line of forty letters and more, and\n", "A: b\n", "> " * 40],
)
def test_cutting_takes_linear_time(unit: str, assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """However many lines there are."""
    assert_linear(lambda size: article_from_text(f"From: x\nTo: y\n{unit * (size // len(unit))}"), 40_000)
