"""The time that a text is in: the day of writing, or a past that it tells of.

A date without a year is told from the day of writing as long as the text is in its own time. A year long past takes it
out of that: a text that has shown itself to be news, by days told from the writing, for that sentence and the next; any
other until it comes back by such a day. Meanwhile a date without a year is near the date given last, or its year is not
told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.numbers.calendar import days_of, shifted

if TYPE_CHECKING:
    import datetime as dt

    from reader.analysis.numbers.draft import Draft

_LACKS_YEAR = re.compile(r"XXXX-(?:\d\d|Q)")
_WEEKDAY = re.compile(r"XXXX-WXX-\d$")
_YEAR_DAYS = 366
_MOST_DAYS_APART = 62
"""From the date of the past given last to a day without a year, so that they are surely of one story."""
_ASIDE_SENTENCES = 1
"""News is back in its own time after so many sentences without a date of the past."""


class Story:
    """What an article has said of its time so far; sees its dates in order."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._long_ago = shifted(published, -_YEAR_DAYS) or "" if published else "9999"
        self._sentence = 0
        self._past_in: int | None = None
        self._is_news = False
        self._told: dict[str, str] = {}
        self.last: str | None = None
        """The date given last, complete where that is known; None before the first."""

    def next_sentence(self) -> None:
        """Go on to the next sentence."""
        self._sentence += 1
        if self._past_in is not None and self._is_news and self._sentence - self._past_in > _ASIDE_SENTENCES:
            self._past_in = None

    def settle(self, draft: Draft) -> None:
        """Take back or complete what was told from the day of writing, and go where the date leads; in place."""
        if draft.kind != "date" or draft.date is None:
            return
        if draft.told_from == "now" and draft.resolved:
            self._come_back(is_news=draft.date != "XXXX")
        elif draft.told_from == "story":
            pass
        elif _LACKS_YEAR.match(draft.date):
            self._settle_without_year(draft, draft.date)
        elif draft.date[:1] != "X":
            self._go_to(draft.date)
        elif _WEEKDAY.match(draft.date) and draft.resolved:
            if self._is_amid_days_of_the_past() and not self._is_news:
                draft.resolved = None
            else:
                self._come_back(is_news=True)
        self.last = draft.resolved or draft.date

    def _come_back(self, *, is_news: bool) -> None:
        """Return to the time of writing; a text that is told from its day is news of that time."""
        self._past_in = None
        self._is_news = self._is_news or is_news

    def _settle_without_year(self, draft: Draft, date: str) -> None:
        """The year of a date without one: in the past that of a date near it, or else what it had before."""
        known = self._told.get(date)
        if self._past_in is not None:
            self._past_in = self._sentence
            draft.resolved, draft.told_from = self._near_last(date) or known, "story"
        elif known and known < self._long_ago and draft.resolved != known:
            draft.resolved = None
        if draft.resolved:
            self._told[date] = draft.resolved

    def _go_to(self, date: str) -> None:
        """Where a date with its year leads: to the past, back to the time of writing, or, from the future, nowhere."""
        end = date.rpartition("/")[2]
        days = days_of(end)
        if end[:1] == "-":
            self._past_in = self._sentence
        if days is None:
            return
        if days[1].isoformat() < self._long_ago:
            self._past_in = self._sentence
        elif self._published and days[0].year <= self._published.year + 1:
            self._come_back(is_news=days[0] == days[1])
        if days[0] == days[1]:
            self._told[f"XXXX{end[4:]}"] = end

    def _is_amid_days_of_the_past(self) -> bool:
        """An earlier sentence was in the past, and gave its day."""
        days = days_of(self.last)
        return self._past_in is not None and self._past_in < self._sentence and days is not None and days[0] == days[1]

    def _near_last(self, date: str) -> str | None:
        """The first such date from the one given last on, where that is near; None for ranges."""
        last = days_of((self.last or "").rpartition("/")[2])
        if last is None or "/" in date or (last[1] - last[0]).days > _MOST_DAYS_APART:
            return None
        for year in (last[0].year, last[0].year + 1):
            told = f"{year:04}{date[4:]}"
            days = days_of(told)
            if days and last[0] <= days[1] and (days[0] - last[1]).days <= _MOST_DAYS_APART:
                return told
        return None
