"""Summaries: the default summarizer, Sumy's algorithms on matrices, rankings that any length is cut from."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import NoReturn

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from reader.analysis.summary import algorithms, graphs
from reader.analysis.summary.document import PlacedSentence, sampled, with_title
from reader.analysis.summary.graphs import MatrixLexRank, MatrixTextRank, WordCounts
from reader.analysis.summary.nutgraf import SAME, NutgrafSummarizer, foretold
from reader.analysis.summary.summarize import MAX_RANKED, summarize
from reader.analysis.summary.vectors import SentenceVectors
from reader.analysis.summary.words import WordTokenizer, vocabulary
from reader.analysis.version import ALGORITHMS, LARGEST_SHARE
from reader.errors import AnalysisError
from reader.length import Length
from reader.model import Role, Sentence, Summary
from reader.text.words import count_words

WORDS = ["peace", "war", "talks", "leader", "state", "phone", "call", "city", "people", "army", "border", "vote", "law"]

NEWS = [
    "The city of Ardale will close its last coal power station in spring and heat homes with water from old mines.",
    "The council voted for the plan on Monday evening, after a debate of six hours about the cost of the mines.",
    "But he was not sure.",
    "Water from the flooded mines is warm enough to heat four thousand homes, engineers of the university found.",
    "I think that we should have done this twenty years ago!",
    "A pump will lift the warm water from the mines, and a network of pipes will carry it to the homes of the city.",
    "Who will pay for the pipes?",
    "The coal power station has heated the homes of the city since it was built, and two hundred people work there.",
    "The weather on the coast was fine, and many went to the beach with their children and their dogs.",
    "The council wants to train those who work in the power station for work on the pumps and pipes of the network.",
    "Engineers will begin with the pipes in summer, and the first homes will be heated by water from the mines in May.",
]


def placed(lines: list[str]) -> list[PlacedSentence]:
    """Sentences that stand one after the other."""
    return [PlacedSentence(line, WordTokenizer(), 1000 * i, 1000 * i + len(line), i) for i, line in enumerate(lines)]


def document(sentences: list[list[str]]) -> ObjectDocumentModel:
    """Sumy's document of sentences that stand one after the other."""
    return ObjectDocumentModel([Paragraph(placed([" ".join(words) for words in sentences]))])


def summary_of(
    lines: list[str], *, role: Role = Role.BODY, language: str = "en", name: str = "nutgraf", title: str | None = None
) -> Summary:
    """The summary of a text whose lines are sentences of one role."""
    sentences, position = [], 0
    for line in lines:
        sentences.append(Sentence(position, position + len(line), role))
        position += len(line) + 1
    return summarize("\n".join(lines), sentences, name, title=title, language=language)


def chosen(lines: list[str], summary: Summary) -> list[int]:
    """The numbers of the lines that a summary chose, the best one first."""
    text = "\n".join(lines)
    by_rank = sorted(summary.sentences, key=lambda sentence: sentence.rank)
    return [lines.index(text[sentence.start : sentence.end]) for sentence in by_rank]


# The default summarizer


def test_what_the_text_goes_on_about_comes_first() -> None:
    """The lead, then what the rest takes up again; not the beach, nobody's question, no "But he" and no "I think"."""
    ranking = chosen(NEWS, summary_of(NEWS))
    assert ranking[0] == 0
    assert {2, 4, 6, 8}.isdisjoint(ranking[:4])


def test_words_of_the_title_raise_a_sentence() -> None:
    """The same text under a title that has words of one sentence: that one gains, the others keep their scores."""
    before, after = (
        {choice.place: choice for choice in NutgrafSummarizer().ranking(with_title(placed(NEWS), title), 20)}
        for title in (None, "Children and their dogs on the beach")
    )
    gains = {place: after[place].score - choice.score for place, choice in before.items()}
    assert {place for place, gain in gains.items() if gain > 0} == {8}
    assert after[8].reasons is not None
    assert gains[8] == pytest.approx(after[8].reasons.title, abs=0.001)
    assert after[8].reasons.title_words == ("beach", "children", "dogs")


def test_score_is_the_sum_of_its_reasons() -> None:
    """Nothing decides that is not told."""
    for sentence in summary_of(NEWS, title="Ardale heats with mine water").sentences:
        assert sentence.reasons is not None
        position, centrality, title, form, _ = sentence.reasons
        assert sentence.score == pytest.approx(position + centrality + title + form, abs=0.01)


def test_a_sentence_that_says_the_same_is_left_out() -> None:
    """Of two that resemble each other only the better one is chosen."""
    again = NEWS[0].replace("will close", "is going to close")
    assert {0, len(NEWS)} - set(chosen([*NEWS, again], summary_of([*NEWS, again]))) != set()


def test_news_foretell_what_they_go_on_about() -> None:
    """A text whose first sentences have the words of the rest, against one that begins with something else."""
    stems = vocabulary("en").stems
    tokenizer = WordTokenizer()
    news = SentenceVectors([stems(tokenizer.to_words(line)) for line in NEWS])
    essay = SentenceVectors([stems(tokenizer.to_words(line)) for line in [*["Once upon a time it rained."] * 3, *NEWS]])
    assert foretold(news) > foretold(essay)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=12))
def test_resemblance_is_that_of_all_pairs(sentences: list[list[str]]) -> None:
    """The sums that are had without a matrix are those of the matrix."""
    vectors = SentenceVectors(sentences)
    cosines = [vectors.cosines_with(row) for row in range(len(sentences))]
    expected = [sum(row[i + 1 :]) for i, row in enumerate(cosines)]
    assert vectors.resemblance_to_following() == pytest.approx(expected)
    assert all(row[i] == pytest.approx(1.0) for i, row in enumerate(cosines) if sentences[i])


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=12), st.integers(0, 14))
def test_a_shorter_ranking_is_the_beginning_of_a_longer_one(sentences: list[list[str]], most: int) -> None:
    """So a summary is made longer or shorter without another analysis."""
    summarizer, model = NutgrafSummarizer(), document(sentences)
    assert summarizer.ranking(model, most) == summarizer.ranking(model, 20)[:most]


def test_chosen_sentences_do_not_resemble_each_other() -> None:
    """No pair above the limit."""
    vectors = SentenceVectors([vocabulary("en").stems(WordTokenizer().to_words(line)) for line in NEWS])
    numbers = [choice.place for choice in NutgrafSummarizer().ranking(document([line.split() for line in NEWS]), 20)]
    assert all(vectors.cosines_with(one)[other] <= SAME for one in numbers for other in numbers if one != other)


def test_summarizer_works_on_documents_of_sumy() -> None:
    """Whoever uses Sumy can use it: Sumy's own sentences, equal by wording, headings as the title."""
    tokenizer = WordTokenizer()
    heading = SumySentence("Ardale heats with water from mines", tokenizer, is_heading=True)
    model = ObjectDocumentModel([Paragraph([heading, *(SumySentence(line, tokenizer) for line in NEWS)])])
    found = [str(sentence) for sentence in NutgrafSummarizer()(model, 3)]
    assert found == sorted(found, key=NEWS.index)
    assert len(found) == 3


# LexRank and TextRank


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=3, max_size=14))
def test_lexrank_scores_are_those_of_sumy(sentences: list[list[str]]) -> None:
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


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=14))
def test_textrank_scores_are_those_of_sumy(sentences: list[list[str]]) -> None:
    """The same for TextRank, on any small text."""
    model = document(sentences)
    theirs = TextRankSummarizer().rate_sentences(model)
    assert MatrixTextRank().scores(model) == pytest.approx([theirs[sentence] for sentence in model.sentences])


@pytest.mark.parametrize(("ours", "theirs"), [(MatrixLexRank, LexRankSummarizer), (MatrixTextRank, TextRankSummarizer)])
def test_matrices_choose_as_sumy_does(ours: type, theirs: type) -> None:
    """Called like any summarizer of Sumy, they return the same sentences."""
    generator = random.Random(7)
    model = document([generator.choices(WORDS, k=generator.randint(4, 9)) for _ in range(40)])
    assert [s.start for s in ours()(model, 5)] == [s.start for s in theirs()(model, 5)]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=14))
def test_products_are_the_same_by_pairs_and_by_matrices(sentences: list[list[str]]) -> None:
    """The two ways to the same numbers: which one is taken is a matter of time alone."""
    counts = WordCounts(sentences)
    with pytest.MonkeyPatch.context() as patch:
        products = []
        for cost in (0, 10**9):
            patch.setattr(graphs, "PAIR_COST", cost)
            products.append(counts.products(counts.counts))
    expected = [[sum(one.count(word) for word in other) for other in sentences] for one in sentences]
    assert products[0] == pytest.approx(np.array(expected))
    assert products[1] == pytest.approx(products[0])


# All algorithms


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_algorithm_ranks_a_text(name: str) -> None:
    """At most half of the text, in its order, each sentence with a rank of its own."""
    summary = summary_of(NEWS, name=name, title="Ardale heats with water from mines")
    starts = [sentence.start for sentence in summary.sentences]
    assert summary.algorithm == name
    assert starts == sorted(starts)
    assert starts
    assert {sentence.rank for sentence in summary.sentences} == set(range(1, len(starts) + 1))
    assert sum(sentence.words for sentence in summary.sentences) <= LARGEST_SHARE * summary.text_words


@pytest.mark.parametrize("name", ALGORITHMS)
@pytest.mark.parametrize(
    "lines",
    [
        ["The two leaders spoke about peace."] * 9,
        ["the of and to in", "that for on with as", "was at by it from", "are be this have has", "not but they his he"],
        ["5 6 7 8 9", "1 2 3 4 5", "6 7 8 9 0", "2 4 6 8 0", "3 5 7 9 1"],
        ["alpha beta gamma delta san", "zeta eta theta iota kappa", "lambda mu nu xi omicron", "pi rho sigma tau psi",
         "phi chi omega digamma stigma"],
    ],
    ids=["one sentence nine times", "stop words alone", "digits alone", "no word twice"],
)  # fmt: skip
def test_odd_texts_break_no_algorithm(name: str, lines: list[str]) -> None:
    """A summary, an empty one, or one sentence that says why there is none."""
    summary = summary_of(lines, name=name)
    assert summary.sentences or not summary.notice or summary.notice.endswith("another algorithm may.")


def test_lead_is_the_first_sentences() -> None:
    """Whatever they say."""
    assert chosen(NEWS, summary_of(NEWS, name="lead"))[:3] == [0, 1, 2]


def test_slow_algorithms_rank_a_sample_and_say_so() -> None:
    """KL compares every sentence with every other many times."""
    lines = [
        f"The leader number {i} spoke of peace and war with {WORDS[i % 13]} x{'abcdefghij'[i % 10]}."
        for i in range(200)
    ]
    summary = summary_of(lines, name="kl")
    assert summary.notice.startswith("KL is slow on long texts: it chose from 75 of the 200 sentences, ")
    assert summary.sentences


def test_an_algorithm_that_fails_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sumy's raise on some texts; the reader is told to choose another one."""

    def failing(*_: object) -> NoReturn:
        raise KeyError("word")

    broken = algorithms.algorithm("sumbasic")._replace(rank=failing)
    monkeypatch.setitem(algorithms._ALGORITHMS, "sumbasic", broken)
    assert summary_of(NEWS, name="sumbasic").notice == "SumBasic cannot summarise this text; another algorithm may."


def test_unknown_algorithm_is_explained() -> None:
    """The message names what there is."""
    with pytest.raises(AnalysisError, match="choose one of: nutgraf, lexrank"):
        summary_of(NEWS, name="magic")


# What may be chosen, and how much


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BODY])
def test_only_body_sentences_enter(role: Role) -> None:
    """Headings, captions and all noise stay out."""
    assert summary_of(NEWS, role=role).sentences == ()


def test_sentences_under_five_words_stay_out() -> None:
    """Fragments tell nothing."""
    lines = [*NEWS, "He said so then."]
    assert len(NEWS) not in chosen(lines, summary_of(lines))


def test_a_repeated_sentence_is_taken_once() -> None:
    """A text of one sentence many times over has a summary of one sentence."""
    assert len(summary_of(["The two leaders spoke about peace."] * 50).sentences) == 1


def test_short_texts_have_no_summary() -> None:
    """It would be read as fast as they are."""
    assert summary_of(NEWS[:4]).sentences == ()


def test_equal_wordings_at_two_places_are_two_sentences() -> None:
    """Sumy's own sentences are equal by wording; ours by place."""
    one, other = placed(["So it goes", "So it goes"])
    assert one != other
    assert len({one, other}) == 2


def test_longest_summary_is_bounded() -> None:
    """However long the text is."""
    generator = random.Random(3)
    lines = [" ".join(generator.choices(WORDS, k=6)) + f" x{i}." for i in range(3000)]
    assert len(summary_of(lines, name="lead").sentences) == MAX_RANKED


@given(st.integers(0, 60), st.integers(3, 30))
def test_samples_begin_with_the_first_sentences(count: int, most: int) -> None:
    """In order, a third from the start, the rest evenly from behind it."""
    candidates = placed([f"sentence number {i}" for i in range(count)])
    sample = sampled(candidates, most)
    assert len(sample) == min(count, most)
    assert all(one.start < other.start for one, other in pairwise(sample))
    if count > most:
        assert sample[: most // 3] == candidates[: most // 3]


@pytest.mark.parametrize(
    ("length", "least", "most"),
    [
        (Length(2), 2, 2),
        (Length(30), 4, 11),
        (Length(20, "percent"), 1, 3),
        (Length(50, "words"), 2, 3),
        (Length(0.25, "minutes"), 2, 4),
    ],
)
def test_a_length_cuts_the_ranking(length: Length, least: int, most: int) -> None:
    """The best sentences, in the order of the text."""
    whole = summary_of(NEWS)
    cut = whole.of_length(length)
    assert least <= len(cut.sentences) <= most
    assert {sentence.rank for sentence in cut.sentences} == set(range(1, len(cut.sentences) + 1))
    assert [s.start for s in cut.sentences] == sorted(s.start for s in cut.sentences)
    assert whole.of_length(Length(30)) == whole


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Die beiden Präsidenten sprachen gestern über den Frieden in der Stadt"),
        ("ja", "両首脳は昨日の会談で平和について話し合った"),
        ("th", "ผู้นำทั้งสองพูดคุยกันเรื่องสันติภาพเมื่อวานนี้ที่เมืองหลวง"),
        ("tr", "İki lider dün barış hakkında uzun uzun konuştu"),
        ("zz", "The two leaders spoke about peace yesterday"),
    ],
)
def test_any_language_can_be_summarized(language: str, line: str) -> None:
    """Languages without stop words, stemmer or spaces are summarized with what there is."""
    lines = [f"{line} {letter}{letter}." for letter in "abcdefgh"]
    assert summary_of(lines, language=language).sentences


def test_sizes_are_those_of_the_text() -> None:
    """Words are counted as everywhere else."""
    summary = summary_of(NEWS)
    assert summary.text_words == sum(map(count_words, NEWS))
    assert all(s.words == count_words("\n".join(NEWS)[s.start : s.end]) for s in summary.sentences)
