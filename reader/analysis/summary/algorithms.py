"""The summarizers that can be chosen by name: our own, and those of Sumy.

Sumy's own compare sentences in Python; each of these has a number of sentences up to which it takes about a second
(measured with 30 words a sentence, November 2026), and is given a sample of a longer text.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.analysis.summary.document import sampled, with_title
from reader.analysis.summary.nutgraf import NutgrafSummarizer
from reader.analysis.summary.ranking import Choice
from reader.analysis.tables import words
from reader.analysis.version import DEFAULT_ALGORITHM
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sumy.models.dom import ObjectDocumentModel

    from reader.analysis.summary.document import PlacedSentence
    from reader.analysis.summary.words import Vocabulary

MAX_COMPARED = 2_000
"""Most sentences that LexRank and TextRank compare with each other: the matrix of pairs takes 32 MB at this size."""
MAX_SENTENCES = 20_000
"""Most sentences that any summarizer chooses from."""

_CUES = words("""
    announce announced confirm conclude conclusion decide decided find found first important key main major most new
    result reveal significant warn warned
""")
"""Words of sentences that matter, for Edmundson's method, beside those of the title."""


class Ranked(NamedTuple):
    """What an algorithm says of a text.

    Attributes:
        choices: the best sentence first.
        sentences: those that it chose from, to which the choices point.
        is_sampled: whether these are not all.
    """

    choices: list[Choice]
    sentences: list[PlacedSentence]
    is_sampled: bool


class Algorithm(NamedTuple):
    """A way to rank sentences.

    Attributes:
        rank: ranks the sentences of a document, at most so many.
        most: sentences that it can rank in about a second.
    """

    rank: Callable[[ObjectDocumentModel, Vocabulary, int], list[Choice]]
    most: int

    def ranking(self, candidates: list[PlacedSentence], title: str | None, known: Vocabulary, most: int) -> Ranked:
        """Rank the sentences of a text, or a sample of them where there are too many.

        Raises:
            AnalysisError: the algorithm cannot be used on this text; a predicate to its name.
        """
        ranked = sampled(candidates, self.most)
        try:
            choices = self.rank(with_title(ranked, title), known, most)
        except (ArithmeticError, AssertionError, LookupError, ValueError) as error:  # as Sumy's raise on odd texts
            raise AnalysisError("cannot summarise this text") from error
        return Ranked(choices, ranked, len(ranked) < len(candidates))


def algorithm(name: str) -> Algorithm:
    """The algorithm of that name.

    Raises:
        AnalysisError: there is none.
    """
    try:
        return _ALGORITHMS[name]
    except KeyError:
        names = ", ".join(_ALGORITHMS)
        raise AnalysisError(f"There is no summary algorithm {name!r}; choose one of: {names}.") from None


def _nutgraf(document: ObjectDocumentModel, known: Vocabulary, most: int) -> list[Choice]:
    return NutgrafSummarizer(known).ranking(document, most)


def _lead(document: ObjectDocumentModel, _known: Vocabulary, most: int) -> list[Choice]:
    """The first sentences: what every summary of news is measured by."""
    return [Choice(index, 1.0 / (1 + index)) for index in range(min(most, len(document.sentences)))]


def _by_scores(class_name: str) -> Callable[[ObjectDocumentModel, Vocabulary, int], list[Choice]]:
    """Ranks by one of our matrices."""

    def rank(document: ObjectDocumentModel, known: Vocabulary, most: int) -> list[Choice]:
        from reader.analysis.summary import graphs  # noqa: PLC0415 - Sumy's own modules behind it are for the few

        summarizer = getattr(graphs, class_name)(known.stem)
        summarizer.stop_words = known.stop_words
        scores = summarizer.scores(document)
        return [Choice(index, float(scores[index])) for index in (-scores).argsort(kind="stable").tolist()[:most]]

    return rank


def _sumys(module: str, class_name: str) -> Callable[[ObjectDocumentModel, Vocabulary, int], list[Choice]]:
    """Ranks by one of Sumy's summarizers, which is asked for the order that it keeps to itself."""

    def rank(document: ObjectDocumentModel, known: Vocabulary, most: int) -> list[Choice]:
        summarizer_class = getattr(import_module(f"sumy.summarizers.{module}"), class_name)
        telling = type(class_name, (summarizer_class,), {"_get_best_sentences": staticmethod(_in_order_of_rating)})
        summarizer = telling(known.stem)
        _set_words(summarizer, document, known)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # LSA's, of texts with few words: its summary is used as it is
            return list(summarizer(document, most))

    return rank


def _in_order_of_rating(sentences: Sequence[Any], count: int, rating: Any, *arguments: Any) -> list[Choice]:
    """In place of Sumy's own method, which puts the best sentences back into the order of the text."""
    rate = rating.__getitem__ if isinstance(rating, dict) else rating
    rated = [Choice(index, float(rate(sentence, *arguments))) for index, sentence in enumerate(sentences)]
    return sorted(rated, key=lambda choice: -choice.score)[:count]


def _set_words(summarizer: Any, document: ObjectDocumentModel, known: Vocabulary) -> None:
    """Tell a summarizer of Sumy which words tell nothing, and Edmundson's which tell much."""
    if not hasattr(summarizer, "bonus_words"):
        summarizer.stop_words = known.stop_words
        return
    title = [word for heading in document.headings for word in heading.words]
    summarizer.bonus_words = [*title, *_CUES]
    summarizer.stigma_words = known.leaning or ("but",)
    summarizer.null_words = known.stop_words or ("the",)


_ALGORITHMS: dict[str, Algorithm] = {
    DEFAULT_ALGORITHM: Algorithm(_nutgraf, MAX_SENTENCES),
    "lexrank": Algorithm(_by_scores("MatrixLexRank"), MAX_COMPARED),
    "textrank": Algorithm(_by_scores("MatrixTextRank"), MAX_COMPARED),
    "lsa": Algorithm(_sumys("lsa", "LsaSummarizer"), 400),
    "luhn": Algorithm(_sumys("luhn", "LuhnSummarizer"), 600),
    "sumbasic": Algorithm(_sumys("sum_basic", "SumBasicSummarizer"), 600),
    "edmundson": Algorithm(_sumys("edmundson", "EdmundsonSummarizer"), 1_000),
    "kl": Algorithm(_sumys("kl", "KLSummarizer"), 75),
    "reduction": Algorithm(_sumys("reduction", "ReductionSummarizer"), 200),
    "lead": Algorithm(_lead, MAX_SENTENCES),
}
