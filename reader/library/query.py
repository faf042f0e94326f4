"""A query as people type it, and the full-text expression that it stands for.

Words must all occur, in any order; ``"several words"`` one after the other; ``-word`` must not occur; ``word*`` is a
beginning, and so is the last word until a space follows it. Nothing that can be typed is an error.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.text.fold import fold

MAX_QUERY_CHARS = 400
"""What is typed or pasted beyond this is ignored."""
_MAX_TERMS = 32
"""SQLite refuses an expression of more than 256."""

_WORD = r"[^\W_]+"
"""What the index takes for a word: letters and digits, as in FTS5's unicode61."""
_ITEM = r'(-?)"([^"]{0,400})("?)|(-?)([^\s"]{1,400})'
"""A phrase, perhaps not closed yet, or a word."""


class Term(NamedTuple):
    """What must occur, or must not.

    Attributes:
        words: as typed, at least one, that follow each other.
        tokens: the same words, folded.
        is_prefix: the last token is the beginning of a word.
        is_negated: it must not occur.
    """

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    is_prefix: bool = False
    is_negated: bool = False

    @property
    def expression(self) -> str:
        """The term in the language of FTS5."""
        return f'"{" ".join(self.words)}"{" *" if self.is_prefix else ""}'


class Query(NamedTuple):
    """A query taken apart.

    Attributes:
        required: all must occur; empty when the query finds nothing.
        excluded: none may occur.
        is_title_only: a single letter, which is looked for at the beginning of words in titles.
    """

    required: tuple[Term, ...]
    excluded: tuple[Term, ...]
    is_title_only: bool

    @property
    def expression(self) -> str:
        """The query in the language of FTS5; only for a query that requires something."""
        parts = [" AND ".join(term.expression for term in self.required)]
        parts += [term.expression for term in self.excluded]
        return f"({') NOT ('.join(parts)})"


def parse_query(typed: str) -> Query:
    """Take apart what was typed."""
    typed = unicodedata.normalize("NFC", typed[:MAX_QUERY_CHARS])
    terms: list[Term] = []
    for item in re.finditer(_ITEM, typed):
        minus, phrase, closing, word_minus, word = item.groups()
        is_phrase = phrase is not None
        is_open = item.end() == len(typed) and not closing
        is_beginning = is_open or (not is_phrase and word.endswith("*"))
        term = _term(phrase if is_phrase else word, is_beginning=is_beginning, is_negated=bool(minus or word_minus))
        if term:
            terms.append(term)
    required = tuple(term for term in terms if not term.is_negated)[:_MAX_TERMS]
    excluded = tuple(term for term in terms if term.is_negated)[:_MAX_TERMS]
    is_letter = len(terms) == 1 and bool(required) and len(terms[0].words) == len(terms[0].words[0]) == 1
    return Query(required, excluded, is_title_only=is_letter)


def _term(text: str, *, is_beginning: bool, is_negated: bool) -> Term | None:
    words = tuple(re.findall(_WORD, text))
    if not words:
        return None
    # The words that begin with one letter are too many to look up while somebody types.
    is_prefix = is_beginning and not is_negated and len(words[-1]) >= 2
    return Term(words, tuple(map(fold, words)), is_prefix, is_negated)
