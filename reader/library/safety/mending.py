"""A damaged library made whole, in a copy: from the bytes of its sources, from a backup, or as it stands.

Nothing is thrown away that can be read by anybody: a text that nothing else has stays, with the tag `DAMAGED`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.frozen import replace
from reader.library.across import contents
from reader.library.articles import records, tags
from reader.library.articles.additions import Prepared, put_again
from reader.library.articles.store import checksum_of, now
from reader.library.finding.search import fill_beginnings
from reader.library.safety import checking
from reader.library.safety.checking import Kind, Stored
from reader.library.safety.mending_rows import Rows
from reader.model import Article, Block, RawDocument
from reader.text.sanitise import sanitise
from reader.wire import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.safety.salvage import Salvaged

_IN_WORDS = {
    "tag": "tags",
    "choice": "lines that were chosen by hand",
    "place": "places that articles came from",
}
"""What users call the tables that may lose rows; all others of the kind are made anew."""
DAMAGED = "damaged"
"""Tag of an article that is kept as damage left it."""

_TITLE_CHARS = 80
_DERIVED = {"repeated": "counted"}
"""Tables that are filled again little by little, and the column that says for which articles they are."""


class Outcome(NamedTuple):
    """What became of a library.

    Attributes:
        mended: sentences about what is whole again, or made anew.
        lost: sentences about what is not.
    """

    mended: list[str]
    lost: list[str]


class Mender(Rows):
    """Mends one library.

    Attributes:
        is_state_lost: whether what was read, starred or tagged may be lost or as old as the backup.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        backup: sqlite3.Connection | None,
        made_again: Callable[[RawDocument], Article | None],
    ) -> None:
        """Change nothing yet.

        Args:
            connection: to a copy that nobody else uses, whose tables can be read; outside a transaction.
            backup: the latest, to read.
            made_again: makes the article of a document anew.
        """
        super().__init__(connection, backup)
        self._made_again = made_again
        self.outcome = Outcome([], [])
        self.is_state_lost = False

    def mend(self, salvaged: Salvaged, tell: Callable[[int, int], None]) -> None:
        """Mend all that can be mended.

        Args:
            salvaged: what may have been in a part of the file that cannot be read.
            tell: called with how many articles of how many have been looked at.
        """
        unreadable = salvaged.unreadable
        self._bring_back(sorted({*unreadable.get("article", ()), *unreadable.get("body", ())}))
        self._join_halves()
        self._bring_back_sources(unreadable.get("raw", ()))
        self._bring_back_lists(unreadable.get("saved", ()))
        if steps := len(unreadable.get("step", ())):
            self.outcome.lost.append(f"What was done cannot be undone any more (up to {steps:,} steps of the key U).")
        self._bring_back_rows(salvaged.cut)
        ids = [row[0] for row in self._connection.execute("SELECT id FROM article ORDER BY id")]
        for done, article_id in enumerate(ids):
            self._mend_article(article_id)
            if done % checking.TOLD_EVERY == 0:
                tell(done, len(ids))
        self._mend_sources()
        self._mend_analyses()
        self._make_derived()

    # Whole articles

    def _bring_back(self, unreadable: Iterable[int]) -> None:
        """Take articles that cannot be read at all from the backup."""
        for article_id in unreadable:
            if self._one("SELECT 1 FROM article WHERE id = ?", article_id):
                continue
            if self._take("article", article_id):
                self._take("body", article_id)
                self._take("raw", article_id)
                self._take_tags(article_id)
                self.is_state_lost = True
                self.outcome.mended.append(f"{self._named(article_id)} was taken from the backup.")

    def _bring_back_sources(self, unreadable: Iterable[int]) -> None:
        """Take the bytes of sources that cannot be read at all from the backup."""
        count = 0
        for article_id in unreadable:
            found = self._one("SELECT content_hash FROM article WHERE id = ?", article_id)
            if found is None or self._one("SELECT 1 FROM raw WHERE id = ?", article_id):
                continue
            same = self._of_backup("SELECT 1 FROM article WHERE id = ? AND content_hash = ?", article_id, found[0])
            count += not (same and self._take("raw", article_id))
        if count:
            self.outcome.lost.append(f"The bytes of the sources of {count:,} articles are lost; their texts are whole.")

    def _bring_back_lists(self, unreadable: Sequence[int]) -> None:
        """Take saved lists that cannot be read from the backup."""
        back = sum(self._take("saved", number) for number in unreadable)
        if back:
            self.outcome.mended.append(f"Saved lists were taken from the backup: {back:,}.")
        if left := len(unreadable) - back:
            self.outcome.lost.append(f"Saved lists cannot be read any more: up to {left:,}.")

    def _bring_back_rows(self, cut: Iterable[str]) -> None:
        """Take from the backup what tables without row ids have lost; how much that was nobody knows."""
        for table in sorted(cut):
            count = self._take_missing(table)
            if table == "tag":
                self.is_state_lost = True
                for article_id in self._ids("SELECT id FROM article WHERE id NOT IN (SELECT article FROM tag)"):
                    self._give_tags(article_id)
            brought = f"; {count:,} that were missing are there again, from the backup." if count else "."
            if table in _IN_WORDS:  # what is not is made anew
                self.outcome.lost.append(f"Some of the {_IN_WORDS[table]} cannot be read{brought}")

    def _join_halves(self) -> None:
        """See that every text has an article and every article a text."""
        for article_id in self._ids("SELECT id FROM body WHERE id NOT IN (SELECT id FROM article)"):
            (text,) = self._one("SELECT CAST(text AS BLOB) FROM body WHERE id = ?", article_id) or (b"",)
            digest = hashlib.sha256(text or b"").digest()
            kept = self._of_backup("SELECT 1 FROM article WHERE id = ? AND content_hash = ?", article_id, digest)
            self.is_state_lost = True
            if kept and self._take("article", article_id):
                self._take_tags(article_id)
                self.outcome.mended.append(
                    f"{self._named(article_id)} had lost all but its text; the rest is from the backup."
                )
            else:
                self._make_head(article_id, (text or b"").decode(errors="replace"), digest)
        for article_id in self._ids("SELECT id FROM article WHERE id NOT IN (SELECT id FROM body)"):
            (digest,) = self._one("SELECT content_hash FROM article WHERE id = ?", article_id) or (b"",)
            article = self._from_source(article_id)
            named = self._named(article_id)
            if article is not None and self._put(article_id, article):
                self.outcome.mended.append(f"{named} had lost its text, which was made again from its source.")
            elif self._take_body(article_id, digest):
                self.outcome.mended.append(f"{named} had lost its text, which was taken from the backup.")
            else:
                self._delete(article_id)
                self.outcome.lost.append(f"{named} has lost its text, and is no longer in the library.")

    def _make_head(self, article_id: int, text: str, digest: bytes) -> None:
        """Make an article of a text of which nothing else is known but perhaps its source."""
        location, source = self._one("SELECT location, source FROM raw WHERE id = ?", article_id) or ("", "")
        title = next((line.strip() for line in text.split("\n") if line.strip()), "")[:_TITLE_CHARS]
        try:
            self._connection.execute(
                "INSERT INTO article (id, location, source, title, title_origin, tags, added, words, text_hash,"
                " content_hash, sort_key) VALUES (?, ?, ?, ?, 'derived', '[]', ?, 0, '', ?, '')",
                (article_id, location, source, title, now(), digest),
            )
        except sqlite3.IntegrityError:  # another article has its text
            self._delete(article_id)
            return
        article = self._from_source(article_id)
        if article is not None and hashlib.sha256(article.text.encode()).digest() == digest:
            self._put(article_id, article)
            left = "had lost all but its text and its source: it counts as unread, and as added today."
        else:
            self._put(article_id, self._as_it_stands(article_id, self._stored(article_id)))
            left = "has kept its text alone, not its date, its tags, and whether it was read."
        self.outcome.lost.append(f"{self._named(article_id)} {left}")

    # Parts of articles

    def _mend_article(self, article_id: int) -> None:
        stored = self._stored(article_id)
        wrong = checking.wrong_with(stored)
        if wrong is None:
            return
        kind, _ = wrong
        mend = {Kind.TEXT: self._mend_text, Kind.BLOCKS: self._mend_blocks, Kind.HEAD: self._mend_head}[kind]
        mend(article_id, stored)

    def _mend_text(self, article_id: int, stored: Stored) -> None:
        article, named = self._from_source(article_id), self._named(article_id)
        is_same = article is not None and hashlib.sha256(article.text.encode()).digest() == stored.content_hash
        if article is not None and is_same:
            text = article.text
            if isinstance(stored.blocks, bytes) and checksum_of(text.encode(), stored.blocks) == stored.checksum:
                self._connection.execute("UPDATE body SET text = ? WHERE id = ?", (text, article_id))
            else:
                self._put(article_id, article)
            self.outcome.mended.append(f"{named} has its text again, made from its source.")
        elif self._take_body(article_id, stored.content_hash):
            self.outcome.mended.append(f"{named} has its text again, from the backup.")
        elif article is not None and self._put(article_id, article):
            self.outcome.mended.append(f"{named} has the text that this version reads in its source.")
        else:
            marked = self._as_it_stands(article_id, stored)
            self._put(article_id, replace(marked, tags=(*marked.tags, DAMAGED)))
            self.outcome.lost.append(
                f"{named} has a damaged text that nothing else has: it is kept, with the tag “{DAMAGED}”."
            )

    def _mend_blocks(self, article_id: int, stored: Stored) -> None:
        named = self._named(article_id)
        with suppress(*UNREADABLE):
            kept = self._as_it_stands(article_id, stored, of_blocks=blocks_of(stored))
            if kept.text_hash == stored.text_hash:  # the checksum itself was damaged
                self._put(article_id, kept)
                self.outcome.mended.append(f"{named} has the checksum of its text again.")
                return
        article = self._from_source(article_id)
        if article is not None and article.text.encode() == stored.text:
            self._put(article_id, replace(self._as_it_stands(article_id, stored), blocks=article.blocks))
            self.outcome.mended.append(f"{named} has the parts of its text again, told from its source.")
        elif self._take_body(article_id, stored.content_hash):
            self.outcome.mended.append(f"{named} has the parts of its text again, from the backup.")
        else:
            self._put(article_id, self._as_it_stands(article_id, stored))
            self.outcome.lost.append(f"{named} has its whole text, but all of it as plain paragraphs.")

    def _mend_head(self, article_id: int, stored: Stored) -> None:
        article = self._from_source(article_id)
        if article is not None and article.text_hash == stored.text_hash:
            self._put(article_id, article)
            self.outcome.mended.append(f"{self._named(article_id)} has its title and date again, from its source.")
        elif self._take_head(article_id, stored):
            self.outcome.mended.append(f"{self._named(article_id)} has its title and date again, from the backup.")
        else:
            self._put(article_id, self._as_it_stands(article_id, stored))
            self.outcome.lost.append(
                f"{self._named(article_id)} has a title, date or tag that the disk has changed, and nothing else has."
            )

    def _as_it_stands(self, article_id: int, stored: Stored, of_blocks: tuple[Block, ...] | None = None) -> Article:
        """The article as it can be read, its paragraphs told anew where nothing says them."""
        text = sanitise((stored.text or b"").decode(errors="replace"))
        if of_blocks is None:
            with suppress(*UNREADABLE):
                of_blocks = blocks_of(stored)
        if of_blocks is None or (of_blocks and of_blocks[-1].end > len(text)):
            of_blocks = paragraphs(text)
        given: tuple[str, ...] = ()
        with suppress(*UNREADABLE):
            given = tuple(sanitise(tag) for tag in json.loads(stored.tags) if isinstance(tag, str))
        location, source, byline, language, origin = self._one(
            "SELECT location, source, byline, language, title_origin FROM article WHERE id = ?", article_id
        ) or ("", "", None, None, None)
        return Article(
            text, of_blocks, stored.title, origin, location, source, byline, stored.published, language, given
        )

    def _put(self, article_id: int, article: Article) -> bool:
        """Store an article anew, unless another one has its text."""
        try:
            put_again(self._connection, article_id, Prepared.of(article, None))
        except sqlite3.IntegrityError:
            return False
        return True

    # Sources, analyses, and what is derived

    def _from_source(self, article_id: int) -> Article | None:
        """The article as its kept bytes give it; None when they are not whole."""
        found = self._one("SELECT location, name, media_type, source, data FROM raw WHERE id = ?", article_id)
        if found is None or not checking.is_whole(found[4]):
            return None
        location, name, media_type, source, data = found
        return self._made_again(RawDocument(location, name, media_type, source, zlib.decompress(data)))

    def _mend_sources(self) -> None:
        for article_id in self._ids("SELECT id FROM raw ORDER BY id"):
            (data,) = self._one("SELECT data FROM raw WHERE id = ?", article_id) or (b"",)
            if checking.is_whole(data):
                continue
            (digest,) = self._one("SELECT content_hash FROM article WHERE id = ?", article_id) or (b"",)
            same = self._of_backup("SELECT 1 FROM article WHERE id = ? AND content_hash = ?", article_id, digest)
            of_backup = self._of_backup("SELECT data FROM raw WHERE id = ?", article_id)
            if same and of_backup and checking.is_whole(of_backup[0]):
                self._connection.execute("UPDATE raw SET data = ? WHERE id = ?", (of_backup[0], article_id))
                self.outcome.mended.append(
                    f"{self._named(article_id)} has the bytes of its source again, from the backup."
                )
            else:
                self._connection.execute("DELETE FROM raw WHERE id = ?", (article_id,))
                self.outcome.lost.append(f"{self._named(article_id)} is whole, but the bytes of its source are lost.")

    def _mend_analyses(self) -> None:
        count = 0
        for row_id in self._ids("SELECT rowid FROM analysis ORDER BY rowid"):
            found = self._one("SELECT text_hash, version, language, record FROM analysis WHERE rowid = ?", row_id)
            assert found is not None
            try:
                checking.read_analysis(*found)
            except UNREADABLE:
                self._connection.execute("DELETE FROM analysis WHERE rowid = ?", (row_id,))
                count += 1
        self._connection.execute(
            "UPDATE article SET tried = NULL WHERE failed IS NULL AND text_hash NOT IN (SELECT text_hash FROM analysis)"
        )
        if count:
            self.outcome.mended.append(f"{count:,} analyses could not be read; they are made again.")

    def _make_derived(self) -> None:
        """Make anew what is made from the articles: indexes, counts, locations."""
        run = self._connection.execute
        for table in ("raw", "place"):
            run(f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM article)")  # noqa: S608 - names of ours
        for table in checking.tables_of_articles(self._connection):
            run(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM article)")  # noqa: S608 - as above
        run("INSERT OR IGNORE INTO place SELECT location, id FROM article WHERE location <> ''")
        run("DELETE FROM tally")
        run("INSERT INTO tally SELECT count(*), coalesce(sum(unread <> 0), 0) FROM article WHERE removed = 0")
        for table, flag in _DERIVED.items():
            if self._one("SELECT 1 FROM sqlite_master WHERE name = ?", table):
                run(f"DELETE FROM {table}")  # noqa: S608 - names of ours
                run(f"UPDATE article SET {flag} = 0")  # noqa: S608 - as above
        contents.empty(self._connection)
        tags.spell_anew(self._connection)
        run("REINDEX")
        for table in checking.search_tables(self._connection):
            if table != "beginnings":  # has no content to be made of
                run(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608 - names of the schema
        fill_beginnings(self._connection)
        self.outcome.mended.append("The full-text indexes, the counts and the locations were made anew.")

    # From the backup

    def _take_body(self, article_id: int, digest: object) -> bool:
        """Take text and parts of the backup, if it has this very text."""
        found = self._of_backup("SELECT text, blocks, checksum FROM body WHERE id = ?", article_id)
        if found is None:
            return False
        text = found[0].encode()
        if hashlib.sha256(text).digest() != digest or checksum_of(text, found[1]) != found[2]:
            return False
        self._connection.execute("INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?)", (article_id, *found))
        self._mend_hash(article_id)
        return True

    def _take_head(self, article_id: int, stored: Stored) -> bool:
        """Take title, date and tags of the backup, if they are those that the hash was made of."""
        found = self._of_backup(
            "SELECT title, published, tags, content_hash FROM article WHERE id = ? AND text_hash = ?",
            article_id,
            stored.text_hash,
        )
        if found is None or hashlib.sha256(stored.text or b"").digest() != found[3]:
            return False
        self._connection.execute(
            "UPDATE article SET title = ?, published = ?, tags = ?, content_hash = ? WHERE id = ?",
            (*found, article_id),
        )
        return True

    def _mend_hash(self, article_id: int) -> None:
        """Let the hash be that of what is stored."""
        stored = self._stored(article_id)
        if checking.wrong_with(stored) is not None:
            self._put(article_id, self._as_it_stands(article_id, stored))


def blocks_of(stored: Stored) -> tuple[Block, ...]:
    """The blocks of an article.

    Raises:
        UNREADABLE: they are damaged.
    """
    if not isinstance(stored.blocks, bytes):
        raise TypeError
    return records.unpacked_blocks(stored.blocks)


def paragraphs(text: str) -> tuple[Block, ...]:
    """The lines of a text as paragraphs of its body."""
    found, at = [], 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            start = at + line.index(content)
            found.append(Block(start, start + len(content)))
        at += len(line) + 1
    return tuple(found)
