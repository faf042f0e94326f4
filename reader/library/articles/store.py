"""Articles and analyses as they stand in the tables; `reader.library.articles.additions` puts articles in.

Every function runs inside a transaction of the caller's.
"""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.library.across import contents
from reader.library.articles import boilerplate, records, repeats, tags
from reader.library.articles.ids import AMONG, json_ids, json_parts, those
from reader.model import (
    CLEAN_ROLES,
    Analysis,
    Article,
    ArticleId,
    ArticleRow,
    LineChoice,
    RawDocument,
    StoredArticle,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.articles.records import KeptAnalysis

COUNTED_AT_ONCE = 200
"""Articles whose lines are counted when they go or come back: each takes some 0.2 ms."""

_ROW_COLUMNS = (
    "article.id, title, title_origin, source, location, published, added, words, language, "
    "unread, sample, updated AND unread, starred, removed, failed"
)
_OF_ARTICLE = "article JOIN analysis USING (text_hash) WHERE article.id = ?"
"""The kept analysis of an article's present text."""
_ARTICLE_COLUMNS = "title, title_origin, location, source, byline, published, language, tags"


def rows(connection: sqlite3.Connection, ids: Sequence[int], *, with_removed: bool = False) -> list[ArticleRow]:
    """The rows of these articles, in this order; unknown ones are left out, and removed ones unless they are wanted."""
    found = connection.execute(
        f"SELECT {_ROW_COLUMNS} FROM article WHERE removed <= ? AND article.id {AMONG}",  # noqa: S608
        (with_removed, json_ids(ids)),
    )
    tagged = tags.of_articles(connection, ids)
    by_id = {row.id: row for row in (_row(one, tagged.get(one[0], ())) for one in found)}
    return [by_id[ArticleId(article_id)] for article_id in ids if article_id in by_id]


def texts(connection: sqlite3.Connection, ids: Sequence[int], limit: int) -> dict[int, str]:
    """The first `limit` characters of the texts."""
    return dict(
        connection.execute(
            f"SELECT id, substr(text, 1, ?) FROM body WHERE id {AMONG}",  # noqa: S608 - constants
            (limit, json_ids(ids)),
        ).fetchall()
    )


def checksum(text: str, blocks: bytes) -> int:
    """What is kept beside a text and its packed blocks, to find what a disk changes."""
    return checksum_of(text.encode(errors="replace"), blocks)


def checksum_of(text: bytes, blocks: bytes) -> int:
    """The `checksum` of a text whose bytes may be none any more."""
    return zlib.crc32(blocks, zlib.crc32(text))


def article(
    connection: sqlite3.Connection, article_id: int, *, with_removed: bool = False
) -> tuple[StoredArticle, bool] | None:
    """One article with its text, and whether the text is the one that was stored; a removed one if that is wanted.

    Its roles are those of now: `repeats` has the last word.

    Raises:
        UNREADABLE: its blocks or tags are damaged.
    """
    found = rows(connection, (article_id,), with_removed=with_removed)
    if not found:
        return None
    title, origin, location, source, byline, published, language, tags, *rest = connection.execute(
        f"SELECT {_ARTICLE_COLUMNS}, position, text_hash, text, blocks, checksum"  # noqa: S608 - names of ours
        " FROM article JOIN body USING (id) WHERE id = ?",
        (article_id,),
    ).fetchone()
    position, text_hash, text, blocks, expected = rest
    stored = Article(
        text=text,
        blocks=repeats.overlaid(connection, text, records.unpacked_blocks(blocks), source),
        title=title,
        title_origin=origin,
        location=location,
        source=source,
        byline=byline,
        published=published,
        language=language,
        tags=tuple(json.loads(tags)),
    )
    return StoredArticle(found[0], stored, position, text_hash), checksum(text, blocks) == expected


def raw(connection: sqlite3.Connection, article_id: int) -> RawDocument | None:
    """The bytes that the article's text was made from, if they were kept.

    Raises:
        UNREADABLE: they are damaged.
    """
    found = connection.execute(
        "SELECT location, name, media_type, source, data FROM raw WHERE id = ?", (article_id,)
    ).fetchone()
    if not found:
        return None
    location, name, media_type, source, data = found
    return RawDocument(location, name, media_type, source, zlib.decompress(data))


def analysis(connection: sqlite3.Connection, article_id: int, version: str) -> Analysis | None:
    """The analysis of an article's present text, if this version made it.

    Raises:
        UNREADABLE: it is damaged.
    """
    kept = _kept(connection, f"{_OF_ARTICLE} AND version = ?", article_id, version)
    return None if kept is None else kept.unpacked()


def earlier_analysis(connection: sqlite3.Connection, text_hash: str) -> KeptAnalysis | None:
    """The analysis that is kept of a text, whatever version made it."""
    return _kept(connection, "analysis WHERE text_hash = ?", text_hash)


def _kept(connection: sqlite3.Connection, source: str, *parameters: object) -> KeptAnalysis | None:
    found = connection.execute(
        f"SELECT record, version, text_hash, analysis.language FROM {source}",  # noqa: S608 - constants
        parameters,
    ).fetchone()
    return None if found is None else records.KeptAnalysis(*found)


def has_analysis(connection: sqlite3.Connection, article_id: int, version: str) -> bool:
    """Whether `analysis` would find one; costs nothing of its size."""
    found = connection.execute(
        "SELECT 1 FROM article JOIN analysis USING (text_hash) WHERE article.id = ? AND version = ?",
        (article_id, version),
    ).fetchone()
    return found is not None


def has_analysis_of(connection: sqlite3.Connection, stored: StoredArticle, version: str) -> bool:
    """Whether there is one that was made with the roles which the article has now."""
    found = connection.execute(
        "SELECT coalesce(made_of, text_hash) FROM analysis WHERE text_hash = ? AND version = ?",
        (stored.text_hash, version),
    ).fetchone()
    if found is None:
        return False
    # Of most articles the hash is known: to make it is to go through the whole text, and to load OpenSSL once.
    is_changed = boilerplate.is_laid_over(stored.article.blocks)
    return bool(found[0] == (stored.article.text_hash if is_changed else stored.text_hash))


def save_analysis(
    connection: sqlite3.Connection, result: Analysis, record: bytes, text_hash: str, corrected: Analysis
) -> None:
    """Keep an analysis in place of older ones of the same text.

    Args:
        connection: in a transaction.
        result: the analysis.
        record: its packed form, as of `reader.library.articles.records`.
        text_hash: of the article as it was taken in; the result has that of the article with its roles of now.
        corrected: the analysis as it is looked up across articles.
    """
    made_of = result.text_hash if result.text_hash != text_hash else None
    connection.execute(
        "INSERT OR REPLACE INTO analysis (text_hash, version, language, record, made_of) VALUES (?, ?, ?, ?, ?)",
        (text_hash, result.version, result.language, record, made_of),
    )
    connection.execute(
        "UPDATE article SET tried = ?, failed = NULL, detected = ? WHERE text_hash = ?",
        (result.version, result.language, text_hash),
    )
    for (article_id,) in connection.execute("SELECT id FROM article WHERE text_hash = ?", (text_hash,)).fetchall():
        contents.put(connection, article_id, corrected)


def drop_analysis(connection: sqlite3.Connection, article_id: int) -> None:
    """Forget a damaged analysis and what is looked up of it, so that both are made again."""
    contents.take_out(connection, article_id)
    connection.execute(
        "DELETE FROM analysis WHERE text_hash = (SELECT text_hash FROM article WHERE id = ?)", (article_id,)
    )
    connection.execute("UPDATE article SET tried = NULL WHERE id = ?", (article_id,))


def packed_analysis(result: Analysis) -> bytes:
    """The form in which an analysis is kept."""
    return records.packed_analysis(result)


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


def count_unanalysed(connection: sqlite3.Connection, version: str) -> int:
    """How many articles this version has neither analysed nor failed on."""
    statement = "SELECT count(*) FROM article INDEXED BY article_tried WHERE removed = 0 AND tried IS ?"
    others = [tried for tried in _tried_versions(connection) if tried != version]
    return sum(int(connection.execute(statement, (tried,)).fetchone()[0]) for tried in others)


def _tried_versions(connection: sqlite3.Connection) -> Iterable[str | None]:
    """The distinct versions in the index, one jump each; first None, for what was never tried."""
    tried: str | None = None
    statement = "SELECT min(tried) FROM article INDEXED BY article_tried WHERE removed = 0"
    yield tried
    tried = connection.execute(statement).fetchone()[0]
    while tried is not None:
        yield tried
        tried = connection.execute(f"{statement} AND tried > ?", (tried,)).fetchone()[0]


def set_flag(connection: sqlite3.Connection, column: str, ids: Sequence[int], *, on: bool) -> list[ArticleId]:
    """Set a column of articles that is yes or no; returns those that were otherwise, in the order given.

    Removed articles are left alone.
    """
    changed = those(connection, ids, f"removed = 0 AND {column} <> ?", on)
    for part in json_parts(changed):
        connection.execute(
            f"UPDATE article SET {column} = ? WHERE id {AMONG}",  # noqa: S608 - a name of ours
            (on, part),
        )
    return changed


def set_removed(connection: sqlite3.Connection, ids: Sequence[int], *, removed: bool) -> list[ArticleId]:
    """Take articles out of lists, search and counts, or bring them back; returns those that changed.

    The lines of more than `COUNTED_AT_ONCE` are counted, or are no longer, little by little afterwards.
    """
    changed = those(connection, ids, "removed <> ?", removed)
    at = now() if removed else None
    for part in json_parts(changed):
        connection.execute(
            f"UPDATE article SET removed = ?, removed_at = ? WHERE id {AMONG}",  # noqa: S608 - constants
            (removed, at, part),
        )
    if len(changed) <= COUNTED_AT_ONCE:
        repeats.count_anew(connection, changed)
    return changed


def choose_line(connection: sqlite3.Connection, article_id: int, start: int, *, is_part: bool) -> LineChoice | None:
    """Have the line of an article that starts at a character, and its like in the source, be a part of it or not.

    Where that takes back the opposite, and the line is so by itself, what was said of it is forgotten. None when there
    is no such line.

    Raises:
        UNREADABLE: the article is damaged.
    """
    found = article(connection, article_id)
    if found is None:
        return None
    stored = found[0].article
    block = next((block for block in stored.blocks if block.start == start), None)
    if block is None or not block.can_be_chosen:
        return None
    line = stored.text[block.start : block.end]
    before = repeats.choose(connection, stored.source, line, None)
    is_undone = before is (not is_part) and _is_part_by_itself(connection, article_id, start) is is_part
    if not is_undone:  # also where it is so by itself here: it may not be in other articles
        repeats.choose(connection, stored.source, line, is_part)
    return LineChoice(stored.source, line, before)


def _is_part_by_itself(connection: sqlite3.Connection, article_id: int, start: int) -> bool:
    """Whether the line that starts there is a part of its article; to be asked when nothing is said of it."""
    found = article(connection, article_id)
    assert found is not None
    return next(block for block in found[0].article.blocks if block.start == start).role in CLEAN_ROLES


def put_contents(connection: sqlite3.Connection, article_id: int, corrected: Callable[[Analysis], Analysis]) -> None:
    """Put what the kept analysis of an article found, whatever version made it, where it is looked up.

    Raises:
        UNREADABLE: the analysis is damaged.
    """
    made = kept_analysis(connection, article_id)
    contents.put(connection, article_id, None if made is None else corrected(made))


def kept_analysis(connection: sqlite3.Connection, article_id: int) -> Analysis | None:
    """The analysis of an article's present text that is kept, whatever version made it.

    Raises:
        UNREADABLE: it is damaged.
    """
    kept = _kept(connection, _OF_ARTICLE, article_id)
    return None if kept is None else kept.unpacked()


def removed_before(connection: sqlite3.Connection, time: str, limit: int) -> list[int]:
    """Articles that were removed before a time as of `now`, at most `limit`."""
    found = connection.execute(
        "SELECT id FROM article INDEXED BY article_removed WHERE removed = 1 AND removed_at < ? LIMIT ?", (time, limit)
    )
    return [row[0] for row in found]


def delete(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Take removed articles out of every table, with their analyses: no other has their text."""
    from reader.library.finding.search import unindex  # noqa: PLC0415 - the start searches nothing

    for article_id in ids:
        unindex(connection, article_id)
        repeats.uncount(connection, article_id)
        contents.take_out(connection, article_id)
    for statement in (
        f"DELETE FROM analysis WHERE text_hash IN (SELECT text_hash FROM article WHERE id {AMONG})",  # noqa: S608
        f"DELETE FROM raw WHERE id {AMONG}",  # noqa: S608 - names of ours, here and below
        f"DELETE FROM body WHERE id {AMONG}",  # noqa: S608
        f"DELETE FROM place WHERE id {AMONG}",  # noqa: S608
        f"DELETE FROM tag WHERE article {AMONG}",  # noqa: S608
        f"DELETE FROM article WHERE id {AMONG}",  # noqa: S608
    ):
        connection.execute(statement, (json_ids(ids),))


def now() -> str:
    """The present time as it is kept: ISO 8601 with zone, in seconds."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def save_position(connection: sqlite3.Connection, article_id: int, position: int) -> None:
    """Remember the character at the top of the page."""
    connection.execute("UPDATE article SET position = ? WHERE id = ?", (position, article_id))


def _row(found: tuple[Any, ...], tagged: tuple[str, ...]) -> ArticleRow:
    article_id, title, origin, source, location, published, added, words, language, *flags, failed = found
    unread, sample, updated, starred, removed = map(bool, flags)
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
        starred=starred,
        tags=tagged,
        removed=removed,
    )
