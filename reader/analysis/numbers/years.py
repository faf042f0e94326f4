"""Years, quarters, decades and centuries: "in 2016", "2003-04", "mid-2024", "Q1 2024", "the 1960s", "21st century"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.calendar import resolve
from reader.analysis.numbers.dates import is_year, opens_range
from reader.analysis.numbers.designations import is_event_year, is_numbered
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.eras import century_of_era, year_of_era, years_of_era
from reader.analysis.numbers.ordinals import rank
from reader.analysis.numbers.tables import ONES, SCALES, TENS
from reader.analysis.numbers.tense import direction
from reader.analysis.numbers.words import is_plural
from reader.analysis.tables import words

if TYPE_CHECKING:
    import datetime as dt

    from reader.analysis.numbers.lexer import Tokens

_AMOUNT_BEFORE = frozenset(
    {
        "than",
        "least",
        "most",
        "some",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "above",
        "below",
        "exceeding",
        ">",
        "<",
    }
)
_WEATHER = words("temperature temperatures highs lows degrees mercury thermometer thermometers")
"""In a sentence about these "the 60s" are degrees."""
_WEATHER_TOKENS = 9
_DECADE_TOKENS = 8
_SPOKEN_CENTURIES = range(15, 21)
_LEAST_SPOKEN = 10
"""Below it a year is spoken in other ways: "nineteen oh five"."""
_CREDITS = frozenset({"copyright", "©", "images", "photo", "getty", "id"})


def year_at(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    """The year, quarter, decade or century that starts at a token, or None."""
    kind = tokens.kind(at)
    era = years_of_era(tokens, at) or year_of_era(tokens, at)
    if era:
        return _dated(at, era[1], era[0])
    if kind == "quarter":
        return _quarter(tokens, at, published)
    if kind == "decade":
        return _decade(tokens, at)
    if kind == "number" and is_year(tokens, at):
        return _year(tokens, at)
    if kind == "slash":
        return _season_of_sport(tokens, at)
    if tokens.low(at) in time.STAGES and tokens.hyphen(at + 1):
        return _staged(tokens, at)
    if tokens.low(at) in time.SEASONS:
        return _season_of_year(tokens, at)
    return _in_words(tokens, at) or _ranked_period(tokens, at)


def _dated(at: int, stop: int, date: str, resolved: str | None = None) -> Draft:
    return Draft("date", at, stop, date=date, resolved=resolved)


def _quarter(tokens: Tokens, at: int, published: dt.date | None) -> Draft | None:
    written = tokens.written(at).upper()
    here = at + 1 + (tokens.low(at + 1) in {"of", "in"})
    if is_year(tokens, here):
        return _dated(at, here + 1, f"{tokens.written(here)}-{written}")
    if written[0] != "Q":
        return None
    date = f"XXXX-{written}"
    return _dated(at, at + 1, date, resolve(date, published, max(0, direction(tokens, at, at + 1))))


def _staged(tokens: Tokens, at: int) -> Draft | None:
    """A year or decade with its stage: "mid-2024", "mid-1990s"."""
    here = at + 2
    found = _decade(tokens, here) if tokens.kind(here) == "decade" else None
    if found and found.date:
        return _dated(at, found.stop, found.date)
    return _dated(at, here + 1, tokens.written(here)) if is_year(tokens, here) else None


def _decade(tokens: Tokens, at: int) -> Draft | None:
    """A decade such as "1960s"; "90s" only with an apostrophe, or after "the", and not of degrees."""
    text = tokens.low(at).lstrip("'’").rstrip("s").rstrip("'’")
    if len(text) == 4:
        if text[3] != "0" or text[0] not in "12":
            return None
        return _dated(at, at + 1, text[:2] + "XX" if text[2:] == "00" and text < "2000" else text[:3] + "X")
    before = tokens.low(at - 1)
    if (
        tokens.low(at)[0] in "'’"
        or before in {"the", "early", "late"}
        or (before == "-" and tokens.low(at - 2) == "mid")
        or (before in {"and", "or", "to"} and tokens.kind(at - 2) == "decade")
    ) and not any(tokens.low(i) in _WEATHER for i in range(at - _WEATHER_TOKENS, at)):
        return _dated(at, at + 1, f"{_century_of_decade(tokens, at) or ('20' if text < '20' else '19')}{text[0]}X")
    return None


def _century_of_decade(tokens: Tokens, at: int) -> str:
    """The first digits of the full decade that stands shortly before: of "the 1880s and 90s"; or empty."""
    for here in range(at - 1, at - 1 - _DECADE_TOKENS, -1):
        if tokens.kind(here) == "decade" and len(tokens.written(here)) > len("'90s"):
            return tokens.written(here)[:2]
    return ""


def _season_of_year(tokens: Tokens, at: int) -> Draft | None:
    """A season with its year: "spring 2024", "the winter of 1947"; prices that "fall 2020 points" have none."""
    year = at + 1 + (tokens.low(at + 1) == "of")
    is_verb = tokens.low(at) == "fall" and not tokens.is_capitalised(at) and year == at + 1
    if (
        not is_year(tokens, year)
        or tokens.hyphen(year + 1)
        or (is_verb and tokens.low(at - 1) not in {"the", *time.MONTH_BEFORE})
    ):
        return None
    return _dated(at, year + 1, f"{tokens.written(year)}-{time.SEASONS[tokens.low(at)]}")


def _in_words(tokens: Tokens, at: int) -> Draft | None:
    """A year as it is spoken: "nineteen forty-five", "twenty twelve"."""
    century = ONES.get(tokens.low(at), TENS.get(tokens.low(at), 0))
    word, stop = tokens.low(at + 1), at + 2
    rest = ONES.get(word, TENS.get(word, 0))
    if century not in _SPOKEN_CENTURIES or rest < _LEAST_SPOKEN or tokens.is_capitalised(at + 1):
        return None
    if word in TENS and tokens.joint(stop) and 0 < ONES.get(tokens.low(stop + 1), 0) < _LEAST_SPOKEN:
        rest, stop = rest + ONES[tokens.low(stop + 1)], stop + 2
    if _counts(tokens, stop) or tokens.kind(stop) == "dash" or tokens.low(stop) in {*SCALES, *time.TIME_UNITS}:
        return None
    return _dated(at, stop, f"{century}{rest}")


def _season_of_sport(tokens: Tokens, at: int) -> Draft | None:
    """The season of a sport, "2014/15"."""
    first, _, second = tokens.written(at).partition("/")
    if len(first) == 4 and len(second) == 2 and 1800 <= int(first) < 2200 and int(second) == (int(first) + 1) % 100:
        return _dated(at, at + 1, f"{first}/{int(first) + 1}")
    return None


def _ranked_period(tokens: Tokens, at: int) -> Draft | None:
    """A century, or the quarter or half of a year that is given: "21st century", "third quarter of 2023"."""
    found = rank(tokens, at)
    if found is None:
        return None
    value, stop = found
    here = tokens.past_joint(stop)
    word = tokens.low(here)
    if word == "century" and value <= 30:
        century, stop = century_of_era(tokens, here + 1, int(value))
        return _dated(at, stop, century)
    if word in {"quarter", "half"} and value <= (4 if word == "quarter" else 2):
        year = here + 1 + (tokens.low(here + 1) in {"of", "in"})
        if is_year(tokens, year):
            return _dated(at, year + 1, f"{tokens.written(year)}-{word[0].upper()}{value}")
    return None


def _year(tokens: Tokens, at: int) -> Draft | None:
    """A year alone, or a range of years: "in 2016", "1985–1987", "2003-04", "between 1985 and 1987"."""
    year = tokens.written(at)
    if tokens.kind(at + 1) == "word" and tokens.touches(at + 1):
        return None
    joins = tokens.kind(at + 1) == "dash" or (
        tokens.low(at + 1) in {"to", "and", "through", "until"} and opens_range(tokens, at)
    )
    if joins and is_year(tokens, at + 2) and tokens.written(at + 2) > year and not _counts(tokens, at + 3):
        return _dated(at, at + 3, f"{year}/{tokens.written(at + 2)}")
    if tokens.low(at + 1) == "/" and tokens.kind(at + 2) == "number":
        return None
    if tokens.hyphen(at + 1) and tokens.kind(at + 2) == "number" and len(tokens.written(at + 2)) == 2:
        end = year[:2] + tokens.written(at + 2)
        return _dated(at, at + 3, f"{year}/{end}") if end > year else None
    return None if _is_no_year(tokens, at) else _dated(at, at + 1, year)


def _is_no_year(tokens: Tokens, at: int) -> bool:
    """Four digits that count, name, number, or belong to the name of an event."""
    before, following = tokens.low(at - 1), tokens.low(at + 1)
    if tokens.kind(at - 1) == "currency" or before in _AMOUNT_BEFORE or before in _CREDITS:
        return True
    if int(tokens.written(at)) < 1500 and before not in {"in", "since", "until", "before", "after", "of", "year"}:
        return True
    if tokens.kind(at - 1) == "dash" and tokens.touches(at) and tokens.kind(at - 2) in {"word", "name", "number"}:
        return tokens.low(at - 2) not in {"pre", "post"}
    if _counts(tokens, at + 1):
        is_told_apart = before == "the" and not tokens.written(at).endswith("00")
        is_of_event = following in time.EVENTS and not is_event_year(tokens, at)
        return not (before in time.YEAR_BEFORE or following in time.YEAR_THINGS or is_of_event or is_told_apart)
    if (
        following in {"million", "billion", "thousand", "hundred", "to", "or"}
        and tokens.kind(at + 2) == "number"
        and before not in {"from", *time.YEAR_BEFORE}
    ):
        return not is_year(tokens, at + 2)
    if (
        following in {"million", "billion", "trillion", "dollars", "euros", "pounds"}
        or tokens.kind(at + 1) == "currency"
    ):
        return True
    if _is_street(tokens, at) or is_numbered(tokens, at):
        return True
    return is_event_year(tokens, at)


def _is_street(tokens: Tokens, at: int) -> bool:
    return tokens.is_capitalised(at + 1) and any(tokens.low(at + i) in names.STREETS for i in range(2, 5))


def _counts(tokens: Tokens, at: int) -> bool:
    """A plural noun stands here, so that the number before it is no year."""
    word = tokens.low(at)
    if tokens.kind(at) != "word":
        return word == "%"
    if tokens.is_capitalised(at) and tokens.is_capitalised(at + 1) and not tokens.is_title():
        return False
    return is_plural(word) or word in {"percent", "per", "more"}
