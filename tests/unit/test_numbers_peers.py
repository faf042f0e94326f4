"""The examples of other engines and the dates of other corpora, where they lie beside the checkout."""

from __future__ import annotations

import pytest

from tests.peers import gum_dates, news_numbers, recognizers


@pytest.mark.skipif(not recognizers.FOLDER.exists(), reason="Recognizers-Text is not beside the checkout")
def test_recognizers_examples_keep_their_goal() -> None:
    """So many of the examples that news can hold are right, and not too many are left out."""
    total = recognizers.measured(recognizers.FOLDER)
    tried = total["all"] - total["skipped"]
    assert total["passed"] >= recognizers.GOAL * tried
    assert total["skipped"] <= recognizers.MOST_SKIPPED * total["all"]


@pytest.mark.skipif(not gum_dates.FOLDER.exists(), reason="GUM's news are not beside the checkout")
def test_gum_dates_keep_their_goals() -> None:
    """So many dates are found, and with their calendar date."""
    total, detected, right = gum_dates.measured(gum_dates.FOLDER)
    assert detected >= gum_dates.GOALS[0] * total
    assert right >= gum_dates.GOALS[1] * total


@pytest.mark.skipif(not news_numbers.FOLDER.exists(), reason="the labelled news are not beside the checkout")
@pytest.mark.parametrize("name", news_numbers.FILES)
def test_labelled_news_keep_their_goals(name: str) -> None:
    """So many numbers are found, with their kind and their value."""
    total, *counts = news_numbers.measured(news_numbers.FOLDER / name)
    assert all(count >= goal * total for count, goal in zip(counts, news_numbers.GOALS, strict=True))
