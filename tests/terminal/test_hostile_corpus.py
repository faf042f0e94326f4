"""Every input of the hostile corpus, from adding it to the bytes that reach the terminal.

The corpus is no part of the project; it is looked for beside the checkout.
"""

from __future__ import annotations

import json
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.program import ROOT, run
from tests.terminal.stepping import quit_reader, search_for, step_through
from tests.terminal.terminal import Terminal
from tests.terminal.vtscan import PLAIN, SCREEN, findings

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

CORPUS = ROOT.parent / "shared" / "data" / "hostile"
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the hostile corpus is not beside the checkout"),
]

TEXT = 32
"""Column from which on there is the article, in a window of 133."""
NOT_READ_YET = {"xml", "opml", "epub", "json"}
"""Kinds of input that are refused, whatever is in them."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """The corpus, added to a library.

    Attributes:
        inputs: the manifest's records.
        added: how adding all of it ended.
        home: where the library is.
    """

    folder: Path
    inputs: tuple[dict[str, Any], ...]
    added: subprocess.CompletedProcess[bytes]
    home: Path

    @property
    def refused(self) -> list[str]:
        """Names of the inputs that must not come in."""
        return sorted(r["file"] for r in self.inputs if r["kind"] in NOT_READ_YET or r["expect"].startswith("one-line"))

    @property
    def taken(self) -> list[dict[str, Any]]:
        """The inputs that must come in."""
        return [record for record in self.inputs if record["file"] not in self.refused]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The corpus in its own files, all added at once, libraries aside."""
    folder = tmp_path_factory.mktemp("hostile")
    home = tmp_path_factory.mktemp("home")
    with tarfile.open(CORPUS / "hostile.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    lines = (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    inputs = tuple(record for record in map(json.loads, lines) if record["kind"] != "db")
    sources = sorted(folder / record["file"] for record in inputs)
    return Hostile(folder, inputs, run("add", *sources, home=home), home)


@pytest.fixture
def at_home(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> Hostile:
    """The library of the corpus is the one that the program opens."""
    monkeypatch.setenv("NUTGRAF_HOME", str(hostile.home))
    return hostile


def test_hostile_inputs_are_refused_in_one_line_each(hostile: Hostile) -> None:
    """What cannot be read is named on standard error, a line each, and nothing else is."""
    lines = hostile.added.stderr.decode().splitlines()
    named = sorted(line.partition(": ")[2].partition(": ")[0].rpartition("/")[2] for line in lines[:-1])
    assert hostile.added.returncode == 1
    assert named == hostile.refused
    assert lines[-1] == f"{len(hostile.taken)} added, {len(hostile.refused)} failed."


def test_hostile_inputs_that_can_be_read_come_in(hostile: Hostile) -> None:
    """Every text comes in, in the order given, whatever the others are."""
    assert hostile.added.stdout.count(b"\n") == len(hostile.taken)
    assert all(line.startswith(b"added") for line in hostile.added.stdout.splitlines())


def test_hostile_inputs_are_stepped_through_without_harm(at_home: Hostile) -> None:
    """Titles, texts, panels and file names of all of it leave nothing but printable text in the terminal."""
    with Terminal() as terminal:
        step_through(terminal, len(at_home.taken))
        quit_reader(terminal)
    assert findings(terminal.written, SCREEN) == []
    assert b"Traceback" not in terminal.written


def test_hostile_inputs_are_read_to_where_they_can_be(at_home: Hostile) -> None:
    """The word that stands in each text is found by a search, and stands on the screen."""
    canaries = [record["canary"] for record in at_home.taken if record["canary"]]
    assert len(canaries) > 40
    with Terminal() as terminal:
        terminal.see("search")
        search_for(terminal, canaries, left=TEXT)
        quit_reader(terminal)
    assert findings(terminal.written, SCREEN) == []


def test_hostile_texts_stay_on_their_side(at_home: Hostile) -> None:
    """What the manifest forbids in so many words is in no text: no script, no style, no file of the machine."""
    with Terminal() as terminal:
        terminal.see("search")
        terminal.press("S")
        terminal.see("search the library")
        terminal.press("PWNSCRIPT")
        terminal.see("Nothing has “PWNSCRIPT”")
    for words in ("PWNSTYLE", "root:x:0"):
        assert run("search", words).stdout == b""


@pytest.mark.parametrize("arguments", [["list"], ["search", "CANARY*"], ["search", "the"]])
def test_hostile_library_is_printed_without_harm(at_home: Hostile, arguments: list[str]) -> None:
    """Lists and hits are printed as lines of text."""
    ended = run(*arguments)
    assert ended.returncode == 0
    assert ended.stdout
    assert findings(ended.stdout + ended.stderr, PLAIN) == []


@pytest.mark.parametrize("arguments", [["list", "--json"], ["search", "--json", "CANARY*"]])
def test_hostile_library_is_printed_as_json_without_controls(at_home: Hostile, arguments: list[str]) -> None:
    """JSON escapes what would control a terminal, and can be read back."""
    ended = run(*arguments)
    assert json.loads(ended.stdout)
    assert {token.kind for token in findings(ended.stdout + ended.stderr, PLAIN)} <= {"character"}


def test_hostile_articles_are_printed_without_harm(at_home: Hostile) -> None:
    """Whole articles too, with what is known of them."""
    for record in json.loads(run("list", "--json").stdout):
        ended = run("show", str(record["id"]))
        assert findings(ended.stdout + ended.stderr, PLAIN) == [], record["location"]
        assert b"Traceback" not in ended.stderr
        assert ended.stderr.count(b"\n") <= 1


def test_hostile_inputs_are_analysed_without_harm(hostile: Hostile) -> None:
    """So do the reports on them, of which none is stored; what fails is named in a line."""
    ended = run("analyze", *sorted(hostile.folder / record["file"] for record in hostile.inputs))
    assert findings(ended.stdout + ended.stderr, PLAIN) == []
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == len(hostile.refused)


@pytest.mark.parametrize("name", ["db_future.db", "db_text.db", "db_zero.db"])
def test_hostile_library_files_are_refused_and_left_alone(hostile: Hostile, name: str) -> None:
    """A file that is no library of ours is refused in a sentence by command and screen, and keeps every byte."""
    file = hostile.folder / name
    before = file.read_bytes()
    ended = run("list", "--library", file)
    assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (1, b"", 1)
    assert findings(ended.stderr, PLAIN) == []
    with Terminal("--library", str(file)) as terminal:
        assert terminal.wait_for_end() == 1
    assert terminal.written.replace(b"\r\n", b"\n") == ended.stderr
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.glob(f"{name}*")) == [name]
