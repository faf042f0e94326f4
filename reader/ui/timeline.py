"""The dates of an article in the order of time, and in a few words what the text tells of each. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Sentence
    from reader.ui.highlights import Entry

_AROUND_CHARS = 160
"""Looked at on either side of a date."""
_MOST_CHARS = 120
_LEAST_WORDS = 6
"""Of "The bridge, which opened in 1999, …" two words would not tell what opened."""
_LEAST_WORDS_OF_A_CLAUSE = 4
"""Of "when it was widened in 2015" they would."""
_MOST_PARTS = 5
"""Of a sentence, that are taken beside the one with the date."""

_DAY = re.compile(
    r"(?P<sign>-?)(?P<year>\d[\dX]{0,5})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?:-(?P<weekday>\d))?|-Q(?P<quarter>\d)|-H(?P<half>\d))?"
)
"""ISO 8601 with X for unknown last digits, and quarters and halves; what may follow counts for nothing."""
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Month in which a season begins (in the north), by its number in the place of a month (ISO 8601-2:2019)."""
_BREAK = re.compile(r"[,;:–—()\[\]]\s+|\s[-(\[–—]\s?|[)\]](?=[.,;:!?])|\s(?=(?:when|while|because|where|but)\s)")
"""Where a part of a sentence ends and the next one begins; "3,000" and "10:30" have none."""
_LINK = re.compile(r"^(?:and|but|or|so|then)[,\s]+", re.IGNORECASE)
"""What the words of a row do not begin with."""
_CLAUSE = re.compile(r"(?:when|while|because|where|but)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*(?:which|who|whose|whom|that|where|when|while)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BEFORE_A_DATE = re.compile(r"(?<!\w)(?:(?:early|late)\s+)?(?:on|in|of|at|during)(?:\s+the)?\s*$", re.IGNORECASE)
"""What goes when the date goes."""
_AFTER_OTHER_WORDS = re.compile(
    r"(?<!\w)(?:since|until|till|by|before|after|from|to|between|and|through|for|than|an?)(?:\s+the)?\s*$",
    re.IGNORECASE,
)
"""Behind these the date has to stay: "no case" is not what "no case since 1977" says."""
_EDGES = " ,;:–—-()[]"
_BEHIND = ' )]”’"'
_MARKS = (",", ";", ":")
_OPENING = "“‘\"'"


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that are dates with a place in the calendar, by time, then by the text.

    What is known less exactly stands first: a year before its months, those before their days.
    """
    dated = [(_moment(entry.day), entry.marks[0], entry) for entry in entries if entry.day]
    return tuple(entry for *_, entry in sorted(dated, key=lambda one: one[:2]))


def happening(text: str, start: int, end: int, sentences: Sequence[Sentence] = ()) -> str:
    """What the text says around a date, without the date where that can go: the part of the sentence that it is in.

    Takes the parts beside it too while there are very few words. At most some 120 characters on one line, cut at words;
    empty when the text says nothing else there. The cost does not grow with the text.

    Args:
        text: of the article.
        start: character where the date starts.
        end: character behind it.
        sentences: in order; where none covers the date, the line does.
    """
    low, high = _sentence_around(text, start, end, sentences)
    is_cut = low < start - _AROUND_CHARS
    if is_cut:
        low = start - _AROUND_CHARS
        low = text.find(" ", low, start) + 1 or low
    high = min(high, end + _AROUND_CHARS)
    befores = [low, *(found.end() for found in _BREAK.finditer(text, low, start))]
    afters = [high, *(found.start() for found in reversed(list(_BREAK.finditer(text, end, high))))]
    first, last = befores.pop(), afters.pop()
    for _ in range(_MOST_PARTS):
        if not (befores or afters) or _says_enough(text[first:start], text[end:last]):
            break
        if befores and (not afters or _leans_on_what_is_before(text[first:start])):
            first = befores.pop()
        else:
            last = afters.pop()
    words = _without_date(text[first:start], text[start:end], text[end:last])
    words = _LINK.sub("", " ".join(words.split()).strip(_EDGES), count=1)
    if last == high:
        words = words.removesuffix(".").rstrip(_EDGES)
    if is_cut and first == low:
        words = f"…{words}"
    if len(words) > _MOST_CHARS:
        words = f"{words[:_MOST_CHARS].rsplit(' ', 1)[0].rstrip(_EDGES)}…"
    return words


def _moment(day: str) -> tuple[int, int, int]:
    """Year, month and day on which a date begins; 0 for what it leaves open."""
    found = _DAY.match(day)
    if found is None:
        return 0, 0, 0
    year = int(found["year"].replace("X", "0"))
    if found["sign"]:
        return -year, 0, 0
    if found["week"]:
        return _week(year, int(found["week"]), int(found["weekday"] or 1))
    if found["quarter"] or found["half"]:
        return year, int(found["quarter"]) * 3 - 2 if found["quarter"] else int(found["half"]) * 6 - 5, 0
    month = int(found["month"] or 0)
    return year, _SEASONS.get(month, month), int(found["day"] or 0)


def _week(year: int, week: int, weekday: int) -> tuple[int, int, int]:
    from datetime import date  # noqa: PLC0415 - for few

    try:
        day = date.fromisocalendar(year, week, weekday)
    except ValueError:  # no year has that week
        return year, 0, 0
    return day.year, day.month, day.day


def _sentence_around(text: str, start: int, end: int, sentences: Sequence[Sentence]) -> tuple[int, int]:
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and sentences[at].end >= end:
        return sentences[at].start, sentences[at].end
    low, high = max(0, start - 2 * _AROUND_CHARS), min(len(text), end + _AROUND_CHARS)
    line_end = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if line_end < 0 else line_end


def _leans_on_what_is_before(words: str) -> bool:
    """Whether the words before a date say nothing by themselves."""
    return not _WORD.search(_BEFORE_A_DATE.sub("", words)) or _RELATIVE.match(words) is not None


def _says_enough(before: str, after: str) -> bool:
    """Whether there are some words around the date, without what goes with it."""
    words = len(_WORD.findall(_BEFORE_A_DATE.sub("", before))) + len(_WORD.findall(after))
    return words >= (_LEAST_WORDS_OF_A_CLAUSE if _CLAUSE.match(before) else _LEAST_WORDS)


def _without_date(before: str, date: str, after: str) -> str:
    if _AFTER_OTHER_WORDS.search(before):
        return f"{before}{date}{after}"
    before = _BEFORE_A_DATE.sub("", before).rstrip(_EDGES + _OPENING)
    after = after.lstrip(_BEHIND if before else _EDGES + _BEHIND)
    return f"{before}{'' if after[:1] in _MARKS else ' '}{after}"
