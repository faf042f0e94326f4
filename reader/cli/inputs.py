"""Standard input: all of it, or line by line, never more than the limit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from reader.cli import output
from reader.config import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_stdin_if_named(sources: Sequence[str]) -> bytes | None:
    """What standard input holds, if ``-`` is among the sources; one byte more than the limit shows that it is over."""
    if not sources:
        return None
    from reader.ingest.sources import STDIN

    if STDIN not in sources:
        return None
    with _stdin() as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def stdin_lines() -> Iterator[bytes | None]:
    """The lines of standard input that are not blank; None for one that is over the limit."""
    with _stdin() as stream:
        while line := stream.readline(MAX_FILE_BYTES + 1):
            if len(line) > MAX_FILE_BYTES and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = stream.readline(65_536)
                yield None
            elif line.strip():
                yield line


def _stdin() -> BinaryIO:
    """A stream of our own: the interpreter cannot end while a thread holds its standard one."""
    if sys.stdin.isatty():
        output.note("Reading what you type; Ctrl-D ends it.")
    return open(sys.stdin.fileno(), "rb", closefd=False)
