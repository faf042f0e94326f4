"""From the sentences of a text to its summary, by an algorithm of one's choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.summary.algorithms import algorithm
from reader.analysis.summary.document import candidates_among, placed_sentences
from reader.analysis.summary.words import vocabulary
from reader.analysis.version import ALGORITHM_NAMES, LARGEST_SHARE
from reader.errors import AnalysisError
from reader.model import Role, Summary, SummarySentence
from reader.text.lines import is_sentence_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.summary.document import PlacedSentence
    from reader.analysis.summary.ranking import Choice
    from reader.model import Sentence

LEAST_ENDED = 0.3
"""Share of the body's sentences that must end as sentences do; biographies with tables of facts have 0.4, poems 0.2."""
UNMARKED = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")
"""Thai, Lao and Khmer, in which a space or nothing ends a sentence."""
MAX_RANKED = 60
"""Most sentences of a summary, about six minutes to read."""
LEAST_BODY_SENTENCES = 5
"""A shorter text is read as fast as a summary of it."""


def summarize(text: str, sentences: Sequence[Sentence], name: str, *, title: str | None, language: str) -> Summary:
    """Rank the sentences of a text's body: the longest summary that may be asked for, of which others are cut.

    It holds at most half of the text; a poem and a text of fewer than `LEAST_BODY_SENTENCES` sentences have none.

    Args:
        text: that the sentences are of.
        sentences: all of them; only those of the body can be chosen, each wording once.
        name: of the algorithm.
        title: of the text, where somebody gave it one.
        language: ISO 639 code.

    Raises:
        AnalysisError: there is no such algorithm.
    """
    chosen_algorithm = algorithm(name)
    body = [sentence for sentence in sentences if sentence.role is Role.BODY]
    placed = placed_sentences(text, body)
    if len(body) < LEAST_BODY_SENTENCES or _is_verse(placed):
        return Summary(name)
    candidates = candidates_among(placed)
    text_words = sum(sentence.size for sentence in placed)
    try:
        choices, ranked, is_sampled = chosen_algorithm.ranking(candidates, title, vocabulary(language), MAX_RANKED)
    except AnalysisError as error:
        return Summary(name, (), text_words, f"{ALGORITHM_NAMES[name]} {error}; another algorithm may.")
    chosen = list(_summarised(choices, ranked, text_words))
    notice = ""
    if is_sampled:
        notice = (
            f"{ALGORITHM_NAMES[name]} is slow on long texts: it chose from {len(ranked):,} of the {len(candidates):,} "
            "sentences, the first ones and an even sample of the rest."
        )
    return Summary(name, tuple(sorted(chosen, key=lambda sentence: sentence.start)), text_words, notice)


def _is_verse(body: list[PlacedSentence]) -> bool:
    """Whether what was taken for sentences are the lines of a poem: most of them do not end as sentences do.

    Scripts without a full stop cannot be told by that.
    """
    ended = sum(is_sentence_end(str(one)) or UNMARKED.search(str(one)) is not None for one in body)
    return ended < LEAST_ENDED * len(body)


def _summarised(choices: list[Choice], ranked: list[PlacedSentence], text_words: int) -> Iterator[SummarySentence]:
    """The chosen sentences by rank, up to half of the text."""
    left = LARGEST_SHARE * text_words
    for rank, choice in enumerate(choices, start=1):
        sentence = ranked[choice.place]
        left -= sentence.size
        if left < 0:
            return
        yield SummarySentence(sentence.start, sentence.end, round(choice.score, 4), rank, sentence.size, choice.reasons)
