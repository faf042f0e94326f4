"""Articles in forms that other programs read: Markdown with a head, and rows of a table.

The Markdown is read back by `reader.ingest` as the same article: the same text, title, author, date, language, tags and
source. What it does not keep are spaces at the end of a paragraph and on blank lines.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.model import Role
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Article, Block, StoredArticle

LINE_ENDS = "line ends"
"""Begins a comment that says how many of them come next, where it is not two as between paragraphs."""
CSV_COLUMNS = (
    "id",
    "title",
    "author",
    "published",
    "source",
    "location",
    "language",
    "tags",
    "added",
    "words",
    "unread",
    "starred",
)
"""The first row of a table."""

_MARKS = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,40};)")
"""What means something in Markdown wherever it stands; an underscore inside a word does not."""
_AT_START = re.compile(r"([#+\-=>:])|(\d{1,9})([.)])")
"""What means something where a line begins."""
_NOT_PLAIN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to spreadsheets, and may call programs (OWASP, CSV injection)."""
_WORDS = re.compile(r"[^\W_]+")
_MAX_NAME_BYTES = 120


def markdown(stored: StoredArticle) -> str:
    """An article as a Markdown file: a head of YAML, then the text; ends with a line end."""
    return f"{_head(stored)}\n{_body(stored.article)}\n"


def _head(stored: StoredArticle) -> str:
    article, row = stored.article, stored.row
    title = article.title or ""
    # Markdown means something in titles, too; the most have none of its marks.
    entries: dict[str, object] = {
        "title": _escaped(title) if re.search(r"[*_`\[]", title) else title,
        "author": article.byline,
        "published": article.published,
        "source": article.source,
        "location": article.location,
        "language": article.language,
        "tags": list(row.tags),
        "added": row.added,
        "id": int(row.id),
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in entries.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _yaml(value: object) -> str:
    """A value on one line: JSON is YAML, once line ends of other kinds are written as escapes."""
    return _NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _body(article: Article) -> str:
    return "".join(_pieces(article.text, article.blocks))


def _pieces(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks as Markdown with what stands between them."""
    before: Block | None = None
    for number, block in enumerate(blocks):
        gap = text[before.end if before else 0 : block.start]
        indent = sanitise(gap[gap.rfind("\n") + 1 :])
        between = _line_ends(gap)
        is_next_line = before is not None and gap.count("\n") == 1
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        content = sanitise(text[block.start : block.end])
        if _is_code(block):
            is_first = before is None or not _is_code(before) or not is_next_line
            is_last = after is None or not _is_code(after) or text[block.end : after.start].count("\n") != 1
            yield "" if before is None else between if is_first else "\n"
            yield from _code(indent + content, is_first=is_first, is_last=is_last)
        elif block.bullet:
            if before is not None:
                is_same_list = bool(before.bullet) and is_next_line
                yield "\n" if is_same_list else "\n\n<!-- -->\n\n" if before.bullet and between == "\n\n" else between
            yield _item(content, block)
        elif block.level and block.role in (Role.SUBHEAD, Role.TITLE):
            yield (between if before else "") + "#" * min(6, block.level) + " " + _escaped(content.replace("\n", " "))
        else:
            quote = "> " if block.rule == "quote" else ""
            if before is not None:
                goes_on = (
                    is_next_line
                    and _is_plain(before)
                    and (before.rule == block.rule or "quote" not in (before.rule, block.rule))
                )
                yield f"{_kept(gap[: gap.find(chr(10))])}\\\n" if goes_on else between
            lines = (indent + content).split("\n")
            yield "\\\n".join(quote + _line(line) for line in lines)
        before = block
    left = text[before.end :].count("\n") if before else 0
    if left:
        yield _told(left)


def _line_ends(gap: str) -> str:
    """What stands between two paragraphs: a blank line, and where the text has not just that, what it has."""
    count = gap.count("\n")
    return "\n\n" if count == 2 else f"{_told(count)}\n\n"


def _told(count: int) -> str:
    return f"\n\n<!-- {LINE_ENDS}: {count} -->"


def _is_plain(block: Block) -> bool:
    return not (_is_code(block) or block.bullet or (block.level and block.role in (Role.SUBHEAD, Role.TITLE)))


def _is_code(block: Block) -> bool:
    return block.role is Role.TABLE and block.rule == "code"


def _code(line: str, *, is_first: bool, is_last: bool) -> Iterator[str]:
    """A line of code, between fences that no line of ours closes."""
    if is_first:
        yield "~~~~~~~~\n"
    yield line
    if is_last:
        yield "\n~~~~~~~~"


def _item(content: str, block: Block) -> str:
    mark = f"{block.bullet} " if re.fullmatch(r"\d{1,9}\.", block.bullet) else "- "
    indent = "    " * max(0, block.level - 1)
    return indent + mark + f"\\\n{indent}{' ' * len(mark)}".join(map(_line, content.split("\n")))


def _line(line: str) -> str:
    """A line of a paragraph; spaces at its beginning and its end are written so that they stay."""
    content = line.strip(" \t")
    start = line.index(content) if content else len(line)
    return _kept(line[:start]) + _escaped(content) + _kept(line[start + len(content) :])


def _kept(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


def _escaped(text: str) -> str:
    """Text that Markdown takes as it stands."""
    start = _AT_START.match(text)
    escaped = _MARKS.sub(lambda mark: f"\\{mark[0]}", text)
    if start is None:
        return escaped
    if start[1]:
        return f"\\{escaped}"
    return f"{start[2]}\\{start[3]}{_MARKS.sub(lambda mark: f'{chr(92)}{mark[0]}', text[start.end() :])}"


def csv_row(stored: StoredArticle) -> list[str]:
    """An article as a row of `CSV_COLUMNS`; what a spreadsheet would take for a formula begins with an apostrophe."""
    article, row = stored.article, stored.row
    cells = (
        row.id, article.title, article.byline, article.published, article.source, article.location, article.language,
        ", ".join(row.tags), row.added, row.words, _yes(is_so=row.unread), _yes(is_so=row.starred),
    )  # fmt: skip
    return [_cell(cell) for cell in cells]


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"


def _cell(value: object) -> str:
    text = sanitise("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def file_name(stored: StoredArticle) -> str:
    """A name for an article's file without its ending: its number and words of its title, safe on every system."""
    words = "-".join(_WORDS.findall(sanitise(stored.article.title or "").lower()))
    name = f"{stored.row.id:06}-{words}"[:80].encode(errors="ignore")[:_MAX_NAME_BYTES].decode(errors="ignore")
    return name.rstrip("-")
