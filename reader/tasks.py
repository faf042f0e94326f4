"""What the worker process can be asked for: a name, one value in, one value out.

Everything heavy is imported inside the functions, by the first job that needs it. Bad input is part of the answer
where a job holds several texts; otherwise it is raised, and travels back as the error it is.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.config import MAX_FILE_BYTES
from reader.errors import ReaderError, SourceError
from reader.frozen import replace
from reader.length import USUAL_LENGTH, Length
from reader.model import RawDocument
from reader.wire import SCHEMA, UNREADABLE, analysis_record, article_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.analysis.version import Options
    from reader.corrections.rules import Corrections
    from reader.library.articles.records import KeptAnalysis
    from reader.model import Analysis, Article, Sentence, Summary


def warm(parts: Sequence[str]) -> None:
    """Import what ``ingest`` and ``analyse`` need, before anybody waits for it."""
    if "analyse" in parts:
        import reader.analysis.pipeline  # noqa: PLC0415
    if "ingest" in parts:
        import reader.ingest.extract  # noqa: PLC0415
        import reader.ingest.load  # noqa: F401, PLC0415


def ingest(sources: Sequence[str | RawDocument]) -> list[tuple[Article, RawDocument] | SourceError]:
    """Read files, or take documents that are in memory, and extract an article from each; in the same order."""
    return [_ingest_one(source) for source in sources]


def _ingest_one(source: str | RawDocument) -> tuple[Article, RawDocument] | SourceError:
    from reader.ingest.extract import extract  # noqa: PLC0415
    from reader.ingest.load import load  # noqa: PLC0415

    location = source.location if isinstance(source, RawDocument) else source
    try:
        raw = source if isinstance(source, RawDocument) else load(source)
        return extract(raw), raw
    except SourceError as error:
        return SourceError(location, error.reason)  # as it was given, where the document has the whole path
    except (MemoryError, RecursionError) as error:
        what = "needs more memory than it may use" if isinstance(error, MemoryError) else "is nested too deeply"
        return SourceError(location, what)


class Wanted(NamedTuple):
    """How the texts of one run are to be analysed.

    Attributes:
        options: of the analysis.
        length: of the summary.
        corrections: of the user to the names, or None.
    """

    options: Options
    length: Length = USUAL_LENGTH
    corrections: Corrections | None = None


def analyse(job: tuple[Article, Options, KeptAnalysis | None]) -> Analysis:
    """Analyse one article, of which there may be an earlier analysis."""
    from reader.analysis.pipeline import analyse  # noqa: PLC0415

    article, options, kept = job
    before = None
    if kept is not None:
        with suppress(*UNREADABLE):  # damaged: everything is found anew
            before = kept.unpacked()
    return analyse(article, options, before)


def summarise(job: tuple[Article, tuple[Sentence, ...], str]) -> Summary:
    """Summarise one article, whose sentences are known, by an algorithm; as long as any summary that is asked for."""
    from reader.analysis.pipeline import summarise  # noqa: PLC0415

    return summarise(*job)


def _finished(article: Article, wanted: Wanted) -> Analysis:
    """Analyse one article, cut its summary to the length, and correct its names."""
    analysis = analyse((article, wanted.options, None))
    analysis = replace(analysis, summary=analysis.summary.of_length(wanted.length))
    if wanted.corrections is None:
        return analysis
    from reader.corrections.applying import corrected  # noqa: PLC0415

    return corrected(analysis, wanted.corrections)


def examine(job: tuple[str | RawDocument, Wanted]) -> tuple[Article, Analysis]:
    """Read and analyse one source.

    Raises:
        SourceError: it cannot be read.
    """
    source, wanted = job
    outcome = _ingest_one(source)
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome[0], _finished(outcome[0], wanted)


def answer_line(job: tuple[bytes | None, Wanted]) -> tuple[dict[str, Any], str | None]:
    """Answer one line of ``nutgraf analyze --jsonl``; None stands for a line over the limit.

    Returns:
        The object to print, and what is wrong with the line, or None.
    """
    line, wanted = job
    article_id: object = None
    try:
        request = _request(line)
        article_id = request.get("id")
        article = _requested_article(request)
        record = {"schema": SCHEMA, "id": article_id, **article_record(article)}
        record.update(analysis_record(_finished(article, wanted)))
    except (_BadLineError, ReaderError) as error:
        return {"id": article_id, "error": str(error)}, str(error)
    return record, None


def back_up(job: tuple[str, float]) -> str:
    """Make a backup of a library, with pauses, among its other backups; returns where it is.

    Raises:
        StorageError: there is none, and why.
    """
    from reader.library.safety.making_backups import make_backup  # noqa: PLC0415

    library, pause_s = job
    return str(make_backup(Path(library), pause_s=pause_s))


class _BadLineError(ValueError):
    """The line asks for nothing that can be answered; the text says why."""


def _request(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise _BadLineError(f"The line is longer than {MAX_FILE_BYTES / 1_000_000:.0f} MB.")
    try:
        request = parse_json(line)
    except UnicodeDecodeError as error:
        raise _BadLineError("The line is not in UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise _BadLineError("The line is not valid JSON.") from error
    if not isinstance(request, dict):
        raise _BadLineError("The line is not a JSON object.")
    return request


def parse_json(text: bytes) -> Any:
    """JSON as it is defined (RFC 8259): without NaN and infinite numbers, which Python's reader takes, too.

    Raises:
        ValueError: it is none.
    """
    return json.loads(text, parse_constant=_finite, parse_float=_finite)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"not a number of JSON: {text}")
    return number


def _requested_article(request: dict[str, Any]) -> Article:
    from reader.ingest.extract import article_from_text  # noqa: PLC0415

    if "id" not in request:
        raise _BadLineError('The object has no "id".')
    if not isinstance(request.get("text"), str):
        raise _BadLineError('The object has no "text", or it is not a string.')
    return article_from_text(
        request["text"],
        title=_optional(request, "title"),
        published=_optional(request, "published"),
        language=_optional(request, "language"),
    )


def _optional(request: dict[str, Any], name: str) -> str | None:
    value = request.get(name)
    if value is None or isinstance(value, str):
        return value
    raise _BadLineError(f'"{name}" must be a string or null.')


TASKS: dict[str, Callable[[Any], Any]] = {
    "warm": warm,
    "ingest": ingest,
    "analyse": analyse,
    "summarise": summarise,
    "examine": examine,
    "answer_line": answer_line,
    "back_up": back_up,
}
