"""Words with offsets: the one way to cut a sentence, in training and in use.

Names must begin and end where words do, so the cut is fine: hyphens, slashes and brackets stand alone ("US-led" is
three words), the possessive is a word of its own, while "U.S.", "O'Brien" and "Mr." stay whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import tables
from reader.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATIONS = tables.words("""
    Mr Mrs Ms Mx Dr Prof Sr Jr St Mt Ft Gen Gov Sen Rep Reps Lt Col Sgt Capt Cpl Maj Adm Cmdr Rev Hon Pres Supt Insp
    Inc Co Corp Ltd Bros Assn Dept Univ Ave Blvd No vs Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
""")
_WORD = re.compile(
    rf"""
      https?://\S+ | www\.\S+                       # an address
    | [^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?          # U.S., J.K., e.g.
    | (?:{"|".join(sorted(_ABBREVIATIONS))})\.(?![^\W_])    # Mr.
    | [A-Z]\.(?=\s?[A-Z])                           # the initial of George W. Bush
    | \d+(?:[.,:]\d+)*(?![^\W_])                    # 1,200.5
    | [^\W_]+(?:['’][^\W_]+)*                       # O'Brien
    | ['’][sS](?![^\W_])                              # a possessive that stands alone
    | \S
    """,
    re.VERBOSE,
)
_ENDINGS = ("'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m")


class Word(Frozen):
    """One word of a text.

    Attributes:
        text: as written, at least one character.
        start: where it begins, in characters of the whole text.
        is_glued: no space stands between the word before and this one.
    """

    text: str
    start: int
    is_glued: bool

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch, in order; together they hold all that is no white space. Linear in its length."""
    found: list[Word] = []
    last = -1
    for left, right in _cuts(text, start, len(text) if end is None else end):
        found.append(Word(text[left:right], left, left == last))
        last = right
    return found


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text, start, end):
        left, right = match.span()
        apostrophe = max(text.rfind("'", left, right), text.rfind("’", left, right))
        if apostrophe > left and text[apostrophe:right].lower() in _ENDINGS:
            yield left, apostrophe
            left = apostrophe
        yield left, right
