"""Articles as files for other programs: read back as the same article, harmless to spreadsheets and file systems."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader import forms
from reader.frozen import replace
from reader.ingest.extract import article_from_text, extract
from reader.model import Article, ArticleId, ArticleRow, Block, RawDocument, StoredArticle

_TEXTS = Path(__file__).resolve().parents[1] / "data" / "languages"


def _stored(article: Article, number: int = 7) -> StoredArticle:
    row = ArticleRow(
        id=ArticleId(number),
        title=article.title or "",
        title_origin=article.title_origin,
        source=article.source,
        location=article.location,
        published=article.published,
        added="2026-11-26T12:00:00+00:00",
        tags=article.tags,
        words=3,
        language=article.language,
        unread=True,
    )
    return StoredArticle(row, article)


def _document(data: bytes, kind: str = "markdown") -> RawDocument:
    return RawDocument("/a/b.md", "b.md", f"text/{kind}", "a", data)


def _read_back(article: Article) -> Article:
    return extract(_document(forms.markdown(_stored(article)).encode()))


def _without_spaces_at_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.lstrip("\n").split("\n"))


_MARKDOWN = """---
title: "Storm: a \\"red\\" alert"
author: Ann Lee
date: 2024-03-01
language: en
tags: [sea, "wind, rain"]
---
# The storm

It came at **night** and stayed, *she* said.
A second line of it\\
after a hard break.

## What is known

- one thing
- another
  1. nested
  2. nested too

- [ ] a third, loose

> Quoted by someone.

```
code   with  spaces
    and an indent
```

| a | b |
|---|---|
| 1 | 2 |

5\\. Not a list. 1 < 2 & a_b_c &amp;amp; \\\\ ~~gone~~ \\# no heading
"""


def test_markdown_comes_back_as_the_same_article() -> None:
    """Text, title, author, date, language, tags and source are those that were written."""
    article = replace(extract(_document(_MARKDOWN.encode())), source="The Paper")
    again = _read_back(article)
    assert again.text == article.text
    for name in ("title", "byline", "published", "language", "tags", "source"):
        assert getattr(again, name) == getattr(article, name)
    assert again.tags == ("sea", "wind, rain")
    assert forms.markdown(_stored(again)) == forms.markdown(_stored(article))


_PIECES = st.sampled_from(
    [
        "word ", "# head", "- item", "1. one", "12) two", "> said", "~~~", "```", "---", "===", "***", "| a | b |",
        "|---|---|", "*b*", "_i_", "a_b", "[x](y)", "![p](q)", "<b>", "<!-- c -->", "&amp;", "&#35;", "\\", "`c`",
        "http://x.y/z_", "    deep", "\ttab", "Zürich", "日本語", "+1", "=1", ":", "a  b", "!", "title: no",
    ]
)  # fmt: skip
_LINES = st.lists(_PIECES, min_size=0, max_size=4).map("".join)


@given(st.lists(_LINES, min_size=1, max_size=9).map("\n".join))
@example("a\n# b\n\n\n- c\n")
@example("---\n\ntext\n---\nmore")
@example("word    deep\n    deep\n\tx")
@settings(max_examples=120, deadline=None)
def test_any_plain_text_comes_back(text: str) -> None:
    """Nothing in a text means anything to Markdown, and only spaces at ends of lines may go."""
    article = article_from_text(text, title="A title", published=None, language="en")
    if not article.blocks:
        return
    assert _without_spaces_at_ends(_read_back(article).text) == _without_spaces_at_ends(article.text)


@pytest.mark.parametrize("path", [*sorted(_TEXTS.glob("*.txt"))], ids=lambda path: path.stem)
def test_article_in_any_language_comes_back_whole(path: Path) -> None:
    """The very text, so that it is known to a library which has it."""
    article = extract(_document(path.read_bytes(), "plain"))
    assert _read_back(article).text == article.text


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.text(max_size=30), st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_title_breaks_out_of_the_head(title: str, tag: str, location: str) -> None:
    """Whatever a title, a tag or a location holds, the head stays a head, and the text the text."""
    article = Article(
        "Some words.", (Block(0, 11),), title, "given", location, "---\ntitle: other", None, None, "en", (tag,)
    )
    written = forms.markdown(_stored(article))
    head, text = written.removeprefix("---\n").split("\n---\n", 1)
    assert text == "\nSome words.\n"
    keys = [line.split(":", 1)[0] for line in head.split("\n")]
    assert keys == [key for key in ("title", "source", "location", "language", "tags", "added", "id") if key in keys]
    assert extract(_document(written.encode(errors="replace"))).text == "Some words."


@pytest.mark.parametrize(
    "title",
    [
        "A: b",
        "\"quoted\" 'title'",
        "C:\\new\\table",
        "# no comment",
        "a_b and *stars* [x](y)",
        "- dash",
        "x --- y",
        "null",
    ],
)
def test_title_comes_back(title: str) -> None:
    """Marks of YAML and Markdown in a title are only letters."""
    article = Article("Some words.", (Block(0, 11),), title, "given", language="en")
    assert _read_back(article).title == title


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_cell_is_no_formula(start: str) -> None:
    """What a spreadsheet would calculate begins with an apostrophe; the rest of the row is as it is."""
    title = f"{start}HYPERLINK(1)"
    article = Article(
        "Some words.", (Block(0, 11),), title, "given", "/a\n,b", 's"o', "Ann", "2024-01-02", "en", ("x", "y")
    )
    line = io.StringIO()
    csv.writer(line).writerow(forms.csv_row(_stored(article)))
    (cells,) = csv.reader(io.StringIO(line.getvalue(), newline=""))
    named = dict(zip(forms.CSV_COLUMNS, cells, strict=True))
    assert named["title"] == f"'{title}"
    assert (named["location"], named["source"], named["tags"], named["unread"]) == ("/a\n,b", 's"o', "x, y", "yes")


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_file_name_is_safe(title: str) -> None:
    """No title leads out of a folder, to a device or to a name that a system refuses."""
    name = forms.file_name(_stored(Article("x", (Block(0, 1),), title, "given")))
    assert name.startswith("000007")
    assert re.fullmatch(r"[\w-]+", name)
    assert len(name.encode()) <= 120
