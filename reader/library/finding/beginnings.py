"""Beginnings of two and three letters: which words of an article have them, for an index of their own.

The words that begin with "th" are so many that asking the index of words for them takes 100 ms and more at 100,000
articles. To have FTS5 keep the places of all beginnings made that index twice as large; to know which articles have
which beginning, which is all that a person asks who has typed no more, takes a tenth of it.
"""

from __future__ import annotations

import re

LONGEST = 3
"""Letters of the longest beginning that has an entry; the shortest has two."""

_BEGINNINGS = r"([^\W_]{2,3})[^\W_]*"
_JOINED_MARKS = "[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]"
"""What FTS5 leaves out of a word without ending it there; all other marks end one."""


def beginnings(title: str | None, text: str) -> str:
    """The beginnings of all words of an article, as the words of a text for FTS5, which folds them.

    They must be the same whenever they are made of the same words: an entry is taken out by telling FTS5 what was put
    in. Another way to make them needs a migration that fills the table anew. Linear, 0.2 ms for an ordinary article.
    """
    words = f"{title or ''}\n{text}"
    if not words.isascii():
        words = re.sub(_JOINED_MARKS, "", words)
    longest = set(re.findall(_BEGINNINGS, words))
    # In order, so that the same library is the same file.
    return " ".join(sorted(longest | {word[:2] for word in longest}))
