"""What the user names, made into documents to load: the seam where feeds and web addresses join later."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError, UnsupportedSourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STDIN = "-"
"""Stands for standard input; a file of that name is given as ``./-``."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
"""Suffixes of the files that are taken from a folder, in lower case."""

_FEED = "is a feed, and feeds are not read yet; save an article of it as HTML or text and add that file"
_ADDRESS = "web addresses are not read yet; save the page as HTML and add that file"
_UNSUPPORTED = {
    ".epub": "EPUB books are not read yet; convert it to HTML or text and add that file",
    ".pdf": "PDF is not read yet; convert it to text and add that file",
    ".json": "JSON is not read yet; save the text that is in it and add that file",
    ".opml": "lists of feeds (OPML) are not read yet",
    ".atom": _FEED,
    ".rss": _FEED,
    ".xml": _FEED,
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,30}):", re.IGNORECASE)


def discover(argument: str, is_cancelled: Callable[[], bool] = lambda: False) -> Iterator[str]:
    """The documents that an argument of the command line stands for, for `load`, in sorted order, as they are found.

    A folder is searched with all its folders, but for hidden ones; only files with a suffix of `MEDIA_TYPES` are
    taken from it. Links are followed, each folder is visited once. A folder inside that cannot be opened is itself
    in the result, so that loading it says what is wrong. What else is named is returned as it is: loading will tell.

    Args:
        argument: path of a file or folder, or `STDIN`.
        is_cancelled: asked before each folder is read; nothing more is found once it says so.

    Raises:
        UnsupportedSourceError: a kind of source that is not read yet.
        SourceError: a folder without a single article.
    """
    if argument == STDIN:
        yield STDIN
        return
    path = Path(argument)
    if os.path.isdir(argument):  # noqa: PTH112 - Path.is_dir raises on a name that is too long before Python 3.12
        is_empty = True
        for found in _articles_below(argument, is_cancelled):
            is_empty = False
            yield found
        if is_empty and not is_cancelled():
            raise SourceError(argument, f"holds no article; files ending in {', '.join(MEDIA_TYPES)} are read")
        return
    scheme = _SCHEME.match(argument)
    if scheme and (argument[scheme.end() :].startswith("//") or scheme[1].lower() == "feed"):
        is_web = scheme[1].lower() in ("http", "https", "feed")
        raise UnsupportedSourceError(argument, _ADDRESS if is_web else "only files and folders are read")
    refuse_unsupported(path.suffix, argument)
    yield argument


def refuse_unsupported(suffix: str, location: str) -> None:
    """Refuse a file that its suffix shows to be of a kind that is not read yet.

    Raises:
        UnsupportedSourceError: it is; the reason says what to do instead.
    """
    reason = _UNSUPPORTED.get(suffix.lower())
    if reason:
        raise UnsupportedSourceError(location, reason)


def passed_over(argument: str) -> int:
    """How many files in a folder and below `discover` does not take, as they are of other kinds; hidden ones apart."""
    return sum(
        not (_is_article(entry) or _is_folder(entry))
        for entries in _folders_below(argument, lambda: False)
        if not isinstance(entries, str)
        for entry in entries
    )


def _articles_below(folder: str, is_cancelled: Callable[[], bool]) -> Iterator[str]:
    """Paths of the articles in the folder and below; a folder's own files come before those of its folders."""
    for entries in _folders_below(folder, is_cancelled):
        if isinstance(entries, str):
            yield entries
        else:
            yield from [entry.path for entry in entries if _is_article(entry)]


def _folders_below(folder: str, is_cancelled: Callable[[], bool]) -> Iterator[list[os.DirEntry[str]] | str]:
    """What is to be seen in the folder and in each below; of one that cannot be opened the path."""
    visited: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting and not is_cancelled():
        current = waiting.pop()
        try:
            status = os.stat(current)  # noqa: PTH116 - strings all along: 100,000 files make as many Path objects
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(current) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError:
            yield current
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        yield visible
        waiting += [entry.path for entry in reversed(visible) if _is_folder(entry)]


def _is_article(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - as above
    try:
        return suffix in MEDIA_TYPES and entry.is_file()
    except OSError:  # a link that points to itself
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
