"""``nutgraf backup`` and ``restore``: copies of the library that can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import paths
from reader.cli import output
from reader.cli.progress_line import progress
from reader.library.safety.backup_files import backups, found

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reader.library.safety.backup_files import Backup


def backup(arguments: argparse.Namespace) -> int:
    """Make a backup, and print where it is once it was checked."""
    from reader.library.safety.making_backups import make_backup

    library: Path = arguments.library or paths.library_file()
    with progress() as tell:
        made = make_backup(library, arguments.file, tell=lambda done, total: tell("Checking", done, total))
    output.say(str(made))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the library; without one, list them."""
    library: Path = arguments.library or paths.library_file()
    if arguments.file is None:
        return _list(library)
    from reader.services.restoring import restore as put_back

    chosen = found(library, arguments.file)
    with progress() as tell:
        restored = put_back(library, chosen, lambda done, total: tell("Checking", done, total))
    output.say(f"{library} is the backup {chosen} again.")
    if restored.kept is not None:
        output.say(f"As it was, it is kept as {restored.kept}.")
    if restored.replayed:
        output.say(restored.replayed)
    return 0


def _list(library: Path) -> int:
    from reader.library.safety.making_backups import counted

    made = backups(library)
    for one in made:
        output.say(_line(counted(one)))
    if not made:
        output.note(f"There is no backup of {library}; “nutgraf backup” makes one.")
    return 0


def _line(one: Backup) -> str:
    time = one.time.astimezone().strftime("%Y-%m-%d %H:%M")
    articles = "cannot be read" if one.articles is None else f"{one.articles:,} articles"
    return f"{time}  {articles:>17}  {one.size_bytes / 1_000_000:>9,.1f} MB  {one.path.name}"
