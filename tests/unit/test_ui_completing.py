"""What the screen tells and offers while a query is typed."""

from __future__ import annotations

import pytest

from reader.query.completing import Wanted
from reader.query.fields import FIELDS
from reader.ui.completing import Completing
from reader.ui.wording import MAX_OFFERED_CHARS

SOURCES = Wanted("source", "")


def typed(text: str, cursor: int | None = None) -> Completing:
    """A query as far as it is typed."""
    completing = Completing()
    completing.start("")
    completing.typed(text, len(text) if cursor is None else cursor)
    return completing


def test_beginning_tells_the_fields() -> None:
    """Whoever opens the search sees what there is, as far as there is room."""
    words = typed(" ").words
    shown = words.removesuffix(" … narrow it").split()
    assert shown == [f"{name}:" for name in FIELDS][: len(shown)]
    assert len(shown) > 5
    assert len(words) < 72


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("suez", ""),
        ("is:", "unread · read · starred · updated · sample …"),
        ("date:20", "date: takes a day such as 2024-01-20 or today, a month, a year, a..b or <7d."),
        ('(suez "canal', ""),
        ("suez OR", ""),
    ],
)
def test_line_tells_what_is_offered_or_wrong(text: str, words: str) -> None:
    """What is only unfinished is not told of."""
    assert typed(text).words == words


def test_values_are_wanted_once() -> None:
    """Until they are here, and again when the next search begins."""
    completing = typed("source:b")
    assert completing.missing == SOURCES
    completing.learn(SOURCES, [("BBC", 1_200), ("Bild", 3)])
    assert completing.missing is None
    assert completing.words == "BBC 1\u202f200 · Bild 3"
    completing.start("source:b")
    assert completing.missing == SOURCES


def test_names_are_wanted_for_each_beginning() -> None:
    """What was known of another beginning says nothing; a name is offered though it does not begin so."""
    completing = typed("org:wh")
    assert completing.missing == Wanted("org", "wh")
    completing.learn(Wanted("org", "wh"), [("World Health Organization", 7)])
    assert completing.missing is None
    assert completing.words == "World Health Organization 7"
    completing.typed("org:who", 7)
    assert completing.missing == Wanted("org", "who")
    assert completing.words == ""


def test_fields_of_many_values_want_none() -> None:
    """Only what can be offered is read from the library."""
    assert typed("title:b").missing is typed("date:2").missing is typed("is:u").missing is None


def test_long_offers_are_cut() -> None:
    """The first is there in any case, and the line has room for the key."""
    completing = typed("source:p")
    completing.learn(SOURCES, [(f"paper number {number}", 1) for number in range(9)])
    assert completing.words.startswith("paper number 0 1 · paper")
    assert completing.words.endswith(" …")
    assert len(completing.words) <= MAX_OFFERED_CHARS + 2


def test_wrong_is_marked_once_the_cursor_has_left_it() -> None:
    """What is being typed may be right in a moment; at the end of it all everything wrong is told."""
    assert typed("is:odd").wrong == ()
    assert typed("is:odd suez").wrong == ((0, 6),)
    assert typed("(suez").wrong == ()
    assert typed("(suez").problem == "This bracket is not closed."
    assert typed("suez").problem == ""
