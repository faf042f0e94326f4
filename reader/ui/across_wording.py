"""The sentences of what is shown across articles: the page of a name, and the facets of a result. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import ArticleRow
from reader.ui.ages import long_date
from reader.ui.wording import KINDS, quoted

if TYPE_CHECKING:
    from reader.across import Companion, FacetValue, LinkedEntity, Nearby
    from reader.model import EntityKind

NO_NAME = "Go to a name first: in the panel (e), or with ] in the text."
ONLY_NAMES = "Names have a page of their own, numbers have none."
LOOKING = "Looking through the library …"
NOT_LINKED = "Nothing is known of it across the articles yet. esc goes back."
NOT_ASKED_FOR = "No search can ask for this name."
GONE = "That article is not in the library any more."
ON_PAGE = "This is the page of a name: enter opens an article, esc goes back."
COUNTING = "Counting …"
_TO_COME = "{} of {} articles\nare not analysed yet"
NO_FACETS = "Nothing divides\nthese articles further."
NO_DATE = "no date"
NOT_NARROWED = "Nothing was narrowed here. esc leaves."


def number(count: int) -> str:
    """A number with narrow spaces between the thousands."""
    return f"{count:,}".replace(",", "\u202f")


def kind(of: EntityKind) -> str:
    """What a name is a name of, in one word."""
    return KINDS[of].partition(" ")[2]


def who(entity: LinkedEntity) -> str:
    """What somebody or something is, and what else it is called."""
    also = f"also {', '.join(entity.aliases)}" if entity.aliases else ""
    return " · ".join(part for part in (kind(entity.kind), entity.country, also) if part)


def seen(entity: LinkedEntity) -> tuple[str, str]:
    """How often something is named, and from when to when, where that is known."""
    days = [long_date(day[:10]) for day in (entity.first, entity.last) if day]
    times = "once" if entity.mentions == 1 else f"{number(entity.mentions)} times"
    return f"named {times} in {articles(entity.articles)}", " – ".join(dict.fromkeys(days)) or NO_DATE


def companion(other: Companion) -> str:
    """A name, and what it is a name of where it is no person's."""
    return other.name if other.kind == "person" else f"{other.name} · {kind(other.kind)}"


def when(first: str, last: str, most: str, count: int) -> str:
    """What the bars from one month, year or decade to another tell."""
    return f"{first} to {last}, most in {most}: {number(count)}"


def dated(count: int, total: int) -> str:
    """That bars are of some of the articles alone: the others have no date, or are not among the latest."""
    return f"bars of {number(count)} of {articles(total)}"


def more(count: int) -> str:
    """That a group has so many more."""
    return f"+{number(count)} more"


def of_target(target: ArticleRow | Companion | Nearby | None) -> str:
    """What the line at the bottom adds to what the page of a name says of an article: where it is from, how long."""
    parts = (target.source, f"{target.minutes} min") if isinstance(target, ArticleRow) else ()
    return " · ".join(part for part in parts if part)


def of_value(value: FacetValue) -> str:
    """What a list can be narrowed to, for the line at the bottom."""
    return f"{value.label} · {articles(value.articles)}"


def narrowed(label: str) -> str:
    """That a search was narrowed."""
    return f"Narrowed to {quoted(label, 40)}. backspace widens it again."


def narrowed_already(label: str) -> str:
    """That a search asks for that already."""
    return f"The search is narrowed to {quoted(label, 40)} already."


def to_come(count: int, total: int) -> str:
    """That so many articles of the library are not counted yet, in two short lines; nothing where all are."""
    return _TO_COME.format(number(count), number(total)) if count else ""


def widened(label: str) -> str:
    """That the last narrowing was taken back."""
    return f"No longer narrowed to {quoted(label, 40)}."


def articles(count: int) -> str:
    """So many articles."""
    return f"{number(count)} article{'' if count == 1 else 's'}"
