"""The form in which blocks and analyses are kept: nothing is lost in it, and damage is told as such."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.pipeline import analyse
from reader.ingest.extract import extract
from reader.library.articles.records import packed_analysis, packed_blocks, unpacked_analysis, unpacked_blocks
from reader.model import (
    Analysis,
    Block,
    Entity,
    Figure,
    NumberMention,
    RawDocument,
    Reasons,
    Role,
    Sentence,
    Span,
    Summary,
    SummarySentence,
)
from reader.paths import bundled
from reader.wire import UNREADABLE, analysis_record, blocks_record, packed

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_PERHAPS = st.none() | _WORDS | st.sampled_from(["2024-01-01", "two ships", "ships"])
_WEIGHTS = st.floats(-1e6, 1e6) | st.integers(-9, 9).map(float)
_PLACES = st.tuples(st.integers(0, 500), st.integers(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))
"""In no order: a form that needs one would lose what comes without."""


def _placed(type_: Any, /, **attributes: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(lambda place, **others: type_(*place, **others), _PLACES, **attributes)


_SENTENCES = _placed(Sentence, role=st.sampled_from(Role))
_REASONS = st.builds(Reasons, _WEIGHTS, _WEIGHTS, _WEIGHTS, _WEIGHTS, st.lists(_WORDS, max_size=3).map(tuple))
_CHOSEN = _placed(
    SummarySentence,
    score=_WEIGHTS,
    rank=st.integers(1, 40),
    words=st.integers(0, 99),
    reasons=st.none() | _REASONS,
)
_DEGREES = st.none() | st.floats(-180, 180)
_ENTITIES = st.builds(
    Entity,
    id=st.integers(1, 9),
    kind=st.sampled_from(["person", "place", "organization", "nationality"]),
    name=_WORDS,
    mentions=st.lists(_PLACES.map(lambda place: Span(*place)), min_size=1, max_size=4).map(tuple),
    aliases=st.lists(_WORDS, max_size=2).map(tuple),
    country=st.none() | st.sampled_from(["FR", "GB"]),
    lat=_DEGREES,
    lon=_DEGREES,
    weight=_WEIGHTS,
    place_kind=st.none() | st.sampled_from(["city", "country"]),
    within=_PERHAPS,
)
_NUMBERS = _placed(
    NumberMention,
    kind=st.sampled_from(["count", "money", "date"]),
    full_start=st.integers(0, 900),
    full_end=st.integers(0, 900),
    **dict.fromkeys(
        ("value", "low", "high", "unit", "per", "what", "what_head", "date", "resolved", "resolved_by"), _PERHAPS
    ),
    bound=st.sampled_from(["=", "~", "<="]),
    figure=st.integers(0, 4),
)
_FIGURES = st.builds(
    Figure,
    id=st.integers(0, 5),
    kind=st.sampled_from(["count", "money", "date"]),
    label=_WORDS,
    mentions=st.lists(st.integers(0, 5), max_size=3).map(tuple),
    note=_WORDS,
    trivial=st.booleans(),
    weight=_WEIGHTS,
)


def _some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=5).map(tuple)


_ANALYSES = st.builds(
    Analysis,
    version=_WORDS,
    text_hash=_WORDS,
    language=st.none() | st.sampled_from(["en", "fr"]),
    sentences=_some(_SENTENCES),
    summary=st.builds(Summary, _WORDS, _some(_CHOSEN), st.integers(0, 9999), _WORDS),
    entities=_some(_ENTITIES),
    numbers=_some(_NUMBERS),
    figures=_some(_FIGURES),
    notices=_some(_WORDS),
)


_BLOCKS = _some(
    _placed(Block, role=st.sampled_from(Role), rule=_WORDS, level=st.integers(0, 6), bullet=st.sampled_from(["", "•"]))
)


@given(_BLOCKS)
@settings(deadline=None)
def test_any_blocks_come_back_as_they_were(blocks: tuple[Block, ...]) -> None:
    """In this form, and in that of an earlier version."""
    assert unpacked_blocks(packed_blocks(blocks)) == blocks
    assert unpacked_blocks(packed(blocks_record(blocks))) == blocks


@pytest.mark.parametrize(
    "record", [3, [], [[1], [], [], [], []], [[0, 1], *[[[], [0]]] * 4], [[0, 1], *[[[3], [0]]] * 4]]
)
def test_blocks_of_another_shape_are_unreadable(record: object) -> None:
    """Whatever they unpack to, it gives blocks or one of the errors of a damaged record."""
    with pytest.raises(UNREADABLE):
        unpacked_blocks(b"\x01" + packed(record))


def _read(data: bytes, like: Analysis) -> Analysis:
    return unpacked_analysis(data, version=like.version, text_hash=like.text_hash, language=like.language)


@given(_ANALYSES)
@settings(deadline=None)
def test_any_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    """Also what no engine would say: places in any order, figures of numbers that belong to others."""
    back = _read(packed_analysis(analysis), analysis)
    assert back == analysis
    assert repr(back).replace("-0.0", "0.0") == repr(analysis).replace("-0.0", "0.0")  # 1 and True equal 1.0 too


@given(_ANALYSES)
@settings(deadline=None)
def test_record_of_an_earlier_version_is_read(analysis: Analysis) -> None:
    """The first libraries kept what scripts are given."""
    assert _read(packed(analysis_record(analysis)), analysis) == analysis


@pytest.fixture(scope="module")
def analysed() -> Analysis:
    """An article that comes with the program, as the engines see it."""
    data = (bundled("seeds") / "smallpox-eradicated.md").read_bytes()
    return analyse(extract(RawDocument("/a.md", "a.md", "text/markdown", "s", data)))


def test_real_analysis_is_kept_in_little_space(analysed: Analysis) -> None:
    """What scripts are given takes half as much again, and more."""
    assert _read(packed_analysis(analysed), analysed) == analysed
    assert len(packed_analysis(analysed)) < 0.65 * len(packed(analysis_record(analysed)))


def test_changed_byte_never_gives_another_analysis(analysed: Analysis) -> None:
    """A record that a disk changed is unreadable, but for the few bits that say nothing; one that was cut always is."""
    whole = packed_analysis(analysed)
    for at in range(len(whole)):
        with suppress(*UNREADABLE):
            assert _read(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :], analysed) == analysed
        with pytest.raises(UNREADABLE):
            _read(whole[:at], analysed)


_WHOLE: list[Any] = [[[], [[], []]], ["", 0, "", [], [], [], [], [], [], [], []], [], [], [], []]


@pytest.mark.parametrize(
    "record",
    [
        3,
        [],
        _WHOLE[:5],
        _WHOLE,
        [[[1], [[], []]], *_WHOLE[1:]],
        [[[0, 1], [["body"], [1]]], *_WHOLE[1:]],
        [[[0, 1], [[3], [0]]], *_WHOLE[1:]],
        {"sentences": []},
    ],
)
def test_record_of_another_shape_is_unreadable(record: object) -> None:
    """Whatever a record unpacks to, it gives an analysis or one of the errors of a damaged record."""
    data = b"\x01" + packed(record)
    with pytest.raises(UNREADABLE):
        unpacked_analysis(data, version="1", text_hash="x", language=None)
