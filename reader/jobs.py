"""Worker processes and the queue before them: priorities, a limit of time, and a restart after every crash.

A worker is a plain child process with two pipes (`subprocess`, not `multiprocessing`: no resource tracker, nothing
imported for it, it can be killed and started again at any time, also inside a running Textual application, see
Textualize/textual#3593). Each has one thread here, which sends a job and waits for the answer; killing the process is
the one way to stop a job, and it ends that wait too.
"""

from __future__ import annotations

import contextlib
import heapq
import itertools
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.config import MAX_JOB_SECONDS
from reader.errors import ReaderError
from reader.frames import read_plain_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from typing import IO

_log = logging.getLogger(__name__)

MAX_LOG_BYTES = 1_000_000
"""A log that is larger is begun anew."""
CLOSE_SECONDS = 0.5
"""Longest that `Jobs.close` waits for its threads."""
_EXIT_SECONDS = 1.0
"""Longest that a process that closed its output is waited for, to learn how it ended."""

_OUT_OF_MEMORY = (-9, -signal.SIGABRT)
"""Exit codes of a process that Linux ended because its memory ran out (SIGKILL), or that found none (abort in C)."""

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from reader.worker import main; main()"


class JobError(ReaderError):
    """A job came to no answer: it was stopped, or its process ended.

    Attributes:
        reason: what happened, to be read after the name of what was worked on: "took longer than 20 s …".
        is_of_job: whether the job is to blame, so that it would fail again; otherwise the worker may be: it could not
            be started, or ended before it had answered anything.
    """

    def __init__(self, reason: str, *, is_of_job: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_of_job = is_of_job


def worker_command() -> list[str]:
    """The command line of a worker that finds its modules where this process finds them, never by chance elsewhere."""
    return [sys.executable, "-P", "-c", _BOOT, *sys.path]


class Jobs:
    """Runs jobs of `reader.tasks` in worker processes; callable from any thread.

    Processes start when there is work for them. The queue is meant to be kept short by whoever fills it.
    """

    def __init__(
        self,
        *,
        workers: int = 1,
        command: Sequence[str] | None = None,
        job_seconds: float = MAX_JOB_SECONDS,
        log: Path | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            workers: most processes at a time, each with one job.
            command: what starts a worker, if not `worker_command`.
            job_seconds: time on the clock after which a job is stopped.
            log: file that workers append what they have to say to; None throws it away.
        """
        self.workers = max(1, workers)
        self._command = list(command or worker_command())
        self._job_seconds = job_seconds
        self._log = log
        self._changed = threading.Condition()
        self._queue: list[tuple[int, int, _Job]] = []
        self._numbers = itertools.count()
        self._by_key: dict[Hashable, _Job] = {}
        self._lanes: list[threading.Thread] = []
        self._workers: set[_Worker] = set()
        self._idle = 0
        self._closed = False

    def submit(self, name: str, payload: object, *, priority: int, key: Hashable | None = None) -> Future[Any]:
        """Queue a job.

        Args:
            name: of a function in `reader.tasks`.
            payload: its argument; must pickle.
            priority: lower comes earlier; among equals, first come, first served.
            key: a job with a key that is queued or running already is not queued twice: its own future is given back,
                at the better of the two priorities.

        Returns:
            A future with the answer, a `ReaderError` that the job raised, or a `JobError`. After `close` it is
            cancelled from the start.
        """
        with self._changed:
            known = self._by_key.get(key) if key is not None else None
            if known is not None and not known.future.cancelled():
                self._move(known, min(priority, known.priority))
                return known.future
            job = _Job(name, payload, key, priority)
            if self._closed:
                job.future.cancel()
                return job.future
            if key is not None:
                self._by_key[key] = job
            heapq.heappush(self._queue, (priority, next(self._numbers), job))
            if self._idle:
                self._idle -= 1  # it is spoken for, though it may not have woken when the next job comes
                self._changed.notify()
            else:
                self._start_lane()
            return job.future

    def reprioritise(self, priorities: Mapping[Hashable, int]) -> None:
        """Give queued jobs other priorities, by key; keys of no queued job are passed over."""
        with self._changed:
            for key, priority in priorities.items():
                if (job := self._by_key.get(key)) is not None:
                    self._move(job, priority)

    def close(self) -> None:
        """Cancel every job, queued or running, and kill the processes.

        Returns within `CLOSE_SECONDS`, whatever runs; a second call does nothing.
        """
        deadline = time.monotonic() + CLOSE_SECONDS
        with self._changed:
            self._closed = True
            for _, _, job in self._queue:
                job.future.cancel()
            self._queue.clear()
            for worker in self._workers:
                worker.kill()
            self._changed.notify_all()
        for lane in self._lanes:
            lane.join(max(0.0, deadline - time.monotonic()))

    def abandon(self) -> None:
        """Kill the processes without waiting for anything, not even for a lock; for a program that must end now."""
        self._closed = True
        for worker in tuple(self._workers):
            worker.kill()

    def _start_lane(self) -> None:
        self._lanes = [lane for lane in self._lanes if lane.is_alive()]
        if len(self._lanes) < self.workers:
            lane = threading.Thread(target=self._work, name="jobs", daemon=True)
            self._lanes.append(lane)
            lane.start()

    def _move(self, job: _Job, priority: int) -> None:
        if priority != job.priority and not job.future.running():
            job.priority = priority  # the old entry no longer says so, and is dropped when it comes up
            heapq.heappush(self._queue, (priority, next(self._numbers), job))

    def _work(self) -> None:
        """One lane: a thread with, after its first job, a process."""
        worker: _Worker | None = None
        try:
            while (job := self._next()) is not None:
                try:
                    if worker is None or not worker.is_alive:
                        worker = self._replace(worker)
                    result = worker.run((job.name, job.payload, self._job_seconds), self._job_seconds)
                except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
                    self._finish(job)
                    job.future.set_exception(CancelledError() if self._closed else error)
                else:
                    self._finish(job)
                    job.future.set_result(result)
        finally:
            if worker is not None:
                worker.close()

    def _next(self) -> _Job | None:
        with self._changed:
            while True:
                while self._queue:
                    priority, _, job = heapq.heappop(self._queue)
                    if priority != job.priority or job.is_taken:
                        continue
                    job.is_taken = True  # it may stand in the queue once more, and must be asked only once
                    if job.future.set_running_or_notify_cancel():
                        return job
                    self._forget(job)
                if self._closed:
                    return None
                self._idle += 1  # whoever wakes this thread takes it back
                self._changed.wait()

    def _replace(self, worker: _Worker | None) -> _Worker:
        """Start a process; without the lock, as that takes a while on a busy machine."""
        if worker is not None:
            worker.close()
        with self._changed:
            self._workers -= {worker}
            if self._closed:
                raise CancelledError
        try:
            started = _Worker(self._command, self._log)
        except OSError as error:
            _log.error("no worker can be started: %s", error)
            raise JobError(
                f"cannot be worked on, as no worker process can be started ({error.strerror})", is_of_job=False
            ) from error
        with self._changed:
            self._workers.add(started)
            if not self._closed:
                return started
        started.close()
        raise CancelledError

    def _finish(self, job: _Job) -> None:
        with self._changed:
            self._forget(job)

    def _forget(self, job: _Job) -> None:
        if job.key is not None and self._by_key.get(job.key) is job:
            del self._by_key[job.key]


class _Job:
    def __init__(self, name: str, payload: object, key: Hashable | None, priority: int) -> None:
        self.name = name
        self.payload = payload
        self.key = key
        self.priority = priority
        self.future: Future[Any] = Future()
        self.is_taken = False


class _Worker:
    """One worker process, with at most one job in it."""

    def __init__(self, command: Sequence[str], log: Path | None) -> None:
        with _opened(log) as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,  # keys such as Ctrl-C and Ctrl-Z are not for the worker
            )
        self._lock = threading.Lock()
        self._is_busy = False
        self._is_killed = False
        self._is_late = False
        self._has_answered = False

    @property
    def is_alive(self) -> bool:
        """Whether the process can take another job."""
        return not self._is_killed and self._process.poll() is None

    def run(self, request: tuple[str, object, float], seconds: float) -> Any:
        """Send a job and wait for its answer.

        Raises:
            ReaderError: what the job raised, or a `JobError`.
        """
        watch = threading.Timer(seconds, self._expire)
        self._is_busy = True
        watch.start()
        try:
            kind, value = self._exchange(request)
        except (OSError, EOFError) as error:
            if self._is_late:
                raise JobError(f"took longer than {seconds:g} s and was stopped", is_of_job=True) from error
            raise JobError(self._how_it_ended(), is_of_job=self._has_answered) from error
        except pickle.UnpicklingError as error:
            self.kill()
            _log.exception("a worker answered with something unexpected")
            raise JobError(
                "answered with something unexpected, which is noted in the log", is_of_job=self._has_answered
            ) from error
        finally:
            watch.cancel()
            with self._lock:
                self._is_busy = False
        self._has_answered = True
        if kind == "error":
            raise value
        if kind in {"failed", "unfit"}:
            raise JobError(value, is_of_job=kind == "failed")
        return value

    def _exchange(self, request: tuple[str, object, float]) -> tuple[str, Any]:
        """Send one request and wait for the answer, a pair as of `reader.worker.serve`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        write_frame(self._process.stdin, request)
        match read_plain_frame(self._process.stdout):
            case ("done" as kind, value) | ("error" as kind, ReaderError() as value):
                return kind, value
            case ("failed" | "unfit" as kind, str(value)):
                return kind, value
        raise pickle.UnpicklingError("not an answer")

    def _how_it_ended(self) -> str:
        """What became of a process that did not answer; it is certainly over afterwards."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_EXIT_SECONDS)
        code = self._process.poll()
        if not self._is_killed:
            _log.error("a worker ended with code %s", code)
        self.kill()
        if code in _OUT_OF_MEMORY:
            return "crashed the worker process, perhaps for lack of memory"
        return "crashed the worker process"

    def kill(self) -> None:
        """End the process now; callable from any thread."""
        self._is_killed = True
        self._process.kill()

    def close(self) -> None:
        """Kill the process and give everything back that belongs to it."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _expire(self) -> None:
        with self._lock:
            if self._is_busy:  # the answer may have come just now: the next job is not to be killed for it
                self._is_late = True
                self.kill()


def _opened(log: Path | None) -> IO[bytes]:
    """What a worker writes its messages to: the log, or nothing where it cannot be written."""
    if log is not None:
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            file = log.open("ab")
            if file.tell() > MAX_LOG_BYTES:
                file.truncate(0)
        except OSError:
            pass
        else:
            return file
    return Path(os.devnull).open("wb")
