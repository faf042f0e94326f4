"""The full-text index: what goes into it, which articles answer a query, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.library.articles import tags
from reader.library.finding.beginnings import beginnings
from reader.model import ArticleId, SearchOrder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from reader.library.finding.compiling import Asked, Compiled
    from reader.model import Article
    from reader.query.fields import Field
    from reader.query.tree import Node

RANKED_HITS = 2000
"""The best hits are chosen among so many of the newest: ranking all that contain "the" takes 100 ms and more."""

_NOT_REMOVED = (
    "NOT EXISTS (SELECT 1 FROM article INDEXED BY article_removed WHERE removed = 1 AND article.id = {table}.rowid)"
)
_FACTS = "FROM article INDEXED BY article_facts WHERE removed = 0"
_REMOVED = "FROM article INDEXED BY article_removed WHERE removed = 1"
# Beside a common word a condition that few articles meet is cheapest to look up in all that meet it, and one that most
# meet by looking at each hit, as the newest thousand are found soon: at 100,000 articles 10 to 20 ms instead of 40, or
# 2 instead of 20. The plus keeps SQLite from asking the index of words anew for every article.
_AMONG_FEW = "+rowid IN (SELECT id {facts} AND {condition})"
_AMONG_MOST = f"EXISTS (SELECT 1 {_FACTS} AND id = {{table}}.rowid AND {{condition}})"
_AMONG_FOUND = "+rowid {is_in} (SELECT rowid FROM {table} WHERE {table} MATCH ?{recent})"
# Read from the newest on FTS5 need not pass over all others; without the limit SQLite would ignore the order. A whole
# list is read from the oldest on, as SQLite then sorts it in half the time.
_RECENT = " AND rowid > {above} ORDER BY rowid DESC LIMIT -1"
_SHARE_OF_NEWEST = f"""
    SELECT avg(fits) FROM (SELECT {{condition}} AS fits {_FACTS} ORDER BY id DESC LIMIT 1000)
"""  # noqa: S608 - put together from constants
_MOST = 0.3
"""From this share on a condition is taken for one that most articles meet."""
_MOST_OF_COSTLY = 0.1
"""The same where to look at all articles costs more: 2 µs for each that the rest of the condition leaves."""
_ENOUGH = 3
"""So many times the wanted hits among all articles are as good as that: they are found long before the end."""
_FEW_HITS = 3_000
"""The articles of a word that fewer have are looked at one by one, whatever else is asked."""
_NEWEST = "SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid > {above} AND {filter} ORDER BY rowid DESC LIMIT ?"
# A word in the title counts as much as ten in the text.
_BEST = f"""
    SELECT id FROM (
        SELECT rowid AS id, bm25(search, 10.0, 1.0) AS cost FROM search
        WHERE search MATCH ? AND rowid > {{above}} AND {{filter}} ORDER BY rowid DESC LIMIT {RANKED_HITS}
    ) ORDER BY cost, id DESC LIMIT ?
"""  # noqa: S608 - put together from constants
_RECENT_ARTICLES = 2_000
"""Where two indexes are asked, these come first: the whole list of the second one takes 10 ms at 100,000 articles."""
_COUNT_NEWEST = """
    SELECT count(*) FROM (
        SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid > {above} ORDER BY rowid DESC LIMIT {limit}
    )
"""
_SOME_ARTICLES = 1_000
"""In so many of the newest it is counted which of two lists is the shorter one."""
_NEWEST_WITHOUT_WORDS = "SELECT id {facts} AND {condition} ORDER BY id DESC LIMIT ?"

_SHARE_OF_UNREAD = "SELECT CAST(unread AS REAL) / max(1, articles) FROM tally"
_UNREAD = "FROM article INDEXED BY article_read WHERE removed = 0 AND unread = 1"
_UNREAD_FACTS = f"{_FACTS} AND unread"
_FEW_UNREAD = 0.05
"""Up to this share the facts of unread articles are looked up one by one; beyond, one pass over all is cheaper."""
_MANY_UNREAD = 0.2
"""From this share on it is asked of each article that has the words whether it is unread."""
_COUNT = "SELECT count(*) FROM (SELECT 1 {source} LIMIT ?)"


def search_ids(
    connection: sqlite3.Connection, typed: str, order: SearchOrder, limit: int, now: datetime
) -> tuple[ArticleId, ...]:
    """The articles that answer what was typed, at most `limit`.

    The order of a query in which no whole word or longer beginning must occur, and of one with a phrase that ends in
    a beginning of two or three letters, is always the newest.

    Args:
        connection: in a transaction.
        typed: as of `reader.query.parsing`.
        order: of the answer.
        limit: most articles.
        now: with the zone in which days are meant.
    """
    from reader.query.parsing import parse  # noqa: PLC0415 - the start searches nothing

    asked = parse(typed)
    tree, facts = asked.tree, _REMOVED if asked.wants_removed else _FACTS
    if tree is None:
        return ()
    query = _compiled(connection, tree, limit, now)
    if not query.indexes:
        statement = _NEWEST_WITHOUT_WORDS.format(facts=facts, condition=query.condition)
        return _ids(connection, statement, *query.parameters, limit)
    find = partial(_found, connection, query, order, limit, facts=facts)
    if order is SearchOrder.NEWEST and len(query.indexes) > 1 and not query.condition:
        return _found_among_recent(connection, query, limit, find)
    return find()


def local_now() -> datetime:
    """The present time in the zone of the person who asks, whose days are meant."""
    return datetime.now(tz=UTC).astimezone()


def _compiled(connection: sqlite3.Connection, tree: Node, limit: int, now: datetime) -> Compiled:
    """A query ready for SQLite, with what this library knows."""
    from reader.library.finding.compiling import Surroundings, compiled  # noqa: PLC0415 - as above
    from reader.library.finding.lookups import Lookups  # noqa: PLC0415 - as above

    return compiled(tree, Surroundings(now, partial(distinct, connection), Lookups(connection, limit)))


def _found_among_recent(
    connection: sqlite3.Connection, query: Compiled, limit: int, find: Callable[..., tuple[ArticleId, ...]]
) -> tuple[ArticleId, ...]:
    """What is found among the newest articles if that is enough, or among so many as should do, or among all."""
    newest, recent = _newest(connection), _RECENT_ARTICLES
    while 2 * recent < newest:
        above = newest - recent
        have_the_words = _count_newest(connection, query.indexes[0], above, limit)
        found = find(above=above) if have_the_words == limit else ()
        if len(found) == limit:
            return found
        # Half as much again as would do if all were like the newest.
        recent = max(2 * recent, 3 * recent * limit // (2 * max(1, len(found) or have_the_words)))
    return find()


def _found(
    connection: sqlite3.Connection, query: Compiled, order: SearchOrder, limit: int, *, facts: str, above: int = 0
) -> tuple[ArticleId, ...]:
    """What the indexes find among the articles of `facts` whose number is above another."""
    table, match = query.indexes[0]
    among, others = _among_others(connection, query, above)
    is_ranked = order is SearchOrder.BEST and query.can_be_ranked
    facts_filter = _facts_filter(connection, query, RANKED_HITS if is_ranked else limit, facts)
    statement = (_BEST if is_ranked else _NEWEST).format(
        table=table, above=above, filter=" AND ".join((*among, facts_filter))
    )
    return _ids(connection, statement, match, *others, *query.parameters, limit)


def _among_others(connection: sqlite3.Connection, query: Compiled, above: int) -> tuple[list[str], list[str]]:
    """That what the first index finds is in the others too, as conditions with a parameter each.

    Of a list of articles each costs SQLite four times what FTS5 needs to pass one over. So of the beginnings FTS5 is
    asked for articles that have those of the words as well; and where most of these have what is asked for, for those
    that have not.
    """
    conditions, matches = [], []
    recent = _RECENT.format(above=above) if above else ""
    for asked in query.indexes[1:]:
        table, match = asked
        is_in, wanted = "IN", match
        if query.implied and table == "beginnings" and not above:
            wanted = f"({query.implied}) AND ({match})"
            start = _newest(connection) - _SOME_ARTICLES
            all_of_them, with_it = (
                _count_newest(connection, asked._replace(match=one), start, _SOME_ARTICLES)
                for one in (query.implied, wanted)
            )
            if 2 * with_it > all_of_them:
                is_in, wanted = "NOT IN", f"({query.implied}) NOT ({match})"
        conditions.append(_AMONG_FOUND.format(is_in=is_in, table=table, recent=recent))
        matches.append(wanted)
    return conditions, matches


def _count_newest(connection: sqlite3.Connection, asked: Asked, above: int, limit: int) -> int:
    """How many articles with a number above another an index finds, counted up to `limit`."""
    statement = _COUNT_NEWEST.format(table=asked.table, above=above, limit=limit)
    count: int = connection.execute(statement, (asked.match,)).fetchone()[0]
    return count


def _newest(connection: sqlite3.Connection) -> int:
    newest: int = connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]
    return newest


def count_unread(connection: sqlite3.Connection, typed: str, limit: int, now: datetime) -> int:
    """How many of the articles that answer a query are unread, counted up to `limit`; none of what was removed is.

    One statement, of 1 to 20 ms in 100,000 articles.
    """
    from reader.query.parsing import parse  # noqa: PLC0415 - as above

    asked = parse(typed)
    if asked.tree is None or asked.wants_removed:
        return 0
    query = _compiled(connection, asked.tree, limit, now)
    share = connection.execute(_SHARE_OF_UNREAD).fetchone()[0]
    source, words = _unread_of(connection, query, share)
    statement = _COUNT.format(source=source)
    return int(connection.execute(statement, (*words, *query.parameters, limit)).fetchone()[0])


def _unread_of(connection: sqlite3.Connection, query: Compiled, share: float) -> tuple[str, list[str]]:
    """Where the unread articles that answer a query are found, given the share of all articles that are unread.

    The parameters are those of the indexes; those of the condition follow.
    """
    unread = (
        f"{_UNREAD if share <= _FEW_UNREAD else _UNREAD_FACTS} AND {query.condition}" if query.condition else _UNREAD
    )
    if not query.indexes:
        return unread, []
    table, match = query.indexes[0]
    is_each = share >= _MANY_UNREAD and not query.condition
    # The plus is there as above.
    among = f"EXISTS (SELECT 1 {unread} AND id = {table}.rowid)" if is_each else f"+rowid IN (SELECT id {unread})"
    filters, others = _among_others(connection, query, 0)
    return f"FROM {table} WHERE {table} MATCH ? AND {' AND '.join((*filters, among))}", [match, *others]


def _facts_filter(connection: sqlite3.Connection, query: Compiled, wanted: int, facts: str) -> str:
    """What an article that has the words must be besides, if at most so many are wanted."""
    table = query.indexes[0].table
    if facts is _REMOVED:
        return _AMONG_FEW.format(facts=facts, condition=query.condition)
    if not query.condition:
        return _NOT_REMOVED.format(table=table)
    if _count_newest(connection, query.indexes[0], 0, _FEW_HITS) < _FEW_HITS:
        return _AMONG_MOST.format(table=table, condition=query.condition)
    share = connection.execute(_SHARE_OF_NEWEST.format(condition=query.condition), query.parameters).fetchone()[0]
    most = min(_MOST_OF_COSTLY, _ENOUGH * wanted / max(1, _newest(connection))) if query.is_costly else _MOST
    among = _AMONG_MOST if share is not None and share >= most else _AMONG_FEW
    return among.format(table=table, facts=facts, condition=query.condition)


def distinct(connection: sqlite3.Connection, column: str) -> list[str]:
    """The values of a column that has an index of its own, ``article_`` and its name: one jump each."""
    found: list[str] = []
    statement = f"SELECT min({column}) FROM article INDEXED BY article_{column} WHERE removed = 0"  # noqa: S608 - ours
    value = connection.execute(statement).fetchone()[0]
    while value is not None:
        found.append(value)
        value = connection.execute(f"{statement} AND {column} > ?", (value,)).fetchone()[0]
    return found


def values(connection: sqlite3.Connection, field: Field) -> list[tuple[str, int]]:
    """The values of a field that has few, with the number of articles, most common first."""
    if not field.column:
        return tags.counts(connection)
    return connection.execute(
        f"SELECT {field.column} AS value, count(*) FROM article INDEXED BY article_facts"  # noqa: S608 - a name of ours
        " WHERE removed = 0 AND value <> '' GROUP BY value ORDER BY count(*) DESC, value",
    ).fetchall()


def _ids(connection: sqlite3.Connection, statement: str, *parameters: str | float) -> tuple[ArticleId, ...]:
    found: list[tuple[ArticleId]] = connection.execute(statement, parameters).fetchall()
    return tuple([article_id for (article_id,) in found])


def index(connection: sqlite3.Connection, articles: Mapping[int, Article]) -> None:
    """Put articles into the index, by id, at the end of a transaction.

    FTS5 collects words in memory until another table is written to: taking turns with the other tables would write
    a piece of index for each article and merge them all again, at twice the cost (measured July 2026).
    """
    connection.executemany(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        [(article_id, article.title, article.text) for article_id, article in articles.items()],
    )
    connection.executemany(
        "INSERT INTO title_search (rowid, title) VALUES (?, ?)",
        [(article_id, article.title) for article_id, article in articles.items()],
    )
    connection.executemany(
        "INSERT INTO beginnings (rowid, words) VALUES (?, ?)",
        [(article_id, beginnings(article.title, article.text)) for article_id, article in articles.items()],
    )


def fill_beginnings(connection: sqlite3.Connection) -> None:
    """Make the index of short beginnings anew; FTS5 cannot by itself, as that has no content."""
    connection.create_function("beginnings", 2, beginnings, deterministic=True)
    connection.execute("INSERT INTO beginnings (beginnings) VALUES ('delete-all')")
    connection.execute("INSERT INTO beginnings (rowid, words) SELECT id, beginnings(title, text) FROM searchable")


def unindex(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index while its old text is still stored; FTS5 must be told what it was given."""
    title, text = connection.execute("SELECT title, text FROM searchable WHERE id = ?", (article_id,)).fetchone()
    connection.execute(
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", (article_id, title, text)
    )
    connection.execute(
        "INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', ?, ?)", (article_id, title)
    )
    connection.execute(
        "INSERT INTO beginnings (beginnings, rowid, words) VALUES ('delete', ?, ?)",
        (article_id, beginnings(title, text)),
    )
