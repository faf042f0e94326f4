"""Programs killed at random while they import, analyse and mark: is all there that they had reported?

In each round one program takes articles in, and another one analyses, marks, removes and restores, in the same library;
both are killed (SIGKILL) at a random moment. Each prints what it is about to do, and again once that has returned. Then
everything that had returned must be in the library, what was under way must be there as a whole or not at all, and the
doctor must find nothing.

Run in the root of the project: ``python -m tests.bench.kills [ROUNDS]`` (100 by default, which is 200 kills).
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.corrections.applying import corrected
from reader.corrections.rules import Correction, Corrections, Named
from reader.library.library import Library
from reader.library.safety.copying import reading
from reader.model import Analysis, Article, ArticleId, Block, Entity, Sentence, Span
from reader.services.doctoring import examine
from reader.text.tag_names import TagWish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
ROUNDS_A_LIBRARY = 25
"""After so many rounds another library is begun: each of them is looked at as a whole after every round."""
LONGEST_S = 0.25
"""The latest moment at which a program is killed, after its first word."""
REMOVABLE = 5
"""Every fifth article is removed and restored, the others are analysed and marked."""
ANALYSED_BY = "kills"

State = dict[int, dict[str, object]]
"""What is so of each article, by its number."""


class Deed(NamedTuple):
    """Something that a program does to a library.

    Attributes:
        chosen: what it does it to, told before it is done.
        done: does it, and returns what is told afterwards.
        expected: what is so of which article once it has returned, of what was chosen and what was told.
    """

    chosen: Callable[[random.Random, list[int]], Any]
    done: Callable[[Library, Any], Any]
    expected: Callable[[Any, Any], State]


_FACTS = ("unread", "removed", "starred", "tagged", "analysed")
"""What is looked at in the end."""


def _article(number: int) -> Article:
    text = f"Ann Lee saw the storm of number {number} over Zürich. " * 30
    return Article(text, (Block(0, len(text)),), f"Storm {number}", "given", f"/{number}.txt", "kills")


def _add(library: Library, numbers: list[int]) -> list[int]:
    return [int(added.id) for added in library.add_many((_article(number), None) for number in numbers)]


def _analyse(library: Library, article_id: int) -> None:
    stored = library.article(ArticleId(article_id))
    if stored is not None:
        entity = Entity(1, "person", "Ann Lee", (Span(0, 7),))
        sentences = (Sentence(0, len(stored.article.text)),)
        library.save_analysis(Analysis(ANALYSED_BY, stored.text_hash, "en", sentences, entities=(entity,)))


def _kept(choice: random.Random, ids: list[int]) -> list[int]:
    """Some of the articles that are never removed: those that are cannot be marked."""
    return choice.sample([number for number in ids if number % REMOVABLE], choice.randint(1, 5))


def _removable(choice: random.Random, ids: list[int]) -> list[int]:
    return choice.sample([number for number in ids if number % REMOVABLE == 0], choice.randint(1, 5))


def _correct(library: Library, name: str) -> None:
    """Have the one who is named in all articles be called otherwise, and some of them be put in anew."""
    corrections = Corrections([Correction(Named("person", "Ann Lee"), Named("person", name))])
    library.corrected = lambda analysis: corrected(analysis, corrections)
    library.follow(corrections)
    library.put_contents(5)


def _ids(ids: list[int]) -> list[ArticleId]:
    return [ArticleId(number) for number in ids]


def _all_of(ids: list[int], **facts: object) -> State:
    return {number: dict(facts) for number in ids}


IMPORTING: dict[str, Deed] = {
    "add": Deed(
        lambda choice, _: [choice.randrange(10**12) for _ in range(choice.randint(1, 8))],
        _add,
        lambda _, ids: _all_of(ids or [], is_there=True),
    ),
}
READING: dict[str, Deed] = {
    "analyse": Deed(
        lambda choice, ids: _kept(choice, ids)[0], _analyse, lambda number, _: _all_of([number], analysed=1)
    ),
    "read": Deed(
        _kept, lambda library, ids: library.mark(_ids(ids), unread=False), lambda ids, _: _all_of(ids, unread=0)
    ),
    "unread": Deed(
        _kept, lambda library, ids: library.mark(_ids(ids), unread=True), lambda ids, _: _all_of(ids, unread=1)
    ),
    "correct": Deed(lambda choice, _: choice.choice(["Anna Lee", "Ann Li", "Lee"]), _correct, lambda *_: {}),
    "remove": Deed(_removable, lambda library, ids: library.remove(_ids(ids)), lambda ids, _: _all_of(ids, removed=1)),
    "restore": Deed(
        _removable, lambda library, ids: library.restore(_ids(ids)), lambda ids, _: _all_of(ids, removed=0)
    ),
    "star": Deed(_kept, lambda library, ids: library.star(_ids(ids), on=True), lambda ids, _: _all_of(ids, starred=1)),
    "unstar": Deed(
        _kept, lambda library, ids: library.star(_ids(ids), on=False), lambda ids, _: _all_of(ids, starred=0)
    ),
    "tag": Deed(
        _kept, lambda library, ids: library.tag(_ids(ids), TagWish(given=("x",))), lambda ids, _: _all_of(ids, tagged=1)
    ),
    "untag": Deed(
        _kept, lambda library, ids: library.tag(_ids(ids), TagWish(taken=("x",))), lambda ids, _: _all_of(ids, tagged=0)
    ),
}
"""What is done to articles that are there."""


def do(path: Path, deeds: dict[str, Deed], seed: int) -> None:
    """Do deeds until somebody ends it; what is begun and what is done are told, a line each."""
    choice = random.Random(seed)
    library = Library.open(path)
    ids = list(state_of(path))
    while True:
        name = choice.choice(sorted(deeds))
        chosen = deeds[name].chosen(choice, ids)
        print(json.dumps(["begun", name, chosen, None]), flush=True)
        told = deeds[name].done(library, chosen)
        print(json.dumps(["done", name, chosen, told]), flush=True)


def state_of(path: Path) -> State:
    """What is so of each article of a library."""
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT id, unread, removed, starred, EXISTS (SELECT 1 FROM tag WHERE tag.article = article.id),"
            " EXISTS (SELECT 1 FROM analysis WHERE analysis.text_hash = article.text_hash) FROM article"
        ).fetchall()
    return {row[0]: dict(zip(_FACTS, row[1:], strict=True), is_there=True) for row in rows}


def run_round(path: Path, choice: random.Random, known: State) -> tuple[int, list[str]]:
    """Let two programs work on a library and kill them; returns how many deeds they reported, and what is wrong.

    Args:
        path: of a library with articles.
        choice: of moments.
        known: what is so of it; brought up to date.
    """
    programs = [_started(path, kind, choice.randrange(10**9)) for kind in ("importing", "reading")]
    firsts = [program.stdout.readline() for program in programs if program.stdout is not None]
    for program in programs:
        time.sleep(choice.random() * LONGEST_S / len(programs))
        program.send_signal(signal.SIGKILL)
    reported = 0
    perhaps: list[State] = []
    for program, first in zip(programs, firsts, strict=True):
        under_way: tuple[str, Any] | None = None
        for kind, name, chosen, told in _words(first + program.communicate()[0]):
            under_way = (name, chosen) if kind == "begun" else None
            if kind == "done":
                reported += 1
                for number, facts in (IMPORTING | READING)[name].expected(chosen, told).items():
                    known.setdefault(number, {}).update(facts)
        if under_way is not None:
            perhaps.append((IMPORTING | READING)[under_way[0]].expected(under_way[1], None))
    return reported, compared(path, known, perhaps)


def _started(path: Path, kind: str, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bench.kills", kind, str(path), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _words(output: str) -> Iterator[tuple[str, str, Any, Any]]:
    """What a program has told; a line that was cut was not."""
    for line in output.split("\n"):
        with suppress(ValueError):
            kind, name, chosen, told = json.loads(line)
            yield kind, name, chosen, told


def compared(path: Path, known: State, perhaps: list[State]) -> list[str]:
    """What the library has not that was reported, a deed that was under way being done to all its articles or none."""
    library = Library.open(path)  # works in what the log has, as the next start would
    library.close()
    found = state_of(path)
    wrong = []
    for state in perhaps:
        done = [all(found[number][name] == fact for name, fact in facts.items()) for number, facts in state.items()]
        undone = [
            all(found[number][name] == known[number].get(name, found[number][name]) for name in facts)
            for number, facts in state.items()
        ]
        if not (all(done) or all(undone)):
            wrong.append(f"half a deed: {state}")
        for number, facts in state.items():
            for name in facts:
                known.setdefault(number, {}).pop(name, None)
    for number, facts in known.items():
        if number not in found:
            wrong.append(f"article {number} is lost")
        else:
            wrong += [
                f"article {number} is not {name} {fact}" for name, fact in facts.items() if found[number][name] != fact
            ]
    wrong += [finding.words for finding in examine(path, lambda _done, _total: None)]
    known.clear()
    known.update(found)
    return wrong


def begin(path: Path) -> State:
    """A library of some articles; returns what is so of it."""
    library = Library.open(path)
    library.add_many((_article(number), None) for number in range(40))
    library.close()
    return state_of(path)


def main() -> None:
    """Print how many deeds were reported in all rounds, and what was lost."""
    if len(sys.argv) == 4:
        do(Path(sys.argv[2]), IMPORTING if sys.argv[1] == "importing" else READING, int(sys.argv[3]))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    choice = random.Random(1)
    started, reported, bad = time.monotonic(), 0, 0
    known: State = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            path = Path(folder) / f"library-{number // ROUNDS_A_LIBRARY}.db"
            if number % ROUNDS_A_LIBRARY == 0:
                known = begin(path)
            deeds, wrong = run_round(path, choice, known)
            reported += deeds
            bad += bool(wrong)
            for words in wrong[:5]:
                print(f"round {number}: {words}")
    seconds = time.monotonic() - started
    print(f"programs killed: {2 * rounds} in {rounds} rounds, {seconds:.0f} s; deeds reported: {reported:,}")
    print(f"rounds after which something was lost or damaged: {bad}; budget 0: {'MISSED' if bad else 'met'}")


if __name__ == "__main__":
    main()
