"""The head of a Markdown file that tells about it: the few YAML forms that people write there, and no others.

A YAML library would bring aliases that grow without bounds; title, author and date need none of its power.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ingest.assemble import Known
from reader.text.display import shorten
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_CHARS = 65_536
_SOURCE_CHARS = 60
_END = re.compile(r"^(?:---|\.\.\.)[ \t]{0,80}$", re.MULTILINE)
_ENTRY = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]{0,20}:(?:[ \t]{1,80}(.*))?$")
_ITEM = re.compile(r"[ \t]{0,20}-[ \t]{1,20}(.*)$")
_SITE = re.compile(r"https?://(?:www\.)?([^/\s?#:@]+)", re.IGNORECASE)
_QUOTED = re.compile(r"""(?:"((?:[^"\\]|\\.)*+)"|'((?:[^']|'')*+)')[ \t]{0,80}(?:#.*)?$""")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|.)")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", " ": " "}
_PART = re.compile(r"""[ \t]*+((?:"(?:[^"\\]|\\.)*+"|'[^']*+')?[^,]*+)(?:,|$)""")
"""One value of a list in brackets; what stands in quotes may hold commas."""


def split_front_matter(text: str) -> tuple[Known, str]:
    """What the head of the file says, and the text below it.

    Args:
        text: with line feeds as line ends.

    Returns:
        An empty `Known` and the whole text where there is no head, or one of more than 64 kB. A text between two
        rules is no head: there every line is an entry, an item, a comment or goes on with the entry above.
    """
    if not text.startswith("---\n"):
        return Known(), text
    end = _END.search(text, 4, _MOST_CHARS)
    if end is None or not _is_head(text[4 : end.start()]):
        return Known(), text
    return _known(_entries(text[4 : end.start()])), text[end.end() :].lstrip("\n")


def _is_head(between: str) -> bool:
    """Whether the lines between two rules are entries, and what may stand below an entry."""
    lines = [line for line in between.split("\n") if line.strip() and line[0] != "#"]
    return all(
        _ENTRY.match(line) or (number and (_ITEM.match(line) or line[0] in " \t")) for number, line in enumerate(lines)
    )


def _entries(head: str) -> dict[str, list[str]]:
    """The values of each key, in lower case; what is nested or refers to an anchor is left out."""
    entries: dict[str, list[str]] = {}
    values: list[str] = []
    for line in head.split("\n"):
        entry = _ENTRY.match(line)
        item = _ITEM.match(line)
        if entry:
            values = entries.setdefault(entry[1].lower(), [])
            values += _values(entry[2] or "")
        elif item:
            values += _values(item[1])
    return entries


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [value for part in _PART.finditer(written[1:-1]) for value in _values(part[1])]
    if not written or written[0] in "&*!|>{":
        return []
    quoted = _QUOTED.match(written)
    if quoted:
        return [_unescaped(quoted[1]) if quoted[1] is not None else quoted[2].replace("''", "'")]
    return [written.split(" #", 1)[0].rstrip()]


def _unescaped(quoted: str) -> str:
    """What stands between double quotes, where a backslash begins an escape (YAML 1.2.2, 5.7); unknown ones stay."""
    return _ESCAPE.sub(
        lambda found: chr(int(found[1][1:], 16)) if found[1][1:] else _ESCAPES.get(found[1], found[0]), quoted
    )


def _known(entries: Mapping[str, list[str]]) -> Known:
    def first(*keys: str) -> str | None:
        return next((value for key in keys for value in entries.get(key, ())), None)

    authors = next((entries[key] for key in ("author", "authors", "byline", "by") if entries.get(key)), [])
    return Known(
        title=first("title") or "",
        byline=", ".join(authors) or None,
        published=first("published", "date", "created"),
        language=first("lang", "language"),
        tags=tuple(entries.get("tags", ()) or entries.get("keywords", ())),
        source=_source(first("source") or ""),
    )


def _source(written: str) -> str | None:
    """Where an article is from in a word or two, on one safe line: of an address the site alone."""
    site = _SITE.match(written)
    words = " ".join(sanitise(site[1] if site else written[: 20 * _SOURCE_CHARS]).split())
    return shorten(words, _SOURCE_CHARS) or None
