"""What the user names, made into documents to load."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.errors import SourceError, UnsupportedSourceError
from reader.ingest.sources import discover, passed_over

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def test_discover_returns_a_named_file_itself(tmp_path: Path) -> None:
    """A file that is named is taken whatever its suffix; whether it can be read is for loading to tell."""
    assert list(discover(str(tmp_path / "notes.log"))) == [str(tmp_path / "notes.log")]


def test_discover_returns_standard_input_itself() -> None:
    """A dash stands for standard input."""
    assert list(discover("-")) == ["-"]


def test_discover_takes_every_suffix_that_is_read_from_a_folder(tmp_path: Path) -> None:
    """Text, Markdown and HTML in either case, in the order of their names."""
    names = ["a.txt", "b.TEXT", "c.md", "d.markdown", "e.html", "f.HTM", "g.xhtml"]
    _write(tmp_path, *names, "h.png", "i.py", "j")
    assert list(discover(str(tmp_path))) == [str(tmp_path / name) for name in names]


def test_discover_goes_into_folders_in_sorted_order(tmp_path: Path) -> None:
    """The files of a folder come before those of the folders in it."""
    _write(tmp_path, "z.txt", "b/x.txt", "b/c/y.txt", "a/w.txt")
    found = [os.path.relpath(path, tmp_path) for path in discover(str(tmp_path))]
    assert found == ["z.txt", "a/w.txt", "b/x.txt", "b/c/y.txt"]


def test_discover_skips_hidden_files_and_folders(tmp_path: Path) -> None:
    """Names that start with a dot are the system's."""
    _write(tmp_path, "seen.txt", ".hidden.txt", ".git/inside.txt")
    assert list(discover(str(tmp_path))) == [str(tmp_path / "seen.txt")]


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    """In all folders, without hidden ones, as those that are taken; a named file has none below it."""
    for name in ("a.txt", "b.opml", "c", ".hidden", "in/d.db", "in/e.md", ".git/f.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert passed_over(str(tmp_path)) == 3


def test_discover_survives_a_circle_of_links(tmp_path: Path) -> None:
    """A folder that is linked into itself is visited once."""
    _write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert list(discover(str(tmp_path))) == [str(tmp_path / "sub" / "a.txt")]


def test_discover_follows_a_link_to_a_file(tmp_path: Path) -> None:
    """A linked article is an article."""
    _write(tmp_path, "store/data")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "store" / "data")
    assert list(discover(str(tmp_path / "in"))) == [str(tmp_path / "in" / "a.txt")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_discover_names_a_folder_that_cannot_be_opened(tmp_path: Path) -> None:
    """It is in the result, so that it is reported and not passed over."""
    _write(tmp_path, "a.txt", "locked/b.txt")
    (tmp_path / "locked").chmod(0)
    assert list(discover(str(tmp_path))) == [str(tmp_path / "a.txt"), str(tmp_path / "locked")]
    (tmp_path / "locked").chmod(0o700)


def test_discover_refuses_a_folder_without_articles(tmp_path: Path) -> None:
    """The sentence says what would have been read."""
    _write(tmp_path, "a.png")
    with pytest.raises(SourceError, match=r"holds no article.*\.txt.*\.html"):
        list(discover(str(tmp_path)))


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("book.epub", "EPUB"),
        ("paper.PDF", "PDF"),
        ("news.rss", "feed"),
        ("news.xml", "feed"),
        ("blog.atom", "feed"),
        ("subscriptions.opml", "OPML"),
        ("https://example.org/a.html", "web addresses"),
        ("http://example.org/", "web addresses"),
        ("feed:example.org", "web addresses"),
        ("ftp://example.org/a.txt", "only files and folders"),
    ],
)
def test_discover_refuses_what_is_not_read_yet(argument: str, reason: str) -> None:
    """Each kind is named, and the error tells it from a broken source."""
    with pytest.raises(UnsupportedSourceError, match=reason) as caught:
        list(discover(argument))
    assert caught.value.location == argument


def test_discover_takes_a_name_with_a_colon_for_a_file() -> None:
    """Headlines make file names such as this."""
    assert list(discover("Gaza: talks go on.txt")) == ["Gaza: talks go on.txt"]


def test_discover_does_not_fail_on_an_impossible_name() -> None:
    """A name too long for the system is left to loading."""
    assert list(discover("x" * 5000)) == ["x" * 5000]


def test_discover_stops_between_folders_when_it_is_cancelled(tmp_path: Path) -> None:
    """A walk over a slow disk ends with the folder that it is in, and an unfinished one is not called empty."""
    _write(tmp_path, "z.txt", "a/w.txt", "b/x.txt")
    found: list[str] = []
    for path in discover(str(tmp_path), lambda: len(found) >= 2):
        found.append(path)  # noqa: PERF402 - what was found so far decides
    assert [os.path.relpath(path, tmp_path) for path in found] == ["z.txt", "a/w.txt"]
    assert list(discover(str(tmp_path), lambda: True)) == []
