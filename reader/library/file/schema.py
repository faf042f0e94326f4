"""The tables of a library, and how an older library becomes a newer one.

Decisions that outlive a change:

- The big text stands in a table of its own, so that a page of the list never reads it.
- What is removed stays in every table and in the full-text index; the partial indexes leave it out of the lists,
  and a search skips it. Removing and undoing that costs nothing. For `KEPT_REMOVED_DAYS` it comes back by undoing,
  or with its state when its source is added again; then it is deleted when a library is opened for writing.
- Two articles never have the same text: ``content_hash`` is of the text alone. ``text_hash`` is also of what else an
  analysis depends on, such as title and date, and is what analyses are kept under.
- ``article.location`` is where an article is read again from; `place` holds every location that was ever taken in,
  with the article that it had last.
- ``body.checksum`` (CRC-32) finds what a disk changed: SQLite's own checks found 1 of 60 flipped bits (July 2026).
- `tally` is kept by triggers: counting 100,000 rows for every change of the screen would cost a frame.
- One analysis is kept for a text, the one saved last. ``article.tried`` is the version that last analysed the
  article or failed to, so the articles still to do are found in one index, however many are done.
- An article is stored as it was taken in. What other articles of its source have in common with it, and what the
  reader said of a line, is laid over its roles when it is read (`reader.library.articles.boilerplate`), so
  ``text_hash`` and all that hangs on it never change for that. ``analysis.made_of`` is the hash with the roles that
  an analysis was made with, NULL while those are the stored ones. An analysis with other roles than those of now is
  still shown; it is made anew when its article is opened, and never for the library as a whole: one key press would
  set thousands in motion.
- `repeated` has a fingerprint of each line that may come again, and how many articles that are not removed have it.
  ``article.counted`` says whether an article's lines are among them: those of an older library are counted little by
  little. Another way to count needs a migration that empties the table and sets ``counted`` to 0.
- `choice` has the words of a line and not its fingerprint: a person said it, so it must outlive how lines are compared.
- `article_facts` holds all that the fields of a query compare, and is gone through from end to end: that costs 8 ms at
  100,000 articles, whatever fields are combined, and 60 in the table itself. ``removed`` is in it because SQLite
  would else look at every row of the table. ``article.detected`` is the language that the analysis found.
- ``article.is_put`` says whether what an analysis found is in the tables that are looked up across articles
  (`reader.library.across.contents`): they are made from the analyses, and can be made again.
- `entity` has what articles name, and `named` which article does so, by the day that it was published: the first and
  the last day of a name are the ends of one range. What has no date has the day that it was taken in, moved to before
  all others (`reader.library.across.entities`), so that it is never taken for one. `naming` has the same the other
  way round, packed: the names of 10,000 articles are counted in 30 ms. Counts in `entity` and `form` include removed
  articles. ``form.tie`` is another full name that an article gives an entity.
- `corrected` has the corrections of names that these tables were made with, so that a change of them is seen.
- How figures are kept is told in `reader.library.across.figures`.
- `tag` has every tag of every article, those that its source gave among them; ``article.tags`` is what the source said,
  and tells a tag that is new there from one that the reader took away.
- `spelling` has the one way in which a tag is spelt, by its folded form, so that "Gaza" and "gaza" are one tag.
- `step` has what undoes the latest deeds (`reader.library.articles.steps`), written in the transaction of the deed
  itself, and what does those again that were undone last; they go with the next deed.
- `search` reads its content from a view, so the text is stored once; ``integrity-check`` and ``rebuild`` work on it.
  `beginnings` has no content: what is taken out must be told as it was put in (`reader.library.finding.beginnings`).
  To fill it anew, it is emptied by ``delete-all`` and given the beginnings of all that is `searchable`.
- Pages have 4 KB. Larger ones, of 8 or 16 KB, hold texts of 2 to 6 KB in between 7 % less and 13 % more space, and
  every change writes whole pages (measured November 2026).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.finding.beginnings import beginnings

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x4E757467
"""``Nutg``, at byte 68 of the file: tells a library from other SQLite files."""
KEPT_REMOVED_DAYS = 30
"""How long a removed article is kept."""

_FIRST = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        location TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT,
        title_origin TEXT,
        byline TEXT,
        published TEXT,
        language TEXT,
        tags TEXT NOT NULL,
        added TEXT NOT NULL,
        words INTEGER NOT NULL,
        text_hash TEXT NOT NULL,
        content_hash BLOB NOT NULL,
        sort_key TEXT NOT NULL,
        unread INTEGER NOT NULL DEFAULT 1,
        updated INTEGER NOT NULL DEFAULT 0,
        sample INTEGER NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0,
        removed_at TEXT,
        position INTEGER NOT NULL DEFAULT 0,
        tried TEXT,
        failed TEXT
    )
    """,
    "CREATE UNIQUE INDEX article_content ON article (content_hash)",
    "CREATE INDEX article_text ON article (text_hash)",
    # No foreign key: SQLite would look through all places for every article that is deleted.
    "CREATE TABLE place (location TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID",
    # Every index ends with the id, so these are whole orders of the list.
    "CREATE INDEX article_live ON article (removed) WHERE removed = 0",
    "CREATE INDEX article_read ON article (unread) WHERE removed = 0",
    "CREATE INDEX article_title ON article (sort_key) WHERE removed = 0",
    "CREATE INDEX article_unread_title ON article (sort_key) WHERE removed = 0 AND unread = 1",
    "CREATE INDEX article_tried ON article (tried) WHERE removed = 0",
    "CREATE INDEX article_removed ON article (removed) WHERE removed = 1",
    """
    CREATE TABLE body (
        id INTEGER PRIMARY KEY REFERENCES article (id),
        text TEXT NOT NULL,
        blocks BLOB NOT NULL,
        checksum INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE raw (
        id INTEGER PRIMARY KEY REFERENCES article (id),
        location TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        source TEXT NOT NULL,
        data BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE analysis (
        text_hash TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        language TEXT,
        record BLOB NOT NULL
    )
    """,
    "CREATE TABLE tally (articles INTEGER NOT NULL, unread INTEGER NOT NULL)",
    "INSERT INTO tally VALUES (0, 0)",
    """
    CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
        UPDATE tally SET articles = articles + 1, unread = unread + new.unread;
    END
    """,
    """
    CREATE TRIGGER article_changed AFTER UPDATE OF unread, removed ON article BEGIN
        UPDATE tally SET
            articles = articles + old.removed - new.removed,
            unread = unread + (new.unread AND NOT new.removed) - (old.unread AND NOT old.removed);
    END
    """,
    "CREATE VIEW searchable AS SELECT article.id, title, text FROM article JOIN body ON body.id = article.id",
    # Prefixes of two and three letters have indexes of their own: without them "th" costs 140 ms at 100,000 articles.
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, content = 'searchable', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    # One letter is looked for in titles alone; in `search` it would cost up to a second.
    """
    CREATE VIRTUAL TABLE title_search USING fts5 (
        title, content = 'article', content_rowid = 'id', detail = 'none', columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1'
    )
    """,
)

_REPEATED_LINES = (
    "CREATE TABLE repeated (line INTEGER PRIMARY KEY, articles INTEGER NOT NULL)",
    """
    CREATE TABLE choice (
        source TEXT NOT NULL,
        line TEXT NOT NULL,
        is_part INTEGER NOT NULL,
        PRIMARY KEY (source, line)
    ) WITHOUT ROWID
    """,
    "ALTER TABLE article ADD COLUMN counted INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX article_uncounted ON article (counted) WHERE counted = 0 AND removed = 0",
    "ALTER TABLE analysis ADD COLUMN made_of TEXT",
)

_FACTS = (
    "ALTER TABLE article ADD COLUMN detected TEXT",
    "UPDATE article SET detected = (SELECT language FROM analysis WHERE analysis.text_hash = article.text_hash)",
    """
    CREATE INDEX article_facts ON article (
        id, removed, published, added, words, source, language, detected, unread, updated, sample, failed
    ) WHERE removed = 0
    """,
    "CREATE INDEX article_source ON article (source) WHERE removed = 0",
)

_CONTENTS = (
    "ALTER TABLE article ADD COLUMN is_put INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX article_unput ON article (is_put) WHERE is_put = 0 AND tried IS NOT NULL AND removed = 0",
)

_ENTITIES = (
    # AUTOINCREMENT: who holds the number of an entity that is named no more must not come upon another one.
    """
    CREATE TABLE entity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind INTEGER NOT NULL,
        key TEXT NOT NULL,
        country TEXT,
        place_kind TEXT,
        lat REAL,
        lon REAL,
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX entity_key ON entity (kind, key)",
    # The id is that of the entity with the form's number there in its last byte.
    "CREATE TABLE form (id INTEGER PRIMARY KEY, form TEXT NOT NULL, tie TEXT, articles INTEGER NOT NULL)",
    "CREATE INDEX form_tie ON form (tie) WHERE tie IS NOT NULL",
    """
    CREATE VIRTUAL TABLE form_search USING fts5 (
        form, content = 'form', content_rowid = 'id', detail = 'none', columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TABLE named (
        entity INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (entity, day, article)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE naming (
        article INTEGER PRIMARY KEY,
        day INTEGER NOT NULL,
        entities BLOB NOT NULL,
        mentions BLOB NOT NULL,
        forms BLOB NOT NULL
    )
    """,
    "CREATE TABLE corrected (corrections TEXT NOT NULL)",
    "INSERT INTO corrected VALUES ('[]')",
)

_FIGURES = (
    """
    CREATE TABLE term (
        id INTEGER PRIMARY KEY,
        is_unit INTEGER NOT NULL,
        word TEXT NOT NULL,
        written TEXT NOT NULL,
        articles INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE UNIQUE INDEX term_word ON term (is_unit, word)",
    "CREATE TABLE sort (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, unit INTEGER NOT NULL, what INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX sort_unit ON sort (unit, what, kind)",
    "CREATE INDEX sort_what ON sort (what)",
    # The sorts of dates: their numbers are known to `reader.library.across.figures`.
    "INSERT INTO sort (id, kind, unit, what) VALUES (1, 'day', 0, 0), (2, 'period', 0, 0)",
    "CREATE TABLE figure (at INTEGER PRIMARY KEY, sort INTEGER NOT NULL, low REAL NOT NULL, high REAL)",
    "CREATE INDEX figure_value ON figure (sort, low)",
    "CREATE INDEX figure_range ON figure (sort, high, low) WHERE high IS NOT NULL",
    "CREATE TABLE counting (article INTEGER PRIMARY KEY, terms BLOB NOT NULL)",
)

_BEGINNINGS = (
    # First, so that what comes instead finds its place in the file.
    "DROP TABLE search",
    """
    CREATE VIRTUAL TABLE beginnings USING fts5 (
        words, content = '', detail = 'none', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    INSERT INTO beginnings (rowid, words)
    SELECT id, beginnings(CAST(title AS BLOB), CAST(text AS BLOB)) FROM searchable
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, content = 'searchable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO search (search) VALUES ('rebuild')",
)

_DEEDS = (
    "ALTER TABLE article ADD COLUMN starred INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX article_facts",
    """
    CREATE INDEX article_facts ON article (
        id, removed, published, added, words, source, language, detected, unread, updated, sample, failed, starred
    ) WHERE removed = 0
    """,
    "CREATE TABLE tag (name TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (name, article)) WITHOUT ROWID",
    "CREATE INDEX tag_article ON tag (article)",
    "CREATE TABLE spelling (folded TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
    """
    INSERT OR IGNORE INTO spelling
    SELECT fold(tag_name(CAST(value AS BLOB))), tag_name(CAST(value AS BLOB))
    FROM article, json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END)
    WHERE type = 'text' AND tag_name(CAST(value AS BLOB)) <> '' ORDER BY article.id
    """,
    """
    INSERT OR IGNORE INTO tag
    SELECT spelling.name, article.id
    FROM article, json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END)
    JOIN spelling ON type = 'text' AND folded = fold(tag_name(CAST(value AS BLOB)))
    """,
    """
    CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        inverse BLOB NOT NULL,
        said TEXT NOT NULL
    )
    """,
    # What is removed in great numbers is taken out of `repeated` little by little.
    "CREATE INDEX article_still_counted ON article (counted) WHERE counted = 1 AND removed = 1",
)

_LISTS = (
    # AUTOINCREMENT: what was deleted and comes back by undoing has its number to itself.
    """
    CREATE TABLE saved (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, query TEXT NOT NULL, position INTEGER NOT NULL
    )
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    _REPEATED_LINES,
    _FACTS,
    (*_CONTENTS, *_ENTITIES, *_FIGURES, *_BEGINNINGS, *_DEEDS, *_LISTS),
)
"""The statements that lead from each version to the next; those of a released version never change."""

VERSION = len(MIGRATIONS)
"""What ``PRAGMA user_version`` says of a library of this program."""


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a new or older library to a version, one transaction for each on the way.

    Two programs may do so at once: each looks again once it holds the lock. What a disk has changed in texts and tags
    keeps none from being brought up to date: functions are given bytes, as SQLite cannot make text of some.
    """
    from reader.text.fold import fold  # noqa: PLC0415 - most libraries are up to date
    from reader.text.tag_names import clean_tag  # noqa: PLC0415 - as above

    def beginnings_of(title: bytes | None, text: bytes) -> str:
        return beginnings((title or b"").decode(errors="replace"), text.decode(errors="replace"))

    def tag_name(value: bytes) -> str:
        return clean_tag(value.decode(errors="replace"))

    connection.create_function("beginnings", 2, beginnings_of, deterministic=True)
    for name, function in (("fold", fold), ("tag_name", tag_name)):
        connection.create_function(name, 1, function, deterministic=True)
    for version, statements in enumerate(MIGRATIONS[:to], start=1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < version:
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
