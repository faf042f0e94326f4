"""The file of corrections: read again whenever it has changed, written whole or not at all.

Imports nothing but the standard library at first: most people have no such file, and the start pays for every module.
"""

from __future__ import annotations

import contextlib
import os
import threading
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.corrections.rules import Correction, Corrections
    from reader.model import Analysis

MAX_BYTES = 1_000_000
"""Larger files are refused: some 20,000 corrections."""
MAX_NAMED = 3
"""Lines that cannot be obeyed and are named; there may be thousands."""


class Change(NamedTuple):
    """A change of the file, small enough to be kept for long: the same lines at either end are left out.

    Attributes:
        head: lines that are left out at the beginning.
        before: the lines before; None where there was no file.
        after: the lines after.
        checksum: CRC-32 of the whole text after, which tells whether that is what stands there still.
    """

    head: int
    before: list[str] | None
    after: list[str]
    checksum: int

    @classmethod
    def of(cls, before: str | None, after: str) -> Change:
        """The change from one text to another."""
        old, new = (before or "").split("\n"), after.split("\n")
        most = min(len(old), len(new))
        head = next((at for at in range(most) if old[at] != new[at]), most)
        most -= head
        tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
        changed = old[head : len(old) - tail]
        return cls(head, None if before is None else changed, new[head : len(new) - tail], _checksum(after))

    @classmethod
    def from_record(cls, record: list[Any]) -> Change:
        """The change that a list of its parts stands for, as JSON keeps it.

        Raises:
            ValueError: it stands for none.
        """
        try:
            head, before, after, checksum = record
            return cls(int(head), None if before is None else list(map(str, before)), list(map(str, after)), checksum)
        except TypeError as error:
            raise ValueError("no change of a file") from error

    def taken_back(self, text: str) -> str | None:
        """A text without this change; what was changed since stays. None for no file."""
        before = self.before or []
        if _checksum(text) == self.checksum:
            if self.before is None:
                return None
            lines = text.split("\n")
            return "\n".join([*lines[: self.head], *before, *lines[self.head + len(self.after) :]])
        from reader.corrections.lines import reverted  # noqa: PLC0415 - as above

        return reverted(text, before, self.after)


class NamesFile:
    """The corrections of a user; every method may be called from any thread.

    A file that cannot be read is told of in `problem`, corrects nothing and is never written to.
    """

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self._path = path
        self._seen: tuple[object, Corrections | None, str] = (None, None, "")
        """The file's stamp when it was looked at last, what it said, and what of it could not be obeyed."""
        self._writing = threading.Lock()
        """Held while a correction is written here and in the library: who writes to that must not wait for it."""

    def corrections(self) -> Corrections | None:
        """What the file says now; None when it says nothing.

        Costs one look at the file's time unless that changed, and waits for nobody: two threads may both read it then.
        """
        stamp = self._stamp_now()
        seen = self._seen
        if stamp != seen[0]:
            seen = self._seen = (stamp, *self._obeyed())
        return seen[1]

    @property
    def problem(self) -> str:
        """A sentence about what could not be obeyed when the file was looked at last, or nothing. Waits for nobody."""
        return self._seen[2]

    def corrected(self, analysis: Analysis) -> Analysis:
        """An analysis as the user wants it."""
        corrections = self.corrections()
        if corrections is None:
            return analysis
        from reader.corrections.applying import corrected  # noqa: PLC0415 - as above

        return corrected(analysis, corrections)

    def add(
        self, correction: Correction, *, is_found: bool = True, keep: Callable[[Change], object] = lambda _: None
    ) -> Change | None:
        """Add a correction, for ever; see `reader.corrections.lines.with_correction`. None if the file has it.

        Args:
            correction: what to add.
            is_found: whether the engines, too, call it so.
            keep: called with the change before it is made, so that what takes it back is there first.

        Raises:
            ConfigError: the file cannot be read or written; it is as it was.
        """
        from reader.corrections.lines import with_correction  # noqa: PLC0415 - as above

        with self._writing:
            before = self._read()
            after = with_correction(before or "", correction, is_found=is_found)
            if after == before:
                return None
            change = Change.of(before, after)
            keep(change)
            self._write(after)
            return change

    def revert(self, change: Change) -> Change | None:
        """Take back a change; what was changed since stays.

        Returns:
            The change that this made, which can be taken back in turn; None if it made none.

        Raises:
            ConfigError: the file cannot be read or written; it is as it was.
        """
        with self._writing:
            text = self._read()
            if text is None and change.checksum != _checksum(""):
                return None
            without = change.taken_back(text or "")
            if without is None:
                with contextlib.suppress(FileNotFoundError):
                    self._path.unlink()
            elif without != text:
                self._write(without)
            return None if without == text else Change.of(text, without or "")

    def _obeyed(self) -> tuple[Corrections | None, str]:
        """What the file says, and a sentence about what of it cannot be obeyed."""
        try:
            text = self._read()
        except ConfigError as error:
            return None, str(error)
        if text is None:
            return None, ""
        from reader.corrections.lines import read  # noqa: PLC0415 - as above

        corrections, problems = read(text)
        more = f" {len(problems) - MAX_NAMED:,} more lines are wrong." if len(problems) > MAX_NAMED else ""
        told = f"{self._path.name}: {' '.join(problems[:MAX_NAMED])}{more} The other lines hold." if problems else ""
        return corrections, told

    def _stamp_now(self) -> object:
        """What changes whenever the file does; None when there is none."""
        try:
            status = os.stat(self._path)  # noqa: PTH116 - a tenth of the time, for every article
        except FileNotFoundError:
            return None
        except OSError as error:
            return error.errno
        return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino

    def _read(self) -> str | None:
        try:
            with self._path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ConfigError(
                f"{self._path}: cannot be read ({error.strerror}); names are shown uncorrected."
            ) from error
        if len(data) > MAX_BYTES:
            raise ConfigError(f"{self._path}: is larger than {MAX_BYTES // 1_000_000} MB; names are shown uncorrected.")
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise ConfigError(
                f"{self._path}: is not in UTF-8; names are shown uncorrected until it is, or is gone."
            ) from error

    def _write(self, text: str) -> None:
        """Put a new file in the old one's place, with its rights; a link goes on leading where it leads."""
        data = text.encode()
        if len(data) > MAX_BYTES:
            raise ConfigError(f"{self._path}: would be larger than {MAX_BYTES // 1_000_000} MB; nothing was changed.")
        place = self._path.resolve()
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                with contextlib.suppress(FileNotFoundError):
                    draft.chmod(place.stat().st_mode & 0o777)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise ConfigError(f"{self._path}: cannot be written ({error.strerror}); nothing was changed.") from error
        _sync_folder(place.parent)


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode(errors="replace"))


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a crash of the machine, where folders can be told to."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
