"""Money, percentages, ages, durations, measures, fractions, multiples, ordinals, scores and plain counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import tables as t
from reader.analysis.numbers.draft import Draft
from reader.analysis.numbers.numerals import amount, numeral

if TYPE_CHECKING:
    from reader.analysis.numbers.lexer import Tokens
    from reader.analysis.numbers.numerals import Amount
    from reader.model import NumberKind

_OUTCOMES = frozenset({"win", "victory", "loss", "defeat", "draw", "vote", "ruling", "decision", "lead", "score"})
_SCORING = frozenset(
    {"won", "win", "beat", "beating", "lost", "lose", "drew", "defeated", "ahead", "lead", "led", "score", "voted"}
)
_NO_ONE = frozenset({"no", "any", "every", "some", "this", "that", "each", "which", "the", "another", "only"})


def quantity_at(tokens: Tokens, at: int) -> Draft | None:
    """The quantity that starts at a token, or None."""
    return (
        _worded(tokens, at)
        or _fraction(tokens, at)
        or _ordinal(tokens, at)
        or _time_span(tokens, at)
        or _numeric(tokens, at)
    )


def _draft(kind: NumberKind, at: int, stop: int, size: Amount, unit: str | None = None) -> Draft:
    return Draft(kind, at, stop, size.value, size.low, size.high, unit)


# Words that are quantities in themselves.


def _worded(tokens: Tokens, at: int) -> Draft | None:
    word = tokens.low(at)
    if word in t.MULTIPLES:
        return Draft("multiple", at, at + 1, Decimal(t.MULTIPLES[word]))
    if word in {"tens", *t.OPEN_COUNTS}:
        return _open_count(tokens, at)
    if word == "couple" and tokens.low(at - 1) == "a" and tokens.low(at + 1) == "of":
        return Draft("count", at, at + 1, Decimal(2), bound="~", counted=at + 2)
    return None


def _open_count(tokens: Tokens, at: int) -> Draft | None:
    """At least so many: "dozens", "hundreds of thousands"."""
    word, scale = tokens.low(at), tokens.low(at + 2)
    if tokens.low(at + 1) == "of" and scale in t.OPEN_COUNTS and t.OPEN_COUNTS[scale] >= 1000:
        least = t.OPEN_COUNTS.get(word, 10) * t.OPEN_COUNTS[scale]
        return Draft("count", at, at + 3, low=Decimal(least), bound="~", counted=at + 3)
    if word == "tens" or (word == "scores" and tokens.low(at + 1) != "of"):
        return None
    return Draft("count", at, at + 1, low=Decimal(t.OPEN_COUNTS[word]), bound="~", counted=at + 1)


def _fraction(tokens: Tokens, at: int) -> Draft | None:
    word = tokens.low(at)
    if tokens.kind(at) == "slash":
        top, _, bottom = word.partition("/")
        if bottom in {"2", "3", "4", "5", "8", "10"} and int(top) < int(bottom):
            return Draft("fraction", at, at + 1, _rounded(int(top), int(bottom)), counted=at + 1)
        return None
    if word == "half":
        return _half(tokens, at)
    below_at = at + 2 if tokens.hyphen(at + 1) else at + 1
    below = tokens.low(below_at)
    above = 1 if word == "a" else t.ONES.get(word, 0)
    if above and below in t.FRACTIONS:
        is_plain = tokens.low(below_at + 1) in {"of", "majority"} or (below.endswith("s") and below != "seconds")
        if is_plain and above < t.FRACTIONS[below]:
            return Draft("fraction", at, below_at + 1, _rounded(above, t.FRACTIONS[below]), counted=below_at + 1)
    if tokens.low(at + 1) == "in" and word in {"one", "two", "three", "four", "nine", "1", "2", "3", "4", "9"}:
        many, few = numeral(tokens, at + 2), numeral(tokens, at)
        if many and few and few.stop == at + 1 and few.value < many.value <= 1000 and not many.suffix:
            return Draft("fraction", at, many.stop, _rounded(int(few.value), int(many.value)), counted=many.stop)
    return None


def _half(tokens: Tokens, at: int) -> Draft | None:
    following, then = tokens.low(at + 1), tokens.low(at + 2)
    if following == "a" and then == "dozen":
        return Draft("count", at, at + 3, Decimal(6), counted=at + 3)
    if following in {"a", "an"} and then in t.SCALES:
        return Draft("count", at, at + 3, Decimal(t.SCALES[then]) / 2, counted=at + 3)
    if following in {"a", "an"} and then in t.TIME_UNITS:
        return Draft("duration", at, at + 3, Decimal("0.5"), unit=t.TIME_UNITS[then])
    if following in {"of", "the", "all", "their", "its"} and tokens.low(at - 1) not in {"first", "second", "other"}:
        return Draft("fraction", at, at + 1, Decimal("0.5"), counted=at + 1)
    return None


def _rounded(above: int, below: int) -> Decimal:
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.001")).normalize()


def _ordinal(tokens: Tokens, at: int) -> Draft | None:
    word = tokens.low(at)
    value, stop = t.ORDINALS.get(word), at + 1
    if word in t.TENS and tokens.hyphen(at + 1) and t.ORDINALS.get(tokens.low(at + 2), 10) < 10:
        value, stop = t.TENS[word] + t.ORDINALS[tokens.low(at + 2)], at + 3
    elif tokens.kind(at) == "number" and tokens.touches(stop) and tokens.low(stop) in t.ORDINAL_ENDINGS:
        value, stop = (
            int(tokens[at].text.replace(",", "")) if tokens[at].text.replace(",", "").isdecimal() else None,
            stop + 1,
        )
    if value is None:
        return None
    following = tokens.low(stop)
    named = tokens.is_capitalised(stop) and (
        at == 0 or stop > at + 1 or tokens.is_capitalised(at) or following in t.STREETS
    )
    idiom = (
        word == "first" and (following in {"lady", "and", "name"} or tokens.low(at - 1) == "at")
    ) or following == "place"
    of_time = word == "second" and (tokens.low(at - 1) in {"a", "per", "split"} or tokens.kind(at - 1) == "dash")
    if named or idiom or of_time or (tokens.kind(at - 1) == "dash" and tokens.touches(at)):
        return None
    return Draft("ordinal", at, stop, Decimal(value), counted=stop, nouns=3)


def _time_span(tokens: Tokens, at: int) -> Draft | None:
    """One unit of time, "a month", where the words about it state a length."""
    unit = tokens.low(at + 1)
    if tokens.low(at) not in {"a", "an"} or unit not in t.TIME_UNITS or t.TIME_UNITS[unit] != unit:
        return None
    before, after = tokens.low(at - 1), tokens.low(at + 2)
    states = before in {
        "nearly",
        "almost",
        "about",
        "over",
        "within",
        "for",
        "than",
        "in",
        "after",
        "least",
        "just",
        "take",
    }
    if not states and after not in {"ago", "later", "earlier", "after", "before", "long"}:
        return None
    return Draft("duration", at, at + 2, Decimal(1), unit=unit)


# Numerals and the unit beside them.


def _numeric(tokens: Tokens, at: int) -> Draft | None:
    sign, first = _sign(tokens, at)
    size = amount(tokens, first)
    if size is None or (tokens.kind(at) == "dash" and not sign):
        return None
    if sign == "-":
        size = replace(size, value=-size.value) if size.value is not None else size
        sign = ""
    if sign or size.currency:
        return _money(tokens, at, size.stop, size, sign or _sign_meaning(size.currency))
    return (
        _score(tokens, at, size)
        or _share(tokens, at, size)
        or _money_word(tokens, at, size)
        or _timed(tokens, at, size)
        or _measure(tokens, at, size)
        or _count(tokens, at, size)
    )


def _sign(tokens: Tokens, at: int) -> tuple[str, int]:
    """Currency or minus before a number, and where the number starts."""
    if tokens.kind(at) == "currency":
        return _sign_meaning(tokens[at].text), at + 1
    if tokens.written(at) in t.CURRENCY_CODES and tokens.kind(at + 1) in {"number", "currency"}:
        return tokens.written(at), at + 1 + (tokens.kind(at + 1) == "currency")
    if tokens.low(at) in {"minus", "negative"} or (tokens.low(at) == "−" and tokens.touches(at + 1)):
        return ("-", at + 1) if tokens.kind(at + 1) == "number" else ("", at)
    if tokens.low(at) in t.CURRENCY_BEFORE:
        number = at + 1 + (tokens.low(at + 1) == ".")
        if tokens.kind(number) == "number":
            return t.CURRENCY_BEFORE[tokens.low(at)], number
    return "", at


def _sign_meaning(sign: str) -> str:
    """ISO 4217 of a currency sign as the lexer knows them, "NT $" among them."""
    return t.CURRENCY_SIGNS[sign.replace(" ", "")]


def _money(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft:
    draft = _draft("money", at, stop, size, unit)
    draft.per = _per(tokens, stop)
    return draft


def _per(tokens: Tokens, at: int) -> str | None:
    """What an amount is per: "an hour", "per barrel", "a share"."""
    if tokens.low(at) in {"a", "an", "per", "each"} and tokens.kind(at + 1) == "word":
        word = tokens.low(at + 1)
        if (
            tokens.low(at) == "per"
            or word in t.TIME_UNITS
            or word in {"share", "barrel", "gallon", "ton", "pound", "head"}
        ):
            return t.TIME_UNITS.get(word, word)
    return None


def _money_word(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    here = size.stop + tokens.hyphen(size.stop)
    word, following = tokens.low(here), tokens.low(here + 1)
    if tokens.kind(here) == "currency":
        return _money(tokens, at, here + 1, size, _sign_meaning(tokens[here].text))
    if word in t.CURRENCY_NATIONS and following in t.CURRENCY_WORDS:
        return _money(tokens, at, here + 2, size, t.CURRENCY_NATIONS[word])
    if word in t.CURRENCY_PARTS:
        draft = _money(tokens, at, here + 1, size, t.CURRENCY_PARTS[word])
        hundred = Decimal(100)
        draft.value, draft.low, draft.high = (
            v / hundred if v is not None else None for v in (size.value, size.low, size.high)
        )
        return draft
    if word in t.CURRENCY_WORDS or tokens.written(here) in t.CURRENCY_CODES:
        return _money(tokens, at, here + 1, size, t.CURRENCY_WORDS.get(word, tokens.written(here)))
    return None


def _score(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """Two small numbers with a dash that are no range: "3-1", "5–4 ruling"."""
    first, dash = size.first, size.first.stop
    joint = dash + 2 if tokens.hyphen(dash) and tokens.low(dash + 1) == "to" and tokens.hyphen(dash + 2) else dash
    if tokens.kind(joint) != "dash" or not first.is_digits or first.suffix or first.scale > 1 or first.value >= 400:
        return None
    second = numeral(tokens, joint + 1)
    if second is None or not second.is_digits or second.suffix or second.scale > 1 or second.value >= 400:
        return None
    if first.value % 1 or second.value % 1 or tokens.low(second.stop) in {"%", "percent", *t.TIME_UNITS, *t.MEASURES}:
        return None
    about = {tokens.low(i) for i in range(max(0, at - 4), at)}
    if first.value < second.value and not (tokens.low(second.stop) in _OUTCOMES or about & _SCORING):
        return None
    return Draft("score", at, second.stop, low=first.value, high=second.value)


def _share(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    here = size.stop + tokens.hyphen(size.stop)
    word, following = tokens.low(here), tokens.low(here + 1)
    if word in {"%", "percent", "pct"} or (word == "per" and following == "cent"):
        stop = here + 1 + (word == "per")
        if tokens.low(stop) in {"point", "points"}:
            return _draft("percent", at, stop + 1, size, "percentage point")
        return _draft("percent", at, stop, size, "percent")
    if word in {"percentage", "basis"} and following in {"point", "points"}:
        draft = _draft("percent", at, here + 2, size, "percentage point")
        if word == "basis" and size.value is not None:
            draft.value = size.value / 100
        return draft
    if word in {"times", "fold"} or size.suffix == "x":
        return _draft("multiple", at, here + 1 if word in {"times", "fold"} else size.stop, size)
    return None


def _timed(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """Ages and durations."""
    here = size.stop + (tokens.kind(size.stop) == "dash" and tokens.touches(size.stop))
    before = tokens.low(at - 1)
    unit = t.TIME_UNITS.get(size.suffix if len(size.suffix) > 1 else "") or t.TIME_UNITS.get(tokens.low(here))
    if unit:
        stop = size.stop if size.suffix in t.TIME_UNITS else here + 1
        old = stop + (tokens.kind(stop) == "dash" and tokens.touches(stop))
        if tokens.low(old) in {"old", "olds"}:
            return _draft("age", at, old + 1, size, unit)
        return _draft("age" if before == "aged" else "duration", at, stop, size, unit)
    is_small = size.value is None or (size.value % 1 == 0 and 0 < size.value < 120)
    apposed = before == "," and tokens.is_capitalised(at - 2) and tokens.low(at - 2) not in t.MONTHS
    closes = tokens.low(size.stop) in {",", ".", ")"} or size.stop == len(tokens)
    following = tokens.low(size.stop + 1)
    if is_small and (
        before in {"aged", "age"} or (apposed and closes and following not in t.MONTHS and size.first.is_digits)
    ):
        return _draft("age", at, size.stop, size, "year")
    return None


def _measure(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    if size.suffix:
        unit = t.MEASURES.get(size.suffix)
        return _draft("measure", at, size.stop, size, unit) if unit else None
    here = size.stop + (tokens.kind(size.stop) == "dash" and tokens.touches(size.stop))
    word = tokens.low(here)
    if word in {"square", "cubic"} and tokens.low(here + 1) in t.MEASURES:
        return _draft("measure", at, here + 2, size, f"{word} {t.MEASURES[tokens.low(here + 1)]}")
    unit = t.MEASURES.get(word)
    if not unit:
        return None
    stop = here + 1
    scale = tokens.low(stop)
    if unit == "degree" and scale in {"c", "f", "celsius", "fahrenheit"}:
        return _draft("measure", at, stop + 1, size, "degree Celsius" if scale[0] == "c" else "degree Fahrenheit")
    if unit in {"mile", "kilometer"} and scale in {"per", "an"} and tokens.low(stop + 1) == "hour":
        return _draft("measure", at, stop + 2, size, f"{unit} per hour")
    return _draft("measure", at, stop, size, unit)


def _count(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    if size.suffix or _is_label(tokens, at, size) or _is_pronoun(tokens, at, size):
        return None
    hyphen = tokens.hyphen(size.stop)
    nouns = 1 if hyphen else 5
    return Draft("count", at, size.stop, size.value, size.low, size.high, counted=size.stop + hyphen, nouns=nouns)


def _is_pronoun(tokens: Tokens, at: int, size: Amount) -> bool:
    """The word "one" where it counts nothing: "no one", "one of the", "the one that"."""
    if tokens.low(at) != "one" or size.stop > at + 1:
        return False
    following = tokens.low(size.stop)
    is_noun = tokens.kind(size.stop) == "word" and following not in t.STOP_WORDS
    return (
        not (is_noun or tokens.hyphen(size.stop)) or tokens.low(at - 1) in _NO_ONE or following in {"another", "thing"}
    )


def _is_label(tokens: Tokens, at: int, size: Amount) -> bool:
    """A number that names or numbers: "Boeing 737", "Article 5", "10 Downing Street", "#3", "007"."""
    if not size.first.is_digits:
        return tokens.is_capitalised(at) and tokens.is_capitalised(at + 1) and at > 0
    text, before = tokens.written(at), tokens.low(at - 1)
    if (
        before in t.NUMBERED
        or (before == "." and tokens.low(at - 2) == "no")
        or (len(text) > 1 and text.isdecimal() and text[0] == "0")
    ):
        return True
    if text.isdecimal() and len(text) > 9:
        return True
    if tokens.kind(at - 1) in {"dash", "name"} and tokens.touches(at) and tokens.kind(at - 2) == "word":
        return tokens.low(at - 2) not in {"mid", "under", "over", "pre", "post", "sub"}
    if before in {"copyright", "©"} or (before == "of" and tokens.written(at - 2) == "Group"):
        return True
    following = size.stop
    if tokens.is_capitalised(following):
        return any(tokens.low(following + i) in t.STREETS for i in range(4))
    is_noun = tokens.kind(following) == "word" and tokens.low(following) not in t.STOP_WORDS
    return (
        tokens.is_capitalised(at - 1)
        and at > 1
        and before not in t.STOP_WORDS
        and before not in t.HEDGES
        and not is_noun
    )
