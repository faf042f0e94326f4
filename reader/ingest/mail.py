"""The head of an e-mail kept as text: who wrote it, when, and about what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ingest.assemble import Known
from reader.model import Role

if TYPE_CHECKING:
    from reader.ingest.blocks import Draft

_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]{0,20}(.*)", re.DOTALL)
_ROLES = {
    "subject": Role.TITLE,
    "date": Role.DATE,
    "sent": Role.DATE,
    "from": Role.BYLINE,
    "to": Role.BYLINE,
    "cc": Role.BYLINE,
    "reply-to": Role.BYLINE,
}
"""Of the header lines that people are shown; all others are of no use to a reader."""
_MOST_LINES = 200
_ADDRESS = re.compile(r"[\"']?([^<\"']{1,200}?)[\"']?\s{0,9}<[^<>]{1,200}>\s{0,9}$")
"""A name before an address in angle brackets (RFC 5322)."""


def head_size(text: str) -> int:
    """Number of characters of the head with which an e-mail starts; 0 where a text starts without one.

    A head is made of header lines alone, up to the first blank line, and names a sender and one thing more.
    """
    names = []
    position = len(text) - len(text.lstrip("\n"))
    for _ in range(_MOST_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        header = _HEADER.match(line)
        if not line.strip():
            break
        if header:
            names.append(header[1].lower())
        elif not (names and line[0] in " \t"):
            return 0
        if end < 0:
            return 0
        position = end + 1
    return position if "from" in names and len(_ROLES.keys() & set(names)) > 1 else 0


def tag_head(drafts: list[Draft]) -> Known:
    """Give roles to the lines of a head, and tell what they say.

    Args:
        drafts: one for each header, with the lines that go on with it.
    """
    said: dict[str, str] = {}
    for draft in drafts:
        header = _HEADER.match(draft.text)
        if header is None:
            continue
        name = header[1].lower()
        role = _ROLES.get(name, Role.NAV)
        if role is Role.TITLE and (name in said or not header[2]):
            role = Role.NAV
        draft.become(role, "mail-head")
        said.setdefault(name, " ".join(header[2].split()))
    sender = said.get("from", "")
    address = _ADDRESS.match(sender)
    return Known(
        title=said.get("subject", ""),
        byline=address[1] if address else sender or None,
        published=said.get("date") or said.get("sent"),
    )
