"""What steps back while one skims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Sentence, SummarySentence
from reader.ui.highlights import Highlights
from reader.ui.skim import Skim
from tests.ui_samples import FIRST, MIDDLE, analysis_of, bridge

if TYPE_CHECKING:
    from reader.model import Analysis

ADA, BO, NORBY = 0, 1, 2
"""Keys of entries of the bridge."""
ARTICLE = bridge()
ANALYSIS = analysis_of(ARTICLE)


def skim_of(analysis: Analysis = ANALYSIS) -> Skim:
    """Skim the article about the bridge."""
    return Skim(analysis.sentences, analysis.summary.sentences, Highlights(analysis, ARTICLE.text))


def words_dimmed(words: str, lit: int | None = None) -> list[str]:
    """What steps back of the first place in the text that says some words."""
    start = ARTICLE.text.index(words)
    return [ARTICLE.text[a:b] for a, b in skim_of().dimmed(start, start + len(words), lit)]


def test_skim_keeps_the_summary() -> None:
    """Its sentences stay as they are, and what stands beside them steps back."""
    assert words_dimmed(FIRST) == []
    assert words_dimmed(f"{MIDDLE} It took nine years.") == [" It took ", "."]


def test_skim_keeps_every_name() -> None:
    """Names stand out where all around them steps back; small numbers do not."""
    line = "Part 5 quotes Ada Lind, whom the Bridge Board had asked in two Swedish letters."
    assert words_dimmed(line) == ["Part 5 quotes ", ", whom ", " had asked in two ", " letters."]


def test_skim_keeps_the_sentences_that_name_what_is_lit() -> None:
    """Whole, and those that do not name it step back still."""
    line = "Part 5 quotes Ada Lind, whom the Bridge Board had asked in two Swedish letters."
    assert words_dimmed(line, ADA) == []
    assert words_dimmed(line, BO) == words_dimmed(line)
    assert words_dimmed("It took nine years.", NORBY) == ["It took ", "."]


def test_skim_keeps_a_sentence_that_is_cut_by_lines() -> None:
    """Each line of it, whatever part of it the line shows."""
    assert words_dimmed(MIDDLE[10:40]) == []
    assert words_dimmed("in two Swedish letters.", ADA) == []


@given(st.integers(0, len(ARTICLE.text) - 1), st.integers(1, 200), st.sampled_from((None, ADA, BO, NORBY)))
def test_skim_tells_stretches_in_order_and_within(start: int, length: int, lit: int | None) -> None:
    """They do not overlap, and no summary's sentence is in them."""
    end = min(len(ARTICLE.text), start + length)
    flat = [at for stretch in skim_of().dimmed(start, end, lit) for at in stretch]
    assert flat == sorted(set(flat))
    assert all(start <= at <= end for at in flat)
    for sentence in ANALYSIS.summary.sentences:
        assert not any(a < sentence.end and b > sentence.start for a, b in zip(flat[::2], flat[1::2], strict=True))


def test_skim_dims_what_no_sentence_holds() -> None:
    """Without sentences all steps back but the names."""
    assert Skim((), (), Highlights()).dimmed(3, 9, None) == ((3, 9),)
    only = Skim((Sentence(0, 4),), (SummarySentence(0, 4),), Highlights())
    assert only.dimmed(2, 9, None) == ((4, 9),)
