"""What was read, starred and tagged, in a file of lines beside the library, for the day on which the library is lost.

``library.db.state.jsonl`` has a line for each deed on articles, in the order of time, which a person can read:

    {"at": "2026-11-26T13:05:00+00:00", "deed": "star", "title": "A bridge opens", "articles": ["1f0c9a6b2d3e4f50"]}

An article is named by the beginning of the SHA-256 of its text, so the line still speaks of it when it has been taken
in again from its source, into whatever library: `reader.services.replaying` does what the lines say there. Text is
never in it, a title where a deed was done to one article.

A line is written in the transaction of the deed, as its last act: so the lines of all programs stand in the order of
the deeds. A failure to write it stops nothing; a deed that could not be kept after that is in the file all the same.
The file is made when the first deed is done, with all that is so by then. When it is much longer than what it says, it
is written anew, as what it says alone; never from the library, which may be another one by now.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.articles import store
from reader.library.articles.ids import AMONG, json_ids, json_parts
from reader.library.articles.steps import Act, Deed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from io import FileIO

    from reader.model import ArticleId

_log = logging.getLogger(__name__)

LEAST_BYTES = 1_000_000
"""A shorter file is never written anew."""
MOST_GROWTH = 3
"""A file is written anew when it is so many times as long as it was after the last time."""
LONGEST_WAIT_S = 2.0
"""How long another program is waited for that writes just now."""
HASH_BYTES = 8
"""Of two million articles two are named alike with a chance of 1 in 10 million."""
_ARTICLES_A_LINE = 1000
_TITLE_CHARS = 200
_DEED_NAMES = {Deed.UNREAD_AGAIN: Deed.UNREAD}
_UNSAID = frozenset({Deed.UPDATED})


class State:
    """What is so of one article; of a tag whether it has it or lost it."""

    __slots__ = ("read", "starred", "tags")

    def __init__(self) -> None:
        self.read = False
        self.starred = False
        self.tags: dict[str, bool] = {}


class StateFile:
    """The file of one library.

    Attributes:
        problem: a sentence about why nothing can be written, or nothing.
    """

    def __init__(self, library: Path) -> None:
        self.path = path_beside(library)
        self.problem = ""

    @property
    def exists(self) -> bool:
        """Whether there is one that says anything."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def lines(self, connection: sqlite3.Connection, done: Iterable[Act]) -> list[str]:
        """The lines that tell of deeds.

        Args:
            connection: in the transaction of the deeds.
            done: as acts on those articles that they changed.
        """
        at = store.now()
        lines = []
        for act in done:
            if act.deed not in _UNSAID:
                record = {"at": at, "deed": str(_DEED_NAMES.get(act.deed, act.deed))}
                if act.tag:
                    record["tag"] = act.tag
                if len(act.ids) == 1:
                    record["title"] = _title(connection, act.ids[0])
                lines += _lines(record, _hashes(connection, act.ids))
        return lines

    def lines_again(self, connection: sqlite3.Connection, ids: Sequence[ArticleId]) -> list[str]:
        """The lines that say of articles which have another text now what they have kept."""
        if not ids:
            return []
        starred = connection.execute(
            f"SELECT id FROM article WHERE starred AND id {AMONG}",  # noqa: S608 - constants, here and below
            (json_ids(ids),),
        )
        acts = [Act(Deed.STAR, [row[0]]) for row in starred]
        tagged = connection.execute(
            f"SELECT name, article FROM tag WHERE article {AMONG}",  # noqa: S608
            (json_ids(ids),),
        )
        return self.lines(connection, [*acts, *(Act(Deed.TAG, [row[1]], row[0]) for row in tagged)])

    def snapshot(self, connection: sqlite3.Connection) -> list[str]:
        """The lines that say all that is so in a library, removed articles included."""
        at = store.now()
        lines: list[str] = []
        for deed, condition in ((Deed.READ, "NOT unread"), (Deed.STAR, "starred")):
            found = connection.execute(f"SELECT content_hash FROM article WHERE {condition}")  # noqa: S608 - ours
            lines += _lines({"at": at, "deed": str(deed)}, [_short(row[0]) for row in found])
        by_tag: dict[str, list[str]] = {}
        for name, content_hash in connection.execute(
            "SELECT name, content_hash FROM tag JOIN article ON article.id = article ORDER BY name"
        ):
            by_tag.setdefault(name, []).append(_short(content_hash))
        for name, hashes in by_tag.items():
            lines += _lines({"at": at, "deed": str(Deed.TAG), "tag": name}, hashes)
        return lines

    def append(self, lines: Sequence[str]) -> None:
        """Write lines down, all of them or none; their way to the disk is not waited for."""
        with self._told(), _locked(self.path) as file:
            size_bytes = file.seek(0, os.SEEK_END)
            if size_bytes == 0:
                lines = [_head(0), *lines]
            data = "".join(f"{line}\n" for line in lines).encode()
            if size_bytes and os.pread(file.fileno(), 1, size_bytes - 1) != b"\n":
                data = b"\n" + data  # the line before was cut off
            try:
                _write(file, data)
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(size_bytes)
                raise

    def shorten(self) -> None:
        """Write the whole file anew when it has become much too long."""
        with self._told():
            if not self.exists or self.path.stat().st_size <= LEAST_BYTES:
                return
            with _locked(self.path) as file:
                if file.seek(0, os.SEEK_END) > max(LEAST_BYTES, MOST_GROWTH * _size_at_first(file)):
                    self._write_anew()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell why the file cannot be written, until it can be."""
        try:
            yield
        except OSError as error:
            if not self.problem:
                _log.warning("%s cannot be written: %s", self.path, error)
            self.problem = (
                f"{self.path} cannot be written ({error.strerror or error}): what you do is kept in the library alone."
            )
        else:
            self.problem = ""

    def _write_anew(self) -> None:
        """Put what the file says in its place; it is locked."""
        at = store.now()
        body = "".join(f"{line}\n" for line in _shortest(at, states(self.path))).encode()
        head = _head(len(body))
        draft = self.path.with_name(f"{self.path.name}.draft")  # that of a killed program is used again
        try:
            with draft.open("wb") as file:
                file.write(f"{head}\n".encode() + body)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise


def path_beside(library: Path) -> Path:
    """Where the file of a library is: beside it, or beside the file that a link leads to."""
    return Path(f"{library.resolve()}.state.jsonl")


def states(path: Path) -> dict[str, State]:
    """What a file says in the end, by the names of the articles; a line that cannot be read says nothing.

    Raises:
        OSError: the file cannot be read.
    """
    from reader.text.tag_names import clean_tag  # noqa: PLC0415 - a start reads no such file

    states: dict[str, State] = {}
    with path.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
                deed, tag, articles = (record.get(name) for name in ("deed", "tag", "articles"))
            except (ValueError, AttributeError, RecursionError):
                continue
            if not isinstance(deed, str) or not isinstance(articles, list):
                continue
            tag = clean_tag(tag) if isinstance(tag, str) else ""
            for short in (one for one in articles if isinstance(one, str)):
                _obey(states.setdefault(short, State()), deed, tag)
    return states


def _obey(state: State, deed: str, tag: str) -> None:
    if deed in {Deed.READ, Deed.UNREAD}:
        state.read = deed == Deed.READ
    elif deed in {Deed.STAR, Deed.UNSTAR}:
        state.starred = deed == Deed.STAR
    elif deed in {Deed.TAG, Deed.UNTAG} and tag:
        state.tags[tag] = deed == Deed.TAG


def _shortest(at: str, states: dict[str, State]) -> Iterator[str]:
    """The fewest lines that say the same."""
    yield from _lines({"at": at, "deed": str(Deed.READ)}, [short for short, state in states.items() if state.read])
    yield from _lines({"at": at, "deed": str(Deed.STAR)}, [short for short, state in states.items() if state.starred])
    tagged: dict[tuple[str, bool], list[str]] = {}
    for short, state in states.items():
        for name, has_it in state.tags.items():
            tagged.setdefault((name, has_it), []).append(short)
    for (name, has_it), those in sorted(tagged.items()):
        yield from _lines({"at": at, "deed": str(Deed.TAG if has_it else Deed.UNTAG), "tag": name}, those)


def _lines(record: dict[str, Any], hashes: Sequence[str]) -> list[str]:
    return [
        json.dumps(record | {"articles": hashes[first : first + _ARTICLES_A_LINE]}, ensure_ascii=True)
        for first in range(0, len(hashes), _ARTICLES_A_LINE)
    ]


def _head(body_bytes: int) -> str:
    """The first line, which says how long the file was when it was last written anew."""
    return json.dumps({"nutgraf": "read, starred and tagged articles", "bytes": body_bytes})


def _size_at_first(file: FileIO) -> int:
    try:
        return int(json.loads(os.pread(file.fileno(), 200, 0).split(b"\n")[0])["bytes"])
    except (ValueError, KeyError, TypeError):
        return 0


def _hashes(connection: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    return [
        _short(row[0])
        for part in json_parts(ids)
        for row in connection.execute(
            f"SELECT content_hash FROM article WHERE id {AMONG}",  # noqa: S608
            (part,),
        ).fetchall()
    ]


def _short(content_hash: bytes) -> str:
    return content_hash[:HASH_BYTES].hex()


def _title(connection: sqlite3.Connection, article_id: int) -> str:
    found = connection.execute("SELECT title FROM article WHERE id = ?", (article_id,)).fetchone()
    return (found[0] or "")[:_TITLE_CHARS] if found else ""


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[FileIO]:
    """The file, open for reading and appending, and locked; the lock on one that was replaced counts for nothing.

    Raises:
        OSError: it cannot be opened.
    """
    while True:
        with path.open("ab+", buffering=0) as file:
            _lock(file)
            try:
                is_it = os.path.samestat(os.fstat(file.fileno()), path.stat())
            except FileNotFoundError:
                is_it = False
            if is_it:
                yield file
                return


def _lock(file: FileIO) -> None:
    """Wait for other programs, but not for one that has been stopped: the next deed would wait behind this one.

    Raises:
        OSError: it took too long, or files cannot be locked there.
    """
    deadline = time.monotonic() + LONGEST_WAIT_S
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _write(file: FileIO, data: bytes) -> None:
    """Write all of it."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
