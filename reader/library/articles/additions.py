"""How an article comes into the tables: as a new one, as one that is known, or as another text of one.

Every function runs inside a transaction of the caller's.
"""

from __future__ import annotations

import json
import os
import zlib
from typing import TYPE_CHECKING, NamedTuple

from reader.library.across import contents
from reader.library.articles import repeats, tags
from reader.library.articles.records import packed_blocks
from reader.library.articles.store import checksum, now
from reader.library.finding.search import index, unindex
from reader.model import Added, AddOutcome, Article, ArticleId, RawDocument
from reader.text.fold import fold
from reader.text.words import count_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_RAW_COMPRESSION = 1
"""Half the time of the usual level for a tenth more bytes; zlib, not the index, would else slow an import."""
_COLUMNS = (
    "text_hash", "content_hash", "title", "title_origin", "byline", "published", "language", "tags", "source",
    "words", "sort_key",
)  # fmt: skip
"""Columns of an article that come from its source."""


class Prepared(NamedTuple):
    """An article made ready outside the transaction, so that other writers wait for the tables alone.

    Attributes:
        columns: values of `_COLUMNS`.
    """

    article: Article
    columns: tuple[object, ...]
    blocks: bytes
    raw: RawDocument | None
    raw_data: bytes

    @classmethod
    def of(cls, article: Article, raw: RawDocument | None) -> Prepared:
        """Hash, count and compress."""
        import hashlib  # noqa: PLC0415 - loads OpenSSL, 2 ms that the start can do without

        columns = (
            article.text_hash,
            hashlib.sha256(article.text.encode()).digest(),
            article.title,
            article.title_origin,
            article.byline,
            article.published,
            article.language,
            json.dumps(article.tags, ensure_ascii=False),
            article.source,
            count_words(article.clean_text()),
            # The end of a line sorts before all that can stand in a title.
            f"{fold(article.title or '')}\n{fold(article.source)}",
        )
        blocks = packed_blocks(article.blocks)
        return cls(article, columns, blocks, raw, zlib.compress(raw.data, _RAW_COMPRESSION) if raw else b"")

    @property
    def text_hash(self) -> object:
        """What an analysis is kept under."""
        return self.columns[0]

    @property
    def content_hash(self) -> object:
        """What tells one text from another."""
        return self.columns[1]


def add(connection: sqlite3.Connection, items: Iterable[Prepared], *, sample: bool) -> list[Added]:
    """Take articles in; what is known already, by its text or by its location, keeps its id."""
    to_index: dict[int, Article] = {}
    added = [_add(connection, item, to_index, sample=sample) for item in items]
    index(connection, to_index)
    return added


def _add(connection: sqlite3.Connection, item: Prepared, to_index: dict[int, Article], *, sample: bool) -> Added:
    article = item.article
    same_text = connection.execute(
        f"SELECT id, removed, location, {', '.join(_COLUMNS)} FROM article WHERE content_hash = ?",  # noqa: S608
        (item.content_hash,),
    ).fetchone()
    outcome: AddOutcome
    if same_text:
        article_id, removed, location, *columns = same_text
        outcome = "known"
        if location != article.location:
            _follow(connection, article_id, location, article.location)
        elif location and _refresh(connection, article_id, tuple(columns), item, to_index):
            outcome = "updated"
        if removed:
            connection.execute("UPDATE article SET removed = 0, removed_at = NULL WHERE id = ?", (article_id,))
            repeats.count_anew(connection, [article_id])  # it may be kept as of another source
            outcome = "restored"
    elif same_place := _at_place(connection, article.location):
        article_id, removed = same_place
        _replace(connection, article_id, item, to_index)
        outcome = "restored" if removed else "updated"
    else:
        article_id = _insert(connection, item, sample=sample)
        to_index[article_id] = article
        outcome = "added"
    if article.location:
        connection.execute(
            "INSERT INTO place VALUES (?, ?) ON CONFLICT DO UPDATE SET id = excluded.id WHERE id <> excluded.id",
            (article.location, article_id),
        )
    return Added(ArticleId(article_id), outcome, article.title or "", article.location)


def _at_place(connection: sqlite3.Connection, location: str) -> tuple[int, int] | None:
    """The article whose own location this is, and whether it was removed.

    A location that had a copy of an article of another location, and has another text now, has a new article.
    """
    row: tuple[int, int] | None = connection.execute(
        "SELECT article.id, removed FROM place JOIN article ON article.id = place.id"
        " WHERE place.location = ? AND article.location = place.location",
        (location,),
    ).fetchone()
    return row


def _follow(connection: sqlite3.Connection, article_id: int, old: str, new: str) -> None:
    """Let an article go with its file: when the old one is gone, the copy that was found is its own from now on."""
    if new and not new.startswith("stdin:") and not os.path.lexists(old):
        connection.execute("UPDATE article SET location = ? WHERE id = ?", (new, article_id))


def _refresh(
    connection: sqlite3.Connection,
    article_id: int,
    columns: tuple[object, ...],
    item: Prepared,
    to_index: dict[int, Article],
) -> bool:
    """Take over what else a source says of the same text, and its bytes; returns whether a person can see a change.

    What a disk damaged in the text or the blocks is mended by the way: the index still fits the text.
    """
    article = item.article
    is_whole = connection.execute(
        "SELECT 1 FROM body WHERE id = ? AND text = ? AND blocks = ?", (article_id, article.text, item.blocks)
    ).fetchone()
    is_same = columns == item.columns
    was_counted = not (is_whole and is_same) and repeats.uncount(connection, article_id)
    if not is_whole:
        _store_body(connection, article_id, item)
    if item.raw is not None:
        _store_raw(connection, article_id, item)
    if not is_same:
        if article_id not in to_index:
            unindex(connection, article_id)
        contents.take_out(connection, article_id)
        _store_columns(connection, article_id, item)
        to_index[article_id] = article
    if was_counted:
        _count_lines(connection, article_id, article)
    return not is_same


def _replace(connection: sqlite3.Connection, article_id: int, item: Prepared, to_index: dict[int, Article]) -> None:
    """Give an article its new text; an analysis of the old one stays under its hash, in case the text comes back."""
    if article_id not in to_index:
        unindex(connection, article_id)
    repeats.uncount(connection, article_id)
    contents.take_out(connection, article_id)
    _store_columns(connection, article_id, item)
    connection.execute(
        "UPDATE article SET unread = 1, updated = 1, removed = 0, removed_at = NULL, position = 0 WHERE id = ?",
        (article_id,),
    )
    _store_body(connection, article_id, item)
    _store_raw(connection, article_id, item)
    _count_lines(connection, article_id, item.article)
    to_index[article_id] = item.article


def put_again(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    """Give an article other columns and another text, where the index is made anew afterwards.

    Raises:
        sqlite3.IntegrityError: another article has this text.
    """
    _store_columns(connection, article_id, item)
    _store_body(connection, article_id, item)


def _insert(connection: sqlite3.Connection, item: Prepared, *, sample: bool) -> int:
    names = ", ".join(_COLUMNS)
    cursor = connection.execute(
        f"INSERT INTO article ({names}, location, added, sample, tried, detected)"  # noqa: S608 - names of ours
        f" VALUES ({'?, ' * len(_COLUMNS)}?, ?, ?, (SELECT version FROM analysis WHERE text_hash = ?),"
        " (SELECT language FROM analysis WHERE text_hash = ?))",
        (*item.columns, item.article.location, now(), sample, item.text_hash, item.text_hash),
    )
    article_id = cursor.lastrowid
    assert article_id is not None
    tags.put_given(connection, article_id, item.article.tags)
    _store_body(connection, article_id, item)
    _store_raw(connection, article_id, item)
    _count_lines(connection, article_id, item.article)
    return article_id


def _count_lines(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    repeats.count(connection, article_id, article.text, article.blocks, article.source)


def _store_columns(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    """Store what comes from the source; what is known of an analysis holds while that still fits.

    A tag that the source did not give before is given; of the others the reader has the say.
    """
    before = tags.given_before(connection, article_id)
    tags.put_given(connection, article_id, (tag for tag in item.article.tags if tag not in before))
    assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
    connection.execute(
        f"UPDATE article SET {assignments}, failed = CASE WHEN text_hash = ? THEN failed END,"  # noqa: S608
        " tried = CASE WHEN text_hash = ? THEN tried"
        " ELSE (SELECT version FROM analysis WHERE analysis.text_hash = ?) END,"
        " detected = (SELECT language FROM analysis WHERE analysis.text_hash = ?) WHERE id = ?",
        (*item.columns, *[item.text_hash] * 4, article_id),
    )


def _store_body(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    text = item.article.text
    connection.execute(
        "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?)", (article_id, text, item.blocks, checksum(text, item.blocks))
    )


def _store_raw(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    raw = item.raw
    if raw is None:
        # The bytes of an older text would belong to nothing.
        connection.execute("DELETE FROM raw WHERE id = ?", (article_id,))
        return
    connection.execute(
        "INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET location = excluded.location,"
        " name = excluded.name, media_type = excluded.media_type, source = excluded.source, data = excluded.data"
        " WHERE data <> excluded.data OR media_type <> excluded.media_type OR name <> excluded.name",
        (article_id, raw.location, raw.name, raw.media_type, raw.source, item.raw_data),
    )
