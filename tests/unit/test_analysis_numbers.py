"""Numbers, amounts and dates in running text: what is found, with which meaning, and what is no number."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It cost $4.5 million.", "money", "4500000", "USD"),
        ("It cost £4.5m.", "money", "4500000", "GBP"),
        ("It cost €3bn.", "money", "3000000000", "EUR"),
        ("It cost US$ 20,000.", "money", "20000", "USD"),
        ("It cost NT $300.", "money", "300", "TWD"),
        ("It cost 20 million euros.", "money", "20000000", "EUR"),
        ("It cost Rs 500 crore.", "money", "5000000000", "INR"),
        ("It cost 50 cents.", "money", "0.5", "USD"),
        ("A rise of 7.5%.", "percent", "7.5", "percent"),
        ("A rise of seven per cent.", "percent", "7", "percent"),
        ("A rise of 2 percentage points.", "percent", "2", "percentage point"),
        ("A rise of 25 basis points.", "percent", "0.25", "percentage point"),
        ("They waited 40 minutes.", "duration", "40", "minute"),
        ("They waited nearly a month.", "duration", "1", "month"),
        ("They waited half an hour.", "duration", "0.5", "hour"),
        ("A 20-year-old was hurt.", "age", "20", "year"),
        ("It cost 20 million US dollars.", "money", "20000000", "USD"),
        ("It cost 500 €.", "money", "500", "EUR"),
        ("It cost USD 500.", "money", "500", "USD"),
        ("It grew 3/4 of the way.", "fraction", "0.75", None),
        ("Half of them left.", "fraction", "0.5", None),
        ("They waited two and a half years.", "duration", "2.5", "year"),
        ("It sailed at 30 miles per hour.", "measure", "30", "mile per hour"),
        ("Smith, 34, was hurt.", "age", "34", "year"),
        ("She was aged 12.", "age", "12", "year"),
        ("It is 500 miles away.", "measure", "500", "mile"),
        ("It is 5km away.", "measure", "5", "kilometer"),
        ("It was minus 12 degrees Celsius.", "measure", "-12", "degree Celsius"),
        ("It has 40 square miles.", "measure", "40", "square mile"),
        ("A third of them left.", "fraction", "0.333333", None),
        ("Two-thirds of them left.", "fraction", "0.666667", None),
        ("One in three left.", "fraction", "0.333333", None),
        ("They met twice.", "multiple", "2", None),
        ("They met three times.", "multiple", "3", None),
        ("The 21st century's twenty-first.", "ordinal", "21", None),
    ],
)
def test_numbers_kind_value_and_unit(text: str, kind: str, value: str, unit: str | None) -> None:
    """Money, shares, times, ages, measures, fractions and multiples are told apart and valued."""
    number = found(text)[-1]
    assert (number.kind, number.value, number.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25,000 people", "25000"),
        ("two hundred and five people", "205"),
        ("three and a half million people", "3500000"),
        ("twenty-five people", "25"),
        ("a million people", "1000000"),
        ("two dozen people", "24"),
        ("half a dozen people", "6"),
        ("1 234 567 people", None),
        ("1\u202f234\u202f567 people", "1234567"),
        ("5 hundred thousand people", "500000"),
    ],
)
def test_counts_in_digits_and_words_have_their_value(text: str, value: str | None) -> None:
    """Numbers in digits, words and both are one decimal string; thin spaces group thousands, plain ones do not."""
    numbers = found(f"Today saw {text}.", None)[1:]
    assert [n.value for n in numbers if n.value == value] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "bound", "full"),
    [
        ("nearly 25,000 Palestinians", "<~", "nearly 25,000 Palestinians"),
        ("more than 300 jobs", ">", "more than 300 jobs"),
        ("at least 12 soldiers", ">=", "at least 12 soldiers"),
        ("no fewer than 12 soldiers", ">=", "no fewer than 12 soldiers"),
        ("no more than 12 soldiers", "<=", "no more than 12 soldiers"),
        ("up to 90 days", "<=", "up to 90 days"),
        ("as many as 40 boats", "<=", "as many as 40 boats"),
        ("just over 40 boats", ">~", "just over 40 boats"),
        ("under 40 boats", "<", "under 40 boats"),
        ("around 40 boats", "~", "around 40 boats"),
        ("107 or more", ">=", "107 or more"),
        ("40 boats", "=", "40 boats"),
    ],
)
def test_hedges_become_bounds_and_widen_the_full_span(text: str, bound: str, full: str) -> None:
    """Words of approximation before or after a number are its bound; the full span covers them and the thing."""
    number = only(f"We saw {text}.")
    sentence = f"We saw {text}."
    assert (number.bound, sentence[number.full_start : number.full_end]) == (bound, full)


@pytest.mark.parametrize(
    ("text", "what", "head"),
    [
        ("700 asylum seekers arrived", "asylum seekers", "seekers"),
        ("a two-state solution", "state", "state"),
        ("12 killed in the attack", "killed", "killed"),
        ("dozens of people", "people", "people"),
        ("1,709 schoolchildren", "schoolchildren", "schoolchildren"),
        ("all 6 of them", None, None),
    ],
)
def test_counts_say_what_they_count(text: str, what: str | None, head: str | None) -> None:
    """The counted noun phrase next to the number, and its last word."""
    number = only(f"We saw {text}.")
    assert (number.what, number.what_head) == (what, head)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("roughly 30 to 40 minutes", "duration", "30", "40"),
        ("between 100 and 150 boats", "count", "100", "150"),
        ("$115 to $125 million", "money", "115000000", "125000000"),
        ("5-10 percent", "percent", "5", "10"),
        ("three or four boats", "count", "3", "4"),
        ("hundreds of people", "count", "100", None),
        ("tens of thousands of people", "count", "10000", None),
        ("a 3-1 win", "score", "3", "1"),
        ("a 5–4 ruling", "score", "5", "4"),
        ("a 5-to-4 decision", "score", "5", "4"),
    ],
)
def test_ranges_and_scores_have_two_ends(text: str, kind: str, low: str, high: str | None) -> None:
    """A range has low and high and no value, an open one low alone, a score both in the order of the text."""
    number = only(f"We saw {text}.")
    assert (number.kind, number.value, number.low, number.high) == (kind, None, low, high)


@pytest.mark.parametrize(
    ("text", "date", "resolved"),
    [
        ("since Dec. 23, 2023", "2023-12-23", None),
        ("on 7 October 2023", "2023-10-07", None),
        ("the Oct. 7 attack", "XXXX-10-07", "2023-10-07"),
        ("on February 3", "XXXX-02-03", "2023-02-03"),
        ("in March 2011", "2011-03", None),
        ("in December", "XXXX-12", "2023-12"),
        ("in 2016", "2016", None),
        ("the 1960s", "196X", None),
        ("the 20th century", "19XX", None),
        ("on Friday", "XXXX-WXX-5", "2024-01-19"),
        ("it will open on Tuesday", "XXXX-WXX-2", "2024-01-23"),
        ("on Friday, July 21, 2017", "2017-07-21", None),
        ("done yesterday", "XXXX-XX-XX", "2024-01-19"),
        ("done last week", "XXXX-WXX", "2024-W02"),
        ("done last year", "XXXX", "2023"),
        ("this year's theme", "XXXX", "2024"),
        ("done last month", "XXXX-XX", "2023-12"),
        ("done this weekend", "XXXX-WXX", "2024-01-20/2024-01-21"),
        ("in Q1 2024", "2024-Q1", None),
        ("from 1985 to 1987", "1985/1987", None),
        ("in 2003-04", "2003/2004", None),
        ("July 3–5, 2020", "2020-07-03/2020-07-05", None),
        ("on 2024-02-29", "2024-02-29", None),
        ("on 12/23/2023", "2023-12-23", None),
        ("from Dec. 3 to Jan. 5", "XXXX-12-03/XXXX-01-05", "2023-12-03/2024-01-05"),
        ("from Dec. 3 to Jan. 5, 2020", "2019-12-03/2020-01-05", None),
        ("on March 3–5", "XXXX-03-03/XXXX-03-05", "2023-03-03/2023-03-05"),
        ("on the 7th of October", "XXXX-10-07", "2023-10-07"),
        ("on 7 Oct. 2023", "2023-10-07", None),
        ("last March", "XXXX-03", "2023-03"),
        ("next March", "XXXX-03", "2024-03"),
        ("next Tuesday", "XXXX-WXX-2", "2024-01-23"),
        ("in the ’90s", "199X", None),
    ],
)
def test_dates_are_iso_and_resolved_by_the_publication_alone(text: str, date: str, resolved: str | None) -> None:
    """A date is ISO 8601 with X for what is unknown; the published date fills it in."""
    number = only(f"It was {text}.")
    assert (number.kind, number.date, number.resolved) == ("date", date, resolved)
    assert number.resolved_by == ("published" if resolved else None)


@pytest.mark.parametrize("text", ["the Oct. 7 attack", "on Friday", "done yesterday", "done last year"])
def test_dates_stay_unresolved_without_a_publication_date(text: str) -> None:
    """Nothing is guessed from today."""
    assert only(f"It was {text}.", None).resolved is None


def test_days_in_a_story_of_another_time_are_not_given_the_publications_year() -> None:
    """After "1858" the fifth of August is no day of this decade; after this year's date it is again."""
    numbers = found("In 1858 it began; on August 5 it ended. In 2023 they met; on August 5 they left.")
    assert [(n.date, n.resolved) for n in numbers if n.date and "-" in n.date] == [
        ("XXXX-08-05", None),
        ("XXXX-08-05", "2023-08-05"),
    ]


@pytest.mark.parametrize(
    ("text", "clock"), [("10:30", "10:30"), ("5 p.m.", "17:00"), ("5pm", "17:00"), ("12:15 a.m. EST", "00:15")]
)
def test_times_of_day_are_24_hour(text: str, clock: str) -> None:
    """Times of day are HH:MM, with the zone in the span."""
    number = only(f"At {text}")
    assert (number.kind, number.date, f"At {text}"[number.start : number.end]) == ("time", clock, text)


@pytest.mark.parametrize(
    "text",
    [
        "Call +1 555 123 4567 or (555) 123-4567.",
        "See https://example.org/2024/01/20?x=35 now.",
        "The host 192.168.0.1 is down.",
        "Version 1.2.3 is out.",
        "ISBN 978-3-16-148410-0",
        "The G7 met.",
        "After 9/11 it changed.",
        "COVID-19 spread.",
        "A Boeing 737 landed.",
        "Under Article 5 it acts.",
        "They live at 10 Downing Street.",
        "No one said it was one of those.",
        "He may march.",
        "The Group of 20 met.",
        "It was first and foremost a test.",
        "A first lady spoke.",
        "Room 007 is shut.",
        "They meet on 31/31/2020",
        "Disco returned with the 501st Legion.",
        "Mail me at a1@example.org",
        "Number 12345678901234567890123 is an id.",
    ],
)
def test_identifiers_are_no_numbers(text: str) -> None:
    """Telephone numbers, links, addresses, versions, names with digits, pronouns and verbs are left alone."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("March 2000 people", "date"), ("more than 2000 people", "count"), ("in 2000", "date"), ("2000 voters", "count")],
)
def test_four_digits_are_a_year_unless_they_count(text: str, kind: str) -> None:
    """A year before a plural is a count, unless a month or preposition of time stands before it."""
    assert only(f"It was {text}.").kind == kind


def test_rank_that_is_part_of_a_name_gives_no_number() -> None:
    """The "thirty" of a thirty-third assembly counts nothing."""
    assert found("It passed the Thirty-third World Health Assembly.") == []


def test_money_says_what_it_is_per() -> None:
    """A rate names its base beside the amount."""
    assert only("They pay $15 an hour.").per == "hour"
