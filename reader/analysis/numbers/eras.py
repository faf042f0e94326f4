"""Years with their era, as ISO 8601 counts them: "44 BC" is -0043, "AD 79" is 0079; and centuries before our era."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens

_BEFORE: Final = frozenset({"BC", "BCE", "B.C.", "B.C.E."})
_AFTER: Final = frozenset({"AD", "CE", "A.D.", "C.E."})
BEFORE_A_YEAR: Final = frozenset({"AD", "A.D."})
"""An era that stands before its year."""
_LAST_YEAR = 9999
_OUR_TIMES = 1500
"""From this year on "2017 BC" and a word is of British Columbia."""


def year_of_era(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The year that starts at a token and names its era, and the token after both; or None."""
    if tokens.written(at) in BEFORE_A_YEAR:
        year = _year(tokens, at + 1)
        return (f"{year:04}", at + 2) if year else None
    year, era = _year(tokens, at), tokens.written(at + 1)
    if not year or tokens.touches(at + 1):
        return None
    if era in _AFTER:
        return f"{year:04}", at + 2
    is_place = year >= _OUR_TIMES and tokens.kind(at + 2) == "word" and tokens.is_capitalised(at + 2)
    return (before_our_era(year), at + 2) if era in _BEFORE and not is_place else None


def years_of_era(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The range of years before our era that starts at a token, "264–146 BC", and the token after it; or None."""
    first = _year(tokens, at)
    if first <= 1 or not (tokens.kind(at + 1) == "dash" or tokens.low(at + 1) in {"to", "and"}):
        return None
    last = year_of_era(tokens, at + 2)
    if last is None or tokens.written(at + 3) not in _BEFORE or first <= _year(tokens, at + 2):
        return None
    return f"{before_our_era(first)}/{last[0]}", last[1]


def century_of_era(tokens: Tokens, at: int, century: int) -> tuple[str, int]:
    """A century, and the token after the era that may stand at a token: the 5th BC has the years -0499 to -0400."""
    era = tokens.written(at)
    return (f"-{century - 1:02}XX", at + 1) if era in _BEFORE else (f"{century - 1:02}XX", at + (era in _AFTER))


def before_our_era(year: int) -> str:
    """The year as ISO 8601 has it, where 1 BC is the year 0."""
    return f"-{year - 1:04}" if year > 1 else "0000"


def _year(tokens: Tokens, at: int) -> int:
    """Digits that may be a year of an era; 0 for all else."""
    text = tokens.written(at).replace(",", "")
    return int(text) if tokens.kind(at) == "number" and text.isdecimal() and 0 < int(text) <= _LAST_YEAR else 0
