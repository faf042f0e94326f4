"""The dates of an article in the order of time, and what is told of each."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Analysis, Figure, NumberMention, Sentence
from reader.ui.highlights import Highlights
from reader.ui.timeline import happening


def told(text: str, date: str) -> str:
    """What is told of a date in a text of one sentence."""
    start = text.index(date)
    return happening(text, start, start + len(date), [Sentence(0, len(text))])


def days(*dates: str, resolved: dict[str, str] | None = None) -> Highlights:
    """Highlights of an article that gives these dates, as ISO 8601, in this order."""
    numbers = tuple(
        NumberMention(20 * at, 20 * at + 9, "date", date=date, resolved=(resolved or {}).get(date))
        for at, date in enumerate(dates)
    )
    figures = tuple(Figure(at + 1, "date", date, (at,), weight=-at) for at, date in enumerate(dates))
    return Highlights(Analysis("1", "h", numbers=numbers, figures=figures))


def order(*dates: str, resolved: dict[str, str] | None = None) -> list[str]:
    """The labels of the timeline."""
    return [entry.label for entry in days(*dates, resolved=resolved).timeline]


def test_timeline_is_in_the_order_of_time() -> None:
    """Whatever the order of the text."""
    assert order("2023-12-23", "1979-12-09", "2023-10-07") == ["1979-12-09", "2023-10-07", "2023-12-23"]


def test_timeline_puts_a_year_before_its_months_and_days() -> None:
    """The less exact one first, as what it covers begins earlier."""
    given_dates = ("2021-03-23", "2021-03", "2021", "202X", "20XX", "2020-12-31")
    assert order(*given_dates) == ["20XX", "202X", "2020-12-31", "2021", "2021-03", "2021-03-23"]


def test_timeline_knows_weeks_quarters_halves_and_seasons() -> None:
    """Each stands where it begins."""
    given_dates = ("2024-24", "2024-H2", "2024-Q2", "2024-W05", "2024-22", "2024-02-03", "2024-W05-7")
    assert order(*given_dates) == ["2024-W05", "2024-02-03", "2024-W05-7", "2024-Q2", "2024-22", "2024-H2", "2024-24"]


def test_timeline_puts_a_range_where_it_begins() -> None:
    """Ends do not count."""
    assert order("2004", "2003/2010", "2003-07/2004-12") == ["2003/2010", "2003-07/2004-12", "2004"]


def test_timeline_reaches_before_year_one() -> None:
    """Years before our era are negative."""
    assert order("0014", "-0044-03-15", "-0044-02", "-04XX", "-0498") == [
        "-04XX", "-0498", "-0044-02", "-0044-03-15", "0014",
    ]  # fmt: skip


def test_timeline_leaves_out_what_has_no_place_in_the_calendar() -> None:
    """A day without a year and a weekday stay among the dates, unless the published date resolves them."""
    unresolved = ("XXXX-10-07", "2023", "XXXX-WXX-5", "XXXX-12")
    assert order(*unresolved) == ["2023"]
    resolved = {"XXXX-WXX-5": "2022-01-07", "XXXX-12": "2024-12"}
    assert order(*unresolved, resolved=resolved) == ["XXXX-WXX-5", "2023", "XXXX-12"]


def test_timeline_keeps_the_order_of_the_text_for_one_day() -> None:
    """Where time does not decide, who is told first comes first."""
    highlights = days("2023-W99", "2023", "2023/2024")
    assert [entry.label for entry in highlights.timeline] == ["2023-W99", "2023", "2023/2024"]


def test_timeline_needs_two_dates() -> None:
    """One has no order."""
    assert [days(*dates).has_timeline for dates in ((), ("2023",), ("2023", "XXXX-12"), ("2023", "2024"))] == [
        False,
        False,
        False,
        True,
    ]


def test_timeline_counts_as_many_as_it_lists() -> None:
    """Times of day, durations and ages are no dates."""
    numbers = (
        NumberMention(0, 4, "date", date="1999"),
        NumberMention(5, 9, "time", date="22:30"),
        NumberMention(10, 14, "duration", value="3", unit="day"),
        NumberMention(15, 19, "date", date="2001"),
    )
    figures = tuple(Figure(at + 1, number.kind, str(at), (at,)) for at, number in enumerate(numbers))
    highlights = Highlights(Analysis("1", "h", numbers=numbers, figures=figures))
    assert (highlights.dated, len(highlights.timeline)) == (2, 2)


@given(st.lists(st.text("0123456789X-WQH/", min_size=1, max_size=12), max_size=12))
def test_timeline_loses_no_date(dates: list[str]) -> None:
    """Whatever an engine writes there, each date that does not begin with X is listed once."""
    assert sorted(order(*dates)) == sorted(date for date in dates if not date.startswith("X"))


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("Ada opened the old bridge in Norby on 3 May.", "3 May", "Ada opened the old bridge in Norby"),
        ("On 23 March 2021, the Ever Given ran aground.", "23 March 2021", "the Ever Given ran aground"),
        ("In 1999 she moved to Norby.", "1999", "she moved to Norby"),
        ("But in 1979, the WHO declared it dead.", "1979", "the WHO declared it dead"),
        ("BOSTON (Reuters) - On Friday he left.", "Friday", "he left"),
        ("She read it in the U.S. in 1999.", "1999", "She read it in the U.S."),
    ],
)
def test_happening_is_the_sentence_without_a_date_at_its_edge(text: str, date: str, words: str) -> None:
    """The row has the date already; the place and the agency of news are no part of it."""
    assert told(text, date) == words


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The bridge, which opened in 1999, is long", "1999"),
        ("Her first book (1967) was a hit", "1967"),
        ("In 2020 and 2021 it fell", "2020"),
        ("In 2020 and 2021 it fell", "2021"),
        ("It fell in 2020 and in 2021", "2021"),
        ("In the early 1990s they married", "1990s"),
        ("2016 was a good year", "2016"),
        ("In 2010, 300 people came", "2010"),
        ("Of 2010–2014 1,100 are known, compared with 400 of 1990–1994", "1990–1994"),
        ("He was born in Leeds, on 3 May 1900, the son of a baker", "3 May 1900"),
        ("There has been no case since 1977", "1977"),
        ("It stayed closed until 1977", "1977"),
    ],
)
def test_happening_keeps_a_date_that_the_words_need(text: str, date: str) -> None:
    """In the middle of a sentence it stays, so that nothing is said wrong or breaks off."""
    assert told(f"{text}.", date) == text


@pytest.mark.parametrize(
    "text",
    [
        "1967",
        "(1967).",
        "Published 1967",
        "Last updated: 1967.",
        "Posted on 1967",
        "Published 1967, 09:14 GMT | 3 min read",
    ],
)
def test_happening_of_a_date_alone_is_empty(text: str) -> None:
    """Nothing else is said, or only that the page is of that day."""
    assert told(text, "1967") == ""


def test_happening_of_a_late_date_starts_with_a_clause() -> None:
    """What the first clauses tell is of something else, and there is no room for it."""
    long = "The canal was 30 to 40 feet deep and had cost a lot of money when it was widened in 2015, and then again."
    assert told(long, "2015") == "…when it was widened in 2015, and then again"


def test_happening_of_a_late_date_without_clauses_starts_with_a_word() -> None:
    """Few words stand before the date, more where none follow."""
    long = f"{'many words ' * 9}made up the old story of 1999"
    assert told(f"{long} {'and more ' * 9}", "1999").startswith(
        "…many words many words many words made up the old story of 1999 and more"
    )
    assert told(long, "1999") == f"…{'many words ' * 8}made up the old story of 1999"


def test_happening_is_one_line() -> None:
    """Line ends and gaps become single spaces."""
    assert told("The bridge over\nthe  river was opened in 1999.", "1999") == "The bridge over the river was opened"


def test_happening_stays_in_its_sentence() -> None:
    """What is said before and after it is of something else."""
    text = "It rained. The bridge opened in 1999. People came."
    start = text.index("1999")
    sentences = [Sentence(0, 10), Sentence(11, 37), Sentence(38, len(text))]
    assert happening(text, start, start + 4, sentences) == "The bridge opened"


def test_happening_without_sentences_stays_in_its_line() -> None:
    """A headline is no sentence."""
    text = "First line\nOld bridge opens in 1999\nLast line"
    start = text.index("1999")
    assert happening(text, start, start + 4) == "Old bridge opens"


def test_happening_is_cut_at_words() -> None:
    """With a sign at the end that is cut."""
    long = f"{'many words ' * 100}in 1999 {'and more ' * 100}"
    words = told(long, "1999")
    assert words.startswith("…")
    assert words.endswith("…")
    assert len(words) <= 122


@given(st.text(max_size=400), st.integers(0, 400), st.integers(1, 20))
def test_happening_is_short_and_one_line(text: str, start: int, length: int) -> None:
    """Of any text and any place."""
    start = min(start, len(text))
    words = happening(f"{text}{'1' * length}", start, start + length)
    assert len(words) <= 122
    assert words == " ".join(words.split())


@pytest.mark.parametrize("piece", ["a", ", ", "(", " -", "on ", "on the ", "1", " when", "\n", " "])
def test_happening_costs_the_same_in_a_long_text(piece: str) -> None:
    """It looks at what is near alone, whatever stands there."""
    assert _cost(piece, 100_000) < 4 * _cost(piece, 1_000)


def _cost(piece: str, count: int) -> float:
    """CPU seconds of a hundred dates amid so many pieces, the best of five."""
    text = f"{piece * count}1999{piece * count}"
    start = count * len(piece)
    sentences = [Sentence(0, len(text))]
    costs = []
    for _ in range(5):
        begun = time.process_time()
        for _ in range(100):
            happening(text, start, start + 4, sentences)
        costs.append(time.process_time() - begun)
    return min(costs)
