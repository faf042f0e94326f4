"""Articles and analyses in and out of the tables. Every function runs inside a transaction of the caller's."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.library.query import fold
from reader.library.search import index, unindex
from reader.model import Added, AddOutcome, Analysis, Article, ArticleId, ArticleRow, RawDocument, StoredArticle
from reader.wire import analysis_from_record, analysis_record, blocks_from_record, blocks_record, packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_RAW_COMPRESSION = 1
"""Half the time of the usual level for a tenth more bytes; zlib, not the index, would else slow an import."""
MAX_ID = 2**63 - 1
"""The largest id that SQLite can keep; nothing has a larger one."""

_ROW_COLUMNS = (
    "article.id, title, title_origin, source, location, published, added, words, language, "
    "unread, sample, updated, failed"
)
_ARTICLE_COLUMNS = "title, title_origin, location, source, byline, published, language, tags"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article made ready outside the transaction, so that other writers wait for the tables alone."""

    article: Article
    text_hash: str
    sort_key: str
    words: int
    blocks: bytes
    raw: RawDocument | None
    raw_data: bytes

    @classmethod
    def of(cls, article: Article, raw: RawDocument | None) -> Prepared:
        """Hash, count and compress."""
        return cls(
            article=article,
            text_hash=article.text_hash,
            # The end of a line sorts before all that can stand in a title.
            sort_key=f"{fold(article.title or '')}\n{fold(article.source)}",
            words=len(article.clean_text().split()),
            blocks=packed(blocks_record(article.blocks)),
            raw=raw,
            raw_data=zlib.compress(raw.data, _RAW_COMPRESSION) if raw else b"",
        )


def add(connection: sqlite3.Connection, items: Iterable[Prepared], *, sample: bool) -> list[Added]:
    """Take articles in; what is known already, by its text or by its location, keeps its id."""
    to_index: dict[int, Article] = {}
    added = [_add(connection, item, to_index, sample=sample) for item in items]
    index(connection, to_index)
    return added


def _add(connection: sqlite3.Connection, item: Prepared, to_index: dict[int, Article], *, sample: bool) -> Added:
    article = item.article
    same_text = connection.execute("SELECT id, removed FROM article WHERE text_hash = ?", (item.text_hash,)).fetchone()
    if same_text:
        article_id, removed = same_text
        connection.execute("UPDATE article SET removed = 0 WHERE id = ? AND removed = 1", (article_id,))
        outcome: AddOutcome = "restored" if removed else "known"
    elif same_place := _at_location(connection, article.location):
        article_id, removed = same_place
        if article_id not in to_index:
            unindex(connection, article_id)
        _update(connection, article_id, item)
        to_index[article_id] = article
        outcome = "restored" if removed else "updated"
    else:
        article_id = _insert(connection, item, sample=sample)
        to_index[article_id] = article
        outcome = "added"
    return Added(ArticleId(article_id), outcome, article.title or "", article.location)


def _at_location(connection: sqlite3.Connection, location: str) -> tuple[int, int] | None:
    if not location:
        return None
    row: tuple[int, int] | None = connection.execute(
        "SELECT id, removed FROM article WHERE location = ? ORDER BY id DESC LIMIT 1", (location,)
    ).fetchone()
    return row


def _insert(connection: sqlite3.Connection, item: Prepared, *, sample: bool) -> int:
    article = item.article
    cursor = connection.execute(
        "INSERT INTO article (location, source, title, title_origin, byline, published, language, tags, added, words,"
        " text_hash, sort_key, sample, tried) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT version FROM analysis WHERE text_hash = ?))",
        (
            article.location,
            article.source,
            article.title,
            article.title_origin,
            article.byline,
            article.published,
            article.language,
            json.dumps(article.tags, ensure_ascii=False),
            datetime.now(tz=UTC).isoformat(timespec="seconds"),
            item.words,
            item.text_hash,
            item.sort_key,
            sample,
            item.text_hash,
        ),
    )
    article_id = cursor.lastrowid
    assert article_id is not None
    connection.execute("INSERT INTO body VALUES (?, ?, ?)", (article_id, article.text, item.blocks))
    _store_raw(connection, article_id, item)
    return article_id


def _update(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    """Give an article its new text; an analysis of the old one stays under its hash, in case the text comes back."""
    article = item.article
    connection.execute(
        "UPDATE article SET source = ?, title = ?, title_origin = ?, byline = ?, published = ?, language = ?, tags = ?,"
        " words = ?, text_hash = ?, sort_key = ?, unread = 1, updated = 1, removed = 0, position = 0, failed = NULL,"
        " tried = (SELECT version FROM analysis WHERE analysis.text_hash = ?) WHERE id = ?",
        (
            article.source,
            article.title,
            article.title_origin,
            article.byline,
            article.published,
            article.language,
            json.dumps(article.tags, ensure_ascii=False),
            item.words,
            item.text_hash,
            item.sort_key,
            item.text_hash,
            article_id,
        ),
    )
    connection.execute("UPDATE body SET text = ?, blocks = ? WHERE id = ?", (article.text, item.blocks, article_id))
    _store_raw(connection, article_id, item)


def _store_raw(connection: sqlite3.Connection, article_id: int, item: Prepared) -> None:
    raw = item.raw
    if raw is None:
        # The bytes of an older text would belong to nothing.
        connection.execute("DELETE FROM raw WHERE id = ?", (article_id,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO raw VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, raw.location, raw.name, raw.media_type, raw.source, item.raw_data),
    )


def rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles, in this order; removed and unknown ones are left out."""
    found = connection.execute(
        f"SELECT {_ROW_COLUMNS} FROM article WHERE removed = 0 AND article.id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (_json_ids(ids),),
    )
    by_id = {row.id: row for row in map(_row, found)}
    return [by_id[ArticleId(article_id)] for article_id in ids if article_id in by_id]


def texts(connection: sqlite3.Connection, ids: Sequence[int], limit: int) -> dict[int, str]:
    """The first `limit` characters of the texts."""
    return dict(
        connection.execute(
            "SELECT id, substr(text, 1, ?) FROM body WHERE id IN (SELECT value FROM json_each(?))",
            (limit, _json_ids(ids)),
        ).fetchall()
    )


def article(connection: sqlite3.Connection, article_id: int) -> StoredArticle | None:
    """One article with its text, unless it was removed."""
    found = rows(connection, (article_id,))
    if not found:
        return None
    title, origin, location, source, byline, published, language, tags, position, text, blocks = connection.execute(
        f"SELECT {_ARTICLE_COLUMNS}, position, text, blocks FROM article JOIN body USING (id) WHERE id = ?",  # noqa: S608
        (article_id,),
    ).fetchone()
    stored = Article(
        text=text,
        blocks=blocks_from_record(unpacked(blocks)),
        title=title,
        title_origin=origin,
        location=location,
        source=source,
        byline=byline,
        published=published,
        language=language,
        tags=tuple(json.loads(tags)),
    )
    return StoredArticle(found[0], stored, position)


def raw(connection: sqlite3.Connection, article_id: int) -> RawDocument | None:
    """The bytes that the article's text was made from, if they were kept."""
    found = connection.execute(
        "SELECT location, name, media_type, source, data FROM raw WHERE id = ?", (article_id,)
    ).fetchone()
    if not found:
        return None
    location, name, media_type, source, data = found
    return RawDocument(location, name, media_type, source, zlib.decompress(data))


def analysis(connection: sqlite3.Connection, article_id: int, version: str) -> Analysis | None:
    """The analysis of an article's present text, if this version made it."""
    found = connection.execute(
        "SELECT analysis.text_hash, analysis.language, record FROM article JOIN analysis USING (text_hash)"
        " WHERE article.id = ? AND version = ?",
        (article_id, version),
    ).fetchone()
    if not found:
        return None
    text_hash, language, record = found
    return analysis_from_record(unpacked(record), version=version, text_hash=text_hash, language=language)


def has_analysis(connection: sqlite3.Connection, article_id: int, version: str) -> bool:
    """Whether `analysis` would find one; costs nothing of its size."""
    found = connection.execute(
        "SELECT 1 FROM article JOIN analysis USING (text_hash) WHERE article.id = ? AND version = ?",
        (article_id, version),
    ).fetchone()
    return found is not None


def save_analysis(connection: sqlite3.Connection, result: Analysis, record: bytes) -> None:
    """Keep an analysis in place of older ones of the same text; `record` is its packed form."""
    connection.execute(
        "INSERT OR REPLACE INTO analysis (text_hash, version, language, record) VALUES (?, ?, ?, ?)",
        (result.text_hash, result.version, result.language, record),
    )
    connection.execute(
        "UPDATE article SET tried = ?, failed = NULL WHERE text_hash = ?", (result.version, result.text_hash)
    )


def packed_analysis(result: Analysis) -> bytes:
    """The form in which an analysis is kept."""
    return packed(analysis_record(result))


def save_failure(connection: sqlite3.Connection, article_id: int, version: str, reason: str) -> None:
    """Note that this version cannot analyse the article's present text."""
    connection.execute("UPDATE article SET tried = ?, failed = ? WHERE id = ?", (version, reason, article_id))


def unanalysed(connection: sqlite3.Connection, version: str, limit: int) -> list[ArticleId]:
    """Newest articles that this version has neither analysed nor failed on.

    Looks at `limit` entries of one index for each version that the library has seen, not at the articles.
    """
    newest: list[int] = []
    for tried in _tried_versions(connection):
        if tried != version:
            found = connection.execute(
                "SELECT id FROM article INDEXED BY article_tried WHERE removed = 0 AND tried IS ?"
                " ORDER BY id DESC LIMIT ?",
                (tried, limit),
            )
            newest += [row[0] for row in found]
    return [ArticleId(article_id) for article_id in sorted(newest, reverse=True)[:limit]]


def _tried_versions(connection: sqlite3.Connection) -> Iterable[str | None]:
    """The distinct versions in the index, one jump each; first None, for what was never tried."""
    tried: str | None = None
    statement = "SELECT min(tried) FROM article INDEXED BY article_tried WHERE removed = 0"
    yield tried
    tried = connection.execute(statement).fetchone()[0]
    while tried is not None:
        yield tried
        tried = connection.execute(f"{statement} AND tried > ?", (tried,)).fetchone()[0]


def mark(connection: sqlite3.Connection, ids: Sequence[int], *, unread: bool) -> list[ArticleId]:
    """Set articles read or unread; returns those that were not, in the order given."""
    found = connection.execute(
        "SELECT id FROM article WHERE removed = 0 AND unread <> ? AND id IN (SELECT value FROM json_each(?))",
        (unread, _json_ids(ids)),
    ).fetchall()
    changed = _in_order(ids, found)
    connection.execute(
        "UPDATE article SET unread = ?, updated = updated AND ? WHERE id IN (SELECT value FROM json_each(?))",
        (unread, unread, json.dumps(changed)),
    )
    return changed


def set_removed(connection: sqlite3.Connection, ids: Sequence[int], *, removed: bool) -> list[ArticleId]:
    """Take articles out of lists, search and counts, or bring them back; returns those that changed."""
    found = connection.execute(
        "SELECT id FROM article WHERE removed <> ? AND id IN (SELECT value FROM json_each(?))",
        (removed, _json_ids(ids)),
    ).fetchall()
    changed = _in_order(ids, found)
    connection.execute(
        "UPDATE article SET removed = ? WHERE id IN (SELECT value FROM json_each(?))", (removed, json.dumps(changed))
    )
    return changed


def save_position(connection: sqlite3.Connection, article_id: int, position: int) -> None:
    """Remember the character at the top of the page."""
    connection.execute("UPDATE article SET position = ? WHERE id = ?", (position, article_id))


def _json_ids(ids: Iterable[int]) -> str:
    return json.dumps([article_id for article_id in ids if 0 < article_id <= MAX_ID])


def _in_order(ids: Sequence[int], found: list[tuple[int]]) -> list[ArticleId]:
    wanted = {row[0] for row in found}
    return [ArticleId(article_id) for article_id in dict.fromkeys(ids) if article_id in wanted]


def _row(found: tuple[Any, ...]) -> ArticleRow:
    article_id, title, origin, source, location, published, added, words, language, *flags, failed = found
    unread, sample, updated = map(bool, flags)
    return ArticleRow(
        id=ArticleId(article_id),
        title=title or "",
        title_origin=origin,
        source=source,
        location=location,
        published=published,
        added=added,
        words=words,
        language=language,
        unread=unread,
        sample=sample,
        updated=updated,
        failed=failed,
    )
