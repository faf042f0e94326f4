"""The sentences of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.frozen import replace
from reader.length import Length
from reader.model import CLEAN_ROLES, Block, ListOrder, ListView, Role, SearchOrder, Tally
from reader.ui import wording
from reader.ui.highlights import Entry, Group
from tests.ui_samples import TITLE, bridge, make_row, stored

if TYPE_CHECKING:
    from reader.model import TitleOrigin

TALLY = Tally(1_234, 56)


def test_heading_names_author_date_and_length() -> None:
    """What is known of an article stands in one line."""
    article = replace(bridge(), byline="By A. Reporter")
    words = len(article.text.split())
    assert wording.heading(stored(article)) == (
        TITLE,
        f"By A. Reporter · 3 May 2024 · {words // 1000}\u202f{words % 1000:03d} words · {round(words / 230)} min",
        "",
    )


def test_heading_of_one_word_has_no_plural() -> None:
    """Nor has none the singular."""
    known = stored(bridge())
    heads = [wording.heading(replace(known, row=replace(known.row, words=words))).meta for words in (0, 1)]
    assert [head.split(" · ")[1] for head in heads] == ["0 words", "1 word"]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("given", ""),
        ("text", ""),
        ("file", " · titled by its file's name"),
        ("derived", " · titled by its first words"),
    ],
)
def test_heading_says_that_nobody_gave_the_title(origin: TitleOrigin, said: str) -> None:
    """Where it is from then."""
    meta = wording.heading(stored(replace(bridge(), title_origin=origin))).meta
    assert meta.partition(" min")[2] == said


@pytest.mark.parametrize("role", [role for role in Role if role not in CLEAN_ROLES and Block(0, 1, role).can_be_chosen])
def test_choosing_says_why_a_line_is_dimmed(role: Role) -> None:
    """There are words for every role that dims a line."""
    said = wording.choosing(Block(0, 1, role, "rule"), "", change="c", leave="esc")
    assert said.startswith("Dimmed: ")
    assert said.endswith(". c restores it everywhere, esc leaves.")


def test_choosing_names_a_long_source_in_part() -> None:
    """The keys must be seen on a small screen, too."""
    said = wording.choosing(Block(0, 1, Role.RELATED), "The Very Long Name of a Paper", change="c", leave="esc")
    assert said == "Dimmed: about another story. c restores it in all of “The Very Long Name of a…”, esc leaves."
    assert wording.left_out(1) == "1 line is left out."


def test_heading_says_what_is_missing() -> None:
    """No date, no title, and why there is no analysis, are told."""
    known = stored(replace(bridge(), published=None, title=None))
    heading = wording.heading(replace(known, row=replace(known.row, sample=True)), "it took too long.")
    assert heading.title == "Untitled"
    assert heading.meta.startswith("no date")
    assert heading.meta.endswith("sample")
    assert heading.notice == "No summary, names or numbers: it took too long."


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (ListView(), "All 1\u202f234 · Unread 56"),
        (ListView(unread_only=True), "All 1\u202f234 · Unread 56 · unread only"),
        (ListView(title_filter="suez"), "All 1\u202f234 · Unread 56 · with “suez”"),
        (ListView(ListOrder.TITLE), "All 1\u202f234 · Unread 56 · by title"),
        (ListView(ListOrder.UNREAD, title_filter="x"), "All 1\u202f234 · Unread 56 · with “x” · unread first"),
    ],
)
def test_scope_tells_what_is_listed(view: ListView, words: str) -> None:
    """Counts, and whatever differs from the plain list."""
    assert wording.scope(TALLY, view, samples=False) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Length(1), "Summary of 1 sentence."),
        (Length(4), "Summary of 4 sentences."),
        (Length(20, "percent"), "Summary of 20 % of the text."),
        (Length(100, "words"), "Summary of 100 words."),
        (Length(0.5, "minutes"), "Summary of 30 seconds to read."),
        (Length(1, "minutes"), "Summary of 1 minute to read."),
        (Length(2.25, "minutes"), "Summary of 2 minutes 15 seconds to read."),
    ],
)
def test_summary_of_tells_the_length_as_people_do(length: Length, words: str) -> None:
    """In the unit that was chosen; nobody counts in quarters of a minute."""
    assert wording.summary_of(length) == words


def test_summary_by_tells_whether_it_is_there() -> None:
    """The algorithm is named as it is spelt."""
    assert wording.summary_by("lexrank") == "Summary by LexRank."
    assert wording.summary_by("kl", is_made=False) == "Summary by KL …"


def test_scope_of_samples_says_so() -> None:
    """Samples are not the user's articles."""
    assert wording.scope(Tally(5, 5), ListView(), samples=True) == "Samples 5"


def test_found_counts_articles_and_names_the_order() -> None:
    """How many articles a search has found, and how they are sorted."""
    newest = SearchOrder.NEWEST
    assert wording.found("suez", 1, newest, is_capped=False) == "“suez” in 1 article · last added first"
    assert wording.found("suez", 7, SearchOrder.BEST, is_capped=False) == "“suez” in 7 articles · best match first"
    assert wording.found("the", 1000, newest, is_capped=True) == "“the” in 1000+ articles · last added first"
    assert wording.found("xyzzy", 0, newest, is_capped=False) == "Nothing has “xyzzy”"
    assert wording.found("suez", 1, newest, is_capped=False, samples=True) == "“suez” in 1 sample · last added first"
    assert wording.found("suez", 2, newest, is_capped=False, samples=True) == "“suez” in 2 samples · last added first"
    assert wording.found("xyzzy", 0, newest, is_capped=False, samples=True) == "No sample has “xyzzy”"


def test_every_order_has_a_name() -> None:
    """No order shows as its id."""
    names = [wording.order(by) for by in (*ListOrder, *SearchOrder)]
    assert all(" " in name for name in names)


def test_entry_tells_its_number_or_its_count() -> None:
    """What is lit, its other names, and which of its mentions one is at."""
    entry = Entry(0, Group.PEOPLE, "Ada Lind", "Lind", ((0, 8), (20, 28)))
    assert wording.entry(entry) == "Ada Lind · Lind · 2 here"
    assert wording.entry(entry, 2) == "Ada Lind · Lind · 2 of 2"
    once = Entry(0, Group.PLACES, "Norby", "", ((0, 5),))
    assert wording.entry(once, 1) == "Norby · 1 here"
    city = Entry(0, Group.PLACES, "Norby", "Nordby", ((0, 5),), within="Ostland")
    assert wording.entry(city) == "Norby · Ostland · Nordby · 1 here"


def test_entry_tells_its_conversion() -> None:
    """Behind what the label leaves out."""
    miles = Entry(0, Group.MEASURES, "≈ 1,200 miles", "just under", ((0, 5),))
    assert wording.entry(miles, conversion="about 1,900 km") == "≈ 1,200 miles · just under · about 1,900 km · 1 here"


def test_small_numbers_are_counted() -> None:
    """One is one."""
    assert [wording.small_numbers(count) for count in (1, 10)] == ["+1 small number", "+10 small numbers"]


def test_empty_list_says_what_to_do() -> None:
    """Each reason for an empty list names itself and the way on."""
    searched = wording.empty(ListView(title_filter="f"), TALLY, query="xyzzy")
    filtered = wording.empty(ListView(title_filter="xyzzy"), TALLY)
    read = wording.empty(ListView(unread_only=True), TALLY)
    nothing = wording.empty(ListView(unread_only=True), Tally(0, 0))
    assert searched.startswith("Nothing has “xyzzy”.")
    assert filtered.startswith("No title or source has “xyzzy”.")
    assert read.startswith("Everything is read.")
    assert nothing.startswith("Nothing here yet.")
    assert all("\n\n" in words for words in (searched, filtered, read, nothing))


def test_title_is_quoted_and_cut() -> None:
    """A long title must not fill the line at the bottom."""
    assert wording.title(make_row(1, "Short")) == "“Short”"
    cut = wording.title(make_row(1, "word " * 40))
    assert len(cut) <= 62
    assert cut.endswith("word…”")
