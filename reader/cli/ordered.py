"""Answers in the order of the questions, while the questions still come."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from reader.jobs import Jobs
    from reader.tasks import Wanted

Asked = TypeVar("Asked")

AHEAD = 2
"""Questions that are read ahead for each process, so that none waits."""


def in_order(jobs: Jobs, task: str, wanted: Wanted, asked: Iterable[Asked]) -> Iterator[tuple[Asked, Future[Any]]]:
    """Ask the workers for each of these, in bounded memory.

    Args:
        jobs: does them, as many at a time as it has processes.
        task: what to do; its argument is a pair of what is asked and what is wanted.
        wanted: the same for all.
        asked: read in a thread of its own, so that an answer never waits for the next question.

    Yields:
        What was asked, and the future of its answer, in order.

    Raises:
        OSError: `asked` could not be read to its end.
    """
    waiting: queue.Queue[tuple[Asked, Future[Any]] | BaseException | None] = queue.Queue(AHEAD * jobs.workers)

    def read() -> None:
        try:
            for number, one in enumerate(asked):
                waiting.put((one, jobs.submit(task, (one, wanted), priority=number)))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            waiting.put(error)
        else:
            waiting.put(None)

    threading.Thread(target=read, name="questions", daemon=True).start()
    while (pair := waiting.get()) is not None:
        if isinstance(pair, BaseException):
            raise pair
        yield pair
