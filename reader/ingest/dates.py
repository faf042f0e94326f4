"""Dates as pages and bylines write them, made ISO 8601 where they can only mean one day."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # noqa: E501
"""An English month, whole or shortened, as a part of a regular expression that ignores case."""

WRITTEN_DATE = (
    rf"(?:{MONTH}\.?\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{{1,2}}{MONTH}\.?,?\s{{1,2}}\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
"""A whole date, as a part of a regular expression that ignores case."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_MONTH_FIRST = re.compile(
    rf"\b({MONTH})\.?\s{{0,2}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(\d{{4}})\b", re.IGNORECASE | re.ASCII
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}({MONTH})\.?,?\s{{1,2}}(\d{{4}})\b", re.IGNORECASE | re.ASCII
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_IN_FRONT = re.compile(
    r"\s{0,9}(?P<day>(?i:mon|tues?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?i:day)?)\.?,?\s{1,3}"
    rf"(?P<date>(?i:{WRITTEN_DATE}))(?!\d)\s{{0,3}}(?:[-–—:|]\s{{0,3}}|(?<=\s))[\"'“‘(]{{0,2}}(?P<first>[^\W\d_])"
)


def iso_date(written: str) -> str | None:
    """The first date in a short text as an ISO 8601 date, or date and time with zone; None when there is none.

    A time without a zone is left out. Dates such as 3/4/2024 mean two days and give None.
    """
    written = written[:400]
    iso = _ISO.search(written)
    if iso:
        return _checked_iso(iso[0].replace(" ", "T", 1).replace(" ", ""))
    match = _MONTH_FIRST.search(written)
    if match:
        return _checked(match[3], match[1], match[2])
    match = _DAY_FIRST.search(written)
    return _checked(match[3], match[2], match[1]) if match else None


def date_in_front(text: str) -> str | None:
    """The date that stands right in front of running text, in ISO 8601; None when there is none.

    It is told by the day of the week, which must be that of the date, and by the capital letter of the sentence behind,
    as in "Thursday, May 7, 2015 On Tuesday, the government": else a sentence may begin with the date.
    """
    match = _IN_FRONT.match(text)
    if not match or not match["first"].isupper():
        return None
    found = iso_date(match["date"])
    return found if found and _DAYS[date.fromisoformat(found).weekday()] == match["day"][:3].lower() else None


def _checked_iso(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def _checked(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), _MONTHS[month.lower()], int(day)).isoformat()
    except ValueError:
        return None
