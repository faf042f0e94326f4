"""Words that say how exact a number is, and the bound that each of them sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.tables import words

if TYPE_CHECKING:
    from reader.model import Bound

HEDGES: Final[dict[str, Bound]] = {
    "nearly": "<~", "almost": "<~", "about": "~", "around": "~", "roughly": "~", "approximately": "~", "some": "~",
    "estimated": "~", "circa": "~", "approx": "~", "over": ">", "above": ">", "exceeding": ">", "exceeded": ">",
    "exceed": ">", "exceeds": ">", "topped": ">", "topping": ">", "surpassed": ">", "surpass": ">", "surpassing": ">",
    "under": "<", "below": "<", "within": "<=", "maximum": "<=", "minimum": ">=", "perhaps": "~", "~": "~", "≈": "~",
    ">": ">", "<": "<", "≥": ">=", "≤": "<=", "beyond": ">", "virtually": "<~",
    "approaching": "<~", "nearing": "<~",
}  # fmt: skip
DATE_HEDGES: Final = words("about around circa approximately roughly")
"""The only ones that hedge a date or a time."""
OVER_ARTICLES: Final = words("nearly almost about around roughly approximately estimated")
"""Those that may stand before an article: "about a 20-minute walk"."""
PHRASES: Final[dict[tuple[str, str], Bound]] = {
    ("more", "than"): ">", ("greater", "than"): ">", ("higher", "than"): ">", ("larger", "than"): ">",
    ("bigger", "than"): ">", ("longer", "than"): ">", ("older", "than"): ">", ("better", "than"): ">",
    ("less", "than"): "<", ("fewer", "than"): "<", ("lower", "than"): "<", ("smaller", "than"): "<",
    ("shorter", "than"): "<", ("younger", "than"): "<",
    ("at", "least"): ">=", ("at", "most"): "<=", ("up", "to"): "<=", ("close", "to"): "~", ("closer", "to"): "~",
    ("many", "as"): "<=", ("much", "as"): "<=", ("just", "over"): ">~", ("just", "under"): "<~",
    ("little", "over"): ">~", ("slightly", "over"): ">~", ("well", "over"): ">", ("well", "under"): "<",
    ("just", "about"): "~", ("excess", "of"): ">", ("upwards", "of"): ">=", ("upward", "of"): ">=",
    ("shy", "of"): "<~", ("short", "of"): "<~", ("minimum", "of"): ">=", ("maximum", "of"): "<=",
    ("estimated", "at"): "~", ("few", "as"): ">=", ("little", "as"): ">=", ("equal", "to"): "=",
    ("north", "of"): ">", ("south", "of"): "<", ("not", "quite"): "<~",
}  # fmt: skip
AFTER: Final[dict[tuple[str, str], Bound]] = {
    ("or", "more"): ">=", ("and", "more"): ">=", ("or", "less"): "<=", ("or", "fewer"): "<=", ("or", "so"): "~",
    ("or", "greater"): ">=", ("or", "older"): ">=", ("and", "older"): ">=", ("or", "over"): ">=", ("and", "over"): ">=",
    ("or", "above"): ">=", ("and", "above"): ">=", ("or", "higher"): ">=", ("or", "younger"): "<=",
    ("or", "under"): "<=", ("and", "under"): "<=", ("or", "below"): "<=",
}  # fmt: skip
"""Words after the number that say the same."""
LASTING: Final = words("for lasted lasting lasts took taking takes spent been is was after waited well just of served")
"""Before "over" where it means more than; elsewhere "over three years" is the time in which something happens."""
