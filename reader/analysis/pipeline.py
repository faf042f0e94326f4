"""The way from an article to its analysis: pure stages over one frozen text.

language -> sentences -> what belongs to the page -> names -> numbers -> summary -> groups -> where places are. This
module loads the engines and with them Sumy, NLTK and numpy: import it in the worker, and `reader.analysis.version`
everywhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.analysis.entities.grouping import group_entities
from reader.analysis.figures import group_figures
from reader.analysis.furniture import set_aside
from reader.analysis.geography.locate import locate
from reader.analysis.language import UNDETERMINED, language_of
from reader.analysis.names.find import find_names, names_held
from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.numbers.languages import notice as numbers_notice
from reader.analysis.salience import Salience
from reader.analysis.sentences import RuledSentences
from reader.analysis.summary.summarize import summarize
from reader.analysis.version import PIPELINE_VERSION, Options
from reader.config import MAX_ANALYSED_CHARS
from reader.length import USUAL_LENGTH
from reader.model import Analysis

if TYPE_CHECKING:
    from reader.analysis.engines import NameSpan, NumberEngine, SentenceEngine
    from reader.model import Article, NumberMention, Sentence, Summary

__all__ = ["PIPELINE_VERSION", "analyse", "split", "summarise"]

_SENTENCES: SentenceEngine = RuledSentences()
_NUMBERS: NumberEngine = LexerNumbers()
_DEFAULTS = Options()


def analyse(article: Article, options: Options = _DEFAULTS, before: Analysis | None = None) -> Analysis:
    """Find the sentences, the summary, the names and the numbers of an article.

    Names and numbers that end after the first `MAX_ANALYSED_CHARS` characters are not looked for.

    Args:
        article: what was taken in; never changed.
        options: what was chosen.
        before: an analysis of the same text, by any version; see `names_held` for what is taken over from it.

    Raises:
        AnalysisError: there is no such algorithm.
    """
    language = language_of(article.text, article.language)
    sentences = _split(article, language)
    read = sentences[: bisect_right(sentences, MAX_ANALYSED_CHARS, key=lambda sentence: sentence.end)]
    held = names_held(before, options, _told(language), sentences)
    names, names_notice = held or find_names(article.text, read, options.names, language)
    found = _NUMBERS.find(article.text, read, article.published, language)
    summary = _summarised(article, sentences, options.algorithm, language)
    salience = Salience(sentences, summary.of_length(USUAL_LENGTH), article.title)
    numbers, figures = group_figures(article.text, _outside_names(found, names), salience)
    return Analysis(
        version=options.version,
        text_hash=article.text_hash,
        language=_told(language),
        sentences=sentences,
        summary=summary,
        entities=locate(article.text, group_entities(article.text, names, salience)),
        numbers=numbers,
        figures=figures,
        notices=tuple(filter(None, (names_notice, numbers_notice(language)))),
    )


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, those that belong to the page and not to the article with roles of their own."""
    return _split(article, language_of(article.text, article.language))


def _split(article: Article, language: str) -> tuple[Sentence, ...]:
    return set_aside(article.text, _SENTENCES.split(article.text, article.blocks, _told(language)))


def _told(language: str) -> str | None:
    """A language, or None where it could not be told."""
    return None if language == UNDETERMINED else language


def summarise(article: Article, sentences: tuple[Sentence, ...], algorithm: str) -> Summary:
    """The summary of an article whose sentences are known, as long as any that may be asked for.

    Raises:
        AnalysisError: there is no such algorithm.
    """
    return _summarised(article, sentences, algorithm, language_of(article.text, article.language))


def _summarised(article: Article, sentences: tuple[Sentence, ...], algorithm: str, language: str) -> Summary:
    title = None if article.title_origin == "derived" else article.title
    return summarize(article.text, sentences, algorithm, title=title, language=language)


def _outside_names(numbers: list[NumberMention], names: list[NameSpan]) -> list[NumberMention]:
    """The numbers that touch no name: "Chapter 11" may count, "Channel 4 News" does not. Both lists are in order."""
    kept: list[NumberMention] = []
    position = 0
    for number in numbers:
        while position < len(names) and names[position].end <= number.start:
            position += 1
        if position == len(names) or names[position].start >= number.end:
            kept.append(number)
    return kept
