"""The program as a process: pipes, locales, signals, and what it imports."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.library import Library
from reader.model import ArticleId

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Springfield flood: report {number}\n\nThe mayor of Springfield said that {number} people asked for help.\n"
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX systems")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment of its own."""
    return {**os.environ, "NUTGRAF_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}


def _run(
    env: dict[str, str], *arguments: object, stdin: bytes = b"", timeout: float = 60
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=env, timeout=timeout, check=False)


def _answers(ran: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _lines(*requests: object) -> bytes:
    return "".join(json.dumps(request, ensure_ascii=False) + "\n" for request in requests).encode()


def _loaded(code: str, modules: Sequence[str]) -> list[str]:
    program = f"import sys; {code}; print(*[m for m in {list(modules)!r} if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
    return ran.stdout.splitlines()[-1].split()


HEAVY = (
    "sumy", "nltk", "numpy", "trafilatura", "lxml", "markdown_it", "charset_normalizer", "textual",
    "rich", "multiprocessing", "asyncio",
)  # fmt: skip


@pytest.mark.parametrize("module", ["reader.services", "reader.jobs", "reader.library.library", "reader.cli.browse"])
def test_module_loads_nothing_heavy(module: str) -> None:
    """The process of the screen, and of every command, parses and analyses nothing itself."""
    assert _loaded(f"import {module}", HEAVY) == []


def test_start_loads_nothing_of_what_lists_and_others_need() -> None:
    """The lists, and the look at what other programs do, come after the first frame."""
    of_lists = ("reader.library.lists", "reader.services.lists", "reader.ui.widgets.lists_view")
    assert _loaded("import reader.ui.app", (*of_lists, "reader.services.watching")) == []


def test_start_loads_nothing_that_takes_in_or_looks_up() -> None:
    """What is kept of new articles, what is looked up across articles, and the samples wait until needed."""
    code = "import reader.cli.screen, reader.ui.app, reader.services"
    taking_in = (
        "reader.library.articles.additions",
        "reader.services.intake",
        "reader.ingest",
        "reader.services.samples",
    )
    looking_up = (
        "reader.library.finding.search",
        "reader.library.across.entities",
        "reader.library.across.figures",
        "reader.library.across.days",
        "calendar",
    )
    others = ("reader.services.across", "reader.services.steps", "reader.ui.commands", "calendar")
    assert _loaded(code, (*taking_in, *looking_up, *others)) == []


def test_services_load_no_corrections_where_there_are_none() -> None:
    """Most people have no such file: looking for it is all that it costs the start."""
    code = "from pathlib import Path; from reader.corrections.file import NamesFile; import reader.services"
    code += "; NamesFile(Path('/nonexistent')).corrected(None)"
    assert _loaded(code, ["reader.corrections.rules", "reader.corrections.lines", "tomllib"]) == []


def test_screen_loads_no_language_of_queries_before_a_search() -> None:
    """It would cost the start some milliseconds, and most starts search nothing."""
    code = "import reader.ui.app, reader.ui.screens.reading, reader.library.library"
    assert _loaded(code, ["reader.query.parsing", "reader.query.tree", "reader.library.finding.compiling"]) == []


def test_screen_loads_nothing_of_other_articles_before_it_is_asked_for() -> None:
    """The page of a name and the facets are made when a key asks for them."""
    code = "import reader.ui.app, reader.services"
    names = ("reader.across", "reader.ui.trail", "reader.ui.across_wording", "reader.ui.entity_rows")
    views = ("reader.ui.facet_rows", "reader.ui.widgets.entity_view", "reader.ui.widgets.facet_view")
    assert _loaded(code, (*names, *views)) == []


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_next_to_nothing(option: str) -> None:
    """What has to answer at once loads neither the library nor the screen."""
    code = f"from reader.cli import main; main([{option!r}])"
    assert _loaded(code, (*HEAVY, "sqlite3", "reader.services", "reader.ingest.load", "concurrent.futures")) == []


def test_list_json_loads_no_screen(env: dict[str, str], tmp_path: Path) -> None:
    """A command prints JSON without Textual, Rich or a worker's libraries."""
    Library.open(tmp_path / "home" / "data" / "library.db").close()
    code = "import os; os.environ['NUTGRAF_HOME'] = %r; from reader.cli import main; main(['list', '--json'])"
    assert _loaded(code % env["NUTGRAF_HOME"], HEAVY) == []


def test_jsonl_answers_each_line_in_order(env: dict[str, str]) -> None:
    """Every line gets its answer, bad ones an error with the id if there is one; the others are not disturbed."""
    stdin = (
        _lines({"id": "7", "text": TEXT.format(number=7), "published": "2024-01-20", "title": None})
        + b"no json\n\n[1]\n\xff\xfe\n"
        + _lines({"text": "no id"}, {"id": 8}, {"id": 9, "text": "x", "title": 3}, {"id": [1], "text": ""})
        + b"[" * 100_000
        + b"\n"
        + _lines({"id": 10, "text": TEXT.format(number=10)})
    )
    ran = _run(env, "analyze", "--jsonl", "--jobs", 2, stdin=stdin)
    answers = _answers(ran)
    assert [a["id"] for a in answers] == ["7", None, None, None, None, 8, 9, [1], None, 10]
    assert ["error" in a for a in answers] == [False, True, True, True, True, True, True, False, True, False]
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 7
    assert b"Traceback" not in ran.stderr
    empty = answers[7]
    assert (empty["title"], empty["text"], empty["blocks"], empty["sentences"]) == (None, "", [], [])


def test_jsonl_answers_before_the_next_question(env: dict[str, str]) -> None:
    """A program at the other end may wait for each answer before it asks on."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "analyze", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        for number in range(3):
            process.stdin.write(_lines({"id": number, "text": TEXT.format(number=number)}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
    assert process.wait(20) == 0


def test_jsonl_unusual_characters_come_back(env: dict[str, str]) -> None:
    """Text comes back as it was, whatever the script; also as escapes where the output cannot carry it."""
    text = "Zürich 東京 🙂 said “yes”. A second sentence is here."
    for encoding in ("utf-8", "ascii"):
        ran = _run({**env, "PYTHONIOENCODING": encoding}, "analyze", "--jsonl", stdin=_lines({"id": "é", "text": text}))
        (answer,) = _answers(ran)
        assert (answer["id"], answer["text"], ran.returncode) == ("é", text, 0)


def test_jsonl_lone_surrogates_are_survived(env: dict[str, str]) -> None:
    """Half a character, which JSON can spell, ends nothing."""
    ran = _run(env, "analyze", "--jsonl", stdin=b'{"id": "\\ud800", "text": "Half a \\udc00 character."}\n')
    (answer,) = _answers(ran)
    assert answer["id"] == "\ud800"
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_jsonl_numbers_that_json_does_not_know_are_a_bad_line(env: dict[str, str], number: bytes) -> None:
    """An id that could not be given back as JSON is refused, and the next line is answered."""
    stdin = b'{"id": ' + number + b', "text": "One."}\n' + _lines({"id": 1.5, "text": "Two."})
    ran = _run(env, "analyze", "--jsonl", stdin=stdin)
    assert [(a["id"], "error" in a) for a in _answers(ran)] == [(None, True), (1.5, False)]
    assert b"not valid JSON" in ran.stderr


def test_analyze_reads_standard_input_without_a_file(env: dict[str, str]) -> None:
    """With no file, and with ``-``, the text comes through the pipe."""
    for arguments in ((), ("-",)):
        ran = _run(env, "analyze", "--json", *arguments, stdin=TEXT.format(number=5).encode())
        (record,) = json.loads(ran.stdout)
        assert record["id"] == "-"
        assert "5 people" in record["text"]
    ran = _run(env, "analyze", "--json", stdin=b"")
    assert (ran.returncode, json.loads(ran.stdout)) == (1, [])


def test_add_reads_standard_input(env: dict[str, str]) -> None:
    """``add -`` takes what is piped in."""
    ran = _run(env, "add", "-", stdin=TEXT.format(number=5).encode())
    assert (ran.returncode, ran.stderr) == (0, b"1 added.\n")


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}])
def test_any_locale_prints_something(env: dict[str, str], tmp_path: Path, locale: dict[str, str]) -> None:
    """A terminal that cannot show a character gets another one, never a traceback."""
    file = tmp_path / "zürich.txt"
    file.write_text("Zürich 東京 🙂 flood\n\nThe flood in Zürich is over, 東京 said.\n")
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/missing-\xff.txt")
    added = _run(env | locale, "add", file, odd)
    assert added.returncode == 1
    for arguments in (("list",), ("list", "--json"), ("show", 1), ("search", "Zürich"), ("analyze", file), ("keys",)):
        ran = _run(env | locale, *arguments)
        assert ran.returncode == 0
        assert ran.stdout
        assert b"Traceback" not in ran.stderr + added.stderr


@posix_only
def test_closed_pipe_ends_quietly(env: dict[str, str], tmp_path: Path) -> None:
    """``nutgraf keys | head -1`` says nothing about the pipe."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; time.sleep(0.5); from reader.cli import main; sys.exit(main(['keys']))",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(20) == 141


def _many(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(TEXT.format(number=number))
    return folder


@posix_only
def test_add_killed_loses_nothing_that_it_reported(env: dict[str, str], tmp_path: Path) -> None:
    """After ``kill -9`` every article that was reported as added is in the library, with its title."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(_many(tmp_path, 3000))],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
    )
    assert process.stdout is not None
    with process.stdout:
        reported = [process.stdout.readline() for _ in range(120)]
        process.kill()
        reported += process.stdout.readlines()
    process.wait()
    library = Library.open(tmp_path / "home" / "data" / "library.db")
    try:
        whole = [line.decode().split(maxsplit=2) for line in reported if line.endswith(b"\n")]
        assert 120 <= len(whole) < 3000
        rows = {row.id: row.title for row in library.rows([ArticleId(int(number)) for _, number, _ in whole])}
        assert rows == {int(number): title.strip() for _, number, title in whole}
    finally:
        library.close()


@posix_only
def test_add_interrupted_says_what_was_done(env: dict[str, str], tmp_path: Path) -> None:
    """Ctrl-C ends the adding with one sentence and the exit code of shells, and leaves no worker behind."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(_many(tmp_path, 3000))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(BrokenPipeError):
            process.stdout.read()
        said = process.stderr.read().decode()
    assert process.wait(10) == 130
    assert said.startswith("Stopped: ")
    assert said.endswith(" added.\n")
    assert said.count("\n") == 1


def test_worker_is_found_from_any_folder(env: dict[str, str], tmp_path: Path) -> None:
    """A module in the current folder that is called like one of ours, or of Python's, is not run."""
    for name in ("json.py", "reader.py", "numpy.py", "textual.py"):
        (tmp_path / name).write_text("raise SystemExit('taken over')")
    (tmp_path / "a.txt").write_text(TEXT.format(number=1))
    program = "import sys; del sys.path[0]; from reader.cli import main; sys.exit(main(['analyze', '--json', 'a.txt']))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr


@posix_only
def test_full_disk_is_one_line(env: dict[str, str]) -> None:
    """An output that cannot be written is named, without a traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "reader", "keys"], stdout=full, stderr=subprocess.PIPE, env=env, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1


@posix_only
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_survived(env: dict[str, str], tmp_path: Path, closed: str) -> None:
    """A program that was started without standard streams does its work, or says in a line that it cannot."""
    (tmp_path / "a.txt").write_text(TEXT.format(number=1))
    for arguments, status in (("analyze --json a.txt", 0), ("a.txt", 1), ("analyze", 1)):
        command = f"{sys.executable} -m reader {arguments} {closed}"
        ran = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        assert ran.returncode == status
        assert b"Traceback" not in ran.stderr


@posix_only
def test_add_on_a_terminal_shows_a_bar_and_keeps_the_output_apart(env: dict[str, str], tmp_path: Path) -> None:
    """With people looking on there is a bar on standard error; standard output has the results alone."""
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(_many(tmp_path, 40)), str(tmp_path / "no\x1b[2Jthing")],
        stdout=subprocess.PIPE,
        stderr=slave,
        env=env | {"TERM": "xterm-256color"},
    )
    os.close(slave)
    seen = b""
    with contextlib.suppress(OSError):  # the terminal is closed by the other side
        while piece := os.read(master, 65_536):
            seen += piece
    os.close(master)
    assert process.stdout is not None
    with process.stdout:
        assert len(process.stdout.read().splitlines()) == 40
    assert process.wait(20) == 1
    assert b"41/41" in seen
    assert b"nothing: there is no such file" in seen
    assert b"40 added, 1 failed." in seen


@posix_only
def test_screen_with_standard_input_needs_a_controlling_terminal(env: dict[str, str]) -> None:
    """Where neither standard input nor a controlling terminal can give keys, a sentence says so."""
    import pty

    master, slave = pty.openpty()
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "reader", "-"],
            input=b"text",
            stdout=slave,
            stderr=subprocess.PIPE,
            env=env,
            start_new_session=True,
            timeout=30,
            check=False,
        )
    finally:
        os.close(slave)
        os.close(master)
    assert ran.returncode == 1
    assert b"needs a terminal" in ran.stderr


def test_long_line_of_jsonl_is_refused_in_bounded_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line over the limit is skipped without being held, and the next one is read."""
    from reader.cli import inputs

    monkeypatch.setattr(inputs, "MAX_FILE_BYTES", 100)
    file = tmp_path / "lines"
    file.write_bytes(b"a" * 100 + b"\n" + b"b" * 200_000 + b"\n \nshort\n" + b"c" * 101)
    with file.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert list(inputs.stdin_lines()) == [b"a" * 100 + b"\n", None, b"short\n", None]


def test_clash_is_found_by_the_folder_of_its_metadata(tmp_path: Path) -> None:
    """PyPI's package of the same import name is noticed; others that merely begin alike are not."""
    from reader.cli.screen import _has_distribution

    (tmp_path / "reader_tools-1.0.dist-info").mkdir()
    assert not _has_distribution("reader", [str(tmp_path), str(tmp_path / "missing")])
    (tmp_path / "reader-3.17.dist-info").mkdir()
    assert _has_distribution("reader", ["/missing", str(tmp_path)])


@posix_only
def test_orphaned_workers_end_with_a_killed_command(env: dict[str, str], tmp_path: Path) -> None:
    """After ``kill -9`` of the command its worker goes too."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "analyze", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        process.stdin.write(_lines({"id": 1, "text": TEXT.format(number=1)}))
        process.stdin.flush()
        process.stdout.readline()
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        process.kill()
        process.wait()
    assert len(children) == 1
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        state = subprocess.run(["ps", "-o", "stat=", "-p", children[0]], capture_output=True, text=True, check=False)
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return
        time.sleep(0.05)
    pytest.fail("the worker lives on")
