"""``nutgraf doctor``: see whether the library is whole, and mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import paths
from reader.cli import output
from reader.cli.progress_line import progress

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def doctor(arguments: argparse.Namespace) -> int:
    """Print a sentence for everything that is wrong, and mend it if asked to."""
    library: Path = arguments.library or paths.library_file()
    return _repair(library) if arguments.repair else _examine(library)


def _examine(library: Path) -> int:
    from reader.services.doctoring import examine

    count = 0
    with progress() as tell:
        for finding in examine(library, lambda done, total: tell("Looking", done, total)):
            output.say(finding.words)
            count += 1
    if count:
        named = "1 thing is" if count == 1 else f"{count:,} things are"
        output.note(f"{named} wrong with {library}; “nutgraf doctor --repair” mends a copy and keeps the original.")
        return 1
    output.note(f"{library} is whole.")
    return 0


def _repair(library: Path) -> int:
    from reader.jobs import Jobs
    from reader.services.doctoring import repair

    jobs = Jobs(log=paths.state_dir() / "worker.log")
    try:
        with progress() as tell:
            done = repair(library, jobs, tell)
    finally:
        jobs.close()
    for title, sentences in (("Found", done.found), ("Mended", done.mended), ("Lost", done.lost)):
        for sentence in sentences:
            output.say(f"{title}: {sentence}")
    if done.kept is None:
        output.note(f"{library} is whole; nothing was done.")
    else:
        output.note(f"{library} is whole again; as it was it is kept as {done.kept}.")
    return 1 if done.lost else 0
