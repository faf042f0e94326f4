"""What can go wrong, grouped by what the caller can do about it.

::

    ReaderError
    ├── SourceError      this source cannot be read: take another, or mend it
    │   └── UnsupportedSourceError   a kind of source that is not read yet
    ├── StorageError     the library file: permissions, space, damage
    │   ├── LibraryDamagedError      not a library, or a damaged one; it is never written to
    │   ├── LibraryTooNewError       written by a newer version of the program
    │   ├── LibraryReadOnlyError     it can be read, but nothing can be kept
    │   └── ReadStoppedError         a search was stopped, because another one is wanted: nothing to say
    ├── AnalysisError    one text could not be analysed; the others can
    └── ConfigError      the user's configuration: says which key, and what it may be

The text of each is one clear sentence for a person: what failed, on what, and the next step.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Base of all errors that a person can do something about."""


class SourceError(ReaderError):
    """A source that cannot be read.

    Attributes:
        location: path, or ``-`` for standard input, as the user gave it; not yet safe to draw.
        reason: what is wrong with it, without the location, starting in lower case.
    """

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(location, reason)
        self.location = location
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}"


class UnsupportedSourceError(SourceError):
    """A source of a kind that is not read yet."""


class StorageError(ReaderError):
    """The library could not be read or written."""


class LibraryDamagedError(StorageError):
    """The file is no library, or a damaged one."""


class LibraryTooNewError(StorageError):
    """The library was written by a newer version of the program."""


class LibraryReadOnlyError(StorageError):
    """The library can be read, but nothing can be kept in it."""


class ReadStoppedError(StorageError):
    """A search that was stopped; nobody waits for its result."""


class AnalysisError(ReaderError):
    """One text could not be analysed."""


class ConfigError(ReaderError):
    """The configuration names something that does not exist."""
