"""How plain text is cut into paragraphs: a line each, or the lines of a paragraph together where they were wrapped.

E-mail, notes and old books are broken at a fixed width; scraped text has one paragraph a line. The widths of the
lines and how sentences run across their ends tell which it is. The text itself never changes.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from reader.ingest.blocks import Draft
from reader.model import Role
from reader.text.lines import is_sentence_end
from reader.text.words import UNSPACED

_LINE = re.compile(r"[^\n]+")
_LIST_ITEM = re.compile(r"(?:[-*•–]|\d{1,3}[.)])\s")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?){1,20}")
"""What mail programs put before the lines that they quote (RFC 3676)."""
_UNSPACED = re.compile(f"[{UNSPACED}]")

_NARROWEST, _WIDEST = 40, 100
"""Widths, in characters, at which e-mail and books in plain text are wrapped by hand or machine."""
_MOST_WIDER = 0.02
"""Share of lines that may be wider: addresses of the web cannot be broken."""
_LEAST_FULL = 0.75
"""Share of line ends at which the next word would not have fitted; 0.95 and more in wrapped text."""
_LEAST_FLOWING = 1 / 3
"""Share of line ends inside a sentence; about 0.9 in wrapped text, 0 where each line is a sentence."""
_ENDS_INSIDE = re.compile(r"(?:,|\b(?:an?|and|as|at|but|by|for|from|had|has|in|is|of|on|or|that|the|to|was|with))$")
"""Ends of lines that no sentence and no heading ends with."""
_SIGNATURE_LINES = 12
"""Longest signature below ``--``."""


def cut_lines(text: str, start: int = 0) -> list[Draft]:
    """One draft for each line that is not blank, without the white space around it.

    Where lines were broken at a fixed width, the lines of a paragraph are one draft, with the line ends inside.
    Lines quoted with ``>`` are drafts of their own and comments, lines below a final ``--`` are about the author.

    Args:
        text: the whole text.
        start: of the first line.
    """
    drafts = _lines(text, start, len(text))
    signature = _signature(drafts)
    plain: list[Draft] = []
    quoted: list[Draft] = []
    for is_quote, group in groupby(drafts[:signature], key=lambda draft: draft.text[0] == ">"):
        lines = list(group)
        (quoted if is_quote and len(lines) > 1 else plain).extend(lines)
    plain, quoted = _unwrapped(text, plain), _unwrapped(text, quoted)
    for draft in quoted:
        if _words(draft):
            draft.become(Role.COMMENT, "mail-quote")
    for draft in drafts[signature + 1 :]:
        draft.become(Role.BIO, "signature")
    return sorted(plain + quoted, key=lambda draft: draft.start) + drafts[signature:]


def cut_headers(text: str, end: int) -> list[Draft]:
    """One draft for each header before `end`, with the indented lines that go on with it."""
    drafts: list[Draft] = []
    for line in _lines(text, 0, end):
        if drafts and text[line.start - 1] in " \t":
            first = drafts.pop()
            drafts.append(Draft(first.start, line.end, text[first.start : line.end]))
        else:
            drafts.append(line)
    return drafts


def _lines(text: str, start: int, end: int) -> list[Draft]:
    drafts = []
    for match in _LINE.finditer(text, start, end):
        line = match[0]
        content = line.strip()
        if content:
            left = match.start() + len(line) - len(line.lstrip())
            drafts.append(Draft(left, left + len(content), content))
    return drafts


def _signature(drafts: list[Draft]) -> int:
    """Index of the line ``--`` above a signature, else the number of lines."""
    for index in range(max(1, len(drafts) - _SIGNATURE_LINES - 1), len(drafts) - 1):
        if drafts[index].text == "--":
            return index
    return len(drafts)


def _words(draft: Draft) -> str:
    """The text of a line without the marks of a quotation."""
    mark = _QUOTE_MARK.match(draft.text)
    return draft.text[mark.end() :] if mark else draft.text


def _unwrapped(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts as they are, or paragraphs made of them where they are wrapped lines."""
    width = _wrap_width(drafts)
    return _joined(text, drafts, width) if width and _is_wrapped(text, drafts, width) else drafts


def _wrap_width(drafts: list[Draft]) -> int | None:
    """The width that the lines may have been broken at, or None when they surely were not."""
    lengths = sorted(len(draft.text) for draft in drafts if " " in draft.text or _UNSPACED.match(draft.text))
    if len(lengths) < 2 or sum(lengths) > _WIDEST * len(lengths):
        return None
    width = lengths[int((1 - _MOST_WIDER) * (len(lengths) - 1) + 0.99)]
    return width if _NARROWEST <= width <= _WIDEST else None


def _is_wrapped(text: str, drafts: list[Draft], width: int) -> bool:
    """Whether most lines that go on in the next are full, and sentences run across their ends.

    Three line ends and more tell it by how full the lines are. Fewer must be such that a sentence surely runs
    across most of them.
    """
    going_on = full = flowing = surely = 0
    for line, following in pairwise(drafts):
        if _follows(text, line, following):
            going_on += 1
            full += _is_full(line, following, width)
            flowing += not is_sentence_end(line.text)
            surely += _goes_on(line, following, width)
    if going_on >= 3 and full >= _LEAST_FULL * going_on and flowing >= _LEAST_FLOWING * going_on:
        return True
    return 0 < going_on <= 2 * min(full, surely)


def _follows(text: str, line: Draft, following: Draft) -> bool:
    """Nothing but a line end stands between two lines; neither a blank line nor an indent nor the mark of an item."""
    return (
        text.count("\n", line.end, following.start) == 1
        and text[following.start - 1] == "\n"
        and not _LIST_ITEM.match(_words(following))
        and _is_quoted_alike(line, following)
    )


def _is_quoted_alike(line: Draft, following: Draft) -> bool:
    if line.text[0] != ">" and following.text[0] != ">":
        return True
    first, second = (_QUOTE_MARK.match(draft.text) for draft in (line, following))
    if not (first and second and _words(line) and _words(following)):
        return False
    return first[0].count(">") == second[0].count(">")


def _is_full(line: Draft, following: Draft, width: int) -> bool:
    """The first word of the next line would not have fitted."""
    words = _words(following)
    first = 1 if _UNSPACED.match(words) else len(words[:width].split(None, 1)[0])
    return len(line.text) + 1 + first > width - 2


def _goes_on(line: Draft, following: Draft, width: int) -> bool:
    """A sentence runs across the line end, which no poem or list has after so long a line."""
    if 2 * len(line.text) < width or is_sentence_end(line.text) or line.text[-1] in ":;":
        return False
    return _words(following)[0].islower() or _ENDS_INSIDE.search(line.text, len(line.text) - 5) is not None


def _joined(text: str, drafts: list[Draft], width: int) -> list[Draft]:
    """Paragraphs of a wrapped text: a blank line, an indent, a list mark or a line with room left ends one."""
    spans: list[tuple[int, int]] = []
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        if (
            previous is not None
            and _follows(text, previous, draft)
            and (_is_full(previous, draft, width) or _goes_on(previous, draft, width))
        ):
            spans[-1] = (spans[-1][0], draft.end)
        else:
            spans.append((draft.start, draft.end))
    return [Draft(start, end, text[start:end]) for start, end in spans]
