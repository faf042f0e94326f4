"""The time that a text is in: what days without a year are told from, and what moves it."""

from __future__ import annotations

import pytest

from reader.analysis.numbers.calendar import RESOLVED_BY, RESOLVED_BY_DATELINE, RESOLVED_BY_STORY
from tests.reading_numbers import found, story


def meant(*sentences: str, published: str | None = "2024-01-20") -> list[str | None]:
    """What the dates of a story mean, in order."""
    return [n.resolved or n.date for n in story(*sentences, published=published) if n.kind == "date"]


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (("The siege began on 14 May 1643.", "It rained.", "The town fell on 2 June."), "1643-06-02"),
        (("The siege began on 28 December 1643.", "The town fell on 4 January."), "1644-01-04"),
        (("She sailed in July 1911.", "By 3 August she was home."), "1911-08-03"),
        (("She sailed on July 9, 1911.", "The next day, on July 10, it blew hard."), "1911-07-10"),
        (("She sailed on July 9, 1911.", "It blew hard.", "In August she was home."), "1911-08"),
    ],
)
def test_date_near_the_last_one_of_the_past_has_its_year(sentences: tuple[str, ...], last: str) -> None:
    """The year of publication is far from the story's; the story says so, and not the publication."""
    number = story(*sentences)[-1]
    assert (number.resolved, number.resolved_by) == (last, RESOLVED_BY_STORY)


@pytest.mark.parametrize(
    "sentences",
    [
        ("In 1911 she sailed.", "The next day, on July 10, it blew hard."),
        ("In 1911 she sailed on a Monday.", "On July 10 it blew hard."),
        ("In 1911 she sailed.", "It blew.", "It rained.", "They sang.", "On July 10 she was home."),
        ("He was born on 3 May 1950.", "He died on 12 October."),
        ("They wed in May 2013.", "Nobody has seen her since April 11."),
        ("Caesar fell in 44 BC.", "The funeral was on March 20."),
    ],
)
def test_date_far_from_what_the_past_gives_stays_without_a_year(sentences: tuple[str, ...]) -> None:
    """Nothing is better than a year that may be wrong."""
    assert story(*sentences)[-1].resolved is None


def test_weekday_amid_days_of_the_past_is_none_of_ours() -> None:
    """A history tells weekdays of its own."""
    assert meant("On 1 September 1939 it began.", "On Sunday Britain joined.")[-1] == "XXXX-WXX-7"


def test_news_comes_back_from_a_glance_at_the_past() -> None:
    """What has told a day from its writing is of that time again two sentences later."""
    sentences = ("The club won on Thursday.", "In 1998 it lost.", "It was on May 3.", "It was sold.", "Now it is rich.")
    assert meant(*sentences, "It will play on March 9.") == ["2024-01-18", "1998", "XXXX-05-03", "2024-03-09"]


def test_weekday_brings_a_text_back_to_its_own_time() -> None:
    """A founding year in the first sentence makes no history of news."""
    assert meant("The firm, founded in 1911, grew.", "It said on Friday that on March 1 it will close.") == [
        "1911", "2024-01-19", "2024-03-01",
    ]  # fmt: skip


@pytest.mark.parametrize("goal", ["by 2030", "in 2035", "until 2050"])
def test_year_to_come_does_not_move_the_story(goal: str) -> None:
    """A goal is no time that the text is in."""
    assert meant(f"On Jan. 9 they said it would be clean {goal}.", "On Jan. 10 shares rose.")[-1] == "2024-01-10"


def test_day_keeps_the_year_that_it_had() -> None:
    """A year of the past between two mentions of one day makes no difference to it."""
    assert (
        meant("It began on October 7.", "In 1973 there was a war.", "After October 7 all changed.")[-1] == "2023-10-07"
    )


def test_day_of_the_past_and_of_ours_by_one_name_is_left_open() -> None:
    """Which of the two is meant cannot be told."""
    sentences = ("It was hit on June 4, 2001.", "It was sold last week.", "They met on June 4.")
    assert meant(*sentences)[-1] == "XXXX-06-04"


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (("In 1854 he came.", "The previous year he had been ill."), "1853"),
        (("In 1854 he came.", "He had been ill the year before."), "1853"),
        (("It broke in 1854.", "It was laid again the following summer."), "1855-22"),
        (("It broke on 3 May 1854.", "It was laid again the following March."), "1855-03"),
        (("They met on Sept. 4, 2016.", "They met again the following Friday."), "2016-09-09"),
        (("In the 1980s it grew.", "It had shrunk the year before."), "XXXX"),
        (("It has shrunk.", "It had grown the year before."), "XXXX"),
        (("In 1854 he came.", "He left the next day."), "XXXX-XX-XX"),
    ],
)
def test_neighbour_is_told_from_the_date_given_last(sentences: tuple[str, ...], last: str) -> None:
    """And from it alone: where that is not exact enough the publication does not help."""
    number = story(*sentences)[-1]
    assert (number.resolved or number.date) == last
    assert number.resolved_by == (RESOLVED_BY_STORY if number.resolved else None)


def test_story_is_told_without_a_date_of_publication() -> None:
    """What the text itself gives is enough."""
    assert meant("They met on May 3, 2020.", "They parted on May 5.", "On June 9 it rained.", published=None) == [
        "2020-05-03", "2020-05-05", "2020-06-09",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "BOSTON, March 6, 2024 – It rained on Monday.",
        "NEW YORK, Mar. 6, 2024 (Reuters) - It rained on Monday.",
        "Paris, 6 March 2024.\nIt rained on Monday.",
        "Wednesday, March 6, 2024\nIt rained on Monday.",
        "March 6, 2024\nIt rained on Monday.",
        "Published March 6, 2024, 09:14 GMT\nIt rained on Monday.",
        "Posted on: 6 March 2024 by A. Lind\nIt rained on Monday.",
    ],
)
def test_dateline_is_found_with_its_place_and_by_itself(head: str) -> None:
    """It goes before a publication that is weeks away."""
    number = story(*head.split("\n"), published="2024-04-01")[-1]
    assert (number.resolved, number.resolved_by) == ("2024-03-04", RESOLVED_BY_DATELINE)


@pytest.mark.parametrize(
    "head",
    [
        "March 6–8, 2024",
        "September 11, 2001",
        "A visit to Boston, March 6, 2024",
        "The fair of March 6, 2024",
        "On March 6, 2024 – a Wednesday – it rained.",
        "Published in March 2024 in Paris",
    ],
)
def test_dateline_is_no_range_and_no_day_of_another_time(head: str) -> None:
    """What an article is about is not when it was written."""
    numbers = story(head, "It rained this week.", published="2024-04-01")
    assert (numbers[-1].resolved, numbers[-1].resolved_by) == ("2024-W14", RESOLVED_BY)


def test_date_told_by_its_own_words_is_never_of_the_past() -> None:
    """A look back in the same sentence does not change "last month"."""
    assert [n.resolved for n in found("It was sold in 1911, and last May again.")] == [None, "2023-05"]
