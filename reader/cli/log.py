"""The log of the screen's process: what went wrong, for a report; standard error belongs to the terminal."""

from __future__ import annotations

import logging
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper

MAX_LOG_BYTES = 1_000_000
"""A log that is larger is begun anew."""


@contextmanager
def logged() -> Iterator[None]:
    """Write warnings and errors of the whole program to ``nutgraf.log``; the file is made by the first of them."""
    handler = _File(paths.state_dir() / "nutgraf.log", encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


class _File(logging.FileHandler):
    """A file in a folder that may not be there; where it cannot be written, nothing is logged and nothing said."""

    def _open(self) -> TextIOWrapper:
        paths.state_dir().mkdir(parents=True, exist_ok=True)
        stream: TextIOWrapper = super()._open()
        if stream.tell() > MAX_LOG_BYTES:
            stream.truncate(0)
        return stream

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; the first one opens the file."""
        with suppress(OSError):
            super().emit(record)

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - the name of the standard library
        """Be silent: the default writes to the terminal, on which the screen is."""
