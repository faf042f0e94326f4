"""What the command line does before the screen starts."""

from __future__ import annotations

import gc
import logging
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from reader.cli import main
from reader.length import USUAL_LENGTH, Length
from reader.model import ListView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.config import Settings
    from reader.services import Services


class Started:
    """Stands in for the screen, and remembers how it was started."""

    def __init__(self) -> None:
        """Not started yet."""
        self.samples: bool | None = None
        self.summary_length = USUAL_LENGTH
        self.names = ""
        self.problems: tuple[str, ...] = ()
        self.sources: tuple[str, ...] = ()
        self.stdin: bytes | None = None
        self.temporary = False
        self.said: tuple[str, ...] = ()

    def __call__(self, services: Services, settings: Settings, sources: tuple[str, ...], stdin: bytes | None) -> int:
        """Take note, and quit with a code of its own."""
        self.samples = services.showing_samples
        self.problems = settings.problems
        self.summary_length = settings.summary_length
        self.names = settings.names
        self.sources, self.stdin = sources, stdin
        self.temporary = services._temporary is not None
        services.page(ListView(), 0, 1)
        for what in self.said:
            logging.getLogger("reader.somewhere").warning("%s", what)
        return 7


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self, stream: Any) -> None:
        """Wrap a stream."""
        self._stream = stream

    def isatty(self) -> bool:
        """It is."""
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _main(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", Terminal(sys.stdout))
        patch.setattr(sys, "stdin", Terminal(sys.stdin))
        return main(arguments)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """A terminal, and a screen that ends at once."""
    screen = Started()
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(sys.modules, "reader.ui.app", SimpleNamespace(run_reader=screen))
    yield screen
    gc.enable()


def _configure(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text)


def test_screen_gets_what_the_command_line_names(started: Started) -> None:
    """Sources reach the screen, and its exit code is that of the command."""
    assert _main("a.txt", "b") == 7
    assert started.sources == ("a.txt", "b")
    assert not started.temporary


@pytest.mark.parametrize(("written", "meant"), [("serach", "search"), ("exprt", "export"), ("lst", "list")])
def test_screen_does_not_open_for_a_mistyped_command(
    started: Started, capsys: pytest.CaptureFixture[str], written: str, meant: str
) -> None:
    """The command that was meant is named; wrong usage."""
    assert _main(written, "obama") == 2
    assert f"There is no file {written}; did you mean “nutgraf {meant}”?" in capsys.readouterr().err
    assert started.samples is None


def test_screen_opens_a_file_that_is_called_much_like_a_command(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there, so it is meant; and what is missing behind it is the screen's to tell."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "serach").touch()
    assert _main("serach", "exprt") == 7
    assert started.sources == ("serach", "exprt")


def test_missing_file_is_named_before_the_missing_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """It is what a script has got wrong first."""
    assert main(["foo"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert "foo: there is no such file or folder" in told[0]
    assert "needs a terminal" in told[1]


def test_screen_shows_samples_when_nothing_is_named(started: Started) -> None:
    """An empty library shows the samples, unless something is about to come in; --samples shows them always."""
    _main()
    assert started.samples
    _main("a.txt")
    assert not started.samples
    _main("--samples", "a.txt")
    assert started.samples


def test_screen_peeks_without_the_library(started: Started, tmp_path: Path) -> None:
    """With --peek the library is not even made."""
    _main("--peek", "a.txt")
    assert started.temporary
    assert not (tmp_path / "home" / "data").exists()


def test_screen_hears_of_settings_that_are_wrong(started: Started, tmp_path: Path) -> None:
    """Settings that can be used are; what cannot be used is said on the screen, which starts all the same."""
    _configure(tmp_path, 'summary_length = 5\nnonsense = 1\nnames = "telepathy"\n')
    assert _main() == 7
    assert started.summary_length == Length(5)
    assert any("nonsense" in problem for problem in started.problems)
    assert any('names must be "nutgraf", "rules"' in problem for problem in started.problems)


def test_screen_goes_on_without_the_engine_that_is_asked_for(started: Started, tmp_path: Path) -> None:
    """Rules find names meanwhile, and what they find is not kept as if it were the engine's."""
    _configure(tmp_path, 'names = "spacy:no_such_pipeline"\n')
    assert _main() == 7
    assert any("which is not installed; rules alone find names" in problem for problem in started.problems)
    assert started.names == "rules"


def test_screen_starts_with_a_broken_configuration(started: Started, tmp_path: Path) -> None:
    """A file that is no TOML is reported, and the built-in settings are used."""
    _configure(tmp_path, "= broken")
    assert _main() == 7
    assert started.summary_length == USUAL_LENGTH
    assert "not valid TOML" in started.problems[0]


def test_screen_warns_of_the_other_package_reader(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyPI's unrelated package of the same import name is named in one sentence."""
    _main()
    assert not started.problems
    (tmp_path / "reader-3.17.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    _main()
    assert len(started.problems) == 1
    assert "“reader”" in started.problems[0]


def test_screen_names_settings_one_folder_too_high(started: Started, tmp_path: Path) -> None:
    """A file of settings that is not read is among the problems that the screen shows."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text("summary_length = 5\n")
    _main()
    assert started.summary_length == USUAL_LENGTH
    assert "belongs in the folder" in started.problems[0]


def test_screen_logs_warnings_to_a_file(
    started: Started, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong while the screen is there stands in the log alone; without such there is no file."""
    log = tmp_path / "home" / "state" / "nutgraf.log"
    _main("--peek", "a.txt")
    assert not log.exists()
    started.said = ("the disk is full",)
    _main("--peek", "a.txt")
    assert "WARNING reader.somewhere: the disk is full" in log.read_text()
    monkeypatch.setattr("reader.cli.log.MAX_LOG_BYTES", 10)
    started.said = ("again",)
    _main("--peek", "a.txt")
    assert log.read_text().count("\n") == 1
    assert capsys.readouterr() == ("", "")


def test_screen_that_cannot_log_is_silent(started: Started, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no log can be written, nothing is written over the screen either."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "state").write_text("a file where the folder should be")
    started.said = ("the disk is full",)
    assert _main("--peek", "a.txt") == 7
    assert capsys.readouterr() == ("", "")
