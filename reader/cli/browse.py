"""``nutgraf list``, ``search`` and ``show``: what is in the library."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader import paths
from reader.cli import output
from reader.cli.preferences import analysis_options
from reader.cli.report import full_text
from reader.errors import AnalysisError, StorageError
from reader.frozen import replace
from reader.model import ArticleId, ListView, SearchOrder
from reader.query.parsing import parse
from reader.services import Services
from reader.wire import SCHEMA, analysis_record, article_record

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.analysis.version import Options
    from reader.model import ArticleRow, SearchHit
    from reader.services.lists import NamedList

_PAGE = 500
"""Rows that are read at once."""
_HITS = 50
"""Search results that are read at once, with their texts."""
_QUOTED_CHARS = 40
"""So much is shown of what could not be read."""


def list_articles(arguments: argparse.Namespace) -> int:
    """Print the articles, or those of a list, last added first."""
    with opened(arguments) as services:
        named = services.lists.named(arguments.saved) if arguments.saved is not None else None
        if named is None and arguments.saved is not None:
            output.complain(f"There is no list “{arguments.saved}”; key 0 in the reader shows the lists.")
            return 1
        choose_library(services, named.query if named is not None else "", is_told=not arguments.json)
        rows = islice(_rows(services) if named is None else _rows_of(services, named), arguments.limit)
        if arguments.json:
            output.say_array(map(row_record, rows))
        else:
            row = None
            for row in rows:
                output.say(_row_line(row))
            if row is None:
                output.note("Nothing was found.")
        if named is not None:
            tell_unseen(services, named.query)
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Print the articles that answer a query, last added first, and name what in it could not be read."""
    query = " ".join(arguments.query) + " "  # the space ends the last word: it is meant as it stands
    with opened(arguments) as services:
        choose_library(services, query, is_told=not arguments.json)
        ids = services.search(query, SearchOrder.NEWEST, arguments.limit or sys.maxsize)
        hits = _hits(services, ids, query)
        if arguments.json:
            output.say_array(map(_hit_record, hits))
        else:
            for hit in hits:
                output.say(_row_line(hit.row))
                output.say_lines(output.paragraphs(hit.snippet, indent=" " * 8))
        tell_unseen(services, query)
    has_problems = tell_problems(query)
    if not ids and not arguments.json:
        output.note("Nothing was found.")
    return 1 if has_problems else 0


def tell_problems(query: str) -> bool:
    """Name what in a query could not be read, and tell whether there was any."""
    problems = parse(query).problems
    for problem in problems:
        output.complain(f"“{query[problem.start : problem.end].strip()[:_QUOTED_CHARS]}”: {problem.words}")
    return bool(problems)


def tell_unseen(services: Services, query: str) -> None:
    """Tell how many articles a query cannot find yet, as it asks for what the analysis finds in them."""
    if parse(query).rests_on_analysis:
        tell_unanalysed(services, services.contents_to_come())


def tell_unanalysed(services: Services, left: int) -> None:
    """Tell how many articles are not analysed, if there are any."""
    if left:
        total, are = services.tally().articles, "is" if left == 1 else "are"
        output.note(f"{left:,} of {total:,} articles {are} not analysed yet: the reader does that while it is open.")


def show(arguments: argparse.Namespace) -> int:
    """Print one article, with its analysis, which is made now if need be."""
    options, length = analysis_options()
    with opened(arguments, options) as services:
        choose_library(services, is_told=not arguments.json)
        stored = services.article(ArticleId(arguments.id))
        if stored is None:
            if services.article(ArticleId(arguments.id), with_removed=True) is not None:
                output.complain(f"Article {arguments.id} was removed; 'nutgraf export is:removed' writes those.")
            else:
                output.complain(f"There is no article {arguments.id}; 'nutgraf list' gives the numbers.")
            return 1
        try:
            analysis = services.analyse(stored.row.id)
            analysis = replace(analysis, summary=analysis.summary.of_length(length))
        except AnalysisError as error:
            output.complain(f"article {arguments.id}: {error}")
            analysis = None
        if services.names.problem:
            output.complain(services.names.problem)
        if arguments.json:
            record = {"schema": SCHEMA, **row_record(stored.row), **article_record(stored.article)}
            output.say_json(record | (analysis_record(analysis) if analysis else {}))
        else:
            output.say_lines(full_text(stored.article, analysis))
    return 0 if analysis else 1


@contextmanager
def opened(arguments: argparse.Namespace, options: Options | None = None) -> Iterator[Services]:
    """The library of the arguments. None is made where there is none.

    Raises:
        StorageError: the library that was named does not exist.
    """
    file: Path = arguments.library or paths.library_file()
    is_missing = not os.path.lexists(file)
    if is_missing and arguments.library:
        raise StorageError(f"There is no library {file}; 'nutgraf add' makes one.")
    services = Services.open(library_path=file, peek=is_missing, options=options)
    try:
        yield services
    finally:
        services.close()


def choose_library(services: Services, query: str = "", *, is_told: bool) -> None:
    """Read the samples while the library is empty, but not for what was removed: that is in the library alone.

    Args:
        services: of the library.
        query: what is asked for.
        is_told: whether people are told that these are the samples.
    """
    if parse(query).wants_removed:
        services.show_samples(on=False)
    elif services.showing_samples:
        services.prepare_samples()
        if is_told:
            output.note("The library is empty; these are the samples.")


def _rows(services: Services) -> Iterator[ArticleRow]:
    first = 0
    while page := services.page(ListView(), first, _PAGE):
        yield from page
        first += len(page)


def _rows_of(services: Services, named: NamedList) -> Iterator[ArticleRow]:
    view = ListView(unread_only=named.unread_only)
    ids = services.listed(named.query, view, sys.maxsize) if named.query else services.ids(view, sys.maxsize)
    for first in range(0, len(ids), _PAGE):
        yield from services.rows(ids[first : first + _PAGE], with_removed=parse(named.query).wants_removed)


def _hits(services: Services, ids: Sequence[ArticleId], query: str) -> Iterator[SearchHit]:
    for first in range(0, len(ids), _HITS):
        yield from services.hits(ids[first : first + _HITS], query)


def _row_line(row: ArticleRow) -> str:
    mark = f"{'•' if row.unread else ' '}{'★' if row.starred else ' '}"
    day = (row.published or "")[:10]
    source = f"  ({row.source})" if row.source else ""
    return f"{row.id:>6} {mark} {day:10} {row.minutes:>3} min  {row.title or '(no title)'}{source}"


def row_record(row: ArticleRow) -> dict[str, Any]:
    """What JSON says of an article without its text."""
    return {
        "id": row.id,
        "title": row.title or None,
        "title_origin": row.title_origin,
        "source": row.source,
        "location": row.location,
        "published": row.published,
        "added": row.added,
        "words": row.words,
        "minutes": row.minutes,
        "language": row.language,
        "unread": row.unread,
        "starred": row.starred,
        "tags": list(row.tags),
        "sample": row.sample,
    }


def _hit_record(hit: SearchHit) -> dict[str, Any]:
    hits = [{"start": start, "end": end} for start, end in hit.hits]
    return {**row_record(hit.row), "snippet": hit.snippet, "hits": hits}
