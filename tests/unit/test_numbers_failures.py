"""Where engines for numbers are known to go wrong on news; each with a sentence and what is right."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found, only, written


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        # the second: a unit, a rank
        ("It lasted one second.", "duration", "1", "second"),
        ("She finished second.", "ordinal", "2", None),
        ("It was his second term.", "ordinal", "2", None),
        ("The 30-second clip went round.", "duration", "30", "second"),
        # one: counted, or nothing
        ("One person died.", "count", "1", None),
        # m and b: metres, millions
        ("The wall is 1.8m tall.", "measure", "1.8", "meter"),
        ("It drew 1.8m viewers.", "count", "1800000", None),
        ("The 100m final was close.", "measure", "100", "meter"),
        ("It cost £4.5m.", "money", "4500000", "GBP"),
        ("It cost $2b.", "money", "2000000000", "USD"),
        ("It cost $5 m to build.", "money", "5000000", "USD"),
        # pounds: money, mass
        ("He paid 300 pounds.", "money", "300", "GBP"),
        ("He weighs 300 pounds.", "measure", "300", "pound"),
        ("They found 40 pounds of cocaine.", "measure", "40", "pound"),
        # points: of a game, of an index, of a share
        ("He scored 27 points.", "count", "27", None),
        ("The index dropped 312 points.", "measure", "312", "point"),
        ("The lead grew by three percentage points.", "percent", "3", "percentage point"),
        ("Rates rose 25 basis points.", "percent", "0.25", "percentage point"),
        # ages between commas and before a full stop
        ("Ana Ruiz, 42, was hurt.", "age", "42", "year"),
        ("It killed the pilot, Ana Ruiz, 42.", "age", "42", "year"),
        ("Ana Ruiz (42) was hurt.", "age", "42", "year"),
        ("A girl of 9 years of age was hurt.", "age", "9", "year"),
        ("A boy aged 12 was hurt.", "age", "12", "year"),
        ("He died at the age of 87.", "age", "87", "year"),
        # an age, a duration
        ("A three-year-old was hurt.", "age", "3", "year"),
        ("A three-year deal was struck.", "duration", "3", "year"),
        # parts of larger ones
        ("It cost 50 cents.", "money", "0.5", "USD"),
        ("It cost Rs 500 crore.", "money", "5000000000", "INR"),
        ("It sheltered 25 lakh people.", "count", "2500000", None),
        ("It cost half a million dollars.", "money", "500000", "USD"),
        ("It cost a quarter of a million pounds.", "money", "250000", "GBP"),
        ("They want two and a half million doses.", "count", "2500000", None),
        ("They want 3 million and a half.", "count", "3500000", None),
        ("A quarter mile was closed.", "measure", "0.25", "mile"),
        ("Some 1/4 mile was closed.", "measure", "0.25", "mile"),
        # numbers of other lands
        ("It holds 1.234.567,89 litres.", "measure", "1234567.89", "liter"),
        ("It holds 12,34,567 people.", "count", "1234567", None),
        ("It holds 1 234 567 people.", "count", "1234567", None),
        ("It holds 40 000 people.", "count", "40000", None),
        # below zero
        ("It was -12°C.", "measure", "-12", "degree Celsius"),
        ("Profit was minus 3 percent.", "percent", "-3", "percent"),
        # more kinds
        ("It was a magnitude 7.8 quake.", "measure", "7.8", "magnitude"),
        ("The 6-foot-4 guard fell.", "measure", "76", "inch"),
        ("It rose 18-fold.", "multiple", "18", None),
        ("Nine out of ten agreed.", "fraction", "0.9", None),
        ("The #2 browser is gone.", "ordinal", "2", None),
        ("The No. 1 song is gone.", "ordinal", "1", None),
        ("They wanted 500 USD.", "money", "500", "USD"),
    ],
)
def test_failure_mode_is_read_right(text: str, kind: str, value: str, unit: str | None) -> None:
    """Kind, value and unit of the one number of a sentence that leads others astray."""
    number = only(text)
    assert (number.kind, number.value, number.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("It was a 5-4 ruling.", "score", "5", "4"),
        ("It takes 4–5 years.", "duration", "4", "5"),
        ("Tunisia lost 1 – 2 to England.", "score", "1", "2"),
        ("They won 3 to 1.", "score", "3", "1"),
        ("It was a 5-to-4 ruling.", "score", "5", "4"),
        ("It cost $115 to $125 million.", "money", "115000000", "125000000"),
        ("It cost between $100 million and $150 million.", "money", "100000000", "150000000"),
        ("It cost 2-3 million euros.", "money", "2000000", "3000000"),
        ("It is 5 km to 8 km away.", "measure", "5", "8"),
        ("It rose 10% to 15%.", "percent", "10", "15"),
        ("Children aged 8–10 sang.", "age", "8", "10"),
        ("A man in his early 20s fell.", "age", "20", "23"),
        ("A woman in her 30s fell.", "age", "30", "39"),
        ("Tens of thousands marched.", "count", "10000", None),
        ("It cost millions of dollars.", "money", "1000000", None),
        ("It burned for hundreds of years.", "duration", "100", None),
    ],
)
def test_failure_mode_with_two_ends_is_read_right(text: str, kind: str, low: str, high: str | None) -> None:
    """Scores keep their order, ranges are one mention, a magnitude at the end holds for the start."""
    number = only(text)
    assert (number.kind, number.value, number.low, number.high) == (kind, None, low, high)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("in 2003–04", "2003/2004"),
        ("between 1985 and 1987", "1985/1987"),
        ("ten per cent of 2000 levels", "2000"),
        ("the end of mid-2024", "2024"),
        ("the 1960s", "196X"),
        ("the mid-1990s", "199X"),
        ("Q3 2023", "2023-Q3"),
        ("the third quarter of 2023", "2023-Q3"),
        ("the 1991 Hajj", "1991"),
        ("the Oct. 7 attack", "XXXX-10-07"),
        ("on the 4th of July", "XXXX-07-04"),
        ("in May", "XXXX-05"),
        ("last March", "XXXX-03"),
    ],
)
def test_failure_mode_with_a_date_is_read_right(text: str, date: str) -> None:
    """Years that others count, and dates that others miss."""
    assert [n.date for n in found(f"They spoke of {text}.") if n.kind == "date"] == [date]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A survey of 1709 schoolchildren was made.", "1709"),
        ("It killed 2008 people.", "2008"),
        ("More than 2000 came.", "2000"),
        ("It needs 1500 more.", "1500"),
    ],
)
def test_four_digits_that_count_are_no_year(text: str, value: str) -> None:
    """A plural or a hedge makes a count of four digits."""
    assert [(n.kind, n.value) for n in found(text)] == [("count", value)]


def test_verbs_named_like_months_are_no_dates() -> None:
    """The verbs "may" and "march" stay verbs."""
    assert written("May it be so, he may say as they march on.") == []


def test_period_over_which_something_happens_has_no_bound() -> None:
    """The word "over" before an article and a length of time does not mean more."""
    assert [n.bound for n in found("It fell over a three-year period and over two years.")] == ["=", "="]


def test_more_than_a_length_of_time_has_a_bound() -> None:
    """After "for" it means more."""
    assert only("It lasted for over three years.").bound == ">"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("no fewer than 40 people", ">="),
        ("no more than 40 people", "<="),
        ("upwards of 40 people", ">="),
        ("40 people or so", "~"),
        ("40 people or fewer", "<="),
        ("40 boats or more", ">="),
        ("approaching 40 people", "<~"),
        ("north of 40 people", ">"),
        ("not quite 40 people", "<~"),
        ("40 or so people", "~"),
        ("40-odd people", "~"),
        ("40-plus people", ">="),
        ("40+ people", ">="),
        ("40 or more people", ">="),
        ("in excess of 40 people", ">"),
        ("as few as 40 people", ">="),
        ("slightly over 40 people", ">~"),
        ("an estimated 40 people", "~"),
        ("fewer than 40 people", "<"),
        ("within 40 miles", "<="),
    ],
)
def test_hedge_is_a_bound(text: str, bound: str) -> None:
    """More words of approximation."""
    assert only(f"They saw {text}.").bound == bound


def test_elliptical_count_names_nothing() -> None:
    """The "more" of "200 more" is no counted thing."""
    number = only("They saved 200 more after that.")
    assert (number.value, number.what) == ("200", None)


def test_change_is_two_numbers_and_no_range() -> None:
    """A rise "from 9 to 10 seats" gives the seats before and after."""
    assert [n.value for n in found("It rose from 9 to 10 seats.")] == ["9", "10"]


def test_list_of_money_keeps_each_amount() -> None:
    """Amounts in a row are not joined."""
    assert written("It cost 5 €, 10 € or 20 €.") == ["5 €", "10 €", "20 €"]


def test_article_before_a_sign_is_not_part_of_the_currency() -> None:
    """The deal of "a $1 billion deal" is in US dollars, at the start of a sentence too."""
    numbers = found("A $1 billion deal. It gave us $5.")
    assert [(n.unit, n.value) for n in numbers] == [("USD", "1000000000"), ("USD", "5")]


@pytest.mark.parametrize(
    ("text", "per"),
    [("$78 a barrel", "barrel"), ("$15 an hour", "hour"), ("$3 per share", "share"), ("$1-a-year", "year")],
)
def test_rate_says_what_it_is_per(text: str, per: str) -> None:
    """The base of a rate stands beside the amount."""
    assert only(f"They pay {text} now.").per == per


def test_editors_brackets_do_not_hide_a_number() -> None:
    """A number that was put into a quotation counts; a note does not."""
    assert written("“[Ten] years ago, a browser was born.” [3]") == ["[Ten] years"]
