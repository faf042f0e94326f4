"""What is offered while tags are typed, and what is chosen of a list."""

from __future__ import annotations

import pytest

from reader.model import ArticleId
from reader.ui.chosen import Chosen
from reader.ui.listing import Listing
from reader.ui.tagging import offered_tags

KNOWN = (("politics", 9), ("Gaza", 5), ("old gaza", 3), ("rail", 1))


@pytest.mark.parametrize(
    ("words", "own", "offered"),
    [
        ("", (), ["politics, ", "Gaza, ", "old gaza, ", "rail, "]),
        ("ga", (), ["Gaza, ", "old gaza, "]),
        ("politics, ga", (), ["politics, Gaza, ", "politics, old gaza, "]),
        ("politics, ", (), ["politics, Gaza, ", "politics, old gaza, ", "politics, rail, "]),
        ("", ("gaza",), ["politics, ", "old gaza, ", "rail, "]),
        ("-", ("Gaza",), ["-Gaza, "]),
        ("-", (), ["-politics, ", "-Gaza, ", "-old gaza, ", "-rail, "]),
        ("xyz", (), []),
    ],
)
def test_offered_tags_are_what_could_be_meant(words: str, own: tuple[str, ...], offered: list[str]) -> None:
    """Those of the article are offered to be taken away, the others to be given; each once."""
    found = offered_tags(words, len(words), KNOWN, own)
    assert [words[: one.start] + one.text + words[one.end :] for one in found] == offered


def test_single_articles_are_chosen() -> None:
    """In the order in which they were; the second time leaves one out."""
    chosen = Chosen(Listing())
    for number in (3, 1, 2, 1):
        chosen.toggle(ArticleId(number))
    assert chosen.of(()) == [3, 2]
    assert chosen.count(9) == 2
    assert (3 in chosen, 1 in chosen) == (True, False)


def test_everything_is_chosen_but_for_exceptions() -> None:
    """What is listed further on is chosen too."""
    chosen = Chosen(Listing(), is_everything=True)
    chosen.toggle(ArticleId(2))
    assert chosen.of(map(ArticleId, range(1, 5))) == [1, 3, 4]
    assert chosen.count(4) == 3
    assert (99 in chosen, 2 in chosen) == (True, False)
