"""Corrections as lines: read, written, added and taken back without touching anything else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corrections.lines import HEADER, read, reverted, with_correction, written
from reader.corrections.rules import KINDS, Correction, Corrections, Named, one_line
from reader.model import Entity, EntityKind, Span
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable

HAND = """\
# Mine.

hide organisation "Read Also"     # a headline
   RETYPE nothing

merge person "Bibi" into person "Benjamin Netanyahu"
"""

NAME = st.text(min_size=1, max_size=12).map(lambda text: one_line(sanitise(text))).filter(bool)
NAMED = st.builds(Named, st.sampled_from(KINDS), NAME)
PAIRS = st.tuples(NAMED, st.none() | NAMED | st.sampled_from(KINDS))


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    """Any correction."""
    found, becomes = draw(PAIRS.filter(lambda pair: _made(*pair) is not None))
    made = _made(found, becomes)
    assert made is not None
    return made


def _made(found: Named, becomes: Named | EntityKind | None) -> Correction | None:
    if isinstance(becomes, str):
        becomes = Named(becomes, found.name)
    return None if becomes is not None and becomes.key == found.key else Correction(found, becomes)


def said(text: str, kind: EntityKind, name: str) -> tuple[str, str] | str | None:
    """What a file makes of a name: kind and name, None when it is hidden, and "nothing" when it says nothing."""
    asked = Entity(1, kind, name, (Span(0, 1),))
    outcome = read(text)[0].outcome(asked)
    if outcome is asked:
        return "nothing"
    return None if outcome is None else (outcome.kind, outcome.name)


def problem(line: str) -> str:
    """The sentence about a line that cannot be obeyed."""
    (sentence,) = read(line)[1]
    return sentence


@given(corrections())
def test_line_written_is_read_as_the_same(correction: Correction) -> None:
    """Whatever characters a name holds, and with a comment behind it as well."""
    for rest in ("", '  # a comment with "quotes" and \\'):
        found, problems = read(written(correction) + rest)
        assert problems == []
        becomes = correction.becomes
        text = written(correction) + rest
        assert said(text, correction.found.kind, correction.found.name) == (becomes and (becomes.kind, becomes.name))
        assert len(found) == 1


def test_line_reads_as_english() -> None:
    """A person can read each form, and write it."""
    wagner, bibi = Named("person", "Wagner"), Named("person", 'The "Bibi" \\')
    assert written(Correction(Named("organization", "Read Also"), None)) == 'hide organisation "Read Also"'
    assert written(Correction(wagner, Named("organization", "Wagner"))) == 'retype person "Wagner" as organisation'
    assert written(Correction(bibi, wagner)) == 'merge person "The \\"Bibi\\" \\\\" into person "Wagner"'


@pytest.mark.parametrize(
    "line",
    ['hide organization "X"', '\ufeffhide  organisation\t"x"  #c', 'hide ORGANISATION"X"\r', '  hide organisation "X"'],
)
def test_line_may_be_written_loosely(line: str) -> None:
    """Both spellings, any white space, a byte order mark and the line ends of other systems are understood."""
    assert said(line, "organization", "X") is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "line 1 is none of: hide KIND"),
        ('hide person "A" now', "line 1 is none of"),
        ('hide person "A', "line 1 is none of"),
        ('retype person "A" into place', "line 1 is none of"),
        ('hide animal "A"', "line 1 has a kind “animal”; there are person, place, organisation, nationality."),
        ('retype person "A" as animal', "has a kind “animal”"),
        ('hide person " "', "line 1 has an empty name."),
        ('merge person "A" into person "a"', "line 1 makes a name what it is already."),
    ],
)
def test_line_that_is_wrong_is_named(line: str, words: str) -> None:
    """The sentence says which line, and what is wrong with it."""
    assert words in problem(line)


def test_wrong_line_leaves_the_others_in_force() -> None:
    """One slip does not undo a shared file."""
    found, problems = read(HAND)
    assert len(found) == 2
    assert problems == [
        'line 4 is none of: hide KIND "NAME", retype KIND "NAME" as KIND, merge KIND "A" into KIND "B".'
    ]


def test_circle_is_named() -> None:
    """Each of its lines is."""
    _, problems = read('merge person "A" into person "B"\nmerge person "B" into person "A"\n')
    assert [sentence.split(" leads")[0] for sentence in problems] == ["line 1", "line 2"]


def test_name_from_a_file_is_made_safe() -> None:
    """A shared file is a stranger's text: it can carry no escape sequence to the screen."""
    assert said('merge person "A" into person "B\x1b[2J\x07"', "person", "A") == ("person", "B")


def test_first_correction_begins_a_file_that_explains_itself() -> None:
    """What stands above it is comment."""
    text = with_correction("", Correction(Named("person", "A"), None))
    assert text == HEADER + 'hide person "A"\n'
    assert read(text)[1] == []


@given(corrections())
def test_added_correction_leaves_every_line_by_hand(correction: Correction) -> None:
    """Comments, blank lines and lines that are not understood stay in their places."""
    text = with_correction(HAND, correction)
    by_hand = [line for line in HAND.split("\n") if not line.startswith(("hide", "merge"))]
    assert [line for line in text.split("\n")[:-2] if not line.startswith(("hide", "merge"))] + [""] == by_hand
    assert text.endswith(f"\n{written(correction)}\n")


@given(corrections(), corrections())
def test_added_correction_holds(first: Correction, second: Correction) -> None:
    """What was said last is what is so, whatever stood in its way."""
    text = with_correction(with_correction("", first), second)
    becomes = second.becomes
    expected = becomes and (becomes.kind, becomes.name)
    assert said(text, second.found.kind, second.found.name) == expected
    assert read(text)[1] == []


def test_line_in_the_way_of_a_correction_becomes_a_comment() -> None:
    """It is out of force, and nobody's words are lost; only a line that led back goes."""
    before = 'hide place "Bo Park"  # ours\nretype organisation "Bo Park" as person\n'
    as_place = with_correction(before, Correction(Named("person", "Bo Park"), Named("place", "Bo Park")))
    assert '# hide place "Bo Park"  # ours\n' in as_place
    assert said(as_place, "person", "Bo Park") == ("place", "Bo Park")
    as_body = with_correction(before, Correction(Named("person", "Bo Park"), Named("organization", "Bo Park")))
    assert as_body.startswith('hide place "Bo Park"  # ours\n')
    assert "organisation" in as_body
    assert "as person" not in as_body


def test_reverted_change_leaves_what_was_changed_since() -> None:
    """Its own lines go, those that it had removed come back, and those of another reader stay."""
    before = 'hide person "A"\n'
    after = with_correction(before, Correction(Named("person", "A"), Named("place", "A")))
    assert after == 'retype person "A" as place\n'
    since = "# new\n" + after + 'hide person "B"\n'
    assert reverted(since, before.split("\n"), after.split("\n")) == '# new\nhide person "B"\nhide person "A"\n'


def test_line_ends_of_the_file_are_kept() -> None:
    """A file with the line ends of Windows gets a line with one."""
    text = with_correction('hide person "A"\r\n', Correction(Named("person", "B"), None))
    assert text == 'hide person "A"\r\nhide person "B"\r\n'
    assert (
        with_correction("# no line end", Correction(Named("person", "B"), None)) == '# no line end\nhide person "B"\n'
    )


def test_retyping_goes_through_the_kinds_without_a_trace() -> None:
    """Who presses the key once for each kind has one line, changed each time, and none at the end."""
    text = HAND
    steps: list[EntityKind] = ["person", "place", "organization", "person"]
    seen = []
    for old, new in pairwise(steps):
        correction = Correction(Named(old, "Wagner"), Named(new, "Wagner"))
        text = with_correction(text, correction, is_found=old == "person")
        seen.append(text.removeprefix(HAND))
    assert seen == ['retype person "Wagner" as place\n', 'retype person "Wagner" as organisation\n', ""]


def test_retyping_keeps_a_comment_behind_the_line_that_it_changes() -> None:
    """The comment is about the name."""
    text = 'retype person "Wagner" as place # the group\n'
    correction = Correction(Named("place", "Wagner"), Named("organization", "Wagner"))
    assert with_correction(text, correction, is_found=False) == 'retype person "Wagner" as organisation # the group\n'


def test_retyping_of_what_is_found_so_too_is_said_of_both() -> None:
    """Where the engines call it a person here and a place there, neither is left behind."""
    text = 'retype person "Wagner" as place\n'
    correction = Correction(Named("place", "Wagner"), Named("organization", "Wagner"))
    text = with_correction(text, correction, is_found=True)
    assert said(text, "person", "Wagner") == said(text, "place", "Wagner") == ("organization", "Wagner")


def test_retyping_into_a_hidden_kind_shows_the_name() -> None:
    """What was said of the name before gives way."""
    text = with_correction('hide place "A"\n', Correction(Named("person", "A"), Named("place", "A")))
    assert said(text, "person", "A") == ("place", "A")


def test_lines_are_read_in_linear_time(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """Whatever a line repeats."""
    assert_linear(lambda size: read('hide person "' + '\\"' * size), 20_000)
    assert_linear(lambda size: read("hide person" + " " * size + "x"), 20_000)
    assert_linear(lambda size: read('hide person "A"\n' * size), 400)


def test_nothing_read_corrects_nothing() -> None:
    """An empty file, or one of comments."""
    assert len(read("")[0]) == len(read(HEADER)[0]) == len(Corrections()) == 0
