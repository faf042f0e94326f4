"""Standard output and standard error: nothing but safe lines and JSON."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURROGATE = r"[\ud800-\udfff]"

MAX_WIDTH = 80
"""Cells of a line of prose, however wide the terminal is."""


def prepare_streams() -> None:
    """Make sure that no character and no missing stream can make printing fail, whatever the locale."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us; in this order each gets its own number back
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def safe(line: str) -> str:
    """The line as it may be drawn; see `reader.text.display.safe_line`."""
    from reader.text.display import safe_line

    return safe_line(line)


def say(line: str) -> None:
    """Print one line of a result, at once."""
    print(safe(line), flush=True)


def say_lines(lines: Iterable[str]) -> None:
    """Print several lines of a result."""
    for line in lines:
        print(safe(line))


def complain(message: str) -> None:
    """Print one line about what went wrong."""
    print(safe(f"nutgraf: {message}"), file=sys.stderr, flush=True)


def note(message: str) -> None:
    """Print one line about the work, which is no result."""
    print(safe(message), file=sys.stderr, flush=True)


def say_json(value: Any) -> None:
    """Print one JSON value on one line."""
    say_raw(to_json(value) + "\n")


def say_array(values: Iterable[Any]) -> None:
    """Print a JSON array, an element a line, as they come; closed also when they end in an error."""
    before = "["
    try:
        for value in values:
            say_raw(before + to_json(value))
            before = ",\n"
    finally:
        say_raw("[]\n" if before == "[" else "]\n")


def say_raw(text: str) -> None:
    """Print a piece of JSON, at once; JSON escapes control characters by itself."""
    sys.stdout.write(text)
    sys.stdout.flush()


def to_json(value: Any) -> str:
    """A value as JSON that standard output can carry: with escapes where its encoding is not UTF-8.

    Halves of characters (lone surrogates) are escaped everywhere: no encoding can carry them.
    """
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    text = json.dumps(value, ensure_ascii=encoding != "utf8", allow_nan=False)
    return text if text.isascii() else re.sub(_SURROGATE, lambda half: f"\\u{ord(half[0]):04x}", text)


def paragraphs(text: str, *, indent: str = "", bullet: str = "") -> list[str]:
    """A text without line ends as lines that fit the terminal; `bullet` stands before the first."""
    import shutil

    from rich.cells import cell_len

    from reader.text.wrap import wrap

    text = safe(text)
    first, rest = indent + bullet, indent + " " * len(bullet)
    width = max(20, min(MAX_WIDTH, shutil.get_terminal_size().columns) - len(first))
    lines = [text[start:end] for start, end in wrap(text, 0, len(text), width, cell_len)]
    return [(rest if number else first) + line for number, line in enumerate(lines)]
