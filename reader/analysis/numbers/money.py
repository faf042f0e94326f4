"""Money: "$4.5 million", "Rs 500 crore", "20 million US dollars", "50 cents", "$15 an hour"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import money_tables as m
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.amounts import amount
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.label_tables import STOP_WORDS
from reader.analysis.numbers.numerals import scale_at
from reader.analysis.numbers.rates import rate_at
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.text.digits import is_whole

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_HUNDREDTH = Decimal("0.01")


def signed_at(tokens: Tokens, at: int) -> Draft | None:
    """Money with its sign or code before the number, or None."""
    sign, first = _sign(tokens, at)
    size = amount(tokens, first) if sign else None
    if size is None:
        return None
    size = size.in_full()
    if size.suffix:
        return None
    stop = size.stop
    if size.first.scale == 1 and size.value is not None:
        letter = tokens.low(stop)
        if letter in {"m", "b", "k"} and tokens.kind(stop + 1) != "mark":
            size, stop = size.times(t.SCALE_ABBREVIATIONS[letter]), stop + 1
    if m.CURRENCY_WORDS.get(tokens.low(stop)) == sign:
        stop += 1
    return _priced(tokens, at, stop, size, sign)


def money_word(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """Money with its sign, word or code after the number, or None."""
    if size.currency:
        return _priced(tokens, at, size.stop, size.in_full(), meaning(size.currency))
    if size.suffix == "p" and size.value is not None and size.value not in m.LINES:
        return _priced(tokens, at, size.stop, size.times(_HUNDREDTH), "GBP")
    if size.suffix in m.SUFFIXES:
        return _priced(tokens, at, size.stop, size, m.SUFFIXES[size.suffix])
    code, factor = _code(tokens.written(size.stop - 1)) if size.suffix else ("", 1)
    if code:
        return _priced(tokens, at, size.stop, size.times(factor), code)
    size = size.in_full()
    if size.suffix:
        return None
    here = tokens.past_joint(size.stop)
    if tokens.kind(here) == "currency" and not _opens_amount(tokens, here):
        return _with_parts(tokens, _priced(tokens, at, here + 1, size, meaning(tokens.written(here))))
    for length in (2, 1):
        nation = " ".join(tokens.lows[here : here + length])
        if nation in m.NATIONS and tokens.low(here + length) in m.CURRENCY_WORDS:
            return _with_parts(tokens, _priced(tokens, at, here + length + 1, size, m.NATIONS[nation]))
    return _named(tokens, at, here, size)


def _opens_amount(tokens: Tokens, at: int) -> bool:
    """A sign or code that belongs to the number after it."""
    return tokens.touches(at + 1) and tokens.kind(at + 1) == "number"


def _code(written: str) -> tuple[str, int]:
    """The currency of a code after a number, "EUR" or the "MEUR" of millions, and its factor; empty for other words."""
    for code, factor in ((written, 1), (written.removeprefix("M"), 10**6)):
        if code in m.CURRENCY_CODES and code not in m.SHORT_CODES:
            return m.CURRENCY_CODES[code], factor
    return "", 1


def _named(tokens: Tokens, at: int, here: int, size: Amount) -> Draft | None:
    word = tokens.low(here)
    if word in m.CURRENCY_PARTS:
        part = Decimal(1) / m.PARTS_OF_ONE.get(word, 100)
        return _priced(tokens, at, here + 1, size.times(part), m.CURRENCY_PARTS[word])
    code, factor = _code(word.upper() if word in {"usd", "eur", "gbp"} else tokens.written(here))
    if code and not _opens_amount(tokens, here):
        scale, stop = scale_at(tokens, here + 1)
        return _with_parts(tokens, _priced(tokens, at, stop, size.times(factor * scale), code), is_code=True)
    if word in m.CURRENCY_WORDS:
        if word in m.AMBIGUOUS_WORDS and size.first.scale < 1000:
            return None
        if word in {"pound", "pounds"} and _weighs(tokens, at, here, size):
            return None
        return _with_parts(tokens, _priced(tokens, at, here + 1, size, m.CURRENCY_WORDS[word]))
    return None


def _weighs(tokens: Tokens, at: int, here: int, size: Amount) -> bool:
    """Pounds that are a weight: "two pounds", "25 pounds of", "weighs 160 pounds"; large sums are money."""
    before = {tokens.low(i) for i in range(max(0, at - 6), at)}
    after = [tokens.low(i) for i in range(here + 1, here + 5)]
    if size.first.scale >= 10**6 or not m.PAID.isdisjoint(after):
        return False
    if not m.WEIGHED.isdisjoint(before) or after[0] in m.WEIGHED_AFTER or after[:2] == ["to", "the"]:
        return True
    if here > size.stop and tokens.kind(here + 1) == "word" and after[0] not in STOP_WORDS:
        return True
    return size.first.scale == 1 and size.first.value < 10 and not before.isdisjoint({"over", "under"})


def _with_parts(tokens: Tokens, draft: Draft, *, is_code: bool = False) -> Draft:
    """Cents after the dollars: "13 dollars and 45 cents"."""
    here = draft.stop + (tokens.low(draft.stop) == "and")
    size = amount(tokens, here)
    if size is None or size.value is None or size.suffix or not is_whole(size.value) or not 0 < size.value < 100:
        return draft
    is_named = tokens.low(size.stop) in m.SMALL_CHANGE
    ends = is_code and here == draft.stop and size.stop == len(tokens)
    if draft.value is None or not is_whole(draft.value) or not (is_named or ends):
        return draft
    draft.value += size.value * _HUNDREDTH
    draft.stop = size.stop + is_named
    return draft


def _priced(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft:
    draft = sized("money", at, stop, size, unit)
    if tokens.hyphen(stop) and tokens.low(stop + 1) in {"a", "an", "per"} and tokens.hyphen(stop + 2):
        word = tokens.low(stop + 3)
        draft.per, draft.stop = TIME_UNITS.get(word, word), stop + 4
        return draft
    rate = rate_at(tokens, stop)
    if rate:
        draft.per, draft.read = rate
        if tokens.low(stop + 1) in m.PER_WORDS and rate.stop == stop + 2:
            draft.stop = rate.stop
    return draft


def meaning(sign: str) -> str:
    """ISO 4217 of a currency sign or code as the lexer knows them, "NT $" among them."""
    plain = sign.replace(" ", "").replace(".", "").upper()
    return m.CURRENCY_SIGNS.get(plain) or m.CURRENCY_CODES.get(plain, plain)


def _sign(tokens: Tokens, at: int) -> tuple[str, int]:
    """Currency before a number, and where the number starts; empty when there is none."""
    written = tokens.written(at)
    if tokens.kind(at) == "currency":
        return meaning(written), at + 1
    following = tokens.kind(at + 1)
    if written in m.CURRENCY_CODES and following in {"number", "currency"}:
        return m.CURRENCY_CODES[written], at + 1 + (following == "currency")
    if tokens.low(at) == "dollar" and following == "number":
        return "USD", at + 1
    return "", at
