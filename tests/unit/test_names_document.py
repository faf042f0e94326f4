"""Rules that follow every engine of names: what a whole document knows.

Texts are written with marks: ``[P|Joe Biden]`` is a name as an engine found it, or as the rules left it. A line is a
sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.engines import NameSpan
from reader.analysis.names.document.rules import refine
from reader.model import Role, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import EntityKind

KINDS: dict[str, EntityKind] = {"P": "person", "L": "place", "O": "organization", "N": "nationality"}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
_MARK = re.compile(r"\[([PLON])\|([^\]]+)\]")


def unmarked(marked: str, score: float = 0.8) -> tuple[str, list[NameSpan]]:
    """The text without marks, and the names that they marked."""
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans.append(NameSpan(len(text), len(text) + len(mark[2]), KINDS[mark[1]], score))
        text += mark[2]
        last = mark.end()
    return text + marked[last:], spans


def sentences_of(text: str, role: Role = Role.BODY) -> list[Sentence]:
    """A sentence a line."""
    return [Sentence(line.start(), line.end(), role) for line in re.finditer(r"\S[^\n]*", text)]


def refined(marked: str, *, role: Role = Role.BODY, score: float = 0.8) -> str:
    """The text with the names as marks that the rules make of those that are marked."""
    text, spans = unmarked(marked, score)
    out, last = "", 0
    for span in refine(text, sentences_of(text, role), spans):
        out += f"{text[last : span.start]}[{LETTERS[span.kind]}|{text[span.start : span.end]}]"
        last = span.end
    return out + text[last:]


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ("[P|President Ana Ruiz] spoke.", "President [P|Ana Ruiz] spoke."),
        ("[P|Prime Minister Ana Ruiz] spoke.", "Prime Minister [P|Ana Ruiz] spoke."),
        ("[P|Dr. Ruiz] spoke.", "Dr. [P|Ruiz] spoke."),
        ("[P|Lt Gen Ruiz] spoke.", "Lt Gen [P|Ruiz] spoke."),
        ("[P|Ana Ruiz's] aides", "[P|Ana Ruiz]'s aides"),
        ("[P|Ana Ruiz’] aides", "[P|Ana Ruiz]’ aides"),
        ("[P|Ana Ruiz CEO] spoke.", "[P|Ana Ruiz] CEO spoke."),
        ("the [P|President] spoke.", "the President spoke."),
        ("his [P|Majesty] spoke.", "his Majesty spoke."),
        ("[P|Hassan Sheikh Mohamud] spoke.", "[P|Hassan Sheikh Mohamud] spoke."),
        ("[P|Captain America] flies.", "[P|Captain America] flies."),
        ("[P|Wong Kwok]-hing won.", "[P|Wong Kwok-hing] won."),
        ("[P|Wong Kwok-]hing won.", "[P|Wong Kwok-hing] won."),
        ("a [P|Trump]-style speech", "a [P|Trump]-style speech"),
        ("[P|Gambian Bakary Gassama] whistled.", "[N|Gambian] [P|Bakary Gassama] whistled."),
        ("[L|The Netherlands] won.", "The [L|Netherlands] won."),
        ("in [L|The Hague] today", "in [L|The Hague] today"),
        ("the [L|pro-Norby] camp", "the pro-[L|Norby] camp"),
        ("[O|Anti-Corruption Commission] of Norby", "[O|Anti-Corruption Commission] of Norby"),
        ("it costs [L|US] $600 in all", "it costs US $600 in all"),
        ("it costs [L|US] dollars", "it costs US dollars"),
        ('said "[O|Norby Bank]," and left', 'said "[O|Norby Bank]," and left'),
        ('said [O|"Norby Bank,"] and left', 'said "[O|Norby Bank]," and left'),
    ],
)
def test_name_has_the_words_that_belong_to_it(found: str, left: str) -> None:
    """Titles, possessives, articles and prefixes are cut off, second halves of given names taken in."""
    assert refined(found) == left


def test_short_form_follows_the_full_name() -> None:
    """A surname that stands alone is the person whose name stands in full elsewhere; so is a first name."""
    text = "[P|Ana Ruiz] spoke.\nLater Ruiz left, and so did Ana and Bo."
    assert refined(text) == "[P|Ana Ruiz] spoke.\nLater [P|Ruiz] left, and so did [P|Ana] and Bo."


def test_short_form_is_no_part_of_another_name() -> None:
    """A capitalised neighbour makes another name of it."""
    text = "[P|Ana Ruiz] spoke.\nThey met at Ruiz Hall in May."
    assert refined(text) == text


def test_first_name_of_two_people_is_nobody() -> None:
    """It could be either."""
    text = "[P|Ana Ruiz] met [P|Ana Lind].\nThen Ana left."
    assert refined(text) == text


def test_surname_is_a_person_where_the_engine_saw_a_place() -> None:
    """The person of the text beats the town of that name."""
    assert refined("[P|Bo Norby] spoke.\nThen [L|Norby] left.") == "[P|Bo Norby] spoke.\nThen [P|Norby] left."


def test_surname_is_a_person_however_sure_the_engine_is() -> None:
    """Unless it is a country or city that everybody knows."""
    text = "[P|Carlos Costa] spoke.\n[L|Costa], 54, left."
    assert refined(text, score=0.99) == "[P|Carlos Costa] spoke.\n[P|Costa], 54, left."
    text = "[P|Michael Jordan] spoke.\nThe king of [L|Jordan] came."
    assert refined(text, score=0.99) == text


@pytest.mark.parametrize(
    "text",
    [
        "[P|Boris Johnson] spoke.\nIt is sold by Johnson & Johnson alone.",
        "[P|Theresa May] spoke.\nThey met again in May.",
    ],
)
def test_word_that_is_something_else_is_no_short_form(text: str) -> None:
    """A month, and a part of a company's name."""
    assert refined(text) == text


def test_name_is_found_again_in_capitals() -> None:
    """As in captions and headlines."""
    text = "[P|Ana Ruiz] spoke to the [O|Harbour Trust].\n(Photo: ANA RUIZ / HARBOUR TRUST)"
    assert "[P|ANA RUIZ] / [O|HARBOUR TRUST]" in refined(text)


def test_kind_is_that_of_the_majority() -> None:
    """What is an organisation three times is none once."""
    text = "[O|Demosisto] won.\n[O|Demosisto] lost.\n[O|Demosisto] drew.\n[P|Demosisto] left."
    assert refined(text).count("[O|Demosisto]") == 4


def test_kind_that_is_sure_stays() -> None:
    """Jordan plays for Jordan."""
    text = "[P|Jordan] plays.\n[P|Jordan] wins.\n[L|Jordan] cheers."
    assert refined(text, score=0.99) == text


def test_acronym_in_brackets_is_the_organisation() -> None:
    """And so it is wherever it stands."""
    text = "The [O|Harbour Workers Union] ([P|HWU]) met.\n[P|HWU] said so.\nThe HWU stays."
    assert refined(text).count("[O|HWU]") == 3


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ("[P|Axios] reported it.", "[O|Axios] reported it."),
        ("[L|Muslim] groups", "[N|Muslim] groups"),
        ("[O|Rohingya] people", "[N|Rohingya] people"),
        ("the [O|France] of today", "the [L|France] of today"),
    ],
)
def test_kind_of_what_the_tables_know(found: str, left: str) -> None:
    """Media are organisations, peoples and faiths no places."""
    assert refined(found) == left


def test_pair_with_a_hyphen_is_two_people() -> None:
    """If the text has each by itself."""
    text = "[P|Ana Ruiz] met [P|Bo Lind].\nThe [P|Ruiz-Lind] talks failed."
    assert refined(text).endswith("The [P|Ruiz]-[P|Lind] talks failed.")
    alone = "[P|Ana Ruiz-Lind] spoke.\nThe [P|Ruiz-Lind] talks failed."
    assert refined(alone).endswith("The [P|Ruiz-Lind] talks failed.")


def test_country_and_people_are_found_by_the_tables() -> None:
    """No engine has to see them."""
    assert refined("He went to France with a Norwegian friend.") == "He went to [L|France] with a [N|Norwegian] friend."
    assert refined("the France Telecom case") == "the France Telecom case"


def test_word_that_is_mostly_no_name_is_not_looked_for() -> None:
    """One place that was taken for a name does not make names of all others."""
    text = "[O|Covid] came.\nOf Covid they spoke.\nA Covid ward opened.\nNo Covid came."
    assert refined(text).count("|Covid]") == 1


@given(st.text(max_size=200), st.data())
def test_names_stay_in_order_and_apart_in_any_text(text: str, data: st.DataObject) -> None:
    """Whatever the engine says, names do not overlap, and each is inside one sentence."""
    sentences = sentences_of(text)
    spans = []
    for sentence in sentences:
        start = data.draw(st.integers(sentence.start, sentence.end - 1))
        end = data.draw(st.integers(start + 1, sentence.end))
        spans.append(NameSpan(start, end, data.draw(st.sampled_from(list(KINDS.values()))), data.draw(st.floats(0, 1))))
    found = refine(text, sentences, spans)
    for one, other in pairwise(found):
        assert one.end <= other.start
    for span in found:
        assert any(s.start <= span.start < span.end <= s.end for s in sentences)
        assert not text[span.start : span.end][0].isspace()


@pytest.mark.parametrize(
    "pattern", ["John {} said so.\n", "John {} and ", "The Bank of {} Hill met.\n", "Ana Ruiz met Bo Lind and "]
)
def test_rules_take_time_in_proportion_to_the_text(
    pattern: str, assert_linear: Callable[[Callable[[int], object], int], None]
) -> None:
    """Ever new surnames of one first name, ever new bodies of one first word, one endless line."""
    texts: dict[int, tuple[str, list[Sentence], list[NameSpan]]] = {}

    def work(size: int) -> None:
        if size not in texts:
            text = "".join(pattern.format(f"Q{number:x}uist".title()) for number in range(size))
            spans = [NameSpan(m.start(), m.end(), "person", 0.9) for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)+", text)]
            texts[size] = text, sentences_of(text), spans
        refine(*texts[size])

    assert_linear(work, 1000)
