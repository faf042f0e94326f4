"""What single lines look like that are no part of an article, in languages other than English.

The rules of one language are tried on texts in it alone, beside those of `role_rules`: "Door" is "by" in Dutch and a
door in English. A phrase stands at the start of its line; case does not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.ingest.line_phrases import LINES, Lines
from reader.ingest.role_rules import FIRST_WORD, RULES_BY_WORD, Rule, key_of
from reader.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


RELATED_HEAD: Final = "related-head"
"""Name of the rule of headings above links to other stories."""

_WHOLE_BYLINE: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile(r"([\u3040-\u30ff\u3400-\u9fff \u3000]{2,12})(?:記者|特派員)$"),
    "ko": re.compile(
        r"(?:[\uac00-\ud7a3]{2,8}\s?[=·]\s?)?([\uac00-\ud7a3]{2,4}) ?(?:선임|수습|전문)?기자(?:\s\S{1,40}@\S{1,40})?$"
    ),
}
"""Languages where the name comes first -> the whole line; the name is group 1."""

_COLON = r"\s{0,2}[:：]"
_CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿα-ωά-ώа-яё-џґ])\S{0,24}"
_NAMES = rf"{_CAPITAL}(?: (?:y|e|i|og|och|und|et|en|de|van|von|der|den)| {_CAPITAL}){{1,4}}$"
_NAMES_WITHOUT_CASE = r"[\u0590-\u1cff\u3040-\uffff]\S{0,24}(?: \S{1,24}){0,3}$"
"""Scripts that have one kind of letters."""


class ForeignLines(NamedTuple):
    """The rules for the lines of texts in one language.

    Attributes:
        by_word: rules by their first words, those of English included.
        whole_byline: matches a line that is a byline, whatever it starts with, its name as group 1; or None.
        by: matches what stands before the names in a byline; or None.
    """

    by_word: Mapping[str, tuple[Rule, ...]]
    whole_byline: re.Pattern[str] | None = None
    by: re.Pattern[str] | None = None

    def names_in(self, byline: str) -> str:
        """A byline without what stands around the names."""
        whole = self.whole_byline.match(byline) if self.whole_byline else None
        if whole:
            return whole[1]
        by = self.by.match(byline) if self.by else None
        return byline[by.end() :] if by else byline


@lru_cache(maxsize=64)
def lines_of(language: str | None) -> ForeignLines:
    """The rules for texts in a language, an ISO 639-1 code; those of English alone where there is no table."""
    lines = LINES.get(language or "")
    if lines is None:
        return ForeignLines(RULES_BY_WORD)
    by_word = dict(RULES_BY_WORD)
    for rule in reversed(_rules(lines)):  # before those of English
        for word in rule.starts:
            by_word[word] = (rule, *by_word.get(word, ()))
    by = re.compile(rf"(?:{_any(lines.by)})(?:{_COLON}\s{{0,2}}|\s)", re.IGNORECASE)
    return ForeignLines(by_word, _WHOLE_BYLINE.get(language or ""), by)


def _rules(lines: Lines) -> tuple[Rule, ...]:
    return (
        _rule(RELATED_HEAD, Role.RELATED, 60, lines.related, r"\W{0,6}$"),
        _rule("related-label", Role.RELATED, 220, lines.related, r"\s{0,3}[:：|–—>»].{0,300}$"),
        _rule("credit", Role.CREDIT, 170, lines.credit, rf"(?:{_COLON}|\s?/|(?<=\.)).{{2,140}}$"),
        _rule("share", Role.SHARE, 60, lines.share, r"\W{0,6}$"),
        _rule("promotion", Role.PROMO, 140, lines.offer, r"(?!\w).{0,130}$"),
        _rule("legal", Role.LEGAL, 300, lines.legal, ""),
        _rule(
            "byline",
            Role.BYLINE,
            80,
            lines.by,
            rf"(?:{_COLON}.{{2,60}}$|\s(?:{_NAMES}|{_NAMES_WITHOUT_CASE}))",
            is_sentence=False,
        ),
    )


def _rule(name: str, role: Role, max_chars: int, phrases: str, after: str, *, is_sentence: bool = True) -> Rule:
    """A rule for lines of phrases and what comes after them."""
    firsts = map(FIRST_WORD.match, phrases.split("|"))
    starts = frozenset(key_of(first[1]) for first in firsts if first)
    return Rule(name, role, max_chars, starts, re.compile(f"(?:{_any(phrases)}){after}", re.IGNORECASE), is_sentence)


def _any(phrases: str) -> str:
    """A form: one of the phrases, the longest that fits."""
    longest_first = sorted(phrases.split("|"), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)).replace("'", "['’]")
