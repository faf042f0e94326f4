"""From a location to bytes, within limits: never more than is allowed, never waiting on a device, text only."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config import MAX_FILE_BYTES
from reader.errors import SourceError, UnsupportedSourceError
from reader.ingest.sources import MEDIA_TYPES, STDIN, refuse_unsupported
from reader.model import RawDocument

if TYPE_CHECKING:
    from typing import BinaryIO

_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_KINDS = (
    (stat.S_ISDIR, "is a folder that cannot be opened"),
    (stat.S_ISFIFO, "is a pipe, not a file; use - to read standard input"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as EPUB and Word files are"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"OggS", "a sound or a film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
)
"""First bytes of what is often mistaken for text, and its name in a sentence."""

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks of encodings in which NULs are a part of text."""

_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Categories of Unicode: controls, unassigned, private, halves of pairs."""

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\x0b\x0c\r\x1b")
_SAMPLE_BYTES = 65_536
_MOST_CONTROLS = 0.05
"""Share of control characters from which a file is no text; in random bytes it is 0.10."""

_HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype\s{1,20}html|html)[\s>]", re.IGNORECASE)
_FEED_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:rss|feed|opml|rdf:RDF)[\s>]", re.IGNORECASE
)


def load(location: str | Path, *, stdin: BinaryIO | None = None) -> RawDocument:
    """Read one document.

    Args:
        location: path of a file, or ``-`` for standard input.
        stdin: what to read instead of the process's own standard input.

    Raises:
        UnsupportedSourceError: a kind of document that is not read yet.
        SourceError: it cannot be opened, is empty, too large, no file, or no text.
    """
    given = os.fspath(location)
    if given == STDIN:
        return _from_stdin(stdin or sys.stdin.buffer)
    path = Path(given)
    refuse_unsupported(path.suffix, given)
    data = _read_file(given)
    _check_text(data, given)
    return RawDocument(
        location=_encodable(os.path.abspath(given)),  # noqa: PTH100 - links stay as the user named them, ".." goes
        name=_encodable(path.name),
        media_type=_media_type(path.suffix, data),
        source=_encodable(Path(os.path.abspath(given)).parent.name),  # noqa: PTH100
        data=data,
    )


def _from_stdin(stream: BinaryIO) -> RawDocument:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise SourceError(STDIN, f"standard input holds more than the limit of {_megabytes(MAX_FILE_BYTES)}")
    _check_text(data, STDIN)
    import hashlib  # noqa: PLC0415 - loads OpenSSL, 2 ms that the start of the screen can do without

    digest = hashlib.sha256(data).hexdigest()
    return RawDocument(f"stdin:{digest[:16]}", "", _media_type("", data), "stdin", data)


def _read_file(given: str) -> bytes:
    try:
        _check_kind(os.stat(given).st_mode, given)  # noqa: PTH116 - before opening: a device may act on being opened
        handle = os.open(given, os.O_RDONLY | _NO_WAIT)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            _check_kind(status.st_mode, given)
            if status.st_size > MAX_FILE_BYTES:
                raise SourceError(given, _too_large(status.st_size))
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError(given, "there is no such file or folder") from error
    except PermissionError as error:
        raise SourceError(given, "may not be read; check its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "no such name is possible"
        raise SourceError(given, f"cannot be read ({reason.lower()})") from error
    if len(data) > MAX_FILE_BYTES:
        raise SourceError(given, _too_large(len(data)))
    return data


def _check_kind(mode: int, given: str) -> None:
    for is_kind, reason in _KINDS:
        if is_kind(mode):
            raise SourceError(given, reason)


def _check_text(data: bytes, given: str) -> None:
    """Refuse what is empty or no text.

    Raises:
        SourceError: with the reason.
    """
    if not data:
        raise SourceError(given, "is empty")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(given, f"is not text but {kind}")
    sample = data[:_SAMPLE_BYTES]
    wide = next((encoding for mark, encoding in _WIDE_MARKS if data.startswith(mark)), None)
    if wide:
        if _is_nonsense(sample.decode(wide, "replace")):
            raise SourceError(given, "is not text")
        return
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(_MOST_CONTROLS * len(sample), 1):
        raise SourceError(given, "is not text")
    if _FEED_START.match(data):
        raise UnsupportedSourceError(given, "is a feed or a list of feeds, which are not read yet")


def _is_nonsense(text: str) -> bool:
    """Whether a text decoded from UTF-16 or UTF-32 holds too much that no text is made of.

    In random bytes 0.4 of the characters are unassigned, private or half of a pair.
    """
    strange = sum(unicodedata.category(character) in _NO_TEXT or character == "\ufffd" for character in text)
    return strange - sum(map(text.count, "\t\n\x0b\x0c\r\x1b")) > max(_MOST_CONTROLS * len(text), 1)


def _media_type(suffix: str, data: bytes) -> str:
    """By the suffix; where it says nothing, a document that starts like HTML is HTML and all else plain text."""
    known = MEDIA_TYPES.get(suffix.lower())
    return known or ("text/html" if _HTML_START.match(data) else "text/plain")


def _too_large(size_bytes: int) -> str:
    return f"is {_megabytes(size_bytes)} large, over the limit of {_megabytes(MAX_FILE_BYTES)}"


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:,.1f}".removesuffix(".0") + " MB"


def _encodable(name: str) -> str:
    r"""A file name as text that can be kept: bytes that are no UTF-8 become ``\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
