"""The worker process: everything that parses or analyses what strangers wrote, under limits of time and memory.

It is started by `reader.jobs`, reads one job after the other from its standard input and answers each on its standard
output. It ends when its input ends: with the program, whatever became of it. What goes wrong in a job is an answer
too; only a crash of the interpreter itself ends the process.
"""

from __future__ import annotations

import gc
import logging
import os
import queue
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from reader.config import MAX_WORKER_BYTES
from reader.errors import ReaderError
from reader.frames import read_frame, write_frame
from reader.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO

_log = logging.getLogger(__name__)

ORPHAN_GRACE_SECONDS = 1.0
"""How much longer than the program the worker itself waits before it gives up a job: the program may be gone."""


def main() -> None:
    """Work off jobs until the program goes away."""
    serve(TASKS)


def serve(tasks: Mapping[str, Callable[[Any], Any]]) -> None:
    """Work off jobs with these functions, by name, until standard input ends; does not return.

    Each answer is a pair: "done" and a value, "error" and the `ReaderError` that was raised, "failed" and why this
    job cannot be done, or "unfit" and why this worker can do none.
    """
    _restrain()
    requests, replies = _claim_streams()
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="%(asctime)s %(name)s: %(message)s")
    inbox: queue.SimpleQueue[tuple[str, Any, float]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, inbox), daemon=True).start()
    while True:
        name, payload, seconds = inbox.get()
        _set_alarm(seconds + ORPHAN_GRACE_SECONDS)
        reply = _answer(tasks[name], payload)
        _set_alarm(0)
        write_frame(replies, reply)
        if name == "warm":
            gc.freeze()  # what was imported stays: no collection need look at it again


def _answer(task: Callable[[Any], Any], payload: object) -> tuple[str, Any]:
    try:
        return "done", task(payload)
    except ReaderError as error:
        return "error", error
    except ImportError as error:
        _log.exception("a part of the program is missing")
        return "unfit", f"cannot be worked on, as a part of the program is missing ({error.name})"
    except MemoryError:
        return "failed", "needs more memory than it may use"
    except RecursionError:
        return "failed", "is nested too deeply"
    except Exception as error:  # noqa: BLE001 - the edge of the process: one bad text must not stop the others
        _log.exception("a job failed")
        return "failed", f"met an error in the program ({type(error).__name__}), which is noted in its log"


def _receive(requests: IO[bytes], inbox: queue.SimpleQueue[tuple[str, Any, float]]) -> None:
    """Pass jobs on; the end of the input ends the process at once, also in the middle of a job."""
    try:
        while True:
            inbox.put(read_frame(requests))
    except (EOFError, OSError):
        os._exit(0)


def _claim_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, moved away so that no library can print into them or read from them."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


def _restrain() -> None:
    """Step back behind the screen, within the memory allowed, where the platform can do it."""
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy's own threads would take the screen's core
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends the worker
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_AS, (MAX_WORKER_BYTES, MAX_WORKER_BYTES))
    except (ImportError, ValueError, OSError):
        _log.debug("memory is not limited here")


def _set_alarm(seconds: float) -> None:
    """Let the system end this process after so many seconds, even inside a C function; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
