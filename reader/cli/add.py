"""``nutgraf add``: bring articles in without a screen."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

from reader.cli import INTERRUPTED, output
from reader.cli.inputs import read_stdin_if_named
from reader.cli.progress_line import bar
from reader.errors import SourceError
from reader.ingest.sources import passed_over
from reader.services import Services

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from reader.model import Added

MAX_WORKERS = 4
"""More processes than this wait for the one that keeps the articles."""
_OUTCOMES = {"added": "added", "updated": "updated", "known": "already there", "restored": "restored"}


def add(arguments: argparse.Namespace) -> int:
    """Take the sources in, and print what became of each when it is safe on the disk."""
    stdin = read_stdin_if_named(arguments.sources)
    counts: Counter[str] = Counter()
    workers = min(MAX_WORKERS, os.cpu_count() or 1)
    services = Services.open(library_path=arguments.library, workers=workers)
    try:
        with _progress() as (start, tell):
            for outcome in services.add(arguments.sources, stdin=stdin, on_start=start):
                counts["failed" if isinstance(outcome, SourceError) else outcome.outcome] += 1
                tell(outcome)
    except KeyboardInterrupt:
        output.note(f"Stopped: {_counted(counts)}.")
        return INTERRUPTED
    finally:
        services.close()
    words = f"{_counted(counts)[0].upper()}{_counted(counts)[1:]}."
    if others := sum(map(passed_over, filter(os.path.isdir, arguments.sources))):
        words += f" {others:,} {'file' if others == 1 else 'files'} of other kinds passed over."
    output.note(words)
    return 1 if counts["failed"] else 0


def _counted(counts: Counter[str]) -> str:
    words = {**_OUTCOMES, "failed": "failed"}
    return ", ".join(f"{counts[name]:,} {word}" for name, word in words.items() if counts[name]) or "nothing came"


def _line(outcome: Added) -> str:
    return f"{_OUTCOMES[outcome.outcome]:13} {outcome.id:>6}  {outcome.title or outcome.location}"


@contextlib.contextmanager
def _progress() -> Iterator[tuple[Callable[[int], None], Callable[[Added | SourceError], None]]]:
    """Functions to call with the number of outcomes and with each; with a bar where people look on."""
    if not sys.stderr.isatty():
        yield lambda _: None, lambda outcome: _tell(outcome, output.say, output.complain)
        return
    from rich.text import Text

    drawn = bar()

    def above(line: str) -> None:
        drawn.console.print(Text(output.safe(line)), soft_wrap=True)

    say = above if sys.stdout.isatty() else output.say
    with drawn:
        task = drawn.add_task("Adding", total=None)

        def tell(outcome: Added | SourceError) -> None:
            _tell(outcome, say, lambda message: above(f"nutgraf: {message}"))
            drawn.advance(task)

        yield lambda total: drawn.update(task, total=total), tell


def _tell(outcome: Added | SourceError, say: Callable[[str], None], complain: Callable[[str], None]) -> None:
    if isinstance(outcome, SourceError):
        complain(str(outcome))
    else:
        say(_line(outcome))
