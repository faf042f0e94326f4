"""Entries of the panel and their marks in the text."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.frozen import replace
from reader.model import Analysis, Entity, EntityKind, Figure, NumberKind, NumberMention, PlaceKind, Span
from reader.ui.highlights import Group, Highlights
from tests.ui_samples import analysis_of, bridge, history

KINDS: tuple[EntityKind, ...] = ("person", "place", "organization", "nationality")
SPANS = st.tuples(st.integers(0, 200), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Analyses with mentions anywhere, over each other too."""
    mentions = draw(st.lists(st.lists(SPANS, min_size=1, max_size=6), max_size=8))
    entities = tuple(
        Entity(
            number,
            draw(st.sampled_from(KINDS)),
            f"Name {number}",
            tuple(sorted(spans, key=lambda span: (span.start, span.end))),
            weight=draw(st.floats(-2, 5)),
        )
        for number, spans in enumerate(mentions, 1)
    )
    numbers = tuple(NumberMention(span.start, span.end) for span in draw(st.lists(SPANS, max_size=6)))
    figures = tuple(Figure(n, "count", f"{n} things", (n,)) for n in range(len(numbers)))
    return Analysis("1", "hash", entities=entities, numbers=numbers, figures=figures)


@given(analyses())
def test_marks_are_in_order_and_never_overlap(analysis: Analysis) -> None:
    """Each mark ends before the next one starts."""
    for one, following in pairwise(Highlights(analysis).marks):
        assert one.end <= following.start


@given(analyses())
def test_marks_cover_each_mention_or_what_it_overlaps(analysis: Analysis) -> None:
    """A mention without a mark of its own stands in the way of one that starts before it or is longer."""
    highlights = Highlights(analysis)
    for entry in highlights.entries:
        for start, end in entry.marks:
            over = [mark for mark in highlights.marks if mark.start < end and mark.end > start]
            assert over
            assert any((mark.start, -mark.end) <= (start, -end) for mark in over)


@given(analyses(), st.integers(0, 240), st.integers(1, 80))
def test_between_finds_what_touches(analysis: Analysis, start: int, length: int) -> None:
    """The marks of a stretch are those that share a character with it."""
    highlights = Highlights(analysis)
    end = start + length
    assert highlights.between(start, end) == tuple(m for m in highlights.marks if m.start < end and m.end > start)


@given(analyses(), st.integers(-1, 240), st.one_of(st.none(), st.integers(0, 8)))
def test_next_and_previous_mark_are_the_nearest(analysis: Analysis, position: int, key: int | None) -> None:
    """Stepping goes to the nearest mark on either side, of one entry or of any."""
    highlights = Highlights(analysis)
    fitting = [mark for mark in highlights.marks if key is None or mark.key == key]
    assert highlights.next_mark(position, key) == next((m for m in fitting if m.start > position), None)
    before = [mark for mark in fitting if mark.start < position]
    assert highlights.previous_mark(position, key) == (before[-1] if before else None)


@given(analyses())
def test_keys_are_the_positions_of_the_entries(analysis: Analysis) -> None:
    """The key that a segment carries finds its entry."""
    entries = Highlights(analysis).entries
    assert [entry.key for entry in entries] == list(range(len(entries)))


def test_entries_stand_in_the_order_of_groups_and_weight() -> None:
    """Groups come in the panel's order, in each the weightiest first."""
    labels = [(entry.group, entry.label) for entry in Highlights(analysis_of(bridge())).entries]
    assert labels == [
        (Group.PEOPLE, "Ada Lind"),
        (Group.PEOPLE, "Bo Park"),
        (Group.PLACES, "Norby"),
        (Group.PLACES, "Ostmark"),
        (Group.ORGANIZATIONS, "the Bridge Board"),
        (Group.NATIONALITIES, "Swedish"),
        (Group.MONEY, "$12 million"),
        (Group.PERCENT, "40 percent"),
        (Group.COUNTED, "4,000 people"),
        (Group.COUNTED, "two"),
        (Group.DATES, "3 May"),
        (Group.DURATIONS, "nine years"),
    ]


def test_entries_of_equal_weight_stand_in_the_order_of_the_text() -> None:
    """Where nothing else decides, who is named first comes first."""
    late, early = (Entity(n, "person", name, (Span(at, at + 3),)) for n, (name, at) in enumerate((("L", 50), ("E", 5))))
    entries = Highlights(Analysis("1", "h", entities=(late, early))).entries
    assert [entry.label for entry in entries] == ["E", "L"]


def test_trivial_figures_come_last_in_their_group() -> None:
    """A small number stands behind the others of its group, whatever its weight."""
    numbers = (NumberMention(0, 3), NumberMention(5, 9))
    figures = (Figure(1, "count", "two", (0,), trivial=True, weight=9), Figure(2, "count", "4,000 people", (1,)))
    entries = Highlights(Analysis("1", "h", numbers=numbers, figures=figures)).entries
    assert [(entry.label, entry.trivial) for entry in entries] == [("4,000 people", False), ("two", True)]


def test_times_of_day_stand_behind_the_dates() -> None:
    """However much they weigh."""
    numbers = (NumberMention(0, 5, "time", date="16:00"), NumberMention(6, 10, "date", date="1999"))
    figures = (Figure(1, "time", "16:00", (0,), weight=9.0), Figure(2, "date", "1999", (1,)))
    highlights = Highlights(Analysis("1", "h", numbers=numbers, figures=figures))
    assert [entry.label for entry in highlights.entries] == ["1999", "16:00"]


def test_entry_counts_its_mentions_and_tells_other_names() -> None:
    """An entry knows how often it is there and what else it is called."""
    text = bridge().text
    ada = Highlights(analysis_of(bridge())).entries[0]
    assert ada.count == text.count("Ada Lind")
    assert ada.detail == "Lind"


def test_a_people_stands_under_its_country_when_that_is_named() -> None:
    """The weightiest place that is the country; a city of it does not count."""
    entities = (
        Entity(1, "nationality", "Ostlandish", (Span(0, 3),), country="OO", weight=9),
        Entity(2, "place", "Ostmark", (Span(5, 8),), country="OO", weight=5, place_kind="city", within="Ostland"),
        Entity(3, "place", "Ostland", (Span(9, 12),), country="OO", weight=2, place_kind="country"),
        Entity(4, "nationality", "Nobodian", (Span(13, 16),), country="NN", weight=9),
    )
    entries = Highlights(Analysis("1", "h", entities=entities)).entries
    under = {entry.label: entry.under for entry in entries}
    assert under == {"Ostmark": None, "Ostland": None, "Ostlandish": 1, "Nobodian": None}
    assert entries[1].label == "Ostland"


def test_only_a_city_shows_what_it_lies_in() -> None:
    """Regions, countries and people show nothing beside them."""
    kinds: tuple[PlaceKind | None, ...] = ("city", "region", "country", None)
    entities = tuple(
        Entity(n, "place", str(kind), (Span(n, n + 1),), weight=-n, place_kind=kind, within="Ostland")
        for n, kind in enumerate(kinds)
    )
    assert [e.within for e in Highlights(Analysis("1", "h", entities=entities)).entries] == ["Ostland", "", "", ""]


def test_numbers_of_rare_kinds_have_a_group() -> None:
    """No number is left out of the panel."""
    kinds: tuple[NumberKind, ...] = ("measure", "ordinal", "score", "fraction", "multiple", "time", "age")
    numbers = tuple(NumberMention(at, at + 1, kind) for at, kind in enumerate(kinds))
    figures = tuple(Figure(n, kind, kind, (n,)) for n, kind in enumerate(kinds))
    groups = {e.label: e.group for e in Highlights(Analysis("1", "h", numbers=numbers, figures=figures)).entries}
    assert groups == {
        "measure": Group.MEASURES,
        "ordinal": Group.COUNTED,
        "score": Group.SCORES,
        "fraction": Group.PERCENT,
        "multiple": Group.COUNTED,
        "time": Group.DATES,
        "age": Group.DURATIONS,
    }
    assert all(group.is_number for group in groups.values())


def test_every_kind_of_number_has_a_group() -> None:
    """An engine may find any of them."""
    kinds = get_args(NumberKind)
    numbers = tuple(NumberMention(at, at + 1, kind) for at, kind in enumerate(kinds))
    figures = tuple(Figure(at, kind, kind, (at,)) for at, kind in enumerate(kinds))
    entries = Highlights(Analysis("1", "h", numbers=numbers, figures=figures)).entries
    assert sorted(entry.label for entry in entries) == sorted(kinds)


def test_groups_are_named_as_people_read_them() -> None:
    """The numbers' groups, in the order of the panel."""
    names = [group.value for group in Group if group.is_number]
    assert names == ["Money", "Percent", "Counted", "Dates", "Durations and ages", "Measures", "Scores"]


def conversions() -> dict[str, str]:
    """What the figures of the history are in other units."""
    article, analysis = history()
    highlights = Highlights(analysis, article.text)
    return {entry.label: highlights.conversion(entry) for entry in highlights.entries}


def test_conversion_is_of_measures_and_of_lakh_and_crore() -> None:
    """Of one value, and of both ends of a range; no other figure and no name has one."""
    assert {label: words for label, words in conversions().items() if words} == {
        "120 miles": "about 190 km",
        "30–40 feet": "about 9.1–12 m",
        "₹50 million": "5 crore = 50 million",
    }


def test_conversion_of_an_open_range_is_none() -> None:
    """Nobody knows how many "hundreds of miles" are."""
    number = NumberMention(0, 17, "measure", low="100", unit="mile")
    figure = Figure(1, "measure", "100+ miles", (0,))
    highlights = Highlights(Analysis("1", "h", numbers=(number,), figures=(figure,)))
    assert highlights.conversion(highlights.entries[0]) == ""


def test_groups_of_names_are_no_numbers() -> None:
    """The heading of the numbers does not cover names."""
    names = {Group.PEOPLE, Group.PLACES, Group.ORGANIZATIONS, Group.NATIONALITIES}
    assert {group for group in Group if not group.is_number} == names


def test_highlights_of_nothing_are_empty() -> None:
    """Without an analysis there is nothing to light."""
    nothing = Highlights()
    assert (nothing.entries, nothing.marks, nothing.between(0, 99)) == ((), (), ())
    assert nothing.next_mark(-1) is nothing.previous_mark(99) is None


@given(analyses())
def test_key_of_finds_each_entry_among_the_same(analysis: Analysis) -> None:
    """An entry is found by its mentions, also one that no mark is left of; what shares a mention may stand for it."""
    highlights = Highlights(analysis)
    for entry in highlights.entries:
        key = highlights.key_of(entry)
        assert key is not None
        assert set(highlights.entries[key].marks) & set(entry.marks)


def test_key_of_follows_an_entry_into_another_group() -> None:
    """Its key may be another, its mentions are the same; nothing is found of what is gone."""
    before = Highlights(analysis_of(bridge()))
    entities = tuple(
        replace(entity, kind="place") if entity.name == "Bo Park" else entity
        for entity in analysis_of(bridge()).entities
        if entity.name != "Ada Lind"
    )
    now = Highlights(replace(analysis_of(bridge()), entities=entities))
    ada, bo = before.entries[:2]
    assert now.key_of(ada) is None
    found = now.key_of(bo)
    assert found is not None
    assert (now.entries[found].label, now.entries[found].group) == ("Bo Park", Group.PLACES)


def test_key_of_a_name_is_never_a_number() -> None:
    """Even where both stand at the same place."""
    span = Span(0, 4)
    number = NumberMention(0, 4)
    both = Highlights(
        Analysis("1", "h", entities=(Entity(1, "person", "Four", (span,)),), numbers=(number,), figures=(_FOUR,))
    )
    alone = Highlights(Analysis("1", "h", numbers=(number,), figures=(_FOUR,)))
    assert alone.key_of(both.entries[0]) is None
    assert alone.key_of(both.entries[1]) == 0


_FOUR = Figure(1, "count", "4", (0,))
