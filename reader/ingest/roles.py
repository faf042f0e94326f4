"""What each paragraph is for: two passes, single lines by their words first, then by what stands around them.

Nothing is ever deleted. A paragraph that the rules are not sure of stays body: a line of noise in the summary's pool
costs less than a sentence of the article that is taken for noise.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.ingest import foreign_lines
from reader.ingest.role_rules import (
    AUTHOR,
    CAPTION_END,
    CARD_END,
    CONTACT,
    CREDIT_END,
    CRUMBS,
    DATED_END,
    FIRST_WORD,
    ICON,
    NUMBER,
    PHRASES,
    RELATED_HEAD,
    SHORTCODE,
    key_of,
)
from reader.model import Role
from reader.text.lines import is_sentence_end, line_key

if TYPE_CHECKING:
    from reader.ingest.blocks import Draft
    from reader.ingest.foreign_lines import ForeignLines

LONGEST_NOISE = 420
"""Longer paragraphs are never put aside for their words alone, in characters."""

_LETTER = re.compile(r"[^\W_]")
_CONTENT_WORD = re.compile(r"\w{4,}")
_LIST_MARK = re.compile(r"[•*–-]\s")
_DASHES = ("-", "–", "—")
_QUOTES = tuple('"“”‘«»„')
_TAIL_CHARS = 170

_OPEN = frozenset({Role.BODY, Role.SUBHEAD})
"""Roles that a rule may still change; markup gave the others."""
_PICTURE = frozenset({Role.CREDIT, Role.NAV})
_BESIDES = frozenset({Role.TITLE, Role.CREDIT, Role.CAPTION, Role.SEPARATOR, Role.BYLINE, Role.DATE, Role.SHARE})
"""What may stand between a subhead and the text that it heads."""
_ENDING = frozenset({Role.COMMENT, Role.RELATED, Role.LEGAL, Role.SHARE, Role.PROMO, Role.BIO})
"""What comes after the end of an article."""


def content_words(text: str) -> set[str]:
    """The words of more than three letters, in lower case: what two lines share when they tell the same."""
    return set(_CONTENT_WORD.findall(text.lower()))


def tag_lines(drafts: list[Draft], language: str | None) -> None:
    """Give roles to lines known by their own words; about 10 µs a line that is short, 1 µs for a long one.

    Args:
        drafts: of a text, in order.
        language: ISO 639-1 code; None when unknown.
    """
    known = foreign_lines.lines_of(language)
    last = max(1, len(drafts) - 1)
    for index, draft in enumerate(drafts):
        if draft.role not in _OPEN or len(draft.text) > LONGEST_NOISE:
            continue
        found = _line_role(draft.text, index / last, known)
        if found:
            draft.become(*found)


def _line_role(text: str, place: float, known: ForeignLines) -> tuple[Role, str] | None:
    """Role and rule of a line; `place` is 0 for the first line of a text and 1 for the last."""
    text = text.replace("\xa0", " ")
    first = FIRST_WORD.match(text)
    if first is None:
        return None if _LETTER.search(text) else (Role.SEPARATOR, "no-word")
    if text[0] in "©¬" and len(text) < LONGEST_NOISE:
        return Role.LEGAL, "copyright-sign"
    if text.count("\t") >= 2:
        return Role.TABLE, "tabs"
    word = key_of(first[1])
    key = NUMBER if word[0].isdigit() else word
    length = len(text)
    if key in known.by_word and not (text[0] in _QUOTES and _is_quotation(text)):
        is_sentence = is_sentence_end(text)
        for rule in known.by_word[key]:
            fits = length <= rule.max_chars and (rule.is_sentence or not is_sentence)
            if fits and rule.pattern.match(text, first.start(1)):
                return rule.role, rule.name
    if known.whole_byline and known.whole_byline.match(text):
        return Role.BYLINE, "byline"
    return _line_role_by_phrases(text, place)


def _line_role_by_phrases(text: str, place: float) -> tuple[Role, str] | None:
    """Role and rule by what may stand anywhere in a line, or at its end."""
    length = len(text)
    tail = text[-_TAIL_CHARS:]
    if tail[-1] in ")]" and length <= 350 and CAPTION_END.search(tail):
        return Role.CAPTION, "caption-credit"
    if length <= 160 and CREDIT_END.search(tail[-40:]):
        return Role.CREDIT, "agency"
    if length <= 200 and CARD_END.search(tail[-16:]):
        return Role.RELATED, "story-kind"
    if length <= 40 and ICON.match(text):
        return Role.NAV, "icon"
    if length <= 80 and CRUMBS.match(text):
        return Role.NAV, "site-path"
    if CONTACT.match(text):
        return Role.BIO, "contact"
    if place > 0.7 and AUTHOR.match(text):
        return Role.BIO, "about-author"
    if text[0] == "[" and length <= 200 and SHORTCODE.match(text):
        return Role.PROMO, "shortcode"
    lowered = text.lower()
    for name, role, longest, phrases in PHRASES:
        if length <= longest and any(phrase in lowered for phrase in phrases):
            return None if _is_quotation(text) else (role, name)
    return None


def _is_quotation(text: str) -> bool:
    """Whether a line is a sentence in which somebody speaks, such as one about a newsletter."""
    return len(text) > 60 and is_sentence_end(text) and any(mark in text for mark in _QUOTES)


def tag_context(drafts: list[Draft], title: int | None) -> None:
    """Give roles to what only its surroundings show: captions, cards, comments, what follows the end, subheads.

    Args:
        drafts: after `tag_lines`.
        title: index of the title among them, which has its role already.
    """
    _tag_captions(drafts)
    _tag_cards(drafts)
    _tag_comments(drafts)
    _tag_ending(drafts)
    _tag_opening(drafts, title)
    _tag_headlines_inside(drafts)
    _tag_subheads(drafts)


def _tag_captions(drafts: list[Draft]) -> None:
    """Captions: what a gallery repeats, and the line after a credit that says again what the lead says."""
    pictures = [index for index, draft in enumerate(drafts) if draft.role in _PICTURE]
    if not pictures:
        return
    near = {near for index in pictures for near in range(index - 2, index + 3)}
    keys = [draft.text.lstrip("•*– -")[:120] if 40 <= len(draft.text) <= LONGEST_NOISE else "" for draft in drafts]
    counts = Counter(keys)
    shown = {key for index, key in enumerate(keys) if key and index in near and counts[key] > 1}
    for draft, key in zip(drafts, keys, strict=True):
        if draft.role is Role.BODY and key in shown:
            draft.become(Role.CAPTION, "repeated-caption")
    credits_left = 20  # a text has few pictures: bounds the comparing
    for index, draft in enumerate(drafts[:-1]):
        following = drafts[index + 1]
        if draft.role is Role.CREDIT and credits_left:
            credits_left -= 1
            if following.role is Role.BODY and len(following.text) < 260 and following.text[0] not in _QUOTES:
                words = content_words(following.text)
                if words and len(words & _lead_words(drafts, following)) >= 0.6 * len(words):
                    following.become(Role.CAPTION, "says-lead-again")


def _lead_words(drafts: list[Draft], besides: Draft) -> set[str]:
    words: set[str] = set()
    room = 700
    for draft in drafts[:60]:
        if draft.role is Role.BODY and draft is not besides and room > 0:
            words |= content_words(draft.text[:room])
            room -= len(draft.text)
    return words


def _tag_cards(drafts: list[Draft]) -> None:
    """Links to other stories: short lines after their heading, and all that follows when each has a "Read more"."""
    more_after = 0
    cards_from = len(drafts)
    for index in range(len(drafts) - 1, len(drafts) * 4 // 10, -1):
        draft = drafts[index]
        if draft.role is Role.RELATED:
            more_after += 1
            if more_after > 3 and RELATED_HEAD.match(draft.text) and len(draft.text) > 12:
                cards_from = index
    in_cards = False
    for index, draft in enumerate(drafts):
        if draft.role in (Role.RELATED, Role.NAV):
            is_head = draft.rule == foreign_lines.RELATED_HEAD or RELATED_HEAD.match(draft.text) is not None
            in_cards = in_cards or is_head
            if draft.rule == "navigation" and line_key(draft.text) in ("tags", "tag", "topics"):
                in_cards = True
        elif draft.role in _OPEN and index > cards_from:
            draft.become(Role.RELATED, "card")
        elif in_cards and draft.role in _OPEN and len(draft.text) < 140 and not is_sentence_end(draft.text):
            draft.become(Role.RELATED, "after-related")
        else:
            in_cards = False


def _tag_comments(drafts: list[Draft]) -> None:
    """After the heading of the readers' comments, in the last part of a text, everything is comment."""
    inside = False
    for index, draft in enumerate(drafts):
        inside = inside or (draft.rule == "comments" and index > 0.4 * len(drafts))
        if inside and draft.role in _OPEN:
            draft.become(Role.COMMENT, "after-comments")


def _tag_ending(drafts: list[Draft]) -> None:
    """Short lines between the last paragraph and the end, once a line has said that the article is over."""
    last_body = max(
        (i for i, d in enumerate(drafts) if d.role is Role.BODY and (len(d.text) > 110 or is_sentence_end(d.text))),
        default=None,
    )
    if last_body is None:
        return
    ending: Role | None = None
    for draft in drafts[last_body + 1 :]:
        if draft.role in _ENDING:
            ending = draft.role
        elif ending and draft.role in _OPEN and not _LIST_MARK.match(draft.text):
            draft.become(ending, "after-end")


def _tag_opening(drafts: list[Draft], title: int | None) -> None:
    """Lines above the text: paths through the site around the title, name and date, the standfirst."""
    opening = drafts[:8]
    for index, draft in enumerate(opening):
        if (
            draft.role is not Role.BODY
            or is_sentence_end(draft.text)
            or len(draft.text) > 90
            or draft.text[0] in _DASHES
        ):
            continue
        if DATED_END.match(draft.text):
            draft.become(Role.BYLINE, "name-and-date")
        elif title is not None and abs(index - title) == 1 and _is_list_of_tags(draft.text):
            draft.become(Role.NAV, "list-of-tags")
    if title is None:
        return
    key = line_key(drafts[title].text)
    for draft in drafts[:title]:
        if (
            draft.role is Role.BODY
            and len(draft.text) < len(drafts[title].text) + 50
            and line_key(draft.text).endswith(key)
        ):
            draft.become(Role.NAV, "path-to-title")
    if title + 2 < len(drafts):
        first = drafts[title + 1]
        opens_again = any(
            d.role is Role.BODY and d.text[:40] == first.text[:40] for d in drafts[title + 2 : title + 12]
        )
        if first.role is Role.BODY and 40 < len(first.text) <= 200 and opens_again:
            first.become(Role.STANDFIRST, "said-again")


def _is_list_of_tags(text: str) -> bool:
    parts = text.split(", ")
    return len(parts) >= 3 and all(len(part.split()) <= 3 and part[:1].isupper() for part in parts)


def _tag_headlines_inside(drafts: list[Draft]) -> None:
    """Headlines of other stories between paragraphs: long, all in capitals, no sentence."""
    for before, draft, after in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if (
            draft.role is Role.BODY
            and 60 <= len(draft.text) <= 160
            and draft.text.isupper()
            and not is_sentence_end(draft.text)
            and before.role is Role.BODY
            and len(before.text) > 80
            and len(after.text) > 80
        ):
            draft.become(Role.RELATED, "headline-in-capitals")


def _tag_subheads(drafts: list[Draft]) -> None:
    """Short lines that are no sentence, with text below them; where markup tells the headings, no others are."""
    if any(draft.rule == "heading" for draft in drafts):
        return
    for index, draft in enumerate(drafts):
        if draft.role is Role.BODY and not draft.bullet and _may_be_subhead(draft.text):
            below = next((d for d in drafts[index + 1 : index + 5] if d.role not in _BESIDES), None)
            if below is not None and below.role is Role.BODY and len(below.text) > 80:
                draft.become(Role.SUBHEAD, "short-above-text")


def _may_be_subhead(text: str) -> bool:
    if len(text) >= 70 or text[-1] in ":,;" or text[0] in '•*–-“"' or "\n" in text:
        return False
    if is_sentence_end(text) and not (text[-1] == "?" and (text.isupper() or text.istitle())):
        return False
    return len(text.split()) <= 10
