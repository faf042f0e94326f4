"""Numbers that name, number or locate and are no quantities: "Boeing 737", "Article 5", "10 Downing Street"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.numbers import label_tables as names
from reader.analysis.numbers import time_tables as time
from reader.analysis.numbers.hedge_tables import HEDGES
from reader.analysis.numbers.tables import SCALES
from reader.analysis.numbers.time_tables import MONTHS, WEEKDAYS
from reader.analysis.numbers.unit_tables import UNITS
from reader.analysis.numbers.words import is_plural
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_LONGEST_BARE_DIGITS = 9
_ZIP_DIGITS = 5
_ADDRESS_TOKENS = 4
_MOST_EVENT_TOKENS = 6
_YEAR_DIGITS = 4
_MOST_MODIFIERS = 3
_CALLS = frozenset({"call", "called", "calling", "calls", "dial", "dialed", "dialled", "dialing", "dialling", "phoned"})
_EMERGENCY = frozenset({"911", "999", "112", "000", "111", "988", "101"})
_COMPOUND_STARTS = frozenset({"mid", "under", "over", "pre", "post", "sub", "non", "all", "top", "about", "semi"})


def is_designation(tokens: Tokens, at: int, size: Amount) -> bool:
    """Whether the number that starts at a token names something instead of saying how much."""
    if not size.first.is_digits:
        return _is_spelled_name(tokens, at, size)
    return (
        is_numbered(tokens, at)
        or _is_code(tokens, at, size)
        or _is_address(tokens, size)
        or _is_age_group(tokens, at)
        or _follows_name(tokens, at, size)
    )


def is_numbered(tokens: Tokens, at: int) -> bool:
    """A word that is numbered stands before: "page 3", "Flight 1282", "No. 10", "Chapters 11 and 12", "§ 218"."""
    start = at - 1
    if tokens.low(start) in {"and", "or", "to", ",", "&"} and tokens.kind(at - 2) in {"number", "dash"}:
        start = at - 3
    before = tokens.low(start)
    if before == ".":
        shortened = tokens.low(start - 1)
        return shortened in names.SHORTENED
    if before in {"§", "#"} or before in names.LAWS:
        return True
    word = before if before in names.NUMBERED else before.removesuffix("s")
    if word not in names.NUMBERED:
        return False
    if tokens.is_capitalised(start) or word not in names.PLAIN_TOO:
        return True
    following = tokens.low(tokens.past_joint(at + 1))
    return not (is_plural(following) or following in UNITS)


def is_event_year(tokens: Tokens, at: int) -> bool:
    """The year stands in the name of an event or product: "Fan Expo Canada 2016", "2018 FIFA World Cup"."""
    before = tokens.low(at - 1)
    if tokens.is_capitalised(at - 1) and before not in names.STOP_WORDS and at > 1:
        known = (
            before in time.MONTHS
            or before in time.SEASONS
            or before in time.YEAR_BEFORE
            or before in {*time.WEEKDAYS, *time.HOLIDAYS}
        )
        return not known and not (tokens.is_title() and tokens.is_capitalised(at + 1))
    if not tokens.is_capitalised(at + 1):
        return False
    for i in range(at + 1, at + 1 + _MOST_EVENT_TOKENS):
        if tokens.low(i) in time.EVENTS:
            return i > at + 1
        if tokens.kind(i) != "word" or tokens.low(i) in names.STOP_WORDS:
            return False
    return False


def is_place_of_units(tokens: Tokens, at: int, stop: int) -> bool:
    """A capitalised number before a capitalised unit in running text is a name: "Three Mile Island"."""
    return tokens.is_capitalised(at) and tokens.is_capitalised(stop) and not tokens.is_title()


def _is_code(tokens: Tokens, at: int, size: Amount) -> bool:
    """Leading zeros, long runs of digits, what is joined to a name by a dash, postal codes, copyright lines."""
    text, before = tokens.written(at), tokens.low(at - 1)
    if text.isdecimal() and ((len(text) > 1 and text[0] == "0") or len(text) > _LONGEST_BARE_DIGITS):
        return True
    if tokens.hyphen(at + 1) and tokens.low(at + 2) == "to" and tokens.hyphen(at + 3) and size.value is not None:
        return True  # 9-to-5
    if tokens.hyphen(at + 1) and tokens.is_capitalised(at + 2):
        return not tokens.is_title()  # 7-Eleven
    if tokens.written(size.stop).isupper() and len(tokens.written(size.stop)) > 1 and tokens.kind(size.stop) == "word":
        return text.isdecimal() and not is_plural(tokens.low(size.stop + 1)) and not _is_shouted(tokens)  # 737 MAX
    if len(text) == _ZIP_DIGITS and text.isdecimal() and tokens.written(at - 1) in names.STATES:
        return True
    if tokens.hyphen(at - 1) and tokens.kind(at - 2) == "number" and is_numbered(tokens, at - 2):
        return True
    if tokens.kind(at - 1) in {"dash", "name"} and tokens.touches(at) and tokens.kind(at - 2) in {"word", "name"}:
        return tokens.low(at - 2) not in _COMPOUND_STARTS
    if text in _EMERGENCY and not _CALLS.isdisjoint({before, tokens.low(at - 2), tokens.low(at - 3)}):
        return True
    if tokens.low(size.stop) in names.LAWS:
        return True
    if tokens.low(size.stop) == "block" and tokens.low(size.stop + 1) == "of":
        return True
    if len(text) == _YEAR_DIGITS and text.isdecimal() and text[0] in "12" and is_event_year(tokens, at):
        return tokens.is_capitalised(at + 1) or not is_plural(tokens.low(at + 1))
    if before == "/" or (
        tokens.low(size.stop) == "/" and tokens.touches(size.stop) and tokens.kind(size.stop + 1) != "word"
    ):
        return True
    if before == "+" and tokens.touches(at) and tokens.kind(at - 2) == "name":
        return True  # P5+1
    if before in {"^", "_", "=", "\\"} or (
        tokens.low(size.stop) == "." and tokens.touches(size.stop + 1) and tokens.kind(size.stop + 1) == "number"
    ):
        return True
    return before in {"copyright", "©"} or (before == "of" and tokens.written(at - 2) in {"Group", "Big"})


def _is_shouted(tokens: Tokens) -> bool:
    """The whole sentence is in capitals, so that they tell nothing."""
    return tokens.text[tokens.starts[0] : tokens.ends[-1]].isupper()


def _is_address(tokens: Tokens, size: Amount) -> bool:
    """A house number: capitalised words up to that of a street."""
    if not tokens.is_capitalised(size.stop) or size.value is None or not is_whole(size.value):
        return False
    for i in range(_ADDRESS_TOKENS):
        if tokens.low(size.stop + i) in names.STREETS and i > 0:
            return True
        if not tokens.is_capitalised(size.stop + i):
            return False
    return False


def _is_age_group(tokens: Tokens, at: int) -> bool:
    """A team by the age of its players, "Spain's Under 20 side"."""
    return tokens.written(at - 1) == "Under" and at > 1 and not tokens.is_title() and len(tokens.written(at)) == 2


def _follows_name(tokens: Tokens, at: int, size: Amount) -> bool:
    """A capitalised word right before that starts no sentence makes a name of digits: "Apollo 11", "Studio 54"."""
    before = tokens.low(at - 1)
    if not tokens.is_capitalised(at - 1) or before in names.STOP_WORDS or before in HEDGES or before in MONTHS:
        return False
    if "'" in before or "’" in before:  # I'm 37
        return False
    if size.value is None or size.first.scale > 1 or not is_whole(size.value) or "," in tokens.written(at):
        return False
    if before in WEEKDAYS or before in SCALES:
        return False
    return not _leads_to_plural(tokens, size.stop)


def _leads_to_plural(tokens: Tokens, at: int) -> bool:
    """Something that can be counted follows: a plural, at once or after small words that say of what kind."""
    if tokens.joint(at):
        return True
    for here in range(at, at + _MOST_MODIFIERS):
        word = tokens.low(here)
        if tokens.kind(here) != "word" or word in names.STOP_WORDS or word in names.VERBS:
            return False
        if is_plural(word):
            return not (tokens.is_capitalised(here) and not tokens.is_title())
    return False


def _is_spelled_name(tokens: Tokens, at: int, size: Amount) -> bool:
    """A number word as part of a name or an idiom: "Three Mile Island", "Twelve Angry Men", "high-five", "one hand"."""
    if tokens.hyphen(at - 1) and tokens.kind(at - 2) == "word" and tokens.low(at - 2) not in _COMPOUND_STARTS:
        return True
    if tokens.hyphen(at - 1) and tokens.is_capitalised(at) and tokens.kind(at - 2) == "number":
        return True  # 7-Eleven
    if tokens.low(at) == "one" and tokens.low(at - 1) == "the" and tokens.low(size.stop) == "hand":
        return True
    if not tokens.is_capitalised(at) or tokens.kind(at - 1) == "mark" or tokens.is_title():
        return False
    if at == 0:
        return tokens.is_capitalised(size.stop) and tokens.is_capitalised(size.stop + 1)
    return tokens.is_capitalised(size.stop) or tokens.is_capitalised(at - 1) or tokens.written(at - 2) == "Group"
