"""The sample articles: a library of their own in the cache, made from ``seeds/`` when those change.

They never mix with the user's articles. What was read in them, and where, is remembered as in any library.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from typing import TYPE_CHECKING

import reader
from reader import paths
from reader.errors import LibraryDamagedError, LibraryTooNewError, SourceError, StorageError
from reader.ingest.sources import MEDIA_TYPES
from reader.library.file.schema import MIGRATIONS
from reader.library.library import Library
from reader.services.intake import Intake

if TYPE_CHECKING:
    from pathlib import Path

    from reader.jobs import Jobs

_log = logging.getLogger(__name__)


def open_samples() -> Library | None:
    """Open the library of samples, if it was made from the seeds of now and can be used.

    One that is damaged is thrown away; one that another program has locked is left alone.
    """
    file = _file()
    if not file.exists():
        return None
    try:
        return Library.open(file, sample=True)
    except (LibraryDamagedError, LibraryTooNewError):
        with contextlib.suppress(OSError):
            _remove(file)
    except StorageError:
        _log.warning("the library of samples in the cache cannot be used just now", exc_info=True)
    return None


def make_samples(jobs: Jobs, temporary: Path) -> Library:
    """Make the library of samples and open it; takes about a second.

    Args:
        jobs: reads the seeds.
        temporary: folder to make it in; it stays there when it cannot be kept for the next time.

    Raises:
        StorageError: it cannot be written.
    """
    file = _file()
    made = temporary / file.name
    library = Library.open(made, sample=True)
    try:
        seeds = [os.fspath(seed) for seed in _seeds()]
        outcomes = list(Intake(jobs, library, seeds).outcomes(lambda: False))
    finally:
        library.close()
    if not any(isinstance(outcome, SourceError) for outcome in outcomes):
        with contextlib.suppress(OSError):
            _keep(made, file)
    return open_samples() or Library.open(made, sample=True)


def _keep(made: Path, file: Path) -> None:
    """Put the library into the cache in one step, and remove those of other seeds.

    Raises:
        OSError: nothing can be written there.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    shutil.copyfile(made, part)
    if file.exists():  # another program of ours was faster, and has it open
        part.unlink()
    else:
        _remove(file)  # a log that was left behind would be taken for that of the new file
        part.replace(file)
    for outdated in file.parent.glob("samples-*"):
        if not outdated.name.startswith(file.name):
            outdated.unlink()


def _remove(file: Path) -> None:
    """Remove a library with what SQLite keeps beside it, the log first."""
    for end in ("-wal", "-shm", ""):
        file.with_name(file.name + end).unlink(missing_ok=True)


def _seeds() -> list[Path]:
    folder = paths.bundled("seeds")
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [seed for seed in found if seed.suffix in MEDIA_TYPES and seed.name != "README.md"]


def _file() -> Path:
    """Where the library of these seeds is; its name holds a hash of them, the program's version and its tables."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL, 2 ms that the start of a library with articles can do without

    digest = hashlib.sha256(f"{reader.__version__}{MIGRATIONS}".encode())
    for seed in _seeds():
        digest.update(seed.name.encode() + b"\0" + seed.read_bytes())
    return paths.cache_dir() / f"samples-{digest.hexdigest()[:12]}.db"
