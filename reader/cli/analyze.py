"""``nutgraf analyze``: what the reader knows of a text; nothing is stored."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from reader import paths
from reader.cli import output
from reader.cli.inputs import read_stdin_if_named, stdin_lines
from reader.cli.ordered import in_order
from reader.cli.preferences import analysis_options, corrections
from reader.cli.report import report
from reader.errors import ReaderError, SourceError
from reader.ingest.load import load
from reader.ingest.sources import STDIN, discover
from reader.jobs import JobError, Jobs
from reader.tasks import Wanted, parse_json
from reader.wire import SCHEMA, analysis_record, article_record

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from reader.model import Analysis, Article, RawDocument


def analyze(arguments: argparse.Namespace) -> int:
    """Print what is known of each text, in the order given."""
    options, length = analysis_options()
    options = options._replace(algorithm=arguments.algorithm)
    wanted = Wanted(options, arguments.length or length, corrections())
    workers = min(arguments.jobs, os.cpu_count() or 1)  # more would wait for each other
    jobs = Jobs(workers=workers, log=paths.state_dir() / "worker.log")
    try:
        if arguments.jsonl:
            return _answer_lines(jobs, arguments.sources, wanted)
        run = _Run(jobs, arguments.sources or [STDIN], wanted)
        if arguments.json:
            output.say_array({"schema": SCHEMA, "id": name, **_record(*known)} for name, known in run.results())
        else:
            for number, (_, known) in enumerate(run.results()):
                output.say_lines(["", *report(*known)] if number else report(*known))
        return 1 if run.has_failures else 0
    finally:
        jobs.close()


class _Run:
    """The texts of one run.

    Attributes:
        has_failures: whether something could not be read or analysed; it has been named on standard error.
    """

    def __init__(self, jobs: Jobs, sources: Sequence[str], wanted: Wanted) -> None:
        self.has_failures = False
        self._jobs = jobs
        self._wanted = wanted
        self._sources = sources

    def results(self) -> Iterator[tuple[str, tuple[Article, Analysis]]]:
        """Name and result of each text that there is a result of."""
        for document, future in in_order(self._jobs, "examine", self._wanted, self._documents()):
            name = document if isinstance(document, str) else STDIN
            try:
                yield name, future.result()
            except SourceError as error:
                self._fail(str(error))
            except JobError as error:
                self._fail(f"{name}: {error.reason}")
            except ReaderError as error:
                self._fail(f"{name}: {error}")

    def _documents(self) -> Iterator[str | RawDocument]:
        stdin = read_stdin_if_named(self._sources)
        for source in self._sources:
            try:
                for found in discover(source):
                    yield load(STDIN, stdin=io.BytesIO(stdin or b"")) if found == STDIN else found
            except SourceError as error:
                self._fail(str(error))

    def _fail(self, message: str) -> None:
        self.has_failures = True
        output.complain(message)


def _record(article: Article, analysis: Analysis) -> dict[str, Any]:
    return {**article_record(article), **analysis_record(analysis)}


def _answer_lines(jobs: Jobs, sources: Sequence[str], wanted: Wanted) -> int:
    """Answer standard input line by line."""
    if list(sources) not in ([], [STDIN]):
        output.complain("--jsonl reads standard input; give it there: nutgraf analyze --jsonl < FILE")
        return 2
    status = 0
    for number, (line, future) in enumerate(in_order(jobs, "answer_line", wanted, stdin_lines()), start=1):
        answer, problem = _answer(line, future)
        output.say_raw(answer + "\n")
        if problem is not None:
            status = 1
            output.complain(f"text {number}: {problem}")
    return status


def _answer(line: bytes | None, future: Future[Any]) -> tuple[str, str | None]:
    record: dict[str, Any]
    problem: str | None
    try:
        record, problem = future.result()
    except JobError as error:
        problem = f"The analysis {error.reason}."
        record = {"id": _id_of(line), "error": problem}
    return output.to_json(record), problem


def _id_of(line: bytes | None) -> Any:
    """The id that a line gives, for an error; None where it gives none."""
    try:
        request = parse_json(line or b"")
    except (ValueError, RecursionError):
        return None
    return request.get("id") if isinstance(request, dict) else None
