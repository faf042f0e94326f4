"""What is wrong with a library: everything in it is read, and compared with everything that says what it should be.

It is done on a copy of one moment (`reader.library.safety.copying`): the check of a full-text index counts as writing,
and would keep all other programs from theirs meanwhile. Memory does not grow with the library.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.library.across import contents
from reader.library.articles import records
from reader.library.articles.store import checksum_of
from reader.model import Article
from reader.text.fold import fold
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


MAX_FILE_FINDINGS = 20
"""More of what SQLite itself finds would say no more."""
TOLD_EVERY = 500
"""Rows after which it is told how far the check is."""
_PIECE_BYTES = 1_000_000


class Kind(StrEnum):
    """What a finding is about."""

    FILE = "file"
    """Tables and indexes as SQLite keeps them."""
    SEARCH = "search"
    """A full-text index."""
    TEXT = "text"
    """The text of an article is not what was stored."""
    BLOCKS = "blocks"
    """The parts of a text are not what was stored, or cannot be read."""
    HEAD = "head"
    """Title, date or another thing that is known of an article is not what was stored."""
    SOURCE = "source"
    """The bytes that an article was made from cannot be read."""
    ANALYSIS = "analysis"
    """An analysis cannot be read."""
    COUNTS = "counts"
    """What is counted or derived does not fit the articles."""
    CONTENTS = "contents"
    """What is looked up across articles does not fit them; it is made from the analyses."""
    ORPHAN = "orphan"
    """Something belongs to no article, or an article lacks its text."""


class Finding(NamedTuple):
    """One thing that is wrong.

    Attributes:
        words: a sentence for the user; not safe to draw, as it may hold a title.
        article_id: which article it is about; None for the library as a whole.
    """

    kind: Kind
    words: str
    article_id: int | None = None


def findings(
    connection: sqlite3.Connection, tell: Callable[[int, int], None] = lambda _done, _total: None
) -> Iterator[Finding]:
    """Check a library of any version, from end to end.

    Args:
        connection: to a copy; outside a transaction.
        tell: called with how many rows of how many have been looked at.
    """
    rows = sum(_count(connection, table) for table in ("article", "raw", "analysis"))
    done, told = 0, set()
    for check in _CHECKS:
        for finding in _as_far_as_possible(check(connection)):
            if finding is not None:
                if finding not in told:
                    yield finding
                if finding.kind is Kind.FILE:
                    told.add(finding)
                continue
            done += 1
            if done % TOLD_EVERY == 0:
                tell(done, rows)


def _as_far_as_possible(found: Iterator[Finding | None]) -> Iterator[Finding | None]:
    try:
        yield from found
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
            raise
        yield Finding(Kind.FILE, f"A part of the file cannot be read ({error}).")


def _count(connection: sqlite3.Connection, table: str) -> int:
    try:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of ours
    except sqlite3.DatabaseError:
        return 0
    return count


def _in_the_file(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for (message,) in connection.execute(f"PRAGMA integrity_check({MAX_FILE_FINDINGS})"):
        for line in message.split("\n"):
            if line != "ok" and not line.startswith("***"):
                yield Finding(Kind.FILE, f"The file is damaged: {line}.")


def search_tables(connection: sqlite3.Connection) -> list[str]:
    """The full-text indexes of a library."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name"
    )
    return [row[0] for row in found]


def _in_the_indexes(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for table in search_tables(connection):
        try:
            # With a rank of 1 the index is compared with the texts, too (https://www.sqlite.org/fts5.html, 6.5).
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - ours
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield Finding(Kind.SEARCH, f"The full-text index “{table}” does not fit the texts.")


def _in_the_counts(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    told = connection.execute("SELECT articles, unread FROM tally").fetchall()
    counted = connection.execute(
        "SELECT count(*), coalesce(sum(unread <> 0), 0) FROM article WHERE removed = 0"
    ).fetchone()
    if told != [counted]:
        numbers = " and ".join(f"{articles:,} articles, {unread:,} unread" for articles, unread in told) or "nothing"
        yield Finding(
            Kind.COUNTS, f"The count says {numbers}; there are {counted[0]:,} articles, {counted[1]:,} unread."
        )


def _in_the_tags(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    """Tags that are not spelt as the table of spellings says, or not at all."""
    if not _has_table(connection, "spelling"):
        return
    (wrong,) = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT name FROM tag) WHERE name NOT IN (SELECT name FROM spelling)"
    ).fetchone()
    wrong += sum(fold(name) != folded for folded, name in connection.execute("SELECT folded, name FROM spelling"))
    if wrong:
        tags = "1 tag is" if wrong == 1 else f"{wrong:,} tags are"
        yield Finding(Kind.COUNTS, f"{tags} not spelt as all others of that name.")


def _without_an_article(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for (number,) in connection.execute("SELECT id FROM article WHERE id NOT IN (SELECT id FROM body)"):
        yield Finding(Kind.ORPHAN, f"{named(connection, number)} has no text.", number)
    for table, what in (("body", "A text"), ("raw", "The bytes of a source"), ("place", "A location")):
        found = connection.execute(f"SELECT id FROM {table} WHERE id NOT IN (SELECT id FROM article)")  # noqa: S608
        for (number,) in found:
            yield Finding(Kind.ORPHAN, f"{what} belongs to article {number}, which is not there.")
    yield from _in_the_references(connection)
    yield from _in_the_contents(connection)


def _in_the_contents(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows of articles that are not there.

    An article that says it is not in these tables may have rows there: those stay until it is put in anew.
    """
    for table in tables_of_articles(connection):
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT id FROM article)"  # noqa: S608 - ours
        ).fetchone()
        if count:
            rows = "1 row" if count == 1 else f"{count:,} rows"
            kind = Kind.CONTENTS if table in contents.TABLES else Kind.ORPHAN
            yield Finding(kind, f"The table “{table}” has {rows} of no article.")
    if _has_table(connection, "named"):
        (count,) = connection.execute(_MISCOUNTED_NAMES).fetchone()
        if count:
            names = "1 name is" if count == 1 else f"{count:,} names are"
            yield Finding(Kind.CONTENTS, f"{names} not counted as often as articles have them.")


_MISCOUNTED_NAMES = """
    SELECT (SELECT count(*) FROM entity WHERE articles <> (SELECT count(*) FROM named WHERE entity = entity.id))
        + (SELECT count(DISTINCT entity) FROM named WHERE entity NOT IN (SELECT id FROM entity))
"""


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def tables_of_articles(connection: sqlite3.Connection) -> list[str]:
    """The tables whose rows each belong to an article, which a column of this name says."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_master.name) WHERE pragma_table_info.name = 'article')"
    )
    return [row[0] for row in found]


def read_analysis(text_hash: str, version: str, language: str | None, record: bytes) -> None:
    """See that a stored analysis can be read.

    Raises:
        UNREADABLE: it is damaged.
    """
    records.unpacked_analysis(record, version=version, text_hash=text_hash, language=language)


def _in_the_references(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    """What points at nothing, in tables other than those whose orphans are named one by one."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        if table not in {"body", "raw"}:
            yield Finding(Kind.COUNTS, f"Row {row} of the table “{table}” points at nothing in “{parent}”.")


def named(connection: sqlite3.Connection, article_id: int) -> str:
    """An article with its number and title, as a sentence begins."""
    found = connection.execute("SELECT title FROM article WHERE id = ?", (article_id,)).fetchone()
    title = found[0] if found else None
    return f"Article {article_id}, “{title}”," if title else f"Article {article_id}"


class Stored(NamedTuple):
    """What is stored of an article, as far as it can be checked; damage can make another type of anything."""

    title: str | None
    published: str | None
    tags: str
    text_hash: str
    content_hash: bytes
    text: bytes | None
    blocks: object
    checksum: int


STORED_COLUMNS = "title, published, tags, text_hash, content_hash, CAST(text AS BLOB), blocks, checksum"
"""The columns of `Stored`, of articles joined with their bodies."""


_ARTICLES = f"""
    SELECT article.id, {STORED_COLUMNS} FROM article JOIN body ON body.id = article.id ORDER BY article.id
"""  # noqa: S608 - put together from constants


def _in_the_articles(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for row in connection.execute(_ARTICLES):
        found = wrong_with(Stored(*row[1:]))
        if found is not None:
            kind, words = found
            yield Finding(kind, f"{named(connection, row[0])} is damaged: {words}.", row[0])
        yield None


def wrong_with(stored: Stored) -> tuple[Kind, str] | None:
    """What is wrong with an article, the worst alone; None when it is what was stored."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL, which the start can do without

    title, published, tags, text_hash, content_hash, text, blocks, checksum = stored
    if text is None:
        return Kind.TEXT, "its text is not what was stored"
    if not isinstance(blocks, bytes):
        return Kind.BLOCKS, "the parts of its text are not what was stored"
    is_same_text = hashlib.sha256(text).digest() == content_hash
    is_as_stored = checksum_of(text, blocks) == checksum
    if not is_same_text:
        if is_as_stored:
            return Kind.HEAD, "what its text is told by is not what was stored"
        return Kind.TEXT, "its text is not what was stored"
    if not is_as_stored:
        return Kind.BLOCKS, "the parts of its text are not what was stored"
    try:
        article = Article(text.decode(), records.unpacked_blocks(blocks), title, None, published=published)
    except UNREADABLE:
        return Kind.BLOCKS, "the parts of its text cannot be read"
    try:
        given = json.loads(tags)
        is_list = isinstance(given, list) and all(isinstance(tag, str) for tag in given)
        is_same_head = article.text_hash == text_hash and is_list
    except UNREADABLE:
        is_same_head = False
    return None if is_same_head else (Kind.HEAD, "its title, date or tags are not what was stored")


def _in_the_sources(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for number, data in connection.execute("SELECT id, data FROM raw ORDER BY id"):
        if not is_whole(data):
            words = f"{named(connection, number)} is damaged: the bytes of its source cannot be read."
            yield Finding(Kind.SOURCE, words, number)
        yield None


def is_whole(data: bytes) -> bool:
    """Whether compressed data unpack to what was packed (zlib has a checksum); in bounded memory."""
    unpacker = zlib.decompressobj()
    try:
        while data and not unpacker.eof:
            unpacker.decompress(data, _PIECE_BYTES)
            data = unpacker.unconsumed_tail
        unpacker.flush(_PIECE_BYTES)
    except (zlib.error, TypeError):
        return False
    return unpacker.eof and not unpacker.unused_data


_ANALYSES = """
    SELECT analysis.rowid, analysis.text_hash, version, analysis.language, record,
        (SELECT id FROM article WHERE article.text_hash = analysis.text_hash LIMIT 1)
    FROM analysis ORDER BY analysis.rowid
"""


def _in_the_analyses(connection: sqlite3.Connection) -> Iterator[Finding | None]:
    for _, text_hash, version, language, record, number in connection.execute(_ANALYSES):
        try:
            read_analysis(text_hash, version, language, record)
        except UNREADABLE:
            what = "An old analysis" if number is None else f"The analysis of {named(connection, number).rstrip(',')}"
            yield Finding(Kind.ANALYSIS, f"{what} cannot be read.", number)
        yield None


_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding | None]], ...] = (
    _in_the_file,
    _in_the_indexes,
    _in_the_counts,
    _in_the_tags,
    _without_an_article,
    _in_the_articles,
    _in_the_sources,
    _in_the_analyses,
)
"""Each gives what it finds, and None for every row that it has looked at."""
