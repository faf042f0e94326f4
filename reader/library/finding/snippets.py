"""Where a query is found in a text, and the few words around it.

Made in Python for the rows on the screen alone: FTS5's ``snippet()`` reads the whole text of every hit.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.articles import store
from reader.library.finding.answers import sought
from reader.library.finding.search import local_now
from reader.model import SearchHit
from reader.query.parsing import parse
from reader.query.sought import apart, places
from reader.text.fold import fold
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.library.finding.answers import Sought
    from reader.model import Analysis, ArticleId
    from reader.query.sought import Term

_Hit = tuple[int, int, int]
"""Start, end, and the number of what is asked."""

SNIPPET_CHARS = 140
"""Length of a snippet, without the ellipses."""
MAX_SCANNED_CHARS = 1_000_000
"""How far into a text hits are looked for."""
_FIRST_SCAN_CHARS = 16_384
_MAX_HITS = 64
"""Most hits of one term that the choice of a passage looks at."""
_CONTEXT_CHARS = 40
"""How much of a snippet stands before its first hit."""
_MAX_TITLE_START = 1000
"""The title is taken for a part of the text when it starts before this."""


class Snippet(NamedTuple):
    """A passage of a text on one line.

    Attributes:
        hits: (start, end) of the hits in `text`.
        first_hit: character in the article's text where the first of them starts, or None without a hit.
    """

    text: str
    hits: tuple[tuple[int, int], ...] = ()
    first_hit: int | None = None


def hits(
    connection: sqlite3.Connection, ids: Sequence[ArticleId], typed: str, corrected: Callable[[Analysis], Analysis]
) -> list[SearchHit]:
    """Where a query is found in articles, in their order; unknown and unwanted ones are left out.

    Args:
        connection: in a transaction.
        ids: of the articles.
        typed: as of `reader.query.parsing`.
        corrected: makes of an analysis what the user says of its names.
    """
    asked = parse(typed)
    wanted = sought(connection, asked, local_now())
    texts = store.texts(connection, ids, MAX_SCANNED_CHARS)
    found = []
    for row in store.rows(connection, ids, with_removed=asked.wants_removed):
        analysis = _analysis(connection, row.id, corrected) if wanted.facts else None
        snippet = make_snippet(texts[row.id], row.title, wanted, analysis)
        found.append(SearchHit(row, snippet.text, snippet.hits, snippet.first_hit))
    return found


def _analysis(
    connection: sqlite3.Connection, article_id: ArticleId, corrected: Callable[[Analysis], Analysis]
) -> Analysis | None:
    try:
        kept = store.kept_analysis(connection, article_id)
    except UNREADABLE:  # told, and made again, when the article is opened
        return None
    return None if kept is None else corrected(kept)


def make_snippet(text: str, title: str, wanted: Sought, analysis: Analysis | None = None) -> Snippet:
    """The passage that has most of what a query asks for; the beginning of the text when there is none.

    Of passages that have as much, one with a name or a figure tells more than one with words alone. The title is shown
    beside the snippet, so hits in the text come before hits in the title that it begins with.
    """
    start = _end_of_title(text, title)
    facts = wanted.places_of_facts(analysis, len(text))
    hits = _hits_from(text, start, wanted.terms, facts)
    if not hits and start and (facts or wanted.terms):
        hits, start = _hits_from(text, 0, wanted.terms, facts), 0
    if not hits:
        return Snippet(_on_one_line(text, _cut(text, start, start), ()).text)
    first = _densest(hits, len(wanted.terms))
    window = _cut(text, max(start, hits[first][0] - _CONTEXT_CHARS), hits[first][0])
    inside = ((at, end) for at, end, _ in hits if window[0] <= at and end <= window[1])
    return _on_one_line(text, window, tuple(apart(inside)))


def _hits_from(text: str, start: int, terms: Sequence[Term], facts: Sequence[_Hit]) -> list[_Hit]:
    hits = _find_hits(text, start, terms)
    return sorted([*hits, *(fact for fact in facts if fact[0] >= start)]) if facts else hits


def _end_of_title(text: str, title: str) -> int:
    at = text.find(title, 0, _MAX_TITLE_START + len(title)) if title else -1
    return 0 if at < 0 else at + len(title)


def _find_hits(text: str, start: int, terms: Sequence[Term]) -> list[_Hit]:
    """(start, end, number of the term), in the order of the text; the beginning of a long text is tried first."""
    for length in (_FIRST_SCAN_CHARS, MAX_SCANNED_CHARS):
        folded = fold(text[: start + length])
        hits = sorted(
            (*hit, number)
            for number, term in enumerate(terms)
            for hit in islice(places(folded, term, start), _MAX_HITS)
        )
        if len({number for _, _, number in hits}) == len(terms) or len(folded) == len(text):
            break
    return hits


def _densest(hits: list[_Hit], terms: int) -> int:
    """Position of the hit from which one snippet shows most of what is asked, and then most facts; the first of equals.

    Args:
        hits: at least one.
        terms: how many numbers are those of terms; the others are those of facts.
    """
    best, most = 0, (0, 0)
    for first, (start, _, _) in enumerate(hits):
        end = start + SNIPPET_CHARS - _CONTEXT_CHARS
        shown = {number for _, hit_end, number in hits[first : first + _MAX_HITS] if hit_end <= end}
        told = len(shown), sum(number >= terms for number in shown)
        if told > most:
            best, most = first, told
    return best


def _cut(text: str, start: int, hit: int) -> tuple[int, int]:
    """A window of about `SNIPPET_CHARS` from `start` that begins and ends at words, `hit` inside."""
    if 0 < start < hit and not text[start - 1].isspace():
        start = next((at + 1 for at in range(start, hit) if text[at].isspace()), hit)
    end = min(len(text), start + SNIPPET_CHARS)
    if end < len(text) and not text[end].isspace():
        space = next((at for at in range(end - 1, hit, -1) if text[at].isspace()), end)
        end = space if space > hit + (end - hit) // 2 else end
    return start, end


def _on_one_line(text: str, window: tuple[int, int], hits: tuple[tuple[int, int], ...]) -> Snippet:
    """The window with runs of white space as one space and ellipses where it was cut; hits move along."""
    start, end = window
    characters = ["…"] if text[:start].strip() else []
    places = []
    for character in text[start:end]:
        places.append(len(characters))
        if not character.isspace():
            characters.append(character)
        elif characters and characters[-1] not in {" ", "…"}:
            characters.append(" ")
    places.append(len(characters))
    line = "".join(characters).rstrip()
    if text[end:].strip():
        line += "…"
    moved = tuple((places[at - start], places[stop - start]) for at, stop in hits)
    return Snippet(line, moved, hits[0][0] if hits else None)
