"""Where an article's title comes from when nobody gives one: a line of the text, the file's name, the first words."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.config import MAX_TITLE_CHARS
from reader.ingest.roles import content_words
from reader.model import Role
from reader.text.display import shorten
from reader.text.lines import is_sentence_end, line_key
from reader.text.sanitise import sanitise
from reader.text.words import UNSPACED

if TYPE_CHECKING:
    from reader.ingest.blocks import Draft
    from reader.model import TitleOrigin

_MOST_CHARS = 140
_LEAST_WORDS, _MOST_WORDS = 3, 22
_DERIVED_CHARS = 80
_LEAST_SCORE = 0.8
_LEAST_SCORE_INSIDE = 2.0
"""A line below the first paragraph must look more like a title than one above it."""
_LEAD_CHARS = 1500
_SEARCHED = 40
"""Lines in which a title is looked for."""

_ABOUT_TITLE = frozenset({Role.CREDIT, Role.BYLINE, Role.DATE, Role.STANDFIRST})
"""What stands below titles."""
_HEX = re.compile(r"(?=[0-9a-f]{0,40}\d)[0-9a-f]{8,}", re.IGNORECASE)
_UNTELLING = re.compile(
    r"(?:articles?|doc(?:ument)?|text|file|page|index|untitled|unnamed|new|download|story|post|news|readme|default|main"
    r"|content|output|input|te?mp|test|copy|stdin|\d+)"
)
"""Words of a file's name that tell nothing, with which programs name files."""
_NO_TITLE = re.compile(
    r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|to whom|hallo|liebe[rs]?|sehr geehrte[rs]?"
    r"|bonjour|ch(?:er|ère)s?|hola|estimad[oa]s?|(?:chapter|part|section|page) [\divxlc]{1,7})\b",
    re.IGNORECASE,
)
"""Salutations, and headings of parts."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_SITE = re.compile(r"\s(?:[|–—·•»]|-)\s")


def one_line(title: str | None) -> str:
    """A title that was given, as one safe line of at most `MAX_TITLE_CHARS` characters; empty for none."""
    return shorten(" ".join(sanitise(title[: 20 * MAX_TITLE_CHARS]).split()), MAX_TITLE_CHARS) if title else ""


def without_site(title: str) -> str:
    """The title of a page without the name of its site at the end ("Rain again - The Paper").

    At most 4 words and a third of the title are taken for such a name.
    """
    cuts = list(_SITE.finditer(title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    is_site = len(tail.split()) <= 4 and 2 * len(tail) <= len(head) and len(head.split()) >= _LEAST_WORDS
    return head.rstrip() if is_site and tail[:1].isupper() else title


def find_title(text: str, drafts: list[Draft], given: str) -> int | None:
    """Index of the paragraph that is the title: the given one where there is one, else the likeliest line.

    Args:
        text: of the article.
        drafts: after the first pass over their roles.
        given: title that was given, or empty.

    Returns:
        None when no line is likely enough, or when nothing would be left below the title.
    """
    if given:
        return next((i for i, d in enumerate(drafts[: max(12, len(drafts) // 2)]) if _says_title(d, given)), None)
    likeliest = _likeliest(drafts)
    return 0 if likeliest is None and _is_first_line_alone(text, drafts) else likeliest


def _says_title(draft: Draft, given: str) -> bool:
    """Whether a line is the given title: case, punctuation and the name of a site apart, or a main heading most of it.

    A main heading may be the shorter or the longer form of the title, by less than a third.
    """
    if len(draft.text) > 2 * len(given) + 40:
        return False
    titles, lines = ({line_key(form), line_key(without_site(form))} - {""} for form in (given, draft.text))
    if titles & lines:
        return True
    short, long = sorted((line_key(given), line_key(draft.text)), key=len)
    return draft.level == 1 and long.startswith(f"{short} ") and 3 * len(short) >= 2 * len(long)


def _is_first_line_alone(text: str, drafts: list[Draft]) -> bool:
    """Whether the first line is short, no sentence and no salutation, with a blank line and longer text below it.

    Where words are not parted by spaces, the blank line is not asked for, and a byline may stand between. Thai does not
    mark where sentences end.
    """
    below = next((draft for draft in drafts[1:] if draft.role not in _ABOUT_TITLE), None)
    if below is None or drafts[0].role not in (Role.BODY, Role.SUBHEAD) or below.role is not Role.BODY:
        return False
    line = drafts[0].text
    if len(line) > _MOST_CHARS or "\n" in line or is_sentence_end(line) or _NO_TITLE.match(line):
        return False
    if line[-1] in ":,;，：、" or line[0] in "•*–->" or len(below.text) <= 2 * len(line):
        return False
    if _UNSPACED.match(line):
        return is_sentence_end(below.text) or _THAI.match(line) is not None
    return below is drafts[1] and is_sentence_end(below.text) and text.count("\n", drafts[0].end, below.start) > 1


def _likeliest(drafts: list[Draft]) -> int | None:
    """Index of the line that looks most like a title; None when none looks enough like one."""
    head = drafts[: min(_SEARCHED, max(12, len(drafts) // 3))]
    lead = _lead_words(drafts)
    if not lead:
        return None
    best: int | None = None
    best_score = 0.0
    needed = _LEAST_SCORE
    for index, draft in enumerate(head):
        if draft.role is Role.BODY and (len(draft.text) > _MOST_CHARS or is_sentence_end(draft.text)):
            needed = _LEAST_SCORE_INSIDE
        if draft.role in (Role.BODY, Role.SUBHEAD) and _may_be_title(draft.text):
            below = drafts[index + 1] if index + 1 < len(drafts) else None
            score = _score(draft.text, lead) + _score_of_place(index, below)
            if score > max(best_score, needed):
                best, best_score = index, score
    return None if best is None else _past_path(drafts, best)


def _past_path(drafts: list[Draft], index: int) -> int:
    """Index of the title alone, when the line found is the path to it ("Home World Rain again", then "Rain again")."""
    key = line_key(drafts[index].text)
    for later in range(index + 1, min(index + 6, len(drafts))):
        if _may_be_title(drafts[later].text) and key.endswith(f" {line_key(drafts[later].text)}"):
            return later
    return index


def _may_be_title(text: str) -> bool:
    if len(text) > _MOST_CHARS or "\n" in text or text[-1] in ":,;" or text[0] in "•*–-":
        return False
    return _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and not (is_sentence_end(text) and text[-1] in ".…")


def _score(text: str, lead: set[str]) -> float:
    """How much a line looks like a title: its words come again below, and have capitals."""
    words = text.split()
    content = content_words(text)
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word[:1].isupper() for word in long_words) / max(1, len(long_words))
    return (
        1.2 * len(content & lead) / max(1, len(content))
        + 0.25 * (len(words) >= 5)
        + 0.1 * (":" in text)
        + 0.5 * capitals
        - 0.6 * (text.isupper() and len(words) < 5)
    )


def _score_of_place(index: int, below: Draft | None) -> float:
    """How much a place is that of a title: the first line, above a paragraph; above a byline, a date or a credit."""
    if below is None:
        return 0
    is_above_text = below.role is Role.BODY and len(below.text) > _MOST_CHARS
    return 0.5 * (index == 0) + 0.3 * (index == 0 and is_above_text) + 0.6 * (below.role in _ABOUT_TITLE)


def _lead_words(drafts: list[Draft]) -> set[str]:
    """Content words of the first paragraphs; short lines that are no sentence are left out."""
    room = _LEAD_CHARS
    words: set[str] = set()
    for draft in drafts:
        if room <= 0:
            break
        if draft.role is Role.BODY and (len(draft.text) > _MOST_CHARS or is_sentence_end(draft.text)):
            words |= content_words(draft.text[:room])
            room -= len(draft.text)
    return words


def fallback_title(drafts: list[Draft], name: str) -> tuple[str | None, TitleOrigin | None]:
    """A title from the file's name, or from the first words when the name tells nothing; None for an empty text."""
    from_name = title_from_name(name)
    if from_name and drafts:
        return from_name, "file"
    telling = next((draft for draft in drafts if draft.role is Role.BODY), drafts[0] if drafts else None)
    if telling is None:
        return None, None
    return shorten(" ".join(telling.text[: 4 * _DERIVED_CHARS].split()), _DERIVED_CHARS), "derived"


def title_from_name(name: str) -> str:
    """The words of a file's name; empty where it looks like a key, a number or a name that programs give."""
    stem = PurePath(sanitise(name)).stem if name else ""
    words = re.sub(r"[_\s]+|(?<=\w)-(?=\w)", " ", stem).strip()
    letters = sum(character.isalpha() for character in words)
    if letters < 3 or any(_HEX.fullmatch(word) for word in words.split()) or 2 * letters < len(words):
        return ""
    if all(_UNTELLING.fullmatch(word) for word in words.lower().split()):
        return ""
    words = words[:1].upper() + words[1:] if words.islower() else words
    return shorten(words, MAX_TITLE_CHARS)
