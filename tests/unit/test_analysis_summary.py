"""The summary: Sumy's ranking, on sentences with offsets, without its downloads and its cost."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.summarizers.lex_rank import LexRankSummarizer

from reader.analysis.summary import MAX_RANKED, MatrixLexRank, PlacedSentence, WordTokenizer, summarizer
from reader.errors import AnalysisError
from reader.model import Role, Sentence, Summary

WORDS = ["peace", "war", "talks", "leader", "state", "phone", "call", "city", "people", "army", "border", "vote", "law"]


def document(sentences: list[list[str]]) -> ObjectDocumentModel:
    """Sumy's document of sentences that stand one after the other."""
    tokenizer = WordTokenizer()
    placed = [PlacedSentence(" ".join(words), tokenizer, 100 * i, 100 * i + 50) for i, words in enumerate(sentences)]
    return ObjectDocumentModel([Paragraph(placed)])


def summarize(text: str, count: int, *, role: Role = Role.BODY, language: str | None = "en") -> Summary:
    """The summary of a text whose lines are sentences of one role."""
    sentences, position = [], 0
    for line in text.split("\n"):
        if line:
            sentences.append(Sentence(position, position + len(line), role))
        position += len(line) + 1
    return summarizer("lexrank").summarize(text, sentences, count, title="Peace talks", language=language)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=3, max_size=14))
def test_scores_are_those_of_sumy(sentences: list[list[str]]) -> None:
    """The matrices give Sumy's own scores on any small text in which sentences resemble each other."""
    ours, model = MatrixLexRank(), document(sentences)
    reference = LexRankSummarizer()
    words = [reference._to_words_set(s) for s in model.sentences]
    tf, idf = reference._compute_tf(words), reference._compute_idf(words)
    matrix = reference._create_matrix(words, reference.threshold, tf, idf)
    if not matrix.any():
        assert len(set(ours.scores(model))) == 1
        return
    assert ours.scores(model) == pytest.approx(reference.power_method(matrix, reference.epsilon))


def test_summarizer_chooses_as_sumy_does() -> None:
    """Called like any summarizer of Sumy, it returns the same sentences."""
    generator = random.Random(7)
    model = document([generator.choices(WORDS, k=generator.randint(4, 9)) for _ in range(40)])
    ours, theirs = MatrixLexRank()(model, 5), LexRankSummarizer()(model, 5)
    assert [s.start for s in ours] == [s.start for s in theirs]


def test_equal_wordings_at_two_places_are_two_sentences() -> None:
    """Sumy's own sentences are equal by wording; ours by place."""
    one, other = (PlacedSentence("So it goes", WordTokenizer(), start, start + 10) for start in (0, 20))
    assert one != other
    assert len({one, other}) == 2


def test_summary_is_in_the_order_of_the_text() -> None:
    """Sentences come as they stand, at most so many as asked for."""
    text = "\n".join(f"The leader said on day {i} that talks about peace go on well" for i in "abcdefgh")
    starts = [s.start for s in summarize(text, 3).sentences]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_short_texts_are_their_own_summary() -> None:
    """A text of no more sentences than asked for is taken whole."""
    text = "The two leaders spoke about peace.\nNobody expected very much of it."
    assert len(summarize(text, 3).sentences) == 2


def test_a_single_sentence_can_be_summarized() -> None:
    """One sentence resembles nothing and is chosen all the same."""
    assert len(summarize("The two leaders spoke about peace.", 3).sentences) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BODY])
def test_only_body_sentences_enter(role: Role) -> None:
    """Headings, captions and all noise stay out."""
    assert summarize("The two leaders spoke about peace on Friday.", 3, role=role).sentences == ()


def test_sentences_under_five_words_stay_out() -> None:
    """Fragments tell nothing."""
    assert summarize("He said so then.\nThis sentence has just five.", 3).sentences[0].start == 17


def test_a_repeated_sentence_is_taken_once() -> None:
    """A text of one sentence many times over has a summary of one sentence."""
    assert len(summarize("\n".join(["The two leaders spoke about peace."] * 50), 3).sentences) == 1


def test_no_sentences_wanted_gives_an_empty_summary() -> None:
    """Zero is a length."""
    assert summarize("The two leaders spoke about peace.", 0).sentences == ()


def test_very_long_texts_are_sampled() -> None:
    """More sentences than can be compared are summarized from the start and an even sample."""
    lines = [f"The leader number {i} spoke of peace and war x{'abcdefghij'[i % 10]}{i}" for i in range(2 * MAX_RANKED)]
    assert len(summarize("\n".join(lines), 3).sentences) == 3


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Die beiden Präsidenten sprachen gestern über den Frieden"),
        ("ja", "両首脳は昨日の会談で平和について話し合った"),
        ("tr", "İki lider dün barış hakkında uzun uzun konuştu"),
        (None, "The two leaders spoke about peace yesterday"),
        ("zz", "The two leaders spoke about peace yesterday"),
    ],
)
def test_any_language_can_be_summarized(language: str | None, line: str) -> None:
    """Languages without stop words, stemmer or spaces are summarized with what there is."""
    assert len(summarize(f"{line} a.\n{line} b.\n{line} c.", 2, language=language).sentences) == 2


def test_unknown_algorithm_is_explained() -> None:
    """The message names what there is."""
    with pytest.raises(AnalysisError, match="choose one of: lexrank"):
        summarizer("magic")
