"""Sentences that belong to the page and not to the article, in texts that came without line breaks.

Where every line of a page has become a sentence of one long block ("By . Jane Roe . PUBLISHED: . 14:11 EST, 25 October
2013 . Scroll down for video ."), the rules for lines have nothing to work on. Each is recognised by all of its words,
or as the name that follows a byline's "By".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Role, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_CHARS = 90
"""Longer sentences are text."""
LONGEST_BYLINE = 2
"""Sentences that may follow a lone "By": a name, and what it is of."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DONE = r"(?:first |last )?(?:published|updated|posted|modified|created)"
_START, _END = r"\W{0,4}", r"\W{0,4}$"
_BY = re.compile(rf"(?:by|from){_END}", re.IGNORECASE)
_RULES = tuple(
    (role, re.compile(_START + pattern + _END, re.IGNORECASE))
    for role, pattern in (
        (Role.DATE, rf"{_DONE}\s?:?"),
        (Role.DATE, rf"\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?)?,?\s?(?:[a-z]{{2,4}})?,?\s\d{{1,2}} {_MONTH} \d{{4}}"),
        (Role.DATE, rf"{_DONE}\s?:?\s(?:on )?(?:{_MONTH} \d{{1,2}},?|\d{{1,2}} {_MONTH}) \d{{4}}"),
        (Role.PROMO, r"scroll down (?:for|to)\b.{0,40}"),
        (Role.SHARE, r"e-?mail (?:this )?to a friend"),
        (Role.SHARE, r"share this (?:article|story|page|post)"),
        (Role.BIO, r"\w[\w .,'’&-]{2,60}\bcontributed to this (?:report|article|story)"),
        (Role.LEGAL, r"all rights reserved"),
        (Role.SEPARATOR, r"[\W_]{1,20}"),
    )
)  # fmt: skip
_NAME = re.compile(r"(?:(?:and|for|in|of|the|de|van|von|al|[A-Z][\w.'’-]{0,30})[ ,]{1,3}){1,6}\W{0,3}$")


def set_aside(text: str, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, with the roles of those that belong to the page; only body sentences change. Linear."""
    marked = []
    bylines_left = 0
    for sentence in sentences:
        role = sentence.role
        if role is Role.BODY and sentence.end - sentence.start <= LONGEST_CHARS:
            wording = text[sentence.start : sentence.end]
            if _BY.match(wording):
                role, bylines_left = Role.BYLINE, LONGEST_BYLINE + 1
            elif bylines_left and _NAME.match(f"{wording} "):
                role = Role.BYLINE
            else:
                role = next((role for role, rule in _RULES if rule.match(wording)), role)
        bylines_left = max(0, bylines_left - 1) if role is Role.BYLINE else 0
        marked.append(sentence if role is sentence.role else Sentence(sentence.start, sentence.end, role))
    return tuple(marked)
