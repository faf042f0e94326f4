"""Deeds on articles, and the steps that undo them, which are kept as what takes them back, in the same transaction.

A deed is a list of acts, each of one kind on many articles. An act changes those articles alone that it finds
otherwise, and knows which: the acts that take it back speak of them, so undoing never touches what was so before.
A step also undoes what is no act: what was said of a line, a deed on the lists, or a change of the file of names, which
the services know.

A step that was undone stays until something else is done, as what does it again: that holds after a restart, too, and
for whatever reader.

Every function runs inside a transaction of the caller's.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.articles import repeats, saved, store, tags
from reader.library.articles.ids import those
from reader.library.file.schema import KEPT_REMOVED_DAYS
from reader.model import ArticleId, LineChoice, SavedSearch
from reader.text.display import shorten
from reader.wire import packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

MAX_STEPS = 1000
"""Steps that can be undone."""
MAX_STEP_DAYS = KEPT_REMOVED_DAYS
"""How long a step can be undone."""
MAX_LINE_CHARS = 40
"""Characters of a line that are told of a step."""


class Deed(StrEnum):
    """What is done to articles; the values stand in libraries and beside them."""

    READ = "read"
    UNREAD = "unread"
    UNREAD_AGAIN = "unread-again"
    """Unread as it was before, so that one that was updated says so again."""
    UPDATED = "updated"
    STAR = "star"
    UNSTAR = "unstar"
    TAG = "tag"
    UNTAG = "untag"
    REMOVE = "remove"
    RESTORE = "restore"


class Act(NamedTuple):
    """One thing that is done to articles.

    Attributes:
        tag: in any case, for the deeds of tags.
    """

    deed: Deed
    ids: Sequence[ArticleId]
    tag: str = ""


class Step(NamedTuple):
    """A deed that can be undone, or one that was undone and can be done again: then it says how.

    Attributes:
        at: when it was done, as of `reader.library.articles.store.now`.
        said: a sentence about what is so again when it is undone.
        acts: what takes it back.
        line: what was said of a line before.
        names: the change of the file of names, for those who keep that.
        lists: all saved searches as they were before.
        come: articles that came, and are taken out again.
    """

    id: int
    at: str
    said: str
    acts: tuple[Act, ...] = ()
    line: LineChoice | None = None
    names: list[Any] | None = None
    lists: tuple[SavedSearch, ...] | None = None
    come: int = 0


class Coming:
    """Articles that come in one run: one step, in however many transactions they are kept.

    Attributes:
        step: number of the step, once there is one.
        runs: what has come, and is kept, as a record has it: what comes next continues the last run, so that a
            transaction costs the same however much has come.
    """

    def __init__(self) -> None:
        self.step: int | None = None
        self.runs: list[int] = []


_OPPOSITES = {
    Deed.READ: Deed.UNREAD_AGAIN,
    Deed.UNREAD: Deed.READ,
    Deed.UNREAD_AGAIN: Deed.READ,
    Deed.STAR: Deed.UNSTAR,
    Deed.UNSTAR: Deed.STAR,
    Deed.TAG: Deed.UNTAG,
    Deed.UNTAG: Deed.TAG,
    Deed.REMOVE: Deed.RESTORE,
    Deed.RESTORE: Deed.REMOVE,
}
_AGAIN = {**_OPPOSITES, Deed.READ: Deed.UNREAD}
"""What takes back what took a deed back. To be read takes back to be made unread, and that says no more "updated"."""
_COMING = "add"
_UNDONE = "undone"
"""Kinds of steps that are told from the others."""
_SAID = {
    Deed.READ: ("{} is unread again.", "{} are unread again."),
    Deed.UNREAD: ("{} is read again.", "{} are read again."),
    Deed.UNREAD_AGAIN: ("{} is read again.", "{} are read again."),
    Deed.STAR: ("{} has no star again.", "{} have no stars again."),
    Deed.UNSTAR: ("{} has its star again.", "{} have their stars again."),
    Deed.TAG: ("{} has the tags that it had.", "{} have the tags that they had."),
    Deed.UNTAG: ("{} has the tags that it had.", "{} have the tags that they had."),
    Deed.REMOVE: ("Restored {}.", "Restored {}."),
    Deed.RESTORE: ("Removed {} again.", "Removed {} again."),
}
"""What is said when a deed is undone, of one article and of several."""


def perform(connection: sqlite3.Connection, acts: Iterable[Act], *, is_step: bool) -> list[Act]:
    """Do something to articles, as one step to undo if anything changes and it shall be one.

    Returns:
        What was changed, as acts on those articles that were otherwise.
    """
    done: list[Act] = []
    back: list[Act] = []
    for wanted in acts:
        act = _spelt(connection, wanted)
        was_updated = those(connection, act.ids, "updated") if act.deed is Deed.UNREAD else []
        changed = _change(connection, act)
        if changed:
            done.append(act._replace(ids=changed))
            if is_step:
                back += _taking_back(act, changed, was_updated)
    if done and is_step:
        ids = list(dict.fromkeys(article_id for act in done for article_id in act.ids))
        _keep(connection, done[0].deed, _acts_record(back[::-1]), _said(connection, done[0].deed, ids))
    return done


def latest(connection: sqlite3.Connection, *, undone: bool = False) -> Step | None:
    """The step that is undone next, or of those that were undone the one that is done again next.

    Raises:
        UNREADABLE: it is damaged; it is the one of `forget`.
    """
    found = connection.execute(
        f"SELECT id, at, said, kind, inverse FROM step WHERE id = {_next(undone=undone)}"  # noqa: S608 - ours
    ).fetchone()
    if found is None:
        return None
    number, at, said, kind, inverse = found
    record = unpacked(inverse)
    if not isinstance(record, dict):
        raise TypeError(f"no step: {record!r}")
    if undone:
        record = record["again"]
    acts = tuple(Act(Deed(deed), _ids_from_record(ids), tag) for deed, ids, tag in record.get("acts", ()))
    line = LineChoice(*record["line"]) if "line" in record else None
    lists = tuple(SavedSearch(*saved_one) for saved_one in record["lists"]) if "lists" in record else None
    come = sum(len(act.ids) for act in acts) if kind == _COMING else 0
    return Step(number, at, said, acts, line, record.get("names"), lists, come)


def forget(connection: sqlite3.Connection, number: int | None = None, *, undone: bool = False) -> bool:
    """Drop a step, by default that of `latest`; False if there is none, as when another reader has undone it."""
    which = _next(undone=undone) if number is None else "?"
    found = connection.execute(f"DELETE FROM step WHERE id = {which}", () if number is None else (number,))  # noqa: S608
    return found.rowcount > 0


def undo(connection: sqlite3.Connection, step: Step) -> list[Act] | None:
    """Undo a step if it is next still, and not undone by another reader or followed by what that has done meanwhile.

    To undo a deed on the lists puts back all that they were, and would take another one with it. Where nothing was to
    be undone the step is dropped.

    Returns:
        What was done to articles; None where nothing was to be undone.
    """
    if not _is_next(connection, step.id, undone=False):
        return None
    changed = _apply(connection, step)
    if changed is None:
        forget(connection, step.id)
        return None
    done, again, said = changed
    shelve(connection, step.id, again, said)
    return done


def redo(connection: sqlite3.Connection, step: Step) -> list[Act] | None:
    """Do again what was undone, if that is next still; returns as `undo` does."""
    if not _is_next(connection, step.id, undone=True):
        return None
    changed = _apply(connection, step)
    if changed is None:
        forget(connection, step.id)
        return None
    unshelve(connection, step.id)
    return changed[0]


def shelve(connection: sqlite3.Connection, number: int, again: object, said: str) -> None:
    """Keep a step that was undone, as what does it again and is said then; unless another reader has."""
    if not _is(connection, number, undone=False):
        return
    kind, before, inverse = connection.execute(
        "SELECT kind, said, inverse FROM step WHERE id = ?", (number,)
    ).fetchone()
    record = {"again": again, "kind": kind, "said": before, "inverse": unpacked(inverse)}
    connection.execute(
        "UPDATE step SET kind = ?, said = ?, inverse = ? WHERE id = ?", (_UNDONE, said, packed(record), number)
    )


def unshelve(connection: sqlite3.Connection, number: int) -> None:
    """Have a step that was undone be one to undo again; unless another reader has."""
    if not _is(connection, number, undone=True):
        return
    (shelved,) = connection.execute("SELECT inverse FROM step WHERE id = ?", (number,)).fetchone()
    record: Any = unpacked(shelved)
    connection.execute(
        "UPDATE step SET kind = ?, said = ?, inverse = ? WHERE id = ?",
        (record["kind"], record["said"], packed(record["inverse"]), number),
    )


def _next(*, undone: bool) -> str:
    """The number of the step that is next, as SQL: the latest one, or the first of those that were undone."""
    return f"(SELECT {'min' if undone else 'max'}(id) FROM step WHERE kind {'=' if undone else '<>'} '{_UNDONE}')"  # noqa: S608 - ours


def _is_next(connection: sqlite3.Connection, number: int, *, undone: bool) -> bool:
    return bool(connection.execute(f"SELECT {_next(undone=undone)} IS ?", (number,)).fetchone()[0])


def _is(connection: sqlite3.Connection, number: int, *, undone: bool) -> bool:
    found = connection.execute("SELECT kind FROM step WHERE id = ?", (number,)).fetchone()
    return found is not None and (found[0] == _UNDONE) is undone


def _apply(connection: sqlite3.Connection, step: Step) -> tuple[list[Act], dict[str, Any], str] | None:
    """Do what a step says; returns what was done to articles, what takes that back and is said then."""
    if (line := step.line) is not None:
        before = repeats.choose(connection, line.source, line.line, line.before)
        back = {"line": [line.source, line.line, before]}
        return ([], back, f"“{_short(line.line)}” is as you said again.") if before != line.before else None
    if step.lists is not None:
        lists = saved.everything(connection)
        said = saved.told_again(step.lists, lists)
        return ([], _lists_record(lists), said) if saved.put_back(connection, step.lists) else None
    done = perform(connection, step.acts, is_step=False)
    again = [Act(_AGAIN[act.deed], act.ids, act.tag) for act in done[::-1] if act.deed in _AGAIN]
    if not again:
        return None
    ids = list(dict.fromkeys(article_id for act in again for article_id in act.ids))
    return done, _acts_record(again), _said(connection, _OPPOSITES[again[0].deed], ids)


def keep_line(connection: sqlite3.Connection, choice: LineChoice) -> None:
    """Keep what was said of a line before as a step."""
    record = {"line": [choice.source, choice.line, choice.before]}
    _keep(connection, "line", record, f"“{_short(choice.line)}” is as it was before.")


def keep_names(connection: sqlite3.Connection, change: Sequence[object], said: str) -> int:
    """Keep a change of the file of names as a step; returns its number."""
    return _keep(connection, "names", {"names": change}, said)


def keep_lists(connection: sqlite3.Connection, before: Sequence[SavedSearch], said: str) -> None:
    """Keep what the lists were before as a step."""
    _keep(connection, "lists", _lists_record(before), said)


def keep_coming(connection: sqlite3.Connection, coming: Coming, ids: Iterable[ArticleId]) -> tuple[int, list[int]]:
    """Keep that articles came, with those of the same run that came before, as one step.

    Returns:
        What `coming` is to have once the transaction is kept: the number of the step, and the runs.
    """
    runs = _ids_record(ids, coming.runs)
    record = {"acts": [[str(Deed.REMOVE), runs, ""]]}
    count = sum(runs[1::2])
    if count == 1:
        said = f"Took out {_quoted(connection, runs[0])} again, which came last."
    else:
        said = f"Took out again the {count:,} articles that came last."
    if coming.step is not None:
        changed = connection.execute(
            "UPDATE step SET inverse = ?, said = ? WHERE id = ? AND kind = ?",
            (packed(record), said, coming.step, _COMING),
        )
        if changed.rowcount:
            return coming.step, runs
    return _keep(connection, _COMING, record, said), runs


def _spelt(connection: sqlite3.Connection, act: Act) -> Act:
    """The act with its tag as that is spelt here."""
    if act.deed is Deed.TAG:
        return act._replace(tag=tags.made(connection, act.tag))
    return act._replace(tag=tags.spelt(connection, act.tag) or act.tag) if act.deed is Deed.UNTAG else act


def _change(connection: sqlite3.Connection, act: Act) -> list[ArticleId]:
    """Do one thing; returns the articles that were otherwise."""
    deed, ids = act.deed, act.ids
    if deed in {Deed.TAG, Deed.UNTAG}:
        return (tags.give if deed is Deed.TAG else tags.take)(connection, ids, act.tag)
    if deed in {Deed.REMOVE, Deed.RESTORE}:
        return store.set_removed(connection, ids, removed=deed is Deed.REMOVE)
    if deed in {Deed.STAR, Deed.UNSTAR}:
        return store.set_flag(connection, "starred", ids, on=deed is Deed.STAR)
    if deed is Deed.UPDATED:
        return store.set_flag(connection, "updated", ids, on=True)
    if deed is Deed.UNREAD:
        store.set_flag(connection, "updated", those(connection, ids, "NOT unread"), on=False)
    return store.set_flag(connection, "unread", ids, on=deed is not Deed.READ)


def _taking_back(act: Act, changed: Sequence[ArticleId], was_updated: Sequence[ArticleId]) -> list[Act]:
    """What takes an act back, the last thing first."""
    opposite = _OPPOSITES.get(act.deed)
    back = [] if opposite is None else [Act(opposite, changed, act.tag)]
    among = set(changed)
    updated = [article_id for article_id in was_updated if article_id in among]
    return [Act(Deed.UPDATED, updated), *back] if updated else back


def _keep(connection: sqlite3.Connection, kind: str, record: object, said: str) -> int:
    """Keep a step; those that are too old or too many go, and those that were undone."""
    at = store.now()
    number = connection.execute(
        "INSERT INTO step (at, kind, inverse, said) VALUES (?, ?, ?, ?)", (at, str(kind), packed(record), said)
    ).lastrowid
    assert number is not None
    before = (datetime.fromisoformat(at) - timedelta(days=MAX_STEP_DAYS)).astimezone(UTC).isoformat()
    connection.execute("DELETE FROM step WHERE id <= ? OR at < ? OR kind = ?", (number - MAX_STEPS, before, _UNDONE))
    return number


def _said(connection: sqlite3.Connection, deed: Deed, ids: Sequence[ArticleId]) -> str:
    one, several = _SAID[deed]
    return one.format(_quoted(connection, ids[0])) if len(ids) == 1 else several.format(f"{len(ids):,} articles")


def _short(line: str) -> str:
    return shorten(" ".join(line.split()), MAX_LINE_CHARS)


def _lists_record(those: Sequence[SavedSearch]) -> dict[str, Any]:
    return {"lists": [[one.id, one.name, one.query, one.position] for one in those]}


def _quoted(connection: sqlite3.Connection, article_id: int) -> str:
    """The title of an article, as a sentence names it; without one it is just the article."""
    found = connection.execute("SELECT title FROM article WHERE id = ?", (article_id,)).fetchone()
    return f"“{found[0]}”" if found and found[0] else "The article"


def _acts_record(acts: Iterable[Act]) -> dict[str, Any]:
    return {"acts": [[str(act.deed), _ids_record(act.ids), act.tag] for act in acts]}


def _ids_record(ids: Iterable[int], before: Sequence[int] = ()) -> list[int]:
    """Ids as runs: how far from the end of the run before, and how many, in turn; their order is not kept.

    Args:
        ids: which.
        before: runs that are continued.
    """
    runs = list(before)
    end = sum(runs)
    for article_id in sorted(ids):
        if runs and article_id == end:
            runs[-1] += 1
        else:
            runs += (article_id - end, 1)
        end = article_id + 1
    return runs


def _ids_from_record(runs: Sequence[int]) -> list[ArticleId]:
    return list(_ids(runs))


def _ids(runs: Sequence[int]) -> Iterator[ArticleId]:
    end = 0
    for gap, length in zip(runs[::2], runs[1::2], strict=True):
        start = end + gap
        end = start + length
        yield from map(ArticleId, range(start, end))
