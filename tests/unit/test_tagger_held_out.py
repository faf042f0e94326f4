"""What is measured on is not learned from."""

from __future__ import annotations

from reader.analysis.names.tagger.training.corpora import read_marked
from reader.analysis.names.tagger.training.held_out import HeldOut

MEASURED = read_marked(
    "[P|Zoltan Quist] of the [O|Ferry Guild] said in [L|Paris] that the boats would sail on time again."
)
LEARNED = read_marked("[L|Paris] was quiet.")


def test_sentence_with_a_name_that_only_a_measured_text_has_is_left_out() -> None:
    """Whatever else it says; names that the corpora have as well are everybody's."""
    held_out = HeldOut(MEASURED, LEARNED)
    found = [
        held_out.is_clean(document[0])
        for document in (
            *read_marked("[P|Zoltan Quist] slept."),
            *read_marked("The [O|FERRY GUILD] slept."),
            *read_marked("[P|Ana Ruiz] slept in [L|Paris]."),
        )
    ]
    assert found == [False, False, True]


def test_sentence_with_a_phrase_of_a_measured_text_is_left_out() -> None:
    """Six words in a row are no chance, five may be."""
    held_out = HeldOut(MEASURED, LEARNED)
    assert not held_out.is_clean(read_marked("He knew that the boats would sail on.")[0][0])
    assert held_out.is_clean(read_marked("He knew that the boats would sail off.")[0][0])


def test_name_in_a_list_is_looked_at_in_the_same_way() -> None:
    """As the texts cut it into words."""
    held_out = HeldOut(MEASURED, LEARNED)
    assert [held_out.is_clean_name(name) for name in ("Ferry Guild", "Ferry", "Paris")] == [False, True, True]
