"""Words of numbers: ones, tens, magnitudes, ranks, parts, multiples. All keys are lower case."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reader.analysis.tables import words


def forms(table: str) -> dict[str, str]:
    """Lines of "canonical: form form …" as form -> canonical."""
    pairs: dict[str, str] = {}
    for line in table.strip().splitlines():
        canonical, _, names = line.strip().partition(": ")
        pairs.update(dict.fromkeys(names.split(), canonical))
    return pairs


def numbered(text: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words in the order of the numbers that they mean."""
    return {word: first + step * i for i, word in enumerate(text.split())}


ONES: Final = {
    **numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ),
    "nought": 0, "naught": 0,
}  # fmt: skip
TENS: Final = {**numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10), "fourty": 40}
SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
SCALE_ABBREVIATIONS: Final = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
LETTERS: Final = words("k m mm b")
"""Magnitudes that are units or names as well: "1.8m tall", "a 10K race", "3M"."""
DOZENS: Final = words("dozen dozens doz dozs dz dzs")
OPEN_COUNTS: Final = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
"""Plurals that give only the least that is meant."""
_SMALL_RANKS: Final = {
    **numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    ),
    "nineth": 9,
}  # fmt: skip
ORDINALS: Final = {
    **_SMALL_RANKS,
    **numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
ORDINAL_ENDINGS: Final = words("st nd rd th")
PARTS: Final = {
    "half": 2, "quarter": 4, **{word: value for word, value in ORDINALS.items() if value > 2},
}  # fmt: skip
"""What one of so many equal parts is called."""
PLURAL_PARTS: Final = {"halves": 2, **{f"{word}s": value for word, value in PARTS.items() if value != 2}}
FRACTION_SIGNS: Final = {
    sign: Decimal(above) / below
    for sign, above, below in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
        ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip
MULTIPLES: Final = {
    "twice": "2", "thrice": "3", "doubled": "2", "doubling": "2", "tripled": "3", "tripling": "3", "trebled": "3",
    "quadrupled": "4", "halved": "0.5", "twofold": "2", "threefold": "3", "fourfold": "4", "fivefold": "5",
    "sixfold": "6", "sevenfold": "7", "eightfold": "8", "ninefold": "9", "tenfold": "10", "hundredfold": "100",
    "thousandfold": "1000",
}  # fmt: skip
