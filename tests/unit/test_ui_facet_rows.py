"""The rows of the facets, and the queries that they narrow a list to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.across import FacetKind
from reader.model import ListView
from reader.query.naming import naming
from reader.query.narrowing import narrowed
from reader.query.parsing import parse
from reader.query.tree import every
from reader.ui.across_wording import NO_FACETS
from reader.ui.facet_rows import FIRST_VALUES, rows_of
from reader.ui.listing import Listing, query_of
from tests.linked_samples import facets_of


def test_facets_stand_in_their_groups() -> None:
    """With a heading each, in the order in which they come."""
    rows = rows_of(facets_of(), set())
    assert [row.words for row in rows if row.look == "heading"] == ["WHO", "WHERE", "HOW MUCH", "WHEN"]
    assert [row.value.label for row in rows if row.value][:4] == ["Person 1", "Person 2", "Person 3", "Norby"]


def test_facets_without_values_have_no_heading() -> None:
    """Nothing stands below it."""
    assert "WHO" not in [row.words for row in rows_of(facets_of(who=0), set())]


def test_facets_fold_what_they_have_more_of() -> None:
    """And show all of it when the fold is open."""
    closed, unfolded = rows_of(facets_of(who=20), set()), rows_of(facets_of(who=20), {FacetKind.WHO})
    assert [row.words for row in closed if row.fold] == ["▸ +12 more"]
    assert [row.words for row in unfolded if row.fold] == ["▾ +12 more"]
    assert sum(row.value is not None for row in unfolded) - sum(row.value is not None for row in closed) == 12
    assert not any(row.fold for row in rows_of(facets_of(who=FIRST_VALUES + 2), set()))


def test_facets_tell_what_was_chosen() -> None:
    """Step by step, above the groups."""
    rows = rows_of(facets_of(), set(), ["Ada Lind", "Norby"])
    assert [row.words for row in rows[:3]] == ["› Ada Lind", "  › Norby", ""]


def test_facets_of_nothing_say_so() -> None:
    """In a sentence."""
    assert " ".join(row.words for row in rows_of((), set())) == NO_FACETS.replace("\n", " ")


@pytest.mark.parametrize(
    ("query", "by", "both"),
    [
        ("", "is:unread", "is:unread"),
        ("gaza", "is:unread", "gaza* is:unread"),
        ("gaza ", "is:unread", "gaza is:unread"),
        ("suez OR panama ", "is:unread", "(suez OR panama) is:unread"),
        ('"suez can', "is:unread", "suez can* is:unread"),
        ('"suez cana', "is:unread", '"suez cana"* is:unread'),
        ("(suez", "is:unread", "suez* is:unread"),
    ],
)
def test_query_is_narrowed_as_one_would_type_it(query: str, by: str, both: str) -> None:
    """Brackets where they are needed; what was unfinished stays so."""
    assert narrowed(query, by) == both


@given(st.text(alphabet='ab "()-*:ORis', max_size=30), st.sampled_from(["is:unread", "words:>5", '"a b"', "a OR b "]))
def test_narrowed_query_asks_for_both(query: str, by: str) -> None:
    """Whatever was typed."""
    trees = [tree for text in (query, by) if (tree := parse(text).tree) is not None]
    assert parse(f"{narrowed(query, by)} ").tree == every(trees)


def test_query_of_a_name_holds_no_quotation_mark_of_the_name() -> None:
    """It would end there."""
    assert naming("person", 'Dwayne "The Rock"  Johnson') == 'person:"Dwayne The Rock Johnson"'
    assert naming("organization", "WHO") == "org:WHO"
    assert naming("place", "Gaza *") == "place:Gaza"
    assert naming("place", ' "* ') == ""
    assert naming("nationality", "Swedish") == '"Swedish"'


@pytest.mark.parametrize(
    ("listing", "query"),
    [
        (Listing(), ""),
        (Listing(query="suez"), "suez"),
        (Listing(ListView(unread_only=True)), "is:unread"),
        (Listing(ListView(unread_only=True, title_filter='a "b')), 'is:unread (title:"a b"* OR source:"a b")'),
    ],
)
def test_listing_as_a_query(listing: Listing, query: str) -> None:
    """A view of the library can be asked for as well."""
    assert query_of(listing) == query
