"""Who and where, across articles: the entities of each analysis in tables.

What an article names is the same entity of the library as in other articles if its `linking.identity` is the same.
Which of these are one after all is told when they are read (`reader.library.across.kin`).

What stands in a removed article is left out when it is read: it may come back.
"""

from __future__ import annotations

import re
import struct
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from reader.library.articles.ids import AMONG, json_values
from reader.model import EntityKind
from reader.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model import Analysis, Entity

KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
"""A kind is kept as its place in here."""
FORM_BITS = 8
"""The id of a form is its entity's, and this many bits for its number there."""
FORMS = 2**FORM_BITS - 1
"""Most forms of an entity that are kept; the number after the last one is used by none."""
MAX_FORM_CHARS = 200
"""More is not kept of a form."""
_MOST_EXPANDED = 50
"""Of so many entities that a value may mean others that are one with them are looked up: each costs a surname."""
_MARKS = 4
"""Most full stops, apostrophes and the like by which a form differs from a value that is the same."""
_EPOCH = date(1970, 1, 1).toordinal()
FIRST_DAY = 1 - _EPOCH
"""The earliest day that an article can have been published, counted from 1970: a smaller number is no such day."""
_UNDATED = 1_000_000
"""Taken from the day on which an article without a date was taken in: three bytes, and no day of publication."""
_BYTE = 255


class _Found(NamedTuple):
    """An entity of the library, as one article has it."""

    entity: Entity
    key: str
    forms: dict[str, None]
    ids: list[int]
    mentions: list[int]


def put(connection: sqlite3.Connection, article_id: int, analysis: Analysis) -> Mapping[int, int]:
    """Put the entities of an article where they are looked up, in place of those that it has there.

    An entity that no other article names keeps its number if it is among the new ones, too.

    Returns:
        Id in the analysis -> id in the library.
    """
    before = _uncount(connection, article_id)
    linked = _put(connection, article_id, analysis)
    _drop_unnamed(connection, before)
    return linked


def take_out(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the entities of an article out, and those that no other article names for good."""
    _drop_unnamed(connection, _uncount(connection, article_id))


def _put(connection: sqlite3.Connection, article_id: int, analysis: Analysis) -> Mapping[int, int]:
    """Put the entities of an article in; it has none there. Returns what `put` does."""
    gathered = _gathered(analysis.entities)
    if not gathered:
        return {}
    day = _day(connection, article_id)
    linked: dict[int, int] = {}
    numbers = bytearray()
    new_forms: list[tuple[int, str, str | None]] = []
    for found in gathered:
        number = _entity_id(connection, found)
        linked.update(dict.fromkeys(found.ids, number))
        used = _count_forms(connection, number, found, new_forms)
        numbers += bytes([len(used), *used])
    connection.executemany("INSERT INTO form (id, form, tie, articles) VALUES (?, ?, ?, 1)", new_forms)
    ids = [linked[found.ids[0]] for found in gathered]
    connection.executemany("INSERT INTO named VALUES (?, ?, ?)", [(number, day, article_id) for number in ids])
    connection.execute(
        "INSERT INTO naming VALUES (?, ?, ?, ?, ?)",
        (article_id, day, packed_ids(ids), packed_counts([sum(found.mentions) for found in gathered]), bytes(numbers)),
    )
    new_forms.sort()
    connection.executemany("INSERT INTO form_search (rowid, form) VALUES (?, ?)", [new[:2] for new in new_forms])
    return linked


def _uncount(connection: sqlite3.Connection, article_id: int) -> tuple[int, ...]:
    """Take the entities of an article out; those that no other article names stay, named by none. Returns them all."""
    naming = connection.execute(
        "SELECT day, entities, mentions, forms FROM naming WHERE article = ?", (article_id,)
    ).fetchone()
    if naming is None:
        return ()
    day, entities, mentions, numbers = naming
    ids = unpacked_ids(entities)
    counts = unpacked_counts(mentions, len(ids))
    forms = [
        number << FORM_BITS | form for number, used in zip(ids, form_numbers(numbers), strict=True) for form in used
    ]
    connection.execute("DELETE FROM naming WHERE article = ?", (article_id,))
    connection.executemany(
        "DELETE FROM named WHERE entity = ? AND day = ? AND article = ?", [(number, day, article_id) for number in ids]
    )
    connection.executemany(
        "UPDATE entity SET articles = articles - 1, mentions = mentions - ? WHERE id = ?",
        list(zip(counts, ids, strict=True)),
    )
    connection.executemany("UPDATE form SET articles = articles - 1 WHERE id = ?", [(form,) for form in forms])
    gone = [
        row
        for form in sorted(forms)
        for row in connection.execute("SELECT id, form FROM form WHERE id = ? AND articles = 0", (form,))
    ]
    connection.executemany("DELETE FROM form WHERE id = ?", [row[:1] for row in gone])
    connection.executemany("INSERT INTO form_search (form_search, rowid, form) VALUES ('delete', ?, ?)", gone)
    return ids


def _drop_unnamed(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Drop those of the entities that no article names."""
    connection.executemany("DELETE FROM entity WHERE id = ? AND articles = 0", [(number,) for number in ids])


def ids_of(connection: sqlite3.Connection, kinds: Iterable[EntityKind], value: str) -> list[int]:
    """The entities of some kinds that a typed value means, with all that are one with them.

    Those come first that have the value as a form; then those that have a form with all words of the value, in order.
    Of a value that very many have, such as a first name, only the most named ones are found in other forms as well.
    """
    from reader.library.across.kin import kin_of  # noqa: PLC0415 - the start looks nothing up

    found = matching(connection, kinds, value)
    expanded, others = found[:_MOST_EXPANDED], found[_MOST_EXPANDED:]
    kin = kin_of(connection, expanded)
    return list(dict.fromkeys([*(member for number in expanded for member in kin[number]), *others]))


def matching(connection: sqlite3.Connection, kinds: Iterable[EntityKind], value: str) -> list[int]:
    """The entities that have a form with all words of the value, in order; those of which it is a form come first.

    Otherwise those that most articles name come first.
    """
    from reader.library.across.linking import words_of  # noqa: PLC0415 - as above

    wanted = searched_words(value)
    if not wanted:
        return []
    rows = connection.execute(
        "SELECT entity.id, form.form FROM form_search JOIN form ON form.id = form_search.rowid"  # noqa: S608
        f" JOIN entity ON entity.id = form.id >> {FORM_BITS}"
        f" WHERE form_search MATCH ? AND kind {AMONG} ORDER BY entity.articles DESC, key",
        (" ".join(f'"{word}"' for word in wanted), json_values(KINDS.index(kind) for kind in kinds)),
    ).fetchall()
    if len(wanted) > 1:
        rows = [row for row in rows if _has_in_order(searched_words(row[1]), wanted)]
    whole = words_of(value)
    # Most forms are told from the value by their length alone, which costs next to nothing.
    exact = (number for number, form in rows if abs(len(form) - len(value)) <= _MARKS and words_of(form) == whole)
    return list(dict.fromkeys(exact) | dict.fromkeys(number for number, _ in rows))


def condition(ids: Sequence[int]) -> tuple[str, tuple[str]]:
    """That an article names one of these entities, as a condition on ``article.id`` in SQL, with its parameter."""
    return f"id IN (SELECT article FROM named WHERE entity {AMONG})", (json_values(ids),)  # noqa: S608 - constants


def made_with(connection: sqlite3.Connection) -> str:
    """What the corrections said that the tables were made with, as of `reader.corrections.rules.Corrections.said`."""
    said: str = connection.execute("SELECT corrections FROM corrected").fetchone()[0]
    return said


def searched_words(value: str) -> list[str]:
    """The words of a value as the index of forms has them."""
    return re.findall(r"[^\W_]+", fold(value))


def packed_ids(ids: Sequence[int]) -> bytes:
    """Ids as `naming` has them: 32 bits each, the least significant byte first."""
    return struct.pack(f"<{len(ids)}I", *ids)


def unpacked_ids(data: bytes) -> tuple[int, ...]:
    """The inverse of `packed_ids`."""
    return struct.unpack(f"<{len(data) // 4}I", data)


def packed_counts(counts: Sequence[int]) -> bytes:
    """Counts in a byte each; where one of them is too large for that, all in four."""
    return bytes(counts) if max(counts, default=0) <= _BYTE else packed_ids(counts)


def unpacked_counts(data: bytes, length: int) -> Sequence[int]:
    """The inverse of `packed_counts` for so many counts."""
    return data if len(data) == length else unpacked_ids(data)


def form_numbers(data: bytes) -> list[bytes]:
    """The numbers of the forms by which an article names each of its entities: before each entity's how many."""
    found, at = [], 0
    while at < len(data):
        end = at + 1 + data[at]
        found.append(data[at + 1 : end])
        at = end
    return found


def form_text(form: str) -> str:
    """A form as it is kept: one line."""
    return " ".join(form.split())[:MAX_FORM_CHARS]


LATEST_FIRST = f"iif(day < {FIRST_DAY}, day + {_UNDATED}, day) DESC, article DESC"
"""The order of `named` in SQL in which articles without a date stand by the day on which they were taken in."""


def day_text(day: int) -> str:
    """A day of publication as `named` has it, in ISO 8601."""
    return date.fromordinal(day + _EPOCH).isoformat()


def _gathered(entities: Iterable[Entity]) -> list[_Found]:
    """The entities of an article, those together that are one in the library, in their order."""
    from reader.library.across.linking import identity  # noqa: PLC0415 - the start puts nothing in

    found: dict[tuple[EntityKind, str], _Found] = {}
    for entity in entities:
        key = identity(entity)
        one = found.setdefault((entity.kind, key), _Found(entity, key, {}, [], []))
        one.ids.append(entity.id)
        one.mentions.append(len(entity.mentions))
        one.forms.update(dict.fromkeys(map(form_text, (entity.name, *entity.aliases))))
    return list(found.values())


def _entity_id(connection: sqlite3.Connection, found: _Found) -> int:
    """The id of an entity, which one article more names."""
    entity, mentions = found.entity, sum(found.mentions)
    kind = KINDS.index(entity.kind)
    row = connection.execute("SELECT id, articles FROM entity WHERE kind = ? AND key = ?", (kind, found.key)).fetchone()
    if row is not None and row[1] > 0:
        connection.execute(
            "UPDATE entity SET articles = articles + 1, mentions = mentions + ? WHERE id = ?", (mentions, row[0])
        )
        return int(row[0])
    is_place = entity.kind == "place"
    made = connection.execute(
        "REPLACE INTO entity (id, kind, key, country, place_kind, lat, lon, articles, mentions)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
        (
            row and row[0],
            kind,
            found.key,
            entity.country if is_place or entity.kind == "nationality" else None,
            entity.place_kind if is_place else None,
            entity.lat if is_place else None,
            entity.lon if is_place else None,
            mentions,
        ),
    ).lastrowid
    assert made is not None
    return made


def _count_forms(
    connection: sqlite3.Connection, number: int, found: _Found, new_forms: list[tuple[int, str, str | None]]
) -> list[int]:
    """Count the forms of an entity in one more article; adds new ones to `new_forms`, and returns their numbers."""
    from reader.library.across.linking import tie_of  # noqa: PLC0415 - as above

    first = number << FORM_BITS
    known = dict(
        connection.execute("SELECT form, id - ? FROM form WHERE id BETWEEN ? AND ?", (first, first, first + FORMS))
    )
    taken = set(known.values())
    free = (one for one in range(FORMS) if one not in taken)
    used = []
    for form in found.forms:
        if form in known:
            used.append(known[form])
            connection.execute("UPDATE form SET articles = articles + 1 WHERE id = ?", (first + known[form],))
        elif (new := next(free, None)) is not None:
            used.append(new)
            new_forms.append((first + new, form, tie_of(found.entity.kind, found.key, form)))
    return used


def _day(connection: sqlite3.Connection, article_id: int) -> int:
    """The day that an article was published, counted from 1970; without one, that it was taken in, less `_UNDATED`."""
    published, added = connection.execute("SELECT published, added FROM article WHERE id = ?", (article_id,)).fetchone()
    for time, less in ((published, 0), (added, _UNDATED)):
        with suppress(ValueError):
            return date.fromisoformat((time or "")[:10]).toordinal() - _EPOCH - less
    return -_UNDATED


def _has_in_order(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether all wanted words occur, in their order, maybe with others between them."""
    left = iter(words)
    return all(word in left for word in wanted)
