"""What we find in the English examples of Recognizers-Text, for quantities without dates.

An example passes when every result that it wants is overlapped by a mention with the same value (and unit, bounds or
kind), and when one that wants nothing has no mention of that kind. Examples that news cannot hold are left out; they
are listed with their reasons in ``recognizers_skipped.tsv``, at most a quarter of all.

Run in the root of the project: ``python -m tests.peers.recognizers [FOLDER] [--errors]``. The folder holds ``Specs``;
the default is that beside the checkout.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from reader.analysis.numbers.engine import LexerNumbers
from reader.model import NumberMention, Sentence

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "numbers" / "recognizers-text"
SKIPPED = Path(__file__).with_name("recognizers_skipped.tsv")
MODELS = {
    "Number": "Number/English/NumberModel.json",
    "NumberRange": "Number/English/NumberRangeModel.json",
    "Ordinal": "Number/English/OrdinalModel.json",
    "Percentage": "Number/English/PercentModel.json",
    "Currency": "NumberWithUnit/English/CurrencyModel.json",
    "Dimension": "NumberWithUnit/English/DimensionModel.json",
    "Temperature": "NumberWithUnit/English/TemperatureModel.json",
    "Age": "NumberWithUnit/English/AgeModel.json",
}
KIND = {
    "Number": "count", "NumberRange": "count", "Ordinal": "ordinal", "Percentage": "percent", "Currency": "money",
    "Dimension": "measure", "Temperature": "measure", "Age": "age",
}  # fmt: skip
GOAL = 0.92
MOST_SKIPPED = 0.25

_TOLERANCE = Decimal("0.00001")
_PARTS = {"Cent": 100, "Penny": 100, "Pence": 100, "Satoshi": 10**8}
"""Units of theirs that we give in their whole."""
_CURRENCIES = {
    "Dollar": "USD", "United States dollar": "USD", "Pound": "GBP", "British pound": "GBP", "Euro": "EUR",
    "Japanese yen": "JPY", "Canadian dollar": "CAD", "Hong Kong dollar": "HKD", "Australian dollar": "AUD",
    "Chinese yuan": "CNY", "Franc": "CHF", "Swiss franc": "CHF", "Turkish lira": "TRY", "Rupee": "INR",
    "Mexican peso": "MXN", "Bitcoin": "XBT", "Cent": "USD", "Penny": "GBP", "Pence": "GBP", "Satoshi": "XBT",
    "New Zealand dollar": "NZD", "Finnish markka": "FIM", "Peseta": "ESP", "Netherlands guilder": "NLG",
    "Costa Rican colón": "CRC", "Georgian lari": "GEL", "Lao kip": "LAK",
}  # fmt: skip
_UNITS = {
    "Ton": "tonne|ton",
    "Metric ton": "metric ton|tonne",
    "Pound": "pound",
    "C": "degree Celsius",
    "F": "degree Fahrenheit",
}


def skipped() -> dict[str, dict[int, str]]:
    """Model -> number of the example, from 0 -> why it is left out."""
    reasons: dict[str, dict[int, str]] = defaultdict(dict)
    for line in SKIPPED.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        model, numbers, reason = line.split("\t")
        for number in numbers.split(","):
            first, _, last = number.partition("-")
            reasons[model].update(dict.fromkeys(range(int(first), int(last or first) + 1), reason))
    return reasons


def is_right(model: str, wanted: list[dict[str, Any]], text: str, found: list[NumberMention]) -> bool:
    """Whether the numbers found in a text are those that an example wants of a model."""
    if not wanted:
        return not any(_belongs(model, number) for number in found)
    low = text.lower()
    position = 0
    for result in wanted:
        start = result.get("Start", low.find(result["Text"].lower(), position))
        end = start + len(result["Text"])
        position = end
        overlapping = [n for n in found if n.start < end and n.end > start]
        if not any(_same(model, result["Resolution"], number) for number in overlapping):
            return False
    return True


def _belongs(model: str, number: NumberMention) -> bool:
    if model == "NumberRange":
        return number.kind == "count" and (number.value is None or number.bound not in {"=", "~"})
    if model in {"Temperature", "Dimension"} and number.unit and number.unit.startswith("degree"):
        return model == "Temperature" or number.unit == "degree"
    return number.kind == KIND[model]


def _same(model: str, wanted: dict[str, str], number: NumberMention) -> bool:
    value = wanted.get("value")
    if model == "NumberRange":
        return _same_range(value or "", number)
    if value is None:
        return False
    if model == "Percentage":
        return number.kind == "percent" and _equal(value.rstrip("%"), number.value)
    if model == "Number":
        return _equal(value, number.value)
    if number.kind != KIND[model]:
        return False
    unit = wanted.get("unit", "")
    if model == "Currency":
        return _equal(value, number.value, _PARTS.get(unit, 1)) and number.unit == _CURRENCIES.get(unit)
    if model == "Ordinal":
        return _equal(value, number.value)
    if model == "Dimension" and unit == "Foot" and number.unit == "inch":
        return _equal(value, number.value, Decimal(1) / 12)
    names = _UNITS.get(unit, unit.lower()).split("|")
    ends = (number.value, number.high) if model in {"Dimension", "Age"} else (number.value,)
    has_unit = (model == "Age" and unit == "Age") or number.unit in names
    return has_unit and any(_equal(value, end) for end in ends)


def _same_range(wanted: str, number: NumberMention) -> bool:
    """Their "[20,30)" and our low and high, or value and bound; a range's open or closed ends are not told apart."""
    match = re.fullmatch(r"([\[(])([^,]*),([^,]*)([\])])", wanted)
    if not match:
        return False
    opening, low, high, closing = match.groups()
    if low and high and low != high:
        return _equal(low, number.low) and _equal(high, number.high)
    if low and high:
        return _equal(low, number.value) and number.bound == "="
    bound = {"(": ">", "[": ">="}[opening] if low else {")": "<", "]": "<="}[closing]
    return _equal(low or high, number.value) and number.bound == bound


def _equal(wanted: str, got: str | None, factor: Decimal | int = 1) -> bool:
    if got is None:
        return False
    try:
        a, b = Decimal(wanted), Decimal(got) * factor
    except InvalidOperation:
        return False
    return abs(a - b) <= _TOLERANCE * abs(a)


def measured(folder: Path, *, tells: bool = False, tells_errors: bool = False) -> Counter[str]:
    """How many examples there are, were skipped and passed; the figures by model are printed where asked for."""
    engine, reasons = LexerNumbers(), skipped()
    total: Counter[str] = Counter()
    for model, name in MODELS.items():
        cases = json.loads((folder / "Specs" / name).read_text(encoding="utf-8-sig"))
        count: Counter[str] = Counter(all=len(cases))
        for position, case in enumerate(cases):
            if position in reasons[model]:
                count["skipped"] += 1
                continue
            text = case["Input"]
            found = engine.find(text, [Sentence(0, len(text))] if text else [], None)
            right = is_right(model, case["Results"], text, found)
            count["passed"] += right
            if not right and tells_errors:
                wanted = [
                    (r["Text"], r["Resolution"].get("value"), r["Resolution"].get("unit")) for r in case["Results"]
                ]
                got = [(text[n.start : n.end], n.kind, n.value or (n.low, n.high), n.unit, n.bound) for n in found]
                print(f"{model} {position} {text[:200]!r}\n    wanted {wanted}\n    got {got}")
        total.update(count)
        if tells:
            tried = count["all"] - count["skipped"]
            print(f"{model}: {count['passed']} of {tried}, {count['skipped']} of {count['all']} left out")
    return total


def main() -> None:
    """Measure, and print the figures by model; with ``--errors`` the examples that fail as well."""
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    total = measured(Path(arguments[0]) if arguments else FOLDER, tells=True, tells_errors="--errors" in sys.argv)
    why = Counter(reason for reasons in skipped().values() for reason in reasons.values())
    for reason, number in why.most_common():
        print(f"left out ({number}): {reason}")
    rest = total["all"] - total["skipped"]
    kept = total["passed"] >= GOAL * rest and total["skipped"] <= MOST_SKIPPED * total["all"]
    print(f"all: {total['passed']} of {rest} ({total['passed'] / rest:.3f}), goal {GOAL}")
    print(
        f"left out {total['skipped']} of {total['all']} ({total['skipped'] / total['all']:.3f}), at most {MOST_SKIPPED}"
    )
    print("kept" if kept else "MISSED")


if __name__ == "__main__":
    main()
