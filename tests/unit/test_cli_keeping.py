"""``nutgraf backup``, ``restore``, ``doctor`` and ``export`` as scripts see them."""

from __future__ import annotations

import csv
import io
import json
import resource
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from reader import paths
from reader.cli import main
from reader.cli.export import new_file

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "{title}\n\nThe mayor of Springfield said on Monday that {number} people asked for help after the flood. "
    "The city will spend $2 million on shelters. Nobody was hurt, the mayor added."
)


class Ran:
    """What a command printed and returned."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        """Run the command."""
        self.status = main([str(argument) for argument in arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def lines(self) -> list[str]:
        """The output line by line."""
        return self.out.splitlines()


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The library, with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, title in ((1, "Flood: a report"), (2, "=cmd|' /C calc'!A0")):
        (folder / f"{number}.md").write_text(f'---\ntitle: "{title}"\n---\n' + TEXT.format(title="x", number=number))
    assert Ran(capsys, "add", folder).status == 0
    return paths.library_file()


def _change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_backup_is_made_listed_and_restored(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The way there and back, each step in words."""
    assert "There is no backup" in Ran(capsys, "restore").err
    made = Ran(capsys, "backup")
    assert made.status == 0
    name = made.lines[0].rsplit("/", 1)[-1]
    (line,) = Ran(capsys, "restore").lines
    assert "2 articles" in line
    assert line.endswith(name)
    _change(library, "UPDATE tally SET articles = 9")
    restored = Ran(capsys, "restore", name)
    assert restored.status == 0
    assert restored.lines[0].endswith("again.")
    assert "it is kept as" in restored.lines[1]
    assert Ran(capsys, "doctor").status == 0


def test_backup_goes_where_it_is_told(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A named file is written once, and never twice."""
    assert Ran(capsys, "backup", tmp_path / "b.db").out == f"{tmp_path / 'b.db'}\n"
    again = Ran(capsys, "backup", tmp_path / "b.db")
    assert again.status == 1
    assert "is there already" in again.err
    missing = Ran(capsys, "backup", tmp_path / "no" / "b.db")
    assert missing.status == 1
    assert "cannot be written: No such file or directory" in missing.err


@pytest.mark.parametrize("command", ["backup", "doctor"])
def test_missing_library_is_said(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No library is made in order to look at it."""
    ran = Ran(capsys, command, "--library", tmp_path / "none.db")
    assert ran.status == 1
    assert "There is no library" in ran.err
    assert not (tmp_path / "none.db").exists()


def test_doctor_says_what_is_wrong_and_mends_it(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 while something is wrong, 0 afterwards; the original is named."""
    assert Ran(capsys, "doctor").err == f"{library} is whole.\n"
    _change(library, "UPDATE body SET text = replace(text, 'mayor', 'nayor') WHERE id = 1")
    found = Ran(capsys, "doctor")
    assert found.status == 1
    assert "Article 1, “Flood: a report”, is damaged: its text is not what was stored." in found.lines
    assert "2 things are wrong" in found.err
    mended = Ran(capsys, "doctor", "--repair")
    assert mended.status == 0
    assert "Mended: Article 1, “Flood: a report”, has its text again, made from its source." in mended.lines
    (kept,) = library.parent.glob("library-damaged-*.db")
    assert str(kept) in mended.err
    assert Ran(capsys, "doctor").status == 0
    assert "nothing was done" in Ran(capsys, "doctor", "--repair").err


def test_titles_cannot_write_to_the_terminal(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What damage has put into a title is shown without its escape sequences."""
    _change(library, "UPDATE article SET title = 'a' || char(27) || '[31m' || char(10) || 'b' WHERE id = 1")
    found = Ran(capsys, "doctor")
    assert "\x1b" not in found.out
    assert any("“a b”" in line for line in found.lines)


def test_export_writes_markdown_that_comes_back(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file an article, known again when it is added; what is there already stays."""
    folder = tmp_path / "out" / "md"
    ran = Ran(capsys, "export", "--output", folder)
    assert (ran.status, ran.out, ran.err) == (0, "", "2 articles were written.\n")
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["000001-flood-a-report.md", "000002-cmd-c-calc-a0.md"]
    added = Ran(capsys, "add", folder)
    assert added.out.count("already there") == 2


def test_export_writes_no_second_copy_of_what_is_there(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what has changed since is written again, once, and no file is ever written over."""
    folder = tmp_path / "out"
    Ran(capsys, "export", "--output", folder)
    names = sorted(path.name for path in folder.iterdir())
    (folder / names[0]).write_text("mine")
    for told in ("1 article was written, 1 was there already.", "0 articles were written, 2 were there already."):
        again = Ran(capsys, "export", "flood", "--format", "md", "--output", folder)
        assert again.status == 0
        assert told in again.err
        assert ("1 of the files were there already" in again.err) == told.startswith("1")
        assert sorted(path.name for path in folder.iterdir()) == ["000001-flood-a-report-2.md", *names]
        assert (folder / names[0]).read_text() == "mine"


def test_export_of_nothing_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no failure."""
    ran = Ran(capsys, "export", "zzzz")
    assert (ran.status, ran.err) == (0, "Nothing was found: 0 articles were written.\n")


def test_saved_list_without_articles_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty screen would look like a failure; JSON is an empty array."""
    assert library.exists()
    ran = Ran(capsys, "list", "--saved", "Starred")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing was found.\n")
    assert Ran(capsys, "list", "--saved", "Starred", "--json").out == "[]\n"


def test_export_of_a_query_is_that_of_search(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what answers the query is written, and what in it cannot be read is named."""
    ran = Ran(capsys, "export", "title:report", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert [row["title"] for row in rows] == ["Flood: a report"]
    assert Ran(capsys, "export", "lang:", "--format", "csv").status == 1


def test_export_of_csv_is_safe_for_spreadsheets(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines end as RFC 4180 says, and a formula is a text."""
    ran = Ran(capsys, "export", "--format", "csv")
    assert ran.out.count("\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert [row["title"] for row in rows] == ["'=cmd|' /C calc'!A0", "Flood: a report"]


def test_export_of_json_is_that_of_show(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An object a line, with the text, and with the analysis where it was made and is asked for."""
    shown: dict[str, Any] = json.loads(Ran(capsys, "show", "1", "--json").out)
    (line,) = Ran(capsys, "export", "title:report", "--format", "json", "--analysis").lines
    exported = json.loads(line)
    assert exported["entities"] == shown["entities"]
    assert exported["text"] == shown["text"]
    assert "entities" not in json.loads(Ran(capsys, "export", "title:report", "--format", "json").out)
    file = tmp_path / "all.json"
    assert Ran(capsys, "export", "--format", "json", "--output", file).status == 0
    assert [json.loads(text)["id"] for text in file.read_text().splitlines()] == [2, 1]
    again = Ran(capsys, "export", "--format", "json", "--output", file)
    assert f"{file} is there already; {tmp_path / 'all-2.json'} was written." in again.err


def test_export_goes_on_past_a_damaged_article(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, the others are written, and the exit code says that something failed."""
    _change(library, "UPDATE body SET blocks = x'00' WHERE id = 1")
    ran = Ran(capsys, "export", "--format", "json")
    assert ran.status == 1
    assert [json.loads(line)["id"] for line in ran.lines] == [2]
    assert "Article 1 in" in ran.err


def test_export_into_what_is_no_folder_fails(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the place of the folder stays, and is named."""
    (tmp_path / "file").write_text("mine")
    ran = Ran(capsys, "export", "--output", tmp_path / "file")
    assert ran.status == 1
    assert str(tmp_path / "file") in ran.err
    assert (tmp_path / "file").read_text() == "mine"


def test_export_to_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What could not be written to its end is not there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="File too large"), new_file(tmp_path / "all.json") as stream:
            stream.write("words " * 99)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.glob("*.json")) == []


def test_export_of_what_is_no_library_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written, and the file that was named stays as it is."""
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
    before = other.read_bytes()
    ran = Ran(capsys, "export", "--library", other, "--output", tmp_path / "out")
    assert ran.status == 1
    assert "is not a library of Nutgraf" in ran.err
    assert not (tmp_path / "out").exists()
    assert other.read_bytes() == before
