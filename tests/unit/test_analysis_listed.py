"""Lists that were run together into one line."""

from __future__ import annotations

import pytest

from tests.reading_sentences import marked


@pytest.mark.parametrize(
    "text",
    [
        "1. Apples from Kent ¦2. Pears of 2021 ¦3. Nothing else",
        "1) apples 3.5 kg ¦2) pears",
        "a. Apples ¦b. Pears ¦c. Nuts",
        "• apples • pears".replace(" • ", " ¦• "),
        "•9. Apples ¦•10. Pears",
        "9. Apples. They are red. ¦10. Pears".replace("s. T", "s. ¦T"),
    ],
)
def test_items_that_count_on_are_sentences(text: str) -> None:
    """A line that opens with an item is split where the next one begins."""
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "He bought 1. apples and 2. pears",
        "1. Apples and 3. pears or 2) nuts",
        "a apple b pear",
        "Actor • Singer • Dancer",
    ],
)
def test_what_does_not_count_on_is_no_list(text: str) -> None:
    """Labels inside prose, out of order, or of another shape are left alone."""
    assert marked(text) == text
