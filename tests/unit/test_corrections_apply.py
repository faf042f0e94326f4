"""What corrections make of an analysis: hiding, retyping, merging, through chains and circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corrections.applying import corrected
from reader.corrections.rules import KINDS, Correction, Corrections, Named, next_kind
from reader.frozen import replace
from reader.model import Analysis, Entity, EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable

BN = "Benjamin Netanyahu"


def entity(
    number: int, kind: EntityKind, name: str, *aliases: str, at: tuple[int, ...] = (), weight: float = 1.0
) -> Entity:
    """An entity whose mentions are five characters long, by default one at ten times its number."""
    return Entity(number, kind, name, tuple(Span(n, n + 5) for n in at or (10 * number,)), aliases, weight=weight)


def analysis(*entities: Entity) -> Analysis:
    """An analysis of nothing else."""
    return Analysis("1", "hash", entities=entities)


def hide(kind: EntityKind, name: str) -> Correction:
    """A hiding."""
    return Correction(Named(kind, name), None)


def retype(kind: EntityKind, name: str, to: EntityKind) -> Correction:
    """A retyping."""
    return Correction(Named(kind, name), Named(to, name))


def merge(kind: EntityKind, name: str, into: str, to: EntityKind | None = None) -> Correction:
    """A merging, by default into the same kind."""
    return Correction(Named(kind, name), Named(to or kind, into))


def shown(made: Analysis, *corrections: Correction) -> list[tuple[str, str, list[int]]]:
    """Kind, name and starts of the mentions of what is left."""
    return [
        (one.kind, one.name, [mention.start for mention in one.mentions])
        for one in corrected(made, Corrections(corrections)).entities
    ]


def test_hidden_entity_is_gone_and_the_others_stay() -> None:
    """The other entities are the same objects, with their ids."""
    first, second, third = entity(1, "person", "A"), entity(2, "person", "B"), entity(3, "place", "C")
    assert corrected(analysis(first, second, third), Corrections([hide("person", "B")])).entities == (first, third)


def test_nothing_to_correct_gives_the_same_analysis() -> None:
    """An analysis that no correction speaks of is not made anew."""
    made = analysis(entity(1, "person", "A"))
    assert corrected(made, Corrections([hide("person", "B"), hide("place", "A")])) is made


def test_retyped_entity_keeps_all_but_its_kind() -> None:
    """Id, name, forms, mentions and weight stay."""
    made = entity(4, "person", "Wagner", "WAGNER", at=(3, 30), weight=2.5)
    (now,) = corrected(analysis(made), Corrections([retype("person", "Wagner", "organization")])).entities
    assert now == replace(made, kind="organization")


def test_retyped_place_keeps_no_geography() -> None:
    """What is known of a place is not said of a person."""
    made = replace(entity(1, "place", "Paris"), country="FR", lat=48.9, lon=2.4)
    (now,) = corrected(analysis(made), Corrections([retype("place", "Paris", "person")])).entities
    assert (now.country, now.lat, now.lon) == (None, None, None)


def test_retyped_entity_joins_one_that_has_its_name() -> None:
    """There is no second entry of the same kind and name."""
    made = analysis(entity(1, "organization", "Wagner", at=(50,)), entity(2, "person", "WAGNER", at=(3, 70)))
    assert shown(made, retype("person", "Wagner", "organization")) == [("organization", "Wagner", [3, 50, 70])]


def test_retyped_entity_joins_one_that_the_text_calls_so() -> None:
    """A short form belongs to the full name that the text gives it, if there is one alone."""
    group = entity(1, "organization", "Wagner Group", "Wagner")
    wagner = entity(2, "person", "Wagner")
    rule = retype("person", "Wagner", "organization")
    assert shown(analysis(group, wagner), rule) == [("organization", "Wagner Group", [10, 20])]
    other = entity(3, "organization", "Wagner Opera", "Wagner")
    assert ("organization", "Wagner", [20]) in shown(analysis(group, wagner, other), rule)


def test_two_of_one_name_stay_apart() -> None:
    """The engines tell Mr and Mrs Smith apart; a correction of somebody else does not bring them together."""
    made = analysis(entity(1, "person", "Smith"), entity(2, "person", "Smith"), entity(3, "person", "Bibi"))
    assert shown(made, hide("person", "Bibi")) == [("person", "Smith", [10]), ("person", "Smith", [20])]
    assert shown(made, merge("person", "Bibi", "Smith")) == [("person", "Smith", [10, 30]), ("person", "Smith", [20])]


def test_merged_mentions_and_forms_are_united() -> None:
    """Mentions in order, the other names among the forms, the id and what is known of the target."""
    target = replace(entity(1, "place", "United States", "U.S.", at=(40, 80)), country="US")
    merged = entity(2, "place", "America", "the States", at=(5, 60))
    (now,) = corrected(analysis(target, merged), Corrections([merge("place", "America", "United States")])).entities
    assert (now.id, now.name, now.country) == (1, "United States", "US")
    assert now.aliases == ("America", "U.S.", "the States")
    assert [mention.start for mention in now.mentions] == [5, 40, 60, 80]


def test_merged_entity_has_the_name_of_a_target_that_is_not_there() -> None:
    """The name in the text becomes a form of the target's."""
    (now,) = corrected(analysis(entity(7, "person", "Bibi")), Corrections([merge("person", "Bibi", BN)])).entities
    assert (now.id, now.name, now.aliases) == (7, BN, ("Bibi",))


def test_merged_kinds_may_differ() -> None:
    """What is merged becomes of the kind of the target."""
    made = analysis(entity(1, "place", "United States"), entity(2, "organization", "US"))
    assert shown(made, merge("organization", "US", "United States", "place")) == [("place", "United States", [10, 20])]


def test_merging_weighs_as_much_as_all_together() -> None:
    """So what is named often rises in the panel; what stands in noise alone adds nothing."""
    made = analysis(
        entity(1, "person", "A", weight=5.0),
        entity(2, "person", "B", weight=4.0),
        entity(3, "person", "C", weight=-0.9),
        entity(4, "person", "D", weight=3.0),
    )
    now = corrected(made, Corrections([merge("person", "B", "D"), merge("person", "C", "D")]))
    assert [(one.name, one.weight) for one in now.entities] == [("D", 7.0), ("A", 5.0)]


def test_matching_ignores_case_and_white_space() -> None:
    """A caption in capitals is the same name."""
    made = analysis(entity(1, "person", "Brendan\u00a0SMIALOWSKI"))
    assert shown(made, hide("person", "Brendan Smialowski")) == []


@pytest.mark.parametrize(("alias", "is_hidden"), [("WHO", True), ("Health", False), ("world health", False)])
def test_matching_by_another_form_needs_more_than_a_part_of_the_name(alias: str, is_hidden: bool) -> None:  # noqa: FBT001
    """An acronym speaks of the whole, a single word of it may speak of somebody else."""
    made = analysis(entity(1, "organization", "World Health Organization", alias))
    assert (shown(made, hide("organization", alias)) == []) is is_hidden


def test_matching_prefers_the_name_to_other_forms() -> None:
    """What is said of the name itself holds."""
    made = analysis(entity(1, "place", "United States", "U.S."))
    rules = (merge("place", "U.S.", "America"), merge("place", "United States", "USA"))
    assert shown(made, *rules) == [("place", "USA", [10])]


def test_chain_is_followed_to_its_end() -> None:
    """What is merged into something that is merged or hidden itself shares its fate."""
    made = analysis(entity(1, "person", "A"), entity(2, "person", "B"))
    assert shown(made, merge("person", "A", "B"), merge("person", "B", "C")) == [("person", "C", [10, 20])]
    assert shown(made, merge("person", "A", "B"), hide("person", "B")) == []


def test_circle_changes_nothing() -> None:
    """Nor does what leads into one."""
    made = analysis(entity(1, "person", "A"), entity(2, "person", "B"), entity(3, "person", "C"))
    rules = (merge("person", "A", "B"), merge("person", "B", "A"), merge("person", "C", "A"))
    assert corrected(made, Corrections(rules)) is made
    assert len(Corrections(rules).circular) == 3


def test_last_of_two_corrections_of_the_same_holds() -> None:
    """So lines that are added to a file win over those that stand there."""
    made = analysis(entity(1, "person", "A"))
    assert shown(made, hide("person", "A"), retype("person", "a", "place")) == [("place", "A", [10])]


def test_kinds_go_round() -> None:
    """Three steps lead from a person back to one; a nationality is on its way to a place."""
    kinds: list[EntityKind] = ["person"]
    for _ in range(3):
        kinds.append(next_kind(kinds[-1]))
    assert kinds == ["person", "place", "organization", "person"]
    assert next_kind("nationality") == "place"


def test_correction_of_a_name_into_itself_is_refused() -> None:
    """Also in other letters."""
    with pytest.raises(ValueError, match="itself"):
        merge("person", "Bibi", "BIBI")


def test_name_must_be_one_line() -> None:
    """What could not be written in a line is no name."""
    for name in ("", " A", "A\nB", "A  B"):
        with pytest.raises(ValueError, match="one line"):
            Named("person", name)


def test_kind_must_be_one_of_ours() -> None:
    """Another one could be shown nowhere."""
    with pytest.raises(ValueError, match="no kind"):
        Named("animal", "A")  # type: ignore[arg-type]  # what a caller without types could do


NAMES = st.builds(Named, st.sampled_from(KINDS), st.sampled_from("ABCDEF"))


@st.composite
def rules(draw: st.DrawFn) -> list[Correction]:
    """Corrections among a few names."""
    pairs = draw(st.lists(st.tuples(NAMES, st.none() | NAMES), max_size=12))
    return [Correction(found, becomes) for found, becomes in pairs if becomes is None or becomes.key != found.key]


@given(st.lists(NAMES, max_size=8, unique=True), rules())
def test_corrected_mentions_are_those_that_are_not_hidden(names: list[Named], corrections: list[Correction]) -> None:
    """Every mention belongs to at most one entity, ids and names are unique, and nothing comes out of nothing."""
    made = analysis(*(entity(number, one.kind, one.name) for number, one in enumerate(names, 1)))
    now = corrected(made, Corrections(corrections))
    starts = [mention.start for one in now.entities for mention in one.mentions]
    assert len(starts) == len(set(starts))
    assert set(starts) <= {10 * number for number in range(1, len(names) + 1)}
    assert len({one.id for one in now.entities}) == len(now.entities)
    assert len({(one.kind, one.name) for one in now.entities}) == len(now.entities)
    if all(one.becomes is not None for one in corrections):
        assert len(starts) == len(names)


@given(st.lists(NAMES, max_size=8, unique=True), rules())
def test_corrected_twice_is_corrected_once(names: list[Named], corrections: list[Correction]) -> None:
    """By their names, the ends of the corrections are not corrected themselves."""
    made = analysis(*(entity(number, one.kind, one.name) for number, one in enumerate(names, 1)))
    once = corrected(made, Corrections(corrections))
    once = replace(once, entities=tuple(replace(one, aliases=()) for one in once.entities))
    twice = corrected(once, Corrections(corrections))
    assert [(one.kind, one.name, one.mentions) for one in twice.entities] == [
        (one.kind, one.name, one.mentions) for one in once.entities
    ]


def test_corrections_are_followed_in_linear_time(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """A file of strangers may hold one chain of all its lines."""
    assert_linear(lambda size: Corrections([merge("person", f"A{n}", f"A{n + 1}") for n in range(size)]), 4000)
