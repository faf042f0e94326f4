"""The queue and the worker processes: answers, order, limits, crashes, end."""

from __future__ import annotations

import json
import logging
import os
import pickle
import pickletools
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError, Future
from concurrent.futures import wait as wait_for
from typing import TYPE_CHECKING, Any

import pytest

from reader.analysis.version import Options
from reader.errors import AnalysisError, SourceError
from reader.jobs import JobError, Jobs, worker_command
from reader.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOOT = """
import sys; sys.path[:] = sys.argv[1:]
import os, time
from reader.errors import SourceError
from reader.worker import serve

class Foreign:
    def __reduce__(self):
        return os.system, ("true",)

def refuse(_):
    raise SourceError("a.txt", "is empty")

def overflow(depth):
    return overflow(depth + 1)

def spin_in_c(_):
    sum(range(10**11))

def hold(path):
    while not os.path.exists(path):
        time.sleep(0.005)

def meet(folder, number):
    open(os.path.join(folder, str(number)), "w").close()
    hold(os.path.join(folder, str(1 - number)))
    return os.getpid()

serve({
    "hold": hold,
    "meet": lambda job: meet(*job),
    "import": __import__,
    "kill": lambda number: os.kill(os.getpid(), number),
    "garbage": lambda _: (os.write(4, bytes(7) + b"\x05nonsense"), time.sleep(60)),
    "echo": lambda value: value,
    "sleep": time.sleep,
    "exit": os._exit,
    "print": lambda text: print(text, flush=True),
    "refuse": refuse,
    "divide": lambda number: 1 // number,
    "overflow": overflow,
    "hog": lambda size: len(bytearray(size)),
    "foreign": lambda _: Foreign(),
    "pid": lambda _: os.getpid(),
    "nice": os.nice,
    "spin_in_c": spin_in_c,
})
"""
COMMAND = [sys.executable, "-P", "-c", _BOOT, *sys.path]
posix_only = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX systems")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """One worker with jobs made for testing."""
    made = Jobs(command=COMMAND)
    yield made
    made.close()


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A file that is not there yet: `_held` jobs end when it is made."""
    return tmp_path / "gate"


def _held(jobs: Jobs, gate: Path) -> Future[Any]:
    """Keep the only worker busy until the gate is opened."""
    future = jobs.submit("hold", str(gate), priority=-1)
    while not future.running():
        time.sleep(0.001)
    return future


def _run(jobs: Jobs, name: str, payload: object = None) -> Any:
    return jobs.submit(name, payload, priority=0).result(timeout=30)


def _is_gone(pid: int) -> bool:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_jobs_values_of_ours_travel_both_ways(jobs: Jobs) -> None:
    """Model values, enums and errors arrive as they were sent."""
    value = [Block(0, 3, Role.TITLE), {"a": (1, None)}, b"\0" * 300_000]
    assert _run(jobs, "echo", value) == value
    error = _run(jobs, "echo", SourceError("x", "y"))
    assert (error.location, error.reason) == ("x", "y")


def test_jobs_pickled_roles_name_classes_of_ours_alone() -> None:
    """No version of Python writes a role as a call of ``getattr``, which the program refuses to make."""
    data = pickle.dumps([Block(0, 3, role) for role in Role], pickle.HIGHEST_PROTOCOL)
    strings = {argument for _, argument, _ in pickletools.genops(data) if isinstance(argument, str)}
    assert strings == {"reader.model", "Block", "Role", "", *Role}


def test_jobs_raised_reader_error_arrives_as_itself(jobs: Jobs) -> None:
    """What a person can do something about is not disguised by the process between."""
    with pytest.raises(SourceError, match=r"a\.txt: is empty"):
        _run(jobs, "refuse")


@pytest.mark.parametrize(
    ("name", "payload", "reason"),
    [("divide", 0, "error in the program"), ("overflow", 0, "nested"), ("exit", 3, "crashed")],
)
def test_jobs_go_on_after_a_failure(jobs: Jobs, name: str, payload: object, reason: str) -> None:
    """A bug, a deep nesting and a crash fail their own job, in a sentence, and no other."""
    with pytest.raises(JobError, match=reason):
        _run(jobs, name, payload)
    assert _run(jobs, "echo", 1) == 1


@posix_only
def test_jobs_memory_of_a_worker_is_limited(jobs: Jobs) -> None:
    """A job that asks for more memory than allowed fails; the worker goes on."""
    with pytest.raises(JobError, match="memory"):
        _run(jobs, "hog", 3 * 1024**3)
    assert _run(jobs, "echo", 1) == 1


@posix_only
def test_jobs_worker_steps_back(jobs: Jobs) -> None:
    """The worker runs at a lower priority than the screen."""
    assert _run(jobs, "nice", 0) >= 10


def test_jobs_printing_does_not_disturb_the_answers(jobs: Jobs) -> None:
    """A library that prints in the worker cannot write into the pipe."""
    _run(jobs, "print", "x" * 10_000)
    assert _run(jobs, "echo", 2) == 2


@pytest.mark.parametrize("name", ["foreign", "garbage"])
def test_jobs_an_answer_cannot_name_a_function(jobs: Jobs, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """A worker taken over by a hostile text cannot make the program call anything; a sentence and the log say so."""
    with caplog.at_level(logging.ERROR), pytest.raises(JobError, match="answered with something unexpected"):
        _run(jobs, name)
    assert "unexpected" in caplog.text
    assert _run(jobs, "echo", 1) == 1


@posix_only
@pytest.mark.parametrize(("number", "is_said"), [(signal.SIGKILL, True), (signal.SIGTERM, False)])
def test_jobs_memory_is_suspected_only_when_the_exit_code_says_so(jobs: Jobs, number: int, is_said: bool) -> None:  # noqa: FBT001 - a parameter
    """The system kills a process when memory runs out; whatever else ends one is not put down to that."""
    with pytest.raises(JobError, match="crashed the worker process") as caught:
        _run(jobs, "kill", number)
    assert ("memory" in caught.value.reason) is is_said


def test_jobs_crash_is_of_the_job_once_the_worker_has_answered(jobs: Jobs) -> None:
    """A process that never answered may be broken itself; one that did was brought down by this job."""
    with pytest.raises(JobError) as first:
        _run(jobs, "exit", 3)
    assert not first.value.is_of_job
    _run(jobs, "echo", 1)
    with pytest.raises(JobError) as second:
        _run(jobs, "exit", 3)
    assert second.value.is_of_job


@pytest.mark.parametrize("command", [["/nonexistent/python"], [sys.executable, "-c", ""]])
def test_jobs_broken_installation_is_not_of_the_job(command: list[str]) -> None:
    """A worker that cannot start or ends at once says nothing about the text."""
    jobs = Jobs(command=command)
    try:
        with pytest.raises(JobError) as caught:
            _run(jobs, "echo")
        assert not caught.value.is_of_job
    finally:
        jobs.close()


def test_jobs_missing_library_is_not_of_the_job(jobs: Jobs) -> None:
    """Where a library that analysis needs is not installed, no text is to blame."""
    with pytest.raises(JobError, match=r"a part of the program is missing \(no_such_library\)") as caught:
        _run(jobs, "import", "no_such_library")
    assert not caught.value.is_of_job


def test_jobs_failed_answer_and_late_answer_are_of_the_job() -> None:
    """A bug that a text met, and a text that takes too long, would do so again."""
    jobs = Jobs(command=COMMAND, job_seconds=0.5)
    try:
        for name, payload in (("divide", 0), ("sleep", 60)):
            with pytest.raises(JobError) as caught:
                _run(jobs, name, payload)
            assert caught.value.is_of_job
    finally:
        jobs.close()


def test_jobs_abandon_kills_at_once_and_waits_for_no_lock(jobs: Jobs) -> None:
    """The last resort of a program that must end works while another thread holds the queue."""
    pid = _run(jobs, "pid")
    running = jobs.submit("sleep", 60, priority=0)
    while not running.running():
        time.sleep(0.001)
    with jobs._changed:
        jobs.abandon()
    with pytest.raises(CancelledError):
        running.result(timeout=30)
    assert _is_gone(pid)


def test_jobs_late_job_is_stopped_and_the_next_one_runs() -> None:
    """A job over its time fails with the limit in its sentence; what waited behind it is done."""
    jobs = Jobs(command=COMMAND, job_seconds=0.5)
    try:
        late = jobs.submit("sleep", 60, priority=0)
        after = jobs.submit("echo", 3, priority=0)
        with pytest.raises(JobError, match=r"took longer than 0\.5 s and was stopped"):
            late.result(timeout=30)
        assert after.result(timeout=30) == 3
    finally:
        jobs.close()


def test_jobs_order_is_priority_then_arrival(jobs: Jobs, gate: Path) -> None:
    """Lower numbers come first, equals in the order they came; a new priority moves a queued job."""
    done: list[str] = []
    futures: list[Future[Any]] = [_held(jobs, gate)]
    for name, priority in (("c", 5), ("d", 5), ("b", 3), ("a", 9)):
        future = jobs.submit("echo", name, priority=priority, key=name)
        future.add_done_callback(lambda f: done.append(f.result()))
        futures.append(future)
    jobs.reprioritise({"a": 1, "unknown": 0})
    gate.touch()
    wait_for(futures, timeout=30)
    assert done == ["a", "b", "c", "d"]


def test_jobs_same_key_is_one_job(jobs: Jobs, gate: Path) -> None:
    """A job that is queued already is not queued again, but moves up; when it is done it can be asked for again."""
    _held(jobs, gate)
    other = jobs.submit("echo", "other", priority=2)
    one = jobs.submit("echo", "one", priority=5, key="k")
    assert jobs.submit("echo", "two", priority=1, key="k") is one
    order: list[str] = []
    for future in (other, one):
        future.add_done_callback(lambda f: order.append(f.result()))
    gate.touch()
    assert other.result(timeout=30) == "other"
    assert order == ["one", "other"]
    assert jobs.submit("echo", "two", priority=1, key="k").result(timeout=30) == "two"


def test_jobs_cancelled_future_never_runs_and_frees_its_key(jobs: Jobs, gate: Path) -> None:
    """Cancelling a queued future is all that is needed to take a job back."""
    _held(jobs, gate)
    future = jobs.submit("exit", 1, priority=1, key="k")
    assert future.cancel()
    again = jobs.submit("echo", 5, priority=1, key="k")
    gate.touch()
    assert again.result(timeout=30) == 5


def test_jobs_moved_away_and_back_can_be_cancelled(jobs: Jobs, gate: Path) -> None:
    """A job that stood in the queue twice and was taken back keeps nobody else from being answered."""
    _held(jobs, gate)
    moved = jobs.submit("echo", "moved", priority=2, key="k")
    jobs.reprioritise({"k": 0})
    jobs.reprioritise({"k": 2})
    assert moved.cancel()
    after = jobs.submit("echo", "after", priority=3)
    gate.touch()
    assert after.result(timeout=30) == "after"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_jobs_dead_thread_is_replaced(jobs: Jobs, gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a thread end in an error of ours, the next job gets another one."""

    def fail() -> bool:
        raise RuntimeError("on purpose")

    _held(jobs, gate)
    future = jobs.submit("echo", 1, priority=0)
    monkeypatch.setattr(future, "set_running_or_notify_cancel", fail)
    (lane,) = jobs._lanes
    gate.touch()
    lane.join(30)
    assert jobs.submit("echo", 2, priority=0).result(timeout=30) == 2


def test_jobs_run_at_once_in_as_many_processes_as_allowed(tmp_path: Path) -> None:
    """Two jobs that wait for each other end, each in a process of its own; no third process is started."""
    jobs = Jobs(command=COMMAND, workers=2)
    try:
        both = [jobs.submit("meet", (str(tmp_path), number), priority=0) for number in (0, 1)]
        pids = {future.result(timeout=30) for future in both}
        assert len(pids) == 2
        assert {jobs.submit("pid", None, priority=1).result(timeout=30) for _ in range(8)} <= pids
    finally:
        jobs.close()


def test_jobs_one_idle_process_does_not_keep_the_other_from_starting(tmp_path: Path) -> None:
    """Two jobs that come together are two processes' work, also while one process had nothing to do."""
    jobs = Jobs(command=COMMAND, workers=2)
    try:
        _run(jobs, "echo")
        while not jobs._idle:
            time.sleep(0.001)
        both = [jobs.submit("meet", (str(tmp_path), number), priority=0) for number in (0, 1)]
        assert len({future.result(timeout=30) for future in both}) == 2
    finally:
        jobs.close()


def test_jobs_close_is_prompt_whatever_runs(jobs: Jobs) -> None:
    """Closing kills the process at once; the running job and the queued one are cancelled, later ones too."""
    pid = _run(jobs, "pid")
    running = jobs.submit("sleep", 60, priority=0)
    queued = jobs.submit("echo", 1, priority=1)
    while not running.running():
        time.sleep(0.01)
    start = time.monotonic()
    jobs.close()
    assert time.monotonic() - start < 6  # of the 60 s that the job takes; how prompt it is, a benchmark tells
    for future in (running, queued, jobs.submit("echo", 1, priority=0)):
        with pytest.raises(CancelledError):
            future.result(timeout=5)
    assert _is_gone(pid)


@posix_only
def test_jobs_worker_killed_while_idle_is_replaced(jobs: Jobs) -> None:
    """A worker that the system ends between two jobs costs no job."""
    pid = _run(jobs, "pid")
    os.kill(pid, signal.SIGKILL)
    while _is_running(pid):
        time.sleep(0.01)
    assert _run(jobs, "pid") != pid


def _is_running(pid: int) -> bool:
    """Whether the process still does something; a zombie that nobody waited for does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


@posix_only
@pytest.mark.parametrize(("job", "payload"), [("sleep", "60"), ("spin_in_c", "None")])
def test_jobs_worker_ends_with_a_killed_program(tmp_path: Path, job: str, payload: str) -> None:
    """A program killed without a chance to clean up leaves no worker behind, even one that is deep inside C."""
    program = (
        "import json, sys; from reader.jobs import Jobs; import time\n"
        "jobs = Jobs(command=json.loads(sys.argv[1]), job_seconds=1.0)\n"
        "print(jobs.submit('pid', None, priority=0).result(), flush=True)\n"
        f"jobs.submit({job!r}, {payload}, priority=0); time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, json.dumps(COMMAND)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert parent.stdout is not None
    with parent.stdout:
        pid = int(parent.stdout.readline())
    time.sleep(0.2)
    parent.kill()
    parent.wait()
    for _ in range(300):
        if not _is_running(pid):
            return
        time.sleep(0.02)
    pytest.fail("the worker lives on")


def test_jobs_log_takes_what_the_worker_says(tmp_path: Path) -> None:
    """A programming error is noted in the log with its traceback, for a report."""
    log = tmp_path / "worker.log"
    jobs = Jobs(command=COMMAND, log=log)
    try:
        with pytest.raises(JobError):
            _run(jobs, "divide", 0)
    finally:
        jobs.close()
    assert "ZeroDivisionError" in log.read_text()


def test_jobs_start_nothing_without_a_job() -> None:
    """Commands that need no worker pay for none."""
    jobs = Jobs(command=["does-not-exist"])
    jobs.close()
    jobs.close()


def test_jobs_worker_that_cannot_start_fails_the_job() -> None:
    """A command that does not exist is told to whoever waits, and hangs nobody."""
    jobs = Jobs(command=["/nonexistent/python"])
    try:
        with pytest.raises(JobError, match="no worker process can be started"):
            _run(jobs, "echo")
    finally:
        jobs.close()


def test_jobs_real_worker_refuses_an_unknown_algorithm() -> None:
    """The real command line starts a worker that knows the real tasks."""
    from reader.model import Article

    jobs = Jobs(command=worker_command())
    try:
        with pytest.raises(AnalysisError, match="nonsense"):
            _run(jobs, "analyse", (Article("", (), None, None), Options(algorithm="nonsense"), None))
    finally:
        jobs.close()
