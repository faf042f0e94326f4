"""The page of an article as lines: heading, summary, text, wrapped to a width.

Pure: knows nothing of Textual. A line is a stretch of the article's text, or words of our own; the title and
the summary are stretches of the text too wherever they can be, so names light up in them as everywhere.
The text is wrapped piece by piece, so that a very long article is on screen before all of it is wrapped.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model import CLEAN_ROLES, Article, Block, Role, Summary
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WRAP_AT_ONCE = 60_000
"""Characters that are wrapped before the first paint, about 2 ms; the rest follows in pieces of this size."""

_LINE_GAP = 3
"""White space of fewer characters stands between the lines of one paragraph."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BAR = "▌ "
"""Stands before the lines of the summary."""


class LineKind(IntEnum):
    """What a line is, which decides how it looks."""

    BLANK = 0
    TITLE = 1
    META = 2
    SUMMARY = 3
    NOTICE = 4
    TEXT = 5
    SUBHEAD = 6
    DIM = 7
    RULE = 8
    ASIDE = 9


class PageLine(NamedTuple):
    """One line of the page.

    Attributes:
        start, end: stretch of the article's text; start is -1 where the line has words of its own.
        words: what the line says where it is no stretch of the text.
        prefix: drawn before it, inside the column: a bullet, a bar.
        margin: drawn in the margin left of the column: the number of the summary's sentence that starts here, with a
            plus sign if another one does too.
        place: character that a click leads to, or -1.
        folds: whether a click unfolds the summary.
    """

    kind: LineKind
    start: int = -1
    end: int = -1
    words: str = ""
    prefix: str = ""
    margin: str = ""
    place: int = -1
    folds: bool = False


class Heading(NamedTuple):
    """What stands above the text.

    Attributes:
        title: of the article.
        meta: byline, date, length, in one line.
        notice: a sentence on the state of the analysis, or empty.
    """

    title: str
    meta: str
    notice: str = ""


class Digest(NamedTuple):
    """A summary as it stands above the text.

    Attributes:
        summary: of the length that is shown; may be empty.
        byline: who made it, where that has to be said.
        whys: for each of its sentences why it was chosen; empty for no such lines.
        is_open: whether the sentences are shown, or one line in their place.
        room: lines kept free while there is no summary yet, so that nothing moves when it comes.
    """

    summary: Summary
    byline: str = ""
    whys: Sequence[str] = ()
    is_open: bool = True
    room: int = 0


class Page:
    """The lines of one article at one width."""

    def __init__(
        self,
        article: Article,
        heading: Heading,
        digest: Digest,
        width: int,
        cells: Callable[[str], int],
        *,
        clean_alone: bool = False,
    ) -> None:
        """Wrap the heading, the summary and the first part of the text.

        Args:
            article: the text.
            heading: what stands above it.
            digest: its summary.
            width: of the text column, in cells.
            cells: tells how many cells a string takes when drawn.
            clean_alone: whether what is no part of the article is left out.
        """
        self.lines: list[PageLine] = []
        self._article = article
        self._width = max(1, width)
        self._cells = cells
        self._markers = [
            (sentence.start, superscript(number)) for number, sentence in enumerate(digest.summary.sentences, 1)
        ]
        self._next_block = 0
        self._blocks = _clean(article.blocks) if clean_alone else article.blocks
        self._title_block = _title_block(article)
        self._add_heading(heading)
        if digest.summary.sentences:
            self._add_summary(digest)
        else:
            self._add_notice(heading.notice, digest)
        self.text_from = len(self.lines)
        """Index of the first line of the text."""
        self._text_starts: list[int] = []
        if self._blocks and self._blocks[0] is self._title_block:
            self._next_block = 1
        self.extend(WRAP_AT_ONCE)

    @property
    def is_complete(self) -> bool:
        """Whether all of the text is wrapped."""
        return self._next_block >= len(self._blocks)

    def extend(self, characters: int) -> None:
        """Wrap at least this much more of the text, as far as there is any."""
        blocks = self._blocks
        wrapped = 0
        while self._next_block < len(blocks) and wrapped < characters:
            block = blocks[self._next_block]
            self._add_block(block)
            wrapped += block.end - block.start
            self._next_block += 1

    @property
    def left_out(self) -> int:
        """How many lines of the text, as it was taken in, are not on the page."""
        if self._blocks is self._article.blocks:
            return 0
        return sum(block.role not in CLEAN_ROLES and block.can_be_chosen for block in self._article.blocks)

    def has(self, offset: int) -> bool:
        """Whether a character of the text is on the page, or will be when all of it is wrapped."""
        index = bisect_right(self._blocks, offset, key=lambda block: block.start) - 1
        return self._blocks is self._article.blocks or (index >= 0 and offset < self._blocks[index].end)

    def line_of(self, offset: int, *, below: int = 0) -> int:
        """Index of the line of the text that shows a character, or of the nearest one before it.

        Wraps as far as needed, and so many lines below it, as far as there are any.
        """
        while not self.is_complete and (not self.lines or self._last_offset < offset):
            self.extend(WRAP_AT_ONCE)
        index = bisect_right(self._text_starts, offset) - 1
        line = self.text_from + max(0, index)
        while not self.is_complete and len(self.lines) <= line + below:
            self.extend(WRAP_AT_ONCE)
        return line

    def offset_of(self, line: int) -> int:
        """The character that a line starts with; 0 above the text."""
        index = line - self.text_from
        if index < 0 or not self._text_starts:
            return 0
        return self._text_starts[min(index, len(self._text_starts) - 1)]

    def progress(self, last_line: int) -> int:
        """How much of the text is read when this line is the last one on screen, in per cent."""
        if self.is_complete and last_line >= len(self.lines) - 1:
            return 100
        length = len(self._article.text)
        return min(99, 100 * self.offset_of(last_line) // length) if length and last_line >= self.text_from else 0

    def words_of(self, line: PageLine) -> str:
        """What a line says."""
        return self._article.text[line.start : line.end] if line.start >= 0 else line.words

    def words_between(self, first: tuple[int, int], last: tuple[int, int] | None) -> str:
        """What stands between two places, as it stands in the article: a wrapped paragraph is one line.

        Args:
            first: line and character in it.
            last: the same of the end, exclusive; None for the end of the page.
        """
        end_line, end = last or (len(self.lines) - 1, None)
        parts: list[str] = []
        text_end = -1
        for index in range(max(0, first[0]), min(end_line + 1, len(self.lines))):
            line = self.lines[index]
            if line.start >= 0 and text_end >= 0 and 0 <= line.start - text_end < _LINE_GAP:
                parts.append(self._article.text[text_end : line.start])
            elif parts:
                parts.append("\n")
            start = first[1] if index == first[0] else 0
            parts.append(self.words_of(line)[start : end if index == end_line else None])
            text_end = line.end if line.start >= 0 else -1
        return "".join(parts).strip("\n")

    @property
    def _last_offset(self) -> int:
        return self._text_starts[-1] if self._text_starts else -1

    def _add_heading(self, heading: Heading) -> None:
        block = self._title_block
        if block is not None:
            for start, end in wrap(self._article.text, block.start, block.end, self._width, self._cells):
                self.lines.append(PageLine(LineKind.TITLE, start, end))
        else:
            self._add_words(LineKind.TITLE, heading.title)
        count = self.left_out
        left_out = f" · {count} {'lines' if count > 1 else 'line'} left out" if count else ""
        self._add_words(LineKind.META, f"{heading.meta}{left_out}")
        self.lines.append(PageLine(LineKind.BLANK))

    def _add_notice(self, notice: str, digest: Digest) -> None:
        """Say why there is no summary, or keep room for it; what is said takes of the room."""
        before = len(self.lines)
        if notice:
            self._add_words(LineKind.NOTICE, notice)
        self._add_maker(digest, _BAR)
        room = digest.room if digest.is_open else min(1, digest.room)
        missing = room - (len(self.lines) - before)
        is_final = len(self.lines) > before
        self.lines += [PageLine(LineKind.BLANK) if is_final else PageLine(LineKind.SUMMARY, prefix=_BAR)] * missing
        if len(self.lines) > before:
            self.lines.append(PageLine(LineKind.BLANK))

    def _add_maker(self, digest: Digest, prefix: str) -> None:
        """Say who made the summary, and what he has to say of it."""
        for words in filter(None, (digest.byline, digest.summary.notice)):
            self._add_words(LineKind.ASIDE, words, prefix)

    def _add_words(self, kind: LineKind, words: str, prefix: str = "", place: int = -1) -> None:
        for start, end in wrap(words, 0, len(words), self._width - len(prefix), self._cells):
            self.lines.append(PageLine(kind, words=words[start:end], prefix=prefix, place=place))

    def _add_summary(self, digest: Digest) -> None:
        text, sentences = self._article.text, digest.summary.sentences
        if not digest.is_open:
            by = f" {digest.byline}" if digest.byline else ""
            words = f"Summary of {len(sentences)} sentence{'s' if len(sentences) > 1 else ''}{by}, folded"
            self.lines += [PageLine(LineKind.SUMMARY, words=words, prefix=_BAR, folds=True), PageLine(LineKind.BLANK)]
            return
        before = len(self.lines)
        widest = len(superscript(len(sentences)))
        rest = f"{_BAR}{' ' * widest} "
        for number, sentence in enumerate(sentences, 1):
            first = f"{_BAR}{superscript(number):>{widest}} "
            wrapped = wrap(text, sentence.start, sentence.end, self._width - len(rest), self._cells)
            for index, (start, end) in enumerate(wrapped):
                prefix = rest if index else first
                self.lines.append(PageLine(LineKind.SUMMARY, start, end, prefix=prefix, place=sentence.start))
            if digest.whys:
                self._add_words(LineKind.ASIDE, digest.whys[number - 1], rest, sentence.start)
        self._add_maker(digest, rest)
        missing = digest.room - (len(self.lines) - before)
        self.lines += [PageLine(LineKind.BLANK)] * (max(0, missing) + 1)

    def _add_block(self, block: Block) -> None:
        kind = _KIND_OF_ROLE.get(block.role, LineKind.DIM if block.role not in CLEAN_ROLES else LineKind.TEXT)
        text = self._article.text
        if self._text_starts and self._wants_space(block):
            self._append_text(PageLine(LineKind.BLANK), block.start)
        if block.role is Role.SEPARATOR:
            self._append_text(PageLine(LineKind.RULE, block.start, block.end), block.start)
            return
        indent = "  " * max(0, block.level - 1) if block.bullet else ""
        first = f"{indent}{block.bullet} " if block.bullet else ""
        rest = " " * len(first)
        wrapped = wrap(text, block.start, block.end, max(8, self._width - len(first)), self._cells)
        for index, (start, end) in enumerate(wrapped):
            prefix = first if index == 0 else rest
            self._append_text(PageLine(kind, start, end, prefix=prefix, margin=self._marker(start, end)), start)

    def _append_text(self, line: PageLine, offset: int) -> None:
        self.lines.append(line)
        self._text_starts.append(offset)

    def _wants_space(self, block: Block) -> bool:
        """Whether an empty line stands above: between paragraphs, but not between the items of a list."""
        previous = self._blocks[self._next_block - 1]
        items = bool(block.bullet and previous.bullet)
        rows = block.role is Role.TABLE and previous.role is Role.TABLE
        return not (items or rows)

    def _marker(self, start: int, end: int) -> str:
        here: list[str] = []
        while self._markers and self._markers[0][0] < end:
            offset, marker = self._markers.pop(0)
            if offset >= start:
                here.append(marker)
        return here[0] + "⁺" * (len(here) > 1) if here else ""


_KIND_OF_ROLE = {Role.SUBHEAD: LineKind.SUBHEAD, Role.TITLE: LineKind.DIM}  # the title stands above already


def _clean(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of the article itself, without the title, which stands above; all where none is of it.

    Of separators those stay that part two of them.
    """
    kept: list[Block] = []
    for block in blocks:
        if block.role is Role.SEPARATOR:
            if kept and kept[-1].role is not Role.SEPARATOR:
                kept.append(block)
        elif block.role in CLEAN_ROLES and block.role is not Role.TITLE:
            kept.append(block)
    if kept and kept[-1].role is Role.SEPARATOR:
        kept.pop()
    return tuple(kept) or blocks


def superscript(number: int) -> str:
    """The sign of the summary's n-th sentence, counted from 1: "¹²" for the twelfth."""
    return str(number).translate(_SUPERSCRIPTS)


def _title_block(article: Article) -> Block | None:
    """The line of the text that is the title, where there is one and it says the same."""
    for block in article.blocks:
        if block.role is Role.TITLE:
            same = " ".join(article.text[block.start : block.end].split()) == " ".join((article.title or "").split())
            return block if same else None
    return None
