"""Titles of plain text: given, a line of the text, the file's name, or the first words."""

from __future__ import annotations

import pytest

from reader.config import MAX_TITLE_CHARS
from reader.ingest.extract import article_from_text
from reader.model import Role

LEAD = (
    "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan worth "
    "3.1 million dollars, the largest sum that it has ever put into clean water for towns on the coast."
)
NEXT = (
    "Maria Oduya, who led the talks, called the plan a modest start. Critics said that the sum was too small to "
    "matter to towns whose pipes were laid a century ago and have not been repaired since."
)


def test_first_line_above_paragraphs_is_the_title() -> None:
    """The usual form of a text file."""
    article = article_from_text(f"Delegates agree plan for clean water\n\n{LEAD}\n\n{NEXT}")
    assert (article.title, article.title_origin) == ("Delegates agree plan for clean water", "text")
    assert article.blocks[0].role is Role.TITLE


@pytest.mark.parametrize(
    ("line", "between"),
    [("A very long book", "\n\n"), ("Water", "\n\n"), ("新しい水計画を発表", "\n")],
)
def test_short_first_line_above_longer_text_is_the_title(line: str, between: str) -> None:
    """Also when its words do not come again below, rather than the name of the file."""
    below = "政府は火曜日に新しい水計画を発表した。住民は歓迎している。" if line[0] > "z" else LEAD
    article = article_from_text(f"{line}{between}{below}\n\n{NEXT}", name="war notes.txt")
    assert (article.title, article.title_origin, article.blocks[0].role) == (line, "text", Role.TITLE)


@pytest.mark.parametrize(
    "line", ["Hello,", "Dear Jane", "Hi all", "By Jane Doe", "October 9, 2018", "Chapter 1", "She came.", "Contents:"]
)
def test_first_line_that_is_no_title_gives_way_to_the_file(line: str) -> None:
    """Salutations, bylines, dates, sentences and the headings of parts."""
    article = article_from_text(f"{line}\n\n{LEAD}\n\n{NEXT}", name="war notes.txt")
    assert (article.title, article.title_origin) == ("War notes", "file")


def test_short_first_line_close_above_the_text_is_no_title() -> None:
    """Without a blank line it may be a dateline or a place."""
    assert article_from_text(f"Geneva\n{LEAD}\n\n{NEXT}", name="war notes.txt").title == "War notes"


def test_given_title_wins() -> None:
    """It is kept as one line, and its line in the text is marked."""
    article = article_from_text(f"Clean Water!\n\n{LEAD}\n\n{NEXT}", title=" Clean\nwater ", name="plan.txt")
    assert (article.title, article.title_origin) == ("Clean water", "given")
    assert article.blocks[0].role is Role.TITLE


def test_given_title_need_not_stand_in_the_text() -> None:
    """No other line is taken for it then."""
    article = article_from_text(f"{LEAD}\n\n{NEXT}", title="Water")
    assert {block.role for block in article.blocks} == {Role.BODY}


def test_given_title_is_cut_at_the_limit() -> None:
    """A title of 100 kB would fill the screen."""
    title = article_from_text(LEAD, title="word " * 20_000).title
    assert title is not None
    assert len(title) <= MAX_TITLE_CHARS
    assert title.endswith("word…")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("clean_water-plan.txt", "Clean water plan"),
        ("Gaza: talks go on.txt", "Gaza: talks go on"),
        ("2024-01-20 Water on the coast.txt", "2024 01 20 Water on the coast"),
        ("\x1b[31mred water.txt", "Red water"),
    ],
)
def test_file_name_is_the_title_of_a_text_without_one(name: str, title: str) -> None:
    """Underscores and strokes become spaces, escape sequences go."""
    article = article_from_text(f"{LEAD}\n\n{NEXT}", name=name)
    assert (article.title, article.title_origin) == (title, "file")


@pytest.mark.parametrize(
    "name", ["000_aeedbe436eec667d.txt", "20240120.txt", "article-17.txt", "untitled.md", "", "a.txt"]
)
def test_telling_nothing_a_file_name_gives_way_to_the_first_words(name: str) -> None:
    """Keys, numbers and the names that programs give."""
    article = article_from_text(f"{LEAD}\n\n{NEXT}", name=name)
    assert article.title_origin == "derived"
    assert article.title == "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway…"


def test_single_line_keeps_its_body() -> None:
    """A text of one line would have nothing left to sum up if that were the title."""
    article = article_from_text("Joe Biden met Benjamin Netanyahu in Gaza")
    assert article.blocks[0].role is Role.BODY
    assert article.title_origin == "derived"
