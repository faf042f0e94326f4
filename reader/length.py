"""How long a summary is to be: in sentences, in parts of the text, in words, or in the time that it takes to read."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, get_args

WORDS_PER_MINUTE: Final = 230
"""Speed of reading (Brysbaert 2019: 238 for non-fiction in English)."""
MAX_LENGTH_CHARS: Final = 40
"""Longer wordings are not read."""

LengthUnit = Literal["sentences", "percent", "words", "minutes"]
UNITS: Final[tuple[LengthUnit, ...]] = get_args(LengthUnit)


class _Scale(NamedTuple):
    """The lengths of one unit that can be chosen."""

    least: float
    most: float
    step: float
    usual: float
    one: str
    many: str


_SCALES: Final[dict[LengthUnit, _Scale]] = {
    "sentences": _Scale(1, 30, 1, 3, "sentence", "sentences"),
    "percent": _Scale(5, 50, 5, 10, "% of the text", "% of the text"),
    "words": _Scale(25, 1000, 25, 100, "word", "words"),
    "minutes": _Scale(0.25, 5, 0.25, 0.5, "minute", "minutes"),
}
_NAMES: Final[tuple[tuple[LengthUnit, float, str], ...]] = (
    ("sentences", 1, "|s|sentences?"),
    ("percent", 1, "%|per ?cent"),
    ("words", 1, "w|words?"),
    ("minutes", 1, "m|min|mins|minutes?"),
    ("minutes", 1 / 60, "sec|secs|seconds?"),
)
_WRITTEN = r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*([a-z% ]*?)\s*"


class Length(NamedTuple):
    """How long a summary is to be.

    Attributes:
        amount: of the unit, above 0.
    """

    amount: float
    unit: LengthUnit = "sentences"

    def __str__(self) -> str:
        """As people write it, and as `parse_length` reads it: "3 sentences", "20 %", "1 minute"."""
        scale = _SCALES[self.unit]
        name = "%" if self.unit == "percent" else scale.one if self.amount == 1 else scale.many
        return f"{self.amount:g} {name}"

    @property
    def words(self) -> str:
        """As a sentence says it: "20 % of the text"."""
        return f"{self} of the text" if self.unit == "percent" else str(self)

    def longer(self, steps: int) -> Length:
        """The length so many steps longer, or shorter for less than 0, within what can be chosen."""
        scale = _SCALES[self.unit]
        return self._replace(amount=min(scale.most, max(scale.least, self.amount + steps * scale.step)))

    def in_next_unit(self) -> Length:
        """The usual length in the next unit."""
        unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        return Length(_SCALES[unit].usual, unit)

    def sentences_of(self, sizes: list[int], text_words: int) -> int:
        """How many of the best sentences come nearest to this length; at least one, if there is any.

        Args:
            sizes: words of each sentence, the best sentence first.
            text_words: words of the whole text.
        """
        if self.unit == "sentences":
            return min(len(sizes), max(1, round(self.amount)))
        wanted = {
            "percent": self.amount / 100 * text_words,
            "words": self.amount,
            "minutes": self.amount * WORDS_PER_MINUTE,
        }[self.unit]
        total = 0
        for number, size in enumerate(sizes):
            if number and abs(total + size - wanted) > abs(total - wanted):
                return number
            total += size
        return len(sizes)


USUAL_LENGTH: Final = Length(_SCALES["sentences"].usual)
"""Of a summary when none is asked for."""


POSSIBLE_LENGTHS: Final = "1 to 30 sentences, 5 to 50 %, 25 to 1000 words, or 15 seconds to 5 minutes"
"""What `parse_length` reads, for a message."""


def parse_length(written: str) -> Length | None:
    """Read "3", "3 sentences", "20%", "120 words" or "1 minute"; None for anything else, and for what cannot be chosen.

    Sentences, words and per cent are whole numbers.
    """
    match = re.fullmatch(_WRITTEN, written.casefold()) if len(written) <= MAX_LENGTH_CHARS else None
    if match is None:
        return None
    for unit, factor, names in _NAMES:
        if re.fullmatch(names, match[2]):
            amount, scale = float(match[1]) * factor, _SCALES[unit]
            is_possible = scale.least <= amount <= scale.most and (unit == "minutes" or amount.is_integer())
            return Length(amount, unit) if is_possible else None
    return None
