"""The sample articles: a library of their own in the cache, made from ``seeds/`` when those change.

They never mix with the user's articles. What was read in them, and where, is remembered as in any library.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import reader
from reader import paths
from reader.ingest.sources import MEDIA_TYPES
from reader.library.library import Library
from reader.services.intake import Intake

if TYPE_CHECKING:
    from reader.jobs import Jobs


def open_samples() -> Library | None:
    """Open the library of samples, if it was made from the seeds of now."""
    file = _file()
    return Library.open(file, sample=True) if file.exists() else None


def make_samples(jobs: Jobs) -> Library:
    """Make the library of samples and open it; takes about a second.

    Where the cache cannot be written, it is made in a temporary folder, for this run.

    Raises:
        StorageError: it cannot be written there either.
    """
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.mkdtemp(prefix="samples-", dir=file.parent)
    except OSError:
        temporary = Path(tempfile.mkdtemp(prefix="nutgraf-"))
        _fill(jobs, temporary / file.name)
        return Library.open(temporary / file.name, sample=True)
    made = Path(folder) / file.name
    _fill(jobs, made)
    if not file.exists():  # another program of ours may have been faster, and have it open
        made.replace(file)
    made.unlink(missing_ok=True)
    Path(folder).rmdir()
    for outdated in file.parent.glob("samples-*.db*"):
        if not outdated.name.startswith(file.name):
            with contextlib.suppress(OSError):
                outdated.unlink()
    return Library.open(file, sample=True)


def _fill(jobs: Jobs, file: Path) -> None:
    library = Library.open(file, sample=True)
    try:
        for _ in Intake(jobs, library, [os.fspath(seed) for seed in _seeds()]).outcomes(lambda: False):
            pass
    finally:
        library.close()


def _seeds() -> list[Path]:
    folder = paths.bundled("seeds")
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [seed for seed in found if seed.suffix in MEDIA_TYPES and seed.name != "README.md"]


def _file() -> Path:
    """Where the library of these seeds is; its name holds their hash, and the program's version."""
    digest = hashlib.sha256(reader.__version__.encode())
    for seed in _seeds():
        digest.update(seed.name.encode() + b"\0" + seed.read_bytes())
    return paths.cache_dir() / f"samples-{digest.hexdigest()[:12]}.db"
