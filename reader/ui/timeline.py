"""The dates of an article in the order of time, and in a few words what the text tells of each. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.text.display import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Sentence
    from reader.ui.highlights import Entry

_AROUND_CHARS = 160
"""Looked at on either side of a date."""
_MOST_CHARS = 120
_MOST_BEFORE_CHARS = 60
"""Of a sentence, that stand before its date if more follows; else the first clauses or words are left out."""

_DAY = re.compile(
    r"(?P<sign>-?)(?P<year>\d[\dX]{0,5})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?:-(?P<weekday>\d))?|-Q(?P<quarter>\d)|-H(?P<half>\d))?"
)
"""ISO 8601 with X for unknown last digits, and quarters and halves; what may follow counts for nothing."""
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Month in which a season begins (in the north), by its number in the place of a month (ISO 8601-2:2019)."""
_CLAUSE = re.compile(r"[;:—]\s+|\s[–-]\s|,\s+(?=(?:and|which|who|whose)\s)|\s(?=(?:but|when|while|because|where)\s)")
"""Where a clause of a sentence ends and the next one begins; "3,000" and "10:30" have none."""
_NEWS_AGENCY = re.compile(r"[^()]{2,40}\s\([A-Z][^()]{1,20}\)\s+[-–—]{1,2}\s+")
"""The place and the agency before the first words of their news."""
_DATE_FIRST = re.compile(r"\W*(?:(?:but|and|so|then)\s+)?(?:(?:on|in|at|during)\s+(?:the\s+)?)?$", re.IGNORECASE)
"""What may stand before a date that goes from the start of a sentence."""
_AFTER_DATE_FIRST = re.compile(
    r"[”’\")]?[,:]\s+(?!\d)|\s+(?=(?:the|an?|he|she|it|they|we|his|her|its|their)\s|[^\W\d_a-z])"
)
"""What follows it, so that the rest says the same; "In 2020 and 2021 it fell" does not."""
_DATE_LAST = re.compile(
    r"(?<=[\w)”’\".])(?<!\band)(?<!\bor)(?<!\bthan),?\s+(?:on|in|at|during)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What goes with a date at the end of a sentence; "since 1977" stays, as "no case" alone says something else."""
_OF_THE_PAGE = re.compile(
    r"\W*(?:(?:first|last)\W+)?(?:published|updated|posted|modified|copyright)\W*(?:on\W*)?", re.IGNORECASE
)
"""What stands before the date of the page itself."""
_NOTHING = re.compile(r"\W*")
_FULL_STOP = re.compile(r"(?<![A-Z.])\.$")
_EDGES = " ,;:–—-"


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that are dates with a place in the calendar, by time, then by the text.

    What is known less exactly stands first: a year before its months, those before their days.
    """
    dated = [(_moment(entry.day), entry.marks[0], entry) for entry in entries if entry.day]
    return tuple(entry for *_, entry in sorted(dated, key=lambda one: one[:2]))


def happening(text: str, start: int, end: int, sentences: Sequence[Sentence] = ()) -> str:
    """What the text says of a date: its sentence, without the date where that stands at an edge.

    At most 120 characters on one line, cut at words or clauses with an ellipsis; empty when the text says nothing else
    there, or only that the page is of that date. The cost does not grow with the text.

    Args:
        text: of the article.
        start: character where the date starts.
        end: character behind it.
        sentences: in order; where none covers the date, the line does.
    """
    low, high = _sentence_around(text, start, end, sentences)
    high = min(high, end + _AROUND_CHARS)
    first = _first_clause(text, low, start, max(_MOST_BEFORE_CHARS, _MOST_CHARS - (high - start)))
    before, after = text[first:start], text[end:high]
    if first == low:
        before = _NEWS_AGENCY.sub("", before, count=1)
    if _OF_THE_PAGE.fullmatch(before) or (_NOTHING.fullmatch(before) and _NOTHING.fullmatch(after)):
        return ""
    words = _without_date(before, text[start:end], after, starts=first == low)
    words = _FULL_STOP.sub("", " ".join(words.split()).strip(_EDGES))
    return shorten(words if first == low else f"…{words}", _MOST_CHARS)


def _first_clause(text: str, low: int, start: int, most_before: int) -> int:
    """Where the words of a date begin: with its sentence, or with a clause or word that stands near enough."""
    if start - low <= _MOST_BEFORE_CHARS:
        return low
    near = max(low, start - most_before)
    clauses = [clause.end() for clause in _CLAUSE.finditer(text, near, start)]
    if clauses:
        return next((at for at in clauses if start - at <= _MOST_BEFORE_CHARS), clauses[-1])
    return low if low == near else text.find(" ", near, start) + 1 or near


def _moment(day: str) -> tuple[int, int, int]:
    """Year, month and day on which a date begins; 0 for what it leaves open."""
    found = _DAY.match(day)
    if found is None:
        return 0, 0, 0
    year = int(found["year"].replace("X", "9" if found["sign"] else "0")) * (-1 if found["sign"] else 1)
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


def _without_date(before: str, date: str, after: str, *, starts: bool) -> str:
    """The words, which may start a sentence, without the date where it stands first or last with its preposition."""
    if starts and _DATE_FIRST.match(before) and (follows := _AFTER_DATE_FIRST.match(after)):
        return after[follows.end() :]
    if not after.strip(' .)”’"') and (goes := _DATE_LAST.search(before)):
        return before[: goes.start()] + after.lstrip(" .")
    return f"{before}{date}{after}"
