"""``nutgraf export``: articles for other programs, as Markdown, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from reader import forms
from reader.cli import output
from reader.cli.browse import choose_library, opened, row_record, tell_problems, tell_unseen
from reader.errors import LibraryDamagedError
from reader.model import ListView, SearchOrder
from reader.query.parsing import parse
from reader.wire import SCHEMA, analysis_record, article_record

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from reader.model import ArticleId, StoredArticle
    from reader.services import Services


class _Failures:
    """How many articles could not be written."""

    count = 0


def export(arguments: argparse.Namespace) -> int:
    """Write the articles that answer a query, or all, last added first; one at a time is in memory."""
    query = " ".join(arguments.query)
    failures = _Failures()
    with opened(arguments) as services:
        choose_library(services, query, is_told=True)
        if query.strip():
            ids = services.search(f"{query} ", SearchOrder.NEWEST, sys.maxsize)
        else:
            ids = tuple(services.ids(ListView(), sys.maxsize))
        articles = _articles(services, ids, failures, with_removed=parse(query).wants_removed)
        if arguments.format == "md" and arguments.output is not None:
            count, there = _write_folder(arguments.output, articles)
        else:
            with _stream(arguments.output) as stream:
                count, there = _write(stream, articles, services, arguments), 0
        tell_unseen(services, query)
    output.note(_told(count, there) if ids else "Nothing was found: 0 articles were written.")
    return 1 if tell_problems(query) or failures.count else 0


def _told(count: int, there: int) -> str:
    """What was written, and how much of it was there as it is now."""
    written = "1 article was written" if count == 1 else f"{count:,} articles were written"
    already = f", {there:,} {'was' if there == 1 else 'were'} there already" if there else ""
    return f"{written}{already}."


def _articles(
    services: Services, ids: tuple[ArticleId, ...], failures: _Failures, *, with_removed: bool
) -> Iterator[StoredArticle]:
    for article_id in ids:
        try:
            stored = services.article(article_id, with_removed=with_removed)
        except LibraryDamagedError as error:
            output.complain(str(error))
            failures.count += 1
            continue
        if stored is not None:
            yield stored


def _write(stream: TextIO, articles: Iterator[StoredArticle], services: Services, arguments: argparse.Namespace) -> int:
    count = 0
    if arguments.format == "csv":
        stream.write(_csv_line(forms.CSV_COLUMNS))
    for count, stored in enumerate(articles, start=1):  # noqa: B007 - it is returned
        if arguments.format == "csv":
            stream.write(_csv_line(forms.csv_row(stored)))
        elif arguments.format == "json":
            record = {"schema": SCHEMA, **row_record(stored.row), **article_record(stored.article)}
            analysis = services.analysis(stored.row.id) if arguments.analysis else None
            stream.write(output.to_json(record | (analysis_record(analysis) if analysis else {})) + "\n")
        else:
            text = forms.markdown(stored) + "\n"
            if stream is sys.stdout and sys.stdout.isatty():
                output.say_lines(text.split("\n"))
            else:
                stream.write(text)
    return count


def _csv_line(cells: object) -> str:
    """A row as of RFC 4180."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)  # type: ignore[arg-type] # a sequence
    return line.getvalue()


@contextmanager
def _stream(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a new file; an existing one stays as it is, and a number is added to the name."""
    if path is None:
        yield sys.stdout
        return
    with new_file(path) as stream:
        yield stream
        name = stream.name
    if name != str(path):
        output.note(f"{path} is there already; {name} was written.")


@contextmanager
def new_file(path: Path) -> Iterator[TextIO]:
    """A file that was not there, removed again when it cannot be written to its end."""
    stream, number = None, 1
    name = path
    while stream is None:
        try:
            stream = name.open("x", encoding="utf-8", errors="replace", newline="")
        except FileExistsError:
            number += 1
            name = path.with_stem(f"{path.stem}-{number}")
    try:
        with stream:
            yield stream
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise


def _write_folder(folder: Path, articles: Iterator[StoredArticle]) -> tuple[int, int]:
    """Write a file for each article that is not there as it is now; returns how many were written, and how many not."""
    folder.mkdir(parents=True, exist_ok=True)
    count = there = renamed = 0
    for stored in articles:
        path, text = folder / f"{forms.file_name(stored)}.md", forms.markdown(stored)
        if _is_there(path, text):
            there += 1
            continue
        with new_file(path) as stream:
            stream.write(text)
            count += 1
            renamed += stream.name != str(path)
    if renamed:
        output.note(
            f"{renamed:,} of the files were there already with something else in them, and stay; the new ones have a "
            "number more."
        )
    return count, there


def _is_there(path: Path, text: str) -> bool:
    """Whether the file, or one that has a number more, holds just this."""
    data, number, name = text.encode(errors="replace"), 1, path
    with suppress(FileNotFoundError):
        while True:
            with name.open("rb") as file:
                if file.read(len(data) + 1) == data:
                    return True
            number += 1
            name = path.with_stem(f"{path.stem}-{number}")
    return False
