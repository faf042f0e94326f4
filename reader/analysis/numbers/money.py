"""Money: "$4.5 million", "Rs 500 crore", "20 million US dollars", "50 cents", "$15 an hour"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.analysis.numbers import money_tables as m
from reader.analysis.numbers import tables as t
from reader.analysis.numbers.amounts import amount
from reader.analysis.numbers.draft import Draft, sized
from reader.analysis.numbers.numerals import scale_at
from reader.analysis.numbers.time_tables import TIME_UNITS

if TYPE_CHECKING:
    from reader.analysis.numbers.amounts import Amount
    from reader.analysis.numbers.lexer import Tokens

_HUNDREDTH = Decimal("0.01")


def signed_at(tokens: Tokens, at: int) -> Draft | None:
    """Money with its sign or code before the number, or None."""
    sign, first = _sign(tokens, at)
    size = amount(tokens, first) if sign else None
    if size is None or size.suffix not in {"", "m", "mm"}:
        return None
    stop = size.stop
    if size.first.scale == 1 and size.value is not None:
        letter = tokens.low(stop)
        if letter in {"m", "b", "k"} and tokens.kind(stop + 1) != "mark":
            factor = t.SCALE_ABBREVIATIONS[letter]
            size, stop = replace(size, value=size.value * factor), stop + 1
    if tokens.low(stop) in m.CURRENCY_WORDS and m.CURRENCY_WORDS[tokens.low(stop)] == sign:
        stop += 1
    return _priced(tokens, at, stop, size, sign)


def money_word(tokens: Tokens, at: int, size: Amount) -> Draft | None:
    """Money with its sign, word or code after the number, or None."""
    if size.currency:
        return _priced(tokens, at, size.stop, size, meaning(size.currency))
    if size.suffix == "p" and size.value is not None and size.value not in m.LINES:
        return _priced(tokens, at, size.stop, _times(size, _HUNDREDTH), "GBP")
    if size.suffix in m.SUFFIXES:
        return _priced(tokens, at, size.stop, size, m.SUFFIXES[size.suffix])
    if size.suffix:
        code = (
            size.suffix.upper().removeprefix("M")
            if size.suffix.upper() not in m.CURRENCY_CODES
            else size.suffix.upper()
        )
        if code in m.CURRENCY_CODES and tokens.written(size.stop - 1).isupper():
            factor = 1 if code == size.suffix.upper() else 10**6
            return _priced(tokens, at, size.stop, _times(size, factor), m.CODE_MEANINGS.get(code, code))
    if size.suffix and size.suffix not in {"m", "mm"}:
        return None
    here = tokens.past_joint(size.stop)
    if tokens.kind(here) == "currency" and not (tokens.touches(here + 1) and tokens.kind(here + 1) == "number"):
        return _with_parts(tokens, _priced(tokens, at, here + 1, size, meaning(tokens.written(here))))
    nation = tokens.low(here)
    if nation in {"hong", "new"} and tokens.low(here + 1) in {"kong", "zealand"}:
        here, nation = here + 1, tokens.low(here + 1)
    if nation in m.NATIONS and tokens.low(here + 1) in m.CURRENCY_WORDS:
        return _with_parts(tokens, _priced(tokens, at, here + 2, size, m.NATIONS[nation]))
    if nation in {"sri", "south"} and tokens.low(here + 2) in m.CURRENCY_WORDS:
        return _priced(tokens, at, here + 3, size, m.NATIONS[nation])
    return _named(tokens, at, here, size)


def _named(tokens: Tokens, at: int, here: int, size: Amount) -> Draft | None:
    word = tokens.low(here)
    if word in m.CURRENCY_PARTS:
        part = Decimal(1) / m.PARTS_OF_ONE.get(word, 100)
        return _priced(tokens, at, here + 1, _times(size, part), m.CURRENCY_PARTS[word])
    code = tokens.written(here) if word not in {"usd", "eur", "gbp"} else word.upper()
    is_large = code.startswith("M") and code not in m.CURRENCY_CODES and code[1:] in m.CURRENCY_CODES
    if is_large:
        size, code = _times(size, 10**6), code[1:]
    if code in m.CURRENCY_CODES and not (tokens.touches(here + 1) and tokens.kind(here + 1) == "number"):
        factor, stop = scale_at(tokens, here + 1)
        unit = m.CODE_MEANINGS.get(code, code)
        return _with_parts(tokens, _priced(tokens, at, stop, _times(size, factor), unit), is_code=True)
    if word in m.CURRENCY_WORDS:
        if word in m.AMBIGUOUS_WORDS and size.first.scale < 1000:
            return None
        if word in {"pound", "pounds"} and _weighs(tokens, at, here, size):
            return None
        return _with_parts(tokens, _priced(tokens, at, here + 1, size, m.CURRENCY_WORDS[word]))
    return None


def _weighs(tokens: Tokens, at: int, here: int, size: Amount) -> bool:
    """Pounds that are a weight: "two pounds", "25 pounds of", "weighs 160 pounds"; large sums are money."""
    about = {tokens.low(i) for i in range(max(0, at - 6), at)}
    if about & {
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "lost",
        "gained",
        "drop",
        "shed",
        "lose",
        "equal",
        "baby",
    }:
        return True
    if tokens.low(here + 1) in {"of", "in", "heavier", "lighter", "overweight"}:
        return (
            tokens.low(here + 2) not in {"cash", "debt", "savings", "aid", "funding", "taxpayers"}
            and size.first.scale < 10**6
        )
    return size.first.scale == 1 and size.first.value < 10 and bool(about & {"over", "under"})


def _with_parts(tokens: Tokens, draft: Draft, *, is_code: bool = False) -> Draft:
    """Cents after the dollars: "13 dollars and 45 cents"."""
    here = draft.stop + (tokens.low(draft.stop) == "and")
    size = amount(tokens, here)
    if size is None or size.value is None or size.suffix or size.value % 1 or not 0 < size.value < 100:
        return draft
    named = tokens.low(size.stop) in {"cent", "cents", "pence", "øre", "centavos"}
    if (
        draft.value is None
        or draft.value % 1
        or not (named or (is_code and here == draft.stop and size.stop == len(tokens)))
    ):
        return draft
    draft.value += size.value * _HUNDREDTH
    draft.stop = size.stop + named
    return draft


def _priced(tokens: Tokens, at: int, stop: int, size: Amount, unit: str) -> Draft:
    draft = sized("money", at, stop, size, unit)
    draft.per = per(tokens, stop)
    if draft.per and tokens.low(stop + 1) in m.PER_WORDS:
        draft.stop = stop + 2
    if tokens.hyphen(stop) and tokens.low(stop + 1) in {"a", "an", "per"} and tokens.hyphen(stop + 2):
        word = tokens.low(stop + 3)
        draft.per, draft.stop = TIME_UNITS.get(word, word), stop + 4
    return draft


def per(tokens: Tokens, at: int) -> str | None:
    """What an amount is for one of: "an hour", "per barrel", "a share", "/month"; or None."""
    word = tokens.low(at + 1)
    if tokens.kind(at + 1) != "word":
        return None
    if tokens.low(at) in {"per", "/"} or (
        tokens.low(at) in {"a", "an", "each", "every"} and (word in TIME_UNITS or word in m.PER_WORDS)
    ):
        return TIME_UNITS.get(word, word)
    return None


def meaning(sign: str) -> str:
    """ISO 4217 of a currency sign or code as the lexer knows them, "NT $" among them."""
    plain = sign.replace(" ", "").replace(".", "").upper()
    return m.CURRENCY_SIGNS.get(plain, plain)


def _sign(tokens: Tokens, at: int) -> tuple[str, int]:
    """Currency before a number, and where the number starts; empty when there is none."""
    written = tokens.written(at)
    if tokens.kind(at) == "currency":
        return meaning(written), at + 1
    following = tokens.kind(at + 1)
    if written in m.CURRENCY_CODES and following in {"number", "currency"}:
        return m.CODE_MEANINGS.get(written, written), at + 1 + (following == "currency")
    if tokens.low(at) == "dollar" and following == "number":
        return "USD", at + 1
    return "", at


def _times(size: Amount, factor: Decimal | int) -> Amount:
    low, high = (None if end is None else end * factor for end in (size.low, size.high))
    return replace(size, value=None if size.value is None else size.value * factor, low=low, high=high)
